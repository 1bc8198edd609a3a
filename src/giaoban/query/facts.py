"""What is said of registers and tasks without opening them: the parts that papers over many tasks are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.model import Document
    from giaoban.progress import Bucket


class Heading(NamedTuple):
    """What stands at the head of a register; `groups` are the ids and titles of its groups.

    `is_empty` says that it holds neither a task nor a proposal.
    """

    id: str
    title: str
    document: Document
    groups: tuple[tuple[str, str], ...]
    is_empty: bool


class Wording(NamedTuple):
    """What papers print of a task as the register has it; `quotes` are verbatim, `clause` is where they stand."""

    priority: bool
    product: str | None
    deadline_text: str | None
    clause: str | None
    quotes: tuple[str, ...]
    note: str | None


class Completed(NamedTuple):
    """A thread that is done, and by which document."""

    unit: str
    document: str | None


class Outline(NamedTuple):
    """The place in the sums of a task, and of each of its threads with its unit, in the order they began."""

    bucket: Bucket
    threads: tuple[tuple[str, Bucket], ...]

    def of(self, unit: str | None) -> Bucket:
        """That of the unit's own thread, where it has one; else the task's."""
        return next((bucket for holder, bucket in self.threads if holder == unit), self.bucket)


class Remark(NamedTuple):
    """What was reported beside the state of work; `units` are those the report names, which may be none."""

    date: dt.date
    units: tuple[str, ...]
    cause: str | None
    difficulty: str | None
    request: str | None
