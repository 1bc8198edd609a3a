"""`giaoban coverage`: each assignment of the texts, and the task that quotes it."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.groups import only, without
from giaoban.cli.options import ExitCodeFlag
from giaoban.cli.question import Question
from giaoban.errors import ExitCode

EXAMPLES = (
    "giaoban coverage",
    "giaoban coverage --missing --exit-code",
    "giaoban coverage -o doi-chieu.html",
    "giaoban coverage --register GB-2009-6T --json",
)
DETAIL = (
    "Tìm các câu giao việc trong nguyên văn của từng sổ rồi đối chiếu: câu được nhiệm vụ, kiến nghị trích (ít nhất một "
    "nửa phần chữ riêng của câu) là đã vào sổ; câu mà sổ nêu lý do để ra ngoài là không ghi; còn lại là còn sót. Ghi "
    "ra .html, .md, .docx thì có cả nguyên văn, đánh dấu từng chỗ được trích."
)

Missing = Annotated[bool, typer.Option("--missing", help="Chỉ liệt kê câu còn sót.")]


def coverage(
    *,
    missing: Missing = False,
    asked: Annotated[Question, only("register", "registers")],
    out: Annotated[answer.Output, without("excel", "raw")],
    exit_code: ExitCodeFlag = False,
) -> int:
    from giaoban.report import coverage as views

    view = views.covered(asked.workspace())
    title = "Đối chiếu văn bản với sổ"

    def document() -> str:
        from giaoban.console import envelope

        return envelope.coverage(view, missing_only=missing)

    def browser_page() -> str:
        from giaoban.render.html.coverage import page

        return page(view, title=title, missing_only=missing)

    answer.show(
        out,
        lambda: views.coverage_page(view, missing_only=missing, whole=out.ending in {".md", ".docx"}),
        document,
        title=title,
        html=browser_page,
    )
    return ExitCode.FINDINGS if exit_code and view.missing else ExitCode.DONE
