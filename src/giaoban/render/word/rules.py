"""The thin lines under the motto, the office and the title, as long as the decree asks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from giaoban.render.word.sheet import TWIPS, WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.text.paragraph import CT_P
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell

_BOLD = {
    letter: width
    for letters, width in (
        (" .,", 250),
        ("il/’‘", 278),
        ("ftj-()[]:;!", 333),
        ("s", 389),
        ("I", 389),
        ("cerz", 444),
        ("agovxy0123456789J“”", 500),
        ("bdhknpquS", 556),
        ("FP", 611),
        ("BELTZ", 667),
        ("ACDNRUVXYw", 722),
        ("GHKOQ", 778),
        ("m", 833),
        ("M", 944),
        ("W", 1000),
    )
    for letter in letters
}
"""How wide the letters of bold Times are, in thousandths of the size; a mark above or below adds nothing."""
_SHARE = 0.42
"""Of the text's length: the decree asks for a third to a half."""


def rule(container: WordDocument | _Cell) -> Paragraph:
    """A thin line under the paragraph before it, as long as `fit_rules` makes it."""
    paragraph: Paragraph = container.add_paragraph(style="Đường kẻ")
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library knows no borders
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return paragraph


def width_of(text: str, size: float) -> float:
    """How many millimetres the text takes in bold Times of a size in points."""
    letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return sum(_BOLD.get(letter, 556) for letter in letters if not unicodedata.combining(letter)) * size / 1000 * 0.3528


def fit_rules(document: WordDocument) -> None:
    """Give each rule its length: the motto's as long as the motto, the others a third to a half of the text above."""
    names = {style.style_id: style for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    rules = {key for key, style in names.items() if style.name == "Đường kẻ"}
    # a long document has far more paragraphs than rules: those are looked for by the bare element
    for mark in document.element.body.iter(qn("w:pStyle")):
        if mark.get(qn("w:val")) in rules:
            _fit(mark.getparent().getparent(), names, document)


def _fit(below: CT_P, names: Mapping[str, ParagraphStyle], document: WordDocument) -> None:
    """Give one rule its length, by the paragraph above it."""
    above = below.getprevious()
    if above is None or above.tag != qn("w:p"):
        return
    cell = below.getparent().find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    room = WIDTH if cell is None else int(cell.get(qn("w:w"))) / TWIPS
    style = names.get(above.style or "")
    size = style.font.size if style else None
    length = min(width_of("".join(above.itertext(qn("w:t"))), size.pt if size else 14), room)
    if style is None or style.name != "Tiêu ngữ":
        length *= _SHARE
    form = Paragraph(below, document).paragraph_format
    form.left_indent = form.right_indent = Mm(max((room - length) / 2, 0))
