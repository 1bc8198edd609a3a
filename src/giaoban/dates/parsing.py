"""Dates and periods as people type them, and the phrases a conclusion gives deadlines in."""

from __future__ import annotations

import contextlib
import datetime as dt
import re

from giaoban.dates import period as periods
from giaoban.dates.deadline import Deadline
from giaoban.dates.period import Period, PeriodChoice, PeriodKind
from giaoban.errors import WrongUsageError
from giaoban.text import plain

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:(?:\s*(?:/|nam)\s*|\s+)([12][0-9]{3}))?"


def day(typed: str, *, option: str, first: dt.date, asked_on: dt.date) -> dt.date:
    """The day typed as `12/8`, `12/8/2009` or `2009-08-12`, the day of the month always first.

    Without a year it is the latest such day not after `asked_on` and not before `first`, the registers' first day;
    where none is, the first one after `first`. Raises WrongUsageError naming `option` and the forms there are.
    """
    wrong = WrongUsageError(f"{option}: “{typed}” không phải ngày", "Ghi 12/8, 12/8/2009 hoặc 2009-08-12")
    spelled = _spelled(typed)
    if spelled is None:
        raise wrong
    year, month, number = spelled
    try:
        if year is not None:
            return _of_an_office(dt.date(year, month, number))
        # a day such as 29/2 is not in every year
        years = range(first.year, max(asked_on.year, first.year) + 9)
        days = [found for each in years if (found := _in_calendar(each, month, number))]
        begun = [found for found in days if first <= found <= asked_on]
        later = [found for found in days if found >= first]
        return begun[-1] if begun else later[0]
    except (ValueError, IndexError):
        raise wrong from None


def _spelled(typed: str) -> tuple[int | None, int, int] | None:
    """Year, month and day of what is typed, the year None where it is left out; None for another form."""
    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed.strip()):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if local := re.fullmatch(r"([0-9]{1,2})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{4}))?", typed.strip()):
        return int(local[3]) if local[3] else None, int(local[2]), int(local[1])
    return None


def _of_an_office(day: dt.date) -> dt.date:
    """`day`; raises ValueError for a year that `--year` does not take either."""
    if not 1000 <= day.year < 3000:  # noqa: PLR2004 - the years of four digits an office writes
        message = f"no office keeps registers in {day.year}"
        raise ValueError(message)
    return day


def _in_calendar(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month(typed: str) -> PeriodChoice:
    """The month typed as `8`, `08`, `T8`, `tháng 8`, `8/2009` or `2009-08`."""
    wrong = WrongUsageError(
        f"--month: “{typed}” không phải tháng", "Tháng là số từ 1 đến 12, ví dụ --month 8 hoặc --month 8/2009"
    )
    return _numbered(typed, PeriodKind.MONTH, rf"(?:thang|t)?\s*(0?[1-9]|1[0-2]){_YEAR}", wrong)


def quarter(typed: str) -> PeriodChoice:
    """The quarter typed as `III`, `3`, `Q3`, `quý III`, `III/2009` or `2009-Q3`."""
    wrong = WrongUsageError(
        f"--quarter: “{typed}” không phải quý", "Quý là I, II, III, IV hoặc số từ 1 đến 4, ví dụ --quarter III"
    )
    return _numbered(typed, PeriodKind.QUARTER, rf"(?:quy|q)?\s*(iii|ii|iv|i|[1-4]){_YEAR}", wrong)


def half(typed: str) -> PeriodChoice:
    """The half-year typed as `1`, `2`, `I`, `II`, `H2`, `cuối`, `6 tháng cuối năm`, `cuối năm 2009` or `2009-H2`."""
    wrong = WrongUsageError(
        f"--half: “{typed}” không phải kỳ 6 tháng", "Ghi 1 (6 tháng đầu năm) hoặc 2 (6 tháng cuối năm)"
    )
    words = re.fullmatch(rf"(?:6 thang )?(dau|cuoi)(?: nam)?{_YEAR}", plain(typed))
    if words:
        return PeriodChoice(
            kind=PeriodKind.HALF, number=1 if words[1] == "dau" else 2, year=int(words[2]) if words[2] else None
        )
    return _numbered(typed, PeriodKind.HALF, rf"h?\s*(ii|i|[12]){_YEAR}", wrong)


def year(typed: str) -> int:
    """The year typed as `2009`."""
    if not re.fullmatch(r"[12][0-9]{3}", typed.strip()):
        raise WrongUsageError(f"--year: “{typed}” không phải năm", "Ghi năm bằng bốn chữ số, ví dụ --year 2009")
    return int(typed)


def period(typed: str) -> PeriodChoice:
    """The period typed as `2009-Q3`, `2009-08`, `2009-H2`, `2009-9T`, `2009`, or `1/8/2009..15/9/2009`, closed."""
    wrong = WrongUsageError(
        f"--period: “{typed}” không phải kỳ", "Ghi 2009-08, 2009-Q3, 2009-H2, 2009-9T, 2009 hoặc 1/8/2009..15/9/2009"
    )
    exact = periods.parse(typed.strip().upper())
    if exact is None and ".." in typed:
        first, last = (_full_day(part) for part in typed.split("..", 1))
        if first is None or last is None or first > last:
            raise wrong
        exact = Period.span(first, last)
    if exact is None:
        raise wrong
    return PeriodChoice(kind=exact.kind, number=exact.number, year=exact.year, exact=exact)


def ahead(typed: str, *, since: dt.date) -> Period | None:
    """The period typed as for `period`, or as `tháng 10`, `10/2009`, `quý IV`, `Q4`, `6 tháng cuối năm`.

    Without a year it is the first that does not end before `since`. A number alone could be any of them: None, as for
    another form.
    """
    if exact := periods.parse(typed.strip().upper()):
        return exact
    if re.fullmatch(r"[0-9]{1,2}", typed.strip()):
        return None
    for read in (month, quarter, half):
        with contextlib.suppress(WrongUsageError):
            choice = read(typed)
            if choice.year is not None:
                return choice.in_year(choice.year)
            this_year = choice.in_year(since.year)
            return this_year if this_year.last_day >= since else choice.in_year(since.year + 1)
    return None


def _numbered(typed: str, kind: PeriodKind, pattern: str, wrong: WrongUsageError) -> PeriodChoice:
    exact = periods.parse(typed.strip().upper())
    if exact is not None and exact.kind is kind:
        return PeriodChoice(kind=kind, number=exact.number, year=exact.year)
    match = re.fullmatch(pattern, plain(typed))
    # the key drops dashes, and -1 is no way to write 1
    if not match or not re.fullmatch(r"\w.*\w|\w", typed.strip()):
        raise wrong
    number = _ROMAN[match[1]] if match[1] in _ROMAN else int(match[1])
    return PeriodChoice(kind=kind, number=number, year=int(match[2]) if match[2] else None)


def _full_day(typed: str) -> dt.date | None:
    spelled = _spelled(typed)
    if spelled is None:
        return None
    year, month, number = spelled
    if year is None:
        return None
    try:
        return _of_an_office(dt.date(year, month, number))
    except ValueError:
        return None


def phrase(words: str, *, year: int) -> Deadline | None:
    """The deadline a Vietnamese phrase gives, or None where it gives no date.

    `year` is the document's own, taken where the phrase names none. "trước ngày D" is due on D, as offices count it.
    Covers `ngày 15/9/2009`, `15 tháng 9`, `tháng 8 năm 2009`, `Quý III`, `6 tháng cuối năm`, `9 tháng đầu năm`,
    `trong năm 2009`, `hết năm 2009`.
    """
    key = plain(words)
    numeric = re.search(r"\b([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{4}))?\b", key)
    written = re.search(rf"\b([0-9]{{1,2}}) thang ([0-9]{{1,2}}){_YEAR}\b", key)
    if found := numeric or written:
        day_of = _in_calendar(int(found[3] or year), int(found[2]), int(found[1]))
        return Deadline(end=day_of) if day_of else None
    for pattern, kind in (
        (rf"\bquy (iii|ii|iv|i|[1-4])\b{_YEAR}", PeriodKind.QUARTER),
        (rf"\b6 thang (dau|cuoi) nam\b{_YEAR}", PeriodKind.HALF),
        (rf"\b9 thang (dau) nam\b{_YEAR}", PeriodKind.NINE_MONTHS),
        (rf"\bthang (0?[1-9]|1[0-2])\b{_YEAR}", PeriodKind.MONTH),
        (r"\b(trong|het) nam ([12][0-9]{3})\b", PeriodKind.YEAR),
    ):
        if match := re.search(pattern, key):
            number = {"dau": 1, "cuoi": 2, "trong": 1, "het": 1, **_ROMAN}.get(match[1]) or int(match[1])
            found_period = Period.of(kind, number, int(match[2] or year))
            return Deadline(end=found_period.last_day, period=found_period)
    return None
