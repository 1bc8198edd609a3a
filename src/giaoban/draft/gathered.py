"""What reading a document has come to: where it stands, whom it last gave a duty, the duties so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from giaoban.draft.entries import Entry, Span
from giaoban.draft.outline import Outline

if TYPE_CHECKING:
    from giaoban.draft.deadlines import Clock


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Grows with each block: `begun` once the conclusion proper has begun, `carried` those named last."""

    clock: Clock
    outline: Outline = field(default_factory=Outline)
    found: list[Entry] = field(default_factory=list)
    carried: tuple[str, ...] = ()
    begun: bool = False

    def add(self, clause: Span, body: int, rule: str, lead: tuple[str, ...], reason: str) -> Entry:
        """The next duty: the letters of `clause`, its own words from letter `body` on."""
        entry = Entry(
            block=clause.block,
            clause=self.outline.cited(clause.block),
            point=self.outline.open[-1],
            start=clause.start,
            end=clause.stop,
            body=body,
            rule=rule,
            lead=lead,
            strong=False,
            reasons=[reason],
        )
        self.found.append(entry)
        return entry
