"""The document of `giaoban letter --json` (`docs/json.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.console.envelope import Json, counts, envelope, iso

if TYPE_CHECKING:
    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter, Letters, Urged


def letters(frame: Frame, view: Letters) -> str:
    """Whom the office would write to: in `data` a row for each unit, with its tasks."""
    data = [_letter(one) for one in view.letters]
    return envelope("letters", frame, data, filter_={"within": view.within}, own_tasks_left_out=view.own)


def _letter(one: Letter) -> Json:
    return {
        "unit": {"code": one.unit, "name": one.name},
        "overdue": len(one.overdue),
        "due_soon": len(one.soon),
        "reminded": len(one.reminded),
        "unanswered": len(one.unanswered),
        "reply_by": iso(one.reply_by),
        "counts": counts(one.counts),
        "tasks": [_task(urged) for urged in one.tasks],
    }


def _task(one: Urged) -> Json:
    task, thread = one.tracked.task, one.thread
    return {
        "register": one.tracked.register.id,
        "id": task.id,
        "title": task.title,
        "overdue": one.late,
        "days_late": one.days if one.late else None,
        "days_left": None if one.late else one.days,
        "deadline_end": iso(thread.end),
        "work": thread.work.value,
        "time": thread.time.value if thread.time else None,
        "reminder": one.times,
        "reminders": [
            {"date": iso(sent.date), "document": sent.document, "reply_by": iso(sent.reply_by)} for sent in one.before
        ],
        "unanswered_since": iso(one.unanswered),
    }
