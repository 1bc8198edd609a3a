"""Nodes to model: pydantic validates, and each of its errors becomes a Problem with a place and a mend."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from giaoban.model import KINDS
from giaoban.store.nodes import values
from giaoban.terms import FIELDS
from giaoban.text import suggest

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from giaoban.errors import Problem
    from giaoban.store.nodes import Path, Tree

T = TypeVar("T")

_OWNERS = {
    "document": "Document",
    "groups": "Group",
    "proposals": "Proposal",
    "tasks": "Task",
    "source": "Source",
    "waived": "Waived",
    "voided": "Voided",
    "units": "Unit",
}


@lru_cache
def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The one validator of a kind of file."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - costs most of a start, and the cache does without

    return TypeAdapter(kind)


def validate(tree: Tree, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """The value of `kind` the file holds, or every problem of it."""
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return adapter(kind).validate_python(values(tree.root)), []
    except ValidationError as error:
        return None, [_problem(tree, kind, found) for found in error.errors(include_url=False)]


def _problem(tree: Tree, kind: type[Any], error: Any) -> Problem:  # noqa: ANN401 - pydantic's ErrorDetails
    path: Path = error["loc"]
    context: dict[str, Any] = error.get("ctx", {})
    last = str(path[-1]) if path else ""
    match error["type"]:
        case "scalar":
            return tree.problem(
                path, code=context["code"], message=f"{_field(path)}{context['message']}", remedy=context["remedy"]
            )
        case "missing":
            return tree.problem(path[:-1], code="V20", message=f"thiếu khóa “{last}”", remedy=_meaning(kind, path))
        case "unexpected_keyword_argument":
            return tree.problem_at_key(
                path, code="V21", message=f"không có khóa “{last}” ở đây", remedy=_known_keys(kind, path)
            )
        case "enum":
            words = context["expected"].replace("'", "").replace(" or ", ", ")
            return tree.problem(
                path,
                code="V22",
                message=f"{_field(path)}không có giá trị “{error['input']}”",
                remedy=_choice(words, error),
            )
        case "union_tag_invalid":
            message = f"không có loại diễn biến “{context['tag']}”"
            return tree.problem(
                (*path, "event"),
                code="V23",
                message=message,
                remedy=_choice(", ".join(KINDS), {"input": context["tag"]}),
            )
        case "union_tag_not_found":
            return tree.problem(
                path, code="V20", message="thiếu khóa “event”", remedy=f"Ghi một trong: {', '.join(KINDS)}"
            )
        case "tuple_type":
            return tree.problem(
                path,
                code="V24",
                message=f"{_field(path)}ở đây cần một danh sách",
                remedy="Ghi mỗi mục một dòng, bắt đầu bằng dấu -",
            )
        case _:
            message = f"{_field(path)}ở đây cần một nhóm khóa" if error["input"] is not None else "mục để trống"
            return tree.problem(path, code="V25", message=message, remedy="Ghi các khóa, hoặc xóa mục này")


def _field(path: Path) -> str:
    """The key a value belongs to, as the beginning of a sentence."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"{name}: " if name else ""


def _owner(kind: type[Any], path: Path) -> str:
    """The name of the value whose key `path` ends with."""
    owner = kind.__name__
    for step in path[:-1]:
        if step in KINDS:
            owner = KINDS[str(step)].__name__
        elif isinstance(step, str):
            owner = _OWNERS.get(step, owner)
    return owner


def _meaning(kind: type[Any], path: Path) -> str:
    meaning = _fields(_owner(kind, path)).get(str(path[-1]), "")
    return f"Thêm {path[-1]} ({meaning})" if meaning else f"Thêm {path[-1]}"


def _fields(owner: str) -> dict[str, str]:
    is_event = owner in {kind.__name__ for kind in KINDS.values()}
    return {**(FIELDS["Event"] if is_event else {}), **FIELDS.get(owner, {})}


def _known_keys(kind: type[Any], path: Path) -> str:
    known = list(_fields(_owner(kind, path)))
    near = suggest(str(path[-1]), known, most=1)
    hint = f"Có phải “{near[0]}”? " if near else ""
    return (
        f"{hint}Các khóa: {', '.join(known)}. Chữ có dấu phẩy thì đặt trong nháy"
        if not near
        else f"{hint}Nếu là chữ thì đặt trong nháy"
    )


def _choice(words: str, error: Any) -> str:  # noqa: ANN401
    near = suggest(str(error["input"]), words.split(", "), most=1)
    return f"Có phải “{near[0]}”? Ghi một trong: {words}" if near else f"Ghi một trong: {words}"
