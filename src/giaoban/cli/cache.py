"""`giaoban cache`: what is kept so that questions are answered fast, and how to be rid of it."""

from __future__ import annotations

from typing import Annotated

import typer

from giaoban.cli import answer, home
from giaoban.cli.options import Json
from giaoban.errors import WrongUsageError

EXAMPLES = (
    "giaoban cache",
    "giaoban cache --info --json",
    "giaoban cache --clear",
)
DETAIL = (
    "Bản lưu tạm giữ nội dung các sổ đã đọc để lệnh sau không phải đọc lại. Sổ thay đổi thì phần đó được đọc lại; "
    "bản lưu tạm hỏng, cũ hoặc không ghi được thì lệnh đọc thẳng từ sổ, kết quả không đổi. Xóa lúc nào cũng được. "
    "Mẫu báo cáo đã dịch cũng được giữ ở đó, nếu chỉ người dùng ghi được vào thư mục. "
    "Để một lệnh không dùng bản lưu tạm: thêm --no-cache."
)

Info = Annotated[bool, typer.Option("--info", help="Xem bản lưu tạm ở đâu, của những thư mục sổ nào.")]
Clear = Annotated[bool, typer.Option("--clear", help="Xóa mọi bản lưu tạm. Sổ không thay đổi.")]


def cache(info: Info = False, clear: Clear = False, json: Json = False) -> None:
    from giaoban.report.cached import cached_page, cleared_page
    from giaoban.store.cache.inventory import clear as remove
    from giaoban.store.cache.inventory import inventory, templates

    if info and clear:
        raise WrongUsageError("--info và --clear không dùng cùng nhau", "Bỏ một trong hai")
    where = home.cache()
    kept, made = inventory(where), templates(where)
    if clear:
        remove(where)

    def document() -> str:
        from giaoban.console.envelope import bare

        data = [
            {
                "folder": one.folder,
                "registers": one.registers,
                "tasks": one.tasks,
                "bytes": one.size,
                "usable": one.is_usable,
            }
            for one in kept
        ]
        compiled = {"count": len(made), "bytes": sum(made)}
        return bare("cache", data, home=str(where), cleared=clear, templates=compiled)

    page = cleared_page if clear else cached_page
    answer.show(answer.Output(json=json), lambda: page(str(where), kept, made), document)
