"""One event as typed: the words and options of `giaoban update`, on the command line or in a line of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from giaoban.cli import completion
from giaoban.cli.options import Word
from giaoban.cli.writing import Recorded

OUTCOMES = (
    Word("resolved", "da-giai-quyet", "đã giải quyết"),
    Word("studying", "dang-nghien-cuu", "đang nghiên cứu"),
    Word("not-possible", "chua-giai-quyet-duoc", "chưa giải quyết được"),
)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MÃ DIỄN_BIẾN",
        help="Mã các nhiệm vụ hoặc kiến nghị, rồi loại diễn biến.",
        autocompletion=completion.owners_and_events,
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
    typer.Option(
        "--to",
        metavar="HẠN",
        help="Thời hạn mới (2009-Q4, 2009-10, 30/9/2009); với chuyen: đơn vị nhận.",
        autocompletion=completion.receivers,
    ),
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
Anyway = Annotated[bool, typer.Option("--force", help="Vẫn ghi khi diễn biến đáng ngờ, hoặc ngày ở tương lai.")]


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One line of what to enter, as typed."""

    words: Words = None
    units: Units = None
    all_units: AllUnits = False
    date: Day = None
    percent: Percent = None
    note: Note = None
    document: Document = None
    to: To = None
    reason: Reason = None
    for_: For = None
    reply_by: ReplyBy = None
    redo_by: RedoBy = None
    cause: Cause = None
    difficulty: Difficulty = None
    request: Request = None
    channel: Channel = None
    outcome: Outcome = None
    recorded: Recorded = None
    force: Anyway = False
