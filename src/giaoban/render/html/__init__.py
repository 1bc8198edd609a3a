"""Views and pages as HTML: each one file, without network, for a phone, a screen, paper and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.progress import Bucket
from giaoban.query import Role
from giaoban.render.html import charts, tables
from giaoban.render.html.document import document
from giaoban.render.html.figures import figures
from giaoban.render.html.gate import Html, cell, join, tag
from giaoban.report.card import card_page
from giaoban.report.lists import task_row
from giaoban.report.page import Column, Grid
from giaoban.report.summary import summary_page
from giaoban.store.notes import NO_NOTES
from giaoban.terms import BUCKET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from giaoban.query import Tracked
    from giaoban.render.html.figures import Figures
    from giaoban.report.card import Card
    from giaoban.report.frame import Frame
    from giaoban.report.meeting import MeetingPack
    from giaoban.report.page import Page
    from giaoban.report.period import PeriodReport
    from giaoban.report.summary import Summary
    from giaoban.store.notes import Notes


def page(made: Page, *, title: str, marks: tuple[str, ...] = (), units: Sequence[str] = ()) -> str:
    """Any command's page; `marks` are the frame's, `units` the names of its units in the order of the list."""
    content = [*_head(made, marks), *_parts(made, title, units)]
    return document(title, content, marks=marks)


def status(frame: Frame, view: Summary) -> str:
    """The page of `giaoban status`: tiles, bars by unit, ages, deadlines, the table by unit and the tasks counted."""
    title = "Tổng hợp tình hình thực hiện nhiệm vụ"
    made = summary_page(frame, view)
    if not view.rows and not view.without_unit:
        return page(made, title=title, marks=frame.marks)
    chosen = frame.chosen
    drawn = figures(
        view.tasks,
        [one.glance() for one in chosen],
        day=frame.scope.as_of.day,
        assignments=view.assignments,
        rows=view.rows,
    )
    content = [
        *_head(made, frame.marks),
        *_pictures(drawn),
        *_parts(made, "Tổng hợp theo đơn vị", _units(frame), unfold=False),
        _lookup(frame, chosen),
    ]
    return document(title, content, marks=frame.marks)


def card(frame: Frame, view: Card, role: Role) -> str:
    """The page of `giaoban status --unit`: the unit's tiles, ages and deadlines, then its tasks in blocks by role."""
    title = f"Phiếu theo dõi đơn vị: {view.name}"
    made = card_page(frame, view, role)
    if role not in {Role.LEAD, Role.ANY} or not view.counts.total:
        return page(made, title=title, marks=frame.marks, units=_units(frame))
    threads = [one.glance(view.unit) for one in view.lead if view.unit in one.holders]
    drawn = figures(view.counts, threads, day=frame.scope.as_of.day)
    content = [*_head(made, frame.marks), *_pictures(drawn), *_parts(made, title, _units(frame))]
    return document(title, content, marks=frame.marks)


def report(
    frame: Frame, view: PeriodReport, template: Path, notes: Notes = NO_NOTES, *, kept: Path | None = None
) -> str:
    """The progress report of a period, by a template (`giaoban.render.template.locate`), kept compiled in `kept`."""
    from giaoban.render.html.context import html_context  # noqa: PLC0415 - a page needs no jinja2
    from giaoban.render.html.gate import text  # noqa: PLC0415
    from giaoban.render.template import Form, render  # noqa: PLC0415

    return render(template, html_context(frame, view, notes), Form(name="html", line=text, cell=cell), kept=kept)


def meeting(frame: Frame, view: MeetingPack, template: Path, *, kept: Path | None = None) -> str:
    """The pack for a meeting, by a template, kept compiled in `kept`."""
    from giaoban.render.html.context import meeting_html_context  # noqa: PLC0415 - a page needs no jinja2
    from giaoban.render.html.gate import text  # noqa: PLC0415
    from giaoban.render.template import Form, render  # noqa: PLC0415

    form = Form(name="html", line=text, cell=cell)
    return render(template, meeting_html_context(frame, view), form, kept=kept)


def _head(made: Page, marks: tuple[str, ...]) -> list[Html]:
    """The sentences above the parts; the marks among them are printed by the document."""
    return [tag("p", cell(line), class_="lead") for line in made.head if line not in marks]


def _parts(made: Page, label: str, units: Sequence[str], *, unfold: bool = True) -> list[Html]:
    return [tables.part(part, label=label, units=units, unfold=unfold) for part in made.parts]


def _pictures(drawn: Figures) -> list[Html]:
    pictures = [charts.bars(drawn), charts.bands(drawn.bands), charts.timeline(drawn.timeline)]
    heading = tag("h2", "Bằng hình", class_="unseen")
    return [charts.tiles(drawn.tiles), tag("section", heading, "\n", join(pictures), "\n", class_="charts")]


def _units(frame: Frame) -> tuple[str, ...]:
    return tuple(frame.named(unit.code) for unit in frame.units.units)


_LOOKUP = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Nhóm"),
    Column(title="Đơn vị chủ trì, thực hiện"),
    Column(title="Thời hạn"),
    Column(title="Tình trạng"),
)


def _lookup(frame: Frame, chosen: Sequence[Tracked]) -> Html:
    """Every task counted, to be searched by unit, group, state and words; the unscored last."""
    counted = sorted(chosen, key=lambda one: one.glance().bucket is Bucket.UNSCORED)
    rows = []
    for one in counted:
        identifier, title, leads, end, state = task_row(frame, one)
        rows.append((identifier, title, one.group, leads, end, state))
    label = "Danh mục nhiệm vụ"
    table = tables.table(
        Grid(columns=_LOOKUP, rows=tuple(rows)),
        label=label,
        units=_units(frame),
        kinds={2: "group", 3: "unit"},
        states=[BUCKET[one.glance().bucket.value] for one in counted],
        unfold=False,
    )
    return tag("section", tag("h2", label), "\n", table, "\n") if rows else Html()
