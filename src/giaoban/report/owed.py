"""What units owe a meeting: reports of recurring duties, any report at all, and what they wait to be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import AsOf
from giaoban.model import Done, ExtensionRequest, Progress
from giaoban.progress import Bucket, ExtensionState, Work
from giaoban.progress.fold import known
from giaoban.progress.occurrence import occurrences
from giaoban.report.entries import journal
from giaoban.report.frame import NOTHING

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Deadline
    from giaoban.progress import Occurrence, Thread
    from giaoban.query import Tracked
    from giaoban.report.calendar import Sitting
    from giaoban.report.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A recurring duty at one of its occurrences: the units that reported it, each with the day, and the others.

    `owed` are the older occurrences that some unit still owes, by their last days and labels.
    """

    tracked: Tracked
    label: str
    end: dt.date
    reported: tuple[tuple[str, dt.date], ...]
    missing: tuple[str, ...]
    owed: tuple[tuple[dt.date, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A unit that reported nothing since the last meeting, with the open tasks it has had since then."""

    unit: str
    name: str
    tasks: tuple[Tracked, ...]
    overdue: int
    last_report: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A later deadline that a unit asked for and nobody answered yet."""

    tracked: Tracked
    unit: str
    end: dt.date | None
    to: Deadline | None
    date: dt.date | None
    reason: str | None
    document: str | None


def threads_of(one: Tracked, unit: str | None) -> tuple[Thread, ...]:
    """The threads spoken of: the unit's own, else all; what stands for a task that no unit has."""
    own = one.standing.thread(unit) if unit else None
    return (own,) if own else one.standing.threads or tuple(filter(None, (one.standing.whole,)))


def duties(frame: Frame, sitting: Sitting, one: Tracked) -> list[Duty]:
    """The occurrences of a recurring duty that end after the last meeting and by this one."""
    if one.task.recurs is None:
        return []
    held = {
        thread.unit: _occurrences(frame, sitting, one, thread)
        for thread in threads_of(one, frame.narrowed.unit)
        if thread.work not in {Work.WITHDRAWN, Work.SUSPENDED}
    }
    ends = {occurrence.end: occurrence.label for found in held.values() for occurrence in found.values()}
    owing = [end for end in sorted(ends) if any(end in had and not had[end].reported_on for had in held.values())]
    owed = tuple((end, ends[end]) for end in owing if end <= sitting.since)
    rows = []
    for end in sorted(end for end in ends if sitting.since < end <= sitting.day):
        at = [(unit, found[end].reported_on) for unit, found in held.items() if end in found]
        rows.append(
            Duty(
                tracked=one,
                label=ends[end],
                end=end,
                reported=tuple((unit, day) for unit, day in at if day),
                missing=tuple(unit for unit, day in at if not day),
                owed=owed,
            )
        )
    return rows


def _occurrences(frame: Frame, sitting: Sitting, one: Tracked, thread: Thread) -> dict[dt.date, Occurrence]:
    """All that a unit had or has to report by the meeting, those not over yet on the day judged too."""
    if one.task.recurs is None:
        return {}
    office = replace(frame.office, meetings=tuple(sorted({*frame.office.meetings, sitting.day})))
    reported = {had.end: (had.reported_on, had.document) for had in thread.occurrences if had.reported_on}
    at = AsOf(day=sitting.day, at_close=True)
    since, pauses = thread.since, thread.pauses
    found = occurrences(one.task.recurs, since=since, office=office, reported=reported, at=at, pauses=pauses)
    return {occurrence.end: occurrence for occurrence in found}


def silent(frame: Frame, sitting: Sitting, chosen: list[Tracked]) -> tuple[Silent, ...]:
    """The units that have had open tasks since the last meeting, and reported nothing of any task."""
    unit, last = frame.narrowed.unit, _last_reports(frame)
    owed: dict[str, list[tuple[Tracked, Thread]]] = {}
    for one in chosen:
        for thread in threads_of(one, unit):
            open_ = thread.bucket.is_open and thread.bucket is not Bucket.OPEN_SUSPENDED
            if thread.unit and open_:
                owed.setdefault(thread.unit, []).append((one, thread))
    found = []
    for code in sorted(owed, key=frame.units.position):
        # a member of a closed group reports for the group
        group = [thread.last_report for _, thread in owed[code]] if frame.units.is_group(code) else []
        reported = max((day for day in (last.get(code), *group) if day), default=None)
        had = [(one, thread) for one, thread in owed[code] if thread.since <= sitting.since]
        if had and (reported is None or reported <= sitting.since):
            found.append(
                Silent(
                    unit=code,
                    name=frame.units.name(code),
                    tasks=tuple(one for one, _ in had),
                    overdue=sum(thread.bucket is Bucket.OPEN_OVERDUE for _, thread in had),
                    last_report=reported,
                )
            )
    return tuple(found)


def _last_reports(frame: Frame) -> dict[str, dt.date]:
    """The day of each unit's last report of any task, in whatever part it has in it."""
    scope = replace(frame.scope, period=None, window=None)
    last: dict[str, dt.date] = {}
    for entry in journal(replace(frame, narrowed=NOTHING, scope=scope)).entries:
        event = entry.event
        if isinstance(event, Progress | Done | ExtensionRequest) and not event.voided and event.date <= scope.as_of.day:
            for code in entry.units:
                last[code] = max(event.date, last.get(code, event.date))
    return last


def requests(frame: Frame, one: Tracked) -> list[Asked]:
    """The requests for a later deadline that wait for an answer."""
    asked = [event for _, event in known(one.task.events, frame.scope.as_of) if isinstance(event, ExtensionRequest)]
    found = []
    for thread in threads_of(one, frame.narrowed.unit):
        if thread.extension is not ExtensionState.REQUESTED or not thread.bucket.is_open:
            continue
        # what was asked for before a transfer bears the name of the unit that asked
        own = [event for event in asked if not event.unit or thread.unit in event.unit] or asked
        found.append(
            Asked(
                tracked=one,
                unit=thread.unit,
                end=thread.end,
                to=thread.requested,
                date=own[-1].date if own else None,
                reason=own[-1].reason if own else None,
                document=own[-1].document if own else None,
            )
        )
    return found
