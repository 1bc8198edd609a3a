"""`giaoban proposals`: the localities' proposals and their answers."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import (
    AsOfDay,
    Excel,
    ExitCodeFlag,
    Force,
    Grep,
    Group,
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
    Unit,
    Window,
    Year,
)
from giaoban.cli.question import Question
from giaoban.errors import ExitCode

EXAMPLES = (
    "giaoban proposals",
    "giaoban proposals --unanswered",
    "giaoban proposals --unit TCDN",
    "giaoban proposals --unanswered --quarter III --json",
)
DETAIL = (
    "Kiến nghị không ghi đơn vị trả lời thì tính cho các đơn vị thực hiện nhiệm vụ xử lý kiến nghị đó. Trả lời rồi mà "
    "địa phương tiếp tục kiến nghị thì lại là chưa trả lời."
)

Unanswered = Annotated[bool, typer.Option("--unanswered", help="Chỉ liệt kê kiến nghị chưa được trả lời.")]


def proposals(
    unanswered: Unanswered = False,
    unit: Unit = None,
    group: Group = None,
    grep: Grep = None,
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
    exit_code: ExitCodeFlag = False,
) -> int:
    from giaoban.console import envelope
    from giaoban.report import proposals as views

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    frame = Question(
        unit=unit,
        group=group,
        grep=grep,
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
    ).frame()
    view = views.proposals(frame, unanswered=unanswered)
    answer.show(
        out,
        lambda: views.proposal_page(frame, view),
        lambda: envelope.proposals(frame, view, unanswered=unanswered),
        title="Kiến nghị của địa phương",
    )
    return ExitCode.FINDINGS if exit_code and view.unanswered else ExitCode.DONE
