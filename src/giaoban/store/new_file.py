"""A file that is not there yet: made whole or not at all, and never over one that somebody else made meanwhile."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, UnreadableFileError, reason_of
from giaoban.store.beside import remove, write_beside

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that is not there yet; `shown` is how messages name it."""

    path: Path
    shown: str
    data: bytes


def create(one: NewFile) -> None:
    """Make the file, and its folder where there is none.

    Raises ConflictError where one of its name is there by now, UnreadableFileError where the system refuses.
    """
    try:
        one.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = write_beside(one.path, one.data)
        try:
            _link(temporary, one)
        finally:
            remove(temporary)
    except OSError as error:
        message = f"không ghi được {one.shown} ({reason_of(error)}); chưa ghi gì"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập và chỗ trống") from None


def discard(one: NewFile) -> None:
    """Remove the file that `create` made, where it still is as it was made."""
    with contextlib.suppress(OSError):
        if one.path.read_bytes() == one.data:
            one.path.unlink()


def _link(temporary: Path, one: NewFile) -> None:
    taken = ConflictError(f"{one.shown} vừa được tạo ở nơi khác; chưa ghi gì", "Xem lại tệp rồi chạy lại lệnh")
    try:
        os.link(temporary, one.path)
    except FileExistsError:
        raise taken from None
    except OSError:
        # a disk without hard links
        if one.path.exists():
            raise taken from None
        temporary.replace(one.path)
