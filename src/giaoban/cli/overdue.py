"""`giaoban overdue`: what is overdue, or was at the close of a period."""

from __future__ import annotations

from giaoban.cli import answer
from giaoban.cli.options import (
    As,
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
    Sort,
    Unit,
    Window,
    Year,
)
from giaoban.cli.question import Question, sorting
from giaoban.errors import ExitCode

EXAMPLES = (
    "giaoban overdue",
    "giaoban overdue --month 8",
    "giaoban overdue --quarter III --unit BTXH",
    "giaoban overdue --as-of 15/10/2009 --json",
    "giaoban overdue --exit-code",
)
DETAIL = (
    "Có kỳ (--month, --quarter, ...): tính khi chốt hết ngày cuối kỳ, chia thành phát sinh trong kỳ và kỳ trước chuyển "
    "sang, kèm việc đã hoàn thành hoặc gia hạn từ đó đến nay. Thời hạn là một kỳ thì hết hạn vào ngày cuối của kỳ. "
    "Có --unit mà không có --as: chỉ nhiệm vụ đơn vị đó chủ trì, thực hiện, theo thời hạn của đơn vị."
)


def overdue(
    unit: Unit = None,
    role: As = None,
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
    sort: Sort = None,
    json: Json = False,
    plain: Plain = False,
    output: Output = None,
    force: Force = False,
    excel: Excel = False,
    raw: Raw = False,
    registers: RegistersDir = None,
    exit_code: ExitCodeFlag = False,
) -> int:
    from dataclasses import replace

    from giaoban.console import envelope
    from giaoban.report import lists

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    order = sorting(sort, "days-late")
    frame = Question(
        unit=unit,
        role=role or ("lead" if unit else None),
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
    view = lists.overdue(frame, order)
    late = replace(frame, narrowed=replace(frame.narrowed, state="overdue"))
    answer.show(
        out,
        lambda: lists.overdue_page(frame, view),
        lambda: envelope.overdue(frame, view),
        title="Danh mục nhiệm vụ quá hạn",
        book=late,
        calendar=late,
    )
    return ExitCode.FINDINGS if exit_code and view.tasks else ExitCode.DONE
