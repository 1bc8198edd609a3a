"""A file as it is held: its bytes, and its nodes from when a place in it is first asked for."""

from __future__ import annotations

import codecs
from functools import cached_property
from typing import TYPE_CHECKING, Any

from giaoban.errors import Problem
from giaoban.store import scan
from giaoban.store.nodes import careful, node, swift
from giaoban.store.nodes.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.store.nodes.node import Node, Path


class Tree:
    """The nodes of one file, and how a path into them becomes a place.

    The nodes weigh twenty times the text, and no answer needs them where nothing is wrong: they are made from the bytes
    when they are first asked for.
    """

    def __init__(self, path: str, data: bytes, *, is_swift: bool = False, may_mislead: bool = True) -> None:
        """Keep the name the file is shown by and its bytes, to the last one, which must be those of a readable file.

        `is_swift` says that `swift` took it; `may_mislead` is False where it saw that what stands without quotes is
        text to other readers too, or no text here.
        """
        self.path, self.data, self.is_swift, self.may_mislead = path, data, is_swift, may_mislead

    @cached_property
    def text(self) -> str:
        """The text of the file, less a byte order mark."""
        return self.data.decode().removeprefix("\ufeff")

    @property
    def mark(self) -> bytes:
        """The byte order mark before the text, mostly empty."""
        return codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""

    @cached_property
    def _read(self) -> careful.Read:
        read, problems = careful.read(self.text, self.path)
        if read is None:
            raise AssertionError(problems)
        return read

    @cached_property
    def root(self) -> Mapping:
        """The top mapping."""
        return self._read.root

    @cached_property
    def values(self) -> Any:  # noqa: ANN401 - dicts, lists and text
        """What `values` makes of it; not to be changed."""
        return node.values(self.root)

    def called(self, path: str) -> Tree:
        """The same file under another name."""
        if path == self.path:
            return self
        return Tree(path, self.data, is_swift=self.is_swift, may_mislead=self.may_mislead)

    def settle(self) -> None:
        """Forget what can be made again from the bytes."""
        for name in ("text", "lines", "_read", "root", "values"):
            self.__dict__.pop(name, None)

    def find(self, path: Path) -> tuple[Scalar | None, Node]:
        """The key and node at `path`, or those of its nearest part that is there.

        A step that is no key of a mapping (the tag of an event's kind, or a key that is missing) is passed over.
        """
        key: Scalar | None = None
        node: Node = self.root
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.items:
                key, node = node.items[step]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                key, node = None, node.items[step]
        return key, node

    def problem(self, path: Path, **words: Any) -> Problem:  # noqa: ANN401 - the fields of Problem
        """A Problem at the value at `path`, or at its key where the value is empty."""
        key, node = self.find(path)
        at: Scalar | Node = key if key is not None and isinstance(node, Scalar) and node.absent else node
        return self.problem_at(at, **words)

    def problem_at_key(self, path: Path, **words: Any) -> Problem:  # noqa: ANN401
        """A Problem at the key that `path` ends with."""
        key, node = self.find(path)
        return self.problem_at(key if key is not None else node, **words)

    def problem_at(self, node: Node, **words: Any) -> Problem:  # noqa: ANN401
        """A Problem at `node`."""
        lines = self.lines
        shown = lines[node.line] if node.line < len(lines) else ""
        return Problem(path=self.path, line=node.line + 1, column=node.column + 1, shown=shown, **words)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    def absent_keys(self) -> Iterator[Path]:
        """The paths of the keys without a value, which `values` leaves out."""
        # swiftly read is only what has none
        return node.absent_keys(self.root) if not self.is_swift and self._read.has_absent else iter(())


def parse(data: bytes, path: str) -> tuple[Tree | None, list[Problem]]:
    """A YAML file with its nodes, or what forbids reading it. Never raises on any bytes."""
    text, problems = scan.decode(data, path)
    return (None, problems) if problems else _carefully(text, data, path)


def read(data: bytes, path: str) -> tuple[Tree | None, list[Problem]]:
    """The same with its values: the nodes are made when they are asked for, unless there is something to tell."""
    text, problems = scan.decode(data, path)
    if problems:
        return None, problems
    taken = swift.take(text)
    if taken is None:
        return _carefully(text, data, path)
    tree = Tree(path, data, is_swift=True, may_mislead=taken.may_mislead)
    tree.text, tree.values = text, taken.values
    return tree, []


def _carefully(text: str, data: bytes, path: str) -> tuple[Tree | None, list[Problem]]:
    found, problems = careful.read(text, path)
    if found is None:
        return None, problems
    tree = Tree(path, data)
    tree.text, tree._read = text, found  # noqa: SLF001 - its own maker
    return tree, []
