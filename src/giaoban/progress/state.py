"""The state of one thread while its events are folded in, and the words for what it can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Deadline


class Work(StrEnum):
    """How far the work is. `no-report` says that nothing was heard, which is not `not-started`."""

    NO_REPORT = "no-report"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    REDOING = "redoing"
    AWAITING_ACCEPTANCE = "awaiting-acceptance"
    DONE = "done"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class ExtensionState(StrEnum):
    """The latest word on a later deadline; how often one was granted is counted beside it."""

    NONE = "none"
    REQUESTED = "requested"
    REFUSED = "refused"
    GRANTED = "granted"


REPORTED = (Work.DONE, Work.AWAITING_ACCEPTANCE)
"""A standing report of completion: closed for the sums, whether or not it is confirmed yet."""


@dataclass(slots=True, kw_only=True)
class State:
    """One thread as folded so far.

    `judged_by` is the deadline in force when the standing report came in: an extension granted later does not make a
    late report timely. `before_pause` is what a suspended thread goes back to.
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
    document: str | None = None
    percent: int | None = None
    last_event: dt.date | None = None
    last_report: dt.date | None = None
    reminders: int = 0
    reply_by: dt.date | None = None
    redo_by: dt.date | None = None
    occurrences: dict[dt.date, tuple[dt.date, str | None]] = field(default_factory=dict)
