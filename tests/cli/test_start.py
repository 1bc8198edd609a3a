"""What a start loads: the modules, not the time, which depends on the machine and who else is on it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = frozenset(
    {
        "_ruamel_yaml",
        "asyncio",
        "docx",
        "importlib.metadata",
        "jinja2",
        "markupsafe",
        "openpyxl",
        "platformdirs",
        "pydantic",
        "pydantic_core",
        "rich",
        "ruamel.yaml",
    }
)
"""What costs more than the whole of an answer."""

OWN = frozenset(
    {
        "giaoban.check",
        "giaoban.console.envelope.documents",
        "giaoban.console.screen",
        "giaoban.model.events",
        "giaoban.model.register",
        "giaoban.progress.fold",
        "giaoban.progress.standing",
        "giaoban.query.whole",
        "giaoban.store.door",
        "giaoban.store.folder",
        "giaoban.store.nodes",
    }
)
"""Our own modules that only reading, deriving or another form of output needs."""

PROGRAM = """
import atexit, sys
from giaoban.cli.app import main
atexit.register(lambda: print(*sys.modules, sep="\\n", file=sys.stderr))
main()
"""
REGISTER = """\
format: 1
id: GB-2009
title: Kết luận của Bộ trưởng tại Hội nghị giao ban
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
tasks:
  - id: "1.1"
    title: Báo cáo Bộ
    lead: [Cục Việc làm, Vụ Pháp chế]
    joint: true
    cooperating: Văn phòng Bộ
    deadline: 2009-08
  - id: "1.2"
    title: Báo cáo tại giao ban
    lead: Cục Việc làm
    kind: recurring
    recurs: quarter
    events:
      - {date: 2009-09-30, event: done, for: 2009-Q3}
proposals:
  - {id: a, text: Hướng dẫn thực hiện, tasks: ["1.1"], events: [{date: 2009-08-20, event: answered}]}
"""
UNITS = """\
units:
  - {code: VP, name: Văn phòng Bộ}
  - {code: PC, name: Vụ Pháp chế}
  - {code: VL, name: Cục Việc làm}
"""


def loaded(folder: Path, *arguments: str, **variables: str) -> set[str]:
    """The modules a process of the program has at its end; of libraries the top name too."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, **variables},
        encoding="utf-8",
    )
    found = set(done.stderr.splitlines())
    assert "giaoban.cli.boundary" in found
    return found


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose registers are in the cache."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "registers").mkdir()
    for name, text in {"don-vi.yaml": UNITS, "so.yaml": REGISTER}.items():
        (folder / "registers" / name).write_text(text, encoding="utf-8")
    for _ in range(2):
        loaded(folder, "status", "--as-of", "30/9/2009")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        "--version",
        "status --as-of 15/10/2009",
        "status --unit VL --as-of 15/10/2009",
        "status --unit VP --quarter III",
        "overdue --as-of 15/10/2009",
        "overdue --month 8",
        "list --state overdue --as-of 15/10/2009",
        "due --as-of 15/8/2009",
    ],
)
def test_an_answer_out_of_the_cache_loads_only_what_it_prints_with(warm: Path, command: str) -> None:
    assert not loaded(warm, *command.split()) & (HEAVY | OWN)


@pytest.mark.parametrize("words", ["giaoban status --unit c", "giaoban show 1", "giaoban list --register g"])
def test_completion_of_a_value_loads_neither_parser_nor_views(warm: Path, words: str) -> None:
    asked = {"_GIAOBAN_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    modules = loaded(warm, **asked)
    assert not modules & (HEAVY | OWN | {"giaoban.report.frame"})


@pytest.mark.parametrize("narrowed", ["", " --unit VL"], ids=["of all", "of a unit"])
def test_a_report_loads_the_templates_and_no_register(warm: Path, narrowed: str) -> None:
    modules = loaded(warm, *f"report --quarter III{narrowed}".split())
    assert "jinja2" in modules
    assert not modules & ((HEAVY - {"jinja2", "markupsafe"}) | OWN | {"giaoban.report.detail"})


def test_without_the_cache_the_reader_is_loaded(warm: Path) -> None:
    assert {"pydantic", "_ruamel_yaml"} <= loaded(warm, "list", "--no-cache")
