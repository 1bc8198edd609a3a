"""Files beside the one that is meant: written whole and synced first, then moved to its place.

`os` is called by its names, so that a test can make any of the calls fail and look at what is left.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

_SHORT = 50
"""Characters of a name that one beside it begins with: a long name leaves no room for a longer one."""


def put(path: Path, data: bytes) -> None:
    """Put `data` at `path` whole or not at all, whatever is there; missing folders are made. Raises OSError."""
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = write_beside(target, data)
    try:
        temporary.replace(target)
    except BaseException:
        remove(temporary)
        raise


def sweep(folder: Path, *, of: str = "") -> None:
    """Remove what a killed write left in `folder`, for the file `of` or for any; only where no other write goes on."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return
    for path in paths:
        name = path.name
        if name.startswith(f".{of[:_SHORT]}") and ".giaoban-" in name and name.endswith((".tmp", ".old")):
            remove(path)


def beside(target: Path, ending: str) -> Path:
    """A name in the folder of `target` that is free, and that no reader takes for a register."""
    return target.with_name(f".{target.name[:_SHORT]}.giaoban-{secrets.token_hex(6)}.{ending}")


def write_beside(target: Path, data: bytes, *, ending: str = "tmp") -> Path:
    """A new file in the folder of `target` with `data`, its mode and owner, on the disk."""
    temporary = beside(target, ending)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            _keep_owner(handle, target)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        remove(temporary)
        raise
    return temporary


def remove(path: Path) -> None:
    """Remove the file, if it is there and the system allows it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _keep_owner(handle: int, target: Path) -> None:
    """Give the new file the mode and owner of the old one; a new one gets what the process gives new files."""
    if os.name != "posix":
        return
    if not target.exists():
        os.fchmod(handle, 0o666 & ~_umask())
        return
    state = target.stat()
    mine = os.fstat(handle)
    if (state.st_uid, state.st_gid) != (mine.st_uid, mine.st_gid):
        os.fchown(handle, state.st_uid, state.st_gid)
    os.fchmod(handle, stat.S_IMODE(state.st_mode))


def _umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
