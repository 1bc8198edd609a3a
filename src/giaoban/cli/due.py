"""`giaoban due`: what falls due soon, or in a period."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.options import ExitCodeFlag, Sort, Within
from giaoban.cli.question import Question, sorting
from giaoban.errors import ExitCode, WrongUsageError

EXAMPLES = (
    "giaoban due",
    "giaoban due --within 30",
    "giaoban due --within 30 --as-of 15/8/2009",
    "giaoban due --quarter III --unit TCDN",
)
DETAIL = (
    "Liệt kê nhiệm vụ chưa hoàn thành có ngày cuối của thời hạn trong số ngày tới (mặc định theo due_soon_days của "
    "co-quan.yaml, là 7), hoặc trong kỳ được chọn. Tình trạng tính đến hôm nay, hoặc đến ngày ghi ở --as-of. Có "
    "--unit mà không có --as: chỉ nhiệm vụ đơn vị đó chủ trì, thực hiện."
)


def due(
    *,
    within: Within = None,
    asked: Annotated[Question, without("state", "window")],
    sort: Sort = None,
    out: answer.Output,
    exit_code: ExitCodeFlag = False,
) -> int:
    from dataclasses import replace

    from giaoban.console import envelope
    from giaoban.dates import Period as Span
    from giaoban.report import lists

    order = sorting(sort, "deadline")
    asked = asked.of_leads()
    if within is not None and asked.choice() is not None:
        raise WrongUsageError("--within và kỳ không dùng cùng nhau", "Bỏ một trong hai")
    frame = asked.frame_of_deadlines()
    days = frame.office.due_soon_days if within is None else within
    view = lists.due(frame, within=days, sort=order)
    span = frame.narrowed.due_in or Span.span(view.first, view.last)
    answer.show(
        out,
        lambda: lists.due_page(frame, view),
        lambda: envelope.tasks(frame, view.tasks, period=span, within=None if frame.narrowed.due_in else days),
        title="Danh mục nhiệm vụ sắp đến hạn",
        calendar=replace(frame, narrowed=replace(frame.narrowed, due_in=span)),
    )
    return ExitCode.FINDINGS if exit_code and view.tasks else ExitCode.DONE
