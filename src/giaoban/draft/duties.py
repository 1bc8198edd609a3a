"""Walks the blocks of a document: headings, table rows, and the points whose sentences give duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.draft import headings, lines
from giaoban.draft.entries import Span
from giaoban.draft.gathered import Gathered
from giaoban.draft.sentences import Sentences
from giaoban.draft.table import columns_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.draft.deadlines import Clock
    from giaoban.draft.entries import Entry
    from giaoban.draft.lines import Block
    from giaoban.draft.outline import Point
    from giaoban.draft.table import Columns


def duties(blocks: Sequence[Block], clock: Clock) -> list[Entry]:
    """The duties of `blocks`, in order, with who each falls on and why."""
    reader = _Reader(clock)
    reader.read(blocks)
    return reader.gathered.found


class _Reader:
    """Reads blocks in order; `columns` are those of the table it is in."""

    def __init__(self, clock: Clock) -> None:
        self.gathered = Gathered(clock=clock)
        self.columns: Columns | None = None
        self._sentences = Sentences(self.gathered)

    def read(self, blocks: Sequence[Block]) -> None:
        gathered = self.gathered
        gathered.begun = not any(headings.begins(block) for block in blocks)
        in_address = False
        for at, block in enumerate(blocks):
            before = blocks[at - 1] if at else None
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            in_address = headings.opens_address(block) or (in_address and headings.is_address(block))
            if in_address or headings.is_aside(block) or headings.is_title(block, before):
                continue
            point = gathered.outline.enter(block)
            if block.kind in headings.SECTIONS:
                gathered.carried = ()
            if headings.looks_back(block):
                point.back = True
            if not gathered.begun and headings.begins(block):
                gathered.begun = True
            elif block.kind == "row":
                self._row(block)
            elif not self._heading(block, point, after):
                self._sentences.read(block, is_last=after is None)

    def _heading(self, block: Block, point: Point, after: Block | None) -> bool:
        """Take `block` as a heading where it is one."""
        duty = headings.unit_heading(block)
        outline = self.gathered.outline
        parent = outline.open[-2] if len(outline.open) > 1 else point
        section = headings.section_heading(block, after) if duty is None else None
        if section and not section.back and parent.heads_units:
            duty = headings.like_its_siblings(block)
        if duty:
            parent.heads_units = True
            point.duty = duty
            self.gathered.carried = duty.lead
            return True
        if section is None:
            return False
        point.back = section.back
        return True

    def _row(self, block: Block) -> None:
        if columns := columns_of(block):
            self.columns = columns
            return
        row = row_of(block, self.columns) if self.columns else None
        if row is None:
            for cell in lines.cells_of(block):
                self._sentences.read(cell, is_last=True)
            return
        words = Span(block, row.body, row.body_end)
        entry = self.gathered.add(words, row.body, "row", row.lead, "dòng trong bảng phân công")
        entry.strong, entry.cooperating, entry.row = bool(row.lead), row.cooperating, row
