"""Whether a register leaves nothing of its text out: each assignment the rules find, and what quotes it.

An assignment is held by the quotes that have at least half of the letters which are its alone: a subject that several
assignments share says nothing of any of them. What no quote holds is missing; nothing is guessed from likeness.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from giaoban.coverage.spans import Span, common, measure, running, union

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from giaoban.draft.found import Assignment, Reading
    from giaoban.model import Register
    from giaoban.text import Passages

_ENOUGH = 0.5
"""Of the letters that are an assignment's alone: from there on it is held."""

_WHOLE = 0.9
"""Of the same letters: below it an assignment that is held is told to be quoted in part."""

_ALONE = 5
"""Letters, more than the word “Giao”: an assignment that has fewer to itself is judged by all it has."""


class Fate(StrEnum):
    """What became of an assignment; of several the earlier one here counts."""

    TASK = "task"
    PROPOSAL = "proposal"
    WAIVED = "waived"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A task, a proposal or a waived sentence of the register, and where its quotes stand in the text.

    `key` is its id, of a waived sentence its number from 1; `words` its title, text or reason; `places` has one for
    each quote, None where the text does not have it.
    """

    fate: Fate
    key: str
    words: str
    places: tuple[Span | None, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The places that were found."""
        return tuple(place for place in self.places if place is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An assignment of the text, the line it begins on, and the entries that hold it, none where it is missing.

    `quoted` of `letters` are in quotes; both count only what is the assignment's alone, where it has that.
    """

    assignment: Assignment
    line: int
    fate: Fate
    entries: tuple[Entry, ...]
    quoted: int
    letters: int

    @property
    def in_part(self) -> bool:
        """Whether it is a task, and a good piece of it is in no quote."""
        return self.fate is Fate.TASK and self.quoted < self.letters * _WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A register against its text: the assignments in the order of the text, the entries in that of the register.

    A proposal of the localities counts as in the register: it is followed there, until it is answered. `notes` are what
    the rules say of the text itself.
    """

    register: Register
    source: Passages
    sentences: tuple[Sentence, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Assert that the parts are the whole: of the assignments, and of the tasks."""
        parts = self.in_register + self.count(Fate.WAIVED) + self.count(Fate.MISSING)
        if parts != len(self.sentences):
            message = f"{parts} assignments in the parts, {len(self.sentences)} in the text"
            raise AssertionError(message)
        tasks = len(self.holding) + len(self.outside) + len(self.unquoted)
        if tasks != len(self.register.tasks):
            message = f"{tasks} tasks in the parts, {len(self.register.tasks)} in the register"
            raise AssertionError(message)

    def count(self, fate: Fate) -> int:
        """How many assignments have this fate."""
        return sum(one.fate is fate for one in self.sentences)

    @property
    def in_part(self) -> int:
        """How many of the tasks' assignments are quoted in part."""
        return sum(one.in_part for one in self.sentences)

    @property
    def in_register(self) -> int:
        """How many assignments are tasks or proposals of the register."""
        return self.count(Fate.TASK) + self.count(Fate.PROPOSAL)

    @property
    def missing(self) -> tuple[Sentence, ...]:
        """The assignments that nothing holds."""
        return tuple(one for one in self.sentences if one.fate is Fate.MISSING)

    @property
    def held(self) -> tuple[Sentence, ...]:
        """The assignments that something holds."""
        return tuple(one for one in self.sentences if one.fate is not Fate.MISSING)

    @property
    def holding(self) -> tuple[Entry, ...]:
        """The tasks that hold an assignment."""
        held = self._keys_held()
        return tuple(one for one in self._tasks() if one.key in held)

    @property
    def outside(self) -> tuple[Entry, ...]:
        """The tasks quoted from what the rules call no assignment: no fault, a person saw more than they do."""
        held = self._keys_held()
        return tuple(one for one in self._tasks() if one.spans and one.key not in held)

    @property
    def unquoted(self) -> tuple[Entry, ...]:
        """The tasks without a quote, as those given at a briefing: in a register without errors the text has each."""
        return tuple(one for one in self._tasks() if not one.spans)

    def _tasks(self) -> Iterator[Entry]:
        return (one for one in self.entries if one.fate is Fate.TASK)

    def _keys_held(self) -> set[str]:
        return {entry.key for one in self.sentences for entry in one.entries if entry.fate is Fate.TASK}


def survey(register: Register, source: Passages) -> Coverage:
    """A register against its text, as the rules of `draft` read it."""
    from giaoban.draft.reading import read  # noqa: PLC0415 - a register without a text needs no rules

    return compare(register, source, read(source.text))


def compare(register: Register, source: Passages, reading: Reading) -> Coverage:
    """A register against its text as the rules read it."""
    entries = placed(register, source)
    text = source.text
    letters = running(map(str.isalnum, text))
    depth = [0] * (len(text) + 1)
    for one in reading.assignments:
        for start, end in union(one.spans):
            depth[start] += 1
            depth[end] -= 1
    alone = running(letter.isalnum() and deep == 1 for letter, deep in zip(text, accumulate(depth), strict=False))
    breaks = [at for at, letter in enumerate(text) if letter == "\n"]
    near = _Near(entries)
    sentences = []
    for one in reading.assignments:
        spans = union(one.spans)
        weights = alone if measure(spans, alone) >= _ALONE else letters
        # of a subject carried over from a sentence before, the place is not the assignment's
        start = max(spans, key=lambda span: measure([span], weights))[0]
        sentences.append(_judged(one, bisect_left(breaks, start) + 1, near.touching(spans), letters, weights))
    return Coverage(register=register, source=source, sentences=tuple(sentences), entries=entries, notes=reading.notes)


def _judged(
    assignment: Assignment, line: int, entries: Sequence[Entry], letters: array[int], weights: array[int]
) -> Sentence:
    """What became of an assignment, with the entries whose quotes touch it; letters are counted by `weights`."""
    spans = union(assignment.spans)
    whole = measure(spans, weights)

    def has(*several: Entry) -> int:
        return measure(common(spans, union(span for one in several for span in one.spans)), weights)

    # a quote in pieces ends with what its task is about; of an assignment elsewhere it takes no more than the subject
    entries = [one for one in entries if _ends_in(one, spans) or has(one) >= whole * _WHOLE]
    quoted = has(*entries)
    by_fate = {fate: [one for one in entries if one.fate is fate and has(one)] for fate in Fate}
    fate = max(by_fate, key=lambda one: has(*by_fate[one]))  # of equal ones the first
    if not quoted or quoted < whole * _ENOUGH:
        fate = Fate.MISSING
    # a task of which next to nothing stands here, or that has next to nothing of this, does not hold it
    own = [one for one in by_fate[fate] if has(one) >= _ENOUGH * min(whole, measure(union(one.spans), letters))]
    return Sentence(
        assignment=assignment,
        line=line,
        fate=fate,
        entries=tuple(own or by_fate[fate]),
        quoted=quoted,
        letters=whole,
    )


def _ends_in(entry: Entry, spans: Sequence[Span]) -> bool:
    last = entry.places[-1]
    return last is not None and any(common(spans, [last]))


# --- where the quotes stand ------------------------------------------------------------------------------------------


def placed(register: Register, source: Passages) -> tuple[Entry, ...]:
    """The tasks, proposals and waived sentences of the register, each with the places of its quotes.

    Words that the text has several times are the first task's at their first place, the next one's at the next; the
    pieces of one quote stand as near to each other as they can.
    """
    given: list[tuple[Fate, str, str, tuple[str, ...]]] = [
        (Fate.TASK, one.id, one.title, one.source.quote if one.source else ()) for one in register.tasks
    ]
    given += [(Fate.PROPOSAL, one.id, one.text, one.quote) for one in register.proposals]
    given += [(Fate.WAIVED, str(at), one.reason, one.quote) for at, one in enumerate(register.waived, start=1)]
    taken: Counter[Span] = Counter()
    return tuple(
        Entry(fate=fate, key=key, words=words, places=_places(quotes, source, taken))
        for fate, key, words, quotes in given
    )


def _places(quotes: tuple[str, ...], source: Passages, taken: Counter[Span]) -> tuple[Span | None, ...]:
    """A place for each quote, None where the text does not have it; `taken` counts how often each was given already."""
    choices = [list(source.places(quote)) for quote in quotes]
    found = [places for places in choices if places]
    if not found:
        return (None,) * len(quotes)
    # the piece that stands in the fewest places, of these the longest, says where the others are
    rarest = min(found, key=lambda places: (len(places), places[0][0] - places[0][1]))
    anchor = min(rarest, key=lambda place: taken[place])
    chosen = tuple(
        anchor if places is rarest else min(places, key=lambda place: abs(place[0] - anchor[0]), default=None)
        for places in choices
    )
    taken.update({place for place in chosen if place is not None})
    return chosen


class _Near:
    """The entries by place, so that those that touch a span are found without asking all."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._places = sorted((span, at) for at, one in enumerate(self._entries) for span in one.spans)
        self._starts = [span[0] for span, _ in self._places]
        self._longest = max((end - start for (start, end), _ in self._places), default=0)

    def touching(self, spans: Iterable[Span]) -> list[Entry]:
        """The entries of which a quote has something of the spans, in their order."""
        found = set()
        for start, end in spans:
            first = bisect_right(self._starts, start - self._longest)
            for (_, last), at in self._places[first : bisect_left(self._starts, end)]:
                if last > start:
                    found.add(at)
        return [self._entries[at] for at in sorted(found)]
