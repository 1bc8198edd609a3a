"""Registers in memory, and their tasks judged by the one derivation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from giaoban.model import Progress
from giaoban.progress import Bucket, derive, derive_proposal
from giaoban.progress.fold import known
from giaoban.query import Tallies, roles_of, select, tally
from giaoban.query.facts import Completed, Heading, Outline, Remark, Wording
from giaoban.text import plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from giaoban.dates import AsOf, Period
    from giaoban.model import Proposal, Recurs, Register, Task
    from giaoban.progress import Occurrence, ProposalStanding, Rules, Standing, Thread
    from giaoban.query import Facts, Filter, Role, Tracked, TrackedProposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A task with its standing. `position` counts the tasks of all registers read, from 0."""

    register: Register
    task: Task
    standing: Standing
    position: int

    @property
    def reference(self) -> str:
        """The id with its register's."""
        return f"{self.register.id}/{self.task.id}"

    @property
    def register_id(self) -> str:
        """The id of its register."""
        return self.register.id

    @property
    def id(self) -> str:
        """The id of the task."""
        return self.task.id

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.task.title

    @property
    def group(self) -> str | None:
        """The group it belongs to."""
        return self.task.group

    @property
    def lead(self) -> tuple[str, ...]:
        """The units it was given to."""
        return self.task.lead

    @property
    def cooperating(self) -> tuple[str, ...]:
        """The units that help."""
        return self.task.cooperating

    @property
    def monitoring(self) -> tuple[str, ...]:
        """The units that watch it."""
        return self.task.monitoring

    @property
    def wording(self) -> Wording:
        """What papers print of it and lists do not."""
        return wording(self.task)

    @property
    def recurs(self) -> Recurs | None:
        """When it comes back, None where it does not."""
        return self.task.recurs

    @property
    def holders(self) -> tuple[str, ...]:
        """The units that have a thread, in the order the threads began."""
        return tuple(thread.unit for thread in self.standing.threads)

    @property
    def late_holders(self) -> tuple[str, ...]:
        """Those of them whose thread is overdue."""
        return tuple(thread.unit for thread in self.standing.threads if thread.bucket is Bucket.OPEN_OVERDUE)

    def roles(self, unit: str) -> tuple[Role, ...]:
        """What the unit with this code has to do with the task."""
        return roles_of(unit, self.holders, self.task.lead, self.task.cooperating, self.task.monitoring)

    def documents(self, unit: str | None = None) -> tuple[Completed, ...]:
        """The threads that are done, with the document of each; only the unit's own where it has one."""
        return completed(self._threads(unit))

    def occurrences(self, unit: str | None = None) -> tuple[tuple[Occurrence, ...], ...]:
        """The occurrences of the unit's own thread, where it has one; else those of every thread."""
        return tuple(thread.occurrences for thread in self._threads(unit))

    def _threads(self, unit: str | None) -> tuple[Thread, ...]:
        own = self.standing.thread(unit) if unit else None
        return (own,) if own else self.standing.threads

    def facts(self, unit: str | None = None) -> Facts:
        """The standing of the unit's own thread, where it has one; else that of the task."""
        thread = self.standing.thread(unit) if unit else None
        return thread or self.standing

    glance = facts


def wording(task: Task) -> Wording:
    """What papers print of a task and lists do not."""
    clause, quotes = (task.source.clause, task.source.quote) if task.source else (None, ())
    return Wording(task.priority, task.product, task.deadline_text, clause, quotes, task.note)


def completed(threads: Iterable[Thread]) -> tuple[Completed, ...]:
    """Those of the threads that are done, with their documents."""
    return tuple(Completed(thread.unit, thread.document) for thread in threads if thread.bucket.is_done)


def remarks(task: Task, at: AsOf | None) -> Iterator[Remark]:
    """What reports of progress say beside the state of work, of those that count at a day (`progress.fold.known`)."""
    for _, event in known(task.events, at):
        if isinstance(event, Progress) and (event.cause or event.difficulty or event.request):
            yield Remark(event.date, event.unit, event.cause, event.difficulty, event.request)


def heading(register: Register) -> Heading:
    """What stands at the head of a register."""
    groups = tuple((group.id, group.title) for group in register.groups)
    is_empty = not (register.tasks or register.proposals)
    return Heading(register.id, register.title, register.document, groups, is_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedProposal:
    """A proposal with its standing; `units` must answer it: those it names, else those that lead its tasks."""

    register_id: str
    proposal: Proposal
    standing: ProposalStanding
    units: tuple[str, ...]

    @property
    def reference(self) -> str:
        """The id with its register's."""
        return f"{self.register_id}/{self.proposal.id}"

    @property
    def id(self) -> str:
        """The id of the proposal."""
        return self.proposal.id

    @property
    def group(self) -> str | None:
        """The group it belongs to."""
        return self.proposal.group

    @property
    def text(self) -> str:
        """What is proposed."""
        return self.proposal.text

    @property
    def tasks(self) -> tuple[str, ...]:
        """The ids of the tasks that deal with it."""
        return self.proposal.tasks

    @property
    def named(self) -> tuple[str, ...]:
        """The units it names to answer it."""
        return self.proposal.units


def answering(register: Register, proposal: Proposal) -> tuple[str, ...]:
    """The units that must answer a proposal: those it names, else those that lead its tasks."""
    if proposal.units:
        return proposal.units
    leads = {task.id: task.lead for task in register.tasks}
    return tuple(dict.fromkeys(code for task in proposal.tasks for code in leads.get(task, ())))


def judged(registers: Iterable[Register], rules: Rules, at: AsOf) -> list[Tracked]:
    """Every task that exists at a day with its standing then, in the order of the registers."""
    tracked: list[Tracked] = []
    position = 0
    for register in registers:
        for task in register.tasks:
            standing = derive(task, register, rules, at)
            if standing is not None:
                tracked.append(Judged(register=register, task=task, standing=standing, position=position))
            position += 1
    return tracked


class Opened:
    """The shelf over registers in memory: whatever is asked, every task is judged for it."""

    def __init__(self, registers: Sequence[Register], rules: Rules) -> None:
        """Keep the registers, in the order of their file names, and the rules they are judged by."""
        self.registers, self.rules = tuple(registers), rules
        self.ids = tuple(register.id for register in registers)
        self.demonstration = any(register.demonstration for register in registers)
        self.groups = {group.id: group.title for register in registers for group in register.groups}
        self._days: dict[AsOf, list[Tracked]] = {}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """What stands at the head of each."""
        return tuple(map(heading, self.registers))

    def span(self, known_on: dt.date | None) -> tuple[dt.date, dt.date] | None:
        """The first document's date and the last deadline or event known on a day; None without registers."""
        days = [register.days(known_on) for register in self.registers]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None

    def track(self, at: AsOf) -> list[Tracked]:
        """Every task that exists at a day, in the order of the registers."""
        if at not in self._days:
            self._days[at] = judged(self.registers, self.rules, at)
        return self._days[at]

    def number(self, at: AsOf) -> int:
        """How many those are."""
        return len(self.track(at))

    def select(self, at: AsOf, wanted: Filter) -> list[Tracked]:
        """Those of them that `wanted` accepts."""
        return select(self.track(at), wanted)

    def involving(self, at: AsOf, unit: str, groups: Sequence[str]) -> list[Tracked]:
        """Those in which the unit has a role or one of the groups a thread."""
        return [one for one in self.track(at) if one.roles(unit) or not set(groups).isdisjoint(one.holders)]

    def again(self, those: Iterable[Tracked], at: AsOf, unit: str | None = None) -> list[Tracked]:  # noqa: ARG002
        """Tasks found before, as of another day, those of them that exist then; all is known of each."""
        positions = {one.position for one in those}
        return [one for one in self.track(at) if one.position in positions]

    def named(self, at: AsOf, typed: str) -> list[Tracked]:
        """Those whose id, alone or with the register's, is what was typed; else those whose key is the same."""
        every = self.track(at)
        found = [one for one in every if typed in {one.id, one.reference}]
        return found or [one for one in every if plain(typed) in {plain(one.id), plain(one.reference)}]

    def tallies(self, at: AsOf, window: Period | None) -> Tallies:
        """The sums over all of them."""
        every = self.track(at)
        threads = self.threads(every, at)
        return Tallies(
            tasks=tally((one.standing for one in every), at, window),
            units={unit: tally(those, at, window) for unit, those in threads.items()},
            without_unit=sum(not one.holders for one in every),
        )

    def outlines(self, at: AsOf) -> Mapping[int, Outline]:
        """Where every task that exists at a day and each of its threads stands, by the task's position."""
        return {
            one.position: Outline(
                one.standing.bucket, tuple((thread.unit, thread.bucket) for thread in one.standing.threads)
            )
            for one in self.track(at)
        }

    def threads(self, those: Iterable[Tracked], at: AsOf) -> Mapping[str, Sequence[Thread]]:  # noqa: ARG002
        """The threads of tasks found at this day, by their units."""
        found: dict[str, list[Thread]] = {}
        for one in those:
            for thread in one.standing.threads:
                found.setdefault(thread.unit, []).append(thread)
        return found

    def remarks(self, at: AsOf, span: Period) -> Mapping[int, tuple[Remark, ...]]:
        """What was reported in a span of days and counts at a day, by the position of the task it was reported of."""
        every = (task for register in self.registers for task in register.tasks)
        found = (
            (place, tuple(one for one in remarks(task, at) if one.date in span)) for place, task in enumerate(every)
        )
        return {place: said for place, said in found if said}

    def proposals(self, at: AsOf) -> list[TrackedProposal]:
        """Every proposal of documents dated on or before a day, in the order of the registers."""
        return [
            JudgedProposal(
                register_id=register.id,
                proposal=proposal,
                standing=derive_proposal(proposal, at),
                units=answering(register, proposal),
            )
            for register in self.registers
            if register.document.date <= at.day
            for proposal in register.proposals
        ]
