"""The tables as Parquet files, one for each, with the meaning of each column in its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.exchange.faults import missing
from giaoban.exchange.tables import TABLES, TASKS, Type, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from giaoban.exchange.tables import Table, Value
    from giaoban.report.frame import Frame

_BATCH = 20_000
"""Rows of one row group: what is held of each table at a time."""


def names(path: Path) -> tuple[Path, ...]:
    """The files: the one named holds the tasks, the others stand beside it, `tasks-threads.parquet`."""
    return tuple(
        path if table is TASKS else path.with_name(f"{path.stem}-{table.name}{path.suffix}") for table in TABLES
    )


def require() -> None:
    """Raise MissingExtraError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - an extra
    except ImportError:
        raise missing("pyarrow để ghi Parquet", extra="parquet") from None


def write(paths: Sequence[Path], frame: Frame) -> dict[str, int]:
    """Write the files, named in the order of `TABLES`; gives how many rows each has.

    Raises OSError where the disk refuses.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra, and only this output needs it
    from pyarrow import parquet  # noqa: PLC0415 - as above

    counted = {table.name: 0 for table in TABLES}
    waiting: dict[str, list[tuple[Value, ...]]] = {table.name: [] for table in TABLES}
    schemas = {table.name: schema(table) for table in TABLES}
    writers: dict[str, parquet.ParquetWriter] = {}

    def pour(table: Table) -> None:
        held, form = waiting[table.name], schemas[table.name]
        columns = zip(*held, strict=True) if held else (() for _ in table.columns)
        arrays = [pa.array(values, field.type) for values, field in zip(columns, form, strict=True)]
        writers[table.name].write_table(pa.Table.from_arrays(arrays, schema=form))
        held.clear()

    try:
        for table, path in zip(TABLES, paths, strict=True):
            writers[table.name] = parquet.ParquetWriter(path, schemas[table.name])
        for table, row in rows(frame):
            counted[table.name] += 1
            waiting[table.name].append(row)
            if len(waiting[table.name]) == _BATCH:
                pour(table)
        for table in TABLES:
            pour(table)
    finally:
        for writer in writers.values():
            writer.close()
    return counted


def schema(table: Table) -> pa.Schema:
    """The columns of the table as Arrow has them; the key is never null."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    types = {Type.TEXT: pa.string(), Type.NUMBER: pa.int32(), Type.YES_NO: pa.bool_(), Type.DAY: pa.date32()}
    fields = [
        pa.field(
            column.name,
            types[column.type],
            nullable=column.name not in table.key,
            metadata={"meaning": column.meaning},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"meaning": table.meaning})
