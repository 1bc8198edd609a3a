"""What papers over many tasks ask of the cache, and lists do not: all at once, and without opening a register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.model import Document, Outcome
from giaoban.progress import ProposalStanding
from giaoban.query.facts import Heading, Outline, Remark, Wording
from giaoban.store.cache import codec
from giaoban.store.cache.binders import groups_of
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.cache.entry import ProposalEntry
from giaoban.store.cache.seen import BUCKETS, FACTS, Seen, codes
from giaoban.store.cache.shelf import HOLDS, tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.dates import AsOf, Period
    from giaoban.query import Tracked, TrackedProposal
    from giaoban.store.cache.shelf import Shelved

_DAY = dt.date.fromordinal


def headings(shelf: Shelved) -> tuple[Heading, ...]:
    """What stands at the head of each register."""
    held = {row[0]: row[1:] for row in shelf.rows("SELECT place, title, groups, document FROM whole", {})}
    full = {place for (place,) in shelf.rows(f"SELECT DISTINCT key / {TASKS_OF_A_FILE} FROM proposal", {})}  # noqa: S608 - a constant
    full |= {one.place for one in shelf.binders if one.tasks}
    rows = ((place, register, *held[place]) for place, register in shelf.names.items())
    return tuple(
        Heading(register, title, codec.loads(document, Document), tuple(groups_of(groups)), place not in full)
        for place, register, title, groups, document in rows
    )


def outlines(shelf: Shelved, at: AsOf) -> dict[int, Outline]:
    """Where every task that exists at a day and each of its threads stands, by the task's position."""
    named, values = shelf.everyone()
    rows = shelf.rows(
        "SELECT s.task, s.unit, s.bucket, s.holders FROM stretch s"  # noqa: S608 - constants
        f" WHERE s.unit IN ({named}) AND {HOLDS}{shelf.only}",
        {**values, "tick": tick(at)},
    )
    held = {(task, unit): BUCKETS[bucket] for task, unit, bucket, _ in rows}
    # many tasks stand alike, and share one value
    known: dict[Outline, Outline] = {}
    found = {}
    for task, unit, bucket, holders in rows:
        if not unit:
            outline = Outline(BUCKETS[bucket], tuple((code, held[task, code]) for code in codes(holders)))
            found[shelf.position(task)] = known.setdefault(outline, outline)
    return found


def threads(shelf: Shelved, those: Iterable[Tracked], at: AsOf) -> dict[str, list[Seen]]:
    """The threads of tasks found at this day, by their units."""
    today = at.day.toordinal()
    found: dict[str, list[Seen]] = {}
    statement = f"SELECT {FACTS} FROM stretch s WHERE substr(s.unit, 1, 1) NOT IN ('', '{WHOLE}')"  # noqa: S608 - as above
    for row in shelf.of_tasks(statement, {}, those, at):
        found.setdefault(row[1], []).append(Seen(row, today))
    return found


def remarks(shelf: Shelved, at: AsOf, span: Period) -> dict[int, tuple[Remark, ...]]:
    """What was reported in a span of days and counts at a day, by the position of the task it was reported of."""
    last = min(span.last_day, at.day)
    rows = shelf.rows(
        "SELECT task, day, units, cause, difficulty, request FROM remark s"  # noqa: S608 - constants
        f" WHERE day BETWEEN :first AND :last{shelf.only} ORDER BY task, number",
        {"first": span.start.toordinal(), "last": last.toordinal()},
    )
    found: dict[int, tuple[Remark, ...]] = {}
    for key, day, units, cause, difficulty, request in rows:
        place = shelf.position(key)
        found[place] = (*found.get(place, ()), Remark(_DAY(day), codes(units), cause, difficulty, request))
    return found


def proposals(shelf: Shelved, at: AsOf) -> list[TrackedProposal]:
    """Every proposal of documents dated on or before a day, in the order of the registers."""
    rows = shelf.rows(
        'SELECT p.key, p.id, p."group", p.text, p.tasks, p.named, p.units,'
        " a.answered_on, a.outcome, a.document, coalesce(a.again, 0), a.last_event FROM proposal p"
        " LEFT JOIN answer a ON a.proposal = p.key AND a.until > :day AND a.since <= :day WHERE p.since <= :day",
        {"day": at.day.toordinal()},
    )
    found = []
    for key, identifier, group, text, tasks, named, units, answered_on, outcome, document, again, last in rows:
        standing = ProposalStanding(
            answered_on=None if answered_on is None else _DAY(answered_on),
            outcome=None if outcome is None else Outcome(outcome),
            document=document,
            raised_again=again,
            last_event=None if last is None else _DAY(last),
        )
        lists = (codes(tasks), codes(named), codes(units))
        if key // TASKS_OF_A_FILE in shelf.names:
            found.append(ProposalEntry(shelf, key, identifier, group, text, *lists, standing))
    order = {place: number for number, place in enumerate(shelf.names)}
    return [*sorted(found, key=lambda one: (order[one.key // TASKS_OF_A_FILE], one.key))]


def wordings(shelf: Shelved, place: int) -> dict[int, Wording]:
    """What papers print of the tasks of a file and lists do not, by their keys."""
    rows = shelf.rows(
        "SELECT key, priority, product, deadline_text, clause, quotes, note FROM wording"
        " WHERE key BETWEEN :first AND :last",
        {"first": place * TASKS_OF_A_FILE, "last": (place + 1) * TASKS_OF_A_FILE - 1},
    )
    return {
        key: Wording(
            bool(priority), product, deadline_text, clause, tuple(quotes.split("\x1e")) if quotes else (), note
        )
        for key, priority, product, deadline_text, clause, quotes, note in rows
    }
