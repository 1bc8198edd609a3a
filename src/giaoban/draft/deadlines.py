"""Deadline phrases: where one stands in a clause, and the day or the recurrence it means."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect
from dataclasses import dataclass

from giaoban.dates import Deadline, Period, PeriodKind, parsing
from giaoban.draft.deadline_forms import (
    ASKED,
    BARE,
    BARE_DAY,
    CARRIED_OUT,
    DONE,
    EARLIER,
    FIRM,
    HORIZON,
    NAMED_DAY,
    PAST,
    RANGE,
    RULES,
    SAID_FIRST,
    STATE,
    WITH_YEAR,
)
from giaoban.draft.found import Due
from giaoban.model import Recurs

_BEFORE = 90  # letters before a phrase that say what it belongs to
_NAMED_DAY = re.compile(NAMED_DAY)
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{1,2}[/.\-][0-9]{1,2}[/.\-])([0-9]{2})(?![0-9])")
_BEFORE_PERIODS = frozenset({"month", "month in figures", "quarter", "year"})
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline phrase at the half-open letters of its block, by the `rule` that read it, with its Vietnamese reason.

    `sure` is false where the phrase alone does not give the day it means.
    """

    start: int
    end: int
    due: Due
    reason: str
    rule: str
    sure: bool = True

    @property
    def settles(self) -> bool:
        """Whether it gives a day or a recurrence."""
        return self.due.deadline is not None or self.due.recurs is not None


@dataclass(frozen=True, slots=True)
class Clock:
    """What deadlines count from: `on`, a day in the document's year, and `issued`, the document's own day."""

    on: dt.date | None
    issued: dt.date | None = None


def deadlines(key: str, start: int, stop: int, clock: Clock) -> list[Found]:
    """The deadline phrases among the letters `start` to before `stop`, in order."""
    # kept in order of place, none over another
    found: list[Found] = []
    for rule, pattern in RULES.items():
        for match in pattern.finditer(key, start, stop):
            at = bisect(found, match.start(), key=_start)
            if (at and found[at - 1].end > match.start()) or (at < len(found) and found[at].start < match.end()):
                continue
            before = key[max(start, match.start() - _BEFORE) : match.start()]
            if one := _read(rule, match, before, key[match.end() : stop], clock):
                found.insert(at, one)
    return found


def _start(found: Found) -> int:
    return found.start


def in_cell(key: str, start: int, stop: int, clock: Clock) -> list[Found]:
    """The deadline of a table cell, where a day or period needs no "trước" or "trong"."""
    if found := deadlines(key, start, stop, clock):
        return found
    words = key[start:stop]
    if clock.on is None and not WITH_YEAR.search(words):
        return []
    deadline = parsing.phrase(words, year=clock.on.year if clock.on else dt.MINYEAR)
    if deadline is None:
        return []
    reason = f"cột thời hạn “{words}”: đến hết ngày {deadline.end:%d/%m/%Y}"
    return [Found(start, stop, Due(text=words, deadline=deadline), reason, "cell")]


def _read(rule: str, match: re.Match[str], before: str, after: str, clock: Clock) -> Found | None:
    """What a phrase means, between the words `before` and `after` it; None where it is no deadline."""
    words = match.group()
    deadline: Deadline | None = None
    recurs: Recurs | None = None
    sure = True
    match rule:
        case "meeting":
            recurs, reason = Recurs.MEETING, f"“{words}”: việc định kỳ theo cuộc giao ban"
        case "every":
            recurs, reason = _recurrence(words), f"“{words}”: việc định kỳ"
            sure = recurs is not None
        case "event":
            reason, sure = f"“{words}” là sự kiện, không phải ngày: ghi nguyên văn", False
        case "week":
            deadline, reason, sure = _dated("day", "đến " + match["last"], clock)
            reason = f"“{words}”: ngày cuối tuần đó" + (
                f" là {deadline.end:%d/%m/%Y}" if deadline else ", không tính được"
            )
        case "within":
            deadline = _counted(match, clock)
            sure = deadline is not None
            how = f"đến hết ngày {deadline.end:%d/%m/%Y}" if deadline else "tính từ một ngày chưa rõ, ghi nguyên văn"
            reason = f"“{words}”: {how}"
        case _:
            if not _limits(rule, words, before, after):
                return None
            deadline, reason, sure = _dated(rule, words, clock)
            if rule == "bare day" and clock.on and (deadline is None or deadline.end < clock.on):
                # of what was: "khởi công ngày 19/8/2005"
                return None
    due = Due(text=words, deadline=deadline, recurs=recurs)
    return Found(match.start(), match.end(), due, reason, rule, sure)


def _limits(rule: str, words: str, before: str, after: str) -> bool:
    """Whether a day or period is a limit, and not the time of something spoken of."""
    if (PAST.search(before) and not ASKED.search(before)) or RANGE.search(before):
        return False
    first = not before.strip() and SAID_FIRST.match(after) is not None
    if rule == "bare day":
        return BARE_DAY.search(before) is not None
    if rule == "bare":
        return first or BARE.search(before) is not None
    if first or (rule == "year" and _is_of_plan(words, before)):
        return first
    if FIRM.match(words) or DONE.search(before):
        return True
    return rule in {"month", "quarter"} and words.startswith(("trong", "ngay")) and not STATE.search(before)


def _is_of_plan(words: str, before: str) -> bool:
    """Whether a year is that of a plan: "triển khai Đề án đến năm 2020", "thực hiện Chương trình trong năm 2010"."""
    plan = HORIZON.search(before)
    if plan is None or DONE.search(plan["name"]):
        return False
    return words.startswith("đến năm") or (
        words.startswith("trong") and CARRIED_OUT.search(before, 0, plan.start()) is not None
    )


def _dated(rule: str, words: str, clock: Clock) -> tuple[Deadline | None, str, bool]:
    """The deadline of a day or period, the reason, and whether nothing had to be concluded."""
    if clock.on:
        words = words.replace("tháng này", f"tháng {clock.on.month}")
        words = words.replace("quý này", f"quý {(clock.on.month + 2) // 3}")
    words = _SHORT_YEAR.sub(r"\g<1>20\2", words)
    has_year = WITH_YEAR.search(words) is not None
    if clock.on is None and not has_year:
        return None, f"“{words}” không có năm và văn bản không có ngày", False
    year = clock.on.year if clock.on else dt.MINYEAR + 1
    deadline = _resolved(rule, words, year)
    if deadline is None:
        return None, f"“{words}” không tính được ngày", False
    if not has_year and clock.on and deadline.end < clock.on and (later := _resolved(rule, words, year + 1)):
        return later, f"“{words}” không ghi năm; ngày đó của năm {year} đã qua, lấy năm {year + 1}", False
    reason = f"“{words}” là hạn đến hết ngày {deadline.end:%d/%m/%Y}"
    if not has_year:
        reason += f", năm {year} lấy theo văn bản"
    if words.startswith("trước") and rule in _BEFORE_PERIODS:
        return deadline, f"{reason} (trước khi kỳ đó bắt đầu)", False
    return deadline, reason, True


def _resolved(rule: str, words: str, year: int) -> Deadline | None:
    """The day or period that `words` name, in `year` where they name none."""
    tidy = re.sub(r"(?<=ngày )([0-3]) ([0-9])(?=\s?/)", r"\1\2", words)
    tidy = re.sub(r"\s?[/.\-]\s?(?=[0-9])", "/", tidy)
    if rule in {"month", "quarter", "bare"}:
        tidy = re.sub(rf"(?<=tháng |..quý )(?:{EARLIER})", "", tidy)
        tidy = re.sub(r"(?:các|hai|ba|0?[23])\s(?=tháng)|trong nửa đầu\s", "", tidy)
    if rule == "month in figures":
        tidy = re.sub(r"\s(?=[0-9]{1,2}/)", " tháng ", tidy)
    if rule == "half":
        tidy = tidy.replace("nửa", "6 tháng")
    if rule in {"day", "bare day"}:
        tidy = _NAMED_DAY.sub("", tidy)
        tidy = re.sub(r"m[ùồ]ng\s(?=[0-9])", "", tidy)
        tidy = re.sub(
            r"[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{2})?(?:\sphút)?|thứ\s\w+,?\s\(?|(?:sáng|trưa|chiều|tối|cuối|đúng)\s(?=ngày)",
            "",
            tidy,
        )
    if rule == "year":
        named = WITH_YEAR.search(tidy)
        found = Period.of(PeriodKind.YEAR, 1, int(named[0]) if named else year)
        deadline: Deadline | None = Deadline(end=found.last_day, period=found)
    else:
        deadline = parsing.phrase(tidy, year=year)
    period = deadline.period if deadline else None
    if period and words.startswith("trước") and rule in _BEFORE_PERIODS:
        return Deadline(end=period.start - dt.timedelta(days=1))
    if period and ("giữa tháng" in words or "nửa đầu tháng" in words):
        return Deadline(end=period.start.replace(day=15))
    return deadline


def _counted(match: re.Match[str], clock: Clock) -> Deadline | None:
    """The end of a term of days, weeks or months; its first day is not counted (Bộ luật Dân sự 2005, Điều 152)."""
    if match["other"]:
        return None
    named = parsing.phrase(match["from"], year=clock.on.year if clock.on else dt.MINYEAR)
    first = named.end if named else clock.issued
    if first is None:
        return None
    count, unit = int(match["count"]), match["unit"]
    if "làm việc" in match.group():
        day = first
        while count:
            day += dt.timedelta(days=1)
            count -= day.weekday() < _SATURDAY
        return Deadline(end=day)
    if unit == "tháng":
        months = first.month - 1 + count
        after = dt.date(first.year + (months + 1) // 12, (months + 1) % 12 + 1, 1)
        last = after - dt.timedelta(days=1)
        return Deadline(end=last.replace(day=min(first.day, last.day)))
    return Deadline(end=first + dt.timedelta(days=count * (7 if unit == "tuần" else 1)))


def _recurrence(words: str) -> Recurs | None:
    """How often; None for days and weeks, which a register does not know."""
    for word, recurs in (
        ("6 tháng", Recurs.HALF),
        ("3 tháng", Recurs.QUARTER),
        ("quý", Recurs.QUARTER),
        ("tháng", Recurs.MONTH),
        ("năm", Recurs.YEAR),
    ):
        if word in words:
            return recurs
    return None
