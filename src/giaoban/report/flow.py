"""What came in and went out between two closes, counted from the states at both (design, section 5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket

if TYPE_CHECKING:
    from collections.abc import Mapping


class Flow(NamedTuple):
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

    @property
    def incoming(self) -> int:
        """All that was to be done in the period."""
        return self.carried_in + self.assigned + self.reopened + self.received


class Passage(NamedTuple):
    """One task or thread at two closes: its buckets, None where it was not there, and the units it was with."""

    before: Bucket | None
    after: Bucket
    unit_before: str | None = None
    unit_after: str | None = None


def flow(passages: Mapping[Passage, int], unit: str | None = None) -> Flow:
    """The flow of all, or of one unit's threads, between the two closes of `passages`, each with how many made it.

    Asserts that all that came in went out or is still there.
    """
    totals: Counter[str] = Counter()
    for passage, number in passages.items():
        for word in _entries(passage, unit):
            totals[word] += number
    found = Flow(
        carried_in=totals["carried_in"],
        assigned=totals["assigned"],
        reopened=totals["reopened"],
        received=totals["received"],
        done=totals["done"],
        withdrawn=totals["withdrawn"],
        passed_on=totals["passed_on"],
        carried_out=totals["carried_out"],
    )
    went = found.done + found.withdrawn + found.passed_on + found.carried_out
    if found.incoming != went:
        message = f"{found.incoming} came in but {went} went out: {found}"
        raise AssertionError(message)
    return found


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
