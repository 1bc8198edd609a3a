"""Which program this is, to the last file: what was kept by another is not believed."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import giaoban


def edition(*folders: str) -> str:
    """The versions of the program and of Python, and each file of these folders of the program (`""`: its own).

    A clone changes under one version number, so its files tell by size and time.
    """
    return "\n".join([giaoban.__version__, f"{sys.implementation.cache_tag}", *map(_files, folders)])


@cache
def _files(folder: str) -> str:
    with os.scandir(Path(giaoban.__file__).parent / folder) as entries:
        return "\n".join(
            sorted(
                f"{entry.name} {found.st_size} {found.st_mtime_ns}"
                for entry in entries
                if entry.name.endswith(".py") and (found := entry.stat())
            )
        )
