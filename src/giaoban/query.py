"""Tracked tasks: filters over them, and one total order. Takes values, returns values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from giaoban.progress import Bucket, Standing, Thread, Time, Work, derive
from giaoban.text import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from giaoban.dates import AsOf, Period
    from giaoban.model import Register, Task
    from giaoban.progress import Rules

Facts: TypeAlias = Thread | Standing
"""What is said of a task: a unit's own thread, or the task as a whole. Both have work, time, bucket and days."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A task with its standing. `position` counts the tasks of all registers read, from 0."""

    register: Register
    task: Task
    standing: Standing
    position: int

    @property
    def reference(self) -> str:
        """The id with its register's, by which the task is found among all: `GB-2009-6T/1.1`."""
        return f"{self.register.id}/{self.task.id}"

    def roles(self, unit: str) -> tuple[Role, ...]:
        """What the unit with this code has to do with the task; a lead after a transfer is the unit it went to."""
        found = []
        if self.standing.thread(unit) or (unit in self.task.lead and not self.standing.threads):
            found.append(Role.LEAD)
        if unit in self.task.cooperating:
            found.append(Role.COOPERATING)
        if unit in self.task.monitoring:
            found.append(Role.MONITORING)
        return tuple(found)

    def facts(self, unit: str | None = None) -> Facts:
        """The standing of the unit's own thread, where it has one; else that of the task."""
        thread = self.standing.thread(unit) if unit else None
        return thread or self.standing


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
        facts = tracked.facts(self.unit)
        return (
            (self.group is None or tracked.task.group == self.group)
            and (self.unit is None or self._has_part(tracked, self.unit))
            and (self.state is None or STATES[self.state](facts))
            and (self.due_in is None or (facts.end is not None and facts.end in self.due_in))
            and (self.grep is None or plain(self.grep) in plain(_searched(tracked.task)))
        )

    def _has_part(self, tracked: Tracked, unit: str) -> bool:
        roles = tracked.roles(unit)
        return bool(roles) if self.role is Role.ANY else self.role in roles


def _searched(task: Task) -> str:
    quotes = task.source.quote if task.source else ()
    return " ".join((task.id, task.title, *quotes, task.product or "", task.note or ""))


STATES: dict[str, Callable[[Facts], bool]] = {
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
    tracked = []
    position = 0
    for register in registers:
        for task in register.tasks:
            standing = derive(task, register, rules, at)
            if standing is not None:
                tracked.append(Tracked(register=register, task=task, standing=standing, position=position))
            position += 1
    return tracked


def select(tracked: Iterable[Tracked], wanted: Filter) -> list[Tracked]:
    """The tasks `wanted` accepts, in the order given."""
    return [one for one in tracked if wanted.accepts(one)]


def ordered(tracked: Iterable[Tracked], rules: Rules, sort: Sort, *, unit: str | None = None) -> list[Tracked]:
    """The tasks in a total order: what has no deadline last, ties in the order of the registers."""

    def key(one: Tracked) -> tuple[object, ...]:
        facts = one.facts(unit)
        match sort:
            case Sort.DEADLINE:
                return (facts.end is None, facts.end or one.register.document.date, one.position)
            case Sort.DAYS_LATE:
                return (-(facts.days_late if facts.days_late is not None else -1), one.position)
            case Sort.UNIT:
                return (min((rules.units.position(code) for code in one.task.lead), default=10**9), one.position)
            case Sort.ID:
                return (natural(one.task.id), one.position)
            case Sort.REGISTER:
                return (one.position,)

    return sorted(tracked, key=key)


def natural(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts ids as people count: `1.2` before `1.10`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", identifier)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def span(registers: Iterable[Register], known_on: dt.date | None = None) -> tuple[dt.date, dt.date] | None:
    """The first document's date and the last deadline or event known on a day; None without registers."""
    days = [register.days(known_on) for register in registers]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None
