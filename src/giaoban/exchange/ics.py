"""Deadlines of open tasks as a calendar (RFC 5545): one all-day event each, with alarms before it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.exchange.faults import missing
from giaoban.progress import Bucket
from giaoban.query import Sort
from giaoban.report.citing import deadline_words, document_words
from giaoban.report.frame import state_cell
from giaoban.report.lists import identifier, task_list

if TYPE_CHECKING:
    import icalendar

    from giaoban.query import Tracked
    from giaoban.report.frame import Frame

_BEFORE = (7, 3, 1, 0)
"""Days before the last one on which an alarm goes off."""

_HOUR = 8
"""The hour of an alarm: midnight, where an all-day event begins, would wake nobody or somebody."""


def calendar(frame: Frame) -> bytes:
    """The calendar of the tasks the frame's filter accepts, by the unit's own thread where it names one.

    Suspended tasks are left out: their deadline does not run. The same frame gives the same bytes; an event keeps its
    UID from one export to the next, so that a calendar takes a later one in its place.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an extra, and only this output needs it
    except ImportError:
        raise missing("lịch (icalendar)") from None
    unit = frame.narrowed.unit
    name = "Thời hạn nhiệm vụ giao ban" + (f" - {frame.units.name(unit)}" if unit else "")
    made = Calendar()
    made.add("prodid", "-//giaoban//VI")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _marked(frame, name))
    for one in task_list(frame, Sort.DEADLINE).tasks:
        facts = one.facts(unit)
        if facts.bucket.is_open and facts.bucket is not Bucket.OPEN_SUSPENDED and facts.end:
            made.add_component(_event(frame, one, unit, facts.end))
    written: bytes = made.to_ical()
    return written


def _event(frame: Frame, one: Tracked, unit: str | None, end: dt.date) -> icalendar.Event:
    from icalendar import Alarm, Event  # noqa: PLC0415 - as above

    facts = one.facts(unit)
    name = _marked(frame, f"Hạn nhiệm vụ {identifier(frame, one)}")
    made = Event()
    made.add("uid", f"{one.reference}{f'/{unit}' if unit else ''}@giaoban")
    # nothing here reads the clock: the day of the answer stands for when the event was made
    made.add("dtstamp", dt.datetime.combine(frame.scope.as_of.day, dt.time(), dt.UTC))
    made.add("sequence", facts.extensions)
    made.add("dtstart", end)
    made.add("dtend", end + dt.timedelta(days=1))
    made.add("transp", "TRANSPARENT")
    made.add("summary", f"{name}: {one.task.title}")
    lines = (
        f"Đơn vị: {frame.names((unit,) if unit in one.holders else frame.leads(one)).full}",
        f"Thời hạn: {deadline_words(facts)}",
        f"Tình trạng: {state_cell(one, unit).text} ({frame.scope.as_of.words})",
        f"Sản phẩm: {one.task.product}" if one.task.product else "",
        f"Văn bản giao: {document_words(one.register.document)}",
    )
    made.add("description", "\n".join(line for line in lines if line))
    made.add("categories", ["Giao ban"])
    for days in _BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{name}: {f'còn {days} ngày' if days else 'hôm nay đến hạn'}")
        alarm.add("trigger", dt.timedelta(days=-days, hours=_HOUR))
        made.add_component(alarm)
    return made


def _marked(frame: Frame, text: str) -> str:
    return " ".join((*(f"[{mark.removesuffix('.')}]" for mark in frame.marks), text))
