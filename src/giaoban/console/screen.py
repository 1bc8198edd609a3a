"""A page on a terminal: tables that stay readable at 80 columns, colours that only repeat what the words say."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from giaoban.report.page import Grid, Names, Pairs, Prose, Quoted, Tone, Toned, words
from giaoban.text import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from giaoban.report.page import Cell, Column, Page, Part

_STYLES = {Tone.DONE: "green", Tone.SOON: "yellow", Tone.LATE: "bold red", Tone.MUTED: "dim", Tone.NONE: ""}
_NARROWEST = 60
"""Columns below which a table would cut words apart: there each row becomes a few lines."""


def screen(page: Page, *, width: int, colour: bool) -> str:
    """The page for a terminal `width` columns wide, with escape codes only where `colour` allows them."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 20),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for line in page.head:
        console.print(_text(line, "bold"))
    for part in page.parts:
        for piece in _part(part, width):
            console.print(piece)
    return "\n".join(line.rstrip() if not colour else line for line in out.getvalue().split("\n"))


def _part(part: Part, width: int) -> list[RenderableType]:
    title: list[RenderableType] = ["", _text(part.title, "bold")] if getattr(part, "title", "") else []
    match part:
        case Grid():
            if not part.rows:
                return [*title, _text(part.empty)]
            return [*title, _table(part) if width >= _NARROWEST else _stacked(part)]
        case Pairs():
            return [*title, _pairs(part)]
        case Prose():
            return [*title, *(_text(line) for line in part.lines)]
        case Quoted():
            return ["", _text(f"(dòng {part.line} của tệp nguyên văn)", "dim"), _marked(part)]


def _table(grid: Grid) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, show_footer=False)
    rows = (*grid.rows, *grid.feet)
    for index, column in enumerate(grid.columns):
        table.add_column(
            _text(column.title),
            justify="right" if column.right else "left",
            ratio=1 if column.wide else None,
            min_width=_least(column, [row[index] for row in rows]),
            max_width=_most(column),
            overflow="fold",
        )
    table.expand = True
    for number, row in enumerate(rows):
        if number == len(grid.rows):
            table.add_section()
        table.add_row(*(_cell(cell) for cell in row))
    return table


def _least(column: Column, cells: Sequence[Cell]) -> int:
    """The width below which words of a column would be broken, as far as that is few columns."""
    longest = max((len(word) for cell in cells for word in words(cell, short=True).split()), default=0)
    title = max((len(word) for word in column.title.split()), default=0)
    return min(max(longest, title), 14)


def _most(column: Column) -> int | None:
    """No limit for the wide column; the others leave it room."""
    return None if column.wide else 7 if column.right else 22


def _cell(cell: Cell) -> Text:
    style = _STYLES[cell.tone] if isinstance(cell, Toned) else ""
    return _text(words(cell, short=isinstance(cell, Names)), style)


def _stacked(grid: Grid) -> Text:
    """Each row as `name: value` lines, a blank line between rows."""
    text = Text()
    for row in (*grid.rows, *grid.feet):
        for column, cell in zip(grid.columns, row, strict=True):
            text.append_text(_text(f"{column.title}: "))
            text.append_text(_cell(cell))
            text.append("\n")
        text.append("\n")
    return text


def _pairs(part: Pairs) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=32)
    table.add_column(ratio=1, overflow="fold")
    table.expand = True
    for name, value in part.pairs:
        style = _STYLES[value.tone] if isinstance(value, Toned) else ""
        table.add_row(_text(f"{name}:", "dim"), _text(words(value), style))
    return table


def _marked(part: Quoted) -> Padding:
    text, at = Text(), 0
    for start, end in part.marks:
        if start < at:
            continue
        text.append(safe(part.text[at:start]))
        text.append(safe(part.text[start:end]), style="bold reverse")
        at = end
    text.append(safe(part.text[at:]))
    return Padding(text, (0, 0, 0, 2))


def _text(words_: str, style: str = "") -> Text:
    return Text(safe(words_), style=style)
