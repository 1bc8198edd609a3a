"""Letters that urge: for each unit what it has not done in time or must do soon, and what it was reminded of before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.model import Reminder
from giaoban.progress import Bucket
from giaoban.progress.fold import known
from giaoban.query import Filter, Sort, ordered, tally
from giaoban.report.counts import Counts, counted, number
from giaoban.report.lists import identifier
from giaoban.report.page import Column, Grid, Page, Prose, Tone, Toned

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.model import Register
    from giaoban.progress import Thread
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """A letter sent before: its day, its number, and when it asked for an answer."""

    date: dt.date
    document: str | None
    reply_by: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Urged:
    """A task in a letter, by the unit's own thread.

    `late` is whether it is overdue; `days` counts the days late or, for one due soon, the days left. `unanswered` is
    the first day an answer was asked for by that is past, with no report of the unit since it was asked.
    """

    tracked: Tracked
    thread: Thread
    late: bool
    days: int
    before: tuple[Reminded, ...]
    unanswered: dt.date | None

    @property
    def times(self) -> int:
        """Which reminder this letter is for the task, from 1."""
        return len(self.before) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One unit's letter. `counts` are of all that the unit leads, `tasks` what it is urged about, longest late first.

    `reply_by` is the day an answer is asked for by, None where the office has not set it yet.
    """

    unit: str
    name: str
    counts: Counts
    tasks: tuple[Urged, ...]
    reply_by: dt.date | None

    def __post_init__(self) -> None:
        """Assert that all overdue tasks of the unit are in the letter."""
        if len(self.overdue) > self.counts.open_overdue:
            message = f"{len(self.overdue)} overdue in the letter, {self.counts.open_overdue} counted"
            raise AssertionError(message)

    @property
    def overdue(self) -> tuple[Urged, ...]:
        """Those past their last day."""
        return tuple(one for one in self.tasks if one.late)

    @property
    def soon(self) -> tuple[Urged, ...]:
        """Those due soon."""
        return tuple(one for one in self.tasks if not one.late)

    @property
    def reminded(self) -> tuple[Urged, ...]:
        """Those that the unit was reminded of before."""
        return tuple(one for one in self.tasks if one.before)

    @property
    def unanswered(self) -> tuple[Urged, ...]:
        """Those for which an answer asked for has not come in time."""
        return tuple(one for one in self.tasks if one.unanswered)

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers the tasks stand in, each once."""
        return tuple({one.tracked.register.id: one.tracked.register for one in self.tasks}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The letters of a day in protocol order.

    `own` are the tasks that the office itself has in arrears: it writes itself no letter unless asked for by name.
    `searched` counts the open threads with a deadline that were looked at.
    """

    letters: tuple[Letter, ...]
    within: int
    own: int
    searched: int


def letters(frame: Frame, *, within: int, reply_by: dt.date | None) -> Letters:
    """A letter for each unit with overdue tasks, or ones due within so many days; for the filter's unit alone."""
    wanted = frame.narrowed
    chosen = frame.select(Filter(group=wanted.group))
    held: dict[str, list[Tracked]] = {}
    for one in chosen:
        for thread in one.standing.threads:
            if wanted.unit in {None, thread.unit}:
                held.setdefault(thread.unit, []).append(one)
    made, own, searched = [], 0, 0
    for unit in sorted(held, key=frame.units.position):
        tasks = [urged for one in held[unit] if (urged := _urged(frame, one, unit, within))]
        searched += sum(one.facts(unit).bucket in _WAITING for one in held[unit])
        if not tasks:
            continue
        if wanted.unit is None and unit == frame.office.own_unit:
            own = len(tasks)
            continue
        threads = [own_part for one in held[unit] if (own_part := one.standing.thread(unit))]
        made.append(
            Letter(
                unit=unit,
                name=frame.units.name(unit),
                counts=counted(tally(threads, *frame.counting)),
                tasks=_in_order(frame, tasks, unit),
                reply_by=reply_by,
            )
        )
    return Letters(letters=tuple(made), within=within, own=own, searched=searched)


_WAITING = (Bucket.OPEN_OVERDUE, Bucket.OPEN_IN_TIME)


def _in_order(frame: Frame, tasks: list[Urged], unit: str) -> tuple[Urged, ...]:
    """The overdue, longest first, then those due soon, soonest first."""
    by_task = {one.tracked.reference: one for one in tasks}
    late = ordered((one.tracked for one in tasks if one.late), frame.rules, Sort.DAYS_LATE, unit=unit)
    soon = ordered((one.tracked for one in tasks if not one.late), frame.rules, Sort.DEADLINE, unit=unit)
    return tuple(by_task[one.reference] for one in (*late, *soon))


def _urged(frame: Frame, one: Tracked, unit: str, within: int) -> Urged | None:
    thread, today = one.standing.thread(unit), frame.scope.as_of.day
    if thread is None or thread.end is None or thread.bucket not in _WAITING:
        return None
    late = thread.bucket is Bucket.OPEN_OVERDUE
    days = thread.days_late or 0 if late else (thread.end - today).days
    if not late and days > within:
        return None
    before = _before(frame, one, unit)
    heard = thread.last_report
    # a later reminder that names no day takes nothing back of what an earlier one asked for
    owed = [sent.reply_by for sent in before if sent.reply_by and (heard is None or heard < sent.date)]
    return Urged(
        tracked=one,
        thread=thread,
        late=late,
        days=days,
        before=before,
        unanswered=min((day for day in owed if day < today), default=None),
    )


def _before(frame: Frame, one: Tracked, unit: str) -> tuple[Reminded, ...]:
    """The reminders that were sent to the unit, oldest first; one that names no unit went to the only one."""
    return tuple(
        Reminded(date=event.date, document=event.document, reply_by=event.reply_by)
        for _, event in known(one.task.events, frame.scope.as_of)
        if isinstance(event, Reminder) and (unit in event.unit or not event.unit)
    )


# --- words -----------------------------------------------------------------------------------------------------------


def time_words(one: Urged) -> str:
    """`quá hạn 12 ngày`, `còn 3 ngày`, `đến hạn hôm nay`."""
    if one.late:
        return f"quá hạn {number(one.days)} ngày" if one.days else "hết hạn hôm nay"
    return f"còn {number(one.days)} ngày" if one.days else "đến hạn hôm nay"


def reminded_words(one: Urged) -> str:
    """`đôn đốc lần 2, quá hạn trả lời từ ngày 20/9/2009`; empty for a first reminder."""
    if not one.before:
        return ""
    late = f", quá hạn trả lời từ ngày {short_day(one.unanswered)}" if one.unanswered else ""
    return f"đôn đốc lần {number(one.times)}{late}"


def office_name(frame: Frame) -> str:
    """How the office is called in running text: its own unit's name, else its heading in small letters."""
    own, office = frame.office.own_unit, frame.office.office
    if own and own in frame.units:
        return frame.units.name(own)
    return office.capitalize() if office and office.isupper() else office or "Văn phòng"


def subject(registers: Iterable[Register]) -> str:
    """What the tasks come from: `Kết luận của Bộ trưởng tại Hội nghị giao ban ...`."""
    titles = [register.title for register in registers]
    return titles[0] if len(titles) == 1 else "các kết luận của Bộ trưởng tại hội nghị giao ban"


def short(frame: Frame, view: Letter) -> tuple[str, ...]:
    """The letter in a few lines, to paste into a message."""
    late, soon = len(view.overdue), len(view.soon)
    parts = [f"{number(late)} nhiệm vụ quá hạn"] if late else []
    parts += [f"{number(soon)} nhiệm vụ sắp đến hạn"] if soon else []
    head = (
        f"Kính gửi {view.name}: {frame.scope.as_of.words}, đơn vị còn {', '.join(parts)} "
        f"theo {subject(view.registers)}."
    )
    lines = []
    for one in view.tasks:
        end = short_day(one.thread.end) if one.thread.end else ""
        before = reminded_words(one)
        said = "; ".join(part for part in (f"hạn {end}", time_words(one), before) if part)
        lines.append(f"- {identifier(frame, one.tracked)}. {one.tracked.task.title} ({said}).")
    by = f" trước ngày {short_day(view.reply_by)}" if view.reply_by else ""
    ask = f"Đề nghị đơn vị báo cáo kết quả, nguyên nhân và thời gian hoàn thành về {office_name(frame)}{by}."
    return (*frame.marks, head, *lines, ask)


_COLUMNS = (
    Column(title="Đơn vị", wide=True),
    Column(title="Quá hạn", right=True),
    Column(title="Quá hạn lâu nhất (ngày)", right=True),
    Column(title="Sắp đến hạn", right=True),
    Column(title="Đã đôn đốc", right=True),
    Column(title="Quá hạn trả lời", right=True),
    Column(title="Nhiệm vụ", wide=True),
)


def letters_page(frame: Frame, view: Letters) -> Page:
    """The page of `giaoban letter` without a file: whom it would write to, and about what."""
    searched = f"{frame.searched} {frame.in_registers}, {frame.scope.as_of.words}"
    looked = f"đã xét {number(view.searched)} lượt giao có thời hạn chưa hoàn thành"
    span = f"đến hạn trong {number(view.within)} ngày tới"
    hints = (*frame.hints, *own_hint(frame, view))
    if not view.letters:
        line = f"Không có đơn vị nào phải đôn đốc: không có nhiệm vụ quá hạn hoặc {span}{searched} ({looked})."
        return Page(head=(*frame.marks, line), parts=(), hints=hints)
    head = f"{number(len(view.letters))} đơn vị có nhiệm vụ quá hạn hoặc {span}{searched} ({looked})."
    rows = tuple(
        (
            one.name,
            Toned(number(len(one.overdue)), Tone.LATE if one.overdue else Tone.NONE),
            max((urged.days for urged in one.overdue), default=0),
            len(one.soon),
            len(one.reminded),
            len(one.unanswered),
            ", ".join(identifier(frame, urged.tracked) for urged in one.tasks),
        )
        for one in view.letters
    )
    made = "Soạn công văn cho các đơn vị: giaoban letter -o thu/; cho một đơn vị: giaoban letter --unit ĐƠN_VỊ."
    return Page(head=(*frame.marks, head), parts=(Grid(columns=_COLUMNS, rows=rows), Prose(lines=(made,))), hints=hints)


def own_hint(frame: Frame, view: Letters) -> tuple[str, ...]:
    """That the office's own tasks are left out."""
    unit = frame.office.own_unit
    if not view.own or unit is None:
        return ()
    left_out = f"Không soạn cho {frame.units.name(unit)} (đơn vị của người dùng): {number(view.own)} nhiệm vụ"
    return (f"{left_out}. Nếu cần, thêm --unit {unit}.",)
