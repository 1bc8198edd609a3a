"""`giaoban source`: the clause a task comes from, with its quote marked."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import only
from giaoban.cli.options import TaskId
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban source 1.1",
    "giaoban source 2.2 --json",
)
DETAIL = "Câu được trích in nổi trên màn hình; khi ghi ra tệp hoặc chuyển tiếp thì nằm giữa [[ và ]]."


def source(
    *,
    task: TaskId,
    asked: Annotated[Question, only("register", "as_of", "known_on", "registers")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.detail import passages, source_page

    workspace = asked.workspace()
    frame = asked.frame(workspace)
    one = asked.task(frame, task)
    text = workspace.passages(one.register.id)
    answer.show(
        out,
        lambda: source_page(one, text),
        lambda: envelope.source(frame, one, passages(one, text)),
        title="Trích văn bản giao",
    )
