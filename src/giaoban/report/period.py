"""The progress report of a period: everything its template prints, counted once and asserted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket
from giaoban.query import Filter, Role, Sort, ordered
from giaoban.report.card import card
from giaoban.report.flow import Flow, Passage, flow
from giaoban.report.lists import Overdue, overdue
from giaoban.report.proposals import Proposals, proposals
from giaoban.report.summary import Summary, SummaryRow, by_group, summary
from giaoban.terms import SHARED_ROW

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from giaoban.dates import Period
    from giaoban.query import Tracked
    from giaoban.query.facts import Heading, Outline, Remark
    from giaoban.report.counts import Counts
    from giaoban.report.coverage import Covered
    from giaoban.report.frame import Frame


class UnitFlow(NamedTuple):
    """What came in and went out of one unit's hands; `unit` None is the shared row."""

    unit: str | None
    name: str
    flow: Flow


class Said(NamedTuple):
    """What a unit reported of a task in the period: a cause, a difficulty or a request."""

    tracked: Tracked
    units: tuple[str, ...]
    date: dt.date
    text: str


class PeriodReport(NamedTuple):
    """The report of a period; with `unit` set of what that unit alone leads, then all counts are its threads'.

    `registers` are those reported on. `completed` are the tasks done at the close and not before the period;
    `next_period` is the one that follows, and `due_next` are the open tasks whose last day is in it; `extended` have a
    granted extension as of the close. `coverage` is there where it is asked for, of the whole registers, whatever the
    period and the unit.
    """

    period: Period
    unit: str | None
    registers: tuple[Heading, ...]
    summary: Summary
    counts: Counts
    flow: Flow
    units: tuple[SummaryRow, ...]
    unit_flows: tuple[UnitFlow, ...]
    groups: tuple[tuple[str, str, Counts], ...]
    scored: tuple[Tracked, ...]
    duties: tuple[Tracked, ...]
    completed: tuple[Tracked, ...]
    overdue: Overdue
    causes: tuple[Said, ...]
    difficulties: tuple[Said, ...]
    requests: tuple[Said, ...]
    proposals: Proposals
    answered_in_period: int
    raised_again_in_period: int
    next_period: Period
    due_next: tuple[Tracked, ...]
    extended: tuple[Tracked, ...]
    coverage: Covered | None = None


def period_report(frame: Frame) -> PeriodReport:
    """The report of the frame's period, which must have one; of what one unit leads where the filter names one.

    Asserts that the flow ends where the counts stand.
    """
    scope, unit = frame.scope, frame.narrowed.unit
    if scope.period is None or scope.window is None:
        message = "a report needs a period"
        raise ValueError(message)
    frame = frame.of_leads
    chosen = frame.chosen
    # a thread that the unit passed on is no longer among its tasks
    everywhere = frame.select(replace(frame.narrowed, unit=None, role=Role.ANY)) if unit else chosen
    before = frame.shelf.outlines(scope.as_of.before(scope.window.start))
    threads = Counter(passage for one in everywhere for passage in _thread_passages(frame, one, before))
    tasks = Counter(passage for one in chosen for passage in _task_passages(one, before))
    view = summary(frame)
    own = card(frame, unit) if unit else None
    headings = frame.shelf.headings
    found = proposals(replace(frame, narrowed=Filter(unit=unit, group=frame.narrowed.group)))
    next_period = scope.period.next()
    remarks = frame.shelf.remarks(scope.as_of, scope.window)
    said = [(one, remark) for one in chosen for remark in _remarks(remarks.get(one.position, ()), unit)]
    counts, moved = own.counts if own else view.tasks, flow(threads, unit) if unit else flow(tasks)
    if moved.carried_out != counts.open:
        message = f"flow leaves {moved.carried_out} open, the counts {counts.open}"
        raise AssertionError(message)
    return PeriodReport(
        period=scope.period,
        unit=unit,
        registers=frame.headings,
        summary=view,
        counts=counts,
        flow=moved,
        units=(SummaryRow(unit=unit, name=own.name, counts=own.counts),) if unit and own else view.rows,
        unit_flows=_unit_flows(frame, threads),
        groups=tuple(by_group(frame, headings, chosen)) if not unit else (),
        scored=tuple(one for one in chosen if one.glance(unit).bucket is not Bucket.UNSCORED),
        duties=tuple(one for one in chosen if one.glance(unit).bucket is Bucket.UNSCORED),
        completed=tuple(one for one in chosen if _completed(one, before.get(one.position), unit)),
        overdue=overdue(frame, before=before),
        causes=_said(said, "cause"),
        difficulties=_said(said, "difficulty"),
        requests=_said(said, "request"),
        proposals=found,
        answered_in_period=_answered_in(frame, found),
        raised_again_in_period=_raised_again_in(frame, found),
        next_period=next_period,
        due_next=tuple(_due_next(frame, chosen, next_period, unit)),
        extended=tuple(one for one in chosen if one.glance(unit).extensions),
    )


def _completed(one: Tracked, before: Outline | None, unit: str | None) -> bool:
    return one.glance(unit).bucket.is_done and not (before and before.of(unit).is_done)


def _task_passages(one: Tracked, before: Mapping[int, Outline]) -> Iterator[Passage]:
    after, was = one.glance().bucket, before.get(one.position)
    if after is not Bucket.UNSCORED:
        yield Passage(was.bucket if was else None, after)


def _thread_passages(frame: Frame, one: Tracked, before: Mapping[int, Outline]) -> Iterator[Passage]:
    """Each thread at both closes: threads keep their place when they pass to another unit, and new ones come last."""
    earlier = was.threads if (was := before.get(one.position)) else ()
    for index, (unit, after) in enumerate(frame.outlines[one.position].threads):
        if after is not Bucket.UNSCORED:
            held, bucket = earlier[index] if index < len(earlier) else (None, None)
            yield Passage(bucket, after, held, unit)


def _unit_flows(frame: Frame, threads: Mapping[Passage, int]) -> tuple[UnitFlow, ...]:
    """A flow for every unit that held a thread at either close, in protocol order, and one for all closed groups."""
    if unit := frame.narrowed.unit:
        return (UnitFlow(unit=unit, name=frame.units.name(unit), flow=flow(threads, unit)),)
    held = {code for one in threads for code in (one.unit_before, one.unit_after) if code}
    single = sorted((code for code in held if not frame.units.is_group(code)), key=frame.units.position)
    flows = [UnitFlow(unit=code, name=frame.units.name(code), flow=flow(threads, code)) for code in single]
    if len(held) > len(single):
        # one row for them all, whichever group had the thread: what passes between a group and a unit passes it too
        shared: Counter[Passage] = Counter()
        for one, number in threads.items():
            before, after = _row(frame, one.unit_before), _row(frame, one.unit_after)
            shared[one._replace(unit_before=before, unit_after=after)] += number
        flows.append(UnitFlow(unit=None, name=SHARED_ROW, flow=flow(shared, SHARED_ROW)))
    return tuple(flows)


def _row(frame: Frame, unit: str | None) -> str | None:
    return SHARED_ROW if unit and frame.units.is_group(unit) else unit


def _remarks(every: tuple[Remark, ...], unit: str | None) -> Iterator[Remark]:
    """The unit's remarks, every unit's without one."""
    return (one for one in every if unit is None or unit in one.units or not one.units)


def _said(remarks: list[tuple[Tracked, Remark]], field: str) -> tuple[Said, ...]:
    return tuple(
        Said(tracked=one, units=remark.units or one.holders, date=remark.date, text=text)
        for one, remark in remarks
        if (text := getattr(remark, field))
    )


def _answered_in(frame: Frame, found: Proposals) -> int:
    """How many of the answers that stand were given in the period."""
    window = frame.scope.window
    days = [one.standing.answered_on for one in found.proposals]
    return sum(day is not None and window is not None and day in window for day in days)


def _raised_again_in(frame: Frame, found: Proposals) -> int:
    """How many proposals the localities made again in the period."""
    window = frame.scope.window
    if window is None or not any(one.standing.raised_again for one in found.proposals):
        return 0
    opening = frame.shelf.proposals(frame.scope.as_of.before(window.start))
    before = {one.reference: one.standing.raised_again for one in opening}
    return sum(one.standing.raised_again > before.get(one.reference, 0) for one in found.proposals)


def _due_next(frame: Frame, chosen: list[Tracked], period: Period, unit: str | None) -> list[Tracked]:
    """The open tasks whose last day is after the close and no later than the next period's."""
    close = frame.scope.as_of.day
    due = [
        one
        for one in chosen
        if (facts := one.glance(unit)).bucket is Bucket.OPEN_IN_TIME
        and facts.end
        and close < facts.end <= period.last_day
    ]
    return ordered(due, frame.rules, Sort.DEADLINE, unit=unit)
