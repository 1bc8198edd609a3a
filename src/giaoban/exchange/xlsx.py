"""Views as Excel workbooks: real dates, frozen and repeated heads, filters, A4 landscape; no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.exchange.archive import saved, unencoded
from giaoban.exchange.columns import (
    EVENT_COLUMNS,
    EVENT_WORDS,
    EVENTS,
    OVERDUE,
    STAMP,
    SUMMARY,
    TASK_COLUMNS,
    TASKS,
    Column,
    Form,
    event_values,
    stamps,
    task_values,
)
from giaoban.exchange.faults import Fault, FaultySheetError, missing
from giaoban.query import Sort, select
from giaoban.report.counts import number
from giaoban.report.entries import journal
from giaoban.report.lists import identifier, overdue, overdue_grid, task_list
from giaoban.report.page import Grid, Names, Pairs, Quoted, Toned, words
from giaoban.report.summary import COLUMNS as COUNTS
from giaoban.report.summary import headline, remarks, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.exchange.columns import Value
    from giaoban.report.counts import Counts, Rate
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell, Page

    Figure = Value | float

LONGEST = 32_767
"""The letters one cell holds, counted in halves of UTF-16 as Excel does."""

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
# Excel reads _x0041_ in a text as the letter A
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

LEGEND = "Sửa được và nhập lại bằng giaoban import: các cột có tiêu đề nền vàng. Cột nền xám là cột tính sẵn."
EVENTS_LEGEND = (
    "Ghi diễn biến mới: thêm hàng ở cuối, để trống Lần ghi số và Ngày ghi sổ, rồi giaoban import. Không sửa hàng đã có."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: lines above the table, its columns and rows, sums below it, and lines at the end.

    `owners` name what each row is about, for an error; `choices` are the words a column offers, by its key.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Figure]]
    owners: Sequence[str] = ()
    feet: Sequence[Sequence[Figure]] = ()
    end: tuple[str, ...] = ()
    stamped: bool = False
    choices: tuple[str, tuple[str, ...]] | None = None


def book(frame: Frame) -> bytes:
    """The workbook of what the frame's filter accepts: summary, tasks, overdue tasks, events until the day asked.

    Raises FaultySheetError where a text has no room in a cell. The same frame gives the same bytes.
    """
    return _written(
        (_summary(frame), _tasks(frame), _overdue(frame), _events(frame)), frame.scope.as_of.day, frame.marks
    )


def sheet(made: Page) -> bytes:
    """The workbook of a page: a sheet for each table, one for its lines of text."""
    tables: list[Table] = []
    texts: list[str] = []
    for part in made.parts:
        if isinstance(part, Grid):
            tables.append(_of_grid(part, made.head))
        elif isinstance(part, Pairs):
            columns = (_plain("Mục", 26), _plain("Nội dung", 90))
            pairs = [(name, _figure(cell)) for name, cell in part.pairs]
            tables.append(
                Table(name=part.title or "Thông tin", title=part.title, lines=made.head, columns=columns, rows=pairs)
            )
        elif isinstance(part, Quoted):
            texts.append(part.text)
        else:
            texts += [line for line in (part.title, *part.lines) if line]
    if texts or not tables:
        rows = [(line,) for line in texts]
        tables.append(Table(name="Nội dung", title="", lines=made.head, columns=(_plain("Nội dung", 116),), rows=rows))
    return _written(_named(tables), dt.date(2000, 1, 1), ())


# --- the sheets ------------------------------------------------------------------------------------------------------


def _summary(frame: Frame) -> Table:
    view = summary(frame, select(frame.tracked, frame.narrowed))
    rates = ("Tỷ lệ hoàn thành", "Tỷ lệ đúng hạn")
    columns = (
        _plain("Đơn vị", 30),
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
        _plain("Mã", 9),
        _plain("Nội dung nhiệm vụ", 50),
        _plain("Đơn vị quá hạn", 30),
        Column(key="end", title="Thời hạn", width=12, form=Form.DAY),
        Column(key="days_late", title="Số ngày quá hạn", width=9, form=Form.NUMBER),
        _plain("Tình trạng", 34),
        *((_plain("Phát sinh", 20),) if in_period else ()),
    )
    rows = [
        (*map(_figure, cells), *(("Trong kỳ" if one.new else "Kỳ trước chuyển sang",) if in_period else ()))
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


def _of_grid(grid: Grid, head: tuple[str, ...]) -> Table:
    columns = []
    for at, column in enumerate(grid.columns):
        cells = [row[at] for row in (*grid.rows, *grid.feet) if at < len(row)]
        longest = max((len(words(cell)) for cell in cells), default=0)
        width = 60 if column.wide else min(40, max(10, longest + 2, len(column.title) // 2 + 2))
        # a column of days or figures is one, whatever says "none" in it
        kinds = {type(cell) for cell in cells}
        form = Form.DAY if dt.date in kinds else Form.NUMBER if int in kinds else Form.TEXT
        columns.append(Column(key=column.title, title=column.title, width=width, form=form))
    return Table(
        name=grid.title or "Kết quả",
        title=grid.title,
        lines=head,
        columns=tuple(columns),
        rows=[tuple(map(_figure, row)) for row in grid.rows],
        feet=[tuple(map(_figure, row)) for row in grid.feet],
        end=(grid.empty,) if grid.empty and not grid.rows else (),
    )


def _plain(title: str, width: int) -> Column:
    return Column(key=title, title=title, width=width)


def _figure(cell: Cell) -> Figure:
    """A cell of a page as a cell of a sheet: days and counts stay what they are."""
    if isinstance(cell, int | dt.date) or cell is None:
        return cell
    return cell.text if isinstance(cell, Toned) else cell.full if isinstance(cell, Names) else words(cell)


def _named(tables: list[Table]) -> list[Table]:
    """The tables with names Excel takes: 31 letters at most, no brackets, slashes and the like, each name once."""
    found: list[Table] = []
    taken: set[str] = set()
    for one in tables:
        base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", one.name).strip(" '") or "Kết quả"
        name, count = base[:31].strip(" '"), 1
        while name.casefold() in taken:
            count += 1
            name = f"{base[: 30 - len(str(count))].strip()} {count}"
        taken.add(name.casefold())
        found.append(replace(one, name=name))
    return found


# --- writing ---------------------------------------------------------------------------------------------------------


def _written(tables: Sequence[Table], day: dt.date, marks: tuple[str, ...]) -> bytes:
    """The workbook, in the order given; `day` stands for when it was made, `marks` for each printed page."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra, and only this output needs it

        from giaoban.exchange.paint import fill  # noqa: PLC0415 - needs it too
    except ImportError:
        raise missing("Excel (openpyxl)") from None
    whole = [_checked(one) for one in tables]
    if faults := [fault for _, found in whole for fault in found]:
        raise FaultySheetError("tệp Excel", faults)
    made = Workbook(write_only=True)
    made.properties.creator = "giaoban"
    with unencoded():
        for one, _ in whole:
            fill(made.create_sheet(one.name), one, marks)
    return saved(made, day)


def _checked(table: Table) -> tuple[Table, list[Fault]]:
    """The table with its texts as the format stores them, and the texts it cannot store."""
    faults: list[Fault] = []

    def text(value: Figure, owner: str, column: str) -> Figure:
        if not isinstance(value, str):
            return value
        place = f"{owner}, “{column}”" if owner else f"“{column}”"
        length = len(value) if value.isascii() else len(value.encode("utf-16-le", "surrogatepass")) // 2
        if length > LONGEST:
            message = f"{place}: dài {number(length)} ký tự, một ô Excel chứa {number(LONGEST)}"
            faults.append(Fault(sheet=table.name, message=message, remedy="Rút gọn trong sổ, hoặc xuất CSV, JSON"))
        if found := _NOT_XML.search(value):
            message = f"{place}: có ký tự U+{ord(found.group()):04X} mà tệp Excel không ghi được"
            faults.append(Fault(sheet=table.name, message=message, remedy="Bỏ ký tự này trong sổ"))
        return _ESCAPED.sub("_x005F_", value) if "_x" in value else value

    def row(cells: Sequence[Figure], owner: str) -> tuple[Figure, ...]:
        return tuple(text(cell, owner, column.title) for cell, column in zip(cells, table.columns, strict=False))

    owners = table.owners or [""] * len(table.rows)
    rows = [
        (*row(cells, owner), *((stamps(_values(cells)),) if table.stamped else ()))
        for cells, owner in zip(table.rows, owners, strict=True)
    ]
    lines = tuple(str(text(line, "", table.title)) for line in table.lines)
    end = tuple(str(text(line, "", table.title)) for line in table.end)
    stamp = (Column(key=STAMP, title=f"{STAMP} {len(rows)}", width=10, printed=False),) if table.stamped else ()
    feet = [row(cells, "") for cells in table.feet]
    return replace(table, rows=rows, feet=feet, lines=lines, end=end, columns=(*table.columns, *stamp)), faults


def _values(cells: Iterable[Figure]) -> list[Value]:
    return [cell for cell in cells if not isinstance(cell, float)]
