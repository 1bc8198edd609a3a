"""What rows of tasks come to, and their cells as messages and comparisons take them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from giaoban.dates import numeric_day
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.stamps import canonical

if TYPE_CHECKING:
    from giaoban.exchange.columns import Value as Shown
    from giaoban.exchange.faults import Fault
    from giaoban.exchange.incoming.found import Row
    from giaoban.exchange.incoming.reading import Raw
    from giaoban.store.folder import Sheet
    from giaoban.store.yaml_text import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A plain field of a task with its new value."""

    row: Row
    sheet: Sheet
    index: int
    key: str
    value: Value
    old: Shown
    new: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new task, as a file writes it."""

    row: Row
    sheet: Sheet
    task: dict[str, Value]


@dataclass(slots=True)
class TaskRows:
    """What rows of tasks come to; `broken` are the ids of rows with a fault, so that nobody hears of them twice."""

    sets: list[Set] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def canonical_id(row: Row) -> str:
    """The id of a row as far as it can be read."""
    return canonical(shown(row.cells.get("id"))).rpartition("/")[2]


def shown(cell: Raw) -> Shown:
    """The cell as it was exported, as far as it can have been."""
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return str(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else str(cell)
    return cell


def said(value: Shown) -> str:
    """A value as a message quotes it, in one line."""
    if value is None:
        return "(trống)"
    if isinstance(value, dt.date):
        return numeric_day(value)
    return f"“{' '.join(str(value).split())}”"


def alike(one: str, other: str) -> bool:
    """Whether two texts differ in nothing a reader sees: white space around, line ends, the form of letters."""
    return cells.text(one) == cells.text(other.replace("\r\n", "\n"))
