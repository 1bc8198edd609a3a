"""`giaoban check`: every problem of every file, with its place and mend."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.folder import locate_folder, shown
from giaoban.cli.groups import only, without
from giaoban.cli.question import Question
from giaoban.errors import ExitCode, Level

EXAMPLES = (
    "giaoban check",
    "giaoban check --strict",
    "giaoban check --register GB-2009-6T",
    "giaoban check -o van-de.xlsx",
    "giaoban check --json",
)
DETAIL = (
    "Đọc mọi tệp trong thư mục sổ và báo tất cả vấn đề trong một lần: lỗi (phải sửa, các lệnh khác không chạy), "
    "cảnh báo (nên xem lại) và lưu ý. Mỗi vấn đề có tệp, dòng, cột, mã, cách sửa. Có lỗi thì kết thúc với mã 3."
)

Strict = Annotated[bool, typer.Option("--strict", help="Coi cảnh báo như lỗi.")]


def check(
    *,
    strict: Strict = False,
    asked: Annotated[Question, only("register", "registers")],
    out: Annotated[answer.Output, without("plain")],
) -> int:
    from giaoban.check import survey

    found = locate_folder(asked.registers)
    result = survey(found, shown=shown(found), only=asked.register)
    errors = sum(problem.level is Level.ERROR for problem in result.problems)
    warnings = sum(problem.level is Level.WARNING for problem in result.problems)
    notes = len(result.problems) - errors - warnings
    total = f"{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý trong {result.files} sổ và danh mục đơn vị"
    total = f"{total} của {shown(found)}."
    if out.wants_json or out.ending not in {"", ".txt"}:
        from giaoban.console import envelope
        from giaoban.report.problems import problem_page

        problems = result.problems
        answer.show(
            out, lambda: problem_page(problems, total), lambda: envelope.problems(problems), title="Kiểm tra sổ"
        )
    else:
        lines = [line for problem in result.problems for line in problem.lines()]
        _tell(out, [*lines, total])
    if not out.wants_json and errors == 0 and result.files == 0:
        answer.hint(("Thư mục chưa có sổ nào. Tạo sổ mẫu: giaoban init THƯ_MỤC --example",))
    return ExitCode.INVALID if errors or (strict and warnings) else ExitCode.DONE


def _tell(out: answer.Output, lines: list[str]) -> None:
    """The lines to the file asked for, or to stdout, where a terminal does not cut words."""
    from giaoban.cli.telling import write_lines
    from giaoban.text import safe

    if out.ending:
        answer.deliver(out, "".join(f"{safe(line)}\n" for line in lines))
    else:
        write_lines(lines)
