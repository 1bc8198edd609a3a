"""`giaoban why`: why a task stands as it does."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.options import TaskId
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban why 1.1",
    "giaoban why 1.1 --as-of 31/8/2009",
    "giaoban why 2.2 --quarter III",
)


def why(
    *,
    task: TaskId,
    asked: Annotated[Question, without("unit", "role", "group", "state", "grep")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.detail import why_lines, why_page

    frame = asked.frame()
    one = asked.task(frame, task)
    answer.show(
        out,
        lambda: why_page(frame, one),
        lambda: envelope.reasons(frame, one, why_lines(frame, one)),
        title="Căn cứ xác định tình trạng",
    )
