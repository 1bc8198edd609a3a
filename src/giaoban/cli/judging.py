"""A drafted register as its folder judges it: by every rule there is, among the registers that are there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.cli.folder import shown
from giaoban.errors import InvalidFilesError, Level, WrongUsageError
from giaoban.store import folder as folders

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.errors import Problem
    from giaoban.store.edit import Change
    from giaoban.store.folder import Workspace


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The register among the others of its folder, and what is doubtful about it."""

    sheet: folders.Sheet
    shown: str
    warnings: tuple[Problem, ...]


def judged(workspace: Workspace, path: Path, data: bytes, source: str) -> Judged:
    """The register of `data`, to stand at `path`, with its text `source`; InvalidFilesError with its errors."""
    from giaoban import check
    from giaoban.model import Register
    from giaoban.store import door
    from giaoban.store.resolve import resolve
    from giaoban.text import Passages

    name = str(shown(path))
    tree, written, problems = door.read(data, name, Register)
    if tree is None or written is None:
        raise InvalidFilesError(problems)
    sheet = folders.Sheet(
        path=path, tree=tree, written=written, register=resolve(written, workspace.units), source=Passages(source)
    )
    others = tuple(one for one in workspace.sheets if one.path != path)
    whole = replace(workspace, sheets=(*others, sheet))
    found = [one for one in check.problems(whole) if one.path in {name, workspace.units_tree.path}]
    if errors := [one for one in found if one.level is Level.ERROR]:
        raise InvalidFilesError(errors)
    warnings = tuple(one for one in found if one.path == name and one.level is Level.WARNING)
    return Judged(sheet=sheet, shown=name, warnings=warnings)


def over(path: Path, judged: Judged) -> Change:
    """The change that puts the register in place of the one that is there."""
    from giaoban.store.edit import Change
    from giaoban.store.splice import Splice

    before = path.read_bytes()
    try:
        old = before.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        message = f"{judged.shown} không lưu bằng UTF-8, ghi đè thì không hoàn tác được"
        raise WrongUsageError(message, "Đổi tên tệp này rồi chạy lại") from None
    tree = judged.sheet.tree
    # the old text may have a byte order mark, which a journal of splices keeps
    mark = before[: len(before) - len(old.encode())]
    return Change(
        path=path, shown=judged.shown, before=before, after=mark + tree.data,
        splices=(Splice(start=0, end=len(old), text=tree.text),), written=judged.sheet.written,
        register=judged.sheet.register, tree=tree, first=1, last=tree.text.count("\n"),
    )  # fmt: skip
