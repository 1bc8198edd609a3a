"""Units added to `don-vi.yaml`, every other byte of it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.errors import InvalidFilesError
from giaoban.model import UnitList
from giaoban.store import door
from giaoban.store.edit import file_change, reread
from giaoban.store.folder import UNITS
from giaoban.store.splice import append_items
from giaoban.store.yaml_text import as_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from giaoban.store.edit import FileChange
    from giaoban.store.nodes import Tree
    from giaoban.store.yaml_text import Value

_KEY = "units"


def add_units(folder: Path, tree: Tree, entries: Sequence[Mapping[str, Value]]) -> tuple[FileChange, Tree, UnitList]:
    """The change that puts `entries` at the end of the list, proved, with the list as it is then.

    Raises RefusedEditError where it cannot be made safely, InvalidFilesError for entries that a list refuses.
    """
    splices = append_items(tree, (), _KEY, list(entries), order=("format", _KEY))

    def meant(values: Any) -> Any:  # noqa: ANN401 - dicts, lists and text
        return {**values, _KEY: [*(values.get(_KEY) or []), *as_read(list(entries))]}

    again = reread(tree, splices, meant)
    units, problems = door.validate(again, UnitList)
    if units is None:
        raise InvalidFilesError(problems)
    return file_change(folder / UNITS, tree, tuple(splices), again.data), again, units
