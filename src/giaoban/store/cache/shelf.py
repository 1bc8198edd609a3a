"""The shelf over what the cache keeps: the database finds the tasks, and only what a list does not hold is read whole.

What the tables say of a day is what the one derivation said of it when the register was taken in; a filter's own test
runs once more over what was found. A question by the second clock (`--as-known-on`) is answered from whole registers.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from giaoban.errors import CacheFault
from giaoban.progress.axes import Bucket, Time, Work
from giaoban.query import STATES, Role, Tallies, Tally, roles_of, select
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.cache.stock import BUCKETS, TIMES, WORKS
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.dates import AsOf, Period
    from giaoban.model import Recurs, Register, Task
    from giaoban.progress import Occurrence, Rules, Standing
    from giaoban.query import Facts, Filter, Shelf, Tracked
    from giaoban.store.cache.database import Database

_DAY = dt.date.fromordinal
_COLUMNS = (
    's.task, s.unit, s.bucket, s.work, s.time, s."end", s.days, s.original, s.extensions, s.done_on, s.done, s.live,'
    ' s.holders, s.late, s.reported, t.id, t.title, t."group", t.lead, t.cooperating, t.monitoring, t.recurs'
)
_HOLDS = "s.bucket IN (0, 1, 2, 3, 4, 5, 6, 7, 8) AND s.until > :tick AND s.since <= :tick"
"""That a row holds at a tick; with the buckets named the key of the table is used to its third column."""


class Seen(NamedTuple):
    """What the cache keeps of a thread, or of a task as a whole, at a day (`query.Glance`)."""

    bucket: Bucket
    work: Work
    time: Time | None
    end: dt.date | None
    days_late: int | None
    late_by_original: bool | None
    extensions: int
    done_on: dt.date | None
    done_threads: int
    live_threads: int


class Binder(NamedTuple):
    """What the cache knows of a register without opening it; days are numbered from the year 1."""

    file: str
    place: int
    register: str
    demonstration: int
    first: int
    last: int
    tasks: int


class Entry:
    """A task out of the cache (`query.Tracked`): what lists print is there, all else is read when asked for."""

    __slots__ = (
        "_at",
        "_reported",
        "_row",
        "_shelf",
        "_standing",
        "_views",
        "holders",
        "id",
        "key",
        "position",
        "title",
    )

    def __init__(self, shelf: Shelved, at: AsOf, row: Sequence[Any]) -> None:
        """Take over a row of `_COLUMNS`."""
        self.key: int = row[0]
        self.position: int = shelf.first[self.key // TASKS_OF_A_FILE] + self.key % TASKS_OF_A_FILE
        self.holders = _codes(row[12])
        self.id: str = row[15]
        self.title: str = row[16]
        self._row, self._shelf, self._at = row, shelf, at
        self._views: dict[str, Seen] = {}
        self._reported: dict[str, str] = {}
        self._standing: Standing | None = None

    def add(self, row: Sequence[Any], today: int) -> None:
        """Take over what a row says of a unit's thread, or of the task as a whole."""
        unit = row[1]
        self._views["" if unit[:1] == WHOLE else unit] = _seen(row, today)
        if row[14] is not None:
            self._reported[unit] = row[14]

    @property
    def group(self) -> str | None:
        """The group it belongs to."""
        group: str | None = self._row[17]
        return group

    @property
    def late_holders(self) -> tuple[str, ...]:
        """Those of the holders whose thread is overdue."""
        return _codes(self._row[13])

    @property
    def reference(self) -> str:
        """The id with its register's."""
        return f"{self._shelf.names[self.key // TASKS_OF_A_FILE]}/{self.id}"

    @property
    def lead(self) -> tuple[str, ...]:
        """The units it was given to."""
        return _codes(self._row[18])

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
        row = self._row
        return roles_of(unit, self.holders, _codes(row[18]), _codes(row[19]), _codes(row[20]))

    @property
    def recurs(self) -> Recurs | None:
        """When it comes back, None where it does not."""
        if self._row[21] is None:
            return None
        from giaoban.model.kinds import Recurs  # noqa: PLC0415 - few tasks come back

        return Recurs(self._row[21])

    def occurrences(self, unit: str | None = None) -> tuple[tuple[Occurrence, ...], ...]:
        """The occurrences of the unit's own thread, where it has one; else those of every thread."""
        from giaoban.progress.occurrence import occurrences  # noqa: PLC0415 - as above

        recurs, reported = self.recurs, self._reported.get(unit or "")
        if recurs is None or reported is None:
            own = self.standing.thread(unit) if unit else None
            return tuple(thread.occurrences for thread in ((own,) if own else self.standing.threads))
        since, *pairs = reported.split(" ")
        told: dict[dt.date, tuple[dt.date, str | None]] = {
            _DAY(int(end)): (_DAY(int(day)), None) for end, _, day in (pair.partition(":") for pair in pairs)
        }
        office = self._shelf.rules.office
        return (occurrences(recurs, since=_DAY(int(since)), office=office, reported=told, at=self._at),)

    def facts(self, unit: str | None = None) -> Facts:
        """The standing of the unit's own thread, where it has one; else that of the task."""
        thread = self.standing.thread(unit) if unit else None
        return thread or self.standing

    def glance(self, unit: str | None = None) -> Seen | Facts:
        """The same, out of the cache where the question that found the task asked for it."""
        view = self._views.get(unit if unit in self.holders else "")
        return view or self.facts(unit)


class Shelved:
    """The registers in the cache (`query.Shelf`), all of them or the one that is asked for."""

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
        self._only = "" if not is_one else f" AND s.task / {TASKS_OF_A_FILE} IN ({', '.join(map(str, self.names))})"
        self._registers: dict[int, Register] = {}

    @cached_property
    def groups(self) -> dict[str, str]:
        """The titles of the groups of all registers, by their ids."""
        return dict(self.group_titles)

    @property
    def group_titles(self) -> list[tuple[str, str]]:
        """Id and title of each group of each register, in order."""
        held = {place: groups for place, _, groups in self._rows("SELECT place, title, groups FROM whole", {})}
        lines = (line for place in self.names if held[place] for line in held[place].split("\x1e"))
        return [(identifier, title) for identifier, _, title in (line.partition(" ") for line in lines)]

    def files_of(self, typed: Sequence[str]) -> list[str] | None:
        """The names of the files that hold the tasks and proposals of these ids; None where one is nowhere as typed."""
        proposals = {
            place: set(ids.split(" ")) for place, ids in self._rows("SELECT place, proposals FROM whole", {}) if ids
        }
        places: set[int] = set()
        for each in typed:
            register, _, own = each.rpartition("/")
            keys = self._rows("SELECT key FROM task WHERE id = :id", {"id": own})
            held = {key // TASKS_OF_A_FILE for (key,) in keys}
            held |= {place for place, ids in proposals.items() if own in ids}
            found = {place for place in held if not register or self.names[place] == register}
            if not found:
                return None
            places |= found
        return [one.file for one in self.binders if one.place in places]

    @property
    def register_titles(self) -> list[tuple[str, str]]:
        """Id and title of each register, in order."""
        titles = dict(self._rows("SELECT place, title FROM whole", {}))
        return [(register, titles[place]) for place, register in self.names.items()]

    @property
    def task_titles(self) -> list[tuple[str, str]]:
        """Id and title of each task, in order, whether it exists yet or not."""
        rows = self._rows("SELECT key, id, title FROM task", {})
        held: dict[int, list[tuple[str, str]]] = {}
        for key, identifier, title in rows:
            held.setdefault(key // TASKS_OF_A_FILE, []).append((identifier, title))
        return [pair for place in self.names for pair in held.get(place, ())]

    @property
    def registers(self) -> tuple[Register, ...]:
        """All of them, whole."""
        from giaoban.store.nodes import paused_collector  # noqa: PLC0415 - most answers need no whole register

        with paused_collector():
            return tuple(map(self.register, self.names))

    def register(self, place: int) -> Register:
        """The register of a file, whole."""
        if place not in self._registers:
            from giaoban.model import Register  # noqa: PLC0415 - as above
            from giaoban.store.cache import codec  # noqa: PLC0415

            ((data,),) = self._rows("SELECT data FROM whole WHERE place = :place", {"place": place})
            try:
                self._registers[place] = codec.loads(data, Register)
            except CacheFault:
                self.database.drop()
                raise
        return self._registers[place]

    @cached_property
    def whole(self) -> Shelf:
        """The shelf over the same registers in memory."""
        from giaoban.query.whole import Opened  # noqa: PLC0415 - as above

        return Opened(self.registers, self.rules)

    def span(self, known_on: dt.date | None) -> tuple[dt.date, dt.date] | None:
        """The first document's date and the last deadline or event known on a day; None without registers."""
        if known_on is not None:
            return self.whole.span(known_on)
        if not self.binders:
            return None
        return _DAY(min(one.first for one in self.binders)), _DAY(max(one.last for one in self.binders))

    def track(self, at: AsOf) -> list[Tracked]:
        """Every task that exists at a day, in the order of the registers."""
        if at.known_on is not None:
            return self.whole.track(at)
        return self._found(at, f"s.unit = '' AND {_HOLDS}", {})

    def number(self, at: AsOf) -> int:
        """How many those are."""
        if at.known_on is not None:
            return self.whole.number(at)
        found: int = self._rows(
            f"SELECT count(*) FROM stretch s WHERE s.unit = '' AND {_HOLDS}{self._only}",  # noqa: S608 - constants
            {"tick": tick(at)},
        )[0][0]
        return found

    def select(self, at: AsOf, wanted: Filter) -> list[Tracked]:
        """Those of them that `wanted` accepts."""
        if at.known_on is not None:
            return self.whole.select(at, wanted)
        if wanted.unit is not None:
            return select(self.involving(at, wanted.unit, ()), wanted)
        buckets = BUCKETS if wanted.state is None else _buckets(wanted.state)
        numbers = ", ".join(str(BUCKETS.index(bucket)) for bucket in buckets)
        where = [f"s.unit = '' AND s.bucket IN ({numbers}) AND s.until > :tick AND s.since <= :tick"]
        values: dict[str, object] = {}
        if wanted.group is not None:
            where.append('t."group" = :group')
            values["group"] = wanted.group
        if wanted.due_in is not None:
            where.append('s."end" BETWEEN :first AND :last')
            values |= {"first": wanted.due_in.start.toordinal(), "last": wanted.due_in.last_day.toordinal()}
        return select(self._found(at, " AND ".join(where), values), wanted)

    def involving(self, at: AsOf, unit: str, groups: Sequence[str]) -> list[Tracked]:
        """Those in which the unit has a role or one of the groups a thread."""
        if at.known_on is not None:
            return self.whole.involving(at, unit, groups)
        keys = [unit, WHOLE + unit, *(WHOLE + WHOLE + group for group in groups)]
        values: dict[str, object] = {f"unit{number}": key for number, key in enumerate(keys)}
        wanted = ", ".join(f":unit{number}" for number in range(len(keys)))
        return self._found(at, f"s.unit IN ({wanted}) AND {_HOLDS}", values)

    def again(self, those: Iterable[Tracked], at: AsOf) -> list[Tracked]:
        """Tasks found before, as of another day, those of them that exist then."""
        if at.known_on is not None:
            return self.whole.again(those, at)
        found: dict[int, Entry] = {}
        for one in those:
            if not isinstance(one, Entry):
                raise TypeError(one)
            where = "s.task = :task AND s.until > :tick AND s.since <= :tick"
            self._entries(at, where, {"task": one.key}, found)
        return _in_order(found)

    def named(self, at: AsOf, typed: str) -> list[Tracked]:
        """Those whose id, alone or with the register's, is what was typed; else those whose key is the same."""
        if at.known_on is not None:
            return self.whole.named(at, typed)
        own = typed.rpartition("/")[2]
        every = self._found(at, f"s.unit = '' AND t.id = :id AND {_HOLDS}", {"id": own})
        found = [one for one in every if typed in {one.id, one.reference}]
        if found:
            return found
        return [one for one in self.track(at) if plain(typed) in {plain(one.id), plain(one.reference)}]

    def tallies(self, at: AsOf, window: Period | None) -> Tallies:
        """The sums over all of them."""
        if at.known_on is not None:
            return self.whole.tallies(at, window)
        first = window.start.toordinal() if window else 0
        last = window.last_day.toordinal() if window else at.day.toordinal()
        codes = {
            f"unit{number}": code for number, code in enumerate(["", *(unit.code for unit in self.rules.units.units)])
        }
        named = ", ".join(f":{name}" for name in codes)
        awaiting = WORKS.index(Work.AWAITING_ACCEPTANCE)
        came = f"s.bucket NOT IN ({BUCKETS.index(Bucket.WITHDRAWN)}, {BUCKETS.index(Bucket.OPEN_SUSPENDED)})"
        rows = self._rows(
            f'SELECT s.unit, s.bucket, count(*), sum(s.work = {awaiting}), count(s."end"),'  # noqa: S608 - constants
            f' coalesce(sum({came} AND s."end" BETWEEN :first AND :last), 0), sum(s.extensions > 0),'
            " count(s.original), coalesce(sum(s.original = 0), 0), sum(s.holders = '')"
            f" FROM stretch s WHERE s.unit IN ({named}) AND {_HOLDS}{self._only} GROUP BY s.unit, s.bucket",
            {**codes, "tick": tick(at), "first": first, "last": last},
        )
        sums: dict[str, list[Tally]] = {"": []}
        without = 0
        for unit, bucket, *numbers, alone in rows:
            sums.setdefault(unit, []).append(Tally(BUCKETS[bucket], *numbers))
            without += 0 if unit else alone
        return Tallies(tasks=sums.pop(""), units=sums, without_unit=without)

    def _found(self, at: AsOf, where: str, values: dict[str, object]) -> list[Tracked]:
        return _in_order(self._entries(at, where, values, {}))

    def _entries(self, at: AsOf, where: str, values: dict[str, object], found: dict[int, Entry]) -> dict[int, Entry]:
        """The tasks of the rows that fit, added to those found before; several rows of one are views of it."""
        rows = self._rows(
            # constants; values go in by their names
            f"SELECT {_COLUMNS} FROM stretch s JOIN task t ON t.key = s.task WHERE {where}{self._only}",  # noqa: S608
            {**values, "tick": tick(at)},
        )
        today = at.day.toordinal()
        for row in rows:
            entry = found.get(row[0])
            if entry is None:
                entry = found[row[0]] = Entry(self, at, row)
            entry.add(row, today)
        return found

    def _rows(self, statement: str, values: dict[str, object]) -> list[Any]:
        try:
            return self.connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            # the next command begins anew
            self.database.drop()
            raise CacheFault from error


def tick(at: AsOf) -> int:
    """The tick that a day is judged at, as `progress.stretches` counts them."""
    return 2 * at.day.toordinal() + at.at_close


def _in_order(found: dict[int, Entry]) -> list[Tracked]:
    return [*sorted(found.values(), key=attrgetter("position"))]


def _seen(row: Sequence[Any], today: int) -> Seen:
    bucket, time, end, days, original, done_on = BUCKETS[row[2]], row[4], row[5], row[6], row[7], row[9]
    return Seen(
        bucket,
        WORKS[row[3]],
        None if time is None else TIMES[time],
        None if end is None else _DAY(end),
        today - days if bucket is Bucket.OPEN_OVERDUE else days,
        None if original is None else bool(original),
        row[8],
        None if done_on is None else _DAY(done_on),
        row[10],
        row[11],
    )


@lru_cache(maxsize=4096)
def _codes(held: str) -> tuple[str, ...]:
    return tuple(held.split(" ")) if held else ()


def _buckets(state: str) -> list[Bucket]:
    """The buckets in which a task may be that has the state: tried, so that the rule is said only where it is."""
    accepts = STATES[state]
    rest = (None, None, None, 0, None, 0, 0)
    return [
        bucket
        for bucket in BUCKETS
        if any(accepts(Seen(bucket, work, time, *rest)) for work in WORKS for time in (*TIMES, None))
    ]
