"""`giaoban show`: one task whole."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import only
from giaoban.cli.options import TaskId
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban show 1.1",
    "giaoban show GB-2009-6T/2.2 --as-of 30/9/2009",
    "giaoban show 1.1 --json",
)


def show(
    *,
    task: TaskId,
    asked: Annotated[Question, only("register", "as_of", "known_on", "registers")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.detail import show_page

    frame = asked.frame()
    one = asked.task(frame, task)
    answer.show(out, lambda: show_page(frame, one), lambda: envelope.one_task(frame, one), title="Nhiệm vụ")
