"""As of when an answer is given, and in which year a period without one is meant (design, section 4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.dates import AsOf, PeriodChoice, PeriodKind, Scope, Window, choose, parsing
from giaoban.errors import ExitCode, NoSuchPeriodError

day = dt.date.fromisoformat

MONTH_8 = parsing.month("8")


@dataclass(frozen=True, kw_only=True)
class Registers:
    """The span of time the registers hold: from the first document to the last deadline or event."""

    first: str = "2009-08-06"
    last: str = "2009-12-31"

    def asked(self, choice: PeriodChoice | None, on: str, *, window: Window = Window.CALENDAR) -> Scope:
        """The scope of a question asked on a day."""
        return choose(
            choice, asked_on=day(on), known_on=None, first=day(self.first), last=day(self.last), window=window
        )


THE_2009_REGISTER = Registers()
THREE_YEARS = Registers(last="2011-06-30")


def value(scope: Scope) -> str | None:
    return scope.period.value if scope.period else None


# --- finished, running, not begun -------------------------------------------------------------------------------------


def test_without_a_period_the_answer_is_as_of_the_day_asked() -> None:
    asked_on = day("2009-11-24")
    assert THE_2009_REGISTER.asked(None, "2009-11-24") == Scope(as_of=AsOf(day=asked_on), asked_on=asked_on)


@pytest.mark.parametrize(
    ("asked_on", "judged"),
    [
        pytest.param("2009-08-10", "tính đến ngày 10/8/2009", id="running"),
        pytest.param("2009-08-31", "tính đến ngày 31/8/2009", id="on its last day it still runs"),
        pytest.param("2009-09-01", "chốt hết ngày 31/8/2009", id="over since yesterday"),
        pytest.param("2025-01-01", "chốt hết ngày 31/8/2009", id="over for years"),
    ],
)
def test_a_finished_period_is_judged_at_its_close_and_a_running_one_as_of_the_day(asked_on: str, judged: str) -> None:
    scope = THE_2009_REGISTER.asked(MONTH_8, asked_on)
    assert value(scope) == "2009-08"
    assert scope.as_of.words == judged
    assert scope.asked_on == day(asked_on)


def test_a_period_that_has_not_begun_is_refused() -> None:
    with pytest.raises(NoSuchPeriodError) as refused:
        THE_2009_REGISTER.asked(parsing.quarter("IV"), "2009-09-30")
    assert str(refused.value) == (
        "Quý IV năm 2009 chưa bắt đầu vào ngày 30/9/2009. Chọn kỳ đã bắt đầu, hoặc đặt --as-of vào ngày trong kỳ."
    )
    assert refused.value.exit_code is ExitCode.USAGE


def test_a_period_begins_on_its_first_day() -> None:
    assert value(THE_2009_REGISTER.asked(parsing.quarter("IV"), "2009-10-01")) == "2009-Q4"


@pytest.mark.parametrize(
    ("asked_on", "judged"),
    [
        pytest.param("2009-09-14", "tính đến ngày 14/9/2009", id="on the last day of the data"),
        pytest.param("2009-09-20", "chốt hết ngày 14/9/2009", id="the data are closed though the quarter runs"),
    ],
)
def test_under_nd09_a_quarter_is_closed_with_its_data_on_the_14th(asked_on: str, judged: str) -> None:
    scope = THE_2009_REGISTER.asked(parsing.quarter("III"), asked_on, window=Window.ND09)
    assert scope.as_of.words == judged
    assert scope.window is not None
    assert scope.window.value == "2009-06-15..2009-09-14"


def test_under_nd09_a_quarter_begins_with_its_data() -> None:
    scope = THE_2009_REGISTER.asked(parsing.quarter("IV"), "2009-09-15", window=Window.ND09)
    assert (value(scope), scope.as_of.words) == ("2009-Q4", "tính đến ngày 15/9/2009")


def test_what_was_known_goes_with_the_question() -> None:
    known = day("2009-09-05")
    scope = choose(MONTH_8, asked_on=known, known_on=known, first=day("2009-08-06"), last=day("2009-12-31"))
    assert scope.as_of == AsOf(day=day("2009-08-31"), at_close=True, known_on=known)
    assert scope.as_of.words == "chốt hết ngày 31/8/2009, theo số liệu đã ghi đến ngày 05/9/2009"


# --- the year of a period ---------------------------------------------------------------------------------------------

YEARS = [
    # rule, registers, typed, asked on, the period meant, the other years it could have been
    pytest.param(
        THE_2009_REGISTER, MONTH_8, "2024-11-24", "2009-08", (), id="one candidate: the clock does not decide"
    ),
    pytest.param(THE_2009_REGISTER, parsing.quarter("III"), "2024-11-24", "2009-Q3", (), id="one candidate: a quarter"),
    pytest.param(THE_2009_REGISTER, parsing.half("2"), "2024-11-24", "2009-H2", (), id="one candidate: a half"),
    pytest.param(THREE_YEARS, MONTH_8, "2011-01-15", "2010-08", (2009,), id="several: the latest begun"),
    pytest.param(THREE_YEARS, MONTH_8, "2010-08-01", "2010-08", (2009,), id="several: begun today"),
    pytest.param(THREE_YEARS, MONTH_8, "2010-07-31", "2009-08", (2010,), id="several: the later one has not begun"),
    pytest.param(
        THREE_YEARS, parsing.quarter("II"), "2024-01-01", "2011-Q2", (2010,), id="before the first document: none"
    ),
    pytest.param(
        THREE_YEARS, parsing.quarter("III"), "2024-01-01", "2010-Q3", (2009,), id="after the last deadline: none"
    ),
    pytest.param(
        Registers(first="2009-08-31", last="2010-08-15"),
        MONTH_8,
        "2009-09-01",
        "2009-08",
        (2010,),
        id="the document on its last day",
    ),
    pytest.param(
        Registers(last="2010-08-01"), MONTH_8, "2010-08-01", "2010-08", (2009,), id="the last deadline on its first day"
    ),
    pytest.param(THE_2009_REGISTER, parsing.month("7"), "2010-07-01", "2010-07", (), id="none: the first after, begun"),
    pytest.param(THE_2009_REGISTER, parsing.half("1"), "2024-01-01", "2010-H1", (), id="none: the first half after"),
    pytest.param(
        Registers(last="2009-08-31"), parsing.month("9"), "2009-09-02", "2009-09", (), id="none: later the same year"
    ),
    pytest.param(THE_2009_REGISTER, parsing.month("8/2010"), "2024-01-01", "2010-08", (), id="a year typed decides"),
    pytest.param(THE_2009_REGISTER, parsing.period("2009-Q1"), "2024-01-01", "2009-Q1", (), id="an exact period"),
    pytest.param(
        THE_2009_REGISTER,
        parsing.period("1/8/2009..15/9/2009"),
        "2024-01-01",
        "2009-08-01..2009-09-15",
        (),
        id="from day to day",
    ),
]


@pytest.mark.parametrize(("registers", "choice", "asked_on", "meant", "others"), YEARS)
def test_the_year_of_a_period_comes_from_the_registers(
    registers: Registers, choice: PeriodChoice, asked_on: str, meant: str, others: tuple[int, ...]
) -> None:
    scope = registers.asked(choice, asked_on)
    assert (value(scope), scope.years) == (meant, others)


@pytest.mark.parametrize(
    ("registers", "choice", "asked_on", "message"),
    [
        pytest.param(
            THE_2009_REGISTER,
            parsing.month("7"),
            "2009-12-01",
            "không có tháng 7 nào trong thời gian của sổ (từ ngày 06/8/2009 đến ngày 31/12/2009). "
            "Sổ có số liệu năm 2009; ghi rõ năm bằng --year.",
            id="a month that ended before the document",
        ),
        pytest.param(
            Registers(first="2009-12-20", last="2010-02-28"),
            parsing.quarter("III"),
            "2010-03-01",
            "không có Quý III nào trong thời gian của sổ (từ ngày 20/12/2009 đến ngày 28/02/2010). "
            "Sổ có số liệu năm 2009 đến 2010; ghi rõ năm bằng --year.",
            id="a quarter between two years",
        ),
        pytest.param(
            Registers(first="2010-01-05", last="2010-01-31"),
            parsing.half("2"),
            "2010-03-01",
            "không có 6 tháng cuối năm nào trong thời gian của sổ (từ ngày 05/01/2010 đến ngày 31/01/2010). "
            "Sổ có số liệu năm 2010; ghi rõ năm bằng --year.",
            id="a half still to come",
        ),
        pytest.param(
            THE_2009_REGISTER,
            parsing.quarter("I/2010"),
            "2009-12-01",
            "Quý I năm 2010 chưa bắt đầu vào ngày 01/12/2009. Chọn kỳ đã bắt đầu, hoặc đặt --as-of vào ngày trong kỳ.",
            id="a year typed that has not come",
        ),
    ],
)
def test_a_period_the_registers_do_not_reach_is_refused_with_the_years_there_are(
    registers: Registers, choice: PeriodChoice, asked_on: str, message: str
) -> None:
    with pytest.raises(NoSuchPeriodError) as refused:
        registers.asked(choice, asked_on)
    assert str(refused.value) == message


def test_a_deadline_at_the_end_of_the_calendar_does_not_stop_the_search() -> None:
    assert value(Registers(last="9999-12-31").asked(parsing.month("12"), "2010-06-01")) == "2009-12"


# --- the moment itself ------------------------------------------------------------------------------------------------


def test_the_state_before_a_day_is_that_at_the_close_of_the_day_before() -> None:
    at = AsOf(day=day("2009-09-30"), known_on=day("2009-10-05"))
    assert at.before(day("2009-07-01")) == AsOf(day=day("2009-06-30"), at_close=True, known_on=day("2009-10-05"))


days = st.dates(day("2009-08-06"), day("2015-12-31"))
choices = st.one_of(
    st.integers(1, 12).map(lambda number: PeriodChoice(kind=PeriodKind.MONTH, number=number)),
    st.integers(1, 4).map(lambda number: PeriodChoice(kind=PeriodKind.QUARTER, number=number)),
    st.integers(1, 2).map(lambda number: PeriodChoice(kind=PeriodKind.HALF, number=number)),
)


@given(choices, days, st.integers(0, 2000), st.sampled_from(Window))
def test_no_answer_speaks_of_a_day_after_the_one_it_was_asked_on(
    choice: PeriodChoice, asked_on: dt.date, more: int, window: Window
) -> None:
    first = day("2009-08-06")
    try:
        last = first + dt.timedelta(days=more)
        scope = choose(choice, asked_on=asked_on, known_on=None, first=first, last=last, window=window)
    except NoSuchPeriodError:
        return
    assert scope.period is not None
    assert scope.window == scope.period.windowed(window)
    assert scope.as_of.day == min(asked_on, scope.window.last_day)
    assert scope.as_of.at_close == (scope.window.last_day < asked_on)
    assert scope.period.last_day >= first
    assert scope.period.year not in scope.years
