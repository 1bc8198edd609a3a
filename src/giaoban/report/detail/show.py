"""One task whole: what it is, who does it, by when, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.model import TaskKind
from giaoban.report.card import reported
from giaoban.report.citing import deadline_words, document_words
from giaoban.report.detail.words import entries, event_words
from giaoban.report.frame import state_cell, state_words, tone
from giaoban.report.page import Column, Grid, Page, Pairs, Prose, Toned
from giaoban.terms import KIND, NO_DOCUMENT, NONE, RECURS, extension

if TYPE_CHECKING:
    from giaoban.progress import Standing
    from giaoban.query import Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell, Part


def show_page(frame: Frame, one: Tracked) -> Page:
    """The page of `giaoban show`: everything the register says of a task, its events numbered from 1."""
    task, standing = one.task, one.standing
    head = f"Nhiệm vụ {one.reference}, {frame.scope.as_of.words}."
    several = len(standing.threads) > 1
    leads = "Cùng thực hiện" if several else "Chủ trì" if task.cooperating else "Đơn vị thực hiện"
    pairs: list[tuple[str, Cell]] = [
        ("Nội dung", task.title),
        ("Tình trạng", state_cell(one)),
        ("Thời hạn", deadline_words(standing)),
        (leads, frame.names(frame.leads(one)).full or NONE),
        ("Phối hợp", frame.names(task.cooperating).full),
        ("Theo dõi, đôn đốc", frame.names(task.monitoring).full),
        ("Loại", _kind(one)),
        ("Nhóm", _group(one)),
        ("Trọng tâm", "Có" if task.priority else None),
        ("Sản phẩm", task.product),
        ("Hạn trình nội bộ", task.submit_by),
        ("Giao ngày", one.register.assigned(task)),
        ("Gia hạn", extension(standing.extension.value, standing.extensions) if task.deadline else None),
        ("Báo cáo định kỳ", reported(frame, one) if task.kind is TaskKind.RECURRING else None),
        ("Văn bản giao", document_words(one.register.document)),
        ("Vị trí", task.source.clause if task.source else None),
        ("Giao tại giao ban", task.source.meeting if task.source else None),
        ("Ghi chú", task.note),
    ]
    parts: list[Part] = [Pairs(pairs=tuple(pair for pair in pairs if pair[1] not in {None, ""}))]
    if several:
        parts.append(_threads_grid(frame, standing))
    if task.source and task.source.quote:
        parts.append(Prose(title="Trích nguyên văn", lines=tuple(f"“{quote}”" for quote in task.source.quote)))
    parts.append(_events_grid(frame, one))
    return Page(head=(*frame.marks, head), parts=tuple(parts), hints=frame.hints)


def _kind(one: Tracked) -> str:
    recurs = f", {RECURS[one.task.recurs.value]}" if one.task.recurs else ""
    return f"{KIND[one.task.kind.value]}{recurs}"


def _group(one: Tracked) -> str | None:
    titles = {group.id: group.title for group in one.register.groups}
    return f"{one.task.group}. {titles[one.task.group]}" if one.task.group in titles else one.task.group


def _threads_grid(frame: Frame, standing: Standing) -> Grid:
    columns = (
        Column(title="Đơn vị", wide=True),
        Column(title="Thời hạn"),
        Column(title="Tình trạng"),
        Column(title="Văn bản"),
        Column(title="Đôn đốc", right=True),
    )
    rows = tuple(
        (
            frame.units.name(thread.unit),
            thread.end or "Không",
            Toned(state_words(thread), tone(thread)),
            thread.document or (NO_DOCUMENT if thread.bucket.is_done else ""),
            thread.reminders,
        )
        for thread in standing.threads
    )
    done = f"{standing.done_threads}/{standing.live_threads} đơn vị đã hoàn thành"
    return Grid(title=f"Theo đơn vị: {done}", columns=columns, rows=rows)


def _events_grid(frame: Frame, one: Tracked) -> Grid:
    columns = (
        Column(title="Số", right=True),
        Column(title="Ngày"),
        Column(title="Đơn vị"),
        Column(title="Diễn biến", wide=True),
    )
    rows = tuple(
        (number_, event.date, frame.names(event.unit), event_words(frame, event))
        for number_, event in entries(frame, one)
    )
    return Grid(title="Diễn biến", columns=columns, rows=rows, empty="Chưa có diễn biến nào được ghi.")
