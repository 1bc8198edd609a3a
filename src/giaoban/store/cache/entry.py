"""A task and a proposal out of the cache: what lists and papers print is there, all else is read when asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from giaoban.errors import CacheFault
from giaoban.query import roles_of
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.cache.seen import FACTS, Seen, codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.dates import AsOf
    from giaoban.model import Proposal, Recurs, Register, Task
    from giaoban.progress import Occurrence, ProposalStanding, Standing
    from giaoban.query import Facts, Role
    from giaoban.query.facts import Completed, Wording
    from giaoban.store.cache.shelf import Shelved

COLUMNS = (
    f'{FACTS}, s.late, s.documents, s.reported, t.id, t.title, t."group", t.lead, t.cooperating, t.monitoring, t.recurs'
)
"""The columns of an `Entry`."""

_HOLDERS, _LATE, _DOCUMENTS, _REPORTED, _ID, _TITLE, _GROUP, _LEAD, _COOPERATING, _MONITORING, _RECURS = range(15, 26)

_DAY = dt.date.fromordinal


class Entry:
    """A task out of the cache (`query.Tracked`)."""

    __slots__ = ("_at", "_row", "_rows", "_shelf", "_standing", "_views", "holders", "id", "key", "position", "title")

    def __init__(self, shelf: Shelved, at: AsOf, row: Sequence[Any]) -> None:
        """Take over a row of `COLUMNS`."""
        self.key: int = row[0]
        self.position = shelf.position(self.key)
        self.holders = codes(row[_HOLDERS])
        self.id: str = row[_ID]
        self.title: str = row[_TITLE]
        self._row, self._shelf, self._at = row, shelf, at
        self._rows: dict[str, Sequence[Any]] = {}
        self._views: dict[str, Seen] = {}
        self._standing: Standing | None = None

    def add(self, row: Sequence[Any]) -> None:
        """Take over what a row says of a unit's thread, or of the task as a whole."""
        unit = row[1]
        self._rows["" if unit[:1] == WHOLE else unit] = row

    @property
    def register_id(self) -> str:
        """The id of its register."""
        return self._shelf.names[self.key // TASKS_OF_A_FILE]

    @property
    def reference(self) -> str:
        """The id with its register's."""
        return f"{self.register_id}/{self.id}"

    @property
    def group(self) -> str | None:
        """The group it belongs to."""
        group: str | None = self._row[_GROUP]
        return group

    @property
    def lead(self) -> tuple[str, ...]:
        """The units it was given to."""
        return codes(self._row[_LEAD])

    @property
    def cooperating(self) -> tuple[str, ...]:
        """The units that help."""
        return codes(self._row[_COOPERATING])

    @property
    def monitoring(self) -> tuple[str, ...]:
        """The units that watch it."""
        return codes(self._row[_MONITORING])

    @property
    def wording(self) -> Wording:
        """What papers print of it and lists do not."""
        return self._shelf.wording(self.key)

    @property
    def late_holders(self) -> tuple[str, ...]:
        """Those of the holders whose thread is overdue."""
        return codes(self._row[_LATE])

    @property
    def register(self) -> Register:
        """Its register, whole."""
        return self._shelf.register(self.key // TASKS_OF_A_FILE)

    @property
    def task(self) -> Task:
        """The task, whole."""
        return self.register.tasks[self.key % TASKS_OF_A_FILE]

    @property
    def standing(self) -> Standing:
        """The standing, derived."""
        if self._standing is None:
            from giaoban.progress import derive  # noqa: PLC0415 - most answers need no more than what is kept

            self._standing = derive(self.task, self.register, self._shelf.rules, self._at)
            if self._standing is None:
                raise CacheFault
        return self._standing

    def roles(self, unit: str) -> tuple[Role, ...]:
        """What the unit with this code has to do with the task."""
        return roles_of(unit, self.holders, self.lead, self.cooperating, self.monitoring)

    @property
    def recurs(self) -> Recurs | None:
        """When it comes back, None where it does not."""
        if self._row[_RECURS] is None:
            return None
        from giaoban.model.kinds import Recurs  # noqa: PLC0415 - few tasks come back

        return Recurs(self._row[_RECURS])

    def documents(self, unit: str | None = None) -> tuple[Completed, ...]:
        """The threads that are done, with the document of each; only the unit's own where it has one."""
        if not self._row[_DOCUMENTS]:
            return ()
        from giaoban.query.facts import Completed  # noqa: PLC0415 - lists do not name them

        held = (one.partition(" ") for one in self._row[_DOCUMENTS].split("\x1e"))
        done = tuple(Completed(holder, document or None) for holder, _, document in held)
        return tuple(one for one in done if one.unit == unit) if unit in self.holders else done

    def occurrences(self, unit: str | None = None) -> tuple[tuple[Occurrence, ...], ...]:
        """The occurrences of the unit's own thread, where it has one; else those of every thread."""
        reported: str | None = self._row_of(unit if unit is not None and unit in self.holders else "")[_REPORTED]
        if reported is None:
            own = self.standing.thread(unit) if unit else None
            return tuple(thread.occurrences for thread in ((own,) if own else self.standing.threads))
        return tuple(map(self._told, reported.split("\x1e"))) if self.holders else ()

    def _told(self, reported: str) -> tuple[Occurrence, ...]:
        """The occurrences of a thread, from the days on which it reported them (`store.cache.rows`)."""
        from giaoban.progress.occurrence import occurrences  # noqa: PLC0415 - as above

        recurs = self.recurs
        if recurs is None or not reported:
            return ()
        since, *pairs = reported.split(" ")
        told: dict[dt.date, tuple[dt.date, str | None]] = {
            _DAY(int(end)): (_DAY(int(day)), None) for end, _, day in (pair.partition(":") for pair in pairs)
        }
        office = self._shelf.rules.office
        return occurrences(recurs, since=_DAY(int(since)), office=office, reported=told, at=self._at)

    def facts(self, unit: str | None = None) -> Facts:
        """The standing of the unit's own thread, where it has one; else that of the task."""
        thread = self.standing.thread(unit) if unit else None
        return thread or self.standing

    def glance(self, unit: str | None = None) -> Seen:
        """The same, as far as a `Glance` goes."""
        whose = unit if unit is not None and unit in self.holders else ""
        if whose not in self._views:
            self._views[whose] = Seen(self._row_of(whose), self._at.day.toordinal())
        return self._views[whose]

    def _row_of(self, whose: str) -> Sequence[Any]:
        """What is kept of a holder's thread, or of the task as a whole; asked for where it was not found."""
        if whose not in self._rows:
            self._rows[whose] = self._shelf.row(self.key, whose, self._at)
        return self._rows[whose]


class ProposalEntry(NamedTuple):
    """A proposal out of the cache (`query.TrackedProposal`)."""

    shelf: Shelved
    key: int
    id: str
    group: str | None
    text: str
    tasks: tuple[str, ...]
    named: tuple[str, ...]
    units: tuple[str, ...]
    standing: ProposalStanding

    @property
    def register_id(self) -> str:
        """The id of its register."""
        return self.shelf.names[self.key // TASKS_OF_A_FILE]

    @property
    def reference(self) -> str:
        """The id with its register's."""
        return f"{self.register_id}/{self.id}"

    @property
    def proposal(self) -> Proposal:
        """The proposal, whole."""
        return self.shelf.register(self.key // TASKS_OF_A_FILE).proposals[self.key % TASKS_OF_A_FILE]
