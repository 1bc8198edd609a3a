"""Files that the user names for a command to read, as bytes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from giaoban.errors import UnreadableFileError, WrongUsageError, reason_of

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, *, shown: str, most: int) -> bytes:
    """What the file holds, of a larger one its first `most` bytes; `shown` is how messages name it.

    Raises WrongUsageError where there is no plain file, UnreadableFileError where the system refuses.
    """
    try:
        if not path.is_file():
            # opening a FIFO would wait for ever
            what = "là thư mục" if path.is_dir() else "không phải tệp thường" if path.exists() else "không có tệp này"
            raise WrongUsageError(f"{shown}: {what}", "Kiểm tra đường dẫn")
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise UnreadableFileError(f"không đọc được {shown} ({reason_of(error)})", "Kiểm tra quyền truy cập") from None


def read_or_input(path: Path, *, mend_input: str) -> tuple[str, bytes]:
    """How messages name what is given, and what it holds; `-` is standard input.

    Raises UnreadableFileError, with `mend_input` where it is standard input that cannot be read.
    """
    is_input = str(path) == "-"
    name = "đầu vào chuẩn" if is_input else str(path)
    try:
        return name, sys.stdin.buffer.read() if is_input else path.read_bytes()
    except OSError as error:
        remedy = mend_input if is_input else "Kiểm tra đường dẫn"
        raise UnreadableFileError(f"không đọc được {name} ({reason_of(error)})", remedy) from None
