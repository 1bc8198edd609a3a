"""Days, periods and deadlines, and which span of time an answer speaks of.

One convention holds in the whole program: a period is half-open, `start <= day < end`, and is printed closed. A
deadline written as a period falls due at the period's end: "trong tháng 8" is late from 1 September.
"""

from giaoban.dates.deadline import Deadline
from giaoban.dates.moment import AsOf, Scope, choose, locate
from giaoban.dates.period import Period, PeriodChoice, PeriodKind, Window
from giaoban.dates.words import long_day, numeric_day, short_day

__all__ = [
    "AsOf",
    "Deadline",
    "Period",
    "PeriodChoice",
    "PeriodKind",
    "Scope",
    "Window",
    "choose",
    "locate",
    "long_day",
    "numeric_day",
    "short_day",
]
