"""One task as the file has it, and the questions an office asks of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Protocol

import pytest

from giaoban.dates import AsOf
from giaoban.errors import sentence
from giaoban.progress import Rules, Standing, Thread, derive, objections
from giaoban.store import folder

if TYPE_CHECKING:
    from tests.conftest import Write

    from giaoban.model import Register, Task


def say(part: Standing | Thread) -> str:
    """The work, time and bucket of a task or thread, with its days late: `in-progress, overdue, open-overdue 3`."""
    days = "" if part.days_late is None else f" {part.days_late}"
    return f"{part.work}, {part.time or '-'}, {part.bucket}{days}"


@dataclass(frozen=True, kw_only=True)
class Book:
    """A register of one task."""

    register: Register
    rules: Rules

    @property
    def task(self) -> Task:
        """The task."""
        return self.register.tasks[0]

    @staticmethod
    def moment(at: str) -> AsOf:
        """`2009-08-31`, `close of 2009-08-31`, or `known on 2009-08-31`: as it was said on that day."""
        day = dt.date.fromisoformat(at[-10:])
        return AsOf(day=day, at_close=at.startswith("close of"), known_on=day if at.startswith("known on") else None)

    def standing(self, at: str) -> Standing:
        """Where the task stands; it must have been assigned."""
        standing = derive(self.task, self.register, self.rules, self.moment(at))
        assert standing is not None
        return standing

    def thread(self, at: str, unit: str | None = None) -> Thread:
        """Where a unit's thread stands, or the only one."""
        standing = self.standing(at)
        everyone = (standing.whole,) if standing.whole else standing.threads
        [thread] = [thread for thread in everyone if unit in {None, thread.unit}]
        return thread

    def says(self, at: str, unit: str | None = None) -> str:
        """`say` of a unit's thread, or of the task."""
        return say(self.thread(at, unit) if unit else self.standing(at))

    def objections(self) -> list[str]:
        """What makes no sense: `2 error E17: ...`, the first event of the file being 1."""
        found = objections(self.task, self.register, self.rules.units)
        return [
            f"{objection.event + 1} {objection.level} {objection.code}: {sentence(objection.message, objection.remedy)}"
            for objection in found
        ]


class Open(Protocol):
    """Writes a register of one task, reads it as the program does, and opens it."""

    def __call__(
        self,
        events: str = "",
        /,
        *,
        task: str = "lead: Cục Việc làm\ndeadline: 2009-08",
        top: str = "",
        office: str = "",
    ) -> Book:
        """The book that holds the task."""


@pytest.fixture
def book(write: Write) -> Open:
    """A register dated 6 August 2009 with one task: by default of Cục Việc làm, "trong tháng 8 năm 2009".

    `events` is the list of its events, `task` its other keys, `top` keys of the register, `office` those of
    `co-quan.yaml`. No text is dedented: what a table holds is what the file has, indented.
    """

    def open_book(
        events: str = "",
        /,
        *,
        task: str = "lead: Cục Việc làm\ndeadline: 2009-08",
        top: str = "",
        office: str = "",
    ) -> Book:
        text = f'{top}\ntasks:\n  - id: "1"\n    title: Báo cáo Bộ\n{indent(task, " " * 4)}\n'
        if events.strip():
            text += f"    events:\n{indent(events, ' ' * 6)}\n"
        files = {"co_quan__yaml": office} if office else {}
        workspace = folder.read(write(text, **files) / "registers")
        rules = Rules(office=workspace.office, units=workspace.units)
        return Book(register=workspace.registers[0], rules=rules)

    return open_book
