"""The pieces of a Word document by Nghị định 30/2020/NĐ-CP, Phụ lục I.

`tools/word_templates.py` makes the shipped templates of them, and `render.docx` the pages that need no template.
"""

from giaoban.render.word.rules import fit_rules, rule
from giaoban.render.word.sheet import LANDSCAPE, WIDTH, annex, lying, new_document, packed, page_numbers, upright
from giaoban.render.word.tables import add_rows, fill, row, table

__all__ = [
    "LANDSCAPE",
    "WIDTH",
    "add_rows",
    "annex",
    "fill",
    "fit_rules",
    "lying",
    "new_document",
    "packed",
    "page_numbers",
    "row",
    "rule",
    "table",
    "upright",
]
