"""A new register put into its folder with the text of its document and the units it needs: all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, UnreadableFileError, reason_of
from giaoban.store import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from giaoban.store.edit import FileChange


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that is not there yet; `shown` is how messages name it."""

    path: Path
    shown: str
    data: bytes


def put(files: tuple[NewFile, ...], change: FileChange | None) -> None:
    """Make `change`, then the files in their order; inside `write.locked`.

    The change comes first: a list with a unit too many is valid, a register with one too few is not. Raises
    ConflictError where something is there by now, UnreadableFileError where the system refuses; then all is as it was.
    """
    with contextlib.ExitStack() as undo:
        if change is not None:
            before = write.Replacement(path=change.path, shown=change.shown, before=change.before, after=change.after)
            write.replace_all([before])
            undo.callback(_take_back, change)
        for one in files:
            _create(one)
            undo.callback(_remove, one)
        undo.pop_all()


def _take_back(change: FileChange) -> None:
    turned = write.Replacement(path=change.path, shown=change.shown, before=change.after, after=change.before)
    # an entry that nobody needs does no harm, and the failure that led here is what must be told
    with contextlib.suppress(ConflictError, UnreadableFileError):
        write.replace_all([turned])


def _remove(one: NewFile) -> None:
    with contextlib.suppress(OSError):
        if one.path.read_bytes() == one.data:
            one.path.unlink()


def _create(one: NewFile) -> None:
    """Put the file there whole, unless one of its name is there."""
    temporary = one.path.with_name(f".{one.path.name[:50]}.giaoban-{secrets.token_hex(6)}.tmp")
    with _refusal(one):
        write.put(temporary, one.data)
        try:
            _link(temporary, one)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


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


@contextlib.contextmanager
def _refusal(one: NewFile) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"không ghi được {one.shown} ({reason_of(error)}); chưa ghi gì"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập và chỗ trống") from None
