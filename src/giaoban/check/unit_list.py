"""Rules over `don-vi.yaml` and `co-quan.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, each, line
from giaoban.dates import short_day
from giaoban.model import Recurs
from giaoban.text import fold
from giaoban.units import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.check.rule import Findings
    from giaoban.store.folder import Workspace
    from giaoban.store.nodes import Path
    from giaoban.units import Unit


def claimed_twice(workspace: Workspace) -> Findings:
    """A code, name or alias that two units bear."""
    tree = workspace.units_tree
    first: dict[str, tuple[int, Unit, Path]] = {}
    for at, unit in enumerate(workspace.unit_list.units):
        for path, spelling in _spellings(at, unit):
            owner, other, place = first.setdefault(fold(spelling), (at, unit, path))
            if owner != at:
                message = (
                    f"“{spelling}” chỉ cả {other.name} ({other.code}, dòng {line(tree, place)})"
                    f" và {unit.name} ({unit.code})"
                )
                yield tree, Finding(path, message, "Sửa hoặc bỏ ở một đơn vị: mỗi mã, tên chỉ thuộc một đơn vị")


def _spellings(at: int, unit: Unit) -> Iterator[tuple[Path, str]]:
    yield ("units", at, "code"), unit.code
    yield ("units", at, "name"), unit.name
    yield from each(("units", at, "aliases"), unit.aliases)


def member_of_no_group(workspace: Workspace) -> Findings:
    """A unit in something that is not a group with a list of members."""
    for at, unit in enumerate(workspace.unit_list.units):
        for path, name in each(("units", at, "member_of"), unit.member_of):
            found = workspace.units.matches(name)
            if len(found) == 1 and found[0].kind is not UnitKind.CLOSED_GROUP:
                message = f"{found[0].name} ({found[0].code}) không phải nhóm có danh sách đơn vị (closed-group)"
                yield workspace.units_tree, Finding(path, message, "Sửa member_of, hoặc sửa kind của nhóm")


def group_in_group(workspace: Workspace) -> Findings:
    """A group in a group: membership is looked up one step, so that its units would not be found."""
    for at, unit in enumerate(workspace.unit_list.units):
        if unit.member_of and unit.kind is not UnitKind.UNIT:
            message = f"nhóm {unit.code} nằm trong nhóm khác; đơn vị của nhóm này không được tính vào nhóm ngoài"
            remedy = "Ghi member_of ở từng đơn vị, bỏ ở nhóm"
            yield workspace.units_tree, Finding(("units", at, "member_of"), message, remedy)


def life_backwards(workspace: Workspace) -> Findings:
    """A unit that ended before it began."""
    for at, unit in enumerate(workspace.unit_list.units):
        if unit.from_ and unit.to and unit.to < unit.from_:
            message = f"ngày kết thúc {short_day(unit.to)} trước ngày thành lập {short_day(unit.from_)}"
            yield workspace.units_tree, Finding(("units", at, "to"), message, "Sửa from hoặc to")


def no_meetings(workspace: Workspace) -> Findings:
    """Duties that come back at each meeting, where no meeting is known: told once, at the first of them."""
    if workspace.office.meetings:
        return
    duties = [
        (sheet.tree, at)
        for sheet in workspace.sheets
        for at, task in enumerate(sheet.written.tasks)
        if task.recurs is Recurs.MEETING
    ]
    if duties:
        tree, at = duties[0]
        message = f"chưa có ngày giao ban nào để theo dõi {len(duties)} nhiệm vụ định kỳ tại giao ban"
        yield tree, Finding(("tasks", at, "recurs"), message, "Ghi các ngày giao ban vào meetings của co-quan.yaml")
