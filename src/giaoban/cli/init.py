"""`giaoban init`: a new folder to work in."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = ("giaoban init so-giao-ban", "giaoban init so-giao-ban --example", "giaoban init .")
DETAIL = (
    "Tạo trong thư mục này: registers/ với danh mục đơn vị, thông tin cơ quan và một sổ; templates/ để đặt mẫu báo cáo "
    "riêng. Không ghi đè tệp nào đã có."
)

Folder = Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi tạo thư mục làm việc; . là thư mục đang đứng.")]
Example = Annotated[
    bool, typer.Option("--example", help="Kèm sổ theo dõi Kết luận năm 2009 làm ví dụ, thay cho sổ trống.")
]


def init(folder: Folder, example: Example = False) -> None:
    from giaoban.store import starter

    written = starter.create(folder, example=example, today=dt.date.today())  # noqa: DTZ011 - the office's own day
    lines = [f"Đã tạo {path}" for path in written]
    stand = "" if folder == Path() else f"cd {shlex.quote(str(folder))}\n  "
    first = "giaoban status" if example else "giaoban check"
    following = f"Tiếp theo:\n  {stand}{first}"
    sys.stdout.write("".join(f"{line}\n" for line in (*lines, following)))
