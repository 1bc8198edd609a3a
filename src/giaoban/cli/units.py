"""`giaoban units`: the unit list."""

from __future__ import annotations

from giaoban.cli import answer
from giaoban.cli.options import Excel, Force, Grep, Json, Output, Plain, Raw, RegistersDir
from giaoban.cli.question import Question

EXAMPLES = ("giaoban units", 'giaoban units --grep "tre em"', "giaoban units --json")


def units(
    grep: Grep = None,
    json: Json = False,
    plain: Plain = False,
    output: Output = None,
    force: Force = False,
    excel: Excel = False,
    raw: Raw = False,
    registers: RegistersDir = None,
) -> None:
    from giaoban.console import envelope
    from giaoban.report.proposals import unit_list, unit_page

    out = answer.Output(json=json, plain=plain, path=output, force=force, excel=excel, raw=raw)
    frame = Question(registers=registers).frame()
    found = unit_list(frame, grep)
    answer.show(out, lambda: unit_page(frame, found, grep), lambda: envelope.units(found), title="Danh mục đơn vị")
