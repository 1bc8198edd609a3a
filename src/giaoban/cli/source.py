"""`giaoban source`: the clause a task comes from, with its quote marked."""

from __future__ import annotations

from giaoban.cli import answer
from giaoban.cli.options import (
    AsOfDay,
    Excel,
    Force,
    Json,
    KnownOn,
    Output,
    Plain,
    Raw,
    RegisterName,
    RegistersDir,
    TaskId,
)
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban source 1.1",
    "giaoban source 2.2 --json",
)
DETAIL = "Câu được trích in nổi trên màn hình; khi ghi ra tệp hoặc chuyển tiếp thì nằm giữa [[ và ]]."


def source(
    task: TaskId,
    register: RegisterName = None,
    as_of: AsOfDay = None,
    known_on: KnownOn = None,
    json: Json = False,
    plain: Plain = False,
    output: Output = None,
    force: Force = False,
    excel: Excel = False,
    raw: Raw = False,
    registers: RegistersDir = None,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.detail import passages, source_page

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    question = Question(register=register, as_of=as_of, known_on=known_on, registers=registers)
    workspace = question.workspace()
    frame = question.frame(workspace)
    one = question.task(frame, task)
    text = workspace.passages(one.register.id)
    answer.show(
        out,
        lambda: source_page(one, text),
        lambda: envelope.source(frame, one, passages(one, text)),
        title="Trích văn bản giao",
    )
