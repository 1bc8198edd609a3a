"""The safe write: a file is replaced whole or not at all, and never over a change somebody else made.

The steps are those of `reliability.md` section 3.2. `os` is called by its names, so that a test can make any of the
calls fail and look at what is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import stat
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, NotFoundError, UnreadableFileError, reason_of
from giaoban.store.beside import beside, remove, write_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOCK = ".giaoban.lock"
_WAIT = 10.0
_AGAIN = "Chạy lại lệnh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """New bytes for a file that must still hold `before`."""

    path: Path
    shown: str
    before: bytes
    after: bytes


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@contextlib.contextmanager
def locked(folder: Path, *, wait: float | None = None) -> Iterator[None]:
    """The only writer in `folder` while it lasts; raises ConflictError where another one does not finish in `wait` s.

    The lock is a file of its own beside the registers: a lock on a file that is replaced would guard the old one.
    The system frees it when a process dies.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a write needs it

    lock = FileLock(
        folder / LOCK, timeout=_WAIT if wait is None else wait, fallback_to_soft=False, preserve_lock_file=True
    )
    try:
        if not folder.is_dir():
            # the lock would make it
            raise NotFoundError(f"không có thư mục sổ {folder}", "Tạo mới: giaoban init ., hoặc sửa --registers")
        lock.acquire()
    except Timeout:
        raise ConflictError(f"một lệnh giaoban khác đang ghi vào {folder}; chưa ghi gì", _AGAIN) from None
    except OSError as error:
        message = f"không khóa được thư mục {folder} ({reason_of(error)}); chưa ghi gì"
        raise UnreadableFileError(message, "Đặt sổ ở ổ đĩa của máy, hoặc kiểm tra quyền ghi") from None
    except NotImplementedError:
        message = f"ổ đĩa của {folder} không khóa tệp được; chưa ghi gì"
        raise UnreadableFileError(message, "Đặt sổ ở ổ đĩa của máy") from None
    try:
        yield
    finally:
        # what was to be written is written by now; a lock that cannot be given back ends with the process
        with contextlib.suppress(OSError):
            lock.release()


def replace_all(changes: Sequence[Replacement]) -> bool:
    """Replace the files, all or none; must be called inside `locked`. Gives whether the disk has confirmed it.

    Raises ConflictError where a file no longer holds what was read, and UnreadableFileError where the system refuses:
    in both cases every file is as it was, unless the words name those that could not be turned back.
    """
    prepared: list[_Prepared] = []
    try:
        for change in changes:
            # one by one: what was prepared before a failure must be cleaned too
            with _refusal(change):
                prepared.append(_prepare(change))
        for one in prepared:
            one.check()
        with _undisturbed():
            _move(prepared)
            is_durable = _confirm({one.target.parent for one in prepared})
            _clean(prepared)
    except BaseException:
        _clean(prepared)
        raise
    return is_durable


def is_written(changes: Sequence[Replacement]) -> bool:
    """Whether any of the files holds its new bytes, or may: what is to be believed after a failure, whatever failed."""
    try:
        return any(_held(change.path) == change.after for change in changes)
    except OSError:
        return True


def folders(changes: Sequence[Replacement]) -> set[Path]:
    """The folders the files really lie in: elsewhere than the registers, where a register is a link."""
    return {Path(os.path.realpath(change.path)).parent for change in changes}


class _Prepared:
    """A replacement written beside its target and synced, with the old file kept under a second name."""

    def __init__(self, change: Replacement, target: Path, temporary: Path, old: Path) -> None:
        self.change, self.target, self.temporary, self.old = change, target, temporary, old
        self.moved = False

    def check(self) -> None:
        """Raise ConflictError where the target is no longer what was read."""
        with _refusal(self.change):
            if _held(self.target) != self.change.before:
                raise _changed(self.change)

    def move(self) -> None:
        """Put the new file in place; raises ConflictError where an editor saved into the old one in this moment."""
        # once more: another file of the command was moved since
        self.check()
        with _refusal(self.change):
            self.temporary.replace(self.target)
            self.moved = True
            if _held(self.old) != self.change.before:
                raise _changed(self.change)

    def is_new(self) -> bool:
        """Whether the new file is in place; the file itself is asked, since a disk may do what it says it did not."""
        with contextlib.suppress(OSError):
            return _held(self.target) == self.change.after
        return self.moved

    def take_back(self) -> None:
        """Put the old file in place again, with what an editor saved into it."""
        self.old.replace(self.target)


def _clean(prepared: Sequence[_Prepared]) -> None:
    """Remove the files beside the targets."""
    for one in prepared:
        for path in (one.temporary, one.old):
            remove(path)


def _move(prepared: Sequence[_Prepared]) -> None:
    """Put all new files in place, or none."""
    try:
        for one in prepared:
            one.move()
    except BaseException as failed:
        stuck: list[str] = []
        for one in reversed(prepared):
            if one.is_new():
                try:
                    one.take_back()
                except OSError:
                    stuck.insert(0, one.change.shown)
        if stuck:
            why = str(failed).partition("; chưa ghi gì")[0]
            others = "; các tệp khác còn như cũ" if len(stuck) < len(prepared) else ""
            raise UnreadableFileError(
                f"{why}; nhưng {', '.join(stuck)} đã ghi và không trả lại được{others}", "Kiểm tra ổ đĩa, đối chiếu sổ"
            ) from None
        raise


def _prepare(change: Replacement) -> _Prepared:
    try:
        target = Path(os.path.realpath(change.path, strict=True))
        state = target.stat()
    except FileNotFoundError:
        raise _changed(change) from None
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFileError(f"{change.shown} không phải tệp thường; chưa ghi gì")
    if not os.access(target, os.W_OK):
        raise UnreadableFileError(f"{change.shown} chỉ cho đọc; chưa ghi gì", "Bỏ thuộc tính chỉ đọc của tệp")
    if state.st_nlink > 1:
        message = f"{change.shown} có {state.st_nlink} liên kết cứng, ghi sẽ tách chúng ra; chưa ghi gì"
        raise UnreadableFileError(message, "Chép thành một tệp riêng")
    temporary = write_beside(target, change.after)
    try:
        old = _keep(target, change.before)
    except BaseException:
        remove(temporary)
        raise
    return _Prepared(change, target, temporary, old)


def _keep(target: Path, before: bytes) -> Path:
    """A second name for the old file: an editor that saves into it while it is replaced saves into the kept one."""
    old = beside(target, "old")
    try:
        os.link(target, old)
    except OSError:
        remove(old)
        # a disk without hard links: a copy can be put back too, only such a save is not seen
        return write_beside(target, before, ending="old")
    return old


def _held(path: Path) -> bytes | None:
    """What the file holds now, None where there is none; a pipe that took its place is not waited for."""
    try:
        return path.read_bytes() if path.is_file() else None
    except FileNotFoundError:
        return None


def _changed(change: Replacement) -> ConflictError:
    return ConflictError(f"{change.shown} vừa được sửa ở nơi khác; chưa ghi gì", f"Xem lại tệp rồi {_AGAIN.lower()}")


@contextlib.contextmanager
def _refusal(change: Replacement) -> Iterator[None]:
    """Turn what the system refuses into words that name the file."""
    try:
        yield
    except OSError as error:
        message = f"không ghi được {change.shown} ({reason_of(error)}); chưa ghi gì"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập và chỗ trống") from None


def _confirm(parents: set[Path]) -> bool:
    """Ask the disk to keep the new names; whether it said yes. The files are new either way."""
    if os.name != "posix":
        return True
    try:
        for folder in parents:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C and a polite kill back for the few calls that move files, where the system can.

    A Ctrl-C that comes when all of them are done is too late to stop anything, and stops nothing.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        raise
    with contextlib.suppress(KeyboardInterrupt):
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
