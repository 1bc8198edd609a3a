"""A page as plain text for pipes and files: every value in full, cells parted by tabs, nothing wrapped or cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.report.page import Grid, Pairs, Prose, Quoted, labels, words
from giaoban.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.report.page import Cell, Page, Part


def plain(page: Page) -> str:
    """The whole page, ending with a line feed; an empty page is an empty text."""
    lines = [*page.head, *(line for part in page.parts for line in _part(part))]
    return safe("\n".join([*lines, ""]))


def _part(part: Part) -> Iterator[str]:
    if not isinstance(part, Quoted) and part.title:
        yield part.title
    match part:
        case Grid():
            if not part.rows:
                yield part.empty
                return
            yield "\t".join(column.title for column in part.columns)
            for row in (*part.rows, *part.feet):
                yield _row(row)
        case Pairs():
            for name, value in part.pairs:
                yield f"{name}\t{_cell(value)}"
        case Prose():
            yield from part.lines
        case Quoted():
            yield from marked(part).split("\n")


def _row(row: tuple[Cell, ...]) -> str:
    line = "\t".join(map(words, row))
    # most cells hold neither: then joined they are as they would be one by one
    return "\t".join(map(_cell, row)) if "\n" in line or line.count("\t") >= len(row) else line


def _cell(cell: Cell) -> str:
    """The cell in one line and one column, whatever the text holds."""
    return words(cell).strip("\n").replace("\t", " ").replace("\r\n", " ").replace("\n", " ")


def marked(part: Quoted) -> str:
    """The passage with `[[` and `]]` around what is marked and its labels in it, for where there is no colour."""
    return "".join(f"[[{labels(mark)}{text}]]" if mark else text for text, mark in part.pieces())
