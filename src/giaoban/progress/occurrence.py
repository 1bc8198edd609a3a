"""The occurrences of a recurring duty: the meetings or periods at which it must be reported, and whether it was."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from giaoban.dates import Period, PeriodKind, numeric_day
from giaoban.model import Recurs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from giaoban.dates import AsOf, Deadline
    from giaoban.model import Office

_KINDS = {
    Recurs.MONTH: (PeriodKind.MONTH, 1),
    Recurs.QUARTER: (PeriodKind.QUARTER, 3),
    Recurs.HALF: (PeriodKind.HALF, 6),
    Recurs.YEAR: (PeriodKind.YEAR, 12),
}
"""The periods of a duty that comes back, and how many months one has."""

Pause: TypeAlias = "tuple[dt.date, dt.date | None]"
"""The day a duty was suspended, and the day it was resumed, on which it holds again; None while it is suspended."""


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


def occurrences(  # noqa: PLR0913 - a duty, and what is known of it
    recurs: Recurs,
    *,
    since: dt.date,
    office: Office,
    reported: dict[dt.date, tuple[dt.date, str | None]],
    at: AsOf,
    pauses: Sequence[Pause] = (),
) -> tuple[Occurrence, ...]:
    """The occurrences after `since` that are over or already reported `at` a day, in order.

    One that ends in one of the `pauses` need not be reported, and is there only when it was.

    One that ends on the day itself is asked for only when it was reported or the day is over. A meeting that was
    reported but is not in the office's calendar did take place, and is counted.
    """
    expected = _expected(recurs, since=since, office=office, at=at)
    if pauses:
        expected = tuple(one for one in expected if not any(_is_in(one.end, pause) for pause in pauses))
    if not reported:
        return expected
    known = {one.end: one for one in expected}
    for end, (day, document) in reported.items():
        period = known[end].period if end in known else _ending(recurs, end)
        known[end] = Occurrence(end, period, day, document)
    return tuple([known[end] for end in sorted(known)])


def _is_in(day: dt.date, pause: Pause) -> bool:
    since, until = pause
    return since <= day and (until is None or day < until)


def _expected(recurs: Recurs, *, since: dt.date, office: Office, at: AsOf) -> tuple[Occurrence, ...]:
    """What must be reported, in order, as if nothing was."""
    if recurs is Recurs.MEETING:
        meetings = {meeting for meeting in office.meetings if since < meeting and at.is_over(meeting)}
        return tuple(map(Occurrence, sorted(meetings)))
    return _over(_containing(recurs, since), at)


@lru_cache
def _over(period: Period, at: AsOf) -> tuple[Occurrence, ...]:
    """The period and those that follow it, as far as they are over: the same for all duties that begin with it."""
    found = []
    while at.is_over(period.last_day):
        found.append(Occurrence(period.last_day, period))
        period = period.next()
    return tuple(found)


def _ending(recurs: Recurs, end: dt.date) -> Period | None:
    """The period of the duty that ends with `end`, None for a meeting."""
    if recurs is Recurs.MEETING:
        return None
    period = _containing(recurs, end)
    return period if period.last_day == end else None


def fits(recurs: Recurs, deadline: Deadline) -> bool:
    """Whether `deadline` names a day a meeting can be on, or a period of the duty by its name or last day."""
    if recurs is Recurs.MEETING:
        return deadline.period is None
    period = _ending(recurs, deadline.end)
    return period is not None and deadline.period in {None, period}


def _containing(recurs: Recurs, day: dt.date) -> Period:
    kind, months = _KINDS[recurs]
    return Period.of(kind, (day.month - 1) // months + 1, day.year)
