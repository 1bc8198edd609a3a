"""The columns of the sheets that come back: what stands in each, and what a change of it means.

A row that was exported carries a stamp for each of its cells. So an edit is told from a cell left alone, and a
workbook that was lying around while the register went on never takes the register back.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import Deadline, short_day
from giaoban.report.detail import document_words, entries, event_words
from giaoban.report.frame import state_cell
from giaoban.report.lists import identifier
from giaoban.terms import EVENT, KIND, OUTCOME, RECURS, extension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.model import Event, Task
    from giaoban.query import Tracked
    from giaoban.report.entries import Entry
    from giaoban.report.frame import Frame

Value: TypeAlias = str | int | dt.date | None
"""What a cell holds."""

SUMMARY, TASKS, OVERDUE, EVENTS = "Tổng hợp", "Nhiệm vụ", "Quá hạn", "Nhật ký"
"""The sheets of a workbook, by name."""

STAMP = "Đối chiếu"
"""The head of the hidden column of stamps, before how many rows there are."""

YES = "Có"

_LATEST = 1000
"""The letters that the column of the last event has room for."""


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


def task_values(frame: Frame, one: Tracked, unit: str | None = None) -> tuple[Value, ...]:
    """The cells of a task, by the unit's own thread where it has one."""
    task, facts = one.task, one.facts(unit)
    source = task.source
    threads = [thread for thread in one.standing.threads if facts is one.standing or thread is facts]
    last = _latest(frame, one, unit if facts is not one.standing else None)
    values: dict[str, Value] = {
        **written_task(task),
        "id": identifier(frame, one),
        "register": one.register.id,
        "lead": frame.names(frame.leads(one)).full,
        "cooperating": frame.names(task.cooperating).full,
        "monitoring": frame.names(task.monitoring).full,
        "end": facts.end,
        "state": state_cell(one, unit).text,
        "days_late": facts.days_late,
        "latest": last,
        "last_event": facts.last_event,
        "original_end": facts.original_end if facts.original_end != facts.end else None,
        "extension": extension(facts.extension.value, facts.extensions) if task.deadline else None,
        "reminders": sum(thread.reminders for thread in threads),
        "assigned": one.register.assigned(task),
        "document": document_words(one.register.document),
        "clause": source.clause if source else None,
        "quote": "\n".join(source.quote) if source else None,
    }
    return tuple(None if values[column.key] == "" else values[column.key] for column in TASK_COLUMNS)


def written_task(task: Task) -> dict[str, Value]:
    """The cells that show a task just as the register has it, without a standing."""
    recurs = f", {RECURS[task.recurs.value]}" if task.recurs else ""
    return {
        "title": task.title,
        "group": task.group,
        "priority": YES if task.priority else None,
        "submit_by": task.submit_by,
        "product": task.product,
        "deadline_text": task.deadline_text,
        "deadline": deadline_value(task.deadline),
        "kind": f"{KIND[task.kind.value]}{recurs}",
        "note": task.note,
    }


def _latest(frame: Frame, one: Tracked, unit: str | None) -> str | None:
    """The last that was entered and counts, in words; of several units with the names of those it is of."""
    told = [
        event
        for _, event in entries(frame, one)
        if not event.voided and (unit is None or not event.unit or unit in event.unit)
    ]
    if not told:
        return None
    event = max(enumerate(told), key=lambda pair: (pair[1].date, pair[0]))[1]
    who = f"{frame.names(event.unit).full}: " if event.unit and len(one.standing.threads) > 1 else ""
    words = f"{who}{event_words(frame, event)}"
    # the whole of it stands in the log
    return words if len(words) <= _LATEST else f"{words[:_LATEST]}…"


def event_values(frame: Frame, entry: Entry, identifier_: str) -> tuple[Value, ...]:
    """The cells of an event."""
    event = entry.event
    own = event_cells(frame, event)
    values: dict[str, Value] = {
        **dict.fromkeys(column.key for column in EVENT_COLUMNS),
        **own,
        "id": identifier_,
        "register": entry.register.id,
        "number": entry.number,
        "unit": frame.names(entry.units).full,
        "title": entry.title,
    }
    return tuple(None if values[column.key] == "" else values[column.key] for column in EVENT_COLUMNS)


def event_cells(frame: Frame, event: Event) -> dict[str, Value]:
    """What an event carries itself, by the key of the column."""
    cells: dict[str, Value] = {
        "date": event.date,
        "event": EVENT[event.kind],
        "note": event.note,
        "recorded": event.entered,
    }
    if event.voided:
        cells["voided"] = f"Ngày {short_day(event.voided.recorded)}: {event.voided.reason}"
    for column in EVENT_COLUMNS:
        value = getattr(event, f"{column.key}_" if column.key == "for" else column.key, None)
        if column.key in cells or column.key in {"id", "number", "unit", "title", "voided"} or value is None:
            continue
        if isinstance(value, Deadline):
            cells[column.key] = deadline_value(value)
        elif column.key == "to":
            cells["receiver"] = frame.units.name(str(value))
        elif column.key == "outcome":
            cells["outcome"] = OUTCOME[str(value)]
        else:
            cells[column.key] = value
    return cells


def deadline_value(deadline: Deadline | None) -> Value:
    """A day as a day, a period in its words: `Quý III năm 2009`."""
    if deadline is None:
        return None
    if deadline.period is None:
        return deadline.end
    label = deadline.period.label
    return f"{label[:1].upper()}{label[1:]}"


# --- stamps ----------------------------------------------------------------------------------------------------------

_VERSION = "1:"
_SIZE = 4


def canonical(value: Value) -> str:
    """A cell as text: equal for what Excel may show or store in two ways."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return str(value).replace("\r\n", "\n")


def stamp(value: Value) -> str:
    """Four letters that stand for the value of one cell."""
    return _stamp(canonical(value))


@lru_cache(maxsize=4096)
def _stamp(text: str) -> str:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")


def stamps(values: Iterable[Value]) -> str:
    """The stamps of a row, as the hidden column holds them."""
    return _VERSION + "".join(stamp(value) for value in values)


def split_stamps(cell: Value, columns: Sequence[Column]) -> dict[str, str] | None:
    """The stamp of each column by its key, or None where the cell holds none of this version."""
    text = canonical(cell)
    body = text.removeprefix(_VERSION)
    if body == text or len(body) != _SIZE * len(columns):
        return None
    return {column.key: body[_SIZE * at : _SIZE * (at + 1)] for at, column in enumerate(columns)}
