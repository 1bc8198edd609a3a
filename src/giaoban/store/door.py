"""Nodes to model: pydantic validates, and each of its errors becomes a Problem with a place and a mend."""

from __future__ import annotations

from collections import deque
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from giaoban import model, units
from giaoban.model import KINDS
from giaoban.scalars import ScalarFault, text
from giaoban.store import nodes
from giaoban.store.nodes import Scalar
from giaoban.terms import describe
from giaoban.text import suggest

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from giaoban.errors import Problem
    from giaoban.store.nodes import Path, Tree

T = TypeVar("T")

# the class behind each key whose value is a mapping or a list of them; events are told by their tag
_OWNERS: dict[str, type[Any]] = {
    "document": model.Document,
    "groups": model.Group,
    "proposals": model.Proposal,
    "tasks": model.Task,
    "source": model.Source,
    "waived": model.Waived,
    "voided": model.Voided,
    "units": units.Unit,
}


_ADAPTERS: dict[Any, Any] = {}

_LATEST: deque[tuple[type[Any], Tree, Any]] = deque(maxlen=4)
"""The files found valid last: a command that writes meets unit list, office and what it wrote twice, to the byte."""


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The one validator of a kind of file, built when it is first asked for."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - costs most of a start, and the cache does without

    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    built: TypeAdapter[T] = _ADAPTERS[kind]
    return built


def read(data: bytes, path: str, kind: type[T]) -> tuple[Tree | None, T | None, list[Problem]]:
    """A file from its bytes: its nodes, None where it is no YAML to be read, and its value, None where it is not valid.

    Every problem there is, is among the problems; `path` is how they name the file.
    """
    for known, held, found in _LATEST:
        if known is kind and held.data == data:
            return held.called(path), found, []
    tree, problems = nodes.read(data, path)
    if tree is None:
        return None, None, problems
    value, problems = validate(tree, kind)
    if not problems:
        # of many files no more is kept than what answers need
        tree.settle()
    return tree, value, problems


def validate(tree: Tree, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """The value of `kind` the file holds, or every problem of it."""
    from pydantic import ValidationError  # noqa: PLC0415

    problems = [
        _unknown_key(tree, kind, path) for path in tree.absent_keys() if path[-1] not in _keys(_owner(tree, kind, path))
    ]
    try:
        value = adapter(kind).validate_python(tree.values)
    except ValidationError as error:
        return None, [_problem(tree, kind, found) for found in error.errors(include_url=False)] + problems
    if problems:
        return None, problems
    _LATEST.append((kind, tree, value))
    return value, []


def _problem(tree: Tree, kind: type[Any], error: Any) -> Problem:  # noqa: ANN401, PLR0911 - ErrorDetails; one return for each sort
    path = _without_tags(error["loc"])
    context: dict[str, Any] = error.get("ctx", {})
    last = str(path[-1]) if path else ""
    match error["type"]:
        case "value_error":
            path, code, message, remedy = _scalar(path, error["input"], context["error"])
            return tree.problem(path, code=code, message=f"{_field(path)}{message}", remedy=remedy)
        case "missing":
            meaning = describe(_owner(tree, kind, path).__name__, last)
            remedy = f"Thêm {last} ({meaning})" if meaning else f"Thêm {last}"
            return tree.problem(path[:-1], code="V20", message=f"thiếu khóa “{last}”", remedy=remedy)
        case "unexpected_keyword_argument":
            return _unknown_key(tree, kind, path)
        case "enum":
            return _choice(tree, path, error["input"], context["expected"].replace("'", "").replace(" or ", ", "))
        case "union_tag_invalid":
            return _choice(tree, (*path, "event"), error["input"]["event"], ", ".join(KINDS))
        case "union_tag_not_found":
            remedy = f"Ghi một trong: {', '.join(KINDS)}"
            return tree.problem(path, code="V20", message="thiếu khóa “event”", remedy=remedy)
        case "tuple_type":
            message, remedy = "ở đây cần một danh sách", "Ghi mỗi mục một dòng, bắt đầu bằng dấu -"
            return tree.problem(path, code="V24", message=f"{_field(path)}{message}", remedy=remedy)
        case _ if error["input"] is None:
            return tree.problem(path, code="V25", message=f"{_field(path)}mục để trống", remedy="Xóa dấu - thừa")
        case _:
            message, remedy = "ở đây cần một nhóm khóa", "Ghi các khóa, mỗi khóa một dòng, hoặc xóa mục này"
            return tree.problem(path, code="V25", message=f"{_field(path)}{message}", remedy=remedy)


def _scalar(path: Path, written: object, fault: ScalarFault) -> tuple[Path, str, str, str]:
    """The fault of a scalar, or of the first item in a list that has one, with the path down to it."""
    for index, item in enumerate(written if isinstance(written, list) else ()):
        if item is None:
            return (*path, index), "V25", "mục để trống", "Xóa dấu - thừa"
        try:
            text(item)
        except ScalarFault as inside:
            return (*path, index), inside.code, inside.message, inside.remedy
    return path, fault.code, fault.message, fault.remedy


def _choice(tree: Tree, path: Path, written: object, words: str) -> Problem:
    """A value that is none of the words there are."""
    if not isinstance(written, str):
        message, remedy = "ở đây cần một từ, không phải danh sách hay nhóm khóa", f"Ghi một trong: {words}"
        return tree.problem(path, code="V02", message=f"{_field(path)}{message}", remedy=remedy)
    near = suggest(written, words.split(", "), most=1)
    remedy = f"Có phải “{near[0]}”? Ghi một trong: {words}" if near else f"Ghi một trong: {words}"
    if path[-1] == "event":
        return tree.problem(path, code="V23", message=f"không có loại diễn biến “{written}”", remedy=remedy)
    return tree.problem(path, code="V22", message=f"{_field(path)}không có giá trị “{written}”", remedy=remedy)


def _unknown_key(tree: Tree, kind: type[Any], path: Path) -> Problem:
    written, known = str(path[-1]), _keys(_owner(tree, kind, path))
    if near := suggest(written, known, most=1):
        remedy = f"Có phải “{near[0]}”? Nếu là chữ thì đặt cả câu trong nháy kép"
    else:
        remedy = f"Các khóa: {', '.join(known)}. Chữ có dấu phẩy hoặc dấu hai chấm thì đặt cả câu trong nháy kép"
    return tree.problem_at_key(path, code="V21", message=f"không có khóa “{written}” ở đây", remedy=remedy)


def _without_tags(path: Path) -> Path:
    """The path pydantic gives, less the tag of an event's kind, which is no key of the file."""
    return tuple(step for at, step in enumerate(path) if not (at > 1 and path[at - 2] == "events"))


def _field(path: Path) -> str:
    """The key a value belongs to, as the beginning of a sentence."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"{name}: " if name else ""


def _owner(tree: Tree, kind: type[Any], path: Path) -> type[Any]:
    """The class of the value whose key `path` ends with."""
    owner = kind
    for at, step in enumerate(path[:-1]):
        if at and path[at - 1] == "events":
            _, tag = tree.find((*path[: at + 1], "event"))
            owner = KINDS.get(tag.value, model.Event) if isinstance(tag, Scalar) else model.Event
        elif isinstance(step, str):
            owner = _OWNERS.get(step, owner)
    return owner


def _keys(owner: type[Any]) -> list[str]:
    """The keys a value may have, in the order of its class."""
    tag = ["event"] if issubclass(owner, model.Event) else []
    return tag + [field.name.rstrip("_") for field in fields(owner)]
