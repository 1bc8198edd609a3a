"""The scalar types of the YAML files: each takes the text as written and makes its own value of it.

A YAML reader that guesses turns `08` into 8 and `no` into false; here every scalar reaches its field as text and the
field decides. The types are markers for `typing.Annotated`; pydantic asks them for a schema when a file is read, and
only then is pydantic_core imported.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_IDENTIFIER = re.compile(r"[^\W_][\w.\-]{0,63}")


def _key_of(field: str) -> str:
    """The YAML key of a field: `for_` and `from_` dodge words of Python."""
    return field.rstrip("_")


STRICT: dict[str, Any] = {"extra": "forbid", "alias_generator": _key_of}
"""The pydantic configuration of every value read from a file: an unknown key is an error."""


class ScalarFault(ValueError):  # noqa: N818 - a fault of the text, told as one, never caught as an error by callers
    """A scalar that is not of its field's form; `remedy` says how to write it."""

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        """Keep a code of the messages' table, and the two sentences."""
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


class Door:
    """Makes pydantic call `convert` on what stands in the file, and show `schema` in the JSON Schema."""

    def __init__(self, convert: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        """Keep the conversion, which raises `ScalarFault`, and the JSON Schema of the text it takes."""
        self.convert, self.schema = convert, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """The schema pydantic validates with; a `ScalarFault` stands in the context of its error."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only reading a file needs it

        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON Schema of the text."""
        return dict(self.schema)


def text(value: object) -> str:
    """The text as written; a list or mapping in its place is a fault."""
    if not isinstance(value, str):
        raise ScalarFault("V02", "ở đây cần một dòng chữ, không phải danh sách hay nhóm khóa", "Ghi một giá trị")
    if not value.strip():
        raise ScalarFault("V03", "chữ để trống", "Ghi nội dung, hoặc bỏ hẳn khóa này")
    return value


def flag(value: object) -> bool:
    """`true` or `false`, nothing else."""
    written = text(value)
    if written in {"true", "false"}:
        return written == "true"
    raise ScalarFault("V04", f"“{written}” không phải true hay false", "Ghi true hoặc false")


def whole(value: object) -> int:
    """A whole number in plain digits."""
    written = text(value)
    if not _WHOLE.fullmatch(written):
        raise ScalarFault("V05", f"“{written}” không phải số nguyên", "Ghi bằng chữ số, ví dụ 60")
    return int(written)


def percent(value: object) -> int:
    """A whole number from 0 to 100."""
    number = whole(value)
    if number > 100:  # noqa: PLR2004 - a percentage
        raise ScalarFault("V06", f"tỷ lệ {number} lớn hơn 100", "Ghi số từ 0 đến 100")
    return number


def day(value: object) -> dt.date:
    """A date written YYYY-MM-DD that is in the calendar."""
    return _day(text(value))


@lru_cache(maxsize=8192)
def _day(written: str) -> dt.date:
    """The same of text: files name the same days over and over, and share them so."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        try:
            return dt.date.fromisoformat(written)
        except ValueError:
            raise ScalarFault(
                "V07", f"không có ngày “{written}” trong lịch", "Sửa lại ngày, dạng NĂM-THÁNG-NGÀY"
            ) from None
    parts = re.fullmatch(r"([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})", written)
    remedy = "Ghi dạng NĂM-THÁNG-NGÀY, ví dụ 2009-08-31"
    if parts:
        first, month, last = (int(part) for part in parts.groups())
        year, number = (first, last) if first > 31 else (last, first)  # noqa: PLR2004 - no day is above 31
        remedy = f"Ghi {year:04d}-{month:02d}-{number:02d}"
    raise ScalarFault("V08", f"“{written}” không đúng dạng ngày", remedy)


def identifier(value: object) -> str:
    """A short name for a task, proposal or register: letters, digits, `.`, `-`, `_`, 1 to 64, safe as a file name."""
    written = text(value)
    if not _IDENTIFIER.fullmatch(written):
        raise ScalarFault(
            "V09", f"mã “{written}” có ký tự không dùng được", "Mã gồm chữ, số và các dấu . - _, không quá 64 ký tự"
        )
    return written


def format_version(value: object) -> int:
    """The version of the file format; this program knows 1."""
    if text(value) != "1":
        raise ScalarFault(
            "V12", f"sổ ghi định dạng “{value}”, bản này chỉ đọc định dạng 1", "Cập nhật giaoban, hoặc ghi format: 1"
        )
    return 1


def texts(value: object) -> tuple[str, ...]:
    """One text, or a list of them, as a tuple."""
    if isinstance(value, list):
        if not value:
            raise ScalarFault("V10", "danh sách để trống", "Ghi ít nhất một mục, hoặc bỏ hẳn khóa này")
        return tuple(text(item) for item in value)
    return (text(value),)


_ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ONE_OR_MORE = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

Text = Annotated[str, Door(text, {"type": ["string", "number", "boolean"], "minLength": 1})]
Flag = Annotated[bool, Door(flag, {"type": "boolean"})]
Whole = Annotated[int, Door(whole, {"type": "integer", "minimum": 0})]
Percent = Annotated[int, Door(percent, {"type": "integer", "minimum": 0, "maximum": 100})]
FormatVersion = Annotated[int, Door(format_version, {"const": 1})]
Day = Annotated[dt.date, Door(day, {"type": "string", "format": "date", "pattern": _ISO_DAY})]
Identifier = Annotated[str, Door(identifier, {"type": "string", "pattern": r"^[^\W_][\w.\-]{0,63}$"})]
OneOrMore = Annotated[tuple[str, ...], Door(texts, _ONE_OR_MORE)]
