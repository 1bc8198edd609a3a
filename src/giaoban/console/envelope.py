"""Views as JSON, stable within `schema_version`: fields may be added, never renamed or removed (`docs/json.md`)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.dates import Deadline, Period
    from giaoban.errors import Problem
    from giaoban.progress import Standing, Thread
    from giaoban.query import Facts, Filter, Tracked
    from giaoban.report.card import Card
    from giaoban.report.counts import Counts, Flow, Rate
    from giaoban.report.detail import Passage
    from giaoban.report.entries import Journal
    from giaoban.report.frame import Frame
    from giaoban.report.lists import Overdue
    from giaoban.report.period import PeriodReport, Said
    from giaoban.report.proposals import Proposals, TrackedProposal
    from giaoban.report.summary import Summary, SummaryRow
    from giaoban.units import Unit

SCHEMA_VERSION = 1

Json = dict[str, Any]

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def envelope(
    kind: str,
    frame: Frame,
    data: list[Json],
    *,
    period: Period | None = None,
    filter_: Json | None = None,
    **more: Any,  # noqa: ANN401
) -> str:
    """One JSON document, ending with a line feed. `more` are keys beside `data`; `period` replaces the scope's."""
    as_of = frame.scope.as_of
    document = {
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "as_of": as_of.day.isoformat(),
        "as_known_on": iso(as_of.known_on),
        "at_close": as_of.at_close,
        "period": _period(period or frame.scope.period),
        "filter": {**_filter(frame.narrowed), **(filter_ or {})},
        "count": len(data),
        **more,
        "data": data,
        "warnings": [*frame.marks, *frame.hints],
    }
    return _written(document)


def bare(kind: str, data: list[Json], **more: Any) -> str:  # noqa: ANN401
    """The envelope of an answer that no day and no filter bear on."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "as_of": None,
        "as_known_on": None,
        "at_close": False,
        "period": None,
    }
    document = {**head, "filter": {}, "count": len(data), **more, "data": data, "warnings": []}
    return _written(document)


def _written(document: Json) -> str:
    """One document; what is unseen or turns text around is written in the escapes of JSON: the values stay the same."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def iso(day: dt.date | None) -> str | None:
    """The day as `2009-08-31`, or null."""
    return day.isoformat() if day else None


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {"start": iso(period.start), "end": iso(period.last_day), "label": period.label}


def _filter(wanted: Filter) -> Json:
    return {
        "unit": wanted.unit,
        "as": wanted.role.value if wanted.unit else None,
        "group": wanted.group,
        "state": wanted.state,
        "grep": wanted.grep,
        "due_in": wanted.due_in.value if wanted.due_in else None,
    }


def _rate(rate: Rate) -> Json:
    return {"n": rate.n, "of": rate.of}


def _units(frame: Frame, codes: Iterable[str]) -> list[Json]:
    return [{"code": code, "name": frame.units.name(code)} for code in codes]


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
        "lead": _units(frame, frame.leads(one)),
        "cooperating": _units(frame, one.task.cooperating),
        "monitoring": _units(frame, one.task.monitoring),
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


def counts(counted: Counts) -> Json:
    """The fields of a summary row."""
    original = counted.original_punctuality
    return {
        "total": counted.total,
        "done_on_time": counted.done_on_time,
        "done_late": counted.done_late,
        "done_no_deadline": counted.done_no_deadline,
        "open_in_time": counted.open_in_time,
        "open_overdue": counted.open_overdue,
        "open_no_deadline": counted.open_no_deadline,
        "open_suspended": counted.open_suspended,
        "withdrawn": counted.withdrawn,
        "awaiting_acceptance": counted.awaiting,
        "unscored": counted.unscored,
        "came_due": counted.came_due,
        "completion": _rate(counted.completion),
        "punctuality": _rate(counted.punctuality),
        "original_punctuality": _rate(original) if original else None,
    }


def summary(frame: Frame, view: Summary) -> str:
    """The document of `giaoban status --json`."""
    return envelope("summary", frame, summary_rows(view.rows), totals=_totals(view))


def summary_rows(rows: Iterable[SummaryRow]) -> list[Json]:
    """A row for each unit; the shared row has no code."""
    return [{"unit": {"code": row.unit, "name": row.name}, **counts(row.counts)} for row in rows]


def _totals(view: Summary) -> Json:
    return {"tasks": counts(view.tasks), "assignments": counts(view.assignments)}


def card(frame: Frame, view: Card) -> str:
    """The document of `giaoban status --unit U --json`: the tasks, each with the roles the unit has in it."""
    data = []
    for one in view.tasks:
        roles = [role.value for role in one.roles(view.unit)] or ["shared"]
        data.append({**task(frame, one, view.unit), "roles": roles})
    row = {"unit": {"code": view.unit, "name": view.name}, **counts(view.counts)}
    return envelope("unit", frame, data, summary=row)


def tasks(frame: Frame, found: Iterable[Tracked], *, period: Period | None = None, **filter_: Any) -> str:  # noqa: ANN401
    """The document of `giaoban list --json` and `giaoban due --json`."""
    unit = frame.narrowed.unit
    data = [task(frame, one, unit) for one in found]
    return envelope("tasks", frame, data, period=period, filter_=filter_)


def overdue(frame: Frame, view: Overdue) -> str:
    """The document of `giaoban overdue --json`."""
    return envelope("overdue", frame, overdue_rows(frame, view))


def overdue_rows(frame: Frame, view: Overdue) -> list[Json]:
    """The overdue tasks, with what happened since."""
    unit = frame.narrowed.unit
    return [
        {
            **task(frame, one.tracked, unit),
            "overdue_units": _units(frame, one.late),
            "new_in_period": one.new,
            "done_since": iso(one.done_since),
            "extended_since": iso(one.extended_since),
        }
        for one in view.tasks
    ]


def one_task(frame: Frame, one: Tracked) -> str:
    """The document of `giaoban show --json`: the task with its events as the register has them."""
    from giaoban.report.detail import entries  # noqa: PLC0415 - only this document needs it

    events = [_event(frame, number, event) for number, event in entries(frame, one)]
    return envelope("task", frame, [{**task(frame, one), "events": events}], filter_={"id": one.reference})


def _event(frame: Frame, index: int, event: Any) -> Json:  # noqa: ANN401 - any kind of event
    from giaoban.model.events import field_names  # noqa: PLC0415 - only this document needs it

    fields: Json = {"number": index, "event": event.kind}
    for name in field_names(type(event)):
        value = getattr(event, name)
        key = name.rstrip("_")
        if key == "unit":
            fields[key] = _units(frame, value)
        elif hasattr(value, "isoformat"):
            fields[key] = value.isoformat()
        elif hasattr(value, "end") and hasattr(value, "value"):
            fields[key] = value.value
        elif key == "voided":
            fields[key] = {"recorded": iso(value.recorded), "reason": value.reason} if value else None
        else:
            fields[key] = value
    return fields


def source(frame: Frame, one: Tracked, found: Iterable[Passage]) -> str:
    """The document of `giaoban source --json`: each quote, and the line it begins on, null where it was not found."""
    data = [{"quote": passage.quote, "line": passage.line} for passage in found]
    document = one.register.document
    clause = one.task.source.clause if one.task.source else None
    return envelope(
        "source",
        frame,
        data,
        filter_={"id": one.reference},
        clause=clause,
        document=document.number,
        text=document.text,
    )


def reasons(frame: Frame, one: Tracked, lines: Iterable[str]) -> str:
    """The document of `giaoban why --json`: the sentences, and the standing they lead to."""
    standing: Standing = one.standing
    data = [{"reason": line} for line in lines]
    bucket, late = standing.bucket.value, standing.days_late
    return envelope("why", frame, data, filter_={"id": one.reference}, bucket=bucket, days_late=late)


def proposals(frame: Frame, view: Proposals, *, unanswered: bool) -> str:
    """The document of `giaoban proposals --json`."""
    data = [_proposal(frame, one) for one in view.proposals]
    totals = {"total": view.total, "answered": view.answered, "unanswered": view.unanswered}
    return envelope("proposals", frame, data, filter_={"unanswered": unanswered}, totals=totals)


def _proposal(frame: Frame, one: TrackedProposal) -> Json:
    standing = one.standing
    return {
        "register": one.register.id,
        "id": one.proposal.id,
        "group": one.proposal.group,
        "text": one.proposal.text,
        "quote": list(one.proposal.quote),
        "tasks": list(one.proposal.tasks),
        "units": _units(frame, one.proposal.units),
        "answering": _units(frame, one.units),
        "answered": standing.answered,
        "answered_on": iso(standing.answered_on),
        "outcome": standing.outcome.value if standing.outcome else None,
        "document": standing.document,
        "raised_again": standing.raised_again,
        "last_event": iso(standing.last_event),
    }


def units(found: Iterable[Unit]) -> str:
    """The document of `giaoban units --json`."""
    data = [
        {
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind.value,
            "order": unit.order,
            "aliases": list(unit.aliases),
            "member_of": list(unit.member_of),
            "from": iso(unit.from_),
            "to": iso(unit.to),
            "successors": list(unit.successors),
        }
        for unit in found
    ]
    return bare("units", data)


def problems(found: Iterable[Problem]) -> str:
    """The document of `giaoban check --json`."""
    data = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "level": problem.level.value,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in found
    ]
    return bare("check", data)


def report(frame: Frame, view: PeriodReport) -> str:
    """The document of `giaoban report --json`: the numbers of every table; `data` holds the tasks."""
    unit = view.unit
    data = [task(frame, one, unit) for one in (*view.scored, *view.duties)]
    return envelope(
        "report",
        frame,
        data,
        counts=counts(view.counts),
        totals=_totals(view.summary),
        units=summary_rows(view.units),
        groups=[{"id": group, "title": title, **counts(counted)} for group, title, counted in view.groups],
        flow=_flow(view.flow),
        unit_flows=[{"unit": {"code": row.unit, "name": row.name}, **_flow(row.flow)} for row in view.unit_flows],
        overdue=overdue_rows(frame, view.overdue),
        causes=_said(frame, view.causes),
        difficulties=_said(frame, view.difficulties),
        requests=_said(frame, view.requests),
        proposals={
            "total": view.proposals.total,
            "answered": view.proposals.answered,
            "unanswered": view.proposals.unanswered,
            "answered_in_period": view.answered_in_period,
            "raised_again_in_period": view.raised_again_in_period,
        },
        next_period=_period(view.next_period),
        due_next=[one.reference for one in view.due_next],
        extended=[one.reference for one in view.extended],
    )


def _flow(flow: Flow) -> Json:
    return {
        "carried_in": flow.carried_in,
        "assigned": flow.assigned,
        "reopened": flow.reopened,
        "received": flow.received,
        "done": flow.done,
        "withdrawn": flow.withdrawn,
        "passed_on": flow.passed_on,
        "carried_out": flow.carried_out,
    }


def _said(frame: Frame, found: Iterable[Said]) -> list[Json]:
    return [
        {"task": one.tracked.reference, "units": _units(frame, one.units), "date": iso(one.date), "text": one.text}
        for one in found
    ]


def journal(frame: Frame, view: Journal, *, reference: str | None) -> str:
    """The document of `giaoban log --json`: each entry with its event as the register has it."""
    data = [
        {
            "register": entry.register.id,
            "id": entry.owner.id,
            "of": entry.of,
            "title": entry.title,
            "entered": iso(entry.event.entered),
            "units": _units(frame, entry.units),
            "entry": _event(frame, entry.number, entry.event),
        }
        for entry in view.entries
    ]
    return envelope("log", frame, data, filter_={"id": reference}, voided=view.voided)
