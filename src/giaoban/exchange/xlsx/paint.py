"""A table into a sheet: fonts, widths, formats, and how it prints. The home of what only openpyxl knows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties

from giaoban.exchange.columns import STAMP, Column, Form, Use

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from giaoban.exchange.xlsx.table import Table

Figure: TypeAlias = "str | int | float | dt.date | None"

_FONT = "Times New Roman"
_FORMATS = {Form.TEXT: "@", Form.DAY: "dd/mm/yyyy", Form.NUMBER: "#,##0", Form.SHARE: "0.00%"}
_LINE = Side(style="thin", color="808080")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_EDITED = PatternFill("solid", fgColor="FFF2CC")
_GREY = PatternFill("solid", fgColor="E7E6E6")
_SUMS = PatternFill("solid", fgColor="F2F2F2")
_INCH = 2.54
_PAPER_A4 = "9"
_LINE_HEIGHT, _TALLEST = 14.5, 409
_SPARE = 500
"""Rows below the last one in which a column still offers its words."""


def fill(sheet: Worksheet, table: Table, marks: tuple[str, ...]) -> None:
    """Write the table into an empty sheet."""
    above = [*marks, *([table.title] if table.title else []), *table.lines]
    above = list(dict.fromkeys(above))
    head = len(above) + 2 if above else 1
    last = head + len(table.rows)
    letters = [get_column_letter(at) for at in range(1, len(table.columns) + 1)]
    printed = sum(column.printed for column in table.columns)
    _set_up(sheet, table, head, marks)
    pen = _Pen(sheet)
    across = sum(column.width for column in table.columns[:printed])
    rows = _Rows(sheet, table.columns[:printed])
    for line in above:
        rows.add([pen.line(line, bold=line in {table.title, *marks})], lines=_lines(line, across), across=printed)
    if above:
        rows.add([], lines=1)
    heads = [pen.head(column) for column in table.columns]
    # bold letters are wider, and a word is not cut
    rows.add(heads, lines=max(_lines(column.title, column.width * 0.7) for column in table.columns))
    for row in table.rows:
        # a blank cell needs its frame only where it is printed
        cells = [
            pen.cell(column, value) if column.printed or value is not None else None
            for column, value in zip(table.columns, row, strict=False)
        ]
        rows.add_values(cells, row)
    for row in table.feet:
        cells = [pen.cell(column, value, sums=True) for column, value in zip(table.columns, row, strict=False)]
        rows.add_values(cells, row)
    for line in table.end:
        rows.add([pen.line(line)], lines=_lines(line, across), across=printed)
    sheet.auto_filter.ref = f"A{head}:{letters[-1]}{max(last, head)}"
    sheet.print_area = f"A1:{letters[printed - 1]}{last + len(table.feet) + len(table.end)}"
    if table.choices:
        key, words = table.choices
        at = letters[[column.key for column in table.columns].index(key)]
        offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False)
        offered.add(f"{at}{head + 1}:{at}{last + _SPARE}")
        sheet.data_validations.append(offered)


def _set_up(sheet: Worksheet, table: Table, head: int, marks: tuple[str, ...]) -> None:
    """What must stand before the first row: widths, panes, and the page."""
    for at, column in enumerate(table.columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = column.width
        dimension.hidden = column.key == STAMP
        # a row that somebody adds below: an id stays text, a day is shown as one
        dimension.number_format = _FORMATS[column.form]
        dimension.font = Font(name=_FONT, size=11)
        dimension.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = f"B{head + 1}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left, sheet.page_margins.right = 2 / _INCH, 1.5 / _INCH
    sheet.page_margins.top, sheet.page_margins.bottom = 2 / _INCH, 2 / _INCH
    sheet.print_title_rows = f"{head}:{head}"
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.right.text = " ".join(marks) or None
    footer.left.text, footer.right.text = "&A", "Trang &P/&N"
    sheet.oddHeader, sheet.oddFooter = header, footer


class _Rows:
    """Appends rows with their heights: a program that prints without showing the sheet first does not fit them."""

    def __init__(self, sheet: Worksheet, columns: Sequence[Column]) -> None:
        self.sheet, self.columns, self.count = sheet, columns, 0

    def add(self, cells: Sequence[Cell | None], *, lines: int, across: int = 1) -> None:
        self.count += 1
        if lines > 1:
            self.sheet.row_dimensions[self.count].height = min(_TALLEST, _LINE_HEIGHT * lines + 1)
        if across > 1:
            self.sheet.merged_cells.add(f"A{self.count}:{get_column_letter(across)}{self.count}")
        self.sheet.append(list(cells))

    def add_values(self, cells: Sequence[Cell | None], values: Sequence[Figure]) -> None:
        texts = zip(self.columns, values, strict=False)
        lines = max((_lines(value, column.width) for column, value in texts if isinstance(value, str)), default=1)
        self.add(cells, lines=lines)


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column so many digits wide: letters are narrower, words are not cut."""
    return sum(max(1, ceil(len(part) / (1.12 * width))) for part in text.split("\n"))


class _Pen:
    """Makes the cells of one sheet, in the few styles there are.

    A cell is written out when its row is appended, so one cell of each style does for all rows: making a styled cell
    anew for each value would take five times as long.
    """

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._cells: dict[tuple[Column, bool, bool], Cell] = {}

    def line(self, text: str, *, bold: bool = False) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet)
        cell.font = Font(name=_FONT, size=11, bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return _as_text(cell, text)

    def head(self, column: Column) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet)
        cell.font = Font(name=_FONT, size=11, bold=True)
        cell.fill = _EDITED if column.use is Use.PLAIN else _GREY
        cell.border = _BORDER
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        return _as_text(cell, column.title)

    def cell(self, column: Column, value: Figure, *, sums: bool = False) -> Cell:
        # a period in a column of days, a dash for no rate: text, and formatted as text
        is_text = isinstance(value, str)
        key = (column, is_text, sums)
        if key not in self._cells:
            self._cells[key] = self._made(column, is_text=is_text, sums=sums)
        cell = self._cells[key]
        if isinstance(value, str):
            return _as_text(cell, value)
        cell.value = value
        return cell

    def _made(self, column: Column, *, is_text: bool, sums: bool) -> Cell:
        cell: Cell = WriteOnlyCell(self.sheet)
        cell.font = Font(name=_FONT, size=11, bold=sums)
        cell.border = _BORDER
        centred = column.form is not Form.TEXT
        cell.alignment = Alignment(vertical="top", horizontal="center" if centred else None, wrap_text=True)
        cell.number_format = _FORMATS[Form.TEXT if is_text else column.form]
        if sums:
            cell.fill = _SUMS
        return cell


def _as_text(cell: Cell, text: str) -> Cell:
    """The cell with the text and nothing else: `=1+1` and `#REF!` are what somebody wrote, no formula and no error."""
    cell.value = text
    cell.data_type = "s"
    return cell
