"""Annexes that assign in a table: the columns by their headings, and a row as a duty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

# "| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành | Sản phẩm |"
_HEADINGS = {
    "cooperating": re.compile(r"phối hợp"),
    "lead": re.compile(r"chủ trì|thực hiện|phụ trách|đơn vị|cơ quan"),
    "due": re.compile(r"thời (?:gian|hạn)|hạn|tiến độ|^hoàn thành"),
    "product": re.compile(r"sản phẩm|kết quả"),
    "work": re.compile(r"nhiệm vụ|nội dung|công việc"),
}
_HEADING = 60  # letters; what is longer is no column heading
_FILLED = 3  # cells; a row with fewer is a title
_ORDER = ("cooperating", "due", "product", "work", "lead")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row holds what."""

    places: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that assigns: the letters of each cell to quote, those of the duty, and who."""

    spans: tuple[tuple[int, int], ...]
    body: int
    body_end: int
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    due: tuple[int, int] | None
    product: str | None


def columns_of(block: Block) -> Columns | None:
    """The columns a heading row names; None where it names no duty and no addressee."""
    places: dict[str, int] = {}
    for at, (start, end) in enumerate(block.cells):
        words = block.key[start:end]
        if len(words) > _HEADING:
            return None
        for name in _ORDER:
            if name not in places and _HEADINGS[name].search(words):
                places[name] = at
                break
    return Columns(places) if {"work", "lead"} <= places.keys() else None


def row_of(block: Block, columns: Columns) -> Row | None:
    """The duty of a row under `columns`; None for a title row or one without a duty."""

    def cell(name: str) -> tuple[int, int] | None:
        at = columns.places.get(name)
        if at is None or at >= len(block.cells):
            return None
        start, end = block.cells[at]
        return (start, end) if start < end else None

    work = cell("work")
    if work is None or sum(start < end for start, end in block.cells) < _FILLED:
        return None
    spans = [span for name in ("work", "lead", "cooperating", "due") if (span := cell(name))]
    product = cell("product")
    return Row(
        spans=tuple(sorted(spans)),
        body=work[0],
        body_end=work[1],
        lead=_named(block, cell("lead")),
        cooperating=_named(block, cell("cooperating")),
        due=cell("due"),
        product=block.text[slice(*product)] if product else None,
    )


def _named(block: Block, span: tuple[int, int] | None) -> tuple[str, ...]:
    if span is None:
        return ()
    names = read_names(block, span[0], limit=span[1])
    if names and names.end >= span[1] - 1:
        return names.texts
    return tuple(part.strip() for part in re.split(r"[;,]\s", block.text[slice(*span)]) if part.strip())
