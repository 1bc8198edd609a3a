"""The card of one unit: its counts, and its tasks in blocks by role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.progress import Bucket, Thread
from giaoban.query import STATES, Role, select
from giaoban.report.counts import Counts, number
from giaoban.report.lists import identifier, task_grid
from giaoban.report.page import Column, Grid, Page, Pairs
from giaoban.report.summary import COLUMNS, counted
from giaoban.terms import SHARED_ROW, WORK

if TYPE_CHECKING:
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The unit's own threads counted, and its tasks by role.

    `unscored` are the standing and recurring duties it leads; `shared` are given to a closed group it belongs to,
    listed and not counted. With a role other than ANY only that block is filled.
    """

    unit: str
    name: str
    counts: Counts
    lead: tuple[Tracked, ...]
    unscored: tuple[Tracked, ...]
    cooperating: tuple[Tracked, ...]
    monitoring: tuple[Tracked, ...]
    shared: tuple[Tracked, ...]

    @property
    def tasks(self) -> tuple[Tracked, ...]:
        """All of them, each once, in the order of the blocks."""
        everything = (*self.lead, *self.unscored, *self.cooperating, *self.monitoring, *self.shared)
        return tuple({one.reference: one for one in everything}.values())


def card(frame: Frame, unit: str, role: Role = Role.ANY) -> Card:
    """The card of the unit with this code; the frame's filter narrows its tasks."""
    wanted = frame.narrowed
    tasks = select(frame.tracked, replace(wanted, unit=None, role=Role.ANY, state=None))
    if wanted.state:
        tasks = [one for one in tasks if STATES[wanted.state](one.facts(unit))]
    led = [one for one in tasks if Role.LEAD in one.roles(unit)]
    groups = frame.units.groups_of(unit)

    def block(of: Role) -> tuple[Tracked, ...]:
        return tuple(one for one in tasks if of in one.roles(unit)) if role in {of, Role.ANY} else ()

    lead = block(Role.LEAD)
    return Card(
        unit=unit,
        name=frame.units.name(unit),
        counts=counted(frame, [thread for one in led if (thread := one.standing.thread(unit))]),
        lead=tuple(one for one in lead if one.facts(unit).bucket is not Bucket.UNSCORED),
        unscored=tuple(one for one in lead if one.facts(unit).bucket is Bucket.UNSCORED),
        cooperating=block(Role.COOPERATING),
        monitoring=block(Role.MONITORING),
        shared=tuple(one for one in tasks if role is Role.ANY and any(map(one.standing.thread, groups))),
    )


def card_page(frame: Frame, view: Card, role: Role) -> Page:
    """The page of `giaoban status --unit`."""
    counts = view.counts
    head = (
        f"{view.name} ({view.unit}): {number(counts.total)} nhiệm vụ chủ trì, thực hiện {frame.in_registers}, "
        f"{frame.when}; tỷ lệ tính trên {number(counts.base)} nhiệm vụ có thời hạn đã hoàn thành hoặc đã quá hạn."
    )
    parts: list[Part] = []
    if role in {Role.LEAD, Role.ANY}:
        numbers = tuple(
            (head, getattr(counts, field)) for head, field in COLUMNS if field == "total" or getattr(counts, field)
        )
        rates = (("Tỷ lệ hoàn thành", counts.completion), ("Tỷ lệ hoàn thành đúng hạn", counts.punctuality))
        original = counts.original_punctuality
        by_original = (("Tỷ lệ đúng hạn tính theo hạn gốc", original),) if original else ()
        waiting = (("Trong đó chờ xác nhận", counts.awaiting),) if counts.awaiting else ()
        parts.append(Pairs(pairs=(*numbers, *waiting, *rates, *by_original)))
        parts.append(_block(frame, "Chủ trì, thực hiện", view.lead, view.unit))
        parts.append(
            duties_grid(
                frame, view.unscored, view.unit, title=_title("Thường xuyên, định kỳ (không tính tỷ lệ)", view.unscored)
            )
        )
    if role in {Role.COOPERATING, Role.ANY}:
        parts.append(_block(frame, "Phối hợp (không tính vào số của đơn vị)", view.cooperating))
    if role in {Role.MONITORING, Role.ANY}:
        parts.append(_block(frame, "Theo dõi, đôn đốc (không tính vào số của đơn vị)", view.monitoring))
    if role is Role.ANY and view.shared:
        names = ", ".join(frame.units.name(code) for code in frame.units.groups_of(view.unit))
        parts.append(_block(frame, f"{SHARED_ROW} cho {names} (không tính vào số của đơn vị)", view.shared))
    if not view.tasks:
        looked = f"đã xét {number(len(frame.tracked))} nhiệm vụ"
        line = f"Không có nhiệm vụ nào{frame.searched} {frame.in_registers}, {frame.when} ({looked})."
        return Page(head=(*frame.marks, line), parts=(), hints=frame.hints)
    return Page(head=(*frame.marks, head), parts=tuple(parts), hints=frame.hints)


def _title(words: str, tasks: tuple[Tracked, ...]) -> str:
    return f"{words}: {number(len(tasks))}"


def _block(frame: Frame, words: str, tasks: tuple[Tracked, ...], unit: str | None = None) -> Grid:
    return task_grid(frame, tasks, title=_title(words, tasks), unit=unit)


_DUTY_COLUMNS = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Đơn vị thực hiện"),
    Column(title="Tình hình báo cáo"),
)


def duties_grid(frame: Frame, duties: tuple[Tracked, ...], unit: str | None = None, *, title: str = "") -> Grid:
    """A table of standing and recurring duties with what was reported of each."""
    rows = tuple(
        (identifier(frame, one), one.task.title, frame.names(frame.leads(one)), reported(frame, one, unit))
        for one in duties
    )
    return Grid(title=title, columns=_DUTY_COLUMNS, rows=rows, empty="Không có")


def reported(frame: Frame, one: Tracked, unit: str | None = None) -> str:
    """`Đã báo cáo 3/4 kỳ; chưa: 27/10/2009`; of a standing duty its state of work.

    Of several units an occurrence counts once all have reported it.
    """
    facts = one.facts(unit)
    if one.task.recurs is None:
        return WORK[facts.work.value]
    threads = (facts,) if isinstance(facts, Thread) else one.standing.threads
    expected = _occurrences(threads)
    if not expected:
        calendar = (
            "chưa có lịch giao ban trong co-quan.yaml"
            if one.task.recurs.value == "meeting" and not frame.office.meetings
            else "chưa đến kỳ nào"
        )
        return f"{WORK[facts.work.value]} ({calendar})"
    missing = [label for label, done in expected.items() if not done]
    rest = f"; chưa: {', '.join(missing)}" if missing else ""
    return f"Đã báo cáo {len(expected) - len(missing)}/{len(expected)} kỳ{rest}"


def _occurrences(threads: tuple[Thread, ...]) -> dict[str, bool]:
    """Each occurrence of any thread by its label, in order of time, and whether every thread has reported it."""
    held = [{occurrence.end: occurrence for occurrence in thread.occurrences} for thread in threads]
    ends = sorted({end for occurrences in held for end in occurrences})
    found = {}
    for end in ends:
        known = [occurrences[end] for occurrences in held if end in occurrences]
        found[known[0].label] = len(known) == len(held) and all(one.reported_on for one in known)
    return found
