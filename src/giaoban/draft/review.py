"""A person goes through the proposed tasks: what was decided on each, and where they are. No I/O."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from giaoban.draft.proposed import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giaoban.draft.proposed import Entry, Proposed
    from giaoban.model import Task
    from giaoban.store.yaml_text import Value


class Verdict(StrEnum):
    """What a person said of a proposed task; `OPEN` until they say something."""

    OPEN = "open"
    KEPT = "kept"
    EDITED = "edited"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A proposed task with the verdict on it; `reason` says why its sentence is left out of the register."""

    entry: Entry
    verdict: Verdict = Verdict.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Where a review stands: every method gives the next state, at the item behind the one decided."""

    proposed: Proposed
    items: tuple[Item, ...]
    at: int = 0

    @classmethod
    def begin(cls, proposed: Proposed) -> Review:
        """At the first task, nothing decided."""
        return cls(proposed=proposed, items=tuple(Item(entry=entry) for entry in proposed.entries))

    @property
    def is_over(self) -> bool:
        """Whether the last task is behind."""
        return self.at >= len(self.items)

    @property
    def item(self) -> Item:
        """The task at hand."""
        return self.items[self.at]

    @property
    def counts(self) -> Counter[Verdict]:
        """How many tasks have each verdict."""
        return Counter(item.verdict for item in self.items)

    def keep(self) -> Review:
        """The task stays as it is: as proposed, or as edited before."""
        verdict = Verdict.EDITED if self.item.verdict is Verdict.EDITED else Verdict.KEPT
        return self._decided(replace(self.item, verdict=verdict, reason=""))

    def edit(self, values: Mapping[str, Value]) -> Review:
        """The task stays with other values."""
        entry = replace(self.item.entry, values=values)
        return self._decided(replace(self.item, entry=entry, verdict=Verdict.EDITED, reason=""))

    def waive(self, reason: str) -> Review:
        """The sentence is left out of the register on purpose."""
        return self._decided(replace(self.item, verdict=Verdict.WAIVED, reason=reason))

    def skip(self) -> Review:
        """On to the next one, this one as undecided or decided as it was."""
        return replace(self, at=self.at + 1)

    def back(self) -> Review:
        """To the task before; at the first one it stays."""
        return replace(self, at=max(0, self.at - 1))

    def result(self) -> Proposed:
        """The register with what was decided; what was not decided stays in it, marked so."""
        entries = []
        for item in self.items:
            if item.verdict is Verdict.OPEN:
                entries.append(replace(item.entry, notes=("Chưa duyệt", *item.entry.notes)))
            elif item.verdict is not Verdict.WAIVED:
                entries.append(replace(item.entry, notes=()))
        waived = tuple(
            (item.entry.quote, item.reason)
            for item in self.items
            if item.verdict is Verdict.WAIVED and item.entry.quote
        )
        return self.proposed.decided(tuple(entries), waived)

    def _decided(self, item: Item) -> Review:
        items = (*self.items[: self.at], item, *self.items[self.at + 1 :])
        return replace(self, items=items, at=self.at + 1)


def values_of(task: Task) -> dict[str, Value]:
    """The keys of a task that say something, in the order of files."""
    values: dict[str, Value] = {"id": task.id}
    plain: dict[str, Value | None] = {
        "group": task.group,
        "title": task.title,
        "lead": task.lead or None,
        "joint": True if task.joint else None,
        "cooperating": task.cooperating or None,
        "monitoring": task.monitoring or None,
        "kind": None if task.kind.value == "one-off" else task.kind.value,
        "recurs": task.recurs.value if task.recurs else None,
        "assigned": task.assigned,
        "deadline": written(task.deadline) if task.deadline else None,
        "deadline_text": task.deadline_text,
        "submit_by": task.submit_by,
        "product": task.product,
        "priority": True if task.priority else None,
        "source": _source(task),
        "note": task.note,
    }
    values |= {key: value for key, value in plain.items() if value is not None}
    return values


def _source(task: Task) -> dict[str, Value] | None:
    if task.source is None:
        return None
    found: dict[str, Value] = {}
    for field in fields(task.source):
        value = getattr(task.source, field.name)
        if value:
            found[field.name] = value[0] if isinstance(value, tuple) and len(value) == 1 else value
    return found or None
