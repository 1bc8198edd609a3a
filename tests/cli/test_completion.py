"""Values completed in the shell: out of the registers, whatever state they are in, and never a word on stderr."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run, Write

ROOT = Path(__file__).parents[2]
TASKS = """\
groups:
  - {id: "1", title: Nhóm thứ nhất}
  - {id: "2", title: Nhóm thứ hai}
proposals:
  - {id: "1.a", text: Tăng kinh phí, tasks: ["1.1"]}
tasks:
  - {id: "1.1", title: Sửa quy chế, lead: VL}
  - {id: "1.2", title: "$(touch x) `y` \\"z\\"", lead: VL}
  - {id: "2.1", title: Lập dự toán, lead: BTXH}
"""


class Offered(Protocol):
    """Completes a line in a folder."""

    def __call__(self, folder: Path, line: str, **variables: str) -> list[str]:
        """Gives what bash is given for the last word of the line."""


@pytest.fixture
def offered(giaoban: Run) -> Offered:
    """Completes as bash asks for it."""

    def complete(folder: Path, line: str, **variables: str) -> list[str]:
        words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_GIAOBAN_COMPLETE": "complete_bash"}
        result = giaoban(cwd=folder, env={**words, **variables})
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout.split()

    return complete


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
        ("giaoban update 1.", ["1.1", "1.2", "1.a"]),
        ("giaoban void 1.a", ["1.a"]),
        ("giaoban log 1.a", ["1.a"]),
        ("giaoban update 1.1 do", ["don-doc", "done"]),
        ("giaoban update 1.1 chuyen --to T", ["TCDN"]),
        ("giaoban update 1.1 gia-han --to T", []),
    ],
)
def test_a_value_is_completed_out_of_the_registers(
    offered: Offered, write: Write, line: str, values: list[str]
) -> None:
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
    offered: Offered, write: Write, line: str, values: list[str]
) -> None:
    assert offered(write(TASKS), line) == values


def test_a_folder_named_on_the_line_or_by_a_variable_is_the_one_completed_from(
    offered: Offered, write: Write, tmp_path: Path
) -> None:
    folder = write(TASKS)
    (tmp_path / "cho-khac").mkdir()

    assert offered(tmp_path.parent, f"giaoban show --registers {folder}/registers 2") == ["2.1"]
    assert offered(tmp_path.parent, "giaoban show 2", GIAOBAN_REGISTERS=f"{folder}/registers") == ["2.1"]


def test_a_broken_register_takes_away_its_own_values_and_prints_nothing(offered: Offered, write: Write) -> None:
    folder = write(TASKS)
    (folder / "registers" / "hong.yaml").write_bytes(b"tasks: [\n")
    (folder / "registers" / "la.yaml").write_bytes(b"\xff\xfe\x00")
    (folder / "registers" / "khac-dang.yaml").write_bytes(b"tasks: {a: 1}\ngroups: [1, {id: [2]}]\n")

    assert offered(folder, "giaoban show 1.") == ["1.1", "1.2"]
    assert offered(folder, "giaoban status --unit V") == ["VP", "KHTC", "PC", "VL"]


def test_without_registers_nothing_is_offered(offered: Offered, tmp_path: Path) -> None:
    assert offered(tmp_path, "giaoban show 1") == []
    assert offered(tmp_path, "giaoban status --unit V") == []
