"""`giaoban report`: the progress report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer, home, templates
from giaoban.cli.folder import shown
from giaoban.cli.groups import without
from giaoban.cli.question import Question
from giaoban.cli.templates import Paper
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.report.coverage import Covered
    from giaoban.report.frame import Frame
    from giaoban.report.page import Page
    from giaoban.report.period import PeriodReport
    from giaoban.store.cache import Desk
    from giaoban.store.folder import Workspace
    from giaoban.store.notes import Notes

TEMPLATES = {".md": "bao-cao.md.j2", ".html": "bao-cao.html.j2", ".docx": "bao-cao.docx"}
_TABLES = frozenset({".xlsx", ".csv", ".ics"})

EXAMPLES = (
    "giaoban report --quarter III",
    "giaoban report --month 8 -o bao-cao-thang-8.md",
    "giaoban report --quarter III -o bao-cao-quy-III.docx",
    "giaoban report --quarter III -o phu-luc-quy-III.xlsx",
    "giaoban report --half 2 --unit TCDN -o bao-cao.html",
    "giaoban report --period 2009-9T --json",
    "giaoban report --quarter III --with-coverage",
    "giaoban report --quarter III --write-notes",
    "giaoban report --print-template > templates/bao-cao.md.j2",
)
DETAIL = (
    "Lập báo cáo tiến độ của một kỳ theo mẫu bao-cao.md.j2. Mẫu riêng của cơ quan: đặt tệp cùng tên trong thư mục "
    "templates cạnh thư mục sổ, hoặc chỉ ra bằng --template. Kỳ đã kết thúc được tính khi chốt hết ngày cuối kỳ. "
    "Phần viết tay (tình hình chung, nguyên nhân, khó khăn, đề xuất) đặt ở bao-cao/2009-Q3.md cạnh thư mục sổ, tên tệp "
    "là kỳ; được in vào mỗi lần lập báo cáo của kỳ đó, trừ báo cáo của riêng một đơn vị."
)

WithCoverage = Annotated[
    bool,
    typer.Option("--with-coverage", help="Thêm phụ lục đối chiếu văn bản với sổ: số câu giao việc, câu còn sót."),
]
WriteNotes = Annotated[
    bool,
    typer.Option("--write-notes", help="Tạo tệp để viết tay các mục của kỳ này rồi dừng; không ghi đè tệp đã có."),
]


def report(
    *,
    asked: Annotated[Question, without("role", "state", "grep")],
    out: Annotated[Paper, without("plain")],
    write_notes: WriteNotes = False,
    with_coverage: WithCoverage = False,
) -> None:
    if out.print_template:
        templates.print_shipped(out.path, TEMPLATES, force=out.force)
        return
    if asked.choice() is None:
        raise WrongUsageError("chưa chọn kỳ báo cáo", "Thêm --month, --quarter, --half, --year hoặc --period")
    from giaoban.report.period import period_report
    from giaoban.store import notes

    workspace = asked.workspace()
    frame = asked.frame(workspace)
    view = period_report(frame)
    if with_coverage:
        view = view._replace(coverage=_covered(out, workspace))
    hand = notes.path_of(workspace.folder, view.period)
    if write_notes:
        from giaoban.cli.telling import write_lines

        notes.create(hand, view.period, shown=shown(hand))
        write_lines([f"Đã tạo {shown(hand)}", "Viết dưới từng tiêu đề; báo cáo của kỳ tự lấy phần này."])
        return
    if out.wants_json or out.ending in _TABLES:
        from giaoban.console import envelope

        answer.show(out, lambda: _tables(frame), lambda: envelope.report(frame, view), book=frame, calendar=frame)
        return
    written = notes.NO_NOTES if view.unit else notes.read(hand, shown=shown(hand))
    _deliver(out, frame, view, workspace.folder, written)
    # what is written by hand speaks of all units
    left_out = f"Báo cáo của riêng một đơn vị không in phần viết tay ở {shown(hand)}."
    answer.hint((*frame.hints, *((left_out,) if view.unit and hand.exists() else ())))


def _covered(out: answer.Output, workspace: Workspace | Desk) -> Covered:
    """The assignments of the texts against the registers, for the forms that have room for words."""
    from giaoban.report.coverage import covered

    if out.ending in _TABLES:
        raise WrongUsageError(f"--with-coverage không ghi được ra {out.ending}", "Dùng .docx, .html, .md hoặc .json")
    return covered(workspace)


def _tables(frame: Frame) -> Page:
    """The figures by unit and the tasks behind them, as tables and nothing else."""
    from giaoban.query import Sort, select
    from giaoban.report.lists import task_list, task_page
    from giaoban.report.page import Page
    from giaoban.report.summary import summary, summary_page

    figures = summary_page(frame, summary(frame, select(frame.tracked, frame.narrowed)))
    tasks = task_page(frame, task_list(frame, Sort.REGISTER))
    return Page(head=figures.head, parts=(*figures.parts, *tasks.parts), hints=figures.hints)


def _deliver(
    out: Paper,
    frame: Frame,
    view: PeriodReport,
    registers: Path,
    written: Notes,
) -> None:
    """The report in the form its ending asks for, by the template of that form."""
    chosen = templates.chosen(out.ending, out.template, TEMPLATES, registers=registers)
    if out.ending == ".docx":
        from giaoban.render import docx

        with answer.working("Lập báo cáo Word", len(view.scored)):
            data = docx.report(frame, view, chosen, written)
        answer.write(out, data)
    elif out.ending == ".html":
        from giaoban.render import html

        answer.deliver(out, html.report(frame, view, chosen, written, kept=home.wanted()))
    else:
        from giaoban.render import markdown

        answer.deliver(out, markdown.report(frame, view, chosen, written, kept=home.wanted()))
