"""Months, quarters, halves, nine months, years and free spans, and the data windows reports are closed by."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from giaoban.dates.words import short_day

ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """The kinds of period an office reports by."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine-months"
    YEAR = "year"
    SPAN = "span"


class Window(StrEnum):
    """From which day to which the data of a report run.

    `calendar` is the period itself. `nd09` runs from the 15th to the 14th (Nghị định 09/2019/NĐ-CP, Điều 12), `ttcp`
    from the 16th to the 15th (Thông tư 03/2013/TT-TTCP).
    """

    CALENDAR = "calendar"
    ND09 = "nd09"
    TTCP = "ttcp"


_FIRST_DAY = {Window.ND09: 15, Window.TTCP: 16}
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of whole days, `start` inclusive, `end` exclusive; `number` counts the period in its year from 1."""

    start: dt.date
    end: dt.date
    kind: PeriodKind = PeriodKind.SPAN
    number: int = 1

    def __post_init__(self) -> None:
        """Refuse a span that holds no day."""
        if self.start >= self.end:
            message = f"a period must hold a day: {self.start}..{self.end}"
            raise ValueError(message)

    @classmethod
    def of(cls, kind: PeriodKind, number: int, year: int) -> Period:
        """The `number`-th period of `kind` in `year`; raises ValueError where there is none."""
        months = _MONTHS[kind]
        first = (number - 1) * months
        if number < 1 or first + months > 12:  # noqa: PLR2004 - months of a year
            message = f"no {kind} {number} in a year"
            raise ValueError(message)
        start = _month_start(year, first)
        return cls(start=start, end=_month_start(year, first + months), kind=kind, number=number)

    @classmethod
    def span(cls, first: dt.date, last: dt.date) -> Period:
        """The days from `first` to `last`, both included."""
        return cls(start=first, end=last + dt.timedelta(days=1))

    @property
    def last_day(self) -> dt.date:
        """The last day inside."""
        return self.end - dt.timedelta(days=1)

    @property
    def year(self) -> int:
        """The year of the last day."""
        return self.last_day.year

    def __contains__(self, day: dt.date) -> bool:
        """Whether `day` is inside."""
        return self.start <= day < self.end

    @property
    def value(self) -> str:
        """The spelling used in files and JSON: `2009-08`, `2009-Q3`, `2009-H2`, `2009-9T`, `2009`, `A..B`."""
        year = f"{self.start.year:04d}"
        match self.kind:
            case PeriodKind.MONTH:
                return f"{year}-{self.number:02d}"
            case PeriodKind.QUARTER:
                return f"{year}-Q{self.number}"
            case PeriodKind.HALF:
                return f"{year}-H{self.number}"
            case PeriodKind.NINE_MONTHS:
                return f"{year}-9T"
            case PeriodKind.YEAR:
                return year
            case PeriodKind.SPAN:
                return f"{self.start.isoformat()}..{self.last_day.isoformat()}"

    @property
    def label(self) -> str:
        """The words inside a sentence: `tháng 8 năm 2009`, `Quý III năm 2009`, `6 tháng cuối năm 2009`."""
        year = self.start.year
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {self.number} năm {year}"
            case PeriodKind.QUARTER:
                return f"Quý {ROMAN[self.number - 1]} năm {year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng đầu năm {year}"
            case PeriodKind.YEAR:
                return f"năm {year}"
            case PeriodKind.SPAN:
                return f"từ ngày {short_day(self.start)} đến ngày {short_day(self.last_day)}"

    @property
    def inside(self) -> str:
        """The words after a verb: `trong Quý III năm 2009`, `từ ngày 01/8/2009 đến ngày 15/8/2009`."""
        return self.label if self.kind is PeriodKind.SPAN else f"trong {self.label}"

    @property
    def slug(self) -> str:
        """The words of a file name: `thang-8-2009`, `quy-III-2009`."""
        year = self.start.year
        match self.kind:
            case PeriodKind.MONTH:
                return f"thang-{self.number}-{year}"
            case PeriodKind.QUARTER:
                return f"quy-{ROMAN[self.number - 1]}-{year}"
            case PeriodKind.HALF:
                return f"6-thang-{'dau' if self.number == 1 else 'cuoi'}-nam-{year}"
            case PeriodKind.NINE_MONTHS:
                return f"9-thang-{year}"
            case PeriodKind.YEAR:
                return f"nam-{year}"
            case PeriodKind.SPAN:
                return f"{self.start.isoformat()}-{self.last_day.isoformat()}"

    def next(self) -> Period:
        """The period that follows: of the same kind; after nine months the fourth quarter; after a span one as long."""
        if self.kind is PeriodKind.SPAN:
            return Period(start=self.end, end=self.end + (self.end - self.start))
        kind = PeriodKind.QUARTER if self.kind is PeriodKind.NINE_MONTHS else self.kind
        months = _MONTHS[kind]
        return Period.of(kind, (self.end.month - 1) // months + 1, self.end.year)

    def windowed(self, window: Window) -> Period:
        """The days whose data a report of this period holds; a free span and `calendar` are the period itself."""
        if window is Window.CALENDAR or self.kind is PeriodKind.SPAN:
            return self
        first = _FIRST_DAY[window]
        start = _month_start(self.start.year, self.start.month - 2).replace(day=first)
        end = _month_start(self.last_day.year, self.last_day.month - 1).replace(day=first)
        return Period(start=start, end=end)


class PeriodChoice(NamedTuple):
    """A period as asked for: with its year or, where `year` is None, in a year still to be chosen."""

    kind: PeriodKind
    number: int = 1
    year: int | None = None
    exact: Period | None = None

    def in_year(self, year: int) -> Period:
        """The period in `year`."""
        return Period.of(self.kind, self.number, year)

    @property
    def label(self) -> str:
        """The words without a year: `tháng 8`, `Quý III`, `6 tháng cuối năm`."""
        of_the_year = self.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}
        return self.in_year(2000).label.removesuffix(" năm 2000" if of_the_year else " 2000")


def parse(value: str) -> Period | None:
    """The period `value` spells as files do (`2009-08`, `2009-Q3`, `2009-H2`, `2009-9T`, `2009`), or None."""
    match = re.fullmatch(r"([0-9]{4})(?:-(?:([0-9]{2})|Q([1-4])|H([12])|(9T)))?", value)
    # the first and the last year of the calendar have no room for a window before or a day after
    if not match or not dt.MINYEAR < int(match[1]) < dt.MAXYEAR:
        return None
    year = int(match[1])
    if match[2]:
        return Period.of(PeriodKind.MONTH, int(match[2]), year) if 1 <= int(match[2]) <= 12 else None  # noqa: PLR2004
    if match[3]:
        return Period.of(PeriodKind.QUARTER, int(match[3]), year)
    if match[4]:
        return Period.of(PeriodKind.HALF, int(match[4]), year)
    return Period.of(PeriodKind.NINE_MONTHS if match[5] else PeriodKind.YEAR, 1, year)


def _month_start(year: int, months: int) -> dt.date:
    """The first day of the month that begins `months` months after January of `year`; `months` may be negative."""
    return dt.date(year + months // 12, months % 12 + 1, 1)
