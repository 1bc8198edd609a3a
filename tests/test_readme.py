"""README.md and docs/huong-dan.md: every example is run and compared whole, every table with what it speaks of."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from itertools import chain
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, NamedTuple

import pytest

from giaoban.check import CODES
from giaoban.cli.app import COMMANDS, SPEC
from giaoban.cli.options import STATES
from giaoban.model import KINDS, Event
from giaoban.model.events import field_names
from giaoban.terms import EVENT, FIELDS
from giaoban.update.words import VIETNAMESE, keys_of

if TYPE_CHECKING:
    from tests.conftest import Run

    from giaoban.cli.frame import CommandSpec

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")

# --- examples --------------------------------------------------------------------------------------------------------

_STEP = re.compile(r"^\$ giaoban (.+?)(?:  # exit ([0-9]+))?\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Step(NamedTuple):
    """A command of an example, the exit code it ends with, and what it prints; empty where only the code is told."""

    command: str
    exit_code: int
    printed: str


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def steps(block: str) -> list[Step]:
    """The commands of an example."""
    return [Step(command, int(code or 0), printed) for command, code, printed in _STEP.findall(block)]


EXAMPLES_OF_README, EXAMPLES_OF_GUIDE = (
    [steps(block) for block in blocks(page, "console")] for page in (README, GUIDE)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's registers, with a journal, a briefing to enter and a notice to draft from."""
    shutil.copytree(ROOT / "registers", tmp_path / "registers")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (lines,) = [block for block in blocks(GUIDE, "text") if block.startswith("# Giao ban")]
    (tmp_path / "giao-ban.txt").write_text(lines, encoding="utf-8")
    (notice,) = [block for block in blocks(GUIDE, "text") if block.startswith("BỘ ")]
    (tmp_path / "thong-bao.txt").write_text(notice, encoding="utf-8")
    return tmp_path


def run_all(run: Run, folder: Path, example: list[Step]) -> None:
    """Take the steps of an example; each must print what the page shows."""
    for step in example:
        result = run(*shlex.split(step.command), cwd=folder)

        assert result.exit_code == step.exit_code, result.stderr
        assert result.stdout == step.printed or not step.printed


@pytest.mark.parametrize("example", EXAMPLES_OF_README, ids=lambda example: example[0].command)
def test_example_of_the_readme_prints_what_it_shows(process: Run, folder: Path, example: list[Step]) -> None:
    run_all(process, folder, example)


@pytest.mark.parametrize("example", EXAMPLES_OF_GUIDE, ids=lambda example: example[0].command)
def test_example_of_the_guide_prints_what_it_shows(giaoban: Run, folder: Path, example: list[Step]) -> None:
    run_all(giaoban, folder, example)


def test_piece_of_the_report_in_the_readme_is_in_the_report(giaoban: Run, folder: Path) -> None:
    (piece,) = blocks(README, "markdown")
    report = giaoban("report", "--quarter", "III", cwd=folder).stdout

    assert report.count(piece) == 1


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "guide"])
def test_register_in_the_page_has_nothing_to_warn_of(giaoban: Run, folder: Path, page: str) -> None:
    (register,) = [block for block in blocks(page, "yaml") if block.startswith("format:")]
    (folder / "registers" / "2009-giao-ban-6-thang.yaml").write_text(register, encoding="utf-8")

    assert giaoban("check", "--strict", cwd=folder).exit_code == 0
    tasks = json.loads(giaoban("list", "--as-of", "1/4/2026", "--json", cwd=folder).stdout)["data"]
    assert [(task["id"], task["bucket"]) for task in tasks] == [("1.1", "done-on-time")]


def test_units_in_the_guide_are_read(giaoban: Run, tmp_path: Path) -> None:
    (units,) = [block for block in blocks(GUIDE, "yaml") if block.startswith("units:")]
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "don-vi.yaml").write_text(units, encoding="utf-8")

    assert giaoban("check", "--strict", cwd=tmp_path).exit_code == 0
    assert giaoban("units", cwd=tmp_path).exit_code == 0


def test_events_in_the_guide_are_read(giaoban: Run, folder: Path) -> None:
    (register,) = [block for block in blocks(GUIDE, "yaml") if block.startswith("format:")]
    (events,) = [block for block in blocks(GUIDE, "yaml") if block.startswith("events:")]
    text = register.partition("    events:\n")[0] + indent(events, "    ")
    (folder / "registers" / "2009-giao-ban-6-thang.yaml").write_text(text, encoding="utf-8")

    assert giaoban("check", "--strict", cwd=folder).exit_code == 0
    (task,) = json.loads(giaoban("show", "1.1", "--json", cwd=folder).stdout)["data"]
    assert (task["work"], task["events"][0]["voided"]["recorded"]) == ("no-report", "2026-02-15")


# --- commands and tables ---------------------------------------------------------------------------------------------


def table(page: str, before: str) -> list[list[str]]:
    """The cells of the first table after `before`, without its head and without the backticks of keys."""
    lines = page[page.index(before) + len(before) :].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("| "))
    end = next(number for number, line in enumerate(lines) if number > start and not line.startswith("|"))
    return [[cell.replace("`", "") for cell in re.split(r" *\| *", line)[1:-1]] for line in lines[start + 2 : end]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_command_has_help_and_stands_in_both_pages(giaoban: Run, command: CommandSpec) -> None:
    name = command.name
    result = giaoban(name, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Cách dùng: giaoban {name} ")
    assert re.search(rf"^\| `giaoban {name}\b", README, re.MULTILINE)
    assert re.search(rf"^\$ giaoban {name}\b", GUIDE, re.MULTILINE)


def test_exit_codes_of_both_pages_are_those_of_the_help() -> None:
    assert table(GUIDE, "## Mã thoát") == [list(row) for row in SPEC.exit_codes]
    assert [code for code, _ in table(README, "### Exit codes")] == [code for code, _ in SPEC.exit_codes]


def test_guide_has_every_code_of_a_problem() -> None:
    assert table(GUIDE, "### Mã lỗi") == [list(row) for row in CODES.items()]


def test_guide_has_every_state() -> None:
    assert table(GUIDE, "Các giá trị của `--state`") == [[word.vietnamese, word.key, word.meaning] for word in STATES]


def test_guide_has_every_kind_of_event_with_its_own_keys() -> None:
    common = field_names(Event)
    own = {kind: [name.rstrip("_") for name in field_names(KINDS[kind]) if name not in common] for kind in KINDS}

    assert [row[:3] for row in table(GUIDE, "Các loại diễn biến:")] == [
        [kind, EVENT[kind], " ".join(keys)] for kind, keys in own.items()
    ]
    assert {key for key, _ in table(GUIDE, "Các khóa riêng:")} == {key for keys in own.values() for key in keys}


def test_guide_has_every_word_of_an_event_with_its_own_options() -> None:
    words = [
        [word, kind, " ".join(f"--{key.replace('_', '-')}" for key in keys_of(kind))]
        for kind, word in VIETNAMESE.items()
    ]

    assert table(GUIDE, "Các từ chỉ diễn biến") == words


def test_guide_enters_an_event_of_every_kind() -> None:
    entered = {
        word
        for step in chain(*EXAMPLES_OF_GUIDE)
        if step.command.startswith("update ")
        for word in step.command.split()
    }

    assert {kind for kind, word in VIETNAMESE.items() if entered.isdisjoint({kind, word})} == set()


FILES = [name for name in FIELDS if name not in {kind.__name__ for kind in KINDS.values()}]


@pytest.mark.parametrize("name", FILES)
def test_guide_has_every_key_of_the_files(name: str) -> None:
    assert table(GUIDE, f"<!-- khóa: {name} -->") == [list(row) for row in FIELDS[name].items()]
