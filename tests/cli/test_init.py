"""A new workspace: what `init` writes, that `check` finds nothing in it, and that it never writes over anything."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
EMPTY = [
    "registers/.gitignore",
    "registers/co-quan.yaml",
    "registers/don-vi.yaml",
    "registers/so-moi.yaml",
    "templates/DOC-TRUOC.md",
]
EXAMPLE = [
    "registers/.gitignore",
    "registers/2009-giao-ban-6-thang.yaml",
    "registers/co-quan.yaml",
    "registers/don-vi.yaml",
    "registers/sources/2009-giao-ban-6-thang.md",
    "templates/DOC-TRUOC.md",
]


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_new_workspace_is_written_and_nothing_in_it_is_wrong(giaoban: Run, tmp_path: Path) -> None:
    made = giaoban("init", "so-giao-ban")
    folder = tmp_path / "so-giao-ban"
    checked = giaoban("check", "--json", "--strict", cwd=folder)
    listed = giaoban("list", cwd=folder)

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == (
        "Đã tạo so-giao-ban/registers/don-vi.yaml\n"
        "Đã tạo so-giao-ban/registers/co-quan.yaml\n"
        "Đã tạo so-giao-ban/registers/so-moi.yaml\n"
        "Đã tạo so-giao-ban/registers/.gitignore\n"
        "Đã tạo so-giao-ban/templates/DOC-TRUOC.md\n"
        "Tiếp theo:\n"
        "  cd so-giao-ban\n"
        "  giaoban check\n"
    )
    assert files(folder) == EMPTY
    assert (checked.exit_code, [one for one in json.loads(checked.stdout)["data"] if one["level"] != "note"]) == (0, [])
    assert (listed.exit_code, listed.stderr) == (0, "")


def test_what_to_type_next_can_be_typed_where_the_name_has_a_space(giaoban: Run) -> None:
    made = giaoban("init", "sổ giao ban")

    assert made.stdout.splitlines()[-3:] == ["Tiếp theo:", "  cd 'sổ giao ban'", "  giaoban check"]


def test_the_example_is_the_shipped_register_and_is_answered_at_once(giaoban: Run, tmp_path: Path) -> None:
    made = giaoban("init", ".", "--example")
    status = giaoban("status", "--quarter", "III")
    source = giaoban("source", "1.3")

    assert (made.exit_code, made.stderr, made.stdout.splitlines()[-2:]) == (0, "", ["Tiếp theo:", "  giaoban status"])
    assert files(tmp_path) == EXAMPLE
    for name in EXAMPLE[1:-1]:
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()
    golden = ROOT / "tests" / "golden" / "three-uses"
    assert status.stdout == (golden / "status-quy-III.txt").read_bytes().decode()
    assert source.stdout == (golden / "source-1.3.txt").read_bytes().decode()


@pytest.mark.skipif(shutil.which("git") is None, reason="it asks git")
def test_what_a_write_leaves_beside_the_registers_is_not_committed(giaoban: Run, tmp_path: Path) -> None:
    giaoban("init", ".", "--example")
    (tmp_path / "registers" / ".don-vi.yaml.giaoban-0123456789ab.tmp").touch()
    giaoban("update", "1.1", "note", "-n", "x", env={"XDG_STATE_HOME": str(tmp_path / "state")})
    git = ["git", "-C", str(tmp_path), "-c", "init.defaultBranch=main"]
    subprocess.run([*git, "init", "-q"], check=True)
    told = subprocess.run([*git, "status", "--short", "-uall", "registers"], check=True, capture_output=True)

    assert (tmp_path / "registers" / ".giaoban.lock").is_file()
    assert sorted(told.stdout.decode().split()[1::2]) == EXAMPLE[:-1]


def test_nothing_that_is_there_is_written_over_and_nothing_else_is_written(giaoban: Run, tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    (folder / "registers").mkdir(parents=True)
    (folder / "registers" / "don-vi.yaml").write_bytes(b"units: []\n")

    result = giaoban("init", "moi", "--example")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "giaoban: đã có moi/registers/don-vi.yaml; chưa ghi tệp nào. Chọn thư mục khác, hoặc dời các tệp này đi.\n"
        "Xem: giaoban init --help\n"
    )
    assert files(folder) == ["registers/don-vi.yaml"]
    assert (folder / "registers" / "don-vi.yaml").read_bytes() == b"units: []\n"


def test_a_place_that_is_a_file_is_refused(giaoban: Run, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"x")

    result = giaoban("init", "tep")

    assert (result.exit_code, result.stdout) == (7, "")
    assert (tmp_path / "tep").read_bytes() == b"x"


def test_the_empty_register_bears_the_day_it_was_made(giaoban: Run, tmp_path: Path) -> None:
    before = dt.datetime.now(tz=dt.UTC).astimezone().date()
    giaoban("init", "moi")
    after = dt.datetime.now(tz=dt.UTC).astimezone().date()

    written = (tmp_path / "moi" / "registers" / "so-moi.yaml").read_bytes().decode()
    shipped = (ROOT / "templates" / "so-moi.yaml").read_bytes().decode()
    assert written in {shipped.replace("{{ngày}}", day.isoformat()) for day in (before, after)}
