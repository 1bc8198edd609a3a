"""`giaoban report`: the progress report of a period."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import (
    AsOfDay,
    Force,
    Group,
    Half,
    Json,
    KnownOn,
    Month,
    Output,
    Period,
    Quarter,
    RegisterName,
    RegistersDir,
    Unit,
    Window,
    Year,
)
from giaoban.cli.question import Question
from giaoban.errors import WrongUsageError

TEMPLATE = "bao-cao.md.j2"

EXAMPLES = (
    "giaoban report --quarter III",
    "giaoban report --month 8 -o bao-cao-thang-8.md",
    "giaoban report --half 2 --unit TCDN",
    "giaoban report --period 2009-9T --json",
    "giaoban report --print-template > templates/bao-cao.md.j2",
)
DETAIL = (
    "Lập báo cáo tiến độ của một kỳ theo mẫu bao-cao.md.j2. Mẫu riêng của cơ quan: đặt tệp cùng tên trong thư mục "
    "templates cạnh thư mục sổ, hoặc chỉ ra bằng --template. Kỳ đã kết thúc được tính khi chốt hết ngày cuối kỳ."
)

Template = Annotated[Path | None, typer.Option("--template", metavar="TỆP", help="Dùng tệp mẫu này.")]
PrintTemplate = Annotated[bool, typer.Option("--print-template", help="In mẫu có sẵn để sửa thành mẫu riêng.")]


def report(
    unit: Unit = None,
    group: Group = None,
    register: RegisterName = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    period: Period = None,
    as_of: AsOfDay = None,
    known_on: KnownOn = None,
    window: Window = None,
    template: Template = None,
    print_template: PrintTemplate = False,
    json: Json = False,
    output: Output = None,
    force: Force = False,
    registers: RegistersDir = None,
) -> None:
    out = answer.Output(json=json, path=output, force=force, registers=registers)
    if print_template:
        from giaoban.store import shipped

        sys.stdout.write((shipped.templates() / TEMPLATE).read_text(encoding="utf-8"))
        return
    question = Question(
        unit=unit,
        group=group,
        register=register,
        month=month,
        quarter=quarter,
        half=half,
        year=year,
        period=period,
        as_of=as_of,
        known_on=known_on,
        window=window,
        registers=registers,
    )
    if question.choice() is None:
        raise WrongUsageError("chưa chọn kỳ báo cáo", "Thêm --month, --quarter, --half, --year hoặc --period")
    from giaoban.report.period import period_report

    workspace = question.workspace()
    frame = question.frame(workspace)
    view = period_report(frame)
    if out.wants_json:
        from giaoban.console import envelope

        answer.deliver(out, envelope.report(frame, view))
        return
    from giaoban.render import markdown
    from giaoban.render.template import locate

    chosen = locate(TEMPLATE, given=template, registers=workspace.folder)
    answer.deliver(out, markdown.report(frame, view, chosen))
    answer.hint(frame.hints)
