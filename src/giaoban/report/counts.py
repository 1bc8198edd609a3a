"""Counting: buckets, rates with their bases, and what came in and went out between two closes.

The sums are those official reports close by (design, section 5). A view that breaks one is a bug and raises.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.progress import Bucket, Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.query import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
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


def count(facts: Iterable[Facts], came_due: Iterable[bool]) -> Counts:
    """The counts of tasks or threads; `came_due` says of each whether its last day has come."""
    everyone = list(facts)
    buckets = Counter(one.bucket for one in everyone)
    scored = [one for one in everyone if one.bucket is not Bucket.UNSCORED]
    due = sum(came for one, came in zip(everyone, came_due, strict=True) if one.bucket is not Bucket.UNSCORED)
    judged = [one for one in scored if one.late_by_original is not None and one.bucket is not Bucket.WITHDRAWN]
    return Counts(
        total=len(scored),
        done_on_time=buckets[Bucket.DONE_ON_TIME],
        done_late=buckets[Bucket.DONE_LATE],
        done_no_deadline=buckets[Bucket.DONE_NO_DEADLINE],
        open_in_time=buckets[Bucket.OPEN_IN_TIME],
        open_overdue=buckets[Bucket.OPEN_OVERDUE],
        open_no_deadline=buckets[Bucket.OPEN_NO_DEADLINE],
        open_suspended=buckets[Bucket.OPEN_SUSPENDED],
        withdrawn=buckets[Bucket.WITHDRAWN],
        awaiting=sum(one.work is Work.AWAITING_ACCEPTANCE for one in scored),
        came_due=due,
        extended=sum(one.extensions > 0 for one in scored),
        on_time_by_original=sum(not one.late_by_original for one in judged),
        due_by_original=len(judged),
        unscored=buckets[Bucket.UNSCORED],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What came in and went out between two closes, from the states at both.

    `reopened` left a closed state, `received` and `passed_on` changed their unit, and are 0 for tasks as a whole.
    """

    carried_in: int
    assigned: int
    reopened: int
    received: int
    done: int
    withdrawn: int
    passed_on: int
    carried_out: int

    def __post_init__(self) -> None:
        """Assert that all that came in went out or is still there."""
        came = self.carried_in + self.assigned + self.reopened + self.received
        went = self.done + self.withdrawn + self.passed_on + self.carried_out
        if came != went:
            message = f"{came} came in but {went} went out: {self}"
            raise AssertionError(message)

    @property
    def incoming(self) -> int:
        """All that was to be done in the period."""
        return self.carried_in + self.assigned + self.reopened + self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One task or thread at two closes: its buckets, None where it was not there, and the units it was with."""

    before: Bucket | None
    after: Bucket
    unit_before: str | None = None
    unit_after: str | None = None


def flow(passages: Iterable[Passage], unit: str | None = None) -> Flow:
    """The flow of all, or of one unit's threads, between the two closes of `passages`."""
    totals: Counter[str] = Counter()
    for passage in passages:
        totals.update(_entries(passage, unit))
    return Flow(
        carried_in=totals["carried_in"],
        assigned=totals["assigned"],
        reopened=totals["reopened"],
        received=totals["received"],
        done=totals["done"],
        withdrawn=totals["withdrawn"],
        passed_on=totals["passed_on"],
        carried_out=totals["carried_out"],
    )


def _entries(passage: Passage, unit: str | None) -> list[str]:
    """How one passage enters a flow: one word for how it came, and one for how it went; none where it did not move."""
    was_here = passage.before is not None and (unit is None or passage.unit_before == unit)
    is_here = unit is None or passage.unit_after == unit
    if not was_here:
        if not is_here:
            return []
        came = "assigned" if passage.before is None else "received"
        return [came, _went(passage.after)]
    before = passage.before
    if is_here and before is not None and not before.is_open and _same_closed(before, passage.after):
        return []
    came = "carried_in" if before is not None and before.is_open else "reopened"
    return [came, _went(passage.after) if is_here else "passed_on"]


def _same_closed(before: Bucket, after: Bucket) -> bool:
    return (before.is_done and after.is_done) or (before is Bucket.WITHDRAWN and after is Bucket.WITHDRAWN)


def _went(after: Bucket) -> str:
    if after.is_open:
        return "carried_out"
    return "withdrawn" if after is Bucket.WITHDRAWN else "done"
