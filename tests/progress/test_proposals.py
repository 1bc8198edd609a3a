"""The localities' proposals: answered or not, and made again."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from giaoban.progress import ProposalStanding, derive_proposal

if TYPE_CHECKING:
    from tests.progress.conftest import Open


def proposal(book: Open, events: str, at: str) -> ProposalStanding:
    """Where the proposal with these events stands on a day."""
    text = f'proposals:\n  - id: "1.a"\n    text: Sửa mức trợ cấp\n    events:\n{indent(events, " " * 6)}'
    opened = book(top=text)
    return derive_proposal(opened.register.proposals[0], opened.moment(at))


ANSWERS = [
    # what happened, the day, the day of the answer that stands and what it says, how often it was made again
    pytest.param("", "2009-12-31", None, 0, id="no word"),
    pytest.param(
        "- {date: 2009-09-10, event: answered, outcome: resolved, document: 50/LĐTBXH-VP}",
        "2009-09-09",
        None,
        0,
        id="not answered yet",
    ),
    pytest.param(
        "- {date: 2009-09-10, event: answered, outcome: resolved, document: 50/LĐTBXH-VP}",
        "2009-09-10",
        "2009-09-10 resolved 50/LĐTBXH-VP",
        0,
        id="answered",
    ),
    pytest.param("- {date: 2009-09-10, event: answered}", "2009-09-10", "2009-09-10 None None", 0, id="in no words"),
    pytest.param(
        """\
- {date: 2009-09-10, event: answered, outcome: studying}
- {date: 2009-11-01, event: answered, outcome: not-possible}""",
        "2009-12-31",
        "2009-11-01 not-possible None",
        0,
        id="answered twice: the later one",
    ),
    pytest.param(
        "- {date: 2009-09-10, event: answered, outcome: studying}\n- {date: 2009-10-27, event: raised-again}",
        "2009-10-27",
        None,
        1,
        id="made again: no answer stands",
    ),
    pytest.param(
        """\
- {date: 2009-09-10, event: answered, outcome: studying}
- {date: 2009-10-27, event: raised-again}
- {date: 2009-11-24, event: raised-again}
- {date: 2009-12-01, event: answered, outcome: resolved}""",
        "2009-12-31",
        "2009-12-01 resolved None",
        2,
        id="made again twice, then answered",
    ),
    pytest.param(
        "- {date: 2009-09-10, event: answered, voided: {recorded: 2009-09-12, reason: Chưa gửi}}",
        "2009-09-15",
        None,
        0,
        id="an answer struck out",
    ),
    pytest.param(
        "- {date: 2009-09-10, event: answered, voided: {recorded: 2009-09-12, reason: Chưa gửi}}",
        "known on 2009-09-11",
        "2009-09-10 None None",
        0,
        id="an answer struck out later",
    ),
    pytest.param(
        "- {date: 2009-09-10, event: answered, recorded: 2009-09-20}",
        "known on 2009-09-19",
        None,
        0,
        id="an answer entered later",
    ),
    pytest.param("- {date: 2009-09-10, event: note}", "2009-09-15", None, 0, id="a note is no answer"),
]


@pytest.mark.parametrize(("events", "at", "answer", "raised"), ANSWERS)
def test_a_proposal_is_answered_until_it_is_made_again(
    book: Open, events: str, at: str, answer: str | None, raised: int
) -> None:
    standing = proposal(book, events, at)
    said = f"{standing.answered_on} {standing.outcome} {standing.document}" if standing.answered else None
    assert (said, standing.raised_again) == (answer, raised)


def test_the_last_event_is_told_whatever_it_was(book: Open) -> None:
    events = "- {date: 2009-09-10, event: answered}\n- {date: 2009-09-12, event: note}"
    assert str(proposal(book, events, "2009-09-15").last_event) == "2009-09-12"
