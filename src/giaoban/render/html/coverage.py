"""The page of `giaoban coverage`: the figures, what is missing, then each text whole with what quotes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.coverage import Fate
from giaoban.render.html import charts, tables
from giaoban.render.html.document import document
from giaoban.render.html.figures import Tile
from giaoban.render.html.gate import Html, cell, join, tag
from giaoban.render.html.marked import entry, place, quoted
from giaoban.report.counts import number
from giaoban.report.coverage import (
    FATES,
    LEGEND,
    coverage_page,
    held_grid,
    labels_of,
    marked_text,
    place_words,
    sentence_words,
    told,
)
from giaoban.report.page import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.coverage import Coverage
    from giaoban.report.coverage import Covered
    from giaoban.report.page import Label


def page(view: Covered, *, title: str, missing_only: bool = False) -> str:
    """The page of `giaoban coverage`; with `missing_only` without the texts and what is in the registers."""
    made = coverage_page(view, missing_only=missing_only)
    lead = [tag("p", cell(line), class_="lead") for line in made.head if line not in view.marks]
    content = [*lead, _tiles(view)] if view.found else lead
    several = len(view.found) + len(view.without_text) > 1
    for one, labels in zip(view.found, labels_of(view), strict=True):
        prefix = f"{one.register.id}: " if several else ""
        content.append(_missing(one, labels, prefix, linked=not missing_only))
        if not missing_only:
            content += [_text(one, labels, prefix), _entries(one, labels, prefix)]
    if not missing_only:
        content += [_held(one, f"{one.register.id}: " if several else "") for one in view.found]
    return document(title, content, marks=view.marks)


def _tiles(view: Covered) -> Html:
    missing = view.count(Fate.MISSING)
    of = f"trên {number(view.total)} câu giao việc"
    return charts.tiles(
        (
            Tile(label="Đã vào sổ", value=number(view.in_register), detail=of, tone="done"),
            Tile(label="Không ghi, có lý do", value=number(view.count(Fate.WAIVED)), detail=of),
            Tile(label="Còn sót", value=number(missing), detail=of, tone="late" if missing else "none"),
        )
    )


def _missing(one: Coverage, labels: Sequence[Label], prefix: str, *, linked: bool) -> Html:
    """What is missing, each with its place, and a link to it in the text below."""
    found = [label for label in labels if label.kept is Kept.MISSING]
    if not one.sentences:
        return Html()
    if not found:
        return tag("section", tag("h2", f"{prefix}Còn sót: 0"), tag("p", "Không còn câu giao việc nào để sót."))
    items = []
    for label, sentence in zip(found, one.missing, strict=True):
        where = f"Dòng {number(sentence.line)}"
        shown = tag("a", where, href=f"#{place(label)}") if linked else where
        at = f", {place_words(sentence)}: " if place_words(sentence) else ": "
        items.append(tag("li", shown, at, sentence_words(sentence)))
    listed = tag("ol", "\n", join(items), "\n", class_="left-out")
    return tag("section", "\n", tag("h2", f"{prefix}Còn sót: {number(len(found))}"), "\n", listed, "\n")


def _text(one: Coverage, labels: Sequence[Label], prefix: str) -> Html:
    legend = tag("p", LEGEND, class_="note")
    return tag(
        "section", "\n", join([tag("h2", f"{prefix}Nguyên văn"), legend, quoted(marked_text(one, labels))]), "\n"
    )


def _entries(one: Coverage, labels: Sequence[Label], prefix: str) -> Html:
    """The tasks and proposals, each with a link back to where it is quoted."""
    items = []
    for label, held in zip(labels, one.entries, strict=False):
        if label.kept is Kept.WAIVED:
            continue
        places = [
            tag("a", f"dòng {number(one.source.line_of(start))}", href=f"#{place(label)}")
            for start, _ in held.spans[:1]
        ]
        where = join(places) if places else tag("span", "không có câu trích trong văn bản", class_="aside")
        items.append(tag("li", tag("strong", label.text), " ", label.words, " (", where, ")", id=entry(label)))
    if not items:
        return Html()
    title = f"{prefix}Nhiệm vụ, kiến nghị trong sổ và chỗ trích"
    return tag("section", "\n", tag("h2", title), "\n", tag("ul", "\n", join(items), "\n", class_="entries"), "\n")


def _held(one: Coverage, prefix: str) -> Html:
    """The assignments that are held, as a table to search; then what else there is to know."""
    pieces: list[Html] = []
    if one.held:
        grid = held_grid(one, prefix)
        states = [FATES[sentence.fate] for sentence in one.held]
        pieces += [tag("h2", grid.title), tables.table(grid, label=grid.title, states=states)]
    pieces += [tag("p", f"{prefix}{line}") for line in told(one)]
    return tag("section", "\n", join(pieces), "\n") if pieces else Html()
