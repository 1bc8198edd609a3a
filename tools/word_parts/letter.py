"""`cong-van.docx`: the letter that urges one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render import word
from word_parts.pieces import BLANK_DATE, MARK, QUOTED, Column, annex, heading, listed, say, signature, tag

if TYPE_CHECKING:
    from docx.document import Document

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
        say(document, "", "Ngắt phần")
        tag(document, "endif")
    return document
