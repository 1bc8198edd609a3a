"""What is looked for in the bytes of a YAML file before they are parsed, since parsers pass it or tell it badly."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from giaoban.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 20_000_000
"""Bytes; a year of the whole Government's tasks is about a quarter of it."""

_BREAKS = re.compile("[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_INDENT = re.compile(r"^( *)([\t\u00a0\u3000])", re.MULTILINE)
_CONFLICT = re.compile(r"^(<<<<<<< |=======$|=======\r$|>>>>>>> )", re.MULTILINE)
_LONE_RETURN = re.compile("\r(?!\n)")


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of `data` less a byte order mark, and what forbids reading it; the text is empty where there is any."""
    if len(data) > LIMIT:
        size = f"{len(data) / 1_000_000:.0f}"
        return "", [
            _problem(
                path, "", 0, "Y01", f"tệp quá lớn ({size} MB, tối đa {LIMIT // 1_000_000} MB)", "Tách thành nhiều sổ"
            )
        ]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", [_problem(path, "", 0, "Y02", "tệp lưu bằng mã UTF-16", "Lưu lại bằng UTF-8")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"byte 0x{data[error.start]:02X} không phải UTF-8 (tệp có thể lưu bằng Windows-1258 hoặc TCVN3)"
        return "", [
            _problem(path, before + "?", len(before), "Y02", message, "Mở bằng trình soạn thảo và lưu lại bằng UTF-8")
        ]
    problems = list(_faults(text, path))
    return ("" if problems else text), problems


def _faults(text: str, path: str) -> Iterator[Problem]:
    """The first fault of each sort: after one of them the rest of its sort is noise."""
    if match := _CONFLICT.search(text):
        if match.group().startswith("<") or "\n>>>>>>> " in text:
            message = "tệp còn dấu xung đột của git (<<<<<<<, =======, >>>>>>>)"
            yield _problem(path, text, match.start(), "Y03", message, "Chọn nội dung đúng và xóa các dòng dấu")
    if match := _CONTROL.search(text):
        message = f"có ký tự điều khiển U+{ord(match.group()):04X}"
        yield _problem(path, text, match.start(), "Y04", message, "Xóa ký tự này")
    if match := _BREAKS.search(text):
        message = f"có dấu ngắt dòng lạ U+{ord(match.group()):04X}, trình đọc khác hiểu khác nhau"
        yield _problem(path, text, match.start(), "Y05", message, "Thay bằng dấu cách hoặc xuống dòng thường")
    if match := _LONE_RETURN.search(text):
        yield _problem(
            path,
            text,
            match.start(),
            "Y05",
            "có dấu xuống dòng kiểu cũ U+000D đứng một mình",
            "Lưu lại với LF hoặc CRLF",
        )
    if match := _INDENT.search(text):
        code = ord(match[2])
        name = "dấu tab" if code == 9 else f"ký tự trắng U+{code:04X}"  # noqa: PLR2004 - the tab
        yield _problem(path, text, match.start(2), "Y06", f"đầu dòng có {name}", "Thụt dòng bằng dấu cách")


def _problem(path: str, text: str, offset: int, code: str, message: str, remedy: str) -> Problem:  # noqa: PLR0913, PLR0917
    line, column, shown = place(text, offset)
    return Problem(path=path, line=line, column=column, code=code, message=message, remedy=remedy, shown=shown)


def place(text: str, offset: int) -> tuple[int, int, str]:
    """Line and column from 1, in characters, of `offset` in `text`, and the whole of that line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text.count("\n", 0, offset) + 1, offset - start + 1, text[start : end if end >= 0 else None].rstrip("\r")
