"""The registers in the cache: their names, titles and ids, and each of them whole where it is asked for."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from giaoban.errors import CacheFault
from giaoban.store.cache.database import TASKS_OF_A_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.model import Register
    from giaoban.progress import Rules
    from giaoban.store.cache.database import Database


class Binder(NamedTuple):
    """What the cache knows of a register without opening it; days are numbered from the year 1."""

    file: str
    place: int
    register: str
    demonstration: int
    first: int
    last: int
    tasks: int


class Bound:
    """All of them, or the one that is asked for."""

    def __init__(
        self,
        database: Database,
        connection: sqlite3.Connection,
        rules: Rules,
        binders: Sequence[Binder],
        *,
        is_one: bool,
    ) -> None:
        """Keep the connection, which must see one state of the database; `is_one` says that `binders` are not all."""
        self.database, self.connection, self.rules, self.binders = database, connection, rules, binders
        self.names = {one.place: one.register for one in binders}
        self.ids = tuple(self.names.values())
        starts = accumulate((one.tasks for one in binders), initial=0)
        self.first = dict(zip(self.names, starts, strict=False))
        self.demonstration = any(one.demonstration for one in binders)
        self.only = "" if not is_one else f" AND s.task / {TASKS_OF_A_FILE} IN ({', '.join(map(str, self.names))})"
        self._registers: dict[int, Register] = {}

    def position(self, key: int) -> int:
        """The place of the task with this key among those of all registers read."""
        return self.first[key // TASKS_OF_A_FILE] + key % TASKS_OF_A_FILE

    @cached_property
    def groups(self) -> dict[str, str]:
        """The titles of the groups of all registers, by their ids."""
        return dict(self.group_titles)

    @property
    def group_titles(self) -> list[tuple[str, str]]:
        """Id and title of each group of each register, in order."""
        held = dict(self.rows("SELECT place, groups FROM whole", {}))
        return [pair for place in self.names for pair in groups_of(held[place])]

    def files_of(self, typed: Sequence[str]) -> list[str] | None:
        """The names of the files that hold the tasks and proposals of these ids; None where one is nowhere as typed."""
        places: set[int] = set()
        for each in typed:
            register, _, own = each.rpartition("/")
            statement = "SELECT key FROM task WHERE id = :id UNION ALL SELECT key FROM proposal WHERE id = :id"
            held = {key // TASKS_OF_A_FILE for (key,) in self.rows(statement, {"id": own})}
            found = {place for place in held if not register or self.names[place] == register}
            if not found:
                return None
            places |= found
        return [one.file for one in self.binders if one.place in places]

    @property
    def register_titles(self) -> list[tuple[str, str]]:
        """Id and title of each register, in order."""
        titles = dict(self.rows("SELECT place, title FROM whole", {}))
        return [(register, titles[place]) for place, register in self.names.items()]

    @property
    def task_titles(self) -> list[tuple[str, str]]:
        """Id and title of each task, in order, whether it exists yet or not."""
        return self._listed("SELECT key, id, title FROM task")

    @property
    def proposal_titles(self) -> list[tuple[str, str]]:
        """Id and text of each proposal, in order, whether it was made yet or not."""
        return self._listed("SELECT key, id, text FROM proposal")

    def _listed(self, statement: str) -> list[tuple[str, str]]:
        held: dict[int, list[tuple[str, str]]] = {}
        for key, identifier, title in self.rows(statement, {}):
            held.setdefault(key // TASKS_OF_A_FILE, []).append((identifier, title))
        return [pair for place in self.names for pair in held.get(place, ())]

    @property
    def registers(self) -> tuple[Register, ...]:
        """All of them, whole."""
        from giaoban.store.bulk import paused_collector  # noqa: PLC0415 - most answers need no whole register

        with paused_collector():
            return tuple(map(self.register, self.names))

    def register(self, place: int) -> Register:
        """The register of a file, whole."""
        if place not in self._registers:
            from giaoban.model import Register  # noqa: PLC0415 - as above
            from giaoban.store.cache import codec  # noqa: PLC0415

            ((data,),) = self.rows("SELECT data FROM whole WHERE place = :place", {"place": place})
            try:
                self._registers[place] = codec.loads(data, Register)
            except CacheFault:
                self.database.drop()
                raise
        return self._registers[place]

    def rows(self, statement: str, values: dict[str, object]) -> list[Any]:
        """All that a question to the database comes to; raises CacheFault where it cannot be asked."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except UnicodeEncodeError:
            # what a shell handed on is no text, so nothing is called that
            return []
        except sqlite3.Error as error:
            # the next command begins anew
            self.database.drop()
            raise CacheFault from error


def groups_of(held: str) -> list[tuple[str, str]]:
    """The ids and titles of the groups of a register."""
    parts = (line.partition(" ") for line in held.split("\x1e") if line)
    return [(identifier, title) for identifier, _, title in parts]
