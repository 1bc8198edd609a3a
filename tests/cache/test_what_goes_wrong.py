"""Whatever happens to files and cache: the answer is the one that reading the registers gives, and never an error."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest
from tests.cache.folders import said

from giaoban import check
from giaoban.store.cache import Cache, database, desk
from giaoban.store.cache.database import Database
from giaoban.store.write import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Write

HEAD = """\
format: 1
id: {name}
title: Kết luận
document:
  type: Kết luận
  number: 0{number}/KL-BT
  date: 2009-08-06
  text: {name}.md
tasks:
  - id: "1.1"
    title: Báo cáo Bộ về việc làm
    lead: Cục Việc làm
    deadline: 2009-08-31
    source:
      quote: Giao Cục Việc làm báo cáo
    events:
      - {{date: 2009-09-0{number}, event: done, document: 10{number}/BC}}
  - id: "1.2"
    title: Trình Thông tư
    lead: [Vụ Pháp chế, Cục Việc làm]
    joint: true
    cooperating: Văn phòng Bộ
    source:
      quote: Giao Cục Việc làm báo cáo
"""
ASKED = (
    ("status", "--as-of", "30/9/2009"),
    ("status", "--unit", "VL", "--as-of", "30/9/2009"),
    ("overdue", "--as-of", "1/9/2009"),
    ("list", "--as-of", "30/9/2009", "--json"),
    ("show", "GB-1/1.1", "--as-of", "30/9/2009"),
)


@pytest.fixture
def folder(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of two registers with their texts, taken into a cache of its own."""
    monkeypatch.setenv("GIAOBAN_CACHE", str(tmp_path / "cache"))
    sheets = {f"so_{number}__yaml": HEAD.format(name=f"GB-{number}", number=number) for number in (1, 2)}
    registers = write(co_quan__yaml="due_soon_days: 7\n", **sheets) / "registers"
    for number in (1, 2):
        (registers / f"GB-{number}.md").write_text("Giao Cục Việc làm báo cáo.", encoding="utf-8")
    _let_it_settle(registers)
    for asked in ASKED:
        said(*asked, "--registers", str(registers))
    return registers


def _let_it_settle(registers: Path) -> None:
    """As if the files had been written an hour ago; the times of their entries are of now."""
    hour = time.time() - 3600
    for path in registers.iterdir():
        os.utime(path, (hour, hour))


def same(registers: Path) -> None:
    """Every question is answered alike without the cache and with it, twice: out of what the first left too."""
    where = ("--registers", str(registers))
    read = [said(*asked, *where, "--no-cache") for asked in ASKED]
    for asked, answer in (*zip(ASKED, read, strict=True), *zip(ASKED, read, strict=True)):
        assert said(*asked, *where) == answer, asked


def kept(tmp_path: Path) -> Database:
    return Database(tmp_path / "cache", tmp_path / "registers")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# --- the files change ------------------------------------------------------------------------------------------------


def _same_size_and_time(registers: Path) -> None:
    path = registers / "so-1.yaml"
    before = path.stat()
    replace(path, "Báo cáo Bộ", "Báo cáo Sở")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _all_gone(registers: Path) -> None:
    for path in registers.glob("so-*"):
        path.unlink()


def _second_of_an_id(registers: Path) -> None:
    replace(registers / "so-2.yaml", "id: GB-2\n", "id: GB-1\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is touched": lambda registers: (registers / "so-1.yaml").touch(),
    "a text is touched": lambda registers: (registers / "GB-1.md").touch(),
    "the unit list is touched": lambda registers: (registers / "don-vi.yaml").touch(),
    "an event is added": lambda registers: replace(
        registers / "so-1.yaml", "101/BC}", "101/BC}\n      - {date: 2009-09-09, event: returned}"
    ),
    "a change that looks the same": _same_size_and_time,
    "a file is deleted": lambda registers: (registers / "so-2.yaml").unlink(),
    "all files are deleted": _all_gone,
    "a file is added": lambda registers: (registers / "so-0.yaml").write_text(
        HEAD.format(name="GB-0", number=3).replace("  text: GB-0.md\n", ""), encoding="utf-8"
    ),
    "a file is renamed": lambda registers: (registers / "so-1.yaml").rename(registers / "so-9.yaml"),
    "a file is broken": lambda registers: replace(registers / "so-1.yaml", "format: 1", "format: 2"),
    "an event makes no sense": lambda registers: replace(registers / "so-1.yaml", "event: done", "event: resumed"),
    "a register is no yaml": lambda registers: (registers / "so-3.yml").touch(),
    "a copy in conflict": lambda registers: shutil.copy(registers / "so-1.yaml", registers / "so-1 (1).yaml"),
    "a link to nothing": lambda registers: (registers / "so-4.yaml").symlink_to("nowhere"),
    "a folder with the name of a register": lambda registers: (registers / "so-4.yaml").mkdir(),
    "two registers with one id": _second_of_an_id,
    "a quote is no longer in the text": lambda registers: replace(registers / "GB-2.md", "báo cáo", "trình"),
    "a text is gone": lambda registers: (registers / "GB-2.md").unlink(),
    "a unit is renamed": lambda registers: replace(registers / "don-vi.yaml", "name: Cục Việc làm", "name: Cục VLXX"),
    "a unit is given another name": lambda registers: replace(
        registers / "don-vi.yaml", "name: Vụ Pháp chế", "name: Vụ Pháp Chế"
    ),
    "the unit list is gone": lambda registers: (registers / "don-vi.yaml").unlink(),
    "the office has other rules": lambda registers: replace(registers / "co-quan.yaml", "7", "30"),
    "the office is gone": lambda registers: (registers / "co-quan.yaml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_files_that_change_are_seen(folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    same(folder)


def test_files_that_are_mended_are_read_again(folder: Path) -> None:
    whole = (folder / "so-1.yaml").read_bytes()
    replace(folder / "so-1.yaml", "format: 1", "format: 2")
    same(folder)
    (folder / "so-1.yaml").write_bytes(whole)
    same(folder)


def test_a_file_written_twice_within_one_tick_of_the_clock_is_read_again(folder: Path, tmp_path: Path) -> None:
    # taken in at the very moment of its last write, so that the next one may look the same
    taken = Cache(tmp_path / "another", time.time_ns(), check.is_sound)
    first = desk(folder, taken)
    assert first is not None
    rows = first.shelf().connection.execute("SELECT is_sure FROM file").fetchall()
    assert rows == [(0,), (0,)]
    first.shelf().connection.close()
    hour = Cache(tmp_path / "another", time.time_ns() + 3_600_000_000_000, check.is_sound)
    later = desk(folder, hour)
    assert later is not None
    assert later.shelf().connection.execute("SELECT is_sure FROM file").fetchall() == [(1,), (1,)]
    later.shelf().connection.close()


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    place = "SELECT place FROM file WHERE name = 'so-2.yaml'"
    with sqlite3.connect(kept(tmp_path).path) as connection:
        before = connection.execute(place).fetchone()
    replace(folder / "so-1.yaml", "Trình Thông tư", "Trình Nghị định")
    same(folder)
    with sqlite3.connect(kept(tmp_path).path) as connection:
        assert connection.execute(place).fetchone() == before
        rows = connection.execute(
            "SELECT count(*) FROM stretch s LEFT JOIN task t ON t.key = s.task WHERE t.key IS NULL"
        )
        assert rows.fetchone() == (0,)


# --- the cache goes wrong --------------------------------------------------------------------------------------------


def _flip(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _overwrite(data: bytearray, chance: random.Random) -> None:
    data[:] = chance.randbytes(len(data))


@pytest.mark.parametrize("harm", [_flip, _cut, _overwrite])
def test_a_damaged_cache_is_not_believed(
    folder: Path, tmp_path: Path, harm: Callable[[bytearray, random.Random], None]
) -> None:
    chance = random.Random(2009)  # noqa: S311 - harm, the same each time
    for _ in range(4):
        path = kept(tmp_path).path
        data = bytearray(path.read_bytes())
        harm(data, chance)
        time.sleep(0.01)
        path.write_bytes(data)
        same(folder)


def test_another_edition_of_the_program_begins_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(tmp_path).stamp.read_text(encoding="utf-8")
    monkeypatch.setattr(database, "FORMAT", 0)
    same(folder)
    assert kept(tmp_path).stamp.read_text(encoding="utf-8") != before


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"not a database at all" * 100])
def test_a_foreign_file_in_its_place_is_replaced(folder: Path, tmp_path: Path, content: bytes) -> None:
    kept(tmp_path).path.write_bytes(content)
    same(folder)
    assert kept(tmp_path).reader() is not None


def test_a_stamp_without_meaning_is_not_believed(folder: Path, tmp_path: Path) -> None:
    kept(tmp_path).stamp.write_bytes(b"\xff\xfe\x00")
    same(folder)


def test_a_database_without_stamp_as_a_killed_process_leaves_it_begins_anew(folder: Path, tmp_path: Path) -> None:
    kept(tmp_path).stamp.unlink()
    with sqlite3.connect(kept(tmp_path).path) as connection:
        connection.execute("UPDATE task SET title = 'sai'")
    same(folder)


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_a_cache_that_another_process_holds_is_done_without(folder: Path, tmp_path: Path, lock: str) -> None:
    holder = sqlite3.connect(kept(tmp_path).path, isolation_level=None)
    holder.execute(lock)
    same(folder)
    replace(folder / "so-1.yaml", "Trình Thông tư", "Trình Nghị định")
    same(folder)
    holder.execute("ROLLBACK")
    holder.close()
    same(folder)


def test_a_reader_keeps_its_state_while_files_change(folder: Path, tmp_path: Path) -> None:
    reader = kept(tmp_path).reader()
    assert reader is not None
    replace(folder / "so-1.yaml", "Trình Thông tư", "Trình Nghị định")
    same(folder)
    assert reader.execute("SELECT DISTINCT title FROM task WHERE id = '1.2'").fetchall() == [("Trình Thông tư",)]
    reader.close()
    same(folder)


def test_the_cache_of_a_folder_that_is_gone_goes_when_another_is_begun(folder: Path, tmp_path: Path) -> None:
    gone, first = folder.rename(tmp_path / "moved"), kept(tmp_path)
    same(gone)
    assert not first.stamp.exists()
    assert not first.path.exists()
    assert Database(tmp_path / "cache", gone).reader() is not None


def test_a_home_that_cannot_be_made_is_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GIAOBAN_CACHE", str(tmp_path / "file" / "cache"))
    same(folder)


def test_a_home_named_from_where_one_stands_is_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIAOBAN_CACHE", "own")
    same(folder)
    assert said("cache")[1].endswith("\tDùng được\n")


def test_a_user_without_a_home_has_answers_but_no_journal(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    for name in ("GIAOBAN_CACHE", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.chdir(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    same(folder)
    message = (
        "giaoban: không rõ thư mục cá nhân, nơi lưu nhật ký ghi sổ. Đặt biến môi trường HOME hoặc XDG_STATE_HOME.\n"
    )
    assert said("update", "GB-1/1.2", "note", "-n", "x", "--registers", str(folder)) == (7, "", message)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK} == before
    assert {path.name for path in tmp_path.iterdir()} == {"registers", "cache"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_home_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").chmod(0o500)
    replace(folder / "so-1.yaml", "Trình Thông tư", "Trình Nghị định")
    same(folder)
    (tmp_path / "cache").chmod(0o700)


def test_a_fault_found_while_answering_is_answered_from_the_registers(folder: Path, tmp_path: Path) -> None:
    database_ = kept(tmp_path)
    with sqlite3.connect(database_.path) as connection:
        connection.execute("UPDATE whole SET data = x'00'")
    time.sleep(0.01)
    # as if nobody had touched it
    database_.stamp.write_text(database_._expected(), encoding="utf-8")  # noqa: SLF001
    same(folder)


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_command_says_what_is_kept_and_removes_it(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "cache"
    size = f"{-(-kept(tmp_path).path.stat().st_size // 1024)} KB"
    table = "Thư mục sổ\tSố sổ\tSố nhiệm vụ\tDung lượng\tTình trạng\n"
    page = f"1 bản lưu tạm, {size} ở {home}.\n{table}{folder}\t2\t4\t{size}\tDùng được\n"
    assert said("cache") == (0, page, "")
    (home / "khác.txt").touch()
    assert said("cache", "--clear") == (
        0,
        f"Đã xóa 1 bản lưu tạm, {size} ở {home}. Sổ không thay đổi; lệnh sau đọc lại sổ.\n",
        "",
    )
    assert [path.name for path in home.iterdir()] == ["khác.txt"]
    assert said("cache", "--info") == (0, f"Chưa có bản lưu tạm nào ở {home}.\n", "")
    same(folder)


def test_the_command_tells_a_cache_that_will_be_made_anew(folder: Path, tmp_path: Path) -> None:
    kept(tmp_path).stamp.unlink()
    assert f"{folder}\t\t\t" in said("cache")[1]
    assert "Sẽ lập lại" in said("cache")[1]


def test_the_command_tells_and_removes_templates_kept_compiled_too(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "cache"
    size = f"{-(-kept(tmp_path).path.stat().st_size // 1024)} KB"
    assert said("report", "--month", "8", "--registers", str(folder))[0] == 0
    (template,) = home.glob("*.template")
    compiled = f"1 mẫu đã dịch, {-(-template.stat().st_size // 1024)} KB"
    assert said("cache")[1].splitlines()[:2] == [f"1 bản lưu tạm, {size} ở {home}.", f"Kèm {compiled}."]
    document = json.loads(said("cache", "--json")[1])
    assert document["templates"] == {"count": 1, "bytes": template.stat().st_size}
    assert said("cache", "--clear")[1] == (
        f"Đã xóa 1 bản lưu tạm, {size} và {compiled} ở {home}. Sổ không thay đổi; lệnh sau đọc lại sổ.\n"
    )
    assert list(home.iterdir()) == []


def test_info_and_clear_exclude_each_other() -> None:
    assert said("cache", "--info", "--clear")[0] == 2


def test_without_the_cache_nothing_is_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAOBAN_CACHE", str(tmp_path / "another"))
    assert said("status", "--no-cache", "--registers", str(folder))[0] == 0
    assert said("--no-cache", "status", "--registers", str(folder))[0] == 0
    assert not (tmp_path / "another").exists()
