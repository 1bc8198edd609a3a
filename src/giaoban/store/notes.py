"""What the office writes by hand for the report of a period: `bao-cao/2009-Q3.md` beside the registers, by heading.

The file is only read, once it is there: no command writes over it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.dates import period as periods
from giaoban.errors import InvalidFilesError, Problem, UnreadableFileError, WrongUsageError, reason_of
from giaoban.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from giaoban.dates import Period

FOLDER = "bao-cao"
HEADINGS = {
    "general": "Tình hình chung",
    "causes": "Nguyên nhân",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất",
}
"""The sections of a file, in the order of the report: what they are called here, and their headings."""

_WRITE = "Sửa tiêu đề; các tiêu đề: " + "; ".join(f"## {heading}" for heading in HEADINGS.values())
_COMMENT = re.compile(r"<!--(.*?)(-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,2})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNREADABLE = {"Y01", "Y02", "Y03"}
"""Faults of the bytes; what else `scan` finds is wrong in YAML alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The sections as they stand in the file, Markdown; None where nothing is written."""

    general: str | None = None
    causes: str | None = None
    difficulties: str | None = None
    proposals: str | None = None


NO_NOTES = Notes()


def path_of(registers: Path, period: Period) -> Path:
    """Where the notes of a period are written, for the folder of registers."""
    return registers.resolve().parent / FOLDER / f"{period.value}.md"


def is_kept(path: Path) -> bool:
    """Whether `path` is where the notes of some period are written, beside any registers: no result goes there."""
    return any(_is_kept(place) for place in (path.absolute(), path.resolve()))


def _is_kept(path: Path) -> bool:
    stem = path.name.removesuffix(".md")
    if path.parent.name != FOLDER or stem == path.name or not (".." in stem or periods.parse(stem) is not None):
        return False
    return any(path.parent.parent.glob("*/don-vi.yaml"))


def read(path: Path, *, shown: Path) -> Notes:
    """The notes in a file, none where there is no file; `shown` is how messages name it.

    Raises InvalidFilesError with all its problems, and UnreadableFileError where the system refuses.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return NO_NOTES
    except OSError as error:
        raise UnreadableFileError(f"không đọc được {shown} ({reason_of(error)})", "Kiểm tra quyền truy cập") from None
    from giaoban.store import scan  # noqa: PLC0415 - most periods have no file

    _, faults = scan.decode(data, str(shown))
    if problems := [fault for fault in faults if fault.code in _UNREADABLE]:
        raise InvalidFilesError(problems)
    parts = _Parts(data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"), str(shown))
    sections = parts.sections()
    if parts.problems:
        raise InvalidFilesError(parts.problems)
    return Notes(**sections)


def create(path: Path, period: Period, *, shown: Path) -> None:
    """Write the file with its headings; WrongUsageError where it is there already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_skeleton(period))
    except FileExistsError:
        raise WrongUsageError(f"đã có {shown}; không ghi đè", "Mở tệp này để viết; báo cáo của kỳ tự lấy") from None
    except OSError as error:
        message = f"không ghi được {shown} ({reason_of(error)})"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập và chỗ trống") from None


def _skeleton(period: Period) -> str:
    said = (
        f"<!-- Phần viết tay của báo cáo {period.label}. Viết dưới từng tiêu đề, theo cách viết Markdown; để trống thì "
        "không in.\nChữ trong dấu này không in. Chương trình chỉ đọc tệp này, không ghi đè. -->"
    )
    return "\n".join([said, *(f"\n## {heading}" for heading in HEADINGS.values())]) + "\n"


class _Parts:
    """The text cut at its headings, with the problems found on the way."""

    def __init__(self, text: str, path: str) -> None:
        self.path, self.written = path, text
        self.problems: list[Problem] = []
        self.text = _COMMENT.sub(self._blank, text)

    def _blank(self, match: re.Match[str]) -> str:
        """A comment as its line ends alone, so that places stay right."""
        if not match[2]:
            self._complain(match.start(), "N04", "ghi chú mở bằng <!-- ở đây không được đóng", "Thêm --> ở cuối")
        return "\n" * match.group().count("\n")

    def sections(self) -> dict[str, str | None]:
        """The text of each section that has any."""
        keys = {plain(heading): key for key, heading in HEADINGS.items()}
        found: dict[str, list[str]] = {}
        lines: list[str] = []
        begun = stray = False
        for number, line, heading in self._lines():
            if heading is None:
                lines.append(line)
                if not begun and not stray and line.strip():
                    stray = True
                    self._complain_at(number, "N03", "chữ nằm trước tiêu đề đầu tiên, không in vào mục nào", _WRITE)
                continue
            level, words = heading
            if level == 1 and not begun:
                # the title of the file
                continue
            begun, lines = True, []
            key = keys.get(plain(words.rstrip(" :.")))
            if key is None or level == 1:
                self._complain_at(number, "N01", f"không có mục “{words}”", _WRITE)
            elif key in found:
                self._complain_at(number, "N02", f"tiêu đề “{words}” ghi hai lần", "Gộp hai mục thành một")
            else:
                found[key] = lines
        texts = {key: "\n".join(section).strip("\n").rstrip() for key, section in found.items()}
        return {key: text or None for key, text in texts.items()}

    def _lines(self) -> Iterator[tuple[int, str, tuple[int, str] | None]]:
        """The lines with their numbers from 1; of a heading its level and words. In a block of code there is none."""
        fence = ""
        for number, line in enumerate(self.text.split("\n"), start=1):
            if mark := _FENCE.match(line):
                fence = "" if fence == mark[1] else fence or mark[1]
            heading = None if fence else _HEADING.fullmatch(line)
            yield number, line, (len(heading[1]), (heading[2] or "").strip()) if heading else None

    def _complain_at(self, line: int, code: str, message: str, remedy: str) -> None:
        start = len("\n".join(self.written.split("\n")[: line - 1])) + (line > 1)
        self._complain(start, code, message, remedy)

    def _complain(self, offset: int, code: str, message: str, remedy: str) -> None:
        from giaoban.store import scan  # noqa: PLC0415 - as above

        self.problems.append(scan.problem(self.path, self.written, offset, code, message, remedy))
