"""Duties that come back: at each meeting, or once a period; which were reported and which were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Book, Open

AT_MEETINGS = "lead: [KHTC, VP]\nkind: recurring\nrecurs: meeting"
MEETINGS = "meetings: [2009-07-30, 2009-08-25, 2009-09-29, 2009-10-27, 2009-11-24]"

THREE_OF_FOUR = """\
- {date: 2009-08-25, event: done, unit: VP, for: 2009-08-25, document: 20/VP}
- {date: 2009-09-28, event: done, unit: VP, for: 2009-09-29}
- {date: 2009-11-24, event: done, unit: VP, for: 2009-11-24}"""


def reported(book: Book, at: str, unit: str | None = None) -> dict[str, bool]:
    """Each occurrence asked for by then, and whether it was reported."""
    return {occurrence.label: occurrence.reported_on is not None for occurrence in book.thread(at, unit).occurrences}


def test_a_duty_was_reported_at_three_of_four_briefings(book: Open) -> None:
    opened = book(THREE_OF_FOUR, task=AT_MEETINGS, office=MEETINGS)
    assert reported(opened, "2009-11-30", "VP") == {
        "25/08/2009": True,
        "29/09/2009": True,
        "27/10/2009": False,
        "24/11/2009": True,
    }
    assert opened.objections() == []


def test_each_of_two_units_answers_for_itself(book: Open) -> None:
    opened = book(THREE_OF_FOUR, task=AT_MEETINGS, office=MEETINGS)
    assert list(reported(opened, "2009-11-30", "KHTC").values()) == [False, False, False, False]


BRIEFINGS = {
    "2009-08-24": {},
    "2009-08-25": {"25/08/2009": True},
    "2009-09-27": {"25/08/2009": True},
    "2009-09-28": {"25/08/2009": True, "29/09/2009": True},
    "2009-10-27": {"25/08/2009": True, "29/09/2009": True},
    "close of 2009-10-27": {"25/08/2009": True, "29/09/2009": True, "27/10/2009": False},
    "2009-10-28": {"25/08/2009": True, "29/09/2009": True, "27/10/2009": False},
}


@pytest.mark.parametrize(("at", "occurrences"), BRIEFINGS.items())
def test_a_briefing_is_asked_for_when_its_day_is_over_or_it_was_reported(
    book: Open, at: str, occurrences: dict[str, bool]
) -> None:
    assert reported(book(THREE_OF_FOUR, task=AT_MEETINGS, office=MEETINGS), at, "VP") == occurrences


def test_the_briefing_before_the_task_was_given_is_not_asked_for(book: Open) -> None:
    opened = book(task="lead: VP\nkind: recurring\nrecurs: meeting\nassigned: 2009-09-29", office=MEETINGS)
    assert reported(opened, "2009-10-31") == {"27/10/2009": False}


def test_a_reported_briefing_that_is_not_in_the_calendar_did_take_place(book: Open) -> None:
    opened = book(
        "- {date: 2009-09-15, event: done, for: 2009-09-15}", task="lead: VP\nkind: recurring\nrecurs: meeting"
    )
    assert reported(opened, "2009-12-31") == {"15/09/2009": True}


def test_a_report_keeps_its_day_and_document(book: Open) -> None:
    [first, *_] = book(THREE_OF_FOUR, task=AT_MEETINGS, office=MEETINGS).thread("2009-11-30", "VP").occurrences
    assert (first.reported_on, first.document) == (first.end, "20/VP")


# --- by period --------------------------------------------------------------------------------------------------------

PERIODS = [
    # the rhythm, what was reported, the day, what was asked for by then
    pytest.param("month", "", "2009-08-31", {}, id="August is not over"),
    pytest.param("month", "", "close of 2009-08-31", {"tháng 8 năm 2009": False}, id="August at its close"),
    pytest.param(
        "month",
        "- {date: 2009-08-28, event: done, for: 2009-08}",
        "2009-08-28",
        {"tháng 8 năm 2009": True},
        id="August reported before it is over",
    ),
    pytest.param(
        "month",
        "- {date: 2009-09-03, event: done, for: 2009-08}\n- {date: 2009-10-30, event: done, for: 2009-10-31}",
        "2009-11-01",
        {"tháng 8 năm 2009": True, "tháng 9 năm 2009": False, "tháng 10 năm 2009": True},
        id="two months of three, one of them by its last day",
    ),
    pytest.param(
        "month",
        "",
        "2010-03-01",
        {
            **{f"tháng {month} năm 2009": False for month in range(8, 13)},
            "tháng 1 năm 2010": False,
            "tháng 2 năm 2010": False,
        },
        id="over the end of the year, through February",
    ),
    pytest.param(
        "quarter",
        "- {date: 2009-09-25, event: done, for: 2009-Q3}",
        "2010-01-01",
        {"Quý III năm 2009": True, "Quý IV năm 2009": False},
        id="quarters, the running one first",
    ),
    pytest.param(
        "half",
        "- {date: 2009-12-20, event: done, for: 2009-H2}",
        "2010-07-01",
        {"6 tháng cuối năm 2009": True, "6 tháng đầu năm 2010": False},
        id="halves",
    ),
    pytest.param("year", "", "2011-01-01", {"năm 2009": False, "năm 2010": False}, id="years"),
]


@pytest.mark.parametrize(("recurs", "events", "at", "occurrences"), PERIODS)
def test_a_periodic_duty_is_asked_for_once_a_period(
    book: Open, recurs: str, events: str, at: str, occurrences: dict[str, bool]
) -> None:
    opened = book(events, task=f"lead: VL\nkind: recurring\nrecurs: {recurs}")
    assert reported(opened, at) == occurrences
    assert opened.objections() == []


# --- never scored, never closed ---------------------------------------------------------------------------------------

MONTHLY = "lead: VL\nkind: recurring\nrecurs: month\ndeadline: 2009-08"

STATES = [
    pytest.param("", "no-report, no-deadline, unscored", id="silence"),
    pytest.param(
        "- {date: 2009-08-28, event: done, for: 2009-08}",
        "in-progress, no-deadline, unscored",
        id="one report closes one occurrence, not the duty",
    ),
    pytest.param("- {date: 2009-08-28, event: suspended}", "suspended, no-deadline, unscored", id="suspended"),
    pytest.param(
        "- {date: 2009-08-28, event: suspended}\n- {date: 2009-09-01, event: done, for: 2009-08}",
        "suspended, no-deadline, unscored",
        id="a report for an earlier month does not resume it",
    ),
    pytest.param("- {date: 2009-08-28, event: withdrawn}", "withdrawn, -, unscored", id="withdrawn"),
]


@pytest.mark.parametrize(("events", "said"), STATES)
def test_a_duty_is_never_overdue_and_never_done(book: Open, events: str, said: str) -> None:
    assert book(events, task=MONTHLY).says("2009-09-10") == said


PAUSED = """\
- {date: 2009-09-01, event: suspended}
- {date: 2009-09-28, event: done, for: 2009-09}
- {date: 2009-12-31, event: resumed}"""


@pytest.mark.parametrize(
    ("at", "occurrences"),
    {
        "2009-09-01": {"tháng 8 năm 2009": False},
        "2009-12-15": {"tháng 8 năm 2009": False, "tháng 9 năm 2009": True},
        "2010-01-31": {"tháng 8 năm 2009": False, "tháng 9 năm 2009": True, "tháng 12 năm 2009": False},
    }.items(),
)
def test_a_month_that_ends_while_the_duty_is_suspended_is_not_asked_for(
    book: Open, at: str, occurrences: dict[str, bool]
) -> None:
    assert reported(book(PAUSED, task=MONTHLY), at) == occurrences


def test_a_duty_that_was_reported_while_suspended_goes_on_when_it_is_resumed(book: Open) -> None:
    assert book(PAUSED, task=MONTHLY).says("2009-12-31") == "in-progress, no-deadline, unscored"


def test_nothing_more_is_asked_of_a_withdrawn_duty(book: Open) -> None:
    assert book("- {date: 2009-09-28, event: withdrawn}", task=MONTHLY).thread("2009-12-31").occurrences == ()


@pytest.mark.parametrize("task", ["lead: VL\nkind: standing", "lead: VL\nkind: one-off"])
def test_only_recurring_tasks_have_occurrences(book: Open, task: str) -> None:
    assert book(task=task, office=MEETINGS).thread("2009-12-31").occurrences == ()
