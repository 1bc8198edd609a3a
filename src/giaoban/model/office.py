"""The office that keeps the registers: what `co-quan.yaml` says, every key optional."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from giaoban.dates.period import Window
from giaoban.scalars import STRICT, Day, OneOrMore, Text, Whole

_SATURDAY = 5


class Weekend(StrEnum):
    """What becomes of a deadline on a weekend or holiday: it stays, or ends with the next working day."""

    KEEP = "keep"
    NEXT_WORKING_DAY = "next-working-day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office's settings, with the defaults that hold where the file is silent."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    body: Text | None = None
    parent: Text | None = None
    office: Text | None = None
    symbol: Text | None = None
    report_symbol: Text | None = None
    place: Text | None = None
    signer: Text | None = None
    signer_title: Text | None = None
    authority: Text | None = None
    addressee: Text | None = None
    recipients: OneOrMore = ()
    own_unit: Text | None = None
    due_soon_days: Whole = 7
    window: Window = Window.CALENDAR
    weekend: Weekend = Weekend.KEEP
    holidays: tuple[Day, ...] = ()
    meetings: tuple[Day, ...] = ()

    def last_day(self, end: dt.date) -> dt.date:
        """The last day a deadline that ends with `end` is still met on (Bộ luật Dân sự 2005, Điều 153 khoản 5)."""
        if self.weekend is Weekend.KEEP:
            return end
        while end.weekday() >= _SATURDAY or end in self.holidays:
            end += dt.timedelta(days=1)
        return end
