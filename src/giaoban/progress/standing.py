"""From folded threads to the standing of a task at a day: three axes, never merged into one code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from giaoban.model import TaskKind
from giaoban.progress.axes import DONE, OPEN, REPORTED, Bucket, ExtensionState, Time, Work
from giaoban.progress.fold import fold
from giaoban.progress.occurrence import occurrences

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import AsOf, Deadline
    from giaoban.model import Office, Register, Task
    from giaoban.progress.axes import Rules
    from giaoban.progress.fold import Fold
    from giaoban.progress.occurrence import Occurrence, Pause
    from giaoban.progress.state import State


class Thread(NamedTuple):
    """One lead unit's part: its own work, time and deadline.

    `end` is the last day in time, `original_end` the one first given. `days_late` counts days after `end`: to the
    report where done late, to the day asked where overdue, 0 at the close of the last day. `late_by_original` judges
    by the original deadline, None without one or while not over.
    """

    unit: str
    since: dt.date
    work: Work
    time: Time | None
    bucket: Bucket
    deadline: Deadline | None
    end: dt.date | None
    original_end: dt.date | None
    days_late: int | None
    late_by_original: bool | None
    extension: ExtensionState
    extensions: int
    requested: Deadline | None
    done_on: dt.date | None
    document: str | None
    percent: int | None
    last_event: dt.date | None
    last_report: dt.date | None
    reminders: int
    reply_by: dt.date | None
    redo_by: dt.date | None
    occurrences: tuple[Occurrence, ...]
    pauses: tuple[Pause, ...]

    @property
    def live_threads(self) -> int:
        """Of the one thread there is, for what is asked of tasks and threads alike."""
        return 1

    @property
    def done_threads(self) -> int:
        """As above: a thread is done by its bucket."""
        return 0


class Standing(NamedTuple):
    """The task as a whole, from its threads. `whole` stands for the task where no unit has a thread."""

    work: Work
    time: Time | None
    bucket: Bucket
    deadline: Deadline | None
    end: dt.date | None
    original_end: dt.date | None
    days_late: int | None
    late_by_original: bool | None
    extension: ExtensionState
    extensions: int
    last_event: dt.date | None
    threads: tuple[Thread, ...]
    whole: Thread | None
    done_threads: int
    live_threads: int

    def thread(self, unit: str) -> Thread | None:
        """The thread of the unit with this code, or None."""
        return next((thread for thread in self.threads if thread.unit == unit), None)

    @property
    def done_on(self) -> dt.date | None:
        """The day of the latest report of completion that stands, of any thread."""
        everyone = (self.whole,) if self.whole else self.threads
        return max((thread.done_on for thread in everyone if thread.done_on), default=None)


def derive(task: Task, register: Register, rules: Rules, at: AsOf) -> Standing | None:
    """The standing of `task` at a day; None where it had not been assigned by then. Unit fields must hold codes."""
    if register.assigned(task) > at.day:
        return None
    return judge(fold(task, register, rules.units, at), rules.office, at)


def judge(folded: Fold, office: Office, at: AsOf) -> Standing:
    """What the events folded in so far come to at a day."""
    threads = tuple(_thread(state, folded.task, office, at) for state in folded.threads.values())
    whole = _thread(folded.whole, folded.task, office, at) if folded.whole else None
    return _standing(threads, whole, folded.last_event)


def _thread(state: State, task: Task, office: Office, at: AsOf) -> Thread:
    end = office.last_day(state.deadline.end) if state.deadline else None
    original_end = office.last_day(state.original.end) if state.original else None
    bucket, time, days_late = _place(state, task, office, at, end)
    return Thread(
        unit=state.unit,
        since=state.since,
        work=state.work,
        time=time,
        bucket=bucket,
        deadline=state.deadline,
        end=end,
        original_end=original_end,
        days_late=days_late,
        late_by_original=_late_by_original(bucket, state, original_end, at),
        extension=state.extension,
        extensions=state.extensions,
        requested=state.requested,
        done_on=state.done_on,
        document=state.document,
        percent=state.percent,
        last_event=state.last_event,
        last_report=state.last_report,
        reminders=state.reminders,
        reply_by=state.reply_by,
        redo_by=state.redo_by,
        occurrences=_occurrences(state, task, office, at),
        pauses=tuple(state.pauses),
    )


def _place(  # noqa: PLR0911 - one return for each bucket is the table
    state: State, task: Task, office: Office, at: AsOf, end: dt.date | None
) -> tuple[Bucket, Time | None, int | None]:
    """The bucket, the time axis and the days late of one thread."""
    if task.kind is not TaskKind.ONE_OFF:
        return Bucket.UNSCORED, None if state.work is Work.WITHDRAWN else Time.NO_DEADLINE, None
    if state.work is Work.WITHDRAWN:
        return Bucket.WITHDRAWN, None, None
    if state.work in REPORTED and state.done_on:
        if state.judged_by is None:
            return Bucket.DONE_NO_DEADLINE, Time.NO_DEADLINE, None
        late = (state.done_on - office.last_day(state.judged_by.end)).days
        return (Bucket.DONE_LATE, Time.DONE_LATE, late) if late > 0 else (Bucket.DONE_ON_TIME, Time.DONE_ON_TIME, None)
    if state.work is Work.SUSPENDED:
        return Bucket.OPEN_SUSPENDED, None, None
    if end is None:
        return Bucket.OPEN_NO_DEADLINE, Time.NO_DEADLINE, None
    if at.is_over(end):
        return Bucket.OPEN_OVERDUE, Time.OVERDUE, (at.day - end).days
    left = (end - at.day).days
    time = Time.DUE_TODAY if left == 0 else Time.DUE_SOON if left <= office.due_soon_days else Time.IN_TIME
    return Bucket.OPEN_IN_TIME, time, None


def _late_by_original(bucket: Bucket, state: State, original_end: dt.date | None, at: AsOf) -> bool | None:
    if original_end is None:
        return None
    if bucket.is_done and state.done_on:
        return state.done_on > original_end
    return True if bucket in {Bucket.OPEN_IN_TIME, Bucket.OPEN_OVERDUE} and at.is_over(original_end) else None


def _occurrences(state: State, task: Task, office: Office, at: AsOf) -> tuple[Occurrence, ...]:
    if task.recurs is None or state.work is Work.WITHDRAWN:
        return ()
    reported, pauses = state.occurrences, state.pauses
    return occurrences(task.recurs, since=state.since, office=office, reported=reported, at=at, pauses=pauses)


def _standing(threads: tuple[Thread, ...], whole: Thread | None, last_event: dt.date | None) -> Standing:
    everyone = (whole,) if whole else threads
    if len(everyone) == 1:
        return _alone(everyone[0], threads, whole, last_event)
    live = [thread for thread in everyone if thread.work is not Work.WITHDRAWN] or list(everyone)
    bucket = _task_bucket(live)
    # of the threads that make the task late: one done late does not lend its days to an overdue task
    late = [thread.days_late for thread in live if thread.bucket is bucket and thread.days_late is not None]
    by_end = [thread for thread in live if thread.end]
    latest = max(by_end, key=lambda thread: thread.end or thread.since, default=live[0])
    originals = [thread.original_end for thread in live if thread.original_end]
    by_original = [thread.late_by_original for thread in live if thread.late_by_original is not None]
    return Standing(
        work=_task_work(live),
        time=_task_time(bucket, live),
        bucket=bucket,
        deadline=latest.deadline,
        end=latest.end,
        original_end=max(originals, default=None),
        days_late=max(late, default=None),
        late_by_original=any(by_original) if by_original else None,
        extension=next(
            (state for state in _EXTENSIONS if any(t.extension is state for t in live)), ExtensionState.NONE
        ),
        extensions=max(thread.extensions for thread in live),
        last_event=last_event,
        threads=threads,
        whole=whole,
        done_threads=sum(thread.bucket.is_done for thread in threads),
        live_threads=sum(thread.work is not Work.WITHDRAWN for thread in threads),
    )


def _alone(one: Thread, threads: tuple[Thread, ...], whole: Thread | None, last_event: dt.date | None) -> Standing:
    """The task whose only thread says all: what the rules for several come to, at a third of their cost."""
    return Standing(
        work=one.work,
        time=one.time,
        bucket=one.bucket,
        deadline=one.deadline,
        end=one.end,
        original_end=one.original_end,
        days_late=one.days_late,
        late_by_original=one.late_by_original,
        extension=one.extension,
        extensions=one.extensions,
        last_event=last_event,
        threads=threads,
        whole=whole,
        done_threads=int(bool(threads) and one.bucket.is_done),
        live_threads=int(bool(threads) and one.work is not Work.WITHDRAWN),
    )


_URGENCY = (Time.OVERDUE, Time.DUE_TODAY, Time.DUE_SOON, Time.IN_TIME, Time.NO_DEADLINE)
_EXTENSIONS = (ExtensionState.REQUESTED, ExtensionState.GRANTED, ExtensionState.REFUSED)


def _task_bucket(live: list[Thread]) -> Bucket:
    buckets = {thread.bucket for thread in live}
    if len(buckets) == 1:
        return buckets.pop()
    if buckets <= DONE:
        return Bucket.DONE_LATE if Bucket.DONE_LATE in buckets else Bucket.DONE_ON_TIME
    still = buckets & OPEN
    if Bucket.OPEN_OVERDUE in still or len(still) == 1:
        return Bucket.OPEN_OVERDUE if Bucket.OPEN_OVERDUE in still else still.pop()
    return Bucket.OPEN_IN_TIME if Bucket.OPEN_IN_TIME in still else Bucket.OPEN_NO_DEADLINE


def _task_work(live: list[Thread]) -> Work:
    states = {thread.work for thread in live}
    if len(states) == 1:
        return states.pop()
    if states <= set(REPORTED):
        return Work.AWAITING_ACCEPTANCE
    if states == {Work.NO_REPORT, Work.NOT_STARTED}:
        return Work.NOT_STARTED
    if states - set(REPORTED) == {Work.SUSPENDED}:
        return Work.SUSPENDED
    return Work.IN_PROGRESS


def _task_time(bucket: Bucket, live: list[Thread]) -> Time | None:
    if bucket in {Bucket.WITHDRAWN, Bucket.OPEN_SUSPENDED}:
        return None
    if bucket is Bucket.DONE_LATE:
        return Time.DONE_LATE
    if bucket is Bucket.DONE_ON_TIME:
        return Time.DONE_ON_TIME
    times = {thread.time for thread in live}
    return next((time for time in _URGENCY if time in times), None)
