"""How documents, deadlines and events are said, in every output alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.dates import Deadline, long_day, short_day
from giaoban.model import Note, Transferred
from giaoban.terms import EVENT, OUTCOME

if TYPE_CHECKING:
    from giaoban.model import Document, Event
    from giaoban.query import Facts, Tracked
    from giaoban.report.frame import Frame


def document_words(document: Document) -> str:
    """The document as cited in running text, with the number to be confirmed where two are known."""
    number_ = document.number
    if not document.number_confirmed and document.aliases:
        either = " hay ".join(value.split("/")[0] for value in (document.number, *document.aliases))
        number_ = f"{document.number} [đối chiếu số văn bản: {either}]"
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{document.type} số {number_} {long_day(document.date)}{issuer}"


def clause_words(clause: str) -> str:
    """The place in the document: `mục 2, nhóm thứ nhất`; words of its own stay as they are."""
    return f"mục {clause}" if clause[:1].isdecimal() else clause


def deadline_words(facts: Facts) -> str:
    """`trong tháng 8 năm 2009 (hết ngày 31/8/2009)`, with the original one where it moved."""
    if facts.deadline is None or facts.end is None:
        return "Không quy định thời hạn"
    words = facts.deadline.words
    if facts.deadline.period or facts.end != facts.deadline.end:
        words += f" (hết ngày {short_day(facts.end)})"
    if facts.original_end and facts.original_end != facts.end:
        words += f", hạn gốc {short_day(facts.original_end)}"
    return words[:1].upper() + words[1:]


def entries(frame: Frame, one: Tracked) -> list[tuple[int, Event]]:
    """The events of a task until the day asked, as the file numbers them, from 1.

    As known on a day, those entered by then as they stood.
    """
    at = frame.scope.as_of
    numbered = [(number_, event) for number_, event in enumerate(one.task.events, start=1) if event.date <= at.day]
    known_on = at.known_on
    if known_on is None:
        return numbered
    return [
        (number_, replace(event, voided=None) if event.voided and event.voided.recorded > known_on else event)
        for number_, event in numbered
        if event.entered <= known_on
    ]


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
