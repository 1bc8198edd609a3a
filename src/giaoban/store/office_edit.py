"""Days added to the calendar of `co-quan.yaml`, every other byte of it as it was."""

from __future__ import annotations

import copy
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giaoban.errors import InvalidFilesError, RefusedEditError
from giaoban.model import Office
from giaoban.store import door, nodes
from giaoban.store.edit import file_change, reread
from giaoban.store.folder import OFFICE
from giaoban.store.new_file import NewFile
from giaoban.store.nodes import Sequence
from giaoban.store.splice import Splice, append_items, is_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.store.edit import FileChange
    from giaoban.store.folder import Workspace
    from giaoban.store.nodes import Tree

_KEY = "meetings"
_ORDER = tuple(field.name for field in fields(Office))
_NEW = "# Thông tin của cơ quan. Các khóa khác: body, office, place, signer ... (giaoban schema)\nmeetings: []\n"
_BY_HAND = "Chưa ghi gì. Sửa tệp bằng tay, rồi giaoban check"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChange:
    """The days that come in and those that are there already; `change` is None where none comes in.

    `new` is the file without a day in it, where there is none yet: it must be made before the change is written.
    """

    added: tuple[dt.date, ...]
    known: tuple[dt.date, ...]
    change: FileChange | None
    new: NewFile | None


def add_meetings(workspace: Workspace, days: Iterable[dt.date]) -> CalendarChange:
    """The change that adds days to the calendar, proved; raises RefusedEditError where it cannot be made safely.

    Where the calendar is in order of time they take their places in it, else they come last.
    """
    wanted = sorted(set(days))
    have = workspace.office.meetings
    added = tuple(day for day in wanted if day not in have)
    known = tuple(day for day in wanted if day in have)
    tree = workspace.office_tree or _new(workspace)
    change = _proved(workspace, tree, have, added) if added else None
    is_new = change is not None and workspace.office_tree is None
    new = NewFile(path=change.path, shown=change.shown, data=change.before) if change and is_new else None
    return CalendarChange(added=added, known=known, change=change, new=new)


def _new(workspace: Workspace) -> Tree:
    tree, problems = nodes.parse(_NEW.encode(), str(Path(workspace.units_tree.path).with_name(OFFICE)))
    if tree is None:
        raise InvalidFilesError(problems)
    return tree


def _proved(workspace: Workspace, tree: Tree, have: tuple[dt.date, ...], added: tuple[dt.date, ...]) -> FileChange:
    in_order = list(have) == sorted(have)
    places: dict[int, list[dt.date]] = {}
    for day in added:
        # how many days of the calendar stand before it
        places.setdefault(sum(one < day for one in have) if in_order else len(have), []).append(day)
    splices = tuple(splice for place, days in places.items() for splice in _inserted(tree, place, days))
    again = reread(tree, splices, lambda values: _meant(values, places))
    _, problems = door.validate(again, Office)
    if problems:
        raise InvalidFilesError(problems)
    return file_change(workspace.folder / OFFICE, tree, splices, again.data)


def _meant(values: Any, places: dict[int, list[dt.date]]) -> Any:  # noqa: ANN401 - dicts, lists and text
    """The values the new text must have: `values`, the old ones, with the days."""
    old = values.get(_KEY, [])
    new = []
    for place in range(len(old) + 1):
        new += [str(day) for day in places.get(place, ())]
        new += old[place : place + 1]
    return {**values, _KEY: new}


def _inserted(tree: Tree, place: int, days: list[dt.date]) -> list[Splice]:
    """The days put into the list behind its first `place` items."""
    name, node = tree.root.items.get(_KEY, (None, None))
    entries: Any = days
    if not tree.root.items:
        # `{}`
        text = f"{_KEY}: [{', '.join(map(str, days))}]"
        return [Splice(start=tree.root.start + 1, end=tree.root.start + 1, text=text)]
    if not isinstance(node, Sequence) or name is None or not node.items:
        return append_items(tree, (), _KEY, entries, order=_ORDER)
    if place == 0:
        return [_in_front(tree, node, days)]
    # the list as if it ended there
    part = copy.copy(node)
    part.items = node.items[:place]
    root = copy.copy(tree.root)
    root.items = {**tree.root.items, _KEY: (name, part)}
    short = copy.copy(tree)
    short.root = root
    return append_items(short, (), _KEY, entries, order=_ORDER)


def _in_front(tree: Tree, node: Sequence, days: list[dt.date]) -> Splice:
    """The days put before the first item."""
    first, text = node.items[0], tree.text
    if node.flow:
        # a file that is JSON as a whole stays so
        quote = '"' if is_json(tree) else ""
        return Splice(start=first.start, end=first.start, text="".join(f"{quote}{day}{quote}, " for day in days))
    start = text.rfind("\n", 0, node.start) + 1
    dash = text[node.start : first.start]
    if text[start : node.start].strip() or not dash.startswith("-") or dash[1:].strip(" "):
        message = "không chèn được vào trước ngày giao ban đầu tiên"
        raise RefusedEditError(tree.path, first.line + 1, message, _BY_HAND)
    end = "\r\n" if text[: text.find("\n", start) + 1].endswith("\r\n") else "\n"
    lines = "".join(f"{text[start : node.start]}{dash}{day}{end}" for day in days)
    return Splice(start=start, end=start, text=lines)
