"""`giaoban log`: what was entered, in the order it was."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer, completion
from giaoban.cli.groups import without
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban log",
    "giaoban log 1.1",
    "giaoban log --month 9 --unit BTXH",
    'giaoban log --grep "gia hạn" --json',
)
DETAIL = (
    "Lần ghi mới nhất ở cuối. Kỳ (--month, --quarter, ...) chọn theo ngày ghi sổ hoặc ngày đính chính. Số ở cột Số là "
    "thứ tự của lần ghi trong nhiệm vụ, kiến nghị đó, dùng khi đính chính. Lần ghi đã đính chính vẫn hiện, kèm lý do."
)

OwnerId = Annotated[
    str | None,
    typer.Argument(
        metavar="MÃ",
        help="Chỉ nhiệm vụ hoặc kiến nghị có mã này, ví dụ 1.1 hoặc GB-2009-6T/1.1.",
        autocompletion=completion.owners,
    ),
]


def log(
    *,
    owner: OwnerId = None,
    asked: Annotated[Question, without("role", "state", "as_of")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.entries import journal, journal_page

    frame = asked.frame_of_entries()
    reference = asked.owner(frame, owner) if owner is not None else None
    view = journal(frame, reference)
    answer.show(
        out,
        lambda: journal_page(frame, view, reference),
        lambda: envelope.journal(frame, view, reference=reference),
        title="Nhật ký ghi sổ",
    )
