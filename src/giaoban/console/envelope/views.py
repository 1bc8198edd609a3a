"""The documents of the commands that look up and check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.console.envelope.base import Json, bare, envelope, iso, rate, units_of
from giaoban.console.envelope.task import event_of, task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.dates import Period
    from giaoban.errors import Problem
    from giaoban.progress import Standing
    from giaoban.query import Tracked, TrackedProposal
    from giaoban.report.card import Card
    from giaoban.report.counts import Counts
    from giaoban.report.detail import Passage
    from giaoban.report.entries import Journal
    from giaoban.report.frame import Frame
    from giaoban.report.lists import Overdue
    from giaoban.report.proposals import Proposals
    from giaoban.report.summary import Summary, SummaryRow
    from giaoban.units import Unit


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
        "completion": rate(counted.completion),
        "punctuality": rate(counted.punctuality),
        "original_punctuality": rate(original) if original else None,
    }


def summary(frame: Frame, view: Summary) -> str:
    """The document of `giaoban status --json`."""
    return envelope("summary", frame, summary_rows(view.rows), totals=totals_of(view))


def summary_rows(rows: Iterable[SummaryRow]) -> list[Json]:
    """A row for each unit; the shared row has no code."""
    return [{"unit": {"code": row.unit, "name": row.name}, **counts(row.counts)} for row in rows]


def totals_of(view: Summary) -> Json:
    """Both feet of a summary."""
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
            "overdue_units": units_of(frame, one.late),
            "new_in_period": one.new,
            "done_since": iso(one.done_since),
            "extended_since": iso(one.extended_since),
        }
        for one in view.tasks
    ]


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
        "register": one.register_id,
        "id": one.id,
        "group": one.group,
        "text": one.text,
        "quote": list(one.proposal.quote),
        "tasks": list(one.tasks),
        "units": units_of(frame, one.named),
        "answering": units_of(frame, one.units),
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


def journal(frame: Frame, view: Journal, *, reference: str | None) -> str:
    """The document of `giaoban log --json`: each entry with its event as the register has it."""
    data = [
        {
            "register": entry.register.id,
            "id": entry.owner.id,
            "of": entry.of,
            "title": entry.title,
            "entered": iso(entry.event.entered),
            "units": units_of(frame, entry.units),
            "entry": event_of(frame, entry.number, entry.event),
        }
        for entry in view.entries
    ]
    return envelope("log", frame, data, filter_={"id": reference}, voided=view.voided)
