"""Whom the office writes to, about what, and what it remembers of the reminders before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.cli.question import Question
from giaoban.render.letter import letter_context
from giaoban.report.letter import Letters, letters, office_name, own_hint, reminded_words, short, subject, time_words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write

    from giaoban.report.frame import Frame

TASKS = """\
tasks:
  - id: "1"
    title: Việc quá hạn lâu
    lead: [VL, BTXH]
    joint: true
    deadline: 2009-08-20
    events:
      - {date: 2009-08-25, event: reminder, unit: VL, document: 1/VP, reply_by: 2009-08-31}
      - {date: 2009-08-28, event: done, unit: BTXH}
  - id: "2"
    title: Việc đến hạn hôm nay
    lead: VL
    deadline: 2009-09-10
  - id: "3"
    title: Việc quá hạn một ngày
    lead: VL
    deadline: 2009-09-09
    events:
      - {date: 2009-09-01, event: reminder, document: 2/VP, reply_by: 2009-09-05}
      - {date: 2009-09-03, event: progress, percent: 50}
  - {id: "4", title: Việc đến hạn tuần sau, lead: VL, deadline: 2009-09-17}
  - {id: "5", title: Việc không thời hạn, lead: VL}
  - {id: "6", title: Việc của cả nhóm, lead: DV, deadline: 2009-08}
  - {id: "7", title: Việc của Văn phòng, lead: VP, deadline: 2009-08}
  - {id: "8", title: Việc chưa giao cho ai, lead: DVLQ, deadline: 2009-08}
  - id: "9"
    title: Việc tạm dừng
    lead: PC
    deadline: 2009-08
    events:
      - {date: 2009-08-20, event: suspended, reason: chờ}
  - {id: "10", title: Việc thường xuyên, lead: PC, kind: standing}
"""


def frame_of(folder: Path, day: str = "10/9/2009", unit: str | None = None) -> Frame:
    return Question(registers=folder / "registers", as_of=day, unit=unit).frame()


def made(folder: Path, *, within: int = 7, unit: str | None = None) -> Letters:
    return letters(frame_of(folder, unit=unit), within=within, reply_by=dt.date(2009, 9, 20))


def ids(view: Letters, unit: str) -> tuple[list[str], list[str]]:
    """The overdue tasks and those due soon in a unit's letter."""
    (one,) = (letter for letter in view.letters if letter.unit == unit)
    return [u.tracked.task.id for u in one.overdue], [u.tracked.task.id for u in one.soon]


def test_each_unit_in_arrears_has_a_letter_by_its_own_threads_in_protocol_order(write: Write) -> None:
    view = made(write(TASKS))

    assert [one.unit for one in view.letters] == ["VP", "VL", "DV"]
    assert ids(view, "VL") == (["1", "3"], ["2", "4"])
    assert ids(view, "DV") == (["6"], [])
    assert view.searched == 6


def test_the_days_due_soon_are_those_asked(write: Write) -> None:
    folder = write(TASKS)

    assert ids(made(folder, within=0), "VL") == (["1", "3"], ["2"])
    assert ids(made(folder, within=6), "VL") == (["1", "3"], ["2"])


def test_the_counts_are_of_all_that_the_unit_leads(write: Write) -> None:
    (letter,) = made(write(TASKS), unit="VL").letters

    assert (letter.counts.total, letter.counts.done, letter.counts.open_overdue) == (5, 0, 2)
    assert letter.reply_by == dt.date(2009, 9, 20)


def test_the_office_writes_itself_no_letter_unless_asked_by_name(write: Write) -> None:
    folder = write(TASKS, co_quan__yaml="own_unit: VP\n")
    frame = frame_of(folder)
    view = made(folder)

    assert [one.unit for one in view.letters] == ["VL", "DV"]
    assert view.own == 1
    assert own_hint(frame, view) == (
        "Không soạn cho Văn phòng Bộ (đơn vị của người dùng): 1 nhiệm vụ. Nếu cần, thêm --unit VP.",
    )
    assert [one.unit for one in made(folder, unit="VP").letters] == ["VP"]


def test_days_late_and_days_left_are_in_words(write: Write) -> None:
    (letter,) = made(write(TASKS), unit="VL").letters

    assert [time_words(one) for one in letter.tasks] == [
        "quá hạn 21 ngày",
        "quá hạn 1 ngày",
        "đến hạn hôm nay",
        "còn 7 ngày",
    ]


def test_an_answer_that_did_not_come_in_time_is_remembered_and_a_report_takes_it_back(write: Write) -> None:
    (letter,) = made(write(TASKS), unit="VL").letters
    first, reported, *_ = letter.tasks

    assert (first.times, first.unanswered) == (2, dt.date(2009, 8, 31))
    assert reminded_words(first) == "đôn đốc lần 2, quá hạn trả lời từ ngày 31/8/2009"
    assert (reported.times, reported.unanswered) == (2, None)
    assert reminded_words(reported) == "đôn đốc lần 2"
    assert [(sent.document, sent.reply_by) for sent in first.before] == [("1/VP", dt.date(2009, 8, 31))]


def test_a_later_reminder_without_a_day_takes_nothing_back(write: Write) -> None:
    again = "      - {date: 2009-09-02, event: reminder, unit: VL, document: 3/VP}\n"
    folder = write(TASKS.replace("      - {date: 2009-08-28", f"{again}      - {{date: 2009-08-28"))
    (letter,) = made(folder, unit="VL").letters

    assert (letter.tasks[0].times, letter.tasks[0].unanswered) == (3, dt.date(2009, 8, 31))


def test_a_day_to_answer_by_that_is_today_is_not_past(write: Write) -> None:
    folder = write(TASKS)
    (letter,) = letters(frame_of(folder, "31/8/2009", "VL"), within=7, reply_by=None).letters

    assert (letter.tasks[0].times, letter.tasks[0].unanswered) == (2, None)


def test_reminders_of_another_unit_and_voided_ones_are_not_counted(write: Write) -> None:
    voided = "voided: {recorded: 2009-08-26, reason: ghi nhầm}"
    folder = write(
        TASKS.replace("reply_by: 2009-08-31}", f"reply_by: 2009-08-31, {voided}}}").replace(
            "unit: BTXH}", "unit: BTXH}\n      - {date: 2009-09-01, event: returned, unit: BTXH}"
        )
    )
    view = made(folder)

    assert [(one.unit, one.tasks[0].times) for one in view.letters if one.unit in {"VL", "BTXH"}] == [
        ("VL", 1),
        ("BTXH", 1),
    ]


def test_the_short_form_is_a_few_lines_of_plain_text(write: Write) -> None:
    frame = frame_of(write(TASKS), unit="VL")
    (letter,) = letters(frame, within=0, reply_by=dt.date(2009, 9, 20)).letters

    head = "Kính gửi Cục Việc làm: tính đến ngày 10/9/2009, đơn vị còn 2 nhiệm vụ quá hạn, 1 nhiệm vụ sắp đến hạn"
    assert short(frame, letter) == (
        f"{head} theo Kết luận của Bộ trưởng tại Hội nghị giao ban.",
        "- 1. Việc quá hạn lâu (hạn 20/8/2009; quá hạn 21 ngày; đôn đốc lần 2, quá hạn trả lời từ ngày 31/8/2009).",
        "- 3. Việc quá hạn một ngày (hạn 09/9/2009; quá hạn 1 ngày; đôn đốc lần 2).",
        "- 2. Việc đến hạn hôm nay (hạn 10/9/2009; đến hạn hôm nay).",
        "Đề nghị đơn vị báo cáo kết quả, nguyên nhân và thời gian hoàn thành về Văn phòng trước ngày 20/9/2009.",
    )


def test_the_office_is_called_by_its_unit_else_by_its_heading(write: Write) -> None:
    offices = (
        "own_unit: VP\noffice: VĂN PHÒNG\n",
        "office: VĂN PHÒNG\n",
        "office: Văn phòng Bộ\n",
        "place: Hà Nội\n",
    )
    names = [office_name(frame_of(write(TASKS, co_quan__yaml=text))) for text in offices]

    assert names == ["Văn phòng Bộ", "Văn phòng", "Văn phòng Bộ", "Văn phòng"]


def test_tasks_of_several_registers_are_named_together(write: Write) -> None:
    one = frame_of(write(TASKS)).registers[0]

    assert subject([one]) == "Kết luận của Bộ trưởng tại Hội nghị giao ban"
    assert subject([one, one]) == "các kết luận của Bộ trưởng tại hội nghị giao ban"


def test_an_extension_asked_for_and_not_answered_is_in_the_letter(write: Write) -> None:
    asked = "events: [{date: 2009-09-01, event: extension-request, to: 2009-10}]"
    folder = write(f"tasks:\n  - {{id: '1', title: a, lead: VL, deadline: 2009-08, {asked}}}\n")
    frame = frame_of(folder)
    (letter,) = letters(frame, within=7, reply_by=None).letters

    assert letter_context(frame, letter)["overdue"][0]["requested"] == "trong tháng 10 năm 2009"
