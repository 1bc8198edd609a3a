"""YAML text to nodes that know their place, in one pass over the events of ruamel's C parser.

Only the part of YAML that every reader understands alike is taken: no anchors, aliases, merges, tags, directives or
second documents, no duplicate keys, no depth beyond 30. Scalars stay text.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from giaoban.errors import Problem
from giaoban.store import scan
from giaoban.text import nfc, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DEPTH = 30
_QUOTES = {'"', "'"}
_ENDS = {"MappingEndEvent", "SequenceEndEvent"}
_ABSENT = {"", "~", "null", "Null", "NULL"}
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
_DECODED_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


class Scalar:
    """A piece of text. `line` and `column` count from 0 in characters, `start` and `end` are offsets into the text."""

    __slots__ = ("column", "end", "line", "plain", "start", "value")

    def __init__(self, value: str, mark: Any, end: int, *, plain: bool) -> None:  # noqa: ANN401 - ruamel's mark has no type
        """Take the place over from the parser's mark; `plain` says that no quotes stand around it."""
        self.value, self.plain = value, plain
        self.line: int = mark.line
        self.column: int = mark.column
        self.start: int = mark.index
        self.end = end

    @property
    def absent(self) -> bool:
        """Whether the file says that there is no value."""
        return self.plain and self.value in _ABSENT


class Mapping:
    """Keys and values in the order of the file."""

    __slots__ = ("column", "end", "flow", "items", "line", "start")

    def __init__(self, mark: Any, *, flow: bool) -> None:  # noqa: ANN401
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


class Tree:
    """The nodes of one file, and how a path into them becomes a place."""

    def __init__(self, path: str, text: str, root: Mapping, *, has_absent: bool, mark: bytes) -> None:
        """Keep the name the file is shown by, its text and its top mapping.

        `has_absent` says that some key has no value; `mark` is the byte order mark before the text, mostly empty.
        """
        self.path, self.text, self.root, self.has_absent, self.mark = path, text, root, has_absent, mark

    @property
    def data(self) -> bytes:
        """The bytes of the file, to the last one: UTF-8 has one spelling for a text."""
        return self.mark + self.text.encode()

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
        if self.has_absent:
            yield from _absent_keys(self.root, ())


class _Refused(Exception):  # noqa: N818 - carries the problem out of the pass
    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def parse(data: bytes, path: str) -> tuple[Tree | None, list[Problem]]:
    """The nodes of a YAML file, or what forbids reading it. Never raises on any bytes."""
    text, problems = scan.decode(data, path)
    if problems:
        return None, problems
    try:
        builder = _Builder(text, path)
        root = builder.build()
    except _Refused as refused:
        return None, [refused.problem]
    if builder.duplicates:
        return None, builder.duplicates
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Tree(path, text, root, has_absent=builder.has_absent, mark=mark), []


@contextlib.contextmanager
def paused_collector() -> Iterator[None]:
    """No garbage collection meanwhile: a bulk read makes no garbage, and full collections tripled its time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _name(key: str) -> str:
    return key if key.isascii() else nfc(key)


class _Builder:
    """One pass over the parser's events."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.duplicates: list[Problem] = []
        self.quoted = (0, 0)
        self.has_absent = False

    def build(self) -> Mapping:
        if match := _DIRECTIVE.match(self.text):
            self._refuse(match.end() - 1, "Y10", "có chỉ thị YAML bắt đầu bằng %", "Xóa dòng này")
        with paused_collector():
            root = self._document()
        if root is None or (isinstance(root, Scalar) and root.absent):
            self._refuse(0, "Y11", "tệp trống", "Ghi nội dung, hoặc xóa tệp; xem mẫu: giaoban init")
        if not isinstance(root, Mapping):
            self._refuse(root.start, "Y12", "tệp phải bắt đầu bằng các khóa, ví dụ format: 1", "Xem mẫu: giaoban init")
        return root

    def _document(self) -> Node | None:
        # not needed where the cache answers; handed on from the C extension, which has no types
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # noqa: PLC0415
        from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415

        try:
            return self._nodes(CParser(self.text).get_event)
        except _Refused:
            raise
        except MarkedYAMLError as error:
            offset, message, remedy = scan.tell(self.text, error, self.quoted)
            self._refuse(offset, "Y18", message, remedy)
        except Exception as error:  # noqa: BLE001 - whatever the parser trips over, the user's file is refused
            self._refuse(0, "Y19", f"không đọc được tệp ({type(error).__name__})", "Kiểm tra lại cú pháp YAML")

    def _nodes(self, next_event: Callable[[], Any]) -> Node | None:  # noqa: C901, PLR0912 - one branch for each sort of event
        """The tree of the events; the loop that a bulk read spends its time in."""
        stack: list[Mapping | Sequence] = []
        keys: list[Scalar | None] = []
        root: Node | None = None
        while (event := next_event()) is not None:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                if event.anchor is not None or event.tag is not None:
                    self._no_properties(event)
                style = event.style
                node: Node = (scalar := Scalar(event.value, event.start_mark, event.end_mark.index, plain=not style))
                if style in _QUOTES:
                    self._check_quoted(scalar)
            elif kind == "MappingStartEvent":
                node = Mapping(event.start_mark, flow=bool(event.flow_style))
                self._check_begun(event, len(stack))
            elif kind == "SequenceStartEvent":
                node = Sequence(event.start_mark, flow=bool(event.flow_style))
                self._check_begun(event, len(stack))
            elif kind in _ENDS:
                stack.pop().end = event.end_mark.index
                keys.pop()
                continue
            else:
                self._check_other(event, kind, has_root=root is not None)
                continue
            if not stack:
                root = node
            elif isinstance(top := stack[-1], Sequence):
                top.items.append(node)
            elif (key := keys[-1]) is None:
                keys[-1] = self._key(node, top)
                continue
            else:
                top.items.setdefault(_name(key.value), (key, node))
                keys[-1] = None
                if isinstance(node, Scalar) and node.absent:
                    self.has_absent = True
            if not isinstance(node, Scalar):
                stack.append(node)
                keys.append(None)
        return root

    def _check_quoted(self, node: Scalar) -> None:
        self.quoted = (node.start, node.end)
        if match := _DECODED_CONTROL.search(node.value):
            message = f"trong nháy có mã của ký tự điều khiển U+{ord(match.group()):04X}"
            self._refuse(node.start, "Y04", message, "Xóa mã này")

    def _check_begun(self, event: Any, depth: int) -> None:  # noqa: ANN401
        self._no_properties(event)
        if depth >= _DEPTH:
            offset = event.start_mark.index
            self._refuse(offset, "Y13", f"lồng quá {_DEPTH} cấp", "Kiểm tra lại dấu ngoặc và thụt dòng")

    def _check_other(self, event: Any, kind: str, *, has_root: bool) -> None:  # noqa: ANN401
        if kind == "AliasEvent":
            remedy = "Chép lại nội dung; chữ bắt đầu bằng * thì đặt trong nháy"
            self._refuse(event.start_mark.index, "Y14", "có tham chiếu *… của YAML", remedy)
        if kind == "DocumentStartEvent" and has_root:
            self._refuse(event.start_mark.index, "Y15", "tệp có hơn một tài liệu (dòng ---)", "Tách thành nhiều tệp")

    def _key(self, node: Node, mapping: Mapping) -> Scalar:
        if not isinstance(node, Scalar):
            self._refuse(
                node.start,
                "Y16",
                "khóa phải là một từ",
                "Kiểm tra dấu ngoặc; chữ bắt đầu bằng { hoặc [ thì đặt trong nháy",
            )
        if node.value == "<<":
            self._refuse(node.start, "Y14", "có khóa gộp << của YAML", "Chép lại nội dung")
        name = _name(node.value)
        if name in mapping.items:
            first = mapping.items[name][0].line + 1
            message = f"khóa “{name}” ghi hai lần, lần đầu ở dòng {first}"
            self.duplicates.append(self._problem(node.start, "Y17", message, "Xóa hoặc đổi tên một khóa"))
        return node

    def _no_properties(self, event: Any) -> None:  # noqa: ANN401 - ruamel's event has no type
        if event.anchor is not None:
            self._refuse(
                event.start_mark.index, "Y14", "có điểm neo &… của YAML", "Xóa; chữ bắt đầu bằng & thì đặt trong nháy"
            )
        if event.tag is not None:
            self._refuse(
                event.start_mark.index, "Y14", "có nhãn kiểu !… của YAML", "Xóa; chữ bắt đầu bằng ! thì đặt trong nháy"
            )

    def _refuse(self, offset: int, code: str, message: str, remedy: str) -> NoReturn:
        raise _Refused(self._problem(offset, code, message, remedy))

    def _problem(self, offset: int, code: str, message: str, remedy: str) -> Problem:
        return scan.problem(self.path, self.text, offset, code, safe(message), remedy)


def _absent_keys(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, Mapping):
        for name, (_, item) in node.items.items():
            if isinstance(item, Scalar):
                if item.absent:
                    yield (*path, name)
            else:
                yield from _absent_keys(item, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _absent_keys(item, (*path, index))


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
