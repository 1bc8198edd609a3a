"""Lines of a file, each as it would be typed after `giaoban update`."""

from __future__ import annotations

import shlex
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from giaoban.cli.entering import Typed
from giaoban.errors import UnreadableFileError, WrongUsageError, reason_of

if TYPE_CHECKING:
    from pathlib import Path


def read_lines(path: Path, typed: Typed) -> list[tuple[str, Typed]]:
    """Each line of the file as if it had been typed after `giaoban update`; blank lines and `#` ones are passed over.

    `recorded` and `force` given on the command line hold for all lines.
    """
    given = {field.name: getattr(typed, field.name) for field in fields(Typed)}
    if any(value is not None and value is not False for name, value in given.items() if name not in _FOR_ALL_LINES):
        raise WrongUsageError("--from không dùng cùng mã nhiệm vụ và nội dung diễn biến", "Đưa tất cả vào tệp")
    name = str(path) if str(path) != "-" else "đầu vào chuẩn"
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(f"{name} không phải UTF-8", "Lưu lại bằng UTF-8") from None
    except OSError as error:
        remedy = "Đưa các dòng vào qua ống dẫn |" if str(path) == "-" else "Kiểm tra đường dẫn"
        raise UnreadableFileError(f"không đọc được {name} ({reason_of(error)})", remedy) from None
    lines = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            place = f"{name}:{number}"
            lines.append((place, _parse_line(line, place, typed)))
    if not lines:
        raise WrongUsageError(f"{name} không có dòng nào để ghi", "Mỗi dòng: MÃ DIỄN_BIẾN và các tùy chọn")
    return lines


_FOR_ALL_LINES = {"recorded", "force"}
_OF_THE_COMMAND = ("--from", "--dry-run", "--json", "--register", "--registers", "--help", "-h", "--debug")


def _parse_line(line: str, place: str, typed: Typed) -> Typed:
    from typer._click.exceptions import ClickException

    from giaoban.cli import usage
    from giaoban.cli.app import COMMANDS
    from giaoban.cli.frame import load

    try:
        words = shlex.split(line)
    except ValueError:
        raise WrongUsageError(f"{place}: dấu nháy chưa đóng", "Thêm dấu nháy đóng") from None
    command = load(next(spec for spec in COMMANDS if spec.name == "update"))
    if whole := next((word for word in words if word.split("=")[0] in _OF_THE_COMMAND), None):
        raise WrongUsageError(f"{place}: {whole.split('=')[0]} không dùng trong tệp", "Ghi ở lệnh, cùng với --from")
    try:
        params: dict[str, Any] = command.make_context("update", words).params
    except ClickException as error:
        raise WrongUsageError(f"{place}: {usage.lines(error)[0].removeprefix('giaoban: ').rstrip('.')}") from None
    chosen: dict[str, Any] = {field.name: params.get(field.name) for field in fields(Typed)}
    chosen["recorded"] = chosen["recorded"] or typed.recorded
    chosen["force"] = bool(chosen["force"]) or typed.force
    return Typed(**chosen)
