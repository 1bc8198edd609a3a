"""Tables as their heads were recognised: rows of cells by key, each with its place for messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.exchange.columns import EVENTS, STAMP
from giaoban.exchange.faults import Fault
from giaoban.exchange.stamps import split_stamps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giaoban.exchange.columns import Column
    from giaoban.exchange.incoming.reading import Raw, RawTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row below the heads: its cells by key, and the stamp each was exported with, None without.

    `faults` are what is wrong with it already.
    """

    sheet: str
    number: int
    cells: Mapping[str, Raw]
    stamps: Mapping[str, str] | None
    heads: Mapping[str, str]
    faults: tuple[Fault, ...] = ()

    @property
    def place(self) -> str:
        """`Nhiệm vụ, hàng 7`; of a file without sheets `hàng 7`."""
        return f"{self.sheet}, hàng {self.number}" if self.sheet else f"hàng {self.number}"

    def fault(self, key: str, message: str, remedy: str = "") -> Fault:
        """A fault of the cell in the column of `key`; of the whole row where it has no such column."""
        return Fault(sheet=self.sheet, row=self.number, column=self.heads.get(key, ""), message=message, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table that can be imported: of tasks or of events; `own` says that it was read by a map."""

    name: str
    kind: str
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    gone: int
    own: bool = False

    @property
    def is_events(self) -> bool:
        """Whether its rows are events."""
        return self.kind == EVENTS


def cut(  # noqa: PLR0913 - where the columns are, and what they are of
    table: RawTable, at: int, kind: str, columns: tuple[Column, ...], places: dict[str, int], *, own: bool = False
) -> Found:
    """The table below the heads in its row `at`, whose keys stand in the columns `places`; blank rows are left out."""
    head = table.rows[at][1]
    stamp_at, exported = None, 0
    for place, cell in enumerate(head):
        if isinstance(cell, str) and cell.startswith(STAMP):
            stamp_at = place
            count = cell.removeprefix(STAMP).strip()
            exported = int(count) if count.isdecimal() else 0
    heads = {key: f"{letters(place)} “{head[place]}”" for key, place in places.items()}
    rows, stamped = [], 0
    for number, cells in table.rows[at + 1 :]:
        here = {key: cells[place] if place < len(cells) else None for key, place in places.items()}
        stamps = None
        if stamp_at is not None and stamp_at < len(cells):
            cell = cells[stamp_at]
            stamps = split_stamps(cell if isinstance(cell, str) else None, columns)
            stamped += stamps is not None
        if any(value is not None for value in here.values()):
            rows.append(Row(sheet=table.name, number=number, cells=here, stamps=stamps, heads=heads))
    used = {*places.values(), *([stamp_at] if stamp_at is not None else [])}
    unknown = tuple(str(cell) for place, cell in enumerate(head) if cell is not None and place not in used)
    return Found(
        name=table.name,
        kind=kind,
        rows=tuple(rows),
        unknown=unknown,
        gone=max(0, exported - stamped) if stamp_at is not None else 0,
        own=own,
    )


def letters(place: int) -> str:
    """The letters Excel gives a column, counted from 0."""
    name, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
