"""How events are said, in every output alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import Deadline, short_day
from giaoban.model import Note, Transferred
from giaoban.progress.fold import as_known
from giaoban.terms import EVENT, OUTCOME

if TYPE_CHECKING:
    from giaoban.model import Event
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame


def entries(frame: Frame, one: Tracked) -> list[tuple[int, Event]]:
    """The events of a task until the day asked, as the file numbers them, from 1.

    As known on a day, those entered by then as they stood.
    """
    at = frame.scope.as_of
    stood = ((number_, as_known(event, at.known_on)) for number_, event in enumerate(one.task.events, start=1))
    return [(number_, event) for number_, event in stood if event and event.date <= at.day]


def event_words(frame: Frame, event: Event) -> str:
    """An event in one sentence, with all it carries; a voided one says so first."""
    # a note has no other word for itself than its own
    parts = [] if isinstance(event, Note) and event.note else [EVENT[event.kind]]
    for name in _SAID:
        value = getattr(event, name, None)
        if value in {None, ""}:
            continue
        label = _LABELS[name]
        if name == "to" and isinstance(event, Transferred):
            parts.append(f"cho {frame.units.name(event.to)}")
        elif isinstance(value, Deadline):
            parts.append(f"{label}{value.words}")
        elif name == "percent":
            parts.append(f"{value}%")
        elif name == "outcome":
            parts.append(OUTCOME[str(value)].lower())
        else:
            parts.append(f"{label}{short_day(value) if hasattr(value, 'year') else value}")
    if event.recorded and event.recorded != event.date:
        parts.append(f"ghi sổ ngày {short_day(event.recorded)}")
    sentence = "; ".join(parts)
    sentence = sentence[:1].upper() + sentence[1:]
    if event.voided:
        return f"[Đã đính chính ngày {short_day(event.voided.recorded)}: {event.voided.reason}] {sentence}"
    return sentence


_LABELS = {
    "percent": "",
    "outcome": "",
    "for_": "cho kỳ ",
    "to": "thời hạn ",
    "document": "văn bản ",
    "redo_by": "báo cáo lại trước ngày ",
    "reply_by": "trả lời trước ngày ",
    "reason": "lý do: ",
    "cause": "nguyên nhân: ",
    "difficulty": "khó khăn: ",
    "request": "đề xuất: ",
    "channel": "hình thức: ",
    "note": "ghi chú: ",
}
_SAID = tuple(_LABELS)
