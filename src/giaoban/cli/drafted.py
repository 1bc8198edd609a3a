"""A drafted register with what is told of it: how much was found, and what a person must still do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.errors import NotFoundError, WrongUsageError

if TYPE_CHECKING:
    from giaoban.draft.found import Reading
    from giaoban.draft.naming import Names
    from giaoban.draft.proposed import Proposed

_FILL = {"number": "số, ký hiệu văn bản (--number)", "date": "ngày ban hành (--date)"}


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What came of a document: `file` as it was named, `units_file` the list its units were looked up in."""

    file: str
    lines: int
    reading: Reading
    found: Proposed
    named: Names
    notes: tuple[str, ...]
    units_file: str

    @property
    def summary(self) -> str:
        """How much was found."""
        from giaoban.draft.found import Confidence

        sure = Counter(one.confidence for one in self.reading.assignments)
        due = sum(1 for entry in self.found.entries if "deadline" in entry.values)
        units = len(set(self.named.official.values()))
        name = Path(self.file).name if self.file != "-" else "Đầu vào chuẩn"
        return (
            f"{name}: {len(self.found.entries)} nhiệm vụ (độ tin cậy cao {sure[Confidence.HIGH]}, "
            f"vừa {sure[Confidence.MEDIUM]}, thấp {sure[Confidence.LOW]}), {due} có thời hạn; {units} đơn vị, "
            f"{len(self.named.missing)} chưa có trong danh mục."
        )

    @property
    def nothing(self) -> str:
        """That no assignment was found, and what was looked through."""
        return f"Không tìm thấy nội dung giao nhiệm vụ nào trong {self.file} (đã đọc {self.lines} dòng); chưa ghi gì."

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be known of the text, a line each."""
        return tuple(f"giaoban: Lưu ý: {note.rstrip('.')}." for note in self.notes)

    @property
    def open_ends(self) -> tuple[str, ...]:
        """What a person must still do before the register is valid, a line each."""
        lines = [f"Phải điền: {_FILL[key]}." for key in self.found.absent]
        lines += [f"Tên “{name}” chỉ nhiều đơn vị: {'; '.join(fits)}." for name, fits in self.named.ambiguous.items()]
        if self.named.missing:
            lines.append(f"Chưa có trong {self.units_file}: {self._missing}.")
            lines.append("Các mục đề nghị thêm ở đầu sổ dự thảo; ghi sổ bằng -o SỔ.yaml --units thì được thêm luôn.")
        return tuple(lines)

    def refuse_open_ends(self, *, add_units: bool) -> None:
        """Raise for what would make the register invalid where it goes, before anybody spends time on it."""
        if self.found.absent:
            fill = " và ".join(_FILL[key] for key in self.found.absent)
            raise WrongUsageError(f"văn bản không cho biết {fill}; chưa ghi gì", "Thêm các tùy chọn này")
        if self.named.ambiguous:
            doubts = "; ".join(f"“{name}”: {' hay '.join(fits)}" for name, fits in self.named.ambiguous.items())
            raise NotFoundError(
                f"tên chỉ nhiều đơn vị trong {self.units_file}: {doubts}; chưa ghi gì",
                "Sửa tên, tên gọi khác trong danh mục",
            )
        if self.named.missing and not add_units:
            raise NotFoundError(
                f"{len(self.named.missing)} đơn vị chưa có trong {self.units_file}: {self._missing}; chưa ghi gì",
                "Thêm --units để ghi các đơn vị này vào danh mục; hoặc thêm tên gọi khác (aliases) cho đơn vị đã có "
                "rồi chạy lại",
            )

    def document(self, *, files: tuple[str, ...], dry_run: bool) -> str:
        """The JSON of it; `files` are those written, or that would be."""
        from giaoban.console.envelope.draft import draft

        return draft(self.found, self.named, self.notes, files=files, dry_run=dry_run)

    @property
    def _missing(self) -> str:
        return "; ".join(f"{unit.name} ({unit.code})" for unit in self.named.missing)
