"""The errors a user can cause: their words, and the exit code each ends with.

Everything else that is raised is a bug and keeps its traceback. Words are Vietnamese, as the user reads them; text
that comes from data is quoted as it is and passes `text.safe` where it is printed.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ExitCode(IntEnum):
    """What the process tells its caller; the table of the README and of `giaoban --help`."""

    DONE = 0
    BUG = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4
    FINDINGS = 5
    CONFLICT = 6
    IO = 7
    INTERRUPTED = 130
    CLOSED_PIPE = 141


class Level(StrEnum):
    """How heavy a problem is: an error refuses the file, a warning is to be read, a note is to be known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def word(self) -> str:
        """The level in the user's language."""
        return {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a file, with its place and how to mend it.

    `line` and `column` start at 1 and count characters; both are None where the whole file is meant. `shown` is the
    text of that line as it stands in the file.
    """

    path: str
    line: int | None = None
    column: int | None = None
    code: str
    level: Level = Level.ERROR
    message: str
    remedy: str = ""
    shown: str | None = None

    @property
    def place(self) -> str:
        """`FILE:LINE:COLUMN`, or `FILE` alone."""
        if self.line is None:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"

    def lines(self) -> list[str]:
        """The problem as printed: the sentence, then the line of the file with a mark under the place."""
        words = f"{self.place}: {self.level.word} {self.code}: {self.message}."
        text = [f"{words} {self.remedy}." if self.remedy else words]
        if self.shown is not None and self.line is not None:
            column = self.column or 1
            start = max(0, column - 60) if len(self.shown) > 110 else 0  # noqa: PLR2004 - a line that fits a screen
            excerpt = self.shown[start : start + 110]
            head = f"{self.line:>6} | "
            text += [
                f"{head}{'…' if start else ''}{excerpt}",
                f"{' ' * (len(head) + (1 if start else 0) + column - 1 - start)}^",
            ]
        return text

    def order(self) -> tuple[str, int, int, str]:
        """The order problems are printed in: by file, then by place."""
        return (self.path, self.line or 0, self.column or 0, self.code)


def sentence(message: str, remedy: str = "") -> str:
    """`message. remedy.`, each part ended once."""
    parts = [part.strip() for part in (message, remedy) if part.strip()]
    return " ".join(part if part.endswith((".", "?", "!", ":")) else f"{part}." for part in parts)


_REASONS = {
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EIO: "thiết bị báo lỗi đọc, ghi",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EEXIST: "có tệp trùng tên thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "đây không phải thư mục",
    errno.EBADF: "đầu vào hoặc đầu ra đã đóng",
    errno.EFBIG: "tệp quá lớn",
    errno.EMFILE: "mở quá nhiều tệp",
}


def reason_of(error: OSError) -> str:
    """Why the system refused, in the user's language; an unusual reason by its code."""
    number = error.errno or 0
    return _REASONS.get(number, f"mã lỗi {errno.errorcode.get(number, str(number))}")


class GiaobanError(Exception):
    """The base of everything a user can cause."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the sentence that says what is wrong, and the one that says how to mend it."""
        super().__init__(sentence(message, remedy))

    def lines(self) -> list[str]:
        """What stderr shows, a list of lines without their ends."""
        return [f"giaoban: {self}"]


def together(faults: Sequence[GiaobanError]) -> GiaobanError:
    """The first of the faults, with whose code the run ends, told with all the others behind it."""
    first, *others = faults
    for other in others:
        for line in other.lines():
            first.add_note(line)
    return first


class WrongUsageError(GiaobanError):
    """An option or argument with a value that cannot be meant."""

    exit_code = ExitCode.USAGE


class NoSuchPeriodError(GiaobanError):
    """A period that has not begun, or a year that the registers do not reach."""

    exit_code = ExitCode.USAGE


class MissingExtraError(GiaobanError):
    """A format whose library is not installed."""

    exit_code = ExitCode.USAGE


class InvalidFilesError(GiaobanError):
    """Files that cannot be read as registers; holds every problem of the run."""

    exit_code = ExitCode.INVALID

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of files and places."""
        self.problems: Sequence[Problem] = sorted(problems, key=Problem.order)
        super().__init__(f"{len(self.problems)} lỗi trong sổ")

    def lines(self) -> list[str]:
        """All problems, then a line that counts them."""
        files = len({problem.path for problem in self.problems})
        text = [line for problem in self.problems for line in problem.lines()]
        return [*text, f"giaoban: {len(self.problems)} lỗi trong {files} tệp. Chưa đưa ra kết quả nào."]


class RefusedEditError(GiaobanError):
    """A change that the state of the task, or the text of the file, does not allow; nothing was written."""

    exit_code = ExitCode.INVALID

    def __init__(self, path: str, line: int | None, message: str, remedy: str = "") -> None:
        """Keep the place, where the refusal has one, and the two sentences."""
        place = f"{path}:{line}: " if line else f"{path}: " if path else ""
        super().__init__(f"{place}{message}", remedy)


class ConflictError(GiaobanError):
    """The file is no longer the one that was read, or another process holds the lock; nothing was written."""

    exit_code = ExitCode.CONFLICT


class TemplateFaultError(GiaobanError):
    """A template that cannot be read or rendered, with its file and line."""

    exit_code = ExitCode.INVALID


class NotFoundError(GiaobanError):
    """A unit, task, group, template or folder that is not there."""

    exit_code = ExitCode.NOT_FOUND


class AmbiguousError(GiaobanError):
    """A name that fits several; the message lists them."""

    exit_code = ExitCode.NOT_FOUND


class UnreadableFileError(GiaobanError):
    """A file or folder the system does not let us read or write."""

    exit_code = ExitCode.IO


class CacheFault(Exception):  # noqa: N818 - no error of the user's, and never told: the answer is found without the cache
    """What the cache holds cannot be what was put there."""
