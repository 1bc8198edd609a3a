"""The standings of a task through time, one after the other: what the cache keeps, so that no day is derived again.

A standing changes on few days: those of its events, and those on which a deadline comes near, ends and is over. Between
two of them all of it stays as it is, but for the days late of what is overdue, which count on, and the occurrences of a
recurring duty. Time is counted in ticks, two a day: the even one is the day as it runs, the odd one its close.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates import AsOf
from giaoban.progress.axes import Bucket
from giaoban.progress.fold import Fold, known
from giaoban.progress.standing import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.model import Office, Register, Task
    from giaoban.progress.axes import Rules
    from giaoban.progress.standing import Standing, Thread

FOREVER = 2 * (dt.date.max.toordinal() + 1)
"""The tick after all others."""


class Stretch(NamedTuple):
    """A standing and the ticks it holds for, half-open; `standing` is the one at `since`."""

    since: int
    until: int
    standing: Standing


def tick(at: AsOf) -> int:
    """The tick that a day is judged at."""
    return 2 * at.day.toordinal() + at.at_close


def stretches(task: Task, register: Register, rules: Rules) -> Iterator[Stretch]:
    """The standings of `task` from the day it exists, without a gap, by all that was ever entered and not voided."""
    folded = Fold(task, register, rules.units)
    events = known(task.events, None)
    since, taken = 2 * folded.assigned.toordinal(), 0
    while since < FOREVER:
        at = AsOf(day=dt.date.fromordinal(since // 2), at_close=bool(since % 2))
        while taken < len(events) and events[taken][1].date <= at.day:
            folded.add(*events[taken])
            taken += 1
        standing = judge(folded, rules.office, at)
        turns = [2 * events[taken][1].date.toordinal()] if taken < len(events) else []
        for thread in standing.threads or (standing.whole,):
            if thread is not None:
                turns += _turns(thread, rules.office)
        until = min((turn for turn in turns if turn > since), default=FOREVER)
        yield Stretch(since, until, standing)
        since = until


def _turns(thread: Thread, office: Office) -> Iterator[int]:
    """The ticks at which time alone changes what is said of a thread."""
    if thread.bucket is Bucket.OPEN_IN_TIME and thread.end:
        end = thread.end.toordinal()
        yield from (2 * (end - office.due_soon_days), 2 * end, 2 * end + 1)
    if thread.bucket in {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE} and thread.original_end:
        yield 2 * thread.original_end.toordinal() + 1
