"""Changes of a YAML text that leave every other character as it is: where to cut, and what to put there.

Nothing is dumped. A place that cannot be changed safely is refused, and `edit` reads every result again.
"""

from giaoban.store.splice.changes import append_items, put_key
from giaoban.store.splice.places import Splice, applied
from giaoban.store.splice.style import is_json

__all__ = ["Splice", "append_items", "applied", "is_json", "put_key"]
