"""The last command turned back, file by file, where the files are still the ones it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, InvalidFilesError, NotFoundError
from giaoban.model import Register
from giaoban.store import door, nodes
from giaoban.store.edit import Change, lines_changed
from giaoban.store.resolve import resolve
from giaoban.store.splice import applied
from giaoban.store.write import digest

if TYPE_CHECKING:
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Journal, Record, Turned


def last(journal: Journal, workspace: Workspace) -> Record:
    """The last command that is in the files; one that was noted but never written is passed over.

    Raises NotFoundError where the journal holds none.
    """
    for record in reversed(journal.records()):
        if not all(_is(workspace, one, one.before) for one in record.files):
            return record
    raise NotFoundError("không có lần ghi nào để hoàn tác", "Chỉ hoàn tác được lần ghi bằng giaoban trên máy này")


def reverse(record: Record, workspace: Workspace) -> list[Change]:
    """The changes that turn the command back; raises ConflictError where a file is no longer the one it wrote."""
    return [_reverse(one, workspace) for one in record.files]


def _diff(turned: Turned) -> str:
    """What the command put in and took out, the way back: `-` what must go, `+` what must come again."""
    lines = []
    for put, splice in zip(turned.put, turned.back, strict=True):
        lines += [f"- {line}" for line in put.splitlines() if line.strip()]
        lines += [f"+ {line}" for line in splice.text.splitlines() if line.strip()]
    return "".join(f"\n  {line}" for line in lines)


def _is(workspace: Workspace, turned: Turned, wanted: str) -> bool:
    sheet = next((sheet for sheet in workspace.sheets if sheet.path.name == turned.name), None)
    return sheet is not None and digest(sheet.tree.data) == wanted


def _reverse(turned: Turned, workspace: Workspace) -> Change:
    sheet = next((sheet for sheet in workspace.sheets if sheet.path.name == turned.name), None)
    if sheet is None:
        raise ConflictError(f"không còn tệp {turned.name}; chưa hoàn tác gì", "Khôi phục tệp rồi chạy lại")
    tree = sheet.tree
    if digest(tree.data) != turned.after:
        raise ConflictError(
            f"{tree.path} đã được sửa sau lần ghi đó; chưa hoàn tác gì. Lần ghi đó đã thay đổi:{_diff(turned)}",
            "\nSửa bằng tay: bỏ dòng có dấu -, lấy lại dòng có dấu +",
        )
    after = tree.mark + applied(tree.text, turned.back).encode()
    if digest(after) != turned.before:
        raise ConflictError(f"nhật ký ghi sổ không khớp với {tree.path}; chưa hoàn tác gì", "Sửa tệp bằng tay")
    again, problems = nodes.parse(after, tree.path)
    written = None
    if again is not None:
        written, problems = door.validate(again, Register)
    if again is None or written is None:
        raise InvalidFilesError(problems)
    first, final = lines_changed(tree.text, turned.back)
    return Change(
        path=sheet.path,
        shown=tree.path,
        before=tree.data,
        after=after,
        splices=turned.back,
        register=resolve(written, workspace.units),
        tree=again,
        first=first,
        last=final,
    )
