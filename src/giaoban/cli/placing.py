"""Where a drafted register goes: whose units it names, whether it is valid there, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli import judging
from giaoban.cli.folder import locate_folder, shown
from giaoban.errors import (
    ConflictError,
    InvalidFilesError,
    NotFoundError,
    UnreadableFileError,
    WrongUsageError,
    reason_of,
)
from giaoban.store import folder as folders
from giaoban.store.new_file import NewFile

if TYPE_CHECKING:
    from giaoban.draft.proposed import Proposed
    from giaoban.errors import Problem
    from giaoban.store.edit import Change, FileChange
    from giaoban.store.folder import Workspace
    from giaoban.units import UnitDirectory

_SOURCES = "sources"

_NEW_LIST = """\
# Danh mục đơn vị, giaoban lập từ một văn bản. Đọc lại mã, tên, loại của từng đơn vị; thêm tên gọi khác vào aliases.
#   kind   unit: đơn vị | closed-group: nhóm xác định được thành viên (giao chung) | open-group: nhóm không xác định
#          cụ thể (không tính số liệu)

units: []
"""


@dataclass(frozen=True, kw_only=True)
class Place:
    """The folder a register is drafted for, None where there is none, and what is in it; `path` is its own file."""

    folder: Path | None
    workspace: Workspace | None
    path: Path | None = None

    @property
    def units(self) -> UnitDirectory:
        """The units that may be named there."""
        from giaoban.units import UnitDirectory

        return self.workspace.units if self.workspace else UnitDirectory(())

    @property
    def source(self) -> str | None:
        """Where the document's text is kept, from the folder; None where nothing is written."""
        return f"{_SOURCES}/{self.path.stem}.md" if self.path else None

    @property
    def units_file(self) -> str:
        """How messages name the unit list."""
        return str(shown(self.folder) / folders.UNITS) if self.folder else folders.UNITS

    def refuse_taken(self, identifier: str) -> None:
        """Raise WrongUsageError where another register of the folder has this id."""
        from giaoban.text import nfc

        for sheet in self.workspace.sheets if self.workspace else ():
            if sheet.path != self.path and nfc(sheet.written.id).casefold() == nfc(identifier).casefold():
                raise WrongUsageError(f"mã sổ “{identifier}” đã dùng trong {sheet.tree.path}", "Chọn mã khác bằng --id")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would be written: the new files, the change of the unit list, the register that is written over."""

    files: tuple[NewFile, ...]
    units: FileChange | None
    over: Change | None
    warnings: tuple[Problem, ...]

    @property
    def register(self) -> str:
        """The register, as messages name it."""
        return self.shown[0]

    @property
    def shown(self) -> tuple[str, ...]:
        """The files, as messages name them."""
        over = (self.over.shown,) if self.over else ()
        units = (self.units.shown,) if self.units else ()
        return (*over, *(one.shown for one in reversed(self.files)), *units)


def beside_registers(registers: Path | None) -> Place:
    """The folder of registers given or found from where the user stands; none at all is a place too, without units."""
    try:
        folder = locate_folder(registers)
    except NotFoundError:
        return Place(folder=None, workspace=None)
    has_list = (folder / folders.UNITS).is_file() or not folder.is_dir()
    return Place(folder=folder, workspace=_look(folder) if has_list else None)


def at(output: Path, *, may_begin: bool) -> Place:
    """The folder that `output` lies in, which `may_begin` without a unit list.

    Raises WrongUsageError for a name that is no register's, NotFoundError where the list is missing.
    """
    if output.suffix != ".yaml" or output.name.startswith(".") or output.name in {folders.UNITS, folders.OFFICE}:
        remedy = "Ghi tên có đuôi .yaml, ví dụ registers/2026-quy-1.yaml"
        raise WrongUsageError(f"-o {output} không phải tên một sổ", remedy)
    folder = output.parent
    if len(folder.parts) and folder.exists() and not folder.is_dir():
        raise WrongUsageError(f"-o: {folder} không phải thư mục", "Chọn nơi khác cho -o")
    if (folder / folders.UNITS).is_file():
        return Place(folder=folder, workspace=_look(folder), path=folder / output.name)
    if not may_begin:
        raise NotFoundError(
            f"thư mục {folder} chưa có danh mục đơn vị {folders.UNITS}",
            "Thêm --units để lập danh mục từ các đơn vị trong văn bản, hoặc tạo thư mục bằng giaoban init",
        )
    return Place(folder=folder, workspace=None, path=output)


def _look(folder: Path) -> Workspace:
    """What can be read of the folder; a register with errors is no reason not to draft another."""
    workspace, problems = folders.look(folder, shown=shown(folder))
    if workspace is None:
        raise InvalidFilesError(problems)
    return workspace


def plan(place: Place, found: Proposed, text: str, source: str, *, force: bool) -> Plan:
    """What writing the register `text`, of `found`, and the document's text `source` comes to.

    The register is judged by every rule there is, among the registers of its folder as they are now: InvalidFilesError
    with its errors. WrongUsageError where a file is there already.
    """
    if place.folder is None or place.path is None:
        raise WrongUsageError("chưa ghi tên sổ", "Thêm -o, ví dụ -o registers/so.yaml")
    workspace = _now(place)
    files = _text_file(place.folder, found, source)
    workspace, change, begun = _with_units(place, workspace, found)
    files = (*begun, *files)
    data = text.encode()
    judged = judging.judged(workspace, place.path, data, source)
    if not place.path.exists():
        new = NewFile(path=place.path, shown=judged.shown, data=data)
        return Plan(files=(*files, new), units=change, over=None, warnings=judged.warnings)
    if not force:
        raise is_there(judged.shown)
    return Plan(files=files, units=change, over=judging.over(place.path, judged), warnings=judged.warnings)


def written(place: Place, found: Proposed, text: str, source: str, *, force: bool, summary: str) -> tuple[Plan, bool]:
    """Plan on the folder as it is under its lock, and write; whether the disk has confirmed what was written over.

    Only a register that is written over is noted in the journal, with `summary`: what is new is simply deleted.
    """
    from giaoban.cli.writing import committed
    from giaoban.store import arrival
    from giaoban.store.write import locked

    folder = place.folder or Path()
    if place.workspace is None:
        _make(folder)
    with locked(folder):
        made = plan(place, found, text, source, force=force)
        arrival.put(made.files, made.units)
        if made.over is None:
            return made, True
        return made, committed(folder, (made.over,), (summary,)).durable


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"không tạo được thư mục {folder} ({reason_of(error)}); chưa ghi gì"
        raise UnreadableFileError(message, "Kiểm tra quyền truy cập, hoặc chọn nơi khác cho -o") from None


def is_there(register: str) -> WrongUsageError:
    """The refusal to write over a register."""
    return WrongUsageError(f"đã có sổ {register}", "Chọn tên khác, hoặc thêm --force để ghi đè (hoàn tác được)")


def _now(place: Place) -> Workspace | None:
    """The folder as it is now; ConflictError where its unit list is no longer the one that names were looked up in."""
    folder = place.folder
    if folder is None or not (folder / folders.UNITS).is_file():
        return None
    now = _look(folder)
    if place.workspace is None or now.units_tree.data != place.workspace.units_tree.data:
        raise ConflictError(f"{place.units_file} vừa được sửa ở nơi khác; chưa ghi gì", "Chạy lại lệnh")
    return now


def _text_file(folder: Path, found: Proposed, source: str) -> tuple[NewFile, ...]:
    """The file of the document's text, if it is not there yet; another text of the name is never written over."""
    path = folder / str(found.source)
    name = str(shown(path))
    data = source.encode()
    try:
        kept = path.read_bytes() if path.exists() else None
    except OSError:
        kept = b""
    if kept is None:
        return (NewFile(path=path, shown=name, data=data),)
    if kept != data:
        raise WrongUsageError(f"đã có {name}, nội dung khác", "Chọn tên khác cho -o, hoặc đổi tên tệp nguyên văn cũ")
    return ()


def _with_units(
    place: Place, workspace: Workspace | None, found: Proposed
) -> tuple[Workspace, FileChange | None, tuple[NewFile, ...]]:
    """The folder with the units the register lacks there: a change of its list, or a new list."""
    from giaoban.draft.write import unit_values
    from giaoban.model import Office, UnitList
    from giaoban.store import nodes
    from giaoban.store.units_edit import add_units
    from giaoban.units import UnitDirectory

    folder = place.folder or Path()
    begins = workspace is None
    if workspace is None:
        tree, problems = nodes.parse(_NEW_LIST.encode(), place.units_file)
        if tree is None:
            raise InvalidFilesError(problems)
        workspace = folders.Workspace(
            folder=folder, sheets=(), units=UnitDirectory(()), unit_list=UnitList(), units_tree=tree, office=Office(),
            office_tree=None,
        )  # fmt: skip
    if not found.missing and not begins:
        return workspace, None, ()
    change, tree, units = add_units(folder, workspace.units_tree, [unit_values(unit) for unit in found.missing])
    grown = replace(workspace, units=UnitDirectory(units.units), unit_list=units, units_tree=tree)
    if begins:
        return grown, None, (NewFile(path=change.path, shown=change.shown, data=change.after),)
    return grown, change, ()
