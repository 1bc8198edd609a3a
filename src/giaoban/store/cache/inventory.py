"""All caches in their home, for telling what is there and for removing it."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from pathlib import Path
from typing import NamedTuple

from giaoban.store.cache.database import Database

_OURS = re.compile(r"[0-9a-f]{8}\.(sqlite(-journal)?|(stamp|template)(\.[0-9]+)?)")


class Kept(NamedTuple):
    """The cache of one folder of registers, empty where it cannot be told; `size` in bytes.

    `is_usable` says that the next command would believe it.
    """

    folder: str
    registers: int
    tasks: int
    size: int
    is_usable: bool


def inventory(home: Path) -> list[Kept]:
    """The caches there are, by the names of the folders they are of; none where the home cannot be read."""
    try:
        files = [path for path in home.iterdir() if _OURS.fullmatch(path.name) and path.suffix == ".sqlite"]
    except OSError:
        return []
    return sorted(_kept(home, path) for path in files)


def templates(home: Path) -> list[int]:
    """The sizes in bytes of the templates kept compiled; none where the home cannot be read."""
    with contextlib.suppress(OSError):
        return [path.stat().st_size for path in home.glob("*.template")]
    return []


def _kept(home: Path, path: Path) -> Kept:
    size = path.stat().st_size
    with contextlib.suppress(OSError, sqlite3.Error):
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            (folder,) = connection.execute("SELECT value FROM meta WHERE name = 'folder'").fetchone() or (b"",)
        name = os.fsdecode(folder)
        reader = Database(home, Path(name)).reader()
        if reader is not None:
            with contextlib.closing(reader):
                registers, tasks = reader.execute("SELECT count(*), coalesce(sum(tasks), 0) FROM file").fetchone()
            return Kept(name, registers, tasks, size, is_usable=True)
        return Kept(name, 0, 0, size, is_usable=False)
    return Kept("", 0, 0, size, is_usable=False)


def clear(home: Path) -> None:
    """Remove all caches; raises OSError where the system refuses. What else is in the folder stays."""
    if not home.is_dir():
        return
    for path in home.iterdir():
        if _OURS.fullmatch(path.name):
            path.unlink(missing_ok=True)
