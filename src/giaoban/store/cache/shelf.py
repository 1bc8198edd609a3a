"""The shelf over what the cache keeps: the database finds the tasks, and only what a list does not hold is read whole.

What the tables say of a day is what the one derivation said of it when the register was taken in; a filter's own test
runs once more over what was found. A question by the second clock (`--as-known-on`) is answered from whole registers.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from giaoban.errors import CacheFault
from giaoban.progress.axes import Bucket, Work
from giaoban.query import STATES, Tallies, Tally, select
from giaoban.store.cache.binders import Bound
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.cache.entry import COLUMNS, Entry
from giaoban.store.cache.seen import BUCKETS, TIMES, WORKS, Seen
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from giaoban.dates import AsOf, Period
    from giaoban.query import Filter, Glance, Shelf, Tracked, TrackedProposal
    from giaoban.query.facts import Heading, Outline, Remark, Wording

_DAY = dt.date.fromordinal
HOLDS = "s.bucket IN (0, 1, 2, 3, 4, 5, 6, 7, 8) AND s.until > :tick AND s.since <= :tick"
"""That a row holds at a tick; with the buckets named the key of the table is used to its third column."""

_ENTRIES = f"SELECT {COLUMNS} FROM stretch s JOIN task t ON t.key = s.task"  # noqa: S608 - constants

_AT_ONCE = 500
"""Tasks that are asked for by their keys in one question."""


class Shelved(Bound):
    """The registers in the cache (`query.Shelf`), all of them or the one that is asked for."""

    @cached_property
    def _wordings(self) -> dict[int, dict[int, Wording]]:
        return {}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """What stands at the head of each."""
        from giaoban.store.cache import papers  # noqa: PLC0415 - lists do without

        return papers.headings(self)

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
        return self._found(at, f"s.unit = '' AND {HOLDS}", {})

    def number(self, at: AsOf) -> int:
        """How many those are."""
        if at.known_on is not None:
            return self.whole.number(at)
        found: int = self.rows(
            f"SELECT count(*) FROM stretch s WHERE s.unit = '' AND {HOLDS}{self.only}",  # noqa: S608 - constants
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
        return self._found(at, f"s.unit IN ({wanted}) AND {HOLDS}", values)

    def again(self, those: Iterable[Tracked], at: AsOf, unit: str | None = None) -> list[Tracked]:
        """Tasks found before, as of another day, those of them that exist then; `unit` is whose glance is wanted."""
        if at.known_on is not None:
            return self.whole.again(those, at)
        # the plus keeps the database from looking for the unit first
        wanted = f"{_ENTRIES} WHERE +s.unit IN ('', :unit)"
        return self._in_order(self.of_tasks(wanted, {"unit": unit or ""}, those, at), at)

    def row(self, key: int, unit: str, at: AsOf) -> Sequence[Any]:
        """What is kept of the task with this key at a day as a whole, or of a unit's thread."""
        statement = f"{_ENTRIES} WHERE s.task = :task AND s.until > :tick AND s.since <= :tick AND +s.unit = :unit"
        for row in self.rows(statement, {"task": key, "unit": unit, "tick": tick(at)}):
            found: Sequence[Any] = row
            return found
        raise CacheFault

    def of_tasks(
        self, statement: str, values: dict[str, object], those: Iterable[Tracked], at: AsOf
    ) -> Iterator[Sequence[Any]]:
        """The rows at a day of tasks found before, by a statement that ends with a condition."""
        keys = [one.key for one in those if isinstance(one, Entry)]
        for first in range(0, len(keys), _AT_ONCE):
            wanted = ", ".join(map(str, keys[first : first + _AT_ONCE]))
            holds = f"s.task IN ({wanted}) AND s.until > :tick AND s.since <= :tick"
            yield from self.rows(f"{statement} AND {holds}", {**values, "tick": tick(at)})

    def named(self, at: AsOf, typed: str) -> list[Tracked]:
        """Those whose id, alone or with the register's, is what was typed; else those whose key is the same."""
        if at.known_on is not None:
            return self.whole.named(at, typed)
        own = typed.rpartition("/")[2]
        every = self._found(at, f"s.unit = '' AND t.id = :id AND {HOLDS}", {"id": own})
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
        named, values = self.everyone()
        awaiting = WORKS.index(Work.AWAITING_ACCEPTANCE)
        came = f"s.bucket NOT IN ({BUCKETS.index(Bucket.WITHDRAWN)}, {BUCKETS.index(Bucket.OPEN_SUSPENDED)})"
        rows = self.rows(
            f'SELECT s.unit, s.bucket, count(*), sum(s.work = {awaiting}), count(s."end"),'  # noqa: S608 - constants
            f' coalesce(sum({came} AND s."end" BETWEEN :first AND :last), 0), sum(s.extensions > 0),'
            " count(s.original), coalesce(sum(s.original = 0), 0), sum(s.holders = '')"
            f" FROM stretch s WHERE s.unit IN ({named}) AND {HOLDS}{self.only} GROUP BY s.unit, s.bucket",
            {**values, "tick": tick(at), "first": first, "last": last},
        )
        sums: dict[str, list[Tally]] = {"": []}
        without = 0
        for unit, bucket, *numbers, alone in rows:
            sums.setdefault(unit, []).append(Tally(BUCKETS[bucket], *numbers))
            without += 0 if unit else alone
        return Tallies(tasks=sums.pop(""), units=sums, without_unit=without)

    def everyone(self) -> tuple[str, dict[str, object]]:
        """What keys the rows of tasks as a whole and of threads, as a list of parameters and their values."""
        keys = ["", *(unit.code for unit in self.rules.units.units)]
        values: dict[str, object] = {f"unit{number}": key for number, key in enumerate(keys)}
        return ", ".join(f":{name}" for name in values), values

    def outlines(self, at: AsOf) -> Mapping[int, Outline]:
        """Where every task that exists at a day and each of its threads stands, by the task's position."""
        if at.known_on is not None:
            return self.whole.outlines(at)
        from giaoban.store.cache import papers  # noqa: PLC0415 - lists do without

        return papers.outlines(self, at)

    def threads(self, those: Iterable[Tracked], at: AsOf) -> Mapping[str, Sequence[Glance]]:
        """The threads of tasks found at this day, by their units."""
        if at.known_on is not None:
            return self.whole.threads(those, at)
        from giaoban.store.cache import papers  # noqa: PLC0415 - as above

        return papers.threads(self, those, at)

    def remarks(self, at: AsOf, span: Period) -> Mapping[int, tuple[Remark, ...]]:
        """What was reported in a span of days and counts at a day, by the position of the task it was reported of."""
        if at.known_on is not None:
            return self.whole.remarks(at, span)
        from giaoban.store.cache import papers  # noqa: PLC0415 - as above

        return papers.remarks(self, at, span)

    def proposals(self, at: AsOf) -> list[TrackedProposal]:
        """Every proposal of documents dated on or before a day, in the order of the registers."""
        if at.known_on is not None:
            return self.whole.proposals(at)
        from giaoban.store.cache import papers  # noqa: PLC0415 - as above

        return papers.proposals(self, at)

    def wording(self, key: int) -> Wording:
        """What papers print of the task with this key and lists do not."""
        from giaoban.store.cache import papers  # noqa: PLC0415 - as above

        place = key // TASKS_OF_A_FILE
        if place not in self._wordings:
            self._wordings[place] = papers.wordings(self, place)
        return self._wordings[place][key]

    def _found(self, at: AsOf, where: str, values: dict[str, object]) -> list[Tracked]:
        """The tasks of the rows that fit a condition."""
        return self._in_order(self.rows(f"{_ENTRIES} WHERE {where}{self.only}", {**values, "tick": tick(at)}), at)

    def _in_order(self, rows: Iterable[Sequence[Any]], at: AsOf) -> list[Tracked]:
        """The tasks that rows speak of, in the order of the registers; several rows of one are views of it."""
        found: dict[int, Entry] = {}
        for row in rows:
            entry = found.get(row[0])
            if entry is None:
                entry = found[row[0]] = Entry(self, at, row)
            entry.add(row)
        return [*sorted(found.values(), key=attrgetter("position"))]


def tick(at: AsOf) -> int:
    """The tick that a day is judged at, as `progress.stretches` counts them."""
    return 2 * at.day.toordinal() + at.at_close


def _buckets(state: str) -> list[Bucket]:
    """The buckets in which a task may be that has the state: tried, so that the rule is said only where it is."""
    accepts = STATES[state]
    works, times = range(len(WORKS)), (*range(len(TIMES)), None)
    return [
        bucket
        for number, bucket in enumerate(BUCKETS)
        if any(accepts(Seen((0, "", number, work, time), 0)) for work in works for time in times)
    ]
