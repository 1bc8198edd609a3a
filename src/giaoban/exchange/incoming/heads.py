"""Which columns a table has: by the heads the program writes, or by a map for a sheet of the office's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from giaoban.errors import InvalidFilesError
from giaoban.exchange.columns import (
    EVENT_COLUMNS,
    EVENTS,
    OVERDUE,
    STAMP,
    SUMMARY,
    TASK_COLUMNS,
    TASKS,
    Column,
    Use,
    split_stamps,
)
from giaoban.exchange.faults import Fault, FaultySheetError
from giaoban.store import nodes
from giaoban.text import plain, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giaoban.exchange.incoming.reading import Raw, RawTable

_SEARCHED = 20
"""Rows in which a head is looked for."""

_KEYS = {column.key: column for column in TASK_COLUMNS if column.use is not Use.DERIVED and column.key != "end"}
"""The columns a map may name: a sheet of the office's own has one deadline, and it is the one given."""

Settings: TypeAlias = "Map | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A map: heads of a sheet by the keys of tasks; which sheet and which row of heads, where it says so."""

    path: str
    columns: Mapping[str, str]
    sheet: str | None = None
    header: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row below the heads: its cells by key, and the stamp each was exported with, None without."""

    sheet: str
    number: int
    cells: Mapping[str, Raw]
    stamps: Mapping[str, str] | None
    heads: Mapping[str, str]

    def fault(self, key: str, message: str, remedy: str = "") -> Fault:
        """A fault of the cell in the column of `key`; of the whole row where it has no such column."""
        return Fault(sheet=self.sheet, row=self.number, column=self.heads.get(key, ""), message=message, remedy=remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table that can be imported: of tasks or of events; `own` says that it was read by a map."""

    name: str
    kind: str
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    gone: int
    own: bool = False

    @property
    def is_events(self) -> bool:
        """Whether its rows are events."""
        return self.kind == EVENTS


def read_map(path: str, data: bytes) -> Map:
    """The map in a YAML file; raises InvalidFilesError with the place, or FaultySheetError with the keys there are."""
    tree, problems = nodes.parse(data, path)
    if tree is None:
        raise InvalidFilesError(problems)
    values = nodes.values(tree.root)
    columns = values.get("columns")
    header = values.get("header")
    known = tuple(_KEYS)
    faults = [
        Fault(message=f"khóa “{key}” không có trong tệp ánh xạ cột", remedy="Các khóa: sheet, header, columns")
        for key in values
        if key not in {"sheet", "header", "columns"}
    ]
    if not isinstance(columns, dict) or not columns:
        faults.append(Fault(message="thiếu khóa columns", remedy="Ghi mỗi dòng: khóa: tên cột trong bảng"))
        raise FaultySheetError(path, faults)
    for key, title in columns.items():
        if key not in known:
            near = suggest(str(key), known, most=1)
            hint = f"Có phải “{near[0]}”? " if near else ""
            faults.append(Fault(message=f"không có cột “{key}”", remedy=f"{hint}Các khóa: {', '.join(known)}"))
        elif not isinstance(title, str):
            faults.append(Fault(message=f"columns.{key} phải là tên một cột", remedy="Ghi một dòng chữ"))
    if header is not None and not (isinstance(header, str) and header.isdecimal() and int(header) > 0):
        faults.append(Fault(message="header phải là số hàng", remedy="Ghi số của hàng tiêu đề, ví dụ header: 4"))
    columns = {key: title for key, title in columns.items() if title != ""}
    if "title" not in columns:
        faults.append(Fault(message="columns thiếu khóa title", remedy="Ghi cột chứa nội dung nhiệm vụ"))
    if faults:
        raise FaultySheetError(path, faults)
    sheet = values.get("sheet")
    return Map(
        path=path,
        columns=columns,
        sheet=str(sheet) if sheet is not None else None,
        header=int(str(header)) if header is not None else None,
    )


def find(path: str, raw: Sequence[RawTable], map_: Settings) -> tuple[Found, ...]:
    """The tables to import; raises FaultySheetError where there is none, with the map that would help."""
    if map_ is not None:
        return (_mapped(path, raw, map_),)
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
    raise _unknown(path, raw)


def _recognised(table: RawTable) -> Found | None:
    for at, (_, cells) in enumerate(table.rows[:_SEARCHED]):
        heads = [plain(cell) if isinstance(cell, str) else "" for cell in cells]
        answers = {_FORM[head]: place for place, head in enumerate(heads) if head in _FORM}
        if {"id", "date", "done"} <= set(answers):
            found = _found(table, at, EVENTS, (), answers)
            return replace(found, rows=tuple(event for row in found.rows for event in _answers(row)), unknown=())
        for kind, columns, needed in (
            (EVENTS, EVENT_COLUMNS, {"id", "event", "date"}),
            (TASKS, TASK_COLUMNS, {"id", "title"}),
        ):
            by_head = {plain(column.title): column for column in columns}
            places = {by_head[head].key: place for place, head in enumerate(heads) if head in by_head}
            if needed <= set(places):
                return _found(table, at, kind, columns, places)
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
    mark = row.cells.get("done")
    word = plain(mark) if isinstance(mark, str) else mark
    if word in {None, False, "khong", "chua"}:
        if all(cell is None for cell in (*told.values(), *rest.values())):
            return []
        return [replace(row, cells={**given, **rest, **told, "event": "progress"})]
    # any other word is told as no event
    kind = "done" if word is True or word in {"x", "co", "roi", "hoan thanh", "da hoan thanh"} else mark
    done = replace(row, cells={**given, **rest, "event": kind}, heads={**row.heads, "event": row.heads.get("done", "")})
    if told["difficulty"] is None and told["request"] is None:
        return [done]
    return [replace(row, cells={**given, "date": rest["date"], **told, "event": "progress"}), done]


def _found(  # noqa: PLR0913 - where the columns are, and what they are of
    table: RawTable, at: int, kind: str, columns: tuple[Column, ...], places: dict[str, int], *, own: bool = False
) -> Found:
    head = table.rows[at][1]
    stamp_at, exported = None, 0
    for place, cell in enumerate(head):
        if isinstance(cell, str) and cell.startswith(STAMP):
            stamp_at = place
            count = cell.removeprefix(STAMP).strip()
            exported = int(count) if count.isdecimal() else 0
    heads = {key: f"{letters(place)} “{head[place]}”" for key, place in places.items()}
    rows, stamped = [], 0
    for number, cells in table.rows[at + 1 :]:
        here = {key: cells[place] if place < len(cells) else None for key, place in places.items()}
        stamps = None
        if stamp_at is not None and stamp_at < len(cells):
            cell = cells[stamp_at]
            stamps = split_stamps(cell if isinstance(cell, str) else None, columns)
            stamped += stamps is not None
        if any(value is not None for value in here.values()):
            rows.append(Row(sheet=table.name, number=number, cells=here, stamps=stamps, heads=heads))
    used = {*places.values(), *([stamp_at] if stamp_at is not None else [])}
    unknown = tuple(str(cell) for place, cell in enumerate(head) if cell is not None and place not in used)
    return Found(
        name=table.name,
        kind=kind,
        rows=tuple(rows),
        unknown=unknown,
        gone=max(0, exported - stamped) if stamp_at is not None else 0,
        own=own,
    )


def _mapped(path: str, raw: Sequence[RawTable], map_: Map) -> Found:
    chosen = [one for one in raw if map_.sheet is None or plain(one.name) == plain(map_.sheet)]
    if not chosen:
        names = "; ".join(one.name for one in raw)
        raise FaultySheetError(path, [Fault(message=f"không có trang “{map_.sheet}”", remedy=f"Các trang: {names}")])
    wanted = {plain(title): key for key, title in map_.columns.items()}
    best: tuple[int, RawTable, int, dict[str, int]] | None = None
    for table in chosen:
        for at, (number, cells) in enumerate(table.rows):
            if (map_.header is None and at >= _SEARCHED) or map_.header not in {None, number}:
                continue
            places = {
                wanted[plain(cell)]: place
                for place, cell in enumerate(cells)
                if isinstance(cell, str) and plain(cell) in wanted
            }
            if best is None or len(places) > best[0]:
                best = (len(places), table, at, places)
    lacking = [title for key, title in map_.columns.items() if best is None or key not in best[3]]
    if best is None or lacking:
        heads = [str(cell) for cell in best[1].rows[best[2]][1] if cell is not None] if best else []
        faults = []
        for title in lacking:
            near = suggest(title, heads, most=1)
            remedy = f"Có phải “{near[0]}”?" if near else f"Sửa {map_.path}"
            faults.append(Fault(message=f"không có cột “{title}”", remedy=remedy))
        raise FaultySheetError(path, faults or [Fault(message="bảng trống", remedy="Chọn trang khác")])
    return _found(best[1], best[2], TASKS, (), best[3], own=True)


def _unknown(path: str, raw: Sequence[RawTable]) -> FaultySheetError:
    """No head of ours: what the map for this file would look like, with guesses."""
    rows = [(table, number, cells) for table in raw for number, cells in table.rows[:_SEARCHED]]
    if not rows:
        return FaultySheetError(path, [Fault(message="tệp không có bảng nào", remedy="Chọn tệp khác")])
    table, number, cells = max(rows, key=lambda one: sum(isinstance(cell, str) for cell in one[2]))
    heads = [" ".join(cell.split()) for cell in cells if isinstance(cell, str)]
    fault = Fault(
        sheet=table.name,
        message="không nhận ra các cột của bảng",
        remedy="Lưu các dòng dưới đây vào map.yaml, ghi đúng tên cột hoặc để trống, rồi thêm --map map.yaml",
    )
    lines = [*([f"sheet: {_quoted(table.name)}"] if table.name else []), f"header: {number}", "columns:"]
    for key, column in _KEYS.items():
        lines.append(f"  {key}: {_quoted(_guess(column, heads))}  # {column.title}")
    return FaultySheetError(path, [fault], shown=[*lines, f"# Các cột của bảng: {'; '.join(heads)}"])


_LIKELY = {
    "id": ("stt", "ma", "so tt", "tt", "ma nhiem vu"),
    "title": ("noi dung", "nhiem vu", "cong viec", "noi dung cong viec", "noi dung nhiem vu", "nhiem vu duoc giao"),
    "lead": ("chu tri", "don vi thuc hien", "don vi chu tri", "don vi"),
    "cooperating": ("phoi hop", "don vi phoi hop"),
    "deadline": ("thoi han", "han", "thoi gian", "thoi gian hoan thanh", "han hoan thanh", "thoi han hoan thanh"),
    "product": ("san pham", "ket qua"),
    "note": ("ghi chu",),
}


def _guess(column: Column, heads: Sequence[str]) -> str:
    likely = (plain(column.title), *_LIKELY.get(column.key, ()))
    exact = [head for head in heads if plain(head) in likely]
    within = [head for head in heads if any(word in plain(head) for word in likely if len(word) > 4)]  # noqa: PLR2004
    return next(iter((*exact, *within)), "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def letters(place: int) -> str:
    """The letters Excel gives a column, counted from 0."""
    name, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
