"""The pack for a meeting: what became of the tasks since the last one, and what the next one will ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import AsOf
from giaoban.model import Progress
from giaoban.progress import Bucket, derive
from giaoban.progress.fold import known
from giaoban.query import Filter, Role, Sort, ordered, select
from giaoban.report.card import card
from giaoban.report.changes import Kind
from giaoban.report.compare import compare
from giaoban.report.owed import duties, requests, silent, threads_of
from giaoban.report.proposals import proposals
from giaoban.report.summary import summary

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.query import Tracked
    from giaoban.report.calendar import Sitting
    from giaoban.report.changes import Change
    from giaoban.report.counts import Counts
    from giaoban.report.frame import Frame
    from giaoban.report.owed import Asked, Duty, Silent
    from giaoban.report.proposals import Proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """An overdue task; `units` owe it. `times` counts the meetings at which it was overdue, this one included."""

    tracked: Tracked
    units: tuple[str, ...]
    end: dt.date
    days_late: int
    times: int
    cause: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A task of which the part of `units` falls due; `end` is the first of their last days."""

    tracked: Tracked
    units: tuple[str, ...]
    end: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPack:
    """The pack; with `unit` set of what that unit alone leads, by its own threads.

    `done` are tasks, `in_part` units of joint tasks that are not done as a whole; both since the last meeting, and
    `done_before` counts the others that are done. `slipped` became overdue since, `carried` were overdue then.
    """

    sitting: Sitting
    unit: str | None
    counts: Counts
    done: tuple[Change, ...]
    in_part: tuple[Change, ...]
    done_before: int
    slipped: tuple[Late, ...]
    carried: tuple[Late, ...]
    due: tuple[Coming, ...]
    duties: tuple[Duty, ...]
    silent: tuple[Silent, ...]
    extensions: tuple[Asked, ...]
    proposals: Proposals

    def __post_init__(self) -> None:
        """Assert that the lists add up to the counts."""
        sums = (
            ("done", self.done_before + len(self.done), self.counts.done),
            ("overdue", len(self.slipped) + len(self.carried), self.counts.open_overdue),
            ("unanswered", len(self.proposals.proposals), self.proposals.unanswered),
        )
        for name, listed, counted in sums:
            if listed != counted:
                message = f"{listed} {name} in the pack, {counted} counted"
                raise AssertionError(message)


def meeting_pack(frame: Frame, sitting: Sitting) -> MeetingPack:
    """The pack for a meeting, judged at the frame's day, which must be on or after `sitting.since`."""
    unit = frame.narrowed.unit
    frame = frame.of_leads
    last = AsOf(day=sitting.since, known_on=frame.scope.as_of.known_on)
    chosen = [one for one in select(frame.tracked, frame.narrowed) if unit is None or one.standing.thread(unit)]
    then = {one.reference: one.facts(unit).bucket for one in frame.track(last)}
    changes = [change for change in compare(frame, last).changes if change.kind is Kind.DONE]
    late = [one for one in chosen if one.facts(unit).bucket is Bucket.OPEN_OVERDUE]
    overdue = [_late(frame, sitting, one) for one in ordered(late, frame.rules, Sort.DAYS_LATE, unit=unit)]
    carried = [one for one in overdue if then.get(one.tracked.reference) is Bucket.OPEN_OVERDUE]
    return MeetingPack(
        sitting=sitting,
        unit=unit,
        counts=card(frame, unit, Role.LEAD).counts if unit else summary(frame, chosen).tasks,
        done=tuple(change for change in changes if not change.apart),
        in_part=tuple(change for change in changes if change.apart and not change.tracked.facts(unit).bucket.is_done),
        done_before=sum(
            one.facts(unit).bucket.is_done and one.reference in then and then[one.reference].is_done for one in chosen
        ),
        slipped=tuple(one for one in overdue if one not in carried),
        carried=tuple(carried),
        due=_coming(frame, sitting, chosen),
        duties=tuple(duty for one in chosen for duty in duties(frame, sitting, one)),
        silent=silent(frame, sitting, chosen),
        extensions=tuple(asked for one in chosen for asked in requests(frame, one)),
        proposals=proposals(replace(frame, narrowed=Filter(unit=unit)), unanswered=True),
    )


# --- overdue, and due next -------------------------------------------------------------------------------------------


def _late(frame: Frame, sitting: Sitting, one: Tracked) -> Late:
    unit, at = frame.narrowed.unit, frame.scope.as_of
    facts = one.facts(unit)
    units = tuple(
        thread.unit for thread in threads_of(one, unit) if thread.bucket is Bucket.OPEN_OVERDUE and thread.unit
    )
    causes = [
        event.cause
        for _, event in known(one.task.events, at)
        if isinstance(event, Progress) and event.cause and (not event.unit or set(units) & set(event.unit))
    ]
    return Late(
        tracked=one,
        units=units,
        end=facts.end or at.day,
        days_late=facts.days_late or 0,
        times=1 + sum(_was_overdue(frame, one, day) for day in sitting.earlier),
        cause=causes[-1] if causes else None,
    )


def _was_overdue(frame: Frame, one: Tracked, day: dt.date) -> bool:
    at = AsOf(day=day, known_on=frame.scope.as_of.known_on)
    standing, unit = derive(one.task, one.register, frame.rules, at), frame.narrowed.unit
    own = standing.thread(unit) if standing and unit else None
    facts = own or standing
    return facts is not None and facts.bucket is Bucket.OPEN_OVERDUE


def _coming(frame: Frame, sitting: Sitting, chosen: list[Tracked]) -> tuple[Coming, ...]:
    """What falls due until the next meeting, by thread: one unit of a joint task may have more time than another."""
    found = []
    for one in chosen:
        threads = [
            (thread.end, thread.unit)
            for thread in threads_of(one, frame.narrowed.unit)
            if thread.bucket is Bucket.OPEN_IN_TIME and thread.end and thread.end <= sitting.until
        ]
        if threads:
            units = tuple(unit for _, unit in threads if unit)
            found.append(Coming(tracked=one, units=units, end=min(end for end, _ in threads)))
    return tuple(sorted(found, key=lambda coming: (coming.end, coming.tracked.position)))
