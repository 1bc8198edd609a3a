"""The overdue, and what became of them since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates import AsOf, short_day
from giaoban.progress import Bucket
from giaoban.query import Sort, ordered, tally
from giaoban.report.counts import number
from giaoban.report.frame import state_cell
from giaoban.report.lists.tasks import identifier
from giaoban.report.page import Column, Grid, Page, Prose, Toned
from giaoban.terms import NONE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from giaoban.query import Tally, Tracked
    from giaoban.query.facts import Outline
    from giaoban.report.frame import Frame


class OverdueTask(NamedTuple):
    """An overdue task, and what happened from the day judged to the day asked.

    `late` holds the units that owe it. `new` says that it became overdue in the period, None without a period.
    """

    tracked: Tracked
    late: tuple[str, ...]
    end: dt.date
    days_late: int
    new: bool | None
    done_since: dt.date | None
    extended_since: dt.date | None


class Overdue(NamedTuple):
    """The overdue, longest first; `searched` counts the tasks with a deadline that were looked at."""

    tasks: tuple[OverdueTask, ...]
    searched: int
    came_due: int
    done_of_came_due: int

    @property
    def new(self) -> tuple[OverdueTask, ...]:
        """Those that became overdue in the period."""
        return tuple(one for one in self.tasks if one.new)

    @property
    def carried(self) -> tuple[OverdueTask, ...]:
        """Those that were overdue before it."""
        return tuple(one for one in self.tasks if one.new is False)


def overdue(frame: Frame, sort: Sort = Sort.DAYS_LATE, *, before: Mapping[int, Outline] | None = None) -> Overdue:
    """What was overdue at the day the frame is judged at, by the unit's own thread where the filter names one.

    `before` says where tasks stood at the close before the frame's period, for whoever has looked that up already.
    """
    unit, scope = frame.narrowed.unit, frame.scope
    late = [one for one in _overdue(frame) if one.glance(unit).bucket is Bucket.OPEN_OVERDUE]
    earlier = _before(frame, late, before)
    since = _at(frame, late, _asked(frame)) if scope.asked_on > scope.as_of.day else {}
    tasks = []
    for one in ordered(late, frame.rules, sort, unit=unit):
        facts = one.glance(unit)
        later = since.get(one.position)
        if facts.end is None or facts.days_late is None:
            continue
        tasks.append(
            OverdueTask(
                tracked=one,
                late=(unit,) if unit and unit in one.holders else one.late_holders,
                end=facts.end,
                days_late=facts.days_late,
                new=None if scope.window is None else earlier.get(one.position) is not Bucket.OPEN_OVERDUE,
                done_since=_done_on(later, unit) if later else None,
                extended_since=_extended_to(later, unit, facts.end) if later else None,
            )
        )
    sums = [one for one in _judged(frame) if one.bucket is not Bucket.UNSCORED]
    return Overdue(
        tasks=tuple(tasks),
        searched=sum(one.due for one in sums),
        came_due=sum(one.came_due for one in sums),
        done_of_came_due=sum(one.came_due for one in sums if one.bucket.is_done),
    )


def _overdue(frame: Frame) -> list[Tracked]:
    """The tasks of the frame's filter, where it asks for no state only those that are overdue."""
    narrowed = frame.narrowed
    return frame.chosen if narrowed.state else frame.select(replace(narrowed, state="overdue"))


def _judged(frame: Frame) -> list[Tally]:
    """The sums over all that the frame's filter accepts."""
    if frame.narrows_nothing:
        return frame.tallies.tasks
    return tally((one.glance(frame.narrowed.unit) for one in frame.chosen), *frame.counting)


def _before(frame: Frame, late: list[Tracked], known: Mapping[int, Outline] | None) -> dict[int, Bucket]:
    """Where the tasks stood at the close before the frame's period, by their positions; none without a period."""
    window, unit = frame.scope.window, frame.narrowed.unit
    if window is None:
        return {}
    if known is not None:
        return {one.position: known[one.position].of(unit) for one in late if one.position in known}
    found = _at(frame, late, frame.scope.as_of.before(window.start))
    return {place: one.glance(unit).bucket for place, one in found.items()}


def _at(frame: Frame, those: list[Tracked], at: AsOf) -> dict[int, Tracked]:
    """The same tasks as of another day, by their positions."""
    return {one.position: one for one in frame.shelf.again(those, at, frame.narrowed.unit)}


def _asked(frame: Frame) -> AsOf:
    return AsOf(day=frame.scope.asked_on, known_on=frame.scope.as_of.known_on)


def _done_on(later: Tracked, unit: str | None) -> dt.date | None:
    facts = later.glance(unit)
    return facts.done_on if facts.bucket.is_done else None


def _extended_to(later: Tracked, unit: str | None, end: dt.date) -> dt.date | None:
    facts = later.glance(unit)
    return facts.end if facts.end and facts.end > end else None


_OVERDUE_COLUMNS = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Đơn vị quá hạn"),
    Column(title="Thời hạn"),
    Column(title="Số ngày quá hạn", right=True),
    Column(title="Tình trạng"),
)


def overdue_grid(frame: Frame, tasks: tuple[OverdueTask, ...], *, title: str = "", empty: str = NONE) -> Grid:
    """A table of overdue tasks with what happened since."""
    unit = frame.narrowed.unit
    rows = tuple(
        (
            identifier(frame, one.tracked),
            one.tracked.title,
            frame.names(one.late),
            one.end,
            one.days_late,
            _state(one, unit),
        )
        for one in tasks
    )
    return Grid(title=title, columns=_OVERDUE_COLUMNS, rows=rows, empty=empty)


def _state(one: OverdueTask, unit: str | None) -> Toned:
    """How far the work is, and what happened since; the days late have a column of their own."""
    whole = state_cell(one.tracked, unit)
    said = whole.text.removeprefix(f"Quá hạn {number(one.days_late)} ngày, ")
    since = ""
    if one.done_since:
        since = f"; đã hoàn thành ngày {short_day(one.done_since)}"
    elif one.extended_since:
        since = f"; đã gia hạn đến ngày {short_day(one.extended_since)}"
    return Toned(f"{said[:1].upper()}{said[1:]}{since}", whole.tone)


def overdue_page(frame: Frame, view: Overdue) -> Page:
    """The page of `giaoban overdue`: with a period in two parts, new in it and carried from before."""
    looked = (
        f"đã xét {number(view.searched)} nhiệm vụ có thời hạn, trong đó {number(view.came_due)} "
        f"đến hạn{' trong kỳ' if frame.scope.window else ''}, {number(view.done_of_came_due)} đã hoàn thành"
    )
    if not view.tasks:
        line = f"Không có nhiệm vụ quá hạn{frame.searched} {frame.in_registers}, {frame.when} ({looked})."
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    head = f"{number(len(view.tasks))} nhiệm vụ quá hạn{frame.searched} {frame.in_registers}, {frame.when} ({looked})."
    if frame.scope.window is None:
        parts: tuple[Grid, ...] = (overdue_grid(frame, view.tasks),)
    else:
        parts = (
            overdue_grid(frame, view.new, title=f"Phát sinh trong kỳ: {number(len(view.new))}"),
            overdue_grid(frame, view.carried, title=f"Kỳ trước chuyển sang: {number(len(view.carried))}"),
        )
    return Page(head=(*frame.marks, head), parts=parts, hints=frame.hints)
