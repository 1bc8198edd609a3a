"""The state of one thread while its events are folded in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from giaoban.progress.axes import ExtensionState, Work

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Deadline


@dataclass(slots=True, kw_only=True)
class State:
    """One thread as folded so far.

    `judged_by` is the deadline in force when the standing report came in: an extension granted later does not make a
    late report timely. `accepted_on` is the day the standing report was accepted. `before_pause` is what a suspended
    thread goes back to, `pauses` the days it was suspended and resumed on, half-open; the last may last.
    """

    unit: str
    since: dt.date
    deadline: Deadline | None
    original: Deadline | None
    work: Work = Work.NO_REPORT
    before_pause: Work = Work.NO_REPORT
    extension: ExtensionState = ExtensionState.NONE
    extensions: int = 0
    requested: Deadline | None = None
    done_on: dt.date | None = None
    judged_by: Deadline | None = None
    accepted_on: dt.date | None = None
    document: str | None = None
    percent: int | None = None
    last_event: dt.date | None = None
    last_report: dt.date | None = None
    reminders: int = 0
    reply_by: dt.date | None = None
    redo_by: dt.date | None = None
    occurrences: dict[dt.date, tuple[dt.date, str | None]] = field(default_factory=dict)
    pauses: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)
