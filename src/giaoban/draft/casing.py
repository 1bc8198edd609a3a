"""Names printed in capitals, in the letters the same text prints them in elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from giaoban.draft.unit_forms import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.draft.lines import Block

_WORD = re.compile(r"\w+")
_SUBJECT = re.compile(rf"(?<!\w)(?P<kind>bộ|sở)\s(?P<subject>{SUBJECTS.pattern})", re.IGNORECASE)
_PART = re.compile(r"(?:^|(?<=và\s)|(?<=,\s)|(?<=-\s))\w")
_PLACE = re.compile(
    r"(?<!\w)(?P<level>(?:tỉnh|thành|huyện|quận|thị) ủy|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s(?!ủy|hội)(?P<name>\w+(?:\s\w+){0,3})(?=$|\s-)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?<!\w)(?:bộ|sở|cục|vụ|tổng cục|hội đồng|ủy ban nhân dân|ủy ban|đảng ủy|tỉnh ủy|huyện ủy)(?!\w)", re.IGNORECASE
)
_OWN = re.compile(r"(?<!\w)(?:việt nam|công thương)(?!\w)", re.IGNORECASE)
_FIRST = re.compile(
    r"(?<!\w)(?P<head>(?:tổng cục|cục|vụ|ban|viện|công ty|trung tâm|bệnh viện|trường|chi cục|ngân hàng|văn phòng|phòng"
    r"|thủ tướng|tập đoàn|kho bạc|học viện|hội đồng) )(?P<letter>(?!nhân dân)\w)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<!\w)(?:ubnd|hđnd|mttq|tnhh|thpt|thcs|vp)(?!\w)", re.IGNORECASE)


def in_running_letters(capitals: Sequence[str], blocks: Iterable[Block]) -> list[str]:
    """Each of `capitals` with its words as the running text of `blocks` writes them, most often after the same word.

    `BỘ LAO ĐỘNG` gives `Bộ Lao động`; a word the text has nowhere is a small one. The first letter is a capital.
    """
    wanted = {word.lower() for phrase in capitals for word in _WORD.findall(phrase)}
    pairs: dict[tuple[str, str], Counter[str]] = {}
    alone: dict[str, Counter[str]] = {}
    opening: dict[str, Counter[str]] = {}
    for block in blocks:
        if block.capitals:
            continue
        before = ""
        for match in _WORD.finditer(block.text):
            word = match.group()
            low = word.lower()
            opens = match.start() == 0 or block.text[match.start() - 2 : match.start()] in {". ", ": ", "- "}
            if low in wanted and opens:
                opening.setdefault(low, Counter())[word] += 1
            elif low in wanted:
                alone.setdefault(low, Counter())[word] += 1
                pairs.setdefault((before, low), Counter())[word] += 1
            before = low
    # a word seen only where a sentence opens is taken as it stands there
    alone = {**opening, **alone}
    return [_rewritten(phrase, pairs, alone) for phrase in capitals]


def _rewritten(phrase: str, pairs: dict[tuple[str, str], Counter[str]], alone: dict[str, Counter[str]]) -> str:
    before = ""

    def word(match: re.Match[str]) -> str:
        nonlocal before
        low = match.group().lower()
        seen = pairs.get((before, low)) or alone.get(low)
        before = low
        return seen.most_common(1)[0][0] if seen else low

    words = _WORD.sub(word, phrase)
    return words[:1].upper() + words[1:]


def well_cased(name: str) -> str:
    """The name of a body in the letters of an office, whatever those of `name` in words the text has nowhere.

    `Sở thông tin và truyền thông` gives `Sở Thông tin và Truyền thông`; levels stay small, places are capitals.
    """
    name = _PLACE.sub(lambda place: f"{place['level']} {place['name'].title()}", name)
    name = _SUBJECT.sub(lambda found: f"{found['kind'].capitalize()} {_parts(found['subject'])}", name)
    name = _OFFICE.sub(lambda word: word[0][:1].upper() + word[0][1:], name)
    name = _FIRST.sub(lambda found: found["head"] + found["letter"].upper(), name)
    name = _OWN.sub(lambda word: word[0].title(), name)
    name = _LETTERS.sub(lambda word: word[0].upper(), name)
    return name[:1].upper() + name[1:]


def _parts(subject: str) -> str:
    """A subject with the first letter of each of its parts a capital; later capitals stay as they are."""
    return _PART.sub(lambda letter: letter[0].upper(), subject)
