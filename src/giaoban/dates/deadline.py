"""A deadline, kept as it was given: a day or a period, due at its end (Bộ luật Dân sự 2005, Điều 153)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from giaoban.dates import period as periods
from giaoban.dates.words import short_day
from giaoban.scalars import Door, ScalarFault, day, text

if TYPE_CHECKING:
    from giaoban.dates.period import Period

_FORMS = "Ghi 2009-08-31, 2009-08, 2009-Q3, 2009-H2 hoặc 2009"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day, and the period it was written as where it was not a day. The last day is still in time."""

    end: dt.date
    period: Period | None = None

    @classmethod
    def parse(cls, value: object) -> Deadline:
        """The deadline spelled `value`; raises ScalarFault with the forms there are."""
        return _deadline(text(value))

    @property
    def value(self) -> str:
        """The spelling of files and JSON."""
        return self.period.value if self.period else self.end.isoformat()

    @property
    def words(self) -> str:
        """The words of a sentence: `trong tháng 8 năm 2009`, `ngày 31/8/2009`."""
        if self.period:
            return f"trong {self.period.label}"
        return f"ngày {short_day(self.end)}"


@lru_cache(maxsize=8192)
def _deadline(written: str) -> Deadline:
    """The deadline of a text: files name the same ones over and over, and share them so."""
    period = periods.parse(written)
    if period is not None:
        return Deadline(end=period.last_day, period=period)
    try:
        return Deadline(end=day(written))
    except ScalarFault as fault:
        no_quarter = re.search(r"Q(?![1-4]\b)[0-9]", written.upper())
        why = "quý chỉ có từ Q1 đến Q4" if no_quarter else fault.message
        raise ScalarFault("V11", f"thời hạn “{written}” không đọc được: {why}", _FORMS) from None


_PATTERN = r"^[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]|H[12]|9T))?$"

DeadlineText = Annotated[Deadline, Door(Deadline.parse, {"type": ["string", "integer"], "pattern": _PATTERN})]
