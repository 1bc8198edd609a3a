"""The three axes of a standing and the buckets of the sums: the words everything that is said of a task is made of.

They stand apart from the derivation, so that an answer out of the cache need not load what it does not run.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from giaoban.model import Office
    from giaoban.units import UnitDirectory


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


class Time(StrEnum):
    """Where a thread stands against its deadline; None is said of suspended and withdrawn ones."""

    NO_DEADLINE = "no-deadline"
    IN_TIME = "in-time"
    DUE_SOON = "due-soon"
    DUE_TODAY = "due-today"
    OVERDUE = "overdue"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"


class Bucket(StrEnum):
    """The one place of a thread or task in the sums; a report awaiting acceptance is in a `done` one."""

    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    DONE_NO_DEADLINE = "done-no-deadline"
    OPEN_IN_TIME = "open-in-time"
    OPEN_OVERDUE = "open-overdue"
    OPEN_NO_DEADLINE = "open-no-deadline"
    OPEN_SUSPENDED = "open-suspended"
    WITHDRAWN = "withdrawn"
    UNSCORED = "unscored"

    @property
    def is_done(self) -> bool:
        """Whether a report of completion stands."""
        return self in DONE

    @property
    def is_open(self) -> bool:
        """Whether work is still owed."""
        return self in OPEN


DONE = {Bucket.DONE_ON_TIME, Bucket.DONE_LATE, Bucket.DONE_NO_DEADLINE}
OPEN = {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE, Bucket.OPEN_NO_DEADLINE, Bucket.OPEN_SUSPENDED}


class Rules(NamedTuple):
    """What the derivation must know of the office: its settings and its units."""

    office: Office
    units: UnitDirectory
