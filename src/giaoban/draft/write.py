"""A proposed register as YAML: block style, quotes verbatim, above each task how sure the rules are and why.

Text of the document is hostile until proved otherwise: every value goes through `yaml_text`, and what was written is
read again and compared with what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giaoban.draft.naming import in_line
from giaoban.errors import InvalidFilesError, RefusedEditError
from giaoban.store import nodes, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giaoban.draft.proposed import Proposed
    from giaoban.store.yaml_text import Value
    from giaoban.units import Unit

_FILL = {
    "number": "ĐIỀN: văn bản không có số, ký hiệu đọc được",
    "date": "ĐIỀN: văn bản không có ngày ban hành đọc được, ghi dạng NĂM-THÁNG-NGÀY",
}
_DOCUMENT = ("type", "number", "date", "meeting", "issuer", "signer", "text")
_GAP = 2


def register(found: Proposed) -> str:
    """The text of the register; raises InvalidFilesError for words no YAML can hold.

    Keys of the document that the text does not tell stand there empty, with what is to be filled in.
    """
    text = "\n".join(_lines(found)) + "\n"
    tree, problems = nodes.parse(text.encode(), in_line(found.origin) or found.id)
    if tree is None:
        raise InvalidFilesError(problems)
    if nodes.values(tree.root) != _meant(found):
        message = "sổ dự thảo đọc lại khác với ý định; chưa ghi gì"
        raise RefusedEditError("", None, message, "Báo lỗi này kèm văn bản cho người phát triển")
    return text


def task(values: Mapping[str, Value]) -> str:
    """One task as YAML from the left margin, as an editor gets it."""
    return "\n".join(yaml_text.block(values, dash=_GAP)) + "\n"


def unit_entries(units: Iterable[Unit]) -> str:
    """Entries of the unit list, as `don-vi.yaml` has them."""
    return "".join(f"{line}\n" for unit in units for line in _item(unit_values(unit)))


def unit_values(unit: Unit) -> dict[str, Value]:
    """The keys of an entry of the unit list."""
    aliases = {"aliases": unit.aliases} if unit.aliases else {}
    return {"code": unit.code, "name": unit.name, **aliases, "kind": unit.kind.value, "order": unit.order}


def _lines(found: Proposed) -> Iterator[str]:
    yield from _opening(found)
    yield ""
    yield from yaml_text.block({"format": 1, "id": found.id, "title": found.title}, dash=_GAP)
    yield "document:"
    yield from (f"  {line}" for line in _document(found))
    yield from _list("groups", ({"id": group.id, "title": group.title} for group in found.used_groups))
    yield from ("", "tasks:" if found.entries else "tasks: []")
    for number, entry in enumerate(found.entries):
        if number:
            yield ""
        yield from (f"  # {note}" for note in entry.notes)
        yield from _item(entry.values)
    yield from _list("waived", (_waived(quote, reason) for quote, reason in found.waived))


def _opening(found: Proposed) -> Iterator[str]:
    """The comment a person reads first."""
    yield f"# Dự thảo sổ theo dõi nhiệm vụ, giaoban lập từ {in_line(found.origin)}: {len(found.entries)} nhiệm vụ."
    yield "# Đọc lại từng nhiệm vụ với văn bản. Dòng ghi độ tin cậy và căn cứ ở trên mỗi nhiệm vụ là của chương trình,"
    yield "# đọc xong thì xóa. Thời hạn, đơn vị văn bản không nêu thì không ghi."
    if found.missing:
        yield "#"
        yield "# Đơn vị chưa có trong don-vi.yaml; thêm các mục này vào danh mục (đọc lại mã, loại) rồi mới dùng sổ:"
        yield from (f"# {line}" for line in unit_entries(found.missing).splitlines())


def _document(found: Proposed) -> Iterator[str]:
    values = _document_values(found)
    if found.is_typeless:
        yield "# Văn bản không ghi loại đọc được: sửa lại nếu cần."
    for key in _DOCUMENT:
        if key in values:
            yield from yaml_text.block({key: values[key]}, dash=_GAP)
        elif key in found.absent:
            yield f"{key}:  # {_FILL[key]}"
    if not found.source:
        yield "# text: nguyên văn để đối chiếu câu trích; giaoban draft -o tự lưu vào sources/"


def _document_values(found: Proposed) -> dict[str, Value]:
    return {**found.document, **({"text": found.source} if found.source else {})}


def _list(key: str, entries: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    lines = [line for entry in entries for line in _item(entry)]
    if lines:
        yield from ("", f"{key}:", *lines)


def _item(values: Mapping[str, Value]) -> list[str]:
    return yaml_text.item(values, indent=_GAP, gap=_GAP, dash=_GAP)


def _waived(quote: tuple[str, ...], reason: str) -> dict[str, Value]:
    return {"quote": quote[0] if len(quote) == 1 else quote, "reason": reason}


def _meant(found: Proposed) -> Any:  # noqa: ANN401 - dicts, lists and text, as the reader gives them
    values: dict[str, Value] = {"format": 1, "id": found.id, "title": found.title, "document": _document_values(found)}
    if groups := found.used_groups:
        values["groups"] = [{"id": group.id, "title": group.title} for group in groups]
    values["tasks"] = [entry.values for entry in found.entries]
    if found.waived:
        values["waived"] = [_waived(quote, reason) for quote, reason in found.waived]
    return yaml_text.as_read(values)
