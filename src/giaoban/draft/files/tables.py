"""Tables as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[Sequence[str]]
    """The cells of a row, each as its lines."""

_LAYOUT = 2
"""Rows and columns up to which a table only places text: the heading, the signatures."""


def lines(rows: Sequence[Row]) -> list[str]:
    """The rows as `| a | b |`; a table that only places text side by side cell after cell, each as its own lines."""
    rows = [row for row in rows if any(line.strip() for cell in row for line in cell)]
    if len(rows) <= _LAYOUT and all(len(row) <= _LAYOUT for row in rows):
        return [line for row in rows for cell in row if cell for line in (*cell, "")]
    return [f"| {' | '.join(' '.join(' '.join(cell).split()) for cell in row)} |" for row in rows]
