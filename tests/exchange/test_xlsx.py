from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from tests.exchange.conftest import MADE_UP, SHIPPED, Book

from giaoban.exchange import xlsx
from giaoban.exchange.faults import FaultySheetError
from giaoban.query import Sort, select
from giaoban.report.entries import journal
from giaoban.report.frame import state_cell
from giaoban.report.lists import overdue, task_list
from giaoban.report.page import Column, Grid, Names, Page, Pairs, Prose, Tone, Toned
from giaoban.report.summary import COLUMNS, summary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write
    from tests.exchange.conftest import FrameOf

QUESTIONS: dict[str, tuple[Path, dict[str, str]]] = {
    "made up, Quý III": (MADE_UP, {"quarter": "III"}),
    "made up, the whole year": (MADE_UP, {"as_of": "31/12/2009"}),
    "made up, tháng 9": (MADE_UP, {"month": "9"}),
    "made up, one unit": (MADE_UP, {"as_of": "31/12/2009", "unit": "TCDN"}),
    "made up, not done": (MADE_UP, {"as_of": "10/10/2009", "state": "open"}),
    "made up, as known on": (MADE_UP, {"known_on": "20/10/2009"}),
    "shipped": (SHIPPED, {"as_of": "30/9/2009"}),
    "shipped, Quý III": (SHIPPED, {"quarter": "III"}),
}
asked = pytest.mark.parametrize(("registers", "options"), QUESTIONS.values(), ids=QUESTIONS)


def day(value: Any) -> Any:  # noqa: ANN401 - openpyxl reads a day as a moment
    return value.date() if isinstance(value, dt.datetime) else value


# --- what the sheets say ---------------------------------------------------------------------------------------------


@asked
def test_the_summary_holds_the_counts_of_the_view(frame_of: FrameOf, registers: Path, options: dict[str, str]) -> None:
    frame = frame_of(registers, **options)
    view = summary(frame, select(frame.tracked, frame.narrowed))
    rows = Book(xlsx.book(frame))["Tổng hợp"].rows

    counted = [(row.name, row.counts) for row in view.rows]
    counted += [("Tổng số lượt giao", view.assignments), ("Tổng số nhiệm vụ", view.tasks)]
    for (name, counts), row in zip(counted, rows, strict=False):
        assert row["Đơn vị"] == name
        assert [row[head] for head, _ in COLUMNS] == [getattr(counts, field) for _, field in COLUMNS]
        for head, rate in (("Tỷ lệ hoàn thành", counts.completion), ("Tỷ lệ đúng hạn", counts.punctuality)):
            assert (row[f"{head}: số đạt"], row[f"{head}: trên tổng"]) == (rate.n, rate.of)
            assert row[head] == (rate.n / rate.of if rate.of else "–")


@asked
def test_the_tasks_are_those_of_the_list(frame_of: FrameOf, registers: Path, options: dict[str, str]) -> None:
    frame = frame_of(registers, **options)
    unit = frame.narrowed.unit
    view = task_list(frame, Sort.REGISTER)
    rows = Book(xlsx.book(frame))["Nhiệm vụ"].rows

    assert len(rows) == len(view.tasks)
    for one, row in zip(view.tasks, rows, strict=True):
        facts = one.facts(unit)
        assert (row["Mã"], row["Sổ"], row["Nội dung nhiệm vụ"]) == (one.task.id, one.register.id, one.task.title)
        assert row["Đơn vị chủ trì, thực hiện"] == (frame.names(frame.leads(one)).full or None)
        assert (day(row["Thời hạn"]), row["Số ngày quá hạn"]) == (facts.end, facts.days_late)
        assert row["Tình trạng"] == state_cell(one, unit).text
        assert (day(row["Ngày giao"]), day(row["Cập nhật gần nhất"])) == (
            one.register.assigned(one.task),
            facts.last_event,
        )
        assert (row["Nhóm"], row["Sản phẩm"], row["Ghi chú"]) == (one.task.group, one.task.product, one.task.note)
        assert row["Trọng tâm"] == ("Có" if one.task.priority else None)
        quotes = one.task.source.quote if one.task.source else ()
        assert (row["Trích nguyên văn"] or "") == "\n".join(quotes)


@asked
def test_the_overdue_are_those_of_the_view(frame_of: FrameOf, registers: Path, options: dict[str, str]) -> None:
    frame = frame_of(registers, **options)
    rows = Book(xlsx.book(frame))["Quá hạn"].rows

    told = [(row["Mã"], row["Đơn vị quá hạn"], day(row["Thời hạn"]), row["Số ngày quá hạn"]) for row in rows]
    assert told == [
        (one.tracked.task.id, frame.names(one.late).full, one.end, one.days_late) for one in overdue(frame).tasks
    ]
    if frame.scope.window:
        assert [row["Phát sinh"] for row in rows] == [
            "Trong kỳ" if one.new else "Kỳ trước chuyển sang" for one in overdue(frame).tasks
        ]


def test_the_log_holds_every_event_until_the_day_asked(frame_of: FrameOf) -> None:
    frame = frame_of(as_of="10/10/2009")
    rows = Book(xlsx.book(frame))["Nhật ký"].rows

    expected = [
        (entry.owner.id, entry.number, entry.event.date, frame.names(entry.units).full or None, entry.event.entered)
        for entry in journal(frame).entries
        if entry.event.date <= dt.date(2009, 10, 10)
    ]
    assert len(expected) > 30
    assert [
        (row["Mã"], row["Lần ghi số"], day(row["Ngày"]), row["Đơn vị"], day(row["Ngày ghi sổ"])) for row in rows
    ] == expected


def test_the_log_of_a_period_tells_also_what_came_before(frame_of: FrameOf) -> None:
    rows = Book(xlsx.book(frame_of(month="10")))["Nhật ký"].rows

    assert min(day(row["Ngày"]) for row in rows) == dt.date(2009, 8, 19)
    assert max(day(row["Ngày"]) for row in rows) == dt.date(2009, 10, 30)


def test_the_log_of_tasks_narrowed_to_is_theirs(frame_of: FrameOf) -> None:
    frame = frame_of(as_of="31/12/2009", group="3", state="done")
    book = Book(xlsx.book(frame))

    assert {row["Mã"] for row in book["Nhật ký"].rows} == {row["Mã"] for row in book["Nhiệm vụ"].rows} == {"3.1", "3.3"}


def test_what_an_event_carries_has_columns_of_its_own(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(as_of="31/12/2009")))["Nhật ký"]

    def filled(identifier: str, number: int) -> dict[str, Any]:
        row = book.rows[book.row_of(identifier, number) - book.head - 1]
        names = ("Mã", "Lần ghi số", "Sổ", "Ngày ghi sổ", "Nội dung nhiệm vụ, kiến nghị")
        return {
            key: day(value)
            for key, value in row.items()
            if value is not None and key not in names and not key.startswith("Đối chiếu")
        }

    assert filled("1.1", 1) == {
        "Ngày": dt.date(2009, 8, 20),
        "Diễn biến": "Cập nhật tiến độ",
        "Đơn vị": "Cục Việc làm",
        "Tỷ lệ (%)": 60,
        "Hình thức": "điện thoại",
    }
    assert filled("1.2", 2)["Thời hạn mới"] == dt.date(2009, 10, 15)
    assert filled("4.3", 1)["Cho kỳ"] == "Tháng 8 năm 2009"
    assert filled("2.1", 1)["Đơn vị nhận"] == "Cục Bảo trợ xã hội"
    assert filled("1.b", 1)["Kết quả trả lời"] == "Đang nghiên cứu"
    assert filled("3.2", 1)["Đính chính"] == "Ngày 03/9/2009: ghi nhầm nhiệm vụ"
    assert filled("1.3", 5)["Hạn báo cáo lại"] == dt.date(2009, 10, 10)


# --- how it looks and prints -----------------------------------------------------------------------------------------


def test_each_sheet_is_set_up_to_read_and_to_print(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(quarter="III")))

    assert list(book) == ["Tổng hợp", "Nhiệm vụ", "Quá hạn", "Nhật ký"]
    for name, found in book.items():
        sheet = found.sheet
        last = found.head + len(found.rows)
        assert sheet.freeze_panes == f"B{found.head + 1}", name
        assert re.fullmatch(rf"A{found.head}:[A-Z]+[0-9]+", str(sheet.auto_filter.ref)), name
        assert sheet.print_title_rows == f"${found.head}:${found.head}", name
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9"), name
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0), name
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True, name  # type: ignore[union-attr]
        assert str(sheet.print_area).endswith(f"${last}"), name
        assert sheet.oddHeader.right.text == "Số liệu minh họa.", name  # type: ignore[union-attr]
        assert found.above[0] == "Số liệu minh họa.", name
        assert all(sheet.column_dimensions[letter].width >= 5 for letter in "ABC"), name


def test_days_are_days_and_texts_are_text(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(as_of="31/12/2009")))

    for found in book.values():
        for row in found.sheet.iter_rows(min_row=found.head + 1):
            for cell in row:
                if isinstance(cell.value, dt.datetime):
                    assert (cell.data_type, cell.number_format) == ("d", "dd/mm/yyyy")
                elif isinstance(cell.value, str) and found.sheet.title in {"Nhiệm vụ", "Nhật ký"}:
                    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_the_real_register_has_no_mark_of_made_up_figures(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(SHIPPED, as_of="30/9/2009")))

    assert not any("minh họa" in line for found in book.values() for line in found.above)
    assert not any(found.sheet.oddHeader.right.text for found in book.values())  # type: ignore[union-attr]


def test_the_stamps_are_out_of_sight(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(as_of="31/12/2009")))

    for name in ("Nhiệm vụ", "Nhật ký"):
        hidden = [key for key, one in book[name].sheet.column_dimensions.items() if one.hidden]
        assert len(hidden) == 1
        assert book[name].heads[-1] == f"Đối chiếu {len(book[name].rows)}"


def test_events_offer_their_words(frame_of: FrameOf) -> None:
    sheet = Book(xlsx.book(frame_of(as_of="31/12/2009")))["Nhật ký"].sheet

    (offered,) = sheet.data_validations.dataValidation
    assert "Báo cáo hoàn thành" in offered.formula1
    # Excel takes 255 letters at most, and quotation marks around them
    assert len(offered.formula1) - 2 <= 255


def test_the_same_question_gives_the_same_bytes(frame_of: FrameOf) -> None:
    assert xlsx.book(frame_of(quarter="III")) == xlsx.book(frame_of(quarter="III"))


def test_nothing_of_the_machine_is_in_the_file(frame_of: FrameOf) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.book(frame_of(quarter="III")))) as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(2009, 9, 30)}
        core = archive.read("docProps/core.xml")
    assert re.search(rb"<dc:creator[^>]*>giaoban</dc:creator>", core)
    assert set(re.findall(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z", core)) == {b"2009-09-30T00:00:00Z"}


def test_an_empty_answer_is_a_workbook_with_heads(frame_of: FrameOf) -> None:
    book = Book(xlsx.book(frame_of(as_of="31/12/2009", grep="không có chữ này ở đâu")))

    assert [len(book[name].rows) for name in ("Nhiệm vụ", "Quá hạn", "Nhật ký")] == [0, 0, 0]
    assert book["Nhiệm vụ"].heads[0] == "Mã"


# --- text that would mean something ----------------------------------------------------------------------------------

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x.vn","a")',
    "+1",
    "-1",
    "@SUM(A1)",
    "#REF!",
    "#N/A",
    "'nháy",
    "<b>&amp;</b> ]]>",
    "_x0041_ _x000D_",
    "hai  khoảng   trắng",
    "dòng một\ndòng hai",
    "TRUE",
    "1.10",
    "2009-08-31",
    "👩\u200d👩\u200d👧 \u202eabc",
)


def register_of(write: Write, *titles: str) -> Path:
    lines = ["tasks:"]
    for number, title in enumerate(titles, start=1):
        quoted = json.dumps(title, ensure_ascii=False).replace("\u202e", "\\u202e")
        lines += [f"  - id: t{number}", f"    title: {quoted}", "    lead: VL", f"    product: {quoted}"]
        lines += [f"    events: [{{date: 2009-08-07, event: note, note: {quoted}}}]"]
    folder = write("\n".join(lines) + "\n")
    return folder / "registers"


def test_hostile_text_is_kept_as_text(write: Write, frame_of: FrameOf) -> None:
    data = xlsx.book(frame_of(register_of(write, *HOSTILE), as_of="31/12/2009"))
    book = Book(data)

    for name, head in (("Nhiệm vụ", "Nội dung nhiệm vụ"), ("Nhiệm vụ", "Sản phẩm"), ("Nhật ký", "Ghi chú")):
        found = book[name]
        cells = [found.sheet.cell(found.head + at, found.column(head)) for at in range(1, len(HOSTILE) + 1)]
        assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
        assert [unescape(str(cell.value)) for cell in cells] == list(HOSTILE)
    assert b"<f>" not in b"".join(_sheets(data))


def _sheets(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]


def test_text_with_no_room_in_a_cell_is_an_error_with_its_task(write: Write, frame_of: FrameOf) -> None:
    fits, too_long = "a" * 32_767, "b" * 32_768
    frame = frame_of(register_of(write, fits, too_long), as_of="31/12/2009")

    with pytest.raises(FaultySheetError) as refused:
        xlsx.book(frame)

    lines = refused.value.lines()
    assert refused.value.exit_code == 3
    assert "nhiệm vụ GB-2009/t2, “Nội dung nhiệm vụ”: dài 32.768 ký tự, một ô Excel chứa 32.767" in lines[0]
    assert not any("t1" in line for line in lines)


def test_letters_that_excel_counts_twice_are_counted_twice(write: Write, frame_of: FrameOf) -> None:
    frame = frame_of(register_of(write, "👍" * 16_384), as_of="31/12/2009")

    with pytest.raises(FaultySheetError, match="lỗi"):
        xlsx.book(frame)


# --- pages without tasks ---------------------------------------------------------------------------------------------


def test_each_table_of_a_page_is_a_sheet() -> None:
    columns = (Column(title="Mã"), Column(title="Số", right=True), Column(title="Ngày"), Column(title="Tên", wide=True))
    rows = (
        ("A", 1200, dt.date(2009, 8, 31), Toned("=1+1", Tone.LATE)),
        ("B", None, "Không", Names("Cục Việc làm", "VL")),
    )
    feet = (("Tổng", 1200, None, None),)
    long = "Bảng [một]: tên/rất*dài?" * 4
    page = Page(
        head=("Tính đến ngày 31/8/2009.",),
        parts=(
            Grid(title=long, columns=columns, rows=rows, feet=feet),
            Grid(title=long, columns=columns, rows=(), empty="Không có"),
            Pairs(title="", pairs=(("Sổ", "GB-2009"), ("Ngày", dt.date(2009, 8, 6)))),
            Prose(title="Ghi chú", lines=("Một", "=hai")),
        ),
    )

    workbook = openpyxl.load_workbook(io.BytesIO(xlsx.sheet(page)))

    names = workbook.sheetnames
    assert len(names) == 4
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    first, second, third, fourth = ([[cell.value for cell in row] for row in sheet] for sheet in workbook.worksheets)
    assert first[-4:] == [
        ["Mã", "Số", "Ngày", "Tên"],
        ["A", 1200, dt.datetime(2009, 8, 31), "=1+1"],  # noqa: DTZ001 - as openpyxl reads a day
        ["B", None, "Không", "Cục Việc làm"],
        ["Tổng", 1200, None, None],
    ]
    assert second[-2:] == [["Mã", "Số", "Ngày", "Tên"], ["Không có", None, None, None]]
    assert third[-2:] == [["Sổ", "GB-2009"], ["Ngày", dt.datetime(2009, 8, 6)]]  # noqa: DTZ001
    assert [row[0] for row in fourth[-3:]] == ["Ghi chú", "Một", "=hai"]
