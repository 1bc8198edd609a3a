"""Tasks and events as the cells of their sheets (`exchange.columns`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import Deadline, short_day
from giaoban.exchange.columns import EVENT_COLUMNS, TASK_COLUMNS, YES
from giaoban.report.citing import document_words
from giaoban.report.detail import entries, event_words
from giaoban.report.frame import state_cell
from giaoban.report.lists import identifier
from giaoban.terms import EVENT, KIND, OUTCOME, RECURS, extension

if TYPE_CHECKING:
    from giaoban.exchange.columns import Value
    from giaoban.model import Event, Task
    from giaoban.query import Tracked
    from giaoban.report.entries import Entry
    from giaoban.report.frame import Frame

_LATEST = 1000
"""The letters that the column of the last event has room for."""


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
