from __future__ import annotations

import datetime as dt
import io
import itertools
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.conftest import MADE_UP, SHIPPED, Book, Desk, edited
from tests.exchange.test_xlsx import HOSTILE, register_of

from giaoban.cli.folder import read_folder
from giaoban.errors import InvalidFilesError, RefusedEditError, UnreadableFileError, WrongUsageError
from giaoban.exchange import comma, xlsx
from giaoban.exchange.faults import FaultySheetError
from giaoban.exchange.incoming import incoming, read, read_map
from giaoban.exchange.incoming.compose import composed
from giaoban.query import Sort
from giaoban.report.lists import task_list, task_page
from giaoban.store.splice import Splice, applied

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write
    from tests.exchange.conftest import FrameOf, Rows

DAY = dt.date(2009, 12, 5)

# --- nothing edited, nothing changed ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registers", "options"),
    [
        (MADE_UP, {"quarter": "III"}),
        (MADE_UP, {"as_of": "31/12/2009"}),
        (MADE_UP, {"as_of": "31/12/2009", "unit": "TCDN"}),
        (MADE_UP, {"as_of": "10/10/2009", "state": "open"}),
        (SHIPPED, {"as_of": "30/9/2009"}),
    ],
)
def test_a_workbook_that_nobody_edited_changes_nothing(
    frame_of: FrameOf, registers: Path, options: dict[str, str]
) -> None:
    data = xlsx.book(frame_of(registers, **options))

    for saved in (data, Book(data).data):
        found = Desk(registers).take(saved)
        assert (found.edits, found.plan.changes, found.plan.warnings) == ((), (), ())


@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("registers", [MADE_UP, SHIPPED])
def test_a_csv_that_nobody_edited_changes_nothing(frame_of: FrameOf, registers: Path, mark: bool) -> None:  # noqa: FBT001
    frame = frame_of(registers, as_of="31/12/2009")
    text = comma.table(task_page(frame, task_list(frame, Sort.REGISTER)), mark=mark)

    found = Desk(registers).take(text.encode(), "nhiem-vu.csv")

    assert (found.edits, found.plan.changes) == ((), ())
    assert found.looked == len(frame.tracked)


def test_hostile_text_goes_out_and_comes_back(write: Write, frame_of: FrameOf) -> None:
    registers = register_of(write, *HOSTILE)
    frame = frame_of(registers, as_of="31/12/2009")

    for data in (xlsx.book(frame), Book(xlsx.book(frame)).data):
        assert Desk(registers).take(data).edits == ()
    text = comma.table(task_page(frame, task_list(frame, Sort.REGISTER)))
    assert Desk(registers).take(text.encode(), "a.csv").edits == ()


def test_a_workbook_without_its_stamps_changes_nothing_either(desk: Desk) -> None:
    book = Book(desk.book())
    for name in ("Nhiệm vụ", "Nhật ký"):
        book[name].sheet.delete_cols(len(book[name].heads))

    assert desk.take(book.data).edits == ()


# --- edits -----------------------------------------------------------------------------------------------------------

EDITS: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a new product": (
        "1.3",
        {"Sản phẩm": 'Tờ trình: số 1 # "bản cuối"'},
        ['+     product: "Tờ trình: số 1 # \\"bản cuối\\""'],
    ),
    "another product": (
        "1.1",
        {"Sản phẩm": "Báo cáo"},
        ["-     product: Báo cáo đề xuất", "+     product: Báo cáo"],
    ),
    "another title": (
        "2.1",
        {"Nội dung nhiệm vụ": "=Xây dựng quy chế"},
        ["-     title: Xây dựng quy chế phối hợp", '+     title: "=Xây dựng quy chế"'],
    ),
    "a day as a day": ("1.3", {"Hạn trình nội bộ": dt.datetime(2009, 9, 10)}, ["+     submit_by: 2009-09-10"]),  # noqa: DTZ001
    "a day as text": ("1.3", {"Hạn trình nội bộ": "10/9/2009"}, ["+     submit_by: 2009-09-10"]),
    "a day as ISO text": ("1.3", {"Hạn trình nội bộ": "2009-09-10"}, ["+     submit_by: 2009-09-10"]),
    "priority": ("1.3", {"Trọng tâm": "x"}, ["+     priority: true"]),
    "no priority": ("1.2", {"Trọng tâm": None}, ["-     priority: true", "+     priority: false"]),
    "a group by number": ("3.4", {"Nhóm": 3}, ['+     group: "3"']),
    "a group by title": ("3.4", {"Nhóm": "nhóm thứ BA"}, ['+     group: "3"']),
    "a note on two lines": ("1.3", {"Ghi chú": "một\r\nhai"}, ['+     note: "một\\nhai"']),
    "blanks around": ("1.3", {"Ghi chú": "  một "}, ["+     note: một"]),
    "two cells": (
        "1.3",
        {"Ghi chú": "một", "Sản phẩm": "Tờ trình"},
        ["+     product: Tờ trình", "+     note: một"],
    ),
    "nothing seen": ("1.1", {"Sản phẩm": " Báo cáo đề xuất\r\n"}, []),
    "the same in another form": ("1.2", {"Hạn trình nội bộ": "20/09/2009"}, []),
}


@pytest.mark.parametrize(("identifier", "values", "expected"), EDITS.values(), ids=EDITS)
def test_an_edit_changes_its_line_and_no_other(
    desk: Desk, identifier: str, values: dict[str, Any], expected: list[str]
) -> None:
    found = desk.take(edited(desk.book(), {identifier: values}))

    assert desk.difference(found) == expected
    assert len(found.edits) == (len(values) if expected else 0)


def test_an_edit_is_told_with_its_row_old_and_new(desk: Desk) -> None:
    found = desk.take(edited(desk.book(), {"1.1": {"Sản phẩm": "Báo cáo", "Trọng tâm": "Có"}}))

    told = [(edit.place, edit.what, edit.key, edit.old, edit.new) for edit in found.edits]
    assert told == [
        ("Nhiệm vụ, hàng 7", "set", "priority", None, "Có"),
        ("Nhiệm vụ, hàng 7", "set", "product", "Báo cáo đề xuất", "Báo cáo"),
    ]
    assert {effect.what for edit in found.edits for effect in edit.effects} == {
        "Sản phẩm: “Báo cáo đề xuất” → “Báo cáo”",
        "Trọng tâm: (trống) → “Có”",
    }


def test_rows_may_be_sorted_and_columns_moved(desk: Desk) -> None:
    book = Book(desk.book())
    sheet = book["Nhiệm vụ"]
    sheet.put(sheet.row_of("1.1"), {"Sản phẩm": "Báo cáo"})
    grid = [[cell.value for cell in row] for row in sheet.sheet.iter_rows(min_row=sheet.head)]
    other = openpyxl.Workbook()
    page = other.worksheets[0]
    page.title = "Nhiệm vụ"
    for row in (grid[0], *reversed(grid[1:])):
        page.append(list(reversed(row)))
    out = io.BytesIO()
    other.save(out)

    assert desk.difference(desk.take(out.getvalue())) == [
        "-     product: Báo cáo đề xuất",
        "+     product: Báo cáo",
    ]


def test_an_old_workbook_does_not_take_the_register_back(desk: Desk) -> None:
    old = desk.book()
    desk.write(desk.take(edited(old, {"1.1": {"Sản phẩm": "Báo cáo"}, "1.3": {"Ghi chú": "hẹn"}})))

    assert desk.take(old).edits == ()
    found = desk.take(edited(old, {"1.2": {"Sản phẩm": "Dự toán"}}))
    assert desk.difference(found) == ["+     product: Dự toán"]
    (fault,) = desk.faults(edited(old, {"1.1": {"Sản phẩm": "Tờ trình"}}))
    assert "đã được sửa trong sổ sau khi xuất bảng: trong sổ là “Báo cáo”" in fault


def test_rows_taken_out_are_told_and_change_nothing(desk: Desk) -> None:
    book = Book(desk.book())
    book["Nhiệm vụ"].sheet.delete_rows(book["Nhiệm vụ"].row_of("3.3"))

    found = desk.take(book.data)

    assert found.edits == ()
    assert found.plan.warnings == (
        "trang Nhiệm vụ: bảng xuất ra có thêm 1 hàng nay không còn; xóa hàng không xóa gì trong sổ",
    )


# --- new tasks and events --------------------------------------------------------------------------------------------


def test_new_tasks_are_added_at_the_end(desk: Desk) -> None:
    more: Rows = [
        {
            "Nội dung nhiệm vụ": "Rà soát mức chi",
            "Nhóm": "2",
            "Đơn vị chủ trì, thực hiện": "VL; Cục Phòng, chống tệ nạn xã hội",
            "Đơn vị phối hợp": "TCDN, PC",
            "Thời hạn": dt.date(2010, 3, 31),
            "Ngày giao": "01/12/2009",
            "Trích nguyên văn": "câu một\ncâu hai",
        },
        {"Nội dung nhiệm vụ": "Rà soát tiếp", "Nhóm": "2", "Thời hạn giao": "Quý I/2010", "Loại": "thường xuyên"},
        {"Mã": "BC.1", "Nội dung nhiệm vụ": "Báo cáo", "Loại": "Định kỳ, hằng tháng", "Trọng tâm": "Có"},
    ]

    found = desk.take(edited(desk.book(), {}, more))

    assert desk.difference(found) == [
        '+   - id: "2.5"',
        '+     group: "2"',
        "+     title: Rà soát mức chi",
        "+     lead:",
        "+       - Cục Việc làm",
        '+       - "Cục Phòng, chống tệ nạn xã hội"',
        "+     joint: true",
        "+     cooperating:",
        "+       - Tổng cục Dạy nghề",
        "+       - Vụ Pháp chế",
        "+     assigned: 2009-12-01",
        "+     deadline: 2010-03-31",
        "+     source:",
        "+       quote:",
        "+         - câu một",
        "+         - câu hai",
        '+   - id: "2.6"',
        '+     group: "2"',
        "+     title: Rà soát tiếp",
        "+     kind: standing",
        "+     assigned: 2010-01-15",
        "+     deadline: 2010-Q1",
        "+   - id: BC.1",
        "+     title: Báo cáo",
        "+     kind: recurring",
        "+     recurs: month",
        "+     assigned: 2010-01-15",
        "+     priority: true",
    ]


EVENTS: dict[str, tuple[dict[str, Any], str]] = {
    "done": (
        {"Mã": "3.2", "Ngày": DAY, "Diễn biến": "Báo cáo hoàn thành", "Văn bản": "9/BVCSTE"},
        '{date: 2009-12-05, event: done, document: "9/BVCSTE", recorded: 2010-01-15}',
    ),
    "as typed at the command": (
        {"Mã": "3.2", "Ngày": "5/12/2009", "Diễn biến": "hoan-thanh", "Ghi chú": "đã gửi"},
        "{date: 2009-12-05, event: done, note: đã gửi, recorded: 2010-01-15}",
    ),
    "progress with all it takes": (
        {
            "Mã": "MH-2009/3.2",
            "Ngày": DAY,
            "Diễn biến": "cập nhật tiến độ",
            "Đơn vị": "cuc bao ve cham soc tre em",
            "Tỷ lệ (%)": "60%",
            "Nguyên nhân": "a",
            "Khó khăn, vướng mắc": "b",
            "Đề xuất": "c",
            "Hình thức": "điện thoại",
        },
        (
            "{date: 2009-12-05, event: progress, unit: BVCSTE, percent: 60, cause: a, difficulty: b, request: c, "
            "channel: điện thoại, recorded: 2010-01-15}"
        ),
    ),
    "an extension to a period": (
        {"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Đồng ý gia hạn", "Thời hạn mới": "Quý I năm 2010"},
        "{date: 2009-12-05, event: extension, to: 2010-Q1, recorded: 2010-01-15}",
    ),
    "an extension to what was asked for": (
        {"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Đồng ý gia hạn"},
        "{date: 2009-12-05, event: extension, to: 2010-01-31, recorded: 2010-01-15}",
    ),
    "passed on": (
        {"Mã": "3.2", "Ngày": DAY, "Diễn biến": "Chuyển đơn vị", "Đơn vị nhận": "CVL"},
        "{date: 2009-12-05, event: transferred, to: Cục Việc làm, recorded: 2010-01-15}",
    ),
    "one occurrence": (
        {"Mã": "4.3", "Ngày": DAY, "Diễn biến": "done", "Cho kỳ": "tháng 11/2009"},
        "{date: 2009-12-05, event: done, for: 2009-11, recorded: 2010-01-15}",
    ),
    "a reminder": (
        {"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Đôn đốc", "Hạn trả lời": "10/12/2009"},
        "{date: 2009-12-05, event: reminder, reply_by: 2009-12-10, recorded: 2010-01-15}",
    ),
    "the answer to a proposal": (
        {"Mã": "1.b", "Ngày": DAY, "Diễn biến": "Trả lời kiến nghị", "Kết quả trả lời": "đã giải quyết"},
        "{date: 2009-12-05, event: answered, outcome: resolved, recorded: 2010-01-15}",
    ),
}


@pytest.mark.parametrize(("row", "expected"), EVENTS.values(), ids=EVENTS)
def test_a_row_without_a_number_is_a_new_event(desk: Desk, row: dict[str, Any], expected: str) -> None:
    found = desk.take(edited(desk.book(), {}, events=[row]))

    (line,) = desk.difference(found)
    said = {part.strip() for part in line.removeprefix("+").strip(" -{}").replace('"', "").split(",")}
    assert said == {part.strip() for part in expected.strip("{}").replace('"', "").split(",")}
    assert [edit.what for edit in found.edits] == ["event"]


def test_events_of_a_new_task_come_with_it(desk: Desk) -> None:
    more: Rows = [
        {"Mã": "9.1", "Nội dung nhiệm vụ": "Mới", "Đơn vị chủ trì, thực hiện": "VL", "Ngày giao": "1/12/2009"}
    ]
    events: Rows = [
        {"Mã": "9.1", "Ngày": DAY, "Diễn biến": "Cập nhật tiến độ", "Tỷ lệ (%)": 0.6},
        {"Mã": "9.1", "Ngày": "10/12/2009", "Diễn biến": "Báo cáo hoàn thành"},
    ]
    book = Book(edited(desk.book(), {"1.1": {"Ghi chú": "a"}}, more, events))
    sheet = book["Nhật ký"]
    sheet.sheet.cell(sheet.row_of("9.1"), sheet.column("Tỷ lệ (%)")).number_format = "0%"

    found = desk.take(book.data)

    (change,) = found.plan.changes
    assert applied(change.before.decode(), change.splices).encode() == change.after
    assert change.after.decode().splitlines()[change.first - 1].strip() == "note: a"
    task = change.register.tasks[-1]
    assert [(event.kind, event.date) for event in task.events] == [("progress", DAY), ("done", dt.date(2009, 12, 10))]
    assert [edit.what for edit in found.edits] == ["set", "add", "event", "event"]
    assert len(found.plan.effects) == 4


def test_the_same_file_twice_enters_nothing_twice(desk: Desk) -> None:
    more: Rows = [{"Nội dung nhiệm vụ": "Mới", "Đơn vị chủ trì, thực hiện": "VL; PC", "Thời hạn": "31/3/2010"}]
    more += [{"Mã": "9.1", "Nội dung nhiệm vụ": "Mới nữa", "Thời hạn giao": "Quý I năm 2010", "Nhóm": "3"}]
    events: Rows = [row for row, _ in EVENTS.values() if row["Mã"] in {"3.4", "4.3", "1.b"}][1:]
    data = edited(desk.book(), {"1.1": {"Sản phẩm": "Báo cáo"}}, more, events)
    desk.write(desk.take(data))

    again = desk.take(data)

    assert (again.edits, again.plan.changes) == ((), ())
    assert len([warning for warning in again.plan.warnings if "đã có trong sổ" in warning]) == len(events) + 1


# --- what is refused -------------------------------------------------------------------------------------------------

BAD_TASKS: dict[str, tuple[str, dict[str, Any], str]] = {
    "deadline": ("1.2", {"Thời hạn": dt.date(2010, 1, 1)}, "cột E “Thời hạn”: thời hạn chỉ đổi bằng diễn biến"),
    "deadline given": ("1.2", {"Thời hạn giao": "Quý IV năm 2009"}, "giaoban update 1.2 gia-han --to HẠN"),
    "lead": ("1.3", {"Đơn vị chủ trì, thực hiện": "CVL"}, "giaoban update 1.3 chuyen --to ĐƠN_VỊ"),
    "state": ("1.4", {"Tình trạng": "Hoàn thành"}, "cột F “Tình trạng”: cột này được tính từ diễn biến"),
    "cooperating": ("1.2", {"Đơn vị phối hợp": "VP"}, "Sửa bằng tay trong tệp sổ"),
    "emptied": ("1.1", {"Sản phẩm": None}, "ô để trống, trong sổ là “Báo cáo đề xuất”"),
    "no such day": ("2.1", {"Hạn trình nội bộ": "31/2/2010"}, "không có ngày “31/2/2010” trong lịch"),
    "month first": ("2.1", {"Hạn trình nội bộ": "08/31/2009"}, "ngày trước, tháng sau"),
    "no year": ("2.1", {"Hạn trình nội bộ": "31/8"}, "“31/8” không phải ngày"),
    "a serial number": ("2.1", {"Hạn trình nội bộ": 40056}, "ô là số 40056, không phải ngày"),
    "group": ("2.2", {"Nhóm": "99"}, "không có nhóm “99”. Các nhóm: 1, 2, 3, 4"),
    "priority": ("2.3", {"Trọng tâm": "hơi"}, "“hơi” không phải Có hay để trống"),
    "a sign nobody sees": ("2.4", {"Ghi chú": "a\x85b"}, "ô có ký tự U+0085"),
}
BAD_MORE: dict[str, tuple[dict[str, Any], str]] = {
    "id as a number": ({"Mã": 1.5, "Nội dung nhiệm vụ": "a"}, "mã là số 1.5, không biết là 1.5 hay 1.50"),
    "id with blanks": ({"Mã": "a b", "Nội dung nhiệm vụ": "b"}, "mã “a b” có ký tự không dùng được"),
    "id of a proposal": ({"Mã": "1.a", "Nội dung nhiệm vụ": "c"}, "mã “1.a” là của một kiến nghị"),
    "no title": ({"Mã": "9.2"}, "chưa ghi nội dung nhiệm vụ"),
    "same title": (
        {"Nội dung nhiệm vụ": "RÀ SOÁT MỨC QUÀ của người có công", "Nhóm": "2"},
        "trùng với nhiệm vụ 1.4 đã có",
    ),
    "units": (
        {"Mã": "9.3", "Nội dung nhiệm vụ": "d", "Đơn vị chủ trì, thực hiện": "Cục Mây"},
        "không có đơn vị “Cục Mây”",
    ),
    "deadline": ({"Mã": "9.4", "Nội dung nhiệm vụ": "e", "Thời hạn giao": "sớm"}, "thời hạn “sớm” không đọc được"),
    "register": ({"Mã": "9.5", "Nội dung nhiệm vụ": "f", "Sổ": "KHAC"}, "không có sổ “KHAC”. Các sổ: MH-2009"),
    "kind": ({"Mã": "9.6", "Nội dung nhiệm vụ": "g", "Loại": "gấp"}, "không có loại “gấp”"),
    "twice": ({"Mã": "1.1", "Nội dung nhiệm vụ": "h"}, "mã “1.1” đã có ở hàng 7"),
}
BAD_EVENTS: dict[str, tuple[dict[str, Any], str]] = {
    "no id": ({"Ngày": DAY, "Diễn biến": "Tạm dừng"}, "chưa ghi mã nhiệm vụ"),
    "unknown id": ({"Mã": "8.8", "Ngày": DAY, "Diễn biến": "Tạm dừng"}, "không có nhiệm vụ, kiến nghị “8.8”"),
    "no day": ({"Mã": "3.4", "Diễn biến": "Tạm dừng"}, "chưa ghi ngày"),
    "unknown event": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Bao cao xong"}, "không có diễn biến “Bao cao xong”"),
    "no event": ({"Mã": "3.4", "Ngày": DAY, "Ghi chú": "a"}, "chưa ghi diễn biến"),
    "percent": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "progress", "Tỷ lệ (%)": 160}, "tỷ lệ “160” không đọc được"),
    "foreign column": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Đôn đốc", "Lý do": "a"}, "“Đôn đốc” không có lý do"),
    "which unit": ({"Mã": "4.1", "Ngày": DAY, "Diễn biến": "done", "Cho kỳ": "24/11/2009"}, "2 đơn vị cùng thực hiện"),
    "future": ({"Mã": "3.4", "Ngày": "5/12/2999", "Diễn biến": "Tạm dừng"}, "ngày 05/12/2999 ở tương lai"),
    "empty note": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Ghi chú", "Hình thức": "a"}, "chưa ghi nội dung ghi chú"),
    "no receiver": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Chuyển đơn vị"}, "chưa ghi đơn vị nhận"),
    "no new deadline": ({"Mã": "3.2", "Ngày": DAY, "Diễn biến": "Đồng ý gia hạn"}, "chưa ghi thời hạn mới"),
    "of a proposal": ({"Mã": "1.a", "Ngày": DAY, "Diễn biến": "Tạm dừng"}, "1.a là kiến nghị"),
    "of a task": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Trả lời kiến nghị"}, "chỉ ghi cho kiến nghị"),
    "recorded": ({"Mã": "3.4", "Ngày": DAY, "Diễn biến": "Tạm dừng", "Ngày ghi sổ": DAY}, "ghi bù thì thêm --recorded"),
    "state": (
        {"Mã": "1.2", "Ngày": dt.date(2009, 12, 24), "Diễn biến": "done"},
        "đã báo cáo hoàn thành ngày 25/11/2009",
    ),
    "no such entry": ({"Mã": "3.4", "Lần ghi số": 9, "Ngày": DAY, "Diễn biến": "done"}, "không có lần ghi số 9"),
}


@pytest.mark.parametrize(("identifier", "values", "expected"), BAD_TASKS.values(), ids=BAD_TASKS)
def test_a_cell_that_may_not_change_is_told_with_its_mend(
    desk: Desk, identifier: str, values: dict[str, Any], expected: str
) -> None:
    data = desk.book()
    (fault,) = desk.faults(edited(data, {identifier: values}))

    assert expected in fault
    assert fault.startswith(f"Nhiệm vụ, hàng {Book(data)['Nhiệm vụ'].row_of(identifier)}, cột ")


@pytest.mark.parametrize(("row", "expected"), BAD_MORE.values(), ids=BAD_MORE)
def test_a_bad_new_task_is_told_with_its_mend(desk: Desk, row: dict[str, Any], expected: str) -> None:
    (fault,) = desk.faults(edited(desk.book(), {}, [row]))

    assert expected in fault
    assert fault.startswith("Nhiệm vụ, hàng 22")


@pytest.mark.parametrize(("row", "expected"), BAD_EVENTS.values(), ids=BAD_EVENTS)
def test_a_bad_new_event_is_told_with_its_mend(desk: Desk, row: dict[str, Any], expected: str) -> None:
    faults = desk.faults(edited(desk.book(), {}, events=[row]))

    assert any(expected in fault for fault in faults), faults
    assert all(fault.startswith("Nhật ký, hàng 61") for fault in faults)


def test_one_run_tells_every_bad_row(desk: Desk) -> None:
    """All of the tables above at once, with good rows among them."""
    tasks = {"3.3": {"Ghi chú": "đúng"}}
    for identifier, values, _ in BAD_TASKS.values():
        tasks.setdefault(identifier, {}).update(values)
    more = [{"Nội dung nhiệm vụ": "đúng", "Nhóm": "2"}, *(row for row, _ in BAD_MORE.values())]
    events = [EVENTS["done"][0], *(row for row, _ in BAD_EVENTS.values())]

    faults = desk.faults(edited(desk.book(), tasks, more, events))

    replaced = {"month first", "no such day", "no year"}  # three of one cell: the last one stands
    expected = [words for name, (_, _, words) in BAD_TASKS.items() if name not in replaced]
    expected += [*(w for _, w in BAD_MORE.values()), *(w for _, w in BAD_EVENTS.values())]
    assert [words for words in expected if not any(words in fault for fault in faults)] == []
    assert not any("hàng 22," in fault and fault.startswith("Nhiệm vụ") for fault in faults)
    rows = [int(fault.split("hàng ")[1].split(",")[0]) for fault in faults if fault.startswith("Nhật ký")]
    assert rows == sorted(rows)


def test_an_entry_that_is_there_is_not_edited(desk: Desk) -> None:
    book = Book(desk.book())
    sheet = book["Nhật ký"]
    sheet.put(sheet.row_of("1.3", 4), {"Ngày": dt.date(2009, 9, 14), "Ghi chú": "sửa"})

    first, second = desk.faults(book.data)

    assert "cột C “Ngày”: lần ghi số 4 đã có trong sổ, không sửa được" in first
    assert "cột J “Ghi chú”" in second
    assert 'giaoban void 1.3 4 --reason "..."' in first


def test_an_entry_that_is_there_is_not_edited_without_stamps_either(desk: Desk) -> None:
    book = Book(desk.book())
    sheet = book["Nhật ký"]
    sheet.put(sheet.row_of("1.3", 4), {"Văn bản": "51/PC"})
    sheet.sheet.delete_cols(len(sheet.heads))

    (fault,) = desk.faults(book.data)

    assert "“Văn bản”: lần ghi số 4 đã có" in fault


def test_what_is_doubtful_can_be_forced(desk: Desk) -> None:
    early = {"Mã": "3.4", "Ngày": dt.date(2009, 8, 1), "Diễn biến": "Ghi chú", "Ghi chú": "trước ngày giao"}
    data = edited(desk.book(), {}, events=[early])

    (fault,) = desk.faults(data)
    assert "nếu vẫn muốn ghi, thêm --force" in fault
    assert len(desk.take(data, force=True).edits) == 1


def test_a_duplicate_within_the_file_is_told(desk: Desk) -> None:
    row = EVENTS["done"][0]

    (fault,) = desk.faults(edited(desk.book(), {}, events=[row, row]))

    assert "hàng 62" in fault
    assert "trùng với hàng 61" in fault


def test_a_formula_without_a_result_is_told(desk: Desk) -> None:
    book = Book(desk.book())
    sheet = book["Nhiệm vụ"]
    cell: Any = sheet.sheet.cell(sheet.row_of("1.3"), sheet.column("Ghi chú"))
    cell.value, cell.data_type = "#REF!", "e"

    (fault,) = desk.faults(book.data)

    assert "ô có lỗi công thức #REF!" in fault


# --- CSV -------------------------------------------------------------------------------------------------------------


def listed(desk: Desk) -> str:
    frame = desk.frame()
    return comma.table(task_page(frame, task_list(frame, Sort.REGISTER)))


def test_a_csv_of_the_list_changes_titles(desk: Desk) -> None:
    text = listed(desk).replace("Khảo sát nhu cầu dạy nghề", "Khảo sát nhu cầu học nghề")

    for data in (text.encode(), text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode()):
        assert desk.difference(desk.take(data, "a.csv")) == [
            "-     title: Khảo sát nhu cầu dạy nghề",
            "+     title: Khảo sát nhu cầu học nghề",
        ]


def test_a_deadline_changed_in_a_csv_is_refused_with_its_line(desk: Desk) -> None:
    (fault,) = desk.faults(listed(desk).replace('"2009-10-15"', '"2009-10-16"').encode(), "a.csv")

    assert fault.startswith("hàng 13, cột D “Thời hạn”: thời hạn chỉ đổi bằng diễn biến")


def test_a_csv_in_another_encoding_is_refused(desk: Desk) -> None:
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        desk.take("Mã,Nội dung\n1.1,Rà soát".encode("cp1252", "replace"), "a.csv")


# --- files that are something else -----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 protected", b"<html>"])
def test_a_broken_workbook_is_refused_with_words(desk: Desk, data: bytes) -> None:
    (fault,) = desk.faults(data)

    assert "không phải tệp Excel .xlsx, tệp hỏng hoặc có mật khẩu" in fault


def test_another_ending_is_refused(desk: Desk) -> None:
    with pytest.raises(WrongUsageError, match=r"\.xls"):
        desk.take(b"", "a.xls")


@given(st.binary(max_size=400))
def test_no_bytes_are_a_bug(data: bytes) -> None:
    from giaoban.exchange.incoming import read  # noqa: PLC0415

    for name, head in (("a.xlsx", b"PK"), ("a.csv", b'"')):
        for content in (data, head + data):
            with pytest.raises((FaultySheetError, UnreadableFileError)):
                read(name, content)


# --- a sheet of the office's own -------------------------------------------------------------------------------------

OWN: list[list[Any]] = [
    ["BẢNG THEO DÕI NHIỆM VỤ NĂM 2009"],
    [],
    ["STT", "Nội dung công việc", "Đơn vị thực hiện", "Phối hợp", "Thời hạn hoàn thành", "Kết quả"],
    [1, "Rà soát văn bản", "Vụ Pháp chế", None, "Trong Quý IV/2009", None],
    [2, "Khảo sát lao động", "CVL; BTXH", "Văn phòng Bộ", dt.datetime(2009, 10, 31), "đạt"],  # noqa: DTZ001
    ["Tổng", None, None, None, None, None],
]
MAP = """\
sheet: Theo dõi 2009
header: 3
columns:
  id: STT
  title: Nội dung công việc
  lead: Đơn vị thực hiện
  cooperating: Phối hợp
  deadline: Thời hạn hoàn thành
  note: Kết quả
  product: ""
"""


def own(rows: list[list[Any]]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Theo dõi 2009"
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_a_sheet_of_its_own_comes_in_by_a_map(write: Write) -> None:
    desk = Desk(write("acceptance: false\n") / "registers")

    found = desk.take(own(OWN), map_=read_map("map.yaml", MAP.encode()))

    assert desk.difference(found) == [
        "+ tasks:",
        '+   - id: "1"',
        "+     title: Rà soát văn bản",
        "+     lead:",
        "+       - Vụ Pháp chế",
        "+     deadline: 2009-Q4",
        '+   - id: "2"',
        "+     title: Khảo sát lao động",
        "+     lead:",
        "+       - Cục Việc làm",
        "+       - Cục Bảo trợ xã hội",
        "+     joint: true",
        "+     cooperating:",
        "+       - Văn phòng Bộ",
        "+     deadline: 2009-10-31",
        "+     note: đạt",
    ]
    assert "Theo dõi 2009, hàng 6: không có nội dung nhiệm vụ, không nhập" in found.plan.warnings
    desk.write(found)
    assert desk.take(own(OWN), map_=read_map("map.yaml", MAP.encode())).edits == ()


def test_without_a_map_the_message_is_one_to_fill_in(desk: Desk) -> None:
    with pytest.raises(FaultySheetError) as refused:
        desk.take(own(OWN), "bang.xlsx")

    lines = refused.value.lines()
    assert "không nhận ra các cột của bảng" in lines[0]
    assert "--map map.yaml" in lines[0]
    made = read_map("map.yaml", "\n".join(lines[2:]).encode())
    assert (made.sheet, made.header) == ("Theo dõi 2009", 3)
    assert {key: made.columns[key] for key in ("id", "title", "lead", "cooperating", "deadline")} == {
        "id": "STT",
        "title": "Nội dung công việc",
        "lead": "Đơn vị thực hiện",
        "cooperating": "Phối hợp",
        "deadline": "Thời hạn hoàn thành",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("columns:\n  titel: a\n  title: b\n", "không có cột “titel”. Có phải “title”?"),
        ("cot:\n  a: b\n", "khóa “cot” không có trong tệp ánh xạ cột"),
        ("columns:\n  lead: a\n", "columns thiếu khóa title"),
        ("header: ba\ncolumns:\n  title: a\n", "header phải là số hàng"),
        ("columns:\n  title: [a]\n", "columns.title phải là tên một cột"),
    ],
)
def test_a_bad_map_is_refused_with_its_mend(text: str, expected: str) -> None:
    with pytest.raises(FaultySheetError) as refused:
        read_map("map.yaml", text.encode())

    assert any(expected in line for line in refused.value.lines())


def test_a_column_of_numbers_is_not_taken_for_one_of_registers(desk: Desk) -> None:
    with pytest.raises(FaultySheetError) as refused:
        desk.take(own([["Số", "Nội dung", "Người làm"], ["12/CV", "Rà soát", "A"]]), "bang.xlsx")

    made = read_map("map.yaml", "\n".join(refused.value.lines()[2:]).encode())
    assert (made.columns["title"], made.columns.get("register")) == ("Nội dung", None)


def test_a_row_of_a_csv_file_is_counted_as_excel_counts_it(desk: Desk) -> None:
    rows = ('2.1,"Xây dựng quy chế phối hợp","một\r\nhai",', "", "2.4,,,mai")
    text = "\r\n".join(("Mã,Nội dung nhiệm vụ,Ghi chú,Hạn trình nội bộ", *rows, ""))

    assert any(fault.startswith("hàng 4, cột D") for fault in desk.faults(text.encode(), "a.csv"))


def test_a_map_that_is_no_yaml_has_a_place() -> None:
    with pytest.raises(InvalidFilesError) as refused:
        read_map("map.yaml", b"columns: [a\n")

    assert refused.value.problems[0].place.startswith("map.yaml:")


def test_a_map_with_a_column_the_sheet_has_not_is_refused(desk: Desk) -> None:
    map_ = read_map("map.yaml", MAP.replace("Phối hợp", "Phối hợp với").encode())

    assert desk.faults(own(OWN), map_=map_) == ["không có cột “Phối hợp với”. Có phải “Phối hợp”?"]


# --- how it is told --------------------------------------------------------------------------------------------------


def test_a_text_of_several_lines_is_told_in_one(desk: Desk) -> None:
    found = desk.take(edited(desk.book(), {"2.1": {"Nội dung nhiệm vụ": "Xây dựng\nquy chế"}}))

    assert [effect.what for edit in found.edits for effect in edit.effects] == [
        "Nội dung nhiệm vụ: “Xây dựng quy chế phối hợp” → “Xây dựng quy chế”"
    ]
    assert found.edits[0].new == "Xây dựng\nquy chế"


def test_a_title_taken_out_is_asked_for_and_nobody_is_sent_to_delete_it(desk: Desk) -> None:
    assert desk.faults(edited(desk.book(), {"2.1": {"Nội dung nhiệm vụ": None}})) == [
        (
            "Nhiệm vụ, hàng 11, cột B “Nội dung nhiệm vụ”: ô để trống, trong sổ là “Xây dựng quy chế phối hợp”; "
            "không xóa được bằng cách nhập. Ghi nội dung."
        )
    ]


def test_a_new_task_exists_from_the_day_it_is_entered(desk: Desk) -> None:
    data = edited(desk.book(), {}, [{"Nội dung nhiệm vụ": "Việc mới", "Đơn vị chủ trì, thực hiện": "VL"}])
    workspace = read_folder(desk.registers, None)
    found = incoming(workspace, read("a.xlsx", data), today=DAY, recorded=dt.date(2009, 12, 1), force=False)

    assert "+     assigned: 2009-12-01" in desk.difference(found)


# --- the form of a unit ----------------------------------------------------------------------------------------------

FORM = ["Mã", "Nội dung nhiệm vụ", "Đơn vị", "Thời hạn", "Ngày báo cáo", "Hoàn thành (x)", "Tỷ lệ %", "Kết quả"]
FORM += ["Số văn bản", "Khó khăn", "Đề xuất"]


def form(*rows: list[Any]) -> bytes:
    return own([FORM, *rows])


def test_a_form_filled_in_becomes_events(desk: Desk) -> None:
    day = dt.datetime(2009, 12, 5)  # noqa: DTZ001 - as a program stores a day
    found = desk.take(
        form(
            [
                "MH-2009/3.4",
                "Sửa đổi",
                "Cục Bảo trợ xã hội",
                None,
                day,
                None,
                70,
                "đã trình",
                "5/BTXH",
                "ít người",
                "thêm",
            ],
            [
                "MH-2009/3.2",
                "Tổng kết",
                "Cục Bảo vệ, chăm sóc trẻ em",
                None,
                day,
                "x",
                None,
                "xong",
                "7/BVCSTE",
                "a",
                None,
            ],
            ["MH-2009/2.3", "Điều chỉnh", "Cục Phòng, chống tệ nạn xã hội"],
        )
    )

    events = [(effect.target.reference, edit.new) for edit in found.edits for effect in edit.effects]
    assert events == [
        ("MH-2009/3.4", "Cập nhật tiến độ ngày 05/12/2009"),
        ("MH-2009/3.2", "Cập nhật tiến độ ngày 05/12/2009"),
        ("MH-2009/3.2", "Báo cáo hoàn thành ngày 05/12/2009"),
    ]
    added = "\n".join(desk.difference(found))
    assert "percent: 70" in added
    assert "difficulty: ít người" in added
    assert "request: thêm" in added
    assert "note: xong" in added


def test_a_form_with_a_word_that_is_no_answer_is_told(desk: Desk) -> None:
    faults = desk.faults(form(["3.4", None, None, None, dt.datetime(2009, 12, 5), "sắp xong", 101]))  # noqa: DTZ001

    assert [fault.partition(": ")[2] for fault in faults if "cột F" in fault] == [
        "“sắp xong” không phải dấu x hay để trống. Ghi x khi đã hoàn thành; chưa xong thì để trống."
    ]


def test_a_wrong_day_in_a_form_is_told_once_though_the_line_is_two_events(desk: Desk) -> None:
    faults = desk.faults(form(["3.4", None, None, None, "mai", "x", None, "xong", None, "ít người"]))

    assert len(faults) == 1
    assert "cột E “Ngày báo cáo”: “mai” không phải ngày" in faults[0]


def test_a_form_in_which_nothing_is_filled_changes_nothing(desk: Desk) -> None:
    assert desk.take(form(["3.4", "Sửa đổi", "BTXH", None, None, None, None, None])).edits == ()


# --- two changes as one ----------------------------------------------------------------------------------------------


@st.composite
def changes(draw: st.DrawFn, length: int) -> list[Splice]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [Splice(start=start, end=end, text=draw(st.text("ab\n", max_size=3))) for start, end in pairs]


@given(st.data())
def test_two_changes_composed_do_what_they_do_in_turn(data: st.DataObject) -> None:
    text = data.draw(st.text("xyz\n", max_size=20))
    first = data.draw(changes(len(text)))
    between = applied(text, first)
    second = data.draw(changes(len(between)))

    both = composed(text, first, second)

    assert applied(text, both) == applied(between, second)
    assert all(one.end <= other.start for one, other in itertools.pairwise(both))


def test_a_file_that_cannot_be_spliced_is_refused_as_such(write: Write) -> None:
    title = json.dumps("a")
    desk = Desk(write(f"tasks: [{{id: t1, title: {title}, lead: VL, product: &x b}}]\n") / "registers")

    with pytest.raises((RefusedEditError, InvalidFilesError)):
        desk.take(edited(desk.book(), {"t1": {"Sản phẩm": "c"}}))
