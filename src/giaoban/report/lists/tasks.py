"""Tasks by a filter, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from giaoban.query import Sort, ordered
from giaoban.report.counts import number
from giaoban.report.frame import deadline_cell, state_of
from giaoban.report.page import Column, Grid, Page
from giaoban.terms import NONE

if TYPE_CHECKING:
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell


class TaskList(NamedTuple):
    """Tasks in the order asked for; `left_out` counts the tasks the filter refused."""

    tasks: tuple[Tracked, ...]
    left_out: int


def task_list(frame: Frame, sort: Sort) -> TaskList:
    """The tasks the frame's filter accepts."""
    chosen = ordered(frame.chosen, frame.rules, sort, unit=frame.narrowed.unit)
    return TaskList(tasks=tuple(chosen), left_out=frame.number - len(chosen))


def several(frame: Frame) -> bool:
    """Whether ids need their register's beside them."""
    return frame.has_several


def identifier(frame: Frame, one: Tracked) -> str:
    """The id as it is typed: with its register's where several are read."""
    return one.reference if several(frame) else one.id


_COLUMNS = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Đơn vị chủ trì, thực hiện"),
    Column(title="Thời hạn"),
    Column(title="Tình trạng"),
)


def task_row(frame: Frame, one: Tracked, unit: str | None = None) -> tuple[Cell, ...]:
    """The cells of a task in a list."""
    facts = one.glance(unit)
    leads = frame.names(frame.leads(one))
    return (identifier(frame, one), one.title, leads, deadline_cell(facts), state_of(facts))


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
        f"Không có nhiệm vụ nào{frame.searched} {frame.in_registers}, {when} (đã xét {number(frame.number)} nhiệm vụ)."
    )
    grid = task_grid(frame, view.tasks, empty=empty, unit=frame.narrowed.unit)
    return Page(head=(*frame.marks, *((head,) if view.tasks else ())), parts=(grid,), hints=frame.hints)
