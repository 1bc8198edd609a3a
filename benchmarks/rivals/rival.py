"""What every program is asked, of which set, and how it is seen that it really answered."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    Command = Callable[[int], Sequence[str]]

GIVEN = dt.date(2005, 1, 1)
"""The day every task was entered on, in formats that want one."""

AS_OF = dt.date(2011, 12, 31)
"""The day every program is asked for: all deadlines are over, so that one that asks the clock finds the same."""

REFERENCE = re.compile(r"GB-[0-9]{4}-[0-9]{4}/[0-9]\.[0-9]+")
"""What each task begins with in every format, by which answers are counted."""


class Question(StrEnum):
    """What is asked; the card of a unit and the report are giaoban's alone."""

    UNIT = "unit"
    OVERDUE = "overdue"
    SUMMARY = "summary"
    UPDATE = "update"
    CARD = "card"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One unit's part of a task, as a code that every format takes (`U01`): until when, and whether it is done."""

    unit: str
    due: dt.date | None
    done: bool

    @property
    def late(self) -> bool:
        """Whether it is overdue on the day asked."""
        return not self.done and self.due is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A task: the units that lead it, each with its part, the sentence it comes from, and a line for each event.

    A format that knows one unit, one deadline and one state takes those of the first unit, the task's last day, and
    done where all are.
    """

    reference: str
    title: str
    parts: tuple[Part, ...]
    quote: str
    notes: tuple[tuple[dt.date, str], ...]

    @property
    def text(self) -> str:
        """The reference and the title, in one line."""
        return f"{self.reference} {self.title}"

    @property
    def unit(self) -> str:
        """The first unit."""
        return self.parts[0].unit

    @property
    def due(self) -> dt.date | None:
        """The last day of the parts that are owed, of all where none is."""
        owed = [part.due for part in self.parts if part.due and not part.done]
        return max(owed or [part.due for part in self.parts if part.due], default=None)

    @property
    def done(self) -> bool:
        """Whether nothing is owed any more."""
        return all(part.done for part in self.parts)

    @property
    def late(self) -> bool:
        """Whether any part is overdue on the day asked."""
        return any(part.late for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The tasks every program holds, and what it is asked about: a unit of middling load, and one open task of it."""

    items: tuple[Item, ...]
    unit: str
    chosen: Item

    @classmethod
    def of(cls, items: Iterable[Item]) -> Set:
        """The set, with the unit in the middle when units are ordered by how many tasks they have."""
        everything = tuple(items)
        loads = Counter(item.unit for item in everything)
        # of one unit, so that an entry need not say whose it is, and late, so that it is nothing new that is told
        able = {item.unit: item for item in everything if item.late and len(item.parts) == 1}
        unit = sorted(able, key=lambda code: (loads[code], code))[len(able) // 2]
        return cls(items=everything, unit=unit, chosen=able[unit])

    def expected(self, question: Question) -> int:
        """How many tasks an answer must name, or how many units a summary must."""
        if question is Question.UNIT:
            return sum(any(part.unit == self.unit for part in item.parts) for item in self.items)
        if question is Question.OVERDUE:
            return sum(item.late for item in self.items)
        return len({item.unit for item in self.items})

    @property
    def led_first(self) -> int:
        """How many tasks have the unit asked about as their first: what a format with one unit can know."""
        return sum(item.unit == self.unit for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A set in a program's own format: what to type for each question, in the folder, with these variables.

    `wrote` says whether the update of a round is really in the program's files. `proofs` says of an answer whether it
    is the right one, where counting what it names does not. `forgets` is a folder that is removed before each run.
    """

    folder: Path
    commands: Mapping[Question, Command]
    variables: Mapping[str, str] = field(default_factory=dict)
    wrote: Callable[[int], bool] | None = None
    proofs: Mapping[Question, Callable[[str], bool]] = field(default_factory=dict)
    forgets: Path | None = None

    def fault(self, question: Question, output: str, held: Set) -> str:
        """What is wrong with the answer of turn 0, empty where it is right."""
        if question in self.proofs:
            return "" if self.proofs[question](output) else "không trả lời đúng"
        if question is Question.UPDATE:
            return "" if self.wrote and self.wrote(0) else "không ghi vào tệp"
        found, wanted = told(question, output), held.expected(question)
        # some sum up by every unit, some by the first of each task
        right = found >= wanted if question is Question.SUMMARY else found == wanted
        return "" if right else f"trả lời {found}, phải là {wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A program: its name, the executables it needs, how to ask its version, and how a set is written for it."""

    name: str
    programs: tuple[str, ...]
    version: tuple[str, ...]
    lay: Layer


class Layer(Protocol):
    """Writes a set into an empty folder."""

    def __call__(self, folder: Path, held: Set) -> Laid:
        """Gives how to ask."""


def told(question: Question, output: str) -> int:
    """How many tasks, or units of a summary, an answer names."""
    if question is Question.SUMMARY:
        return len(set(re.findall(r"\bU[0-9]{2}\b", output)))
    return len(set(REFERENCE.findall(output)))
