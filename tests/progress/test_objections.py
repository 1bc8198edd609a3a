"""Events that make no sense where they stand: each objection once, then what is rightly let pass.

An objection reads `2 error E17: ...`: the second event of the file, how heavy, its code, what is wrong, how to mend it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.progress.conftest import Open

ONE = "lead: Cục Việc làm\ndeadline: 2009-08"
TWO = "lead: [VL, NCC]\njoint: true\ndeadline: 2009-08"
GROUP = "lead: Các đơn vị thuộc Bộ\ndeadline: 2009-08"
OPEN = "lead: các đơn vị có liên quan\ndeadline: 2009-08"
HELPED = "lead: VL\ncooperating: Cục Người có công\ndeadline: 2009-08"
UNDATED = "lead: Cục Việc làm"
STANDING = "lead: Cục Việc làm\nkind: standing"
AT_MEETINGS = "lead: Văn phòng Bộ\nkind: recurring\nrecurs: meeting"
MONTHLY = "lead: Văn phòng Bộ\nkind: recurring\nrecurs: month"

OBJECTIONS = {
    "an answer to a proposal, on a task": (
        ONE,
        "- {date: 2009-08-20, event: answered}",
        "1 error E01: “Trả lời kiến nghị” chỉ ghi cho kiến nghị. Chuyển xuống kiến nghị tương ứng.",
    ),
    "a unit is added but not named": (
        OPEN,
        "- {date: 2009-08-20, event: unit-added}",
        "1 error E02: bổ sung đơn vị nhưng không ghi đơn vị nào. Thêm khóa unit.",
    ),
    "a unit is added where no group is open": (
        ONE,
        "- {date: 2009-08-20, event: unit-added, unit: NCC}",
        "1 warning E03: nhiệm vụ không giao cho nhóm nào còn chưa xác định cụ thể. Xem lại khóa lead của nhiệm vụ.",
    ),
    "a unit is added that is there": (
        "lead: [VL, DVLQ]",
        "- {date: 2009-08-20, event: unit-added, unit: VL}",
        "1 error E04: Cục Việc làm đã thực hiện nhiệm vụ này. Bỏ lần ghi này.",
    ),
    "which of two units reported is not said": (
        TWO,
        "- {date: 2009-08-20, event: done}",
        (
            "1 error E05: nhiệm vụ có 2 đơn vị cùng thực hiện, chưa ghi đơn vị nào. "
            "Thêm khóa unit: Cục Việc làm; Cục Người có công."
        ),
    ),
    "a cooperating unit reports completion": (
        HELPED,
        "- {date: 2009-08-20, event: done, unit: NCC}",
        (
            "1 error E06: Cục Người có công chỉ phối hợp hoặc theo dõi, không ghi được “Báo cáo hoàn thành”. "
            "Ghi cập nhật tiến độ hoặc ghi chú."
        ),
    ),
    "a unit without a part in the task": (
        ONE,
        "- {date: 2009-08-20, event: progress, unit: BTXH}",
        "1 error E07: Cục Bảo trợ xã hội không được giao nhiệm vụ này. Sửa khóa unit, hoặc ghi chuyển đơn vị trước.",
    ),
    "an open group is added to itself": (
        OPEN,
        "- {date: 2009-08-20, event: unit-added, unit: DVLQ}",
        "1 error E08: “các đơn vị có liên quan” chưa xác định cụ thể. Ghi từng đơn vị ở khóa unit.",
    ),
    "a member is granted what only its group can be": (
        GROUP,
        "- {date: 2009-08-20, event: extension, unit: VL, to: 2009-09}",
        (
            "1 warning E09: Cục Việc làm là thành viên của “Các đơn vị thuộc Bộ”, “Đồng ý gia hạn” chỉ ghi được cho "
            "cả nhóm. Nếu đúng là cho cả nhóm, ghi unit: DV."
        ),
    ),
    "the report of a member is returned, though only its group can be done": (
        GROUP,
        "- {date: 2009-08-20, event: done, unit: VL}\n- {date: 2009-08-25, event: returned, unit: VL}",
        (
            "2 warning E09: Cục Việc làm là thành viên của “Các đơn vị thuộc Bộ”, “Trả lại, yêu cầu thực hiện lại” chỉ "
            "ghi được cho cả nhóm. Nếu đúng là cho cả nhóm, ghi unit: DV."
        ),
    ),
    "progress after completion": (
        ONE,
        "- {date: 2009-08-20, event: done}\n- {date: 2009-08-25, event: progress}",
        (
            "2 warning E10: đã báo cáo hoàn thành ngày 20/8/2009, sau đó lại cập nhật tiến độ. "
            "Nếu chưa xong, ghi trả lại (returned) trước."
        ),
    ),
    "withdrawal after completion": (
        ONE,
        "- {date: 2009-08-20, event: done}\n- {date: 2009-08-25, event: withdrawn}",
        (
            "2 warning E35: đã báo cáo hoàn thành ngày 20/8/2009, sau đó lại rút. "
            "Nếu chưa hoàn thành, ghi trả lại (returned) trước."
        ),
    ),
    "acceptance again": (
        ONE,
        """\
- {date: 2009-08-20, event: done}
- {date: 2009-08-21, event: accepted}
- {date: 2009-08-24, event: accepted}""",
        "3 warning E34: đã xác nhận hoàn thành ngày 21/8/2009. Bỏ lần ghi thừa, hoặc ghi trả lại ở giữa.",
    ),
    "acceptance of two units, of which one has reported": (
        TWO,
        "- {date: 2009-08-20, event: done, unit: VL}\n- {date: 2009-08-21, event: accepted, unit: [VL, NCC]}",
        (
            "2 error E17: Cục Người có công: xác nhận hoàn thành khi chưa báo cáo hoàn thành. "
            "Ghi báo cáo hoàn thành (done) trước."
        ),
    ),
    "progress while suspended": (
        ONE,
        "- {date: 2009-08-20, event: suspended}\n- {date: 2009-08-25, event: progress}",
        "2 warning E11: đang tạm dừng mà lại cập nhật tiến độ. Ghi tiếp tục thực hiện (resumed) trước.",
    ),
    "an occurrence of a task that does not recur": (
        ONE,
        "- {date: 2009-08-20, event: done, for: 2009-08}",
        "1 error E12: chỉ nhiệm vụ định kỳ mới báo cáo theo kỳ. Bỏ khóa for.",
    ),
    "completion reported twice": (
        ONE,
        "- {date: 2009-08-20, event: done}\n- {date: 2009-08-25, event: done}",
        "2 warning E13: đã báo cáo hoàn thành ngày 20/8/2009. Bỏ lần ghi thừa, hoặc ghi trả lại ở giữa.",
    ),
    "completion of a standing duty": (
        STANDING,
        "- {date: 2009-08-20, event: done}",
        "1 warning E14: nhiệm vụ thường xuyên không có báo cáo hoàn thành. Ghi cập nhật tiến độ (progress).",
    ),
    "completion of a recurring duty as a whole": (
        AT_MEETINGS,
        "- {date: 2009-08-25, event: done}",
        "1 error E15: nhiệm vụ định kỳ nhưng không ghi hoàn thành cho kỳ nào. Thêm khóa for, ví dụ for: 2009-08-25.",
    ),
    "an occurrence reported twice": (
        MONTHLY,
        "- {date: 2009-08-28, event: done, for: 2009-08}\n- {date: 2009-08-31, event: done, for: 2009-08-31}",
        "2 warning E16: kỳ 2009-08-31 đã được báo cáo. Bỏ lần ghi thừa.",
    ),
    "acceptance of nothing": (
        ONE,
        "- {date: 2009-08-20, event: accepted}",
        (
            "1 error E17: xác nhận hoàn thành khi Cục Việc làm chưa báo cáo hoàn thành. "
            "Ghi báo cáo hoàn thành (done) trước."
        ),
    ),
    "acceptance of nothing, where no unit is named": (
        OPEN,
        "- {date: 2009-08-20, event: accepted}",
        "1 error E17: xác nhận hoàn thành khi chưa báo cáo hoàn thành. Ghi báo cáo hoàn thành (done) trước.",
    ),
    "a return of nothing": (
        ONE,
        "- {date: 2009-08-20, event: returned}",
        "1 error E18: trả lại khi Cục Việc làm chưa báo cáo hoàn thành. Ghi báo cáo hoàn thành (done) trước.",
    ),
    "a second request while one is pending": (
        ONE,
        "- {date: 2009-08-20, event: extension-request}\n- {date: 2009-08-25, event: extension-request}",
        "2 warning E19: đã có đề nghị gia hạn chưa được trả lời. Ghi đồng ý hoặc không đồng ý trước.",
    ),
    "an extension of no deadline": (
        UNDATED,
        "- {date: 2009-08-20, event: extension, to: 2009-09}",
        "1 warning E20: gia hạn một nhiệm vụ không quy định thời hạn. Xem lại khóa deadline của nhiệm vụ.",
    ),
    "an extension that gives no time": (
        ONE,
        "- {date: 2009-08-20, event: extension, to: 2009-08-31}",
        "1 warning E21: thời hạn mới 2009-08-31 không sau thời hạn đang có (31/8/2009). Sửa khóa to.",
    ),
    "a refusal of no request": (
        ONE,
        "- {date: 2009-08-20, event: extension-refused}",
        "1 warning E22: không đồng ý gia hạn khi chưa có đề nghị. Ghi đề nghị gia hạn trước.",
    ),
    "suspended twice": (
        ONE,
        "- {date: 2009-08-20, event: suspended}\n- {date: 2009-08-25, event: suspended}",
        "2 warning E23: đang tạm dừng rồi. Bỏ lần ghi thừa.",
    ),
    "resumed without a pause": (
        ONE,
        "- {date: 2009-08-20, event: resumed}",
        "1 error E24: tiếp tục thực hiện khi không tạm dừng. Ghi tạm dừng (suspended) trước, hoặc bỏ lần ghi này.",
    ),
    "transferred to a unit that has the task": (
        TWO,
        "- {date: 2009-08-20, event: transferred, unit: VL, to: Cục Người có công}",
        "1 error E25: Cục Người có công đã thực hiện nhiệm vụ này. Sửa khóa to.",
    ),
    "transferred to an open group": (
        ONE,
        "- {date: 2009-08-20, event: transferred, to: các đơn vị có liên quan}",
        "1 error E26: không chuyển được cho nhóm chưa xác định cụ thể. Ghi đơn vị nhận ở khóa to.",
    ),
    "a reminder of what is done": (
        ONE,
        "- {date: 2009-08-20, event: done}\n- {date: 2009-08-25, event: reminder}",
        "2 warning E27: đôn đốc một nhiệm vụ không còn phải thực hiện. Xem lại nhiệm vụ và ngày đôn đốc.",
    ),
    "a report after withdrawal": (
        ONE,
        "- {date: 2009-08-20, event: withdrawn}\n- {date: 2009-08-25, event: done}",
        "2 error E28: nhiệm vụ đã rút, không ghi được “Báo cáo hoàn thành”. Xem lại lần ghi rút nhiệm vụ.",
    ),
    "a report of a withdrawn recurring duty": (
        MONTHLY,
        "- {date: 2009-08-20, event: withdrawn}\n- {date: 2009-08-25, event: done, for: 2009-08}",
        "2 error E28: nhiệm vụ đã rút, không ghi được “Báo cáo hoàn thành”. Xem lại lần ghi rút nhiệm vụ.",
    ),
    "an extension after completion": (
        ONE,
        "- {date: 2009-09-05, event: done}\n- {date: 2009-09-06, event: extension, to: 2009-09}",
        (
            "2 error E29: đã báo cáo hoàn thành ngày 05/9/2009, không ghi được “Đồng ý gia hạn”. "
            "Ghi trả lại (returned) trước, hoặc sửa ngày."
        ),
    ),
    "an event before the task was given": (
        ONE,
        "- {date: 2009-08-05, event: progress}",
        "1 warning E30: ngày 05/8/2009 trước ngày giao nhiệm vụ (06/8/2009). Sửa khóa date.",
    ),
    "entered before it happened": (
        ONE,
        "- {date: 2009-08-20, event: progress, recorded: 2009-08-19}",
        "1 warning E31: ghi sổ ngày 19/8/2009, trước ngày diễn ra (20/8/2009). Sửa date hoặc recorded.",
    ),
    "dates that go backwards": (
        ONE,
        "- {date: 2009-08-20, event: progress}\n- {date: 2009-08-12, event: progress}",
        (
            "2 warning E32: ngày 12/8/2009 lùi trước lần ghi liền trên (20/8/2009). "
            "Sửa date, hoặc thêm recorded nếu là ghi bù."
        ),
    ),
    "a month for a duty of meetings": (
        AT_MEETINGS,
        "- {date: 2009-08-25, event: done, for: 2009-08}",
        (
            "1 error E33: “2009-08” không phải kỳ của nhiệm vụ này (tại mỗi kỳ giao ban). "
            "Ghi for là ngày giao ban, hoặc đúng kỳ như khóa recurs."
        ),
    ),
    "a quarter for a monthly duty": (
        MONTHLY,
        "- {date: 2009-09-25, event: done, for: 2009-Q3}",
        (
            "1 error E33: “2009-Q3” không phải kỳ của nhiệm vụ này (hằng tháng). "
            "Ghi for là ngày giao ban, hoặc đúng kỳ như khóa recurs."
        ),
    ),
    "any day for a monthly duty": (
        MONTHLY,
        "- {date: 2009-09-25, event: done, for: 2009-09-25}",
        (
            "1 error E33: “2009-09-25” không phải kỳ của nhiệm vụ này (hằng tháng). "
            "Ghi for là ngày giao ban, hoặc đúng kỳ như khóa recurs."
        ),
    ),
}


@pytest.mark.parametrize(("task", "events", "objection"), OBJECTIONS.values(), ids=OBJECTIONS)
def test_an_event_that_makes_no_sense_is_objected_to(book: Open, task: str, events: str, objection: str) -> None:
    assert book(events, task=task).objections() == [objection]


def test_every_objection_is_provoked_above() -> None:
    provoked = {objection.split()[2].rstrip(":") for _, _, objection in OBJECTIONS.values()}
    assert provoked == {f"E{number:02d}" for number in range(1, 36)}


LET_PASS = [
    pytest.param(
        ONE,
        """\
- {date: 2009-08-10, event: progress, percent: 20}
- {date: 2009-08-20, event: extension-request, to: 2009-09-15}
- {date: 2009-08-24, event: extension, to: 2009-09-10}
- {date: 2009-09-01, event: reminder, reply_by: 2009-09-05}
- {date: 2009-09-09, event: done, document: 45/BC-VL}
- {date: 2009-09-10, event: returned, redo_by: 2009-09-20}
- {date: 2009-09-18, event: done, document: 47/BC-VL}
- {date: 2009-09-20, event: accepted}
- {date: 2009-09-20, event: returned}
- {date: 2009-09-20, event: done, document: 48/BC-VL}
- {date: 2009-09-21, event: accepted}
- {date: 2009-09-21, event: note}""",
        id="a whole life of a task",
    ),
    pytest.param(
        ONE,
        "- {date: 2009-09-05, event: progress}\n- {date: 2009-09-06, event: extension, to: 2009-09}",
        id="late grant",
    ),
    pytest.param(
        ONE,
        "- {date: 2009-08-20, event: progress}\n- {date: 2009-08-12, event: note, recorded: 2009-08-25}",
        id="an earlier day entered later",
    ),
    pytest.param(
        ONE,
        "- {date: 2009-08-06, event: progress, recorded: 2009-08-06}\n- {date: 2009-08-06, event: done}",
        id="entered at once, twice on the day the task was given",
    ),
    pytest.param(
        ONE,
        """\
- {date: 2009-08-05, event: done, recorded: 2009-08-01, voided: {recorded: 2009-08-26, reason: Ghi nhầm ngày}}
- {date: 2009-08-25, event: done}
- {date: 2009-08-20, event: done, voided: {recorded: 2009-08-26, reason: Ghi nhầm đơn vị}}""",
        id="what is struck out is not objected to",
    ),
    pytest.param(
        ONE,
        "- {date: 2009-08-20, event: transferred, to: NCC}\n- {date: 2009-08-25, event: done, unit: NCC}",
        id="the new unit reports after a transfer",
    ),
    pytest.param(
        GROUP,
        """\
- {date: 2009-08-12, event: reminder, unit: VL}
- {date: 2009-08-20, event: done, unit: VL}
- {date: 2009-08-25, event: extension, unit: DV, to: 2009-09}""",
        id="members report, the group is extended",
    ),
    pytest.param(
        AT_MEETINGS,
        "- {date: 2009-08-25, event: done, for: 2009-08-25}\n- {date: 2009-09-29, event: done, for: 2009-09-29}",
        id="two briefings",
    ),
]


@pytest.mark.parametrize(("task", "events"), LET_PASS)
def test_events_that_make_sense_are_let_pass(book: Open, task: str, events: str) -> None:
    assert book(events, task=task).objections() == []


def test_all_objections_are_told_in_the_order_of_the_file(book: Open) -> None:
    events = "- {date: 2009-08-20, event: accepted}\n- {date: 2009-08-01, event: resumed}"
    assert [objection.split(":")[0] for objection in book(events).objections()] == [
        "1 error E17",
        "2 error E24",
        "2 warning E30",
        "2 warning E32",
    ]


def test_an_event_that_was_refused_changes_nothing(book: Open) -> None:
    events = (
        "- {date: 2009-08-20, event: transferred, to: các đơn vị có liên quan}\n- {date: 2009-08-21, event: accepted}"
    )
    assert book(events).says("2009-09-10") == book().says("2009-09-10")
