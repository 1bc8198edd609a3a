"""Changes of a YAML text that leave every other character as it is: where to cut, and what to put there.

Nothing is dumped. A place that cannot be changed safely is refused, and `edit` reads every result again.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.errors import RefusedEditError
from giaoban.store import yaml_text
from giaoban.store.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Keyed
    from collections.abc import Sequence as Ordered

    from giaoban.store.nodes import Node, Path, Tree
    from giaoban.store.yaml_text import Value

    Entry = Keyed[str, Value]

_COMMENT_LINE = re.compile(r"( *)#[^\n]*")
_BLANKS_AND_COMMENTS = re.compile(r"(?:\s|#[^\n]*)*")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")


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


def append_items(  # noqa: PLR0913 - the place, what to put there, and how
    tree: Tree, owner: Path, key: str, entries: Ordered[Entry], *, order: Ordered[str] = (), inline: bool = False
) -> list[Splice]:
    """Add `entries` at the end of the list under `key` of the mapping at `owner`, which may not have that key yet.

    `order` is the usual order of the mapping's keys, for a key that must be added. `inline` keeps new keys of a flow
    mapping on the line of its last one, where several can be added independently.
    """
    mapping = _mapping(tree, owner)
    if key not in mapping.items:
        return _add_list(tree, mapping, key, entries, order, inline=inline)
    name, node = mapping.items[key]
    if isinstance(node, Sequence) and node.items:
        return _append(tree, node, entries)
    if isinstance(node, Sequence) or (isinstance(node, Scalar) and node.absent):
        return _fill(tree, mapping, name, node, entries)
    raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} không phải danh sách")


def put_key(  # noqa: PLR0913
    tree: Tree, owner: Path, key: str, value: Value, *, order: Ordered[str] = (), inline: bool = False
) -> list[Splice]:
    """Give `key` of the mapping at `owner` a value: in place of the one it has, or as a new key in its usual order."""
    mapping = _mapping(tree, owner)
    if key not in mapping.items:
        return _add_key(tree, mapping, key, value, order, inline=inline)
    name, node = mapping.items[key]
    if not isinstance(node, Scalar):
        raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} không phải một giá trị")
    if not node.absent and not isinstance(value, str | int | dt.date):
        raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} đã có giá trị")
    return _replace(tree, mapping, name, node, _flow(tree, value))


def _mapping(tree: Tree, path: Path) -> Mapping:
    node = tree.find(path)[1]
    if not isinstance(node, Mapping):
        raise RefusedEditError(tree.path, node.line + 1, "chỗ này không phải một nhóm khóa")
    return node


def _replace(tree: Tree, mapping: Mapping, name: Scalar, node: Scalar, written: str) -> list[Splice]:
    """Put `written` in place of a value, which may be empty."""
    text = tree.text
    if node.start == node.end:
        at, lead = _behind_colon(tree, mapping, name)
        return [Splice(start=at, end=at, text=f"{lead}{written}")]
    header = None if node.plain else _BLOCK_HEADER.match(text, node.start)
    if header:
        # a comment behind the | or > stays where it is
        body = _line_end(text, node.start)
        body -= text[body - 1] == "\r"
        return [
            Splice(start=node.start, end=header.end(), text=written),
            Splice(start=body, end=max(body, _written_end(text, node)), text=""),
        ]
    space = " " if text[node.start - 1] == ":" else ""
    return [Splice(start=node.start, end=node.end, text=f"{space}{written}")]


def _behind_colon(tree: Tree, mapping: Mapping, name: Scalar) -> tuple[int, str]:
    """Where the value of a key goes, and what must stand before it."""
    colon = _past_blanks(tree.text, name.end)
    if tree.text.startswith(":", colon):
        return colon + 1, " "
    if mapping.flow:
        return name.end, ": "
    raise RefusedEditError(tree.path, name.line + 1, f"khóa {name.value} thiếu dấu hai chấm")


# --- adding to a list ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a list in block style is written: its dashes right of the key, its items right of the dash, or in braces."""

    dash: int = 2
    gap: int = 2
    flow: bool = False

    def lines(self, entry: Entry, indent: int) -> list[str]:
        """The lines of one item, its dash `indent` columns in."""
        if self.flow:
            return [f"{' ' * indent}-{' ' * (self.gap - 1)}{yaml_text.flow(entry)}"]
        return yaml_text.item(entry, indent=indent, gap=self.gap, dash=self.dash)


def _append(tree: Tree, node: Sequence, entries: Ordered[Entry]) -> list[Splice]:
    text, last = tree.text, node.items[-1]
    if node.flow:
        return _into_flow(tree, node, last, last, [_flow(tree, entry) for entry in entries])
    style = _Style(dash=_dash(tree), gap=_gap(node, last), flow=isinstance(last, Mapping) and last.flow)
    end = _content_end(text, last)
    # behind a literal block that keeps its blank lines one more would belong to the block
    parted = len(node.items) > 1 and _blank_between(text, node.items[-2], last) and text[end - 1] != "\n"
    lines: list[str] = []
    for entry in entries:
        lines += [""] if parted else []
        lines += style.lines(entry, node.column)
    return [_after(text, _with_comments(text, end, node.column), lines)]


def _into_flow(  # noqa: PLR0913, PLR0917 - the place, as its parts, and what to put there
    tree: Tree,
    node: Sequence | Mapping,
    last: Node,
    value: Node,
    written: list[str],
    inline: bool = False,  # noqa: FBT001, FBT002
) -> list[Splice]:
    """Add to a flow collection behind `last`, which is its last item, or the key of its last `value`.

    On a line of its own where `last` has one, or where a comment ends the line; else on the same line.
    """
    text, end = tree.text, _content_end(tree.text, value)
    behind = _past_blanks(text, end)
    trailing = text[behind] == ","
    anchor = behind + 1 if trailing else end
    line_end = _line_end(text, anchor)
    start = text.rfind("\n", 0, last.start) + 1
    own_line = not text[start : last.start].strip()
    if inline or line_end >= node.end or not (own_line or "#" in text[anchor:line_end]):
        # a colon right before a comma is part of the word before it to some readers
        space = " " if text[end - 1] == ":" else ""
        return [Splice(start=end, end=end, text="".join(f"{space}, {one}" for one in written))]
    indent = " " * (last.column if own_line else _indent(text[start:line_end]) + (2 if start <= node.start else 0))
    new = _newline(text, line_end)
    lines = f",{new}{indent}".join(written) + ("," if trailing else "")
    added = Splice(start=line_end + 1, end=line_end + 1, text=f"{indent}{lines}{new}")
    return [added] if trailing else [Splice(start=end, end=end, text=","), added]


def is_json(tree: Tree) -> bool:
    """Whether the file is written as JSON, as the quotes of its first key show; nothing in braces is not."""
    first = next((name for name, _ in tree.root.items.values()), None)
    return first is not None and tree.root.flow and tree.text.startswith('"', first.start)


def _flow(tree: Tree, value: Value) -> str:
    """The value as it stands inside brackets; in a file that is JSON as a whole, as JSON has it."""
    return yaml_text.as_json(value) if is_json(tree) else yaml_text.flow(value)


def _past_blanks(text: str, offset: int) -> int:
    """The offset of the next character that is neither blank nor in a comment."""
    blanks = _BLANKS_AND_COMMENTS.match(text, offset)
    return blanks.end() if blanks else offset


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _gap(node: Sequence, item: Node) -> int:
    """How far right of its dash an item begins; below 2 only where it begins on the next line."""
    return max(2, item.column - node.column)


def _blank_between(text: str, first: Node, second: Node) -> bool:
    """Whether a blank line parts two items, so that a third is parted alike."""
    between = text[_content_end(text, first) : second.start]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def _fill(tree: Tree, mapping: Mapping, name: Scalar, node: Scalar | Sequence, entries: Ordered[Entry]) -> list[Splice]:
    """Put the first items into a list that is empty: `[]`, nothing, or `null`."""
    text = tree.text
    inside = ", ".join(_flow(tree, entry) for entry in entries)
    colon, _ = _behind_colon(tree, mapping, name)
    brackets = text[node.start + 1 : node.end - 1] if isinstance(node, Sequence) else ""
    empty = node.start == node.end
    if mapping.flow or brackets.strip() or (not empty and text[colon : node.start].strip(" ")):
        if isinstance(node, Scalar):
            return _replace(tree, mapping, name, node, f"[{inside}]")
        space = " " if brackets.startswith("#") else ""
        return [Splice(start=node.start + 1, end=node.start + 1, text=f"{inside}{space}")]
    style = _style(tree, name.value)
    lines = [line for entry in entries for line in style.lines(entry, name.column + style.dash)]
    added = _after(text, colon if empty else node.end, lines)
    return [added] if empty else [Splice(start=colon, end=node.end, text=""), added]


# --- adding a key ----------------------------------------------------------------------------------------------------


def _add_list(  # noqa: PLR0913 - where, what, and how it is set
    tree: Tree, mapping: Mapping, key: str, entries: Ordered[Entry], order: Ordered[str], *, inline: bool
) -> list[Splice]:
    if mapping.flow:
        return _add_flow_key(tree, mapping, {key: tuple(entries)}, inline=inline)
    style = _style(tree, key)
    items = [line for entry in entries for line in style.lines(entry, style.dash)]
    return _add_lines(tree, mapping, key, [f"{key}:", *items], order)


def _add_key(  # noqa: PLR0913
    tree: Tree, mapping: Mapping, key: str, value: Value, order: Ordered[str], *, inline: bool
) -> list[Splice]:
    if mapping.flow:
        return _add_flow_key(tree, mapping, {key: value}, inline=inline)
    return _add_lines(tree, mapping, key, yaml_text.block({key: value}, dash=_dash(tree)), order)


def _add_lines(tree: Tree, mapping: Mapping, key: str, lines: list[str], order: Ordered[str]) -> list[Splice]:
    before = _content_end(tree.text, _before(mapping, key, order))
    at = _with_comments(tree.text, before, mapping.column)
    return [_after(tree.text, at, [f"{' ' * mapping.column}{line}" for line in lines])]


def _add_flow_key(tree: Tree, mapping: Mapping, new: Entry, *, inline: bool) -> list[Splice]:
    written = _flow(tree, new)[1:-1]
    if not mapping.items:
        return [Splice(start=mapping.start + 1, end=mapping.start + 1, text=written)]
    last, value = list(mapping.items.values())[-1]
    return _into_flow(tree, mapping, last, value, [written], inline)


def _before(mapping: Mapping, key: str, order: Ordered[str]) -> Node:
    """The value a new key comes after: of the nearest key that usually stands before it.

    What usually comes last, and what has no usual place, comes last.
    """
    items = mapping.items
    for earlier in reversed(order[: order.index(key)] if key in order[:-1] else ()):
        if earlier in items:
            return items[earlier][1]
    return list(items.values())[-1][1]


# --- places ----------------------------------------------------------------------------------------------------------


def _content_end(text: str, node: Node) -> int:
    """The offset behind the last character that belongs to the node; blank lines and comments behind it do not."""
    if isinstance(node, Scalar):
        header = None if node.plain else _BLOCK_HEADER.match(text, node.start)
        if header is None or node.start == node.end or "+" in header.group():
            return node.end
        return _written_end(text, node)
    if node.flow:
        return node.end
    children = node.items if isinstance(node, Sequence) else [value for _, value in node.items.values()]
    return max(_content_end(text, child) for child in children)


def _written_end(text: str, node: Scalar) -> int:
    """The offset behind the last line of a literal or folded block that is not blank.

    A line of spaces that reaches into the block is text of it.
    """
    lines = text[node.start : node.end].split("\n")
    first = next((line for line in lines[1:] if line.strip()), "")
    inner = 0 if re.match(r"[|>][+-]?[0-9]", lines[0]) else _indent(first)
    while len(lines) > 1 and not lines[-1].strip() and len(lines[-1].rstrip("\r")) <= inner:
        lines.pop()
    return node.start + len("\n".join(lines).removesuffix("\r"))


def _with_comments(text: str, offset: int, column: int) -> int:
    """The offset behind the comments right below that are set in deeper than `column`: they speak of what is above."""
    while True:
        start = offset if _at_line_start(text, offset) else _line_end(text, offset) + 1
        comment = _COMMENT_LINE.match(text, start)
        if comment is None or len(comment[1]) <= column:
            return offset
        offset = comment.end()


def _after(text: str, offset: int, lines: list[str]) -> Splice:
    """Insert whole lines behind the line `offset` is on."""
    end = _line_end(text, offset)
    new = _newline(text, end)
    if _at_line_start(text, offset):
        # the end of a literal block that keeps its blank lines is the beginning of a line already
        return Splice(start=offset, end=offset, text="".join(f"{line}{new}" for line in lines))
    if end == len(text):
        return Splice(start=end, end=end, text="".join(f"{new}{line}" for line in lines))
    return Splice(start=end + 1, end=end + 1, text="".join(f"{line}{new}" for line in lines))


def _at_line_start(text: str, offset: int) -> bool:
    return offset > 0 and text[offset - 1] == "\n"


def _line_end(text: str, offset: int) -> int:
    """The offset of the line feed that ends the line, or of the end of the text."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _newline(text: str, line_end: int) -> str:
    """How that line ends; where it has no end, how the first line of the text does."""
    if line_end == len(text):
        line_end = text.find("\n")
    return "\r\n" if line_end > 0 and text[line_end - 1] == "\r" else "\n"


def _dash(tree: Tree) -> int:
    """How far the file sets dashes in from their key: as its first list in block style does, else 2."""
    return next((max(0, node.column - name.column) for name, node in _block_lists(tree.root)), 2)


def _style(tree: Tree, key: str) -> _Style:
    """How the file writes the lists under `key`, as the first one in block style shows."""
    for name, node in _block_lists(tree.root):
        if name.value == key:
            first = node.items[0]
            flow = isinstance(first, Mapping) and first.flow
            return _Style(dash=max(0, node.column - name.column), gap=_gap(node, first), flow=flow)
    return _Style(dash=_dash(tree))


def _block_lists(node: Node) -> Iterator[tuple[Scalar, Sequence]]:
    """The lists in block style that hold anything, with their keys, in the order of the file."""
    if isinstance(node, Mapping):
        for name, item in node.items.values():
            if isinstance(item, Sequence) and not item.flow and item.items:
                yield name, item
            yield from _block_lists(item)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _block_lists(item)
