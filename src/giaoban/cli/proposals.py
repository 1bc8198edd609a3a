"""`giaoban proposals`: the localities' proposals and their answers."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.options import ExitCodeFlag
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
    *,
    unanswered: Unanswered = False,
    asked: Annotated[Question, without("role", "state")],
    out: answer.Output,
    exit_code: ExitCodeFlag = False,
) -> int:
    from giaoban.console import envelope
    from giaoban.report import proposals as views

    frame = asked.frame()
    view = views.proposals(frame, unanswered=unanswered)
    answer.show(
        out,
        lambda: views.proposal_page(frame, view),
        lambda: envelope.proposals(frame, view, unanswered=unanswered),
        title="Kiến nghị của địa phương",
    )
    return ExitCode.FINDINGS if exit_code and view.unanswered else ExitCode.DONE
