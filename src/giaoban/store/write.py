"""The safe write: a file is replaced whole or not at all, and never over a change somebody else made.

The steps are those of `reliability.md` section 3.2. `os` is called by its names, so that a test can make any of the
calls fail and look at what is left.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import signal
import stat
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, UnreadableFileError, WrongUsageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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
def locked(folder: Path, *, wait: float = _WAIT) -> Iterator[None]:
    """The only writer in `folder` while it lasts; raises ConflictError where another one does not finish in `wait` s.

    The lock is a file of its own beside the registers: a lock on a file that is replaced would guard the old one.
    The system frees it when a process dies.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a write needs it

    lock = FileLock(folder / LOCK, timeout=wait, fallback_to_soft=False, preserve_lock_file=True)
    try:
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
        lock.release()


def replace_all(changes: list[Replacement]) -> bool:
    """Replace the files, all or none; must be called inside `locked`. Gives whether the disk has confirmed it.

    Raises ConflictError where a file no longer holds what was read, and UnreadableFileError where the system refuses:
    in both cases every file is as it was.
    """
    prepared: list[_Prepared] = []
    moved: list[_Prepared] = []
    try:
        for change in changes:
            # one by one: what was prepared before a failure must be cleaned too
            prepared.append(_prepare(change))  # noqa: PERF401
        for one in prepared:
            _check_unchanged(one)
        with _undisturbed():
            for one in prepared:
                one.move()
                moved.append(one)
        return _confirm({one.target.parent for one in moved})
    except OSError as error:
        _take_back(moved)
        name = changes[min(len(prepared), len(changes) - 1)].shown
        raise UnreadableFileError(
            f"không ghi được {name} ({reason_of(error)}); chưa ghi gì", "Kiểm tra quyền truy cập và chỗ trống"
        ) from None
    except ConflictError:
        _take_back(moved)
        raise
    finally:
        for one in prepared:
            one.clean()


def sweep(folder: Path) -> None:
    """Remove what a killed write left in `folder`; must be called inside `locked`, when no other write goes on."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(".") and ".giaoban-" in path.name and path.suffix in {".tmp", ".old"}:
                path.unlink(missing_ok=True)


class _Prepared:
    """A replacement written beside its target, synced, and not yet moved over it."""

    def __init__(self, change: Replacement, target: Path, temporary: Path, old: Path | None) -> None:
        self.change, self.target, self.temporary, self.old = change, target, temporary, old

    def move(self) -> None:
        """Put the new file in place; a save by an editor in this very moment is put back and told."""
        self.temporary.replace(self.target)
        if self.old is not None and _bytes(self.old) != self.change.before:
            self.old.replace(self.target)
            raise _changed(self.change)

    def take_back(self) -> None:
        """Put the old file in place again."""
        if self.old is not None and self.old.exists():
            self.old.replace(self.target)
        else:
            _write_beside(self.target, self.change.before).replace(self.target)

    def clean(self) -> None:
        """Remove the files beside the target."""
        for path in (self.temporary, self.old):
            if path is not None:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)


def _prepare(change: Replacement) -> _Prepared:
    target = Path(os.path.realpath(change.path, strict=True))
    state = target.stat()
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableFileError(f"{change.shown} không phải tệp thường; chưa ghi gì")
    if not os.access(target, os.W_OK):
        raise UnreadableFileError(f"{change.shown} chỉ cho đọc; chưa ghi gì", "Bỏ thuộc tính chỉ đọc của tệp")
    if state.st_nlink > 1:
        message = f"{change.shown} có {state.st_nlink} liên kết cứng, ghi sẽ tách chúng ra; chưa ghi gì"
        raise UnreadableFileError(message, "Chép thành một tệp riêng")
    temporary = _write_beside(target, change.after)
    old = target.with_name(f".{target.name}.giaoban-{secrets.token_hex(6)}.old")
    try:
        os.link(target, old)
    except OSError:
        # a disk without hard links: a save within the next microseconds could not be put back
        return _Prepared(change, target, temporary, None)
    return _Prepared(change, target, temporary, old)


def _write_beside(target: Path, data: bytes) -> Path:
    """A new file in the folder of `target` with `data`, its mode and owner, on the disk."""
    temporary = target.with_name(f".{target.name}.giaoban-{secrets.token_hex(6)}.tmp")
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
        temporary.unlink(missing_ok=True)
        raise
    return temporary


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


def _check_unchanged(one: _Prepared) -> None:
    if _bytes(one.target) != one.change.before:
        raise _changed(one.change)


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _changed(change: Replacement) -> ConflictError:
    return ConflictError(f"{change.shown} vừa được sửa ở nơi khác; chưa ghi gì", f"Xem lại tệp rồi {_AGAIN.lower()}")


def _take_back(moved: list[_Prepared]) -> None:
    for one in reversed(moved):
        one.take_back()


def _confirm(folders: set[Path]) -> bool:
    """Ask the disk to keep the new names; whether it said yes. The files are new either way."""
    if os.name != "posix":
        return True
    try:
        for folder in folders:
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
    """Hold Ctrl-C and a polite kill back for the few calls that move files, where the system can."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write_output(path: Path, data: bytes, *, force: bool) -> None:
    """Put `data` at `path`, whole or not at all; missing folders are made.

    Never into a folder of registers, and over an existing file only with `force`: WrongUsageError. Raises
    UnreadableFileError where the system refuses; no temporary file stays.
    """
    target = Path(os.path.realpath(path))
    # a schema for editors may stand beside the registers; nothing else is put among them
    if target.suffix != ".json" and any((folder / "don-vi.yaml").is_file() for folder in target.parents):
        raise WrongUsageError(f"không ghi kết quả vào thư mục sổ: {path}", "Chọn nơi khác cho -o")
    if target.exists() and not force:
        raise WrongUsageError(f"tệp {path} đã có", "Thêm --force để ghi đè, hoặc chọn tên khác")
    write_new(path, data)


def write_new(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whatever is there; the rest as `write_output`."""
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _write_beside(target, data)
        try:
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnreadableFileError(
            f"không ghi được {path} ({reason_of(error)})", "Kiểm tra quyền truy cập và chỗ trống"
        ) from None


def _umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
