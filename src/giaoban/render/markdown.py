"""Pages and reports as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render.escape import Markdown, cell, inline
from giaoban.report.page import Grid, Pairs, Prose, Quoted, words
from giaoban.store.notes import NO_NOTES
from giaoban.text import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from giaoban.report.frame import Frame
    from giaoban.report.page import Page, Part
    from giaoban.report.period import PeriodReport
    from giaoban.store.notes import Notes


def report(frame: Frame, view: PeriodReport, template: Path, notes: Notes = NO_NOTES) -> str:
    """The progress report of a period, by a template (`giaoban.render.template.locate`)."""
    from giaoban.render.context import report_context  # noqa: PLC0415 - a page needs no jinja2
    from giaoban.render.template import render  # noqa: PLC0415

    context = report_context(frame, view, notes)
    # what the office wrote is Markdown, and printed as it stands
    written = {name: Markdown(safe(text)) if text else None for name, text in context["notes"].items()}
    return render(template, {**context, "notes": written})


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
    """The passage with what is quoted in bold, line by line so that no mark spans a paragraph."""
    return "".join(_bold(text) if quoted else _lines(text) for text, quoted in part.pieces())


def _bold(text: str) -> str:
    return "\n".join(f"**{inline(line)}**" if line.strip() else "" for line in text.split("\n"))


def _lines(text: str) -> str:
    return "\n".join(inline(line) for line in text.split("\n"))
