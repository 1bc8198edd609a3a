"""A duty as it is found, before it is finished, and the letters a sentence or clause stands at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.draft.lines import Block
    from giaoban.draft.outline import Point
    from giaoban.draft.table import Row


@dataclass(slots=True, kw_only=True)
class Entry:
    """A duty as found: the letters of its block to quote, where its own words begin, and who it falls on.

    `rule` is a `Rule`, `heading` (the unit stands in a heading or lead-in), `carried` (in a sentence before), `role`
    (behind the duty) or `row`.
    `strong` is false where something was concluded from the verb alone.
    """

    block: Block
    clause: str
    point: Point
    start: int
    end: int
    body: int
    rule: str
    lead: tuple[str, ...]
    strong: bool
    cooperating: tuple[str, ...] = ()
    reasons: list[str] = field(default_factory=list)
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence or clause being read: the letters of its block."""

    block: Block
    start: int
    stop: int
