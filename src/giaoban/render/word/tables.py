"""Tables: fixed widths, thin lines or none, heads that come again on each page, rows that are not cut."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from giaoban.render.word.sheet import STYLES, TWIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_CELL_MARGIN = 1.1


def table(document: WordDocument, widths: Sequence[float], rows: int, *, lines: bool = True) -> Table:
    """A table with columns of fixed widths in millimetres; `lines` draws its borders."""
    made: Table = document.add_table(rows, len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    properties = made._tbl.tblPr  # noqa: SLF001 - borders and margins have no way in
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(twips(sum(widths))))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        border.set(qn("w:val"), "single" if lines else "nil")
        if lines:
            for key, value in (("sz", "4"), ("space", "0"), ("color", "000000")):
                border.set(qn(f"w:{key}"), value)
        borders.append(border)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips(_CELL_MARGIN if lines else 0)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)
    for column, millimetres in zip(made.columns, widths, strict=True):
        column.width = Mm(millimetres)
    for line in made.rows:
        for cell, millimetres in zip(line.cells, widths, strict=True):
            cell.width = Mm(millimetres)
    return made


def twips(millimetres: float) -> int:
    """Millimetres in the unit of Word's files."""
    return round(millimetres * TWIPS)


def fill(cell: _Cell, text: str, style: str) -> Paragraph:
    """The text as the cell's only paragraph; line breaks stay line breaks."""
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(text)
    return paragraph


def row(line: _Row, cells: Iterable[tuple[str, str]], *, head: bool = False) -> None:
    """Fill a row with (text, style) pairs; it stays on one page, and as `head` stands on each page of the table."""
    properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - the library knows no repeated heads
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, (text, style) in zip(line.cells, cells, strict=True):
        fill(cell, text, style)
        if head:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def add_rows(document: WordDocument, made: Table, rows: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Rows of (text, style) pairs at the end of a table, written as XML: objects for the cells cost far more."""
    ids = {name: document.styles[name].style_id for name in STYLES}
    widths = [cell.width for cell in made.rows[0].cells]
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/></w:tcPr><w:p>' for width in widths if width]
    for row_ in rows:
        parts = [f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>"]
        for cell, (text, style) in zip(cells, row_, strict=True):
            parts.append(f'{cell}<w:pPr><w:pStyle w:val="{ids[style]}"/></w:pPr><w:r>{_text(text)}</w:r></w:p></w:tc>')
        made._tbl.append(parse_xml("".join((*parts, "</w:tr>"))))  # noqa: SLF001 - the reason above


def _text(text: str) -> str:
    shown = escape(text)
    for letter, element in (("\n", "w:br"), ("\t", "w:tab")):
        shown = shown.replace(letter, f'</w:t><{element}/><w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{shown}</w:t>'
