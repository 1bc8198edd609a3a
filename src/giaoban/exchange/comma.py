"""Pages as CSV: every field in quotes, and no field a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.report.frame import MARK
from giaoban.report.page import Grid, Pairs, Prose, words

if TYPE_CHECKING:
    from giaoban.report.page import Cell, Page

BYTE_ORDER_MARK = "\ufeff"

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def table(made: Page, *, mark: bool = False, raw: bool = False) -> str:
    """The tables of a page, a blank row between two.

    With `mark` as Excel on a Vietnamese Windows opens it by a double click: a byte order mark, semicolons, dates
    `dd/mm/yyyy`. Else for programs: commas, dates ISO. A text that a spreadsheet takes for a formula gets an apostrophe
    in front, unless `raw`. For a page without a table its lines of text stand, what was searched first.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, delimiter=";" if mark else ",", lineterminator="\r\n")
    blocks: list[list[tuple[str, ...]]] = [[(MARK,)]] if MARK in made.head else []
    blocks += [rows for rows in (_rows(part, _Form(local=mark, raw=raw)) for part in made.parts) if rows]
    if not any(isinstance(part, Grid | Pairs) for part in made.parts):
        lines = [line for line in made.head if line != MARK]
        lines += [line for part in made.parts if isinstance(part, Prose) for line in (part.title, *part.lines) if line]
        blocks.append([(line if raw else defused(line),) for line in lines])
    for number, rows in enumerate(blocks):
        # the mark stands right above the first table: a blank row would make it a table of its own
        if number and blocks[number - 1] != [(MARK,)]:
            out.write("\r\n")
        writer.writerows(rows)
    return (BYTE_ORDER_MARK if mark else "") + out.getvalue()


def defused(text: str) -> str:
    """The text, with an apostrophe in front where it would begin a formula; `fused` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def fused(text: str) -> str:
    """What `defused` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How cells are written: for Excel or for programs, defused or raw."""

    local: bool
    raw: bool

    def field(self, cell: Cell) -> str:
        if isinstance(cell, int):
            return str(cell)
        if isinstance(cell, dt.date) and not self.local:
            return cell.isoformat()
        return words(cell) if self.raw else defused(words(cell))


def _rows(part: object, form: _Form) -> list[tuple[str, ...]]:
    if isinstance(part, Grid):
        title = [(form.field(part.title),)] if part.title else []
        heads = tuple(form.field(column.title) for column in part.columns)
        body = [tuple(form.field(cell) for cell in row) for row in (*part.rows, *part.feet)]
        return [*title, heads, *(body or ([(form.field(part.empty),)] if part.empty else []))]
    if isinstance(part, Pairs):
        title = [(form.field(part.title),)] if part.title else []
        return [*title, *((form.field(name), form.field(cell)) for name, cell in part.pairs)]
    return []
