"""`giaoban list`: tasks by any filter."""

from __future__ import annotations

from giaoban.cli import answer
from giaoban.cli.options import (
    As,
    AsOfDay,
    Excel,
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
    State,
    Unit,
    Year,
)
from giaoban.cli.question import Question, sorting

EXAMPLES = (
    "giaoban list",
    "giaoban list --unit TCDN --as chu-tri",
    "giaoban list --group 2 --state chua-hoan-thanh",
    "giaoban list --quarter III",
    'giaoban list --grep "muc chi" --json',
)
DETAIL = (
    "Kỳ (--month, --quarter, ...) chọn theo ngày cuối của thời hạn: --quarter III là nhiệm vụ đến hạn trong Quý III. "
    "Có --unit thì tình trạng, thời hạn là của riêng đơn vị đó."
)


def listing(
    unit: Unit = None,
    role: As = None,
    group: Group = None,
    state: State = None,
    grep: Grep = None,
    register: RegisterName = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    period: Period = None,
    as_of: AsOfDay = None,
    known_on: KnownOn = None,
    sort: Sort = None,
    json: Json = False,
    plain: Plain = False,
    output: Output = None,
    force: Force = False,
    excel: Excel = False,
    raw: Raw = False,
    registers: RegistersDir = None,
) -> None:
    from giaoban.console import envelope
    from giaoban.report import lists

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    order = sorting(sort, "register")
    frame = Question(
        unit=unit,
        role=role,
        group=group,
        state=state,
        grep=grep,
        register=register,
        month=month,
        quarter=quarter,
        half=half,
        year=year,
        period=period,
        as_of=as_of,
        known_on=known_on,
        registers=registers,
    ).frame_of_deadlines()
    view = lists.task_list(frame, order)
    answer.show(
        out,
        lambda: lists.task_page(frame, view),
        lambda: envelope.tasks(frame, view.tasks, period=frame.narrowed.due_in),
        title="Danh mục nhiệm vụ",
        book=frame,
        calendar=frame,
    )
