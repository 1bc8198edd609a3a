"""Rules over text that stands without quotes: what another YAML reader would make of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giaoban.check.rule import Finding
from giaoban.store.nodes import Mapping, Scalar, Sequence
from giaoban.store.nodes.loose import NOT_TEXT, taken_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.store.nodes import Node, Path, Tree

_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")


def no_text_to_others(tree: Tree) -> Iterator[Finding]:
    """A text that others read as a number, a date or true and false."""
    if not tree.may_mislead:
        return
    for path, key, scalar in _unquoted(tree.root, (), ""):
        value = scalar.value
        if taken := taken_for(key, value):
            mend = f'- "{value}"' if isinstance(path[-1], int) else f'{key}: "{value}"'
            yield Finding(path, f"“{value}” không đặt trong nháy, trình đọc YAML khác hiểu là {taken}", f"Ghi {mend}")


def cut_by_comment(tree: Tree) -> Iterator[Finding]:
    """A text cut short by ` #`: what looks like `việc số #5` ends before the sign."""
    if b"#" not in tree.data:
        return
    signs = {match.start() for match in _COMMENT.finditer(tree.text)}
    if not signs:
        return
    for path, key, scalar in _unquoted(tree.root, (), ""):
        if scalar.end in signs and key not in NOT_TEXT:
            message = f"chữ dừng ở “{scalar.value[-20:]}”: từ dấu # trở đi bị hiểu là chú thích"
            yield Finding(path, message, "Đặt cả câu trong nháy kép; nếu là chú thích thì thêm dấu cách sau dấu #")


def _unquoted(node: Mapping | Sequence, path: Path, key: str) -> list[tuple[Path, str, Scalar]]:
    """The values that stand without quotes, with the key each belongs to."""
    found: list[tuple[Path, str, Scalar]] = []
    for step, item in _children(node):
        at = step if isinstance(step, str) else key
        if isinstance(item, Scalar):
            if item.plain and not item.absent:
                found.append(((*path, step), at, item))
        else:
            found += _unquoted(item, (*path, step), at)
    return found


def _children(node: Mapping | Sequence) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, Sequence):
        yield from enumerate(node.items)
    else:
        for name, (_, item) in node.items.items():
            yield name, item
