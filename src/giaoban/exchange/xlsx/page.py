"""A page of an answer as a workbook: a sheet for each of its tables."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.exchange.columns import Column, Form
from giaoban.exchange.xlsx.table import Table, plain, written
from giaoban.report.page import Grid, Names, Pairs, Quoted, Toned, words

if TYPE_CHECKING:
    from giaoban.exchange.xlsx.table import Figure
    from giaoban.report.page import Cell, Page


def sheet(made: Page) -> bytes:
    """The workbook of a page: a sheet for each table, one for its lines of text."""
    tables: list[Table] = []
    texts: list[str] = []
    for part in made.parts:
        if isinstance(part, Grid):
            tables.append(_of_grid(part, made.head))
        elif isinstance(part, Pairs):
            columns = (plain("Mục", 26), plain("Nội dung", 90))
            pairs = [(name, figure(cell)) for name, cell in part.pairs]
            tables.append(
                Table(name=part.title or "Thông tin", title=part.title, lines=made.head, columns=columns, rows=pairs)
            )
        elif isinstance(part, Quoted):
            texts.append(part.text)
        else:
            texts += [line for line in (part.title, *part.lines) if line]
    if texts or not tables:
        rows = [(line,) for line in texts]
        tables.append(Table(name="Nội dung", title="", lines=made.head, columns=(plain("Nội dung", 116),), rows=rows))
    return written(_named(tables), dt.date(2000, 1, 1), ())


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
        rows=[tuple(map(figure, row)) for row in grid.rows],
        feet=[tuple(map(figure, row)) for row in grid.feet],
        end=(grid.empty,) if grid.empty and not grid.rows else (),
    )


def figure(cell: Cell) -> Figure:
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
