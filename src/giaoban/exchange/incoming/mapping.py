"""A map for a sheet of the office's own: which of its columns is what of a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.errors import InvalidFilesError
from giaoban.exchange.columns import TASK_COLUMNS, TASKS, Column, Use
from giaoban.exchange.faults import Fault, FaultySheetError
from giaoban.exchange.incoming.found import cut
from giaoban.store import nodes
from giaoban.text import nfc, plain, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giaoban.exchange.incoming.found import Found
    from giaoban.exchange.incoming.reading import RawTable

SEARCHED = 20
"""Rows in which a head is looked for."""

_KEYS = {column.key: column for column in TASK_COLUMNS if column.use is not Use.DERIVED and column.key != "end"}
"""The columns a map may name: a sheet of the office's own has one deadline, and it is the one given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A map: heads of a sheet by the keys of tasks; which sheet and which row of heads, where it says so."""

    path: str
    columns: Mapping[str, str]
    sheet: str | None = None
    header: int | None = None


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


def mapped(path: str, raw: Sequence[RawTable], map_: Map) -> Found:
    """The table of tasks that the map describes; raises FaultySheetError where the file has no such columns."""
    chosen = [one for one in raw if map_.sheet is None or plain(one.name) == plain(map_.sheet)]
    if not chosen:
        names = "; ".join(one.name for one in raw)
        raise FaultySheetError(path, [Fault(message=f"không có trang “{map_.sheet}”", remedy=f"Các trang: {names}")])
    wanted = {plain(title): key for key, title in map_.columns.items()}
    best: tuple[int, RawTable, int, dict[str, int]] | None = None
    for table in chosen:
        for at, (number, cells) in enumerate(table.rows):
            if (map_.header is None and at >= SEARCHED) or map_.header not in {None, number}:
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
    return cut(best[1], best[2], TASKS, (), best[3], own=True)


def unknown(path: str, raw: Sequence[RawTable]) -> FaultySheetError:
    """No head of ours: what the map for this file would look like, with guesses."""
    rows = [(table, number, cells) for table in raw for number, cells in table.rows[:SEARCHED]]
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
    # without accents a column of numbers, Số, is one of registers, Sổ
    exact = [head for head in heads if plain(head) in likely and (column.key != "register" or "ổ" in nfc(head).lower())]
    within = [head for head in heads if any(word in plain(head) for word in likely if len(word) > 4)]  # noqa: PLR2004
    return next(iter((*exact, *within)), "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
