"""Values completed in the shell: out of the registers, whatever state they are in, and never a word on stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Write

ROOT = Path(__file__).parents[2]
TASKS = """\
groups:
  - {id: "1", title: Nhóm thứ nhất}
  - {id: "2", title: Nhóm thứ hai}
tasks:
  - {id: "1.1", title: Sửa quy chế, lead: VL}
  - {id: "1.2", title: "$(touch x) `y` \\"z\\"", lead: VL}
  - {id: "2.1", title: Lập dự toán, lead: BTXH}
"""


def offered(folder: Path, line: str, **variables: str) -> list[str]:
    """What bash is given for the last word of the line."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_GIAOBAN_COMPLETE": "complete_bash"}
    clean = {name: value for name, value in os.environ.items() if name != "GIAOBAN_REGISTERS"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "giaoban"],
        cwd=folder,
        env={**clean, **words, **variables},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("giaoban status -u V", ["VP", "KHTC", "PC", "VL"]),
        ("giaoban report --unit T", ["TCDN"]),
        ("giaoban show 1.", ["1.1", "1.2"]),
        ("giaoban list --group ", ["1", "2"]),
        ("giaoban list --register G", ["GB-2009"]),
        ("giaoban list --state qua", ["qua-han"]),
        ("giaoban status --unit zzz", []),
    ],
)
def test_a_value_is_completed_out_of_the_registers(write: Write, line: str, values: list[str]) -> None:
    assert offered(write(TASKS), line) == values


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("giaoban status --unit cuc", ["VL", "BTXH", "NCC", "PCTNXH", "BVCSTE"]),
        ("giaoban status -u cv", ["VL"]),
        ("giaoban list --register gb", ["GB-2009"]),
    ],
    ids=["name", "alias", "small letters"],
)
def test_a_name_an_alias_and_small_letters_are_completed_to_the_code(
    write: Write, line: str, values: list[str]
) -> None:
    assert offered(write(TASKS), line) == values


def test_a_folder_named_on_the_line_or_by_a_variable_is_the_one_completed_from(write: Write, tmp_path: Path) -> None:
    folder = write(TASKS)
    (tmp_path / "cho-khac").mkdir()

    assert offered(tmp_path.parent, f"giaoban show --registers {folder}/registers 2") == ["2.1"]
    assert offered(tmp_path.parent, "giaoban show 2", GIAOBAN_REGISTERS=f"{folder}/registers") == ["2.1"]


def test_a_broken_register_takes_away_its_own_values_and_prints_nothing(write: Write) -> None:
    folder = write(TASKS)
    (folder / "registers" / "hong.yaml").write_bytes(b"tasks: [\n")
    (folder / "registers" / "la.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "registers" / "khac-dang.yaml").write_bytes(b"tasks: {a: 1}\ngroups: [1, {id: [2]}]\n")

    assert offered(folder, "giaoban show 1.") == ["1.1", "1.2"]
    assert offered(folder, "giaoban status --unit V") == ["VP", "KHTC", "PC", "VL"]


def test_without_registers_nothing_is_offered(tmp_path: Path) -> None:
    assert offered(tmp_path, "giaoban show 1") == []
    assert offered(tmp_path, "giaoban status --unit V") == []
