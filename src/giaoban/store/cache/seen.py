"""Where a task or a thread stands at a day, out of the cache."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from giaoban.progress.axes import Bucket, Time, Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.dates import Deadline

BUCKETS, TIMES, WORKS = tuple(Bucket), tuple(Time), tuple(Work)
"""The words of each axis, where a number stands for a word."""

FACTS = (
    's.task, s.unit, s.bucket, s.work, s.time, s.deadline, s."end", s.original_end, s.days, s.original, s.extensions,'
    " s.last_event, s.done_on, s.done, s.live, s.holders"
)
"""The columns of what is said of a task or thread, which `Seen` is made of."""

_DAY = dt.date.fromordinal


class Seen:
    """What the cache keeps of a thread, or of a task as a whole, at a day (`query.Glance`)."""

    __slots__ = ("_row", "_today")

    def __init__(self, row: Sequence[Any], today: int) -> None:
        """Take over a row that begins with `FACTS`, and the number of the day it is asked for."""
        self._row, self._today = row, today

    @property
    def bucket(self) -> Bucket:
        """Its one place in the sums."""
        bucket: Bucket = BUCKETS[self._row[2]]
        return bucket

    @property
    def work(self) -> Work:
        """How far the work is."""
        work: Work = WORKS[self._row[3]]
        return work

    @property
    def time(self) -> Time | None:
        """Where it stands against its deadline."""
        time = self._row[4]
        return None if time is None else TIMES[time]

    @property
    def deadline(self) -> Deadline | None:
        """The deadline in force, as it was given."""
        given = self._row[5]
        return None if given is None else _deadline(given)

    @property
    def end(self) -> dt.date | None:
        """The last day in time."""
        return _day(self._row[6])

    @property
    def original_end(self) -> dt.date | None:
        """The last day in time first given."""
        return _day(self._row[7])

    @property
    def days_late(self) -> int | None:
        """The days after it."""
        days: int | None = self._row[8]
        # of what is overdue the last day in time is kept, from which the days are counted on
        return self._today - days if self._row[2] == _OVERDUE and days is not None else days

    @property
    def late_by_original(self) -> bool | None:
        """Whether it is late by the deadline first given."""
        late = self._row[9]
        return None if late is None else bool(late)

    @property
    def extensions(self) -> int:
        """How often the deadline was moved."""
        extensions: int = self._row[10]
        return extensions

    @property
    def last_event(self) -> dt.date | None:
        """The day of the latest event."""
        return _day(self._row[11])

    @property
    def done_on(self) -> dt.date | None:
        """The day of the report of completion that stands."""
        return _day(self._row[12])

    @property
    def done_threads(self) -> int:
        """How many of its threads are done."""
        done: int = self._row[13]
        return done

    @property
    def live_threads(self) -> int:
        """How many are not withdrawn."""
        live: int = self._row[14]
        return live


def _day(number: int | None) -> dt.date | None:
    return None if number is None else _DAY(number)


_OVERDUE = BUCKETS.index(Bucket.OPEN_OVERDUE)


@lru_cache(maxsize=4096)
def _deadline(given: str) -> Deadline:
    from giaoban.dates.deadline import Deadline  # noqa: PLC0415 - lists print the last day alone

    return Deadline.parse(given)


@lru_cache(maxsize=4096)
def codes(held: str) -> tuple[str, ...]:
    """The words that stand with a blank between them."""
    return tuple(held.split(" ")) if held else ()
