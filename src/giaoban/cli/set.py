"""`giaoban set`: change plain fields of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli.options import TaskId
from giaoban.cli.writing import Writing
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Plan, Target

EXAMPLES = (
    "giaoban set 1.1 priority=true",
    'giaoban set 1.1 title="Đề xuất hướng xử lý" product="Báo cáo đề xuất"',
    "giaoban set 2.2 submit_by=20/9/2009",
)
DETAIL = (
    "Sửa được: title, group, product, priority, submit_by, note, deadline_text. Thời hạn và đơn vị đổi bằng diễn biến "
    "(giaoban update), để giữ hạn gốc và lý do."
)

Fields = Annotated[list[str], typer.Argument(metavar="KHÓA=GIÁ_TRỊ", help="Các khóa và giá trị mới.")]


def set(  # noqa: A001 - the command's own name
    *,
    task: TaskId,
    values: Fields,
    writing: Writing,
) -> int:
    from giaoban.cli.entering import target_of
    from giaoban.update.task import plan_set

    def plan(workspace: Workspace) -> Plan:
        target = target_of(workspace, task)
        return plan_set(workspace, target, _values(workspace, target, values))

    return writing.run("set", plan)


def _values(workspace: Workspace, target: Target, typed: list[str]) -> dict[str, Value]:
    from giaoban.cli.question import group_of
    from giaoban.cli.values import day_since, text_of
    from giaoban.update.task import PLAIN_FIELDS

    found: dict[str, Value] = {}
    for one in typed:
        key, equals, value = one.partition("=")
        if not equals:
            raise WrongUsageError(f"“{one}” không có dạng KHÓA=GIÁ_TRỊ", 'Ví dụ: priority=true, title="Nội dung mới"')
        if key in found:
            raise WrongUsageError(f"khóa “{key}” ghi hai lần", "Giữ một lần")
        if key in PLAIN_FIELDS and not value.strip():
            remedy = f"Để bỏ khóa này, xóa dòng {key} của nhiệm vụ trong tệp, rồi giaoban check"
            raise WrongUsageError(f"khóa “{key}” chưa có giá trị", remedy)
        if key == "priority":
            if value not in {"true", "false"}:
                raise WrongUsageError(
                    f"priority: “{value}” không phải true hay false", "Ghi priority=true hoặc priority=false"
                )
            found[key] = value == "true"
        elif key == "submit_by":
            found[key] = day_since(key, value, since=target.assigned)
        elif key == "group":
            found[key] = group_of(workspace, value)
        else:
            found[key] = text_of(key, value) if key in PLAIN_FIELDS else value
    return found
