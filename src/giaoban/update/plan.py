"""A plan: entries meant for tasks and proposals, made into changes of files, with what they do to each task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.dates import numeric_day
from giaoban.errors import RefusedEditError, WrongUsageError, together
from giaoban.progress import ExtensionState, Work
from giaoban.progress.fold import fold
from giaoban.store.edit import Change, Draft
from giaoban.terms import EVENT
from giaoban.text import plain
from giaoban.update.effect import Effect, facts, of_event
from giaoban.update.judge import check_kind, check_units, judge_entries, judge_void, proved

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from giaoban.dates import Deadline
    from giaoban.model import Proposal, Task
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

    def typed(self, workspace: Workspace) -> str:
        """The id as a command takes it: alone where there is one register, else after the register's."""
        return self.item.id if len(workspace.sheets) == 1 else self.reference

    @property
    def assigned(self) -> dt.date:
        """The day the task was given; of a proposal the day of the document."""
        register = self.sheet.register
        return register.document.date if self.is_proposal else register.assigned(register.tasks[self.index])

    @property
    def is_proposal(self) -> bool:
        """Whether it is a proposal of the localities."""
        return self.key == "proposals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it is entered.

    `values` are its own keys in order; `units` are codes, empty where none is named; `place` says where it was read;
    `force` enters it though it is doubtful.
    """

    target: Target
    kind: str
    date: dt.date
    recorded: dt.date
    units: tuple[str, ...]
    values: dict[str, Value]
    note: str | None
    place: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Changes of files that are not written yet, and their effects; `warnings` are what is doubtful about them."""

    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]
    warnings: tuple[str, ...] = ()


def targets(workspace: Workspace, typed: str) -> list[Target]:
    """The tasks and proposals an id means, alone or after its register's; in whatever case, where none is as typed."""
    every = []
    for sheet in workspace.sheets:
        lists: tuple[tuple[str, Sequence[Task | Proposal]], ...] = (
            ("tasks", sheet.register.tasks),
            ("proposals", sheet.register.proposals),
        )
        every += [Target(sheet=sheet, key=key, index=index) for key, items in lists for index, _ in enumerate(items)]
    found = [one for one in every if typed in {one.item.id, one.reference}]
    return found or [one for one in every if plain(typed) in {plain(one.item.id), plain(one.reference)}]


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


def plan_entries(workspace: Workspace, entries: Sequence[Entry], *, today: dt.date) -> Plan:
    """The plan of entering events, all or none; raises RefusedEditError where one makes no sense in its task's state.

    What is only doubtful is refused too, unless the entry is forced. A unit that is not there, or not one alone, is a
    NotFoundError or AmbiguousError.
    """
    drafts: dict[str, Draft] = {}
    for entry in entries:
        check_kind(entry.target, entry.kind)
        check_units(workspace, entry)
        sheet = entry.target.sheet
        draft = drafts.setdefault(sheet.register.id, Draft(sheet))
        draft.append((entry.target.key, entry.target.index), "events", _written(entry, workspace))
    changes = tuple(proved(draft, workspace.units) for draft in drafts.values())
    by_register = {change.register.id: change for change in changes}
    touched: dict[str, list[Entry]] = {}
    for entry in entries:
        touched.setdefault(entry.target.reference, []).append(entry)
    verdicts = [
        judge_entries(workspace, entered, by_register[entered[0].target.sheet.register.id])
        for entered in touched.values()
    ]
    refusals = {id(one.entry): one.refusal for one in verdicts if one.refusal}
    if refusals:
        raise together([refusals[id(entry)] for entry in entries if id(entry) in refusals])
    effects = []
    number = {reference: len(entered[0].target.item.events) for reference, entered in touched.items()}
    for entry in entries:
        number[entry.target.reference] += 1
        changed = by_register[entry.target.sheet.register.id].register
        effects += [
            of_event(
                entry.target,
                number[entry.target.reference],
                unit,
                changed=changed,
                workspace=workspace,
                day=max(today, entry.date),
            )
            for unit in (entry.units or (None,))
        ]
    warnings = tuple(warning for one in verdicts for warning in one.warnings)
    return Plan(changes=changes, effects=tuple(effects), warnings=warnings)


def plan_void(  # noqa: PLR0913 - an entry, when and why
    workspace: Workspace, target: Target, number: int, *, recorded: dt.date, reason: str, today: dt.date
) -> Plan:
    """The plan of voiding the entry with this number, from 1; raises WrongUsageError where there is none to void."""
    events = target.item.events
    if not 1 <= number <= len(events):
        has = f"có {len(events)} lần ghi" if events else "chưa có lần ghi nào"
        raise WrongUsageError(
            f"{target.reference} {has}, không có lần ghi số {number}", f"Xem: giaoban log {target.typed(workspace)}"
        )
    event = events[number - 1]
    if event.voided:
        raise RefusedEditError("", None, f"lần ghi số {number} của {target.reference} đã được đính chính")
    if recorded < event.entered:
        message = f"đính chính ngày {numeric_day(recorded)}, trước ngày ghi sổ ({numeric_day(event.entered)})"
        raise WrongUsageError(message, "Sửa --recorded")
    draft = Draft(target.sheet)
    place = (target.key, target.index, "events", number - 1)
    draft.put(place, "voided", {"recorded": recorded, "reason": reason})
    change = proved(draft, workspace.units)
    warnings = judge_void(workspace, target, number, change)
    old, new, day = target.sheet.register, change.register, max(today, event.date)
    effects = tuple(
        Effect(
            target=target,
            unit=unit,
            unit_name=workspace.units.name(unit) if unit else "",
            what=f"Đính chính lần ghi số {number} ({EVENT[event.kind].lower()})",
            before=facts(target, old, unit, workspace=workspace, day=day),
            after=facts(target, new, unit, workspace=workspace, day=day),
        )
        for unit in (event.unit or (None,))
    )
    return Plan(changes=(change,), effects=effects, warnings=warnings)


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
