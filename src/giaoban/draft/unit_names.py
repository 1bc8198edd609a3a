"""Where the name of one unit ends: before a verb, a mark, or the head of another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban.draft import unit_forms as forms
from giaoban.draft.person_forms import PERSONS
from giaoban.draft.phrases import any_of

HEAD = re.compile("(" + any_of(forms.BODIES) + ")")
# "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc" is one person
PERSON = re.compile(rf"bộ trưởng, chủ nhiệm(?!\w)|{any_of(PERSONS)}")
QUANTITY = re.compile(forms.QUANTITY)
_NEXT_WORD = re.compile(r"(?:TP|Tp|TX)\.\s?[^\s,;:.()]+|,?\s(\w+)")
_NAMING = re.compile(any_of(forms.NAMING))
_WORD = re.compile(r"(?:TP|Tp|TX)\.\s?[^\s,;:.()]+|[^\s,;:.()\"“”|/…]+(?:/[^\s,;:.()\"“”|]+)?")
_AND = re.compile(r"(?:và|&)\s")
_DASH = re.compile(r"-\s(?=\w)")
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,}(?:[&\-]?[A-ZĐ]+)*")
_PAIR = re.compile(r"\w+\s\w+(?!\w)")
_LONGEST = 120  # letters of a name
_UNKNOWN = 4  # small words in a row that no name is of
_LOWER_TAIL = 9  # small words in a row that a name may hold


def is_unit_start(key: str, at: int) -> bool:
    """Whether a unit's head, a person's title or "các" stands at letter `at`."""
    head = HEAD.match(key, at)
    if head is None:
        return PERSON.match(key, at) is not None or QUANTITY.match(key, at) is not None
    return not is_other_word(key, head)


def is_other_word(key: str, head: re.Match[str]) -> bool:
    """Whether what looks like a head is another word: "bộ máy", "trường hợp"."""
    following = _NEXT_WORD.match(key, head.end())
    return following is not None and following[1] in forms.BODIES[head[0]].split()


def is_whole(key: str) -> bool:
    """Whether a name, in small letters, ends in a word that names end in: "công an tỉnh", "văn phòng quốc gia"."""
    return forms.CLOSES.search(key) is not None


@dataclass(frozen=True, slots=True)
class Letters:
    """A block's text and key, the letter to stop before, and whether it is all in capitals, which then tell nothing."""

    text: str
    key: str
    stop: int
    shouting: bool

    def name_end(self, start: int, head: str = "") -> int:
        """The letter after the name whose words begin at `start`, or, after a head, at the space there."""
        at = end = sure = start
        small = unknown = 0
        closed = False
        stop = min(self.stop, start + _LONGEST)
        while at < stop:
            begun = end > start or bool(head)
            if begun and self.text[at] not in " ,":
                break
            at += begun and self.text[at] == " "
            if whole := self._piece(at, stop, head if end == start else ""):
                at = end = sure = whole
                small = unknown = 0
                closed = end - start > 1 and self._closes(start, end, head)
                continue
            if closed and not self._goes_on(at, head):
                break
            at = self._joint(at, stop)
            if piece := forms.COMMA_PIECES.match(self.key, at, stop):
                at = end = sure = piece.end()
                small = unknown = 0
                continue
            word = _WORD.match(self.text, at, stop) if at < stop else None
            if word is None:
                break
            capital = word[0][0].isupper() or word[0][0].isdigit()
            small = 0 if capital else small + 1
            if small > _LOWER_TAIL or not (capital or word[0][0].isalpha()) or self._ends_name(at, capital=capital):
                break
            after = word.end()
            known = None
            if not capital and (known := forms.NAME_WORDS.match(self.key, at, stop)):
                after = known.end()
            # the word after a capital goes with it: "Nội vụ", "Thú y"
            unknown = 0 if capital or after > word.end() or known else unknown + (small > 1)
            at = end = after
            if unknown >= _UNKNOWN and sure > start and not self.shouting:
                return sure
            sure = end if unknown == 0 else sure
            closed = self._closes(start, end, head)
        return end

    def _closes(self, start: int, end: int, head: str) -> bool:
        """Whether the name from `start` on is whole at `end`: "Công an tỉnh", "Sở Y tế", "Bộ GTVT"."""
        if self.shouting:
            return False
        words = self.key[start:end].lstrip()
        if head in forms.OF_SUBJECTS and forms.SUBJECTS.fullmatch(words):
            return True
        if head in forms.CLOSED_BY_SHORT_NAME and _SHORT_NAME.fullmatch(self.text[start:end].strip()):
            return True
        return forms.CLOSES.search(words) is not None

    def _goes_on(self, at: int, head: str) -> bool:
        """Whether the words at `at` may follow a name that is whole: a place, a level; "Cục Quản lý A và B"."""
        if joined := _AND.match(self.key, at, self.stop):
            return head not in forms.OF_SUBJECTS and self.text[joined.end() : joined.end() + 1].isupper()
        word = self.text[at : at + 1]
        return word == "-" or word.isupper() or word.isdigit() or forms.GOES_ON.match(self.key, at) is not None

    def _piece(self, at: int, stop: int, head: str) -> int:
        """The letter after words that a name has whole: with a comma, or a verb right after its head; 0 for none."""
        piece = forms.COMMA_PIECES.match(self.key, at, stop)
        if piece is None and head in forms.OF_SUBJECTS:
            piece = forms.SUBJECTS.match(self.key, at, stop)
        if piece is None and head in forms.OF_OFFICES:
            piece = forms.OFFICES.match(self.key, at, stop)
        if piece is None and head in forms.NAMED_BY_VERB:
            piece = _NAMING.match(self.key, at, stop)
        return piece.end() if piece else 0

    def _joint(self, at: int, stop: int) -> int:
        """The letter after a dash or "và" inside a name: "Lao động - Thương binh và Xã hội"; past `stop` after one."""
        dash = _DASH.match(self.key, at, stop)
        if dash and self.text[dash.end()].isupper():
            at = dash.end()
        joined = _AND.match(self.key, at, stop)
        if joined is None or self.shouting:
            return at
        inside = self.text[joined.end() : joined.end() + 1].isupper() and not is_unit_start(self.key, joined.end())
        return joined.end() if inside else stop

    def _ends_name(self, at: int, *, capital: bool) -> bool:
        """Whether the word at `at` is a verb or another word that names end before."""
        if capital and not self.shouting:
            return False
        if forms.TAIL.match(self.key, at - 1, self.stop) or self._said_again(at):
            return True
        return (
            forms.BREAK.match(self.key, at, self.stop) is not None
            and forms.NO_BREAK.match(self.key, at, self.stop) is None
            and not self._inside(at)
        )

    def _said_again(self, at: int) -> bool:
        """Whether the two words at `at` are those before them: "Phòng Thí nghiệm thí nghiệm ..."."""
        pair = _PAIR.match(self.key, at, self.stop)
        return pair is not None and self.key.endswith(f" {pair[0]} ", max(0, at - len(pair[0]) - 2), at)

    def _inside(self, at: int) -> bool:
        """Whether the word at `at` belongs to the word before it: "dự án đầu tư xây dựng", "Người có công"."""
        begin = max(0, at - 11)
        pairs = (*forms.INNER.finditer(self.key, begin, at + 12), *forms.INNER_AGAIN.finditer(self.key, begin, at + 12))
        return any(match.end() == at for match in pairs) and (self.text[at - 2].islower() or self.shouting)
