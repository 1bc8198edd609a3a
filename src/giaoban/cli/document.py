"""The text of a document that the user names, and what it assigns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli import answer, given

if TYPE_CHECKING:
    from giaoban.draft.files import Content
    from giaoban.draft.found import Reading

_LONG = 200_000
"""Characters of a text that takes longer to read than a person waits without a sign."""


def content(file: str) -> Content:
    """The text of the file named, `-` being standard input; WrongUsageError where there is none of a kind that is read.

    Reading many pages shows a bar where a person sees it.
    """
    from giaoban.console.progress import bar
    from giaoban.draft import files

    kind = files.ending(file)
    if file == files.STANDARD_INPUT:
        return files.content(sys.stdin.buffer.read(files.LARGEST + 1), kind=kind, shown="đầu vào chuẩn")
    path = Path(file)
    data = given.read(path, shown=file, most=files.LARGEST + 1)
    return files.content(
        data, kind=kind, shown=file, pages=lambda total: bar(f"Đọc {path.name}", total, stream=answer.watched())
    )


def reading(text: str) -> Reading:
    """What the text assigns; a long one shows that something goes on."""
    from giaoban.console.progress import busy
    from giaoban.draft.reading import read

    with busy("Tìm câu giao việc", stream=answer.watched() if len(text) > _LONG else None):
        return read(text)
