"""What is no sentence: headings of units and sections, lists of recipients, the words before the conclusion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.draft.assigning import opening
from giaoban.draft.boundaries import shortened
from giaoban.draft.head import TITLE
from giaoban.draft.lines import PARTICULARS
from giaoban.draft.outline import Duty
from giaoban.draft.phrases import LOOKING_BACK, LOOKING_FORWARD, any_of
from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

_BACK = re.compile(rf"(?:về\s)?(?:công tác\s)?{any_of(LOOKING_BACK)}")
_BACK_INSIDE = re.compile(any_of(LOOKING_BACK))
_FORWARD = re.compile(any_of(LOOKING_FORWARD))
# "Đối với Sở Y tế:", "Trách nhiệm của Cục Việc làm", "Giao Vụ Pháp chế:" ...
_BEFORE_UNIT = re.compile(
    r"(?:đối với|về phía|trách nhiệm của|nhiệm vụ của|yêu cầu|đề nghị|giao|phân công)\s(?:cho\s)?"
)
_BRACKET_AT_END = re.compile(r"\s*\([^()]*\)\s*$")
_ENDED = re.compile(r"[.;,:!?…/]\W*$")
_ENDED_BY_STOP = re.compile(r"[.;]\s?$")
_ENDS_SENTENCE = re.compile(r"[.;,]\s?$")
_ADDRESS = re.compile(r"(?:nơi nhận|kính gửi)\s?:")
_ASIDE = re.compile(r"(?:v/v|trích yếu)(?!\w)")
# What ends a preamble, as in "Sau khi nghe ..., Bộ trưởng kết luận như sau:", "Ủy ban nhân dân tỉnh yêu cầu:" ...
_BEGINS = re.compile(
    r"(?:kết luận|chỉ đạo|ý kiến|yêu cầu|chỉ thị|thông báo|quyết định|như sau)[^.;]{0,160}"
    r"(?:như sau|sau đây|:)\s?[:.]?\s?$"
)
_ABOUT = re.compile(r"(?:về|công tác)\s[^:]*[^:.;,/]$")
# "QUYẾT NGHỊ:", a line of its own
_BEGINS_ALONE = re.compile(r"(?:quyết nghị|quyết định|kết luận|(?:nay )?chỉ thị|yêu cầu)\s?:")
# "... các đơn vị thực hiện ngay một số việc sau:" asks, whatever it speaks of before
_ASKS = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|nội dung|công việc|việc|yêu cầu|giao|tập trung|thực hiện)(?!\w)"
    r"[^.;]*sau\s?(?:đây\s?)?:$"
)
_AIMS = re.compile(r"(?:về\s)?(?:một số\s)?(?:mục tiêu|mục đích|quan điểm|chỉ tiêu|căn cứ|phạm vi|đối tượng)(?!\w)")
_RANKS = (
    "roman", "hash", "article", "number", "number1", "number2", "number3", "letter", "paren", "dash", "plus", "text",
)  # fmt: skip
_NUMBERED = frozenset({"roman", "hash", "number", "article", "letter", "number1", "number2"})
SECTIONS = frozenset({"roman", "hash", "article"})
_BULLETS = frozenset({"dash", "plus"})
_LONG = 200  # letters; a heading is shorter
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and whether what is below it looks back on what has been; None where it does as what is above it."""

    back: bool | None


def begins(block: Block) -> bool:
    """Whether the conclusion proper begins after `block`."""
    if _BEGINS_ALONE.fullmatch(block.key):
        return True
    return len(block.key) > _SHORT * 2 // 3 and _BEGINS.search(block.key, max(0, len(block.key) - _LONG)) is not None


def asks(block: Block) -> bool:
    """Whether `block` ends by asking for what follows: "... tập trung thực hiện một số nhiệm vụ sau:"."""
    return block.key.endswith(":") and _ASKS.search(block.key, max(0, len(block.key) - _LONG)) is not None


def opens_address(block: Block) -> bool:
    """Whether a list of recipients follows: "Nơi nhận:", "Kính gửi:"."""
    return _ADDRESS.match(block.key) is not None


def is_address(block: Block) -> bool:
    """Whether `block`, after `opens_address`, is still of the list or of the signature."""
    return block.kind in _BULLETS | {"letter"} or (
        block.kind == "text" and (block.capitals or len(block.text) < _SHORT)
    )


def is_aside(block: Block) -> bool:
    """Whether `block` is a footnote or the subject line of a letter."""
    return block.kind == "note" or _ASIDE.match(block.key) is not None


def is_title(block: Block, before: Block | None) -> bool:
    """Whether `block` is what the document is about, the line below "KẾ HOẠCH" or "THÔNG BÁO"."""
    return (
        before is not None
        and before.capitals
        and block.kind == "text"
        and TITLE.fullmatch(before.key.strip(" *:")) is not None
        and _ENDED.search(block.key.rstrip("* ")) is None
    )


def looks_back(block: Block) -> bool:
    """Whether a point speaks of what has been: "1. Về đánh giá tình hình ...", "Kết quả đạt được"."""
    # "9. Về tình hình dịch bệnh: các Sở ..." goes on to what is to be done
    topic = block.key.find(": ", 0, _LONG)
    return block.kind in _NUMBERED and topic < 0 and _BACK.match(block.key) is not None


def _heads_what_follows(block: Block, after: Block | None) -> bool:
    """Whether a point without a mark at its end only names what the points or the text below it are about.

    As in "2. Thực hiện kết nối và đồng bộ dữ liệu" before bullets.
    """
    if after is None or block.kind not in _NUMBERED or len(block.key) > _LONG // 2 or _ENDED.search(block.key):
        return False
    if after.kind == "text" and (after.capitals or opens_address(after)):
        return False
    return _rank(after) > _rank(block)


def _rank(block: Block) -> int:
    kind = f"number{block.label.count('.')}" if block.kind == "number" and "." in block.label else block.kind
    return _RANKS.index(kind) if kind in _RANKS else 0


def unit_heading(block: Block) -> Duty | None:
    """The duty that falls on the units a heading names, "2. Sở Tài chính", "Đối với các địa phương:"; else None."""
    # "- Sở Y tế:" heads the points "+" below it
    if (block.kind in _BULLETS and not block.key.endswith(":")) or (
        block.kind == "text" and (block.capitals or not block.key.endswith(":")) and _is_running(block)
    ):
        return None
    bare = len(_BRACKET_AT_END.sub("", block.text.rstrip(" .:*_;")).rstrip())
    lead = _BEFORE_UNIT.match(block.key)
    names = read_names(block, lead.end() if lead else 0)
    if names is None or names.end < bare:
        return None
    # "1. Viện Quy hoạch Bắc Ninh khơi gợi ý tưởng.": a verb that no list holds was taken into the name
    if _ENDED_BY_STOP.search(block.key) and shortened(block, names, len(block.key)):
        return None
    return Duty(names.texts, f"dưới đề mục “{block.text[:bare][:60]}”")


def like_its_siblings(block: Block) -> Duty | None:
    """The duty of a heading that names nobody by a known form but stands in a row with headings of units; else None."""
    if (
        block.kind not in _NUMBERED
        or len(block.key) > _LONG // 2
        or _BACK_INSIDE.search(block.key)
        or _FORWARD.search(block.key)
    ):
        return None
    bare = block.text.rstrip(" .:*_;")
    return Duty((bare,), f"đề mục “{bare[:60]}” đứng cùng hàng với các đề mục là đơn vị", sure=False) if bare else None


def _is_running(block: Block) -> bool:
    return block.capitals or len(block.key) > _LONG // 2


def section_heading(block: Block, after: Block | None) -> Section | None:
    """What the section that `block` heads speaks of; None where `block`, before `after`, heads none."""
    if PARTICULARS.search(block.text):
        return None
    return _section(block) or (Section(back=None) if _heads_what_follows(block, after) else None)


def _section(block: Block) -> Section | None:
    key = block.key
    numbered = block.kind in _NUMBERED
    if asks(block) and block.kind == "text":
        return None
    if len(key) > _LONG or _ENDS_SENTENCE.search(key) or not (block.capitals or numbered or key.endswith(":")):
        return None
    found = opening(block, 0, len(key), len(key)) if not block.capitals else None
    # "1. Về phòng, chống dịch bệnh"
    if found and not found.names and _ABOUT.match(key):
        found = None
    # a point that assigns is none, nor a short one that begins with a verb, but for those of sections
    if found and (found.names or (block.kind not in {"roman", "hash"} and not key.endswith(":"))):
        return None
    if _BACK.match(key) or _AIMS.match(key):
        return Section(back=True)
    if _FORWARD.search(key):
        return Section(back=False)
    return Section(back=True if _BACK_INSIDE.search(key) else False if block.kind in SECTIONS else None)
