"""Which program this is, to the last file: what was kept by another is not believed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import giaoban


def edition(*folders: str) -> str:
    """The versions of the program and of Python, and each file of these folders of the program (`""`: its own).

    A clone changes under one version number, so its files tell by size and time.
    """
    parts = [giaoban.__version__, f"{sys.implementation.cache_tag}"]
    here = Path(giaoban.__file__).parent
    for name in folders:
        with os.scandir(here / name) as entries:
            parts += sorted(
                f"{entry.name} {found.st_size} {found.st_mtime_ns}"
                for entry in entries
                if entry.name.endswith(".py") and (found := entry.stat())
            )
    return "\n".join(parts)
