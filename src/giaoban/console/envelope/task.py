"""A task as JSON, its threads and its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.console.envelope.base import Json, envelope, iso, units_of

if TYPE_CHECKING:
    from giaoban.dates import Deadline
    from giaoban.progress import Thread
    from giaoban.query import Facts, Tracked
    from giaoban.report.frame import Frame


def task(frame: Frame, one: Tracked, unit: str | None = None) -> Json:
    """A task; with a unit that has a thread of its own, state and deadline are that thread's."""
    facts = one.facts(unit)
    source = one.task.source
    return {
        "register": one.register.id,
        "id": one.task.id,
        "title": one.task.title,
        "group": one.task.group,
        "kind": one.task.kind.value,
        "lead": units_of(frame, frame.leads(one)),
        "cooperating": units_of(frame, one.task.cooperating),
        "monitoring": units_of(frame, one.task.monitoring),
        "deadline": _deadline(one.task.deadline_text, facts),
        "work": facts.work.value,
        "time": facts.time.value if facts.time else None,
        "bucket": facts.bucket.value,
        "days_late": facts.days_late,
        "extensions": facts.extensions,
        "extension": facts.extension.value,
        "last_event": iso(facts.last_event),
        "priority": one.task.priority,
        "product": one.task.product,
        "threads": [_thread(frame, thread) for thread in one.standing.threads],
        "source": {
            "clause": source.clause if source else None,
            "quote": list(source.quote) if source else [],
            "meeting": iso(source.meeting) if source else None,
        },
    }


def _deadline(text: str | None, facts: Facts) -> Json | None:
    deadline: Deadline | None = facts.deadline
    if deadline is None:
        return None
    return {"text": text, "value": deadline.value, "end": iso(facts.end), "original_end": iso(facts.original_end)}


def _thread(frame: Frame, thread: Thread) -> Json:
    return {
        "unit": {"code": thread.unit, "name": frame.units.name(thread.unit)},
        "work": thread.work.value,
        "time": thread.time.value if thread.time else None,
        "bucket": thread.bucket.value,
        "deadline_end": iso(thread.end),
        "days_late": thread.days_late,
        "percent": thread.percent,
        "done_on": iso(thread.done_on),
        "document": thread.document,
        "extensions": thread.extensions,
        "reminders": thread.reminders,
        "last_event": iso(thread.last_event),
        "occurrences": [
            {"end": iso(occurrence.end), "reported_on": iso(occurrence.reported_on)}
            for occurrence in thread.occurrences
        ],
    }


def one_task(frame: Frame, one: Tracked) -> str:
    """The document of `giaoban show --json`: the task with its events as the register has them."""
    from giaoban.report.detail import entries  # noqa: PLC0415 - only this document needs it

    events = [event_of(frame, number, event) for number, event in entries(frame, one)]
    return envelope("task", frame, [{**task(frame, one), "events": events}], filter_={"id": one.reference})


def event_of(frame: Frame, index: int, event: Any) -> Json:  # noqa: ANN401 - any kind of event
    """An event with the number it has in its task and every field of its kind."""
    from giaoban.model.events import field_names  # noqa: PLC0415 - only this document needs it

    fields: Json = {"number": index, "event": event.kind}
    for name in field_names(type(event)):
        value = getattr(event, name)
        key = name.rstrip("_")
        if key == "unit":
            fields[key] = units_of(frame, value)
        elif hasattr(value, "isoformat"):
            fields[key] = value.isoformat()
        elif hasattr(value, "end") and hasattr(value, "value"):
            fields[key] = value.value
        elif key == "voided":
            fields[key] = {"recorded": iso(value.recorded), "reason": value.reason} if value else None
        else:
            fields[key] = value
    return fields
