"""Deadlines: a day, or a period that falls due at its end."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.dates import AsOf, Deadline
from giaoban.scalars import ScalarFault

DEADLINES = [
    # as written, its last day, as said
    ("2009-08-31", "2009-08-31", "ngày 31/8/2009"),
    ("2009-02-05", "2009-02-05", "ngày 05/02/2009"),
    ("2009-08", "2009-08-31", "trong tháng 8 năm 2009"),
    ("2008-02", "2008-02-29", "trong tháng 2 năm 2008"),
    ("2009-Q3", "2009-09-30", "trong Quý III năm 2009"),
    ("2009-H2", "2009-12-31", "trong 6 tháng cuối năm 2009"),
    ("2009-9T", "2009-09-30", "trong 9 tháng đầu năm 2009"),
    ("2009", "2009-12-31", "trong năm 2009"),
]


@pytest.mark.parametrize(("value", "end", "words"), DEADLINES, ids=[value for value, *_ in DEADLINES])
def test_a_deadline_keeps_how_it_was_given_and_falls_due_at_the_end(value: str, end: str, words: str) -> None:
    deadline = Deadline.parse(value)
    assert (deadline.value, deadline.end, deadline.words) == (value, dt.date.fromisoformat(end), words)


FORMS = "Ghi 2009-08-31, 2009-08, 2009-Q3, 2009-H2 hoặc 2009"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("2009-Q5", "thời hạn “2009-Q5” không đọc được: quý chỉ có từ Q1 đến Q4"),
        ("2009-q3", "thời hạn “2009-q3” không đọc được: “2009-q3” không đúng dạng ngày"),
        ("Quý III năm 2009", "thời hạn “Quý III năm 2009” không đọc được: “Quý III năm 2009” không đúng dạng ngày"),
        ("2009-13", "thời hạn “2009-13” không đọc được: “2009-13” không đúng dạng ngày"),
        ("2009-H3", "thời hạn “2009-H3” không đọc được: “2009-H3” không đúng dạng ngày"),
        ("2009-02-30", "thời hạn “2009-02-30” không đọc được: không có ngày “2009-02-30” trong lịch"),
        ("2009-02-29", "thời hạn “2009-02-29” không đọc được: không có ngày “2009-02-29” trong lịch"),
        ("31/8/2009", "thời hạn “31/8/2009” không đọc được: “31/8/2009” không đúng dạng ngày"),
        ("9999", "thời hạn “9999” không đọc được: “9999” không đúng dạng ngày"),
    ],
)
def test_what_is_no_deadline_is_refused_with_the_forms_there_are(value: str, message: str) -> None:
    with pytest.raises(ScalarFault) as refused:
        Deadline.parse(value)
    assert (refused.value.code, refused.value.message, refused.value.remedy) == ("V11", message, FORMS)


@pytest.mark.parametrize(("value", "code"), [(["2009-08"], "V02"), ("", "V03"), (" ", "V03")])
def test_a_list_or_nothing_is_no_deadline(value: object, code: str) -> None:
    with pytest.raises(ScalarFault) as refused:
        Deadline.parse(value)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("day", "at_close", "over"),
    [
        ("2009-08-30", False, False),
        ("2009-08-31", False, False),
        ("2009-08-31", True, True),
        ("2009-09-01", False, True),
    ],
    ids=["the day before", "on the day", "at the close of the day", "the day after"],
)
def test_august_is_over_at_its_close_and_not_on_its_last_day(day: str, at_close: bool, over: bool) -> None:  # noqa: FBT001
    at = AsOf(day=dt.date.fromisoformat(day), at_close=at_close)
    assert at.is_over(Deadline.parse("2009-08").end) is over


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert Deadline.parse(day.isoformat()) == Deadline(end=day)
    assert Deadline.parse(Deadline(end=day).value).end == day
