"""Two clocks: the day a thing happened, and the day it was entered or struck out.

`2009-09-10` asks what is true of that day by all that is known now; `known on 2009-09-10` what the program said then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Open

ON_TIME = "done, done-on-time, done-on-time"

CLOCKS = [
    pytest.param(
        "- {date: 2009-08-28, event: done, recorded: 2009-09-05}",
        {
            "2009-08-27": "no-report, due-soon, open-in-time",
            "2009-08-28": ON_TIME,
            "known on 2009-08-28": "no-report, due-soon, open-in-time",
            "known on 2009-09-04": "no-report, overdue, open-overdue 4",
            "known on 2009-09-05": ON_TIME,
        },
        id="a report entered a week later: overdue as far as was known, on time in truth",
    ),
    pytest.param(
        "- {date: 2009-08-28, event: done}",
        {"known on 2009-08-27": "no-report, due-soon, open-in-time", "known on 2009-08-28": ON_TIME},
        id="entered on its day where nothing else is said",
    ),
    pytest.param(
        """\
- date: 2009-08-28
  event: done
  recorded: 2009-08-28
  voided: {recorded: 2009-09-03, reason: Ghi nhầm đơn vị}""",
        {
            "2009-08-28": "no-report, due-soon, open-in-time",
            "2009-09-10": "no-report, overdue, open-overdue 10",
            "known on 2009-08-27": "no-report, due-soon, open-in-time",
            "known on 2009-08-28": ON_TIME,
            "known on 2009-09-02": ON_TIME,
            "known on 2009-09-03": "no-report, overdue, open-overdue 3",
        },
        id="an entry struck out counts for what was said before",
    ),
    pytest.param(
        """\
- date: 2009-08-28
  event: done
  recorded: 2009-08-30
  voided: {recorded: 2009-09-03, reason: Sai ngày}
- {date: 2009-08-31, event: done, recorded: 2009-09-03}""",
        {
            "known on 2009-08-29": "no-report, due-soon, open-in-time",
            "known on 2009-08-30": ON_TIME,
            "known on 2009-09-03": ON_TIME,
            "2009-08-30": "no-report, due-soon, open-in-time",
            "2009-08-31": ON_TIME,
        },
        id="struck out and entered again with the right day",
    ),
    pytest.param(
        "- {date: 2009-08-28, event: extension, to: 2009-09, recorded: 2009-09-07}",
        {
            "2009-09-06": "no-report, in-time, open-in-time",
            "known on 2009-09-06": "no-report, overdue, open-overdue 6",
            "known on 2009-09-07": "no-report, in-time, open-in-time",
        },
        id="an extension decided in August and entered in September",
    ),
    pytest.param(
        "- {date: 2009-09-15, event: done, recorded: 2009-09-10}",
        {"known on 2009-09-10": "no-report, overdue, open-overdue 10", "2009-09-15": "done, done-late, done-late 15"},
        id="an event entered before its day counts from its day",
    ),
]


@pytest.mark.parametrize(("events", "says"), CLOCKS)
def test_what_is_true_and_what_was_known_are_two_questions(book: Open, events: str, says: dict[str, str]) -> None:
    opened = book(events)
    assert {at: opened.says(at) for at in says} == says


def test_what_has_not_happened_yet_does_not_count(book: Open) -> None:
    events = "- {date: 2009-09-01, event: withdrawn}"
    assert book(events).says("2009-08-31") == book().says("2009-08-31")
    assert book(events).says("close of 2009-08-31") == book().says("close of 2009-08-31")


def test_a_struck_out_entry_leaves_no_trace_in_the_thread(book: Open) -> None:
    events = """\
- {date: 2009-08-20, event: progress, percent: 60}
- date: 2009-08-25
  event: extension
  to: 2009-10
  voided: {recorded: 2009-08-26, reason: Chưa có quyết định}"""
    assert book(events).thread("2009-09-10") == book(events.splitlines()[0]).thread("2009-09-10")
