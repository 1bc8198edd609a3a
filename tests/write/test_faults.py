"""SQLite's loop: the first call of the system fails, then the second, until a write meets no failure any more.

Whatever fails, each file is the old one or the new one whole, all files of a command alike; the exit code, the words
and `undo` agree with the files; nothing is left beside them.
"""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

from giaoban.cli import telling
from giaoban.store import write

if TYPE_CHECKING:
    from tests.write.conftest import Desk, Fault, Faults, System, Told

ONE = ("update", "1.1", "progress", "-p", "60", "-n", "một nửa", "-d", "2009-08-21")
TWO = ("update", "1.1", "2.1", "note", "-n", "giao ban", "-d", "2009-08-21")
UNDO = ("undo",)
IS_SOAK = os.environ.get("GIAOBAN_SOAK") == "1"
COMMANDS = {"one file": ONE, "two files": TWO, "undo of two files": UNDO}

NOTHING = "chưa ghi gì"
UNCONFIRMED = "Đã ghi, nhưng ổ đĩa chưa xác nhận"
NOT_TAKEN_BACK = "không trả lại được"
DONE, BUG, IO, CLOSED_PIPE = 0, 1, 7, 141

HOW = {
    "ENOSPC": ("fail", errno.ENOSPC),
    "EIO": ("fail", errno.EIO),
    "EACCES": ("fail", errno.EACCES),
    "EXDEV": ("fail", errno.EXDEV),
    "short write": ("short", errno.ENOSPC),
    "done, and said to have failed": ("late", errno.EIO),
}
# two files at once meet every step of a write; the others, in the short run, in some ways only
CASES = [
    (name, way) for name in COMMANDS for way in HOW if name == "two files" or way in {"EIO", "short write"} or IS_SOAK
]
DEATHS = [
    (name, way) for name in COMMANDS for way in ("EIO", "EACCES") if (name == "two files") == (way == "EIO") or IS_SOAK
]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_WAIT", 0.2)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk at which something was written before: what a later undo must not take for the last command."""
    assert desk.run("update", "1.1", "2.1", "note", "-n", "trước", "-d", "2009-08-20").exit_code == DONE
    return desk


class Loop:
    """A command run again and again from the same files, with a failure one call later each time."""

    def __init__(self, desk: Desk, command: tuple[str, ...]) -> None:
        """Find out what the files are when it did not run, when it did, and when the command before it is undone."""
        self.desk, self.command = desk, command
        if command == UNDO:
            assert desk.run(*TWO).exit_code == DONE
        self.bring_back = desk.keep()
        self.old = desk.files()
        self.undone = self._undone()
        assert desk.run(*command).exit_code == DONE
        self.new = desk.files()
        self.bring_back()

    def _undone(self) -> dict[str, bytes]:
        """The files when the command before this one is undone."""
        assert self.desk.run("undo").exit_code == DONE
        undone = self.desk.files()
        self.bring_back()
        return undone

    def check_words(self, told: Told) -> None:
        """The exit code and the words say what the files are."""
        files = self.desk.files()
        assert files in (self.old, self.new)
        if files == self.old:
            assert told.exit_code == IO
            # a look into the journal that fails before anything is to be written makes no words of that
            assert NOTHING in told.stderr or (self.command == UNDO and "không đọc được nhật ký" in told.stderr)
            assert told.stdout == ""
        elif told.exit_code == IO:
            assert UNCONFIRMED in told.stderr
            assert NOTHING not in told.stderr
        else:
            assert told.exit_code == DONE
            assert told.stderr == ""

    def check_undo(self) -> None:
        """`undo` takes back the command that is in the files, and no other."""
        is_new = self.desk.files() == self.new
        assert self.desk.run("undo").exit_code == DONE
        assert self.desk.files() == (self.old if is_new else self.undone)


@pytest.mark.parametrize(("name", "way"), CASES)
def test_a_failing_call_leaves_all_files_old_or_all_new(  # noqa: PLR0913, PLR0917 - fixtures
    busy: Desk, system: System, fault: type[Fault], faults: Faults, name: str, way: str
) -> None:
    loop = Loop(busy, COMMANDS[name])
    how, code = HOW[way]
    reached = set()
    for at in count(1):
        with system.watched(fault(at=at, how=how, code=code)):
            told = busy.run(*loop.command)
        if not system.hits:
            break
        [(call, path)] = system.hits
        reached.add(call)

        loop.check_words(told)
        if call == "unlink":
            # what could not be removed is the next write's to sweep
            assert told.exit_code == DONE
        else:
            assert busy.leftovers() == [], (at, call, path)
        if way in {"EIO", "done, and said to have failed"}:
            loop.check_undo()
            assert busy.leftovers() == []
        loop.bring_back()

    faults(at - 1)
    assert reached >= {"open", "write", "fsync", "link", "replace", "fchmod", "close", "unlink", "read", "flock"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_stays_full_leaves_all_files_old(
    busy: Desk, system: System, fault: type[Fault], faults: Faults, name: str
) -> None:
    loop = Loop(busy, COMMANDS[name])
    for at in count(1):
        full = fault(at=at, code=errno.ENOSPC, lasting=True, only=("write", "fsync", "mkdir", "link"))
        with system.watched(full):
            told = busy.run(*loop.command)
        if not system.hits:
            break

        loop.check_words(told)
        assert busy.leftovers() == []
        loop.check_undo()
        loop.bring_back()
    faults(at - 1)


@pytest.mark.parametrize(("name", "way"), DEATHS)
def test_a_disk_that_dies_leaves_each_file_whole_and_is_told_as_it_is(  # noqa: PLR0913, PLR0917 - fixtures
    busy: Desk, system: System, fault: type[Fault], faults: Faults, name: str, way: str
) -> None:
    loop = Loop(busy, COMMANDS[name])
    for at in count(1):
        with system.watched(fault(at=at, code=HOW[way][1], lasting=True)):
            told = busy.run(*loop.command)
        if not system.hits:
            break

        files = busy.files()
        assert all(data in {loop.old[name], loop.new[name]} for name, data in files.items())
        if files == loop.old:
            assert told.exit_code != DONE
            assert NOTHING in told.stderr or (loop.command == UNDO and "không đọc được nhật ký" in told.stderr)
        elif files == loop.new and NOT_TAKEN_BACK not in told.stderr:
            assert (told.exit_code, NOTHING in told.stderr) in {(IO, False), (DONE, False)}
            assert told.exit_code == DONE or UNCONFIRMED in told.stderr
        else:
            assert told.exit_code == IO
            assert NOTHING not in told.stderr
            written = {name for name in files if files[name] == loop.new[name] and name in told.stderr}
            assert NOT_TAKEN_BACK in told.stderr
            assert written
        # when the disk is mended, the next write sweeps what was left
        assert busy.run("update", "1.2", "note", "-u", "PC", "-n", "sau", "-d", "2009-08-22").exit_code == DONE
        assert busy.leftovers() == []
        loop.bring_back()
    faults(at - 1)


def test_a_file_that_cannot_be_turned_back_is_named_and_stays_in_the_journal(busy: Desk, system: System) -> None:
    loop = Loop(busy, TWO)

    def refuse(_number: int, call: str, path: str) -> None:
        if call == "replace" and path.endswith(".yaml") and busy.files() != loop.old:
            raise OSError(errno.EIO, "dead")

    with system.watched(before=refuse):
        told = busy.run(*TWO)

    assert busy.files() == loop.old | {"a.yaml": loop.new["a.yaml"]}
    assert (told.exit_code, told.stdout) == (IO, "")
    assert told.stderr == (
        f"giaoban: không ghi được {busy.registers / 'b.yaml'} (thiết bị báo lỗi đọc, ghi); nhưng "
        f"{busy.registers / 'a.yaml'} đã ghi và không trả lại được; các tệp khác còn như cũ. "
        "Kiểm tra ổ đĩa, đối chiếu sổ.\n"
    )
    assert [record.command for record in busy.journal.records()][-1].startswith("giaoban update 1.1 2.1 note -n 'giao")


def test_one_that_fails_after_the_replace_says_that_it_is_written(
    busy: Desk, system: System, fault: type[Fault]
) -> None:
    loop = Loop(busy, TWO)
    with system.watched():
        busy.run(*TWO)
    at = max(number for number, (call, _) in enumerate(system.calls, start=1) if call == "fsync")
    loop.bring_back()

    with system.watched(fault(at=at)):
        told = busy.run(*TWO)

    assert busy.files() == loop.new
    assert told.exit_code == IO
    assert told.stderr == (
        "giaoban: Đã ghi, nhưng ổ đĩa chưa xác nhận là dữ liệu đã xuống đĩa. Kiểm tra ổ đĩa, sao lưu sổ.\n"
    )
    loop.check_undo()


def test_the_new_file_is_on_the_disk_before_it_has_the_name_and_the_name_after(busy: Desk, system: System) -> None:
    with system.watched():
        busy.run(*TWO)

    steps = [(call, path) for call, path in system.calls if call in {"write", "fsync", "replace"}]
    folder = str(busy.registers)
    moves = [number for number, (call, _) in enumerate(steps) if call == "replace"]
    # the journal first, then both registers
    assert [steps[move][1].rsplit("/", 1)[1].split(".")[-1] for move in moves] == ["jsonl", "yaml", "yaml"]
    for move in moves:
        temporary = steps[move][1].split(" -> ")[0]
        synced, wrote = steps.index(("fsync", temporary)), steps.index(("write", temporary))
        assert wrote < synced < min(moves[1], move) or move == moves[0]
        assert wrote < synced < move
    assert steps.index(("fsync", folder)) > moves[-1]


@pytest.mark.parametrize(
    ("redirected", "code", "reason"),
    [
        (">/dev/full", IO, "giaoban: Không ghi được kết quả: hết chỗ trên đĩa."),
        (">&-", IO, "giaoban: Không ghi được kết quả: đầu vào hoặc đầu ra đã đóng."),
        ("| true", CLOSED_PIPE, None),
        ("2>&-", DONE, None),
        ("<&-", DONE, None),
    ],
)
def test_an_answer_that_cannot_be_printed_does_not_hide_that_it_is_written(
    desk: Desk, redirected: str, code: int, reason: str | None
) -> None:
    before = desk.files()
    command = f"sleep 0.1; {shlex.join([sys.executable, '-m', 'giaoban', *ONE])}; echo $? >code"
    shell = ["/bin/sh", "-c", f"({command}) {redirected}"]
    done = subprocess.run(shell, cwd=desk.root, env=desk.environment, capture_output=True, check=False)
    command_code = int((desk.root / "code").read_text(encoding="ascii"))

    assert desk.files() != before
    assert command_code == code
    told = ["giaoban: Đã ghi vào sổ, chỉ không in ra được."] if code != DONE else []
    assert done.stderr.decode().splitlines() == [*told, *([reason] if reason else [])]
    assert (b"Ho\xc3\xa0n t\xc3\xa1c: giaoban undo" in done.stdout) == (code == DONE)


def test_a_bug_in_the_answer_does_not_hide_that_it_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.files()
    monkeypatch.setattr(telling, "told", None)

    told = desk.run(*ONE)

    assert desk.files() != before
    assert told.exit_code == BUG
    assert told.stderr.splitlines()[0] == "giaoban: Đã ghi vào sổ, chỉ không in ra được."
