"""`kill -9` at any moment of a command: the files are old or new, the next write tidies up, `undo` is still right."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from tests.write.conftest import Desk, Fault, Figures, System

IS_SOAK = os.environ.get("GIAOBAN_SOAK") == "1"
KILLS = 200 if IS_SOAK else 12


def _kill(process: subprocess.Popen[bytes], folders: tuple[Path, ...], chance: random.Random, usual: float) -> bool:
    """Kill the process: at some moment, or within the few milliseconds of the write itself. Whether it still ran."""
    if chance.random() < 0.3:
        time.sleep(usual * chance.random())
    else:
        while process.poll() is None and not any(".giaoban-" in name for path in folders for name in _names(path)):
            time.sleep(0.0005)
        time.sleep(chance.choice((0, 0.001, 0.003, 0.01, 0.03)) * chance.random())
    ran = process.poll() is None
    process.kill()
    process.communicate()
    return ran


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - as fast as can be: it watches for a file that lives milliseconds
    except FileNotFoundError:
        return []


def _expected(desk: Desk, sit: type[Desk], arguments: tuple[str, ...]) -> dict[str, bytes]:
    """What the files are when the command is not killed: done with copies of them."""
    aside = sit(desk.root / "aside")
    shutil.rmtree(aside.root, ignore_errors=True)
    shutil.copytree(desk.registers, aside.registers, ignore=shutil.ignore_patterns(".*"))
    assert aside.run(*arguments).exit_code == 0
    return aside.files()


def test_a_command_killed_between_its_two_files_is_undone_where_it_came_to(
    desk: Desk, system: System, fault: type[Fault], dead: type[BaseException]
) -> None:
    old, command = desk.files(), ("update", "1.1", "2.1", "note", "-n", "giao ban", "-d", "2009-08-21")
    with system.watched():
        desk.run(*command)
    new = desk.files()
    (second,) = [
        at for at, (call, path) in enumerate(system.calls, 1) if call == "replace" and path.endswith("/b.yaml")
    ]
    desk.run("undo")
    assert desk.files() == old

    with system.watched(fault(at=second, how="die")), pytest.raises(dead):
        desk.run(*command)
    half = desk.files()
    undone = desk.run("undo")
    after = desk.files()

    assert half == old | {"a.yaml": new["a.yaml"]}
    assert (undone.exit_code, after) == (0, old)
    assert undone.stdout.splitlines()[-3:] == [
        f"{desk.registers / 'a.yaml'}: đã trở lại như trước lần ghi đó.",
        "b.yaml: lệnh đó dừng trước khi ghi vào tệp này.",
        "Lấy lại: giaoban undo",
    ]


def test_a_kill_leaves_files_old_or_new_and_undo_right(desk: Desk, sit: type[Desk], figures: Figures) -> None:
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)  # noqa: S311 - moments, and a number that tells how to come back to them
    begun = time.monotonic()
    first = desk.start("update", "1.1", "note", "-n", "đầu", "-d", "2009-08-20")
    first.communicate()
    assert first.returncode == 0
    usual = time.monotonic() - begun
    folders = (desk.registers, desk.journal.path.parent)
    before = desk.files()
    assert desk.run("update", "1.1", "2.1", "note", "-n", "hai", "-d", "2009-08-20").exit_code == 0
    killed = new = half = orphans = 0

    for number in range(KILLS):
        ids = ("1.1", "2.1") if number % 3 == 0 else ("1.1",)
        command = ("update", *ids, "note", "-n", f"lần {number}", "-d", "2009-08-21")
        old, expected = desk.files(), _expected(desk, sit, command)
        where = (seed, number)

        killed += _kill(desk.start(*command), folders, chance, usual)

        files = desk.files()
        assert all(data in {old[name], expected[name]} for name, data in files.items()), where
        listed = desk.run("list", "--json")
        assert listed.exit_code == 0, (where, listed.stderr)
        assert json.loads(listed.stdout)["count"] == 3, where
        left = desk.leftovers()
        orphans += len(left)
        if files not in (old, expected):
            # one file of the two: no system replaces both at once
            half += 1
            assert desk.run("undo").exit_code == 0, where
            assert desk.files() == old, where
        else:
            # the last command that is in the files is taken back, and put in again
            new += files == expected
            assert desk.run("undo").exit_code == 0, where
            assert desk.files() == (old if files == expected else before), where
            assert desk.run("undo").exit_code == 0, where
            assert desk.files() == files, where

        before = desk.files()
        assert desk.run("update", "1.2", "note", "-u", "PC", "-n", f"sau {number}", "-d", "2009-08-22").exit_code == 0
        assert desk.leftovers() == [], where

    figures(
        "kill -9",
        f"{KILLS} commands, {killed} still running",
        f"0 damaged; {new} new, {half} half new and undone, others old; {orphans} files left, all swept",
    )
