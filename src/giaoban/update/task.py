"""Plans for whole tasks: a new one, and plain fields of one that is there."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.dates import numeric_day
from giaoban.errors import RefusedEditError, WrongUsageError
from giaoban.store.edit import TASK_ORDER, Draft
from giaoban.text import suggest
from giaoban.update.effect import Effect, facts
from giaoban.update.judge import judge_file, proved
from giaoban.update.plan import Plan, Target

if TYPE_CHECKING:
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value

PLAIN_FIELDS = ("title", "group", "product", "priority", "submit_by", "note", "deadline_text")
"""The fields of a task that `set` may change; the others have events of their own, or are what the task is."""

_INSTEAD = {
    "deadline": "Thời hạn đổi bằng diễn biến: giaoban update {id} gia-han --to HẠN",
    "lead": "Đơn vị đổi bằng diễn biến: giaoban update {id} chuyen --to ĐƠN_VỊ, hoặc bo-sung-don-vi -u ĐƠN_VỊ",
    "events": "Diễn biến ghi bằng giaoban update, đính chính bằng giaoban void",
    "id": "Mã nhiệm vụ không đổi, để báo cáo đã gửi vẫn đối chiếu được",
    **dict.fromkeys(
        ("joint", "cooperating", "monitoring", "kind", "recurs", "assigned", "source"),
        "Sửa bằng tay trong tệp, rồi chạy giaoban check",
    ),
}


def plan_add(workspace: Workspace, sheet: Sheet, task: dict[str, Value], *, today: dt.date) -> Plan:
    """The plan of adding a task, its keys in their usual order; raises where its id is there or a value is wrong."""
    identifier = str(task.get("id", ""))
    taken = {task.id for task in sheet.register.tasks} | {proposal.id for proposal in sheet.register.proposals}
    if identifier in taken:
        raise RefusedEditError("", None, f"mã “{identifier}” đã có trong sổ {sheet.register.id}", "Chọn mã khác")
    if unknown := [key for key in task if key not in TASK_ORDER]:
        raise RefusedEditError("", None, f"khóa “{unknown[0]}” không có ở nhiệm vụ", _known(unknown[0], TASK_ORDER))
    draft = Draft(sheet)
    draft.append((), "tasks", {key: _typed(key, task[key]) for key in TASK_ORDER if key in task})
    change = proved(draft, workspace.units)
    target = Target(sheet=replace(sheet, register=change.register), key="tasks", index=len(change.register.tasks) - 1)
    added = change.register.tasks[target.index]
    met = added.source.meeting if added.source else None
    for word, day in (("ngày giao ban", met), ("ngày giao", change.register.assigned(added))):
        if day and day > today:
            raise RefusedEditError("", None, f"{word} {numeric_day(day)} ở tương lai; chưa ghi gì", "Sửa ngày")
    warnings = judge_file(workspace, change)
    effect = Effect(
        target=target,
        unit=None,
        unit_name="",
        what=f"Bổ sung nhiệm vụ “{added.title}”",
        before=None,
        after=facts(target, change.register, None, workspace=workspace, day=today),
        date=change.register.assigned(added),
    )
    return Plan(changes=(change,), effects=(effect,), warnings=warnings)


def plan_set(workspace: Workspace, target: Target, values: dict[str, Value]) -> Plan:
    """The plan of giving plain fields of a task new values; WrongUsageError for other fields, with what to do."""
    for key in values:
        if key not in PLAIN_FIELDS:
            instead = _INSTEAD.get(key, "").format(id=target.typed(workspace))
            raise WrongUsageError(f"khóa “{key}” không sửa được bằng set", instead or _known(key, PLAIN_FIELDS))
    if target.is_proposal:
        raise WrongUsageError(f"{target.reference} là kiến nghị; set chỉ sửa nhiệm vụ", "Sửa bằng tay trong tệp")
    old = target.sheet.written.tasks[target.index]
    changed = {key: value for key, value in values.items() if getattr(old, key) != value}
    if not changed:
        return Plan(changes=(), effects=())
    draft = Draft(target.sheet)
    for key, value in changed.items():
        draft.put((target.key, target.index), key, value)
    change = proved(draft, workspace.units)
    warnings = judge_file(workspace, change)
    effects = tuple(
        Effect(
            target=target,
            unit=None,
            unit_name="",
            what=f"{key}: {_said(getattr(old, key))} → {_said(value)}",
            before=None,
            after=None,
        )
        for key, value in changed.items()
    )
    return Plan(changes=(change,), effects=effects, warnings=warnings)


def next_id(sheet: Sheet, group: str | None) -> str:
    """The id a new task gets: the next number of its group, or of `BS` (bổ sung) where it has none."""
    prefix = group or "BS"
    pattern = re.compile(rf"{re.escape(prefix)}\.([0-9]+)")
    taken = [int(match[1]) for task in sheet.register.tasks if (match := pattern.fullmatch(task.id))]
    return f"{prefix}.{max(taken, default=0) + 1}"


_FLAGS = {"joint", "priority"}
_DAYS = {"assigned", "deadline", "submit_by", "meeting"}


def _typed(key: str, value: Value) -> Value:
    """A value that came as text, as what it means, so that it is written without quotes; others as they are."""
    if isinstance(value, Mapping):
        return {name: _typed(name, item) for name, item in value.items()}
    if key in _FLAGS and value in {"true", "false"}:
        return value == "true"
    if key in _DAYS and isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        with contextlib.suppress(ValueError):
            return dt.date.fromisoformat(value)
    return value


def _known(key: str, keys: tuple[str, ...]) -> str:
    near = suggest(key, keys, most=1)
    return f"{f'Có phải “{near[0]}”? ' if near else ''}Các khóa: {', '.join(keys)}"


def _said(value: object) -> str:
    match value:
        case None:
            return "(không có)"
        case bool():
            return "true" if value else "false"
        case dt.date():
            return numeric_day(value)
        case _:
            return str(value)
