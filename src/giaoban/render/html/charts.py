"""Figures as HTML and inline SVG: each number also stands as text, and no part is told by its colour alone.

Lengths are percentages and text is not scaled, so that one picture serves a phone, a screen and paper. There is no
`style` attribute and no script in it: a strict content policy may be put on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.render.html.figures import TIMELINE_SERIES, Part, timeline_words
from giaoban.render.html.gate import Html, join, tag
from giaoban.report.counts import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.render.html.figures import Bar, Figures, Tile, Timeline

_PATTERNED = {"done_late": "hatch", "open_no_deadline": "dots", "done_no_deadline": "dots", "open_suspended": "cross"}
"""Series told apart by a pattern too."""

_ROOM = 8.0
"""Hundredths of the width that a number of three digits takes on a phone."""

PATTERNS = Html(
    '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="p-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6"/></pattern>'
    '<pattern id="p-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1"/></pattern>'
    '<pattern id="p-cross" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="7"/><line x1="0" y1="0" x2="7" y2="0"/></pattern>'
    "</defs></svg>"
)
"""The patterns the pictures use; once in a page."""


def tiles(made: Iterable[Tile]) -> Html:
    """The tiles, a list of names and values."""
    boxes = [
        tag(
            "div",
            tag("dt", tile.label),
            tag("dd", tile.value, class_="value"),
            tag("dd", tile.detail, class_="detail") if tile.detail else "",
            class_=f"tile {tile.tone}",
        )
        for tile in made
    ]
    return tag("dl", "\n", join(boxes), "\n", class_="tiles")


def bars(made: Figures) -> Html:
    """The bars by unit, longest for the most; empty without units."""
    if not made.bars:
        return Html()
    idle = f"Không có nhiệm vụ tính tỷ lệ: {'; '.join(made.idle)}." if made.idle else ""
    return _figure(
        "units",
        "Lượt giao theo đơn vị và tình trạng",
        legend(made.series),
        _rows("units", made.bars, labelled=True),
        idle,
    )


def bands(made: Sequence[Bar]) -> Html:
    """The overdue by age; a sentence where nothing is."""
    total = sum(bar.total for bar in made)
    title = f"Nhiệm vụ quá hạn theo số ngày: {number(total)}"
    if not total:
        return _figure("ages", title, Html(), tag("p", "Không có nhiệm vụ quá hạn."))
    return _figure("ages", title, Html(), _rows("ages", made, labelled=False))


def timeline(made: Timeline) -> Html:
    """The deadlines along the time, with the day asked marked; a sentence where there is none."""
    title = "Thời hạn của các nhiệm vụ"
    if not made.columns:
        return _figure("deadlines", title, Html(), tag("p", "Không có nhiệm vụ nào có thời hạn."))
    seen = {part.series for bar in made.columns for part in bar.parts}
    shown = [Part(series=key, label=label, count=0) for key, label in TIMELINE_SERIES if key in seen]
    return _figure("deadlines", title, legend(shown), _columns(made), timeline_words(made))


def legend(made: Iterable[Part]) -> Html:
    """The colours and patterns with their names, and their sums where there are any."""
    items = [
        tag(
            "li",
            tag("svg", _box(part.series, 0, 100), width=14, height=14, aria_hidden="true", focusable="false"),
            f" {part.label}{f': {number(part.count)}' if part.count else ''}",
        )
        for part in made
    ]
    return tag("ul", *items, class_="legend")


def _figure(key: str, title: str, key_of_colours: Html, picture: Html, note: str = "") -> Html:
    return tag(
        "figure",
        tag("figcaption", title, id=f"chart-{key}"),
        "\n",
        join([key_of_colours, picture, tag("p", note, class_="note") if note else Html()]),
        class_=f"chart {key}",
    )


def _words(bar: Bar) -> str:
    return "; ".join(f"{part.label.lower()} {number(part.count)}" for part in bar.parts if part.count) or "0"


def _rows(key: str, made: Sequence[Bar], *, labelled: bool) -> Html:
    """One line for each bar: its name, the bar, its total."""
    longest = max(bar.total for bar in made)
    lines = []
    for place, bar in enumerate(made):
        name, words = f"{key}-{place}-t", f"{key}-{place}-d"
        picture = tag(
            "svg",
            tag("title", f"{bar.label}: {number(bar.total)}", id=name),
            tag("desc", _words(bar), id=words),
            *_lying(bar, longest, labelled=labelled),
            role="img",
            aria_labelledby=f"{name} {words}",
            width="100%",
            height=22,
        )
        lines.append(
            tag(
                "li",
                tag("span", bar.label, class_="name"),
                tag("span", picture, class_="bar"),
                tag("span", number(bar.total), class_="sum"),
            )
        )
    return tag("ul", "\n", join(lines), "\n", class_="bars", aria_labelledby=f"chart-{key}")


def _lying(bar: Bar, longest: int, *, labelled: bool) -> list[Html]:
    """The parts of a bar side by side; a part wide enough has its number inside."""
    pieces, left = [], 0.0
    for part in bar.parts:
        width = 100 * part.count / longest
        pieces.append(_box(part.series, left, width))
        if labelled and width >= _ROOM:
            pieces.append(
                tag("text", number(part.count), x=_percent(left + width / 2), y="50%", dy=".35em", class_=part.series)
            )
        left += width
    return pieces


def _box(series: str, left: float, width: float) -> Html:
    return _filled(series, x=_percent(left), y=0, width=_percent(width), height="100%")


def _filled(series: str, *, x: str, y: str | float, width: str, height: str | float) -> Html:
    """A box in the colour of its series, and once more in its pattern."""
    where = {"x": x, "y": str(y), "width": width, "height": str(height)}
    box = tag("rect", class_=series, **where)
    pattern = _PATTERNED.get(series)
    return Html(box + tag("rect", fill=f"url(#p-{pattern})", **where)) if pattern else box


def _percent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"


# --- columns ---------------------------------------------------------------------------------------------------------

_TOP, _TALL, _FOOT = 40, 130, 40
"""Pixels: above the columns for the day and the numbers, the tallest column, and under them for the dates."""


def _columns(made: Timeline) -> Html:
    highest = max(bar.total for bar in made.columns)
    step = 100 / len(made.columns)
    pieces = [
        _standing(bar, place * step, step, highest, made.columns, place) for place, bar in enumerate(made.columns)
    ]
    summary = "; ".join(
        f"{bar.label}{f' {bar.sublabel}' if bar.sublabel else ''}: {number(bar.total)} ({_words(bar)})"
        for bar in made.columns
        if bar.total
    )
    drawing = tag(
        "svg",
        tag("title", "Số nhiệm vụ theo thời hạn", id="deadlines-t"),
        tag("desc", summary, id="deadlines-d"),
        tag("line", x1="0", x2="100%", y1=_TOP + _TALL, y2=_TOP + _TALL, class_="axis"),
        *pieces,
        _now(made.now * step, f"{short_day(made.day)}") if made.now is not None else "",
        role="img",
        aria_labelledby="deadlines-t deadlines-d",
        width="100%",
        height=_TOP + _TALL + _FOOT,
    )
    return tag("div", drawing, class_="columns")


def _standing(  # noqa: PLR0913, PLR0917 - a column and its place
    bar: Bar, left: float, step: float, highest: int, columns: Sequence[Bar], place: int
) -> Html:
    pieces, bottom = [], float(_TOP + _TALL)
    middle = _percent(left + step / 2)
    for part in bar.parts:
        height = _TALL * part.count / highest
        bottom -= height
        pieces.append(
            _filled(
                part.series,
                x=_percent(left + step * 0.18),
                y=round(bottom, 2),
                width=_percent(step * 0.64),
                height=round(height, 2),
            )
        )
    if bar.total:
        pieces.append(tag("text", number(bar.total), x=middle, y=f"{bottom - 6:.2f}", class_="count"))
    pieces.append(tag("text", bar.label, x=middle, y=_TOP + _TALL + 16))
    if bar.sublabel and (place == 0 or columns[place - 1].sublabel != bar.sublabel):
        pieces.append(tag("text", bar.sublabel, x=middle, y=_TOP + _TALL + 32, class_="year"))
    return join(pieces, "")


def _now(left: float, words: str) -> Html:
    """The line of the day asked, its date on the side that has room."""
    line = tag("line", x1=_percent(left), x2=_percent(left), y1=18, y2=_TOP + _TALL, class_="now")
    side = "start" if left < 25 else "end" if left > 75 else "middle"  # noqa: PLR2004 - quarters of the width
    return Html(line + tag("text", words, x=_percent(left), y=12, class_=f"now {side}"))
