"""A desk to write at: two registers, the program run in process or as one, and a system whose calls can fail."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import io
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from giaoban.cli.app import SPEC
from giaoban.cli.boundary import run
from giaoban.cli.frame import Program
from giaoban.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from tests.conftest import Write

FIRST = """\
# ghi-chu-1 đầu sổ
format: 1
id: GB-A
title: Kết luận hội nghị giao ban tháng 7
document: {type: Kết luận, number: 01/KL, date: 2009-08-06}   # ghi-chu-2 số chưa đối chiếu

tasks:
  # ghi-chu-3 việc của Cục Việc làm
  - id: "1.1"
    title: Báo cáo 'tình hình' việc làm   # ghi-chu-4
    lead: Cục Việc làm
    deadline: 2009-12
    events:
      - date: 2009-08-10
        event: note
        note: "đã nhận văn bản"   # ghi-chu-5
        recorded: 2009-08-10

  - id: "1.2"
    title: Rà soát văn bản
    lead: [Vụ Pháp chế, Văn phòng Bộ]
    joint: true
    # ghi-chu-6 hết sổ
"""
SECOND = """\
format: 1
id: GB-B
title: Kết luận hội nghị giao ban tháng 8
document:
  type: Kết luận
  number: 02/KL
  date: 2009-08-07
tasks:
- id: "2.1"   # ghi-chu-1 gạch đầu dòng sát lề
  title: Tổng hợp kiến nghị
  lead:
  - Cục Người có công
# ghi-chu-2 cuối tệp
"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a run in this process said, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


class Desk:
    """A folder with the registers `a.yaml` and `b.yaml`, and the user's state folder beside it."""

    def __init__(self, root: Path) -> None:
        """The desk under `root`; the registers must be there."""
        self.root, self.registers, self.state = root, root / "registers", root / "state"
        self.journal = Journal(self.state / "giaoban", self.registers)

    @property
    def environment(self) -> dict[str, str]:
        """What a process of the program needs to know."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "_GIAOBAN"))}
        kept = {"XDG_STATE_HOME": str(self.state), "GIAOBAN_CACHE": str(self.state / "cache")}
        return {**clean, **kept, "GIAOBAN_REGISTERS": str(self.registers)}

    def run(self, *arguments: str, stdin: str = "") -> Told:
        """The program in this process, where the calls of the system can be watched."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            patch.setenv("XDG_STATE_HOME", str(self.state))
            patch.setenv("GIAOBAN_REGISTERS", str(self.registers))
            patch.setattr(sys, "argv", ["giaoban", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            code = run(Program(SPEC), arguments)
        return Told(exit_code=code, stdout=out.getvalue(), stderr=err.getvalue())

    def start(self, *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - what Popen takes
        """The program as a process of its own, started and not waited for."""
        command = [sys.executable, "-m", "giaoban", *arguments]
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **streams}
        return subprocess.Popen(command, cwd=self.root, env=self.environment, **quiet)

    def files(self) -> dict[str, bytes]:
        """The registers, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.registers.glob("?.yaml"))}

    def leftovers(self) -> list[str]:
        """The files beside registers and journal that only a killed write may leave."""
        folders = (self.registers, self.journal.path.parent)
        names = [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
        return sorted(name for name in names if name.endswith((".tmp", ".old")) or ".giaoban-" in name)

    def keep(self) -> Callable[[], None]:
        """A function that brings registers and journal back to what they hold now."""
        kept = {self.registers / name: data for name, data in self.files().items()}
        journal = self.journal.path
        kept |= {journal: journal.read_bytes()} if journal.exists() else {}

        def bring_back() -> None:
            for name in self.leftovers():
                for folder in (self.registers, journal.parent):
                    (folder / name).unlink(missing_ok=True)
            if journal not in kept:
                journal.unlink(missing_ok=True)
            for path, data in kept.items():
                path.write_bytes(data)

        return bring_back


@pytest.fixture(autouse=True)
def _swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for the disk in this process: no power is cut here, and processes of their own do wait."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def desk(write: Write, tmp_path: Path) -> Desk:
    """A desk with both registers."""
    write(a__yaml=FIRST, b__yaml=SECOND)
    return Desk(tmp_path)


@pytest.fixture
def sit() -> type[Desk]:
    """Makes a desk of a folder that has its registers, for tests that need more than one."""
    return Desk


# --- a system whose calls fail ----------------------------------------------------------------------------------------

WRITERS = {"giaoban.store.write", "giaoban.store.beside", "giaoban.store.commit", "giaoban.store.journal"}
CALLS = (
    *("open", "write", "fsync", "link", "replace", "rename", "fchmod", "fchown", "close", "unlink", "mkdir"),
    *("stat", "lstat", "fstat", "listdir", "scandir"),
)


class DeadError(BaseException):
    """The process was killed: it does nothing more."""


@dataclass
class Fault:
    """What happens at the call number `at`: `how` is fail, short, late (done, and then said to have failed) or die.

    `lasting` is whether all calls after it fail too; `only` narrows the calls that count, by name.
    """

    at: int
    how: str = "fail"
    code: int = errno.EIO
    lasting: bool = False
    only: tuple[str, ...] = ()


@dataclass
class System:
    """The calls that the write protocol makes, directly or through pathlib and filelock, counted while it is watched.

    `before` is called before each call with its number, name and path.
    """

    fault: Fault | None = None
    calls: list[tuple[str, str]] = field(default_factory=list)
    hits: list[tuple[str, str]] = field(default_factory=list)
    before: Callable[[int, str, str], None] | None = None
    _names: dict[int, str] = field(default_factory=dict)
    _dead: bool = False
    _inside: bool = False

    @contextlib.contextmanager
    def watched(
        self, fault: Fault | None = None, before: Callable[[int, str, str], None] | None = None
    ) -> Iterator[None]:
        """Count from the beginning; the calls are the system's own again afterwards."""
        self.fault, self.before, self._dead = fault, before, False
        self.calls, self.hits, self._names = [], [], {}
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                self._wrap(patch, os, name)
            self._wrap(patch, fcntl, "flock")
            self._wrap(patch, io, "open", "read")
            try:
                yield
            finally:
                patch.undo()
                for handle in self._names if self._dead else ():
                    with contextlib.suppress(OSError):
                        os.close(handle)

    def _wrap(self, patch: pytest.MonkeyPatch, module: Any, name: str, shown: str = "") -> None:  # noqa: ANN401
        real = getattr(module, name)

        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            if self._inside or threading.current_thread() is not threading.main_thread() or not _is_writing():
                return real(*arguments, **named)
            self._inside = True
            try:
                return self._call(shown or name, real, *arguments, **named)
            finally:
                self._inside = False

        patch.setattr(module, name, call)

    def _call(self, name: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        path = self._path(arguments)
        # the kernel frees the lock of a process that died
        if self._dead and not (name == "flock" or (name == "close" and path.endswith(".lock"))):
            raise DeadError
        # a path is looked up part by part: its end is what matters
        counts = name != "lstat" or path.endswith(".yaml")
        if counts and (self.fault is None or not self.fault.only or name in self.fault.only):
            self.calls.append((name, path))
            if self.before is not None:
                self.before(len(self.calls), name, path)
            if self._is_hit():
                self.hits.append((name, path))
                return self._hit(name, path, real, *arguments, **named)
        return self._done(name, path, real(*arguments, **named), arguments)

    def _is_hit(self) -> bool:
        number = len(self.calls)
        return self.fault is not None and (number == self.fault.at or (self.fault.lasting and number > self.fault.at))

    def _hit(self, name: str, path: str, real: Callable[..., Any], *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        fault = self.fault
        assert fault is not None
        match fault.how:
            case "die":
                self._dead = True
                raise DeadError
            case "short" if name == "write" and len(arguments[1]) > 1:
                return real(arguments[0], arguments[1][: len(arguments[1]) // 2])
            case "short":
                return self._done(name, path, real(*arguments, **named), arguments)
            case "late" if name in {"replace", "link"}:
                real(*arguments, **named)
            case _ if name == "close":
                # a close that fails closes all the same
                real(*arguments, **named)
        raise OSError(fault.code, os.strerror(fault.code), path)

    def _done(self, name: str, path: str, result: Any, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401
        if name == "open":
            self._names[result] = path
        elif name == "close":
            self._names.pop(arguments[0], None)
        return result

    def _path(self, arguments: tuple[Any, ...]) -> str:
        """The file a call is about; both names of a link or a move."""
        shown: list[str] = []
        for argument in arguments[:2]:
            if isinstance(argument, int) and not shown:
                shown.append(self._names.get(argument, f"handle {argument}"))
            elif isinstance(argument, str | Path):
                shown.append(str(argument))
        return " -> ".join(shown if len(shown) == 1 or "/" in shown[-1] else shown[:1])


def _is_writing() -> bool:
    """Whether the call comes from the write protocol, through whatever library."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - the only way to see who calls
    while frame is not None:
        name = frame.f_globals.get("__name__")
        if name in WRITERS:
            return True
        if name == "importlib._bootstrap":
            # loading a module that only a write needs is no step of the write
            return False
        frame = frame.f_back
    return False


@pytest.fixture
def system() -> System:
    """The system, to be watched."""
    return System()


@pytest.fixture
def fault() -> type[Fault]:
    """What can happen to a call."""
    return Fault


@pytest.fixture
def dead() -> type[BaseException]:
    """What a process that is killed raises."""
    return DeadError


class Figures(Protocol):
    """Keeps a row of the table that `make soak` prints."""

    def __call__(self, what: str, tried: str, held: str) -> None:
        """Keeps what was done, how often, and what came of it."""


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Keeps the figures of a test."""
    return lambda what, tried, held: record_property("row", json.dumps([what, tried, held], ensure_ascii=False))


class Faults(Protocol):
    """Counts the failures a test made; `make soak` prints their sum."""

    def __call__(self, number: int) -> None:
        """Counts so many."""


@pytest.fixture
def faults(record_property: Callable[[str, object], None]) -> Faults:
    """Counts the failures of a test."""
    return lambda number: record_property("faults", number)
