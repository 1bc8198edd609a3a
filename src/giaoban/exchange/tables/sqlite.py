"""The tables as an SQLite database, with the meaning of each column as a comment in its schema."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

from giaoban.errors import UnreadableFileError
from giaoban.exchange.tables import TABLES, Type, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from giaoban.exchange.tables import Table, Value
    from giaoban.report.frame import Frame

_BATCH = 2_000
"""Rows that wait to be written together."""

_TYPES = {
    Type.TEXT: "TEXT",
    Type.NUMBER: "INTEGER",
    Type.YES_NO: "INTEGER",
    Type.DAY: "TEXT",
}


def names(path: Path) -> tuple[Path, ...]:
    """The one file."""
    return (path,)


def write(paths: Sequence[Path], frame: Frame) -> dict[str, int]:
    """Write the database to the empty file named; gives how many rows each table has.

    Days are texts `2009-08-31`, which SQLite's date functions take and which sort as they should; yes and no are 1
    and 0. Raises UnreadableFileError where the disk refuses.
    """
    (path,) = paths
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
            return _fill(database, frame)
    except sqlite3.Error as error:
        raise UnreadableFileError(f"không ghi được tệp SQLite ({error})", "Kiểm tra chỗ trống của ổ đĩa") from None


def _fill(database: sqlite3.Connection, frame: Frame) -> dict[str, int]:
    # the file is a new one that takes its name when it is whole: it needs no journal to be turned back by
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN")
    for table in TABLES:
        database.execute(schema(table))
    counted = dict.fromkeys((table.name for table in TABLES), 0)
    waiting: dict[str, list[tuple[Value, ...]]] = {table.name: [] for table in TABLES}
    for table, row in rows(frame):
        counted[table.name] += 1
        batch = waiting[table.name]
        batch.append(tuple(_stored(value) for value in row))
        if len(batch) == _BATCH:
            _insert(database, table, batch)
    for table in TABLES:
        _insert(database, table, waiting[table.name])
    database.execute("CREATE INDEX threads_of_unit ON threads (unit)")
    database.execute("CREATE INDEX units_of_unit ON units (unit)")
    database.execute("COMMIT")
    return counted


def _insert(database: sqlite3.Connection, table: Table, batch: list[tuple[Value, ...]]) -> None:
    marks = ", ".join("?" * len(table.columns))
    statement = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - both are this program's own
    database.executemany(statement, batch)
    batch.clear()


def _stored(value: Value) -> Value:
    return value.isoformat() if isinstance(value, dt.date) else value


def schema(table: Table) -> str:
    """The statement that makes the table, with the meaning of each column beside it."""
    lines = [f"CREATE TABLE {table.name} ( -- {table.meaning}"]
    last = len(table.columns) - 1
    for number, column in enumerate(table.columns):
        comma = "," if number < last or table.key else ""
        lines.append(f"  {column.name} {_TYPES[column.type]}{comma} -- {column.meaning}")
    if table.key:
        lines.append(f"  PRIMARY KEY ({', '.join(table.key)})")
    return "\n".join((*lines, ")"))
