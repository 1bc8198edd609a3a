"""The folder of registers that a command is about: found, read whole, or out of the cache."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.errors import NotFoundError

if TYPE_CHECKING:
    from giaoban.store.cache import Desk
    from giaoban.store.folder import Workspace


def locate_folder(registers: Path | None) -> Path:
    """The folder of registers given, or the nearest one upward from where the user stands.

    Raises NotFoundError where the folder given only holds the one that is meant.
    """
    from giaoban.store import place

    if registers is None:
        return place.find(Path.cwd())
    inside = registers / place.FOLDER
    if (inside / place.UNITS).is_file() and not (registers / place.UNITS).is_file():
        raise NotFoundError(f"{registers} không phải thư mục sổ, thiếu {place.UNITS}", f"Có phải: --registers {inside}")
    return registers


def shown(path: Path) -> Path:
    """The path as the user would type it: relative to where they stand, where it is below."""
    return path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path


def cached(folder: Path, register: str | None, *, most: int | None = None) -> Desk | None:
    """What the cache says of the folder; None where it cannot, or is not to be asked (`store.cache.desk`)."""
    from giaoban.cli import home
    from giaoban.cli.frame import at_end, is_cache_wanted
    from giaoban.store.cache import Cache, desk

    if not is_cache_wanted():
        return None
    kept = desk(folder, Cache(home.cache(), time.time_ns(), _is_sound), only=register, most=most)
    if kept is not None:
        at_end(kept.close)
    return kept


def _is_sound(workspace: Workspace) -> bool:
    from giaoban import check

    return check.is_sound(workspace)


def read_folder(registers: Path | None, register: str | None) -> Workspace:
    """The workspace at `registers`, or found upward from where the user stands; its paths shown as short as can be."""
    from giaoban.store import folder

    found = locate_folder(registers)
    return folder.read(found, shown=shown(found), only=register)
