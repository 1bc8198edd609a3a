"""The occurrences of a recurring duty: the meetings or periods at which it must be reported, and whether it was."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates import Period, PeriodKind, numeric_day
from giaoban.model import Recurs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from giaoban.dates import AsOf, Deadline
    from giaoban.model import Office

_KINDS = {
    Recurs.MONTH: PeriodKind.MONTH,
    Recurs.QUARTER: PeriodKind.QUARTER,
    Recurs.HALF: PeriodKind.HALF,
    Recurs.YEAR: PeriodKind.YEAR,
}


class Occurrence(NamedTuple):
    """One meeting or period. `end` is its last day; `reported_on` None says that nothing came."""

    end: dt.date
    period: Period | None = None
    reported_on: dt.date | None = None
    document: str | None = None

    @property
    def label(self) -> str:
        """`27/10/2009` for a meeting, `tháng 8 năm 2009` for a period."""
        return self.period.label if self.period else numeric_day(self.end)


def occurrences(
    recurs: Recurs,
    *,
    since: dt.date,
    office: Office,
    reported: dict[dt.date, tuple[dt.date, str | None]],
    at: AsOf,
) -> tuple[Occurrence, ...]:
    """The occurrences after `since` that are over or already reported `at` a day, in order.

    One that ends on the day itself is asked for only when it was reported or the day is over. A meeting that was
    reported but is not in the office's calendar did take place, and is counted.
    """
    ends: dict[dt.date, Period | None] = dict(_expected(recurs, since=since, office=office, at=at))
    for end in reported:
        ends.setdefault(end, _ending(recurs, end))
    return tuple(
        Occurrence(
            end=end,
            period=ends[end],
            reported_on=reported[end][0] if end in reported else None,
            document=reported[end][1] if end in reported else None,
        )
        for end in sorted(ends)
    )


def _expected(recurs: Recurs, *, since: dt.date, office: Office, at: AsOf) -> Iterator[tuple[dt.date, Period | None]]:
    if recurs is Recurs.MEETING:
        yield from ((meeting, None) for meeting in office.meetings if since < meeting and at.is_over(meeting))
        return
    yield from _over(_containing(_KINDS[recurs], since), at)


@lru_cache
def _over(period: Period, at: AsOf) -> tuple[tuple[dt.date, Period], ...]:
    """The last days of the period and of those that follow it, as far as they are over."""
    found = []
    while at.is_over(period.last_day):
        found.append((period.last_day, period))
        period = period.next()
    return tuple(found)


def _ending(recurs: Recurs, end: dt.date) -> Period | None:
    """The period of the duty that ends with `end`, None for a meeting."""
    if recurs is Recurs.MEETING:
        return None
    period = _containing(_KINDS[recurs], end)
    return period if period.last_day == end else None


def fits(recurs: Recurs, deadline: Deadline) -> bool:
    """Whether `deadline` names a day a meeting can be on, or a period of the duty by its name or last day."""
    if recurs is Recurs.MEETING:
        return deadline.period is None
    period = _ending(recurs, deadline.end)
    return period is not None and deadline.period in {None, period}


def _containing(kind: PeriodKind, day: dt.date) -> Period:
    return next(period for number in range(1, 13) if day in (period := Period.of(kind, number, day.year)))
