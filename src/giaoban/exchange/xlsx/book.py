"""The workbook that `import` takes back: summary, tasks, overdue tasks, events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.exchange.cells import event_values, task_values
from giaoban.exchange.columns import (
    EVENT_COLUMNS,
    EVENT_WORDS,
    EVENTS,
    OVERDUE,
    SUMMARY,
    TASK_COLUMNS,
    TASKS,
    Column,
    Form,
)
from giaoban.exchange.xlsx.page import figure
from giaoban.exchange.xlsx.table import Table, plain, written
from giaoban.query import Sort, select
from giaoban.report.counts import number
from giaoban.report.entries import journal
from giaoban.report.lists import identifier, overdue, overdue_grid, task_list
from giaoban.report.summary import COLUMNS as COUNTS
from giaoban.report.summary import headline, remarks, summary

if TYPE_CHECKING:
    from giaoban.exchange.xlsx.table import Figure
    from giaoban.report.counts import Counts, Rate
    from giaoban.report.frame import Frame

LEGEND = "Sửa được và nhập lại bằng giaoban import: các cột có tiêu đề nền vàng. Cột nền xám là cột tính sẵn."
EVENTS_LEGEND = (
    "Ghi diễn biến mới: thêm hàng ở cuối, để trống Lần ghi số và Ngày ghi sổ, rồi giaoban import. Không sửa hàng đã có."
)


def book(frame: Frame) -> bytes:
    """The workbook of what the frame's filter accepts: summary, tasks, overdue tasks, events until the day asked.

    Raises FaultySheetError where a text has no room in a cell. The same frame gives the same bytes.
    """
    return written(
        (_summary(frame), _tasks(frame), _overdue(frame), _events(frame)), frame.scope.as_of.day, frame.marks
    )


def _summary(frame: Frame) -> Table:
    view = summary(frame, select(frame.tracked, frame.narrowed))
    rates = ("Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn")
    columns = (
        plain("Đơn vị", 30),
        *(Column(key=field, title=head, width=9, form=Form.NUMBER) for head, field in COUNTS),
        *(
            column
            for title in rates
            for column in (
                Column(key=title, title=title, width=10, form=Form.SHARE),
                Column(key=f"{title} n", title=f"{title}: số đạt", width=8, form=Form.NUMBER),
                Column(key=f"{title} of", title=f"{title}: trên tổng", width=8, form=Form.NUMBER),
            )
        ),
    )

    def row(name: str, counts: Counts) -> tuple[Figure, ...]:
        figures = (getattr(counts, field) for _, field in COUNTS)
        return (name, *figures, *_share(counts.completion), *_share(counts.punctuality))

    return Table(
        name=SUMMARY,
        title="TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ",
        lines=(headline(frame, view),),
        columns=columns,
        rows=[row(one.name, one.counts) for one in view.rows],
        feet=[row("Tổng số lượt giao", view.assignments), row("Tổng số nhiệm vụ", view.tasks)],
        end=tuple(line for line in remarks(view) if not line.startswith("Các cột không có số liệu")),
    )


def _share(rate: Rate) -> tuple[Figure, ...]:
    return (rate.n / rate.of if rate.of else "–", rate.n, rate.of)


def _tasks(frame: Frame) -> Table:
    view = task_list(frame, Sort.REGISTER)
    unit = frame.narrowed.unit
    return Table(
        name=TASKS,
        title="DANH MỤC NHIỆM VỤ",
        lines=(f"{number(len(view.tasks))} nhiệm vụ{frame.searched} {frame.in_registers}, {frame.when}.", LEGEND),
        columns=TASK_COLUMNS,
        rows=[task_values(frame, one, unit) for one in view.tasks],
        owners=[f"nhiệm vụ {one.reference}" for one in view.tasks],
        stamped=True,
    )


def _overdue(frame: Frame) -> Table:
    view = overdue(frame)
    in_period = frame.scope.window is not None
    grid = overdue_grid(frame, view.tasks)
    columns = (
        plain("Mã", 9),
        plain("Nội dung nhiệm vụ", 50),
        plain("Đơn vị quá hạn", 30),
        Column(key="end", title="Thời hạn", width=12, form=Form.DAY),
        Column(key="days_late", title="Số ngày quá hạn", width=9, form=Form.NUMBER),
        plain("Tình trạng", 34),
        *((plain("Phát sinh", 20),) if in_period else ()),
    )
    rows = [
        (*map(figure, cells), *(("Trong kỳ" if one.new else "Kỳ trước chuyển sang",) if in_period else ()))
        for cells, one in zip(grid.rows, view.tasks, strict=True)
    ]
    return Table(
        name=OVERDUE,
        title="DANH MỤC NHIỆM VỤ QUÁ HẠN",
        lines=(f"{number(len(rows))} nhiệm vụ quá hạn{frame.searched} {frame.in_registers}, {frame.when}.",),
        columns=columns,
        rows=rows,
        owners=[f"nhiệm vụ {one.tracked.reference}" for one in view.tasks],
    )


def _events(frame: Frame) -> Table:
    scope, wanted = frame.scope, frame.narrowed
    # a period narrows the log to what was entered in it; a workbook has what led to where the tasks stand
    whole = replace(frame, scope=replace(scope, period=None, window=None))
    listed = {one.reference: identifier(frame, one) for one in task_list(frame, Sort.REGISTER).tasks}
    every = [
        entry
        for entry in journal(whole).entries
        if entry.event.date <= scope.as_of.day
        and (entry.reference in listed if entry.of == "task" else wanted.state is None and wanted.due_in is None)
    ]
    several = len(frame.registers) > 1
    return Table(
        name=EVENTS,
        title="NHẬT KÝ DIỄN BIẾN",
        lines=(
            f"{number(len(every))} lần ghi sổ{frame.searched} {frame.in_registers}, {scope.as_of.words}.",
            EVENTS_LEGEND,
        ),
        columns=EVENT_COLUMNS,
        rows=[event_values(frame, one, one.reference if several else one.owner.id) for one in every],
        owners=[f"lần ghi số {one.number} của {one.reference}" for one in every],
        stamped=True,
        choices=("event", EVENT_WORDS),
    )
