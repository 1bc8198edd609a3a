"""The progress report of a period: everything its template prints, counted once and asserted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.model import Progress, RaisedAgain
from giaoban.progress import Bucket
from giaoban.progress.fold import known
from giaoban.query import Filter, Role, Sort, ordered, select
from giaoban.report.card import card
from giaoban.report.flow import Flow, Passage, flow
from giaoban.report.lists import Overdue, overdue
from giaoban.report.proposals import Proposals, proposals
from giaoban.report.summary import Summary, SummaryRow, by_group, summary
from giaoban.terms import SHARED_ROW

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Period
    from giaoban.model import Document
    from giaoban.query import Tracked
    from giaoban.report.counts import Counts
    from giaoban.report.coverage import Covered
    from giaoban.report.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFlow:
    """What came in and went out of one unit's hands; `unit` None is the shared row."""

    unit: str | None
    name: str
    flow: Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a unit reported of a task in the period: a cause, a difficulty or a request."""

    tracked: Tracked
    units: tuple[str, ...]
    date: dt.date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReport:
    """The report of a period; with `unit` set of what that unit alone leads, then all counts are its threads'.

    `completed` are the tasks done at the close and not before the period; `next_period` is the one that follows, and
    `due_next` are the open tasks whose last day is in it; `extended` have a granted extension as of the close.
    `coverage` is there where it is asked for, of the whole registers, whatever the period and the unit.
    """

    period: Period
    unit: str | None
    documents: tuple[Document, ...]
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

    def __post_init__(self) -> None:
        """Assert that the flow ends where the counts stand."""
        if self.flow.carried_out != self.counts.open:
            message = f"flow leaves {self.flow.carried_out} open, the counts {self.counts.open}"
            raise AssertionError(message)


def period_report(frame: Frame) -> PeriodReport:
    """The report of the frame's period, which must have one; of what one unit leads where the filter names one."""
    scope, unit = frame.scope, frame.narrowed.unit
    if scope.period is None or scope.window is None:
        message = "a report needs a period"
        raise ValueError(message)
    frame = replace(frame, narrowed=replace(frame.narrowed, role=Role.LEAD)) if unit else frame
    chosen = select(frame.tracked, frame.narrowed)
    opening = {one.reference: one for one in frame.track(scope.as_of.before(scope.window.start))}
    # a thread that the unit passed on is no longer among its tasks
    everywhere = select(frame.tracked, replace(frame.narrowed, unit=None, role=Role.ANY))
    threads = [passage for one in everywhere for passage in _thread_passages(one, opening.get(one.reference))]
    tasks = [passage for one in chosen if (passage := _task_passage(one, opening.get(one.reference)))]
    view = summary(frame, chosen)
    own = card(frame, unit) if unit else None
    found = proposals(replace(frame, narrowed=Filter(unit=unit, group=frame.narrowed.group)))
    next_period = scope.period.next()
    said = [entry for one in chosen for entry in _progress(frame, one)]
    return PeriodReport(
        period=scope.period,
        unit=unit,
        documents=tuple(register.document for register in frame.registers),
        summary=view,
        counts=own.counts if own else view.tasks,
        flow=flow(threads, unit) if unit else flow(tasks),
        units=(SummaryRow(unit=unit, name=own.name, counts=own.counts),) if unit and own else view.rows,
        unit_flows=_unit_flows(frame, threads),
        groups=tuple(by_group(frame, chosen)) if not unit else (),
        scored=tuple(one for one in chosen if one.facts(unit).bucket is not Bucket.UNSCORED),
        duties=tuple(one for one in chosen if one.facts(unit).bucket is Bucket.UNSCORED),
        completed=tuple(one for one in chosen if _completed(one, opening.get(one.reference), unit)),
        overdue=overdue(frame),
        causes=_said(said, "cause"),
        difficulties=_said(said, "difficulty"),
        requests=_said(said, "request"),
        proposals=found,
        answered_in_period=_answered_in(frame, found),
        raised_again_in_period=_raised_again_in(frame, found),
        next_period=next_period,
        due_next=tuple(_due_next(frame, chosen, next_period, unit)),
        extended=tuple(one for one in chosen if one.facts(unit).extensions),
    )


def _completed(one: Tracked, before: Tracked | None, unit: str | None) -> bool:
    return one.facts(unit).bucket.is_done and not (before and before.facts(unit).bucket.is_done)


def _task_passage(one: Tracked, before: Tracked | None) -> Passage | None:
    if one.standing.bucket is Bucket.UNSCORED:
        return None
    return Passage(before=before.standing.bucket if before else None, after=one.standing.bucket)


def _thread_passages(one: Tracked, before: Tracked | None) -> list[Passage]:
    """Each thread at both closes: threads keep their place when they pass to another unit, and new ones come last."""
    earlier = before.standing.threads if before else ()
    passages = []
    for index, thread in enumerate(one.standing.threads):
        if thread.bucket is Bucket.UNSCORED:
            continue
        was = earlier[index] if index < len(earlier) else None
        passages.append(
            Passage(
                before=was.bucket if was else None,
                after=thread.bucket,
                unit_before=was.unit if was else None,
                unit_after=thread.unit,
            )
        )
    return passages


def _unit_flows(frame: Frame, threads: list[Passage]) -> tuple[UnitFlow, ...]:
    """A flow for every unit that held a thread at either close, in protocol order, and one for all closed groups."""
    if unit := frame.narrowed.unit:
        return (UnitFlow(unit=unit, name=frame.units.name(unit), flow=flow(threads, unit)),)
    held = {code for one in threads for code in (one.unit_before, one.unit_after) if code}
    single = sorted((code for code in held if not frame.units.is_group(code)), key=frame.units.position)
    flows = [UnitFlow(unit=code, name=frame.units.name(code), flow=flow(threads, code)) for code in single]
    if len(held) > len(single):
        # one row for them all, whichever group had the thread: what passes between a group and a unit passes it too
        shared = [
            replace(one, unit_before=_row(frame, one.unit_before), unit_after=_row(frame, one.unit_after))
            for one in threads
        ]
        flows.append(UnitFlow(unit=None, name=SHARED_ROW, flow=flow(shared, SHARED_ROW)))
    return tuple(flows)


def _row(frame: Frame, unit: str | None) -> str | None:
    return SHARED_ROW if unit and frame.units.is_group(unit) else unit


def _progress(frame: Frame, one: Tracked) -> list[tuple[Tracked, Progress]]:
    """The unit's progress entries in the period, every unit's without one."""
    window, unit = frame.scope.window, frame.narrowed.unit
    return [
        (one, event)
        for _, event in known(one.task.events, frame.scope.as_of)
        if isinstance(event, Progress)
        and window
        and event.date in window
        and (unit is None or unit in event.unit or not event.unit)
    ]


def _said(entries: list[tuple[Tracked, Progress]], field: str) -> tuple[Said, ...]:
    found = []
    for one, event in entries:
        text = getattr(event, field)
        if text:
            units = event.unit or tuple(thread.unit for thread in one.standing.threads)
            found.append(Said(tracked=one, units=units, date=event.date, text=text))
    return tuple(found)


def _answered_in(frame: Frame, found: Proposals) -> int:
    """How many of the answers that stand were given in the period."""
    window = frame.scope.window
    days = [one.standing.answered_on for one in found.proposals]
    return sum(day is not None and window is not None and day in window for day in days)


def _raised_again_in(frame: Frame, found: Proposals) -> int:
    """How many proposals the localities made again in the period."""
    window = frame.scope.window
    return sum(
        any(
            isinstance(event, RaisedAgain) and window and event.date in window
            for _, event in known(one.proposal.events, frame.scope.as_of)
        )
        for one in found.proposals
    )


def _due_next(frame: Frame, chosen: list[Tracked], period: Period, unit: str | None) -> list[Tracked]:
    """The open tasks whose last day is after the close and no later than the next period's."""
    close = frame.scope.as_of.day
    due = [
        one
        for one in chosen
        if one.facts(unit).bucket is Bucket.OPEN_IN_TIME
        and (end := one.facts(unit).end)
        and close < end <= period.last_day
    ]
    return ordered(due, frame.rules, Sort.DEADLINE, unit=unit)
