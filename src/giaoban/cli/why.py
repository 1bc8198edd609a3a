"""`giaoban why`: why a task stands as it does."""

from __future__ import annotations

from giaoban.cli import answer
from giaoban.cli.options import (
    AsOfDay,
    Excel,
    Force,
    Half,
    Json,
    KnownOn,
    Month,
    Output,
    Period,
    Plain,
    Quarter,
    Raw,
    RegisterName,
    RegistersDir,
    TaskId,
    Window,
    Year,
)
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban why 1.1",
    "giaoban why 1.1 --as-of 31/8/2009",
    "giaoban why 2.2 --quarter III",
)


def why(
    task: TaskId,
    register: RegisterName = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    period: Period = None,
    as_of: AsOfDay = None,
    known_on: KnownOn = None,
    window: Window = None,
    json: Json = False,
    plain: Plain = False,
    output: Output = None,
    force: Force = False,
    excel: Excel = False,
    raw: Raw = False,
    registers: RegistersDir = None,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.detail import why_lines, why_page

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    question = Question(
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
    frame = question.frame()
    one = question.task(frame, task)
    answer.show(
        out,
        lambda: why_page(frame, one),
        lambda: envelope.reasons(frame, one, why_lines(frame, one)),
        title="Căn cứ xác định tình trạng",
    )
