"""`giaoban void`: correct an entry made in error; it stays visible and no longer counts."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import completion
from giaoban.cli.question import today
from giaoban.cli.writing import Recorded, Writing

EXAMPLES = (
    'giaoban void 1.1 2 --reason "Ghi nhầm đơn vị"',
    'giaoban void GB-2009-6T/1.1 2 --reason "Ghi nhầm đơn vị" --dry-run',
)
DETAIL = (
    "Số của lần ghi xem bằng giaoban log MÃ. Lần ghi vẫn còn trong sổ, có dấu đính chính; báo cáo in lại theo số liệu "
    "đã biết trước ngày đính chính (--as-known-on) vẫn tính lần ghi đó."
)

OwnerId = Annotated[
    str,
    typer.Argument(
        metavar="MÃ",
        help="Mã nhiệm vụ hoặc kiến nghị, ví dụ 1.1; khi nhiều sổ cùng có mã này, ghi thêm mã sổ: GB-2009-6T/1.1.",
        autocompletion=completion.owners,
    ),
]
Number = Annotated[int, typer.Argument(metavar="SỐ", help="Số của lần ghi, từ 1.", min=1)]
Why = Annotated[str, typer.Option("--reason", metavar="CHỮ", help="Lý do đính chính.")]


def void(
    *,
    task: OwnerId,
    number: Number,
    reason: Why,
    recorded: Recorded = None,
    writing: Writing,
) -> int:
    from giaoban.cli.entering import target_of
    from giaoban.cli.values import recorded_on, text_of
    from giaoban.update.plan import plan_void

    why = text_of("--reason", reason, needed=True)
    return writing.run(
        "void",
        lambda workspace: plan_void(
            workspace,
            target_of(workspace, task),
            number,
            recorded=recorded_on(recorded),
            reason=why,
            today=today(),
        ),
        owners=(task,),
    )
