"""Lists of tasks: all of them by a filter, the overdue, and those due soon."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import AsOf, short_day
from giaoban.progress import Bucket, Thread
from giaoban.query import Sort, ordered, select
from giaoban.report.counts import number
from giaoban.report.frame import deadline_cell, state_cell
from giaoban.report.page import Column, Grid, Page, Prose, Toned
from giaoban.terms import NONE

if TYPE_CHECKING:
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """Tasks in the order asked for; `left_out` counts the tasks the filter refused."""

    tasks: tuple[Tracked, ...]
    left_out: int


def task_list(frame: Frame, sort: Sort) -> TaskList:
    """The tasks the frame's filter accepts."""
    chosen = ordered(select(frame.tracked, frame.narrowed), frame.rules, sort, unit=frame.narrowed.unit)
    return TaskList(tasks=tuple(chosen), left_out=len(frame.tracked) - len(chosen))


def several(frame: Frame) -> bool:
    """Whether ids need their register's beside them."""
    return len(frame.registers) > 1


def identifier(frame: Frame, one: Tracked) -> str:
    """The id as it is typed: with its register's where several are read."""
    return one.reference if several(frame) else one.task.id


_COLUMNS = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Đơn vị chủ trì, thực hiện"),
    Column(title="Thời hạn"),
    Column(title="Tình trạng"),
)


def task_row(frame: Frame, one: Tracked, unit: str | None = None) -> tuple[Cell, ...]:
    """The cells of a task in a list."""
    facts = one.facts(unit)
    leads = frame.names(frame.leads(one))
    return (identifier(frame, one), one.task.title, leads, deadline_cell(facts), state_cell(one, unit))


def task_grid(
    frame: Frame, tasks: tuple[Tracked, ...], *, title: str = "", empty: str = NONE, unit: str | None = None
) -> Grid:
    """A table of tasks, each by the unit's own thread where `unit` has one."""
    return Grid(title=title, columns=_COLUMNS, rows=tuple(task_row(frame, one, unit) for one in tasks), empty=empty)


def task_page(frame: Frame, view: TaskList) -> Page:
    """The page of `giaoban list`."""
    rest = f"; không hiện {number(view.left_out)} nhiệm vụ khác" if view.left_out else ""
    when = frame.scope.as_of.words
    head = f"{number(len(view.tasks))} nhiệm vụ{frame.searched} {frame.in_registers}, {when}{rest}."
    empty = (
        f"Không có nhiệm vụ nào{frame.searched} {frame.in_registers}, {when} "
        f"(đã xét {number(len(frame.tracked))} nhiệm vụ)."
    )
    grid = task_grid(frame, view.tasks, empty=empty, unit=frame.narrowed.unit)
    return Page(head=(*frame.marks, *((head,) if view.tasks else ())), parts=(grid,), hints=frame.hints)


# --- overdue ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueTask:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
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


def overdue(frame: Frame, sort: Sort = Sort.DAYS_LATE) -> Overdue:
    """What was overdue at the day the frame is judged at, by the unit's own thread where the filter names one."""
    unit, scope = frame.narrowed.unit, frame.scope
    chosen = select(frame.tracked, frame.narrowed)
    late = [one for one in chosen if one.facts(unit).bucket is Bucket.OPEN_OVERDUE]
    before = _by_reference(frame, scope.window.start) if scope.window else {}
    since = {one.reference: one for one in frame.track(_asked(frame))} if scope.asked_on > scope.as_of.day else {}
    tasks = []
    for one in ordered(late, frame.rules, sort, unit=unit):
        facts = one.facts(unit)
        earlier, later = before.get(one.reference), since.get(one.reference)
        if facts.end is None or facts.days_late is None:
            continue
        tasks.append(
            OverdueTask(
                tracked=one,
                late=(unit,) if unit and one.standing.thread(unit) else _late_units(one),
                end=facts.end,
                days_late=facts.days_late,
                new=None
                if scope.window is None
                else earlier is None or earlier.facts(unit).bucket is not Bucket.OPEN_OVERDUE,
                done_since=_done_on(later, unit) if later else None,
                extended_since=_extended_to(later, unit, facts.end) if later else None,
            )
        )
    with_deadline = [one for one in chosen if one.facts(unit).end and one.facts(unit).bucket is not Bucket.UNSCORED]
    came = [one for one in with_deadline if frame.came_due(one.facts(unit))]
    return Overdue(
        tasks=tuple(tasks),
        searched=len(with_deadline),
        came_due=len(came),
        done_of_came_due=sum(one.facts(unit).bucket.is_done for one in came),
    )


def _by_reference(frame: Frame, start: dt.date) -> dict[str, Tracked]:
    return {one.reference: one for one in frame.track(frame.scope.as_of.before(start))}


def _asked(frame: Frame) -> AsOf:
    return AsOf(day=frame.scope.asked_on, known_on=frame.scope.as_of.known_on)


def _late_units(one: Tracked) -> tuple[str, ...]:
    return tuple(thread.unit for thread in one.standing.threads if thread.bucket is Bucket.OPEN_OVERDUE)


def _done_on(later: Tracked, unit: str | None) -> dt.date | None:
    facts = later.facts(unit)
    if not facts.bucket.is_done:
        return None
    whole = [later.standing.whole] if later.standing.whole else []
    threads = [facts] if isinstance(facts, Thread) else [*later.standing.threads, *whole]
    return max((thread.done_on for thread in threads if thread.done_on), default=None)


def _extended_to(later: Tracked, unit: str | None, end: dt.date) -> dt.date | None:
    facts = later.facts(unit)
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
            one.tracked.task.title,
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


# --- due -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Open tasks whose last day is from `first` to `last`, both included, soonest first; `overdue` are those before."""

    tasks: tuple[Tracked, ...]
    first: dt.date
    last: dt.date
    overdue: int


def due(frame: Frame, *, within: int, sort: Sort = Sort.DEADLINE) -> Due:
    """What falls due within so many days of the day asked, or in the filter's period."""
    unit = frame.narrowed.unit
    period = frame.narrowed.due_in
    first = period.start if period else frame.scope.as_of.day
    last = period.last_day if period else first + dt.timedelta(days=within)
    chosen = select(frame.tracked, frame.narrowed)
    found = [
        one
        for one in chosen
        if one.facts(unit).bucket in {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE} and _ends(one, unit, first, last)
    ]
    late = sum(one.facts(unit).bucket is Bucket.OPEN_OVERDUE for one in chosen)
    return Due(tasks=tuple(ordered(found, frame.rules, sort, unit=unit)), first=first, last=last, overdue=late)


def _ends(one: Tracked, unit: str | None, first: dt.date, last: dt.date) -> bool:
    end = one.facts(unit).end
    return end is not None and first <= end <= last


def due_page(frame: Frame, view: Due) -> Page:
    """The page of `giaoban due`."""
    searched = replace(frame, narrowed=replace(frame.narrowed, due_in=None)).searched
    span = f"từ ngày {short_day(view.first)} đến ngày {short_day(view.last)}"
    when = frame.scope.as_of.words
    late = f" Đã quá hạn: {number(view.overdue)} nhiệm vụ, xem giaoban overdue." if view.overdue else ""
    if not view.tasks:
        line = (
            f"Không có nhiệm vụ chưa hoàn thành{searched} đến hạn {span}, {frame.in_registers}, {when} "
            f"(đã xét {number(len(frame.tracked))} nhiệm vụ).{late}"
        )
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    found = f"{number(len(view.tasks))} nhiệm vụ chưa hoàn thành{searched}"
    head = f"{found} đến hạn {span}, {frame.in_registers}, {when}.{late}"
    return Page(
        head=(*frame.marks, head),
        parts=(task_grid(frame, view.tasks, unit=frame.narrowed.unit),),
        hints=frame.hints,
    )
