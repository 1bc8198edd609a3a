"""What a report's template may use: plain dictionaries, tuples, text, whole numbers and dates, nothing that acts.

The names are documented in `docs/mau-bao-cao.md`; a test compares that page with `report_context`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.progress import Bucket, Thread
from giaoban.report.card import reported
from giaoban.report.detail import clause_words, deadline_words, document_words
from giaoban.report.frame import state_cell
from giaoban.report.lists import identifier
from giaoban.report.page import words
from giaoban.report.proposals import answer_cell, answering
from giaoban.store.notes import HEADINGS, NO_NOTES
from giaoban.terms import NO_DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giaoban.model import Document, Office, Register
    from giaoban.query import Tracked
    from giaoban.report.counts import Counts
    from giaoban.report.coverage import Covered
    from giaoban.report.flow import Flow
    from giaoban.report.frame import Frame
    from giaoban.report.lists import OverdueTask
    from giaoban.report.period import PeriodReport, Said
    from giaoban.report.proposals import TrackedProposal
    from giaoban.store.notes import Notes

Values = dict[str, Any]

_COUNTS = (
    "total",
    "done",
    "done_on_time",
    "done_late",
    "done_no_deadline",
    "open",
    "open_in_time",
    "open_overdue",
    "open_no_deadline",
    "open_suspended",
    "withdrawn",
    "awaiting",
    "came_due",
    "extended",
    "base",
    "unscored",
)
_FLOW = ("carried_in", "assigned", "reopened", "received", "incoming", "done", "withdrawn", "passed_on", "carried_out")


_OFFICE = (
    "body",
    "parent",
    "office",
    "report_symbol",
    "place",
    "signer",
    "signer_title",
    "addressee",
    "recipients",
)


def report_context(frame: Frame, view: PeriodReport, notes: Notes = NO_NOTES) -> Values:
    """Everything `bao-cao.md.j2` may print; `notes` are what the office wrote by hand, as Markdown."""
    scope = frame.scope
    window = scope.window or view.period
    causes: dict[str, list[str]] = {}
    for said in view.causes:
        causes.setdefault(said.tracked.reference, []).append(said.text)
    return {
        "office": office_values(frame.office),
        "period": {
            "label": view.period.label,
            "value": view.period.value,
            "start": window.start,
            "end": window.last_day,
        },
        "as_of": {"day": scope.as_of.day, "words": scope.as_of.words, "at_close": scope.as_of.at_close},
        "demonstration": bool(frame.marks),
        "unit": frame.units.name(view.unit) if view.unit else None,
        "registers": tuple(_register(register) for register in frame.registers),
        "counts": _counts(view.counts),
        "totals": {"tasks": _counts(view.summary.tasks), "assignments": _counts(view.summary.assignments)},
        "without_unit": view.summary.without_unit,
        "flow": _flow(view.flow),
        "groups": tuple({"id": group, "title": title, **_counts(counted)} for group, title, counted in view.groups),
        "units": tuple({"code": row.unit, "name": row.name, **_counts(row.counts)} for row in view.units),
        "unit_flows": tuple({"code": row.unit, "name": row.name, **_flow(row.flow)} for row in view.unit_flows),
        "tasks": tuple(_task(frame, one, view.unit) for one in view.scored),
        "completed": tuple(_task(frame, one, view.unit) for one in view.completed),
        "duties": tuple(
            {**_task(frame, one, view.unit), "reported": reported(frame, one, view.unit)} for one in view.duties
        ),
        "overdue": {
            "new": tuple(_overdue(frame, one, view, causes) for one in view.overdue.new),
            "carried": tuple(_overdue(frame, one, view, causes) for one in view.overdue.carried),
        },
        "difficulties": _said(frame, view.difficulties),
        "requests": _said(frame, view.requests),
        "proposals": {
            "total": view.proposals.total,
            "answered": view.proposals.answered,
            "unanswered": view.proposals.unanswered,
            "answered_in_period": view.answered_in_period,
            "raised_again_in_period": view.raised_again_in_period,
            "list": tuple(_proposal(frame, one) for one in view.proposals.proposals),
        },
        "next_period": {
            "label": view.next_period.label,
            "start": view.next_period.start,
            "end": view.next_period.last_day,
        },
        "due_next": tuple(_task(frame, one, view.unit) for one in view.due_next),
        "extended": tuple(_task(frame, one, view.unit) for one in view.extended),
        "notes": {name: getattr(notes, name) for name in HEADINGS},
        "coverage": _coverage(view.coverage) if view.coverage else None,
    }


def _coverage(view: Covered) -> Values:
    from giaoban.coverage import Fate  # noqa: PLC0415 - most reports are without it
    from giaoban.report.coverage import place_words, sentence_words  # noqa: PLC0415

    return {
        "total": view.total,
        "in_register": view.in_register,
        "proposals": view.count(Fate.PROPOSAL),
        "waived": view.count(Fate.WAIVED),
        "missing": view.count(Fate.MISSING),
        "sentences": tuple(
            {"register": register.id, "line": one.line, "clause": place_words(one) or None, "text": sentence_words(one)}
            for register, one in view.missing
        ),
        "without_text": tuple(register.id for register in view.without_text),
    }


def office_values(office: Office) -> Values:
    """What a report or a pack prints of the office."""
    return {name: getattr(office, name) for name in _OFFICE}


def _register(register: Register) -> Values:
    return {"id": register.id, "title": register.title, "document": _document(register.document)}


def _document(document: Document) -> Values:
    return {
        "type": document.type,
        "number": document.number,
        "date": document.date,
        "meeting": document.meeting,
        "issuer": document.issuer,
        "citation": document_words(document),
    }


def _counts(counted: Counts) -> Values:
    original = counted.original_punctuality
    return {
        **{name: getattr(counted, name) for name in _COUNTS},
        "completion": {"n": counted.completion.n, "of": counted.completion.of},
        "punctuality": {"n": counted.punctuality.n, "of": counted.punctuality.of},
        "original_punctuality": {"n": original.n, "of": original.of} if original else None,
    }


def _flow(flow: Flow) -> Values:
    return {name: getattr(flow, name) for name in _FLOW}


def _task(frame: Frame, one: Tracked, unit: str | None) -> Values:
    facts = one.facts(unit)
    source = one.task.source
    documents = [
        f"{frame.units.name(thread.unit)}: {thread.document or NO_DOCUMENT}"
        for thread in ((facts,) if isinstance(facts, Thread) else one.standing.threads)
        if thread.bucket.is_done
    ]
    return {
        "id": identifier(frame, one),
        "title": one.task.title,
        "group": one.task.group,
        "priority": one.task.priority,
        "product": one.task.product,
        "lead": frame.names(frame.leads(one)).full,
        "cooperating": frame.names(one.task.cooperating).full,
        "monitoring": frame.names(one.task.monitoring).full,
        "deadline": deadline_words(facts),
        "deadline_text": one.task.deadline_text,
        "end": facts.end,
        "original_end": facts.original_end,
        "days_late": facts.days_late,
        "extensions": facts.extensions,
        "state": words(state_cell(one, unit)),
        "is_overdue": facts.bucket is Bucket.OPEN_OVERDUE,
        "documents": "; ".join(documents),
        "clause": clause_words(source.clause) if source and source.clause else None,
        "quotes": source.quote if source else (),
        "last_event": facts.last_event,
    }


def _overdue(frame: Frame, one: OverdueTask, view: PeriodReport, causes: Mapping[str, list[str]]) -> Values:
    return {
        **_task(frame, one.tracked, view.unit),
        "late": frame.names(one.late).full,
        "end": one.end,
        "days_late": one.days_late,
        "done_since": one.done_since,
        "extended_since": one.extended_since,
        "causes": tuple(causes.get(one.tracked.reference, ())),
    }


def _said(frame: Frame, found: Iterable[Said]) -> tuple[Values, ...]:
    return tuple(
        {
            "id": identifier(frame, one.tracked),
            "title": one.tracked.task.title,
            "units": frame.names(one.units).full,
            "date": one.date,
            "text": one.text,
        }
        for one in found
    )


def _proposal(frame: Frame, one: TrackedProposal) -> Values:
    return {
        "id": one.proposal.id,
        "group": one.proposal.group,
        "text": one.proposal.text,
        "tasks": ", ".join(one.proposal.tasks),
        "units": words(answering(frame, one)),
        "answer": words(answer_cell(one.standing)),
        "answered": one.standing.answered,
    }
