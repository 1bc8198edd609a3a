"""Days as they are printed (Nghị định 30/2020/NĐ-CP, Phụ lục I: days below 10 and months 1 and 2 take a zero)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@lru_cache(maxsize=4096)
def numeric_day(day: dt.date) -> str:
    """`31/08/2009`, for tables."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def short_day(day: dt.date) -> str:
    """`06/8/2009`, for running text: the month takes a zero only in January and February."""
    return f"{day.day:02d}/{_month(day)}/{day.year:04d}"


def long_day(day: dt.date) -> str:
    """`ngày 06 tháng 8 năm 2009`, for running text."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year:04d}"


def _month(day: dt.date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - January and February
