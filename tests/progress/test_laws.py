"""What holds for any history of a task, however absurd: found out by random events, units and days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from giaoban import model
from giaoban.dates import AsOf, Deadline
from giaoban.model import Document, Event, Office, Recurs, Register, Task, TaskKind, Voided, Weekend
from giaoban.progress import Bucket, Rules, Standing, Thread, Work, derive, objections, trace
from giaoban.units import Unit, UnitDirectory, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS = UnitDirectory(
    [
        Unit(code="VL", name="Cục Việc làm", member_of=("DV",)),
        Unit(code="NCC", name="Cục Người có công", member_of=("DV",)),
        Unit(code="PC", name="Vụ Pháp chế", member_of=("DV",)),
        Unit(code="DV", name="Các đơn vị thuộc Bộ", kind=UnitKind.CLOSED_GROUP),
        Unit(code="DVLQ", name="các đơn vị có liên quan", kind=UnitKind.OPEN_GROUP),
    ]
)
CODES = [unit.code for unit in UNITS.units]
ASSIGNED = dt.date(2009, 8, 6)
LATE_BUCKETS = {Bucket.OPEN_OVERDUE, Bucket.DONE_LATE}

# --- histories --------------------------------------------------------------------------------------------------------

days = st.dates(ASSIGNED, dt.date(2010, 1, 31))
deadlines = st.one_of(
    st.builds(Deadline, end=days), days.map(lambda day: Deadline.parse(f"{day.year}-{day.month:02d}"))
)
maybe_deadlines = st.none() | deadlines
some_units = st.lists(st.sampled_from(CODES), max_size=2, unique=True).map(tuple)
PLAIN = (
    model.Accepted,
    model.Returned,
    model.ExtensionRefused,
    model.Suspended,
    model.Resumed,
    model.Withdrawn,
    model.UnitAdded,
    model.Reminder,
    model.Note,
    model.Answered,
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    date, unit = draw(days), draw(some_units)
    recorded = draw(st.none() | days)
    kinds: list[Callable[[], Event]] = [
        lambda: model.Progress(date=date, unit=unit, percent=draw(st.none() | st.integers(0, 100))),
        lambda: model.Done(date=date, unit=unit, for_=draw(maybe_deadlines)),
        lambda: model.ExtensionRequest(date=date, unit=unit, to=draw(maybe_deadlines)),
        lambda: model.Extension(date=date, unit=unit, to=draw(deadlines)),
        lambda: model.Resumed(date=date, unit=unit, to=draw(maybe_deadlines)),
        lambda: model.Transferred(date=date, unit=unit, to=draw(st.sampled_from(CODES))),
        lambda: draw(st.sampled_from(PLAIN))(date=date, unit=unit),
    ]
    return replace(draw(st.sampled_from(kinds))(), recorded=recorded)


histories = st.lists(events(), max_size=8).map(tuple)
leads = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    kind = draw(st.sampled_from([TaskKind.ONE_OFF, TaskKind.ONE_OFF, TaskKind.STANDING, TaskKind.RECURRING]))
    return Task(
        id="1",
        title="Báo cáo Bộ",
        lead=draw(leads),
        kind=kind,
        recurs=draw(st.sampled_from(Recurs)) if kind is TaskKind.RECURRING else None,
        deadline=draw(maybe_deadlines),
        events=draw(histories),
    )


moments = st.builds(AsOf, day=days, at_close=st.booleans(), known_on=st.none() | days)
offices = st.builds(Office, weekend=st.sampled_from(Weekend), holidays=st.lists(days, max_size=3).map(tuple))


def register(task: Task, *, acceptance: bool = False) -> Register:
    document = Document(type="Kết luận", number="01/KL-BT", date=ASSIGNED)
    return Register(format=1, id="GB", title="Kết luận", document=document, acceptance=acceptance, tasks=(task,))


def standing(task: Task, at: AsOf, office: Office | None = None, *, acceptance: bool = False) -> Standing:
    rules = Rules(office=office or Office(), units=UNITS)
    found = derive(task, register(task, acceptance=acceptance), rules, at)
    assert found is not None
    return found


def parts(whole: Standing) -> list[Standing | Thread]:
    """The task, and each of its threads."""
    return [whole, *whole.threads, *([whole.whole] if whole.whole else [])]


# --- laws -------------------------------------------------------------------------------------------------------------


@given(tasks(), moments, offices, st.booleans())
def test_threads_and_tasks_are_in_one_bucket_that_fits_their_work(
    task: Task,
    at: AsOf,
    office: Office,
    acceptance: bool,  # noqa: FBT001 - drawn
) -> None:
    for part in parts(standing(task, at, office, acceptance=acceptance)):
        assert isinstance(part.bucket, Bucket)
        assert part.bucket.is_done + part.bucket.is_open + (part.bucket in {Bucket.WITHDRAWN, Bucket.UNSCORED}) == 1
        if part.bucket is Bucket.UNSCORED:
            assert task.kind is not TaskKind.ONE_OFF
            continue
        assert part.bucket.is_done == (part.work in {Work.DONE, Work.AWAITING_ACCEPTANCE})
        assert (part.bucket is Bucket.WITHDRAWN) == (part.work is Work.WITHDRAWN)


@given(tasks(), moments, offices)
def test_days_late_are_told_of_late_ones_and_of_no_others(task: Task, at: AsOf, office: Office) -> None:
    for part in parts(standing(task, at, office)):
        assert (part.days_late is not None) == (part.bucket in LATE_BUCKETS)
        if part.days_late is not None:
            assert part.days_late >= (0 if part.bucket is Bucket.OPEN_OVERDUE and at.at_close else 1)


@given(tasks(), moments)
def test_the_task_is_done_when_every_live_thread_is_and_late_when_one_is(task: Task, at: AsOf) -> None:
    whole = standing(task, at)
    live = [thread for thread in whole.threads if thread.work is not Work.WITHDRAWN]
    if task.kind is not TaskKind.ONE_OFF or not live:
        return
    assert whole.bucket.is_done == all(thread.bucket.is_done for thread in live)
    assert (whole.bucket is Bucket.OPEN_OVERDUE) == any(thread.bucket is Bucket.OPEN_OVERDUE for thread in live)
    assert whole.bucket in {thread.bucket for thread in live}


@given(tasks(), days, offices)
def test_what_is_overdue_today_is_so_tomorrow_if_nothing_happens(task: Task, day: dt.date, office: Office) -> None:
    quiet = replace(task, events=tuple(event for event in task.events if event.date <= day))
    today = standing(quiet, AsOf(day=day), office)
    tomorrow = standing(quiet, AsOf(day=day + dt.timedelta(days=1)), office)
    for before, after in zip(parts(today), parts(tomorrow), strict=True):
        if before.bucket is Bucket.OPEN_OVERDUE:
            assert after.bucket is Bucket.OPEN_OVERDUE
            assert before.days_late is not None
            assert after.days_late == before.days_late + 1


@given(tasks(), days, offices)
def test_the_close_of_a_day_and_the_next_morning_agree_where_nothing_happens(
    task: Task, day: dt.date, office: Office
) -> None:
    quiet = replace(task, events=tuple(event for event in task.events if event.date <= day))
    evening = standing(quiet, AsOf(day=day, at_close=True), office)
    morning = standing(quiet, AsOf(day=day + dt.timedelta(days=1)), office)
    assert [part.bucket for part in parts(evening)] == [part.bucket for part in parts(morning)]
    assert [part.work for part in parts(evening)] == [part.work for part in parts(morning)]


@given(tasks(), st.integers(1, 5000), st.booleans())
def test_a_task_does_not_stand_anywhere_before_it_is_assigned(task: Task, earlier: int, at_close: bool) -> None:  # noqa: FBT001
    at = AsOf(day=ASSIGNED - dt.timedelta(days=earlier), at_close=at_close)
    assert derive(task, register(task), Rules(office=Office(), units=UNITS), at) is None


@given(tasks(), events(), moments, st.data())
def test_what_happens_later_does_not_change_what_stands_today(
    task: Task, event: Event, at: AsOf, data: st.DataObject
) -> None:
    later = replace(event, date=at.day + dt.timedelta(days=data.draw(st.integers(1, 100))))
    place = data.draw(st.integers(0, len(task.events)))
    longer = replace(task, events=(*task.events[:place], later, *task.events[place:]))
    assert standing(longer, at) == standing(task, at)


@given(tasks(), events(), days, st.booleans(), st.data())
def test_what_was_entered_later_was_not_known_before(
    task: Task,
    event: Event,
    day: dt.date,
    at_close: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    at = AsOf(day=day, at_close=at_close, known_on=day)
    late = replace(event, recorded=day + dt.timedelta(days=data.draw(st.integers(1, 100))))
    place = data.draw(st.integers(0, len(task.events)))
    longer = replace(task, events=(*task.events[:place], late, *task.events[place:]))
    assert standing(longer, at) == standing(task, at)


@given(tasks(), events(), days, st.booleans(), days, st.data())
def test_a_voided_event_is_as_if_it_had_never_been_entered(  # noqa: PLR0913, PLR0917 - all drawn
    task: Task,
    event: Event,
    day: dt.date,
    at_close: bool,  # noqa: FBT001
    voided_on: dt.date,
    data: st.DataObject,
) -> None:
    at = AsOf(day=day, at_close=at_close)
    voided = replace(event, voided=Voided(recorded=voided_on, reason="Ghi nhầm"))
    place = data.draw(st.integers(0, len(task.events)))
    longer = replace(task, events=(*task.events[:place], voided, *task.events[place:]))
    assert standing(longer, at) == standing(task, at)


@given(tasks(), days, st.booleans(), st.data())
def test_what_was_said_on_a_day_is_said_again_after_entries_were_added_and_voided(
    task: Task,
    day: dt.date,
    at_close: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    then = AsOf(day=day, at_close=at_close, known_on=day)
    since = Voided(recorded=day + dt.timedelta(days=data.draw(st.integers(1, 100))), reason="Ghi nhầm")
    voided = tuple(replace(event, voided=since) if data.draw(st.booleans()) else event for event in task.events)
    added = tuple(replace(event, recorded=since.recorded) for event in data.draw(histories))
    assert standing(replace(task, events=(*voided, *added)), then) == standing(task, then)


@given(tasks(), moments)
def test_notes_change_no_bucket(task: Task, at: AsOf) -> None:
    quiet = replace(task, events=tuple(event for event in task.events if not isinstance(event, model.Note)))
    assert [part.bucket for part in parts(standing(task, at))] == [part.bucket for part in parts(standing(quiet, at))]


@given(tasks(), moments)
def test_where_nothing_is_scored_nothing_is_late(task: Task, at: AsOf) -> None:
    if task.kind is not TaskKind.ONE_OFF:
        assert {part.bucket for part in parts(standing(task, at))} == {Bucket.UNSCORED}


@given(tasks(), moments)
def test_units_have_a_thread_each_and_open_groups_have_none(task: Task, at: AsOf) -> None:
    whole = standing(task, at)
    units = [thread.unit for thread in whole.threads]
    assert len(set(units)) == len(units)
    assert "DVLQ" not in units
    assert bool(whole.threads) != bool(whole.whole)
    assert len(units) >= len([code for code in task.lead if code != "DVLQ"])
    assert whole.done_threads <= whole.live_threads <= len(whole.threads)


@given(tasks(), moments)
def test_the_steps_of_a_history_lead_to_where_it_stands(task: Task, at: AsOf) -> None:
    whole = standing(task, at)
    last = {step.unit: step for step in trace(task, register(task), UNITS, at)}
    for thread in whole.threads:
        if thread.unit in last and not UNITS.is_group(thread.unit):
            end = thread.deadline.end if thread.deadline else None
            assert (last[thread.unit].work, last[thread.unit].deadline_end) == (thread.work, end)


@given(tasks())
def test_any_history_can_be_objected_to_and_names_an_event_of_it(task: Task) -> None:
    found = objections(task, register(task), UNITS)
    assert all(0 <= objection.event < len(task.events) for objection in found)
    assert [objection.event for objection in found] == sorted(objection.event for objection in found)


@given(st.dates(dt.date(2008, 1, 1), dt.date(2013, 1, 1)), st.sampled_from(["month", "quarter", "half", "year"]))
def test_occurrences_follow_one_another_without_a_gap(day: dt.date, rhythm: str) -> None:
    task = Task(id="1", title="Báo cáo", lead=("VL",), kind=TaskKind.RECURRING, recurs=Recurs(rhythm))
    [thread] = standing(task, AsOf(day=max(day, ASSIGNED))).threads
    periods = [occurrence.period for occurrence in thread.occurrences if occurrence.period]
    assert len(periods) == len(thread.occurrences)
    assert all(after.start == before.end for before, after in pairwise(periods))
    assert all(period.last_day < max(day, ASSIGNED) for period in periods)
    assert not periods or ASSIGNED in periods[0]
