"""The register of one conclusion: its document, groups, proposals of the localities, and tasks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from giaoban.dates.deadline import DeadlineText
from giaoban.model.document import Document
from giaoban.model.events import Event, Extension, Resumed
from giaoban.model.kinds import Recurs, TaskKind
from giaoban.scalars import STRICT, Day, Flag, FormatVersion, Identifier, OneOrMore, Text
from giaoban.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of proposals and tasks, as the conclusion orders them."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Identifier
    title: Text
    clause: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal of the localities, which must be answered; `tasks` are the ids of the tasks that deal with it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Identifier
    group: Identifier | None = None
    text: Text
    quote: OneOrMore = ()
    tasks: OneOrMore = ()
    units: OneOrMore = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a task comes from: a clause with its verbatim quote, or a meeting at which it was given orally."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    clause: Text | None = None
    quote: OneOrMore = ()
    meeting: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One assignment, with who does it, by when, where it is written, and what happened since.

    `assigned` is the first day the task exists, None for the document's date. `deadline` None means that none was
    set. `submit_by` is the day the office asks for the draft, inclusive, and changes no state.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: Identifier
    group: Identifier | None = None
    title: Text
    lead: OneOrMore = ()
    joint: Flag = False
    cooperating: OneOrMore = ()
    monitoring: OneOrMore = ()
    kind: TaskKind = TaskKind.ONE_OFF
    recurs: Recurs | None = None
    assigned: Day | None = None
    deadline: DeadlineText | None = None
    deadline_text: Text | None = None
    submit_by: Day | None = None
    product: Text | None = None
    priority: Flag = False
    source: Source | None = None
    note: Text | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """A sentence that assigns something and was left out on purpose."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    quote: OneOrMore
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One file of the register folder. `demonstration` marks made-up figures on every page printed from it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: FormatVersion
    id: Identifier
    title: Text
    document: Document
    acceptance: Flag = False
    demonstration: Flag = False
    groups: tuple[Group, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    tasks: tuple[Task, ...] = ()
    waived: tuple[Waived, ...] = ()

    def assigned(self, task: Task) -> dt.date:
        """The first day `task` exists."""
        return task.assigned or self.document.date

    def days(self, known_on: dt.date | None = None) -> tuple[dt.date, dt.date]:
        """The document's date, and the latest deadline or event: the span that periods are looked for in.

        Events entered after `known_on` are left out.
        """
        everything = [event for task in self.tasks for event in task.events]
        everything += [event for proposal in self.proposals for event in proposal.events]
        entries = [event for event in everything if known_on is None or event.entered <= known_on]
        ends = [task.deadline.end for task in self.tasks if task.deadline]
        moved = [entry.to.end for entry in entries if isinstance(entry, Extension | Resumed) and entry.to]
        return self.document.date, max([self.document.date, *ends, *moved, *(entry.date for entry in entries)])


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitList:
    """The whole of `don-vi.yaml`."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    units: tuple[Unit, ...] = ()
    format: FormatVersion = 1
