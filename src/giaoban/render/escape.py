"""The output gate of Markdown: text from data shows as the letters it has, in a line or in a table cell."""

from __future__ import annotations

import re
from functools import lru_cache

from giaoban.text import safe

_MARKS = re.compile(r"([\\`*_\[\]|~])")
# at the start of a line: a heading, its underline, a quotation, a list, a rule; and what would be code by its indent
_LINE_START = re.compile(r"^(\s*)(#{1,6}|>|\+|-+|=+|[0-9]+[.)])(?=\s|$)")
_INDENT = re.compile(r"^\s{4,}")


class Markdown(str):
    """Text that is Markdown already and must not be escaped again; jinja2 knows it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text itself."""
        return self


@lru_cache(maxsize=8192)
def inline(text: str) -> Markdown:
    """`text` inside a sentence: every mark escaped, line breaks become spaces (CommonMark 0.31, section 2.4)."""
    return _escaped(" ".join(text.strip("\n").split("\n")))


@lru_cache(maxsize=8192)
def cell(text: str) -> Markdown:
    """`text` inside a table cell: as inline, with line breaks kept as `<br>`."""
    return Markdown("<br>".join(_escaped(line) for line in text.strip("\n").split("\n")))


def _escaped(text: str) -> Markdown:
    text = _INDENT.sub(" ", safe(text).replace("\t", " "))
    text = _MARKS.sub(r"\\\1", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markdown(_LINE_START.sub(_escape_start, text))


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"
