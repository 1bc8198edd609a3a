"""A real disk that is really full: 256 KB of memory, mounted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.write.conftest import Desk, Figures

IO = 7
PAGE = 4096
COMMAND = ("update", "1.1", "2.1", "note", "-n", "giao ban", "-d", "2009-08-21")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting a disk needs Linux and the superuser")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


def _fill(disk: Path, pages: int) -> None:
    """Leave so many pages of the disk free."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    state = os.statvfs(disk)
    free = state.f_bavail * state.f_frsize // PAGE - pages
    filler.write_bytes(b"x" * (free * PAGE))


@pytest.mark.parametrize("full", ["registers", "state"])
def test_a_full_disk_changes_nothing(disk: Path, desk: Desk, sit: type[Desk], figures: Figures, full: str) -> None:
    if full == "registers":
        shutil.move(desk.registers, disk / "registers")
        desk = sit(disk)
        desk.state = disk.parent / "state"
        desk.journal.path = disk.parent / desk.journal.path.relative_to(disk)
    else:
        desk.state = disk
        desk.journal.path = disk / desk.journal.path.relative_to(desk.root / "state")
    # a register of some pages, so that the disk ends in the middle of it
    register = desk.registers / "a.yaml"
    register.write_bytes(register.read_bytes() + "# ghi-chu-7 dài\n".encode() * 800)
    assert desk.run("update", "1.2", "note", "-u", "PC", "-n", "trước", "-d", "2009-08-20").exit_code == 0
    refused = 0

    for pages in range(12):
        old, journal = desk.files(), desk.journal.path.read_bytes()
        _fill(disk, pages)
        process = desk.start(*COMMAND)
        out, said = process.communicate()
        if process.returncode == 0:
            assert desk.files() != old
            break

        refused += 1
        assert (process.returncode, out) == (IO, b"")
        assert "(hết chỗ trên đĩa); chưa ghi gì" in said.decode()
        assert desk.files() == old
        assert desk.journal.path.read_bytes() == journal
        assert desk.leftovers() == []
    else:
        pytest.fail("the disk was never free enough")

    assert refused
    (disk / "filler").unlink()
    assert desk.run("undo").exit_code == 0
    assert desk.files() == old
    figures(f"full disk under the {full}", f"{refused} writes", f"{refused} refused, 0 files changed or left")
