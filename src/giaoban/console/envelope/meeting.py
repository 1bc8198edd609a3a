"""The documents of `giaoban meeting --json` and `giaoban meetings --json` (`docs/json.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.console.envelope import Json, bare, counts, envelope, iso, task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.query import Tracked
    from giaoban.report.changes import Change
    from giaoban.report.frame import Frame
    from giaoban.report.meeting import Coming, Late, MeetingPack
    from giaoban.report.owed import Asked, Duty, Silent


def meeting(frame: Frame, view: MeetingPack) -> str:
    """The pack: in `data` the tasks it names, each once in the order of the registers; beside it every list."""
    sitting = view.sitting
    named: list[Tracked] = [
        *(one.tracked for one in (*view.done, *view.in_part)),
        *(one.tracked for one in (*view.slipped, *view.carried)),
        *(one.tracked for one in view.due),
        *(one.tracked for one in view.duties),
        *(one.tracked for one in view.extensions),
        *(one for silent in view.silent for one in silent.tasks),
    ]
    tasks = {one.position: one for one in named}
    return envelope(
        "meeting",
        frame,
        [task(frame, tasks[position], view.unit) for position in sorted(tasks)],
        meeting={
            "day": iso(sitting.day),
            "listed": sitting.listed,
            "previous": iso(sitting.previous),
            "since": iso(sitting.since),
            "next": iso(sitting.next),
            "until": iso(sitting.until),
        },
        counts=counts(view.counts),
        done=[_done(frame, one) for one in view.done],
        done_in_part=[_done(frame, one) for one in view.in_part],
        overdue={
            "new": [_late(frame, one) for one in view.slipped],
            "carried": [_late(frame, one) for one in view.carried],
        },
        due=[_coming(frame, one) for one in view.due],
        duties=[_duty(frame, one) for one in view.duties],
        silent=[_silent(one) for one in view.silent],
        extension_requests=[_asked(frame, one) for one in view.extensions],
        proposals={
            "total": view.proposals.total,
            "answered": view.proposals.answered,
            "unanswered": view.proposals.unanswered,
            "list": [one.reference for one in view.proposals.proposals],
        },
    )


def calendar(found: Iterable[tuple[dt.date, str]], as_of: dt.date) -> str:
    """The meetings in order of time, each `past`, `next` or `later` on the day asked."""
    return bare("meetings", [{"date": iso(day), "when": when} for day, when in found], as_of=iso(as_of))


def _of(one: Tracked) -> Json:
    return {"register": one.register.id, "id": one.task.id}


def _units(frame: Frame, codes: Iterable[str]) -> list[Json]:
    return [{"code": code, "name": frame.units.name(code)} for code in codes if code]


def _done(frame: Frame, one: Change) -> Json:
    return {
        **_of(one.tracked),
        "units": _units(frame, one.units),
        "bucket": one.facts.bucket.value,
        "days_late": one.facts.days_late,
        "on": iso(one.on),
    }


def _late(frame: Frame, one: Late) -> Json:
    return {
        **_of(one.tracked),
        "units": _units(frame, one.units),
        "deadline_end": iso(one.end),
        "days_late": one.days_late,
        "times": one.times,
        "cause": one.cause,
    }


def _coming(frame: Frame, one: Coming) -> Json:
    return {**_of(one.tracked), "units": _units(frame, one.units), "deadline_end": iso(one.end)}


def _duty(frame: Frame, one: Duty) -> Json:
    return {
        **_of(one.tracked),
        "occurrence": iso(one.end),
        "label": one.label,
        "reported": [
            {"unit": {"code": unit, "name": frame.units.name(unit)}, "date": iso(day)}
            for unit, day in one.reported
            if unit
        ],
        "missing": _units(frame, one.missing),
        "owed": [iso(end) for end, _ in one.owed],
    }


def _silent(one: Silent) -> Json:
    return {
        "unit": {"code": one.unit, "name": one.name},
        "tasks": [tracked.reference for tracked in one.tasks],
        "overdue": one.overdue,
        "last_report": iso(one.last_report),
    }


def _asked(frame: Frame, one: Asked) -> Json:
    return {
        **_of(one.tracked),
        "unit": {"code": one.unit, "name": frame.units.name(one.unit)} if one.unit else None,
        "deadline_end": iso(one.end),
        "to": one.to.value if one.to else None,
        "date": iso(one.date),
        "reason": one.reason,
        "document": one.document,
    }
