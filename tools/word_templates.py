"""Make the shipped Word templates, `templates/bao-cao.docx` and `templates/cong-van.docx`, by Nghị định 30/2020/NĐ-CP.

    .venv/bin/python tools/word_templates.py [FOLDER]

What is printed where is written here once; the office changes its copy in Word. Tags are those of docxtpl: `{%p ... %}`
stands for its whole paragraph, `{%tr ... %}` for its whole row. A test compares the files with what this makes.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docx.shared import Pt

from giaoban.render import word
from giaoban.store.write import write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

FOLDER = Path(__file__).parent.parent / "templates"
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


def main() -> None:
    """Write both files into the folder named, by default that of the shipped templates."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name, data in made().items():
        write_new(folder / name, data)


def made() -> dict[str, bytes]:
    """The files by name."""
    return {"bao-cao.docx": word.packed(report()), "cong-van.docx": word.packed(letter())}


# --- the pieces ------------------------------------------------------------------------------------------------------


def say(document: Document, text: str, style: str = "Nội dung") -> None:
    """A paragraph."""
    document.add_paragraph(text, style)


def tag(document: Document, text: str) -> None:
    """A paragraph that is nothing but a tag, and is gone once printed."""
    say(document, f"{{%p {text} %}}")


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


def or_nothing(document: Document) -> None:
    """The other half of `tag(if)`: what an empty section says."""
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endif")


def heading(document: Document, upper: Sequence[tuple[str, str]], number: str) -> None:
    """The two columns an official document begins with: who issues it and its number; the State, place and day."""
    (cells,) = (row.cells for row in word.table(document, (LEFT, RIGHT), 1, lines=False).rows)
    left, right = cells
    first, *others = upper
    word.fill(left, *first)
    for text, style in others:
        left.add_paragraph(text, style)
    word.rule(left)
    left.add_paragraph(number, "Số ký hiệu")
    word.fill(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Quốc hiệu")
    right.add_paragraph("Độc lập - Tự do - Hạnh phúc", "Tiêu ngữ")
    word.rule(right)
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


# --- the report ------------------------------------------------------------------------------------------------------

NUMBERS = (
    ("Tổng số", "total"),
    ("Hoàn thành", "done"),
    ("- Đúng hạn", "done_on_time"),
    ("- Quá hạn", "done_late"),
    ("- Không quy định thời hạn", "done_no_deadline"),
    ("Chưa hoàn thành", "open"),
    ("- Trong hạn", "open_in_time"),
    ("- Quá hạn", "open_overdue"),
    ("- Không quy định thời hạn", "open_no_deadline"),
    ("- Tạm dừng", "open_suspended"),
    ("Rút, chuyển cơ quan khác", "withdrawn"),
    ("Đến hạn trong kỳ", "came_due"),
)
FLOW = (
    ("Kỳ trước chuyển sang", "carried_in", False),
    ("Giao trong kỳ", "assigned", False),
    ("Mở lại trong kỳ", "reopened", False),
    ("Nhận từ đơn vị khác", "received", True),
    ("Cộng phải thực hiện", "incoming", False),
    ("Hoàn thành trong kỳ", "done", False),
    ("Rút, chuyển cơ quan khác trong kỳ", "withdrawn", False),
    ("Chuyển đơn vị khác", "passed_on", True),
    ("Chuyển kỳ sau", "carried_out", False),
)
BASE = "có thời hạn đã hoàn thành hoặc đã quá hạn"


def rates(counts: str, what: str) -> str:
    """The two rates with what they are of."""
    return (
        f"tỷ lệ hoàn thành {{{{ {counts}.completion | ty_le }}}}, tỷ lệ hoàn thành đúng hạn "
        f"{{{{ {counts}.punctuality | ty_le }}}} (tính trên {{{{ {counts}.base | so }}}} {what} {BASE})"
    )


def report() -> Document:
    """The progress report of a period."""
    document = word.new_document()
    word.page_numbers(document.sections[0], first=MARK, others=MARK)
    heading(
        document,
        (
            ('{{ (office.body or "") | hoa }}', "Cơ quan chủ quản"),
            ('{{ (office.office or "") | hoa }}', "Cơ quan ban hành"),
        ),
        'Số:         /{{ office.report_symbol or "BC" }}',
    )
    say(document, "BÁO CÁO", "Tên loại")
    say(
        document,
        "Tình hình, kết quả thực hiện {% if registers | length == 1 %}{{ registers[0].title }}{% else %}các kết luận "
        "của Bộ trưởng{% endif %}{% if unit %} của {{ unit }}{% endif %}",
        "Trích yếu",
    )
    say(document, "({{ period.label }})", "Trích yếu")
    word.rule(document)
    say(document, 'Kính gửi: {{ office.addressee or "" }}', "Kính gửi")
    say(
        document,
        "Thực hiện {% for register in registers %}{{ register.document.citation }}{% if not loop.last %}; {% endif %}"
        "{% else %}các kết luận giao ban{% endfor %}, {{ office.office | default('Văn phòng', true) | capitalize }} "
        "báo cáo tình hình, kết quả thực hiện{% if unit %} của {{ unit }}{% endif %}{% if not "
        "period.label.startswith('từ ') %} trong{% endif %} {{ period.label }} như sau.",
    )
    say(
        document,
        "Số liệu từ ngày {{ period.start | ngay_ngan }} đến ngày {{ period.end | ngay_ngan }}, {{ as_of.words }}.",
    )
    general(document)
    results(document)
    overdue(document)
    proposals(document)
    said(document, "V. KHÓ KHĂN, VƯỚNG MẮC", "difficulties", "difficulties")
    next_period(document)
    said(document, "VII. ĐỀ XUẤT", "requests", "proposals")
    say(
        document,
        "{{ office.office | default('Văn phòng', true) | capitalize }} kính báo cáo {{ office.addressee or 'Bộ "
        "trưởng' }} xem xét, cho ý kiến chỉ đạo./.",
    )
    signature(document, ('{{ (office.signer_title or "") | hoa }}',))
    annexes(document)
    return document


def by_hand(document: Document, section: str) -> None:
    """What the office wrote for a section, a paragraph on each line."""
    tag(document, f'for line in (notes.{section} or "").splitlines()')
    say(document, "{{ line }}")
    tag(document, "endfor")


def general(document: Document) -> None:
    """I: the numbers."""
    say(document, "I. TÌNH HÌNH CHUNG", "Heading 1")
    by_hand(document, "general")
    tag(document, "if unit")
    say(
        document,
        f"{{{{ unit }}}} chủ trì, thực hiện {{{{ counts.total | so }}}} nhiệm vụ; {rates('counts', 'nhiệm vụ')}.",
    )
    tag(document, "else")
    say(document, f"Tổng số {{{{ totals.tasks.total | so }}}} nhiệm vụ; {rates('totals.tasks', 'nhiệm vụ')}.")
    say(
        document,
        "Tổng số {{ totals.assignments.total | so }} lượt giao (một nhiệm vụ giao nhiều đơn vị được tính mỗi đơn vị "
        "một "
        f"lượt); {rates('totals.assignments', 'lượt giao')}.",
    )
    tag(document, "endif")
    for condition, text in (
        (
            "counts.original_punctuality",
            (
                "Có {{ counts.extended | so }} nhiệm vụ được gia hạn; tính theo hạn gốc, tỷ lệ hoàn thành đúng hạn là "
                "{{ counts.original_punctuality | ty_le }}."
            ),
        ),
        ("counts.awaiting", "Trong số hoàn thành có {{ counts.awaiting | so }} nhiệm vụ đã báo cáo, chờ xác nhận."),
        ("without_unit", "Có {{ without_unit | so }} nhiệm vụ chưa xác định đơn vị thực hiện."),
    ):
        tag(document, f"if {condition}")
        say(document, text)
        tag(document, "endif")
    numbers = "Bảng 1. Số liệu tính đến ngày {{ as_of.day | ngay_ngan }}"
    say(document, numbers, "Tiêu đề bảng")
    tag(document, "if unit")
    plain_table(document, ("Chỉ tiêu", "Nhiệm vụ của đơn vị"), [(name, f"counts.{key}", "") for name, key in NUMBERS])
    tag(document, "else")
    both = [(name, f"totals.tasks.{key}", f"totals.assignments.{key}") for name, key in NUMBERS]
    plain_table(document, ("Chỉ tiêu", "Nhiệm vụ", "Lượt giao"), both)
    tag(document, "endif")
    say(
        document,
        "Bảng 2. Biến động trong kỳ ({% if unit %}lượt giao của đơn vị{% else %}nhiệm vụ{% endif %})",
        "Tiêu đề bảng",
    )
    plain_table(
        document,
        ("Chỉ tiêu", "Số lượng"),
        [(name, f"flow.{key}", "") for name, key, _ in FLOW],
        only_units={at for at, (_, _, only) in enumerate(FLOW) if only},
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


NOTE = (
    "Các cột Trong hạn, Quá hạn, Không thời hạn, Tạm dừng là nhiệm vụ chưa hoàn thành. Tỷ lệ tính trên nhiệm vụ "
    f"{BASE}."
)


def results(document: Document) -> None:
    """II: by group, by unit, and the duties that are not scored."""
    say(document, "II. KẾT QUẢ THỰC HIỆN", "Heading 1")
    say(document, "1. Theo nhóm", "Heading 2")
    tag(document, "if unit")
    say(document, "Nhiệm vụ {{ unit }} chủ trì, thực hiện:")
    tag(document, "for task in tasks")
    say(
        document,
        "- Nhiệm vụ {{ task.id }}: {{ task.title }}. Thời hạn: {{ task.deadline }}. Tình trạng: {{ task.state }}."
        "{% if task.documents %} Văn bản: {{ task.documents }}.{% endif %}",
    )
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endfor")
    tag(document, "elif groups")
    listed(
        document,
        (
            Column(
                head="Nhóm", tag="{% if group.id %}{{ group.id }}. {% endif %}{{ group.title }}", width=word.WIDTH - 130
            ),
            count("Tổng số", "total", 11, "group"),
            count("Hoàn thành", "done", 13, "group"),
            count("Trong hạn", "open_in_time", 13, "group"),
            count("Quá hạn", "open_overdue", 11, "group"),
            count("Không thời hạn", "open_no_deadline", 14, "group"),
            count("Tạm dừng", "open_suspended", 12, "group"),
            count("Rút, chuyển", "withdrawn", 16, "group"),
            rate("Tỷ lệ hoàn thành", "completion", 20, "group"),
            rate("Tỷ lệ đúng hạn", "punctuality", 20, "group"),
        ),
        "group in groups",
    )
    say(document, NOTE, "Ghi chú bảng")
    or_nothing(document)
    say(document, "Nhiệm vụ hoàn thành trong kỳ:")
    tag(document, "for task in completed")
    say(document, "- Nhiệm vụ {{ task.id }}: {{ task.title }}. {{ task.state }}. {{ task.documents }}.")
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endfor")
    say(document, "2. Theo đơn vị", "Heading 2")
    tag(document, "if unit_flows")
    listed(
        document,
        (
            Column(head="Đơn vị", tag="{{ row.name }}", width=word.WIDTH - 117),
            count("Kỳ trước chuyển sang", "carried_in", 18),
            count("Giao trong kỳ", "assigned", 13),
            count("Mở lại", "reopened", 12),
            count("Nhận", "received", 13),
            count("Hoàn thành", "done", 14),
            count("Rút", "withdrawn", 12),
            count("Chuyển đi", "passed_on", 17),
            count("Chuyển kỳ sau", "carried_out", 18),
        ),
        "row in unit_flows",
    )
    say(document, "Tính theo lượt giao. Số liệu đầy đủ theo tình trạng ở Phụ lục I.", "Ghi chú bảng")
    or_nothing(document)
    say(document, "3. Nhiệm vụ thường xuyên, định kỳ", "Heading 2")
    tag(document, "if duties")
    listed(
        document,
        (
            Column(head="Mã", tag="{{ task.id }}", width=15),
            Column(head="Nội dung nhiệm vụ", tag="{{ task.title }}", width=word.WIDTH - 100),
            Column(head="Đơn vị thực hiện", tag="{{ task.lead }}", width=45),
            Column(head="Tình hình báo cáo", tag="{{ task.reported }}", width=40),
        ),
        "task in duties",
    )
    say(document, "Các nhiệm vụ này được theo dõi, không tính tỷ lệ.", "Ghi chú bảng")
    or_nothing(document)


def overdue(document: Document) -> None:
    """III: the overdue and why."""
    say(document, "III. NHIỆM VỤ QUÁ HẠN VÀ NGUYÊN NHÂN", "Heading 1")
    for title, key in (("1. Phát sinh trong kỳ", "new"), ("2. Kỳ trước chuyển sang", "carried")):
        say(document, title, "Heading 2")
        tag(document, f"for task in overdue.{key}")
        say(
            document,
            "- Nhiệm vụ {{ task.id }}: {{ task.title }}. Đơn vị quá hạn: {{ task.late or task.lead }}. Thời hạn: "
            "{{ task.deadline }}; {% if task.days_late %}quá hạn {{ task.days_late | so }} ngày{% else %}hết hạn, "
            "chưa có báo cáo hoàn thành{% endif %}.{% if task.done_since %} Đã hoàn thành ngày {{ task.done_since | "
            "ngay_ngan }}.{% elif task.extended_since %} Đã gia hạn đến ngày {{ task.extended_since | ngay_ngan }}.{% "
            "endif %} Nguyên nhân: {{ task.causes | join('; ') or 'đơn vị chưa báo cáo' }}.",
        )
        tag(document, "else")
        say(document, "Không có.")
        tag(document, "endfor")

    tag(document, "if notes.causes")
    say(document, "3. Nguyên nhân", "Heading 2")
    by_hand(document, "causes")
    tag(document, "endif")


def proposals(document: Document) -> None:
    """IV: the localities' proposals and their answers."""
    say(document, "IV. VIỆC XỬ LÝ, TRẢ LỜI KIẾN NGHỊ CỦA ĐỊA PHƯƠNG", "Heading 1")
    tag(document, "if proposals.total")
    say(
        document,
        "Tổng số {{ proposals.total | so }} kiến nghị: đã trả lời {{ proposals.answered | so }} (trong kỳ {{ "
        "proposals.answered_in_period | so }}), chưa trả lời {{ proposals.unanswered | so }}; địa phương tiếp tục kiến "
        "nghị trong kỳ {{ proposals.raised_again_in_period | so }}.",
    )
    listed(
        document,
        (
            Column(head="Mã", tag="{{ one.id }}", width=13),
            Column(head="Nội dung kiến nghị", tag="{{ one.text }}", width=word.WIDTH - 93),
            Column(head="Đơn vị trả lời", tag="{{ one.units }}", width=42),
            Column(head="Kết quả", tag="{{ one.answer }}", width=38),
        ),
        "one in proposals.list",
    )
    say(document, "", "Ghi chú bảng")
    or_nothing(document)


def said(document: Document, title: str, key: str, section: str) -> None:
    """V and VII: what the office wrote, and what the units reported."""
    say(document, title, "Heading 1")
    by_hand(document, section)
    tag(document, f"for said in {key}")
    say(document, "- {{ said.units }} (nhiệm vụ {{ said.id }}, ngày {{ said.date | ngay_ngan }}): {{ said.text }}")
    tag(document, "else")
    tag(document, f"if not notes.{section}")
    say(document, "Không có.")
    tag(document, "endif")
    tag(document, "endfor")


def next_period(document: Document) -> None:
    """VI: what falls due."""
    say(document, "VI. NHIỆM VỤ ĐẾN HẠN TRONG KỲ TIẾP THEO", "Heading 1")
    say(
        document,
        "Kỳ tiếp theo: {{ next_period.label }}, từ ngày {{ next_period.start | ngay_ngan }} đến ngày {{ "
        "next_period.end | ngay_ngan }}.",
    )
    tag(document, "for task in due_next")
    say(document, "- Nhiệm vụ {{ task.id }}: {{ task.title }}. Đơn vị: {{ task.lead }}. Thời hạn: {{ task.deadline }}.")
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endfor")


def annexes(document: Document) -> None:
    """The four annexes, each on pages of its own."""
    wide = word.LANDSCAPE
    reference = (
        "(Kèm theo Báo cáo số         /{{ office.report_symbol or 'BC' }} "
        + BLANK_DATE.rstrip()
        + "        của {{ office.office | default('Văn phòng', true) | capitalize }})"
    )
    columns = (
        Column(head="STT", tag="{{ loop.index }}", width=11, style="Ô giữa"),
        Column(head="Đơn vị", tag="{{ row.name }}", width=wide - 207),
        count("Tổng số", "total", 14),
        count("Hoàn thành đúng hạn", "done_on_time", 18),
        count("Hoàn thành quá hạn", "done_late", 18),
        count("Hoàn thành, không thời hạn", "done_no_deadline", 20),
        count("Trong hạn", "open_in_time", 15),
        count("Quá hạn", "open_overdue", 15),
        count("Không thời hạn", "open_no_deadline", 17),
        count("Tạm dừng", "open_suspended", 15),
        count("Rút, chuyển", "withdrawn", 16),
        rate("Tỷ lệ hoàn thành", "completion", 24),
        rate("Tỷ lệ đúng hạn", "punctuality", 24),
    )
    feet = [
        ["", name, *(column.tag.replace("row.", f"totals.{key}.") for column in columns[2:])]
        for name, key in (("Tổng số lượt giao", "assignments"), ("Tổng số nhiệm vụ", "tasks"))
    ]
    annex(document, "I", "TỔNG HỢP THEO ĐƠN VỊ", reference)
    tag(document, "if units")
    # with one unit the feet would be its only row again
    tag(document, "if unit")
    listed(document, columns, "row in units")
    tag(document, "else")
    listed(document, columns, "row in units", feet=feet)
    tag(document, "endif")
    say(document, NOTE.replace("nhiệm vụ có", "số có"), "Ghi chú bảng")
    or_nothing(document)

    number = Column(head="STT", tag="{{ loop.index }}", width=11, style="Ô giữa")
    identifier = Column(head="Mã", tag="{{ task.id }}", width=17)
    quoted = Column(head="Trích văn bản giao", tag=QUOTED, width=68)
    end = Column(head="Thời hạn", tag="{{ task.end | ngay }}", width=23, style="Ô giữa")
    state = Column(head="Tình trạng", tag="{{ task.state }}", width=36)
    annex(document, "II", "DANH MỤC NHIỆM VỤ QUÁ HẠN", reference)
    tag(document, "if overdue.new or overdue.carried")
    listed(
        document,
        (
            number,
            identifier,
            Column(head="Nội dung nhiệm vụ", tag="{{ task.title }}", width=wide - 216),
            quoted,
            Column(head="Đơn vị quá hạn", tag="{{ task.late or task.lead }}", width=43),
            end,
            Column(head="Số ngày quá hạn", tag="{{ task.days_late | so }}", width=18, style="Ô số"),
            state,
        ),
        "task in overdue.new + overdue.carried",
    )
    say(document, "", "Ghi chú bảng")
    or_nothing(document)

    annex(document, "III", "DANH MỤC NHIỆM VỤ ĐẾN HẠN KỲ TIẾP THEO", reference)
    tag(document, "if due_next")
    listed(
        document,
        (
            number,
            identifier,
            Column(head="Nội dung nhiệm vụ", tag="{{ task.title }}", width=wide - 203),
            quoted,
            Column(head="Đơn vị", tag="{{ task.lead }}", width=48),
            end,
            state,
        ),
        "task in due_next",
    )
    say(document, "", "Ghi chú bảng")
    or_nothing(document)

    annex(document, "IV", "DANH MỤC NHIỆM VỤ ĐƯỢC GIA HẠN", reference)
    tag(document, "if extended")
    listed(
        document,
        (
            number,
            identifier,
            Column(head="Nội dung nhiệm vụ", tag="{{ task.title }}", width=wide - 193),
            Column(head="Đơn vị", tag="{{ task.lead }}", width=55),
            Column(
                head="Hạn gốc",
                tag="{% if task.original_end %}{{ task.original_end | ngay }}{% else %}Không{% endif %}",
                width=25,
                style="Ô giữa",
            ),
            Column(head="Hạn điều chỉnh", tag="{{ task.end | ngay }}", width=25, style="Ô giữa"),
            Column(head="Số lần gia hạn", tag="{{ task.extensions | so }}", width=20, style="Ô số"),
            Column(head="Tình trạng", tag="{{ task.state }}", width=40),
        ),
        "task in extended",
    )
    say(document, "", "Ghi chú bảng")
    or_nothing(document)


# --- the letter ------------------------------------------------------------------------------------------------------

STATE = "{{ task.state }}{% if task.requested %}; đang đề nghị gia hạn: {{ task.requested }}{% endif %}"
REMINDED = (
    "Lần {{ task.times | so }}{% if task.reminders %} (đã đôn đốc: {% for one in task.reminders %}{% if one.document %}"
    "văn bản số {{ one.document }} {% endif %}ngày {{ one.date | ngay_ngan }}{% if one.reply_by %}, yêu cầu trả lời "
    "trước ngày {{ one.reply_by | ngay_ngan }}{% endif %}{% if not loop.last %}; {% endif %}{% endfor %}){% endif %}"
    "{% if task.unanswered %}; quá hạn trả lời{% endif %}"
)


def letter() -> Document:
    """The letter that urges one unit."""
    document = word.new_document()
    word.page_numbers(document.sections[0], first=MARK, others=MARK)
    heading(
        document, (('{{ (office.body or "") | hoa }}', "Cơ quan ban hành"),), 'Số:         /{{ office.symbol or "" }}'
    )
    left = document.tables[0].cell(0, 0)
    left.add_paragraph("V/v đôn đốc thực hiện nhiệm vụ tại {{ subject }}", "Trích yếu công văn")
    say(document, "Kính gửi: {{ unit.name }}", "Kính gửi")
    say(
        document,
        "Thực hiện {% for register in registers %}{{ register.document.citation }}{% if not loop.last %}; {% endif %}"
        "{% endfor %}, {{ unit.name }} được giao {{ counts.total | so }} nhiệm vụ. Qua theo dõi, {{ as_of.words }}, "
        "đơn vị đã hoàn thành {{ counts.done | so }}/{{ counts.total | so }} nhiệm vụ; còn {% if overdue %}{{ overdue "
        "| length | so }} nhiệm vụ quá hạn{% if soon %} và {% endif %}{% endif %}{% if soon %}{{ soon | length | so "
        "}} nhiệm vụ sắp đến hạn{% endif %} (danh mục tại Phụ lục kèm theo).",
    )
    tag(document, "if reminded")
    say(
        document,
        "Trong đó có {{ reminded | so }} nhiệm vụ đã được đôn đốc bằng văn bản nhưng đến nay chưa hoàn thành{% if "
        "unanswered %}; {{ unanswered | so }} nhiệm vụ đã quá hạn trả lời mà đơn vị chưa báo cáo{% endif %}.",
    )
    tag(document, "endif")
    say(
        document,
        "Để bảo đảm việc thực hiện Kết luận của Bộ trưởng đúng yêu cầu, thời hạn, đề nghị {{ unit.name }}:",
    )
    tag(document, "set request = namespace(number=0)")
    for condition, text in (
        (
            "overdue",
            (
                "Khẩn trương hoàn thành các nhiệm vụ đã quá hạn; làm rõ nguyên nhân, trách nhiệm và thời gian cam kết "
                "hoàn thành từng nhiệm vụ."
            ),
        ),
        (
            "soon",
            (
                "Bảo đảm đúng thời hạn các nhiệm vụ sắp đến hạn; trường hợp không thể hoàn thành đúng thời hạn, có văn "
                "bản đề nghị gia hạn trước khi hết hạn, nêu rõ lý do và thời hạn đề nghị."
            ),
        ),
        ("unanswered", "Giải trình việc chưa trả lời văn bản đôn đốc đã quá hạn trả lời."),
    ):
        tag(document, f"if {condition}")
        tag(document, "set request.number = request.number + 1")
        say(document, f"{{{{ request.number }}}}. {text}")
        tag(document, "endif")
    say(
        document,
        "{{ request.number + 1 }}. Báo cáo bằng văn bản kết quả thực hiện từng nhiệm vụ, gửi về {{ office.name }} "
        "trước "
        f"{{% if reply_by %}}{{{{ reply_by | ngay_dai }}}}{{% else %}}{BLANK_DATE}{{% endif %}} để tổng hợp, báo cáo "
        "{{ office.addressee or 'Bộ trưởng' }}./.",
    )
    authority = ("{%p if office.authority %}", "{{ office.authority | hoa }}", "{%p endif %}")
    signature(document, (*authority, '{{ (office.signer_title or "") | hoa }}'))
    annex(
        document,
        "",
        "DANH MỤC NHIỆM VỤ CHƯA HOÀN THÀNH CỦA {{ unit.name | hoa }}",
        '(Kèm theo Công văn số         /{{ office.symbol or "" }} '
        + BLANK_DATE.rstrip()
        + "        {% if office.body_name %}của {{ office.body_name }}{% endif %})",
    )
    for key, title, head, days in (
        ("overdue", "{% if soon %}A. {% endif %}Nhiệm vụ quá hạn", "Số ngày quá hạn", "days_late"),
        ("soon", "{% if overdue %}B. {% endif %}Nhiệm vụ sắp đến hạn", "Số ngày còn lại", "days_left"),
    ):
        tag(document, f"if {key}")
        say(document, title, "Tiêu đề bảng")
        listed(
            document,
            (
                Column(head="STT", tag="{{ loop.index }}", width=11, style="Ô giữa"),
                Column(head="Mã", tag="{{ task.id }}", width=17),
                Column(
                    head="Nội dung nhiệm vụ",
                    tag="{{ task.title }}{% if task.with %} (cùng thực hiện: {{ task.with }}){% endif %}",
                    width=word.LANDSCAPE - 206,
                ),
                Column(head="Trích văn bản giao", tag=QUOTED, width=60),
                Column(head="Thời hạn", tag="{{ task.end | ngay }}", width=23, style="Ô giữa"),
                Column(head=head, tag=f"{{{{ task.{days} | so }}}}", width=18, style="Ô số"),
                Column(head="Tình trạng", tag=STATE, width=35),
                Column(head="Đôn đốc", tag=REMINDED, width=42),
            ),
            f"task in {key}",
        )
        say(document, "", "Ghi chú bảng")
        tag(document, "endif")
    return document


if __name__ == "__main__":
    main()
