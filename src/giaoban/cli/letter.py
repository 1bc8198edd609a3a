"""`giaoban letter`: letters that urge, one for each unit in arrears; and their reminders, entered once signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer, batch, completion, drafting
from giaoban.cli.groups import only
from giaoban.cli.options import Json, Within
from giaoban.cli.question import Question
from giaoban.cli.writing import DryRun, Recorded, Writing
from giaoban.errors import ExitCode, WrongUsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from giaoban.report.frame import Frame
    from giaoban.store.folder import Workspace
    from giaoban.update.plan import Plan

EXAMPLES = (
    "giaoban letter",
    "giaoban letter -o thu/ --reply-by 10/9",
    'giaoban letter --unit "Cục Việc làm" -o cong-van-VL.docx',
    "giaoban letter --within 15 --short",
    "giaoban letter --form -o phieu/",
    "giaoban letter --record thu/ -D 3012/LĐTBXH-VP --date 3/9",
)
DETAIL = (
    "Soạn công văn đôn đốc cho từng đơn vị có nhiệm vụ quá hạn hoặc sắp đến hạn (mặc định theo due_soon_days của "
    "co-quan.yaml). Không có -o: liệt kê các đơn vị phải đôn đốc; có --unit: in công văn của đơn vị đó. Soạn không ghi "
    "gì vào sổ. Khi công văn đã ký, đã có số, --record ghi lần đôn đốc của cả đợt vào sổ; công văn đã lấy ra khỏi thư "
    "mục thì không ghi. Mẫu riêng: cong-van.docx, cong-van.md.j2 trong thư mục templates cạnh thư mục sổ."
)

ReplyBy = Annotated[
    str | None,
    typer.Option("--reply-by", metavar="NGÀY", help="Yêu cầu đơn vị trả lời trước ngày này; không ghi thì để trống."),
]
Short = Annotated[bool, typer.Option("--short", help="Soạn vài dòng để gửi tin nhắn, thay cho công văn.")]
Blank = Annotated[
    bool, typer.Option("--form", help="Soạn phiếu báo cáo kết quả (Excel) để đơn vị điền rồi nhập lại vào sổ.")
]
FileFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="DẠNG",
        show_default="docx",
        help="Dạng của các công văn ghi vào thư mục: docx hoặc md.",
        autocompletion=completion.words([("docx", "Word"), ("md", "văn bản thuần")]),
    ),
]
Template = Annotated[
    Path | None, typer.Option("--template", metavar="TỆP", help="Dùng tệp mẫu này (.docx hoặc .md.j2).")
]
PrintTemplate = Annotated[
    bool,
    typer.Option("--print-template", help="In mẫu có sẵn để sửa thành mẫu riêng; thêm -o TỆP.docx để lấy mẫu Word."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="NƠI", help="Thư mục cho cả đợt, hoặc tệp cho công văn của một đơn vị."),
]
Record = Annotated[
    Path | None,
    typer.Option("--record", metavar="THƯ_MỤC", help="Ghi vào sổ lần đôn đốc của đợt công văn trong thư mục này."),
]
Document = Annotated[
    str | None, typer.Option("--document", "-D", metavar="SỐ", help="Với --record: số, ký hiệu công văn đã ký.")
]
Day = Annotated[
    str | None,
    typer.Option("--date", "-d", metavar="NGÀY", show_default="hôm nay", help="Với --record: ngày công văn."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Ghi đè khi tệp đã có; với --record: vẫn ghi khi diễn biến đáng ngờ.")
]


def letter(
    *,
    asked: Annotated[Question, only("unit", "group", "register", "as_of", "known_on", "registers")],
    within: Within = None,
    reply_by: ReplyBy = None,
    short: Short = False,
    form: Blank = False,
    format_: FileFormat = None,
    template: Template = None,
    print_template: PrintTemplate = False,
    output: Output = None,
    record: Record = None,
    document: Document = None,
    date: Day = None,
    recorded: Recorded = None,
    dry_run: DryRun = False,
    json: Json = False,
    force: Force = False,
) -> int:
    if record is not None:
        options = {
            "--group": asked.group,
            "--within": within,
            "--as-of": asked.as_of,
            "--as-known-on": asked.known_on,
            "--short": short or None,
            "--form": form or None,
            "--format": format_,
            "--template": template,
            "--print-template": print_template or None,
            "--output": output,
        }
        _refuse(options, "--record", "Ghi sổ đợt đã soạn: bỏ tùy chọn này")
        signed = batch.Signed(
            folder=record,
            document=document,
            date=date,
            reply_by=reply_by,
            recorded=recorded,
            unit=asked.unit,
            force=force,
        )
        where = Writing(registers=asked.registers, register=asked.register, dry_run=dry_run, json=json)
        return _record(signed, where)
    signing = {"--document": document, "--date": date, "--recorded": recorded, "--dry-run": dry_run or None}
    _refuse(signing, "lệnh soạn công văn", "Các tùy chọn này đi với --record THƯ_MỤC")
    wanted = drafting.Wanted.of(short=short, form=form, format_=format_, template=template, output=output, json=json)
    if print_template:
        drafting.print_template(wanted, force=force)
        return ExitCode.DONE
    workspace = asked.workspace()
    frame = asked.frame(workspace)
    from giaoban.report.letter import letters

    days = frame.office.due_soon_days if within is None else within
    view = letters(frame, within=days, reply_by=_reply_by(frame, reply_by))
    drafting.deliver(frame, view, wanted, workspace.folder, force=force)
    return ExitCode.DONE


def _refuse(options: Mapping[str, object], beside: str, remedy: str) -> None:
    for name, value in options.items():
        if value is not None:
            raise WrongUsageError(f"{name} không dùng cùng {beside}", remedy)


def _reply_by(frame: Frame, typed: str | None) -> dt.date | None:
    from giaoban.cli.values import day_since
    from giaoban.dates import short_day

    if typed is None:
        return None
    today = frame.scope.as_of.day
    day = day_since("--reply-by", typed, since=today)
    if day < today:
        raise WrongUsageError(f"--reply-by: ngày {short_day(day)} trước ngày {short_day(today)}", "Sửa ngày yêu cầu")
    return day


def _record(signed: batch.Signed, writing: Writing) -> int:
    """Enter the reminders of a batch, all of them or none; then say which letters were left out."""
    found = batch.read(signed.folder)
    kept, gone = batch.sent(signed.folder, found)

    def plan(workspace: Workspace) -> Plan:
        return batch.plan_of(workspace, signed, kept, found)

    code = writing.run("reminders", plan)
    answer.hint(
        tuple(
            f"Không ghi cho {one.unit}: {one.file} không còn trong {signed.folder}."
            for one in gone
            if signed.unit is None
        )
    )
    return code
