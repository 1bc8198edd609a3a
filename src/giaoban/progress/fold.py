"""Events folded into threads: what each kind of event does, and when it makes no sense.

The effects and the objections stand side by side, so that `check`, `update` and every query judge an event alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.errors import Level
from giaoban.model import (
    Accepted,
    Answered,
    Done,
    Extension,
    ExtensionRefused,
    ExtensionRequest,
    Note,
    Progress,
    RaisedAgain,
    Resumed,
    Returned,
    Suspended,
    Transferred,
    UnitAdded,
    Withdrawn,
)
from giaoban.progress.axes import Work
from giaoban.progress.effects import apply
from giaoban.progress.state import State
from giaoban.terms import EVENT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.dates import AsOf
    from giaoban.model import Event, Register, Task
    from giaoban.units import UnitDirectory


_OF_A_WHOLE_THREAD = (
    Accepted,
    Returned,
    ExtensionRequest,
    Extension,
    ExtensionRefused,
    Suspended,
    Resumed,
    Transferred,
    Withdrawn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why an event makes no sense where it stands; `event` is its position in the file, from 0."""

    event: int
    code: str
    message: str
    remedy: str
    level: Level = Level.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one event left of one thread; `event` is its position in the file, from 0."""

    event: int
    unit: str
    work: Work
    deadline_end: dt.date | None


def as_known(event: Event, day: dt.date | None) -> Event | None:
    """The event as it stood on a day: not voided yet, where that came later; None where it was entered later itself.

    As it stands now, for None.
    """
    if day is None:
        return event
    if event.entered > day:
        return None
    return replace(event, voided=None) if event.voided and event.voided.recorded > day else event


def known(events: Iterable[Event], at: AsOf | None) -> list[tuple[int, Event]]:
    """The events that count `at` a day, by date and then by place in the file; all that are not voided for None.

    An entry voided later still counts for what was known before, and is then as it was.
    """
    counted = []
    known_on = at.known_on if at else None
    for index, event in enumerate(events):
        stood = as_known(event, known_on)
        if stood and not stood.voided and not (at and stood.date > at.day):
            counted.append((index, stood))
    return sorted(counted, key=lambda pair: (pair[1].date, pair[0]))


class Fold:
    """The threads of one task, with events folded in one after the other."""

    def __init__(self, task: Task, register: Register, units: UnitDirectory) -> None:
        """Begin a thread for each lead that is not an open group; with none, one that stands for the whole task."""
        self.task, self.units, self.acceptance = task, units, register.acceptance
        self.assigned = register.assigned(task)
        named = [code for code in task.lead if not units.is_open(code)]
        self.threads: dict[str, State] = {code: self._begin(code, self.assigned) for code in named}
        self.whole: State | None = None if self.threads else self._begin("", self.assigned)
        self.others: set[str] = {*task.cooperating, *task.monitoring}
        self.last_event: dt.date | None = None
        self.objections: list[Objection] = []
        self._event, self._of = 0, ""

    def _begin(self, unit: str, since: dt.date) -> State:
        return State(unit=unit, since=since, deadline=self.task.deadline, original=self.task.deadline)

    def add(self, index: int, event: Event) -> list[State]:
        """Fold one event in; gives the threads it touched."""
        self._event = index
        self.last_event = event.date
        if isinstance(event, Answered | RaisedAgain):
            self.object("E01", f"“{EVENT[event.kind]}” chỉ ghi cho kiến nghị", "Chuyển xuống kiến nghị tương ứng")
            return []
        if isinstance(event, UnitAdded):
            return self._add_units(event)
        touched = self._touched(event)
        for state in touched:
            self._of = state.unit if len(touched) > 1 else ""
            apply(event, state, self)
            state.last_event = event.date
        self._of = ""
        return [*touched, *self._heard(event)]

    def object(self, code: str, message: str, remedy: str, level: Level = Level.ERROR) -> None:
        """Note what is wrong with the event being folded in; of several units it speaks of, for which one."""
        message = f"{self.units.name(self._of)}: {message}" if self._of else message
        self.objections.append(Objection(event=self._event, code=code, message=message, remedy=remedy, level=level))

    def who(self, state: State) -> str:
        """The unit of a thread and a blank, where an objection does not begin with it anyway."""
        return f"{self.units.name(state.unit)} " if state.unit and not self._of else ""

    def _add_units(self, event: Event) -> list[State]:
        if not event.unit:
            self.object("E02", "bổ sung đơn vị nhưng không ghi đơn vị nào", "Thêm khóa unit")
        if not any(self.units.is_open(code) for code in self.task.lead):
            message = "nhiệm vụ không giao cho nhóm nào còn chưa xác định cụ thể"
            self.object("E03", message, "Xem lại khóa lead của nhiệm vụ", Level.WARNING)
        begun = []
        for code in event.unit:
            if self.units.is_open(code):
                self.object("E08", f"“{self.units.name(code)}” chưa xác định cụ thể", "Ghi từng đơn vị ở khóa unit")
                continue
            if code in self.threads:
                self.object("E04", f"{self.units.name(code)} đã thực hiện nhiệm vụ này", "Bỏ lần ghi này")
                continue
            self.threads[code] = self._begin(code, event.date)
            self.threads[code].last_event = event.date
            begun.append(self.threads[code])
        if begun:
            self.whole = None
        return begun

    def _touched(self, event: Event) -> list[State]:
        """The threads an event speaks of; objects where it does not say, or names a unit without a part in the task."""
        if not event.unit:
            threads = [self.whole] if self.whole else list(self.threads.values())
            if len(threads) > 1 and not isinstance(event, Note):
                names = "; ".join(self.units.name(code) for code in self.threads)
                self.object(
                    "E05",
                    f"nhiệm vụ có {len(threads)} đơn vị cùng thực hiện, chưa ghi đơn vị nào",
                    f"Thêm khóa unit: {names}",
                )
                return []
            return threads if len(threads) == 1 else []
        touched = []
        for code in event.unit:
            if code in self.threads:
                touched.append(self.threads[code])
            elif (self._takes_part(code) and isinstance(event, Progress | Note)) or self._group_of(code):
                continue
            elif self._takes_part(code):
                self.object(
                    "E06",
                    f"{self.units.name(code)} chỉ phối hợp hoặc theo dõi, không ghi được “{EVENT[event.kind]}”",
                    "Ghi cập nhật tiến độ hoặc ghi chú",
                )
            else:
                self.object(
                    "E07",
                    f"{self.units.name(code)} không được giao nhiệm vụ này",
                    "Sửa khóa unit, hoặc ghi chuyển đơn vị trước",
                )
        return touched

    def _heard(self, event: Event) -> list[State]:
        """The threads of closed groups a member of which is the unit of the event, touched by what it says."""
        groups = []
        for code in event.unit:
            # a unit may monitor a task that its whole group was given: it reports as a member too
            if code in self.threads or (self._takes_part(code) and isinstance(event, Progress | Note)):
                continue
            if group := self._group_of(code):
                self._heard_from_member(group, code, event)
                groups.append(group)
        return groups

    def _takes_part(self, code: str) -> bool:
        return code in self.others or any(group in self.others for group in self.units.groups_of(code))

    def _group_of(self, code: str) -> State | None:
        return next((self.threads[group] for group in self.units.groups_of(code) if group in self.threads), None)

    def _heard_from_member(self, group: State, code: str, event: Event) -> None:
        """Only an event of the group itself changes its thread; a member's report shows that work goes on."""
        if isinstance(event, Progress | Done):
            begun = isinstance(event, Done) or event.percent != 0
            if group.work in {Work.NO_REPORT, Work.NOT_STARTED}:
                group.work = Work.IN_PROGRESS if begun else Work.NOT_STARTED
            group.last_report = event.date
        elif isinstance(event, _OF_A_WHOLE_THREAD):
            whole = self.units.name(group.unit)
            message = (
                f"{self.units.name(code)} là thành viên của “{whole}”, “{EVENT[event.kind]}” chỉ ghi được cho cả nhóm"
            )
            self.object("E09", message, f"Nếu đúng là cho cả nhóm, ghi unit: {group.unit}", Level.WARNING)
        group.last_event = event.date


def fold(task: Task, register: Register, units: UnitDirectory, at: AsOf | None) -> Fold:
    """The threads of `task` with all that counts `at` a day; with all events for None."""
    folded = Fold(task, register, units)
    for index, event in known(task.events, at):
        folded.add(index, event)
    return folded


def objections(task: Task, register: Register, units: UnitDirectory) -> list[Objection]:
    """What makes no sense in the events of `task`, dates included, in the order of the file."""
    folded = fold(task, register, units, None)
    found = list(folded.objections)
    previous: Event | None = None
    for index, event in enumerate(task.events):
        if event.voided:
            continue
        if event.date < folded.assigned:
            message = f"ngày {short_day(event.date)} trước ngày giao nhiệm vụ ({short_day(folded.assigned)})"
            found.append(
                Objection(event=index, code="E30", message=message, remedy="Sửa khóa date", level=Level.WARNING)
            )
        if event.recorded and event.recorded < event.date:
            message = f"ghi sổ ngày {short_day(event.recorded)}, trước ngày diễn ra ({short_day(event.date)})"
            found.append(
                Objection(
                    event=index, code="E31", message=message, remedy="Sửa date hoặc recorded", level=Level.WARNING
                )
            )
        # an entry with a day of entering of its own is told late, which is what the second clock is for
        if previous and event.date < previous.date and event.recorded is None:
            message = f"ngày {short_day(event.date)} lùi trước lần ghi liền trên ({short_day(previous.date)})"
            remedy = "Sửa date, hoặc thêm recorded nếu là ghi bù"
            found.append(Objection(event=index, code="E32", message=message, remedy=remedy, level=Level.WARNING))
        previous = event
    return sorted(found, key=lambda objection: (objection.event, objection.code))


def trace(task: Task, register: Register, units: UnitDirectory, at: AsOf) -> list[Step]:
    """What each event that counts `at` a day left of the threads it touched, in the order it was folded."""
    folded = Fold(task, register, units)
    steps = []
    for index, event in known(task.events, at):
        for state in folded.add(index, event):
            end = state.deadline.end if state.deadline else None
            steps.append(Step(event=index, unit=state.unit, work=state.work, deadline_end=end))
    return steps
