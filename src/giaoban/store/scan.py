"""Faults of the text of a YAML file, told by their place.

Some are looked for before it is parsed, since parsers pass them or tell them badly; the parser's own errors are put
into the words of what people usually did.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from giaoban.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 20_000_000
"""Bytes; a year of the whole Government's tasks is about a quarter of it."""

UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
"""Control characters, which no escape makes readable, and halves of characters, which are no text at all."""

_BREAKS = re.compile("[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_INDENT = re.compile(r"^((?: |-(?=[ \t\u00a0\u3000]))*)([\t\u00a0\u3000])", re.MULTILINE)
_WIDE = re.compile("[\u00a0\u3000]")
_CONFLICT = re.compile(r"^(<<<<<<< |=======$|=======\r$|>>>>>>> )", re.MULTILINE)
_LONE_RETURN = re.compile("\r(?!\n)")


_HARMLESS = bytes(byte for byte in range(256) if byte in b"\n" or (byte >= ord(" ") and byte not in b"\x7f\xc2\xef"))
"""The bytes of UTF-8 that are in no control character, tab, carriage return, no-break space or byte order mark."""

_MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xe3\x80\x80")
"""What else `_faults` looks for, as bytes: marks of a conflict, U+2028, U+2029 and U+3000."""


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of `data` less a byte order mark, and what forbids reading it; the text is empty where there is any."""
    if len(data) > LIMIT:
        message = f"tệp lớn hơn {LIMIT // 1_000_000} MB"
        return "", [problem(path, "", 0, "Y01", message, "Tách thành nhiều sổ")]
    # without a mark UTF-16 shows by the zero bytes of its ASCII letters
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:64].count(0) > 8:  # noqa: PLR2004
        return "", [problem(path, "", 0, "Y02", "tệp lưu bằng mã UTF-16", "Lưu lại bằng UTF-8")]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        if error.reason == "unexpected end of data":
            message, remedy = "tệp bị cắt giữa một chữ ở cuối", "Lấy lại bản đầy đủ của tệp"
        else:
            message = f"byte 0x{data[error.start]:02X} không phải UTF-8 (tệp có thể lưu bằng Windows-1258 hoặc TCVN3)"
            remedy = "Mở bằng trình soạn thảo và lưu lại bằng UTF-8"
        return "", [problem(path, before + "?", len(before), "Y02", message, remedy)]
    # nearly every file has nothing in it that a fault could be made of, and that is seen at a tenth of the cost
    problems = (
        list(_faults(text, path)) if data.translate(None, _HARMLESS) or any(mark in data for mark in _MARKS) else []
    )
    return ("" if problems else text), problems


def _faults(text: str, path: str) -> Iterator[Problem]:
    """The first fault of each sort: after one of them the rest of its sort is noise."""
    if (match := _CONFLICT.search(text)) and (match.group().startswith("<") or "\n>>>>>>> " in text):
        message = "tệp còn dấu xung đột của git (<<<<<<<, =======, >>>>>>>)"
        yield problem(path, text, match.start(), "Y03", message, "Chọn nội dung đúng và xóa các dòng dấu")
    if match := _CONTROL.search(text):
        message = f"có ký tự điều khiển U+{ord(match.group()):04X}"
        yield problem(path, text, match.start(), "Y04", message, "Xóa ký tự này")
    if match := _BREAKS.search(text):
        message = f"có dấu ngắt dòng lạ U+{ord(match.group()):04X}, trình đọc khác hiểu khác nhau"
        yield problem(path, text, match.start(), "Y05", message, "Thay bằng dấu cách hoặc xuống dòng thường")
    if match := _LONE_RETURN.search(text):
        yield problem(
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
        yield problem(path, text, match.start(2), "Y06", f"đầu dòng có {name}", "Thụt dòng bằng dấu cách")


def problem(path: str, text: str, offset: int, code: str, message: str, remedy: str) -> Problem:  # noqa: PLR0913, PLR0917
    """A Problem at `offset` of `text`, with its line shown unless it is empty."""
    line, column, shown = place(text, offset)
    return Problem(path=path, line=line, column=column, code=code, message=message, remedy=remedy, shown=shown or None)


def place(text: str, offset: int) -> tuple[int, int, str]:
    """Line and column from 1, in characters, of `offset` in `text`, and the whole of that line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text.count("\n", 0, offset) + 1, offset - start + 1, text[start : end if end >= 0 else None].rstrip("\r")


def tell(text: str, error: Any, quoted: tuple[int, int]) -> tuple[int, str, str]:  # noqa: ANN401 - ruamel's error has no type
    """Where the parser's error is, what is wrong and how to mend it.

    `quoted` is the span of the last scalar in quotes: one that runs over several lines was most likely not closed.
    """
    said, context = str(error.problem or ""), str(error.context or "")
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark]
    opening, offset = (marks[0], marks[-1]) if marks else (0, 0)
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    at_colon = text.startswith(":", offset)
    if "mapping values" in said and re.fullmatch(r" *(- +)*\S+", line):
        return _continued(text, offset, line)
    if "parsing a block" in context and (at_colon or line.strip(" -")):
        return _left_over(text, offset, quoted) if line.strip(" -") else (offset, *_NO_KEY)
    if "parsing a flow" in context and at_colon and "\n" not in text[opening:offset]:
        return offset, *_COLON
    if "document start" in said and (percent := text.rfind("\n%", 0, offset)) >= 0:
        return percent + 1, *_DIRECTIVE
    for words, at_opening, message, remedy in _SYNTAX:
        if words in said or words in context:
            return (opening if at_opening else offset), message, remedy
    return offset, "sai cú pháp YAML", "Kiểm tra thụt dòng, dấu nháy và dấu hai chấm"


def _continued(text: str, offset: int, line: str) -> tuple[int, str, str]:
    """A key that was taken for more words of the line above it."""
    start = offset - len(line.lstrip(" -"))
    above = text.rfind("\n", 0, max(0, offset - len(line) - 1)) + 1
    message = "khóa này bị hiểu là phần tiếp của dòng trên"
    if wide := _WIDE.search(text, above, text.find("\n", offset)):
        place, name = wide.start(), f"U+{ord(wide.group()):04X}"
        return place, f"có ký tự trắng {name}, trông giống dấu cách", "Thay bằng dấu cách thường"
    remedy = "Thụt dòng thẳng với khóa ở trên; sau dấu hai chấm và dấu - ở dòng trên phải có dấu cách"
    return start, message, remedy


def _left_over(text: str, offset: int, quoted: tuple[int, int]) -> tuple[int, str, str]:
    """Words after the quote or bracket that closed a value."""
    start, end = quoted
    if "\n" in text[start:end] and end <= offset and not text[end:offset].strip():
        closed = text.count("\n", 0, end) + 1
        message = f"dấu nháy mở ở đây chỉ được đóng ở dòng {closed}, sau đó còn chữ thừa"
        return start, message, "Thêm dấu nháy đóng ở cuối câu này"
    remedy = 'Đặt cả câu trong nháy kép, ghi \\" cho dấu nháy ở trong câu; hoặc xóa phần thừa'
    return offset, "sau dấu nháy hoặc dấu ngoặc đóng còn chữ thừa", remedy


_COLON = ("dấu hai chấm ở đây làm YAML hiểu là một khóa mới", "Đặt cả câu trong nháy kép")
_NO_KEY = ("thiếu khóa trước dấu hai chấm", "Ghi khóa, hoặc đặt cả câu trong nháy kép")
_DIRECTIVE = ("dòng bắt đầu bằng dấu % được YAML hiểu là chỉ thị", "Xóa dòng này, hoặc thụt vào")
_BRACKET = "chữ có dấu phẩy, dấu ngoặc hoặc dấu # thì đặt trong nháy"
# what the parser says, whether its mark of the beginning is the better place, what is wrong, how to mend it
_SYNTAX = (
    ("escape", False, "sau dấu \\ trong nháy kép là ký tự không hợp lệ", "Ghi \\\\ cho dấu \\, hoặc dùng nháy đơn"),
    ("hexdecimal", False, "sau dấu \\ trong nháy kép là mã không hợp lệ", "Ghi \\\\ cho dấu \\, hoặc dùng nháy đơn"),
    (
        "quoted scalar",
        True,
        "dấu nháy mở ở đây không được đóng",
        'Thêm dấu nháy đóng; trong nháy kép, ghi \\" cho dấu nháy',
    ),
    ("flow sequence", True, "ngoặc vuông mở ở đây không được đóng đúng", f"Thêm ] hoặc dấu phẩy; {_BRACKET}"),
    ("flow mapping", True, "ngoặc nhọn mở ở đây không được đóng đúng", f"Thêm }} hoặc dấu phẩy; {_BRACKET}"),
    ("node content", False, "dấu ngoặc hoặc dấu phẩy không được đặt ở đây", f"Xóa dấu này; {_BRACKET}"),
    ("mapping values", False, *_COLON),
    ("mapping keys", False, "chữ bắt đầu bằng dấu ? được YAML hiểu là khóa", "Đặt cả câu trong nháy kép"),
    ("block scalar", True, "sau dấu | hoặc > chỉ được xuống dòng", "Đặt cả câu trong nháy kép"),
    ("an anchor", True, "chữ bắt đầu bằng dấu & được YAML hiểu là điểm neo", "Đặt cả câu trong nháy kép"),
    ("an alias", True, "chữ bắt đầu bằng dấu * được YAML hiểu là tham chiếu", "Đặt cả câu trong nháy kép"),
    ("a tag", True, "chữ bắt đầu bằng dấu ! được YAML hiểu là nhãn kiểu", "Đặt cả câu trong nháy kép"),
    ("directive", True, *_DIRECTIVE),
    ("document start", False, "sau dòng ... còn nội dung", "Xóa dòng ..., hoặc xóa phần sau nó"),
    (
        "cannot start any token",
        False,
        "chữ bắt đầu bằng ký tự đặc biệt của YAML (@, `, %)",
        "Đặt cả câu trong nháy kép",
    ),
    (
        "simple key",
        True,
        "dòng này thiếu dấu hai chấm, hoặc câu dài xuống dòng chưa đặt trong nháy",
        "Thêm dấu hai chấm sau khóa, hoặc đặt cả câu trong nháy",
    ),
    ("block mapping", False, "thụt dòng không thẳng với các khóa cùng cấp", "Thụt dòng thẳng với khóa ở trên"),
    (
        "block collection",
        False,
        "thụt dòng không thẳng với các mục cùng cấp",
        "Thụt dòng thẳng với mục ở trên, bắt đầu bằng dấu -",
    ),
    ("sequence entries", False, "mục - không được đặt ở đây", "Xuống dòng và thụt vào, hoặc đặt cả câu trong nháy"),
)
