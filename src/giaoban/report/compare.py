"""How two days are compared: where each task stood at both ends, and the events in between.

Both ends are `progress.derive`'s, so that these numbers and those of `status`, `overdue` and `report` agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.model import (
    Accepted,
    Answered,
    Done,
    Event,
    Extension,
    ExtensionRequest,
    Progress,
    RaisedAgain,
    Resumed,
    Returned,
    Suspended,
    Transferred,
    UnitAdded,
    Withdrawn,
)
from giaoban.progress import Bucket, Work
from giaoban.progress.fold import Fold, known
from giaoban.query import Filter, select
from giaoban.report.changes import Change, Changes, Kind, ProposalChange, ProposalKind
from giaoban.report.proposals import proposals

if TYPE_CHECKING:
    from giaoban.dates import AsOf
    from giaoban.progress import Thread
    from giaoban.query import Facts, Tracked, TrackedProposal
    from giaoban.report.changes import Told
    from giaoban.report.frame import Frame


def compare(frame: Frame, before: AsOf) -> Changes:
    """What changed from `before`, no later than the frame's day; by the unit's own threads where the filter has one."""
    earlier = {one.reference: one for one in frame.track(before)}
    # a unit that passed its thread on had it at the earlier end
    asked = {one.reference for ends in (earlier.values(), frame.tracked) for one in select(ends, frame.narrowed)}
    chosen = [one for one in frame.tracked if one.reference in asked]
    wanted = Filter(unit=frame.narrowed.unit, group=frame.narrowed.group, grep=frame.narrowed.grep)
    found = proposals(replace(frame, narrowed=wanted)).proposals
    existed = {one.reference for one in frame.shelf.proposals(before)}
    return Changes(
        before=before,
        changes=tuple(row for one in chosen for row in _of_task(frame, before, earlier.get(one.reference), one)),
        proposal_changes=tuple(
            row for one in found for row in _of_proposal(frame, before, one, new=one.reference not in existed)
        ),
        tasks=len(chosen),
        proposals=len(found),
    )


# --- tasks -----------------------------------------------------------------------------------------------------------

_BY_BUCKET = {
    Bucket.OPEN_OVERDUE: Kind.SLIPPED,
    Bucket.OPEN_SUSPENDED: Kind.SUSPENDED,
    Bucket.WITHDRAWN: Kind.WITHDRAWN,
}
_TELLING: dict[Kind, type[Event]] = {Kind.DONE: Done, Kind.SUSPENDED: Suspended, Kind.WITHDRAWN: Withdrawn}
_BY_EVENT: dict[Kind, type[Event]] = {
    Kind.EXTENDED: Extension,
    Kind.RESUMED: Resumed,
    Kind.TRANSFERRED: Transferred,
    Kind.UNIT_ADDED: UnitAdded,
    Kind.REOPENED: Returned,
}
_REPORTS = (Progress, Done, ExtensionRequest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A thread at both ends, `was` None where it had not begun, with the events in between that touched it."""

    was: Thread | None
    now: Thread
    told: tuple[Told, ...]

    def held_by(self, unit: str) -> bool:
        """Whether the unit with this code had the thread at either end."""
        return unit in {self.now.unit, self.was.unit if self.was else self.now.unit}

    def by(self, *kinds: type[Event]) -> tuple[Told, ...]:
        """The events of these kinds."""
        return tuple((number, event) for number, event in self.told if isinstance(event, kinds))


def _of_task(frame: Frame, before: AsOf, was: Tracked | None, now: Tracked) -> list[Change]:
    unit, at = frame.narrowed.unit, frame.scope.as_of
    counted = [(index + 1, event) for index, event in known(now.task.events, at)]
    since = tuple((number, event) for number, event in counted if was is None or event.date > before.day)
    parts = _parts(frame, was, now, since)
    own = [part for part in parts if unit and part.held_by(unit)]
    joint = not own and len(parts) > 1
    if own:
        touched = {number for part in own for number, _ in part.told}
        since = tuple((number, event) for number, event in since if number in touched or unit in event.unit)
    facts, earlier = now.facts(unit), was.facts(unit) if was else None
    whole = Change(
        kind=Kind.NEW,
        tracked=now,
        units=frame.leads(now),
        facts=facts,
        end_before=earlier.end if earlier else None,
    )
    rows = [whole] if was is None else []
    if joint and (kind := _state_kind(earlier, facts)):
        rows.append(_of_the_whole(whole, kind, parts))
    for part in own or parts:
        own_rows = _of_part(whole, part, None if before.day == at.day else at, joint=joint)
        passed_on = bool(own) and part.now.unit != unit
        rows += [row for row in own_rows if row.kind is Kind.TRANSFERRED or not passed_on]
    if since and all(row.kind is Kind.SILENT for row in rows):
        named = tuple(dict.fromkeys(code for _, event in since for code in event.unit))
        rows.append(replace(whole, kind=Kind.OTHER, units=named or whole.units, events=since))
    return _merged(rows)


def _parts(frame: Frame, was: Tracked | None, now: Tracked, since: tuple[Told, ...]) -> list[_Part]:
    """The threads of the later day; they keep their place when they pass to another unit, and new ones come last."""
    later = now.standing.threads or tuple(filter(None, (now.standing.whole,)))
    earlier = was.standing.threads if was else ()
    whole = was.standing.whole if was else None
    # what stood for the whole task lives on where it was handed to a unit, and ends where the first unit is named
    if whole and later[0].since == whole.since:
        earlier = (whole,)
    told = _touching(frame, now, since) if since else [()] * len(later)
    return [
        _Part(was=earlier[index] if index < len(earlier) else None, now=thread, told=told[index])
        for index, thread in enumerate(later)
    ]


def _touching(frame: Frame, now: Tracked, since: tuple[Told, ...]) -> list[tuple[Told, ...]]:
    """For each thread of the later day, the events of `since` that touched it, whichever unit had it then."""
    folded = Fold(now.task, now.register, frame.units)
    asked = {number for number, _ in since}
    touched: dict[int, list[Told]] = {}
    for index, event in known(now.task.events, frame.scope.as_of):
        for state in folded.add(index, event):
            if index + 1 in asked:
                touched.setdefault(id(state), []).append((index + 1, event))
    states = [folded.whole] if folded.whole else folded.threads.values()
    return [tuple(touched.get(id(state), ())) for state in states]


def _state_kind(was: Facts | None, now: Facts) -> Kind | None:
    """What the buckets at both ends tell, if anything."""
    earlier = was.bucket if was else None
    if now.bucket.is_done:
        return None if earlier and earlier.is_done else Kind.DONE
    return None if now.bucket is earlier else _BY_BUCKET.get(now.bucket)


def _of_the_whole(whole: Change, kind: Kind, parts: list[_Part]) -> Change:
    """What a joint task came to: by all its units, or overdue by those that owe it."""
    late = tuple(part.now.unit for part in parts if part.now.bucket is Bucket.OPEN_OVERDUE)
    told = {number: event for part in parts if kind in _TELLING for number, event in part.by(_TELLING[kind])}
    return replace(
        whole,
        kind=kind,
        units=late if kind is Kind.SLIPPED else whole.units,
        events=tuple(sorted(told.items(), key=lambda pair: (pair[1].date, pair[0]))),
    )


def _of_part(whole: Change, part: _Part, at: AsOf | None, *, joint: bool) -> list[Change]:
    """What became of one thread by `at`; None says that no time passed, in which nobody is silent."""
    was, now = part.was, part.now
    row = replace(
        whole,
        units=(now.unit,) if now.unit else whole.units,
        facts=now,
        end_before=was.end if was else None,
    )
    rows = []
    state = _state_kind(was, now)
    if state:
        rows.append(replace(row, kind=state, apart=joint, events=part.by(_TELLING[state]) if state in _TELLING else ()))
    for kind, event in _BY_EVENT.items():
        if told := part.by(event):
            before = (was.unit,) if was and was.unit else told[0][1].unit or whole.tracked.task.lead
            rows.append(replace(row, kind=kind, events=told, from_units=before if kind is Kind.TRANSFERRED else ()))
    if (accepted := part.by(Accepted)) and now.work is Work.DONE and state is not Kind.DONE:
        rows.append(replace(row, kind=Kind.ACCEPTED, events=accepted))
    owed = now.bucket.is_open or (now.bucket is Bucket.UNSCORED and now.work is not Work.WITHDRAWN)
    if owed and (reports := part.by(*_REPORTS)):
        rows.append(replace(row, kind=Kind.REPORTED, events=reports))
    elif at and was and now.bucket.is_open and now.bucket is not Bucket.OPEN_SUSPENDED:
        days = (at.day - (now.last_report or now.since)).days
        rows.append(replace(row, kind=Kind.SILENT, silent_days=days))
    return rows


def _merged(rows: list[Change]) -> list[Change]:
    """The rows, one for all units of which the same is said; what the row of the task says already is not repeated."""
    merged: dict[tuple[object, ...], Change] = {}
    for row in rows:
        facts = row.facts
        said = (row.kind, row.apart, row.events, row.from_units, row.silent_days)
        key = (*said, row.end_before, facts.end, facts.bucket, facts.work, facts.days_late)
        same = merged.get(key)
        merged[key] = replace(row, units=tuple(dict.fromkeys((*same.units, *row.units)))) if same else row
    of_task = {_told(row) for row in merged.values() if not row.apart}
    return [row for row in merged.values() if not row.apart or _told(row) not in of_task]


def _told(row: Change) -> tuple[object, ...]:
    return (row.kind, row.units, row.facts.bucket, row.facts.days_late)


# --- proposals -------------------------------------------------------------------------------------------------------


def _of_proposal(frame: Frame, before: AsOf, now: TrackedProposal, *, new: bool) -> list[ProposalChange]:
    counted = [(index + 1, event) for index, event in known(now.proposal.events, frame.scope.as_of)]
    since = tuple((number, event) for number, event in counted if new or event.date > before.day)
    kinds = {Answered: ProposalKind.ANSWERED, RaisedAgain: ProposalKind.RAISED_AGAIN}
    rows = [ProposalChange(kind=ProposalKind.NEW, proposal=now, events=())] if new else []
    for event_kind, kind in kinds.items():
        told = tuple((number, event) for number, event in since if isinstance(event, event_kind))
        # an answer after which the localities asked again is none
        if told and (kind is ProposalKind.RAISED_AGAIN or now.standing.answered):
            rows.append(ProposalChange(kind=kind, proposal=now, events=told))
    if since and not rows:
        rows.append(ProposalChange(kind=ProposalKind.OTHER, proposal=now, events=since))
    return rows
