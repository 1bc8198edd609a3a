"""`giaoban overdue`: what is overdue, or was at the close of a period."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.options import ExitCodeFlag, Sort
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
    *,
    asked: Annotated[Question, without("state")],
    sort: Sort = None,
    out: answer.Output,
    exit_code: ExitCodeFlag = False,
) -> int:
    from dataclasses import replace

    from giaoban.console import envelope
    from giaoban.report import lists

    order = sorting(sort, "days-late")
    frame = asked.of_leads().frame()
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
