"""`bao-cao.docx`: the progress report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render import word
from word_parts.annexes import annexes
from word_parts.pieces import MARK, PROPOSALS, by_hand, heading, listed, or_nothing, say, signature, tag
from word_parts.results import general, results

if TYPE_CHECKING:
    from docx.document import Document


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
    listed(document, PROPOSALS, "one in proposals.list")
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
