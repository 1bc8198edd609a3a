"""`giaoban check`: every problem of every file, with its place and mend."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import Json, RegisterName, RegistersDir
from giaoban.cli.question import locate_folder, shown
from giaoban.errors import ExitCode, Level

EXAMPLES = (
    "giaoban check",
    "giaoban check --strict",
    "giaoban check --register GB-2009-6T",
    "giaoban check --json",
)
DETAIL = (
    "Đọc mọi tệp trong thư mục sổ và báo tất cả vấn đề trong một lần: lỗi (phải sửa, các lệnh khác không chạy), "
    "cảnh báo (nên xem lại) và lưu ý. Mỗi vấn đề có tệp, dòng, cột, mã, cách sửa. Có lỗi thì kết thúc với mã 3."
)

Strict = Annotated[bool, typer.Option("--strict", help="Coi cảnh báo như lỗi.")]


def check(
    register: RegisterName = None,
    strict: Strict = False,
    json: Json = False,
    registers: RegistersDir = None,
) -> int:
    from giaoban.check import survey

    found = locate_folder(registers)
    result = survey(found, shown=shown(found), only=register)
    errors = sum(problem.level is Level.ERROR for problem in result.problems)
    warnings = sum(problem.level is Level.WARNING for problem in result.problems)
    notes = len(result.problems) - errors - warnings
    if json:
        from giaoban.console import envelope

        sys.stdout.write(envelope.problems(result.problems))
    else:
        from giaoban.text import safe

        lines = [line for problem in result.problems for line in problem.lines()]
        total = f"{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý trong {result.files} sổ và danh mục đơn vị"
        total = f"{total} của {shown(found)}."
        sys.stdout.write("".join(f"{safe(line)}\n" for line in (*lines, total)))
        if errors == 0 and result.files == 0:
            answer.hint(("Thư mục chưa có sổ nào. Tạo sổ mẫu: giaoban init THƯ_MỤC --example",))
    return ExitCode.INVALID if errors or (strict and warnings) else ExitCode.DONE
