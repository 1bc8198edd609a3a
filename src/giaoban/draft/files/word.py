"""A Word file as text: paragraphs parted by blank lines, with the numbers Word shows, tables by rows, notes at the end.

The elements are those of ECMA-376, part 1, chapter 17. Insertions not yet accepted are read, deletions are not, as the
page shows them. Headers and footers of pages are no part of the text.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from giaoban.draft.files import refused, tables
from giaoban.draft.files.listing import Numbering
from giaoban.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_SILENT = frozenset({"", "pPr", "rPr", "del", "moveFrom", "instrText", _FALLBACK})
"""What a paragraph holds besides its words: properties, deletions, the older twin of a drawing."""
_UNPACKED = 400_000_000
"""Bytes a file may unpack to; a conclusion with pictures is a tenth of it."""

_DAMAGED = ("tệp Word hỏng, hoặc không phải tệp .docx", "Mở bằng Word, lưu lại thành .docx rồi chạy lại")


def text(data: bytes, shown: str) -> str:
    """The words of the file; InvalidFilesError where it is damaged, MissingExtraError without the library."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError(
            "đọc tệp .docx cần thư viện python-docx", 'Cài: pip install "giaoban[office]"'
        ) from None
    _refuse_oversized(data, shown)
    try:
        document = Document(io.BytesIO(data))
        reader = _Reader(document.part)
        return reader.text(document.element.body)
    except Exception:  # noqa: BLE001 - the library raises what its parts raise: zipfile, lxml, KeyError
        raise refused(shown, "Y19", *_DAMAGED) from None


def _refuse_oversized(data: bytes, shown: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise refused(shown, "Y19", *_DAMAGED) from None
    if unpacked > _UNPACKED:
        message = f"tệp Word giải nén lớn hơn {_UNPACKED // 1_000_000} MB"
        raise refused(shown, "Y01", message, "Bỏ ảnh trong tệp rồi chạy lại")


class _Reader:
    """The walk through one document."""

    def __init__(self, part: Any) -> None:  # noqa: ANN401 - the library's parts have no types
        self._parts = {
            rel.reltype.rsplit("/", 1)[-1]: rel.target_part for rel in part.rels.values() if not rel.is_external
        }
        self._numbering = Numbering(self._root("numbering"), self._root("styles"))
        self._notes: list[tuple[str, str]] = []

    def text(self, body: Any) -> str:  # noqa: ANN401
        lines = list(self._blocks(body))
        # a note may refer to further notes: they come behind it
        written = 0
        for kind, identifier in self._notes:
            root = self._root(f"{kind}s")
            for note in () if root is None else root.iter(f"{_W}{kind}"):
                if note.get(f"{_W}id") == identifier:
                    written += 1
                    lines += ["", f"[{written}] {' '.join(' '.join(self._blocks(note)).split())}"]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"

    def _root(self, name: str) -> Any:  # noqa: ANN401
        """The root element of a part, None where the file has none."""
        part = self._parts.get(name)
        if part is None:
            return None
        element = getattr(part, "element", None)
        if element is None:
            from docx.oxml import parse_xml  # noqa: PLC0415

            element = parse_xml(part.blob)
        return element

    def _blocks(self, owner: Any) -> Iterator[str]:  # noqa: ANN401
        """The lines of what stands one below the other in a body, cell, note or text box."""
        for child in owner.iterchildren():
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from ("", *tables.lines(list(self._rows(child))), "")
            elif isinstance(child.tag, str) and child.tag not in {f"{_W}del", f"{_W}moveFrom", _FALLBACK}:
                # content controls and insertions hold blocks too
                yield from self._blocks(child)

    def _rows(self, table: Any) -> Iterator[list[list[str]]]:  # noqa: ANN401
        for row in self._under(table, "tr"):
            yield [list(self._blocks(cell)) for cell in self._under(row, "tc")]

    def _under(self, owner: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
        """The elements of a name right below `owner`, those in content controls and insertions too."""
        for child in owner.iterchildren():
            if child.tag == f"{_W}{name}":
                yield child
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
                yield from self._under(child, name)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:  # noqa: ANN401
        boxes: list[Any] = []
        words = "".join(self._words(paragraph, boxes))
        lead = self._numbering.label(paragraph)
        if words.strip():
            yield from (*f"{lead}{words}".split("\n"), "")
        elif "\f" in words:
            # an empty paragraph shows its number too, but nobody reads it
            yield "\f"
        for box in boxes:
            yield from self._blocks(box)

    def _words(self, owner: Any, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
        for child in owner.iterchildren():
            name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
            if name == "t":
                yield child.text or ""
            elif name == "br":
                yield "\f" if child.get(f"{_W}type") == "page" else "\n"
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in {"footnoteReference", "endnoteReference"}:
                note = (name.removesuffix("Reference"), child.get(f"{_W}id"))
                if note not in self._notes:
                    self._notes.append(note)
            elif name == "txbxContent":
                boxes.append(child)
            elif name not in _SILENT:
                yield from self._words(child, boxes)
