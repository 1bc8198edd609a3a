"""What happened to synthetic tasks: events of every usual kind, in an order that `giaoban check` has nothing against.

A story is written as steps, each an event with the days since the one before it; it is cut where it passes the last
day, so that some end in the middle, as they do in a register that is kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import wording

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

LAST_DAY = dt.date(2009, 12, 31)
"""Nothing happened after it."""

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: its day, its kind, the unit it names or none, and the lines of its other keys."""

    day: dt.date
    kind: str
    unit: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a story must know of its task: a thread's unit, its first day, and its deadline or None."""

    unit: str
    assigned: dt.date
    due: dt.date | None
    acceptance: bool


def one_off(given: Given, chance: random.Random) -> list[Happening]:
    """The story of one thread, of 0 to 5 events."""
    (story,) = chance.choices(_STORIES, _WEIGHTS)
    return _until_last_day(story(given, chance))


def joint(leads: list[Given], chance: random.Random) -> list[Happening]:
    """The stories of several threads, one event of each, in the order of their days."""
    told = [happening for given in leads if chance.random() < _TOLD for happening in _finished(given, chance)]
    ordered = sorted(told, key=lambda happening: happening.day)
    return _until_last_day(iter(ordered))


def named_later(given: Given, chance: random.Random) -> list[Happening]:
    """Beside the lead an open group was ordered: one of its units is named after a while, and reports."""
    later, _ = chance.choice([unit for unit in wording.UNITS if unit[0] != given.unit])
    day = given.assigned + _days(chance, 5, 30)
    added = Given(unit=later, assigned=day, due=given.due, acceptance=given.acceptance)
    begun = _event(day, "unit-added", added, _document(chance))
    return _until_last_day(
        iter(
            [
                begun,
                *joint(
                    [Given(unit=given.unit, assigned=day, due=given.due, acceptance=given.acceptance), added], chance
                ),
            ]
        )
    )


def standing(given: Given, chance: random.Random) -> list[Happening]:
    """Progress now and then, never a completion."""
    return _until_last_day(_progress(given, chance))


def recurring(given: Given, chance: random.Random) -> list[Happening]:
    """Completions for single quarters, the first of them the one the task was given in."""
    reported = []
    year, quarter = given.assigned.year, (given.assigned.month + 2) // 3
    for _ in range(chance.randrange(_MOST)):
        first = dt.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        day = first + _days(chance, 1, 20)
        reported.append(_event(day, "done", given, f"for: {year}-Q{quarter}", _document(chance)))
        year, quarter = year + quarter // 4, quarter % 4 + 1
    return _until_last_day(iter(reported))


_TOLD = 0.7


def _until_last_day(story: Iterator[Happening]) -> list[Happening]:
    kept: list[Happening] = []
    for happening in story:
        if happening.day > LAST_DAY or len(kept) == _MOST:
            break
        kept.append(happening)
    return kept


def _event(day: dt.date, kind: str, given: Given, *keys: str) -> Happening:
    return Happening(day=day, kind=kind, unit=given.unit, keys=tuple(key for key in keys if key))


def _days(chance: random.Random, least: int, most: int) -> dt.timedelta:
    return dt.timedelta(days=chance.randint(least, most))


def _document(chance: random.Random) -> str:
    """A document's number; one completion in six comes without."""
    return f"document: {chance.randint(1, 999)}/BC-MH" if chance.random() < 5 / 6 else ""


def _finish_day(given: Given, after: dt.date, chance: random.Random) -> dt.date:
    """When the unit is done: mostly by the deadline, else some weeks late; never before `after`."""
    if given.due is None:
        return after + _days(chance, 5, 120)
    early = chance.random() < 0.72  # noqa: PLR2004 - the share of work that offices report in time
    day = given.due - _days(chance, 0, 12) if early else given.due + _days(chance, 1, 60)
    return max(day, after)


def _nothing(_: Given, __: random.Random) -> Iterator[Happening]:
    yield from ()


def _progress(given: Given, chance: random.Random) -> Iterator[Happening]:
    day, percent = given.assigned, 0
    for _ in range(chance.randint(1, 3)):
        day += _days(chance, 5, 45)
        percent += chance.randint(5, 30)
        yield _event(
            day,
            "progress",
            given,
            f"percent: {percent}",
            f"channel: {chance.choice(wording.CHANNELS)}" if chance.random() < 1 / 3 else "",
            f"cause: {chance.choice(wording.CAUSES)}" if chance.random() < 1 / 4 else "",
            f"difficulty: {chance.choice(wording.DIFFICULTIES)}" if chance.random() < 1 / 5 else "",
            f"request: {chance.choice(wording.REQUESTS)}" if chance.random() < 1 / 6 else "",
        )


def _not_started(given: Given, chance: random.Random) -> Iterator[Happening]:
    yield _event(given.assigned + _days(chance, 5, 30), "progress", given, "percent: 0")


def _finished(given: Given, chance: random.Random) -> Iterator[Happening]:
    yield _event(_finish_day(given, given.assigned, chance), "done", given, _document(chance))


def _worked(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = given.assigned
    for told in list(_progress(given, chance))[: chance.randint(1, 2)]:
        day = told.day
        yield told
    yield from _done(given, day, chance)


def _done(given: Given, after: dt.date, chance: random.Random) -> Iterator[Happening]:
    day = _finish_day(given, after, chance)
    yield _event(day, "done", given, _document(chance))
    if given.acceptance and chance.random() < _TOLD:
        yield _event(day + _days(chance, 1, 15), "accepted", given)


def _redone(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = _finish_day(given, given.assigned, chance)
    yield _event(day, "done", given, _document(chance))
    day += _days(chance, 2, 15)
    redo_by = day + _days(chance, 5, 20)
    yield _event(day, "returned", given, "reason: thiếu phụ lục số liệu", f"redo_by: {redo_by}")
    yield from _done(given, day + _days(chance, 3, 30), chance)


def _extended(given: Given, chance: random.Random) -> Iterator[Happening]:
    if given.due is None:
        yield from _worked(given, chance)
        return
    day = max(given.assigned, given.due - _days(chance, 3, 15))
    if chance.random() < 1 / 2:
        begun = given.assigned + _days(chance, 0, (day - given.assigned).days)
        yield _event(begun, "progress", given, f"percent: {chance.randint(5, 60)}")
    moved = given.due + _days(chance, 20, 90)
    reason = f"reason: {chance.choice(wording.REASONS)}"
    yield _event(day, "extension-request", given, f"to: {moved}", _document(chance), reason)
    day += _days(chance, 1, 8)
    if chance.random() < 1 / 4:
        yield _event(day, "extension-refused", given, "reason: không đủ căn cứ")
        moved = given.due
    else:
        yield _event(day, "extension", given, f"to: {moved}", _document(chance))
    if chance.random() < _TOLD:
        after = Given(unit=given.unit, assigned=given.assigned, due=moved, acceptance=given.acceptance)
        yield from _done(after, day, chance)


def _suspended(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = given.assigned + _days(chance, 10, 40)
    yield _event(day, "suspended", given, _document(chance), f"reason: {chance.choice(wording.REASONS)}")
    if chance.random() < _TOLD:
        day += _days(chance, 20, 60)
        moved = max(day, given.due or day) + _days(chance, 30, 60)
        yield _event(day, "resumed", given, f"to: {moved}" if given.due else "")
        after = Given(unit=given.unit, assigned=day, due=moved if given.due else None, acceptance=given.acceptance)
        yield from _done(after, day, chance)


def _transferred(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = given.assigned + _days(chance, 3, 25)
    receiver, _ = chance.choice([unit for unit in wording.UNITS if unit[0] != given.unit])
    yield _event(day, "transferred", given, f"to: {receiver}", _document(chance), "reason: đúng lĩnh vực được giao")
    after = Given(unit=receiver, assigned=day, due=given.due, acceptance=given.acceptance)
    yield from _done(after, day, chance)


def _withdrawn(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = given.assigned + _days(chance, 5, 60)
    yield _event(day, "withdrawn", given, "reason: chuyển cơ quan khác thực hiện", _document(chance))


def _urged(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = (given.due or given.assigned + dt.timedelta(days=30)) + _days(chance, 3, 20)
    yield _event(
        day, "reminder", given, f"document: {chance.randint(1, 999)}/VP", f"reply_by: {day + _days(chance, 5, 10)}"
    )
    day += _days(chance, 3, 20)
    yield _event(
        day, "progress", given, f"percent: {chance.randint(20, 80)}", f"cause: {chance.choice(wording.CAUSES)}"
    )
    if chance.random() < 1 / 2:
        yield _event(day + _days(chance, 5, 40), "done", given, _document(chance))


def _noted(given: Given, chance: random.Random) -> Iterator[Happening]:
    day = given.assigned + _days(chance, 3, 30)
    yield _event(day, "note", given, f"note: {chance.choice(wording.NOTES)}")
    yield from _done(given, day, chance)


_SHARES: tuple[tuple[Callable[[Given, random.Random], Iterator[Happening]], int], ...] = (
    (_nothing, 8),
    (_not_started, 3),
    (_progress, 9),
    (_finished, 24),
    (_worked, 24),
    (_redone, 4),
    (_extended, 9),
    (_suspended, 3),
    (_transferred, 3),
    (_withdrawn, 3),
    (_urged, 7),
    (_noted, 3),
)
_STORIES = [story for story, _ in _SHARES]
_WEIGHTS = [share for _, share in _SHARES]
