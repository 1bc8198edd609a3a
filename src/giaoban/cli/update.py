"""`giaoban update`: enter what happened to tasks and proposals."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from giaoban.cli.entering import plan_of
from giaoban.cli.lines import read_lines
from giaoban.cli.typed import Typed
from giaoban.cli.writing import Writing

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

From = Annotated[
    Path | None,
    typer.Option("--from", metavar="TỆP", help="Đọc nhiều lần ghi từ tệp, mỗi dòng một lần; - là đầu vào chuẩn."),
]


def update(*, typed: Typed, from_: From = None, writing: Writing) -> int:
    lines = [("", typed)] if from_ is None else read_lines(from_, typed)
    # the last word is the event
    typed_words = [each.words or [] for _, each in lines if isinstance(each, Typed)]
    owners = tuple(word for words in typed_words for word in words[:-1])
    return writing.run("update", lambda workspace: plan_of(workspace, lines), owners=owners)
