"""Workbooks and CSV files back in: what somebody changed in them, as one plan of changes of the registers.

All rows are read before anything is decided, so that one run names every fault. Nothing here writes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban import check
from giaoban.dates import numeric_day
from giaoban.errors import Level, RefusedEditError
from giaoban.exchange.columns import TASK_COLUMNS
from giaoban.exchange.faults import Fault, FaultySheetError
from giaoban.exchange.incoming.compose import composed
from giaoban.exchange.incoming.events import Entered, EventReader, EventRows
from giaoban.exchange.incoming.heads import find
from giaoban.exchange.incoming.mapping import Map, read_map
from giaoban.exchange.incoming.reading import tables
from giaoban.exchange.incoming.rows import TaskRows, said
from giaoban.exchange.incoming.tasks import TaskReader
from giaoban.store.edit import Change, Draft, lines_changed
from giaoban.terms import EVENT
from giaoban.update.effect import Effect, facts
from giaoban.update.judge import proved
from giaoban.update.plan import Plan, Target, plan_entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from giaoban.exchange.columns import Value
    from giaoban.exchange.incoming.found import Found, Row
    from giaoban.store.folder import Sheet, Workspace

__all__ = ["Edit", "Incoming", "Map", "Source", "incoming", "read", "read_map"]

_TITLES = {column.key: column.title for column in TASK_COLUMNS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as read: its tables, and its name as messages say it."""

    path: str
    tables: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change, with the row it comes from. `what` is `set`, `add` or `event`; `key` the field of a `set`.

    `old` and `new` are the texts of the field, dates ISO; of a new task or event `new` says what it is.
    """

    sheet: str
    row: int
    what: str
    key: str | None
    old: str | None
    new: str | None
    effects: tuple[Effect, ...]

    @property
    def place(self) -> str:
        """`Nhiệm vụ, hàng 7`."""
        return f"{self.sheet}, hàng {self.row}" if self.sheet else f"hàng {self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What the file changes: the plan for the registers, and each change by its row."""

    plan: Plan
    edits: tuple[Edit, ...]
    looked: int


def read(path: str, data: bytes, map_: Map | None = None) -> Source:
    """The tables of a file; raises FaultySheetError where it has none the program knows, or the map does not fit."""
    return Source(path=path, tables=find(path, tables(path, data), map_))


def incoming(workspace: Workspace, source: Source, *, today: dt.date, recorded: dt.date, force: bool) -> Incoming:
    """The changes `source` asks for; raises FaultySheetError with every fault.

    RefusedEditError where the text of a file cannot be changed safely.
    """
    tasks, warnings = TaskRows(), list[str]()
    for found in source.tables:
        warnings += _remarks(found)
        if not found.is_events:
            tasks = TaskReader(workspace, today=today, recorded=recorded).read(found)
    first = _first(workspace, tasks)
    grown = _with(workspace, first)
    events = EventRows()
    for found in source.tables:
        if found.is_events:
            reader = EventReader(grown, today=today, recorded=recorded, force=force, broken=tasks.broken)
            events = reader.read(found)
    second, refused = _second(grown, events.entered, today=today)
    if faults := [*tasks.faults, *events.faults, *refused]:
        order = [found.name for found in source.tables]
        # a line of a form may be two events, of one day that is wrong
        faults = list(dict.fromkeys(faults))
        raise FaultySheetError(source.path, sorted(faults, key=lambda one: (order.index(one.sheet), one.row or 0)))
    changes = _merged(first, second.changes)
    warnings += [*tasks.notes, *events.notes, *second.warnings, *_checked(workspace, changes, source.path)]
    edits = (*_task_edits(workspace, grown, tasks, today), *_event_edits(events.entered, second))
    effects = tuple(effect for edit in edits for effect in edit.effects)
    looked = sum(len(found.rows) for found in source.tables)
    return Incoming(plan=Plan(changes=changes, effects=effects, warnings=tuple(warnings)), edits=edits, looked=looked)


def _remarks(found: Found) -> list[str]:
    where = f"trang {found.name}: " if found.name else ""
    remarks = []
    if found.gone:
        remarks.append(f"{where}bảng xuất ra có thêm {found.gone} hàng nay không còn; xóa hàng không xóa gì trong sổ")
    if found.unknown and not found.own:
        remarks.append(f"{where}không nhập các cột: {', '.join(found.unknown)}")
    return remarks


# --- the changes of files ----------------------------------------------------------------------------------------


def _first(workspace: Workspace, rows: TaskRows) -> tuple[Change, ...]:
    """Plain fields and new tasks: the events may be of tasks that are not there before."""
    drafts: dict[str, Draft] = {}
    for one in rows.sets:
        draft = drafts.setdefault(one.sheet.register.id, Draft(one.sheet))
        draft.put(("tasks", one.index), one.key, one.value)
    for added in rows.added:
        drafts.setdefault(added.sheet.register.id, Draft(added.sheet)).append((), "tasks", added.task)
    return tuple(proved(draft, workspace.units) for draft in drafts.values())


def _with(workspace: Workspace, changes: Sequence[Change]) -> Workspace:
    """The workspace as it would be read after the changes."""
    by_path = {change.path: change for change in changes}
    return replace(workspace, sheets=tuple(_changed(one, by_path.get(one.path)) for one in workspace.sheets))


def _changed(sheet: Sheet, change: Change | None) -> Sheet:
    if change is None:
        return sheet
    return replace(sheet, tree=change.tree, written=change.written, register=change.register)


def _second(workspace: Workspace, entered: list[Entered], *, today: dt.date) -> tuple[Plan, list[Fault]]:
    """The events; a refusal is told at its row, and the others are looked at without it."""
    faults: list[Fault] = []
    rest = list(entered)
    while rest:
        try:
            return plan_entries(workspace, [one.entry for one in rest], today=today), faults
        except RefusedEditError as refused:
            words = str(refused)
            place = next((one for one in rest if words.startswith(f"{one.entry.place}: ")), None)
            if place is None:
                raise
            faults.append(place.row.fault("event", words.removeprefix(f"{place.entry.place}: ").rstrip(".")))
            rest = [one for one in rest if one.entry.target != place.entry.target]
    return Plan(changes=(), effects=()), faults


def _merged(first: Sequence[Change], second: Sequence[Change]) -> tuple[Change, ...]:
    """One change of each file: where both touched it, from the bytes before the first to those after the second."""
    later = {change.path: change for change in second}
    found = []
    for change in first:
        last = later.pop(change.path, None)
        if last is None:
            found.append(change)
            continue
        text = change.before.decode("utf-8").removeprefix("\ufeff")
        splices = composed(text, change.splices, last.splices)
        begin, end = lines_changed(text, splices)
        found.append(replace(last, before=change.before, splices=splices, first=begin, last=end))
    return (*found, *later.values())


def _checked(workspace: Workspace, changes: Sequence[Change], path: str) -> list[str]:
    """Refuse what `check` finds an error in, and was not there before; gives the new warnings."""
    if not changes:
        return []
    known = {(one.path, one.code, one.message) for one in check.problems(workspace)}
    found = [
        one
        for one in check.problems(_with(workspace, changes))
        if (one.path, one.code, one.message) not in known and one.level is not Level.NOTE
    ]
    if errors := [Fault(message=one.message, remedy=one.remedy) for one in found if one.level is Level.ERROR]:
        raise FaultySheetError(path, errors)
    return [one.message for one in found]


# --- what is told ------------------------------------------------------------------------------------------------


def _task_edits(workspace: Workspace, grown: Workspace, rows: TaskRows, today: dt.date) -> list[Edit]:
    found = []
    for one in rows.sets:
        target = Target(sheet=one.sheet, key="tasks", index=one.index)
        title = _TITLES[one.key]
        effect = _effect(target, f"{title}: {said(one.old)} → {said(one.new)}")
        found.append(_edit(one.row, "set", one.key, _plain(one.old), _plain(one.new), (effect,)))
    for added in rows.added:
        sheet = grown.sheet(added.sheet.register.id)
        index = next(at for at, task in enumerate(sheet.register.tasks) if task.id == added.task["id"])
        target = Target(sheet=sheet, key="tasks", index=index)
        title = str(added.task["title"])
        now = facts(target, sheet.register, None, workspace=workspace, day=today)
        effect = replace(_effect(target, f"Bổ sung nhiệm vụ “{title}”"), after=now)
        found.append(_edit(added.row, "add", None, None, title, (effect,)))
    return sorted(found, key=lambda edit: (edit.sheet, edit.row))


def _event_edits(entered: Sequence[Entered], plan: Plan) -> list[Edit]:
    found, effects = [], iter(plan.effects)
    for one in entered:
        own = tuple(next(effects) for _ in one.entry.units or (None,))
        new = f"{EVENT[one.entry.kind]} ngày {numeric_day(one.entry.date)}"
        found.append(_edit(one.row, "event", None, None, new, own))
    return found


def _effect(target: Target, what: str) -> Effect:
    return Effect(target=target, unit=None, unit_name="", what=what, before=None, after=None)


def _plain(value: Value) -> str | None:
    """A value as the document of the program has it: a date ISO, an empty cell null."""
    return None if value is None else str(value)


def _edit(  # noqa: PLR0913, PLR0917 - the fields of an edit
    row: Row, what: str, key: str | None, old: str | None, new: str | None, effects: tuple[Effect, ...]
) -> Edit:
    return Edit(sheet=row.sheet, row=row.number, what=what, key=key, old=old, new=new, effects=effects)
