"""How a file is written: its dashes, gaps and brackets, which new items take over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.store import yaml_text
from giaoban.store.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Keyed

    from giaoban.store.nodes import Node, Scalar, Tree
    from giaoban.store.yaml_text import Value

    Entry = Keyed[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a list in block style is written: its dashes right of the key, its items right of the dash, or in braces."""

    dash: int = 2
    gap: int = 2
    flow: bool = False

    def lines(self, entry: Entry, indent: int) -> list[str]:
        """The lines of one item, its dash `indent` columns in."""
        if self.flow:
            return [f"{' ' * indent}-{' ' * (self.gap - 1)}{yaml_text.flow(entry)}"]
        return yaml_text.item(entry, indent=indent, gap=self.gap, dash=self.dash)


def dash_of(tree: Tree) -> int:
    """How far the file sets dashes in from their key: as its first list in block style does, else 2."""
    return next((max(0, node.column - name.column) for name, node in _block_lists(tree.root)), 2)


def style_of(tree: Tree, key: str) -> Style:
    """How the file writes the lists under `key`, as the first one in block style shows."""
    for name, node in _block_lists(tree.root):
        if name.value == key:
            first = node.items[0]
            flow = isinstance(first, Mapping) and first.flow
            return Style(dash=max(0, node.column - name.column), gap=gap_of(node, first), flow=flow)
    return Style(dash=dash_of(tree))


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


def gap_of(node: Sequence, item: Node) -> int:
    """How far right of its dash an item begins; below 2 only where it begins on the next line."""
    return max(2, item.column - node.column)


def is_json(tree: Tree) -> bool:
    """Whether the file is written as JSON, as the quotes of its first key show; nothing in braces is not."""
    first = next((name for name, _ in tree.root.items.values()), None)
    return first is not None and tree.root.flow and tree.text.startswith('"', first.start)


def flow_of(tree: Tree, value: Value) -> str:
    """The value as it stands inside brackets; in a file that is JSON as a whole, as JSON has it."""
    return yaml_text.as_json(value) if is_json(tree) else yaml_text.flow(value)
