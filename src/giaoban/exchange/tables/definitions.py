"""The tables of the export: every column, its meaning, and where its value comes from.

What a row says of a day was derived by `progress`, once, for every output alike. Days are inclusive: a deadline's last
day is still in time. `docs/mo-rong.md` prints the columns, and a test compares it with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban import __version__
from giaoban.exchange.tables.column import Column, Table, day, number, text, yes_no

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from giaoban.dates import Deadline
    from giaoban.model import Event, Register
    from giaoban.progress import Thread
    from giaoban.query import Role, Tracked
    from giaoban.report.frame import Frame

VERSION = 1
"""Raised when a column changes its name, type or meaning, or goes; new columns leave it as it is."""


# --- what a row is made of -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task, and its place among the tasks of all registers, from 0."""

    one: Tracked
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """One unit's thread of a task."""

    frame: Frame
    one: Tracked
    thread: Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One unit's part in a task."""

    frame: Frame
    one: Tracked
    unit: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of a task, by its number from 1."""

    one: Tracked
    number: int
    event: Event

    def told(self, name: str) -> Any:  # noqa: ANN401 - a field of any kind of event
        """The field, None where events of this kind have none."""
        return getattr(self.event, name, None)

    def spelled(self, name: str) -> str | None:
        """A deadline or occurrence as the files spell it."""
        told = self.told(name)
        return told.value if hasattr(told, "value") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRow:
    """The whole export, with the rows counted by table."""

    frame: Frame
    counted: Counter[str]


def _spelled(deadline: Deadline | None) -> str | None:
    return deadline.value if deadline else None


def _group_title(register: Register, identifier: str | None) -> str | None:
    return next((group.title for group in register.groups if group.id == identifier), None)


def _quotes(one: Tracked) -> str | None:
    return "\n".join(one.task.source.quote) or None if one.task.source else None


# --- the tables ------------------------------------------------------------------------------------------------------

_REGISTER = text("register", "Mã sổ", lambda row: row.one.register.id)
_TASK = text("task", "Mã nhiệm vụ trong sổ", lambda row: row.one.task.id)


def _facts(of: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The columns that a task and a thread have alike, as of the day."""
    return (
        text("work", "Tình trạng thực hiện", lambda row: of(row).work.value),
        text(
            "time",
            "Tình trạng so với thời hạn; trống khi tạm dừng, đã rút",
            lambda row: of(row).time and of(row).time.value,
        ),
        text("bucket", "Nhóm để cộng số liệu; mỗi dòng thuộc đúng một nhóm", lambda row: of(row).bucket.value),
        number("days_late", "Số ngày quá hạn; trống khi không quá hạn", lambda row: of(row).days_late),
        day("deadline_end", "Ngày cuối cùng còn trong hạn, sau các lần gia hạn", lambda row: of(row).end),
        day("original_end", "Ngày cuối cùng còn trong hạn, theo hạn gốc", lambda row: of(row).original_end),
        yes_no("late_by_original", "Quá hạn nếu tính theo hạn gốc", lambda row: of(row).late_by_original),
        text("extension", "Tình trạng gia hạn", lambda row: of(row).extension.value),
        number("extensions", "Số lần đã gia hạn", lambda row: of(row).extensions),
        day("last_event", "Ngày của diễn biến gần nhất", lambda row: of(row).last_event),
    )


TASKS = Table(
    name="tasks",
    meaning="Nhiệm vụ: mỗi nhiệm vụ đã giao đến ngày tính số liệu là một dòng",
    key=("register", "task"),
    columns=(
        _REGISTER,
        _TASK,
        number("place", "Thứ tự trong các sổ, từ 0", lambda row: row.place),
        text("title", "Nội dung nhiệm vụ", lambda row: row.one.task.title),
        text("group_id", "Mã nhóm", lambda row: row.one.task.group),
        text("group_title", "Tên nhóm", lambda row: _group_title(row.one.register, row.one.task.group)),
        text("kind", "Loại: one-off, standing hoặc recurring", lambda row: row.one.task.kind.value),
        text("recurs", "Kỳ của nhiệm vụ định kỳ", lambda row: row.one.task.recurs and row.one.task.recurs.value),
        yes_no("priority", "Nhiệm vụ trọng tâm", lambda row: row.one.task.priority),
        text("product", "Sản phẩm", lambda row: row.one.task.product),
        day("assigned", "Ngày giao", lambda row: row.one.register.assigned(row.one.task)),
        text("deadline", "Thời hạn giao, như ghi trong sổ", lambda row: _spelled(row.one.task.deadline)),
        text("deadline_text", "Nguyên văn thời hạn", lambda row: row.one.task.deadline_text),
        day("submit_by", "Hạn trình nội bộ", lambda row: row.one.task.submit_by),
        text("clause", "Vị trí trong văn bản", lambda row: row.one.task.source and row.one.task.source.clause),
        text("quote", "Trích nguyên văn; nhiều đoạn thì mỗi đoạn một dòng", lambda row: _quotes(row.one)),
        day("meeting", "Ngày giao ban giao miệng", lambda row: row.one.task.source and row.one.task.source.meeting),
        text("note", "Ghi chú", lambda row: row.one.task.note),
        *_facts(lambda row: row.one.standing),
        number("threads", "Số đơn vị đang được giao, không tính đã rút", lambda row: row.one.standing.live_threads),
        number("threads_done", "Số đơn vị đã hoàn thành", lambda row: row.one.standing.done_threads),
    ),
)

THREADS = Table(
    name="threads",
    meaning="Lượt giao: mỗi đơn vị chủ trì, thực hiện của một nhiệm vụ là một dòng",
    key=("register", "task", "unit"),
    columns=(
        _REGISTER,
        _TASK,
        text("unit", "Mã đơn vị", lambda row: row.thread.unit),
        text("unit_name", "Tên đơn vị", lambda row: row.frame.units.name(row.thread.unit)),
        number(
            "unit_place",
            "Thứ tự của đơn vị trong danh mục, từ 0",
            lambda row: row.frame.units.position(row.thread.unit),
        ),
        yes_no("shared", "Giao chung cho cả nhóm đơn vị", lambda row: row.frame.units.is_group(row.thread.unit)),
        day("since", "Ngày bắt đầu lượt giao", lambda row: row.thread.since),
        *_facts(lambda row: row.thread),
        day(
            "requested_end",
            "Ngày cuối của thời hạn đang đề nghị",
            lambda row: row.thread.requested and row.thread.requested.end,
        ),
        day("done_on", "Ngày báo cáo hoàn thành", lambda row: row.thread.done_on),
        text("document", "Văn bản báo cáo hoàn thành", lambda row: row.thread.document),
        number("percent", "Tiến độ, phần trăm từ 0 đến 100", lambda row: row.thread.percent),
        day("last_report", "Ngày báo cáo gần nhất", lambda row: row.thread.last_report),
        number("reminders", "Số lần đôn đốc", lambda row: row.thread.reminders),
        day("reply_by", "Hạn trả lời lần đôn đốc gần nhất", lambda row: row.thread.reply_by),
        day("redo_by", "Hạn báo cáo lại", lambda row: row.thread.redo_by),
    ),
)

UNITS = Table(
    name="units",
    meaning="Vai trò: mỗi đơn vị tham gia một nhiệm vụ, theo từng vai trò, là một dòng",
    key=("register", "task", "role", "unit"),
    columns=(
        _REGISTER,
        _TASK,
        text("role", "Vai trò: lead, cooperating hoặc monitoring", lambda row: row.role.value),
        text("unit", "Mã đơn vị", lambda row: row.unit),
        text("unit_name", "Tên đơn vị", lambda row: row.frame.units.name(row.unit)),
        yes_no("is_group", "Là nhóm đơn vị, không phải một đơn vị", lambda row: row.frame.units.is_group(row.unit)),
        yes_no(
            "is_open_group",
            "Là nhóm chưa xác định cụ thể, không tính số liệu",
            lambda row: row.frame.units.is_open(row.unit),
        ),
    ),
)

EVENTS = Table(
    name="events",
    meaning="Diễn biến của nhiệm vụ: mỗi lần ghi sổ là một dòng, kể cả lần đã đính chính",
    key=("register", "task", "number"),
    columns=(
        _REGISTER,
        _TASK,
        number("number", "Số thứ tự trong nhiệm vụ, từ 1", lambda row: row.number),
        text("event", "Loại diễn biến", lambda row: row.event.kind),
        day("date", "Ngày diễn ra", lambda row: row.event.date),
        day("recorded", "Ngày ghi sổ", lambda row: row.event.entered),
        text(
            "units",
            "Mã các đơn vị được ghi, cách nhau bằng dấu cách; trống khi nhiệm vụ chỉ có một đơn vị",
            lambda row: " ".join(row.event.unit) or None,
        ),
        number("percent", "Tiến độ, phần trăm từ 0 đến 100", lambda row: row.told("percent")),
        text("document", "Văn bản", lambda row: row.told("document")),
        text("new_deadline", "Thời hạn mới hoặc đề nghị, như ghi trong sổ", lambda row: row.spelled("to")),
        text(
            "to_unit",
            "Mã đơn vị được chuyển đến",
            lambda row: row.told("to") if row.event.kind == "transferred" else None,
        ),
        text("occurrence", "Kỳ được báo cáo của nhiệm vụ định kỳ", lambda row: row.spelled("for_")),
        text("reason", "Lý do", lambda row: row.told("reason")),
        text("cause", "Nguyên nhân chậm", lambda row: row.told("cause")),
        text("difficulty", "Khó khăn, vướng mắc", lambda row: row.told("difficulty")),
        text("request", "Đề xuất", lambda row: row.told("request")),
        text("channel", "Cách báo cáo", lambda row: row.told("channel")),
        text("note", "Ghi chú", lambda row: row.event.note),
        day("reply_by", "Hạn trả lời đôn đốc", lambda row: row.told("reply_by")),
        day("redo_by", "Hạn báo cáo lại", lambda row: row.told("redo_by")),
        day(
            "voided_on",
            "Ngày đính chính; trống khi lần ghi còn hiệu lực",
            lambda row: row.event.voided and row.event.voided.recorded,
        ),
        text("voided_reason", "Lý do đính chính", lambda row: row.event.voided and row.event.voided.reason),
    ),
)

REGISTERS = Table(
    name="registers",
    meaning="Sổ theo dõi: mỗi sổ là một dòng",
    key=("register",),
    columns=(
        text("register", "Mã sổ", lambda register: register.id),
        text("title", "Tên sổ", lambda register: register.title),
        text("document_type", "Loại văn bản giao", lambda register: register.document.type),
        text("document_number", "Số, ký hiệu văn bản", lambda register: register.document.number),
        day("document_date", "Ngày văn bản", lambda register: register.document.date),
        day("meeting", "Ngày họp", lambda register: register.document.meeting),
        text("issuer", "Cơ quan ban hành", lambda register: register.document.issuer),
        yes_no("acceptance", "Hoàn thành phải được xác nhận", lambda register: register.acceptance),
        yes_no("demonstration", "Số liệu minh họa", lambda register: register.demonstration),
    ),
)

META = Table(
    name="meta",
    meaning="Thông tin của lần xuất: đúng một dòng",
    key=(),
    columns=(
        number("tables_version", "Phiên bản của các bảng này", lambda _: VERSION),
        text("giaoban", "Phiên bản giaoban", lambda _: __version__),
        day("as_of", "Ngày tính số liệu, hết ngày này", lambda row: row.frame.scope.as_of.day),
        day(
            "as_known_on",
            "Chỉ tính những gì đã ghi sổ đến hết ngày này; trống khi tính tất cả",
            lambda row: row.frame.scope.as_of.known_on,
        ),
        number("registers", "Số sổ", lambda row: row.counted[REGISTERS.name]),
        number("tasks", "Số nhiệm vụ", lambda row: row.counted[TASKS.name]),
        number("threads", "Số lượt giao", lambda row: row.counted[THREADS.name]),
        number("events", "Số diễn biến", lambda row: row.counted[EVENTS.name]),
        yes_no("demonstration", "Có sổ là số liệu minh họa", lambda row: bool(row.frame.marks)),
    ),
)

TABLES = (TASKS, THREADS, UNITS, EVENTS, REGISTERS, META)
"""All tables, in the order documents print them."""
