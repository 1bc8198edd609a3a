"""Who cooperates in a duty: the units after "phối hợp với", where it is the addressee who cooperates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giaoban.draft.phrases import any_of, split
from giaoban.draft.units import names_before, read_names

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

_CLOSELY = any_of(split("chặt chẽ, tốt, thường xuyên, kịp thời, đồng bộ, hiệu quả, có hiệu quả, tích cực"))
# "phối hợp với ...", "phối hợp chặt chẽ cùng ...", and the slip "phối với ..."; not "phối hợp, hướng dẫn ..."
_WITH = re.compile(
    rf"phối(?:\shợp)?(?:\s{_CLOSELY})*(?:,?\s(?:thống nhất|trao đổi|làm việc))?\s(?:cùng với|cùng|với)\s"
    # "phối hợp các cơ quan liên quan", where units follow at once
    r"|phối hợp\s"
    r"|(?<=chủ trì\s)cùng(?:\svới)?\s|(?<=chủ trì,\s)cùng(?:\svới)?\s"
    # "Cùng với Công an xã xử lý ...", "Cục A cùng Cục B kiểm tra"
    r"|cùng với\s|(?P<joined>cùng)\s"
)
# what stands before it where the addressee is the one: "chủ trì, ...", "có trách nhiệm ...", a comma, the beginning
_BEFORE_OWN = any_of(
    split("""
trách nhiệm, cần, phải, chủ động, tiếp tục, tăng cường, tích cực, khẩn trương, thường xuyên, kịp thời, đầu mối,
đồng thời, nhiệm vụ, thì, chặt chẽ, tập trung, trực tiếp, để
""")
)
_OWN = re.compile(
    rf"(?:^\s?|\([ivx0-9a-z]{{1,4}}\)\s|[,;:]\s(?:và\s)?|\svà\s|chủ trì[,;]?\s(?:và\s|cùng\s)?"
    rf"|(?<!\w){_BEFORE_OWN}\s)$"
)
# "Chỉ đạo các đơn vị phối hợp với ...": then it is those who cooperate
_OTHERS = re.compile(
    r"(?:chỉ đạo|hướng dẫn|yêu cầu|đôn đốc|vận động|giao|đề nghị)(?:,\s\S+(?:\s\S+){0,3})?"
    r"\s(?:các|lực lượng|ủy ban|ubnd|đơn vị|cơ quan|phòng|công an)[^,;.]*$"
)
_LEADS_WITH = re.compile(
    r"\s?(?:(?:có trách nhiệm|chủ động|chủ trì|cần|phải|khẩn trương|là (?:cơ quan|đơn vị) đầu mối)[,;]?\s(?:và\s)?)*"
)
_LOOK_BACK = 160  # letters
_SOMETHING = 10  # letters a duty has at least


def cooperating(block: Block, start: int, stop: int, body: int) -> tuple[str, ...]:
    """The units that the duty of the letters `start` to before `stop` is to be done with, each once.

    `body` is where the duty's own words begin, right after the addressee.
    """
    key = block.key
    names: list[str] = []
    if (after := names_before(block, start, stop)) is not None:
        names += after.texts
    for match in _WITH.finditer(key, start, stop):
        before = key[max(start, match.start() - _LOOK_BACK) : match.start()]
        beside_addressee = match.start() <= body + 2
        # elsewhere it joins what is worked on
        if match["joined"] and not beside_addressee:
            continue
        if not beside_addressee and (not _OWN.search(before) or _OTHERS.search(before)):
            continue
        if found := read_names(block, match.end(), limit=stop, letters=True):
            names += found.texts
    return tuple(dict.fromkeys(names))


def cooperation_end(block: Block, start: int, stop: int, limit: int) -> int:
    """The letter after a list of cooperating units that goes on past `stop`, a semicolon; else `stop`."""
    ends = [match.end() for match in _WITH.finditer(block.key, start, stop)]
    names = read_names(block, ends[-1], limit=limit) if ends else None
    return max(names.end, stop) if names else stop


def after_cooperation(block: Block, body: int, stop: int) -> int:
    """Where the work itself begins: after "chủ trì, phối hợp với" and its units at `body`, else `body`."""
    lead_in = _LEADS_WITH.match(block.key, body, stop)
    match = _WITH.match(block.key, lead_in.end() if lead_in else body, stop)
    names = read_names(block, match.end(), limit=stop) if match else None
    return names.end if names and names.end < stop - _SOMETHING else body
