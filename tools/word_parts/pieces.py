"""What the templates are made of: paragraphs, tags, tables, the heading and the signature of an official document.

`{%p ... %}` stands for its whole paragraph, `{%tr ... %}` for its whole row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.shared import Mm, Pt

from giaoban.render import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

MARK = "{% if demonstration %}SỐ LIỆU MINH HỌA{% endif %}"
BLANK_DATE = "ngày      tháng      năm        "
LEFT, RIGHT = 66.0, word.WIDTH - 66.0
"""The two columns of the heading, in millimetres: the right one holds the name of the State in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head, the tag of its cells, its width in millimetres, the style of its cells."""

    head: str
    tag: str
    width: float
    style: str = "Ô chữ"


def say(document: Document, text: str, style: str = "Nội dung") -> None:
    """A paragraph."""
    document.add_paragraph(text, style)


def tag(document: Document, text: str) -> None:
    """A paragraph that is nothing but a tag, and is gone once printed."""
    say(document, f"{{%p {text} %}}")


def by_hand(document: Document, section: str) -> None:
    """What the office wrote for a section, a paragraph on each line."""
    tag(document, f'for line in (notes.{section} or "").splitlines()')
    say(document, "{{ line }}")
    tag(document, "endfor")


def listed(document: Document, columns: Sequence[Column], rows: str, *, feet: Sequence[Sequence[str]] = ()) -> None:
    """A table with a row for each of `rows`, then the feet; its head is on each page it goes on to."""
    table = word.table(document, [column.width for column in columns], 4 + len(feet))
    head, before, line, after, *last = table.rows
    word.row(head, ((column.head, "Đầu bảng") for column in columns), head=True)
    rest = [("", "Ô chữ")] * (len(columns) - 1)
    word.row(before, [(f"{{%tr for {rows} %}}", "Ô chữ"), *rest])
    word.row(line, ((column.tag, column.style) for column in columns))
    word.row(after, [("{%tr endfor %}", "Ô chữ"), *rest])
    for foot, cells in zip(last, feet, strict=True):
        bold = ("Ô tổng" if column.style == "Ô chữ" else column.style for column in columns)
        word.row(foot, zip(cells, bold, strict=True))


def form(document: Document, columns: Sequence[tuple[str, float]], rows: int, *, numbered: bool = False) -> None:
    """An empty table to write in by hand or in Word: the heads of its columns with their widths, then empty rows."""
    table = word.table(document, [width for _, width in columns], rows + 1)
    word.row(table.rows[0], ((head, "Đầu bảng") for head, _ in columns), head=True)
    for at, line in enumerate(table.rows[1:], start=1):
        first = (str(at), "Ô giữa") if numbered else ("", "Ô chữ")
        word.row(line, [first, *[("", "Ô chữ")] * (len(columns) - 1)])
        line.height = Mm(7.5)


def or_nothing(document: Document) -> None:
    """The other half of `tag(if)`: what an empty section says."""
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endif")


def listed_or_nothing(
    document: Document, columns: Sequence[Column], rows: str, *, said: str = "", after: str = "Ghi chú bảng"
) -> None:
    """The table of `NAME in LIST`, under a sentence where one is given; of an empty list that there is nothing.

    A line in the style `after` keeps what follows off the table.
    """
    tag(document, f"if {rows.partition(' in ')[2]}")
    if said:
        say(document, said)
    listed(document, columns, rows)
    say(document, "", after)
    or_nothing(document)


def heading(document: Document, upper: Sequence[tuple[str, str]], number: str = "") -> None:
    """The two columns an official document begins with: who issues it and its number; the State, place and day.

    A paper without a number is not issued, and has no place and day.
    """
    (cells,) = (row.cells for row in word.table(document, (LEFT, RIGHT), 1, lines=False).rows)
    left, right = cells
    first, *others = upper
    word.fill(left, *first)
    for text, style in others:
        left.add_paragraph(text, style)
    word.rule(left)
    if number:
        left.add_paragraph(number, "Số ký hiệu")
    word.fill(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    right.add_paragraph("Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    word.rule(right)
    if number:
        right.add_paragraph('{{ office.place or "" }}, ' + BLANK_DATE.rstrip(), "Địa danh ngày")


def signature(document: Document, titles: Sequence[str]) -> None:
    """Who gets it, beside who signs it; room for the signature between title and name. Never alone on a page."""
    last = document.paragraphs[-1].paragraph_format
    last.keep_with_next, last.space_after = True, Pt(12)
    (cells,) = (row.cells for row in word.table(document, (word.WIDTH / 2, word.WIDTH / 2), 1, lines=False).rows)
    left, right = cells
    word.fill(left, "Nơi nhận:", "Nơi nhận")
    for text in (
        "{%p for one in office.recipients %}",
        "- {{ one }}{% if loop.last %}.{% else %};{% endif %}",
        "{%p endfor %}",
    ):
        left.add_paragraph(text, "Danh sách nhận")
    first, *others = titles
    word.fill(right, first, "Quyền hạn chức vụ")
    for text in (*others, "", "", "", ""):
        right.add_paragraph(text, "Quyền hạn chức vụ")
    right.add_paragraph('{{ office.signer or "" }}', "Họ tên")


def annex(document: Document, number: str, title: str, reference: str) -> None:
    """An annex begins: a lying page, its number, its title and what it is attached to."""
    word.annex(document)
    say(document, f"Phụ lục{' ' if number else ''}{number}", "Phụ lục")
    say(document, title, "Tên phụ lục")
    say(document, reference, "Kèm theo")


QUOTED = (
    "{% if task.clause %}{{ task.clause[:1] | upper }}{{ task.clause[1:] }}{% if task.quotes %}: {% endif %}{% endif %}"
    "{% for quote in task.quotes %}“{{ quote }}”{% if not loop.last %} {% endif %}{% endfor %}"
)


BASE = "có thời hạn đã hoàn thành hoặc đã quá hạn"


PROPOSALS = (
    Column(head="Mã", tag="{{ one.id }}", width=13),
    Column(head="Nội dung kiến nghị", tag="{{ one.text }}", width=word.WIDTH - 93),
    Column(head="Đơn vị trả lời", tag="{{ one.units }}", width=42),
    Column(head="Kết quả", tag="{{ one.answer }}", width=38),
)


def plain_table(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[tuple[str, str, str]],
    *,
    only_units: frozenset[int] | set[int] = frozenset(),
) -> None:
    """A table of names and numbers; the rows of `only_units` are printed in the report of one unit."""
    widths = (95.0, *[35.0] * (len(heads) - 1))
    table = word.table(document, widths, 1 + len(rows) + 2 * len(only_units))
    lines = iter(table.rows)
    word.row(next(lines), ((head, "Đầu bảng") for head in heads), head=True)
    empty = [("", "Ô chữ")] * (len(heads) - 1)
    for at, (name, *keys) in enumerate(rows):
        if at in only_units:
            word.row(next(lines), [("{%tr if unit %}", "Ô chữ"), *empty])
        numbers = [(f"{{{{ {key} | so }}}}", "Ô số") for key in keys if key]
        word.row(next(lines), [(name, "Ô chữ" if name.startswith("- ") else "Ô tổng"), *numbers])
        if at in only_units:
            word.row(next(lines), [("{%tr endif %}", "Ô chữ"), *empty])
    for line in table.rows[:-1]:
        for cell in line.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def count(head: str, key: str, width: float, owner: str = "row") -> Column:
    """A column of counts."""
    return Column(head=head, tag=f"{{{{ {owner}.{key} | so }}}}", width=width, style="Ô số")


def rate(head: str, key: str, width: float, owner: str = "row") -> Column:
    """A column of rates."""
    return Column(head=head, tag=f"{{{{ {owner}.{key} | ty_le }}}}", width=width, style="Ô số")
