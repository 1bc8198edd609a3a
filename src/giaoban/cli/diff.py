"""`giaoban diff`: what changed between two days or meetings, or in a period."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.groups import without
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban diff 25/8/2009 29/9/2009",
    "giaoban diff 25/8/2009",
    "giaoban diff --month 9",
    "giaoban diff --quarter III --unit BTXH",
    "giaoban diff 1/9 30/9 --group 2 --json",
)
DETAIL = (
    "So sánh tình hình hết ngày đầu với tình hình hết ngày sau (không ghi thì là hôm nay); có kỳ (--month, "
    "--quarter, ...): từ khi chốt trước kỳ đến khi chốt kỳ. Nhiệm vụ chưa hoàn thành mà trong khoảng đó đơn vị không "
    "báo cáo thì xếp vào phần chưa cập nhật. Có --unit thì tình trạng, thời hạn là của riêng đơn vị đó."
)

FromDay = Annotated[
    str | None,
    typer.Argument(metavar="TỪ_NGÀY", help="Ngày đầu, ví dụ ngày giao ban trước: 25/8, 25/8/2009 hoặc 2009-08-25."),
]
ToDay = Annotated[
    str | None, typer.Argument(metavar="ĐẾN_NGÀY", help="Ngày sau, viết như trên; không ghi thì là hôm nay.")
]


def diff(
    *,
    first: FromDay = None,
    last: ToDay = None,
    asked: Annotated[Question, without("role", "state")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.changes import changes_page
    from giaoban.report.compare import compare

    frame, before = asked.frame_between(first, last)
    view = compare(frame, before)
    answer.show(
        out,
        lambda: changes_page(frame, view),
        lambda: envelope.changes(frame, view),
        title="So sánh tình hình giữa hai thời điểm",
    )
