"""What the tables hold, row by row, on a small register; that writing them twice gives the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from pyarrow import parquet as reader

from giaoban.cli.question import Question
from giaoban.exchange.tables import TABLES, parquet, sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write

TASKS = """
tasks:
  - id: "1.1"
    title: Đề xuất hướng xử lý
    lead: [VL, BTXH, DVLQ]
    joint: true
    cooperating: [KHTC]
    deadline: 2009-08
    deadline_text: trong tháng 8 năm 2009
    product: Báo cáo
    source: {clause: "2", quote: ["một", "hai"]}
    events:
      - {date: 2009-08-20, event: progress, unit: VL, percent: 60, channel: điện thoại, recorded: 2009-08-21}
      - {date: 2009-08-28, event: done, unit: [VL, BTXH], document: 10/VL}
      - {date: 2009-08-30, event: returned, unit: BTXH, reason: thiếu phụ lục, redo_by: 2009-09-15}
      - {date: 2009-09-10, event: extension, unit: BTXH, to: 2009-Q4, document: 41/VP}
      - {date: 2009-09-12, event: note, note: ghi nhầm, voided: {recorded: 2009-09-13, reason: nhầm}}
      - {date: 2009-11-01, event: done, unit: BTXH}
  - id: "1.2"
    title: Việc giao sau
    lead: PC
    assigned: 2009-11-02
"""


def exported(folder: Path, as_of: str) -> dict[str, list[dict[str, Any]]]:
    """The tables as the Parquet files hold them, without what is null."""
    frame = Question(registers=folder / "registers", as_of=as_of).frame()
    paths = parquet.names(folder / "so.parquet")
    parquet.write(paths, frame)
    return {
        table.name: [
            {name: value for name, value in row.items() if value is not None}
            for row in reader.read_table(path).to_pylist()
        ]
        for table, path in zip(TABLES, paths, strict=True)
    }


def iso(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with days as texts."""
    return [
        {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
        for row in rows
    ]


def test_row_of_a_task_says_how_it_stood_on_the_day(write: Write) -> None:
    tables = exported(write(TASKS), "2009-10-01")

    assert iso(tables["tasks"]) == [
        {
            "register": "GB-2009",
            "task": "1.1",
            "place": 0,
            "title": "Đề xuất hướng xử lý",
            "kind": "one-off",
            "priority": False,
            "product": "Báo cáo",
            "assigned": "2009-08-06",
            "deadline": "2009-08",
            "deadline_text": "trong tháng 8 năm 2009",
            "clause": "2",
            "quote": "một\nhai",
            "work": "in-progress",
            "time": "in-time",
            "bucket": "open-in-time",
            "deadline_end": "2009-12-31",
            "original_end": "2009-08-31",
            "late_by_original": True,
            "extension": "granted",
            "extensions": 1,
            "last_event": "2009-09-10",
            "threads": 2,
            "threads_done": 1,
        }
    ]


def test_each_lead_has_a_thread_and_each_part_a_row(write: Write) -> None:
    tables = exported(write(TASKS), "2009-10-01")

    threads = [(row["unit"], row["bucket"], row["shared"], str(row["deadline_end"])) for row in tables["threads"]]
    assert threads == [("VL", "done-on-time", False, "2009-08-31"), ("BTXH", "open-in-time", False, "2009-12-31")]
    assert [(row["role"], row["unit"], row["is_group"], row["is_open_group"]) for row in tables["units"]] == [
        ("lead", "VL", False, False),
        ("lead", "BTXH", False, False),
        ("lead", "DVLQ", True, True),
        ("cooperating", "KHTC", False, False),
    ]


def test_unit_named_twice_has_one_part(write: Write, tmp_path: Path) -> None:
    task = """
    tasks:
      - {id: "1.1", title: Việc, lead: [VL, CVL, DVLQ, DVLQ], joint: true, cooperating: [PC, Vụ Pháp chế]}
    """
    folder = write(task)

    found = [(row["role"], row["unit"]) for row in exported(folder, "2009-10-01")["units"]]
    frame = Question(registers=folder / "registers", as_of="2009-10-01").frame()

    assert found == [("lead", "VL"), ("lead", "DVLQ"), ("cooperating", "PC")]
    assert sqlite.write((tmp_path / "a.db",), frame)["units"] == 3


def test_events_are_those_that_happened_by_the_day_voided_ones_marked(write: Write) -> None:
    tables = exported(write(TASKS), "2009-10-01")

    common = {"register": "GB-2009", "task": "1.1"}
    assert iso(tables["events"]) == [
        {
            **common,
            "number": 1,
            "event": "progress",
            "date": "2009-08-20",
            "recorded": "2009-08-21",
            "units": "VL",
            "percent": 60,
            "channel": "điện thoại",
        },
        {
            **common,
            "number": 2,
            "event": "done",
            "date": "2009-08-28",
            "recorded": "2009-08-28",
            "units": "VL BTXH",
            "document": "10/VL",
        },
        {
            **common,
            "number": 3,
            "event": "returned",
            "date": "2009-08-30",
            "recorded": "2009-08-30",
            "units": "BTXH",
            "reason": "thiếu phụ lục",
            "redo_by": "2009-09-15",
        },
        {
            **common,
            "number": 4,
            "event": "extension",
            "date": "2009-09-10",
            "recorded": "2009-09-10",
            "units": "BTXH",
            "document": "41/VP",
            "new_deadline": "2009-Q4",
        },
        {
            **common,
            "number": 5,
            "event": "note",
            "date": "2009-09-12",
            "recorded": "2009-09-12",
            "note": "ghi nhầm",
            "voided_on": "2009-09-13",
            "voided_reason": "nhầm",
        },
    ]


def test_a_task_not_yet_given_has_no_row_and_meta_counts_the_rest(write: Write) -> None:
    folder = write(TASKS)

    (before,) = exported(folder, "2009-11-01")["meta"]
    (after,) = exported(folder, "2009-11-02")["meta"]

    assert (before["tasks"], before["threads"], before["events"], before["registers"]) == (1, 2, 6, 1)
    assert (after["tasks"], after["threads"], str(after["as_of"])) == (2, 3, "2009-11-02")


def test_folder_without_registers_gives_empty_tables_with_their_columns(write: Write) -> None:
    tables = exported(write(), "2009-11-01")

    assert {name: len(rows) for name, rows in tables.items()} == {
        "tasks": 0,
        "threads": 0,
        "units": 0,
        "events": 0,
        "registers": 0,
        "meta": 1,
    }


def test_same_registers_give_the_same_bytes(write: Write, tmp_path: Path) -> None:
    frame = Question(registers=write(TASKS) / "registers", as_of="2009-10-01").frame()
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        paths = (*parquet.names(tmp_path / name / "tasks.parquet"), tmp_path / name / "tasks.db")
        parquet.write(paths[:-1], frame)
        sqlite.write(paths[-1:], frame)
        made.append([path.read_bytes() for path in paths])

    assert made[0] == made[1]


def test_both_forms_hold_the_same_values_and_the_meaning_of_each_column(write: Write, tmp_path: Path) -> None:
    frame = Question(registers=write(TASKS) / "registers", as_of="2009-10-01").frame()
    paths = parquet.names(tmp_path / "tasks.parquet")
    parquet.write(paths, frame)
    sqlite.write((tmp_path / "tasks.db",), frame)

    with closing(sqlite3.connect(tmp_path / "tasks.db")) as database:
        for table, path in zip(TABLES, paths, strict=True):
            kept = reader.read_table(path)
            ours = database.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608 - our own table
            (statement,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)).fetchone()

            assert [tuple(row.values()) for row in iso(kept.to_pylist())] == ours
            for column in table.columns:
                assert kept.schema.field(column.name).metadata == {b"meaning": column.meaning.encode()}
                assert f"-- {column.meaning}" in statement
