"""A page on a terminal: tables that stay readable at 80 columns, colours that only repeat what the words say."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from giaoban.report.page import Grid, Names, Pairs, Prose, Quoted, Tone, Toned, labels, words
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
    heading = "" if isinstance(part, Quoted) else part.title
    title: list[RenderableType] = ["", _text(heading, "bold")] if heading else []
    match part:
        case Grid():
            if not part.rows:
                return [*title, _text(part.empty)]
            return [*title, *(_tables(part, width) if width >= _NARROWEST else [_stacked(part)])]
        case Pairs():
            return [*title, _pairs(part)]
        case Prose():
            return [*title, *(_text(line) for line in part.lines)]
        case Quoted():
            where = [_text(f"(dòng {part.line} của tệp nguyên văn)", "dim")] if part.line is not None else []
            return ["", *where, _marked(part)]


def _tables(grid: Grid, width: int) -> list[RenderableType]:
    """The table, or several with the first column repeated where the columns do not fit side by side."""
    rows = (*grid.rows, *grid.feet)
    columns = [(column, [row[index] for row in rows]) for index, column in enumerate(grid.columns)]
    first, tables, taken = columns[0], [[columns[0]]], _least(*columns[0])
    for column in columns[1:]:
        needed = _least(*column) + 1
        if taken + needed > width and len(tables[-1]) > 1:
            tables.append([first])
            taken = _least(*first)
        tables[-1].append(column)
        taken += needed
    made: list[RenderableType] = []
    for part in tables:
        made += ["", _table(part, feet=len(grid.feet), width=width)]
    return made[1:]


def _table(columns: list[tuple[Column, list[Cell]]], *, feet: int, width: int) -> Table:
    most = _MOST if width >= _ROOMY else _LEAST
    numbers = _numbers(columns, width)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for (column, cells), number in zip(columns, numbers, strict=True):
        table.add_column(
            _text(column.title),
            justify="right" if column.right else "left",
            ratio=1 if column.wide else None,
            min_width=number if column.right else _least(column, cells),
            max_width=None if column.wide else number if column.right else most,
            overflow="fold",
        )
    table.expand = any(column.wide for column, _ in columns)
    rows = list(zip(*(cells for _, cells in columns), strict=True))
    for number, row in enumerate(rows):
        if feet and number == len(rows) - feet:
            table.add_section()
        table.add_row(*(_cell(cell) for cell in row))
    return table


_LEAST, _MOST = 15, 26
"""How wide a column of words may be beside the wide one, which it leaves the room; the second on a roomy terminal."""

_ROOMY = 100
_WORDS = 20
"""What is left to the wide column, beside its longest word, before titles of numbers are given room."""


def _numbers(columns: list[tuple[Column, list[Cell]]], width: int) -> list[int]:
    """How wide each column of numbers is: enough for a title of two lines where the terminal has the room."""
    least = [_least(column, cells) for column, cells in columns]
    titled = [
        max(narrow, _two_lines(column.title)) if column.right else narrow if column.wide else max(narrow, _MOST)
        for (column, _), narrow in zip(columns, least, strict=True)
    ]
    return titled if width >= _ROOMY and sum(titled) + len(titled) + _WORDS <= width else least


def _two_lines(title: str) -> int:
    """The narrowest column in which the title takes no more than two lines."""
    title_words = title.split()
    halves = [(title_words[:at], title_words[at:]) for at in range(len(title_words) + 1)]
    return min(max(cell_len(" ".join(half)) for half in both) for both in halves)


def _least(column: Column, cells: Sequence[Cell]) -> int:
    """The width below which a number would be broken, or a word: the latter only as far as it is a usual one."""
    title = max((cell_len(word) for word in column.title.split()), default=0)
    texts = [words(cell, short=True) for cell in cells]
    if column.right:
        return max([title, *(cell_len(text) for text in texts)])
    longest = max((cell_len(word) for text in texts for word in text.split()), default=0)
    return max(min(longest, _LEAST), title, 20 if column.wide else 0)


def _cell(cell: Cell) -> Text:
    style = _STYLES[cell.tone] if isinstance(cell, Toned) else ""
    return _text(words(cell, short=isinstance(cell, Names)), style)


def _stacked(grid: Grid) -> Text:
    """Each row as `name: value` lines, a blank line between rows."""
    blocks = [
        Text("\n").join(
            Text.assemble(_text(f"{column.title}: "), _cell(cell))
            for column, cell in zip(grid.columns, row, strict=True)
        )
        for row in (*grid.rows, *grid.feet)
    ]
    return Text("\n\n").join(blocks)


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
    text = Text()
    for piece, mark in part.pieces():
        text.append(safe(f"{labels(mark)}{piece}" if mark else piece), style="bold reverse" if mark else "")
    return Padding(text, (0, 0, 0, 2))


def _text(words_: str, style: str = "") -> Text:
    return Text(safe(words_), style=style)
