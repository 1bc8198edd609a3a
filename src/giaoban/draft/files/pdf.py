"""A PDF with a text layer as text, its pages parted by form feeds."""

from __future__ import annotations

import io
import logging
from contextlib import nullcontext
from typing import TYPE_CHECKING

from giaoban.draft.files import Content, refused
from giaoban.errors import GiaobanError, MissingExtraError

if TYPE_CHECKING:
    from pypdf import PdfReader

    from giaoban.draft.files import Pages

_SHOWN = 8
"""Page numbers named in a note."""


def content(data: bytes, shown: str, counted: Pages | None) -> Content:
    """The words of the file, page after page; InvalidFilesError for a damaged, locked or scanned one.

    Pages without a word are named in a note. `counted` is the `pages` of `files.content`.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError("đọc tệp .pdf cần thư viện pypdf", 'Cài: pip install "giaoban[pdf]"') from None
    # what it says of files that are not quite right goes nowhere: the text is what counts, and it is there or not
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = _pages(PdfReader(io.BytesIO(data)), shown, counted)
    except GiaobanError:
        raise
    except Exception:  # noqa: BLE001 - the library raises of its own, and what a damaged file makes of Python's
        message = "tệp PDF hỏng, hoặc không phải tệp .pdf"
        raise refused(shown, "Y19", message, "Mở bằng trình đọc PDF, lưu lại rồi chạy lại") from None
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        message = "tệp PDF không có lớp chữ (bản quét ảnh)"
        raise refused(shown, "Y19", message, "Nhận dạng chữ (OCR) rồi soát lại, hoặc dùng tệp Word gốc")
    notes: tuple[str, ...] = ()
    if empty:
        named = ", ".join(str(number) for number in empty[:_SHOWN]) + (", ..." if len(empty) > _SHOWN else "")
        notes = (f"{len(empty)}/{len(pages)} trang không có lớp chữ nên không đọc được: trang {named}",)
    return Content(text="\n\f".join(pages), notes=notes)


def _pages(reader: PdfReader, shown: str, counted: Pages | None) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise refused(shown, "Y19", "tệp PDF đặt mật khẩu", "Bỏ mật khẩu của tệp rồi chạy lại")
    found = []
    with counted(len(reader.pages)) if counted else nullcontext(lambda: None) as step:
        for page in reader.pages:
            found.append(page.extract_text().strip("\n"))
            step()
    return found
