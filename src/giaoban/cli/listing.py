"""`giaoban list`: tasks by any filter."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.options import Sort
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
    *,
    asked: Annotated[Question, without("window")],
    sort: Sort = None,
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report import lists

    order = sorting(sort, "register")
    frame = asked.frame_of_deadlines()
    view = lists.task_list(frame, order)
    answer.show(
        out,
        lambda: lists.task_page(frame, view),
        lambda: envelope.tasks(frame, view.tasks, period=frame.narrowed.due_in),
        title="Danh mục nhiệm vụ",
        book=frame,
        calendar=frame,
    )
