"""Tracked tasks: filters over them, one total order, and the sums of what is said of them. Takes and returns values.

What is asked, and where, are the shapes of `query.shelf`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket, Time, Work
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giaoban.dates import AsOf, Period
    from giaoban.model import Register
    from giaoban.progress import Rules
    from giaoban.query.shelf import Facts as Facts
    from giaoban.query.shelf import Glance as Glance
    from giaoban.query.shelf import Shelf as Shelf
    from giaoban.query.shelf import Tracked as Tracked
    from giaoban.query.shelf import TrackedProposal as TrackedProposal


class Role(StrEnum):
    """What a unit has to do with a task."""

    LEAD = "lead"
    COOPERATING = "cooperating"
    MONITORING = "monitoring"
    ANY = "any"


class Sort(StrEnum):
    """The orders a list can be asked for in; each ends with the register and the place in it."""

    REGISTER = "register"
    DEADLINE = "deadline"
    UNIT = "unit"
    ID = "id"
    DAYS_LATE = "days-late"


class Tally(NamedTuple):
    """How many tasks, or threads, are in one bucket, and how many of those are what else is counted of them.

    `awaiting` wait for acceptance; `due` have a last day, and `came_due` one that has come (`came_due`); `extended`
    had a deadline moved; `judged` are judged by the deadline first given, and `on_time` of them were in time by it.
    """

    bucket: Bucket
    number: int
    awaiting: int
    due: int
    came_due: int
    extended: int
    judged: int
    on_time: int


class Tallies(NamedTuple):
    """The sums of all tasks, of the threads of each unit, and how many tasks have no thread at all."""

    tasks: list[Tally]
    units: dict[str, list[Tally]]
    without_unit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; None and ANY narrow nothing. `due_in` looks at the deadline's last day."""

    unit: str | None = None
    role: Role = Role.ANY
    group: str | None = None
    state: str | None = None
    grep: str | None = None
    due_in: Period | None = None

    def accepts(self, tracked: Tracked) -> bool:
        """Whether the task is in the list; state and deadline are the unit's own where it has a thread."""
        return (
            (self.group is None or tracked.group == self.group)
            and (self.unit is None or self._has_part(tracked, self.unit))
            and (self.state is None or STATES[self.state](tracked.glance(self.unit)))
            and (self.due_in is None or self._is_due(tracked.glance(self.unit), self.due_in))
            and (self.grep is None or plain(self.grep) in plain(_searched(tracked)))
        )

    @staticmethod
    def _is_due(facts: Glance, period: Period) -> bool:
        return facts.end is not None and facts.end in period

    def _has_part(self, tracked: Tracked, unit: str) -> bool:
        roles = tracked.roles(unit)
        return bool(roles) if self.role is Role.ANY else self.role in roles


_NOTHING = Filter()


def _searched(tracked: Tracked) -> str:
    said = tracked.wording
    return " ".join((tracked.id, tracked.title, *said.quotes, said.product or "", said.note or ""))


STATES: dict[str, Callable[[Glance], bool]] = {
    "open": lambda facts: facts.bucket.is_open,
    "done": lambda facts: facts.bucket.is_done,
    "done-on-time": lambda facts: facts.bucket is Bucket.DONE_ON_TIME,
    "done-late": lambda facts: facts.bucket is Bucket.DONE_LATE,
    "overdue": lambda facts: facts.bucket is Bucket.OPEN_OVERDUE,
    "due-today": lambda facts: facts.time is Time.DUE_TODAY,
    "due-soon": lambda facts: facts.time in {Time.DUE_SOON, Time.DUE_TODAY},
    "in-time": lambda facts: facts.bucket is Bucket.OPEN_IN_TIME,
    "no-deadline": lambda facts: facts.bucket is Bucket.OPEN_NO_DEADLINE,
    "unscored": lambda facts: facts.bucket is Bucket.UNSCORED,
    "no-report": lambda facts: facts.work is Work.NO_REPORT,
    "not-started": lambda facts: facts.work is Work.NOT_STARTED,
    "in-progress": lambda facts: facts.work is Work.IN_PROGRESS,
    "redoing": lambda facts: facts.work is Work.REDOING,
    "awaiting-acceptance": lambda facts: facts.work is Work.AWAITING_ACCEPTANCE,
    "suspended": lambda facts: facts.work is Work.SUSPENDED,
    "withdrawn": lambda facts: facts.work is Work.WITHDRAWN,
}
"""What each word of `--state` asks of a standing."""


def track(registers: Iterable[Register], rules: Rules, at: AsOf) -> list[Tracked]:
    """Every task that exists at a day with its standing then, in the order of the registers."""
    from giaoban.query.whole import judged  # noqa: PLC0415 - the cache answers without the derivation

    return judged(registers, rules, at)


def select(tracked: Iterable[Tracked], wanted: Filter) -> list[Tracked]:
    """The tasks `wanted` accepts, in the order given."""
    if wanted == _NOTHING:
        return list(tracked)
    return [one for one in tracked if wanted.accepts(one)]


def ordered(tracked: Iterable[Tracked], rules: Rules, sort: Sort, *, unit: str | None = None) -> list[Tracked]:
    """The tasks in a total order: what has no deadline last, ties in the order of the registers."""

    def key(one: Tracked) -> tuple[object, ...]:
        facts = one.glance(unit)
        match sort:
            case Sort.DEADLINE:
                return (facts.end is None, facts.end or dt.date.max, one.position)
            case Sort.DAYS_LATE:
                return (-(facts.days_late if facts.days_late is not None else -1), one.position)
            case Sort.UNIT:
                return (min((rules.units.position(code) for code in one.lead), default=10**9), one.position)
            case Sort.ID:
                return (natural(one.id), one.position)
            case Sort.REGISTER:
                return (one.position,)

    return sorted(tracked, key=key)


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts ids as people count: `1.2` before `1.10`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", identifier)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def roles_of(
    unit: str,
    holders: Sequence[str],
    lead: Sequence[str],
    cooperating: Sequence[str],
    monitoring: Sequence[str],
) -> tuple[Role, ...]:
    """What a unit has to do with a task whose threads are with `holders`."""
    found = []
    if unit in holders or (unit in lead and not holders):
        found.append(Role.LEAD)
    if unit in cooperating:
        found.append(Role.COOPERATING)
    if unit in monitoring:
        found.append(Role.MONITORING)
    return tuple(found)


def came_due(facts: Glance, at: AsOf, window: Period | None) -> bool:
    """Whether the last day falls in the window or, without one, on or before the day.

    What is suspended or withdrawn does not come due.
    """
    if facts.end is None or facts.bucket in {Bucket.WITHDRAWN, Bucket.OPEN_SUSPENDED}:
        return False
    return facts.end in window if window else facts.end <= at.day


def tally(facts: Iterable[Glance], at: AsOf, window: Period | None) -> list[Tally]:
    """The sums of tasks or threads, one for each bucket that any is in."""
    sums: dict[Bucket, list[int]] = {}
    for one in facts:
        counts = sums.setdefault(one.bucket, [0] * 7)
        late = one.late_by_original
        counts[0] += 1
        counts[1] += one.work is Work.AWAITING_ACCEPTANCE
        if one.end is not None:
            counts[2] += 1
            counts[3] += came_due(one, at, window)
        counts[4] += one.extensions > 0
        counts[5] += late is not None
        counts[6] += late is False
    return [Tally(bucket, *counts) for bucket, counts in sums.items()]
