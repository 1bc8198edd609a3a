"""Others at the same files: editors, other writers, links, rights, and what is no file at all."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from giaoban.store import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.write.conftest import Desk, System

ONE = ("update", "1.1", "note", "-n", "giao ban", "-d", "2009-08-21")
TWO = ("update", "1.1", "2.1", "note", "-n", "giao ban", "-d", "2009-08-21")
CONFLICT, IO, NOT_FOUND, INVALID = 6, 7, 4, 3
NOBODY = 65534
NO_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the superuser")


def in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def by_rename(path: Path, data: bytes) -> None:
    other = path.with_name(f"{path.name}~edited")
    other.write_bytes(data)
    other.replace(path)


SAVES = {"in place": in_place, "by rename": by_rename}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_WAIT", 0.2)


# --- editors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "edited"),
    [
        pytest.param(ONE, "a.yaml", id="one file"),
        pytest.param(TWO, "a.yaml", id="first of two files"),
        pytest.param(TWO, "b.yaml", id="second of two files"),
    ],
)
@pytest.mark.parametrize("way", SAVES)
def test_an_editor_that_saves_before_the_replace_wins(
    desk: Desk, system: System, command: tuple[str, ...], edited: str, way: str
) -> None:
    desk.run("update", "1.2", "note", "-u", "PC", "-n", "trước", "-d", "2009-08-20")
    old, bring_back = desk.files(), desk.keep()
    saved = old | {edited: old[edited].replace(b"# ghi-chu-1", b"# ghi-chu-1 s\xe1\xbb\xada")}
    with system.watched():
        desk.run(*command)
    numbered = list(enumerate(system.calls, start=1))
    # the first look at a register after all of them were read and the change was planned
    first = next(number for number, (_, path) in numbered if path.endswith(".yaml"))
    replace = next(number for number, (call, path) in numbered if call == "replace" and path.endswith(edited))
    # a save by rename in the very moment between the last look and the replace is the one that nobody can see
    last = replace if way == "in place" else replace - 1

    for at in range(first, last + 1):
        bring_back()

        def save(number: int, _call: str, _path: str, at: int = at) -> None:
            if number == at:
                SAVES[way](desk.registers / edited, saved[edited])

        with system.watched(before=save):
            told = desk.run(*command)

        assert desk.files() == saved, (at, system.calls[at - 1])
        assert told.exit_code == CONFLICT
        assert told.stderr.startswith("giaoban: ")
        assert f"{edited} vừa được sửa ở nơi khác; chưa ghi gì" in told.stderr
        assert told.stdout == ""
        assert desk.leftovers() == []
        assert [record.command.split()[2] for record in desk.journal.records()] == ["1.2"]


def test_what_an_editor_writes_later_into_the_file_it_had_open_is_beyond_reach(desk: Desk) -> None:
    """The limit of every replace, kept in sight: the bytes go into the old file, which has no name any more."""
    with (desk.registers / "a.yaml").open("r+b") as editor:
        assert desk.run(*ONE).exit_code == 0
        new = desk.files()
        editor.write(b"# ")

    assert desk.files() == new


@pytest.mark.parametrize("name", ["a.yaml", "b.yaml"])
def test_a_file_that_vanishes_is_a_conflict(desk: Desk, system: System, name: str) -> None:
    old = desk.files()

    def remove(number: int, _call: str, _path: str) -> None:
        if number == 1:
            (desk.registers / name).unlink()

    with system.watched(before=remove):
        told = desk.run(*TWO)
    # it vanished before it was read: the register is not there, and its task neither
    assert told.exit_code == NOT_FOUND

    (desk.registers / name).write_bytes(old[name])
    with system.watched():
        desk.run(*TWO)
    first = next(number for number, (_, path) in enumerate(system.calls, start=1) if path.endswith(".yaml"))
    for path, data in old.items():
        (desk.registers / path).write_bytes(data)

    def remove_later(number: int, _call: str, _path: str) -> None:
        if number == first:
            (desk.registers / name).unlink()

    with system.watched(before=remove_later):
        told = desk.run(*TWO)
    assert told.exit_code == CONFLICT
    assert "chưa ghi gì" in told.stderr
    assert desk.files() == {path: data for path, data in old.items() if path != name}
    assert desk.leftovers() == []


# --- other writers ----------------------------------------------------------------------------------------------------

HOLD = """\
import sys, time
from pathlib import Path
from giaoban.store.write import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(desk: Desk) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the lock until its input is closed."""
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(desk.registers)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield process
        process.kill()


def test_a_lock_that_is_held_ends_the_wait_with_a_conflict(desk: Desk, other: subprocess.Popen[bytes]) -> None:
    old = desk.files()

    told = desk.run(*ONE)

    assert other.poll() is None
    assert (told.exit_code, told.stdout) == (CONFLICT, "")
    assert told.stderr == (
        f"giaoban: một lệnh giaoban khác đang ghi vào {desk.registers}; chưa ghi gì. Chạy lại lệnh.\n"
    )
    assert desk.files() == old
    # who only reads does not ask for the lock
    assert desk.run("list").exit_code == 0
    assert desk.run(*ONE, "--dry-run").exit_code == 0


def test_a_killed_holder_frees_the_lock(desk: Desk, other: subprocess.Popen[bytes]) -> None:
    other.kill()
    other.wait()

    assert desk.run(*ONE).exit_code == 0


def test_the_lock_file_stays_and_is_no_register(desk: Desk) -> None:
    assert desk.run(*ONE).exit_code == 0
    assert (desk.registers / ".giaoban.lock").read_bytes() == b""
    assert desk.run("check").exit_code == 0


def test_a_lock_file_that_is_a_link_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (desk.registers / ".giaoban.lock").symlink_to(elsewhere)

    told = desk.run(*ONE)

    assert told.exit_code == IO
    assert "chưa ghi gì" in told.stderr
    assert not elsewhere.exists()


def test_a_folder_that_is_not_there_is_not_made(desk: Desk, tmp_path: Path) -> None:
    for command in (ONE, ("undo",)):
        told = desk.run(*command, "--registers", str(tmp_path / "nowhere"))

        assert told.exit_code == NOT_FOUND
        assert told.stderr.startswith(f"giaoban: không có thư mục sổ {tmp_path / 'nowhere'}. ")
    assert not (tmp_path / "nowhere").exists()


# --- links ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def linked(desk: Desk, tmp_path: Path) -> Path:
    """`a.yaml` as a link to a file in another folder."""
    target = tmp_path / "shared" / "so-that.yaml"
    target.parent.mkdir()
    (desk.registers / "a.yaml").replace(target)
    (desk.registers / "a.yaml").symlink_to("../shared/so-that.yaml")
    return target


def test_a_link_stays_and_its_target_changes(desk: Desk, linked: Path) -> None:
    old = desk.files()

    assert desk.run(*TWO).exit_code == 0

    assert (desk.registers / "a.yaml").is_symlink()
    assert linked.read_bytes() == desk.files()["a.yaml"] != old["a.yaml"]
    assert sorted(path.name for path in linked.parent.iterdir()) == [".giaoban.lock", "so-that.yaml"]
    assert desk.run("undo").exit_code == 0
    assert desk.files() == old
    assert (desk.registers / "a.yaml").is_symlink()


def test_what_a_killed_write_left_beside_the_target_of_a_link_is_swept(desk: Desk, linked: Path) -> None:
    os.link(linked, linked.parent / ".so-that.yaml.giaoban-0123456789ab.old")
    (linked.parent / ".so-that.yaml.giaoban-0123456789ab.tmp").write_bytes(b"half")

    assert desk.run(*ONE).exit_code == 0
    assert sorted(path.name for path in linked.parent.iterdir()) == [".giaoban.lock", "so-that.yaml"]


def test_writers_that_share_a_file_through_a_link_wait_for_each_other(desk: Desk, linked: Path) -> None:
    old = desk.files()
    with write.locked(linked.parent):
        told = desk.run(*ONE)

    assert told.exit_code == CONFLICT
    assert desk.files() == old


def test_a_folder_reached_by_a_link_has_the_same_lock_and_the_same_journal(desk: Desk, tmp_path: Path) -> None:
    old = desk.files()
    (tmp_path / "also").symlink_to(desk.registers)
    with write.locked(desk.registers):
        assert desk.run(*ONE, "--registers", str(tmp_path / "also")).exit_code == CONFLICT

    assert desk.run(*ONE, "--registers", str(tmp_path / "also")).exit_code == 0
    assert desk.run("undo").exit_code == 0
    assert desk.files() == old


def test_a_file_with_two_names_is_refused(desk: Desk, tmp_path: Path) -> None:
    os.link(desk.registers / "a.yaml", tmp_path / "second-name.yaml")
    old = desk.files()

    told = desk.run(*TWO)

    assert (told.exit_code, told.stdout) == (IO, "")
    assert "a.yaml có 2 liên kết cứng, ghi sẽ tách chúng ra; chưa ghi gì. Chép thành một tệp riêng." in told.stderr
    assert desk.files() == old
    assert desk.leftovers() == []


# --- rights and owners ------------------------------------------------------------------------------------------------


def test_a_read_only_file_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.registers / "a.yaml"
    path.chmod(0o444)
    if os.geteuid() == 0:
        # the superuser may write anything: the answer anyone else would get
        monkeypatch.setattr(os, "access", lambda asked, _: not str(asked).endswith("a.yaml"))
    old = desk.files()

    told = desk.run(*TWO)

    assert (told.exit_code, told.stdout) == (IO, "")
    assert "a.yaml chỉ cho đọc; chưa ghi gì. Bỏ thuộc tính chỉ đọc của tệp." in told.stderr
    assert desk.files() == old
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert desk.leftovers() == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_the_mode_is_kept(desk: Desk, mode: int) -> None:
    path = desk.registers / "a.yaml"
    path.chmod(mode)

    assert desk.run(*ONE).exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert desk.run("undo").exit_code == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
def test_the_owner_is_kept(desk: Desk) -> None:
    path = desk.registers / "a.yaml"
    os.chown(path, 12345, 23456)
    path.chmod(0o660)

    assert desk.run(*ONE).exit_code == 0
    state = path.stat()
    assert (state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)) == (12345, 23456, 0o660)


def test_an_owner_that_cannot_be_kept_is_a_refusal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fstat

    def somebody_else(handle: int) -> os.stat_result:
        state = list(real(handle))
        state[stat.ST_UID] += 1
        return os.stat_result(state)

    def refused(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "fstat", somebody_else)
    monkeypatch.setattr(os, "fchown", refused)
    old = desk.files()

    told = desk.run(*ONE)

    assert told.exit_code == IO
    assert "(không có quyền); chưa ghi gì" in told.stderr
    assert desk.files() == old
    assert desk.leftovers() == []


@NO_ROOT
@pytest.mark.parametrize("has_lock", [False, True])
def test_a_folder_without_the_right_to_write_is_refused(desk: Desk, *, has_lock: bool) -> None:
    if has_lock:
        (desk.registers / ".giaoban.lock").touch()
    old = desk.files()
    desk.registers.chmod(0o555)
    try:
        told = desk.run(*ONE)
        read = desk.run("list")
    finally:
        desk.registers.chmod(0o755)

    assert (told.exit_code, told.stdout) == (IO, "")
    assert "(không có quyền); chưa ghi gì" in told.stderr
    assert read.exit_code == 0
    assert desk.files() == old


@pytest.fixture
def elsewhere(desk: Desk, sit: type[Desk]) -> Iterator[Desk]:
    """A desk where anyone may go; the folders that pytest makes are the superuser's alone."""
    with tempfile.TemporaryDirectory(prefix="giaoban-") as root:
        folder = Path(root)
        folder.chmod(0o755)
        shutil.copytree(desk.registers, folder / "registers")
        (folder / "state").mkdir()
        yield sit(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser can become another")
@pytest.mark.parametrize("has_lock", [False, True])
@pytest.mark.parametrize("closed", ["registers", "state"])
def test_a_user_without_rights_to_a_folder_is_refused(
    desk: Desk, elsewhere: Desk, closed: str, *, has_lock: bool
) -> None:
    # what the program loads, it loads here: the user it becomes may not read the interpreter's folder
    assert desk.run(*ONE).exit_code == 0
    if has_lock:
        (elsewhere.registers / ".giaoban.lock").touch()
    for path in (elsewhere.registers, *elsewhere.registers.iterdir(), elsewhere.state):
        os.chown(path, NOBODY, NOBODY)
    (elsewhere.registers if closed == "registers" else elsewhere.state).chmod(0o555)
    old, groups = elsewhere.files(), os.getgroups()

    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        told, read = elsewhere.run(*ONE), elsewhere.run("list")
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)

    assert (told.exit_code, told.stdout) == (IO, "")
    assert "(không có quyền); chưa ghi gì" in told.stderr
    assert read.exit_code == 0
    assert elsewhere.files() == old
    assert elsewhere.leftovers() == []


# --- what is no file --------------------------------------------------------------------------------------------------


def test_a_pipe_in_place_of_a_register_is_refused_and_not_waited_for(desk: Desk) -> None:
    (desk.registers / "a.yaml").unlink()
    os.mkfifo(desk.registers / "a.yaml")

    told = desk.run("update", "2.1", "note", "-n", "giao ban", "-d", "2009-08-21")

    assert told.exit_code == INVALID
    assert "a.yaml: lỗi F05: không phải tệp thường" in told.stderr


def test_a_pipe_that_takes_the_place_of_the_file_is_refused(desk: Desk, system: System) -> None:
    path = desk.registers / "a.yaml"

    def swap(_number: int, call: str, shown: str) -> None:
        if call == "listdir" and shown.endswith("registers"):
            path.unlink()
            os.mkfifo(path)

    with system.watched(before=swap):
        told = desk.run(*ONE)

    assert told.exit_code == IO
    assert "a.yaml không phải tệp thường; chưa ghi gì" in told.stderr
    assert desk.leftovers() == []


@pytest.mark.parametrize(
    "name", ["a (1).yaml", "a.sync-conflict-20090821-101010-ABCDEFG.yaml", "a (conflicted copy 2009-08-21).yaml"]
)
def test_a_conflict_copy_is_a_problem_to_solve_first(desk: Desk, name: str) -> None:
    shutil.copy(desk.registers / "a.yaml", desk.registers / name)
    old = desk.files()

    told = desk.run(*ONE)

    assert (told.exit_code, told.stdout) == (INVALID, "")
    assert f"{name}: lỗi F03: tệp có vẻ là bản sao xung đột" in told.stderr
    assert desk.files() == old


# --- the journal ------------------------------------------------------------------------------------------------------


def test_the_journal_lives_in_the_state_folder_of_the_user(desk: Desk) -> None:
    assert desk.run(*ONE).exit_code == 0

    assert desk.journal.path.is_file()
    assert desk.journal.path.is_relative_to(desk.state)
    assert stat.S_IMODE(desk.journal.path.parent.stat().st_mode) == 0o700


def test_without_a_journal_nothing_is_written(desk: Desk) -> None:
    desk.state.mkdir()
    (desk.state / "giaoban").write_bytes(b"in the way")
    old = desk.files()

    told = desk.run(*TWO)

    assert (told.exit_code, told.stdout) == (IO, "")
    assert "nhật ký ghi sổ" in told.stderr
    assert "chưa ghi gì" in told.stderr
    assert desk.files() == old
    assert desk.leftovers() == []


def test_a_journal_that_breaks_off_loses_only_what_is_behind(desk: Desk) -> None:
    old = desk.files()
    assert desk.run(*ONE).exit_code == 0
    with desk.journal.path.open("ab") as file:
        file.write(b'{"number": 2, "day": "2009-')

    assert desk.run("undo").exit_code == 0
    assert desk.files() == old


@pytest.mark.parametrize("text", ["dòng\u0085hai", "dòng\u2028hai", "a\\b\"c'd", "'\\u2028'"])
def test_a_text_with_odd_line_ends_does_not_break_the_journal(desk: Desk, text: str) -> None:
    """Such a character comes from the command line, though a register refuses it."""
    old = desk.files()
    assert desk.run(*ONE).exit_code == 0
    records = desk.journal.records()
    desk.run("set", "1.1", f"title={text}")

    assert desk.journal.records()[: len(records)] == records
    assert desk.run("undo").exit_code == 0
    if len(records) == len(desk.journal.records()) - 1:
        assert desk.files() == old


def test_a_folder_whose_name_is_not_utf8_can_be_written_to(desk: Desk, tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/s\xf4")
    shutil.copytree(desk.registers, odd)
    old = (tmp_path / odd / "a.yaml").read_bytes()

    assert desk.run(*ONE, "--registers", odd).exit_code == 0
    assert (tmp_path / odd / "a.yaml").read_bytes() != old
    assert desk.run("undo", "--registers", odd).exit_code == 0
    assert (tmp_path / odd / "a.yaml").read_bytes() == old


def test_a_long_name_leaves_room_for_the_one_beside_it(desk: Desk) -> None:
    name = f"{'ế' * 80}.yaml"
    (desk.registers / "a.yaml").rename(desk.registers / name)

    assert desk.run(*ONE).exit_code == 0
    assert desk.leftovers() == []


# --- Ctrl-C -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_interruptible")
def test_ctrl_c_stops_before_the_files_move_and_not_after(desk: Desk, system: System) -> None:
    assert desk.run("update", "1.2", "note", "-u", "PC", "-n", "trước", "-d", "2009-08-20").exit_code == 0
    bring_back, old = desk.keep(), desk.files()
    with system.watched():
        desk.run(*TWO)
    new, calls = desk.files(), len(system.calls)

    for at in range(1, calls + 1):
        bring_back()

        def interrupt(number: int, _call: str, _path: str, at: int = at) -> None:
            if number == at:
                signal.raise_signal(signal.SIGINT)

        with system.watched(before=interrupt):
            told = desk.run(*TWO)

        files = desk.files()
        assert files in (old, new), system.calls[at - 1]
        is_release = system.calls[at - 1][1].endswith(".giaoban.lock")
        assert told.exit_code == (130 if files == old or is_release else 0), system.calls[at - 1]
        records = [record.command.split()[2] for record in desk.journal.records()]
        assert records == (["1.2", "1.1"] if files == new else ["1.2"])
        assert desk.run(*ONE).exit_code == 0
        assert desk.leftovers() == []
