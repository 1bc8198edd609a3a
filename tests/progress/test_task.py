"""The task of several units: each has a thread of its own, and the task is told from all of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Open

SIX = """\
lead: [PCTNXH, VL, BTXH, NCC, BVCSTE, TCDN, các đơn vị có liên quan]
joint: true
deadline: 2009-08"""

FOUR_ON_TIME_ONE_LATE_ONE_SILENT = """\
- {date: 2009-08-25, event: done, unit: PCTNXH}
- {date: 2009-08-28, event: done, unit: [VL, BTXH]}
- {date: 2009-08-31, event: done, unit: NCC}
- {date: 2009-09-04, event: done, unit: BVCSTE}"""


def test_of_six_units_four_were_on_time_one_late_and_one_is_silent(book: Open) -> None:
    opened = book(FOUR_ON_TIME_ONE_LATE_ONE_SILENT, task=SIX)
    task = opened.standing("2009-09-30")
    assert {thread.unit: opened.says("2009-09-30", thread.unit) for thread in task.threads} == {
        "PCTNXH": "done, done-on-time, done-on-time",
        "VL": "done, done-on-time, done-on-time",
        "BTXH": "done, done-on-time, done-on-time",
        "NCC": "done, done-on-time, done-on-time",
        "BVCSTE": "done, done-late, done-late 4",
        "TCDN": "no-report, overdue, open-overdue 30",
    }
    assert opened.says("2009-09-30") == "in-progress, overdue, open-overdue 30"
    assert (task.done_threads, task.live_threads) == (5, 6)


SIX_LATER = {
    "2009-08-24": "no-report, due-soon, open-in-time",
    "2009-08-28": "in-progress, due-soon, open-in-time",
    "2009-08-31": "in-progress, due-today, open-in-time",
    "close of 2009-08-31": "in-progress, overdue, open-overdue 0",
    "2009-09-01": "in-progress, overdue, open-overdue 1",
}


@pytest.mark.parametrize(("at", "said"), SIX_LATER.items())
def test_the_task_is_open_as_long_as_one_of_its_units_owes_work(book: Open, at: str, said: str) -> None:
    assert book(FOUR_ON_TIME_ONE_LATE_ONE_SILENT, task=SIX).says(at) == said


def test_a_late_report_does_not_lend_its_days_to_an_overdue_task(book: Open) -> None:
    events = """\
- {date: 2009-09-20, event: done, unit: VL}
- {date: 2009-08-20, event: extension, unit: NCC, to: 2009-09-25}"""
    opened = book(events, task="lead: [VL, NCC]\ndeadline: 2009-08")
    assert opened.says("2009-09-20", "VL") == "done, done-late, done-late 20"
    assert opened.says("2009-09-20") == "in-progress, due-soon, open-in-time"
    assert opened.says("2009-09-26") == "in-progress, overdue, open-overdue 1"


# --- the task from its threads ----------------------------------------------------------------------------------------

TWO = "lead: [VL, NCC]\njoint: true\ndeadline: 2009-08"
TWO_UNDATED = "lead: [VL, NCC]\njoint: true"

TOGETHER = [
    # what happened, and what is said of the task on 10 September, ten days after its deadline
    pytest.param(TWO, "", "no-report, overdue, open-overdue 10", id="both silent"),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: progress, unit: VL, percent: 0}",
        "not-started, overdue, open-overdue 10",
        id="one has not started, one is silent",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: done, unit: [VL, NCC]}",
        "done, done-on-time, done-on-time",
        id="both on time",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: done, unit: VL}\n- {date: 2009-09-03, event: done, unit: NCC}",
        "done, done-late, done-late 3",
        id="one late: done late, by its days",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-09-02, event: done, unit: VL}\n- {date: 2009-09-05, event: done, unit: NCC}",
        "done, done-late, done-late 5",
        id="both late: the larger number of days",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: done, unit: VL}",
        "in-progress, overdue, open-overdue 10",
        id="one done, one overdue: overdue",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: done, unit: VL}\n- {date: 2009-08-20, event: suspended, unit: NCC}",
        "suspended, -, open-suspended",
        id="one done, one suspended: suspended",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: suspended, unit: [VL, NCC]}",
        "suspended, -, open-suspended",
        id="both suspended",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: suspended, unit: VL}",
        "in-progress, overdue, open-overdue 10",
        id="one suspended, one overdue: overdue",
    ),
    pytest.param(
        TWO,
        """\
- {date: 2009-08-20, event: suspended, unit: VL}
- {date: 2009-08-20, event: extension, unit: NCC, to: 2009-10}""",
        "in-progress, in-time, open-in-time",
        id="one suspended, one in time: in time",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: extension, unit: VL, to: 2009-10}",
        "no-report, overdue, open-overdue 10",
        id="one extended, one not: overdue",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: done, unit: VL}\n- {date: 2009-09-02, event: returned, unit: VL}",
        "in-progress, overdue, open-overdue 10",
        id="one redoing, one silent",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: withdrawn, unit: VL}\n- {date: 2009-08-25, event: done, unit: NCC}",
        "done, done-on-time, done-on-time",
        id="one withdrawn: the task is the other's",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: withdrawn, unit: VL}",
        "no-report, overdue, open-overdue 10",
        id="one withdrawn, the other overdue",
    ),
    pytest.param(
        TWO,
        "- {date: 2009-08-20, event: withdrawn, unit: [VL, NCC]}",
        "withdrawn, -, withdrawn",
        id="both withdrawn: withdrawn",
    ),
    pytest.param(TWO_UNDATED, "", "no-report, no-deadline, open-no-deadline", id="no deadline"),
    pytest.param(
        TWO_UNDATED,
        "- {date: 2009-08-20, event: done, unit: [VL, NCC]}",
        "done, no-deadline, done-no-deadline",
        id="no deadline, both done",
    ),
    pytest.param(
        TWO_UNDATED,
        "- {date: 2009-08-20, event: extension, unit: VL, to: 2009-10}",
        "no-report, in-time, open-in-time",
        id="one was given a deadline: in time",
    ),
    pytest.param(
        TWO_UNDATED,
        "- {date: 2009-08-20, event: suspended, unit: VL}",
        "in-progress, no-deadline, open-no-deadline",
        id="one suspended, one without deadline: without deadline",
    ),
    pytest.param(
        TWO_UNDATED,
        """\
- {date: 2009-08-20, event: extension, unit: VL, to: 2009-10}
- {date: 2009-08-20, event: done, unit: [VL, NCC]}""",
        "done, done-on-time, done-on-time",
        id="done on time and done without deadline: on time",
    ),
]


@pytest.mark.parametrize(("task", "events", "said"), TOGETHER)
def test_the_task_is_told_from_its_threads(book: Open, task: str, events: str, said: str) -> None:
    assert book(events, task=task).says("2009-09-10") == said


def test_the_task_ends_with_its_latest_thread(book: Open) -> None:
    task = book("- {date: 2009-08-20, event: extension, unit: NCC, to: 2009-10}", task=TWO).standing("2009-09-10")
    assert task.deadline is not None
    assert (task.end, task.original_end) == (dt.date(2009, 10, 31), dt.date(2009, 8, 31))
    assert (task.deadline.value, task.extension, task.extensions) == ("2009-10", "granted", 1)


def test_a_withdrawn_unit_no_longer_moves_the_end_of_the_task(book: Open) -> None:
    events = """\
- {date: 2009-08-20, event: extension, unit: NCC, to: 2009-10}
- {date: 2009-09-01, event: withdrawn, unit: NCC}"""
    task = book(events, task=TWO).standing("2009-09-10")
    assert (task.end, task.live_threads, len(task.threads)) == (dt.date(2009, 8, 31), 1, 2)


def test_where_reports_must_be_accepted_the_task_waits_for_the_last_answer(book: Open) -> None:
    events = """\
- {date: 2009-08-20, event: done, unit: [VL, NCC]}
- {date: 2009-09-05, event: accepted, unit: VL}
- {date: 2009-09-06, event: accepted, unit: NCC}"""
    opened = book(events, task=TWO, top="acceptance: true")
    assert opened.says("2009-09-04") == "awaiting-acceptance, done-on-time, done-on-time"
    assert opened.says("2009-09-05") == "awaiting-acceptance, done-on-time, done-on-time"
    assert opened.standing("2009-09-05").done_threads == 2
    assert opened.says("2009-09-06") == "done, done-on-time, done-on-time"


def test_an_extension_is_granted_to_the_unit_that_asked_for_it(book: Open) -> None:
    events = "- {date: 2009-08-20, event: extension, unit: Cục Việc làm, to: 2009-09-15}"
    opened = book(events, task=TWO)
    assert opened.says("2009-09-10", "VL") == "no-report, due-soon, open-in-time"
    assert opened.says("2009-09-10", "NCC") == "no-report, overdue, open-overdue 10"


def test_a_transfer_leaves_the_number_of_assignments_as_it_was(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: transferred, unit: VL, to: BTXH}", task=TWO)
    assert [thread.unit for thread in opened.standing("2009-08-19").threads] == ["VL", "NCC"]
    assert [thread.unit for thread in opened.standing("2009-08-20").threads] == ["BTXH", "NCC"]


# --- open groups ------------------------------------------------------------------------------------------------------


def test_an_open_group_has_no_thread_and_blocks_nothing(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: done, unit: VL}", task="lead: [VL, DVLQ]\ndeadline: 2009-08")
    assert [thread.unit for thread in opened.standing("2009-08-20").threads] == ["VL"]
    assert opened.says("2009-09-10") == "done, done-on-time, done-on-time"


def test_with_one_named_unit_beside_the_group_an_event_need_not_name_it(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: done}", task="lead: [VL, DVLQ]\ndeadline: 2009-08")
    assert opened.says("2009-08-20", "VL") == "done, done-on-time, done-on-time"
    assert opened.objections() == []


def test_a_unit_named_later_begins_its_thread_on_that_day(book: Open) -> None:
    events = """\
- {date: 2009-08-20, event: done, unit: VL}
- {date: 2009-09-10, event: unit-added, unit: TCDN, document: 30/VP}
- {date: 2009-09-12, event: done, unit: TCDN}"""
    opened = book(events, task="lead: [VL, DVLQ]\ndeadline: 2009-08")
    assert opened.says("2009-09-09") == "done, done-on-time, done-on-time"
    assert opened.says("2009-09-10", "TCDN") == "no-report, overdue, open-overdue 10"
    assert opened.says("2009-09-10") == "in-progress, overdue, open-overdue 10"
    assert opened.thread("2009-09-10", "TCDN").since == dt.date(2009, 9, 10)
    assert opened.says("2009-09-12") == "done, done-late, done-late 12"
    assert opened.objections() == []


def test_a_task_of_an_open_group_alone_is_followed_as_a_whole(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: progress}", task="lead: các đơn vị có liên quan\ndeadline: 2009-08")
    task = opened.standing("2009-09-01")
    assert opened.says("2009-09-01") == "in-progress, overdue, open-overdue 1"
    assert (task.threads, task.done_threads, task.live_threads) == ((), 0, 0)
    assert task.whole is not None


def test_when_a_unit_of_it_is_named_the_task_is_that_unit_s(book: Open) -> None:
    events = "- {date: 2009-08-20, event: unit-added, unit: VL}\n- {date: 2009-08-25, event: done, unit: VL}"
    opened = book(events, task="lead: các đơn vị có liên quan\ndeadline: 2009-08")
    assert opened.standing("2009-08-20").whole is None
    assert opened.says("2009-08-25", "VL") == opened.says("2009-08-25") == "done, done-on-time, done-on-time"


def test_a_task_of_an_open_group_alone_may_be_transferred_to_a_unit(book: Open) -> None:
    events = "- {date: 2009-08-20, event: progress}\n- {date: 2009-08-25, event: transferred, to: VL}"
    opened = book(events, task="lead: các đơn vị có liên quan\ndeadline: 2009-08")
    assert opened.standing("2009-08-25").whole is None
    assert opened.says("2009-08-25", "VL") == opened.says("2009-08-25") == "in-progress, due-soon, open-in-time"
    assert opened.objections() == []


# --- closed groups ----------------------------------------------------------------------------------------------------

GROUP = "lead: Các đơn vị thuộc Bộ\ncooperating: Tổng cục Dạy nghề\nmonitoring: Vụ Pháp chế\ndeadline: 2009-08"

SHARED = [
    pytest.param("", "no-report, overdue, open-overdue 10", id="silence"),
    pytest.param(
        "- {date: 2009-08-20, event: progress, unit: VL}",
        "in-progress, overdue, open-overdue 10",
        id="a member at work",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: progress, unit: VL, percent: 0}",
        "not-started, overdue, open-overdue 10",
        id="a member that has not started",
    ),
    pytest.param(
        """\
- {date: 2009-08-20, event: progress, unit: VL, percent: 0}
- {date: 2009-08-21, event: progress, unit: NCC, percent: 10}
- {date: 2009-08-22, event: progress, unit: BTXH, percent: 0}""",
        "in-progress, overdue, open-overdue 10",
        id="one member of three at work",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: done, unit: VL}",
        "in-progress, overdue, open-overdue 10",
        id="a member done does not close the group's task",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: done, unit: Vụ Pháp chế}",
        "in-progress, overdue, open-overdue 10",
        id="a member done that monitors the task too",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: note, unit: VL}", "no-report, overdue, open-overdue 10", id="a note of a member"
    ),
    pytest.param(
        "- {date: 2009-08-20, event: done, unit: DV}", "done, done-on-time, done-on-time", id="the group by its code"
    ),
    pytest.param(
        "- {date: 2009-09-02, event: done, unit: Các đơn vị thuộc Bộ}",
        "done, done-late, done-late 2",
        id="the group by its name",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: done}",
        "done, done-on-time, done-on-time",
        id="the group, the only one that could be meant",
    ),
]


@pytest.mark.parametrize(("events", "said"), SHARED)
def test_a_closed_group_is_one_thread_that_only_its_own_event_closes(book: Open, events: str, said: str) -> None:
    opened = book(events, task=GROUP)
    assert opened.says("2009-09-10", "DV") == opened.says("2009-09-10") == said
    assert opened.objections() == []


def test_each_report_of_a_member_is_news_of_the_group(book: Open) -> None:
    events = "- {date: 2009-08-20, event: progress, unit: VL}\n- {date: 2009-09-05, event: progress, unit: NCC}"
    thread = book(events, task=GROUP).thread("2009-09-10", "DV")
    assert (thread.last_report, thread.last_event) == (dt.date(2009, 9, 5), dt.date(2009, 9, 5))


# --- cooperating and monitoring units ---------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["Cục Người có công", "Văn phòng Bộ"], ids=["cooperating", "monitoring"])
@pytest.mark.parametrize("event", ["progress", "note"])
def test_units_beside_the_lead_may_report_but_have_no_thread(book: Open, unit: str, event: str) -> None:
    task = "lead: VL\ncooperating: [NCC]\nmonitoring: [VP]\ndeadline: 2009-08"
    opened = book(f"- {{date: 2009-08-20, event: {event}, unit: {unit}}}", task=task)
    assert opened.says("2009-08-20", "VL") == "no-report, in-time, open-in-time"
    assert len(opened.standing("2009-08-20").threads) == 1
    assert opened.standing("2009-08-20").last_event == dt.date(2009, 8, 20)
    assert opened.objections() == []


def test_a_member_of_a_cooperating_group_may_report_too(book: Open) -> None:
    task = "lead: PC\ncooperating: Các đơn vị thuộc Bộ\ndeadline: 2009-08"
    opened = book("- {date: 2009-08-20, event: progress, unit: VL}", task=task)
    assert opened.says("2009-08-20", "PC") == "no-report, in-time, open-in-time"
    assert opened.objections() == []


def test_a_note_on_a_task_of_several_units_need_not_name_one(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: note, note: Họp rà soát}", task=TWO)
    assert opened.objections() == []
    assert opened.standing("2009-08-20").last_event == dt.date(2009, 8, 20)
    assert opened.thread("2009-08-20", "VL").last_event is None
