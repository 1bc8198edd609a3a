"""Items added to lists, and values given to keys: what is spliced in, and where."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.errors import RefusedEditError
from giaoban.store import yaml_text
from giaoban.store.nodes import Mapping, Scalar, Sequence
from giaoban.store.splice.places import (
    BLOCK_HEADER,
    Splice,
    after,
    blank_between,
    content_end,
    indent_of,
    line_end,
    newline,
    past_blanks,
    with_comments,
    written_end,
)
from giaoban.store.splice.style import Style, dash_of, flow_of, gap_of, style_of

if TYPE_CHECKING:
    from collections.abc import Mapping as Keyed
    from collections.abc import Sequence as Ordered

    from giaoban.store.nodes import Node, Path, Tree
    from giaoban.store.yaml_text import Value

    Entry = Keyed[str, Value]


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
    return _replace(tree, mapping, name, node, flow_of(tree, value))


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
    header = None if node.plain else BLOCK_HEADER.match(text, node.start)
    if header:
        # a comment behind the | or > stays where it is
        body = line_end(text, node.start)
        body -= text[body - 1] == "\r"
        return [
            Splice(start=node.start, end=header.end(), text=written),
            Splice(start=body, end=max(body, written_end(text, node)), text=""),
        ]
    space = " " if text[node.start - 1] == ":" else ""
    return [Splice(start=node.start, end=node.end, text=f"{space}{written}")]


def _behind_colon(tree: Tree, mapping: Mapping, name: Scalar) -> tuple[int, str]:
    """Where the value of a key goes, and what must stand before it."""
    colon = past_blanks(tree.text, name.end)
    if tree.text.startswith(":", colon):
        return colon + 1, " "
    if mapping.flow:
        return name.end, ": "
    raise RefusedEditError(tree.path, name.line + 1, f"khóa {name.value} thiếu dấu hai chấm")


# --- adding to a list ------------------------------------------------------------------------------------------------


def _append(tree: Tree, node: Sequence, entries: Ordered[Entry]) -> list[Splice]:
    text, last = tree.text, node.items[-1]
    if node.flow:
        return _into_flow(tree, node, last, last, [flow_of(tree, entry) for entry in entries])
    style = Style(dash=dash_of(tree), gap=gap_of(node, last), flow=isinstance(last, Mapping) and last.flow)
    end = content_end(text, last)
    # behind a literal block that keeps its blank lines one more would belong to the block
    parted = len(node.items) > 1 and blank_between(text, node.items[-2], last) and text[end - 1] != "\n"
    lines: list[str] = []
    for entry in entries:
        lines += [""] if parted else []
        lines += style.lines(entry, node.column)
    return [after(text, with_comments(text, end, node.column), lines)]


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
    text, end = tree.text, content_end(tree.text, value)
    behind = past_blanks(text, end)
    trailing = text[behind] == ","
    anchor = behind + 1 if trailing else end
    rest = line_end(text, anchor)
    start = text.rfind("\n", 0, last.start) + 1
    own_line = not text[start : last.start].strip()
    if inline or rest >= node.end or not (own_line or "#" in text[anchor:rest]):
        # a colon right before a comma is part of the word before it to some readers
        space = " " if text[end - 1] == ":" else ""
        return [Splice(start=end, end=end, text="".join(f"{space}, {one}" for one in written))]
    indent = " " * (last.column if own_line else indent_of(text[start:rest]) + (2 if start <= node.start else 0))
    new = newline(text, rest)
    lines = f",{new}{indent}".join(written) + ("," if trailing else "")
    added = Splice(start=rest + 1, end=rest + 1, text=f"{indent}{lines}{new}")
    return [added] if trailing else [Splice(start=end, end=end, text=","), added]


def _fill(tree: Tree, mapping: Mapping, name: Scalar, node: Scalar | Sequence, entries: Ordered[Entry]) -> list[Splice]:
    """Put the first items into a list that is empty: `[]`, nothing, or `null`."""
    text = tree.text
    inside = ", ".join(flow_of(tree, entry) for entry in entries)
    colon, _ = _behind_colon(tree, mapping, name)
    brackets = text[node.start + 1 : node.end - 1] if isinstance(node, Sequence) else ""
    empty = node.start == node.end
    if mapping.flow or brackets.strip() or (not empty and text[colon : node.start].strip(" ")):
        if isinstance(node, Scalar):
            return _replace(tree, mapping, name, node, f"[{inside}]")
        space = " " if brackets.startswith("#") else ""
        return [Splice(start=node.start + 1, end=node.start + 1, text=f"{inside}{space}")]
    style = style_of(tree, name.value)
    lines = [line for entry in entries for line in style.lines(entry, name.column + style.dash)]
    added = after(text, colon if empty else node.end, lines)
    return [added] if empty else [Splice(start=colon, end=node.end, text=""), added]


# --- adding a key ----------------------------------------------------------------------------------------------------


def _add_list(  # noqa: PLR0913 - where, what, and how it is set
    tree: Tree, mapping: Mapping, key: str, entries: Ordered[Entry], order: Ordered[str], *, inline: bool
) -> list[Splice]:
    if mapping.flow:
        return _add_flow_key(tree, mapping, {key: tuple(entries)}, inline=inline)
    style = style_of(tree, key)
    items = [line for entry in entries for line in style.lines(entry, style.dash)]
    return _add_lines(tree, mapping, key, [f"{key}:", *items], order)


def _add_key(  # noqa: PLR0913
    tree: Tree, mapping: Mapping, key: str, value: Value, order: Ordered[str], *, inline: bool
) -> list[Splice]:
    if mapping.flow:
        return _add_flow_key(tree, mapping, {key: value}, inline=inline)
    return _add_lines(tree, mapping, key, yaml_text.block({key: value}, dash=dash_of(tree)), order)


def _add_lines(tree: Tree, mapping: Mapping, key: str, lines: list[str], order: Ordered[str]) -> list[Splice]:
    before = content_end(tree.text, _before(mapping, key, order))
    at = with_comments(tree.text, before, mapping.column)
    return [after(tree.text, at, [f"{' ' * mapping.column}{line}" for line in lines])]


def _add_flow_key(tree: Tree, mapping: Mapping, new: Entry, *, inline: bool) -> list[Splice]:
    written = flow_of(tree, new)[1:-1]
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
