"""A new workspace: the unit list, the office's settings, a register, and a place for templates of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.errors import WrongUsageError
from giaoban.store import shipped
from giaoban.store.output import write_new
from giaoban.store.write import LOCK

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

_ALWAYS = ("don-vi.yaml", "co-quan.yaml")
_EXAMPLE = ("2009-giao-ban-6-thang.yaml", "sources/2009-giao-ban-6-thang.md")
_NEW = "so-moi.yaml"
_TODAY = "{{ngày}}"
_IGNORED = f"# Tệp giaoban dùng trong lúc ghi sổ, không đưa vào git\n{LOCK}\n.*.giaoban-*\n"


def create(folder: Path, *, example: bool, today: dt.date) -> list[Path]:
    """Write a workspace into `folder` and give the files written; WrongUsageError where one of them is there already.

    Nothing is written unless all can be.
    """
    files = {folder / "registers" / name: (shipped.starter() / name).read_bytes() for name in _ALWAYS}
    if example:
        files |= {folder / "registers" / name: (shipped.starter() / name).read_bytes() for name in _EXAMPLE}
    else:
        empty = (shipped.templates() / _NEW).read_text(encoding="utf-8")
        files[folder / "registers" / _NEW] = empty.replace(_TODAY, today.isoformat()).encode()
    files[folder / "registers" / ".gitignore"] = _IGNORED.encode()
    files[folder / "templates" / "DOC-TRUOC.md"] = (shipped.templates() / "DOC-TRUOC.md").read_bytes()
    there = [path for path in files if path.exists()]
    if there:
        message = f"đã có {', '.join(str(path) for path in there)}; chưa ghi tệp nào"
        raise WrongUsageError(message, "Chọn thư mục khác, hoặc dời các tệp này đi")
    for path, data in files.items():
        write_new(path, data)
    return list(files)
