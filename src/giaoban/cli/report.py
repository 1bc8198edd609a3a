"""`giaoban report`: the progress report of a period."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import (
    AsOfDay,
    Force,
    Group,
    Half,
    Json,
    KnownOn,
    Month,
    Output,
    Period,
    Quarter,
    RegisterName,
    RegistersDir,
    Unit,
    Window,
    Year,
)
from giaoban.cli.question import Question, shown
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from giaoban.report.frame import Frame
    from giaoban.report.period import PeriodReport
    from giaoban.store.notes import Notes

TEMPLATES = {".html": "bao-cao.html.j2", ".docx": "bao-cao.docx"}
_MARKDOWN = "bao-cao.md.j2"

EXAMPLES = (
    "giaoban report --quarter III",
    "giaoban report --month 8 -o bao-cao-thang-8.md",
    "giaoban report --quarter III -o bao-cao-quy-III.docx",
    "giaoban report --half 2 --unit TCDN -o bao-cao.html",
    "giaoban report --period 2009-9T --json",
    "giaoban report --quarter III --write-notes",
    "giaoban report --print-template > templates/bao-cao.md.j2",
)
DETAIL = (
    "Lập báo cáo tiến độ của một kỳ theo mẫu bao-cao.md.j2. Mẫu riêng của cơ quan: đặt tệp cùng tên trong thư mục "
    "templates cạnh thư mục sổ, hoặc chỉ ra bằng --template. Kỳ đã kết thúc được tính khi chốt hết ngày cuối kỳ. "
    "Phần viết tay (tình hình chung, nguyên nhân, khó khăn, đề xuất) đặt ở bao-cao/2009-Q3.md cạnh thư mục sổ, tên tệp "
    "là kỳ; được in vào mỗi lần lập báo cáo của kỳ đó, trừ báo cáo của riêng một đơn vị."
)

Template = Annotated[Path | None, typer.Option("--template", metavar="TỆP", help="Dùng tệp mẫu này.")]
PrintTemplate = Annotated[bool, typer.Option("--print-template", help="In mẫu có sẵn để sửa thành mẫu riêng.")]
WriteNotes = Annotated[
    bool,
    typer.Option("--write-notes", help="Tạo tệp để viết tay các mục của kỳ này rồi dừng; không ghi đè tệp đã có."),
]


def report(
    unit: Unit = None,
    group: Group = None,
    register: RegisterName = None,
    month: Month = None,
    quarter: Quarter = None,
    half: Half = None,
    year: Year = None,
    period: Period = None,
    as_of: AsOfDay = None,
    known_on: KnownOn = None,
    window: Window = None,
    template: Template = None,
    print_template: PrintTemplate = False,
    write_notes: WriteNotes = False,
    json: Json = False,
    output: Output = None,
    force: Force = False,
    registers: RegistersDir = None,
) -> None:
    out = answer.Output(json=json, path=output, force=force)
    if print_template:
        _print_template(out)
        return
    question = Question(
        unit=unit,
        group=group,
        register=register,
        month=month,
        quarter=quarter,
        half=half,
        year=year,
        period=period,
        as_of=as_of,
        known_on=known_on,
        window=window,
        registers=registers,
    )
    if question.choice() is None:
        raise WrongUsageError("chưa chọn kỳ báo cáo", "Thêm --month, --quarter, --half, --year hoặc --period")
    from giaoban.report.period import period_report
    from giaoban.store import notes

    workspace = question.workspace()
    frame = question.frame(workspace)
    view = period_report(frame)
    hand = notes.path_of(workspace.folder, view.period)
    if write_notes:
        from giaoban.cli.writing import write_lines

        notes.create(hand, view.period, shown=shown(hand))
        write_lines([f"Đã tạo {shown(hand)}", "Viết dưới từng tiêu đề; báo cáo của kỳ tự lấy phần này."])
        return
    if output is not None and notes.is_kept(workspace.folder, output):
        raise WrongUsageError(f"{output} là tệp viết tay của một kỳ, không ghi báo cáo vào đó", "Chọn tên khác cho -o")
    if out.wants_json:
        from giaoban.console import envelope

        answer.deliver(out, envelope.report(frame, view))
        return
    written = notes.NO_NOTES if view.unit else notes.read(hand, shown=shown(hand))
    _deliver(out, frame, view, template, workspace.folder, written)
    # what is written by hand speaks of all units
    left_out = f"Báo cáo của riêng một đơn vị không in phần viết tay ở {shown(hand)}."
    answer.hint((*frame.hints, *((left_out,) if view.unit and hand.exists() else ())))


def _deliver(
    out: answer.Output,
    frame: Frame,
    view: PeriodReport,
    template: Path | None,
    registers: Path,
    written: Notes,
) -> None:
    """The report in the form its ending asks for, by the template of that form."""
    from giaoban.render.template import locate

    name = TEMPLATES.get(out.ending, _MARKDOWN)
    if template is not None and (template.suffix.lower() == ".docx") != (out.ending == ".docx"):
        raise WrongUsageError(f"--template {template} không phải mẫu cho dạng này", "Mẫu .docx cho -o .docx")
    chosen = locate(name, given=template, registers=registers)
    if out.ending == ".docx":
        from giaoban.render import docx

        answer.write(out, docx.report(frame, view, chosen, written))
    elif out.ending == ".html":
        from giaoban.render import html

        answer.deliver(out, html.report(frame, view, chosen, written))
    else:
        from giaoban.render import markdown

        answer.deliver(out, markdown.report(frame, view, chosen, written))


def _print_template(out: answer.Output) -> None:
    """The shipped template of the form the ending asks for; Markdown's to standard output."""
    from giaoban.store import shipped

    data = (shipped.templates() / TEMPLATES.get(out.ending, _MARKDOWN)).read_bytes()
    if out.ending:
        answer.write(out, data)
    else:
        sys.stdout.write(data.decode("utf-8"))
