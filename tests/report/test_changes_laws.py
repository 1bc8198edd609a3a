"""What holds between any two days of any history: found out by random events, units and days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from giaoban import model
from giaoban.console import envelope
from giaoban.dates import AsOf, Deadline, Scope
from giaoban.model import Document, Event, Office, Register, Task, TaskKind, Voided
from giaoban.progress import Rules, Thread
from giaoban.progress.fold import known
from giaoban.query import Filter
from giaoban.query.whole import Opened
from giaoban.report.changes import Changes, Kind, changes_page
from giaoban.report.compare import compare
from giaoban.report.entries import journal
from giaoban.report.frame import Frame
from giaoban.units import Unit, UnitDirectory, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS = UnitDirectory(
    [
        Unit(code="VL", name="Cục Việc làm", member_of=("DV",)),
        Unit(code="NCC", name="Cục Người có công", member_of=("DV",)),
        Unit(code="PC", name="Vụ Pháp chế"),
        Unit(code="DV", name="Các đơn vị thuộc Bộ", kind=UnitKind.CLOSED_GROUP),
        Unit(code="DVLQ", name="các đơn vị có liên quan", kind=UnitKind.OPEN_GROUP),
    ]
)
CODES = [unit.code for unit in UNITS.units]
FIRST = dt.date(2009, 8, 6)

# --- histories -------------------------------------------------------------------------------------------------------

days = st.dates(FIRST, dt.date(2009, 11, 30))
deadlines = days.map(lambda day: Deadline(end=day))
PLAIN = (
    model.Accepted,
    model.Returned,
    model.ExtensionRefused,
    model.ExtensionRequest,
    model.Suspended,
    model.Withdrawn,
    model.UnitAdded,
    model.Reminder,
    model.Note,
    model.Progress,
    model.Done,
    model.Done,
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    date, unit = draw(days), tuple(draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True)))
    kinds: list[Callable[[], Event]] = [
        lambda: model.Extension(date=date, unit=unit, to=draw(deadlines)),
        lambda: model.Resumed(date=date, unit=unit, to=draw(st.none() | deadlines)),
        lambda: model.Transferred(date=date, unit=unit, to=draw(st.sampled_from(CODES))),
        *[lambda: draw(st.sampled_from(PLAIN))(date=date, unit=unit)] * 3,
    ]
    event = draw(st.sampled_from(kinds))()
    voided = Voided(recorded=date, reason="Ghi nhầm") if draw(st.integers(0, 9)) == 0 else None
    return replace(event, recorded=draw(st.none() | days), voided=voided)


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    return Task(
        id=f"1.{number}",
        title="Báo cáo Bộ",
        lead=tuple(draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True))),
        kind=draw(st.sampled_from([TaskKind.ONE_OFF, TaskKind.ONE_OFF, TaskKind.STANDING])),
        assigned=draw(st.none() | days),
        deadline=draw(st.none() | deadlines),
        events=tuple(draw(st.lists(events(), max_size=6))),
    )


@st.composite
def registers(draw: st.DrawFn) -> Register:
    document = Document(type="Kết luận", number="01/KL-BT", date=FIRST)
    made = tuple(draw(tasks(number)) for number in range(draw(st.integers(1, 3))))
    return Register(format=1, id="GB", title="Kết luận", document=document, acceptance=draw(st.booleans()), tasks=made)


units = st.none() | st.sampled_from(CODES)
ends = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def frame(register: Register, day: dt.date, unit: str | None = None) -> Frame:
    rules = Rules(office=Office(), units=UNITS)
    scope = Scope(as_of=AsOf(day=day), asked_on=day)
    return Frame(shelf=Opened((register,), rules), rules=rules, scope=scope, narrowed=Filter(unit=unit))


def compared(register: Register, first: dt.date, last: dt.date, unit: str | None = None) -> Changes:
    return compare(frame(register, last, unit), AsOf(day=first))


def of(view: Changes, kind: Kind) -> set[str]:
    """The tasks of a kind of change, not those of which only some units came to it."""
    return {one.tracked.reference for one in view.changes if one.kind is kind and not one.apart}


# --- laws ------------------------------------------------------------------------------------------------------------

STATES = {Kind.DONE, Kind.SLIPPED, Kind.SUSPENDED, Kind.WITHDRAWN}


@given(registers(), days, units)
def test_no_time_changes_nothing(register: Register, day: dt.date, unit: str | None) -> None:
    view = compared(register, day, day, unit)

    assert (view.changes, view.proposal_changes, view.changed) == ((), (), 0)


@given(registers(), ends, units)
def test_a_task_and_each_of_its_units_come_to_one_state_at_most(
    register: Register, ends: tuple[dt.date, dt.date], unit: str | None
) -> None:
    states = [one for one in compared(register, *ends, unit).changes if one.kind in STATES]
    of_tasks = Counter((one.tracked.reference, one.units[0]) for one in states if not one.apart)
    of_units = Counter((one.tracked.reference, code) for one in states if one.apart for code in one.units)

    assert not [key for counted in (of_tasks, of_units) for key, count in counted.items() if count > 1]
    if unit is None:
        assert max(Counter(one.tracked.reference for one in states if not one.apart).values(), default=0) <= 1


@given(registers(), ends)
def test_what_is_new_was_not_there_and_what_is_done_was_not_done(
    register: Register, ends: tuple[dt.date, dt.date]
) -> None:
    first, last = ends
    before = {one.reference: one for one in frame(register, first).tracked}
    now = frame(register, last).tracked
    view = compared(register, first, last)

    assert of(view, Kind.NEW) == {one.reference for one in now} - before.keys()
    assert of(view, Kind.DONE) == {
        one.reference
        for one in now
        if one.standing.bucket.is_done
        and not (one.reference in before and before[one.reference].standing.bucket.is_done)
    }


@given(registers(), ends)
def test_what_did_not_change_stands_where_it_stood_and_nothing_was_said_of_it(
    register: Register, ends: tuple[dt.date, dt.date]
) -> None:
    first, last = ends
    before = {one.reference: one.standing for one in frame(register, first).tracked}
    view = compared(register, first, last)
    changed = {one.tracked.reference for one in view.changes if one.kind is not Kind.SILENT}

    assert view.changed == len(changed)
    for one in frame(register, last).tracked:
        told = [event for _, event in known(one.task.events, AsOf(day=last)) if event.date > first]
        if one.reference not in changed:
            assert one.standing.bucket is before[one.reference].bucket
        assert bool(told) <= (one.reference in changed)


@given(registers(), ends, units)
def test_only_who_owes_a_task_and_did_not_report_is_silent(
    register: Register, ends: tuple[dt.date, dt.date], unit: str | None
) -> None:
    first, last = ends
    for one in compared(register, first, last, unit).changes:
        if one.kind is Kind.SILENT:
            assert isinstance(one.facts, Thread)
            assert one.facts.bucket.is_open
            assert one.facts.last_report is None or one.facts.last_report <= first
            assert one.silent_days == (last - (one.facts.last_report or one.facts.since)).days


@given(registers(), ends, units)
def test_every_change_can_be_printed(register: Register, ends: tuple[dt.date, dt.date], unit: str | None) -> None:
    asked = frame(register, ends[1], unit)
    view = compare(asked, AsOf(day=ends[0]))

    assert changes_page(asked, view).parts
    assert envelope.changes(asked, view)


@given(registers())
def test_every_entry_stands_in_the_journal_once_in_the_order_of_entering(register: Register) -> None:
    found = journal(frame(register, FIRST)).entries

    assert Counter((entry.reference, entry.number) for entry in found) == Counter(
        (f"GB/{task.id}", number + 1) for task in register.tasks for number in range(len(task.events))
    )
    entered = [entry.event.entered for entry in found]
    assert entered == sorted(entered)
