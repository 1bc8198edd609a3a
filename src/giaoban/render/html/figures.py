"""What the charts show: the view's numbers in the order of a picture, each sum asserted against the view."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.progress import Bucket, Time
from giaoban.report.counts import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.query import Glance
    from giaoban.report.counts import Counts
    from giaoban.report.summary import SummaryRow

SERIES = (
    ("done_on_time", "Hoàn thành đúng hạn"),
    ("done_late", "Hoàn thành quá hạn"),
    ("done_no_deadline", "Hoàn thành, không thời hạn"),
    ("open_overdue", "Chưa hoàn thành, quá hạn"),
    ("open_in_time", "Chưa hoàn thành, trong hạn"),
    ("open_no_deadline", "Chưa hoàn thành, không thời hạn"),
    ("open_suspended", "Tạm dừng"),
    ("withdrawn", "Rút, chuyển"),
)
"""The parts of a bar from left to right: done, overdue, the rest of the open, withdrawn."""

BANDS = (
    ("Đến 7 ngày", 7),
    ("8–30 ngày", 30),
    ("31–90 ngày", 90),
    ("91–120 ngày", 120),
    ("Trên 120 ngày", None),
)
"""The age bands of what is overdue, and the last day of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number in large letters, and what it is made of; `tone` as in `page.Tone`."""

    label: str
    value: str
    detail: str
    tone: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """So many of a kind; `series` names its colour and pattern."""

    series: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A name and its parts; parts of nothing are left out."""

    label: str
    parts: tuple[Part, ...]
    sublabel: str = ""

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Deadlines by month, quarter or year, in order of time.

    `now` is where the day asked stands, counted in columns from the left, None where it is outside. `without` have no
    deadline.
    """

    columns: tuple[Bar, ...]
    now: float | None
    day: dt.date
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything a page of numbers draws. `bars` is empty where there are no units to compare."""

    tiles: tuple[Tile, ...]
    bars: tuple[Bar, ...]
    idle: tuple[str, ...]
    bands: tuple[Bar, ...]
    timeline: Timeline

    @property
    def series(self) -> tuple[Part, ...]:
        """The parts that occur in `bars`, each with its sum."""
        sums: Counter[str] = Counter()
        for bar in self.bars:
            for part in bar.parts:
                sums[part.series] += part.count
        return tuple(Part(series=key, label=label, count=sums[key]) for key, label in SERIES if sums[key])


def figures(
    counts: Counts,
    facts: Sequence[Glance],
    *,
    day: dt.date,
    assignments: Counts | None = None,
    rows: Iterable[SummaryRow] = (),
) -> Figures:
    """The figures of `counts`, which are those of the scored `facts`; with `assignments` and `rows` also by unit."""
    scored = [one for one in facts if one.bucket is not Bucket.UNSCORED]
    late = [one.days_late or 0 for one in scored if one.bucket is Bucket.OPEN_OVERDUE]
    soon = sum(one.time in {Time.DUE_SOON, Time.DUE_TODAY} for one in scored)
    _assert(len(scored), counts.total, "tasks")
    _assert(len(late), counts.open_overdue, "overdue")
    bars = [_bar(row) for row in rows]
    if assignments:
        _assert(sum(bar.total for bar in bars), assignments.total, "assignments")
    line = timeline(scored, day)
    _assert(sum(bar.total for bar in line.columns) + line.without, counts.total - counts.withdrawn, "deadlines")
    return Figures(
        tiles=_tiles(counts, assignments, late, soon),
        bars=tuple(bar for bar in bars if bar.total),
        idle=tuple(bar.label for bar in bars if not bar.total),
        bands=bands(late),
        timeline=line,
    )


def _assert(counted: int, expected: int, what: str) -> None:
    if counted != expected:
        message = f"a chart has {counted} {what}, the view {expected}"
        raise AssertionError(message)


def _tiles(counts: Counts, assignments: Counts | None, late: list[int], soon: int) -> tuple[Tile, ...]:
    given = f"{number(assignments.total)} lượt giao" if assignments else ""
    withdrawn = f"rút, chuyển {number(counts.withdrawn)}" if counts.withdrawn else ""
    unscored = f"ngoài ra {number(counts.unscored)} thường xuyên, định kỳ" if counts.unscored else ""
    done = (
        ("đúng hạn", counts.done_on_time),
        ("quá hạn", counts.done_late),
        ("không thời hạn", counts.done_no_deadline),
        ("chờ xác nhận", counts.awaiting),
    )
    still = (
        ("trong hạn", counts.open_in_time),
        ("quá hạn", counts.open_overdue),
        ("không thời hạn", counts.open_no_deadline),
        ("tạm dừng", counts.open_suspended),
    )
    soon_words = f"sắp đến hạn {number(soon)}" if soon else ""
    longest = f"lâu nhất {number(max(late))} ngày" if any(late) else ""
    return (
        Tile(label="Tổng số nhiệm vụ", value=number(counts.total), detail=_listed(given, withdrawn, unscored)),
        Tile(
            label="Hoàn thành", value=number(counts.done), detail=_parts(done), tone="done" if counts.done else "none"
        ),
        Tile(label="Chưa hoàn thành", value=number(counts.open), detail=_listed(_parts(still), soon_words)),
        Tile(
            label="Quá hạn",
            value=number(counts.open_overdue),
            detail=longest,
            tone="late" if counts.open_overdue else "none",
        ),
        Tile(label="Tỷ lệ hoàn thành", value=counts.completion.share, detail=_base(counts.completion.n, counts)),
        Tile(label="Tỷ lệ đúng hạn", value=counts.punctuality.share, detail=_base(counts.punctuality.n, counts)),
    )


def _base(n: int, counts: Counts) -> str:
    return f"{number(n)}/{number(counts.base)} đã hoàn thành hoặc quá hạn" if counts.base else "chưa có cơ sở tính"


def _parts(named: Iterable[tuple[str, int]]) -> str:
    return _listed(*(f"{name} {number(count)}" for name, count in named if count))


def _listed(*words: str) -> str:
    return "; ".join(word for word in words if word)


def _bar(row: SummaryRow) -> Bar:
    parts = (Part(series=key, label=label, count=getattr(row.counts, key)) for key, label in SERIES)
    return Bar(label=row.name, parts=tuple(part for part in parts if part.count))


def bands(late: Iterable[int]) -> tuple[Bar, ...]:
    """How many are overdue by so many days; a band of nothing stays, so that pages compare."""
    counted = Counter(next(label for label, last in BANDS if last is None or days <= last) for days in late)
    return tuple(
        Bar(label=label, parts=(Part(series=f"age-{place}", label=label, count=counted[label]),))
        for place, (label, _) in enumerate(BANDS)
    )


# --- deadlines -------------------------------------------------------------------------------------------------------

_MOST = 14
"""Columns that stay readable on a phone."""

_STATES = (
    ("done_on_time", "Hoàn thành", {Bucket.DONE_ON_TIME, Bucket.DONE_LATE, Bucket.DONE_NO_DEADLINE}),
    ("open_overdue", "Quá hạn", {Bucket.OPEN_OVERDUE}),
    ("open_in_time", "Trong hạn", {Bucket.OPEN_IN_TIME}),
    ("open_suspended", "Tạm dừng", {Bucket.OPEN_SUSPENDED}),
)
TIMELINE_SERIES = tuple((key, label) for key, label, _ in _STATES)


def timeline(facts: Iterable[Glance], day: dt.date) -> Timeline:
    """The deadlines of `facts` in the smallest steps that fit side by side; the withdrawn are left out."""
    chosen = [one for one in facts if one.bucket is not Bucket.WITHDRAWN]
    dated = [(one.end, one.bucket) for one in chosen if one.end is not None]
    ends = [end for end, _ in dated]
    if not ends:
        return Timeline(columns=(), now=None, day=day, without=len(chosen))
    first, last = min(ends), max(ends)
    months = next((step for step in (1, 3) if _index(last, step) - _index(first, step) < _MOST), 12)
    steps = range(_index(first, months), _index(last, months) + 1)
    if len(steps) > _MOST:
        steps = sorted({_index(end, months) for end in ends})  # type: ignore[assignment]  # years far apart: no gaps
    counted = Counter((_index(end, months), bucket) for end, bucket in dated)
    columns = tuple(_column(step, months, counted) for step in steps)
    return Timeline(columns=columns, now=_now(list(steps), months, day), day=day, without=len(chosen) - len(dated))


def _index(day: dt.date, months: int) -> int:
    """The number of a month, quarter or year, from the beginning of the calendar."""
    return (day.year * 12 + day.month - 1) // months


def _column(step: int, months: int, counted: Counter[tuple[int, Bucket]]) -> Bar:
    parts = (
        Part(series=key, label=label, count=sum(counted[step, bucket] for bucket in buckets))
        for key, label, buckets in _STATES
    )
    year, month = divmod(step * months, 12)
    label = {1: f"T{month + 1}", 3: f"Q{month // 3 + 1}"}.get(months, "")
    return Bar(
        label=label or str(year), sublabel=str(year) if label else "", parts=tuple(part for part in parts if part.count)
    )


def _now(steps: list[int], months: int, day: dt.date) -> float | None:
    """Where the end of the day stands among the columns; None outside them or where they are not evenly spaced."""
    here = _index(day, months)
    if here not in steps or steps != list(range(steps[0], steps[-1] + 1)):
        return None
    year, month = divmod(here * months, 12)
    begin = dt.date(year, month + 1, 1)
    year, month = divmod((here + 1) * months, 12)
    whole = (dt.date(year, month + 1, 1) - begin).days if year <= dt.MAXYEAR else 365
    return here - steps[0] + ((day - begin).days + 1) / whole


def timeline_words(line: Timeline) -> str:
    """What the picture leaves out, in a sentence; empty where it leaves out nothing."""
    words = []
    if line.columns and line.now is None:
        words.append(f"Ngày tính số liệu {short_day(line.day)} nằm ngoài trục thời gian.")
    if line.without:
        words.append(f"Không vẽ {number(line.without)} nhiệm vụ không quy định thời hạn.")
    return " ".join(words)
