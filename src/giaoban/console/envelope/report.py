"""The document of the period report: the numbers of every table, and the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.console.envelope.base import Json, envelope, iso, period_of, units_of
from giaoban.console.envelope.coverage import coverage_rows, coverage_totals
from giaoban.console.envelope.task import task
from giaoban.console.envelope.views import counts, overdue_rows, summary_rows, totals_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.report.coverage import Covered
    from giaoban.report.flow import Flow
    from giaoban.report.frame import Frame
    from giaoban.report.period import PeriodReport, Said


def report(frame: Frame, view: PeriodReport) -> str:
    """The document of `giaoban report --json`: the numbers of every table; `data` holds the tasks."""
    unit = view.unit
    data = [task(frame, one, unit) for one in (*view.scored, *view.duties)]
    return envelope(
        "report",
        frame,
        data,
        counts=counts(view.counts),
        totals=totals_of(view.summary),
        units=summary_rows(view.units),
        groups=[{"id": group, "title": title, **counts(counted)} for group, title, counted in view.groups],
        flow=_flow(view.flow),
        unit_flows=[{"unit": {"code": row.unit, "name": row.name}, **_flow(row.flow)} for row in view.unit_flows],
        overdue=overdue_rows(frame, view.overdue),
        causes=_said(frame, view.causes),
        difficulties=_said(frame, view.difficulties),
        requests=_said(frame, view.requests),
        proposals={
            "total": view.proposals.total,
            "answered": view.proposals.answered,
            "unanswered": view.proposals.unanswered,
            "answered_in_period": view.answered_in_period,
            "raised_again_in_period": view.raised_again_in_period,
        },
        next_period=period_of(view.next_period),
        due_next=[one.reference for one in view.due_next],
        extended=[one.reference for one in view.extended],
        coverage=_coverage(view.coverage) if view.coverage else None,
    )


def _coverage(view: Covered) -> Json:
    return {
        **coverage_totals(view),
        "sentences": coverage_rows(view.missing),
        "without_text": [register.id for register in view.without_text],
    }


def _flow(flow: Flow) -> Json:
    return {
        "carried_in": flow.carried_in,
        "assigned": flow.assigned,
        "reopened": flow.reopened,
        "received": flow.received,
        "done": flow.done,
        "withdrawn": flow.withdrawn,
        "passed_on": flow.passed_on,
        "carried_out": flow.carried_out,
    }


def _said(frame: Frame, found: Iterable[Said]) -> list[Json]:
    return [
        {"task": one.tracked.reference, "units": units_of(frame, one.units), "date": iso(one.date), "text": one.text}
        for one in found
    ]
