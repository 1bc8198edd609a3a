"""Registers judged at a day or at a close, and workbooks read, edited and imported again, all in one process."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import openpyxl
import pytest

from giaoban.cli.folder import read_folder
from giaoban.cli.question import Question
from giaoban.exchange import xlsx
from giaoban.exchange.faults import FaultySheetError
from giaoban.exchange.incoming import incoming, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from giaoban.exchange.incoming import Incoming, Map
    from giaoban.report.frame import Frame

ROOT = Path(__file__).parent.parent.parent
MADE_UP = ROOT / "tests" / "cli" / "data" / "made-up" / "registers"
SHIPPED = ROOT / "registers"
TODAY = dt.date(2010, 1, 15)

Rows = list[dict[str, Any]]


class Sheet:
    """One sheet of a workbook as somebody finds it: the lines above, the heads, and the rows below by head."""

    def __init__(self, sheet: Worksheet) -> None:
        """Find the heads: the first row that is filled from its second cell on."""
        self.sheet = sheet
        grid = [[cell.value for cell in row] for row in sheet.iter_rows()]
        self.head = next(at for at, row in enumerate(grid, start=1) if row[1] is not None)
        self.above = [str(row[0]) for row in grid[: self.head - 1] if row[0] is not None]
        self.heads = [str(value) for value in grid[self.head - 1] if value is not None]
        self.rows: Rows = [dict(zip(self.heads, row, strict=False)) for row in grid[self.head :]]

    def column(self, head: str) -> int:
        """The number of a column, from 1."""
        return self.heads.index(head) + 1

    def put(self, at: int, values: Mapping[str, Any]) -> None:
        """Fill cells of the row with this number, as text where text is given."""
        for head, value in values.items():
            cell: Any = self.sheet.cell(at, self.column(head))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    def row_of(self, identifier: str, number: int | None = None) -> int:
        """The number of the row of a task, or of one of its events."""
        return next(
            self.head + at
            for at, row in enumerate(self.rows, start=1)
            if row["Mã"] == identifier and (number is None or row["Lần ghi số"] == number)
        )


class Book(dict[str, Sheet]):
    """A workbook as openpyxl reads it, by sheet."""

    def __init__(self, data: bytes) -> None:
        """Read all sheets."""
        self.workbook = openpyxl.load_workbook(io.BytesIO(data))
        super().__init__({sheet.title: Sheet(sheet) for sheet in self.workbook.worksheets})

    @property
    def data(self) -> bytes:
        """The workbook saved as it is now."""
        out = io.BytesIO()
        self.workbook.save(out)
        return out.getvalue()


def edited(
    data: bytes,
    tasks: Mapping[str, Mapping[str, Any]],
    more: Sequence[Mapping[str, Any]] = (),
    events: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """The workbook with cells of tasks changed, and rows added below the tasks and below the events."""
    book = Book(data)
    for identifier, values in tasks.items():
        book["Nhiệm vụ"].put(book["Nhiệm vụ"].row_of(identifier), values)
    for name, rows in (("Nhiệm vụ", more), ("Nhật ký", events)):
        sheet = book[name]
        for at, values in enumerate(rows, start=sheet.head + len(sheet.rows) + 1):
            sheet.put(at, values)
    return book.data


class FrameOf(Protocol):
    """Judges registers by the options of a command."""

    def __call__(self, registers: Path = ..., **options: str) -> Frame:
        """Gives the frame."""


@pytest.fixture(scope="session")
def frame_of() -> FrameOf:
    """The registers of a folder judged as a command with these options judges them."""

    def make(registers: Path = MADE_UP, **options: str) -> Frame:
        return Question(registers=registers, **options).frame()

    return make


_BOOKS: dict[tuple[tuple[str, bytes], ...], bytes] = {}


@dataclass
class Desk:
    """A folder of registers of its own, into which files are imported."""

    registers: Path

    def frame(self, **options: str) -> Frame:
        """The registers as they are now."""
        return Question(registers=self.registers, **({"as_of": "31/12/2009"} | options)).frame()

    def book(self) -> bytes:
        """The workbook of the registers as they are now; made once for all desks whose registers say the same."""
        said = tuple(sorted((path.name, path.read_bytes()) for path in self.registers.iterdir() if path.is_file()))
        if said not in _BOOKS:
            _BOOKS[said] = xlsx.book(self.frame())
        return _BOOKS[said]

    def take(
        self, data: bytes, name: str = "nhiem-vu.xlsx", *, map_: Map | None = None, force: bool = False
    ) -> Incoming:
        """What a file changes."""
        workspace = read_folder(self.registers, None)
        return incoming(workspace, read(name, data, map_), today=TODAY, recorded=TODAY, force=force)

    def faults(self, data: bytes, name: str = "nhiem-vu.xlsx", *, map_: Map | None = None) -> list[str]:
        """Why a file is refused, a line for each fault."""
        with pytest.raises(FaultySheetError) as refused:
            self.take(data, name, map_=map_)
        return [line.removeprefix(f"{name}: ") for line in refused.value.lines()[: len(refused.value.faults)]]

    def write(self, found: Incoming) -> None:
        """Put the changes into the files, for what comes after."""
        for change in found.plan.changes:
            change.path.write_bytes(change.after)

    def difference(self, found: Incoming) -> list[str]:
        """The lines a file changes: those taken out with `-`, those put in with `+`."""
        from difflib import ndiff  # noqa: PLC0415

        lines: list[str] = []
        for change in found.plan.changes:
            before, after = (data.decode().splitlines() for data in (change.before, change.after))
            lines += [line.rstrip() for line in ndiff(before, after) if line[0] in "+-"]
        return lines


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The made-up registers in the test's own folder."""
    return Desk(Path(shutil.copytree(MADE_UP, tmp_path / "registers")))
