"""Where a name ends and a verb begins, and where one unit's duty ends and another's begins, inside one clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from giaoban.draft.named import Names
from giaoban.draft.phrases import DUTIES, MANNERS, VERBS, VERBS_OF_NAMES, any_of, split
from giaoban.draft.unit_forms import NAME_WORDS
from giaoban.draft.unit_names import is_whole
from giaoban.draft.units import read_names

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

STARTED = re.compile(any_of((*VERBS, *VERBS_OF_NAMES, *MANNERS)))
# "báo cáo của các địa phương", "quyết định số 12": the same word as a noun
NOUN = re.compile(
    any_of(
        split(
            "báo cáo, kiến nghị, đề nghị, đề xuất, chỉ đạo, thông báo, quyết định, quy định, kết luận, yêu cầu"
            ", đánh giá"
        )
    )
    + r"\s(?:của|số|này|nêu|trên)(?!\w)"
)
DUTY = re.compile(rf"(?:cũng\s|đều\s|vẫn\s|tiếp tục\s)?{any_of(DUTIES)}(?!\sđược)")
_TOGETHER = re.compile(r"\s?:?\scùng(?:\svới)?\s")
# the words of a duty up to the first capital, where that stands after a comma, and those that name others in them
_BEFORE_CAPITAL = re.compile(r"\s?(?:[^\W\d_][^;:.()\"“]{2,200}?),\s(?=[A-ZĐ])")
# "trình trước ngày 30 tháng 9, Bộ Tư pháp thẩm định trước ...": after a date a comma ends a duty
_AFTER_DATE = re.compile(r"(?<=[0-9]),\s(?=[A-ZĐ])")
_NAMING_OTHERS = re.compile(
    any_of(
        split("""
phối hợp, cùng, với, chỉ đạo, đề nghị, hướng dẫn, đôn đốc, yêu cầu, các, cho, của, gửi, giữa, gồm, như, tại, về,
báo cáo, trình, làm việc, tham gia, từ, theo
""")
    )
)
# what follows a name only where its verb was taken for a part of it
_NO_VERB_LEFT = re.compile(r",\s(?!và\s)|\s(?:có|cho|của|đến|tới|từ|bằng|các|những)\s|\s?[.;]?$")
_TWO = 2


def verb_at(key: str, at: int, stop: int) -> bool:
    """Whether a verb, or a word on how it is done, stands at letter `at`, and not the same word as a noun."""
    return STARTED.match(key, at, stop) is not None and NOUN.match(key, at, stop) is None


def helped(block: Block, end: int, stop: int) -> int:
    """The letter after those who work with a unit whose name ends at `end`: "Cục A cùng Cục B rà soát"; else `end`."""
    together = _TOGETHER.match(block.key, end, stop)
    names = read_names(block, together.end(), limit=stop) if together else None
    return names.end if names else end


def second_subject(block: Block, body: int, stop: int) -> int:
    """Where the duty at `body` ends since another unit's begins: "... tham mưu, Sở Tư pháp thẩm định"; else `stop`."""
    for mark in _AFTER_DATE.finditer(block.text, body, stop):
        other = read_names(block, mark.end(), limit=stop)
        verb = other.end + 1 if other and not other.names[0].group else stop
        if verb_at(block.key, verb, stop) and not block.key.startswith("phối hợp", verb):
            return mark.start()
    comma = _BEFORE_CAPITAL.match(block.text, body, stop)
    if comma is None or _NAMING_OTHERS.search(block.key, body, comma.end()):
        return stop
    if any(letter.isupper() for letter in block.text[body : comma.end()]):
        return stop
    names = read_names(block, comma.end(), limit=stop)
    at = names.end + 1 if names and not names.names[0].group else stop
    is_duty = verb_at(block.key, at, stop) or DUTY.match(block.key, at, stop)
    return comma.end() - 2 if is_duty and not block.key.startswith("phối hợp", at) else stop


def shortened(block: Block, names: Names, stop: int) -> Names | None:
    """`names` without the verb that no list holds and the last name took in; None where nothing tells of one.

    A mark or a word such as "có", "cho" right after a name that ends in small words says that its verb stands among
    them: "Chi cục Thú y tái đàn có kiểm soát". Words of a name and of a duty are mostly of two syllables.
    """
    last = names.names[-1]
    if last.group or last.expanded or block.capitals or not _NO_VERB_LEFT.match(block.key, names.end, stop):
        return None
    words = last.text.split(" ")
    capitals = [at for at, word in enumerate(words) if word[0].isupper()]
    if not capitals or not all(word.isalpha() for word in words):
        return None
    small = len(words) - 1 - capitals[-1]
    kept = capitals[-1] + 1 + small % 2
    # of what names are of, "vệ sinh thực phẩm", nothing is cut; the word after a capital may go with it, "An toàn"
    for at in (capitals[-1] + 1, capitals[-1] + _TWO):
        if NAME_WORDS.match(" ".join(words[at:])):
            kept = at
            break
    while kept < len(words) and (known := NAME_WORDS.match(" ".join(words[kept:]))):
        kept += known.group().count(" ") + 1
    if capitals[-1] == 0 or small < _TWO or len(words) == kept or is_whole(block.key[last.start : last.end]):
        return None
    end = last.start + len(" ".join(words[:kept]))
    return Names((*names.names[:-1], replace(last, text=block.text[last.start : end], end=end)), end, names.known)
