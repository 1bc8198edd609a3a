"""One unit, one task: where it stands on a day, from its deadline and from what happened.

Unless a case says otherwise the task was given to Cục Việc làm on 6 August 2009, "trong tháng 8 năm 2009". Each case
reads: what the file has, then what the program says on which day as `work, time, bucket`, with the days late.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from giaoban.dates import AsOf
from giaoban.progress import derive

if TYPE_CHECKING:
    from tests.progress.conftest import Open

NO_DEADLINE = "lead: Cục Việc làm"

SILENCE = {
    "2009-08-06": "no-report, in-time, open-in-time",
    "2009-08-23": "no-report, in-time, open-in-time",
    "2009-08-24": "no-report, due-soon, open-in-time",
    "2009-08-30": "no-report, due-soon, open-in-time",
    "2009-08-31": "no-report, due-today, open-in-time",
    "close of 2009-08-31": "no-report, overdue, open-overdue 0",
    "2009-09-01": "no-report, overdue, open-overdue 1",
    "close of 2009-09-01": "no-report, overdue, open-overdue 1",
    "2009-09-30": "no-report, overdue, open-overdue 30",
    "2010-08-31": "no-report, overdue, open-overdue 365",
}


@pytest.mark.parametrize(("at", "said"), SILENCE.items())
def test_a_task_due_in_august_is_late_from_the_first_of_september(book: Open, at: str, said: str) -> None:
    assert book().says(at) == said


ENDS = [
    # the deadline as the conclusion gives it, the last day in time
    ("2009-08-15", "2009-08-15"),
    ("2009-08", "2009-08-31"),
    ("2009-09", "2009-09-30"),
    ("2009-Q3", "2009-09-30"),
    ("2009-Q4", "2009-12-31"),
    ("2009-H2", "2009-12-31"),
    ("2010-9T", "2010-09-30"),
    ("2009", "2009-12-31"),
    ("2010-02", "2010-02-28"),
    ("2012-02", "2012-02-29"),
    ("2012-02-29", "2012-02-29"),
]


@pytest.mark.parametrize(("deadline", "last"), ENDS, ids=[deadline for deadline, _ in ENDS])
def test_a_deadline_runs_out_with_the_last_day_of_its_period(book: Open, deadline: str, last: str) -> None:
    opened = book(task=f"lead: VL\ndeadline: {deadline}")
    next_day = dt.date.fromisoformat(last) + dt.timedelta(days=1)
    assert opened.says(last) == "no-report, due-today, open-in-time"
    assert opened.says(f"close of {last}") == "no-report, overdue, open-overdue 0"
    assert opened.says(next_day.isoformat()) == "no-report, overdue, open-overdue 1"
    assert opened.thread(last).end == dt.date.fromisoformat(last)


def test_the_office_says_how_many_days_before_a_deadline_are_soon(book: Open) -> None:
    opened = book(office="due_soon_days: 3")
    assert opened.says("2009-08-27") == "no-report, in-time, open-in-time"
    assert opened.says("2009-08-28") == "no-report, due-soon, open-in-time"


# --- work -------------------------------------------------------------------------------------------------------------

WORK = [
    pytest.param(
        "- {date: 2009-08-10, event: progress, percent: 0}",
        {"2009-08-09": "no-report", "2009-08-10": "not-started", "2009-09-01": "not-started"},
        id="0 %: reported not to have started, which is not silence",
    ),
    pytest.param(
        "- {date: 2009-08-10, event: progress}",
        {"2009-08-10": "in-progress"},
        id="progress without a figure",
    ),
    pytest.param(
        """\
- {date: 2009-08-10, event: progress, percent: 0}
- {date: 2009-08-20, event: progress, percent: 60}""",
        {"2009-08-19": "not-started", "2009-08-20": "in-progress"},
        id="not started, then under way",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: progress, percent: 100}",
        {"2009-08-20": "in-progress"},
        id="100 % is no report of completion",
    ),
    pytest.param(
        """\
- {date: 2009-08-12, event: note, note: "Đã gọi điện"}
- {date: 2009-08-20, event: reminder}""",
        {"2009-08-20": "no-report"},
        id="notes and reminders of the office are no report of the unit",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: extension-request, to: 2009-09}",
        {"2009-08-20": "in-progress"},
        id="who asks for time has been heard from",
    ),
    pytest.param(
        "- {date: 2009-08-28, event: done}",
        {"2009-08-27": "no-report", "2009-08-28": "done"},
        id="reported done without a word before",
    ),
]


@pytest.mark.parametrize(("events", "works"), WORK)
def test_the_work_is_what_the_unit_last_said(book: Open, events: str, works: dict[str, str]) -> None:
    opened = book(events)
    assert {at: opened.standing(at).work for at in works} == works


def test_a_thread_remembers_what_was_said_and_how_it_was_urged(book: Open) -> None:
    events = """\
- {date: 2009-08-20, event: progress, percent: 60}
- {date: 2009-09-03, event: reminder, document: 12/VP, reply_by: 2009-09-10}
- {date: 2009-09-12, event: reminder, reply_by: 2009-09-15}
- {date: 2009-09-14, event: note}"""
    thread = book(events).thread("2009-09-20")
    assert (thread.percent, thread.reminders, thread.reply_by) == (60, 2, dt.date(2009, 9, 15))
    assert (thread.last_report, thread.last_event) == (dt.date(2009, 8, 20), dt.date(2009, 9, 14))


def test_a_report_of_completion_keeps_its_day_and_document(book: Open) -> None:
    thread = book("- {date: 2009-08-28, event: done, document: 45/BC-VL}").thread("2009-09-20")
    assert (thread.done_on, thread.document, thread.percent) == (dt.date(2009, 8, 28), "45/BC-VL", 100)


# --- done, accepted, returned -----------------------------------------------------------------------------------------

DONE = [
    pytest.param(
        "- {date: 2009-08-30, event: done}", {"2009-12-31": "done, done-on-time, done-on-time"}, id="the day before"
    ),
    pytest.param(
        "- {date: 2009-08-31, event: done}",
        {
            "2009-08-31": "done, done-on-time, done-on-time",
            "close of 2009-08-31": "done, done-on-time, done-on-time",
            "2009-12-31": "done, done-on-time, done-on-time",
        },
        id="on the last day",
    ),
    pytest.param(
        "- {date: 2009-09-01, event: done}",
        {
            "2009-08-31": "no-report, due-today, open-in-time",
            "close of 2009-08-31": "no-report, overdue, open-overdue 0",
            "2009-09-01": "done, done-late, done-late 1",
            "2009-12-31": "done, done-late, done-late 1",
        },
        id="the day after: 1 day late, and no more as time passes",
    ),
    pytest.param(
        """\
- {date: 2009-08-28, event: done}
- {date: 2009-09-03, event: returned, reason: "Thiếu số liệu"}""",
        {
            "2009-09-02": "done, done-on-time, done-on-time",
            "2009-09-03": "redoing, overdue, open-overdue 3",
            "2009-09-10": "redoing, overdue, open-overdue 10",
        },
        id="returned after the deadline: overdue at once",
    ),
    pytest.param(
        """\
- {date: 2009-08-20, event: done}
- {date: 2009-08-22, event: returned, redo_by: 2009-08-26}
- {date: 2009-08-26, event: done}""",
        {
            "2009-08-21": "done, done-on-time, done-on-time",
            "2009-08-22": "redoing, in-time, open-in-time",
            "2009-08-26": "done, done-on-time, done-on-time",
        },
        id="returned and redone, both in time",
    ),
    pytest.param(
        """\
- {date: 2009-08-28, event: done}
- {date: 2009-09-03, event: returned, redo_by: 2009-09-10}
- {date: 2009-09-08, event: progress, percent: 80}
- {date: 2009-09-09, event: done}""",
        {
            "2009-09-08": "redoing, overdue, open-overdue 8",
            "2009-09-09": "done, done-late, done-late 9",
        },
        id="a sham report in time and a true one later: late by the one that stands, whatever redo_by says",
    ),
    pytest.param(
        """\
- {date: 2009-08-28, event: done}
- {date: 2009-09-01, event: accepted}
- {date: 2009-09-15, event: returned, reason: "Phát hiện sai số liệu"}""",
        {"2009-09-01": "done, done-on-time, done-on-time", "2009-09-15": "redoing, overdue, open-overdue 15"},
        id="returned after it had been accepted",
    ),
    pytest.param(
        "- {date: 2009-08-10, event: done}\n- {date: 2009-08-10, event: returned}",
        {"2009-08-10": "redoing, in-time, open-in-time"},
        id="two events of one day count in the order of the file",
    ),
    pytest.param(
        "- {date: 2009-08-12, event: done}\n- {date: 2009-08-11, event: progress, recorded: 2009-08-13}",
        {"2009-08-11": "in-progress, in-time, open-in-time", "2009-08-12": "done, done-on-time, done-on-time"},
        id="an event entered late counts on its own day",
    ),
]


@pytest.mark.parametrize(("events", "says"), DONE)
def test_on_time_is_judged_by_the_day_of_the_report_that_stands(book: Open, events: str, says: dict[str, str]) -> None:
    opened = book(events)
    assert {at: opened.says(at) for at in says} == says


ACCEPTED = [
    pytest.param(
        "- {date: 2009-08-31, event: done}\n- {date: 2009-09-25, event: accepted}",
        {
            "2009-08-31": "awaiting-acceptance, done-on-time, done-on-time",
            "2009-09-24": "awaiting-acceptance, done-on-time, done-on-time",
            "2009-09-25": "done, done-on-time, done-on-time",
        },
        id="accepted late: the report was in time and stays so",
    ),
    pytest.param(
        "- {date: 2009-09-02, event: done}\n- {date: 2009-09-02, event: accepted}",
        {"2009-09-02": "done, done-late, done-late 2"},
        id="accepted at once: the report was late and stays so",
    ),
    pytest.param(
        "- {date: 2009-08-31, event: done}\n- {date: 2009-09-25, event: returned}",
        {
            "2009-09-24": "awaiting-acceptance, done-on-time, done-on-time",
            "2009-09-25": "redoing, overdue, open-overdue 25",
        },
        id="not accepted",
    ),
]


@pytest.mark.parametrize(("events", "says"), ACCEPTED)
def test_where_reports_must_be_accepted_they_count_as_done_from_their_own_day(
    book: Open, events: str, says: dict[str, str]
) -> None:
    opened = book(events, top="acceptance: true")
    assert {at: opened.says(at) for at in says} == says


def test_a_returned_report_leaves_nothing_of_itself(book: Open) -> None:
    events = """\
- {date: 2009-08-28, event: done, document: 45/BC-VL}
- {date: 2009-09-03, event: returned, redo_by: 2009-09-10}"""
    thread = book(events).thread("2009-09-03")
    assert (thread.done_on, thread.document, thread.percent) == (None, None, None)
    assert thread.redo_by == dt.date(2009, 9, 10)


NO_DATE = {
    "2009-08-06": "no-report, no-deadline, open-no-deadline",
    "2009-08-20": "in-progress, no-deadline, open-no-deadline",
    "2010-05-04": "in-progress, no-deadline, open-no-deadline",
    "2010-05-05": "done, no-deadline, done-no-deadline",
}


@pytest.mark.parametrize(("at", "said"), NO_DATE.items())
def test_a_task_without_a_deadline_is_never_late(book: Open, at: str, said: str) -> None:
    events = "- {date: 2009-08-20, event: progress}\n- {date: 2010-05-05, event: done}"
    assert book(events, task=NO_DEADLINE).says(at) == said


# --- extensions -------------------------------------------------------------------------------------------------------

EXTENDED = [
    pytest.param(
        "- {date: 2009-08-28, event: extension, to: 2009-09-15}\n- {date: 2009-09-15, event: done}",
        {
            "2009-08-28": "no-report, in-time, open-in-time",
            "2009-09-01": "no-report, in-time, open-in-time",
            "2009-09-15": "done, done-on-time, done-on-time",
        },
        id="granted before expiry, done on the new last day",
    ),
    pytest.param(
        "- {date: 2009-08-28, event: extension, to: 2009-09-15}\n- {date: 2009-09-17, event: done}",
        {
            "2009-09-16": "no-report, overdue, open-overdue 1",
            "2009-09-17": "done, done-late, done-late 2",
        },
        id="late by the new deadline: days counted from it",
    ),
    pytest.param(
        "- {date: 2009-09-05, event: extension, to: 2009-09}\n- {date: 2009-09-20, event: done}",
        {
            "2009-09-04": "no-report, overdue, open-overdue 4",
            "2009-09-05": "no-report, in-time, open-in-time",
            "2009-09-20": "done, done-on-time, done-on-time",
        },
        id="granted after expiry: late until then, in time from then on",
    ),
    pytest.param(
        "- {date: 2009-09-05, event: done}\n- {date: 2009-09-06, event: extension, to: 2009-09}",
        {"2009-09-05": "done, done-late, done-late 5", "2009-09-30": "done, done-late, done-late 5"},
        id="granted after a late report: the report stays late",
    ),
    pytest.param(
        """\
- {date: 2009-09-05, event: done}
- {date: 2009-09-06, event: returned}
- {date: 2009-09-07, event: extension, to: 2009-09}
- {date: 2009-09-20, event: done}""",
        {
            "2009-09-05": "done, done-late, done-late 5",
            "2009-09-06": "redoing, overdue, open-overdue 6",
            "2009-09-07": "redoing, in-time, open-in-time",
            "2009-09-20": "done, done-on-time, done-on-time",
        },
        id="late, returned, extended, and done again in time",
    ),
    pytest.param(
        "- {date: 2009-08-28, event: extension-request, to: 2009-09}",
        {
            "2009-08-31": "in-progress, due-today, open-in-time",
            "2009-09-01": "in-progress, overdue, open-overdue 1",
        },
        id="only asked for: the old deadline holds",
    ),
    pytest.param(
        """\
- {date: 2009-08-28, event: extension-request, to: 2009-09}
- {date: 2009-09-03, event: extension-refused}""",
        {"2009-09-03": "in-progress, overdue, open-overdue 3"},
        id="refused: the old deadline holds",
    ),
    pytest.param(
        """\
- {date: 2009-08-28, event: extension, to: 2009-09}
- {date: 2009-09-28, event: extension, to: 2009-Q4}""",
        {"2009-09-30": "no-report, in-time, open-in-time", "2010-01-01": "no-report, overdue, open-overdue 1"},
        id="granted twice: the last one holds",
    ),
]


@pytest.mark.parametrize(("events", "says"), EXTENDED)
def test_only_a_granted_extension_moves_the_deadline(book: Open, events: str, says: dict[str, str]) -> None:
    opened = book(events)
    assert {at: opened.says(at) for at in says} == says


def test_the_extension_axis_tells_the_latest_word_and_counts_what_was_granted(book: Open) -> None:
    opened = book("""\
- {date: 2009-08-20, event: extension-request, to: 2009-09-15}
- {date: 2009-08-22, event: extension, to: 2009-09-10}
- {date: 2009-09-08, event: extension-request, to: 2009-09}
- {date: 2009-09-09, event: extension-refused}
- {date: 2009-09-09, event: extension, to: 2009-09-20}""")
    told = {}
    for at in ("2009-08-19", "2009-08-20", "2009-08-22", "2009-09-08", "2009-09-09"):
        thread = opened.thread(at)
        told[at] = (thread.extension, thread.extensions, thread.requested.value if thread.requested else None)
    assert told == {
        "2009-08-19": ("none", 0, None),
        "2009-08-20": ("requested", 0, "2009-09-15"),
        "2009-08-22": ("granted", 1, None),
        "2009-09-08": ("requested", 1, "2009-09"),
        "2009-09-09": ("granted", 2, None),
    }


def test_the_original_deadline_is_kept_beside_the_one_in_force(book: Open) -> None:
    thread = book("- {date: 2009-08-28, event: extension, to: 2009-09-15}").thread("2009-09-01")
    assert (thread.original_end, thread.end) == (dt.date(2009, 8, 31), dt.date(2009, 9, 15))


BY_ORIGINAL = [
    pytest.param("- {date: 2009-08-31, event: done}", "2009-09-30", False, id="done by the original deadline"),
    pytest.param("- {date: 2009-09-01, event: done}", "2009-09-30", True, id="done after it"),
    pytest.param(
        "- {date: 2009-08-28, event: extension, to: 2009-09}\n- {date: 2009-09-10, event: done}",
        "2009-09-30",
        True,
        id="on time only thanks to the extension",
    ),
    pytest.param("- {date: 2009-08-28, event: extension, to: 2009-09}", "2009-09-10", True, id="open, extended"),
    pytest.param("- {date: 2009-08-28, event: extension, to: 2009-09}", "2009-08-31", None, id="not over yet"),
    pytest.param("- {date: 2009-08-28, event: extension, to: 2009-09}", "close of 2009-08-31", True, id="just over"),
    pytest.param("- {date: 2009-08-28, event: suspended}", "2009-09-10", None, id="suspended"),
    pytest.param("- {date: 2009-08-28, event: withdrawn}", "2009-09-10", None, id="withdrawn"),
]


@pytest.mark.parametrize(("events", "at", "late"), BY_ORIGINAL)
def test_lateness_by_the_original_deadline_is_told_apart(book: Open, events: str, at: str, late: bool | None) -> None:  # noqa: FBT001
    opened = book(events)
    assert opened.thread(at).late_by_original is late
    assert opened.standing(at).late_by_original is late


def test_without_an_original_deadline_nobody_is_late_by_it(book: Open) -> None:
    opened = book("- {date: 2009-08-28, event: extension, to: 2009-09-10}", task=NO_DEADLINE)
    assert opened.says("2009-09-11") == "no-report, overdue, open-overdue 1"
    assert opened.thread("2009-09-11").late_by_original is None
    assert opened.thread("2009-09-11").original_end is None


# --- suspended, transferred, withdrawn --------------------------------------------------------------------------------

PAUSED = [
    pytest.param(
        "- {date: 2009-08-20, event: suspended, reason: Chờ Nghị định}",
        {
            "2009-08-19": "no-report, in-time, open-in-time",
            "2009-08-20": "suspended, -, open-suspended",
            "2009-12-31": "suspended, -, open-suspended",
        },
        id="suspended: never overdue",
    ),
    pytest.param(
        """\
- {date: 2009-08-10, event: progress}
- {date: 2009-08-20, event: suspended}
- {date: 2009-09-10, event: resumed, to: 2009-10}""",
        {
            "2009-09-09": "suspended, -, open-suspended",
            "2009-09-10": "in-progress, in-time, open-in-time",
            "2009-11-01": "in-progress, overdue, open-overdue 1",
        },
        id="resumed with a new deadline",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: suspended}\n- {date: 2009-09-10, event: resumed}",
        {"2009-09-10": "no-report, overdue, open-overdue 10"},
        id="resumed without one after the deadline: overdue at once",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: suspended}\n- {date: 2009-08-25, event: resumed}",
        {"2009-08-25": "no-report, due-soon, open-in-time"},
        id="resumed before the deadline",
    ),
    pytest.param(
        "- {date: 2009-09-05, event: suspended}",
        {"2009-09-04": "no-report, overdue, open-overdue 4", "2009-09-05": "suspended, -, open-suspended"},
        id="suspended when already overdue",
    ),
    pytest.param(
        """\
- {date: 2009-08-20, event: suspended}
- {date: 2009-08-25, event: progress, percent: 30}
- {date: 2009-09-10, event: resumed, to: 2009-10}""",
        {"2009-08-25": "suspended, -, open-suspended", "2009-09-10": "in-progress, in-time, open-in-time"},
        id="what was reported meanwhile is not forgotten",
    ),
    pytest.param(
        """\
- {date: 2009-08-20, event: done}
- {date: 2009-08-22, event: returned}
- {date: 2009-08-25, event: suspended}
- {date: 2009-08-27, event: resumed}""",
        {"2009-08-27": "redoing, due-soon, open-in-time"},
        id="work goes on where it had stopped",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: withdrawn, document: 99/LĐTBXH-VP}",
        {
            "2009-08-19": "no-report, in-time, open-in-time",
            "2009-08-20": "withdrawn, -, withdrawn",
            "2009-12-31": "withdrawn, -, withdrawn",
        },
        id="withdrawn",
    ),
    pytest.param(
        "- {date: 2009-08-20, event: done}\n- {date: 2009-08-25, event: withdrawn}",
        {"2009-08-24": "done, done-on-time, done-on-time", "2009-08-25": "withdrawn, -, withdrawn"},
        id="withdrawn after the report",
    ),
]


@pytest.mark.parametrize(("events", "says"), PAUSED)
def test_a_suspended_or_withdrawn_task_is_not_overdue(book: Open, events: str, says: dict[str, str]) -> None:
    opened = book(events)
    assert {at: opened.says(at) for at in says} == says


def test_resuming_with_a_new_date_is_no_extension_and_the_original_deadline_is_kept(book: Open) -> None:
    opened = book("- {date: 2009-08-20, event: suspended}\n- {date: 2009-09-10, event: resumed, to: 2009-10}")
    thread = opened.thread("2009-09-10")
    assert (thread.extension, thread.extensions) == ("none", 0)
    assert (thread.original_end, thread.end) == (dt.date(2009, 8, 31), dt.date(2009, 10, 31))


def test_a_transferred_thread_passes_to_the_other_unit_as_it_is(book: Open) -> None:
    opened = book("""\
- {date: 2009-08-10, event: progress, percent: 40}
- {date: 2009-08-20, event: transferred, to: Cục Người có công, document: 99/LĐTBXH-VP}
- {date: 2009-09-03, event: done}""")
    units = {at: [thread.unit for thread in opened.standing(at).threads] for at in ("2009-08-19", "2009-08-20")}
    assert units == {"2009-08-19": ["VL"], "2009-08-20": ["NCC"]}
    assert opened.says("2009-09-01", "NCC") == "in-progress, overdue, open-overdue 1"
    assert opened.thread("2009-09-01").percent == 40
    assert opened.says("2009-09-03", "NCC") == "done, done-late, done-late 3"
    assert opened.objections() == []


# --- weekends and holidays (Bộ luật Dân sự 2005, Điều 153) ------------------------------------------------------------

HOLIDAYS = "weekend: next-working-day\nholidays: [2009-09-02, 2009-11-02]"
WORKING_DAYS = [
    pytest.param("2009-08-31", "2009-08-31", id="a Monday stays"),
    pytest.param("2009-08-30", "2009-08-31", id="a Sunday: Monday"),
    pytest.param("2009-08-29", "2009-08-31", id="a Saturday: Monday"),
    pytest.param("2009-09-02", "2009-09-03", id="a holiday: the day after"),
    pytest.param("2009-10", "2009-11-03", id="a month that ends on a Saturday before a holiday"),
    pytest.param("2010-Q4", "2010-12-31", id="a quarter that ends on a Friday"),
]


@pytest.mark.parametrize(("deadline", "last"), WORKING_DAYS)
def test_a_deadline_on_a_day_off_ends_with_the_next_working_day(book: Open, deadline: str, last: str) -> None:
    task = f"lead: VL\ndeadline: {deadline}"
    next_day = (dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat()
    opened = book(f"- {{date: {last}, event: done}}", task=task, office=HOLIDAYS)
    assert opened.says(next_day) == "done, done-on-time, done-on-time"
    assert opened.thread(next_day).late_by_original is False
    silent = book(task=task, office=HOLIDAYS)
    assert silent.says(last) == "no-report, due-today, open-in-time"
    assert silent.says(next_day) == "no-report, overdue, open-overdue 1"


def test_by_default_a_deadline_on_a_sunday_ends_on_that_sunday(book: Open) -> None:
    opened = book("- {date: 2009-08-31, event: done}", task="lead: VL\ndeadline: 2009-08-30")
    assert opened.says("2009-08-31") == "done, done-late, done-late 1"


def test_an_extension_to_a_day_off_ends_with_the_next_working_day_too(book: Open) -> None:
    events = "- {date: 2009-08-28, event: extension, to: 2009-09-02}\n- {date: 2009-09-03, event: done}"
    assert book(events, office=HOLIDAYS).says("2009-09-03") == "done, done-on-time, done-on-time"


# --- before and beyond ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assigned", "day", "exists"),
    [
        ("", "2009-08-05", False),
        ("", "2009-08-06", True),
        ("\nassigned: 2009-10-27", "2009-10-26", False),
        ("\nassigned: 2009-10-27", "2009-10-27", True),
    ],
    ids=["before the document", "on its day", "before the meeting it was given at", "on the day of the meeting"],
)
def test_a_task_does_not_exist_before_it_is_assigned(book: Open, assigned: str, day: str, exists: bool) -> None:  # noqa: FBT001
    opened = book(task=f"lead: VL\ndeadline: 2009-12{assigned}")
    for at_close in (False, True):
        at = AsOf(day=dt.date.fromisoformat(day), at_close=at_close)
        assert (derive(opened.task, opened.register, opened.rules, at) is not None) is exists


@pytest.mark.parametrize("kind", ["standing", "recurring\nrecurs: month"])
def test_standing_and_recurring_duties_are_listed_and_never_scored(book: Open, kind: str) -> None:
    opened = book("- {date: 2009-08-20, event: progress}", task=f"lead: VL\ndeadline: 2009-08\nkind: {kind}")
    assert opened.says("2009-08-06") == "no-report, no-deadline, unscored"
    assert opened.says("2010-01-01") == "in-progress, no-deadline, unscored"
