"""`giaoban log`: what was entered, in the order it was, numbered as `giaoban void` takes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden, Run, Write

FOLDER = Path(__file__).parent / "data" / "made-up"

BOOK = """\
groups:
  - {id: "1", title: Nhóm thứ nhất}
  - {id: "2", title: Nhóm thứ hai}
proposals:
  - id: "1.a"
    group: "1"
    text: Tăng kinh phí
    tasks: ["1.1"]
    units: NCC
    events:
      - {date: 2009-09-01, event: answered, outcome: resolved, recorded: 2009-09-05}
tasks:
  - id: "1.1"
    group: "1"
    title: Đề xuất hướng xử lý
    lead: [VL, BTXH]
    joint: true
    events:
      - {date: 2009-08-20, event: progress, unit: VL, percent: 60, recorded: 2009-09-03}
      - date: 2009-08-28
        event: done
        unit: BTXH
        document: 10/BTXH
        voided: {recorded: 2009-10-02, reason: ghi nhầm}
      - {date: 2009-09-05, event: done, unit: [VL, BTXH], document: 11/VL-BTXH}
  - id: "2.1"
    group: "2"
    title: Rà soát văn bản
    lead: PC
    events:
      - {date: 2009-09-02, event: transferred, to: KHTC, recorded: 2009-09-03}
      - {date: 2009-09-05, event: progress, percent: 10}
"""


def test_entries_stand_in_the_order_they_were_entered(giaoban: Run, write: Write) -> None:
    write(BOOK)

    result = giaoban("log")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "6 lần ghi sổ trong 1 sổ (GB-2009), trong đó 1 lần đã đính chính.\n"
        "Ngày ghi sổ\tNgày\tMã\tSố\tĐơn vị\tNội dung ghi\n"
        "28/08/2009\t28/08/2009\t1.1\t2\tCục Bảo trợ xã hội\t"
        "[Đã đính chính ngày 02/10/2009: ghi nhầm] Báo cáo hoàn thành; văn bản 10/BTXH\n"
        "03/09/2009\t20/08/2009\t1.1\t1\tCục Việc làm\tCập nhật tiến độ; 60%\n"
        "03/09/2009\t02/09/2009\t2.1\t1\tVụ Pháp chế\tChuyển đơn vị thực hiện; cho Vụ Kế hoạch - Tài chính\n"
        "05/09/2009\t01/09/2009\t1.a\t1\tCục Người có công\tTrả lời kiến nghị; đã giải quyết\n"
        "05/09/2009\t05/09/2009\t1.1\t3\tCục Việc làm; Cục Bảo trợ xã hội\tBáo cáo hoàn thành; văn bản 11/VL-BTXH\n"
        "05/09/2009\t05/09/2009\t2.1\t2\tVụ Kế hoạch - Tài chính\tCập nhật tiến độ; 10%\n"
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", "1.1#2 1.1#1 2.1#1 1.a#1 1.1#3 2.1#2"),
        ("1.1", "1.1#2 1.1#1 1.1#3"),
        ("GB-2009/1.1", "1.1#2 1.1#1 1.1#3"),
        ("1.A", "1.a#1"),
        ("--unit BTXH", "1.1#2 1.1#3"),
        ("--unit PC", "2.1#1"),
        ("--unit KHTC", "2.1#1 2.1#2"),
        ("--unit NCC", "1.a#1"),
        ("--group 2", "2.1#1 2.1#2"),
        ("--grep tien-do", "1.1#1 2.1#2"),
        ("--grep kinh-phi", "1.a#1"),
        ("--month 8", "1.1#2"),
        ("--month 9", "1.1#1 2.1#1 1.a#1 1.1#3 2.1#2"),
        ("--month 10", "1.1#2"),
        ("--period 1/9/2009..3/9/2009", "1.1#1 2.1#1"),
        ("--as-known-on 3/9/2009", "1.1#2 1.1#1 2.1#1"),
        ("1.1 --month 9 --unit VL", "1.1#1 1.1#3"),
    ],
)
def test_entries_are_narrowed_by_what_they_are_and_when_they_were_entered(
    giaoban: Run, write: Write, asked: str, found: str
) -> None:
    write(BOOK)

    document = json.loads(giaoban("log", *asked.split(), "--json").stdout)

    assert " ".join(f"{row['id']}#{row['entry']['number']}" for row in document["data"]) == found


def test_what_was_struck_out_later_is_not_struck_out_yet(giaoban: Run, write: Write) -> None:
    write(BOOK)

    result = giaoban("log", "1.1", "--as-known-on", "30/8/2009")

    assert result.stdout == (
        "1 lần ghi sổ của GB-2009/1.1 trong 1 sổ (GB-2009), theo số liệu đã ghi đến ngày 30/8/2009.\n"
        "Ngày ghi sổ\tNgày\tMã\tSố\tĐơn vị\tNội dung ghi\n"
        "28/08/2009\t28/08/2009\t1.1\t2\tCục Bảo trợ xã hội\tBáo cáo hoàn thành; văn bản 10/BTXH\n"
    )


@pytest.mark.parametrize(("known_on", "unit"), [("30/9/2009", "KHTC"), ("1/10/2009", "PC")])
def test_who_had_the_task_is_told_as_it_was_known(giaoban: Run, write: Write, known_on: str, unit: str) -> None:
    struck = "to: KHTC, recorded: 2009-09-03, voided: {recorded: 2009-10-01, reason: nhầm}"
    write(BOOK.replace("to: KHTC, recorded: 2009-09-03", struck))

    document = json.loads(giaoban("log", "2.1", "--as-known-on", known_on, "--json").stdout)

    assert [one["code"] for one in document["data"][-1]["units"]] == [unit]


def test_where_nothing_was_entered_it_says_what_was_searched(giaoban: Run, write: Write) -> None:
    write(BOOK)

    result = giaoban("log", "2.1", "--month", "8", "--unit", "PC")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Không có lần ghi sổ nào của GB-2009/2.1 của Vụ Pháp chế trong 1 sổ (GB-2009), tháng 8 năm 2009, "
        "chốt hết ngày 31/8/2009 (đã xét 2 lần ghi sổ).\n"
    )


def test_an_entry_in_the_document_is_the_event_with_its_number(giaoban: Run, write: Write) -> None:
    write(BOOK)

    document = json.loads(giaoban("log", "1.a", "--as-known-on", "30/9/2009", "--json").stdout)

    assert (document["kind"], document["as_of"], document["count"], document["voided"]) == ("log", "2009-09-30", 1, 0)
    assert document["filter"]["id"] == "GB-2009/1.a"
    assert document["data"] == [
        {
            "register": "GB-2009",
            "id": "1.a",
            "of": "proposal",
            "title": "Tăng kinh phí",
            "entered": "2009-09-05",
            "units": [{"code": "NCC", "name": "Cục Người có công"}],
            "entry": {
                "number": 1,
                "event": "answered",
                "date": "2009-09-01",
                "unit": [],
                "recorded": "2009-09-05",
                "note": None,
                "voided": None,
                "outcome": "resolved",
                "document": None,
            },
        }
    ]


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        (
            "1.9",
            "không có nhiệm vụ, kiến nghị “1.9” trong 1 sổ (GB-2009). Xem danh mục: giaoban list, giaoban proposals.",
        ),
        ("1.aa", "không có nhiệm vụ, kiến nghị “1.aa” trong 1 sổ (GB-2009). Có phải: 1.a?"),
    ],
)
def test_an_id_that_is_not_there_is_told(giaoban: Run, write: Write, typed: str, complaint: str) -> None:
    write(BOOK)

    result = giaoban("log", typed)

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == f"giaoban: {complaint}\n"


def test_an_id_in_two_registers_is_asked_for_in_full(giaoban: Run, write: Write) -> None:
    head = "format: 1\nid: GB-2\ntitle: T\ndocument: {type: Kết luận, number: 2/KL, date: 2009-09-01}\n"
    task = '{id: "1.1", title: Báo cáo, lead: VL, events: [{date: 2009-09-02, event: progress}]}'
    write(BOOK, zz__yaml=f"{head}tasks:\n  - {task}\n")

    result = giaoban("log", "1.1")
    printed = giaoban("log", "GB-2/1.1").stdout

    assert (result.exit_code, result.stderr) == (
        4,
        "giaoban: “1.1” có trong nhiều sổ: GB-2009/1.1, GB-2/1.1. Ghi cả mã sổ.\n",
    )
    assert printed.splitlines()[-1] == "02/09/2009\t02/09/2009\tGB-2/1.1\t1\tCục Việc làm\tCập nhật tiến độ"


QUESTIONS = {
    "log.txt": "log",
    "log-1.1.txt": "log 1.1",
    "log-thang-9.txt": "log --month 9",
    "log-BTXH.txt": "log --unit BTXH",
    "log-thang-11.json": "log --month 11 --json",
}


@pytest.mark.parametrize(("name", "question"), QUESTIONS.items(), ids=QUESTIONS.values())
def test_the_answer_on_made_up_figures_is_the_one_kept(giaoban: Run, golden: Golden, name: str, question: str) -> None:
    result = giaoban(*question.split(), cwd=FOLDER)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, f"made-up/{name}")
