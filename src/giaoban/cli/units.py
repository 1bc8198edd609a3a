"""`giaoban units`: the unit list."""

from __future__ import annotations

from typing import Annotated

from giaoban.cli import answer
from giaoban.cli.groups import only
from giaoban.cli.options import Grep
from giaoban.cli.question import Question

EXAMPLES = ("giaoban units", 'giaoban units --grep "tre em"', "giaoban units --json")


def units(
    *,
    grep: Grep = None,
    asked: Annotated[Question, only("registers")],
    out: answer.Output,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.proposals import unit_list, unit_page

    frame = asked.frame()
    found = unit_list(frame, grep)
    answer.show(out, lambda: unit_page(frame, found, grep), lambda: envelope.units(found), title="Danh mục đơn vị")
