"""What kinds of task there are, and of answers to proposals."""

from __future__ import annotations

from enum import StrEnum


class TaskKind(StrEnum):
    """A task with an end, a standing duty, or one that comes back; only the first is scored."""

    ONE_OFF = "one-off"
    STANDING = "standing"
    RECURRING = "recurring"


class Recurs(StrEnum):
    """When a recurring duty comes back: at each meeting, or once a period."""

    MEETING = "meeting"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Outcome(StrEnum):
    """What the localities were told."""

    RESOLVED = "resolved"
    STUDYING = "studying"
    NOT_POSSIBLE = "not-possible"
