"""What goes wrong with files of other programs: all places of one run, each with its mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from giaoban.errors import ExitCode, GiaobanError, MissingExtraError, sentence
from giaoban.report.counts import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a sheet: `row` counts from 1 as Excel does, `column` is the letter and the head of it."""

    sheet: str = ""
    row: int | None = None
    column: str = ""
    message: str
    remedy: str = ""

    @property
    def place(self) -> str:
        """`Nhiệm vụ, hàng 7, cột B “Nội dung nhiệm vụ”`; empty where the whole file is meant."""
        parts = (self.sheet, f"hàng {self.row}" if self.row else "", f"cột {self.column}" if self.column else "")
        return ", ".join(part for part in parts if part)


class FaultySheetError(GiaobanError):
    """A sheet that cannot be written or read as it is; holds every fault of the run. Nothing was written."""

    exit_code: ClassVar[ExitCode] = ExitCode.INVALID

    def __init__(self, path: str, faults: Iterable[Fault], *, shown: Sequence[str] = ()) -> None:
        """Keep the file, as messages name it, its faults, and lines that help to mend them."""
        self.path, self.faults, self.shown = path, tuple(faults), tuple(shown)
        super().__init__(f"{len(self.faults)} lỗi trong {path}")

    def lines(self) -> list[str]:
        """A line for each fault, then the count of them and the lines that help."""
        found = []
        for fault in self.faults:
            place = ": ".join(part for part in (self.path, fault.place) if part)
            found.append(f"{place}: {sentence(fault.message, fault.remedy)}")
        return [*found, f"giaoban: {number(len(self.faults))} lỗi. Chưa ghi gì.", *self.shown]


def missing(what: str, *, extra: str = "office") -> MissingExtraError:
    """The error of a library that is not installed; `extra` is what brings it."""
    return MissingExtraError(f"cần thư viện {what}", f'Cài: pip install "giaoban[{extra}]"')
