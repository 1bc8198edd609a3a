"""`giaoban status`: the summary by unit, or the card of one unit."""

from __future__ import annotations

from types import ModuleType

from giaoban.cli import answer
from giaoban.cli.question import Question

EXAMPLES = (
    "giaoban status",
    'giaoban status --unit "Cục Việc làm"',
    "giaoban status -u VL --as phoi-hop",
    "giaoban status --quarter III",
    "giaoban status --as-of 30/9/2009 --json",
)
DETAIL = (
    "Không có --unit: mỗi đơn vị một dòng, kèm tổng số nhiệm vụ và tổng số lượt giao. Có --unit: phiếu theo dõi của "
    "đơn vị đó, nhiệm vụ xếp theo vai trò. Kỳ đã kết thúc được tính khi chốt hết ngày cuối kỳ."
)


def status(
    *,
    asked: Question,
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.card import card, card_page
    from giaoban.report.summary import summary, summary_page

    frame = asked.frame()
    wanted = frame.narrowed
    if wanted.unit is not None:
        one = card(frame, wanted.unit, wanted.role)
        answer.show(
            out,
            lambda: card_page(frame, one, wanted.role),
            lambda: envelope.card(frame, one),
            title=one.name,
            html=lambda: _html().card(frame, one, wanted.role),
            book=frame,
            calendar=frame,
        )
    else:
        view = summary(frame)
        answer.show(
            out,
            lambda: summary_page(frame, view),
            lambda: envelope.summary(frame, view),
            title="Tổng hợp tình hình thực hiện nhiệm vụ",
            html=lambda: _html().status(frame, view),
            book=frame,
            calendar=frame,
        )


def _html() -> ModuleType:
    from giaoban.render import html

    return html
