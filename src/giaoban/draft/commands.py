"""Commands: "Giao ...", "Thủ tướng Chính phủ yêu cầu ...", and the work named before who is given it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giaoban.draft.boundaries import DUTY, NOUN, STARTED, helped, shortened, verb_at
from giaoban.draft.clauses import BETWEEN, BY_ROLE, TIME_FIRST, Opening, Rule
from giaoban.draft.named import Name, Names
from giaoban.draft.phrases import (
    COMMANDS,
    CONSENT,
    DUTIES,
    GIVEN_THINGS,
    GIVERS,
    GIVERS_BY_NAME,
    MANNERS,
    MATTERS,
    VERBS,
    any_of,
    split,
)
from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from giaoban.draft.clauses import Clause

_COMMAND = re.compile(r"(?<!\w)" + any_of(COMMANDS))
# commands that are more often something else: only where a clause begins with them, or after who gives
_LOOSE_COMMANDS = frozenset({"lưu ý", "phân công"})
_AFTER_COMMAND = re.compile(r"\s?[:,]?\s(?:(?:đối với|đến|cho)\s)?")
_NEVER_TOLD = frozenset(split("bộ, chính phủ, quốc hội, lãnh đạo bộ, lãnh đạo, đồng chí"))
_AFTER_MARK = re.compile(r"[,:;.(]\s$")
# "được giao ...", "việc giao ...", "nhiệm vụ giao ...": spoken of, not given
_NOT_GIVING = re.compile(
    r"(?<!\w)"
    + any_of(
        split("""
việc, được, đã, theo, nhiệm vụ, sẽ, của, những, các, công tác, về, sự, lời, không, từng, vừa, văn bản, ý kiến,
nội dung, kịp thời, để
""")
    )
    + r"\s$"
)
# "Văn phòng Chính phủ thông báo ý kiến của Phó Thủ tướng về việc giao Bộ Xây dựng ...": given all the same
_PASSED_ON = re.compile(
    r"(?<!\w)(?:thông báo|truyền đạt)\s(?:ý kiến|kết luận|chỉ đạo|để)[^;.]{0,250}?\svề (?:việc|chủ trương)\s$"
)
_AGREED = re.compile(any_of((*CONSENT, "thống nhất")))
# "Thủ tướng Chính phủ giao ...", "Ủy ban nhân dân tỉnh yêu cầu ...", "Phó Thủ tướng Trần Hồng Hà giao ..."
_BY_GIVER = re.compile(
    rf"(?:^|[\s,.;:])(?P<giver>(?:{any_of(GIVERS)}|{any_of(GIVERS_BY_NAME)}(?:\s[\w&]+){{0,8}}?)"
    r"(?:\scũng|\sthống nhất|\sđồng ý)?\s)$"
)
# "Dự án được Thủ tướng Chính phủ giao ...", "Nhiệm vụ Bộ trưởng giao ...": what was given before
_TOLD_OF = re.compile(
    r"(?<!\w)" + any_of(split("được, do, mà, nhiệm vụ, nội dung, công việc, việc, khi, như, theo, đã")) + r"\s$"
)
_GIVEN_THING = re.compile(any_of(GIVEN_THINGS))
_NO_VERB = rf"(?!{any_of((*VERBS, *MANNERS, *DUTIES))})"
_UP_TO_VERB = re.compile(rf"(?:{_NO_VERB}[^\s,;:.()\"]+\s){{1,8}}(?={any_of((*VERBS, *MANNERS, *DUTIES))})")
# "Việc xử lý hằn lún vệt bánh xe giao Vụ Khoa học công nghệ chủ trì": the work stands before who does it
_MATTER = re.compile(rf"(?:(?:các|những|toàn bộ)\s)?{any_of(MATTERS)}")
_DOES = re.compile(
    r"\s(?:làm\s|là\s)?" + any_of(split("chủ trì, thực hiện, phụ trách, đảm nhiệm, chủ đầu tư, đầu mối, tham mưu"))
)
_BY = re.compile(r"(?<!\w)do\s")
_ENDS = re.compile(r"\s?[.;/]*\s?$")
_GIVER_REACH = 80  # letters before a command in which its giver may stand


def command(clause: Clause) -> Opening | None:
    """The first "Giao ...", "Yêu cầu ..." of a clause that names somebody."""
    key = clause.block.key
    for match in _COMMAND.finditer(key, clause.start, clause.stop):
        first = match.start() in {clause.start, clause.after}
        begin = max(clause.start, match.start() - _GIVER_REACH)
        before = key[begin : match.start()]
        if _is_briefing(clause, match):
            continue
        direct = first or _AFTER_MARK.search(before) is not None
        giver = None if direct else _BY_GIVER.search(before)
        passed_on = _PASSED_ON.search(key, clause.start, match.start()) is not None
        if not (passed_on or ((direct or giver) and not _NOT_GIVING.search(before))):
            continue
        if giver and _TOLD_OF.search(before, 0, giver.start("giver")):
            continue
        if match.group() in _LOOSE_COMMANDS and not (giver or first):
            continue
        names = _addressee(clause, match.end(), may_be_unknown=first and match.group() not in _LOOSE_COMMANDS)
        if names is None:
            continue
        names = shortened(clause.block, names, clause.stop) or names
        quoted = (
            match.start()
            if passed_on
            else clause.start
            if first or (direct and _opens_with_work(clause, match.start()))
            else begin + giver.start("giver")
            if giver
            else match.start()
        )
        role = BETWEEN.match(key, names.end, clause.stop)
        body = role.end() if role and BY_ROLE.search(role.group()) else names.end
        return Opening(rule=Rule.COMMAND, start=quoted, body=body, names=names, strong=names.known)
    return _after_the_matter(clause) or _by(clause) or _unread(clause)


def _opens_with_work(clause: Clause, at: int) -> bool:
    """Whether a clause begins with the work given at letter `at`: "Hoàn thành rà soát trong tháng 9, giao ..."."""
    key = clause.block.key
    if _AGREED.match(key, clause.after, at) or key[at - 2 : at - 1] != ",":
        return False
    # with a time first: "Đến ngày 15/9 phải hoàn thành kiểm kê, giao ..."
    time = TIME_FIRST.match(key, clause.after, at)
    return verb_at(key, time.end() if time else clause.after, at)


def _is_briefing(clause: Clause, match: re.Match[str]) -> bool:
    """Whether "giao" is of the word "giao ban"; "giao Ban Quản lý dự án" is written with a capital."""
    return match.group() == "giao" and clause.block.text.startswith(" ban", match.end())


def _addressee(clause: Clause, at: int, *, may_be_unknown: bool) -> Names | None:
    key = clause.block.key
    space = _AFTER_COMMAND.match(key, at, clause.limit)
    if space is None:
        return None
    names = read_names(clause.block, space.end(), limit=clause.limit)
    if names is None and may_be_unknown:
        names = _unknown(clause, space.end())
    return names if names and key[names.names[0].start : names.end] not in _NEVER_TOLD else None


def _unknown(clause: Clause, start: int) -> Names | None:
    """Whom "Giao ..." names by no form of a unit: the words up to a verb, "Giao nhóm chuyên gia rà soát ..."."""
    key = clause.block.key
    if _GIVEN_THING.match(key, start, clause.stop) or STARTED.match(key, start, clause.stop):
        return None
    words = _UP_TO_VERB.match(key, start, clause.stop)
    if words is None:
        return None
    end = start + len(words.group().rstrip())
    return Names((Name(clause.block.text[start:end], start, end),), end, known=False)


def _after_the_matter(clause: Clause) -> Opening | None:
    """Work that stands before who is given it: "Việc cắm mốc ranh giới giao Sở Xây dựng thực hiện"."""
    key = clause.block.key
    if not _MATTER.match(key, clause.after, clause.stop):
        return None
    for match in _COMMAND.finditer(key, clause.after, clause.stop):
        before = key[max(clause.start, match.start() - _GIVER_REACH) : match.start()]
        if match.group() in _LOOSE_COMMANDS or _NOT_GIVING.search(before):
            continue
        names = _addressee(clause, match.end(), may_be_unknown=False)
        if names and key[match.start() - 1] == " " and _has_work(clause, names.end):
            return Opening(rule=Rule.COMMAND, start=clause.start, body=clause.after, names=names)
    return None


def _has_work(clause: Clause, end: int) -> bool:
    """Whether a verb stands after a name that ends at `end`, or nothing more."""
    key = clause.block.key
    at = helped(clause.block, end, clause.limit)
    return (
        _ENDS.match(key, at, clause.stop) is not None
        or verb_at(key, at + 1, clause.stop)
        or DUTY.match(key, at + 1, clause.stop) is not None
    )


def _by(clause: Clause) -> Opening | None:
    """Who does what a clause speaks of: "do Sở Y tế chủ trì", at its beginning, after a comma, or after a matter."""
    key = clause.block.key
    matter = _MATTER.match(key, clause.after, clause.stop)
    for match in _BY.finditer(key, clause.after, clause.stop):
        if not (match.start() == clause.after or matter or key[match.start() - 2] in ",:"):
            continue
        names = read_names(clause.block, match.end(), limit=clause.limit)
        if names and _DOES.match(key, names.end, clause.limit):
            body = names.end if match.start() == clause.after else clause.after
            return Opening(rule=Rule.COMMAND, start=clause.start, body=body, names=names)
    return None


def _unread(clause: Clause) -> Opening | None:
    """A clause that begins with "Giao ..." or "Yêu cầu ..." and names nobody the rules can read."""
    key = clause.block.key
    match = _COMMAND.match(key, clause.after, clause.stop)
    if (
        match is None
        or _is_briefing(clause, match)
        or match.group() in _LOOSE_COMMANDS
        or NOUN.match(key, clause.after, clause.stop)
    ):
        return None
    space = _AFTER_COMMAND.match(key, match.end(), clause.stop)
    # "Yêu cầu đẩy nhanh tiến độ": of those named before
    if space is None or STARTED.match(key, space.end()) or _GIVEN_THING.match(key, space.end()):
        return None
    if not any(letter.isalnum() for letter in key[space.end() : clause.stop]):
        return None
    return Opening(rule=Rule.COMMAND, start=clause.start, body=match.end())
