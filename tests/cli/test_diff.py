"""`giaoban diff`: each kind of change once, the words of each, and the ends that can be asked for."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden, Run, Write

FOLDER = Path(__file__).parent / "data" / "made-up"
ENDS = ("31/8/2009", "30/9/2009")

ONE = "lead: VL\ndeadline: 2009-09-15\n"
TWO = "lead: [VL, BTXH]\njoint: true\ndeadline: 2009-09-15\n"
LATER = "lead: VL\ndeadline: 2009-12-31\n"


def events(*entries: str) -> str:
    return "events:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def said(document: dict[str, Any]) -> list[str]:
    """The rows of a document: `done VL done-late 5`, a `*` for what only some units of a joint task came to."""
    rows = []
    for row in document["data"]:
        units = "+".join(unit["code"] for unit in row["units"])
        late = "" if row["days_late"] is None else f" {row['days_late']}"
        rows.append(f"{row['change']}{'*' * row['apart']} {units} {row['bucket']}{late}")
    return rows


# what one task is, and what became of it from 31 August to 30 September
CASES = {
    "nothing happened, nothing was due": (LATER, ["silent VL open-in-time"]),
    "assigned in between": (LATER + "assigned: 2009-09-10\n", ["new VL open-in-time"]),
    "assigned and done in between": (
        LATER + "assigned: 2009-09-10\n" + events("date: 2009-09-20, event: done"),
        ["new VL done-on-time", "done VL done-on-time"],
    ),
    "not assigned yet": (LATER + "assigned: 2009-10-01\n", []),
    "done on time": (ONE + events("date: 2009-09-15, event: done"), ["done VL done-on-time"]),
    "done late": (ONE + events("date: 2009-09-20, event: done"), ["done VL done-late 5"]),
    "done without a deadline": ("lead: VL\n" + events("date: 2009-09-20, event: done"), ["done VL done-no-deadline"]),
    "done before, nothing since": (ONE + events("date: 2009-08-31, event: done"), []),
    "became overdue": (ONE, ["slipped VL open-overdue 15", "silent VL open-overdue 15"]),
    "overdue before and still": ("lead: VL\ndeadline: 2009-08-10\n", ["silent VL open-overdue 51"]),
    "due on the later day is not overdue": ("lead: VL\ndeadline: 2009-09-30\n", ["silent VL open-in-time"]),
    "extended": (
        ONE + events("date: 2009-09-10, event: extension, to: 2009-12-31"),
        ["extended VL open-in-time", "silent VL open-in-time"],
    ),
    "suspended": (ONE + events("date: 2009-09-10, event: suspended"), ["suspended VL open-suspended"]),
    "resumed": (
        LATER + events("date: 2009-08-20, event: suspended", "date: 2009-09-10, event: resumed, to: 2009-12-20"),
        ["resumed VL open-in-time", "silent VL open-in-time"],
    ),
    "suspended and resumed in between": (
        LATER + events("date: 2009-09-02, event: suspended", "date: 2009-09-10, event: resumed"),
        ["resumed VL open-in-time", "silent VL open-in-time"],
    ),
    "withdrawn": (ONE + events("date: 2009-09-10, event: withdrawn"), ["withdrawn VL withdrawn"]),
    "passed on": (
        LATER + events("date: 2009-09-10, event: transferred, to: BTXH"),
        ["transferred BTXH open-in-time", "silent BTXH open-in-time"],
    ),
    "a unit is named for an open group": (
        "lead: DVLQ\n" + events("date: 2009-09-10, event: unit-added, unit: PC"),
        ["unit-added PC open-no-deadline"],
    ),
    "returned": (
        "lead: VL\ndeadline: 2009-08-31\n"
        + events("date: 2009-08-30, event: done", "date: 2009-09-10, event: returned"),
        ["slipped VL open-overdue 30", "reopened VL open-overdue 30", "silent VL open-overdue 30"],
    ),
    "returned and done again": (
        LATER
        + events("date: 2009-08-30, event: done", "date: 2009-09-10, event: returned", "date: 2009-09-20, event: done"),
        ["reopened VL done-on-time"],
    ),
    "reported": (
        LATER + events("date: 2009-09-10, event: progress, percent: 40"),
        ["reported VL open-in-time"],
    ),
    "reported before, silent since": (
        LATER + events("date: 2009-08-31, event: progress, percent: 40"),
        ["silent VL open-in-time"],
    ),
    "an occurrence of a recurring duty": (
        "lead: VL\nkind: recurring\nrecurs: month\n" + events("date: 2009-09-03, event: done, for: 2009-08"),
        ["reported VL unscored"],
    ),
    "urged in vain": (
        LATER + events("date: 2009-09-10, event: reminder"),
        ["silent VL open-in-time", "other VL open-in-time"],
    ),
    "a report of a unit that cooperates": (
        LATER + "cooperating: PC\n" + events("date: 2009-09-10, event: progress, unit: PC"),
        ["silent VL open-in-time", "other PC open-in-time"],
    ),
    "struck out": (
        LATER + events("date: 2009-09-10, event: progress, voided: {recorded: 2009-09-11, reason: nhầm}"),
        ["silent VL open-in-time"],
    ),
    "one of two units is done": (
        TWO.replace("09-15", "12-31") + events("date: 2009-09-10, event: done, unit: VL"),
        ["done* VL done-on-time", "silent BTXH open-in-time"],
    ),
    "one of two units is done, the other is late": (
        TWO + events("date: 2009-09-10, event: done, unit: VL"),
        ["slipped BTXH open-overdue 15", "done* VL done-on-time", "silent BTXH open-overdue 15"],
    ),
    "the last of two units is done": (
        TWO + events("date: 2009-08-20, event: done, unit: VL", "date: 2009-09-20, event: done, unit: BTXH"),
        ["done VL+BTXH done-late 5", "done* BTXH done-late 5"],
    ),
    "two units are done together": (
        TWO + events("date: 2009-09-10, event: done, unit: [VL, BTXH]"),
        ["done VL+BTXH done-on-time"],
    ),
    "a closed group, of which a member reports": (
        "lead: DV\ndeadline: 2009-12-31\n" + events("date: 2009-09-10, event: progress, unit: PC"),
        ["reported DV open-in-time"],
    ),
}


def register(task: str, *, top: str = "") -> str:
    return f'{top}tasks:\n  - id: "1"\n    title: Báo cáo Bộ\n{indent(task, "    ")}'


@pytest.mark.parametrize(("task", "rows"), CASES.values(), ids=CASES)
def test_what_became_of_a_task_in_september(giaoban: Run, write: Write, task: str, rows: list[str]) -> None:
    write(register(task))

    result = giaoban("diff", *ENDS, "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert said(json.loads(result.stdout)) == rows


def test_a_report_that_is_confirmed_is_a_change_where_reports_are_confirmed(giaoban: Run, write: Write) -> None:
    task = ONE + events("date: 2009-08-20, event: done", "date: 2009-09-10, event: accepted")
    write(register(task, top="acceptance: true\n"))

    assert said(json.loads(giaoban("diff", *ENDS, "--json").stdout)) == ["accepted VL done-on-time"]


UNITS = {
    "VL": ["done VL done-on-time"],
    "BTXH": ["slipped BTXH open-overdue 15", "silent BTXH open-overdue 15"],
    "KHTC": ["slipped BTXH open-overdue 15", "done* VL done-on-time", "silent BTXH open-overdue 15"],
    "NCC": ["done NCC done-on-time"],
}


@pytest.mark.parametrize("unit", UNITS)
def test_of_a_unit_its_own_thread_is_told(giaoban: Run, write: Write, unit: str) -> None:
    task = TWO + "monitoring: KHTC\n" + events("date: 2009-09-10, event: done, unit: VL")
    other = '  - id: "2"\n    title: Rà soát\n    lead: NCC\n    deadline: 2009-12-31\n    events:\n'
    write(register(task) + other + "      - {date: 2009-09-10, event: done}\n")

    result = giaoban("diff", *ENDS, "--unit", unit, "--json")

    assert said(json.loads(result.stdout)) == UNITS[unit]


@pytest.mark.parametrize(
    ("unit", "rows"),
    [("VL", ["transferred BTXH done-on-time"]), ("BTXH", ["done BTXH done-on-time", "transferred BTXH done-on-time"])],
)
def test_a_unit_that_passed_its_thread_on_is_told_so_and_no_more(
    giaoban: Run, write: Write, unit: str, rows: list[str]
) -> None:
    write(register(LATER + events("date: 2009-09-10, event: transferred, to: BTXH", "date: 2009-09-20, event: done")))

    document = json.loads(giaoban("diff", *ENDS, "--unit", unit, "--json").stdout)

    assert said(document) == rows
    assert [[one["code"] for one in row["from_units"]] for row in document["data"]][-1] == ["VL"]


PROPOSALS = """\
proposals:
  - id: "1.a"
    text: Tăng kinh phí
    tasks: ["1"]
    events: EVENTS
tasks:
  - {id: "1", title: Báo cáo Bộ, lead: VL, deadline: 2009-08-10, events: [{date: 2009-08-10, event: done}]}
"""


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        ("[]", []),
        ("[{date: 2009-09-10, event: answered, outcome: resolved}]", ["answered [1] True"]),
        ("[{date: 2009-09-10, event: raised-again}]", ["raised-again [1] False"]),
        (
            "[{date: 2009-08-20, event: answered}, {date: 2009-09-10, event: raised-again}]",
            ["raised-again [2] False"],
        ),
        (
            "[{date: 2009-09-10, event: raised-again}, {date: 2009-09-20, event: answered}]",
            ["answered [2] True", "raised-again [1] True"],
        ),
        (
            "[{date: 2009-09-10, event: answered}, {date: 2009-09-20, event: raised-again}]",
            ["raised-again [2] False"],
        ),
        ("[{date: 2009-09-10, event: note, note: Đã họp}]", ["other [1] False"]),
    ],
)
def test_what_became_of_a_proposal_in_september(giaoban: Run, write: Write, entries: str, rows: list[str]) -> None:
    write(PROPOSALS.replace("EVENTS", entries))

    document = json.loads(giaoban("diff", *ENDS, "--json").stdout)

    assert [f"{row['change']} {row['events']} {row['answered']}" for row in document["proposals"]] == rows
    assert document["data"] == []
    assert document["totals"] == {
        "tasks": 1,
        "changed": 0,
        "unchanged": 1,
        "proposals": 1,
        "proposals_changed": len(rows) and 1,
        "proposals_unchanged": 1 - (len(rows) and 1),
    }


def test_everything_is_new_where_the_document_is(giaoban: Run, write: Write) -> None:
    write(PROPOSALS.replace("EVENTS", "[]"))

    document = json.loads(giaoban("diff", "5/8/2009", "6/8/2009", "--json").stdout)

    assert said(document) == ["new VL open-in-time"]
    assert [row["change"] for row in document["proposals"]] == ["new"]


def test_the_document_says_which_ends_were_compared(giaoban: Run, write: Write) -> None:
    write(register(ONE + events("date: 2009-09-20, event: extension, to: 2009-Q4, document: 41/VP")))

    document = json.loads(giaoban("diff", *ENDS, "--json").stdout)
    period = json.loads(giaoban("diff", "--month", "9", "--json").stdout)

    row = document.pop("data")[0]
    assert document == {
        "schema_version": 1,
        "kind": "diff",
        "as_of": "2009-09-30",
        "as_known_on": None,
        "at_close": False,
        "period": None,
        "filter": {"unit": None, "as": None, "group": None, "state": None, "grep": None, "due_in": None},
        "count": 2,
        "since": {"as_of": "2009-08-31", "at_close": False},
        "totals": {
            "tasks": 1,
            "changed": 1,
            "unchanged": 0,
            "proposals": 0,
            "proposals_changed": 0,
            "proposals_unchanged": 0,
        },
        "proposals": [],
        "warnings": [],
    }
    assert row == {
        "change": "extended",
        "register": "GB-2009",
        "id": "1",
        "title": "Báo cáo Bộ",
        "group": None,
        "units": [{"code": "VL", "name": "Cục Việc làm"}],
        "from_units": [],
        "apart": False,
        "work": "no-report",
        "time": "in-time",
        "bucket": "open-in-time",
        "days_late": None,
        "deadline_end": "2009-12-31",
        "deadline_before": "2009-09-15",
        "on": "2009-09-20",
        "silent_days": None,
        "events": [1],
    }
    assert (period["since"], period["as_of"], period["at_close"], period["period"]["label"]) == (
        {"as_of": "2009-08-31", "at_close": True},
        "2009-09-30",
        True,
        "tháng 9 năm 2009",
    )


def test_at_the_close_of_a_period_what_was_due_on_its_last_day_has_slipped(giaoban: Run, write: Write) -> None:
    write(register("lead: VL\ndeadline: 2009-09\n"))

    assert said(json.loads(giaoban("diff", "--month", "9", "--json").stdout))[0] == "slipped VL open-overdue 0"
    assert said(json.loads(giaoban("diff", "--month", "10", "--json").stdout)) == ["silent VL open-overdue 31"]


def test_nothing_is_told_of_no_time(giaoban: Run, write: Write) -> None:
    write(register(ONE))

    result = giaoban("diff", "31/8/2009", "31/8/2009")

    assert result.stdout == (
        "Không có thay đổi nào trong 1 sổ (GB-2009), tính đến ngày 31/8/2009, so với ngày 31/8/2009 "
        "(đã xét 1 nhiệm vụ, 0 kiến nghị).\n"
    )


def test_what_was_not_known_has_not_changed(giaoban: Run, write: Write) -> None:
    write(register(LATER + events("date: 2009-09-10, event: done, recorded: 2009-10-02")))

    then = giaoban("diff", "31/8/2009", "--as-known-on", "30/9/2009", "--json").stdout

    assert said(json.loads(then)) == ["silent VL open-in-time"]
    assert said(json.loads(giaoban("diff", *ENDS, "--json").stdout)) == ["done VL done-on-time"]


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("25/8 29/9/2009", ("2009-08-25", "2009-09-29")),
        ("25/12 25/1/2010", ("2009-12-25", "2010-01-25")),
        ("1/8 2009-08-25", ("2009-08-01", "2009-08-25")),
        ("25/8 --as-of 29/9/2009", ("2009-08-25", "2009-09-29")),
        ("25/8 --as-known-on 29/9/2009", ("2009-08-25", "2009-09-29")),
        ("--quarter III --as-of 10/9/2009", ("2009-06-30", "2009-09-10")),
        ("--month 9 --window nd09", ("2009-08-14", "2009-09-14")),
        ("--period 1/9/2009..10/9/2009", ("2009-08-31", "2009-09-10")),
    ],
)
def test_the_ends_that_can_be_asked_for(giaoban: Run, write: Write, typed: str, ends: tuple[str, str]) -> None:
    write(register(LATER))

    document = json.loads(giaoban("diff", *typed.split(), "--json").stdout)

    assert (document["since"]["as_of"], document["as_of"]) == ends


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "chưa ghi so sánh từ ngày nào. Ghi ngày đầu, ví dụ giaoban diff 1/9 30/9, hoặc một kỳ."),
        ("30/9/2009 31/8/2009", "ngày 30/9/2009 sau ngày 31/8/2009. Ghi ngày trước rồi đến ngày sau."),
        ("1/10 30/9/2009", "ngày 01/10/2009 sau ngày 30/9/2009. Ghi ngày trước rồi đến ngày sau."),
        ("32/8 30/9/2009", "TỪ_NGÀY: “32/8” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12."),
        ("31/8 30-9-x", "ĐẾN_NGÀY: “30-9-x” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12."),
        ("31/8 --month 9", "ngày và kỳ không dùng cùng nhau. Ghi hai ngày, hoặc một kỳ như --month 8."),
        ("31/8 30/9 --as-of 30/9/2009", "ĐẾN_NGÀY và --as-of không dùng cùng nhau. Bỏ một trong hai."),
    ],
)
def test_ends_that_cannot_be_meant_are_told(giaoban: Run, write: Write, typed: str, complaint: str) -> None:
    write(register(LATER))

    result = giaoban("diff", *typed.split())

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"giaoban: {complaint}\nXem: giaoban diff --help\n"


QUESTIONS = {
    "diff-thang-9.txt": "diff --month 9",
    "diff-30-9-30-11.txt": "diff 30/9/2009 30/11/2009",
    "diff-quy-III-nhom-2.txt": "diff --quarter III --group 2",
    "diff-BTXH-thang-9.txt": "diff --month 9 --unit BTXH",
    "diff-thang-10.json": "diff --month 10 --json",
}


@pytest.mark.parametrize(("name", "question"), QUESTIONS.items(), ids=QUESTIONS.values())
def test_the_answer_on_made_up_figures_is_the_one_kept(giaoban: Run, golden: Golden, name: str, question: str) -> None:
    result = giaoban(*question.split(), cwd=FOLDER)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, f"made-up/{name}")


@pytest.mark.parametrize("month", ["8", "9", "10", "11", "12"])
def test_done_and_slipped_are_those_of_the_report_and_of_overdue(giaoban: Run, month: str) -> None:
    found = json.loads(giaoban("diff", "--month", month, "--json", cwd=FOLDER).stdout)["data"]
    report = json.loads(giaoban("report", "--month", month, "--json", cwd=FOLDER).stdout)

    of_tasks = {kind: [row["id"] for row in found if (row["change"], row["apart"]) == (kind, False)] for kind in KINDS}
    assert len(of_tasks["done"]) == report["flow"]["done"]
    assert len(of_tasks["withdrawn"]) == report["flow"]["withdrawn"]
    assert set(of_tasks["slipped"]) == {row["id"] for row in report["overdue"] if row["new_in_period"]}


KINDS = ("done", "withdrawn", "slipped")
