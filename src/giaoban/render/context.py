"""What a report's template may use: plain dictionaries, tuples, text, whole numbers and dates, nothing that acts.

The names are documented in `docs/mau-bao-cao.md`; a test compares that page with `report_context`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.progress import Bucket
from giaoban.render.lazy import Lazy
from giaoban.report.card import reported
from giaoban.report.citing import clause_words, deadline_words, document_words
from giaoban.report.frame import state_of
from giaoban.report.lists import identifier
from giaoban.report.page import words
from giaoban.report.proposals import answer_cell, answering
from giaoban.store.notes import HEADINGS, NO_NOTES
from giaoban.terms import NO_DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giaoban.model import Document, Office
    from giaoban.query import Tracked, TrackedProposal
    from giaoban.query.facts import Heading
    from giaoban.report.counts import Counts
    from giaoban.report.coverage import Covered
    from giaoban.report.flow import Flow
    from giaoban.report.frame import Frame
    from giaoban.report.lists import OverdueTask
    from giaoban.report.period import PeriodReport, Said
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
        "registers": tuple(_register(register) for register in view.registers),
        "counts": _counts(view.counts),
        "totals": {"tasks": _counts(view.summary.tasks), "assignments": _counts(view.summary.assignments)},
        "without_unit": view.summary.without_unit,
        "flow": _flow(view.flow),
        "groups": tuple({"id": group, "title": title, **_counts(counted)} for group, title, counted in view.groups),
        "units": tuple({"code": row.unit, "name": row.name, **_counts(row.counts)} for row in view.units),
        "unit_flows": tuple({"code": row.unit, "name": row.name, **_flow(row.flow)} for row in view.unit_flows),
        "tasks": Lazy(view.scored, lambda one: _task(frame, one, view.unit)),
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


def _register(register: Heading) -> Values:
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
    facts, said = one.glance(unit), one.wording
    documents = (f"{frame.units.name(done.unit)}: {done.document or NO_DOCUMENT}" for done in one.documents(unit))
    return {
        "id": identifier(frame, one),
        "title": one.title,
        "group": one.group,
        "priority": said.priority,
        "product": said.product,
        "lead": frame.names(frame.leads(one)).full,
        "cooperating": frame.names(one.cooperating).full,
        "monitoring": frame.names(one.monitoring).full,
        "deadline": deadline_words(facts),
        "deadline_text": said.deadline_text,
        "end": facts.end,
        "original_end": facts.original_end,
        "days_late": facts.days_late,
        "extensions": facts.extensions,
        "state": words(state_of(facts)),
        "is_overdue": facts.bucket is Bucket.OPEN_OVERDUE,
        "documents": "; ".join(documents),
        "clause": clause_words(said.clause) if said.clause else None,
        "quotes": said.quotes,
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
            "title": one.tracked.title,
            "units": frame.names(one.units).full,
            "date": one.date,
            "text": one.text,
        }
        for one in found
    )


def _proposal(frame: Frame, one: TrackedProposal) -> Values:
    return {
        "id": one.id,
        "group": one.group,
        "text": one.text,
        "tasks": ", ".join(one.tasks),
        "units": words(answering(frame, one)),
        "answer": words(answer_cell(one.standing)),
        "answered": one.standing.answered,
    }
