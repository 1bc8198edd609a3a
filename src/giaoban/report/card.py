"""The card of one unit: its counts, and its tasks in blocks by role."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket
from giaoban.query import STATES, Role, select, tally
from giaoban.report.counts import Counts, counted, number
from giaoban.report.lists import identifier, task_grid
from giaoban.report.page import Column, Grid, Page, Pairs
from giaoban.report.summary import COLUMNS
from giaoban.terms import SHARED_ROW, WORK

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import AsOf
    from giaoban.progress import Occurrence
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Part


class Card(NamedTuple):
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
        return tuple({one.position: one for one in everything}.values())


def card(frame: Frame, unit: str, role: Role = Role.ANY) -> Card:
    """The card of the unit with this code; the frame's filter narrows its tasks."""
    wanted = frame.narrowed
    groups = frame.units.groups_of(unit)
    tasks = select(
        frame.shelf.involving(frame.scope.as_of, unit, groups),
        replace(wanted, unit=None, role=Role.ANY, state=None),
    )
    if wanted.state:
        tasks = [one for one in tasks if STATES[wanted.state](one.glance(unit))]
    roles = [(one, one.roles(unit)) for one in tasks]
    threads = (one.glance(unit) for one in tasks if unit in one.holders)

    def block(of: Role) -> tuple[Tracked, ...]:
        return tuple(one for one, held in roles if of in held) if role in {of, Role.ANY} else ()

    lead = block(Role.LEAD)
    return Card(
        unit=unit,
        name=frame.units.name(unit),
        counts=counted(tally(threads, *frame.counting)),
        lead=tuple(one for one in lead if one.glance(unit).bucket is not Bucket.UNSCORED),
        unscored=tuple(one for one in lead if one.glance(unit).bucket is Bucket.UNSCORED),
        cooperating=block(Role.COOPERATING),
        monitoring=block(Role.MONITORING),
        shared=tuple(one for one in tasks if role is Role.ANY and not set(groups).isdisjoint(one.holders)),
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
    if not any((view.lead, view.unscored, view.cooperating, view.monitoring, view.shared)):
        looked = f"đã xét {number(frame.number)} nhiệm vụ"
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
        (identifier(frame, one), one.title, frame.names(frame.leads(one)), reported(frame, one, unit)) for one in duties
    )
    return Grid(title=title, columns=_DUTY_COLUMNS, rows=rows, empty="Không có")


def reported(frame: Frame, one: Tracked, unit: str | None = None) -> str:
    """`Đã báo cáo 3/4 kỳ; chưa: 27/10/2009`; of a standing duty its state of work.

    Of several units an occurrence counts once all have reported it.
    """
    work = WORK[one.glance(unit).work.value]
    if one.recurs is None:
        return work
    expected = _expected(one.occurrences(unit), frame.scope.as_of)
    if not expected:
        calendar = (
            "chưa có lịch giao ban trong co-quan.yaml"
            if one.recurs.value == "meeting" and not frame.office.meetings
            else "chưa đến kỳ nào"
        )
        return f"{work} ({calendar})"
    missing = [one.label for one, done in expected if not done]
    rest = f"; chưa: {', '.join(missing)}" if missing else ""
    return f"Đã báo cáo {len(expected) - len(missing)}/{len(expected)} kỳ{rest}"


def _expected(every: tuple[tuple[Occurrence, ...], ...], at: AsOf) -> list[tuple[Occurrence, bool]]:
    """Each occurrence of any thread in order of time, and whether every thread that must has reported it.

    One that is not over yet is there only for the threads that have reported it, but is all the others' too.
    """
    known: dict[dt.date, list[Occurrence]] = {}
    for occurrences in every:
        for occurrence in occurrences:
            known.setdefault(occurrence.end, []).append(occurrence)
    return [
        (those[0], all(one.reported_on for one in those) and (at.is_over(end) or len(those) == len(every)))
        for end, those in sorted(known.items())
    ]
