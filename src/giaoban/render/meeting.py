"""The pack for a meeting, as Markdown, and what its templates may use (`docs/mau-bao-cao.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.render.context import _counts, _proposal, _register, _task, office_values
from giaoban.report.changes import change_words
from giaoban.report.lists import identifier

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.render.context import Values
    from giaoban.report.changes import Change
    from giaoban.report.frame import Frame
    from giaoban.report.meeting import Late, MeetingPack
    from giaoban.report.owed import Asked, Duty, Silent


def markdown(frame: Frame, view: MeetingPack, template: Path, *, kept: Path | None = None) -> str:
    """The pack by a Markdown template (`giaoban.render.template.locate`), kept compiled in `kept`."""
    from giaoban.render.template import render  # noqa: PLC0415 - the context alone needs no jinja2

    return render(template, meeting_context(frame, view), kept=kept)


def meeting_context(frame: Frame, view: MeetingPack) -> Values:
    """Everything `tai-lieu-giao-ban.md.j2` may print."""
    as_of, sitting = frame.scope.as_of, view.sitting
    return {
        "office": office_values(frame.office),
        "registers": tuple(_register(register) for register in frame.headings),
        "demonstration": bool(frame.marks),
        "as_of": {"day": as_of.day, "words": as_of.words, "at_close": as_of.at_close},
        "unit": frame.units.name(view.unit) if view.unit else None,
        "meeting": {
            "day": sitting.day,
            "previous": sitting.previous,
            "since": sitting.since,
            "next": sitting.next,
            "until": sitting.until,
            "listed": sitting.listed,
        },
        "counts": _counts(view.counts),
        "done": tuple(_done(frame, one, view) for one in view.done),
        "in_part": tuple(_done(frame, one, view) for one in view.in_part),
        "overdue": {
            "slipped": tuple(_late(frame, one, view) for one in view.slipped),
            "carried": tuple(_late(frame, one, view) for one in view.carried),
        },
        "due": tuple(
            {
                **_task(frame, one.tracked, view.unit),
                "units": frame.names(one.units).full,
                "end": one.end,
                "before_meeting": one.end < sitting.day,
            }
            for one in view.due
        ),
        "duties": tuple(_duty(frame, one) for one in view.duties),
        "silent": tuple(_silent(frame, one) for one in view.silent),
        "extensions": tuple(_asked(frame, one) for one in view.extensions),
        "proposals": {
            "total": view.proposals.total,
            "answered": view.proposals.answered,
            "unanswered": view.proposals.unanswered,
            "list": tuple(_proposal(frame, one) for one in view.proposals.proposals),
        },
    }


def _done(frame: Frame, one: Change, view: MeetingPack) -> Values:
    return {
        **_task(frame, one.tracked, view.unit),
        "units": frame.names(one.units).full,
        "result": change_words(frame, one),
        "on": one.on,
    }


def _late(frame: Frame, one: Late, view: MeetingPack) -> Values:
    return {
        **_task(frame, one.tracked, view.unit),
        "units": frame.names(one.units).full,
        "end": one.end,
        "days_late": one.days_late,
        "times": one.times,
        "cause": one.cause,
    }


def _duty(frame: Frame, one: Duty) -> Values:
    return {
        "id": identifier(frame, one.tracked),
        "title": one.tracked.task.title,
        "label": one.label,
        "end": one.end,
        "reported": tuple({"unit": frame.named(unit), "date": day} for unit, day in one.reported if unit),
        "missing": frame.names(tuple(unit for unit in one.missing if unit)).full,
        "owed": ", ".join(label for _, label in one.owed),
    }


def _silent(frame: Frame, one: Silent) -> Values:
    return {
        "code": one.unit,
        "name": one.name,
        "tasks": ", ".join(identifier(frame, task) for task in one.tasks),
        "open": len(one.tasks),
        "overdue": one.overdue,
        "last_report": one.last_report,
    }


def _asked(frame: Frame, one: Asked) -> Values:
    return {
        "id": identifier(frame, one.tracked),
        "title": one.tracked.task.title,
        "unit": frame.named(one.unit) if one.unit else "",
        "end": one.end,
        "to": one.to.words if one.to else None,
        "date": one.date,
        "reason": one.reason,
        "document": one.document,
    }
