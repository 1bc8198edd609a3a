"""`tai-lieu-giao-ban.docx`: the pack for a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

from giaoban.render import word
from word_parts.pieces import MARK, PROPOSALS, Column, count, form, heading, listed_or_nothing, plain_table, say, tag

if TYPE_CHECKING:
    from docx.document import Document

LAST = "{% if meeting.previous == meeting.since %}kỳ giao ban {% endif %}ngày {{ meeting.since | ngay_ngan }}"
NEWS = (
    ("Nhiệm vụ hoàn thành", "done | length"),
    ("Nhiệm vụ quá hạn", "counts.open_overdue"),
    ("- Mới phát sinh quá hạn", "overdue.slipped | length"),
    ("- Kỳ trước chuyển sang", "overdue.carried | length"),
    ("Nhiệm vụ đến hạn đến ngày {{ meeting.until | ngay_ngan }}", "due | length"),
    ("Đơn vị chưa báo cáo", "silent | length"),
    ("Đề nghị gia hạn chưa trả lời", "extensions | length"),
    ("Kiến nghị của địa phương chưa trả lời", "proposals.unanswered"),
)
IDENTIFIER = 17.0
"""The width of a column of ids, in millimetres."""


def meeting() -> Document:
    """The pack for a meeting."""
    document = word.new_document()
    word.page_numbers(document.sections[0], first=MARK, others=MARK)
    heading(
        document,
        (
            ('{{ (office.body or "") | hoa }}', "Cơ quan chủ quản"),
            ('{{ (office.office or "") | hoa }}', "Cơ quan ban hành"),
        ),
    )
    say(document, "TÀI LIỆU PHỤC VỤ GIAO BAN", "Tên loại")
    say(document, "(Giao ban {{ meeting.day | ngay_dai }}{% if unit %}; {{ unit }}{% endif %})", "Trích yếu")
    word.rule(document)
    news(document)
    finished(document)
    late(document)
    coming(document)
    owed(document)
    asked(document)
    unanswered(document)
    conclusion(document)
    return document


def news(document: Document) -> None:
    """I: the numbers since the last meeting."""
    document.add_paragraph(
        f"Số liệu {{{{ as_of.words }}}}, so với {LAST}, theo {{% for register in registers %}}"
        "{{ register.document.citation }}{% if not loop.last %}; {% endif %}{% else %}các kết luận giao ban{% endfor "
        "%}.",
        "Nội dung",
    ).paragraph_format.space_before = Pt(12)
    say(document, "I. TÌNH HÌNH CHUNG", "Heading 1")
    say(
        document,
        "{% if unit %}{{ unit }} chủ trì, thực hiện {% else %}Tổng số {% endif %}{{ counts.total | so }} nhiệm vụ: "
        "hoàn thành {{ counts.done | so }}, chưa hoàn thành {{ counts.open | so }}{% if counts.withdrawn %}, rút, "
        "chuyển cơ quan khác {{ counts.withdrawn | so }}{% endif %}.",
    )
    plain_table(document, (f"Từ {LAST}", "Số lượng"), [(name, key, "") for name, key in NEWS])
    say(document, "", "Ghi chú bảng")


def finished(document: Document) -> None:
    """II: what was done."""
    say(document, "II. NHIỆM VỤ HOÀN THÀNH", "Heading 1")
    tag(document, "for task in done")
    say(
        document,
        "- Nhiệm vụ {{ task.id }}: {{ task.title }}. {{ task.units or 'Chưa xác định đơn vị' }}. {{ task.result }}.",
    )
    tag(document, "else")
    say(document, "Không có.")
    tag(document, "endfor")
    tag(document, "if in_part")
    say(document, "Đơn vị đã hoàn thành phần của mình trong nhiệm vụ cùng thực hiện:")
    tag(document, "for task in in_part")
    say(document, "- Nhiệm vụ {{ task.id }}: {{ task.title }}. {{ task.units }}. {{ task.result }}.")
    tag(document, "endfor")
    tag(document, "endif")


def late(document: Document) -> None:
    """III: what is overdue, and for which time it is."""
    say(document, "III. NHIỆM VỤ QUÁ HẠN", "Heading 1")
    for title, key in (("1. Mới phát sinh quá hạn", "slipped"), ("2. Kỳ trước chuyển sang", "carried")):
        say(document, title, "Heading 2")
        tag(document, f"for task in overdue.{key}")
        say(
            document,
            "- Nhiệm vụ {{ task.id }}: {{ task.title }}. Đơn vị quá hạn: {{ task.units or task.lead or 'chưa xác "
            "định' }}. Thời hạn: {{ task.deadline }}; quá hạn {{ task.days_late | so }} ngày{% if task.times > 1 %}, "
            "lần thứ {{ task.times | so }}{% endif %}.{% if task.cause %} Nguyên nhân: {{ task.cause }}.{% endif %}",
        )
        tag(document, "else")
        say(document, "Không có.")
        tag(document, "endfor")


def coming(document: Document) -> None:
    """IV: what falls due before the next meeting."""
    say(document, "IV. NHIỆM VỤ ĐẾN HẠN TRƯỚC KỲ GIAO BAN TIẾP THEO", "Heading 1")
    say(
        document,
        "{% if meeting.next %}Kỳ giao ban tiếp theo: ngày {{ meeting.next | ngay_ngan }}.{% else %}Lịch giao ban chưa "
        "có kỳ tiếp theo; liệt kê đến ngày {{ meeting.until | ngay_ngan }}.{% endif %}",
    )
    listed_or_nothing(
        document,
        (
            Column(head="Mã", tag="{{ task.id }}", width=IDENTIFIER),
            Column(head="Nội dung nhiệm vụ", tag="{{ task.title }}", width=word.WIDTH - IDENTIFIER - 106),
            Column(head="Đơn vị", tag="{{ task.units or task.lead }}", width=42),
            Column(
                head="Thời hạn",
                tag="{{ task.end | ngay }}{% if task.before_meeting %} (hết hạn trước ngày họp){% endif %}",
                width=27,
                style="Ô giữa",
            ),
            Column(head="Tình trạng", tag="{{ task.state }}", width=37),
        ),
        "task in due",
    )


def owed(document: Document) -> None:
    """V and VI: reports that the meeting waits for, and the units that said nothing at all."""
    say(document, "V. BÁO CÁO ĐỊNH KỲ ĐẾN KỲ GIAO BAN", "Heading 1")
    listed_or_nothing(
        document,
        (
            Column(head="Mã", tag="{{ duty.id }}", width=IDENTIFIER),
            Column(head="Nội dung nhiệm vụ", tag="{{ duty.title }}", width=word.WIDTH - IDENTIFIER - 104),
            Column(head="Kỳ", tag="{{ duty.label }}", width=20),
            Column(
                head="Đã báo cáo",
                tag="{% for one in duty.reported %}{{ one.unit }} (ngày {{ one.date | ngay_ngan }}){% if not loop.last "
                "%}; {% endif %}{% endfor %}",
                width=31,
            ),
            Column(head="Chưa báo cáo", tag="{{ duty.missing }}", width=31),
            Column(head="Kỳ trước còn thiếu", tag="{{ duty.owed }}", width=22),
        ),
        "duty in duties",
    )
    say(document, "VI. ĐƠN VỊ CHƯA BÁO CÁO", "Heading 1")
    listed_or_nothing(
        document,
        (
            Column(head="Đơn vị", tag="{{ one.name }}", width=50),
            Column(head="Nhiệm vụ chưa hoàn thành", tag="{{ one.tasks }}", width=word.WIDTH - 115),
            count("Số lượng", "open", 18, "one"),
            count("Trong đó quá hạn", "overdue", 20, "one"),
            Column(
                head="Báo cáo gần nhất",
                tag="{{ one.last_report | ngay or 'Chưa báo cáo lần nào' }}",
                width=27,
                style="Ô giữa",
            ),
        ),
        "one in silent",
        said=f"Có nhiệm vụ chưa hoàn thành nhưng không báo cáo gì từ {LAST}:",
    )


def asked(document: Document) -> None:
    """VII: later deadlines asked for that nobody answered yet."""
    say(document, "VII. ĐỀ NGHỊ GIA HẠN CHƯA TRẢ LỜI", "Heading 1")
    listed_or_nothing(
        document,
        (
            Column(head="Mã", tag="{{ one.id }}", width=IDENTIFIER),
            Column(head="Nội dung nhiệm vụ", tag="{{ one.title }}", width=word.WIDTH - IDENTIFIER - 125),
            Column(head="Đơn vị", tag="{{ one.unit }}", width=33),
            Column(head="Thời hạn đang có", tag="{{ one.end | ngay or 'Không' }}", width=23, style="Ô giữa"),
            Column(
                head="Đề nghị",
                tag="{{ one.to or 'chưa nêu thời hạn' }}{% if one.date %}, đề nghị ngày {{ one.date | ngay_ngan }}"
                "{% endif %}{% if one.document %}, văn bản {{ one.document }}{% endif %}",
                width=40,
            ),
            Column(head="Lý do", tag="{{ one.reason }}", width=29),
        ),
        "one in extensions",
    )


def unanswered(document: Document) -> None:
    """VIII: the localities' proposals that wait."""
    say(document, "VIII. KIẾN NGHỊ CỦA ĐỊA PHƯƠNG CHƯA TRẢ LỜI", "Heading 1")
    tag(document, "if proposals.total")
    say(
        document,
        "Tổng số {{ proposals.total | so }} kiến nghị: đã trả lời {{ proposals.answered | so }}, chưa trả lời {{ "
        "proposals.unanswered | so }}.",
    )
    tag(document, "endif")
    listed_or_nothing(document, PROPOSALS, "one in proposals.list", after="Ngắt phần")


def conclusion(document: Document) -> None:
    """The form in which the new conclusion is written down, on pages of its own."""
    word.annex(document)
    title = document.add_paragraph("KẾT LUẬN TẠI GIAO BAN {{ meeting.day | ngay_dai | hoa }}", "Tên phụ lục")
    title.paragraph_format.space_after = Pt(6)
    for text in ("Chủ trì:", "Thành phần dự:", "Ý kiến kết luận chung:"):
        say(document, text)
    wide = word.LANDSCAPE
    form(
        document,
        (
            ("STT", 11),
            ("Nội dung nhiệm vụ", wide - 176),
            ("Đơn vị chủ trì", 45),
            ("Đơn vị phối hợp", 45),
            ("Thời hạn", 30),
            ("Sản phẩm", 45),
        ),
        10,
        numbered=True,
    )
    say(document, "Nhiệm vụ trong tài liệu này được gia hạn, rút hoặc chuyển đơn vị:", "Tiêu đề bảng")
    form(document, (("Mã", 25), ("Nội dung kết luận", wide - 95), ("Thời hạn mới, đơn vị nhận", 70)), 5)
