"""Periods: what days they hold, how they are written and said, what follows, and whose data a report of one holds."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.dates import Period, PeriodChoice, PeriodKind, Window, long_day, numeric_day, short_day
from giaoban.dates.period import parse

day = dt.date.fromisoformat

COUNTS = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.HALF: 2,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.YEAR: 1,
}


def of(value: str) -> Period:
    period = parse(value)
    assert period is not None
    return period


# --- each kind of period ----------------------------------------------------------------------------------------------

KINDS = [
    # as written, first day, last day, as said, in a file name, what follows
    ("2009-08", "2009-08-01", "2009-08-31", "tháng 8 năm 2009", "thang-8-2009", "2009-09"),
    ("2009-12", "2009-12-01", "2009-12-31", "tháng 12 năm 2009", "thang-12-2009", "2010-01"),
    ("2009-Q1", "2009-01-01", "2009-03-31", "Quý I năm 2009", "quy-I-2009", "2009-Q2"),
    ("2009-Q3", "2009-07-01", "2009-09-30", "Quý III năm 2009", "quy-III-2009", "2009-Q4"),
    ("2009-Q4", "2009-10-01", "2009-12-31", "Quý IV năm 2009", "quy-IV-2009", "2010-Q1"),
    ("2009-H1", "2009-01-01", "2009-06-30", "6 tháng đầu năm 2009", "6-thang-dau-nam-2009", "2009-H2"),
    ("2009-H2", "2009-07-01", "2009-12-31", "6 tháng cuối năm 2009", "6-thang-cuoi-nam-2009", "2010-H1"),
    ("2009-9T", "2009-01-01", "2009-09-30", "9 tháng đầu năm 2009", "9-thang-2009", "2009-Q4"),
    ("2009", "2009-01-01", "2009-12-31", "năm 2009", "nam-2009", "2010"),
]


@pytest.mark.parametrize(("value", "first", "last"), [row[:3] for row in KINDS])
def test_a_period_holds_its_first_and_its_last_day(value: str, first: str, last: str) -> None:
    period = of(value)
    assert (period.start, period.last_day) == (day(first), day(last))
    assert day(first) in period
    assert day(last) in period
    assert period.start - dt.timedelta(days=1) not in period
    assert period.end not in period


@pytest.mark.parametrize(("value", "label", "slug"), [(row[0], row[3], row[4]) for row in KINDS])
def test_a_period_has_words_for_a_sentence_and_for_a_file_name(value: str, label: str, slug: str) -> None:
    assert (of(value).label, of(value).slug) == (label, slug)


@pytest.mark.parametrize(("value", "following"), [(row[0], row[5]) for row in KINDS])
def test_a_period_is_followed_by_the_next_of_its_kind_and_nine_months_by_the_fourth_quarter(
    value: str, following: str
) -> None:
    assert of(value).next().value == following


def test_a_free_span_includes_both_its_days_and_is_followed_by_one_as_long() -> None:
    span = Period.span(day("2009-08-01"), day("2009-09-15"))
    assert (span.value, span.slug) == ("2009-08-01..2009-09-15", "2009-08-01-2009-09-15")
    assert span.label == "từ ngày 01/8/2009 đến ngày 15/9/2009"
    assert span.next().value == "2009-09-16..2009-10-31"


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2008-02", "2008-02-29"),
        ("2009-02", "2009-02-28"),
        ("2000-02", "2000-02-29"),
        ("2100-02", "2100-02-28"),
    ],
)
def test_february_ends_with_its_last_day_in_every_year(value: str, last: str) -> None:
    assert of(value).last_day == day(last)


@pytest.mark.parametrize(
    "value",
    [
        "2009-13",
        "2009-00",
        "2009-8",
        "2009-Q5",
        "2009-Q0",
        "2009-H3",
        "2009-6T",
        "2009-q3",
        "09-08",
        "0000-08",
        "9999",
        "2009-08-31",
        "",
        " 2009",
        "Quý III",
    ],
)
def test_what_spells_no_period_is_none(value: str) -> None:
    assert parse(value) is None


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (PeriodKind.MONTH, 13),
        (PeriodKind.MONTH, 0),
        (PeriodKind.QUARTER, 5),
        (PeriodKind.HALF, 3),
        (PeriodKind.YEAR, 2),
        (PeriodKind.NINE_MONTHS, 2),
    ],
)
def test_there_is_no_thirteenth_month_and_no_fifth_quarter(kind: PeriodKind, number: int) -> None:
    with pytest.raises(ValueError, match=f"no {kind} {number} in a year"):
        Period.of(kind, number, 2009)


def test_a_period_without_a_day_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="a period must hold a day"):
        Period(start=day("2009-08-02"), end=day("2009-08-02"))


@pytest.mark.parametrize(
    ("kind", "number", "label"),
    [
        (PeriodKind.MONTH, 8, "tháng 8"),
        (PeriodKind.QUARTER, 3, "Quý III"),
        (PeriodKind.HALF, 1, "6 tháng đầu năm"),
        (PeriodKind.HALF, 2, "6 tháng cuối năm"),
        (PeriodKind.NINE_MONTHS, 1, "9 tháng đầu năm"),
        (PeriodKind.YEAR, 1, "năm"),
    ],
)
def test_a_period_whose_year_is_still_to_be_chosen_is_said_without_one(
    kind: PeriodKind, number: int, label: str
) -> None:
    assert PeriodChoice(kind=kind, number=number).label == label


# --- data windows (domain.md, section 2) ------------------------------------------------------------------------------

WINDOWS = [
    ("2009-08", Window.ND09, "2009-07-15", "2009-08-14"),
    ("2009-01", Window.ND09, "2008-12-15", "2009-01-14"),
    ("2009-03", Window.ND09, "2009-02-15", "2009-03-14"),
    ("2009-Q3", Window.ND09, "2009-06-15", "2009-09-14"),
    ("2009-Q1", Window.ND09, "2008-12-15", "2009-03-14"),
    ("2009-H1", Window.ND09, "2008-12-15", "2009-06-14"),
    ("2009-H2", Window.ND09, "2009-06-15", "2009-12-14"),
    ("2009-9T", Window.ND09, "2008-12-15", "2009-09-14"),
    ("2009", Window.ND09, "2008-12-15", "2009-12-14"),
    ("2009-Q3", Window.TTCP, "2009-06-16", "2009-09-15"),
    ("2009-H1", Window.TTCP, "2008-12-16", "2009-06-15"),
    ("2009-9T", Window.TTCP, "2008-12-16", "2009-09-15"),
    ("2009", Window.TTCP, "2008-12-16", "2009-12-15"),
    ("2009-Q3", Window.CALENDAR, "2009-07-01", "2009-09-30"),
]


@pytest.mark.parametrize(
    ("value", "window", "first", "last"), WINDOWS, ids=[f"{value} {window}" for value, window, *_ in WINDOWS]
)
def test_the_data_of_a_report_run_through_its_window(value: str, window: Window, first: str, last: str) -> None:
    data = of(value).windowed(window)
    assert (data.start, data.last_day) == (day(first), day(last))


@pytest.mark.parametrize("window", Window)
def test_a_free_span_is_its_own_window(window: Window) -> None:
    span = Period.span(day("2009-08-01"), day("2009-09-15"))
    assert span.windowed(window) == span


# --- days as printed (NĐ 30/2020/NĐ-CP) -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "table", "short", "long"),
    [
        ("2009-08-06", "06/08/2009", "06/8/2009", "ngày 06 tháng 8 năm 2009"),
        ("2009-01-31", "31/01/2009", "31/01/2009", "ngày 31 tháng 01 năm 2009"),
        ("2009-02-01", "01/02/2009", "01/02/2009", "ngày 01 tháng 02 năm 2009"),
        ("2009-03-10", "10/03/2009", "10/3/2009", "ngày 10 tháng 3 năm 2009"),
        ("2009-12-25", "25/12/2009", "25/12/2009", "ngày 25 tháng 12 năm 2009"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero_in_running_text(
    value: str, table: str, short: str, long: str
) -> None:
    assert (numeric_day(day(value)), short_day(day(value)), long_day(day(value))) == (table, short, long)


# --- laws -------------------------------------------------------------------------------------------------------------

days = st.dates(day("1900-01-01"), day("2100-12-31"))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(list(COUNTS)))
    return Period.of(kind, draw(st.integers(1, COUNTS[kind])), draw(st.integers(1900, 2100)))


@given(days, st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR]))
def test_every_day_is_in_exactly_one_period_of_a_kind(some_day: dt.date, kind: PeriodKind) -> None:
    years = range(some_day.year - 1, some_day.year + 2)
    all_of_them = [Period.of(kind, number, year) for year in years for number in range(1, COUNTS[kind] + 1)]
    assert len([period for period in all_of_them if some_day in period]) == 1


@given(periods())
def test_what_a_period_is_written_as_is_read_as_that_period(period: Period) -> None:
    assert parse(period.value) == period


@given(periods(), st.sampled_from(Window))
def test_the_next_period_begins_where_this_one_ends(period: Period, window: Window) -> None:
    assert period.next().start == period.end
    assert period.next().windowed(window).start == period.windowed(window).end


@given(days, st.integers(0, 400))
def test_the_span_after_a_span_begins_where_it_ends(first: dt.date, more: int) -> None:
    span = Period.span(first, first + dt.timedelta(days=more))
    assert span.next().start == span.end
    assert span.next().end - span.next().start == span.end - span.start


@given(periods())
def test_the_data_of_a_period_is_closed_before_its_last_day(period: Period) -> None:
    for window in (Window.ND09, Window.TTCP):
        data = period.windowed(window)
        assert data.start < period.start
        assert data.end < period.end
