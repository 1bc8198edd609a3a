"""As of when an answer is given, and how a period without a year finds its year.

The clock alone never decides: years come from the registers, and the day asked is an argument.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates.period import Window
from giaoban.dates.words import short_day
from giaoban.errors import NoSuchPeriodError

if TYPE_CHECKING:
    from giaoban.dates.period import Period, PeriodChoice


class AsOf(NamedTuple):
    """The end of which day a state is judged at.

    With `at_close` a deadline on `day` itself that was not met is overdue, since the day is over. `known_on` leaves
    out what was recorded on a later day.
    """

    day: dt.date
    at_close: bool = False
    known_on: dt.date | None = None

    def before(self, day: dt.date) -> AsOf:
        """The close of the day before `day`, by the same knowledge."""
        return AsOf(day=day - dt.timedelta(days=1), at_close=True, known_on=self.known_on)

    def is_over(self, last_day: dt.date) -> bool:
        """Whether a term that ends with `last_day` has run out."""
        return last_day < self.day or (self.at_close and last_day == self.day)

    @property
    def words(self) -> str:
        """`chốt hết ngày 31/8/2009` or `tính đến ngày 24/11/2009`."""
        known = f", theo số liệu đã ghi đến ngày {short_day(self.known_on)}" if self.known_on else ""
        return f"{'chốt hết' if self.at_close else 'tính đến'} ngày {short_day(self.day)}{known}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The span of time an answer speaks of.

    `as_of` is when it is judged; `asked_on` the day it was asked for, through which "since" looks. `period` is the
    one asked for and `window` the days whose data it holds; both None without a period. `years` are the other years
    in which the registers have that period, for the first line to name; `beyond` says that they have none, and that the
    first one after them was taken.
    """

    as_of: AsOf
    asked_on: dt.date
    period: Period | None = None
    window: Period | None = None
    years: tuple[int, ...] = ()
    beyond: bool = False


def choose(  # noqa: PLR0913 - what decides, each by its name
    asked: PeriodChoice | None,
    *,
    asked_on: dt.date,
    known_on: dt.date | None,
    first: dt.date,
    last: dt.date,
    window: Window = Window.CALENDAR,
) -> Scope:
    """The scope of a question: a finished period at its close, a running one as of the day asked.

    `first` is the date of the first document and `last` that of the last deadline or event in the registers, both
    inclusive; a period without a year is looked for between them (design, section 4). Raises NoSuchPeriodError for a
    period that has not begun by `asked_on` or that the registers do not reach.
    """
    if asked is None:
        return Scope(as_of=AsOf(day=asked_on, known_on=known_on), asked_on=asked_on)
    period, years = locate(asked, asked_on=asked_on, first=first, last=last, window=window)
    data = period.windowed(window)
    if data.start > asked_on:
        message = f"{_capital(period.label)} chưa bắt đầu vào ngày {short_day(asked_on)}"
        raise NoSuchPeriodError(message, "Chọn kỳ đã bắt đầu, hoặc đặt --as-of vào ngày trong kỳ")
    if data.last_day < asked_on:
        as_of = AsOf(day=data.last_day, at_close=True, known_on=known_on)
    else:
        as_of = AsOf(day=asked_on, known_on=known_on)
    beyond = asked.year is None and (period.start > last or period.last_day < first)
    return Scope(as_of=as_of, asked_on=asked_on, period=period, window=data, years=years, beyond=beyond)


def locate(
    asked: PeriodChoice, *, asked_on: dt.date, first: dt.date, last: dt.date, window: Window = Window.CALENDAR
) -> tuple[Period, tuple[int, ...]]:
    """The period asked for, whether begun or not, and the other years in which the registers have one.

    Raises NoSuchPeriodError where a period without a year is nowhere between `first` and `last` nor begun after them.
    """
    if asked.exact is not None:
        return asked.exact, ()
    if asked.year is not None:
        return asked.in_year(asked.year), ()
    candidates = [
        period
        for period in (asked.in_year(year) for year in range(first.year, min(last.year, dt.MAXYEAR - 1) + 1))
        if period.last_day >= first and period.start <= last
    ]
    if not candidates:
        after = next(period for period in map(asked.in_year, (first.year, first.year + 1)) if period.last_day >= first)
        if after.windowed(window).start <= asked_on:
            return after, ()
        years = f"{first.year}" if first.year == last.year else f"{first.year} đến {last.year}"
        message = (
            f"không có {asked.label} nào trong thời gian của sổ (từ ngày {short_day(first)} đến ngày {short_day(last)})"
        )
        raise NoSuchPeriodError(message, f"Sổ có số liệu năm {years}; ghi rõ năm bằng --year")
    begun = [period for period in candidates if period.windowed(window).start <= asked_on]
    chosen = begun[-1] if begun else candidates[0]
    others = tuple(period.year for period in candidates if period is not chosen)
    return chosen, others


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
