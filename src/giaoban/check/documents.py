"""Rules over the document: its numbers, its dates, and whether its figures are made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, line, pairs
from giaoban.dates import parsing, short_day
from giaoban.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.check.rule import Findings
    from giaoban.model import Document, Register
    from giaoban.store.folder import Sheet, Workspace

_NUMBER = r"([0-9]+[A-Z]?(?:/[0-9]{4})?/[A-ZĐ][\w&]*(?:[ \t]*[-–—][ \t]*[A-ZĐ][\w&]*)*)"
_HEADED = re.compile(rf"^[\s*>#]*Số:?[ \t]*{_NUMBER}", re.MULTILINE)
_DATED = re.compile(
    rf"(?:công văn|kết luận|thông báo|kèm theo)[^.;\n]{{0,30}}?\bsố:?\s*{_NUMBER},?\s*(ngày[^;,)\n]{{6,30}})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"\bsố:?\s*{_NUMBER},?\s*ngày", re.IGNORECASE)
"""How any of these ends: looked for first, since few texts name another document, and few words begin so."""

_HEAD = 1500
"""Characters in which the heading of a document and its own number stand."""


def unconfirmed(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A number that is still to be compared with the original."""
    document = sheet.written.document
    if not document.number_confirmed:
        message = f"số văn bản còn phải đối chiếu: {' hay '.join(_numbers(document))}"
        remedy = "Xem bản gốc, ghi số đúng ở number rồi ghi number_confirmed: true"
        yield Finding(("document", "number"), message, remedy)


def number_in_text(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A number by which the text calls this document, and the register does not."""
    if sheet.source is None:
        return
    text, document = sheet.source.text, sheet.written.document
    claims = [(match[1], match.start(1)) for match in _HEADED.finditer(text[:_HEAD])]
    for match in _DATED.finditer(text) if _NUMBERED.search(text) else ():
        day = parsing.phrase(match[2], year=document.date.year)
        if day and day.end == document.date:
            claims.append((match[1], match.start(1)))
    known = {fold(number) for number in _numbers(document)}
    for number, offset in claims:
        if fold(number) not in known:
            known.add(fold(number))
            message = f"nguyên văn (dòng {sheet.source.line_of(offset)}) ghi số “{number}”, sổ ghi {document.number}"
            remedy = "Sửa number; nếu văn bản mang cả hai số thì thêm vào aliases và ghi number_confirmed: false"
            yield Finding(("document", "number"), message, remedy)


def number_twice(workspace: Workspace) -> Findings:
    """Two registers of one document."""
    for sheet, other in pairs(workspace, lambda sheet: _marks(sheet.written)):
        mine = _marks(sheet.written)
        number = mine[min(mine.keys() & _marks(other.written).keys())]
        place = f"{other.tree.path}:{line(other.tree, ('document', 'number'))}"
        message = f"số {number} cũng là số văn bản của {place}"
        yield sheet.tree, Finding(("document", "number"), message, "Gộp hai sổ, hoặc sửa số văn bản")


def _numbers(document: Document) -> list[str]:
    return [document.number, *document.aliases]


def _marks(register: Register) -> dict[tuple[str, int], str]:
    """The numbers of the document with their year, since numbers begin anew each year."""
    return {(fold(number), register.document.date.year): number for number in _numbers(register.document)}


def before_meeting(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A document dated before the meeting whose conclusion it is."""
    document = sheet.written.document
    if document.meeting and document.date < document.meeting:
        message = f"văn bản ngày {short_day(document.date)}, trước ngày họp {short_day(document.meeting)}"
        yield Finding(("document", "date"), message, "Sửa date hoặc meeting")


def demonstration_among_real(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """Made-up figures beside real ones, which every answer would add together."""
    if sheet.written.demonstration and not all(other.written.demonstration for other in workspace.sheets):
        message = "sổ số liệu minh họa nằm cùng thư mục với sổ thật, số liệu sẽ cộng chung"
        yield Finding(("demonstration",), message, "Chuyển sổ minh họa sang thư mục khác")
