"""Outputs put where the user wants them, whole or not at all, and never among the registers."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.errors import UnreadableFileError, WrongUsageError, reason_of
from giaoban.store.beside import beside, put, remove

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def write_output(path: Path, data: bytes, *, force: bool) -> None:
    """Put `data` at `path`, whole or not at all; missing folders are made.

    Never into a folder of registers nor where the office writes by hand (`store.notes`), and over an existing file only
    with `force`: WrongUsageError. Raises UnreadableFileError where the system refuses; no temporary file stays.
    """
    refuse_output(path, force=force)
    write_new(path, data)


def refuse_output(path: Path, *, force: bool) -> None:
    """Raise WrongUsageError where no output may be put, as `write_output` says."""
    from giaoban.store import notes  # noqa: PLC0415 - only outputs need it

    target = Path(os.path.realpath(path))
    # a schema for editors may stand beside the registers; nothing else is put among them
    if target.suffix != ".json" and any((folder / "don-vi.yaml").is_file() for folder in target.parents):
        raise WrongUsageError(f"không ghi kết quả vào thư mục sổ: {path}", "Chọn nơi khác cho -o")
    if notes.is_kept(path):
        raise WrongUsageError(f"{path} là tệp viết tay của một kỳ, không ghi kết quả vào đó", "Chọn tên khác cho -o")
    if target.exists() and not force:
        raise WrongUsageError(f"tệp {path} đã có", "Thêm --force để ghi đè, hoặc chọn tên khác")


def write_new(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whatever is there; the rest as `write_output`."""
    try:
        put(path, data)
    except OSError as error:
        raise UnreadableFileError(
            f"không ghi được {path} ({reason_of(error)})", "Kiểm tra quyền truy cập và chỗ trống"
        ) from None


@contextlib.contextmanager
def outputs(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Names to write outputs of any size to, beside `paths`; the files take their places when the block ends well.

    Missing folders are made, and no temporary file stays. Raises UnreadableFileError where the system refuses.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    temporary = tuple(beside(target, "tmp") for target in targets)
    shown = ", ".join(map(str, paths))
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        for made in temporary:
            _sync(made)
        for made, target in zip(temporary, targets, strict=True):
            made.replace(target)
    except OSError as error:
        raise UnreadableFileError(
            f"không ghi được {shown} ({reason_of(error)})", "Kiểm tra quyền truy cập và chỗ trống"
        ) from None
    finally:
        for made in temporary:
            remove(made)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
