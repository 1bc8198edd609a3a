"""Workbooks and CSV files as tables of plain cells: reading them runs nothing, whatever they hold."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias

from giaoban.errors import UnreadableFileError, WrongUsageError
from giaoban.exchange.comma import fused
from giaoban.exchange.faults import Fault, FaultySheetError, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNPACKED = 512 * 1024 * 1024
"""Bytes a workbook may have when unpacked; more is no list of tasks."""

_DELIMITERS = ",;\t"
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class FormulaError(str):
    """The word Excel shows for a formula that has no result: `#REF!`."""

    __slots__ = ()


class Share(float):
    """A number shown as a percentage: 0,6 that reads 60%."""

    __slots__ = ()


Raw: TypeAlias = str | int | float | dt.date | dt.time | dt.timedelta | None
"""A cell as it is stored; a day with a time of day is a `datetime`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A sheet, or a CSV file: its rows with their numbers as Excel counts them, blank ones left out."""

    name: str
    rows: tuple[tuple[int, tuple[Raw, ...]], ...]


def tables(path: str, data: bytes) -> tuple[RawTable, ...]:
    """The tables of a file, told by the ending of its name; raises what says how to save it instead."""
    ending = PurePath(path).suffix.lower()
    if ending == ".csv":
        return (_comma(path, data),)
    if ending == ".xlsx":
        return tuple(_workbook(path, data))
    remedy = "Lưu lại dạng Excel Workbook (.xlsx) hoặc CSV UTF-8 (.csv)"
    raise WrongUsageError(f"không nhập được tệp đuôi “{ending or path}”", remedy)


def _comma(path: str, data: bytes) -> RawTable:
    try:
        # what Excel calls Unicode text
        encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        remedy = "Trong Excel chọn lưu dạng CSV UTF-8"
        raise UnreadableFileError(f"{path} không lưu bằng UTF-8, chữ tiếng Việt đã hỏng", remedy) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows = [
            (number, tuple(fused(cell) or None for cell in cells))
            for number, cells in enumerate(reader, start=1)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error:
        fault = Fault(message="dấu nháy kép không đóng, hoặc có chữ sau dấu nháy", remedy="Lưu lại tệp từ Excel")
        raise FaultySheetError(path, [fault]) from None
    return RawTable(name="", rows=tuple(rows))


def _delimiter(text: str) -> str:
    """The sign that parts the fields of the row with most of them among the first."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines()[:20]]
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _workbook(path: str, data: bytes) -> Iterator[RawTable]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and only this input needs it
    except ImportError:
        raise missing("Excel (openpyxl)") from None
    _check_archive(path, data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                # what a program says of its size may be wrong: Excel too goes by the cells
                sheet.reset_dimensions()
                yield RawTable(name=sheet.title, rows=tuple(_rows(sheet)))
        finally:
            book.close()
    except (UnreadableFileError, WrongUsageError):
        raise
    except Exception:  # noqa: BLE001 - a broken file makes the library raise whatever its parser does
        raise _broken(path) from None


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Raw, ...]]]:  # noqa: ANN401 - openpyxl's stubs have no read-only row
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(_cell(cell) for cell in row)
        if any(cell is not None for cell in cells):
            yield number, cells


def _cell(cell: Any) -> Raw:  # noqa: ANN401 - as above
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if cell.data_type == "e":
            return FormulaError(value)
        text = _ESCAPE.sub(_letter, value) if "_x" in value else value
        text = text.replace("\r\n", "\n")
        return text if text.strip() else None
    if isinstance(value, int | float) and "%" in (cell.number_format or ""):
        return Share(value)
    known: Raw = value
    return known


def _letter(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter.isprintable() or letter in "\n\t\r" else match[0]


def _check_archive(path: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _broken(path) from None
    if size > _UNPACKED:
        raise UnreadableFileError(f"{path} quá lớn khi giải nén", "Chỉ giữ lại các trang cần nhập")


def _broken(path: str) -> FaultySheetError:
    message = "không phải tệp Excel .xlsx, tệp hỏng hoặc có mật khẩu"
    fault = Fault(message=message, remedy="Mở bằng Excel, bỏ mật khẩu, lưu lại dạng Excel Workbook (.xlsx)")
    return FaultySheetError(path, [fault])
