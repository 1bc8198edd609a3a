"""docs/mo-rong.md: its tables are the program's, and its queries give the program's own figures.

Each query is run with DuckDB over the Parquet files and with SQLite over the database.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

import generate
from giaoban.cli.question import Question
from giaoban.console import envelope
from giaoban.exchange.tables import TABLES, Type, parquet, sqlite
from giaoban.report.lists import overdue
from giaoban.report.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.exchange.tables import Table

ROOT = Path(__file__).parent.parent.parent
MADE_UP = ROOT / "tests" / "cli" / "data" / "made-up" / "registers"
PAGE = (ROOT / "docs" / "mo-rong.md").read_text(encoding="utf-8")

Rows = list[dict[str, Any]]


def sql(heading: str) -> list[str]:
    """The queries under a heading of the page."""
    text = re.split(rf"^##+ {re.escape(heading)}$", PAGE, flags=re.MULTILINE)[1]
    section = re.split(r"^##+ ", text, flags=re.MULTILINE)[0]
    return re.findall(r"^```sql\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)


VIEWS = sql("Các câu hỏi")[0]


@dataclass(frozen=True, kw_only=True)
class Exported:
    """Registers exported: what the program says of them, and a way to ask the tables."""

    summary: dict[str, Any]
    overdue: Rows
    roles: list[tuple[str, str, str]]
    ask: Callable[[str], Rows]


def of_database(path: Path) -> Callable[[str], Rows]:
    """Asks the SQLite database."""

    def ask(query: str) -> Rows:
        with closing(sqlite3.connect(path)) as database:
            found = database.execute(query)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]

    return ask


def of_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Rows]:
    """Asks the Parquet files of a folder with DuckDB; days come as the texts SQLite has."""

    def ask(query: str) -> Rows:
        monkeypatch.chdir(folder)
        with duckdb.connect() as database:
            database.execute(VIEWS)
            found = database.execute(query)
            names = [column[0] for column in found.description or ()]
            return [
                {
                    name: value.isoformat() if hasattr(value, "isoformat") else value
                    for name, value in zip(names, row, strict=True)
                }
                for row in found.fetchall()
            ]

    return ask


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate.write(tmp_path_factory.mktemp("generated"), 240, seed=7, files=4)


@pytest.fixture(params=["made-up", "generated"])
def registers(request: pytest.FixtureRequest, generated: Path) -> Path:
    return MADE_UP if request.param == "made-up" else generated


@pytest.fixture(params=["duckdb", "sqlite"])
def exported(
    request: pytest.FixtureRequest, registers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Exported:
    frame = Question(registers=registers, as_of="2009-10-20").frame()
    if request.param == "duckdb":
        parquet.write(parquet.names(tmp_path / "tasks.parquet"), frame)
        ask = of_files(tmp_path, monkeypatch)
    else:
        sqlite.write((tmp_path / "giao-ban.db",), frame)
        ask = of_database(tmp_path / "giao-ban.db")
    return Exported(
        summary=json.loads(envelope.summary(frame, summary(frame))),
        overdue=json.loads(envelope.overdue(frame, overdue(frame)))["data"],
        roles=[(role.value, one.register.id, one.task.id) for one in frame.tracked for role in one.roles("VL")],
        ask=ask,
    )


def test_summary_by_unit_is_that_of_status(exported: Exported) -> None:
    (query,) = sql("Tổng hợp theo đơn vị")

    found = exported.ask(query)

    assert found == [
        {
            "unit": row["unit"]["code"],
            "name": row["unit"]["name"],
            **{key: row[key] for key in found[0] if key not in {"unit", "name", "base"}},
            "base": row["completion"]["of"],
        }
        for row in exported.summary["data"]
    ]


def test_totals_are_those_of_status(exported: Exported) -> None:
    (query,) = sql("Tổng số nhiệm vụ")
    totals = exported.summary["totals"]["tasks"]

    assert exported.ask(query) == [
        {
            "total": totals["total"],
            "done": sum(value for key, value in totals.items() if key.startswith("done_")),
            "open": sum(value for key, value in totals.items() if key.startswith("open_")),
            "overdue": totals["open_overdue"],
            "withdrawn": totals["withdrawn"],
        }
    ]


def test_overdue_is_that_of_overdue(exported: Exported) -> None:
    tasks, units = sql("Nhiệm vụ quá hạn")

    assert exported.ask(tasks) == [
        {
            "register": one["register"],
            "task": one["id"],
            "title": one["title"],
            "deadline_end": one["deadline"]["end"],
            "days_late": one["days_late"],
        }
        for one in exported.overdue
    ]
    assert sorted((row["register"], row["task"], row["unit"]) for row in exported.ask(units)) == sorted(
        (one["register"], one["id"], unit["code"]) for one in exported.overdue for unit in one["overdue_units"]
    )
    assert exported.overdue


def test_tasks_of_a_unit_are_those_of_its_card(exported: Exported) -> None:
    (query,) = sql("Nhiệm vụ của một đơn vị, theo vai trò")

    found = exported.ask(query)

    assert [(row["role"], row["register"], row["task"]) for row in found] == sorted(
        exported.roles, key=lambda row: row[0]
    )
    assert found


def test_registers_of_several_offices_are_asked_together(
    generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (query,) = sql("Gộp nhiều cơ quan")
    expected = []
    for office, registers in (("A", MADE_UP), ("B", generated)):
        frame = Question(registers=registers, as_of="2009-10-20").frame()
        (tmp_path / office).mkdir()
        counted = parquet.write(parquet.names(tmp_path / office / "tasks.parquet"), frame)
        late = len(overdue(frame).tasks)
        expected.append({"filename": f"{office}/tasks.parquet", "overdue": late, "tasks": counted["tasks"]})

    assert of_files(tmp_path / "A", monkeypatch)("SELECT * FROM tasks")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as database:
        found = database.execute(query)
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert [{**row, "filename": row["filename"].replace("\\", "/")} for row in rows] == expected


_WORDS = {Type.TEXT: "chữ", Type.NUMBER: "số", Type.YES_NO: "có/không", Type.DAY: "ngày"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_page_prints_the_columns_of_each_table(table: Table) -> None:
    text = re.split(rf"^### {table.name}$", PAGE, flags=re.MULTILINE)[1]
    key = f" Khóa: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    columns = "".join(f"| `{column.name}` | {_WORDS[column.type]} | {column.meaning} |\n" for column in table.columns)
    expected = f"\n\n{table.meaning}.{key}\n\n| cột | kiểu | nội dung |\n| --- | --- | --- |\n{columns}"

    assert re.split(r"\n### ", text)[0].rstrip() == expected.rstrip()
