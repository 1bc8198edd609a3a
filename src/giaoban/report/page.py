"""A page: what a view says, as lines and tables of typed cells, before it takes the form of a screen or a file."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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


class Toned(NamedTuple):
    """Words with a meaning."""

    text: str
    tone: Tone


class Names(NamedTuple):
    """Units: their names in full, and by their codes where room is short."""

    full: str
    short: str


Cell: TypeAlias = str | int | dt.date | Rate | Toned | Names | None


class Column(NamedTuple):
    """A column: `right` for numbers; `wide` takes the room that is left."""

    title: str
    right: bool = False
    wide: bool = False


class Grid(NamedTuple):
    """A table. `feet` are its last rows, of sums; `empty` is said instead of a table without rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    feet: tuple[tuple[Cell, ...], ...] = ()
    empty: str = ""


class Pairs(NamedTuple):
    """Names and values, one pair a line."""

    pairs: tuple[tuple[str, Cell], ...]
    title: str = ""


class Kept(StrEnum):
    """What a marked passage is to the register; the labels of a mark say it too."""

    TASK = "task"
    PROPOSAL = "proposal"
    WAIVED = "waived"
    MISSING = "missing"


class Label(NamedTuple):
    """What stands before a marked passage: `text` names what quotes it, `words` say what that is.

    `number` counts what is quoted from 0, over all that the page has: pages link and colour by it.
    """

    kept: Kept
    text: str
    words: str
    number: int


class Mark(NamedTuple):
    """A span marked in a text, half-open offsets; without labels where the page has only one thing to mark."""

    start: int
    end: int
    labels: tuple[Label, ...] = ()

    @property
    def kept(self) -> Kept:
        """What the passage is to the register: what its first label says."""
        return self.labels[0].kept if self.labels else Kept.TASK


class Quoted(NamedTuple):
    """A passage of a source text, with what is marked in it; `line` is its first one, None for a text whole."""

    text: str
    marks: tuple[Mark, ...]
    line: int | None

    def pieces(self) -> Iterator[tuple[str, Mark | None]]:
        """The passage in order, each piece with its mark; of marks that overlap the first stands."""
        at = 0
        for mark in self.marks:
            if mark.start < at:
                continue
            yield self.text[at : mark.start], None
            yield self.text[mark.start : mark.end], mark
            at = mark.end
        yield self.text[at:], None


class Prose(NamedTuple):
    """Sentences, one a line."""

    lines: tuple[str, ...]
    title: str = ""


Part: TypeAlias = Grid | Pairs | Quoted | Prose


class Page(NamedTuple):
    """An answer: `head` says what was counted or searched, as of when; then the parts; `hints` go to the side."""

    head: tuple[str, ...]
    parts: tuple[Part, ...]
    hints: tuple[str, ...] = ()


def labels(mark: Mark) -> str:
    """What stands before a marked passage: `1.2, 1.3: `, with what was waived also why; empty without labels."""
    return f"{', '.join(map(label_words, mark.labels))}: " if mark.labels else ""


def label_words(label: Label) -> str:
    """The label as text: `1.2`, `Không ghi (lý do: ...)`."""
    return f"{label.text} (lý do: {label.words.removesuffix('.')})" if label.kept is Kept.WAIVED else label.text


def words(cell: Cell, *, short: bool = False) -> str:  # noqa: PLR0911 - one return for each sort of cell
    """The cell as text: dates `dd/mm/yyyy`, thousands with a dot, nothing as an empty text."""
    if isinstance(cell, str):
        return cell
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
    return number(cell)
