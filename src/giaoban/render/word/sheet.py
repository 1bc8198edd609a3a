"""A document's sheet of paper and its styles: A4, margins, Times New Roman by name of each part, page numbers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from giaoban.text import plain

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
PAGE = (210.0, 297.0)
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
WIDTH = PAGE[0] - LEFT - RIGHT
"""Millimetres of a line on an upright page."""
LANDSCAPE = PAGE[1] - LEFT - RIGHT
"""The same on a page that lies."""
_HEADER = 8.0
_LAYOUT = "15"
"""That of Word 2013 and later; for an older one Word says that it works in compatibility mode."""
TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""

Align = Literal["left", "right", "center", "both"]
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a style looks like: sizes and spaces in points, the first line's indent in millimetres."""

    size: float
    align: Align = "center"
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    first: float = 0
    line: float = 1.0
    keep: bool = False


STYLES = {
    "Nội dung": Look(size=14, align="both", after=6, first=12.7, line=1.1),
    "Quốc hiệu": Look(size=12, bold=True),
    "Tiêu ngữ": Look(size=13, bold=True),
    "Cơ quan chủ quản": Look(size=12),
    "Cơ quan ban hành": Look(size=12, bold=True),
    "Số ký hiệu": Look(size=13, before=6),
    "Địa danh ngày": Look(size=13, italic=True, before=6),
    "Trích yếu công văn": Look(size=12, before=6),
    "Tên loại": Look(size=14, bold=True, before=18),
    "Trích yếu": Look(size=14, bold=True),
    "Đường kẻ": Look(size=1),
    "Kính gửi": Look(size=14, before=12, after=12),
    "Quyền hạn chức vụ": Look(size=14, bold=True, keep=True),
    "Họ tên": Look(size=14, bold=True),
    "Nơi nhận": Look(size=12, align="left", bold=True, italic=True),
    "Danh sách nhận": Look(size=11, align="left"),
    "Phụ lục": Look(size=14, bold=True),
    "Tên phụ lục": Look(size=14, bold=True),
    "Kèm theo": Look(size=14, italic=True, after=6),
    "Tiêu đề bảng": Look(size=13, align="left", bold=True, before=6, after=3, keep=True),
    "Ghi chú bảng": Look(size=12, align="both", italic=True, before=3, after=6),
    "Đầu bảng": Look(size=11, bold=True, before=1.5, after=1.5),
    "Ô chữ": Look(size=11, align="left", before=1.5, after=1.5),
    "Ô số": Look(size=11, align="right", before=1.5, after=1.5),
    "Ô giữa": Look(size=11, before=1.5, after=1.5),
    "Ô tổng": Look(size=11, align="left", bold=True, before=1.5, after=1.5),
    "Ngắt phần": Look(size=1),
    "Số trang": Look(size=14),
    "Số liệu minh họa": Look(size=10, bold=True),
}
"""The parts of an official document by name, as Word lists its styles; body sizes are in the ranges of Phụ lục I."""

_HEADINGS = {
    "Heading 1": Look(size=14, align="left", bold=True, before=6, after=6, first=12.7, keep=True),
    "Heading 2": Look(size=14, align="left", bold=True, before=3, after=6, first=12.7, keep=True),
}


def new_document() -> WordDocument:
    """An empty document with the page of the decree and its styles, in Vietnamese."""
    document = Document()
    body = document.element.body
    for paragraph in list(body.iterchildren(qn("w:p"))):
        body.remove(paragraph)
    _bare(document)
    _settle(document)
    _normal(document)
    for name, look in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        # Word takes letters beyond ASCII in an id, other programs may not
        style.element.set(qn("w:styleId"), plain(name).title().replace(" ", ""))
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _dress(style, look)
    for name, look in _HEADINGS.items():
        _dress(document.styles[name], look)
    upright(document.sections[0])
    return document


def _normal(document: WordDocument) -> None:
    _dress(document.styles["Normal"], Look(size=14, align="left"))
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = fonts.find(qn("w:lang"))
    for key in ("w:val", "w:eastAsia"):
        language.set(qn(key), "vi-VN")


def _bare(document: WordDocument) -> None:
    """Take out what the library's own template brings along: its picture, its author, its dates."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    properties = document.core_properties._element  # noqa: SLF001 - the library has no way to leave one out
    for child in list(properties):
        properties.remove(child)


def _settle(document: WordDocument) -> None:
    """As Word of today lays a document out; the line before a break inside justified text is not drawn apart."""
    compatibility = document.settings.element.find(qn("w:compat"))
    for one in compatibility.iterchildren(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _LAYOUT)
    compatibility.insert(0, OxmlElement("w:doNotExpandShiftReturn"))


def _dress(style: ParagraphStyle, look: Look) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    form.alignment = _ALIGN[look.align]
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.first_line_indent = Mm(look.first)
    form.line_spacing = look.line
    form.keep_with_next = look.keep
    form.widow_control = True


# --- pages -----------------------------------------------------------------------------------------------------------


def upright(section: Section) -> None:
    """A4 upright with the margins of the decree."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    _margins(section)


def lying(section: Section) -> None:
    """A4 across, the same margins."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE[1]), Mm(PAGE[0])
    _margins(section)


def _margins(section: Section) -> None:
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(_HEADER)


def annex(document: WordDocument) -> None:
    """A new section for an annex: lying, with page numbers of its own that begin on its second page."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # the paragraph that ends the section before must not begin a page of its own
    document.paragraphs[-1].style = "Ngắt phần"
    lying(section)
    section.different_first_page_header_footer = True
    number = section._sectPr.find(qn("w:pgNumType"))  # noqa: SLF001 - the library knows no page numbers
    if number is None:
        number = OxmlElement("w:pgNumType")
        section._sectPr.find(qn("w:pgMar")).addnext(number)  # noqa: SLF001
    number.set(qn("w:start"), "1")


def page_numbers(section: Section, *, first: str = "", others: str = "") -> None:
    """Numbers centred in the top margin from the second page on; `first` and `others` are marks in both headers."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    _field(paragraph, "PAGE")
    if others:
        section.header.add_paragraph(others, "Số liệu minh họa")
    paragraph = section.first_page_header.paragraphs[0]
    paragraph.style = "Số liệu minh họa"
    paragraph.add_run(first)


def _field(paragraph: Paragraph, code: str) -> None:
    for kind in ("begin", "code", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "code":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {code} "
            run._r.append(element)  # noqa: SLF001 - the library knows no fields
        elif kind == "text":
            run.text = "2"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)  # noqa: SLF001


# --- bytes ---------------------------------------------------------------------------------------------------------

_DAY = (1980, 1, 1, 0, 0, 0)


def packed(document: WordDocument) -> bytes:
    """The file, the same bytes for the same document whenever it is made."""
    first = io.BytesIO()
    document.save(first)
    last = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return last.getvalue()
