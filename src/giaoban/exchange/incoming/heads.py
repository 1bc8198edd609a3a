"""Which columns a table has: by the heads the program writes, or by a map for a sheet of the office's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.exchange.columns import EVENT_COLUMNS, EVENTS, OVERDUE, SUMMARY, TASK_COLUMNS, TASKS
from giaoban.exchange.incoming import values
from giaoban.exchange.incoming.found import cut
from giaoban.exchange.incoming.mapping import SEARCHED, mapped, unknown
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.exchange.incoming.found import Found, Row
    from giaoban.exchange.incoming.mapping import Map
    from giaoban.exchange.incoming.reading import RawTable


def find(path: str, raw: Sequence[RawTable], map_: Map | None) -> tuple[Found, ...]:
    """The tables to import; raises FaultySheetError where there is none, with the map that would help."""
    if map_ is not None:
        return (mapped(path, raw, map_),)
    found = []
    for table in raw:
        if table.name in {SUMMARY, OVERDUE}:
            continue
        one = _recognised(table)
        if one is not None:
            found.append(one)
    if found:
        # events may be of tasks that come in the same file
        return tuple(sorted(found, key=lambda one: one.is_events))
    raise unknown(path, raw)


def _recognised(table: RawTable) -> Found | None:
    for at, (_, cells) in enumerate(table.rows[:SEARCHED]):
        heads = [plain(cell) if isinstance(cell, str) else "" for cell in cells]
        answers = {_FORM[head]: place for place, head in enumerate(heads) if head in _FORM}
        if {"id", "date", "done"} <= set(answers):
            found = cut(table, at, EVENTS, (), answers)
            return replace(found, rows=tuple(event for row in found.rows for event in _answers(row)), unknown=())
        for kind, columns, needed in (
            (EVENTS, EVENT_COLUMNS, {"id", "event", "date"}),
            (TASKS, TASK_COLUMNS, {"id", "title"}),
        ):
            by_head = {plain(column.title): column for column in columns}
            places = {by_head[head].key: place for place, head in enumerate(heads) if head in by_head}
            if needed <= set(places):
                return cut(table, at, kind, columns, places)
    return None


_FORM = {
    plain(head): key
    for head, key in (
        ("Mã", "id"),
        ("Nội dung nhiệm vụ", "title"),
        ("Đơn vị", "unit"),
        ("Thời hạn", "end"),
        ("Ngày báo cáo", "date"),
        ("Hoàn thành (x)", "done"),
        ("Tỷ lệ %", "percent"),
        ("Kết quả", "note"),
        ("Số văn bản", "document"),
        ("Khó khăn", "difficulty"),
        ("Đề xuất", "request"),
    )
}
"""The heads of the form a unit fills in (`exchange.form`), and what each is of an event."""


def _answers(row: Row) -> list[Row]:
    """A line of the form as the events it reports: how the work stands, and that it is done where it says so."""
    told = {key: row.cells.get(key) for key in ("percent", "difficulty", "request")}
    given = {key: row.cells.get(key) for key in ("id", "unit", "title")}
    rest = {key: row.cells.get(key) for key in ("date", "note", "document")}
    progress = replace(row, cells={**given, **rest, **told, "event": "progress"})
    try:
        finished = values.finished(row.cells.get("done"))
    except values.BadCellError as bad:
        return [replace(progress, faults=(row.fault("done", bad.message, bad.remedy),))]
    if not finished:
        return [progress] if any(cell is not None for cell in (*told.values(), *rest.values())) else []
    heads = {**row.heads, "event": row.heads.get("done", "")}
    done = replace(row, cells={**given, **rest, "event": "done"}, heads=heads)
    if told["difficulty"] is None and told["request"] is None:
        return [done]
    return [replace(row, cells={**given, "date": rest["date"], **told, "event": "progress"}), done]
