"""Rules over ids and what refers to them: registers, groups, proposals, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, line, pairs
from giaoban.text import nfc, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.check.rule import Findings
    from giaoban.model import Group, Proposal, Task
    from giaoban.store.folder import Sheet, Workspace


def tasks_twice(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Two tasks with one id."""
    return _twice(sheet, "tasks", "nhiệm vụ", sheet.written.tasks)


def proposals_twice(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Two proposals with one id."""
    return _twice(sheet, "proposals", "kiến nghị", sheet.written.proposals)


def groups_twice(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Two groups with one id."""
    return _twice(sheet, "groups", "nhóm", sheet.written.groups)


def _twice(sheet: Sheet, key: str, word: str, owners: tuple[Task | Proposal | Group, ...]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, owner in enumerate(owners):
        before = first.setdefault(_same(owner.id), at)
        if before != at:
            where = line(sheet.tree, (key, before, "id"))
            yield Finding((key, at, "id"), f"mã {word} “{owner.id}” đã dùng ở dòng {where}", "Đặt mã khác")


def registers_twice(workspace: Workspace) -> Findings:
    """Two files with one register id, or with ids that other systems take for one."""
    for sheet, other in pairs(workspace, lambda sheet: [_same(sheet.written.id)]):
        place = f"{other.tree.path}:{line(other.tree, ('id',))}"
        message = f"mã sổ “{sheet.written.id}” cũng là mã của {place}"
        yield sheet.tree, Finding(("id",), message, "Đặt mỗi sổ một mã khác nhau")


def file_names_alike(workspace: Workspace) -> Findings:
    """Two file names that differ only in case or Unicode form, which Windows and macOS take for one."""
    for sheet, other in pairs(workspace, lambda sheet: [_same(sheet.path.name)]):
        message = f"tên tệp chỉ khác {other.tree.path} ở chữ hoa hoặc cách mã hóa dấu"
        yield sheet.tree, Finding((), message, "Đổi tên một tệp: trên Windows và macOS hai tên này là một")


def _same(name: str) -> str:
    return nfc(name).casefold()


def unknown_group(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A task or proposal in a group that the register does not have."""
    known = {nfc(group.id) for group in sheet.written.groups}
    parts: tuple[tuple[str, tuple[Proposal | Task, ...]], ...] = (
        ("proposals", sheet.written.proposals),
        ("tasks", sheet.written.tasks),
    )
    for key, owners in parts:
        for at, owner in enumerate(owners):
            if owner.group is not None and nfc(owner.group) not in known:
                message = f"sổ không có nhóm “{owner.group}”"
                yield Finding(
                    (key, at, "group"), message, _hint(owner.group, known, "Sửa mã nhóm, hoặc thêm nhóm vào groups")
                )


def unknown_task(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A proposal that names a task the register does not have."""
    known = {nfc(task.id) for task in sheet.written.tasks}
    for at, proposal in enumerate(sheet.written.proposals):
        for index, task in enumerate(proposal.tasks):
            if nfc(task) not in known:
                message = f"sổ không có nhiệm vụ “{task}”"
                yield Finding(("proposals", at, "tasks", index), message, _hint(task, known, "Sửa mã nhiệm vụ"))


def _hint(written: str, known: set[str], remedy: str) -> str:
    near = suggest(written, sorted(known))
    return f"Có phải {' hay '.join(near)}? {remedy}" if near else remedy


def proposal_without_task(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A proposal that no task deals with."""
    for at, proposal in enumerate(sheet.written.proposals):
        if not proposal.tasks:
            message = f"kiến nghị {proposal.id} chưa gắn với nhiệm vụ nào"
            yield Finding(("proposals", at), message, "Thêm khóa tasks với mã nhiệm vụ xử lý kiến nghị")


def task_named_twice(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A proposal that names one task twice."""
    for at, proposal in enumerate(sheet.written.proposals):
        for index, task in enumerate(proposal.tasks):
            if task in proposal.tasks[:index]:
                message = f"kiến nghị {proposal.id} ghi nhiệm vụ “{task}” hai lần"
                yield Finding(("proposals", at, "tasks", index), message, "Bỏ một lần")


def empty_group(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A group without a task or proposal."""
    used = {nfc(task.group) for task in sheet.written.tasks if task.group}
    used |= {nfc(proposal.group) for proposal in sheet.written.proposals if proposal.group}
    for at, group in enumerate(sheet.written.groups):
        if nfc(group.id) not in used:
            message = f"nhóm {group.id} chưa có nhiệm vụ, kiến nghị nào"
            yield Finding(("groups", at), message, "Bỏ nhóm, hoặc ghi mã nhóm này vào nhiệm vụ")
