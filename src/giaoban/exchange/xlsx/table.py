"""A table as a sheet holds it, its texts held to what the format can store; and tables written as one workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.exchange.archive import saved, unencoded
from giaoban.exchange.columns import STAMP, Column
from giaoban.exchange.faults import Fault, FaultySheetError, missing
from giaoban.exchange.stamps import stamps
from giaoban.report.counts import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from giaoban.exchange.columns import Value

    Figure = Value | float

LONGEST = 32_767
"""The letters one cell holds, counted in halves of UTF-16 as Excel does."""

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
# Excel reads _x0041_ in a text as the letter A
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: lines above the table, its columns and rows, sums below it, and lines at the end.

    `owners` name what each row is about, for an error; `choices` are the words a column offers, by its key.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Figure]]
    owners: Sequence[str] = ()
    feet: Sequence[Sequence[Figure]] = ()
    end: tuple[str, ...] = ()
    stamped: bool = False
    choices: tuple[str, tuple[str, ...]] | None = None


def too_long(text: str) -> str | None:
    """What is wrong with a text no cell has room for; None where it fits."""
    length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    return f"dài {number(length)} ký tự, một ô Excel chứa {number(LONGEST)}" if length > LONGEST else None


def stored(text: str) -> str:
    """The text as the format has it, so that Excel shows the letters it was given."""
    return _ESCAPED.sub("_x005F_", text) if "_x" in text else text


def plain(title: str, width: int) -> Column:
    """A column of text that stays in the workbook."""
    return Column(key=title, title=title, width=width)


def written(tables: Sequence[Table], day: dt.date, marks: tuple[str, ...]) -> bytes:
    """The workbook, in the order given; `day` stands for when it was made, `marks` for each printed page."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415 - an extra, and only this output needs it

        from giaoban.exchange.xlsx.paint import fill  # noqa: PLC0415 - needs it too
    except ImportError:
        raise missing("Excel (openpyxl)") from None
    whole = [_checked(one) for one in tables]
    if faults := [fault for _, found in whole for fault in found]:
        raise FaultySheetError("tệp Excel", faults)
    made = Workbook(write_only=True)
    made.properties.creator = "giaoban"
    with unencoded():
        for one, _ in whole:
            fill(made.create_sheet(one.name), one, marks)
    return saved(made, day)


def _checked(table: Table) -> tuple[Table, list[Fault]]:
    """The table with its texts as the format stores them, and the texts it cannot store."""
    faults: list[Fault] = []

    def text(value: Figure, owner: str, column: str) -> Figure:
        if not isinstance(value, str):
            return value
        place = f"{owner}, “{column}”" if owner else f"“{column}”"
        if message := too_long(value):
            faults.append(
                Fault(sheet=table.name, message=f"{place}: {message}", remedy="Rút gọn trong sổ, hoặc xuất CSV, JSON")
            )
        if found := _NOT_XML.search(value):
            message = f"{place}: có ký tự U+{ord(found.group()):04X} mà tệp Excel không ghi được"
            faults.append(Fault(sheet=table.name, message=message, remedy="Bỏ ký tự này trong sổ"))
        return stored(value)

    def row(cells: Sequence[Figure], owner: str) -> tuple[Figure, ...]:
        return tuple(text(cell, owner, column.title) for cell, column in zip(cells, table.columns, strict=False))

    owners = table.owners or [""] * len(table.rows)
    rows = [
        (*row(cells, owner), *((stamps(_values(cells)),) if table.stamped else ()))
        for cells, owner in zip(table.rows, owners, strict=True)
    ]
    lines = tuple(str(text(line, "", table.title)) for line in table.lines)
    end = tuple(str(text(line, "", table.title)) for line in table.end)
    stamp = (Column(key=STAMP, title=f"{STAMP} {len(rows)}", width=10, printed=False),) if table.stamped else ()
    feet = [row(cells, "") for cells in table.feet]
    return replace(table, rows=rows, feet=feet, lines=lines, end=end, columns=(*table.columns, *stamp)), faults


def _values(cells: Iterable[Figure]) -> list[Value]:
    return [cell for cell in cells if not isinstance(cell, float)]
