"""Changes gathered for one register file: spliced into its text, read again, and compared with what was meant.

A draft never writes. What it gives is the new bytes, proved to hold the old register with the intended change and
nothing else; whatever cannot be proved is refused (`reliability.md` section 3.2, step 4).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban.errors import InvalidFilesError, RefusedEditError
from giaoban.model import Register
from giaoban.store import door, nodes, scan
from giaoban.store.resolve import resolve
from giaoban.store.splice import append_items, applied, put_key
from giaoban.store.yaml_text import as_read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from giaoban.store.folder import Sheet
    from giaoban.store.nodes import Path as Steps
    from giaoban.store.nodes import Tree
    from giaoban.store.splice import Splice
    from giaoban.store.yaml_text import Value
    from giaoban.units import UnitDirectory

TASK_ORDER = (
    "id",
    "group",
    "title",
    "lead",
    "joint",
    "cooperating",
    "monitoring",
    "kind",
    "recurs",
    "assigned",
    "deadline",
    "deadline_text",
    "submit_by",
    "product",
    "priority",
    "source",
    "note",
    "events",
)
"""The usual order of a task's keys, in which new ones are put."""

PROPOSAL_ORDER = ("id", "group", "text", "quote", "tasks", "units", "events")
REGISTER_ORDER = (
    "format",
    "id",
    "title",
    "document",
    "acceptance",
    "demonstration",
    "groups",
    "proposals",
    "tasks",
    "waived",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file before and after. `first` and `last` are the lines of the new text that differ, from 1."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    splices: tuple[Splice, ...]
    first: int
    last: int


def file_change(path: Path, tree: Tree, splices: tuple[Splice, ...], after: bytes) -> FileChange:
    """The change of the file at `path`, which holds `tree`, to `after`, which the splices make of it."""
    first, last = lines_changed(tree.text, splices)
    return FileChange(
        path=path, shown=tree.path, before=tree.data, after=after, splices=splices, first=first, last=last
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(FileChange):
    """A register's file before and after, with what the new text holds: as it has it, and with unit codes."""

    written: Register
    register: Register
    tree: Tree


class Draft:
    """The changes meant for one register."""

    def __init__(self, sheet: Sheet) -> None:
        """Begin with nothing changed."""
        self.sheet = sheet
        self._added: dict[tuple[Steps, str], list[Mapping[str, Value]]] = {}
        self._put: list[tuple[Steps, str, Value]] = []

    def append(self, owner: Steps, key: str, entry: Mapping[str, Value]) -> None:
        """Add an item at the end of the list `key` of the mapping at `owner`; an empty `owner` is the register."""
        self._added.setdefault((owner, key), []).append(entry)

    def put(self, owner: Steps, key: str, value: Value) -> None:
        """Give a key of the mapping at `owner` a value."""
        self._put.append((owner, key, value))

    def finish(self, units: UnitDirectory) -> Change:
        """The change, proved; raises RefusedEditError or, for values a register refuses, InvalidFilesError."""
        tree = self.sheet.tree
        for value in (*self._put, *self._added.values()):
            _refuse_unwritable(value)
        splices = tuple(self._splices())
        again = reread(tree, splices, self._meant)
        written, problems = door.validate(again, Register)
        if written is None:
            raise InvalidFilesError(problems)
        first, last = lines_changed(tree.text, splices)
        return Change(
            path=self.sheet.path,
            shown=tree.path,
            before=tree.data,
            after=again.data,
            splices=splices,
            written=written,
            register=resolve(written, units),
            tree=again,
            first=first,
            last=last,
        )

    def _splices(self) -> list[Splice]:
        tree = self.sheet.tree
        added = [(owner, key) for owner, key, _ in self._put] + list(self._added)
        crowded = {owner for owner, count in Counter(owner for owner, _ in added).items() if count > 1}
        # at one place: what goes into the last item, then what goes behind it; a value of a key that is there, then a
        # new key
        found: list[tuple[int, bool, list[Splice]]] = []
        for owner, key, value in sorted(self._put, key=lambda put: _rank(put[0], put[1])):
            splices = put_key(tree, owner, key, value, order=_order(owner), inline=owner in crowded)
            found.append((-len(owner), _is_new(tree, owner, key), splices))
        for (owner, key), entries in self._added.items():
            splices = append_items(tree, owner, key, entries, order=_order(owner), inline=owner in crowded)
            found.append((-len(owner), _is_new(tree, owner, key), splices))
        found.sort(key=lambda one: one[:2])
        return [one for _, _, splices in found for one in splices if one.text or one.start < one.end]

    def _meant(self, values: Any) -> Any:  # noqa: ANN401 - dicts, lists and text
        """The values the new text must have: `values`, the old ones, with the changes made on them."""
        for (owner, key), entries in self._added.items():
            at = _at(values, owner)
            at[key] = [*at.get(key, []), *(as_read(entry) for entry in entries)]
        for owner, key, value in self._put:
            _at(values, owner)[key] = as_read(value)
        return values


def reread(tree: Tree, splices: Sequence[Splice], meant: Callable[[Any], Any]) -> Tree:
    """The tree with `splices` made in its text, proved by reading it again; RefusedEditError where it cannot be.

    It must hold what `meant` makes of the old values, which it may change, and every comment of the old text.
    """
    after = tree.mark + applied(tree.text, splices).encode()
    again, problems = nodes.read(after, tree.path)
    if again is None:
        message = f"sửa xong thì tệp không đọc lại được ({problems[0].message})"
        raise RefusedEditError(tree.path, None, message, _BY_HAND)
    old = nodes.values(_ended(tree, splices).root)
    if again.values != meant(old) or comments(again) != comments(tree):
        raise RefusedEditError(tree.path, None, "sửa xong thì nội dung đọc lại khác với ý định", _BY_HAND)
    return again


def _ended(tree: Tree, splices: Sequence[Splice]) -> Tree:
    """The tree as an editor leaves it: with an end of the last line, where the file has none and something follows.

    To a literal or folded block that the file breaks off in, the end of its last line belongs.
    """
    end = len(tree.text)
    if tree.text.endswith("\n") or all(one.end < end for one in splices):
        return tree
    return nodes.parse(tree.data + b"\n", tree.path)[0] or tree


_BY_HAND = "Chưa ghi gì. Sửa tệp bằng tay, rồi giaoban check"


def _is_new(tree: Tree, owner: Steps, key: str) -> bool:
    node = tree.find(owner)[1]
    return not (isinstance(node, nodes.Mapping) and key in node.items)


def _order(owner: Steps) -> tuple[str, ...]:
    match owner:
        case ():
            return REGISTER_ORDER
        case ("tasks", _):
            return TASK_ORDER
        case ("proposals", _):
            return PROPOSAL_ORDER
        case _:
            return ()


def _at(values: Any, owner: Steps) -> Any:  # noqa: ANN401
    for step in owner:
        values = values[step]
    return values


def _rank(owner: Steps, key: str) -> int:
    order = _order(owner)
    return order.index(key) if key in order else len(order)


def _refuse_unwritable(value: Any) -> None:  # noqa: ANN401 - values of any depth
    if isinstance(value, str):
        if match := scan.UNREADABLE.search(value):
            message = f"trong chữ cần ghi có ký tự điều khiển U+{ord(match.group()):04X}"
            raise RefusedEditError("", None, message, "Xóa ký tự này")
    elif isinstance(value, Mapping):
        _refuse_unwritable(list(value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            _refuse_unwritable(item)


_COMMENT = re.compile(r"#[^\n]*")


def _scalars(node: nodes.Node, found: list[nodes.Scalar]) -> list[nodes.Scalar]:
    """`found` and every key and value below a node, in the order of the file."""
    if isinstance(node, nodes.Scalar):
        found.append(node)
    elif isinstance(node, nodes.Mapping):
        for name, item in node.items.values():
            found.append(name)
            _scalars(item, found)
    else:
        for item in node.items:
            _scalars(item, found)
    return found


def comments(tree: Tree) -> list[str]:
    """Every comment of the file, in order: what a `#` begins that is no part of a text."""
    text, found, at = tree.text, [], 0
    sign = text.find("#")
    if sign < 0:
        return []
    for scalar in _scalars(tree.root, []):
        start, end = scalar.start, scalar.end
        if sign < start:
            found += _COMMENT.findall(text, at, start)
        if sign < end and not scalar.plain and text.startswith(("|", ">"), start):
            # behind the sign that begins a literal or folded block
            found += _COMMENT.findall(text, start, text.find("\n", start))
        at = end
        if sign < end and (sign := text.find("#", end)) < 0:
            break
    return [one.rstrip() for one in (*found, *_COMMENT.findall(text, at))]


def lines_changed(text: str, splices: tuple[Splice, ...]) -> tuple[int, int]:
    """The first and the last line of the new text that was not in the old one."""
    first, last, shift = 10**9, 0, 0
    for splice in sorted(splices, key=lambda one: one.start):
        lead = len(splice.text) - len(splice.text.lstrip("\r\n"))
        begin = text.count("\n", 0, splice.start) + 1 + shift + splice.text[:lead].count("\n")
        end = begin + splice.text.strip("\r\n").count("\n")
        first, last = min(first, begin), max(last, end)
        shift += splice.text.count("\n") - text.count("\n", splice.start, splice.end)
    return first, last
