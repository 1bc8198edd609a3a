"""Tracked tasks: filters over them, one total order, and the sums of what is said of them. Takes and returns values.

A `Shelf` is where a view asks for tasks: `query.whole` has the one over registers in memory, the cache one of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from giaoban.progress import Bucket, Time, Work
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giaoban.dates import AsOf, Period
    from giaoban.model import Recurs, Register, Task
    from giaoban.progress import Occurrence, Rules, Standing, Thread

    Facts: TypeAlias = Thread | Standing
    """What is said of a task: a unit's own thread, or the task as a whole. Both have work, time, bucket and days."""

    class Glance(Protocol):
        """The part of `Facts` that lists, filters and sums need, which is all that the cache keeps of each day."""

        @property
        def work(self) -> Work:
            """How far the work is."""

        @property
        def time(self) -> Time | None:
            """Where it stands against its deadline."""

        @property
        def bucket(self) -> Bucket:
            """Its one place in the sums."""

        @property
        def end(self) -> dt.date | None:
            """The last day in time."""

        @property
        def days_late(self) -> int | None:
            """The days after it."""

        @property
        def late_by_original(self) -> bool | None:
            """Whether it is late by the deadline first given."""

        @property
        def extensions(self) -> int:
            """How often the deadline was moved."""

        @property
        def done_on(self) -> dt.date | None:
            """The day of the report of completion that stands."""

        @property
        def done_threads(self) -> int:
            """How many of its threads are done."""

        @property
        def live_threads(self) -> int:
            """How many are not withdrawn."""

    class Tracked(Protocol):
        """A task with its standing at a day."""

        @property
        def position(self) -> int:
            """Its place among the tasks of all registers read, from 0."""

        @property
        def reference(self) -> str:
            """The id with its register's, by which the task is found among all: `GB-2009-6T/1.1`."""

        @property
        def id(self) -> str:
            """The id of the task."""

        @property
        def title(self) -> str:
            """What is to be done."""

        @property
        def group(self) -> str | None:
            """The group it belongs to."""

        @property
        def lead(self) -> tuple[str, ...]:
            """The units it was given to."""

        @property
        def recurs(self) -> Recurs | None:
            """When it comes back, None where it does not."""

        @property
        def register(self) -> Register:
            """Its register, whole."""

        @property
        def task(self) -> Task:
            """The task, whole."""

        @property
        def standing(self) -> Standing:
            """The standing, whole."""

        @property
        def holders(self) -> tuple[str, ...]:
            """The units that have a thread, in the order the threads began."""

        @property
        def late_holders(self) -> tuple[str, ...]:
            """Those of them whose thread is overdue."""

        def roles(self, unit: str) -> tuple[Role, ...]:
            """What the unit with this code has to do with it; a lead after a transfer is the unit it went to."""

        def occurrences(self, unit: str | None = None) -> tuple[tuple[Occurrence, ...], ...]:
            """The occurrences of the unit's own thread, where it has one; else those of every thread."""

        def facts(self, unit: str | None = None) -> Facts:
            """The standing of the unit's own thread, where it has one; else that of the task."""

        def glance(self, unit: str | None = None) -> Glance:
            """The same, as far as a `Glance` goes."""

    class Shelf(Protocol):
        """The registers that are read together, asked for their tasks at a day."""

        @property
        def ids(self) -> Sequence[str]:
            """The ids of the registers, in the order of their file names."""

        @property
        def registers(self) -> tuple[Register, ...]:
            """All of them, whole."""

        @property
        def demonstration(self) -> bool:
            """Whether the figures of any are made up."""

        @property
        def groups(self) -> dict[str, str]:
            """The titles of the groups of all registers, by their ids; of two with one id the later title."""

        def span(self, known_on: dt.date | None) -> tuple[dt.date, dt.date] | None:
            """The first document's date and the last deadline or event known on a day; None without registers."""

        def track(self, at: AsOf) -> list[Tracked]:
            """Every task that exists at a day, in the order of the registers."""

        def number(self, at: AsOf) -> int:
            """How many those are."""

        def select(self, at: AsOf, wanted: Filter) -> list[Tracked]:
            """Those of them that `wanted` accepts, in the same order."""

        def involving(self, at: AsOf, unit: str, groups: Sequence[str]) -> list[Tracked]:
            """Those in which the unit has a role or one of the groups a thread, in the same order."""

        def again(self, those: Iterable[Tracked], at: AsOf) -> list[Tracked]:
            """Tasks found before, as of another day, those of them that exist then."""

        def named(self, at: AsOf, typed: str) -> list[Tracked]:
            """Those whose id, alone or with the register's, is what was typed; else those whose key is the same."""

        def tallies(self, at: AsOf, window: Period | None) -> Tallies:
            """The sums over all of them."""


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
            and (self.grep is None or plain(self.grep) in plain(_searched(tracked.task)))
        )

    @staticmethod
    def _is_due(facts: Glance, period: Period) -> bool:
        return facts.end is not None and facts.end in period

    def _has_part(self, tracked: Tracked, unit: str) -> bool:
        roles = tracked.roles(unit)
        return bool(roles) if self.role is Role.ANY else self.role in roles


_NOTHING = Filter()


def _searched(task: Task) -> str:
    quotes = task.source.quote if task.source else ()
    return " ".join((task.id, task.title, *quotes, task.product or "", task.note or ""))


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
    found: dict[Bucket, list[Glance]] = {}
    for one in facts:
        found.setdefault(one.bucket, []).append(one)
    return [
        Tally(
            bucket=bucket,
            number=len(those),
            awaiting=sum(one.work is Work.AWAITING_ACCEPTANCE for one in those),
            due=sum(one.end is not None for one in those),
            came_due=sum(came_due(one, at, window) for one in those),
            extended=sum(one.extensions > 0 for one in those),
            judged=sum(one.late_by_original is not None for one in those),
            on_time=sum(one.late_by_original is False for one in those),
        )
        for bucket, those in found.items()
    ]
