"""Where the name of one unit ends: before a verb, a mark, or the head of another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.draft import unit_forms as forms
from giaoban.draft.person_forms import PERSONS
from giaoban.draft.phrases import VERBS_OF_NAMES, any_of

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
_VERB_OF_NAMES = re.compile(any_of(VERBS_OF_NAMES))
_IN_NAME = 3  # small words in a row, the verb's first half with them, that tell a verb inside a name
_ALONE = 2  # small words, the verb's second half with it
# a place is of capitals: after "UBND huyện Hải Hà" a small word is a verb, whether a list holds it or not
_PLACE = re.compile(r"(?:^|\s)(?:tỉnh|huyện|quận|thị xã|xã|phường|thành phố|thị trấn)(?:\s[A-ZĐ]\w*){2,4}$")
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


@dataclass(slots=True)
class _Growing:
    """A name being read: where it ends so far and where it surely does; small and unknown words in a row there."""

    start: int
    end: int = field(init=False)
    sure: int = field(init=False)
    small: int = 0
    unknown: int = 0

    def __post_init__(self) -> None:
        self.end = self.sure = self.start

    def take(self, end: int) -> None:
        """Take words that are of the name whatever they are, up to letter `end`."""
        self.end = self.sure = end
        self.small = self.unknown = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """A block's text and key, the letter to stop before, and whether it is all in capitals, which then tell nothing."""

    text: str
    key: str
    stop: int
    shouting: bool

    def name_end(self, start: int, head: str = "") -> int:
        """The letter after the name whose words begin at `start`, or, after a head, at the space there."""
        name = _Growing(start)
        stop = min(self.stop, start + _LONGEST)
        closed = False
        while name.end < stop:
            begun = name.end > start or bool(head)
            if begun and self.text[name.end] not in " ,":
                break
            at = name.end + (begun and self.text[name.end] == " ")
            if whole := self._piece(at, stop, head if name.end == start else ""):
                name.take(whole)
                closed = whole - start > 1 and self._closes(start, whole, head)
                continue
            if closed and not self._goes_on(at, head):
                break
            joined = at
            at = self._joint(at, stop, head)
            # as in "Cục Phát thanh, truyền hình và thông tin điện tử"
            small = forms.NAME_WORDS.match(self.key, at, stop) if _AND.match(self.key, joined, stop) else None
            if small and self.text[at].islower():
                name.take(small.end())
            elif piece := forms.COMMA_PIECES.match(self.key, at, stop):
                name.take(piece.end())
            elif self._takes_word(name, at, stop):
                closed = self._closes(start, name.end, head)
            else:
                break
        return name.end

    def _takes_word(self, name: _Growing, at: int, stop: int) -> bool:
        """Whether the word at `at` is taken into `name`; else `name` is given the end it has."""
        word = _WORD.match(self.text, at, stop) if at < stop else None
        if word is None or not (word[0][0].isalpha() or word[0][0].isdigit()):
            return False
        capital = word[0][0].isupper() or word[0][0].isdigit()
        name.small = 0 if capital else name.small + 1
        if name.small > _LOWER_TAIL:
            return False
        if self._ends_here(name, at, capital=capital):
            name.end = self._without_verb(name)
            return False
        known = None if capital else forms.NAME_WORDS.match(self.key, at, stop)
        # the word after a capital goes with it: "Nội vụ", "Thú y"
        name.unknown = 0 if capital or known else name.unknown + (name.small > 1)
        if name.unknown >= _UNKNOWN and name.sure > name.start and not self.shouting:
            name.end = name.sure
            return False
        name.end = known.end() if known else word.end()
        name.sure = name.end if name.unknown == 0 else name.sure
        return True

    def _ends_here(self, name: _Growing, at: int, *, capital: bool) -> bool:
        """Whether `name` ends before the word at `at`, by that word or by what stands before it."""
        if not capital and not self.shouting:
            if _PLACE.search(self.text, name.start, name.end):
                return forms.GOES_ON.match(self.key, at) is None
            if name.small >= _IN_NAME and forms.VERB_BEFORE_VERB.match(self.key, at, self.stop):
                return False
        return self._ends_name(at, capital=capital) or self._acts_after_place(name, at)

    def _acts_after_place(self, name: _Growing, at: int) -> bool:
        """Whether a verb that names may hold stands after the name of a place: "UBND tỉnh Thanh Hóa lãnh đạo"."""
        before = self.text[name.start : name.end].split()[-2:]
        return (
            len(before) == _ALONE
            and all(word[0].isupper() for word in before)
            and HEAD.fullmatch(before[0].lower()) is None
            and _VERB_OF_NAMES.match(self.key, at) is not None
            and not self.shouting
        )

    def _without_verb(self, name: _Growing) -> int:
        """Before the first half of a verb that was taken into the name: "Viện Quy hoạch Hà Nội khớp | nối".

        A small word alone after two capitals is of no name; the verb's second half was counted with it.
        """
        words = self.text[name.start : name.end].split()
        if name.small != _ALONE or len(words) < _ALONE + 1 or self.shouting:
            return name.end
        before = words[-3:-1]
        alone = words[-1].islower() and all(word[0].isupper() for word in before)
        at = name.end - len(words[-1]) - 1
        if not alone or HEAD.fullmatch(before[0].lower()) or forms.LEVEL.match(self.key, at):
            return name.end
        return name.end if forms.NAME_WORDS.fullmatch(words[-1]) else at

    def _closes(self, start: int, end: int, head: str) -> bool:
        """Whether the name from `start` on is whole at `end`: "Công an tỉnh", "Sở Y tế", "Bộ GTVT"."""
        if self.shouting:
            return False
        words = self.key[start:end].lstrip()
        if head in forms.OF_SUBJECTS and forms.SUBJECTS.fullmatch(words):
            return True
        if head in forms.CLOSED_BY_SHORT_NAME and _SHORT_NAME.fullmatch(self.text[start:end].strip()):
            return True
        closed = forms.CLOSES.search(words)
        return closed is not None and not (closed["subject"] and head in forms.OF_ANY_SUBJECT)

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

    def _joint(self, at: int, stop: int, head: str) -> int:
        """The letter after a dash or "và" inside a name: "Lao động - Thương binh và Xã hội"; past `stop` after one."""
        dash = _DASH.match(self.key, at, stop)
        # as in "Vụ Pháp luật dân sự - kinh tế"
        if dash and (self.text[dash.end()].isupper() or forms.NAME_WORDS.match(self.key, dash.end(), stop)):
            at = dash.end()
        joined = _AND.match(self.key, at, stop)
        if joined is None or self.shouting:
            return at
        after = joined.end()
        inside = not is_unit_start(self.key, after) and (
            self.text[after : after + 1].isupper() or self._is_of_name(after, head)
        )
        return after if inside else stop

    def _is_of_name(self, at: int, head: str) -> bool:
        """Whether the small word at `at`, after "và", is of the name: "Cục Quản lý nhà và thị trường bất động sản"."""
        return head in forms.NAMED_BY_VERB - forms.OF_SUBJECTS and forms.NAME_WORDS.match(self.key, at) is not None

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
        pairs = (*forms.INNER.finditer(self.key, begin, at + 20), *forms.INNER_AGAIN.finditer(self.key, begin, at + 20))
        return any(match.end() == at for match in pairs) and (self.text[at - 2].islower() or self.shouting)
