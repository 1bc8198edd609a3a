"""The cache says what the one derivation says: over random registers, days, units, filters and periods."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cache.folders import both, write
from tests.report import test_numbers
from tests.report.test_numbers import CODES, FIRST, UNITS, days

from giaoban import check
from giaoban.cli.options import STATES
from giaoban.dates import AsOf, Deadline, Period
from giaoban.model import (
    Answered,
    Document,
    Done,
    Event,
    Office,
    Outcome,
    Progress,
    Recurs,
    Register,
    Resumed,
    Source,
    Suspended,
    Task,
    TaskKind,
    Weekend,
)
from giaoban.progress import Rules
from giaoban.progress.stretches import stretches, tick
from giaoban.query import Filter, Role, Sort
from giaoban.query.whole import Opened
from giaoban.store import folder as folders
from giaoban.store.cache import Cache, codec, desk
from giaoban.store.cache import shelf as shelves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.query import Glance, Shelf, Tracked, TrackedProposal

few = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def _whole(found: tuple[Register, ...]) -> tuple[Register, ...]:
    """The registers less proposals whose task is not there, which `check` refuses; with all that papers print."""
    return tuple(_worded(one) if one.tasks else replace(one, proposals=()) for one in found)


def _worded(register: Register) -> Register:
    """The register with words wherever it may have some, in every other task and event."""
    tasks = tuple(
        replace(
            task,
            product="Tờ trình" if number % 2 else None,
            priority=bool(number % 2),
            note="ghi chú" if number % 2 else None,
            deadline_text="trong tháng" if task.deadline and number % 2 == 0 else None,
            source=(Source(clause="2", quote=("giao trong tháng", "báo cáo\nBộ")), None, Source(clause="3"))[
                number % 3
            ],
            events=(*_begun(task, register), *(_said(event, index) for index, event in enumerate(task.events))),
        )
        for number, task in enumerate(register.tasks)
    )
    proposals = tuple(
        replace(
            proposal,
            group="1",
            units=("VL", "PC") if register.acceptance else (),
            events=tuple(_said(event, index) for index, event in enumerate(proposal.events)),
        )
        for proposal in register.proposals
    )
    return replace(register, tasks=tasks, proposals=proposals)


def _begun(task: Task, register: Register) -> tuple[Event, ...]:
    """Two reports before anything else by a unit that has the task, none where nobody has."""
    day = min([register.assigned(task), *(event.date for event in task.events)])
    holders = [code for code in task.lead if not UNITS.is_open(code)][:1]
    first = Progress(date=day, unit=tuple(holders), percent=0)
    return (first, replace(first, percent=10, request="thêm người")) if holders else ()


def _said(event: Event, number: int) -> Event:
    if isinstance(event, Progress):
        return replace(event, difficulty="thiếu người", request="thêm hạn" if number % 2 else None)
    if isinstance(event, Done):
        return replace(event, document=f"{number} BC-VL" if number % 2 else None)
    if isinstance(event, Answered):
        return replace(event, outcome=list(Outcome)[number % 3], document="12 CV" if number % 2 else None)
    return event


registers = test_numbers.registers().map(_whole)
offices = st.builds(
    Office,
    due_soon_days=st.integers(0, 20),
    weekend=st.sampled_from(Weekend),
    meetings=st.just((dt.date(2009, 8, 25), dt.date(2009, 10, 27))),
)
moments = st.builds(
    AsOf, day=st.dates(FIRST - dt.timedelta(days=3), dt.date(2010, 6, 1)), at_close=st.booleans(), known_on=st.none()
)
spans = st.builds(lambda first, length: Period.span(first, first + dt.timedelta(days=length)), days, st.integers(0, 90))
filters = st.builds(
    Filter,
    unit=st.none() | st.sampled_from(CODES),
    role=st.sampled_from(Role),
    group=st.none() | st.sampled_from(["1", "2", "3"]),
    state=st.none() | st.sampled_from([word.key for word in STATES]),
    grep=st.none() | st.sampled_from(["việc", "T0", "nothing"]),
    due_in=st.none() | spans,
)


def glance(facts: Glance) -> tuple[object, ...]:
    """All that a glance tells."""
    return (
        facts.work,
        facts.time,
        facts.bucket,
        facts.deadline,
        facts.end,
        facts.original_end,
        facts.days_late,
        facts.late_by_original,
        facts.extensions,
        facts.last_event,
        facts.done_on,
        facts.done_threads,
        facts.live_threads,
    )


def told(one: Tracked, unit: str | None) -> tuple[object, ...]:
    """All that a view asks of a task but for the whole of it."""
    return (
        one.position,
        one.reference,
        one.register_id,
        one.title,
        one.group,
        one.lead,
        one.cooperating,
        one.monitoring,
        one.wording,
        one.holders,
        one.late_holders,
        one.recurs,
        [one.roles(code) for code in CODES],
        glance(one.glance(unit)),
        glance(one.glance()),
        one.documents(unit),
        one.documents(),
        [[(day.end, day.reported_on) for day in days] for days in one.occurrences(unit)],
        [[(day.end, day.reported_on) for day in days] for days in one.occurrences()],
    )


def answered(one: TrackedProposal) -> tuple[object, ...]:
    """All that a view asks of a proposal."""
    return (
        one.reference,
        one.register_id,
        one.group,
        one.text,
        one.tasks,
        one.named,
        one.units,
        one.standing,
        one.proposal,
    )


@few
@given(found=registers, office=offices, asked=st.lists(moments, min_size=15, max_size=15))
def test_between_two_turns_nothing_changes(found: tuple[Register, ...], office: Office, asked: list[AsOf]) -> None:
    rules = Rules(office, UNITS)
    shelf = Opened(found, rules)
    held = {
        (register.id, task.id): list(stretches(task, register, rules)) for register in found for task in register.tasks
    }
    for at in asked:
        for one in shelf.track(at):
            (stretch,) = (each for each in held[one.register.id, one.id] if each.since <= tick(at) < each.until)
            then = [(thread.unit, *glance(thread)) for thread in stretch.standing.threads]
            now = [(thread.unit, *glance(thread)) for thread in one.standing.threads]
            # the days late are counted on from the beginning of the stretch
            assert [_without_days(each) for each in then] == [_without_days(each) for each in now]


def _without_days(row: tuple[object, ...]) -> tuple[object, ...]:
    return (*row[:7], *row[8:])


@few
@given(found=registers, office=offices, data=st.data())
def test_the_shelf_of_the_cache_is_the_shelf_in_memory(
    found: tuple[Register, ...], office: Office, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "registers"
        write(folder, found, office, UNITS.units)
        whole = Opened(folders.read(folder).registers, Rules(office, UNITS))
        cache = Cache(Path(temporary) / "cache", 0, check.is_sound)
        for _ in range(4):
            kept = desk(folder, cache)
            assert kept is not None
            at, wanted, span = data.draw(moments), data.draw(filters), data.draw(st.none() | spans)
            _compare(kept.shelf(), whole, at, wanted, span)
            assert kept.registers == whole.registers
            kept.shelf().connection.close()


def _compare(kept: Shelf, whole: Shelf, at: AsOf, wanted: Filter, span: Period | None) -> None:
    assert (kept.ids, kept.groups, kept.demonstration) == (whole.ids, whole.groups, whole.demonstration)
    assert kept.span(None) == whole.span(None)
    assert kept.number(at) == whole.number(at)
    unit = wanted.unit
    assert [told(one, unit) for one in kept.select(at, wanted)] == [told(one, unit) for one in whole.select(at, wanted)]
    code = unit or "VL"
    groups = UNITS.groups_of(code)
    involved = kept.involving(at, code, groups)
    assert [told(one, code) for one in involved] == [told(one, code) for one in whole.involving(at, code, groups)]
    later = at._replace(day=at.day + dt.timedelta(days=20))
    again = [told(one, code) for one in kept.again(involved, later, code)]
    assert again == [told(one, code) for one in whole.again(whole.involving(at, code, groups), later, code)]
    _compare_papers(kept, whole, at, wanted, span)
    sums, others = kept.tallies(at, span), whole.tallies(at, span)
    assert sorted(sums.tasks) == sorted(others.tasks)
    assert {name: sorted(those) for name, those in sums.units.items()} == {
        name: sorted(those) for name, those in others.units.items()
    }
    assert sums.without_unit == others.without_unit


def _compare_papers(kept: Shelf, whole: Shelf, at: AsOf, wanted: Filter, span: Period | None) -> None:
    assert kept.headings == whole.headings
    assert kept.outlines(at) == whole.outlines(at)
    threads, others = (
        {unit: Counter(map(glance, held)) for unit, held in shelf.threads(shelf.select(at, wanted), at).items()}
        for shelf in (kept, whole)
    )
    assert threads == others
    asked = span or Period.span(FIRST, at.day + dt.timedelta(days=10))
    assert kept.remarks(at, asked) == whole.remarks(at, asked)
    assert [answered(one) for one in kept.proposals(at)] == [answered(one) for one in whole.proposals(at)]


def test_a_duty_that_was_suspended_meanwhile_is_told_alike(tmp_path: Path) -> None:
    duty = Task(
        id="1",
        title="Báo cáo tháng",
        lead=("VL", "PC"),
        joint=True,
        kind=TaskKind.RECURRING,
        recurs=Recurs.MONTH,
        events=(
            Suspended(date=dt.date(2009, 9, 10), unit=("VL",)),
            Resumed(date=dt.date(2009, 11, 20), unit=("VL",)),
            Done(date=dt.date(2009, 11, 30), for_=Deadline.parse("2009-11"), unit=("VL",)),
        ),
    )
    document = Document(type="Kết luận", number="01/KL-BT", date=FIRST)
    register = Register(format=1, id="GB-0", title="Kết luận", document=document, tasks=(duty,))
    write(tmp_path / "registers", (register,), Office(), UNITS.units)
    kept = desk(tmp_path / "registers", Cache(tmp_path / "cache", 0, check.is_sound))
    assert kept is not None
    at, whole = AsOf(day=dt.date(2009, 12, 31), at_close=True), Opened((register,), Rules(Office(), UNITS))
    ((one,), (other,)) = kept.shelf().track(at), whole.track(at)
    for unit in (None, "VL", "PC"):
        assert told(one, unit) == told(other, unit)
    kept.close()


@given(found=registers)
def test_a_register_comes_back_as_it_was(found: tuple[Register, ...]) -> None:
    assert tuple(codec.loads(codec.dumps(register), Register) for register in found) == found


def test_ticks_are_counted_alike() -> None:
    at = AsOf(day=FIRST, at_close=True)
    assert shelves.tick(at) == tick(at) == tick(AsOf(day=FIRST)) + 1


# --- the commands ----------------------------------------------------------------------------------------------------

_UNITS = st.sampled_from(CODES).map(lambda code: ["--unit", code])
_DAY = days.map(lambda day: ["--as-of", day.isoformat()])
_PERIOD = st.sampled_from(["2009-08", "2009-Q3", "2009-Q4", "2009"]).map(lambda value: ["--period", value])
_STATE = st.sampled_from([word.key for word in STATES]).map(lambda key: ["--state", key])
_SORT = st.sampled_from(list(Sort)).map(lambda sort: ["--sort", sort.value])
_KNOWN = days.map(lambda day: ["--as-known-on", day.isoformat()])
_ONE = st.sampled_from(["GB-0", "gb-1.yaml", "none"]).map(lambda name: ["--register", name])
_GROUP = st.just(["--group", "1"])
_GREP = st.just(["--grep", "viec"])
_OPTIONS = {
    "status": (_UNITS, _STATE, _PERIOD, _KNOWN, _ONE, _GROUP, _GREP),
    "overdue": (_UNITS, _PERIOD, _SORT, _KNOWN, _ONE, _GROUP),
    "list": (_UNITS, _STATE, _PERIOD, _SORT, _KNOWN, _ONE, _GROUP, _GREP),
    "due": (_UNITS, _SORT, _ONE),
    "report": (_PERIOD, _UNITS, _GROUP, _ONE, _KNOWN),
    "diff": (_PERIOD, _UNITS),
    "proposals": (_UNITS, _ONE),
    "log": (_UNITS, _PERIOD),
}


@st.composite
def commands(draw: st.DrawFn) -> list[str]:
    """A question as it is typed."""
    name = draw(st.sampled_from([*_OPTIONS]))
    options = draw(st.lists(st.sampled_from(_OPTIONS[name]), max_size=3, unique=True))
    options = [*options, _PERIOD] if name in {"report", "diff"} and _PERIOD not in options else options
    day = draw(_DAY) if name != "log" else []
    json = draw(st.sampled_from([[], [], ["--json"]]))
    return [name, *(part for option in options for part in draw(option)), *day, *json]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(found=registers, office=offices, asked=st.lists(commands(), min_size=3, max_size=5))
def test_a_question_has_one_answer(found: tuple[Register, ...], office: Office, asked: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as temporary, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIAOBAN_CACHE", f"{temporary}/cache")
        folder = Path(temporary) / "registers"
        write(folder, found, office, UNITS.units)
        for command in asked:
            kept, read = both(folder, *command)
            assert kept == read, command
        assert [*_caches(Path(temporary))]


def _caches(folder: Path) -> Iterator[Path]:
    return (folder / "cache").glob("*.stamp")
