"""The annexes of the report, each on lying pages of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render import word
from word_parts.pieces import (
    BASE,
    BLANK_DATE,
    QUOTED,
    Column,
    annex,
    count,
    listed,
    listed_or_nothing,
    or_nothing,
    rate,
    say,
    tag,
)

if TYPE_CHECKING:
    from docx.document import Document

NOTE = (
    "Các cột Trong hạn, Quá hạn, Không thời hạn, Tạm dừng là nhiệm vụ chưa hoàn thành. Tỷ lệ tính trên nhiệm vụ "
    f"{BASE}."
)


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
    listed_or_nothing(
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
        after="Ngắt phần",
    )

    annex(document, "III", "DANH MỤC NHIỆM VỤ ĐẾN HẠN KỲ TIẾP THEO", reference)
    listed_or_nothing(
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
        after="Ngắt phần",
    )

    annex(document, "IV", "DANH MỤC NHIỆM VỤ ĐƯỢC GIA HẠN", reference)
    listed_or_nothing(
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
        after="Ngắt phần",
    )

    coverage(document, reference)


def coverage(document: Document, reference: str) -> None:
    """Annex V, where it is asked for: what the texts assign against the registers."""
    tag(document, "if coverage")
    annex(document, "V", "ĐỐI CHIẾU VĂN BẢN GIAO VỚI SỔ THEO DÕI", reference)
    tag(document, "if coverage.total")
    say(
        document,
        "Văn bản giao có {{ coverage.total | so }} nội dung giao nhiệm vụ: đã vào sổ {{ coverage.in_register | so }}/"
        "{{ coverage.total | so }}{% if coverage.proposals %} (trong đó {{ coverage.proposals | so }} là kiến nghị){% "
        "endif %}, không ghi vào sổ (có lý do) {{ coverage.waived | so }}, còn sót {{ coverage.missing | so }}.",
    )
    tag(document, "if coverage.sentences")
    listed(
        document,
        (
            Column(head="STT", tag="{{ loop.index }}", width=11, style="Ô giữa"),
            Column(head="Sổ", tag="{{ one.register }}", width=34),
            Column(
                head="Vị trí", tag="{% if one.clause %}{{ one.clause }}, {% endif %}dòng {{ one.line | so }}", width=55
            ),
            Column(head="Nội dung giao nhiệm vụ còn sót", tag="{{ one.text }}", width=word.LANDSCAPE - 100),
        ),
        "one in coverage.sentences",
    )
    tag(document, "else")
    say(document, "Không còn nội dung nào để sót.")
    tag(document, "endif")
    tag(document, "elif registers | length > coverage.without_text | length")
    say(document, "Không tìm thấy nội dung giao nhiệm vụ nào trong văn bản giao.")
    tag(document, "endif")
    tag(document, "if coverage.without_text")
    say(document, "Chưa đối chiếu được, sổ chưa có tệp nguyên văn: {{ coverage.without_text | join(', ') }}.")
    tag(document, "endif")
    tag(document, "endif")
