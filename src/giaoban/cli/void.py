"""`giaoban void`: correct an entry made in error; it stays visible and no longer counts."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli.options import Json, RegisterName, RegistersDir, TaskId
from giaoban.cli.writing import DryRun, Recorded, Writing, today

EXAMPLES = (
    'giaoban void 1.1 2 --reason "Ghi nhầm đơn vị"',
    'giaoban void GB-2009-6T/1.1 2 --reason "Ghi nhầm đơn vị" --dry-run',
)
DETAIL = (
    "Số của lần ghi xem bằng giaoban log MÃ. Lần ghi vẫn còn trong sổ, có dấu đính chính; báo cáo in lại theo số liệu "
    "đã biết trước ngày đính chính (--as-known-on) vẫn tính lần ghi đó."
)

Number = Annotated[int, typer.Argument(metavar="SỐ", help="Số của lần ghi, từ 1.", min=1)]
Why = Annotated[str, typer.Option("--reason", metavar="CHỮ", help="Lý do đính chính.")]


def void(
    task: TaskId,
    number: Number,
    reason: Why,
    recorded: Recorded = None,
    dry_run: DryRun = False,
    json: Json = False,
    register: RegisterName = None,
    registers: RegistersDir = None,
) -> int:
    from giaoban.cli.entering import recorded_on, target_of, text_of
    from giaoban.update.plan import plan_void

    why = text_of("--reason", reason)
    writing = Writing(registers=registers, register=register, dry_run=dry_run, json=json, owners=(task,))
    return writing.run(
        "void",
        lambda workspace: plan_void(
            workspace,
            target_of(workspace, task),
            number,
            recorded=recorded_on(workspace, recorded),
            reason=why,
            today=today(),
        ),
    )
