"""The three sorts of nodes a YAML file is made of. Scalars stay text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSENT = frozenset({"", "~", "null", "Null", "NULL"})
"""What says, without quotes, that there is no value."""


class Scalar(NamedTuple):
    """A piece of text with the parser's marks of its place, and its style: empty where no quotes stand around it."""

    value: str
    style: str | None
    first: Any
    last: Any

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes, in the lines of its key."""
        return not self.style

    @property
    def line(self) -> int:
        """Its line, from 0."""
        line: int = self.first.line
        return line

    @property
    def column(self) -> int:
        """Its column, from 0, in characters."""
        column: int = self.first.column
        return column

    @property
    def start(self) -> int:
        """Where it begins, as an offset into the text."""
        start: int = self.first.index
        return start

    @property
    def end(self) -> int:
        """Where it ends, as an offset into the text."""
        end: int = self.last.index
        return end

    @property
    def absent(self) -> bool:
        """Whether the file says that there is no value."""
        return not self.style and self.value in ABSENT


class Mapping:
    """Keys and values in the order of the file."""

    __slots__ = ("column", "end", "flow", "items", "line", "start")

    def __init__(self, mark: Any, *, flow: bool) -> None:  # noqa: ANN401 - ruamel's mark has no type
        """An empty mapping that begins at the parser's mark."""
        self.items: dict[str, tuple[Scalar, Node]] = {}
        self.line: int = mark.line
        self.column: int = mark.column
        self.start: int = mark.index
        self.end: int = mark.index
        self.flow = flow


class Sequence:
    """Items in the order of the file."""

    __slots__ = ("column", "end", "flow", "items", "line", "start")

    def __init__(self, mark: Any, *, flow: bool) -> None:  # noqa: ANN401
        """An empty list that begins at the parser's mark."""
        self.items: list[Node] = []
        self.line: int = mark.line
        self.column: int = mark.column
        self.start: int = mark.index
        self.end: int = mark.index
        self.flow = flow


Node: TypeAlias = Scalar | Mapping | Sequence
Path: TypeAlias = tuple[str | int, ...]


def values(node: Node) -> Any:  # noqa: ANN401 - dicts, lists and text, as pydantic takes them
    """The node as dicts, lists and text. A key without a value is left out; an empty item of a list stays as None."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {
            name: values(item)
            for name, (_, item) in node.items.items()
            if not (isinstance(item, Scalar) and item.absent)
        }
    return [None if isinstance(item, Scalar) and item.absent else values(item) for item in node.items]


def absent_keys(node: Node, path: Path = ()) -> Iterator[Path]:
    """The paths of the keys below a node that have no value, which `values` leaves out."""
    if isinstance(node, Mapping):
        for name, (_, item) in node.items.items():
            if isinstance(item, Scalar):
                if item.absent:
                    yield (*path, name)
            else:
                yield from absent_keys(item, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from absent_keys(item, (*path, index))
