"""Changes of a YAML text that leave every other character as it is: where to cut, and what to put there.

Nothing is dumped. A place that cannot be changed safely is refused, and `edit` reads every result again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.errors import RefusedEditError
from giaoban.store import yaml_text
from giaoban.store.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Keyed
    from collections.abc import Sequence as Ordered

    from giaoban.store.nodes import Node, Path, Tree
    from giaoban.store.yaml_text import Value

    Entry = Keyed[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """`text` in place of the characters from `start` to `end`, offsets into the text before the change."""

    start: int
    end: int
    text: str


def applied(text: str, splices: Iterable[Splice]) -> str:
    """`text` with all splices made; they must not overlap, and those at one place keep their order."""
    in_order = sorted(splices, key=lambda one: (one.start, one.end))
    for splice in in_order[::-1]:
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def append_items(tree: Tree, owner: Path, key: str, entries: Ordered[Entry], *, order: Ordered[str] = ()) -> Splice:
    """Add `entries` at the end of the list under `key` of the mapping at `owner`, which may not have that key yet.

    `order` is the usual order of the mapping's keys, for a key that must be added.
    """
    mapping = _mapping(tree, owner)
    if key not in mapping.items:
        return _add_list(tree, mapping, key, entries, order)
    name, node = mapping.items[key]
    if isinstance(node, Sequence) and node.items:
        return _append(tree, node, entries)
    if isinstance(node, Sequence) or (isinstance(node, Scalar) and node.absent):
        return _fill(tree, mapping, name, node, entries)
    raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} không phải danh sách")


def put_key(tree: Tree, owner: Path, key: str, value: Value, *, order: Ordered[str] = ()) -> Splice:
    """Give `key` of the mapping at `owner` a value: in place of the one it has, or as a new key in its usual order."""
    mapping = _mapping(tree, owner)
    if key not in mapping.items:
        return _add_key(tree, mapping, key, value, order)
    _, node = mapping.items[key]
    if not isinstance(value, str | int | dt.date):
        raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} đã có giá trị")
    written = yaml_text.scalar(value)
    if isinstance(node, Scalar):
        if node.absent and node.start == node.end:
            return Splice(start=node.start, end=node.start, text=f" {written}")
        return Splice(start=node.start, end=_content_end(tree.text, node), text=written)
    raise RefusedEditError(tree.path, node.line + 1, f"khóa {key} không phải một giá trị")


def _mapping(tree: Tree, path: Path) -> Mapping:
    node = tree.find(path)[1]
    if not isinstance(node, Mapping):
        raise RefusedEditError(tree.path, node.line + 1, "chỗ này không phải một nhóm khóa")
    return node


# --- adding to a list ------------------------------------------------------------------------------------------------


def _append(tree: Tree, node: Sequence, entries: Ordered[Entry]) -> Splice:
    last = node.items[-1]
    if node.flow:
        return _behind(tree.text, _content_end(tree.text, last), node.end, _flow_items(entries))
    gap = last.column - node.column
    parted = len(node.items) > 1 and _blank_between(tree.text, node.items[-2], last)
    lines: list[str] = []
    for entry in entries:
        lines += [""] if parted else []
        if isinstance(last, Mapping) and last.flow:
            lines.append(f"{' ' * node.column}-{' ' * (gap - 1)}{yaml_text.flow(entry)}")
        else:
            lines += yaml_text.item(entry, indent=node.column, gap=gap, dash=_dash(tree))
    return _after(tree.text, _content_end(tree.text, last), lines)


def _flow_items(entries: Ordered[Entry]) -> str:
    return ", ".join(yaml_text.flow(entry) for entry in entries)


def _behind(text: str, at: int, end: int, written: str) -> Splice:
    """Add to a flow collection behind the value that ends at `at`, where a comma may stand already."""
    rest = text[at:end]
    if "#" in rest:
        raise RefusedEditError("", None, "trong ngoặc có ghi chú, không thêm vào được mà giữ nguyên ghi chú")
    if rest.lstrip().startswith(","):
        at += rest.index(",") + 1
        return Splice(start=at, end=at, text=f" {written}")
    return Splice(start=at, end=at, text=f", {written}")


def _blank_between(text: str, first: Node, second: Node) -> bool:
    """Whether a blank line parts two items, so that a third is parted alike."""
    between = text[_content_end(text, first) : second.start]
    return any(not line.strip() for line in between.split("\n")[1:-1])


def _fill(tree: Tree, mapping: Mapping, name: Scalar, node: Node, entries: Ordered[Entry]) -> Splice:
    """Put the first item into a list that is empty: `[]`, nothing, or `null`."""
    if mapping.flow:
        space = " " if node.start == node.end else ""
        return Splice(start=node.start, end=node.end, text=f"{space}[{_flow_items(entries)}]")
    if isinstance(node, Sequence) and "#" in tree.text[node.start : node.end]:
        raise RefusedEditError(tree.path, node.line + 1, f"trong [] của khóa {name.value} có ghi chú")
    dash = _dash(tree)
    lines = [line for entry in entries for line in yaml_text.item(entry, indent=name.column + dash, gap=2, dash=dash)]
    line_end = _line_end(tree.text, node.end)
    comment = tree.text[node.end : line_end].rstrip("\r")
    new = _newline(tree.text, line_end)
    colon = tree.text.index(":", name.end) + 1
    return Splice(
        start=colon, end=node.end + len(comment), text="".join((comment, *(f"{new}{line}" for line in lines)))
    )


# --- adding a key ----------------------------------------------------------------------------------------------------


def _add_list(tree: Tree, mapping: Mapping, key: str, entries: Ordered[Entry], order: Ordered[str]) -> Splice:
    if mapping.flow:
        return _add_flow_key(tree, mapping, f"{key}: [{_flow_items(entries)}]")
    dash = _dash(tree)
    items = [line for entry in entries for line in yaml_text.item(entry, indent=dash, gap=2, dash=dash)]
    return _add_lines(tree, mapping, key, [f"{key}:", *items], order)


def _add_key(tree: Tree, mapping: Mapping, key: str, value: Value, order: Ordered[str]) -> Splice:
    if mapping.flow:
        return _add_flow_key(tree, mapping, f"{key}: {yaml_text.flow(value)}")
    return _add_lines(tree, mapping, key, yaml_text.block({key: value}, dash=_dash(tree)), order)


def _add_lines(tree: Tree, mapping: Mapping, key: str, lines: list[str], order: Ordered[str]) -> Splice:
    before = _content_end(tree.text, _before(mapping, key, order))
    return _after(tree.text, before, [f"{' ' * mapping.column}{line}" for line in lines])


def _add_flow_key(tree: Tree, mapping: Mapping, written: str) -> Splice:
    if not mapping.items:
        return Splice(start=mapping.start + 1, end=mapping.start + 1, text=written)
    at = max(_content_end(tree.text, node) for _, node in mapping.items.values())
    return _behind(tree.text, at, mapping.end, written)


def _before(mapping: Mapping, key: str, order: Ordered[str]) -> Node:
    """The value a new key comes after: of the nearest key that usually stands before it, else the last one."""
    items = mapping.items
    if key in order:
        for earlier in reversed(order[: order.index(key)]):
            if earlier in items:
                return items[earlier][1]
    return list(items.values())[-1][1]


# --- places ----------------------------------------------------------------------------------------------------------


def _content_end(text: str, node: Node) -> int:
    """The offset behind the last character that belongs to the node; blank lines and comments behind it do not."""
    if isinstance(node, Scalar):
        header = text[node.start : node.start + 3]
        if node.plain or header[:1] not in {"|", ">"} or "+" in header:
            return node.end
        return node.start + len(text[node.start : node.end].rstrip())
    if node.flow:
        return node.end
    children = node.items if isinstance(node, Sequence) else [value for _, value in node.items.values()]
    return max(_content_end(text, child) for child in children)


def _after(text: str, offset: int, lines: list[str]) -> Splice:
    """Insert whole lines behind the line `offset` is on."""
    end = _line_end(text, offset)
    new = _newline(text, end)
    if end == len(text):
        return Splice(start=end, end=end, text="".join(f"{new}{line}" for line in lines))
    if offset and text[offset - 1] == "\n":
        # the end of a literal block that keeps its blank lines is the beginning of a line already
        return Splice(start=offset, end=offset, text="".join(f"{line}{new}" for line in lines))
    return Splice(start=end + 1, end=end + 1, text="".join(f"{line}{new}" for line in lines))


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
    found = _first_dash(tree.root)
    return 2 if found is None else found


def _first_dash(mapping: Mapping) -> int | None:
    for name, node in mapping.items.values():
        if isinstance(node, Sequence) and not node.flow and node.items:
            return node.column - name.column
        if isinstance(node, Mapping) and not node.flow and (found := _first_dash(node)) is not None:
            return found
    return None
