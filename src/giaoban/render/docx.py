"""Reports, letters and pages as Word documents: by templates the office edits in Word, or built where none is needed.

A Word template runs in the sandbox of the Markdown ones (`render.template`), with the same filters and names.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from giaoban.errors import MissingExtraError, TemplateFaultError, UnreadableFileError, reason_of
from giaoban.render.paragraphs import paragraphs
from giaoban.report.frame import MARK
from giaoban.report.page import Grid, Kept, Pairs, Prose, Quoted, labels, words
from giaoban.store.notes import NO_NOTES
from giaoban.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from docx.document import Document as WordDocument
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from giaoban.render.context import Values
    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter
    from giaoban.report.meeting import MeetingPack
    from giaoban.report.page import Column, Page, Part
    from giaoban.report.period import PeriodReport
    from giaoban.store.notes import Notes

_MOST = 200_000_000
"""Bytes of XML a Word template may hold: far above any that people make, far below the memory."""


def report(frame: Frame, view: PeriodReport, template: Path, notes: Notes = NO_NOTES) -> bytes:
    """The progress report of a period, by a Word template (`giaoban.render.template.locate`).

    Of `notes`, which the office writes as Markdown, Word gets the text: a paragraph or item of a list on each line.
    """
    from giaoban.render.context import report_context  # noqa: PLC0415 - a page needs no jinja2

    context = report_context(frame, view, notes)
    written = {name: "\n".join(paragraphs(text)) if text else None for name, text in context["notes"].items()}
    return _rendered(template, {**context, "notes": written}, "giaoban report --print-template")


def letter(frame: Frame, view: Letter, template: Path) -> bytes:
    """The letter that urges one unit, by a Word template."""
    from giaoban.render.letter import letter_context  # noqa: PLC0415 - a page needs no jinja2

    return _rendered(template, letter_context(frame, view), "giaoban letter --print-template")


def meeting(frame: Frame, view: MeetingPack, template: Path) -> bytes:
    """The pack for a meeting, by a Word template."""
    from giaoban.render.meeting import meeting_context  # noqa: PLC0415 - a page needs no jinja2

    return _rendered(template, meeting_context(frame, view), "giaoban meeting --print-template")


def _library() -> ModuleType:
    """The pieces of a document; raises MissingExtraError where python-docx is not installed."""
    try:
        import docxtpl  # noqa: F401, PLC0415 - an extra

        from giaoban.render import word  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError(
            "ghi tệp .docx cần thư viện Word", 'Cài: pip install "giaoban[office]"; hoặc chọn dạng .md'
        ) from None
    return word


# --- templates -------------------------------------------------------------------------------------------------------


def _rendered(path: Path, context: Values, original: str) -> bytes:
    """The template at `path` printed with `context`; raises TemplateFaultError with the file's name."""
    word = _library()
    from docxtpl import DocxTemplate  # noqa: PLC0415 - an extra
    from jinja2 import TemplateError  # noqa: PLC0415

    from giaoban.render.limits import limited  # noqa: PLC0415
    from giaoban.render.template import FAULTS, REMEDY, fault_words  # noqa: PLC0415

    remedy = REMEDY.replace("giaoban report --print-template", original)
    template = DocxTemplate(io.BytesIO(_bytes(path)))
    try:
        with limited():
            template.render(context, _sandbox(path.parent), autoescape=True)
    except TemplateError as error:
        near = _near(error)
        raise TemplateFaultError(f"{path}: mẫu in không được: {fault_words(error)}{near}", remedy) from None
    except FAULTS as error:
        raise TemplateFaultError(f"{path}: mẫu in không được: {fault_words(error)}", remedy) from None
    document: WordDocument = template.docx
    word.fit_rules(document)
    data: bytes = word.packed(document)
    return data


def _bytes(path: Path) -> bytes:
    """The template's bytes, where they are a Word file; raises TemplateFaultError, or UnreadableFileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"không đọc được tệp mẫu {path} ({reason_of(error)})"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            parts.getinfo("word/document.xml")
            if sum(part.file_size for part in parts.infolist()) > _MOST:
                raise TemplateFaultError(f"{path}: tệp mẫu lớn quá mức", "Bỏ bớt hình ảnh trong mẫu")
    except (zipfile.BadZipFile, KeyError):
        raise TemplateFaultError(
            f"{path}: không phải tệp Word (.docx)", "Mở bằng Word rồi lưu lại với dạng Word Document (.docx)"
        ) from None
    return data


def _near(error: Exception) -> str:
    """The text of the template around the fault, as Word shows it."""
    lines = [" ".join(line.split()) for line in getattr(error, "docx_context", ())]
    # the library gives the three lines before the fault too, or as many as there are
    said = next((line for line in lines[min(3, getattr(error, "lineno", 1) - 1) :] if line), "")
    return f", gần chữ “{said[:60]}{'…' if len(said) > 60 else ''}”" if said else ""  # noqa: PLR2004 - one line


def _sandbox(folder: Path) -> ImmutableSandboxedEnvironment:
    """The sandbox and filters of the Markdown templates, with the output gate of Word, and held to a size."""
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - a page needs no jinja2
    from markupsafe import Markup  # noqa: PLC0415

    from giaoban.render.template import LONGEST, Form, environment_of  # noqa: PLC0415

    def shown(text: str) -> Markup:
        return Markup.escape(safe(text))

    size = 0

    def printed(value: Any) -> Markup:  # noqa: ANN401 - whatever a template prints
        nonlocal size
        text = "" if value is None else value if isinstance(value, str) else str(value)
        # what a filter escaped before this gate may still hold what XML forbids
        made = Markup(safe(text)) if isinstance(text, Markup) else shown(text)  # noqa: S704
        size += len(made)
        if size > LONGEST:
            message = "bản in dài quá mức"
            raise SecurityError(message)
        return made

    environment = environment_of(folder, Form(name="word", line=shown, cell=shown))
    environment.finalize = printed
    return environment


# --- pages -----------------------------------------------------------------------------------------------------------

_MANY = 5
"""Columns above which a page lies."""
_POINT = 2.1
"""Millimetres a letter of a table takes, about."""


def page(made: Page, *, title: str) -> bytes:
    """The page of any command: sentences as paragraphs, tables as tables that repeat their heads; nothing cut."""
    word = _library()
    document: WordDocument = word.new_document()
    lies = any(isinstance(part, Grid) and len(part.columns) > _MANY for part in made.parts)
    section = document.sections[0]
    if lies:
        word.lying(section)
    mark = "SỐ LIỆU MINH HỌA" if MARK in made.head else ""
    word.page_numbers(section, first=mark, others=mark)
    document.add_paragraph(safe(title), "Tên phụ lục").paragraph_format.space_after = 76200
    for line in made.head:
        document.add_paragraph(safe(line), "Nội dung")
    for part in made.parts:
        _part(word, document, part, word.LANDSCAPE if lies else word.WIDTH)
    data: bytes = word.packed(document)
    return data


def _part(word: ModuleType, document: WordDocument, part: Part, width: float) -> None:
    if not isinstance(part, Quoted) and part.title:
        document.add_paragraph(safe(part.title), "Tiêu đề bảng")
    match part:
        case Grid():
            if part.rows:
                _grid(word, document, part, width)
            else:
                document.add_paragraph(safe(part.empty), "Nội dung")
        case Pairs():
            made = word.table(document, (width / 3, width * 2 / 3), len(part.pairs))
            for line, (name, value) in zip(made.rows, part.pairs, strict=True):
                word.row(line, ((safe(name), "Ô tổng"), (safe(words(value)), "Ô chữ")))
        case Prose():
            for line in part.lines:
                document.add_paragraph(safe(line), "Nội dung")
        case Quoted():
            _quoted(document, part)
    document.add_paragraph(style="Ghi chú bảng")


def _quoted(document: WordDocument, part: Quoted) -> None:
    """The passage, a paragraph for each of its own; what is marked in bold after its labels, what is waived in grey."""
    from docx.shared import RGBColor  # noqa: PLC0415 - an extra

    paragraph = document.add_paragraph(style="Nội dung")
    for text, mark in part.pieces():
        if mark and mark.labels:
            paragraph.add_run(safe(f"[{labels(mark).removesuffix(': ')}] ")).italic = True
        first, *others = re.split(r"\n\s*\n", text)
        for at, said in enumerate((first, *others)):
            if at:
                paragraph = document.add_paragraph(style="Nội dung")
            run = paragraph.add_run(safe(said))
            if mark is None:
                continue
            run.bold = mark.kept in {Kept.TASK, Kept.MISSING}
            run.underline = mark.kept is Kept.MISSING
            if mark.kept is Kept.WAIVED:
                run.font.color.rgb = RGBColor(0x6B, 0x6B, 0x6B)


def _grid(word: ModuleType, document: WordDocument, grid: Grid, width: float) -> None:
    made = word.table(document, _widths(grid, width), 1)
    word.row(made.rows[0], ((safe(column.title), "Đầu bảng") for column in grid.columns), head=True)
    dated = [any(isinstance(row[at], dt.date) for row in grid.rows) for at in range(len(grid.columns))]
    for rows, foot in ((grid.rows, False), (grid.feet, True)):
        styles = [_style(column, foot=foot, day=day) for column, day in zip(grid.columns, dated, strict=True)]
        texts = ([safe(words(cell)) for cell in row] for row in rows)
        word.add_rows(document, made, (list(zip(row, styles, strict=True)) for row in texts))


def _style(column: Column, *, foot: bool, day: bool) -> str:
    if column.right:
        return "Ô số"
    if foot:
        return "Ô tổng"
    return "Ô giữa" if day else "Ô chữ"


def _widths(grid: Grid, width: float) -> list[float]:
    """Each column as wide as its longest word at least; what is left goes where the text is, the wide column first."""
    columns = list(zip(*([words(cell) for cell in row] for row in (*grid.rows, *grid.feet)), strict=True))
    least, wanted = [], []
    for column, cells in zip(grid.columns, columns, strict=True):
        heads = max(len(word) for word in column.title.split() or ("",)) + 1
        longest = max((len(word) for cell in cells for word in cell.split()), default=0)
        least.append(_POINT * min(max(heads, longest, 3), 24) + 3)
        lengths = sorted(len(cell) for cell in cells)
        typical = lengths[-1] if column.right else lengths[len(lengths) * 9 // 10]
        wanted.append(_POINT * min(typical, 90 if column.wide else 40))
    room = width - sum(least)
    if room <= 0:
        return [width * one / sum(least) for one in least]
    more = [max(want - have, 0.0) + (1.0 if column.wide else 0.0) for want, have, column in _zip(wanted, least, grid)]
    if not any(more):
        more = [1.0] * len(more)
    total = sum(more)
    return [have + room * extra / total for have, extra in zip(least, more, strict=True)]


def _zip(wanted: Sequence[float], least: Sequence[float], grid: Grid) -> Iterator[tuple[float, float, Column]]:
    return zip(wanted, least, grid.columns, strict=True)
