"""What people type for a day or a period, and the phrases in which a conclusion gives a deadline."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.dates import PeriodChoice, PeriodKind, parsing
from giaoban.errors import ExitCode, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = dt.date(2009, 8, 6)
TODAY = dt.date(2009, 10, 20)


def day(typed: str, *, first: dt.date = FIRST, asked_on: dt.date = TODAY) -> dt.date:
    return parsing.day(typed, option="--as-of", first=first, asked_on=asked_on)


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2009-08-12", "2009-08-12"),
        ("2009-8-2", "2009-08-02"),
        ("12/8/2009", "2009-08-12"),
        ("12.8.2009", "2009-08-12"),
        ("12-8-2009", "2009-08-12"),
        ("05/06/2010", "2010-06-05"),
        (" 12/8/2009 ", "2009-08-12"),
        ("29/2/2008", "2008-02-29"),
    ],
)
def test_a_day_is_typed_as_offices_write_it_or_as_files_do(typed: str, meant: str) -> None:
    assert day(typed) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "asked_on", "meant"),
    [
        pytest.param("12/8", "2009-10-20", "2009-08-12", id="this year"),
        pytest.param("12/8", "2011-03-01", "2010-08-12", id="the latest that has been"),
        pytest.param("20/10", "2009-10-20", "2009-10-20", id="today"),
        pytest.param("21/10", "2009-10-20", "2009-10-21", id="tomorrow: none has been, so the first to come"),
        pytest.param("1/8", "2009-10-20", "2010-08-01", id="before the registers begin: the next one"),
        pytest.param("1/8", "2010-10-20", "2010-08-01", id="never before the registers begin"),
        pytest.param("29/2", "2009-10-20", "2012-02-29", id="leap day: the next leap year"),
        pytest.param("29/2", "2013-01-01", "2012-02-29", id="leap day: the last leap year"),
    ],
)
def test_a_day_without_a_year_is_the_latest_since_the_registers_began(typed: str, asked_on: str, meant: str) -> None:
    assert day(typed, asked_on=dt.date.fromisoformat(asked_on)) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "30/2",
        "31/9/2009",
        "29/2/2009",
        "2009-02-30",
        "8/13/2009",
        "0/8",
        "12/8/09",
        "12",
        "hôm nay",
        "",
        "12/8/2009 lúc 9h",
        "9999-12-31",
        "0001-01-01",
        "31/12/9999",
    ],
)
def test_what_is_no_day_is_a_usage_error_that_names_the_forms(typed: str) -> None:
    with pytest.raises(WrongUsageError) as refused:
        day(typed)
    assert str(refused.value) == f"--as-of: “{typed}” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12."
    assert refused.value.exit_code is ExitCode.USAGE


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_may_be_typed_in_both_ways(some_day: dt.date) -> None:
    assert day(some_day.isoformat()) == some_day
    assert day(f"{some_day.day}/{some_day.month}/{some_day.year}") == some_day


# --- months, quarters, halves, years ----------------------------------------------------------------------------------

MONTH = [
    ("8", 8, None),
    ("08", 8, None),
    ("12", 12, None),
    ("T8", 8, None),
    ("t08", 8, None),
    ("tháng 8", 8, None),
    ("Thang 8", 8, None),
    ("8/2009", 8, 2009),
    ("08/2009", 8, 2009),
    ("8-2009", 8, 2009),
    ("T8/2009", 8, 2009),
    ("tháng 8 năm 2009", 8, 2009),
    ("tháng 8/2009", 8, 2009),
    ("2009-08", 8, 2009),
]
QUARTER = [
    ("III", 3, None),
    ("iii", 3, None),
    ("3", 3, None),
    ("Q3", 3, None),
    ("q3", 3, None),
    ("QIII", 3, None),
    ("quý III", 3, None),
    ("quy 3", 3, None),
    ("QUÝ IV", 4, None),
    ("qúy 2", 2, None),
    ("I", 1, None),
    ("III/2009", 3, 2009),
    ("3/2009", 3, 2009),
    ("Q3/2009", 3, 2009),
    ("Quý III năm 2009", 3, 2009),
    ("quý III/2009", 3, 2009),
    ("2009-Q3", 3, 2009),
    ("2009-q3", 3, 2009),
]
HALF = [
    ("1", 1, None),
    ("2", 2, None),
    ("I", 1, None),
    ("II", 2, None),
    ("H2", 2, None),
    ("h1", 1, None),
    ("đầu", 1, None),
    ("cuoi", 2, None),
    ("cuối năm", 2, None),
    ("6 tháng đầu năm", 1, None),
    ("6 tháng cuối năm", 2, None),
    ("6 tháng cuối năm 2009", 2, 2009),
    ("cuối năm 2009", 2, 2009),
    ("2/2009", 2, 2009),
    ("2009-H2", 2, 2009),
]
ACCEPTED = [
    *((parsing.month, PeriodKind.MONTH, *row) for row in MONTH),
    *((parsing.quarter, PeriodKind.QUARTER, *row) for row in QUARTER),
    *((parsing.half, PeriodKind.HALF, *row) for row in HALF),
]


@pytest.mark.parametrize(
    ("parse", "kind", "typed", "number", "year"), ACCEPTED, ids=[f"{row[1]} {row[2]}" for row in ACCEPTED]
)
def test_a_period_is_typed_as_people_say_it(
    parse: Callable[[str], PeriodChoice], kind: PeriodKind, typed: str, number: int, year: int | None
) -> None:
    assert parse(typed) == PeriodChoice(kind=kind, number=number, year=year)


NO_MONTH = "--month: “{}” không phải tháng. Tháng là số từ 1 đến 12, ví dụ --month 8 hoặc --month 8/2009."
NO_QUARTER = "--quarter: “{}” không phải quý. Quý là I, II, III, IV hoặc số từ 1 đến 4, ví dụ --quarter III."
NO_HALF = "--half: “{}” không phải kỳ 6 tháng. Ghi 1 (6 tháng đầu năm) hoặc 2 (6 tháng cuối năm)."
NO_YEAR = "--year: “{}” không phải năm. Ghi năm bằng bốn chữ số, ví dụ --year 2009."
NO_PERIOD = "--period: “{}” không phải kỳ. Ghi 2009-08, 2009-Q3, 2009-H2, 2009-9T, 2009 hoặc 1/8/2009..15/9/2009."

REFUSED = [
    *((parsing.month, NO_MONTH, typed) for typed in ("13", "0", "-1", "VIII", "quý 3", "2009", "2009-Q3", "82009", "")),
    *((parsing.quarter, NO_QUARTER, typed) for typed in ("V", "5", "0", "IIII", "2009-08", "tháng 3", "32009", "")),
    *((parsing.half, NO_HALF, typed) for typed in ("3", "III", "giữa", "9 tháng", "2009-Q2", "")),
    *((parsing.year, NO_YEAR, typed) for typed in ("09", "20009", "năm 2009", "9999", "")),
    *(
        (parsing.period, NO_PERIOD, typed)
        for typed in (
            "quý III",
            "2009-Q5",
            "9999",
            "2009-13",
            "15/9/2009..1/8/2009",
            "1/8..15/9",
            "1/8/2009..",
            "1/8/2009..31/12/9999",
            "30/2/2009..1/8/2009",
            "",
        )
    ),
]


@pytest.mark.parametrize(
    ("parse", "message", "typed"), REFUSED, ids=[f"{parse.__name__} {typed}" for parse, _, typed in REFUSED]
)
def test_a_wrong_period_is_a_usage_error_that_names_what_is_right(
    parse: Callable[[str], object], message: str, typed: str
) -> None:
    with pytest.raises(WrongUsageError) as refused:
        parse(typed)
    assert str(refused.value) == message.format(typed)
    assert refused.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "2009-q4": "2009-Q4",
        "2010": "2010",
        "Quý IV": "2009-Q4",
        "q3": "2009-Q3",
        "quy 2": "2010-Q2",
        "IV/2010": "2010-Q4",
        "tháng 8": "2009-08",
        "thang 7": "2010-07",
        "12/2009": "2009-12",
        "6 tháng cuối năm": "2009-H2",
        "cuối năm 2010": "2010-H2",
        "8": None,
        "12/8": None,
        "13/2009": None,
        "quý V": None,
        "mai": None,
    }.items(),
)
def test_a_period_to_come_is_the_first_that_does_not_end_before_a_day(typed: str, meant: str | None) -> None:
    found = parsing.ahead(typed, since=dt.date(2009, 8, 24))
    assert (found.value if found else None) == meant


def test_a_year_is_four_digits() -> None:
    assert parsing.year(" 2009 ") == 2009


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2009-08", "2009-08"),
        ("2009-Q3", "2009-Q3"),
        ("2009-q3", "2009-Q3"),
        ("2009-H2", "2009-H2"),
        ("2009-9T", "2009-9T"),
        ("2009-9t", "2009-9T"),
        ("2009", "2009"),
        ("1/8/2009..15/9/2009", "2009-08-01..2009-09-15"),
        ("2009-08-01 .. 2009-09-15", "2009-08-01..2009-09-15"),
        ("1/8/2009..1/8/2009", "2009-08-01..2009-08-01"),
    ],
)
def test_any_period_is_typed_as_files_write_it_or_from_day_to_day(typed: str, value: str) -> None:
    exact = parsing.period(typed).exact
    assert exact is not None
    assert exact.value == value


# --- phrases of a conclusion ------------------------------------------------------------------------------------------

PHRASES = [
    # the three of the conclusion of 6 August 2009
    ("báo cáo Bộ ngay trong tháng 8 năm 2009", "2009-08"),
    ("ngay trong Quý III năm 2009", "2009-Q3"),
    ("ngay trong 6 tháng cuối năm", "2009-H2"),
    # months, quarters, halves and years
    ("trong tháng 9", "2009-09"),
    ("trong tháng 10/2009", "2009-10"),
    ("chậm nhất trong tháng 1 năm 2010", "2010-01"),
    ("xong trước quý IV/2009", "2009-Q4"),
    ("trong quý 1 năm 2010", "2010-Q1"),
    ("6 tháng đầu năm 2010", "2010-H1"),
    ("trong 9 tháng đầu năm", "2009-9T"),
    ("hoàn thành trong năm 2009", "2009"),
    ("đến hết năm 2010", "2010"),
    # days
    ("trước ngày 15 tháng 9 năm 2009", "2009-09-15"),
    ("trước ngày 15 tháng 9", "2009-09-15"),
    ("trước 15 tháng 9", "2009-09-15"),
    ("trước ngày 20.7.2020", "2020-07-20"),
    ("chậm nhất ngày 30/9/2009", "2009-09-30"),
    ("chậm nhất ngày 30/9", "2009-09-30"),
    # decomposed letters and no accents, as copied from elsewhere
    ("ngay trong thang 8 nam 2009", "2009-08"),
]


@pytest.mark.parametrize(("words", "value"), PHRASES, ids=[words for words, _ in PHRASES])
def test_a_phrase_of_the_conclusion_gives_its_deadline(words: str, value: str) -> None:
    deadline = parsing.phrase(words, year=2009)
    assert deadline is not None
    assert deadline.value == value


@pytest.mark.parametrize(
    "words",
    [
        "kịp thời",
        "đẩy nhanh tiến độ",
        "trong giao ban định kỳ",
        "xây dựng dự toán ngân sách năm 2010",
        "trước ngày 31/9/2009",
        "theo Quyết định số 105/QĐ-LĐTBXH",
        "tháng 13",
        "quý V",
        "",
    ],
)
def test_words_that_give_no_date_give_no_deadline(words: str) -> None:
    assert parsing.phrase(words, year=2009) is None
