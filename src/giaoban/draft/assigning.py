"""Which clauses assign a duty: to whom, where the duty's words begin, and by which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from giaoban.draft.boundaries import DUTY, NOUN, STARTED, shortened, verb_at
from giaoban.draft.named import Name, Names
from giaoban.draft.phrases import (
    COMMANDS,
    CONNECTIVES,
    CONSENT,
    DUTIES,
    ENDS,
    FINDINGS,
    GIVEN_THINGS,
    GIVERS,
    MANNERS,
    STARTS,
    TOP,
    VERBS,
    VERBS_OF_NAMES,
    any_of,
    split,
)
from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.draft.lines import Block


class Rule(StrEnum):
    """How a clause assigns."""

    COMMAND = "command"  # "Giao Vụ Pháp chế tổng hợp ..."
    SUBJECT = "subject"  # "Các Sở phải rà soát ...", "Tỉnh xem xét ..."
    ELIDED = "elided"  # "Đồng thời tăng cường kiểm tra ...": who does it stands before or above
    MODAL = "modal"  # "Những vấn đề chưa xử lý được cũng phải thông báo ...": a duty that names nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a clause begins to assign: `start` is the first letter to quote, `body` the first of the duty itself.

    `strong` is false where only the verb after a unit's name tells that it is a duty and no report.
    """

    rule: Rule
    start: int
    body: int
    names: Names | None = None
    strong: bool = False


_CONNECTIVE = re.compile(rf"(?:{any_of(CONNECTIVES)}\s?[,:]?\s?)+")
_ADVERBIAL = re.compile(any_of(STARTS) + r"(?!\sdõi)")
_CONSENT = re.compile(any_of(CONSENT))
_COMMAND = re.compile(r"(?<!\w)" + any_of(COMMANDS))
# commands that are more often something else: only where a clause begins with them, or after who gives
_LOOSE_COMMANDS = frozenset({"lưu ý", "phân công"})
_FINDING = re.compile(any_of(FINDINGS))
_MANNER = re.compile(rf"(?:{any_of(MANNERS)},?\s(?:và\s)?)*")
_VERB = re.compile(any_of((*VERBS, *VERBS_OF_NAMES)))
# "theo chức năng, nhiệm vụ được giao" between a subject and its verb
_BETWEEN = re.compile(
    r"\s?,?\s?(?:theo|căn cứ|trên cơ sở|với|trong phạm vi|tùy theo|bằng)\s"
    r"(?:[^;.:]{1,120}?(?:được giao|được phân công|quy định|thẩm quyền|quản lý|phụ trách|của mình|kết luận này"
    r"|liên quan)(?!\w)"
    r"|chức năng(?:,?\s(?:và\s)?(?:nhiệm vụ|quyền hạn))*(?!\w))\s?,?"
)
_BY_ROLE = re.compile(r"chức năng|thẩm quyền|nhiệm vụ")
_AFTER_NAME = re.compile(r"\s?[:,]?\s")
_AFTER_COMMAND = re.compile(r"\s?:?\s(?:(?:đối với|đến|cho)\s)?")
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
# "Thủ tướng Chính phủ giao ...", "Ủy ban nhân dân tỉnh yêu cầu ..."
_BY_GIVER = re.compile(
    rf"(?:^|[\s,.;:])(?P<giver>(?:{any_of(GIVERS)}"
    r"|(?:ủy ban nhân dân|ubnd|bộ|ban|sở|cục|tổng cục|văn phòng|thường trực|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|giám đốc"
    r"|tổng giám đốc|hiệu trưởng|chủ tịch|phó chủ tịch|chi cục|bệnh viện|công ty|tổng công ty|tập đoàn|hội đồng)"
    r"(?:\s[\w]+){0,7}?)"
    r"(?:\scũng|\sthống nhất|\sđồng ý)?\s)$"
)
_GIVEN_THING = re.compile(any_of(GIVEN_THINGS))
_NO_VERB = rf"(?!{any_of((*VERBS, *MANNERS, *DUTIES))})"
_UP_TO_VERB = re.compile(rf"(?:{_NO_VERB}[^\s,;:.()\"]+\s){{1,8}}(?={any_of((*VERBS, *MANNERS, *DUTIES))})")
# "Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện"
_NOTICE = re.compile(r"(?:\s(?:xin|trân trọng))*\s?(?:kính\s)?thông báo\s(?:để|đến|tới|ý kiến|kết luận|nội dung)")
_ANSWERABLE = re.compile(r"(?:phải\s)?chịu trách nhiệm\s(?:trước|toàn diện|về|nếu)")
_MODAL = re.compile(r"(?<!\w)(?:phải|cần)\s(?!thiết|có điều kiện|kể)")
_NO_MODAL = re.compile(r"chịu trách nhiệm\s(?:trước|về)|chưa cần")
# "Về phía Bộ sẽ tiếp tục kiến nghị ...": what those who assign will do themselves
_PROMISE = re.compile(rf"(?:[^,:]{{0,40}}?\s)?(?:{any_of(TOP)}|ủy ban nhân dân tỉnh|ubnd tỉnh)\ssẽ(?!\w)")
# "5. Về đề nghị bố trí vốn cho dự án ...: giao Bộ Tài chính ...": the matter, before the duty
_TOPIC = re.compile(r"(?:về|đối với|liên quan(?:\sđến)?)\s[^;]{1,900}?:\s(?!\S{1,20},\s\S{1,20},)")
# "Khẩn trương khắc phục ..., các địa phương phải huy động ...": units that come after the verb, with a duty
_LATER_SUBJECT = re.compile(
    r",\s(?=(?:các|bộ|sở|ủy ban|ubnd|cục|vụ|tổng cục|chủ tịch|công an|thủ trưởng|giám đốc|văn phòng|ban)"
    r"\s[^,;:]{3,90}?\s(?:phải|cần|có trách nhiệm|(?:tiếp tục\s)?chủ trì|khẩn trương)\s)"
)
_LIST_WORD = re.compile(
    any_of(split("đơn vị, địa phương, cơ quan, ban, ngành, tỉnh, thành phố, xã, phường, doanh nghiệp, chủ đầu tư"))
)
_MARK = re.compile(r"[:,]\s")
# what may follow a unit's name and is no verb: "Sở Y tế năm nay ...", "Công an tỉnh hiện ..."
_NO_ACT = re.compile(
    any_of(
        (
            *ENDS,
            *FINDINGS,
            *split("""
năm, tháng, quý, ngày, hôm, nay, rất, quá, nhiều, ít, hiện, hiện nay, vừa, bước đầu, ở, tổng, số, khoảng, hơn,
chiếm, tuy nhiên, nhưng, song, nên, vì, cơ bản, chủ yếu, nhất, chung, riêng, lại, càng, thường, hay, mặc dù,
tương đối, chỉ, giai đoạn, khóa, nhiệm kỳ, lần, thứ
"""),
        )
    )
)
_REACH = 500  # letters in which a subject may stand after adverbials
_GIVER_REACH = 70  # letters before a command in which its giver may stand


def opening(block: Block, start: int, stop: int, limit: int) -> Opening | None:
    """How the clause of the letters `start` to before `stop` assigns; None where it does not.

    A list of units may go on after `stop`, up to `limit`, the end of the sentence.
    """
    key = block.key
    if topic := _TOPIC.match(key, start, stop):
        start = topic.end()
    if _PROMISE.match(key, start, stop):
        return None
    connective = _CONNECTIVE.match(key, start, stop)
    clause = _Clause(block, start, connective.end() if connective else start, stop, limit)
    if found := clause.command():
        return found
    if _CONSENT.match(key, clause.after, stop):
        return None
    return clause.subject_or_verb() or clause.modal()


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause being read; `after` is the letter after its connectives, "Đồng thời", "Vì vậy"."""

    block: Block
    start: int
    after: int
    stop: int
    limit: int

    def command(self) -> Opening | None:
        """The first "Giao ...", "Yêu cầu ..." that names somebody."""
        key = self.block.key
        for match in _COMMAND.finditer(key, self.start, self.stop):
            first = match.start() in {self.start, self.after}
            begin = max(self.start, match.start() - _GIVER_REACH)
            before = key[begin : match.start()]
            direct = first or _AFTER_MARK.search(before) is not None
            giver = None if direct else _BY_GIVER.search(before)
            if not (direct or giver) or _NOT_GIVING.search(before):
                continue
            if match.group() in _LOOSE_COMMANDS and not (giver or first):
                continue
            names = self._addressee(match.end(), may_be_unknown=first and match.group() not in _LOOSE_COMMANDS)
            if names is None:
                continue
            names = shortened(self.block, names, self.stop) or names
            quoted = self.start if first else begin + giver.start("giver") if giver else match.start()
            role = _BETWEEN.match(key, names.end, self.stop)
            body = role.end() if role and _BY_ROLE.search(role.group()) else names.end
            return Opening(rule=Rule.COMMAND, start=quoted, body=body, names=names, strong=names.known)
        return self.unread()

    def unread(self) -> Opening | None:
        """A clause that begins with "Giao ..." or "Yêu cầu ..." and names nobody the rules can read."""
        key = self.block.key
        match = _COMMAND.match(key, self.after, self.stop)
        if match is None or match.group() in _LOOSE_COMMANDS or NOUN.match(key, self.after, self.stop):
            return None
        space = _AFTER_COMMAND.match(key, match.end(), self.stop)
        # "Yêu cầu đẩy nhanh tiến độ": of those named before
        if space is None or STARTED.match(key, space.end()) or _GIVEN_THING.match(key, space.end()):
            return None
        if not any(letter.isalnum() for letter in key[space.end() : self.stop]):
            return None
        return Opening(rule=Rule.COMMAND, start=self.start, body=match.end())

    def _addressee(self, at: int, *, may_be_unknown: bool) -> Names | None:
        key = self.block.key
        space = _AFTER_COMMAND.match(key, at, self.limit)
        if space is None:
            return None
        names = read_names(self.block, space.end(), limit=self.limit)
        if names is None and may_be_unknown:
            names = self._unknown(space.end())
        return names if names and key[names.names[0].start : names.end] not in _NEVER_TOLD else None

    def _unknown(self, start: int) -> Names | None:
        """Whom "Giao ..." names by no form of a unit: the words up to a verb, "Giao nhóm chuyên gia rà soát ..."."""
        key = self.block.key
        if _GIVEN_THING.match(key, start, self.stop) or STARTED.match(key, start, self.stop):
            return None
        words = _UP_TO_VERB.match(key, start, self.stop)
        if words is None:
            return None
        end = start + len(words.group().rstrip())
        return Names((Name(self.block.text[start:end], start, end),), end, known=False)

    def subject_or_verb(self) -> Opening | None:
        """A unit with a verb after it, or a verb alone, at the first place where one opens the duty."""
        key = self.block.key
        for at in self._places():
            if found := self._subject(at):
                # what stands before a comma belongs to the duty, a title before a colon does not
                start = self.start if at == self.after or key[at - 2] == "," else at
                return replace(found, start=start)
            after_title = at > self.after and key[at - 2] == ":" and not _ADVERBIAL.match(key, self.start, self.stop)
            if not after_title and _opens_with_verb(key, at, self.stop):
                return self._later_subject(at) or Opening(rule=Rule.ELIDED, start=self.start, body=at)
        return self._later_subject(self.after)

    def modal(self) -> Opening | None:
        """Words such as "phải", "cần" of something that is no unit."""
        key = self.block.key
        if not _MODAL.search(key, self.start, self.stop) or _NO_MODAL.search(key, self.start, self.stop):
            return None
        return Opening(rule=Rule.MODAL, start=self.start, body=self.after)

    def _places(self) -> Iterator[int]:
        """Where a subject or a verb may open the duty: at the start, after a colon, after an adverbial's commas."""
        block = self.block
        yield self.after
        adverbial = _ADVERBIAL.match(block.key, self.start, self.stop) is not None
        for mark in _MARK.finditer(block.key, self.start, min(self.stop, self.start + _REACH)):
            at = mark.end()
            in_list = _LIST_WORD.match(block.key, at) is not None and not block.text[at : at + 1].isupper()
            if mark.group().startswith(":") or (adverbial and not in_list):
                yield at

    def _subject(self, at: int) -> Opening | None:
        key, limit = self.block.key, self.limit
        names = read_names(self.block, at, limit=limit)
        if names is None or names.end >= limit or key[names.names[0].start : names.end] in TOP:
            return None
        if _NOTICE.match(key, names.end, limit):
            return None
        if at == self.after == 0 and self.block.kind != "text" and (shorter := shortened(self.block, names, limit)):
            body = shorter.end + 1
            return Opening(rule=Rule.SUBJECT, start=at, body=body, names=shorter)
        between = _BETWEEN.match(key, names.end, limit)
        by_role = between is not None and _BY_ROLE.search(between.group()) is not None
        for end, role in ((between.end(), by_role), (names.end, False)) if between else ((names.end, False),):
            space = _AFTER_NAME.match(key, end, limit)
            body = space.end() if space else end
            if _ANSWERABLE.match(key, body, limit):
                return None
            strong = DUTY.match(key, body, limit) is not None
            own = self._is_own_work(names, body)
            verb = role or own or verb_at(key, body, limit) or self._acts(names, at, end, body)
            if strong or (verb and (own or not _FINDING.match(key, body, limit))):
                return Opening(rule=Rule.SUBJECT, start=at, body=body, names=names, strong=strong)
        return None

    def _is_own_work(self, names: Names, body: int) -> bool:
        """Whether a word of findings is work: "kết luận" of inspectors, in a point "thông báo" to others."""
        key = self.block.key
        if key.startswith("thông báo", body):
            return self.block.kind != "text"
        return key.startswith("kết luận", body) and key.startswith("thanh tra", names.names[-1].start)

    def _acts(self, names: Names, at: int, end: int, body: int) -> bool:
        """Whether a word that no list holds is a verb: small, right after a unit's name that opens a numbered point."""
        text, key = self.block.text, self.block.key
        opens = at == self.after == 0 and self.block.kind != "text" and not self.block.capitals
        if not opens or body != end + 1 or not text[at].isupper() or names.names[-1].group:
            return False
        return text[body : body + 1].islower() and _NO_ACT.match(key, body, self.limit) is None

    def _later_subject(self, verb: int) -> Opening | None:
        for comma in _LATER_SUBJECT.finditer(self.block.key, verb, self.stop):
            found = self._subject(comma.end())
            if found and found.strong:
                return replace(
                    found,
                    start=self.start,
                    body=verb if verb > self.after or verb_at(self.block.key, verb, self.stop) else found.body,
                )
        return None


def _opens_with_verb(key: str, at: int, stop: int) -> bool:
    """Whether a verb stands at `at`, with or without words on how it is to be done."""
    if _ANSWERABLE.match(key, at, stop):
        return False
    manner = _MANNER.match(key, at, stop)
    places = {at, manner.end() if manner else at}
    return any(_VERB.match(key, place, stop) and not NOUN.match(key, place, stop) for place in places)
