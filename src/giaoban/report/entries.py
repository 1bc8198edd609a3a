"""What was entered in the registers: every event of tasks and proposals, in the order people wrote them down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import AsOf, short_day
from giaoban.model import Event, Proposal, Register, Task, Transferred, UnitAdded
from giaoban.progress.fold import as_known
from giaoban.report.counts import number
from giaoban.report.detail import event_words
from giaoban.report.lists import several
from giaoban.report.page import Column, Grid, Page, Prose, Tone, Toned
from giaoban.text import plain

if TYPE_CHECKING:
    from giaoban.report.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event. `number` is its place in the list of its task or proposal, from 1, by which it can be voided.

    `units` are those it names or, where it names none, the one that had the task then, or those that must answer.
    """

    register: Register
    owner: Task | Proposal
    number: int
    event: Event
    units: tuple[str, ...]

    @property
    def reference(self) -> str:
        """The id of the task or proposal with its register's."""
        return f"{self.register.id}/{self.owner.id}"

    @property
    def of(self) -> str:
        """What it was entered for: `task` or `proposal`."""
        return "task" if isinstance(self.owner, Task) else "proposal"

    @property
    def title(self) -> str:
        """What the task or proposal asks for."""
        return self.owner.title if isinstance(self.owner, Task) else self.owner.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The entries the filter accepts, newest last; `searched` counts all that were looked at."""

    entries: tuple[Entry, ...]
    searched: int

    @property
    def voided(self) -> int:
        """Those struck out since."""
        return sum(entry.event.voided is not None for entry in self.entries)


def journal(frame: Frame, reference: str | None = None) -> Journal:
    """What was entered, or struck out, in the frame's period; of one task or proposal where `reference` names it.

    As known on a day: what was entered by then, as it stood.
    """
    every = [entry for entry in _entries(frame) if reference in {None, entry.reference}]
    found = [entry for entry in every if _accepts(frame, entry)]
    # a stable sort: what was entered on one day about one day stays in the order of the files
    found.sort(key=lambda entry: (entry.event.entered, entry.event.date))
    return Journal(entries=tuple(found), searched=len(every))


_WHENEVER = AsOf(day=dt.date.max)


def _entries(frame: Frame) -> list[Entry]:
    answering = {one.reference: one.units for one in frame.shelf.proposals(_WHENEVER)}
    known_on = frame.scope.as_of.known_on
    found = []
    for register in frame.registers:
        owners: tuple[Task | Proposal, ...] = (*register.tasks, *register.proposals)
        for owner in owners:
            stood = ((index, as_known(event, known_on)) for index, event in enumerate(owner.events))
            known = [(index, event) for index, event in stood if event is not None]
            holders = _holders(frame, owner, known) if isinstance(owner, Task) else {}
            others = answering[f"{register.id}/{owner.id}"] if isinstance(owner, Proposal) else ()
            for index, event in known:
                units = event.unit or holders.get(index, others)
                found.append(Entry(register=register, owner=owner, number=index + 1, event=event, units=units))
    return found


def _holders(frame: Frame, task: Task, events: list[tuple[int, Event]]) -> dict[int, tuple[str, ...]]:
    """Of a task that one unit does, who had it when each event happened, by place in the file."""
    holder = tuple(code for code in task.lead if not frame.units.is_open(code)) or task.lead
    found: dict[int, tuple[str, ...]] = {}
    for index, event in sorted(events, key=lambda pair: (pair[1].date, pair[0])):
        found[index] = holder if len(holder) == 1 else ()
        if event.voided:
            continue
        if isinstance(event, Transferred) and len(holder) == 1:
            holder = (event.to,)
        elif isinstance(event, UnitAdded):
            named = tuple(code for code in holder if not frame.units.is_open(code))
            holder = (*named, *event.unit)
    return found


def _accepts(frame: Frame, entry: Entry) -> bool:
    wanted, window, event = frame.narrowed, frame.scope.window, entry.event
    voided_on = event.voided.recorded if event.voided else event.entered
    units = {*entry.units, *((event.to,) if isinstance(event, Transferred) else ())}
    return (
        (window is None or event.entered in window or voided_on in window)
        and (wanted.unit is None or wanted.unit in units)
        and (wanted.group is None or entry.owner.group == wanted.group)
        and (
            wanted.grep is None
            or plain(wanted.grep) in plain(f"{entry.owner.id} {entry.title} {event_words(frame, event)}")
        )
    )


def journal_page(frame: Frame, view: Journal, reference: str | None = None) -> Page:
    """The page of `giaoban log`."""
    scope = frame.scope
    of_one = f" của {reference}" if reference else ""
    known = f", theo số liệu đã ghi đến ngày {short_day(scope.as_of.known_on)}" if scope.as_of.known_on else ""
    when = f", {frame.when}" if scope.period else known
    searched = f"{of_one}{frame.searched} {frame.in_registers}{when}"
    if not view.entries:
        line = f"Không có lần ghi sổ nào{searched} (đã xét {number(view.searched)} lần ghi sổ)."
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    voided = f", trong đó {number(view.voided)} lần đã đính chính" if view.voided else ""
    columns = (
        Column(title="Ngày ghi sổ"),
        Column(title="Ngày"),
        Column(title="Mã"),
        Column(title="Số", right=True),
        Column(title="Đơn vị"),
        Column(title="Nội dung ghi", wide=True),
    )
    rows = tuple(
        (
            entry.event.entered,
            entry.event.date,
            entry.reference if several(frame) else entry.owner.id,
            entry.number,
            frame.names(entry.units),
            Toned(entry_words(frame, entry), Tone.MUTED if entry.event.voided else Tone.NONE),
        )
        for entry in view.entries
    )
    head = f"{number(len(view.entries))} lần ghi sổ{searched}{voided}."
    return Page(head=(*frame.marks, head), parts=(Grid(columns=columns, rows=rows),), hints=frame.hints)


def entry_words(frame: Frame, entry: Entry) -> str:
    """The event in one sentence; the day it was entered has a column of its own."""
    return event_words(frame, replace(entry.event, recorded=None))
