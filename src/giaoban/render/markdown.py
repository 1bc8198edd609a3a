"""Pages and reports as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render.escape import Markdown, cell, inline
from giaoban.report.page import Grid, Kept, Pairs, Prose, Quoted, labels, words
from giaoban.store.notes import NO_NOTES
from giaoban.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from giaoban.report.frame import Frame
    from giaoban.report.page import Mark, Page, Part
    from giaoban.report.period import PeriodReport
    from giaoban.store.notes import Notes


def report(
    frame: Frame, view: PeriodReport, template: Path, notes: Notes = NO_NOTES, *, kept: Path | None = None
) -> str:
    """The progress report of a period, by a template (`giaoban.render.template.locate`), kept compiled in `kept`."""
    from giaoban.render.context import report_context  # noqa: PLC0415 - a page needs no jinja2
    from giaoban.render.template import render  # noqa: PLC0415

    context = report_context(frame, view, notes)
    # what the office wrote is Markdown, and printed as it stands
    written = {name: Markdown(safe(text)) if text else None for name, text in context["notes"].items()}
    return render(template, {**context, "notes": written}, kept=kept)


def page(made: Page) -> str:
    """A page as Markdown: sentences as paragraphs, tables as tables, nothing cut."""
    blocks: list[str] = [inline(line) for line in made.head]
    for part in made.parts:
        blocks += _part(part)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _part(part: Part) -> Iterator[str]:
    if not isinstance(part, Quoted) and part.title:
        yield f"## {inline(part.title)}"
    match part:
        case Grid():
            yield _table(part) if part.rows else inline(part.empty)
        case Pairs():
            yield "\n".join(f"- {inline(name)}: {inline(words(value))}" for name, value in part.pairs)
        case Prose():
            yield "\n\n".join(inline(line) for line in part.lines)
        case Quoted():
            yield "\n".join(f"> {line}".rstrip() for line in _marked(part).split("\n"))


def _table(grid: Grid) -> str:
    rows: list[list[str]] = [
        [cell(column.title) for column in grid.columns],
        ["---:" if column.right else "---" for column in grid.columns],
    ]
    rows += [[cell(words(value)) for value in row] for row in (*grid.rows, *grid.feet)]
    return "\n".join(_row(cells) for cells in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked(part: Quoted) -> str:
    """The passage with what is marked in bold after its labels, line by line so that no mark spans a paragraph.

    What was waived is struck through, as far as the reader of the file knows how to; what is missing is bold italic.
    """
    return "".join(_emphasised(text, mark) if mark else _lines(text) for text, mark in part.pieces())


_EMPHASIS = {Kept.TASK: "**", Kept.PROPOSAL: "*", Kept.WAIVED: "~~", Kept.MISSING: "***"}


def _emphasised(text: str, mark: Mark) -> str:
    around = _EMPHASIS[mark.kept]
    named = rf"\[{inline(labels(mark).removesuffix(': '))}\] " if mark.labels else ""
    return named + "\n".join(_around(line, around) for line in text.split("\n"))


def _around(line: str, mark: str) -> str:
    """The line between marks, which must touch a letter to count; spaces stay outside."""
    bare = line.strip()
    if not bare:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}{mark}{inline(bare)}{mark}{after}"


def _lines(text: str) -> str:
    return "\n".join(inline(line) for line in text.split("\n"))
