"""Every command on made-up figures (`data/made-up`): each kind of event, each state, closed and open groups.

The numbers of `CLOSES` were counted by hand from the events before the program was run; so was every row of the
answers kept in `tests/golden/made-up`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden, Run

FOLDER = Path(__file__).parent / "data" / "made-up"

QUESTIONS = {
    "status-quy-III.txt": "status --quarter III",
    "status-quy-III.json": "status --quarter III --json",
    "status-BTXH-thang-9.txt": "status --unit BTXH --month 9",
    "status-TCDN-nam.txt": "status --unit TCDN --year 2009",
    "status-KHTC-thang-10.txt": "status --unit KHTC --month 10",
    "overdue-thang-9.txt": "overdue --month 9",
    "overdue-thang-9.json": "overdue --month 9 --json",
    "overdue-10-10.txt": "overdue --as-of 10/10/2009",
    "overdue-TCDN-thang-9.txt": "overdue --unit TCDN --month 9",
    "due-10-10.txt": "due --as-of 10/10/2009 --within 30",
    "due-quy-IV.txt": "due --quarter IV --as-of 30/9/2009",
    "list.txt": "list --as-of 31/12/2009",
    "list-chua-hoan-thanh.txt": "list --state chua-hoan-thanh --as-of 30/9/2009 --sort so-ngay-qua-han",
    "show-1.1.txt": "show 1.1 --as-of 31/12/2009",
    "show-1.2.txt": "show 1.2 --as-of 31/12/2009",
    "show-3.2.json": "show 3.2 --as-of 31/12/2009 --json",
    "source-3.3.txt": "source 3.3 --as-of 31/12/2009",
    "why-1.1.txt": "why 1.1 --quarter III",
    "why-1.2.txt": "why 1.2 --as-of 31/12/2009",
    "why-1.3.txt": "why 1.3 --month 9",
    "why-2.4.txt": "why 2.4 --month 9",
    "why-3.2.txt": "why 3.2 --month 10",
    "why-4.1.txt": "why 4.1 --month 10",
    "proposals-quy-III.txt": "proposals --quarter III",
    "proposals-quy-IV.txt": "proposals --quarter IV --unanswered",
    "report-thang-9.md": "report --month 9",
    "report-quy-III.md": "report --quarter III",
    "report-6-thang-cuoi-nam.md": "report --half 2",
    "report-nam.md": "report --year 2009",
    "report-9-thang.md": "report --period 2009-9T",
    "report-khoang.md": "report --period 1/10/2009..15/11/2009",
    "report-BTXH-thang-9.md": "report --month 9 --unit BTXH",
}


@pytest.mark.parametrize(("name", "question"), QUESTIONS.items(), ids=QUESTIONS.values())
def test_the_answer_on_made_up_figures_is_the_one_kept(giaoban: Run, golden: Golden, name: str, question: str) -> None:
    result = giaoban(*question.split(), cwd=FOLDER)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, f"made-up/{name}")


STATES = (
    "total",
    "done_on_time",
    "done_late",
    "done_no_deadline",
    "open_in_time",
    "open_overdue",
    "open_no_deadline",
    "open_suspended",
    "withdrawn",
    "awaiting_acceptance",
    "came_due",
)
FLOW = ("carried_in", "assigned", "reopened", "done", "withdrawn", "carried_out")
RATES = ("completion", "punctuality", "original_punctuality")

# period: tasks by STATES; threads by STATES; their RATES; what came in and went out, by FLOW
CLOSES = {
    "8": (
        (11, 1, 0, 0, 7, 1, 2, 0, 0, 1, 2),
        (15, 5, 0, 0, 7, 2, 1, 0, 0, 5, 7),
        ("1/2", "1/2", None, "5/7", "5/7", None),
        (0, 11, 0, 1, 0, 10),
    ),
    "9": (
        (12, 0, 0, 0, 6, 3, 2, 1, 0, 0, 1),
        (17, 4, 1, 0, 6, 3, 2, 1, 0, 0, 1),
        ("0/3", "0/3", "0/4", "5/8", "4/8", "4/9"),
        (10, 1, 1, 0, 0, 12),
    ),
    "10": (
        (12, 2, 3, 1, 3, 0, 1, 1, 1, 5, 2),
        (17, 6, 4, 1, 3, 0, 1, 1, 1, 5, 2),
        ("5/5", "2/5", "2/6", "10/10", "6/10", "6/11"),
        (12, 0, 0, 6, 1, 5),
    ),
    "11": (
        (12, 3, 3, 1, 2, 1, 1, 0, 1, 5, 2),
        (17, 7, 4, 1, 2, 1, 1, 0, 1, 5, 2),
        ("6/7", "3/7", "2/8", "11/12", "7/12", "6/13"),
        (5, 0, 0, 1, 0, 4),
    ),
    "12": (
        (12, 4, 4, 1, 0, 1, 1, 0, 1, 6, 2),
        (17, 8, 5, 1, 0, 1, 1, 0, 1, 6, 2),
        ("8/9", "4/9", "3/9", "13/14", "8/14", "7/14"),
        (4, 0, 0, 2, 0, 2),
    ),
}


@pytest.mark.parametrize("month", CLOSES)
def test_the_report_of_each_month_counts_as_a_person_would(giaoban: Run, month: str) -> None:
    result = json.loads(giaoban("report", "--month", month, "--json", cwd=FOLDER).stdout)

    tasks, threads = result["totals"]["tasks"], result["totals"]["assignments"]
    rates = [
        counts[rate] and f"{counts[rate]['n']}/{counts[rate]['of']}" for counts in (tasks, threads) for rate in RATES
    ]
    assert (
        tuple(tasks[state] for state in STATES),
        tuple(threads[state] for state in STATES),
        tuple(rates),
        tuple(result["flow"][word] for word in FLOW),
    ) == CLOSES[month]


def test_what_came_in_and_went_out_of_each_unit_follows_a_transfer(giaoban: Run) -> None:
    result = json.loads(giaoban("report", "--month", "9", "--json", cwd=FOLDER).stdout)

    found = {
        row["unit"]["code"]: {key: n for key, n in row.items() if key != "unit" and n} for row in result["unit_flows"]
    }
    assert found == {
        "KHTC": {"carried_in": 1, "carried_out": 1},
        "PC": {"carried_in": 1, "assigned": 1, "carried_out": 2},
        "VL": {"carried_in": 1, "passed_on": 1},
        "BTXH": {"carried_in": 1, "received": 1, "carried_out": 2},
        "NCC": {"assigned": 1, "reopened": 1, "carried_out": 2},
        "PCTNXH": {"carried_in": 1, "carried_out": 1},
        "BVCSTE": {"carried_in": 2, "done": 1, "carried_out": 1},
        "TCDN": {"carried_in": 2, "carried_out": 2},
        None: {"carried_in": 1, "carried_out": 1},
    }


def test_the_report_of_a_unit_tells_what_it_passed_on(giaoban: Run) -> None:
    result = json.loads(giaoban("report", "--month", "9", "--unit", "VL", "--json", cwd=FOLDER).stdout)

    assert {word: number for word, number in result["flow"].items() if number} == {"carried_in": 1, "passed_on": 1}
    assert [row["unit"]["code"] for row in (*result["units"], *result["unit_flows"])] == ["VL", "VL"]
