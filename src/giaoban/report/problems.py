"""The problems of the files as a page: `giaoban check` for a workbook, a document or a page for browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.errors import Level
from giaoban.report.page import Column, Grid, Page, Tone, Toned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.errors import Problem

_TONES = {Level.ERROR: Tone.LATE, Level.WARNING: Tone.SOON, Level.NOTE: Tone.NONE}


def problem_page(found: Sequence[Problem], total: str) -> Page:
    """A table of the problems in the order given; `total` is the sentence that counts them."""
    columns = (
        Column(title="Tệp"),
        Column(title="Dòng", right=True),
        Column(title="Cột", right=True),
        Column(title="Mức độ"),
        Column(title="Mã"),
        Column(title="Vấn đề", wide=True),
        Column(title="Cách sửa", wide=True),
    )
    rows = tuple(
        (
            one.path,
            one.line,
            one.column,
            Toned(f"{one.level.word[:1].upper()}{one.level.word[1:]}", _TONES[one.level]),
            one.code,
            one.message,
            one.remedy,
        )
        for one in found
    )
    return Page(head=(total,), parts=(Grid(columns=columns, rows=rows, empty="Không có vấn đề nào."),))
