"""`giaoban export` as a user runs it: which files it writes, what it says, and what it refuses."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from giaoban.cli.export import export
from giaoban.cli.question import Question
from giaoban.errors import MissingExtraError, WrongUsageError
from giaoban.exchange.tables import TABLES

if TYPE_CHECKING:
    from tests.conftest import Run, Write

MADE_UP = Path(__file__).parent.parent / "cli" / "data" / "made-up"


def test_parquet_is_a_file_for_each_table(giaoban: Run, tmp_path: Path) -> None:
    result = giaoban(
        "export", "--registers", str(MADE_UP / "registers"), "-o", "ra/tasks.parquet", "--as-of", "31/10/2009"
    )

    files = ["ra/tasks.parquet", *(f"ra/tasks-{table.name}.parquet" for table in TABLES[1:])]
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"Đã ghi {', '.join(files)}: 15 nhiệm vụ, 21 lượt giao, 42 diễn biến, tính đến ngày 31/10/2009.\n"
        "Số liệu minh họa.\n"
    )
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == sorted(Path(file).name for file in files)


def test_sqlite_is_one_file_of_one_register(giaoban: Run, tmp_path: Path) -> None:
    arguments = ("--registers", str(MADE_UP / "registers"), "--register", "MH-2009", "--as-known-on", "31/8/2009")
    result = giaoban("export", "--to", "sqlite", "giao-ban.db", *arguments)

    assert (result.exit_code, result.stdout) == (0, "")
    with closing(sqlite3.connect(tmp_path / "giao-ban.db")) as database:
        found = database.execute("SELECT as_of, as_known_on, registers, demonstration FROM meta").fetchall()
    assert found == [("2009-08-31", "2009-08-31", 1, 1)]


def test_existing_file_is_kept_unless_forced(write: Write) -> None:
    folder = write()
    (folder / "a-units.parquet").write_text("đã có", encoding="utf-8")

    with pytest.raises(WrongUsageError, match=r"a-units\.parquet đã có"):
        export(output=folder / "a.parquet", asked=Question(registers=folder / "registers"))
    assert [path.name for path in folder.glob("*.parquet")] == ["a-units.parquet"]

    export(output=folder / "a.parquet", asked=Question(registers=folder / "registers"), force=True)
    assert len(list(folder.glob("*.parquet"))) == len(TABLES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "chưa ghi xuất ra tệp nào. Ghi một tệp, ví dụ giaoban export -o tasks.parquet"),
        ({"file": "a.db", "output": "b.db"}, "TỆP và -o không dùng cùng nhau"),
        ({"output": "a.xlsx"}, "a.xlsx: không biết ghi dạng nào"),
        ({"output": "a.db", "to": "parquet"}, "--to parquet và tệp a.db nói hai dạng khác nhau"),
        ({"output": "a", "to": "csv"}, "--to: không có “csv”. Các giá trị: parquet, sqlite"),
        ({"output": "registers/a.db"}, "không ghi kết quả vào thư mục sổ: registers/a.db"),
    ],
    ids=["no-file", "two-files", "unknown-ending", "contradiction", "unknown-form", "among-registers"],
)
def test_wrong_usage_names_what_is_right(
    write: Write, monkeypatch: pytest.MonkeyPatch, options: dict[str, str], said: str
) -> None:
    monkeypatch.chdir(write())
    typed = {name: Path(value) if name in {"file", "output"} else value for name, value in options.items()}

    with pytest.raises(WrongUsageError) as raised:
        export(**typed, asked=Question())  # type: ignore[arg-type]
    assert "\n".join(raised.value.lines()).startswith(f"giaoban: {said}")


def test_missing_library_says_how_to_get_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write()
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(MissingExtraError) as raised:
        export(output=folder / "a.parquet", asked=Question(registers=folder / "registers"))
    assert raised.value.lines() == [
        'giaoban: cần thư viện pyarrow để ghi Parquet. Cài: pip install "giaoban[parquet]".'
    ]
    assert not list(folder.glob("*.parquet"))


def test_failure_leaves_the_old_files_and_nothing_else(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write()
    (folder / "a.db").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("giaoban.exchange.tables.sqlite._insert", full)
    with pytest.raises(Exception, match="không ghi được"):
        export(output=folder / "a.db", asked=Question(registers=folder / "registers"), force=True)
    assert (folder / "a.db").read_bytes() == b"old"
    assert {path.name for path in folder.iterdir()} == {"a.db", "registers"}
