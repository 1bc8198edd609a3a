"""Where a task is written: the passages of the text that hold its quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.coverage import Fate, placed
from giaoban.dates import long_day
from giaoban.report.citing import clause_words, document_words
from giaoban.report.frame import MARK
from giaoban.report.page import Mark, Page, Prose, Quoted

if TYPE_CHECKING:
    from giaoban.query import Tracked
    from giaoban.report.page import Part
    from giaoban.text import Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quote and where it stands in the text: `span` and `line` are None where it is not there or there is no text."""

    quote: str
    span: tuple[int, int] | None
    line: int | None


def passages(one: Tracked, source: Passages | None) -> tuple[Passage, ...]:
    """Each quote of the task and where it stands in the text."""
    quotes = one.task.source.quote if one.task.source else ()
    if source is None:
        return tuple(Passage(quote=quote, span=None, line=None) for quote in quotes)
    entries = placed(one.register, source)
    own = next(entry for entry in entries if entry.fate is Fate.TASK and entry.key == one.task.id)
    return tuple(
        Passage(quote=quote, span=span, line=source.line_of(span[0]) if span else None)
        for quote, span in zip(quotes, own.places, strict=True)
    )


def source_page(one: Tracked, source: Passages | None) -> Page:
    """The page of `giaoban source`: the paragraphs of the text that hold the quotes, the quotes marked."""
    clause = one.task.source.clause if one.task.source else None
    at = f", {clause_words(clause)}" if clause else ""
    sentence = f"Nhiệm vụ {one.reference}: {document_words(one.register.document)}{at}."
    head = (MARK, sentence) if one.register.demonstration else (sentence,)
    found = passages(one, source)
    if not found:
        meeting = one.task.source.meeting if one.task.source else None
        line = (
            f"Giao trực tiếp tại giao ban {long_day(meeting)}, không có câu trích."
            if meeting
            else "Nhiệm vụ chưa ghi câu trích nào."
        )
        return Page(head=head, parts=(Prose(lines=(line,)),))
    if source is None:
        lines = tuple(f"“{passage.quote}”" for passage in found)
        note = "Sổ chưa có tệp nguyên văn (khóa document.text), nên câu trích chưa đối chiếu được."
        return Page(head=head, parts=(Prose(lines=(*lines, note)),))
    return Page(head=head, parts=_paragraphs(source, found))


def _paragraphs(source: Passages, found: tuple[Passage, ...]) -> tuple[Part, ...]:
    blocks: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for passage in found:
        if passage.span:
            start, end = passage.span
            first = source.text.rfind("\n\n", 0, start) + 2 if "\n\n" in source.text[:start] else 0
            last = source.text.find("\n\n", end)
            blocks.setdefault((first, last if last >= 0 else len(source.text)), []).append((start, end))
    return tuple(
        Quoted(
            text=source.text[first:last].rstrip(),
            marks=tuple(Mark(start - first, end - first) for start, end in sorted(marks)),
            line=source.line_of(first),
        )
        for (first, last), marks in sorted(blocks.items())
    )
