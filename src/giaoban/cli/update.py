"""`giaoban update`: enter what happened to tasks and proposals."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from giaoban.cli import completion
from giaoban.cli.entering import OUTCOMES, Typed, plan_of
from giaoban.cli.lines import read_lines
from giaoban.cli.options import Json, RegisterName, RegistersDir
from giaoban.cli.writing import DryRun, Recorded, Writing

EXAMPLES = (
    'giaoban update 1.1 progress -u VL -p 60 -n "Đã có dự thảo" -d 20/8/2009',
    "giaoban update 1.1 hoan-thanh -u VL -u BTXH -D 123/BC-LĐTBXH -d 28/8/2009",
    'giaoban update 2.2 gia-han -u TCDN --to 2009-Q4 -D 30/QĐ --reason "Chờ ý kiến"',
    "giaoban update C.2 done -u VP --for 25/8/2009 -d 25/8/2009",
    "giaoban update 1.a tra-loi --outcome dang-nghien-cuu -D 45/VP",
    "giaoban update --from giao-ban.txt",
)
DETAIL = (
    "Mỗi lần ghi là một diễn biến thêm vào cuối nhiệm vụ; không dòng nào khác trong tệp bị sửa. Diễn biến viết bằng "
    "tiếng Anh hoặc tiếng Việt không dấu: progress (cap-nhat), done (hoan-thanh), accepted (xac-nhan), returned "
    "(tra-lai), extension-request (de-nghi-gia-han), extension (gia-han), extension-refused (khong-gia-han), suspended "
    "(tam-dung), resumed (tiep-tuc), withdrawn (rut), transferred (chuyen), unit-added (bo-sung-don-vi), reminder "
    "(don-doc), note (ghi-chu); với kiến nghị: answered (tra-loi), raised-again (kien-nghi-lai). Trong tệp của --from, "
    "mỗi dòng là phần viết sau giaoban update; ghi tất cả hoặc không ghi dòng nào."
)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MÃ DIỄN_BIẾN",
        help="Mã các nhiệm vụ hoặc kiến nghị, rồi loại diễn biến.",
        autocompletion=completion.tasks_and_events,
    ),
]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit", "-u", metavar="ĐƠN_VỊ", help="Đơn vị được ghi; dùng nhiều lần được.", autocompletion=completion.units
    ),
]
AllUnits = Annotated[bool, typer.Option("--all-units", help="Ghi cho mọi đơn vị đang thực hiện nhiệm vụ.")]
Day = Annotated[
    str | None,
    typer.Option(
        "--date", "-d", metavar="NGÀY", show_default="hôm nay", help="Ngày báo cáo hoặc quyết định, viết 12/8 là đủ."
    ),
]
Percent = Annotated[int | None, typer.Option("--percent", "-p", metavar="SỐ", min=0, max=100, help="Tỷ lệ hoàn thành.")]
Note = Annotated[str | None, typer.Option("--note", "-n", metavar="CHỮ", help="Ghi chú.")]
Document = Annotated[str | None, typer.Option("--document", "-D", metavar="SỐ", help="Số, ký hiệu văn bản.")]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="HẠN", help="Thời hạn mới (2009-Q4, 2009-10, 30/9/2009); với chuyen: đơn vị nhận."),
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="CHỮ", help="Lý do.")]
For = Annotated[str | None, typer.Option("--for", metavar="KỲ", help="Kỳ giao ban hoặc kỳ báo cáo đã hoàn thành.")]
ReplyBy = Annotated[str | None, typer.Option("--reply-by", metavar="NGÀY", help="Hạn trả lời đôn đốc.")]
RedoBy = Annotated[str | None, typer.Option("--redo-by", metavar="NGÀY", help="Hạn báo cáo lại.")]
Cause = Annotated[str | None, typer.Option("--cause", metavar="CHỮ", help="Nguyên nhân chậm.")]
Difficulty = Annotated[str | None, typer.Option("--difficulty", metavar="CHỮ", help="Khó khăn, vướng mắc.")]
Request = Annotated[str | None, typer.Option("--request", metavar="CHỮ", help="Đề xuất của đơn vị.")]
Channel = Annotated[str | None, typer.Option("--channel", metavar="CHỮ", help="Hình thức báo cáo.")]
Outcome = Annotated[
    str | None,
    typer.Option(
        "--outcome",
        metavar="KẾT_QUẢ",
        help=f"Kết quả trả lời kiến nghị: {', '.join(word.vietnamese for word in OUTCOMES)}.",
        autocompletion=completion.words([(word.vietnamese, word.meaning) for word in OUTCOMES]),
    ),
]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="TỆP", help="Đọc nhiều lần ghi từ tệp, mỗi dòng một lần; - là đầu vào chuẩn."),
]
Anyway = Annotated[bool, typer.Option("--force", help="Vẫn ghi khi diễn biến đáng ngờ, hoặc ngày ở tương lai.")]


def update(
    words: Words = None,
    units: Units = None,
    all_units: AllUnits = False,
    date: Day = None,
    percent: Percent = None,
    note: Note = None,
    document: Document = None,
    to: To = None,
    reason: Reason = None,
    for_: For = None,
    reply_by: ReplyBy = None,
    redo_by: RedoBy = None,
    cause: Cause = None,
    difficulty: Difficulty = None,
    request: Request = None,
    channel: Channel = None,
    outcome: Outcome = None,
    recorded: Recorded = None,
    from_: From = None,
    force: Anyway = False,
    dry_run: DryRun = False,
    json: Json = False,
    register: RegisterName = None,
    registers: RegistersDir = None,
) -> int:
    typed = Typed(
        words=words,
        units=units,
        all_units=all_units,
        date=date,
        percent=percent,
        note=note,
        document=document,
        to=to,
        reason=reason,
        for_=for_,
        reply_by=reply_by,
        redo_by=redo_by,
        cause=cause,
        difficulty=difficulty,
        request=request,
        channel=channel,
        outcome=outcome,
        recorded=recorded,
        force=force,
    )
    lines = [("", typed)] if from_ is None else read_lines(from_, typed)
    # the last word is the event
    owners = tuple(word for _, each in lines for word in (each.words or [])[:-1])
    writing = Writing(registers=registers, register=register, dry_run=dry_run, json=json, owners=owners)
    return writing.run("update", lambda workspace: plan_of(workspace, lines))
