"""The letter that urges a unit, as Markdown, and what its templates may use (`docs/mau-bao-cao.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.progress import ExtensionState
from giaoban.report.citing import clause_words, deadline_words, document_words
from giaoban.report.frame import state_cell
from giaoban.report.letter import office_name, subject, time_words
from giaoban.report.lists import identifier
from giaoban.report.page import words
from giaoban.text import plain

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.render.context import Values
    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter, Urged

_COUNTS = (
    "total",
    "done",
    "open",
    "open_in_time",
    "open_overdue",
    "open_no_deadline",
    "open_suspended",
    "withdrawn",
)


def markdown(frame: Frame, view: Letter, template: Path) -> str:
    """The letter by a Markdown template (`giaoban.render.template.locate`)."""
    from giaoban.render.template import render  # noqa: PLC0415 - the context alone needs no jinja2

    return render(template, letter_context(frame, view))


def letter_context(frame: Frame, view: Letter) -> Values:
    """Everything `cong-van.md.j2` and `cong-van.docx` may print."""
    office, as_of = frame.office, frame.scope.as_of
    return {
        "office": {
            **{
                name: getattr(office, name)
                for name in (
                    "body",
                    "parent",
                    "office",
                    "symbol",
                    "place",
                    "signer",
                    "signer_title",
                    "authority",
                    "addressee",
                    "recipients",
                )
            },
            "name": office_name(frame),
            "body_name": _body_name(frame, view),
        },
        "unit": {"code": view.unit, "name": view.name},
        "as_of": {"day": as_of.day, "words": as_of.words},
        "demonstration": bool(frame.marks),
        "subject": subject(view.registers),
        "registers": tuple(
            {
                "id": register.id,
                "title": register.title,
                "document": {
                    "type": register.document.type,
                    "number": register.document.number,
                    "date": register.document.date,
                    "citation": document_words(register.document),
                },
            }
            for register in view.registers
        ),
        "counts": {name: getattr(view.counts, name) for name in _COUNTS},
        "overdue": tuple(_task(frame, one, view.unit) for one in view.overdue),
        "soon": tuple(_task(frame, one, view.unit) for one in view.soon),
        "reminded": len(view.reminded),
        "unanswered": len(view.unanswered),
        "reply_by": view.reply_by,
    }


def _body_name(frame: Frame, view: Letter) -> str | None:
    """The issuing body in running text, spelled as a document of its own spells it."""
    body = frame.office.body
    for register in view.registers:
        issuer = register.document.issuer
        if issuer and (body is None or plain(issuer) == plain(body)):
            return issuer
    return body


def _task(frame: Frame, one: Urged, unit: str) -> Values:
    task, thread = one.tracked.task, one.thread
    source = task.source
    others = tuple(code for code in frame.leads(one.tracked) if code != unit)
    last = one.before[-1] if one.before else None
    return {
        "id": identifier(frame, one.tracked),
        "title": task.title,
        "product": task.product,
        "priority": task.priority,
        "with": frame.names(others).full,
        "cooperating": frame.names(task.cooperating).full,
        "deadline": deadline_words(thread),
        "end": thread.end,
        "original_end": thread.original_end,
        "extensions": thread.extensions,
        "requested": thread.requested.words
        if thread.extension is ExtensionState.REQUESTED and thread.requested
        else None,
        "days_late": one.days if one.late else None,
        "days_left": None if one.late else one.days,
        "time": time_words(one),
        "state": words(state_cell(one.tracked, unit)),
        "percent": thread.percent,
        "last_report": thread.last_report,
        "clause": clause_words(source.clause) if source and source.clause else None,
        "quotes": source.quote if source else (),
        "times": one.times,
        "reminders": tuple(
            {"date": sent.date, "document": sent.document, "reply_by": sent.reply_by} for sent in one.before
        ),
        "last_reminder": {"date": last.date, "document": last.document, "reply_by": last.reply_by} if last else None,
        "unanswered": one.unanswered,
    }
