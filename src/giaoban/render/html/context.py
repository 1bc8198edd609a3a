"""What HTML templates may use beside the names of the Markdown ones: the page's frame, the pictures, the filters.

The names are documented in `docs/mau-bao-cao.md`. Values that are HTML already are text the gate lets through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.render.context import report_context
from giaoban.render.html import charts
from giaoban.render.html.document import policy, script, style
from giaoban.render.html.figures import figures
from giaoban.render.html.prose import prose
from giaoban.render.meeting import meeting_context
from giaoban.report.frame import tone
from giaoban.store.notes import NO_NOTES
from giaoban.terms import BUCKET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.query import Tracked
    from giaoban.render.html.figures import Bar, Figures, Part
    from giaoban.report.frame import Frame
    from giaoban.report.meeting import MeetingPack
    from giaoban.report.period import PeriodReport
    from giaoban.store.notes import Notes

Values = dict[str, Any]


def html_context(frame: Frame, view: PeriodReport, notes: Notes = NO_NOTES) -> Values:
    """Everything `bao-cao.html.j2` may print; `notes` are what the office wrote by hand."""
    unit = view.unit
    facts = [one.glance(unit) for one in view.scored if unit is None or unit in one.holders]
    context = report_context(frame, view, notes)
    drawn = figures(
        view.counts,
        facts,
        day=frame.scope.as_of.day,
        assignments=None if unit else view.summary.assignments,
        rows=() if unit else view.units,
    )
    overdue = context["overdue"]
    return {
        **context,
        "notes": {name: prose(said) if said else None for name, said in context["notes"].items()},
        "tasks": _filtered(context["tasks"], view.scored, unit),
        "completed": _filtered(context["completed"], view.completed, unit),
        "duties": _filtered(context["duties"], view.duties, unit),
        "due_next": _filtered(context["due_next"], view.due_next, unit),
        "extended": _filtered(context["extended"], view.extended, unit),
        "overdue": {
            "new": _filtered(overdue["new"], (one.tracked for one in view.overdue.new), unit),
            "carried": _filtered(overdue["carried"], (one.tracked for one in view.overdue.carried), unit),
        },
        "page": _page(frame),
        "charts": {
            "tiles": charts.tiles(drawn.tiles),
            "units": charts.bars(drawn),
            "ages": charts.bands(drawn.bands),
            "deadlines": charts.timeline(drawn.timeline),
        },
        "figures": _figures(drawn),
    }


def meeting_html_context(frame: Frame, view: MeetingPack) -> Values:
    """Everything `tai-lieu-giao-ban.html.j2` may print."""
    context, unit = meeting_context(frame, view), view.unit
    due = _filtered(context["due"], (one.tracked for one in view.due), unit)
    return {**context, "due": due, "page": _page(frame)}


def _page(frame: Frame) -> Values:
    return {
        "policy": policy(),
        "style": style(),
        "script": script(),
        "patterns": charts.PATTERNS,
        "unit_order": "; ".join(frame.named(one.code) for one in frame.units.units),
    }


def _filtered(tasks: Iterable[Values], tracked: Iterable[Tracked], unit: str | None) -> tuple[Values, ...]:
    """The tasks with what a page filters and colours by."""
    return tuple(
        {**task, "bucket": BUCKET[one.glance(unit).bucket.value], "tone": tone(one.glance(unit)).value}
        for task, one in zip(tasks, tracked, strict=True)
    )


def _figures(drawn: Figures) -> Values:
    """The numbers of the pictures, for a template that draws its own."""
    line = drawn.timeline
    return {
        "tiles": tuple(
            {"label": tile.label, "value": tile.value, "detail": tile.detail, "tone": tile.tone} for tile in drawn.tiles
        ),
        "units": tuple(map(_bar, drawn.bars)),
        "ages": tuple({"label": bar.label, "count": bar.total} for bar in drawn.bands),
        "deadlines": tuple({**_bar(bar), "sublabel": bar.sublabel} for bar in line.columns),
        "without_deadline": line.without,
    }


def _bar(bar: Bar) -> Values:
    return {"label": bar.label, "total": bar.total, "parts": tuple(map(_part, bar.parts))}


def _part(part: Part) -> Values:
    return {"series": part.series, "label": part.label, "count": part.count}
