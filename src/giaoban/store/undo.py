"""The last command turned back, file by file, where the files are still the ones it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, InvalidFilesError, NotFoundError
from giaoban.model import Office, Register
from giaoban.store import door
from giaoban.store.edit import file_change
from giaoban.store.folder import OFFICE
from giaoban.store.splice import applied
from giaoban.store.write import digest

if TYPE_CHECKING:
    from giaoban.store.edit import FileChange
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Journal, Record, Turned
    from giaoban.store.nodes import Tree


def last(journal: Journal, workspace: Workspace) -> Record:
    """The last command that is in the files; one that was noted but never written is passed over.

    Raises NotFoundError where the journal holds none.
    """
    for record in reversed(journal.records()):
        if not all(_is(workspace, one, one.before) for one in record.files):
            return record
    raise NotFoundError("không có lần ghi nào để hoàn tác", "Chỉ hoàn tác được lần ghi bằng giaoban trên máy này")


def reverse(record: Record, workspace: Workspace) -> list[FileChange]:
    """The changes that turn the command back; raises ConflictError where a file is no longer the one it wrote.

    A file that a killed command did not come to is left as it is.
    """
    return [_reverse(one, record, workspace) for one in record.files if not _is(workspace, one, one.before)]


def _tree(workspace: Workspace, name: str) -> Tree | None:
    """The file of that name, a register or the office's settings; None where it is gone."""
    if name == OFFICE:
        return workspace.office_tree
    return next((sheet.tree for sheet in workspace.sheets if sheet.path.name == name), None)


def _is(workspace: Workspace, turned: Turned, wanted: str) -> bool:
    tree = _tree(workspace, turned.name)
    return tree is not None and digest(tree.data) == wanted


def _reverse(turned: Turned, record: Record, workspace: Workspace) -> FileChange:
    tree = _tree(workspace, turned.name)
    if tree is None:
        raise ConflictError(f"không còn tệp {turned.name}; chưa hoàn tác gì", "Khôi phục tệp rồi chạy lại")
    if digest(tree.data) != turned.after:
        remedy = "Sửa bằng tay: bỏ dòng có dấu -, lấy lại dòng có dấu +"
        conflict = ConflictError(f"{tree.path} đã được sửa sau lần ghi đó; chưa hoàn tác gì", remedy)
        for line in (f"Lệnh đó: {record.command}", *record.summary, *turned.by_hand):
            conflict.add_note(f"  {line}")
        raise conflict
    after = tree.mark + applied(tree.text, turned.back).encode()
    if digest(after) != turned.before:
        raise ConflictError(f"nhật ký ghi sổ không khớp với {tree.path}; chưa hoàn tác gì", "Sửa tệp bằng tay")
    *_, problems = door.read(after, tree.path, Office if turned.name == OFFICE else Register)
    if problems:
        raise InvalidFilesError(problems)
    return file_change(workspace.folder / turned.name, tree, turned.back, after)
