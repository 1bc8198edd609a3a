"""The form a unit fills in about its tasks and sends back: ids that stay, empty columns for the answers."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from giaoban.exchange.archive import saved
from giaoban.exchange.faults import Fault, FaultySheetError, missing
from giaoban.exchange.xlsx.table import stored, too_long
from giaoban.text import safe

if TYPE_CHECKING:
    import datetime as dt

    from openpyxl.cell import Cell
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter

SHEET = "Phiếu báo cáo"
GIVEN = (("Mã", 14), ("Nội dung nhiệm vụ", 36), ("Đơn vị", 18), ("Thời hạn", 11))
ASKED = (
    ("Ngày báo cáo", 11),
    ("Hoàn thành (x)", 9),
    ("Tỷ lệ %", 6),
    ("Kết quả", 28),
    ("Số văn bản", 13),
    ("Khó khăn", 20),
    ("Đề xuất", 20),
)
"""The heads of the columns, with their widths in letters: what is given, and what the unit fills in.

Together they are no wider than what can still be read when it is printed across one page.
"""
_DAYS = ("Thời hạn", "Ngày báo cáo")
_FONT = "Times New Roman"
_HEADER = 100
"""Letters of a unit's name above the page: Excel opens no file whose header is longer than 255."""
_INCH = 2.54
_LINE_HEIGHT, _TALLEST = 14.5, 409


def form(frame: Frame, view: Letter) -> bytes:
    """The workbook of one unit's form, the tasks of its letter in order; the same letter gives the same bytes.

    Raises FaultySheetError for a text no cell has room for, and MissingExtraError without the library.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise missing("Excel (openpyxl)") from None
    made = Workbook()
    made.properties.creator = "giaoban"
    made.remove(made.worksheets[0])
    sheet: Worksheet = made.create_sheet(SHEET)
    rows = [
        (one.tracked.reference, one.tracked.task.title, view.name, one.thread.end, *(None for _ in ASKED))
        for one in view.tasks
    ]
    _check(rows)
    heads = (*GIVEN, *ASKED)
    for at, (head, _) in enumerate(heads, start=1):
        _head(_at(sheet, 1, at), head, given=at <= len(GIVEN))
    for number, row in enumerate(rows, start=2):
        for at, (value, (head, _)) in enumerate(zip(row, heads, strict=True), start=1):
            _cell(_at(sheet, number, at), value, head, given=at <= len(GIVEN))
        title, width = str(row[1]), GIVEN[1][1]
        sheet.row_dimensions[number].height = min(_TALLEST, _LINE_HEIGHT * max(2, ceil(len(title) / width)))
    _set_up(sheet, len(rows) + 1, f"{frame.marks[0]} {view.name}" if frame.marks else view.name)
    return saved(made, frame.scope.as_of.day)


def _at(sheet: Worksheet, row: int, column: int) -> Cell:
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment] # nothing is merged
    return cell


def _check(rows: list[tuple[str | dt.date | None, ...]]) -> None:
    faults = [
        Fault(sheet=SHEET, message=f"{row[0]}: {message}", remedy="Rút gọn trong sổ")
        for row in rows
        for value in row
        if isinstance(value, str) and (message := too_long(value))
    ]
    if faults:
        raise FaultySheetError("phiếu báo cáo", faults)


def _head(cell: Cell, head: str, *, given: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - an extra

    cell.value = head
    cell.font = Font(name=_FONT, size=11, bold=True)
    cell.fill = PatternFill("solid", fgColor="E7E6E6" if given else "FFF2CC")
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = _border()


def _cell(cell: Cell, value: str | dt.date | None, head: str, *, given: bool) -> None:
    from openpyxl.styles import Alignment, Font, Protection  # noqa: PLC0415 - an extra

    if isinstance(value, str):
        cell.value = stored(safe(value))
        # a title that begins with = stays a title
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
    cell.number_format = "dd/mm/yyyy" if head in _DAYS else "0" if head == "Tỷ lệ %" else "@"
    cell.font = Font(name=_FONT, size=11)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = _border()
    cell.protection = Protection(locked=given)


def _border() -> Border:
    from openpyxl.styles import Border, Side  # noqa: PLC0415 - an extra

    line = Side(style="thin", color="808080")
    return Border(left=line, right=line, top=line, bottom=line)


def _set_up(sheet: Worksheet, last: int, header: str) -> None:
    """Widths, panes, what may be typed where, and the printed page."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415
    from openpyxl.worksheet.header_footer import HeaderFooterItem  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    heads = (*GIVEN, *ASKED)
    at = {head: get_column_letter(number) for number, (head, _) in enumerate(heads, start=1)}
    for head, width in heads:
        sheet.column_dimensions[at[head]].width = width
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "C2"
    for head, rule in (
        (
            "Ngày báo cáo",
            DataValidation(type="date", operator="greaterThan", formula1="36526", error="Ghi ngày, ví dụ 31/8/2009."),
        ),
        ("Hoàn thành (x)", DataValidation(type="list", formula1='"x"', error="Ghi x khi đã hoàn thành.")),
        (
            "Tỷ lệ %",
            DataValidation(
                type="whole", operator="between", formula1="0", formula2="100", error="Ghi số từ 0 đến 100."
            ),
        ),
    ):
        rule.allow_blank, rule.showErrorMessage, rule.errorTitle = True, True, SHEET
        rule.add(f"{at[head]}2:{at[head]}{max(last, 2)}")
        sheet.add_data_validation(rule)
    # without a password: it keeps the ids from a slip, not from a person
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left, sheet.page_margins.right = 2 / _INCH, 1.5 / _INCH
    sheet.page_margins.top = sheet.page_margins.bottom = 2 / _INCH
    sheet.print_title_rows = "1:1"
    title = f"PHIẾU BÁO CÁO KẾT QUẢ - {safe(header)[:_HEADER]}".replace("&", "&&")
    sheet.oddHeader, sheet.oddFooter = HeaderFooterItem(), HeaderFooterItem()
    for part, text in ((sheet.oddHeader.center, title), (sheet.oddFooter.right, "Trang &P/&N")):
        part.text = text
