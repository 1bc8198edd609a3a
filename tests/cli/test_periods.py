"""Which period is meant, and when it is judged: at its close when it is over, as of the day asked while it runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run, Write

TASKS = """\
tasks:
  - {id: a, title: Việc tháng Tám, lead: VL, deadline: 2009-08}
  - {id: b, title: Việc Quý III, lead: BTXH, deadline: 2009-Q3}
"""
MANY_YEARS = f"{TASKS}  - {{id: c, title: Việc năm sau nữa, lead: VL, deadline: 2011-08-20}}\n"

# register, options: as_of, at_close, start, end, label, how many are overdue
CASES = {
    "a finished month, at its close": (TASKS, "--month 8 --as-of 15/9/2009", "2009-08-31", True, "08-01", "08-31", 1),
    "asked on its last day, still running": (
        TASKS,
        "--month 8 --as-of 31/8/2009",
        "2009-08-31",
        False,
        "08-01",
        "08-31",
        0,
    ),
    "a running quarter, as of the day": (
        TASKS,
        "--quarter III --as-of 1/9/2009",
        "2009-09-01",
        False,
        "07-01",
        "09-30",
        1,
    ),
    "a half": (TASKS, "--half 2 --as-of 1/1/2030", "2009-12-31", True, "07-01", "12-31", 2),
    "nine months": (TASKS, "--period 2009-9T", "2009-09-30", True, "01-01", "09-30", 2),
    "a year": (TASKS, "--year 2009", "2009-12-31", True, "01-01", "12-31", 2),
    "a month of a year": (TASKS, "--month 9 --year 2009", "2009-09-30", True, "09-01", "09-30", 2),
    "a span": (TASKS, "--period 10/8/2009..15/9/2009", "2009-09-15", True, "08-10", "09-15", 1),
    "nd09, a quarter": (TASKS, "--quarter III --window nd09", "2009-09-14", True, "07-01", "09-30", 1),
    "nd09, a month": (TASKS, "--month 8 --window nd09", "2009-08-14", True, "08-01", "08-31", 0),
    "ttcp, the month after": (TASKS, "--month 9 --window ttcp", "2009-09-15", True, "09-01", "09-30", 1),
    "the only year that is no candidate but begun": (
        TASKS,
        "--month 7 --as-of 1/9/2010",
        "2010-07-31",
        True,
        "07-01",
        "07-31",
        2,
    ),
    "several years, the latest begun": (
        MANY_YEARS,
        "--month 8 --as-of 10/8/2010",
        "2010-08-10",
        False,
        "08-01",
        "08-31",
        2,
    ),
    "without a period, as of the day": (TASKS, "--as-of 1/10/2009", "2009-10-01", False, None, None, 2),
}


@pytest.mark.parametrize(
    ("tasks", "options", "as_of", "at_close", "start", "end", "overdue"), CASES.values(), ids=CASES.keys()
)
def test_the_day_a_question_is_judged_at(  # noqa: PLR0913, PLR0917 - a row of the table
    giaoban: Run,
    write: Write,
    tasks: str,
    options: str,
    as_of: str,
    at_close: bool,  # noqa: FBT001
    start: str | None,
    end: str | None,
    overdue: int,
) -> None:
    write(tasks)

    document = json.loads(giaoban("overdue", *options.split(), "--json").stdout)

    period = document["period"] and (document["period"]["start"], document["period"]["end"])
    expected = (f"{as_of[:4]}-{start}", f"{as_of[:4]}-{end}") if start else None
    assert (document["as_of"], document["at_close"], period) == (as_of, at_close, expected)
    assert len(document["data"]) == overdue


HEADS = {
    "--month 8 --as-of 5/9/2009": (
        "tháng 8 năm 2009, chốt hết ngày 31/8/2009; sổ còn có số liệu năm 2010, 2011, ghi --year để chọn"
    ),
    "--quarter III --as-of 5/9/2009": (
        "Quý III năm 2009, tính đến ngày 05/9/2009; sổ còn có số liệu năm 2010, 2011, ghi --year để chọn"
    ),
    "--month 8 --window nd09": (
        "tháng 8 năm 2011 (số liệu từ ngày 15/7/2011 đến ngày 14/8/2011), chốt hết ngày 14/8/2011; "
        "sổ còn có số liệu năm 2009, 2010, ghi --year để chọn"
    ),
    "--month 8 --year 2009": "tháng 8 năm 2009, chốt hết ngày 31/8/2009",
}


@pytest.mark.parametrize(("options", "when"), HEADS.items(), ids=HEADS)
def test_the_first_line_says_which_period_of_which_year_and_when_it_was_judged(
    giaoban: Run, write: Write, options: str, when: str
) -> None:
    write(MANY_YEARS)

    first = giaoban("status", *options.split()).stdout.split("\n")[0]

    assert first.split(" trong 1 sổ (GB-2009), ")[1].split("; tỷ lệ tính trên ")[0] == when


def test_a_running_month_says_what_is_overdue_so_far(giaoban: Run, write: Write) -> None:
    write(TASKS)

    result = giaoban("overdue", "--month", "9", "--as-of", "2/9/2009")

    assert result.stdout == (
        "1 nhiệm vụ quá hạn trong 1 sổ (GB-2009), tháng 9 năm 2009, tính đến ngày 02/9/2009 (đã xét 2 nhiệm vụ có "
        "thời hạn, trong đó 1 đến hạn trong kỳ, 0 đã hoàn thành).\n"
        "Phát sinh trong kỳ: 0\n"
        "Không có\n"
        "Kỳ trước chuyển sang: 1\n"
        "Mã\tNội dung nhiệm vụ\tĐơn vị quá hạn\tThời hạn\tSố ngày quá hạn\tTình trạng\n"
        "a\tViệc tháng Tám\tCục Việc làm\t31/08/2009\t2\tChưa có báo cáo\n"
    )


def test_the_window_of_a_report_is_printed_and_no_deadline_moves(giaoban: Run, write: Write) -> None:
    write(TASKS, co_quan__yaml="window: nd09\n")

    report = giaoban("report", "--quarter", "III").stdout.splitlines()
    plain = giaoban("list", "--as-of", "14/9/2009").stdout.splitlines()

    assert [line for line in report if line.startswith("Số liệu từ")] == [
        "Số liệu từ ngày 15/6/2009 đến ngày 14/9/2009, chốt hết ngày 14/9/2009."
    ]
    assert plain[2:] == [
        "a\tViệc tháng Tám\tCục Việc làm\t31/08/2009\tQuá hạn 14 ngày, chưa có báo cáo",
        "b\tViệc Quý III\tCục Bảo trợ xã hội\t30/09/2009\tTrong hạn, chưa có báo cáo",
    ]


REFUSED = {
    "overdue --month 12 --year 2009 --as-of 1/9/2009": (
        "Tháng 12 năm 2009 chưa bắt đầu vào ngày 01/9/2009. Chọn kỳ đã bắt đầu, hoặc đặt --as-of vào ngày trong kỳ."
    ),
    "overdue --month 7 --as-of 1/1/2010": (
        "không có tháng 7 nào trong thời gian của sổ (từ ngày 06/8/2009 đến ngày 30/9/2009). Sổ có số liệu năm 2009; "
        "ghi rõ năm bằng --year."
    ),
    "overdue --month 8 --quarter III": "--month và --quarter không dùng cùng nhau. Chỉ chọn một kỳ.",
    "overdue --half 2 --period 2009-Q3": "--half và --period không dùng cùng nhau. Chỉ chọn một kỳ.",
    "overdue --quarter III/2009 --year 2010": (
        "--quarter III/2009 và --year 2010 nói hai năm khác nhau. Bỏ một trong hai."
    ),
    "overdue --quarter V": (
        "--quarter: “V” không phải quý. Quý là I, II, III, IV hoặc số từ 1 đến 4, ví dụ --quarter III."
    ),
    "due --within 3 --month 8": "--within và kỳ không dùng cùng nhau. Bỏ một trong hai.",
    "report": "chưa chọn kỳ báo cáo. Thêm --month, --quarter, --half, --year hoặc --period.",
}


@pytest.mark.parametrize(("question", "words"), REFUSED.items(), ids=REFUSED)
def test_a_period_that_cannot_be_meant_is_refused(giaoban: Run, write: Write, question: str, words: str) -> None:
    write(TASKS)

    result = giaoban(*question.split())

    assert (result.exit_code, result.stdout) == (2, "")
    complaint = result.stderr.removesuffix(f"Xem: giaoban {question.split(maxsplit=1)[0]} --help\n")
    assert complaint == f"giaoban: {words}\n"


def test_on_lists_a_period_chooses_by_the_last_day_whatever_the_day_asked(giaoban: Run, write: Write) -> None:
    write(TASKS)

    found = {
        question: [task["id"] for task in json.loads(giaoban(*question.split(), "--json").stdout)["data"]]
        for question in (
            "list --month 8 --as-of 10/8/2009",
            "list --quarter III",
            "due --month 9 --as-of 10/8/2009",
            "list --month 12 --as-of 10/8/2009 --year 2009",
        )
    }

    assert list(found.values()) == [["a"], ["a", "b"], ["b"], []]
