"""The careful pass over a YAML file: every node with its place, or what forbids reading it.

Taken is only what every reader understands alike: no anchors, aliases, merges, tags, directives or second documents, no
duplicate keys, no depth beyond 30.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from giaoban.store import scan
from giaoban.store.nodes.node import ABSENT, Mapping, Scalar, Sequence
from giaoban.text import nfc, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.errors import Problem
    from giaoban.store.nodes.node import Node

DEPTH = 30
DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
_QUOTES = {'"', "'"}


class _Refused(Exception):  # noqa: N818 - carries the problem out of the pass
    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class Read(NamedTuple):
    """The top mapping of a file, and whether some key of it has no value."""

    root: Mapping
    has_absent: bool


def read(text: str, path: str) -> tuple[Read | None, list[Problem]]:
    """The nodes of a text, or what forbids reading it. Never raises on any text that `scan.decode` lets pass."""
    builder = _Builder(text, path)
    try:
        root = builder.build()
    except _Refused as refused:
        return None, [refused.problem]
    return (None, builder.duplicates) if builder.duplicates else (Read(root, builder.has_absent), [])


class _Builder:
    """One pass over the parser's events."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.duplicates: list[Problem] = []
        self.quoted: Scalar | None = None
        self.has_absent = False

    def build(self) -> Mapping:
        if match := DIRECTIVE.match(self.text):
            self._refuse(match.end() - 1, "Y10", "có chỉ thị YAML bắt đầu bằng %", "Xóa dòng này")
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
            return self._nodes(iter(CParser(self.text).get_event, None))
        except _Refused:
            raise
        except MarkedYAMLError as error:
            quoted = (self.quoted.start, self.quoted.end) if self.quoted else (0, 0)
            offset, message, remedy = scan.tell(self.text, error, quoted)
            self._refuse(offset, "Y18", message, remedy)
        except Exception as error:  # noqa: BLE001 - whatever the parser trips over, the user's file is refused
            self._refuse(0, "Y19", f"không đọc được tệp ({type(error).__name__})", "Kiểm tra lại cú pháp YAML")

    def _nodes(self, events: Iterable[Any]) -> Node | None:  # noqa: C901, PLR0912 - one branch for each sort of event
        """The tree of the events; the loop that a bulk read spends its time in."""
        from ruamel.yaml.events import (  # noqa: PLC0415
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        stack: list[Mapping | Sequence | None] = []
        root: Node | None = None
        top: Mapping | Sequence | None = None
        key: Scalar | None = None
        name = ""
        # what the class itself calls: a third of its cost, half a million times
        made = tuple.__new__
        for event in events:
            sort = event.__class__
            if sort is ScalarEvent:
                if event.anchor is not None or event.ctag is not None:
                    self._no_properties(event)
                style = event.style
                node: Node = (scalar := made(Scalar, (event.value, style, event.start_mark, event.end_mark)))
                if style in _QUOTES:
                    self._check_quoted(scalar)
            elif sort is MappingStartEvent:
                node = Mapping(event.start_mark, flow=bool(event.flow_style))
                self._check_begun(event, len(stack))
            elif sort is SequenceStartEvent:
                node = Sequence(event.start_mark, flow=bool(event.flow_style))
                self._check_begun(event, len(stack))
            elif top is not None and (sort is MappingEndEvent or sort is SequenceEndEvent):
                top.end = event.end_mark.index
                top = stack.pop()
                continue
            else:
                self._check_other(event, sort.__name__, has_root=root is not None)
                continue
            if top is None:
                root = node
            elif isinstance(top, Sequence):
                top.items.append(node)
            elif key is None:
                key, name = self._key(node, top)
                continue
            else:
                top.items.setdefault(name, (key, node))
                key = None
                if sort is ScalarEvent and not style and scalar.value in ABSENT:
                    self.has_absent = True
            if not isinstance(node, Scalar):
                stack.append(top)
                top = node
        return root

    def _check_quoted(self, node: Scalar) -> None:
        self.quoted = node
        if match := scan.UNREADABLE.search(node.value):
            message = f"trong nháy có mã của ký tự điều khiển U+{ord(match.group()):04X}"
            self._refuse(node.start, "Y04", message, "Xóa mã này")

    def _check_begun(self, event: Any, depth: int) -> None:  # noqa: ANN401
        self._no_properties(event)
        if depth >= DEPTH:
            offset = event.start_mark.index
            self._refuse(offset, "Y13", f"lồng quá {DEPTH} cấp", "Kiểm tra lại dấu ngoặc và thụt dòng")

    def _check_other(self, event: Any, kind: str, *, has_root: bool) -> None:  # noqa: ANN401
        if kind == "AliasEvent":
            remedy = "Chép lại nội dung; chữ bắt đầu bằng * thì đặt trong nháy"
            self._refuse(event.start_mark.index, "Y14", "có tham chiếu *… của YAML", remedy)
        if kind == "DocumentStartEvent" and has_root:
            self._refuse(event.start_mark.index, "Y15", "tệp có hơn một tài liệu (dòng ---)", "Tách thành nhiều tệp")

    def _key(self, node: Node, mapping: Mapping) -> tuple[Scalar, str]:
        """The key, and the name it is told apart by."""
        if not isinstance(node, Scalar):
            self._refuse(
                node.start,
                "Y16",
                "khóa phải là một từ",
                "Kiểm tra dấu ngoặc; chữ bắt đầu bằng { hoặc [ thì đặt trong nháy",
            )
        if node.value == "<<":
            self._refuse(node.start, "Y14", "có khóa gộp << của YAML", "Chép lại nội dung")
        name = node.value if node.value.isascii() else nfc(node.value)
        if name in mapping.items:
            first = mapping.items[name][0].line + 1
            message = f"khóa “{name}” ghi hai lần, lần đầu ở dòng {first}"
            self.duplicates.append(self._problem(node.start, "Y17", message, "Xóa hoặc đổi tên một khóa"))
        return node, name

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
