"""Half-open spans of a text: what they have together, how much that is."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span: TypeAlias = tuple[int, int]
"""Half-open offsets into the text."""


def running(marks: Iterable[bool]) -> array[int]:
    """How many of the marks before each place are set."""
    return array("L", accumulate(marks, initial=0))


def measure(spans: Iterable[Span], running: Sequence[int]) -> int:
    """How many marks are set in the spans, by what `running` gave."""
    return sum(running[end] - running[start] for start, end in spans)


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places in order, without overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def common(one: Sequence[Span], other: Sequence[Span]) -> Iterator[Span]:
    """What is in both; each in order and without overlap."""
    for start, end in one:
        for first, last in other:
            if max(start, first) < min(end, last):
                yield max(start, first), min(end, last)
