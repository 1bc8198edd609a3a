"""The pack for a meeting: what holds for any history, and which meetings stand around one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban import model
from giaoban.console.envelope import meeting as documents
from giaoban.dates import AsOf, Deadline, Scope
from giaoban.model import Document, Event, Office, Recurs, Register, Task, TaskKind
from giaoban.progress import Bucket, Rules
from giaoban.query import Filter, select
from giaoban.query.whole import Opened
from giaoban.render.meeting import meeting_context
from giaoban.report.calendar import calendar, nearest, sitting
from giaoban.report.compare import compare
from giaoban.report.frame import Frame
from giaoban.report.meeting import MeetingPack, meeting_pack
from giaoban.units import Unit, UnitDirectory, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable


def day(month: int, number: int) -> dt.date:
    return dt.date(2009, month, number)


# --- which meetings --------------------------------------------------------------------------------------------------

FIRST = day(8, 6)
OFFICE = Office(meetings=(day(9, 29), day(7, 30), day(8, 25), day(10, 27)))


AROUND: dict[dt.date, tuple[dt.date | None, dt.date, dt.date | None, dt.date, tuple[dt.date, ...]]] = {
    day(9, 29): (day(8, 25), day(8, 25), day(10, 27), day(10, 27), (day(8, 25),)),
    day(8, 25): (day(7, 30), day(8, 6), day(9, 29), day(9, 29), ()),
    day(10, 27): (day(9, 29), day(9, 29), None, day(11, 26), (day(8, 25), day(9, 29))),
    day(9, 10): (day(8, 25), day(8, 25), day(9, 29), day(9, 29), (day(8, 25),)),
    day(7, 30): (None, day(8, 6), day(8, 25), day(8, 25), ()),
}


@pytest.mark.parametrize("meeting", AROUND, ids=str)
def test_meeting_has_those_of_the_calendar_around_it(meeting: dt.date) -> None:
    found = sitting(OFFICE, meeting, first=FIRST)

    assert (found.previous, found.since, found.next, found.until, found.earlier) == AROUND[meeting]
    assert found.listed == (meeting in OFFICE.meetings)


@pytest.mark.parametrize(
    ("asked", "found"),
    [(day(7, 1), day(7, 30)), (day(8, 25), day(8, 25)), (day(8, 26), day(9, 29)), (day(12, 1), day(10, 27))],
)
def test_meeting_to_prepare_is_the_next_one_or_else_the_last(asked: dt.date, found: dt.date) -> None:
    assert nearest(OFFICE, asked) == found


def test_calendar_is_told_in_order_of_time() -> None:
    assert [when for _, when in calendar(OFFICE, day(8, 25))] == ["past", "next", "later", "later"]
    assert [meeting for meeting, _ in calendar(OFFICE, day(8, 25))] == sorted(OFFICE.meetings)
    assert nearest(Office(), FIRST) is None


# --- any history -----------------------------------------------------------------------------------------------------

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
days = st.dates(FIRST, day(11, 30))
deadlines = days.map(lambda end: Deadline(end=end))
PLAIN = (
    model.Accepted,
    model.Returned,
    model.ExtensionRefused,
    model.ExtensionRequest,
    model.Suspended,
    model.Withdrawn,
    model.UnitAdded,
    model.Progress,
    model.Done,
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    date, unit = draw(days), tuple(draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True)))
    kinds: list[Callable[[], Event]] = [
        lambda: model.Extension(date=date, unit=unit, to=draw(deadlines)),
        lambda: model.Resumed(date=date, unit=unit, to=draw(st.none() | deadlines)),
        lambda: model.Transferred(date=date, unit=unit, to=draw(st.sampled_from(CODES))),
        lambda: model.Done(date=date, unit=unit, for_=draw(deadlines)),
        *[lambda: draw(st.sampled_from(PLAIN))(date=date, unit=unit)] * 4,
    ]
    return replace(draw(st.sampled_from(kinds))(), recorded=draw(st.none() | days))


@st.composite
def tasks(draw: st.DrawFn, number: int) -> Task:
    kind = draw(st.sampled_from([TaskKind.ONE_OFF] * 4 + [TaskKind.STANDING, TaskKind.RECURRING]))
    return Task(
        id=f"1.{number}",
        title="Báo cáo Bộ",
        lead=tuple(draw(st.lists(st.sampled_from(CODES), max_size=3, unique=True))),
        kind=kind,
        recurs=draw(st.sampled_from(Recurs)) if kind is TaskKind.RECURRING else None,
        assigned=draw(st.none() | days),
        deadline=draw(st.none() | deadlines) if kind is TaskKind.ONE_OFF else None,
        events=tuple(draw(st.lists(events(), max_size=5))),
    )


@st.composite
def packs(draw: st.DrawFn) -> tuple[Frame, MeetingPack]:
    register = Register(
        format=1,
        id="GB",
        title="Kết luận",
        document=Document(type="Kết luận", number="01/KL", date=FIRST),
        acceptance=draw(st.booleans()),
        tasks=tuple(draw(tasks(number)) for number in range(draw(st.integers(1, 3)))),
    )
    office = Office(meetings=tuple(draw(st.lists(days, max_size=5, unique=True))))
    found = sitting(office, draw(days), first=FIRST)
    at = draw(st.dates(found.since, max(found.since, found.day)))
    frame = Frame(
        shelf=Opened((register,), Rules(office=office, units=UNITS)),
        rules=Rules(office=office, units=UNITS),
        scope=Scope(as_of=AsOf(day=at, known_on=draw(st.none() | days)), asked_on=at),
        narrowed=Filter(unit=draw(st.none() | st.sampled_from(CODES))),
    )
    return frame, meeting_pack(frame, found)


@given(packs())
def test_lists_of_any_pack_add_up_and_hold_what_they_say(made: tuple[Frame, MeetingPack]) -> None:
    frame, pack = made
    unit = frame.narrowed.unit

    assert [one.tracked.reference for one in pack.slipped + pack.carried] == list(
        dict.fromkeys(one.tracked.reference for one in pack.slipped + pack.carried)
    )
    assert all(one.facts.bucket.is_done for one in pack.done + pack.in_part)
    assert all(1 <= one.times <= len(pack.sitting.earlier) + 1 for one in pack.slipped + pack.carried)
    if pack.sitting.previous == pack.sitting.since:
        assert all(one.times > 1 for one in pack.carried)
    assert all(frame.scope.as_of.day <= one.end <= pack.sitting.until for one in pack.due)
    assert all(one.tracked.facts(unit).bucket.is_open for one in pack.slipped + pack.carried)
    assert all(unit in {None, one.unit} for one in pack.extensions)
    assert all(one.reported or one.missing for one in pack.duties)
    assert all(unit in {None, one.unit} for one in pack.silent)


@given(packs())
def test_overdue_and_done_agree_with_what_changed_between_the_two_days(made: tuple[Frame, MeetingPack]) -> None:
    frame, pack = made
    last = AsOf(day=pack.sitting.since, known_on=frame.scope.as_of.known_on)
    late = {one.reference for one in select(frame.track(last), Filter()) if one.standing.bucket is Bucket.OPEN_OVERDUE}

    if frame.narrowed.unit is None:
        assert {one.tracked.reference for one in pack.carried} <= late
        assert {one.tracked.reference for one in pack.slipped}.isdisjoint(late)
        kinds = {change.tracked.reference for change in compare(frame, last).changes if change.kind.value == "slipped"}
        assert {one.tracked.reference for one in pack.slipped} <= kinds


@given(packs())
def test_unit_that_reported_since_is_not_silent(made: tuple[Frame, MeetingPack]) -> None:
    frame, pack = made
    at = frame.scope.as_of

    def counts(event: Event) -> bool:
        known = at.known_on is None or event.entered <= at.known_on
        return known and pack.sitting.since < event.date <= at.day

    heard = {
        code
        for register in frame.registers
        for task in register.tasks
        for event in task.events
        if isinstance(event, model.Progress | model.Done | model.ExtensionRequest) and counts(event)
        for code in event.unit
    }
    assert heard.isdisjoint(one.unit for one in pack.silent)


@given(packs())
def test_any_pack_is_printed_as_a_document_and_for_a_template(made: tuple[Frame, MeetingPack]) -> None:
    frame, pack = made

    assert documents.meeting(frame, pack).endswith("}\n")
    assert meeting_context(frame, pack)["counts"]["total"] == pack.counts.total


def test_pack_whose_lists_do_not_add_up_is_a_bug() -> None:
    register = Register(
        format=1,
        id="GB",
        title="Kết luận",
        document=Document(type="Kết luận", number="01/KL", date=FIRST),
        tasks=(Task(id="1", title="Báo cáo", lead=("VL",), deadline=Deadline(end=day(8, 10))),),
    )
    frame = Frame(
        shelf=Opened((register,), Rules(office=OFFICE, units=UNITS)),
        rules=Rules(office=OFFICE, units=UNITS),
        scope=Scope(as_of=AsOf(day=day(8, 25)), asked_on=day(8, 25)),
    )
    pack = meeting_pack(frame, sitting(OFFICE, day(8, 25), first=FIRST))

    with pytest.raises(AssertionError, match="overdue"):
        replace(pack, slipped=())
