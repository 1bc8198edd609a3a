"""Cells as people fill them in, turned into values of a register; each raises BadCellError with how to write it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from giaoban.dates import Deadline, numeric_day, parsing
from giaoban.dates import period as periods
from giaoban.errors import AmbiguousError, NotFoundError, WrongUsageError
from giaoban.exchange.columns import EVENT_WORDS, YES
from giaoban.exchange.incoming.reading import FormulaError, Raw, Share
from giaoban.scalars import ScalarFault, identifier
from giaoban.terms import EVENT, KIND, OUTCOME, RECURS
from giaoban.text import nfc, plain, suggest
from giaoban.update.words import event_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giaoban.store.yaml_text import Value
    from giaoban.units import UnitDirectory

_NOT_YAML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_HUNDRED = 100


class BadCellError(Exception):
    """A cell that cannot be meant; `remedy` says how to write it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the two sentences."""
        super().__init__(message)
        self.message, self.remedy = message, remedy


def text(cell: Raw) -> str | None:  # noqa: PLR0911 - one return for each sort of cell
    """The text of a cell, None where it is blank; numbers and days as they read."""
    if isinstance(cell, FormulaError):
        raise BadCellError(f"ô có lỗi công thức {cell}", "Sửa công thức, hoặc dán giá trị")
    if cell is None:
        return None
    if isinstance(cell, str):
        if found := _NOT_YAML.search(cell):
            raise BadCellError(f"ô có ký tự U+{ord(found.group()):04X} không đọc được", "Gõ lại nội dung ô")
        return nfc(cell).strip() or None
    if isinstance(cell, bool):
        return YES if cell else "Không"
    if isinstance(cell, dt.date):
        return numeric_day(cell)
    if isinstance(cell, Share):
        return f"{cell * _HUNDRED:g}%"
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell)


def code(cell: Raw) -> str | None:
    """The id of a task: text; a whole number is one too, but 1,10 as a number has lost its last digit."""
    if isinstance(cell, float) and not cell.is_integer():
        remedy = "Định dạng cột là Text, rồi gõ lại mã"
        raise BadCellError(f"mã là số {cell:g}, không biết là {cell:g} hay {cell:g}0", remedy)
    return str(int(cell)) if isinstance(cell, float) else text(cell)


def new_code(typed: str) -> str:
    """The id of a new task, in the form a register takes."""
    try:
        return identifier(typed)
    except ScalarFault as fault:
        raise BadCellError(fault.message, fault.remedy) from None


def day(cell: Raw) -> dt.date | None:
    """A day: a cell of Excel's days, or text `31/8/2009` or `2009-08-31`."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    written = text(cell)
    if written is None:
        return None
    remedy = "Ghi ngày/tháng/năm, ví dụ 31/8/2009"
    if not isinstance(cell, str):
        raise BadCellError(f"ô là số {written}, không phải ngày", f"{remedy}; hoặc định dạng ô là Date")
    if not re.fullmatch(r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", written):
        raise BadCellError(f"“{written}” không phải ngày", remedy)
    try:
        return parsing.day(written, option="", first=dt.date.min, asked_on=dt.date.max)
    except WrongUsageError:
        raise BadCellError(f"không có ngày “{written}” trong lịch", f"{remedy}: ngày trước, tháng sau") from None


def deadline(cell: Raw, *, year: int) -> Deadline | None:
    """A deadline: a day, a period as files write it, or its words; `year` is that of the document."""
    if isinstance(cell, dt.date):
        return Deadline(end=cell.date() if isinstance(cell, dt.datetime) else cell)
    written = text(cell)
    if written is None:
        return None
    period = periods.parse(written.upper())
    if period is not None:
        return Deadline(end=period.last_day, period=period)
    try:
        found = day(cell)
    except BadCellError:
        if not isinstance(cell, str):
            raise
        if re.fullmatch(r"[0-9/.\-\s]+", written):
            # the words of a phrase may hold a date; a date alone is right or wrong
            raise
        return _phrase(written, year)
    return Deadline(end=found) if found else None


def _phrase(written: str, year: int) -> Deadline:
    key = plain(written)
    months = re.search(r"\bthang ([0-9]{1,2})\s*/\s*([0-9]{4})\b", key)
    whole_year = re.fullmatch(r"(?:trong |het )?nam ([12][0-9]{3})", key)
    found = (
        parsing.phrase(f"tháng {months[1]} năm {months[2]}", year=year)
        if months
        else parsing.phrase(f"trong năm {whole_year[1]}" if whole_year else written, year=year)
    )
    if found is None:
        remedy = "Ghi ngày 31/8/2009, hoặc kỳ: tháng 8/2009, Quý III năm 2009, 6 tháng cuối năm 2009, năm 2009"
        raise BadCellError(f"thời hạn “{written}” không đọc được", f"{remedy}; không có thời hạn thì để trống")
    return found


def deadline_value(found: Deadline) -> Value:
    """The deadline as a file writes it."""
    return found.value if found.period else found.end


def flag(cell: Raw) -> bool:
    """Yes or no; blank is no."""
    written = text(cell)
    if written is None or plain(written) in {"khong", "0", "false", "ko"}:
        return False
    if plain(written) in {"co", "x", "1", "true"}:
        return True
    raise BadCellError(f"“{written}” không phải Có hay để trống", "Ghi Có, hoặc để trống")


def percent(cell: Raw) -> int | None:
    """A whole percentage from 0 to 100: `60`, `60%`, or a cell of Excel's percentages."""
    written = text(cell)
    if written is None:
        return None
    number = re.fullmatch(r"([0-9]{1,3})(?:[.,]0+)?\s*%?", written)
    if not number or int(number[1]) > _HUNDRED:
        raise BadCellError(f"tỷ lệ “{written}” không đọc được", "Ghi số nguyên từ 0 đến 100")
    return int(number[1])


def units(cell: Raw, directory: UnitDirectory) -> tuple[str, ...]:
    """The codes of units, parted by semicolons or lines; by commas where the whole is no name and each part is."""
    written = text(cell)
    if written is None:
        return ()
    found: list[str] = []
    for part in re.split(r"[;\n]+", written):
        # what the program itself puts behind the name of an open group
        name = re.sub(r"\s*\(không xác định cụ thể\)$", "", part.strip())
        if not name:
            continue
        pieces = [piece.strip() for piece in name.split(",") if piece.strip()]
        several = len(directory.matches(name)) != 1 and all(len(directory.matches(piece)) == 1 for piece in pieces)
        try:
            found += [directory.find(piece).code for piece in (pieces if several else [name])]
        except (AmbiguousError, NotFoundError) as error:
            raise BadCellError(str(error).rstrip("."), "Các đơn vị cách nhau bằng dấu chấm phẩy") from None
    return tuple(dict.fromkeys(found))


def group(cell: Raw, groups: Mapping[str, str]) -> str | None:
    """The id of a group, by its id or title."""
    written = code(cell)
    if written is None:
        return None
    for own, title in groups.items():
        if plain(written) in {plain(own), plain(title)}:
            return own
    listed = ", ".join(groups) or "sổ không chia nhóm"
    raise BadCellError(f"không có nhóm “{written}”", f"Các nhóm: {listed}")


def kind(cell: Raw) -> tuple[str, str | None]:
    """The kind of a task, and when it comes back where it is a recurring one."""
    written = text(cell)
    if written is None:
        return "one-off", None
    for own, words in KIND.items():
        if own != "recurring" and plain(written) in {plain(own), plain(words)}:
            return own, None
    for own, words in RECURS.items():
        if plain(written) in {plain(f"{KIND['recurring']}, {words}"), plain(words), plain(f"dinh ky {own}")}:
            return "recurring", own
    choices = [KIND["one-off"], KIND["standing"], *(f"{KIND['recurring']}, {words}" for words in RECURS.values())]
    raise BadCellError(f"không có loại “{written}”", f"Các loại: {'; '.join(choices)}")


def event(cell: Raw) -> str:
    """The kind of an event, by any of its words."""
    written = text(cell)
    if written is None:
        raise BadCellError("chưa ghi diễn biến", f"Ghi một trong: {'; '.join(EVENT_WORDS)}")
    for own, words, short in zip(EVENT, EVENT.values(), EVENT_WORDS, strict=True):
        if plain(written) in {plain(words), plain(short)}:
            return own
    try:
        return event_kind(written)
    except WrongUsageError:
        near = suggest(written, [*EVENT_WORDS, *EVENT.values()], most=1)
        hint = f"Có phải “{near[0]}”? " if near else ""
        raise BadCellError(
            f"không có diễn biến “{written}”", f"{hint}Ghi một trong: {'; '.join(EVENT_WORDS)}"
        ) from None


def says_none(cell: Raw) -> bool:
    """Whether a cell says in words that there is no deadline."""
    return isinstance(cell, str) and plain(cell) in {"khong", "khong quy dinh thoi han"}


def finished(cell: Raw) -> bool:
    """Whether a form says that the work is done: `x`, or a word for it; blank is no."""
    written = text(cell)
    if written is None or plain(written) in {"khong", "chua"}:
        return False
    if plain(written) in {"x", "co", "roi", "hoan thanh", "da hoan thanh"}:
        return True
    raise BadCellError(f"“{written}” không phải dấu x hay để trống", "Ghi x khi đã hoàn thành; chưa xong thì để trống")


def outcome(cell: Raw) -> str | None:
    """What the localities were told."""
    written = text(cell)
    if written is None:
        return None
    for own, words in OUTCOME.items():
        if plain(written) in {plain(own), plain(words), plain(words.split(",")[0])}:
            return own
    raise BadCellError(f"không có kết quả “{written}”", f"Ghi một trong: {'; '.join(OUTCOME.values())}")
