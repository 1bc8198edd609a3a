"""Reads the text of a conclusion into proposed assignments, by rules; their words are in `phrases`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giaoban.draft import lines
from giaoban.draft.deadlines import Clock
from giaoban.draft.duties import duties
from giaoban.draft.finish import finished, with_monitors
from giaoban.draft.found import Reading
from giaoban.draft.head import other_numbers, read_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.draft.found import Head
    from giaoban.draft.lines import Block

_VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)

_TOO_SHORT_TO_TELL = 40  # letters
_MARKED = 0.05  # of the letters; in Vietnamese every fourth bears a mark


def read(text: str) -> Reading:
    """What `text` assigns, with its head; spans are places in exactly `text`. No text is refused."""
    blocks = lines.blocks(text)
    head = read_head(blocks)
    clock = Clock(on=head.date or head.meeting, issued=head.date)
    entries = duties(blocks, clock)
    assignments = with_monitors([(entry.point, finished(text, entry, clock)) for entry in entries])
    return Reading(
        head=head,
        assignments=assignments,
        notes=tuple(_notes(blocks, head, len(assignments))),
    )


def _notes(blocks: Sequence[Block], head: Head, found: int) -> list[str]:
    """What a person should know of the text before the assignments are read."""
    if not blocks:
        return ["Văn bản trống."]
    notes = []
    letters = sum(letter.isalpha() for block in blocks for letter in block.text)
    marked = sum(len(_VIETNAMESE.findall(block.text)) for block in blocks)
    if letters > _TOO_SHORT_TO_TELL and marked < _MARKED * letters:
        notes.append(
            "Văn bản không phải tiếng Việt có dấu; các quy tắc nhận câu giao việc chỉ dùng cho tiếng Việt có dấu."
        )
    if not found:
        notes.append("Không tìm thấy câu giao việc nào trong văn bản.")
    elif head.date is None:
        notes.append(
            "Không tìm thấy ngày của văn bản: năm của thời hạn lấy theo ngày họp."
            if head.meeting
            else "Không tìm thấy ngày của văn bản: thời hạn không ghi năm thì không tính được ngày."
        )
    if head.number and (others := other_numbers(blocks, head.number)):
        notes.append(f"Văn bản mang nhiều số: {head.number}; {'; '.join(others)}. Đối chiếu với bản gốc.")
    return notes
