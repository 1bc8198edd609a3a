"""What every view stands on: the registers tracked at a day, and the words for what was counted, when, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from giaoban.dates import numeric_day, short_day
from giaoban.progress import Bucket, Rules, Time, Work
from giaoban.query import Filter, Role, came_due
from giaoban.report.counts import number
from giaoban.report.page import Names, Tone, Toned
from giaoban.terms import BUCKET, OPEN_GROUP, TIME, WORK
from giaoban.text import nfc

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from giaoban.dates import AsOf, Period, Scope
    from giaoban.model import Office, Register
    from giaoban.query import Glance, Shelf, Tallies, Tracked
    from giaoban.query.facts import Heading, Outline
    from giaoban.units import UnitDirectory

_FAR = 366
"""Days after the last deadline or event from which a question about today is likely meant for another day."""

_NAMED = 10
"""Up to how many registers are named where an answer says what was searched."""

_STATES = {**TIME, **BUCKET, **WORK, "open": "Chưa hoàn thành"}
"""The words for what `--state` can ask for."""

MARK = "Số liệu minh họa."
"""What stands on every page printed from made-up figures."""

_ROLES = {Role.LEAD: "chủ trì, thực hiện", Role.COOPERATING: "phối hợp", Role.MONITORING: "theo dõi, đôn đốc"}

NOTHING = Filter()
"""The filter that narrows nothing."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The shelf of registers, the rules they are judged by, and the span of time asked about.

    `narrowed` is the filter asked; `lists_deadlines` says that a period would only narrow the deadlines listed.
    """

    shelf: Shelf
    rules: Rules
    scope: Scope
    narrowed: Filter = NOTHING
    lists_deadlines: bool = False

    @cached_property
    def tracked(self) -> tuple[Tracked, ...]:
        """Every task as of the day the answer is for."""
        return tuple(self.track(self.scope.as_of))

    def track(self, at: AsOf) -> list[Tracked]:
        """Every task as of another day."""
        return self.shelf.track(at)

    @property
    def of_leads(self) -> Frame:
        """The same of what its unit leads, where it is of one."""
        return replace(self, narrowed=replace(self.narrowed, role=Role.LEAD)) if self.narrowed.unit else self

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The registers that papers rest on: with something in them, and a document there was on the day judged."""
        day = self.scope.as_of.day
        return tuple(one for one in self.shelf.headings if not one.is_empty and one.document.date <= day)

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers, whole."""
        return self.shelf.registers

    @cached_property
    def has_several(self) -> bool:
        """Whether several registers are read, so that ids need their register's beside them."""
        return len(self.shelf.ids) > 1

    @cached_property
    def number(self) -> int:
        """How many tasks there are as of the day the answer is for."""
        return self.shelf.number(self.scope.as_of)

    @cached_property
    def chosen(self) -> list[Tracked]:
        """Those that the filter accepts."""
        return self.select(self.narrowed)

    def select(self, wanted: Filter) -> list[Tracked]:
        """The tasks that another filter accepts as of the day the answer is for."""
        return self.shelf.select(self.scope.as_of, wanted)

    @cached_property
    def outlines(self) -> Mapping[int, Outline]:
        """Where every task and each of its threads stands as of that day, by the task's position."""
        return self.shelf.outlines(self.scope.as_of)

    @property
    def narrows_nothing(self) -> bool:
        """Whether the filter accepts every task."""
        return self.narrowed == NOTHING

    @cached_property
    def tallies(self) -> Tallies:
        """The sums over all tasks as of that day."""
        return self.shelf.tallies(*self.counting)

    @property
    def counting(self) -> tuple[AsOf, Period | None]:
        """What sums are counted by: the day they are for, and the span whose last days have come."""
        return self.scope.as_of, self.scope.window

    @property
    def units(self) -> UnitDirectory:
        """The unit list."""
        return self.rules.units

    @property
    def office(self) -> Office:
        """The office's settings."""
        return self.rules.office

    @property
    def when(self) -> str:
        """`Quý III năm 2009, chốt hết ngày 30/9/2009`; the words of the day alone without a period."""
        scope = self.scope
        if scope.period is None:
            return scope.as_of.words
        window = ""
        if scope.window is not None and scope.window != scope.period:
            window = f" (số liệu từ ngày {short_day(scope.window.start)} đến ngày {short_day(scope.window.last_day)})"
        others = (
            f"; sổ còn có số liệu năm {', '.join(map(str, scope.years))}, ghi --year để chọn" if scope.years else ""
        )
        first = " (kỳ đầu tiên sau ngày văn bản)" if scope.beyond else ""
        return f"{scope.period.label}{first}{window}, {scope.as_of.words}{others}"

    @property
    def searched(self) -> str:
        """What the filter asked for, as the end of a sentence: ` của Cục Việc làm, nhóm 1`; empty without one."""
        wanted = self.narrowed
        parts = []
        if wanted.due_in:
            parts.append(f" có thời hạn {wanted.due_in.inside}")
        if wanted.unit:
            role = "" if wanted.role is Role.ANY else f" ({_ROLES[wanted.role]})"
            parts.append(f" của {self.units.name(wanted.unit)}{role}")
        if wanted.group:
            parts.append(f" thuộc nhóm {wanted.group}")
        if wanted.state:
            parts.append(f" ở tình trạng “{_STATES[wanted.state].lower()}”")
        if wanted.grep:
            parts.append(f" có chữ “{nfc(wanted.grep)}”")
        return ",".join(parts)

    @property
    def in_registers(self) -> str:
        """`trong 1 sổ (GB-2009-6T)`."""
        ids = self.shelf.ids
        if len(ids) > _NAMED:
            return f"trong {number(len(ids))} sổ"
        return f"trong {len(ids)} sổ ({', '.join(ids)})" if ids else "(thư mục chưa có sổ nào)"

    @property
    def hints(self) -> tuple[str, ...]:
        """A word on how to ask for the close, where the day asked is far from all the registers hold."""
        span = self.shelf.span(self.scope.as_of.known_on)
        if self.scope.period is not None or span is None:
            return ()
        last = span[1]
        if (self.scope.asked_on - last).days < _FAR:
            return ()
        known = f"Gợi ý: thời hạn, diễn biến cuối cùng trong sổ là ngày {short_day(last)}."
        if self.lists_deadlines:
            return (f"{known} Để xem tình hình vào thời điểm đó, thêm --as-of {numeric_day(last)}.",)
        return (f"{known} Để xem tình hình khi chốt kỳ, thêm --year {last.year}, hoặc --quarter, --month, --as-of.",)

    @property
    def marks(self) -> tuple[str, ...]:
        """The line that stands on every page printed from made-up figures."""
        return (MARK,) if self.shelf.demonstration else ()

    def names(self, codes: tuple[str, ...]) -> Names:
        """The units, an open group with the word that nobody can list it."""
        found = self._names.get(codes)
        if found is None:
            # names of units have commas of their own
            full = "; ".join(self.named(code) for code in codes)
            found = self._names[codes] = Names(full, ", ".join(codes))
        return found

    @cached_property
    def _names(self) -> dict[tuple[str, ...], Names]:
        """The names made so far: most tasks are one of few units'."""
        return {}

    def named(self, code: str) -> str:
        """The unit's name; an open group's with `(không xác định cụ thể)`."""
        name = self.units.name(code)
        return f"{name} {OPEN_GROUP}" if self.units.is_open(code) else name

    def leads(self, one: Tracked) -> tuple[str, ...]:
        """Who does the task now: its threads, in the order they began, and the open groups it was given to."""
        lead = one.lead
        if lead == one.holders:
            return lead
        return (*one.holders, *(code for code in lead if self.units.is_open(code)))

    def came_due(self, facts: Glance) -> bool:
        """Whether the last day falls in the period or, without one, on or before the day asked."""
        return came_due(facts, *self.counting)


def state_cell(one: Tracked, unit: str | None = None) -> Toned:
    """The state in words, with the days late, and how many of several units are done."""
    return state_of(one.glance(unit))


def state_of(facts: Glance) -> Toned:
    """The same of what is said of a task."""
    done = facts.done_threads if facts.live_threads > 1 else 0
    return _state(facts.bucket, facts.work, facts.time, facts.days_late, done, facts.live_threads)


@lru_cache(maxsize=4096)
def _state(  # noqa: PLR0913, PLR0917 - what the words are made of
    bucket: Bucket, work: Work, time: Time | None, days_late: int | None, done: int, live: int
) -> Toned:
    joint = f"; {done}/{live} đơn vị đã hoàn thành" if done and bucket.is_open else ""
    return Toned(f"{_state_words(bucket, work, time, days_late)}{joint}", _tone(bucket, time))


def state_words(facts: Glance) -> str:
    """`Quá hạn 12 ngày, chưa có báo cáo`, `Hoàn thành đúng hạn`, `Trong hạn, đang thực hiện`."""
    return _state_words(facts.bucket, facts.work, facts.time, facts.days_late)


@lru_cache(maxsize=4096)
def _state_words(bucket: Bucket, state: Work, time: Time | None, days_late: int | None) -> str:
    work = WORK[state.value]
    match bucket:
        case Bucket.DONE_ON_TIME | Bucket.DONE_LATE | Bucket.DONE_NO_DEADLINE:
            late = f" {number(days_late)} ngày" if days_late else ""
            waiting = ", chờ xác nhận" if state is Work.AWAITING_ACCEPTANCE else ""
            done = "Hoàn thành" if bucket is Bucket.DONE_NO_DEADLINE else BUCKET[bucket.value]
            return f"{done}{late}{waiting}"
        case Bucket.OPEN_OVERDUE:
            late = number(days_late or 0)
            return f"Quá hạn {late} ngày, {work.lower()}" if days_late else f"Hết hạn, {work.lower()}"
        case Bucket.OPEN_IN_TIME:
            return f"{TIME[(time or '').__str__()]}, {work.lower()}"
        case _:
            return work


def tone(facts: Glance) -> Tone:
    """The meaning of a state for outputs with colours."""
    return _tone(facts.bucket, facts.time)


@lru_cache
def _tone(bucket: Bucket, time: Time | None) -> Tone:
    if bucket is Bucket.OPEN_OVERDUE:
        return Tone.LATE
    if bucket.is_done:
        return Tone.DONE
    if time in {Time.DUE_SOON, Time.DUE_TODAY}:
        return Tone.SOON
    return Tone.MUTED if bucket in {Bucket.WITHDRAWN, Bucket.UNSCORED} else Tone.NONE


def deadline_cell(facts: Glance) -> dt.date | str:
    """The last day, or that there is none."""
    return facts.end or "Không"
