"""What was said on a day can be printed again: the same bytes, whatever was entered or struck out since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run, Write

# on 15 September: one unit in time, one silent; a task without a deadline; a proposal without an answer
BEFORE = """\
proposals:
  - id: "1.a"
    text: Hướng dẫn bảo hiểm thất nghiệp
    tasks: ["1"]
    units: VL
    events: []
tasks:
  - id: "1"
    title: Đề xuất hướng xử lý
    lead: [VL, BTXH]
    joint: true
    deadline: 2009-08
    events:
      - {date: 2009-08-20, event: progress, unit: BTXH, percent: 20, recorded: 2009-08-21}
      - {date: 2009-08-28, event: done, unit: VL, document: 10/VL}
  - id: "2"
    title: Rà soát văn bản
    lead: DVLQ
    events: []
  - id: "3"
    title: Lập dự toán
    lead: KHTC
    deadline: 2009-09-10
    events:
      - {date: 2009-09-08, event: done, document: 30/KHTC}
"""

# dated later
LATER = {
    "    units: VL\n    events: []": """\
    units: VL
    events:
      - {date: 2009-09-20, event: answered, outcome: resolved}
""",
    "document: 10/VL}": """\
document: 10/VL}
      - {date: 2009-09-16, event: reminder, unit: BTXH}
      - {date: 2009-09-20, event: done, unit: BTXH}
""",
    "    lead: DVLQ\n    events: []": """\
    lead: DVLQ
    events:
      - {date: 2009-09-18, event: unit-added, unit: PC}
""",
}
# dated by then, entered later; and entries struck out later
LATER_KNOWN = {
    "recorded: 2009-08-21}": "recorded: 2009-08-21, voided: {recorded: 2009-09-16, reason: ghi nhầm}}",
    "document: 30/KHTC}": """\
document: 30/KHTC, voided: {recorded: 2009-10-01, reason: ghi nhầm}}
      - {date: 2009-09-02, event: progress, percent: 40, cause: thiếu số liệu, recorded: 2009-09-16}
""",
}

QUESTIONS = (
    ("status", "--month", "8"),
    ("status", "--unit", "BTXH", "--json"),
    ("proposals", "--json"),
    ("show", "1", "--json"),
    ("why", "3"),
    ("report", "--quarter", "III"),
    ("diff", "15/8/2009", "15/9/2009"),
    ("log",),
    ("meeting", "15/9/2009"),
    ("letter", "--unit", "BTXH"),
)


def changed(text: str, *changes: dict[str, str]) -> str:
    for change in changes:
        for old, new in change.items():
            assert text.count(old) == 1
            text = text.replace(old, new.rstrip("\n"))
    return text


def answers(giaoban: Run, *options: str, questions: tuple[tuple[str, ...], ...] = QUESTIONS) -> list[tuple[str, str]]:
    """What is printed on both streams, each answer being one of a success."""
    results = [giaoban(*question, *options) for question in questions]
    assert [result.exit_code for result in results] == [0] * len(questions)
    return [(result.stdout, result.stderr) for result in results]


def test_the_same_bytes_as_then_after_entries_were_added_and_voided(giaoban: Run, write: Write) -> None:
    write(BEFORE)
    then = answers(giaoban, "--as-known-on", "15/9/2009")
    write(changed(BEFORE, LATER, LATER_KNOWN))

    assert answers(giaoban, "--as-known-on", "15/9/2009") == then


def test_entries_of_a_later_year_add_no_word_to_what_was_known_before(giaoban: Run, write: Write) -> None:
    asked = (("status", "--month", "8"),)
    write(BEFORE)
    then = answers(giaoban, "--as-known-on", "15/9/2009", questions=asked)
    write(changed(BEFORE, {"document: 10/VL}": "document: 10/VL}\n      - {date: 2010-08-02, event: note, unit: VL}"}))

    assert answers(giaoban, "--as-known-on", "15/9/2009", questions=asked) == then


def test_a_day_in_the_past_leaves_out_what_happened_later_and_counts_what_was_entered_later(
    giaoban: Run, write: Write
) -> None:
    asked = (("list",), ("report", "--month", "8"))
    write(BEFORE)
    then = answers(giaoban, "--as-of", "15/9/2009", questions=asked)
    write(changed(BEFORE, LATER))
    later = answers(giaoban, "--as-of", "15/9/2009", questions=asked)
    write(changed(BEFORE, LATER, LATER_KNOWN))
    known = answers(giaoban, "--as-of", "15/9/2009", questions=asked)

    assert later == then
    assert known[0] != then[0]


def test_as_known_on_a_day_is_as_of_that_day(giaoban: Run, write: Write) -> None:
    write(BEFORE)

    document = json.loads(giaoban("status", "--as-known-on", "15/9/2009", "--json").stdout)
    printed = giaoban("overdue", "--as-known-on", "15/9/2009").stdout

    assert (document["as_of"], document["as_known_on"], document["at_close"]) == ("2009-09-15", "2009-09-15", False)
    assert printed == (
        "1 nhiệm vụ quá hạn trong 1 sổ (GB-2009), tính đến ngày 15/9/2009, theo số liệu đã ghi đến ngày 15/9/2009 "
        "(đã xét 2 nhiệm vụ có thời hạn, trong đó 2 đến hạn, 1 đã hoàn thành).\n"
        "Mã\tNội dung nhiệm vụ\tĐơn vị quá hạn\tThời hạn\tSố ngày quá hạn\tTình trạng\n"
        "1\tĐề xuất hướng xử lý\tCục Bảo trợ xã hội\t31/08/2009\t15\tĐang thực hiện; 1/2 đơn vị đã hoàn thành\n"
    )


def test_the_two_days_can_be_asked_apart(giaoban: Run, write: Write) -> None:
    write(changed(BEFORE, LATER, LATER_KNOWN))

    found = {
        (as_of, known_on): json.loads(
            giaoban("list", "--grep", "dự toán", "--as-of", as_of, "--as-known-on", known_on, "--json").stdout
        )["data"][0]["work"]
        for as_of, known_on in (("5/9/2009", "15/9/2009"), ("5/9/2009", "16/9/2009"), ("9/9/2009", "1/10/2009"))
    }

    assert list(found.values()) == ["no-report", "in-progress", "in-progress"]
