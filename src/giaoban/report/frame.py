"""What every view stands on: the registers tracked at a day, and the words for what was counted, when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from giaoban.dates import numeric_day, short_day
from giaoban.progress import Bucket, Rules, Work
from giaoban.query import Filter, Role, track
from giaoban.report.counts import number
from giaoban.report.page import Names, Tone, Toned
from giaoban.terms import BUCKET, OPEN_GROUP, TIME, WORK
from giaoban.text import nfc

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import AsOf, Scope
    from giaoban.model import Office, Register
    from giaoban.query import Facts, Tracked
    from giaoban.units import UnitDirectory

_FAR = 366
"""Days after the last deadline or event from which a question about today is likely meant for another day."""


_STATES = {**TIME, **BUCKET, **WORK, "open": "Chưa hoàn thành"}
"""The words for what `--state` can ask for."""

MARK = "Số liệu minh họa."
"""What stands on every page printed from made-up figures."""

_ROLES = {Role.LEAD: "chủ trì, thực hiện", Role.COOPERATING: "phối hợp", Role.MONITORING: "theo dõi, đôn đốc"}

NOTHING = Filter()
"""The filter that narrows nothing."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The registers, the rules they are judged by, and the span of time asked about.

    `narrowed` is the filter asked; `lists_deadlines` says that a period would only narrow the deadlines listed.
    """

    registers: tuple[Register, ...]
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
        return track(self.registers, self.rules, at)

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
        names = ", ".join(register.id for register in self.registers)
        return f"trong {len(self.registers)} sổ ({names})" if self.registers else "(thư mục chưa có sổ nào)"

    @property
    def hints(self) -> tuple[str, ...]:
        """A word on how to ask for the close, where the day asked is far from all the registers hold."""
        if self.scope.period is not None or not self.registers:
            return ()
        last = max(register.days(self.scope.as_of.known_on)[1] for register in self.registers)
        if (self.scope.asked_on - last).days < _FAR:
            return ()
        known = f"Gợi ý: thời hạn, diễn biến cuối cùng trong sổ là ngày {short_day(last)}."
        if self.lists_deadlines:
            return (f"{known} Để xem tình hình vào thời điểm đó, thêm --as-of {numeric_day(last)}.",)
        return (f"{known} Để xem tình hình khi chốt kỳ, thêm --year {last.year}, hoặc --quarter, --month, --as-of.",)

    @property
    def marks(self) -> tuple[str, ...]:
        """The line that stands on every page printed from made-up figures."""
        return (MARK,) if any(register.demonstration for register in self.registers) else ()

    def names(self, codes: tuple[str, ...]) -> Names:
        """The units, an open group with the word that nobody can list it."""
        # names of units have commas of their own
        full = "; ".join(self.named(code) for code in codes)
        return Names(full, ", ".join(codes))

    def named(self, code: str) -> str:
        """The unit's name; an open group's with `(không xác định cụ thể)`."""
        name = self.units.name(code)
        return f"{name} {OPEN_GROUP}" if self.units.is_open(code) else name

    def leads(self, one: Tracked) -> tuple[str, ...]:
        """Who does the task now: its threads, in the order they began, and the open groups it was given to."""
        held = tuple(thread.unit for thread in one.standing.threads)
        return (*held, *(code for code in one.task.lead if self.units.is_open(code)))

    def came_due(self, facts: Facts) -> bool:
        """Whether the last day falls in the period or, without one, on or before the day asked.

        What is suspended or withdrawn does not come due.
        """
        if facts.end is None or facts.bucket in {Bucket.WITHDRAWN, Bucket.OPEN_SUSPENDED}:
            return False
        window = self.scope.window
        return facts.end in window if window else facts.end <= self.scope.as_of.day


def state_cell(one: Tracked, unit: str | None = None) -> Toned:
    """The state in words, with the days late, and how many of several units are done."""
    facts = one.facts(unit)
    several = facts is one.standing and one.standing.live_threads > 1
    joint = ""
    if several and facts.bucket is not Bucket.UNSCORED and not facts.bucket.is_done and one.standing.done_threads:
        joint = f"; {one.standing.done_threads}/{one.standing.live_threads} đơn vị đã hoàn thành"
    return Toned(f"{state_words(facts)}{joint}", tone(facts))


def state_words(facts: Facts) -> str:
    """`Quá hạn 12 ngày, chưa có báo cáo`, `Hoàn thành đúng hạn`, `Trong hạn, đang thực hiện`."""
    work = WORK[facts.work.value]
    match facts.bucket:
        case Bucket.DONE_ON_TIME | Bucket.DONE_LATE | Bucket.DONE_NO_DEADLINE:
            late = f" {number(facts.days_late)} ngày" if facts.days_late else ""
            waiting = ", chờ xác nhận" if facts.work is Work.AWAITING_ACCEPTANCE else ""
            done = "Hoàn thành" if facts.bucket is Bucket.DONE_NO_DEADLINE else BUCKET[facts.bucket.value]
            return f"{done}{late}{waiting}"
        case Bucket.OPEN_OVERDUE:
            late = number(facts.days_late or 0)
            return f"Quá hạn {late} ngày, {work.lower()}" if facts.days_late else f"Hết hạn, {work.lower()}"
        case Bucket.OPEN_IN_TIME:
            return f"{TIME[(facts.time or '').__str__()]}, {work.lower()}"
        case _:
            return work


def tone(facts: Facts) -> Tone:
    """The meaning of a state for outputs with colours."""
    if facts.bucket is Bucket.OPEN_OVERDUE:
        return Tone.LATE
    if facts.bucket.is_done:
        return Tone.DONE
    if facts.time is not None and facts.time.value in {"due-soon", "due-today"}:
        return Tone.SOON
    return Tone.MUTED if facts.bucket in {Bucket.WITHDRAWN, Bucket.UNSCORED} else Tone.NONE


def deadline_cell(facts: Facts) -> dt.date | str:
    """The last day, or that there is none."""
    return facts.end or "Không"
