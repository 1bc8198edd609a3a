"""A page's parts as HTML. Tables carry what the script sorts and filters by; without it they are plain tables."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from giaoban.render.html.gate import Html, cell, join, tag
from giaoban.render.html.marked import quoted
from giaoban.report.counts import Rate, number
from giaoban.report.page import Grid, Names, Pairs, Prose, Quoted, Tone, Toned, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giaoban.report.page import Cell, Column, Part

FOLDED = 500
"""Rows from which a table is folded: without scripts a browser then need not lay it out."""

FINDABLE = 12
"""Rows from which a table has a search box and filters."""

_WIDE = 7
"""Columns from which a table is printed on a sheet across."""

_DETAIL = re.compile(r"[,;].*| [0-9][0-9.]* (?:ngày|lần).*")


def part(made: Part, *, label: str, units: Sequence[str] = (), unfold: bool = True) -> Html:
    """A part of a page; `label` names a table that has no title, `units` are their names in the order of the list.

    `unfold` lets the script open a folded table, which it then shows page by page.
    """
    if isinstance(made, Quoted):
        return quoted(made)
    heading = tag("h2", made.title) if made.title else Html()
    match made:
        case Grid():
            shown = table(made, label=label, units=units, unfold=unfold) if made.rows else tag("p", made.empty)
        case Pairs():
            shown = _pairs(made)
        case Prose():
            shown = join([tag("p", cell(line)) for line in made.lines])
    wide = isinstance(made, Grid) and made.rows and len(made.columns) > _WIDE
    return tag("section", "\n", join([heading, shown]), "\n", class_="sheet" if wide else None)


def table(  # noqa: PLR0913 - how a table is shown, each by its name
    grid: Grid,
    *,
    label: str,
    units: Sequence[str] = (),
    kinds: Mapping[int, str] | None = None,
    states: Sequence[str] = (),
    unfold: bool = True,
) -> Html:
    """A table that scrolls by itself where it is too wide, folded where it is long.

    `kinds` names the kind of a column that its cells do not show; `states` is the state of each row, where it is not
    what the words of the state begin with.
    """
    kind = {**{place: _kind(grid, place) for place in range(len(grid.columns))}, **(kinds or {})}
    title = grid.title or label
    head = join([_head(column, kind[place], units) for place, column in enumerate(grid.columns)], "")
    rows = [_row(row, kind, states[place] if states else None) for place, row in enumerate(grid.rows)]
    feet = [_row(row, kind, None) for row in grid.feet]
    pieces = [
        tag("caption", title, class_="unseen"),
        tag("thead", tag("tr", head)),
        tag("tbody", "\n", join(rows), "\n"),
        tag("tfoot", "\n", join(feet), "\n") if feet else Html(),
    ]
    numbers = sum(column.right for column in grid.columns)
    form = "numbers" if numbers > 2 else "text"  # noqa: PLR2004 - more numbers than words
    made = tag(
        "table",
        "\n",
        join(pieces),
        "\n",
        class_=form,
        data_find="" if len(grid.rows) >= FINDABLE else None,
    )
    scrolled = tag("div", made, class_=f"scroll {form}", role="region", aria_label=title)
    return folded(scrolled, title, len(grid.rows), unfold=unfold)


def folded(shown: Html, title: str, rows: int, *, unfold: bool) -> Html:
    """What is shown, folded away where it has many rows."""
    if rows < FOLDED:
        return shown
    summary = tag("summary", f"{title}: {number(rows)} dòng", tag("span", " (mở ra để xem và in)", class_="aside"))
    return tag("details", summary, "\n", shown, class_="fold", data_unfold="" if unfold else None)


def state(said: str) -> str:
    """What the words of a state begin with, by which rows are filtered: `Quá hạn 12 ngày, ...` gives `Quá hạn`."""
    return _DETAIL.sub("", said).replace("Hết hạn", "Quá hạn")


def _kind(grid: Grid, place: int) -> str:
    cells = [row[place] for row in grid.rows]
    kinds = {dt.date: "date", Rate: "rate", Names: "unit", Toned: "state", int: "number"}
    found = [kind for form, kind in kinds.items() if any(isinstance(value, form) for value in cells)]
    return found[0] if found else "text"


def _head(column: Column, kind: str, units: Sequence[str]) -> Html:
    return tag(
        "th",
        column.title,
        scope="col",
        class_="right" if column.right else "broad" if column.wide else None,
        data_kind=kind,
        data_order="; ".join(units) if kind == "unit" and units else None,
    )


def _row(row: tuple[Cell, ...], kind: Mapping[int, str], named: str | None) -> Html:
    first, *others = row
    cells = [tag("th", cell(words(first)), scope="row", class_=_class(first, kind[0]))]
    cells += [_cell(value, kind[place], named) for place, value in enumerate(others, start=1)]
    return tag("tr", *cells)


def _cell(value: Cell, kind: str, named: str | None) -> Html:
    said = words(value)
    by = (named if named is not None else state(said)) if kind == "state" else None
    return tag("td", cell(said), class_=_class(value, kind), data_state=by)


def _class(value: Cell, kind: str) -> str | None:
    if isinstance(value, Toned):
        return value.tone.value if value.tone is not Tone.NONE else None
    if isinstance(value, int | Rate):
        return "right"
    return "day" if kind == "date" else None


def _pairs(made: Pairs) -> Html:
    items = [
        tag(
            "div",
            tag("dt", name),
            tag("dd", cell(words(value)), class_=value.tone.value if isinstance(value, Toned) else None),
        )
        for name, value in made.pairs
    ]
    return tag("dl", "\n", join(items), "\n", class_="pairs")
