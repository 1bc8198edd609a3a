"""Which clauses assign a duty: to whom, where the duty's words begin, and by which rule."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.draft.boundaries import DUTY, NOUN, helped, second_subject, shortened, verb_at
from giaoban.draft.clauses import BETWEEN, BY_ROLE, TIME_FIRST, Clause, Opening, Rule
from giaoban.draft.commands import command
from giaoban.draft.phrases import (
    CONNECTIVES,
    CONSENT,
    ENDS,
    FINDINGS,
    MANNERS,
    STARTS,
    TOP,
    VERBS,
    VERBS_OF_NAMES,
    any_of,
    split,
)
from giaoban.draft.units import read_letters, read_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.draft.lines import Block
    from giaoban.draft.named import Names

_CONNECTIVE = re.compile(rf"(?:{any_of(CONNECTIVES)}\s?[,:]?\s?)+")
_ADVERBIAL = re.compile(any_of(STARTS) + r"(?!\sdõi)")
_CONSENT = re.compile(any_of(CONSENT))
_FINDING = re.compile(any_of(FINDINGS))
_MANNER = re.compile(rf"(?:{any_of(MANNERS)},?\s(?:và\s)?)*")
_VERB = re.compile(any_of((*VERBS, *VERBS_OF_NAMES)))
# with the number of a first item, as in "Vụ Pháp chế: (i) Rà soát văn bản"
_AFTER_NAME = re.compile(r"\s?[:,]?\s(?:\((?:[ivx]{1,4}|[0-9]{1,2}|[a-zđ])\)\s)?")
# "Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện"
_NOTICE = re.compile(r"(?:\s(?:xin|trân trọng))*\s?(?:kính\s)?thông báo\s(?:để|đến|tới|ý kiến|kết luận|nội dung)")
_TO_KNOW = re.compile(r"(?<!\w)biết(?!\w)|thông báo(?:\s(?:này|trên|như sau)|\s?[:./]|$)")
_ANSWERABLE = re.compile(r"(?:phải\s)?chịu trách nhiệm\s(?:trước|toàn diện|về|nếu)")
# "UBND tỉnh đồng ý chủ trương ...", and what is told of a body: "Cục A là cơ quan chủ trì soạn thảo ..., đã trình"
_AGREES = re.compile(
    r"(?:cơ bản\s|về cơ bản\s)?(?:đồng ý|nhất trí|thống nhất (?:chủ trương|đề xuất|nội dung))(?!\w)(?!,|\sgiao)"
)
_TOLD = re.compile(
    r"là (?:cơ quan|đơn vị|đầu mối)[^;]*?,\s(?:đã|nay đã|hiện)\s"
    # as in "chỉ đạo quyết liệt nên nhiều công trình vượt tiến độ", "báo cáo: đến ngày 30/7 đã hoàn thành 12/15 việc"
    r"|(?:(?!trở\snên)[^\s,;.]+\s){1,8}nên\s|(?:báo cáo|cho biết):?\s(?:đến|tính đến|hiện)[^;.]*?\sđã\s"
)
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
# with the dash of "Về công tác nhân sự - Vụ Tổ chức cán bộ chuẩn bị ..."
_MARK = re.compile(r"[:,]\s|(?<=\s)[-–]\s")
# what may follow a unit's name and is no verb: "Sở Y tế năm nay ...", "Công an tỉnh hiện ..."
_NO_ACT = re.compile(
    any_of(
        (
            *ENDS,
            *FINDINGS,
            *split("""
năm, tháng, quý, ngày, hôm, nay, rất, quá, nhiều, ít, hiện, hiện nay, vừa, bước đầu, ở, tổng, số, khoảng, hơn,
chiếm, tuy nhiên, nhưng, song, nên, vì, cơ bản, chủ yếu, nhất, chung, riêng, lại, càng, thường, hay, mặc dù,
tương đối, chỉ, giai đoạn, khóa, nhiệm kỳ, lần, thứ, trân trọng, kính, cám ơn, ước, ước tính, giáp, cách, cho thấy,
cho biết, cho rằng, nhận thấy, gửi kèm
"""),
        )
    )
)
_TITLE = re.compile(r"(?:(?!các\s|cho\s|sau\s|gồm\s)[^\s,;:.()]+\s){1,13}[^\s,;:.()]+:\s")
_WAS = re.compile(r"(?<!\w)đã\s")
_REACH = 500  # letters in which a subject may stand after adverbials


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
    clause = Clause(block, start, connective.end() if connective else start, stop, limit)
    if found := command(clause):
        return found
    if consent := _CONSENT.match(key, clause.after, stop):
        # "Đồng ý Sở Y tế chủ trì, phối hợp với ..." gives a duty too
        found = _subject(clause, consent.end() + 1)
        return replace(found, start=clause.start) if found and found.strong else None
    return _subject_or_verb(clause) or _modal(clause)


def _subject_or_verb(clause: Clause) -> Opening | None:
    """A unit with a verb after it, or a verb alone, at the first place where one opens the duty."""
    key = clause.block.key
    for at in _places(clause):
        if found := _subject(clause, at):
            # what stands before a comma belongs to the duty, a title before a colon does not
            whole = at == clause.after or key[at - 2] == "," or TIME_FIRST.fullmatch(key, clause.after, at)
            start = clause.start if whole else at
            return replace(found, start=start)
        after_title = at > clause.after and key[at - 2] == ":" and not _ADVERBIAL.match(key, clause.start, clause.stop)
        if not after_title and _opens_with_verb(key, at, clause.stop) and not _told_before(key, clause.start, at):
            if at == clause.after and (found := _after_title(clause)):
                return found
            return _later_subject(clause, at) or Opening(rule=Rule.ELIDED, start=clause.start, body=at)
    return _later_subject(clause, clause.after)


def _after_title(clause: Clause) -> Opening | None:
    """The unit after a short title that begins as a duty does: "Quản lý doanh nghiệp: Vụ Quản lý doanh nghiệp ..."."""
    title = _TITLE.match(clause.block.key, clause.after, clause.stop)
    return _subject(clause, title.end()) if title else None


def _told_before(key: str, start: int, at: int) -> bool:
    """Whether what stands before the letter `at` tells what was: "Trong bối cảnh ..., Tỉnh đã có cố gắng, ..."."""
    comma = key.find(", ", start, at)
    return comma >= 0 and _WAS.search(key, comma, at) is not None


def _modal(clause: Clause) -> Opening | None:
    """Words such as "phải", "cần" of something that is no unit."""
    key = clause.block.key
    if not _MODAL.search(key, clause.start, clause.stop) or _NO_MODAL.search(key, clause.start, clause.stop):
        return None
    return Opening(rule=Rule.MODAL, start=clause.start, body=clause.after)


def _places(clause: Clause) -> Iterator[int]:
    """Where a subject or a verb may open the duty: at the start, after a colon, after an adverbial's commas."""
    block = clause.block
    yield clause.after
    if (time := TIME_FIRST.match(block.key, clause.after, clause.stop)) and block.text[time.end()].isupper():
        yield time.end()
    adverbial = _ADVERBIAL.match(block.key, clause.start, clause.stop) is not None
    for mark in _MARK.finditer(block.key, clause.start, min(clause.stop, clause.start + _REACH)):
        at = mark.end()
        if mark.group()[0] in "-–" and not (adverbial and block.text[at : at + 1].isupper()):
            continue
        in_list = _LIST_WORD.match(block.key, at) is not None and not block.text[at : at + 1].isupper()
        if mark.group().startswith(":") or (adverbial and not in_list):
            yield at


def _subject(clause: Clause, at: int) -> Opening | None:
    block, key, limit = clause.block, clause.block.key, clause.limit
    names = read_names(block, at, limit=limit) or _known_by_letters(clause, at)
    if names is None or names.end >= limit or _is_speaker(clause, names, at):
        return None
    if _opens_point(clause, at) and (shorter := shortened(block, names, limit)):
        return Opening(rule=Rule.SUBJECT, start=at, body=shorter.end + 1, names=shorter)
    end = helped(block, names.end, limit)
    between = BETWEEN.match(key, end, limit)
    by_role = between is not None and BY_ROLE.search(between.group()) is not None
    for last, role in ((between.end(), by_role), (end, False)) if between else ((end, False),):
        space = _AFTER_NAME.match(key, last, limit)
        body = space.end() if space else last
        if _ANSWERABLE.match(key, body, limit):
            return None
        if _AGREES.match(key, body, limit) or _TOLD.match(key, body, limit):
            return None
        strong = DUTY.match(key, body, limit) is not None
        own = _is_own_work(clause, names, body)
        verb = role or own or verb_at(key, body, limit) or _acts(clause, names, at, last, body)
        if strong or (verb and (own or not _FINDING.match(key, body, limit))):
            # those who help are read with the duty
            body = body if end == names.end else names.end
            return Opening(rule=Rule.SUBJECT, start=at, body=body, names=names, strong=strong)
    return None


def _is_speaker(clause: Clause, names: Names, at: int) -> bool:
    """Whether those named at letter `at` give duties or the notice itself, and are given none."""
    key = clause.block.key
    # but "Các đồng chí Thứ trưởng theo lĩnh vực phụ trách chỉ đạo ..."
    on_top = key[names.names[0].start : names.end] in TOP and not key.startswith("các ", at)
    return on_top or _NOTICE.match(key, names.end, clause.limit) is not None


def _opens_point(clause: Clause, at: int) -> bool:
    return at == clause.after == 0 and clause.block.kind != "text"


def _known_by_letters(clause: Clause, at: int) -> Names | None:
    """A unit known by its letters alone, which opens what is asked of it: "A0 lập phương thức", "EVN: rà soát ..."."""
    names = read_letters(clause.block, at, limit=clause.limit)
    if names is None or clause.block.capitals:
        return None
    space = _AFTER_NAME.match(clause.block.key, names.end, clause.limit)
    return names if space and _opens_with_verb(clause.block.key, space.end(), clause.limit) else None


def _is_own_work(clause: Clause, names: Names, body: int) -> bool:
    """Whether a word of findings is work: "kết luận" of inspectors, in a point "thông báo" to others."""
    key = clause.block.key
    if key.startswith("thông báo", body):
        # but not "Văn phòng Bộ thông báo các đơn vị biết, thực hiện"
        return clause.block.kind != "text" or not _TO_KNOW.search(key, body, clause.limit)
    return key.startswith("kết luận", body) and key.startswith("thanh tra", names.names[-1].start)


def _acts(clause: Clause, names: Names, at: int, end: int, body: int) -> bool:
    """Whether a word that no list holds is a verb: small, right after a unit's name that opens a block."""
    text, key = clause.block.text, clause.block.key
    if at != clause.after or at or clause.block.capitals:
        return False
    # after a colon whatever it be: "b) Chi cục Hải quan: kẻ vạch ..."
    if key[end : end + 1] == ":" and text[body : body + 1].isalpha():
        return _NO_ACT.match(key, body, clause.limit) is None
    if body != end + 1 or not text[at].isupper() or names.names[-1].group:
        return False
    return text[body : body + 1].islower() and _NO_ACT.match(key, body, clause.limit) is None


def _later_subject(clause: Clause, verb: int) -> Opening | None:
    key = clause.block.key
    # "Kiên quyết thu hồi các dự án treo, Sở Xây dựng báo cáo ..."
    end = (
        second_subject(clause.block, verb + 1, clause.stop) if _opens_with_verb(key, verb, clause.stop) else clause.stop
    )
    if end < clause.stop and (found := _subject(clause, end + 2)):
        return replace(found, start=clause.start)
    for comma in _LATER_SUBJECT.finditer(key, verb, clause.stop):
        found = _subject(clause, comma.end())
        if found and found.strong:
            own = verb > clause.after or verb_at(key, verb, clause.stop)
            return replace(found, start=clause.start, body=verb if own else found.body)
    return None


def _opens_with_verb(key: str, at: int, stop: int) -> bool:
    """Whether a verb stands at `at`, with or without words on how it is to be done."""
    if _ANSWERABLE.match(key, at, stop):
        return False
    manner = _MANNER.match(key, at, stop)
    places = {at, manner.end() if manner else at}
    return any(_VERB.match(key, place, stop) and not NOUN.match(key, place, stop) for place in places)
