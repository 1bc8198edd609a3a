"""Who is named after the duty: "(Sở Y tế chủ trì, Sở Tài chính phối hợp)", "Đơn vị thực hiện: Phòng Kinh tế"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.draft.lines import PARTICULAR_MARK
from giaoban.draft.phrases import any_of, split
from giaoban.draft.unit_names import HEAD, is_other_word
from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

_BRACKET = re.compile(r"\((?P<inside>[^()]{3,200})\)")
_WORK = any_of(split("chủ trì, thực hiện, phụ trách, tham mưu, làm đầu mối, đầu mối, triển khai, chịu trách nhiệm"))
_DOES = re.compile(rf"\s(?:(?:được giao|là đơn vị|là cơ quan|có trách nhiệm)\s)?{_WORK}")
# a role before its unit, as in “Đơn vị chủ trì: ...”, “Cơ quan thực hiện: ...”, “Giao ...”
_WHO = r"(?:đơn vị|cơ quan|phòng|bộ phận|người|lãnh đạo)"
_LEADS = re.compile(rf"\s?(?:{_WHO}\s)?{_WORK}(?:\sthực hiện|\schính)?\s?:\s|\s?giao\s(?:cho\s)?")
_STATED = re.compile(rf"{PARTICULAR_MARK}?{_WHO}\s{_WORK}(?:\sthực hiện|\schính)?\s?:\s")
_HELPS = re.compile(rf"(?:(?:{_WHO}\s)?phối hợp(?:\sthực hiện)?\s?:|phối hợp với)\s")
_STATES_HELP = re.compile(rf"{PARTICULAR_MARK}?{_WHO}\sphối hợp(?:\sthực hiện)?\s?:\s")
# a bracket that holds units alone explains a unit named before it: "gửi Sở Y tế (Phòng Nghiệp vụ)"
_ENDS = re.compile(r"\s?[.;]?\s?$")
_BEFORE_WHOM = re.compile(r"(?<!\w)(?:về|của|tại|cho|gửi|qua|gồm|như|và)\s*$")
_NEAR = 60  # letters before a bracket in which a unit may stand


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads and who cooperates; `start` is the letter their words begin at."""

    start: int
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]


def in_bracket(block: Block, start: int, stop: int) -> Roles | None:
    """The roles a bracket among the letters `start` to before `stop` gives; None where none does."""
    for bracket in _BRACKET.finditer(block.key, start, stop):
        lead_in = _LEADS.match(block.key, bracket.start("inside"), bracket.end("inside"))
        at = lead_in.end() if lead_in else bracket.start("inside")
        names = read_names(block, at, limit=bracket.end("inside"))
        if names is None or bracket.start() == start:
            continue
        alone = names.end == bracket.end("inside") and _ENDS.match(block.key, bracket.end(), stop) is not None
        explains = _explains(block, max(start, bracket.start() - _NEAR), bracket.start())
        if lead_in or _DOES.match(block.key, names.end, bracket.end("inside")) or (alone and not explains):
            return Roles(bracket.start(), names.texts, _helpers(block, names.end, bracket.end("inside")))
    return None


def _explains(block: Block, start: int, stop: int) -> bool:
    """Whether a unit is named among the letters `start` to before `stop`, so that a bracket after it speaks of it."""
    if _BEFORE_WHOM.search(block.key, start, stop):
        return True
    heads = HEAD.finditer(block.key, start, stop)
    return any(block.text[head.start()].isupper() and not is_other_word(block.key, head) for head in heads)


def stated(block: Block, start: int, stop: int) -> Roles | None:
    """The roles a sentence of its own gives: "Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Công an tỉnh."."""
    lead_in = _STATED.match(block.key, start, stop)
    if lead_in is None:
        return None
    helps = _HELPS.search(block.key, lead_in.end(), stop)
    names = read_names(block, lead_in.end(), limit=helps.start() if helps else stop)
    return Roles(start, names.texts, _helpers(block, names.end, stop)) if names else None


def helping(block: Block, start: int, stop: int) -> tuple[str, ...]:
    """Those a sentence of its own says cooperate: "Cơ quan phối hợp: Sở Nội vụ, Công an tỉnh."."""
    return _helpers(block, start, stop) if _STATES_HELP.match(block.key, start, stop) else ()


def _helpers(block: Block, start: int, stop: int) -> tuple[str, ...]:
    helps = _HELPS.search(block.key, start, stop)
    names = read_names(block, helps.end(), limit=stop) if helps else None
    return names.texts if names else ()
