"""A plan: entries meant for tasks and proposals, made into changes of files, with what they do to each task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import AsOf, Deadline
from giaoban.errors import Level, RefusedEditError, WrongUsageError
from giaoban.model import Note, Proposal, Task
from giaoban.progress import ExtensionState, Rules, Standing, Thread, Work, derive, objections
from giaoban.progress.fold import fold
from giaoban.store.edit import Change, Draft
from giaoban.terms import EVENT
from giaoban.update.words import OF_PROPOSALS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from giaoban.model import Register
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A task or proposal of a register: `key` is `tasks` or `proposals`, `index` its place in that list from 0."""

    sheet: Sheet
    key: str
    index: int

    @property
    def item(self) -> Task | Proposal:
        """The task or proposal, with unit codes."""
        register = self.sheet.register
        return register.tasks[self.index] if self.key == "tasks" else register.proposals[self.index]

    @property
    def reference(self) -> str:
        """`GB-2009-6T/1.1`."""
        return f"{self.sheet.register.id}/{self.item.id}"

    @property
    def is_proposal(self) -> bool:
        """Whether it is a proposal of the localities."""
        return self.key == "proposals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it is entered.

    `values` are its own keys in order; `units` are codes, empty where none is named; `place` says where it was read.
    """

    target: Target
    kind: str
    date: dt.date
    recorded: dt.date
    units: tuple[str, ...]
    values: dict[str, Value]
    note: str | None
    place: str = ""


Facts: TypeAlias = "Thread | Standing | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change makes of one unit's thread, or of the task: as of the later of today and the entry's day."""

    target: Target
    unit: str | None
    unit_name: str
    what: str
    before: Facts
    after: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Changes of files that are not written yet, and their effects; `warnings` were allowed by force."""

    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]
    warnings: tuple[str, ...] = ()


def targets(workspace: Workspace, typed: str) -> list[Target]:
    """The tasks and proposals an id means, alone or after its register's."""
    found = []
    for sheet in workspace.sheets:
        lists: tuple[tuple[str, Sequence[Task | Proposal]], ...] = (
            ("tasks", sheet.register.tasks),
            ("proposals", sheet.register.proposals),
        )
        found += [
            Target(sheet=sheet, key=key, index=index)
            for key, items in lists
            for index, item in enumerate(items)
            if typed in {item.id, f"{sheet.register.id}/{item.id}"}
        ]
    return found


def open_units(target: Target, workspace: Workspace) -> tuple[str, ...]:
    """The units that hold a thread of a task now, in order; withdrawn ones left out."""
    if target.is_proposal:
        return ()
    task = target.sheet.register.tasks[target.index]
    threads = fold(task, target.sheet.register, workspace.units, None).threads
    return tuple(code for code, state in threads.items() if state.work is not Work.WITHDRAWN)


def requested(target: Target, units: tuple[str, ...], workspace: Workspace) -> Deadline | None:
    """The deadline asked for and not answered yet, where all of the units asked for the same."""
    task = target.sheet.register.tasks[target.index]
    folded = fold(task, target.sheet.register, workspace.units, None)
    states = [folded.threads[code] for code in units if code in folded.threads] or list(folded.threads.values())
    asked = {state.requested for state in states if state.extension is ExtensionState.REQUESTED}
    return asked.pop() if len(asked) == 1 else None


def plan_entries(workspace: Workspace, entries: Sequence[Entry], *, today: dt.date, force: bool) -> Plan:
    """The plan of entering events, all or none; raises RefusedEditError where one makes no sense in its task's state.

    What is only doubtful is refused too, unless `force`.
    """
    for entry in entries:
        _check_kind(entry)
    drafts: dict[str, Draft] = {}
    for entry in entries:
        sheet = entry.target.sheet
        draft = drafts.setdefault(sheet.register.id, Draft(sheet))
        draft.append((entry.target.key, entry.target.index), "events", _written(entry, workspace))
    changes = tuple(draft.finish(workspace.units) for draft in drafts.values())
    by_register = {change.register.id: change for change in changes}
    touched: dict[str, list[Entry]] = {}
    for entry in entries:
        touched.setdefault(entry.target.reference, []).append(entry)
    warnings = _judge(workspace, [(new[0].target, new) for new in touched.values()], by_register, force=force)
    effects = [
        _effect(entry.target, unit, EVENT[entry.kind], workspace, by_register, day=max(today, entry.date))
        for entry in entries
        for unit in (entry.units or (None,))
    ]
    return Plan(changes=changes, effects=tuple(effects), warnings=warnings)


def plan_void(workspace: Workspace, target: Target, number: int, *, recorded: dt.date, reason: str) -> Plan:
    """The plan of voiding the entry with this number, from 1; raises WrongUsageError where there is none to void."""
    events = target.item.events
    if not 1 <= number <= len(events):
        has = f"có {len(events)} lần ghi" if events else "chưa có lần ghi nào"
        raise WrongUsageError(
            f"{target.reference} {has}, không có lần ghi số {number}", f"Xem: giaoban log {target.item.id}"
        )
    if events[number - 1].voided:
        raise RefusedEditError("", None, f"lần ghi số {number} của {target.reference} đã được đính chính")
    draft = Draft(target.sheet)
    place = (target.key, target.index, "events", number - 1)
    draft.put(place, "voided", {"recorded": recorded, "reason": reason})
    change = draft.finish(workspace.units)
    by_register = {change.register.id: change}
    _judge(workspace, [(target, [])], by_register, force=False)
    units = events[number - 1].unit or (None,)
    what = f"Đính chính lần ghi số {number} ({EVENT[events[number - 1].kind].lower()})"
    effects = tuple(_effect(target, unit, what, workspace, by_register, day=recorded) for unit in units)
    return Plan(changes=(change,), effects=effects)


def _check_kind(entry: Entry) -> None:
    proposals = entry.kind in OF_PROPOSALS
    if entry.target.is_proposal and not proposals:
        message = f"{entry.target.reference} là kiến nghị, không ghi được “{EVENT[entry.kind]}”"
        raise RefusedEditError("", None, message, "Ghi tra-loi, kien-nghi-lai hoặc ghi-chu")
    if not entry.target.is_proposal and proposals and entry.kind != Note.kind:
        message = f"{entry.target.reference} là nhiệm vụ, “{EVENT[entry.kind]}” chỉ ghi cho kiến nghị"
        raise RefusedEditError("", None, message, "Ghi mã kiến nghị, ví dụ 1.a; xem giaoban proposals")


def _written(entry: Entry, workspace: Workspace) -> dict[str, Value]:
    """The keys of the event in the order they are written."""
    written: dict[str, Value] = {"date": entry.date, "event": entry.kind}
    names = tuple(_spelled(entry.target, code, workspace) for code in entry.units)
    if names:
        written["unit"] = names[0] if len(names) == 1 else names
    written |= entry.values
    if entry.note:
        written["note"] = entry.note
    written["recorded"] = entry.recorded
    return written


def _spelled(target: Target, code: str, workspace: Workspace) -> str:
    """The unit as the task already writes it, else by its official name."""
    if not target.is_proposal:
        written = target.sheet.written.tasks[target.index]
        for name in (*written.lead, *written.cooperating, *written.monitoring):
            found = workspace.units.matches(name)
            if len(found) == 1 and found[0].code == code:
                return name
    return workspace.units.name(code)


def _judge(
    workspace: Workspace, touched: Iterable[tuple[Target, list[Entry]]], changed: dict[str, Change], *, force: bool
) -> tuple[str, ...]:
    """Refuse what the new entries make wrong; gives the warnings that force lets pass."""
    warnings = []
    for target, entered in touched:
        if target.is_proposal:
            continue
        old, new = target.sheet.register, changed[target.sheet.register.id].register
        known = {
            (one.event, one.code, one.message) for one in objections(old.tasks[target.index], old, workspace.units)
        }
        for one in objections(new.tasks[target.index], new, workspace.units):
            if (one.event, one.code, one.message) in known:
                continue
            if one.level is Level.ERROR or not force:
                added = one.event - len(old.tasks[target.index].events)
                place = f"{entered[added].place}: " if entered and added >= 0 and entered[added].place else ""
                forced = "" if one.level is Level.ERROR else "; nếu vẫn muốn ghi, thêm --force"
                raise RefusedEditError("", None, f"{place}{target.reference}: {one.message}", f"{one.remedy}{forced}")
            warnings.append(f"{target.reference}: {one.message}")
    return tuple(warnings)


def _effect(  # noqa: PLR0913, PLR0917 - the two states and what lies between
    target: Target, unit: str | None, what: str, workspace: Workspace, changed: dict[str, Change], day: dt.date
) -> Effect:
    old, new = target.sheet.register, changed[target.sheet.register.id].register
    before = after = None
    if not target.is_proposal:
        before, after = (_facts(register, target.index, unit, workspace, day) for register in (old, new))
    name = workspace.units.name(unit) if unit else ""
    return Effect(target=target, unit=unit, unit_name=name, what=what, before=before, after=after)


def _facts(register: Register, index: int, unit: str | None, workspace: Workspace, day: dt.date) -> Facts:
    rules = Rules(office=workspace.office, units=workspace.units)
    standing = derive(register.tasks[index], register, rules, AsOf(day=day))
    return (standing.thread(unit) or standing) if standing and unit else standing
