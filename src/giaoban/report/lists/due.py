"""What falls due soon, or in a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates import short_day
from giaoban.progress import Bucket
from giaoban.query import Sort, ordered
from giaoban.report.counts import number
from giaoban.report.lists.tasks import task_grid
from giaoban.report.page import Page, Prose

if TYPE_CHECKING:
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame


class Due(NamedTuple):
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
    chosen = frame.chosen
    found = [
        one
        for one in chosen
        if one.glance(unit).bucket in {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE} and _ends(one, unit, first, last)
    ]
    late = sum(one.glance(unit).bucket is Bucket.OPEN_OVERDUE for one in chosen)
    return Due(tasks=tuple(ordered(found, frame.rules, sort, unit=unit)), first=first, last=last, overdue=late)


def _ends(one: Tracked, unit: str | None, first: dt.date, last: dt.date) -> bool:
    end = one.glance(unit).end
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
            f"(đã xét {number(frame.number)} nhiệm vụ).{late}"
        )
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    found = f"{number(len(view.tasks))} nhiệm vụ chưa hoàn thành{searched}"
    head = f"{found} đến hạn {span}, {frame.in_registers}, {when}.{late}"
    return Page(
        head=(*frame.marks, head),
        parts=(task_grid(frame, view.tasks, unit=frame.narrowed.unit),),
        hints=frame.hints,
    )
