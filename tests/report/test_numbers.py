"""Laws of the numbers, on random registers: sums close, JSON says what a naive recount says, nothing ever raises."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban import model
from giaoban.console import envelope
from giaoban.console.plain import plain
from giaoban.console.screen import screen
from giaoban.dates import AsOf, Deadline, Period, PeriodChoice, Window, choose
from giaoban.errors import Level
from giaoban.model import Document, Event, Group, Office, Proposal, Recurs, Register, Task, TaskKind, Voided
from giaoban.progress import Bucket, Rules, derive, objections
from giaoban.query import Filter, Role
from giaoban.query.whole import Opened
from giaoban.report.card import card, card_page
from giaoban.report.frame import Frame
from giaoban.report.lists import overdue, overdue_page
from giaoban.report.period import period_report
from giaoban.report.summary import summary, summary_page
from giaoban.units import Unit, UnitDirectory, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.progress import Standing, Thread

UNITS = UnitDirectory(
    [
        Unit(code="VL", name="Cục Việc làm", member_of=("DV",)),
        Unit(code="NCC", name="Cục Người có công", member_of=("DV",)),
        Unit(code="PC", name="Vụ Pháp chế", member_of=("DV",)),
        Unit(code="DV", name="Các đơn vị thuộc Bộ", kind=UnitKind.CLOSED_GROUP),
        Unit(code="SO", name="Các Sở", kind=UnitKind.CLOSED_GROUP),
        Unit(code="DVLQ", name="các đơn vị có liên quan", kind=UnitKind.OPEN_GROUP),
    ]
)
CODES = [unit.code for unit in UNITS.units]
SINGLE = ["VL", "NCC", "PC"]
FIRST, LAST = dt.date(2009, 8, 6), dt.date(2010, 3, 31)

# --- random registers ------------------------------------------------------------------------------------------------

days = st.sampled_from([FIRST + dt.timedelta(days=number) for number in range(130)])
deadlines = st.one_of(
    st.builds(Deadline, end=days), days.map(lambda day: Deadline.parse(f"{day.year}-{day.month:02d}"))
)
some_units = st.lists(st.sampled_from(CODES), max_size=3, unique=True).map(tuple)
OTHERS: tuple[type[Event], ...] = (
    model.Progress,
    model.Accepted,
    model.Returned,
    model.ExtensionRequest,
    model.ExtensionRefused,
    model.Suspended,
    model.Resumed,
    model.Withdrawn,
    model.UnitAdded,
    model.Reminder,
    model.Note,
)


@st.composite
def events(draw: st.DrawFn, units: tuple[str, ...]) -> Event:
    """An event of any of these units, most often one that changes much."""
    date, unit = draw(days), draw(st.sampled_from([units, *((code,) for code in (*units, *SINGLE))]))
    kind = draw(st.sampled_from([*[model.Done] * 4, model.Returned, model.Transferred, model.Extension, *OTHERS]))
    recorded = draw(st.none() | st.none() | st.integers(0, 40).map(lambda late: date + dt.timedelta(days=late)))
    voided = draw(st.none() | st.none() | st.none() | st.builds(Voided, recorded=days, reason=st.just("ghi nhầm")))
    more: dict[str, Any] = {"date": date, "unit": unit, "recorded": recorded, "voided": voided}
    if kind is model.Progress:
        return model.Progress(percent=draw(st.sampled_from([None, 0, 50])), cause="thiếu số liệu", **more)
    if kind is model.Extension:
        return model.Extension(to=draw(deadlines), **more)
    if kind is model.Transferred:
        return model.Transferred(to=draw(st.sampled_from(SINGLE)), **more)
    if kind is model.Done:
        return model.Done(for_=draw(st.none() | st.builds(Deadline, end=days)), **more)
    made: Event = kind(**more)
    return made


PATHS: tuple[tuple[type[Event], ...], ...] = (
    (model.Progress,),
    (model.Done,),
    (model.Done, model.Accepted),
    (model.Done, model.Returned),
    (model.Done, model.Returned, model.Done),
    (model.Extension, model.Extension, model.Done),
    (model.Suspended,),
    (model.Suspended, model.Resumed, model.Done),
    (model.Transferred, model.Done),
    (model.Done, model.Returned, model.Transferred),
    (model.Withdrawn,),
)


@st.composite
def histories(draw: st.DrawFn, lead: tuple[str, ...]) -> tuple[Event, ...]:
    """For each unit a course that its work may take, and a few events at random."""
    found = draw(st.lists(events(lead), max_size=2))
    for code in lead:
        unit, path = code, draw(st.sampled_from([(), *PATHS]))
        dates = sorted(draw(st.lists(days, min_size=len(path), max_size=len(path))))
        for kind, date in zip(path, dates, strict=True):
            more: dict[str, Any] = {"date": date, "unit": (unit,)}
            if kind is model.Transferred:
                more["to"] = draw(st.sampled_from(SINGLE))
            if kind is model.Extension:
                more["to"] = draw(deadlines)
            found.append(kind(**more))
            unit = more["to"] if kind is model.Transferred else unit
    return tuple(sorted(found, key=lambda event: event.date))


@st.composite
def tasks(draw: st.DrawFn, identifier: str) -> Task:
    kind = draw(st.sampled_from([TaskKind.ONE_OFF] * 4 + [TaskKind.STANDING, TaskKind.RECURRING]))
    lead = draw(some_units)
    return Task(
        id=identifier,
        title="Báo cáo Bộ",
        group=draw(st.sampled_from([None, "1", "2"])),
        lead=lead,
        joint=True,
        cooperating=draw(some_units),
        kind=kind,
        recurs=draw(st.sampled_from(Recurs)) if kind is TaskKind.RECURRING else None,
        assigned=draw(st.none() | st.none() | days),
        deadline=draw(st.none() | deadlines),
        events=draw(histories(lead)),
    )


@st.composite
def registers(draw: st.DrawFn) -> tuple[Register, ...]:
    """One or two registers, as `check` would let them pass: without the events it calls errors."""
    made = []
    for number in range(draw(st.integers(1, 2))):
        answers = st.builds(model.Answered, date=days) | st.builds(model.RaisedAgain, date=days)
        proposal = Proposal(id="a", text="Kiến nghị", tasks=("t0",), events=tuple(draw(st.lists(answers, max_size=3))))
        register = Register(
            format=1,
            id=f"GB-{number}",
            title="Kết luận",
            document=Document(
                type="Kết luận", number="01/KL-BT", date=draw(st.sampled_from([FIRST, FIRST, dt.date(2009, 9, 30)]))
            ),
            acceptance=draw(st.booleans()),
            groups=(Group(id="1", title="Một"), Group(id="2", title="Hai")),
            proposals=(proposal,),
            tasks=tuple(draw(tasks(f"t{index}")) for index in range(draw(st.integers(0, 4)))),
        )
        made.append(replace(register, tasks=tuple(sound(task, register) for task in register.tasks)))
    return tuple(made)


def sound(task: Task, register: Register) -> Task:
    """The task less each event that is an error where it stands, one after the other."""
    while True:
        wrong = {found.event for found in objections(task, register, UNITS) if found.level is Level.ERROR}
        if not wrong:
            return task
        task = replace(task, events=tuple(event for index, event in enumerate(task.events) if index != min(wrong)))


PERIODS = ("2009-08", "2009-10", "2009-11", "2009-12", "2009-Q3", "2009-Q4", "2009-H2", "2009-9T", "2009", "2010-Q1")


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Random registers, asked about a random period on a random day after it began."""
    found = draw(registers())
    if draw(st.booleans()):
        deadline = Deadline.parse(draw(st.sampled_from(PERIODS)))
        assert deadline.period is not None
        period = deadline.period
    else:
        first = draw(days)
        period = Period.span(first, first + dt.timedelta(days=draw(st.integers(0, 90))))
    office = Office(
        due_soon_days=draw(st.integers(0, 20)),
        meetings=(dt.date(2009, 8, 25), dt.date(2009, 10, 27)),
        window=draw(st.sampled_from(Window)),
    )
    begun = period.windowed(office.window).start
    asked_on = draw(st.sampled_from([LAST, begun + dt.timedelta(days=draw(st.integers(0, 100)))]))
    asked_on = max(asked_on, begun)
    scope = choose(
        PeriodChoice(kind=period.kind, number=period.number, exact=period),
        asked_on=asked_on,
        known_on=draw(st.sampled_from([None, None, None, asked_on])),
        first=FIRST,
        last=LAST,
        window=office.window,
    )
    rules = Rules(office=office, units=UNITS)
    return Frame(shelf=Opened(found, rules), rules=rules, scope=scope)


# --- a recount that knows nothing of the views -----------------------------------------------------------------------


def standings(frame: Frame, at: AsOf) -> dict[str, Standing]:
    found = {}
    for register in frame.registers:
        for task in register.tasks:
            standing = derive(task, register, frame.rules, at)
            if standing is not None:
                found[f"{register.id}/{task.id}"] = standing
    return found


def recount(facts: Iterable[Standing | Thread]) -> dict[str, int]:
    found = Counter(one.bucket.value.replace("-", "_") for one in facts)
    return {
        "total": sum(found.values()) - found["unscored"],
        **{
            name: found[name]
            for name in (
                "done_on_time",
                "done_late",
                "done_no_deadline",
                "open_in_time",
                "open_overdue",
                "open_no_deadline",
                "open_suspended",
                "withdrawn",
                "unscored",
            )
        },
    }


def same(counted: dict[str, Any], expected: dict[str, int]) -> bool:
    """Whether the numbers are those expected, add up, and give rates that are shares."""
    done = counted["done_on_time"] + counted["done_late"]
    base = done + counted["open_overdue"]
    opened = sum(number for name, number in counted.items() if name.startswith("open_"))
    assert counted["total"] == done + counted["done_no_deadline"] + opened + counted["withdrawn"]
    assert counted["completion"] == {"n": done, "of": base}
    assert counted["punctuality"] == {"n": counted["done_on_time"], "of": base}
    if counted["original_punctuality"]:
        assert 0 <= counted["original_punctuality"]["n"] <= counted["original_punctuality"]["of"]
    assert counted["awaiting_acceptance"] <= done + counted["done_no_deadline"]
    return {name: counted[name] for name in expected} == expected


def opening(frame: Frame) -> AsOf:
    assert frame.scope.window is not None
    day = frame.scope.window.start - dt.timedelta(days=1)
    return AsOf(day=day, at_close=True, known_on=frame.scope.as_of.known_on)


# --- laws ------------------------------------------------------------------------------------------------------------

quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(frames())
def test_the_summary_counts_every_task_and_every_thread_once(frame: Frame) -> None:
    found = standings(frame, frame.scope.as_of)
    threads = [thread for standing in found.values() for thread in standing.threads]

    document = json.loads(envelope.summary(frame, summary(frame)))

    assert same(document["totals"]["tasks"], recount(found.values()))
    assert same(document["totals"]["assignments"], recount(threads))
    rows = {row["unit"]["code"]: row for row in document["data"]}
    assert len(rows) == len(document["data"])
    for code, row in rows.items():
        mine = [one for one in threads if (one.unit == code if code else UNITS.is_group(one.unit))]
        assert same(row, recount(mine))
    for name in ("total", "came_due", "unscored", "awaiting_acceptance"):
        assert sum(row[name] for row in rows.values()) == document["totals"]["assignments"][name]


@quickly
@given(frames(), st.sampled_from(CODES), st.sampled_from(Role))
def test_the_card_of_a_unit_counts_its_own_threads_and_lists_each_task_once(
    frame: Frame, unit: str, role: Role
) -> None:
    frame = replace(frame, narrowed=Filter(unit=unit, role=role))
    found = standings(frame, frame.scope.as_of)

    view = card(frame, unit, role)
    document = json.loads(envelope.card(frame, view))

    mine = [thread for standing in found.values() if (thread := standing.thread(unit))]
    assert same(document["summary"], recount(mine))
    listed = [f"{task['register']}/{task['id']}" for task in document["data"]]
    assert len(set(listed)) == len(listed)
    if role in {Role.LEAD, Role.ANY}:
        assert {reference for reference, standing in found.items() if standing.thread(unit)} <= set(listed)
    assert plain(card_page(frame, view, role)).endswith("\n")


@quickly
@given(frames())
def test_the_report_of_a_period_flows_from_one_close_to_the_other(frame: Frame) -> None:
    before, after = standings(frame, opening(frame)), standings(frame, frame.scope.as_of)
    scored = {reference: one for reference, one in after.items() if one.bucket is not Bucket.UNSCORED}

    document = json.loads(envelope.report(frame, period_report(frame)))

    flow = document["flow"]
    was_open = {reference for reference in scored if reference in before and before[reference].bucket.is_open}
    is_open = {reference for reference, one in scored.items() if one.bucket.is_open}
    new = {reference for reference in scored if reference not in before}
    was_closed = scored.keys() - was_open - new
    back = {reference for reference in was_closed if reference in is_open}
    assert flow["carried_in"] == len(was_open)
    assert flow["assigned"] == len(new)
    assert flow["reopened"] >= len(back)
    assert (
        flow["carried_out"]
        == len(is_open)
        == document["counts"]["total"]
        - sum(document["counts"][name] for name in ("done_on_time", "done_late", "done_no_deadline", "withdrawn"))
    )
    assert flow["carried_in"] + flow["assigned"] + flow["reopened"] == (
        flow["done"] + flow["withdrawn"] + flow["carried_out"]
    )
    assert same(document["counts"], recount(after.values()))
    assert sum(group["total"] for group in document["groups"]) == len(scored)
    assert len(document["data"]) == len(after)


@quickly
@given(frames())
def test_the_flows_of_the_units_close_and_end_where_the_rows_stand(frame: Frame) -> None:
    document = json.loads(envelope.report(frame, period_report(frame)))

    rows = {row["unit"]["code"]: row for row in document["units"]}
    flows = {row["unit"]["code"]: row for row in document["unit_flows"]}
    for code, flow in flows.items():
        came = flow["carried_in"] + flow["assigned"] + flow["reopened"] + flow["received"]
        assert came == flow["done"] + flow["withdrawn"] + flow["passed_on"] + flow["carried_out"]
        opened = sum(number for name, number in rows[code].items() if name.startswith("open_")) if code in rows else 0
        assert flow["carried_out"] == opened
    assert {code for code, row in rows.items() if row["total"]} <= flows.keys()
    assert sum(flow["received"] for flow in flows.values()) == sum(flow["passed_on"] for flow in flows.values())


@quickly
@given(frames(), st.sampled_from(SINGLE))
def test_the_report_of_one_unit_is_its_card_and_its_flow_in_the_whole_report(frame: Frame, unit: str) -> None:
    whole = json.loads(envelope.report(frame, period_report(frame)))
    narrowed = replace(frame, narrowed=Filter(unit=unit))

    document = json.loads(envelope.report(narrowed, period_report(narrowed)))

    in_whole = {row["unit"]["code"]: row for row in whole["units"]}.get(unit)
    flow_in_whole = {row["unit"]["code"]: row for row in whole["unit_flows"]}.get(unit)
    assert [row["unit"]["code"] for row in document["units"]] == [unit]
    assert document["units"][0] == in_whole or not document["counts"]["total"]
    assert document["unit_flows"][0] == flow_in_whole or not any(document["flow"].values())
    assert document["unit_flows"][0] == {"unit": document["units"][0]["unit"], **document["flow"]}
    assert document["units"][0] == {"unit": document["units"][0]["unit"], **document["counts"]}


@quickly
@given(frames())
def test_what_is_overdue_is_new_or_carried_and_is_what_the_sums_say(frame: Frame) -> None:
    before, after = standings(frame, opening(frame)), standings(frame, frame.scope.as_of)

    view = overdue(frame)
    document = json.loads(envelope.overdue(frame, view))

    late = {reference for reference, one in after.items() if one.bucket is Bucket.OPEN_OVERDUE}
    was_late = {reference for reference, one in before.items() if one.bucket is Bucket.OPEN_OVERDUE}
    rows = {f"{row['register']}/{row['id']}": row for row in document["data"]}
    assert rows.keys() == late
    assert {reference for reference, row in rows.items() if row["new_in_period"]} == late - was_late
    assert all(row["days_late"] >= 0 for row in rows.values())
    assert view.done_of_came_due <= view.came_due <= view.searched
    assert plain(overdue_page(frame, view)) == plain(overdue_page(frame, view))


@quickly
@given(frames(), days)
def test_the_close_of_a_day_is_the_next_morning_where_nothing_happens_in_between(frame: Frame, day: dt.date) -> None:
    morning = day + dt.timedelta(days=1)
    quiet = [
        register
        for register in frame.registers
        if register.document.date != morning
        and all(task.assigned != morning for task in register.tasks)
        and all(event.date != morning for task in register.tasks for event in task.events)
    ]
    frame = replace(frame, shelf=Opened(tuple(quiet), frame.rules))

    closed, opened = (standings(frame, at) for at in (AsOf(day=day, at_close=True), AsOf(day=morning)))

    assert {reference: one.bucket for reference, one in closed.items()} == {
        reference: one.bucket for reference, one in opened.items()
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(frames(), st.integers(1, 130))
def test_every_page_can_be_printed_at_any_width(frame: Frame, width: int) -> None:
    page = summary_page(frame, summary(frame))

    assert all(len(line) <= max(width, 20) for line in screen(page, width=width, colour=False).split("\n"))
