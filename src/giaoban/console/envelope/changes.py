"""The document of `giaoban diff --json` (`docs/json.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.console.envelope.base import Json, envelope, iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.report.changes import Change, Changes, ProposalChange, Told
    from giaoban.report.frame import Frame


def changes(frame: Frame, view: Changes) -> str:
    """What changed: in `data` the tasks, one row for each change, and beside it the proposals."""
    before = view.before
    return envelope(
        "diff",
        frame,
        [_change(frame, one) for one in view.changes],
        since={"as_of": iso(before.day), "at_close": before.at_close},
        totals={
            "tasks": view.tasks,
            "changed": view.changed,
            "unchanged": view.tasks - view.changed,
            "proposals": view.proposals,
            "proposals_changed": view.proposals_changed,
            "proposals_unchanged": view.proposals - view.proposals_changed,
        },
        proposals=[_proposal_change(frame, one) for one in view.proposal_changes],
    )


def _change(frame: Frame, one: Change) -> Json:
    facts, task = one.facts, one.tracked.task
    return {
        "change": one.kind.value,
        "register": one.tracked.register_id,
        "id": task.id,
        "title": task.title,
        "group": task.group,
        "units": _units(frame, one.units),
        "from_units": _units(frame, one.from_units),
        "apart": one.apart,
        "work": facts.work.value,
        "time": facts.time.value if facts.time else None,
        "bucket": facts.bucket.value,
        "days_late": facts.days_late,
        "deadline_end": iso(facts.end),
        "deadline_before": iso(one.end_before),
        "on": iso(one.on),
        "silent_days": one.silent_days,
        "events": _numbers(one.events),
    }


def _proposal_change(frame: Frame, one: ProposalChange) -> Json:
    tracked, standing = one.proposal, one.proposal.standing
    return {
        "change": one.kind.value,
        "register": tracked.register_id,
        "id": tracked.id,
        "text": tracked.text,
        "group": tracked.group,
        "answering": _units(frame, tracked.units),
        "answered": standing.answered,
        "answered_on": iso(standing.answered_on),
        "outcome": standing.outcome.value if standing.outcome else None,
        "raised_again": standing.raised_again,
        "events": _numbers(one.events),
    }


def _units(frame: Frame, codes: Iterable[str]) -> list[Json]:
    return [{"code": code, "name": frame.units.name(code)} for code in codes]


def _numbers(events: Iterable[Told]) -> list[int]:
    """The places of the events in the list of their task or proposal, from 1."""
    return [number for number, _ in events]
