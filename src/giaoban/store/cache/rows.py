"""What is kept of a register and its tasks as rows of tables: all that answers out of the cache are made of.

Each row says what the one derivation says, for the span of time in which it says so.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from giaoban.dates import AsOf
from giaoban.progress import Bucket, Work, derive_proposal
from giaoban.progress.fold import known
from giaoban.progress.stretches import FOREVER, stretches
from giaoban.query.whole import answering, completed, remarks, wording
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.cache.seen import BUCKETS, TIMES, WORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.model import Proposal, Register, Task
    from giaoban.progress import Rules, Thread
    from giaoban.progress.stretches import Stretch
    from giaoban.query import Glance
    from giaoban.units import UnitDirectory

_BUCKET, _TIME, _WORK = ({word: number for number, word in enumerate(axis)} for axis in (BUCKETS, TIMES, WORKS))

Row = tuple[object, ...]


def rows_of(register: Register, place: int, rules: Rules) -> dict[str, list[Row]]:
    """The rows that the register of the file with this place comes to, by the tables they go in."""
    tables = ("task", "wording", "remark", "proposal", "answer", "stretch")
    found: dict[str, list[Row]] = {table: [] for table in tables}
    first = place * TASKS_OF_A_FILE
    for key, task in enumerate(register.tasks, start=first):
        roles = (task.lead, task.cooperating, task.monitoring)
        recurs = task.recurs and task.recurs.value
        found["task"].append((key, task.id, task.title, task.group, *map(" ".join, roles), recurs))
        said = wording(task)
        quotes = "\x1e".join(said.quotes)
        found["wording"].append((key, said.priority, said.product, said.deadline_text, said.clause, quotes, said.note))
        found["remark"] += _remarks(key, task)
        for stretch in stretches(task, register, rules):
            found["stretch"] += _of_stretch(key, stretch, task, rules.units)
    for key, proposal in enumerate(register.proposals, start=first):
        lists = (proposal.tasks, proposal.units, answering(register, proposal))
        since = register.document.date.toordinal()
        found["proposal"].append((key, since, proposal.id, proposal.group, proposal.text, *map(" ".join, lists)))
        found["answer"] += _answers(key, proposal)
    return found


def _remarks(key: int, task: Task) -> Iterator[Row]:
    for number, one in enumerate(remarks(task, None)):
        yield (key, number, one.date.toordinal(), " ".join(one.units), one.cause, one.difficulty, one.request)


def _answers(key: int, proposal: Proposal) -> Iterator[Row]:
    """A row for each span of days between two events, none for the days before the first."""
    days = sorted({event.date.toordinal() for _, event in known(proposal.events, None)})
    for since, until in pairwise([*days, FOREVER]):
        standing = derive_proposal(proposal, AsOf(day=dt.date.fromordinal(since)))
        yield (
            key,
            until,
            since,
            _ordinal(standing.answered_on),
            standing.outcome and standing.outcome.value,
            standing.document,
            standing.raised_again,
            _ordinal(standing.last_event),
        )


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


def _of_stretch(key: int, stretch: Stretch, task: Task, units: UnitDirectory) -> Iterator[Row]:
    """A row for the task as a whole, one for each thread, and the whole again for each other unit with a part in it."""
    standing = stretch.standing
    holders = " ".join(thread.unit for thread in standing.threads)
    late = " ".join(thread.unit for thread in standing.threads if thread.bucket is Bucket.OPEN_OVERDUE)
    documents = "\x1e".join(" ".join(filter(None, one)) for one in completed(standing.threads))
    reported = [_reported(thread) for thread in standing.threads] if task.recurs else None
    every = None if reported is None or None in reported else "\x1e".join(one or "" for one in reported)
    unit, *whole = _row("", standing, key, stretch, (holders, late, documents, every))
    yield (unit, *whole)
    others = {*task.cooperating, *task.monitoring} if holders else {*task.cooperating, *task.monitoring, *task.lead}
    for place, thread in enumerate(standing.threads):
        own = reported[place] if reported else None
        yield _row(thread.unit, thread, key, stretch, (holders, late, documents, own))
        if units.is_group(thread.unit):
            # the card of each member shows it
            others.add(WHOLE + thread.unit)
    for code in others:
        yield (WHOLE + code, *whole)


def _reported(thread: Thread) -> str | None:
    """Since when a recurring duty is the thread's, and of each occurrence reported its last day and the report's.

    Empty where it has no occurrences any more; None where the standing tells more than fits here.
    """
    if thread.work is Work.WITHDRAWN:
        return ""
    if thread.pauses:
        return None
    days = [(one.end, one.reported_on) for one in thread.occurrences]
    pairs = (f"{end.toordinal()}:{day.toordinal()}" for end, day in days if day)
    return " ".join([str(thread.since.toordinal()), *pairs])


def _row(unit: str, facts: Glance, key: int, stretch: Stretch, more: tuple[str, str, str, str | None]) -> Row:
    holders, late, documents, reported = more
    days = facts.days_late
    if facts.bucket is Bucket.OPEN_OVERDUE and days is not None:
        # counts on from day to day: the last day in time is what stays
        days = stretch.since // 2 - days
    return (
        unit,
        _BUCKET[facts.bucket],
        stretch.until,
        key,
        stretch.since,
        _WORK[facts.work],
        None if facts.time is None else _TIME[facts.time],
        _ordinal(facts.end),
        days,
        facts.late_by_original,
        facts.extensions,
        _ordinal(facts.done_on),
        facts.done_threads,
        facts.live_threads,
        holders,
        late,
        reported,
        _ordinal(facts.original_end),
        _ordinal(facts.last_event),
        facts.deadline and facts.deadline.value,
        documents,
    )
