"""Where things of a YAML text begin and end: offsets of values, lines and comments, and whole lines put between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.store.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.store.nodes import Node

_COMMENT_LINE = re.compile(r"( *)#[^\n]*")
_BLANKS_AND_COMMENTS = re.compile(r"(?:\s|#[^\n]*)*")
BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """`text` in place of the characters from `start` to `end`, offsets into the text before the change."""

    start: int
    end: int
    text: str


def applied(text: str, splices: Iterable[Splice]) -> str:
    """`text` with all splices made; they must not overlap, and those at one place keep their order."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join((*parts, text[at:]))


def content_end(text: str, node: Node) -> int:
    """The offset behind the last character that belongs to the node; blank lines and comments behind it do not."""
    if isinstance(node, Scalar):
        header = None if node.plain else BLOCK_HEADER.match(text, node.start)
        if header is None or node.start == node.end or "+" in header.group():
            return node.end
        return written_end(text, node)
    if node.flow:
        return node.end
    children = node.items if isinstance(node, Sequence) else [value for _, value in node.items.values()]
    return max(content_end(text, child) for child in children)


def written_end(text: str, node: Scalar) -> int:
    """The offset behind the last line of a literal or folded block that is not blank.

    A line of spaces that reaches into the block is text of it.
    """
    lines = text[node.start : node.end].split("\n")
    first = next((line for line in lines[1:] if line.strip()), "")
    inner = 0 if re.match(r"[|>][+-]?[0-9]", lines[0]) else indent_of(first)
    while len(lines) > 1 and not lines[-1].strip() and len(lines[-1].rstrip("\r")) <= inner:
        lines.pop()
    return node.start + len("\n".join(lines).removesuffix("\r"))


def with_comments(text: str, offset: int, column: int) -> int:
    """The offset behind the comments right below that are set in deeper than `column`: they speak of what is above."""
    while True:
        start = offset if _at_line_start(text, offset) else line_end(text, offset) + 1
        comment = _COMMENT_LINE.match(text, start)
        if comment is None or len(comment[1]) <= column:
            return offset
        offset = comment.end()


def after(text: str, offset: int, lines: list[str]) -> Splice:
    """Insert whole lines behind the line `offset` is on."""
    end = line_end(text, offset)
    new = newline(text, end)
    if _at_line_start(text, offset):
        # the end of a literal block that keeps its blank lines is the beginning of a line already
        return Splice(start=offset, end=offset, text="".join(f"{line}{new}" for line in lines))
    if end == len(text):
        return Splice(start=end, end=end, text="".join(f"{new}{line}" for line in lines))
    return Splice(start=end + 1, end=end + 1, text="".join(f"{line}{new}" for line in lines))


def _at_line_start(text: str, offset: int) -> bool:
    return offset > 0 and text[offset - 1] == "\n"


def line_end(text: str, offset: int) -> int:
    """The offset of the line feed that ends the line, or of the end of the text."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def newline(text: str, end: int) -> str:
    """How the line that ends there ends; where it has no end, how the first line of the text does."""
    if end == len(text):
        end = text.find("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def blank_between(text: str, first: Node, second: Node) -> bool:
    """Whether a blank line parts two items, so that a third is parted alike."""
    between = text[content_end(text, first) : second.start]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def past_blanks(text: str, offset: int) -> int:
    """The offset of the next character that is neither blank nor in a comment."""
    blanks = _BLANKS_AND_COMMENTS.match(text, offset)
    return blanks.end() if blanks else offset


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
