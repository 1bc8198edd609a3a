"""A page: what a view says, as lines and tables of typed cells, before it takes the form of a screen or a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import numeric_day
from giaoban.report.counts import Rate, number

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tone(StrEnum):
    """What a cell means, for outputs that have colours; the words always say it too."""

    NONE = "none"
    DONE = "done"
    SOON = "soon"
    LATE = "late"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Toned:
    """Words with a meaning."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Names:
    """Units: their names in full, and by their codes where room is short."""

    full: str
    short: str


Cell: TypeAlias = str | int | dt.date | Rate | Toned | Names | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `right` for numbers; `wide` takes the room that is left."""

    title: str
    right: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. `feet` are its last rows, of sums; `empty` is said instead of a table without rows."""

    title: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    feet: tuple[tuple[Cell, ...], ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Names and values, one pair a line."""

    title: str = ""
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage of a source text; `marks` are the spans quoted, half-open offsets into `text`."""

    text: str
    marks: tuple[tuple[int, int], ...]
    line: int

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The passage in order, each piece with whether it is quoted; of spans that overlap the first stands."""
        at = 0
        for start, end in self.marks:
            if start < at:
                continue
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Sentences, one a line."""

    title: str = ""
    lines: tuple[str, ...]


Part: TypeAlias = Grid | Pairs | Quoted | Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer: `head` says what was counted or searched, as of when; then the parts; `hints` go to the side."""

    head: tuple[str, ...]
    parts: tuple[Part, ...]
    hints: tuple[str, ...] = ()


def words(cell: Cell, *, short: bool = False) -> str:
    """The cell as text: dates `dd/mm/yyyy`, thousands with a dot, nothing as an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, Toned):
        return cell.text
    if isinstance(cell, Names):
        return cell.short if short else cell.full
    if isinstance(cell, Rate):
        return cell.words
    if isinstance(cell, dt.date):
        return numeric_day(cell)
    return number(cell) if isinstance(cell, int) else cell
