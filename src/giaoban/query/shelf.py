"""What a view asks for: a shelf of registers, the tasks on it, and what is said of each. Shapes, and nothing that runs.

`query.whole` has the shelf over registers in memory, the cache one of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from giaoban.progress.standing import Standing, Thread

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from giaoban.dates import AsOf, Deadline, Period
    from giaoban.model import Proposal, Recurs, Register, Task
    from giaoban.progress import Bucket, Occurrence, ProposalStanding, Time, Work
    from giaoban.query import Filter, Role, Tallies
    from giaoban.query.facts import Completed, Heading, Outline, Remark, Wording

Facts: TypeAlias = Thread | Standing
"""What is said of a task: a unit's own thread, or the task as a whole. Both have work, time, bucket and days."""


class Glance(Protocol):
    """The part of `Facts` that views of many tasks need, which is all that the cache keeps of each day."""

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
    def deadline(self) -> Deadline | None:
        """The deadline in force, as it was given."""

    @property
    def end(self) -> dt.date | None:
        """The last day in time."""

    @property
    def original_end(self) -> dt.date | None:
        """The last day in time first given."""

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
    def last_event(self) -> dt.date | None:
        """The day of the latest event."""

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
    def register_id(self) -> str:
        """The id of its register."""

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
    def cooperating(self) -> tuple[str, ...]:
        """The units that help."""

    @property
    def monitoring(self) -> tuple[str, ...]:
        """The units that watch it."""

    @property
    def wording(self) -> Wording:
        """What papers print of it and lists do not."""

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

    def documents(self, unit: str | None = None) -> tuple[Completed, ...]:
        """The threads that are done, with the document of each; only the unit's own where it has one."""

    def occurrences(self, unit: str | None = None) -> tuple[tuple[Occurrence, ...], ...]:
        """The occurrences of the unit's own thread, where it has one; else those of every thread."""

    def facts(self, unit: str | None = None) -> Facts:
        """The standing of the unit's own thread, where it has one; else that of the task."""

    def glance(self, unit: str | None = None) -> Glance:
        """The same, as far as a `Glance` goes."""


class TrackedProposal(Protocol):
    """A proposal of the localities with its standing at a day."""

    @property
    def register_id(self) -> str:
        """The id of its register."""

    @property
    def reference(self) -> str:
        """The id with its register's."""

    @property
    def id(self) -> str:
        """The id of the proposal."""

    @property
    def group(self) -> str | None:
        """The group it belongs to."""

    @property
    def text(self) -> str:
        """What is proposed."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """The ids of the tasks that deal with it."""

    @property
    def named(self) -> tuple[str, ...]:
        """The units it names to answer it."""

    @property
    def units(self) -> tuple[str, ...]:
        """Those that must answer it: the ones it names, else the leads of its tasks."""

    @property
    def standing(self) -> ProposalStanding:
        """The answer that stands."""

    @property
    def proposal(self) -> Proposal:
        """The proposal, whole."""


class Shelf(Protocol):
    """The registers that are read together, asked for their tasks at a day."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the registers, in the order of their file names."""

    @property
    def registers(self) -> tuple[Register, ...]:
        """All of them, whole."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What stands at the head of each, in the same order."""

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

    def again(self, those: Iterable[Tracked], at: AsOf, unit: str | None = None) -> list[Tracked]:
        """Tasks found before, as of another day, those of them that exist then; `unit` is whose glance is wanted."""

    def named(self, at: AsOf, typed: str) -> list[Tracked]:
        """Those whose id, alone or with the register's, is what was typed; else those whose key is the same."""

    def tallies(self, at: AsOf, window: Period | None) -> Tallies:
        """The sums over all of them."""

    def outlines(self, at: AsOf) -> Mapping[int, Outline]:
        """Where every task that exists at a day and each of its threads stands, by the task's position."""

    def threads(self, those: Iterable[Tracked], at: AsOf) -> Mapping[str, Sequence[Glance]]:
        """The threads of tasks found at this day, by their units."""

    def remarks(self, at: AsOf, span: Period) -> Mapping[int, tuple[Remark, ...]]:
        """What was reported in a span of days and counts at a day, by the position of the task it was reported of."""

    def proposals(self, at: AsOf) -> list[TrackedProposal]:
        """Every proposal of documents dated on or before a day, in the order of the registers."""
