"""The safe write: a file is replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from giaoban.errors import UnreadableFileError, WrongUsageError, reason_of


def write_output(path: Path, data: bytes, *, force: bool, protected: Path | None) -> None:
    """Put `data` at `path`: a temporary file beside it, synced, then moved over.

    Never over a file of `protected`, the folder of registers, and over any other existing one only with `force`:
    WrongUsageError. Raises UnreadableFileError where the system refuses; no temporary file stays.
    """
    target = Path(os.path.realpath(path))
    if (
        protected is not None
        and target.suffix in {".yaml", ".yml"}
        and target.is_relative_to(os.path.realpath(protected))
    ):
        raise WrongUsageError(f"không ghi kết quả đè lên thư mục sổ: {path}", "Chọn nơi khác cho -o")
    if target.exists() and not force:
        raise WrongUsageError(f"tệp {path} đã có", "Thêm --force để ghi đè, hoặc chọn tên khác")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise UnreadableFileError(
            f"không ghi được {path} ({reason_of(error)})", "Kiểm tra quyền truy cập và chỗ trống"
        ) from None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.giaoban-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
