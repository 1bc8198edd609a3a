"""`giaoban show`: one task whole."""

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
    "giaoban show 1.1",
    "giaoban show GB-2009-6T/2.2 --as-of 30/9/2009",
    "giaoban show 1.1 --json",
)


def show(
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
    from giaoban.report.detail import show_page

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    question = Question(register=register, as_of=as_of, known_on=known_on, registers=registers)
    frame = question.frame()
    one = question.task(frame, task)
    answer.show(out, lambda: show_page(frame, one), lambda: envelope.one_task(frame, one), title="Nhiệm vụ")
