"""Counting: buckets, and rates with their bases.

The sums are those official reports close by (design, section 5). A view that breaks one is a bug and raises.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.query import Tally


class Rate(NamedTuple):
    """`n` of `of`; 0 of 0 is no rate."""

    n: int
    of: int

    @property
    def words(self) -> str:
        """`3/4 (75%)`, two decimals where the share is not whole; `–` for 0/0."""
        if not self.of:
            return "–"
        return f"{number(self.n)}/{number(self.of)} ({self.share})"

    @property
    def share(self) -> str:
        """`75%`, `98,63%`; `–` for 0/0."""
        if not self.of:
            return "–"
        hundredths = (self.n * 20000 + self.of) // (2 * self.of)
        whole, rest = divmod(hundredths, 100)
        return f"{whole},{rest:02d}%" if rest else f"{whole}%"


def number(count: int) -> str:
    """`21.914`."""
    return f"{count:,}".replace(",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many tasks, or threads, are in each bucket; the unscored are not in `total`.

    `awaiting` are those of the done that wait for acceptance, `came_due` those whose last day falls in the period
    or, without one, on or before the day asked. `on_time_by_original` and `due_by_original` judge by the deadlines
    first given.
    """

    total: int
    done_on_time: int
    done_late: int
    done_no_deadline: int
    open_in_time: int
    open_overdue: int
    open_no_deadline: int
    open_suspended: int
    withdrawn: int
    awaiting: int
    came_due: int
    extended: int
    on_time_by_original: int
    due_by_original: int
    unscored: int

    def __post_init__(self) -> None:
        """Assert the sums."""
        if self.total != self.done + self.open + self.withdrawn:
            message = f"total {self.total} is not done {self.done} + open {self.open} + withdrawn {self.withdrawn}"
            raise AssertionError(message)

    @property
    def done(self) -> int:
        """Completed, on time or late or without a deadline."""
        return self.done_on_time + self.done_late + self.done_no_deadline

    @property
    def open(self) -> int:
        """Not completed."""
        return self.open_in_time + self.open_overdue + self.open_no_deadline + self.open_suspended

    @property
    def base(self) -> int:
        """What the rates are of: completed with a deadline, and overdue."""
        return self.done_on_time + self.done_late + self.open_overdue

    @property
    def completion(self) -> Rate:
        """Completed with a deadline, of those and the overdue."""
        return Rate(n=self.done_on_time + self.done_late, of=self.base)

    @property
    def punctuality(self) -> Rate:
        """Completed on time, of the same."""
        return Rate(n=self.done_on_time, of=self.base)

    @property
    def original_punctuality(self) -> Rate | None:
        """Punctuality by the deadlines first given; None while nothing was extended."""
        return Rate(n=self.on_time_by_original, of=self.due_by_original) if self.extended else None


def counted(sums: Iterable[Tally]) -> Counts:
    """The counts that the sums of tasks or threads come to; a bucket may be there several times."""
    buckets: Counter[Bucket] = Counter()
    awaiting = came = extended = on_time = judged = 0
    for one in sums:
        buckets[one.bucket] += one.number
        if one.bucket is not Bucket.UNSCORED:
            awaiting, came, extended = awaiting + one.awaiting, came + one.came_due, extended + one.extended
            if one.bucket is not Bucket.WITHDRAWN:
                on_time, judged = on_time + one.on_time, judged + one.judged
    return Counts(
        total=buckets.total() - buckets[Bucket.UNSCORED],
        done_on_time=buckets[Bucket.DONE_ON_TIME],
        done_late=buckets[Bucket.DONE_LATE],
        done_no_deadline=buckets[Bucket.DONE_NO_DEADLINE],
        open_in_time=buckets[Bucket.OPEN_IN_TIME],
        open_overdue=buckets[Bucket.OPEN_OVERDUE],
        open_no_deadline=buckets[Bucket.OPEN_NO_DEADLINE],
        open_suspended=buckets[Bucket.OPEN_SUSPENDED],
        withdrawn=buckets[Bucket.WITHDRAWN],
        awaiting=awaiting,
        came_due=came,
        extended=extended,
        on_time_by_original=on_time,
        due_by_original=judged,
        unscored=buckets[Bucket.UNSCORED],
    )
