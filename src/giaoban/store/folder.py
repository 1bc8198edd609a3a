"""The register folder: where it is, what is in it, and all of it read together.

A file that cannot be read is never passed over: `read` gives everything or raises with every problem found.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from giaoban.errors import InvalidFilesError, Level, NotFoundError, Problem, UnreadableFileError, reason_of
from giaoban.model import Office, Register, UnitList
from giaoban.progress import Rules
from giaoban.query.whole import Opened
from giaoban.store import door, scan
from giaoban.store.bulk import paused_collector
from giaoban.store.place import FOLDER, OFFICE, UNITS, find, is_copy, register_names, registers_among, text_of
from giaoban.store.resolve import resolve, resolve_office
from giaoban.text import Passages, nfc, plain, suggest
from giaoban.units import UnitDirectory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from giaoban.query import Shelf
    from giaoban.store.nodes import Tree

__all__ = [
    "FOLDER",
    "OFFICE",
    "UNITS",
    "Sheet",
    "Workspace",
    "batches",
    "find",
    "look",
    "read",
    "read_some",
    "register_names",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One register as read: `written` as the file has it, `register` with unit codes in place of names.

    `source` is the text of the document, None where the register names none.
    """

    path: Path
    tree: Tree
    written: Register
    register: Register
    source: Passages | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """All registers of a folder, with the units and the office they stand on.

    Where only some were read, `span` holds the first document's date and the last deadline or event of all.
    """

    folder: Path
    sheets: tuple[Sheet, ...]
    units: UnitDirectory
    unit_list: UnitList
    units_tree: Tree
    office: Office
    office_tree: Tree | None
    span: tuple[dt.date, dt.date] | None = None

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers, in the order of their file names."""
        return tuple(sheet.register for sheet in self.sheets)

    def shelf(self) -> Shelf:
        """The registers, to be asked for their tasks."""
        return Opened(self.registers, Rules(office=self.office, units=self.units))

    def passages(self, register_id: str) -> Passages | None:
        """The text of the register with this id, None where it names none."""
        return self.sheet(register_id).source

    def sheet(self, register_id: str) -> Sheet:
        """The sheet of the register with this id; raises KeyError."""
        return next(sheet for sheet in self.sheets if sheet.register.id == register_id)


def read(folder: Path, *, shown: Path | None = None, only: str | None = None) -> Workspace:
    """Everything in `folder`, strictly; raises InvalidFilesError with all problems of all files.

    `shown` is how messages name the folder. `only`, an id or a file name, narrows what is read to one register:
    problems of the others are then left alone. Raises NotFoundError for a missing folder, unit list or register, and
    UnreadableFileError where the system refuses.
    """
    workspace, problems = look(folder, shown=shown, only=only)
    if workspace is None or problems:
        raise InvalidFilesError(problems)
    return workspace


def read_some(
    folder: Path, names: Sequence[str], *, span: tuple[dt.date, dt.date] | None, shown: Path | None = None
) -> Workspace:
    """The registers of these names alone, where all others are known to be without errors; raises as `read` does."""
    reader = _Reader(folder, shown or folder)
    with paused_collector():
        workspace = reader.part(names)
    if workspace is None or reader.problems:
        raise InvalidFilesError(reader.problems)
    return replace(workspace, span=span)


def look(folder: Path, *, shown: Path | None = None, only: str | None = None) -> tuple[Workspace | None, list[Problem]]:
    """What can be read of `folder`, with the problems of the rest, for telling what is wrong with all of it.

    No answer may be drawn from a part: that is what `read` is for. The workspace is None where the unit list or the
    office could not be read, since every register stands on them. Raises as `read` does, but for InvalidFilesError.
    """
    reader = _Reader(folder, shown or folder)
    with paused_collector():
        return reader.workspace(only), reader.problems


def batches(folder: Path, names: Sequence[str], *, size: int) -> Iterator[Workspace | None]:
    """The registers of these names a few at a time, each time with units and office; None ends it at any problem.

    What is read is not kept, so that no more than `size` registers are in memory. Raises as `read` does, but for
    InvalidFilesError.
    """
    reader = _Reader(folder, folder)
    with paused_collector():
        for start in range(0, max(1, len(names)), size):
            workspace = reader.part(names[start : start + size])
            yield None if reader.problems else workspace
            if reader.problems or workspace is None:
                return


class _Reader:
    """One reading of a folder, with the problems found on the way."""

    def __init__(self, folder: Path, shown: Path) -> None:
        self.folder, self.shown = folder, shown
        self.problems: list[Problem] = []
        self._alone: Workspace | None = None

    @cached_property
    def _inside(self) -> str:
        """How the real path of whatever lies in the folder begins."""
        return os.path.join(os.path.realpath(self.folder), "")  # noqa: PTH118 - a Path has no separator at its end

    def workspace(self, only: str | None) -> Workspace | None:
        names = self._names()
        base = self._base(names)
        sheets = self._sheets(registers_among(names), base.units if base else UnitDirectory(()), only)
        return replace(base, sheets=tuple(sheets)) if base else None

    def part(self, names: Sequence[str]) -> Workspace | None:
        """The registers of these names alone."""
        if self._alone is None:
            self._alone = self._base(self._names())
        if self._alone is None:
            return None
        sheets = [sheet for name in names if (sheet := self._sheet(name, self._alone.units))]
        return replace(self._alone, sheets=tuple(sheets))

    def _base(self, names: list[str]) -> Workspace | None:
        """Units and office, without a register yet; None where one of the two cannot be read."""
        units_tree, unit_list = self._units(names)
        office_tree, office = self._file(OFFICE, Office) if OFFICE in names else (None, Office())
        if units_tree is None or unit_list is None or office is None:
            return None
        units = UnitDirectory(unit_list.units)
        return Workspace(
            folder=self.folder,
            sheets=(),
            units=units,
            unit_list=unit_list,
            units_tree=units_tree,
            office=resolve_office(office, units),
            office_tree=office_tree,
        )

    def _names(self) -> list[str]:
        try:
            return sorted(entry.name for entry in self.folder.iterdir() if not entry.name.startswith("."))
        except (FileNotFoundError, NotADirectoryError):
            remedy = "Tạo mới: giaoban init ., hoặc sửa --registers"
            raise NotFoundError(f"không có thư mục sổ {self.shown}", remedy) from None
        except OSError as error:
            raise UnreadableFileError(
                f"không đọc được thư mục {self.shown} ({reason_of(error)})", "Kiểm tra quyền truy cập"
            ) from None

    def _units(self, names: list[str]) -> tuple[Tree | None, UnitList | None]:
        if UNITS not in names:
            message, remedy = f"thiếu danh mục đơn vị {UNITS}", "Lấy mẫu: giaoban init THƯ_MỤC rồi chép tệp vào đây"
            self._complain(UNITS, "F01", message, remedy)
            return None, None
        return self._file(UNITS, UnitList)

    def _sheets(self, names: list[str], units: UnitDirectory, only: str | None) -> list[Sheet]:
        before = len(self.problems)
        sheets, known = [], []
        named = [
            name
            for name in names
            if only is not None and nfc(name).removesuffix(".yaml") == nfc(only).removesuffix(".yaml")
        ]
        for name in named or names:
            found = len(self.problems)
            sheet = self._sheet(name, units)
            if sheet is None:
                continue
            known.append(sheet.written.id)
            if named or only is None or plain(sheet.written.id) == plain(only):
                sheets.append(sheet)
            else:
                del self.problems[found:]
        if only is not None and not named:
            if sheets:
                # the one asked for was read; what is wrong with the others is not asked now
                del self.problems[before:]
            elif len(self.problems) == before:
                near = suggest(only, known)
                hint = f"Có phải: {'; '.join(near)}?" if near else f"Có: {'; '.join(known) or 'chưa có sổ nào'}"
                raise NotFoundError(f"không có sổ “{only}” trong {self.shown}", hint)
        return sheets

    def _sheet(self, name: str, units: UnitDirectory) -> Sheet | None:
        if not name.endswith(".yaml"):
            self._complain(name, "F02", "sổ phải có đuôi .yaml", f"Đổi tên thành {Path(name).stem}.yaml")
            return None
        if is_copy(name):
            self._complain(
                name, "F03", "tệp có vẻ là bản sao xung đột", "So sánh với sổ chính rồi xóa hoặc đổi tên tệp này"
            )
            return None
        tree, written = self._file(name, Register)
        if tree is None or written is None:
            return None
        register = resolve(written, units)
        return Sheet(
            path=self.folder / name, tree=tree, written=written, register=register, source=self._source(tree, written)
        )

    def _source(self, tree: Tree, register: Register) -> Passages | None:
        if register.document.text is None:
            return None
        path = self.folder / register.document.text
        try:
            # not Path.resolve: it raises RuntimeError for a loop of links
            if os.path.realpath(path).startswith(self._inside) and path.is_file():
                return Passages(text_of(path.read_bytes()))
            message = f"không có tệp nguyên văn “{register.document.text}” trong thư mục sổ"
        except UnicodeDecodeError:
            message = f"tệp nguyên văn “{register.document.text}” không lưu bằng UTF-8"
        except OSError as error:
            message = f"không đọc được tệp nguyên văn “{register.document.text}” ({reason_of(error)})"
        remedy = "Sửa đường dẫn, hoặc bỏ khóa text nếu chưa có nguyên văn"
        self.problems.append(tree.problem(("document", "text"), code="F04", message=message, remedy=remedy))
        return None

    def _file(self, name: str, kind: type[T]) -> tuple[Tree | None, T | None]:
        data = self._bytes(name)
        if data is None:
            return None, None
        tree, value, problems = door.read(data, str(self.shown / name), kind)
        self.problems += problems
        return tree, value

    def _bytes(self, name: str) -> bytes | None:
        path = self.folder / name
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                # opening a FIFO would wait for ever
                self._complain(name, "F05", "không phải tệp thường", "Đưa ra khỏi thư mục sổ")
                return None
            with path.open("rb") as file:
                return file.read(scan.LIMIT + 1)
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.ELOOP}:
                self._complain(name, "F05", "liên kết không trỏ đến tệp nào", "Sửa hoặc xóa liên kết")
                return None
            message = f"không đọc được {self.shown / name} ({reason_of(error)})"
            raise UnreadableFileError(message, "Kiểm tra quyền truy cập") from None

    def _complain(self, name: str, code: str, message: str, remedy: str) -> None:
        path = str(self.shown / name)
        self.problems.append(Problem(path=path, code=code, level=Level.ERROR, message=message, remedy=remedy))
