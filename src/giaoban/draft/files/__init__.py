"""A document's file as one text: what a reader sees, in reading order, lines ended by a line feed.

The text is what quotes are compared with, so nothing in it is mended: bytes, characters and files that cannot be read
as they are refused, with their place. A form feed stands where one page ends and the next begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from giaoban.errors import InvalidFilesError, WrongUsageError
from giaoban.store import scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Pages = Callable[[int], AbstractContextManager[Callable[[], None]]]

ENDINGS = (".md", ".txt", ".docx", ".html", ".htm", ".pdf")
STANDARD_INPUT = "-"
LARGEST = 64_000_000
"""Bytes of a file; a scanned book is larger, the conclusion of a briefing a thousandth of it."""

_LONGEST = 20_000_000
"""Characters of a text: the limit of a register, in which its quotes must find room."""

_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TCVN3 = re.compile("[®µ¸¶·¹¨©ª«¬¦¥]")
_TONED = re.compile("[\u0300-\u0303\u0309\u0323\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A document's text; `notes` are Vietnamese sentences on what of the file is not in it."""

    text: str
    notes: tuple[str, ...] = ()


def ending(name: str) -> str:
    """The ending by which the file is read, `.txt` for standard input; WrongUsageError with the endings there are."""
    found = ".txt" if name == STANDARD_INPUT else PurePath(name).suffix.lower()
    if found in ENDINGS:
        return found
    if found == ".doc":
        raise WrongUsageError(f"{name}: chưa đọc được tệp .doc", "Mở bằng Word, lưu lại thành .docx rồi chạy lại")
    raise WrongUsageError(
        f"{name}: không đọc được tệp dạng “{found or PurePath(name).name}”",
        f"Các đuôi tệp: {', '.join(ENDINGS)}; hoặc - để đọc từ đầu vào chuẩn",
    )


def content(data: bytes, *, kind: str, shown: str, pages: Pages | None = None) -> Content:
    """The text of a file of the ending `kind`, named `shown` in messages; InvalidFilesError for what cannot be read.

    `pages` is told how many pages a PDF has, and gives what is called after each. Raises MissingExtraError where the
    library of the format is not installed.
    """
    if len(data) > LARGEST:
        raise refused(shown, "Y01", f"tệp lớn hơn {LARGEST // 1_000_000} MB", "Tách thành nhiều tệp")
    if kind == ".docx":
        from giaoban.draft.files import word  # noqa: PLC0415 - each format loads its library when it is met

        found = Content(text=word.text(data, shown))
    elif kind == ".pdf":
        from giaoban.draft.files import pdf  # noqa: PLC0415

        found = pdf.content(data, shown, pages)
    elif kind in {".html", ".htm"}:
        from giaoban.draft.files import plain, web  # noqa: PLC0415

        found = Content(text=web.text(plain.text(data, shown)))
    else:
        from giaoban.draft.files import plain  # noqa: PLC0415

        found = Content(text=plain.text(data, shown))
    text = _LINE_END.sub("\n", found.text)
    _refuse_unreadable(text, shown)
    return Content(text=text, notes=found.notes)


def refused(shown: str, code: str, message: str, remedy: str) -> InvalidFilesError:
    """The refusal of a whole file."""
    return InvalidFilesError([scan.problem(shown, "", 0, code, message, remedy)])


def _refuse_unreadable(text: str, shown: str) -> None:
    """Raise InvalidFilesError for characters that no register can quote, and for letters of another code table."""
    if len(text) > _LONGEST:
        raise refused(shown, "Y01", f"văn bản dài hơn {_LONGEST // 1_000_000} triệu chữ", "Tách thành nhiều tệp")
    if match := _CONTROL.search(text):
        page = text.count("\f", 0, match.start()) + 1
        where = f" ở trang {page}" if page > 1 else ""
        message = f"văn bản có ký tự điều khiển U+{ord(match.group()):04X}{where}"
        remedy = "Xóa ký tự này; tệp .pdf thì chép chữ ra tệp .txt rồi xóa"
        raise InvalidFilesError([scan.problem(shown, text, match.start(), "Y04", message, remedy)])
    signs = _TCVN3.findall(text)
    if len(signs) * 50 > len(text) and not _TONED.search(text):
        message = "chữ viết theo bảng mã cũ (TCVN3, phông .VnTime), không phải Unicode"
        raise refused(shown, "Y02", message, "Chuyển tệp sang Unicode (ví dụ bằng UniKey) rồi chạy lại")
