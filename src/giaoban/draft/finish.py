"""From a duty as found to a proposed assignment: deadline, cooperating units, title, product, kind, confidence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.draft.cooperation import after_cooperation, cooperating
from giaoban.draft.deadlines import Clock, Found, deadlines, in_cell
from giaoban.draft.found import Assignment, Confidence, Due
from giaoban.draft.phrases import STANDING, any_of, split
from giaoban.draft.titles import product_of, title_of
from giaoban.model import TaskKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.draft.entries import Entry
    from giaoban.draft.outline import Point

# "theo dõi, đôn đốc ...", "có trách nhiệm kiểm tra, đôn đốc ..."
_BEFORE_MONITORING = split("""
thường xuyên, tiếp tục, chủ trì, có trách nhiệm, chịu trách nhiệm, làm đầu mối, chủ động, tổ chức, hướng dẫn,
kiểm tra, tổng hợp
""")
_MONITORS = re.compile(rf"(?:{any_of(_BEFORE_MONITORING)},?\s)*(?:theo dõi|đôn đốc|giám sát, đôn đốc)")
# "..., đồng thời ... trước ngày 5/9": the deadline may not be of the whole
_LATER_PART = re.compile(r",\sđồng thời\s|;\s(?:đồng thời|những|các)\s")
_FOR_LATER = re.compile(r"\)?,?\s(?:để|phục vụ)\s[^.;]*")
_NEAR = 20  # duties a monitoring one looks back over
_STANDING = re.compile(rf"(?:(?:tiếp tục|chủ động|phải|cần)\s)*{any_of(STANDING)}")


def finished(source: str, entry: Entry, clock: Clock) -> Assignment:
    """The assignment `entry` proposes; `source` is the text its places are in."""
    block = entry.block
    end = entry.start + len(block.text[entry.start : entry.end].rstrip(" ;"))
    row = entry.row
    body_end = row.body_end if row else end
    body, key = block.text[entry.body : body_end].lstrip(), block.key[entry.body : body_end].lstrip()
    chosen = _deadline(entry, end, clock)
    due = replace(chosen.due, text=_printed(source, entry, chosen.start, chosen.end)) if chosen else None
    if row and row.due and due is None:
        due = Due(text=_printed(source, entry, *row.due))
    stated = entry.cooperating if row or entry.rule == "role" else ()
    named = stated if row else stated or cooperating(block, entry.start, end, entry.body) or entry.cooperating
    recurring = bool(due and due.recurs)
    weekly = bool(chosen and chosen.rule == "every" and not recurring)
    kind = (
        TaskKind.RECURRING
        if recurring
        else TaskKind.STANDING
        if weekly
        else TaskKind.STANDING
        if due is None and _STANDING.match(key)
        else TaskKind.ONE_OFF
    )
    spans = tuple(_place(source, entry, *letters) for letters in (row.spans if row else ((entry.start, end),)))
    reasons = list(entry.reasons)
    if chosen and due:
        reasons.append(chosen.reason.replace(f"“{chosen.due.text}”", f"“{due.text}”"))
    later_part = (
        chosen is not None and chosen.settles and _LATER_PART.search(block.key, entry.body, chosen.start) is not None
    )
    if later_part:
        reasons.append("thời hạn nằm ở vế sau: xem có phải tách thành hai nhiệm vụ không")
    if weekly:
        reasons.append("sổ không có kỳ ngắn hơn tháng: ghi là việc thường xuyên")
    elif kind is TaskKind.STANDING:
        reasons.append("yêu cầu về cách làm, không có thời hạn: việc thường xuyên")
    return Assignment(
        clause=entry.clause,
        spans=spans,
        quote=tuple(source[start:stop] for start, stop in spans),
        title=title_of(block.text[after_cooperation(block, entry.body, body_end) : body_end]),
        lead=entry.lead,
        cooperating=tuple(name for name in named if name not in entry.lead),
        joint=len(entry.lead) > 1,
        kind=kind,
        due=due,
        product=(row.product if row else None) or product_of(body, key),
        monitors=bool(_MONITORS.match(key)),
        confidence=_confidence(entry, chosen, certain=not later_part),
        reasons=tuple(reasons),
    )


def _printed(source: str, entry: Entry, start: int, stop: int) -> str:
    """The letters `start` to before `stop` as `source` prints them, on one line."""
    return " ".join(source[slice(*_place(source, entry, start, stop))].split())


def _place(source: str, entry: Entry, start: int, stop: int) -> tuple[int, int]:
    """Where `source` has the letters `start` to before `stop`, the accents of the last one with it."""
    first, last = entry.block.span(start, stop)
    while last < len(source) and unicodedata.combining(source[last]):
        last += 1
    return first, last


def _deadline(entry: Entry, end: int, clock: Clock) -> Found | None:
    """The deadline of the duty: the last one that gives a day or a recurrence, else the last in words alone."""
    key, row = entry.block.key, entry.row
    found = in_cell(key, *row.due, clock) if row and row.due else deadlines(key, entry.start, end, clock)
    dated = [each for each in found if each.settles]
    # what a thing is done for comes later: "trình trước 15/9 để trình Chính phủ trong tháng 12"
    while len(dated) > 1 and _FOR_LATER.fullmatch(key, dated[-2].end, dated[-1].start):
        dated.pop()
    return dated[-1] if dated else found[-1] if found else None


def _confidence(entry: Entry, chosen: Found | None, *, certain: bool) -> Confidence:
    if not entry.lead or entry.rule == "carried" or (entry.rule == "command" and not entry.strong):
        return Confidence.LOW
    if entry.strong and certain and (chosen is None or chosen.sure):
        return Confidence.HIGH
    return Confidence.MEDIUM


def with_monitors(placed: Sequence[tuple[Point, Assignment]]) -> tuple[Assignment, ...]:
    """The assignments; the one before a monitoring duty of the same point has its units in `monitoring`."""
    result = [assignment for _, assignment in placed]
    for at, (point, follower) in enumerate(placed):
        if not follower.monitors or not follower.lead:
            continue
        # the nearest duty before it of somebody else, in the same point
        near = range(at - 1, max(at - 1 - _NEAR, -1), -1)
        before = next((place for place in near if set(result[place].lead) != set(follower.lead)), None)
        if before is None or placed[before][0] is not point or result[before].monitors:
            continue
        monitoring = tuple(name for name in follower.lead if name not in result[before].lead)
        reason = f"theo dõi, đôn đốc: theo câu “{follower.title[:60]}” cùng điểm"
        result[before] = replace(result[before], monitoring=monitoring, reasons=(*result[before].reasons, reason))
    return tuple(result)
