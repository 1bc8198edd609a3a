"""Sections I and II of the report: the numbers, by group and by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render import word
from word_parts.annexes import NOTE
from word_parts.pieces import BASE, Column, by_hand, count, listed, or_nothing, plain_table, rate, say, tag

if TYPE_CHECKING:
    from docx.document import Document

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


def rates(counts: str, what: str) -> str:
    """The two rates with what they are of."""
    return (
        f"tỷ lệ hoàn thành {{{{ {counts}.completion | ty_le }}}}, tỷ lệ hoàn thành đúng hạn "
        f"{{{{ {counts}.punctuality | ty_le }}}} (tính trên {{{{ {counts}.base | so }}}} {what} {BASE})"
    )


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
