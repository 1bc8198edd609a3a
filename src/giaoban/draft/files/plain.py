"""Bytes as text: UTF-8 strictly, or UTF-16 where a byte order mark says so."""

from __future__ import annotations

import codecs

from giaoban.errors import InvalidFilesError
from giaoban.store import scan

_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def text(data: bytes, shown: str) -> str:
    """The text of `data` less its byte order mark; InvalidFilesError with the byte that is no text."""
    coding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(coding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(coding).removeprefix("\ufeff")
        at = f"byte thứ {error.start + 1}"
        if coding != "utf-8":
            message, remedy = f"{at} không phải UTF-16", "Mở bằng trình soạn thảo và lưu lại bằng UTF-8"
        elif error.reason == "unexpected end of data":
            message, remedy = f"tệp bị cắt giữa một chữ ở cuối ({at})", "Lấy lại bản đầy đủ của tệp"
        else:
            message = (
                f"{at} (0x{data[error.start]:02X}) không phải UTF-8; tệp có thể lưu bằng Windows-1258, TCVN3 hoặc "
                "UTF-16 không có BOM"
            )
            remedy = "Mở bằng trình soạn thảo và lưu lại bằng UTF-8; không tự đoán chữ"
        problem = scan.problem(shown, f"{before}?", len(before), "Y02", message, remedy)
        raise InvalidFilesError([problem]) from None
