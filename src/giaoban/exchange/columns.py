"""The columns of the sheets that come back, and what a change of each means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | dt.date | None
"""What a cell holds."""

SUMMARY, TASKS, OVERDUE, EVENTS = "Tổng hợp", "Nhiệm vụ", "Quá hạn", "Nhật ký"
"""The sheets of a workbook, by name."""

STAMP = "Đối chiếu"
"""The head of the hidden column of stamps (`exchange.stamps`), before how many rows there are."""

YES = "Có"


class Use(StrEnum):
    """What a change of a cell means."""

    KEY = "key"
    PLAIN = "plain"
    BY_EVENT = "by-event"
    BY_HAND = "by-hand"
    DERIVED = "derived"


class Form(StrEnum):
    """What a cell is formatted as."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet; `printed` ones stand left of the others and make the printed table."""

    key: str
    title: str
    width: int
    use: Use = Use.DERIVED
    form: Form = Form.TEXT
    printed: bool = True


def _task(  # noqa: PLR0913 - the fields of a column
    key: str, title: str, width: int, use: Use, form: Form = Form.TEXT, *, printed: bool = False
) -> Column:
    return Column(key=key, title=title, width=width, use=use, form=form, printed=printed)


TASK_COLUMNS = (
    _task("id", "Mã", 8, Use.KEY, printed=True),
    _task("title", "Nội dung nhiệm vụ", 38, Use.PLAIN, printed=True),
    _task("lead", "Đơn vị chủ trì, thực hiện", 22, Use.BY_EVENT, printed=True),
    _task("cooperating", "Đơn vị phối hợp", 16, Use.BY_HAND, printed=True),
    _task("end", "Thời hạn", 11, Use.BY_EVENT, Form.DAY, printed=True),
    _task("state", "Tình trạng", 18, Use.DERIVED, printed=True),
    _task("days_late", "Số ngày quá hạn", 8, Use.DERIVED, Form.NUMBER, printed=True),
    _task("latest", "Tình hình, kết quả", 28, Use.DERIVED, printed=True),
    _task("last_event", "Cập nhật gần nhất", 11, Use.DERIVED, Form.DAY, printed=True),
    _task("note", "Ghi chú", 15, Use.PLAIN, printed=True),
    _task("register", "Sổ", 14, Use.KEY),
    _task("group", "Nhóm", 8, Use.PLAIN),
    _task("priority", "Trọng tâm", 8, Use.PLAIN),
    _task("submit_by", "Hạn trình nội bộ", 12, Use.PLAIN, Form.DAY),
    _task("product", "Sản phẩm", 26, Use.PLAIN),
    _task("deadline_text", "Thời hạn (nguyên văn)", 26, Use.PLAIN),
    _task("deadline", "Thời hạn giao", 18, Use.BY_EVENT, Form.DAY),
    _task("original_end", "Hạn gốc", 12, Use.DERIVED, Form.DAY),
    _task("extension", "Gia hạn", 18, Use.DERIVED),
    _task("reminders", "Số lần đôn đốc", 9, Use.DERIVED, Form.NUMBER),
    _task("assigned", "Ngày giao", 12, Use.BY_HAND, Form.DAY),
    _task("kind", "Loại", 18, Use.BY_HAND),
    _task("monitoring", "Đơn vị theo dõi, đôn đốc", 24, Use.BY_HAND),
    _task("document", "Văn bản giao", 30, Use.DERIVED),
    _task("clause", "Vị trí trong văn bản", 20, Use.BY_HAND),
    _task("quote", "Trích nguyên văn", 60, Use.BY_HAND),
)
"""The sheet of tasks."""


def _event(key: str, title: str, width: int, form: Form = Form.TEXT, *, printed: bool = False) -> Column:
    return Column(key=key, title=title, width=width, use=Use.PLAIN, form=form, printed=printed)


EVENT_COLUMNS = (
    Column(key="id", title="Mã", width=8, use=Use.KEY),
    Column(key="number", title="Lần ghi số", width=7, use=Use.KEY, form=Form.NUMBER),
    _event("date", "Ngày", 11, Form.DAY, printed=True),
    _event("event", "Diễn biến", 20, printed=True),
    _event("unit", "Đơn vị", 24, printed=True),
    _event("percent", "Tỷ lệ (%)", 7, Form.NUMBER, printed=True),
    _event("document", "Văn bản", 18, printed=True),
    _event("to", "Thời hạn mới", 14, Form.DAY, printed=True),
    _event("reason", "Lý do", 22, printed=True),
    _event("note", "Ghi chú", 28, printed=True),
    _event("receiver", "Đơn vị nhận", 24),
    _event("for", "Cho kỳ", 16, Form.DAY),
    _event("reply_by", "Hạn trả lời", 12, Form.DAY),
    _event("redo_by", "Hạn báo cáo lại", 12, Form.DAY),
    _event("outcome", "Kết quả trả lời", 22),
    _event("cause", "Nguyên nhân", 26),
    _event("difficulty", "Khó khăn, vướng mắc", 26),
    _event("request", "Đề xuất", 26),
    _event("channel", "Hình thức", 14),
    _event("recorded", "Ngày ghi sổ", 12, Form.DAY),
    _event("voided", "Đính chính", 26),
    Column(key="register", title="Sổ", width=14, use=Use.KEY, printed=False),
    Column(key="title", title="Nội dung nhiệm vụ, kiến nghị", width=46, printed=False),
)
"""The sheet of events; a row without a number is a new one."""

EVENT_WORDS = (
    "Cập nhật tiến độ",
    "Báo cáo hoàn thành",
    "Xác nhận hoàn thành",
    "Trả lại",
    "Đề nghị gia hạn",
    "Đồng ý gia hạn",
    "Không đồng ý gia hạn",
    "Tạm dừng",
    "Tiếp tục thực hiện",
    "Rút nhiệm vụ",
    "Chuyển đơn vị",
    "Bổ sung đơn vị",
    "Đôn đốc",
    "Trả lời kiến nghị",
    "Kiến nghị lại",
    "Ghi chú",
)
"""The events as the list of the column offers them: in the order of `terms.EVENT`, shorter where Excel has no room."""
