"""The pack for a meeting as tables: for a workbook, in which there is no room for its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.report.changes import change_words
from giaoban.report.frame import state_cell
from giaoban.report.lists import identifier
from giaoban.report.page import Column, Grid, Page
from giaoban.report.proposals import proposal_grid
from giaoban.terms import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.query import Tracked
    from giaoban.report.changes import Change
    from giaoban.report.frame import Frame
    from giaoban.report.meeting import Late, MeetingPack
    from giaoban.report.owed import Asked, Duty, Silent
    from giaoban.report.page import Cell

_ID, _TITLE, _UNIT, _END = Column("Mã"), Column("Nội dung nhiệm vụ", wide=True), Column("Đơn vị"), Column("Thời hạn")


def meeting_page(frame: Frame, view: MeetingPack) -> Page:
    """The lists of the pack, one table each, in the order of the printed one."""
    sitting = view.sitting
    of = f" của {frame.units.name(view.unit)}" if view.unit else ""
    head = (
        f"Giao ban ngày {short_day(sitting.day)}: nhiệm vụ{of} {frame.in_registers}, {frame.scope.as_of.words}, "
        f"so với ngày {short_day(sitting.since)}; đến hạn đến ngày {short_day(sitting.until)}."
    )
    grids = (
        _done(frame, "Hoàn thành", view.done),
        _done(frame, "Hoàn thành phần của đơn vị", view.in_part),
        _late(frame, "Mới phát sinh quá hạn", view.slipped),
        _late(frame, "Kỳ trước chuyển sang", view.carried),
        Grid(
            title="Đến hạn trước kỳ tiếp theo",
            columns=(_ID, _TITLE, _UNIT, _END, Column("Tình trạng")),
            rows=tuple(
                (
                    *_named(frame, one.tracked),
                    frame.names(one.units or frame.leads(one.tracked)),
                    one.end,
                    state_cell(one.tracked, view.unit),
                )
                for one in view.due
            ),
            empty=NONE,
        ),
        _duties(frame, view.duties),
        _silent(frame, view.silent),
        _requests(frame, view.extensions),
        proposal_grid(frame, view.proposals.proposals, title="Kiến nghị chưa trả lời", empty=NONE),
    )
    return Page(head=(*frame.marks, head), parts=grids)


def _named(frame: Frame, one: Tracked) -> tuple[Cell, Cell]:
    return identifier(frame, one), one.title


def _done(frame: Frame, title: str, changes: Iterable[Change]) -> Grid:
    rows = tuple(
        (*_named(frame, one.tracked), frame.names(one.units), one.on, change_words(frame, one)) for one in changes
    )
    columns = (_ID, _TITLE, _UNIT, Column("Ngày"), Column("Kết quả"))
    return Grid(title=title, columns=columns, rows=rows, empty=NONE)


def _late(frame: Frame, title: str, late: Iterable[Late]) -> Grid:
    rows = tuple(
        (
            *_named(frame, one.tracked),
            frame.names(one.units or frame.leads(one.tracked)),
            one.end,
            one.days_late,
            one.times,
            one.cause,
        )
        for one in late
    )
    more = (Column("Số ngày quá hạn", right=True), Column("Lần thứ", right=True), Column("Nguyên nhân"))
    return Grid(title=title, columns=(_ID, _TITLE, Column("Đơn vị quá hạn"), _END, *more), rows=rows, empty=NONE)


def _duties(frame: Frame, duties: Iterable[Duty]) -> Grid:
    rows = tuple(
        (
            *_named(frame, one.tracked),
            one.label,
            "; ".join(f"{frame.named(unit)} (ngày {short_day(day)})" for unit, day in one.reported if unit),
            frame.names(tuple(unit for unit in one.missing if unit)),
            ", ".join(label for _, label in one.owed),
        )
        for one in duties
    )
    more = (Column("Kỳ"), Column("Đã báo cáo"), Column("Chưa báo cáo"), Column("Kỳ trước còn thiếu"))
    return Grid(title="Báo cáo định kỳ", columns=(_ID, _TITLE, *more), rows=rows, empty=NONE)


def _silent(frame: Frame, found: Iterable[Silent]) -> Grid:
    rows = tuple(
        (
            one.name,
            ", ".join(identifier(frame, task) for task in one.tasks),
            len(one.tasks),
            one.overdue,
            one.last_report or "Chưa báo cáo lần nào",
        )
        for one in found
    )
    columns = (
        _UNIT,
        Column("Nhiệm vụ chưa hoàn thành", wide=True),
        Column("Số lượng", right=True),
        Column("Trong đó quá hạn", right=True),
        Column("Báo cáo gần nhất"),
    )
    return Grid(title="Đơn vị chưa báo cáo", columns=columns, rows=rows, empty=NONE)


def _requests(frame: Frame, asked: Iterable[Asked]) -> Grid:
    rows = tuple(
        (
            *_named(frame, one.tracked),
            frame.named(one.unit) if one.unit else "",
            one.end or "Không",
            one.to.words if one.to else "chưa nêu thời hạn",
            one.date,
            one.document,
            one.reason,
        )
        for one in asked
    )
    more = (Column("Đề nghị"), Column("Ngày đề nghị"), Column("Văn bản"), Column("Lý do"))
    columns = (_ID, _TITLE, _UNIT, Column("Thời hạn đang có"), *more)
    return Grid(title="Đề nghị gia hạn chưa trả lời", columns=columns, rows=rows, empty=NONE)
