"""The pages of `giaoban cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.report.counts import number
from giaoban.report.page import Column, Grid, Page, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.store.cache.inventory import Kept

_COLUMNS = (
    Column(title="Thư mục sổ", wide=True),
    Column(title="Số sổ", right=True),
    Column(title="Số nhiệm vụ", right=True),
    Column(title="Dung lượng", right=True),
    Column(title="Tình trạng"),
)


def cached_page(home: str, kept: Sequence[Kept], templates: Sequence[int]) -> Page:
    """What is kept, and where; `templates` are the sizes of those kept compiled."""
    compiled = (f"Kèm {_compiled(templates)}.",) if templates else ()
    if not kept:
        return Page(head=(f"Chưa có bản lưu tạm nào ở {home}.", *compiled), parts=())
    rows = tuple(
        (
            one.folder or "(không rõ)",
            one.registers if one.is_usable else "",
            one.tasks if one.is_usable else "",
            _size(one.size),
            "Dùng được" if one.is_usable else "Sẽ lập lại",
        )
        for one in kept
    )
    return Page(head=(f"{_of(kept)} ở {home}.", *compiled), parts=(Grid(columns=_COLUMNS, rows=rows),))


def cleared_page(home: str, kept: Sequence[Kept], templates: Sequence[int]) -> Page:
    """What was removed."""
    removed = ((_of(kept),) if kept else ()) + ((_compiled(templates),) if templates else ())
    if not removed:
        return cached_page(home, kept, templates)
    line = f"Đã xóa {' và '.join(removed)} ở {home}. Sổ không thay đổi; lệnh sau đọc lại sổ."
    return Page(head=(), parts=(Prose(lines=(line,)),))


def _of(kept: Sequence[Kept]) -> str:
    return f"{number(len(kept))} bản lưu tạm, {_size(sum(one.size for one in kept))}"


def _compiled(templates: Sequence[int]) -> str:
    return f"{number(len(templates))} mẫu đã dịch, {_size(sum(templates))}"


def _size(size: int) -> str:
    """A size in kilobytes, megabytes from ten of them on."""
    kilobytes = -(-size // 1024)
    return f"{number(kilobytes)} KB" if kilobytes < 10 * 1024 else f"{number(-(-size // 1024**2))} MB"
