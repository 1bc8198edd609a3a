"""Rules over the units named in a register, and who has which part in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, each, unit_lists
from giaoban.dates import short_day
from giaoban.model import Transferred
from giaoban.store.nodes import Scalar, Sequence
from giaoban.terms import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.check.rule import Findings
    from giaoban.model import Proposal, Register, Task
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.nodes import Path, Tree
    from giaoban.units import UnitDirectory

_ROLES = ("lead", "cooperating", "monitoring")


def _named(workspace: Workspace) -> Iterator[tuple[Tree, Path, str]]:
    """Every place of every file where a unit is named, less the registers whose names all have one unit."""
    for sheet in workspace.sheets:
        # each has one unit in nearly every register, and their places are then not walked through
        if all(len(workspace.units.matches(name)) == 1 for name in _distinct(sheet.written)):
            continue
        for path, names in unit_lists(sheet.written):
            for place, name in each(path, names):
                yield sheet.tree, place, name
    for at, unit in enumerate(workspace.unit_list.units):
        for key, codes in (("member_of", unit.member_of), ("successors", unit.successors)):
            for place, name in each(("units", at, key), codes):
                yield workspace.units_tree, place, name
    if workspace.office_tree and workspace.office.own_unit:
        yield workspace.office_tree, ("own_unit",), workspace.office.own_unit


def _distinct(register: Register) -> set[str]:
    names: set[str] = set()
    for task in register.tasks:
        names.update(task.lead, task.cooperating, task.monitoring)
    for proposal in register.proposals:
        names.update(proposal.units)
    owners: tuple[Task | Proposal, ...] = (*register.tasks, *register.proposals)
    for owner in owners:
        for event in owner.events:
            names.update(event.unit)
            if isinstance(event, Transferred):
                names.add(event.to)
    return names


def unknown(workspace: Workspace) -> Findings:
    """A name that is no unit's."""
    hints: dict[str, str] = {}
    for tree, path, name in _named(workspace):
        if workspace.units.matches(name):
            continue
        if name not in hints:
            near = workspace.units.suggestions(name)
            hints[name] = f"Có phải {' hay '.join(near)}? " if near else ""
        remedy = f"{hints[name]}Sửa tên, hoặc thêm đơn vị vào {workspace.units_tree.path}"
        in_brackets, whole = _parted(tree, path, workspace.units)
        if whole:
            remedy = f'Tên có dấu phẩy phải đặt trong nháy kép: "{whole}"'
        elif in_brackets and not hints[name]:
            remedy += "; trong ngoặc vuông, tên có dấu phẩy phải đặt trong nháy kép"
        yield tree, Finding(path, f"không có đơn vị “{name}” trong danh mục", remedy)


def _parted(tree: Tree, path: Path, units: UnitDirectory) -> tuple[bool, str]:
    """Whether the name is one of several in `[...]`, and the whole name where a comma parted one."""
    parent, at = tree.find(path[:-1])[1], path[-1]
    if not isinstance(parent, Sequence) or not parent.flow or not isinstance(at, int):
        return False, ""
    names = [item.value for item in parent.items if isinstance(item, Scalar)]
    halves = (names[max(0, at - 1) : at + 1], names[at : at + 2])
    return len(names) > 1, next((whole for half in halves if units.matches(whole := ", ".join(half))), "")


def ambiguous(workspace: Workspace) -> Findings:
    """A name that several units bear."""
    for tree, path, name in _named(workspace):
        found = workspace.units.matches(name)
        if len(found) > 1:
            names = "; ".join(f"{unit.name} ({unit.code})" for unit in found)
            yield tree, Finding(path, f"“{name}” có thể là nhiều đơn vị: {names}", "Ghi tên đầy đủ hoặc mã đơn vị")


def twice(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """A unit named twice in one list, or with two parts in one task."""
    held: dict[str, str] = {}
    for path, codes in unit_lists(sheet.register):
        key = str(path[-1])
        if len(codes) < 2 and key not in _ROLES:  # noqa: PLR2004 - nothing can stand there twice
            continue
        if key not in _ROLES or key == "lead":
            held = {}
        for place, code in each(path, codes):
            before = held.setdefault(code, key)
            if before != key:
                message = f"{_name(workspace, code)} vừa là {_role(before)}, vừa là {_role(key)}"
                yield Finding(place, message, "Giữ đúng một vai trò như văn bản giao")
            elif code in codes[: int(place[-1])]:
                yield Finding(place, f"{_name(workspace, code)} ghi hai lần trong {key}", "Bỏ một lần")


def _role(key: str) -> str:
    return f"đơn vị {ROLE[key].lower()} ({key})"


def _name(workspace: Workspace, code: str) -> str:
    return workspace.units.name(code) if code in workspace.units else f"“{code}”"


def no_lead(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A task that nobody was given."""
    for at, task in enumerate(sheet.register.tasks):
        if not task.lead:
            message = f"nhiệm vụ {task.id} chưa ghi đơn vị chủ trì, thực hiện"
            yield Finding(("tasks", at), message, "Thêm khóa lead")


def several_leads(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """Several leads, open groups not counted, where the register does not say that the text has it so."""
    for at, task in enumerate(sheet.register.tasks):
        if any(code not in workspace.units for code in task.lead):
            continue
        leads = [code for code in task.lead if not workspace.units.is_open(code)]
        if len(leads) > 1 and not task.joint:
            message = f"nhiệm vụ {task.id} có {len(leads)} đơn vị chủ trì, thực hiện"
            remedy = "Văn bản giao nhiều đơn vị cùng thực hiện thì thêm joint: true; nếu không, giữ một đơn vị ở lead"
            yield Finding(("tasks", at, "lead"), message, remedy)


def joint_alone(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A task called joint that one unit does alone."""
    for at, task in enumerate(sheet.register.tasks):
        if task.joint and len(task.lead) == 1:
            message = f"nhiệm vụ {task.id} ghi nhiều đơn vị cùng thực hiện (joint) nhưng chỉ có một đơn vị"
            yield Finding(("tasks", at, "joint"), message, "Bỏ khóa joint, hoặc ghi đủ đơn vị ở lead")


def out_of_life(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """A unit that did not exist on the day the task was given."""
    units = workspace.units
    for at, task in enumerate(sheet.register.tasks):
        assigned = sheet.register.assigned(task)
        for role in _ROLES:
            for place, code in each(("tasks", at, role), getattr(task, role)):
                if code not in units:
                    continue
                unit = units[code]
                if unit.to and unit.to < assigned:
                    heirs = "; ".join(units.name(heir) for heir in unit.successors if heir in units)
                    message = f"{unit.name} đã kết thúc ngày {short_day(unit.to)}, trước ngày giao nhiệm vụ"
                    remedy = f"Ghi đơn vị kế thừa: {heirs}" if heirs else "Ghi đơn vị kế thừa"
                    yield Finding(place, message, remedy)
                elif unit.from_ and unit.from_ > assigned:
                    message = f"{unit.name} thành lập ngày {short_day(unit.from_)}, sau ngày giao nhiệm vụ"
                    yield Finding(place, message, "Xem lại đơn vị, ngày giao (assigned) hoặc khóa from của đơn vị")
