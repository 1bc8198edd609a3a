"""Lines of a file, each as it would be typed after `giaoban update`."""

from __future__ import annotations

import shlex
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from giaoban.cli import given
from giaoban.cli.typed import Typed
from giaoban.errors import GiaobanError, UnreadableFileError, WrongUsageError

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.cli.frame import Command


def read_lines(path: Path, typed: Typed) -> list[tuple[str, Typed | GiaobanError]]:
    """Each line of the file as if it had been typed after `giaoban update`, or what is wrong with it, with its place.

    Blank lines and `#` ones are passed over. `recorded` and `force` given on the command line hold for all lines.
    """
    from giaoban.cli.app import COMMANDS
    from giaoban.cli.frame import load

    values = {field.name: getattr(typed, field.name) for field in fields(Typed)}
    if any(value is not None and value is not False for name, value in values.items() if name not in _FOR_ALL_LINES):
        raise WrongUsageError("--from không dùng cùng mã nhiệm vụ và nội dung diễn biến", "Đưa tất cả vào tệp")
    name, data = given.read_or_input(path, mend_input="Đưa các dòng vào qua ống dẫn |")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(f"{name} không phải UTF-8", "Lưu lại bằng UTF-8") from None
    command = load(next(spec for spec in COMMANDS if spec.name == "update"))
    lines: list[tuple[str, Typed | GiaobanError]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                read: Typed | GiaobanError = _parse_line(command, line, typed)
            except GiaobanError as error:
                read = error
            lines.append((f"{name}:{number}", read))
    if not lines:
        raise WrongUsageError(f"{name} không có dòng nào để ghi", "Mỗi dòng: MÃ DIỄN_BIẾN và các tùy chọn")
    return lines


_FOR_ALL_LINES = {"recorded", "force"}
_OF_THE_COMMAND = ("--from", "--dry-run", "--json", "--register", "--registers", "--help", "-h", "--debug")


def _parse_line(command: Command, line: str, typed: Typed) -> Typed:
    from typer._click.exceptions import ClickException

    from giaoban.cli import usage

    try:
        words = shlex.split(line)
    except ValueError:
        raise WrongUsageError("dấu nháy chưa đóng", "Thêm dấu nháy đóng") from None
    if words[:1] == ["giaoban"]:
        raise WrongUsageError("thừa chữ “giaoban”", "Mỗi dòng chỉ ghi phần viết sau giaoban update")
    if whole := next((word for word in words if word.split("=")[0] in _OF_THE_COMMAND), None):
        raise WrongUsageError(f"{whole.split('=')[0]} không dùng trong tệp", "Bỏ ở dòng này; cần thì ghi ở lệnh")
    try:
        params: dict[str, Any] = command.make_context("update", words).params
    except ClickException as error:
        raise WrongUsageError(usage.lines(error)[0].removeprefix("giaoban: ").rstrip(".")) from None
    if any(word.startswith("#") for word in params["words"] or []):
        remedy = "Đưa xuống một dòng riêng; nếu là nội dung thì ghi -n và đặt trong nháy"
        raise WrongUsageError("ghi chú # không viết sau diễn biến", remedy)
    chosen: dict[str, Any] = {field.name: params.get(field.name) for field in fields(Typed)}
    chosen["recorded"] = chosen["recorded"] or typed.recorded
    chosen["force"] = bool(chosen["force"]) or typed.force
    return Typed(**chosen)
