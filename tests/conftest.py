"""What every test builds on: a folder of registers written from text, and the program run as a user runs it."""

from __future__ import annotations

import gc
import io
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import settings

from giaoban.cli.app import SPEC
from giaoban.cli.boundary import run
from giaoban.cli.frame import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

# a busy machine makes single examples slow; what a law says does not depend on it
settings.register_profile("giaoban", deadline=None)
settings.load_profile("giaoban")

UNITS = """\
units:
  - code: VP
    name: Văn phòng Bộ
    order: 10
    member_of: [DV]
  - code: KHTC
    name: Vụ Kế hoạch - Tài chính
    aliases: [Vụ KHTC]
    order: 20
    member_of: [DV]
  - code: PC
    name: Vụ Pháp chế
    order: 30
    member_of: [DV]
  - code: VL
    name: Cục Việc làm
    aliases: [CVL, Cục VL]
    order: 40
    member_of: [DV]
  - code: BTXH
    name: Cục Bảo trợ xã hội
    order: 50
    member_of: [DV]
  - code: NCC
    name: Cục Người có công
    order: 60
    member_of: [DV]
  - code: PCTNXH
    name: "Cục Phòng, chống tệ nạn xã hội"
    order: 70
    member_of: [DV]
  - code: BVCSTE
    name: "Cục Bảo vệ, chăm sóc trẻ em"
    order: 80
    member_of: [DV]
  - code: TCDN
    name: Tổng cục Dạy nghề
    order: 90
    member_of: [DV]
  - code: DV
    name: Các đơn vị thuộc Bộ
    kind: closed-group
    order: 200
  - code: DVLQ
    name: các đơn vị có liên quan
    kind: open-group
    order: 300
"""

HEAD = """\
format: 1
id: GB-2009
title: Kết luận của Bộ trưởng tại Hội nghị giao ban
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
"""


class Result(NamedTuple):
    """What a run left: its exit code and both streams."""

    exit_code: int
    stdout: str
    stderr: str


class Run(Protocol):
    """Runs the program with arguments, in a folder, with variables of the environment on top."""

    def __call__(
        self, *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str | None = None
    ) -> Result:
        """Gives what the run left."""


class Write(Protocol):
    """Writes a register folder and gives the folder that holds it."""

    def __call__(self, tasks: str = "", /, *, head: str = HEAD, **files: str) -> Path:
        """Gives the folder above `registers/`."""


@pytest.fixture(autouse=True, scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the caches, for the program in the test's own process and in those it starts: never the user's.

    Nor is the journal the user's.
    """
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("cache")
        patch.setenv("GIAOBAN_CACHE", str(home))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield home


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Ctrl-C stops this process and its children, also where a shell that put it in the background forbade that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _environment(cache_home: Path, more: dict[str, str] | None) -> dict[str, str]:
    """What a run finds: the variables of this process, none of the program's own but its cache, and `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "_GIAOBAN"))}
    return {**kept, "GIAOBAN_CACHE": str(cache_home), **(more or {})}


@pytest.fixture
def giaoban(tmp_path: Path, cache_home: Path) -> Run:
    """The program as a user runs it in a pipe, in the test's own folder, but in this process: a tenth of the time.

    Tests of `process` show that a process of its own says the same. Warnings are errors, as everywhere in the tests.
    """

    def in_this_process(
        *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str | None = None
    ) -> Result:
        given, printed, said = io.BytesIO((stdin or "").encode()), io.BytesIO(), io.BytesIO()
        streams = {"stdin": given, "stdout": printed, "stderr": said}
        variables = _environment(cache_home, env)
        with pytest.MonkeyPatch.context() as patch:
            for name in os.environ.keys() - variables.keys():
                patch.delenv(name)
            for name, value in variables.items():
                patch.setenv(name, value)
            patch.chdir(cwd or tmp_path)
            patch.setattr(sys, "argv", ["giaoban", *arguments])
            patch.setattr(tempfile, "tempdir", None)  # TMPDIR is asked once in a process
            patch.setattr(os, "fsync", lambda _: None)  # no power is cut here
            for name, data in streams.items():
                patch.setattr(sys, name, io.TextIOWrapper(data, encoding="utf-8", write_through=True))
            exit_code = int(run(Program(SPEC)))
            return Result(exit_code=exit_code, stdout=printed.getvalue().decode(), stderr=said.getvalue().decode())

    return in_this_process


@pytest.fixture
def process(tmp_path: Path, cache_home: Path) -> Run:
    """The program in a process of its own, in the test's own folder; warnings are errors in it too."""

    def in_its_own(
        *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str | None = None
    ) -> Result:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-X", "warn_default_encoding", "-m", "giaoban", *arguments],
            check=False,
            capture_output=True,
            cwd=cwd or tmp_path,
            env={**_environment(cache_home, env), "PYTHONIOENCODING": ""},
            input=None if stdin is None else stdin.encode(),
        )
        return Result(exit_code=done.returncode, stdout=done.stdout.decode(), stderr=done.stderr.decode())

    return in_its_own


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes `registers/` in the test's folder: the unit list above, and one register `so.yaml` of HEAD and `tasks`.

    `tasks` is YAML text from the left margin, dedented. Other files are keyword arguments, `__` standing for a dot in
    the name and a value that replaces the default one: `write(co_quan__yaml="...")` writes `co-quan.yaml`.
    """

    def make(tasks: str = "", /, *, head: str = HEAD, **files: str) -> Path:
        folder = tmp_path / "registers"
        folder.mkdir(exist_ok=True)
        contents = {"don-vi.yaml": UNITS}
        if tasks:
            contents["so.yaml"] = head + dedent(tasks)
        contents |= {name.replace("__", ".").replace("_", "-"): dedent(text) for name, text in files.items()}
        for name, text in contents.items():
            (folder / name).write_bytes(text.encode())
        return tmp_path

    return make


def pytest_collection_finish() -> None:
    """What was loaded until here stays: the collector, which a run of the program does without, need not walk it."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what the program prints now over the files it is compared with: read the diff."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


class Golden(Protocol):
    """Compares a whole output with the file of that name in `tests/golden/`."""

    def __call__(self, output: str, name: str) -> None:
        """Fails where they differ."""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares whole outputs with files kept in the tree."""

    def compare(output: str, name: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.encode())
        assert output == path.read_bytes().decode()

    return compare
