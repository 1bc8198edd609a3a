"""Reads lists of unit names by their form: a head word, then the words of the name up to a verb or a mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.draft import person_forms as persons
from giaoban.draft import unit_forms as forms
from giaoban.draft.named import Name, Names
from giaoban.draft.phrases import any_of
from giaoban.draft.unit_names import HEAD, PERSON, QUANTITY, Letters, is_other_word

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

_GROUP_AFTER_HEAD = re.compile(rf"\s(?={forms.QUANTITY}\s{forms.NOUN})")
_SHARED_HEAD = re.compile(rf"{forms.QUANTITY}\s({any_of(forms.SHARED)})")
_PLACES = re.compile(
    r"(?P<body>(?:ủy ban nhân dân|ubnd|hđnd|tỉnh ủy|công an|)\s?)"
    r"các (?P<level>tỉnh, thành phố|tỉnh|huyện|xã|phường|quận)(?=:?\s)"
)
_SEPARATOR = re.compile(r"\s?[,;]\s(?:và\s|cùng\s)?|\s(?:và|cùng với|cùng|hoặc)\s|\s?&\s")
# Short names in brackets: "Bộ Công an (A83)", "Tập đoàn ... (VNPT)", "... (sau đây gọi là Ban Chỉ đạo)"
_SHORT_NAME = re.compile(
    r"\s?\((?:sau đây gọi (?:tắt )?là [^()]{1,40}|[A-ZĐ0-9][A-ZĐ0-9&\-. ]{0,14}|[A-Z][a-z]{2,10})\)"
)
# "Sở Y tế, cơ quan thường trực Ban Chỉ đạo, ..." is one
_APPOSITION = re.compile(r",\s(?:là\s)?(?:cơ quan|đơn vị)\s(?:thường trực|đầu mối)[^,;.()]{0,60}(?=,\s)")
_COLON = re.compile(r"\s?:\s")
_BRACKET = re.compile(r"[^();.:]{0,60}\(")
_KIND_OF_SUBJECT = re.compile(r"(?<!\w)(?:bộ|sở)\s(?!trưởng)")
_DEEPEST = 2
_WORD_PAIR = 16  # letters that two words have at most
_LETTERS = re.compile(
    r"(?!(?:COVID|GDP|GRDP|PCI|PAPI|PAR|ODA|FDI|GPMB|CNTT|ATGT|ATTP|NTM|OCOP|[IVX]+)(?!\w))[A-ZĐ]{3,8}(?![\w-])"
)
_BETWEEN_NOUNS = re.compile(r"(?:,\s|\s(?:và|hoặc)\s)(?P<next>(?:các\s)?)")
_COMMITTEES = ("ủy ban nhân dân", "ubnd")
# "Văn phòng HĐND và UBND xã" is one office
_JOINT_OFFICE = re.compile(
    r"văn phòng\s(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội)(?:,\shđnd)?\s(?:và|&)\s"
    r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân)(?:\s(?:xã|phường|huyện|quận|tỉnh|thành phố))?(?!\w)"
)


def read_names(block: Block, start: int, *, limit: int | None = None) -> Names | None:
    """The units named from letter `start` on, before letter `limit`; None where none is."""
    names = _Scan(block.text, block.key, len(block.text) if limit is None else limit, block.capitals).listed(start)
    return Names(tuple(names), names[-1].end) if names else None


_FOLLOWS_COOPERATION = re.compile(r"\s(?:cùng\s)?phối hợp(?!\s(?:chặt chẽ\s)?(?:với|cùng))")


def names_before(block: Block, start: int, stop: int) -> Names | None:
    """Units that cooperate by their own verb, B and C in "Sở A chủ trì, Sở B, Sở C phối hợp"; `end` is after it."""
    for comma in re.finditer(r"chủ trì[,;]\s(?:và\s)?", block.key[start:stop]):
        names = read_names(block, start + comma.end(), limit=stop)
        if names and (verb := _FOLLOWS_COOPERATION.match(block.key, names.end, stop)):
            return Names(names.names, verb.end())
    return None


@dataclass(frozen=True, slots=True)
class _Scan(Letters):
    """A block being read for names."""

    def listed(self, start: int, head: str | None = None, *, stop: int | None = None, depth: int = 0) -> list[Name]:
        """The names of a list; `head` is the one its bare names share. Lists inside it are read two levels deep."""
        scan = self if stop is None else _Scan(self.text, self.key, stop, self.shouting)
        names: list[Name] = []
        at = start
        while True:
            item = scan.one(at, head) or (scan.short_name(at) if names else None)
            if item is None:
                return names
            if title := scan.title_of(item):
                item = title
            head = scan.shared_head(item) or (None if item.group else head)
            parts = scan.parts(item)
            own_kind = None if head else scan.own_kind(item)
            inner = scan.spelled_out(parts[-1], head, depth + 1) if (item.group or head) and depth < _DEEPEST else []
            names += [*parts[:-1], *inner] if inner else parts
            if short := _SHORT_NAME.match(scan.text, names[-1].end, scan.stop):
                names[-1] = replace(names[-1], end=short.end())
            if apposition := _APPOSITION.match(scan.key, names[-1].end, scan.stop):
                names[-1] = replace(names[-1], end=apposition.end())
            separator = _SEPARATOR.match(scan.key, names[-1].end, scan.stop)
            if separator is None:
                return names
            at = separator.end()
            if own_kind and scan.is_subject(at):
                head = own_kind

    def short_name(self, at: int) -> Name | None:
        """A body known by its letters alone, in a list: "Sở Công Thương, EVN"."""
        letters = None if self.shouting else _LETTERS.match(self.text, at, self.stop)
        if letters is None:
            return None
        level = forms.LEVEL.match(self.key, letters.end(), self.stop)
        end = level.end() if level else letters.end()
        return Name(self.text[at:end], at, end)

    def own_kind(self, name: Name) -> str | None:
        """The head that subjects after `name` share, "Bộ" in "Bộ Công Thương và Y tế"; None for other names."""
        kind = _KIND_OF_SUBJECT.search(self.key, name.start, name.end)
        if kind is None or not forms.SUBJECTS.fullmatch(self.key, kind.end(), name.end):
            return None
        return self.text[name.start : kind.end() - 1]

    def is_subject(self, at: int) -> bool:
        """Whether a subject of ministries stands at `at` without a head: "Y tế" in "Bộ Công Thương và Y tế"."""
        subject = forms.SUBJECTS.match(self.key, at, self.stop)
        if subject is None or not self.text[at].isupper() or self.shouting:
            return False
        return forms.GOES_ON.match(self.key, subject.end() + 1, self.stop) is None

    def title_of(self, person: Name) -> Name | None:
        """The person with the title after the name, "Đồng chí Lê Văn Bình, Phó Chủ tịch huyện"; None for others."""
        named = persons.NAMED_PERSON.fullmatch(self.text, person.start, person.end)
        end = person.end
        while named and (comma := persons.COMMA_OR_DASH.match(self.key, end, self.stop)):
            title_end = self._title_end(comma.end())
            if title_end <= comma.end():
                break
            end = title_end
            if not persons.PARTY_TITLE.match(self.key, comma.end()):
                break
        return Name(self.text[person.start : end], person.start, end) if end > person.end else None

    def _title_end(self, at: int) -> int:
        """The letter after the title at `at`, with its body: "Phó Giám đốc Sở", "PCT UBND huyện"; `at` for none."""
        if short := persons.SHORT_TITLE.match(self.key, at, self.stop):
            body = self.item(short.end()) if self.key[short.end() - 1] == " " else None
            return body.end if body else at + len(short.group().rstrip())
        after = PERSON.match(self.key, at, self.stop)
        if after is None or after.group().startswith(persons.COMRADES):
            return at
        title = self._person(after.start(), after.end())
        return title.end if title else at

    def one(self, at: int, head: str | None) -> Name | None:
        """The name at `at`, of a list whose bare names share `head`."""
        if head is None or self.shouting:
            return self.item(at)
        own = HEAD.match(self.key, at, self.stop)
        # as in "các Tập đoàn: Điện lực Việt Nam" and "các Bộ: Công an, Quốc phòng"
        is_bare = own is not None and own[0] in forms.BARE_TOO
        return (None if is_bare else self.item(at)) or self.bare(at, head)

    def spelled_out(self, group: Name, head: str | None, depth: int) -> list[Name]:
        """The units that a group is said to be: "các đơn vị: Cục A, Cục B", "các đơn vị (Cục A, Cục B)"."""
        if colon := _COLON.match(self.key, group.end, self.stop):
            return self.listed(colon.end(), head, depth=depth)
        bracket = _BRACKET.match(self.key, group.end, self.stop)
        close = self.key.find(")", bracket.end(), self.stop) if bracket else -1
        if bracket is None or close < 0:
            return []
        inner = self.listed(bracket.end(), head, stop=close, depth=depth)
        if not inner or inner[-1].end < close - 1 or any(name.group for name in inner):
            return []
        last = inner[-1]
        return [*inner[:-1], Name(last.text, last.start, close + 1, expanded=last.expanded)]

    def parts(self, name: Name) -> list[Name]:
        """The addressees a group holds: apart where "các" is said again or where each stands for itself."""
        listed = forms.GROUP_LIST.search(self.key, name.start, name.end) if name.group else None
        if listed is None:
            return [name]
        words = listed.group()
        pieces = list(_BETWEEN_NOUNS.finditer(words))
        nouns = _BETWEEN_NOUNS.split(QUANTITY.sub("", words, count=1).strip())[::2]
        alone = listed.span() == (name.start, name.end)
        apart = alone and len(nouns) > 1 and all(noun in forms.APART for noun in nouns)
        kept = [piece for piece in pieces if apart or piece["next"] or words.startswith(_COMMITTEES, piece.end())]
        cuts = [name.start, *(listed.start() + piece.end() - len(piece["next"]) for piece in kept)]
        ends = [*(listed.start() + piece.start() for piece in kept), name.end]
        return [Name(self.text[start:end], start, end, group=True) for start, end in zip(cuts, ends, strict=True)]

    def shared_head(self, name: Name) -> str | None:
        """The head that bare names after `name` share: "Bộ" after "các Bộ:", "UBND tỉnh" after "UBND các tỉnh:"."""
        if match := _SHARED_HEAD.search(self.key, name.start, max(name.end, name.start + 1)):
            # as in "Bộ trưởng các Bộ: Công Thương, Xây dựng"
            before = self.text[name.start : match.start()]
            word = self.text[match.start(1) : match.end(1)]
            return f"{before}{word[:1].upper()}{word[1:]}" if not before or PERSON.match(self.key, name.start) else None
        match = _PLACES.search(self.key, name.start, self.stop)
        if (
            match
            and match.start() > name.start
            and (match.start() >= name.end or not PERSON.match(self.key, name.start))
        ):
            return None
        if match and (name.expanded or self.key[match.end() : match.end() + 2] == ": "):
            body = self.text[name.start : match.start() + len(match["body"])]
            # of provinces and cities together the text does not say which is which
            level = "" if "," in match["level"] else match["level"]
            return f"{body}{level if body else level.capitalize()}".strip() or None
        return None

    def bare(self, start: int, head: str) -> Name | None:
        """A name without its head word, in a list that shares one."""
        kind = head.rsplit(maxsplit=1)[-1].lower()
        of_subject = kind in forms.OF_SUBJECTS and start and self.text[start - 1] == " "
        end = start
        if self.text[start : start + 1].isupper():
            end = self.name_end(start - 1, kind) if of_subject else self.name_end(start)
        return Name(f"{head} {self.text[start:end]}", start, end, expanded=True) if end > start else None

    def item(self, start: int) -> Name | None:  # noqa: C901, PLR0911 - one way to tell each
        """The one unit, person or group that begins at `start`."""
        if person := PERSON.match(self.key, start, self.stop):
            return self._person(start, person.end())
        if several := persons.SEVERAL_PERSONS.match(self.key, start, self.stop):
            return self._person(start, several.end())
        # "các Bộ Tài chính, Xây dựng", "UBND các tỉnh Bình Dương, Đồng Nai": the names share their head
        shared = _SHARED_HEAD.match(self.key, start, self.stop) or _PLACES.match(self.key, start, self.stop)
        if shared and not self.shouting and self.text[shared.end() : shared.end() + 1] == " ":
            at = shared.end() + 1
            name = Name("", start, at, expanded=True)
            word = self.shared_head(name) if self.text[at : at + 1].isupper() else None
            bare = self.bare(at, word) if word else None
            # "các tỉnh Tây Nguyên" is no list
            if bare and self._goes_on_bare(bare.end):
                return Name(bare.text, start, bare.end, expanded=True)
        if group := forms.GROUP_LIST.match(self.key, start, self.stop):
            end = self._before_body(group) or self._qualified(group.end())
            return Name(self.text[start:end], start, end, group=True)
        head = HEAD.match(self.key, start, self.stop)
        if head is None or not self._is_body(head):
            return self._loose_group(start)
        if admin := _GROUP_AFTER_HEAD.match(self.key, head.end(), self.stop):
            group = forms.GROUP_LIST.match(self.key, admin.end(), self.stop)
            end = self._qualified(group.end()) if group else head.end()
            return Name(self.text[start:end], start, end)
        # "UBND xã, thị trấn": small words, of several kinds
        several = forms.LOOSE_LIST.match(self.key, head.end() + 1, self.stop)
        if several and head[0] in {"ubnd", "ủy ban nhân dân"} and "," in several[0] and not self.shouting:
            end = self._qualified(several.end())
            return Name(self.text[start:end], start, end, group=True)
        end = self.name_end(head.end(), head[0])
        if joint := _JOINT_OFFICE.match(self.key, head.start(), self.stop):
            end = max(end, joint.end())
        if end == head.end():
            end = self._qualified(end)
        elif tail := forms.TAIL.match(self.key, end, self.stop):
            end = tail.end()
        return Name(self.text[start:end], start, end)

    def _before_body(self, group: re.Match[str]) -> int:
        """The end of a group before a unit of its own, "các sở, ngành" before "Sở Tư pháp"; 0 where none follows."""
        pieces = list(_BETWEEN_NOUNS.finditer(self.key, group.start(), group.end()))
        if not pieces or self.shouting or not self.text[pieces[-1].end()].isupper():
            return 0
        return pieces[-1].start() if self.text[group.end() + 1 : group.end() + 2].isupper() else 0

    def _goes_on_bare(self, end: int) -> bool:
        """Whether another name without a head follows."""
        separator = _SEPARATOR.match(self.key, end, self.stop)
        return separator is not None and self.text[separator.end() : separator.end() + 1].isupper()

    def _is_body(self, head: re.Match[str]) -> bool:
        if is_other_word(self.key, head):
            return False
        if self.shouting or self.text[head.start()].isupper():
            return True
        # in running text a small letter names a body only where a capital follows: "tỉnh Điện Biên", "phòng Tài chính"
        return self.text[head.end() + 1 : head.end() + 2].isupper() and head[0] not in forms.NEVER_SMALL

    def _loose_group(self, start: int) -> Name | None:
        """A group without "các": "địa phương, đơn vị", "đơn vị liên quan", "chính quyền địa phương"."""
        loose = forms.LOOSE.match(self.key, start, self.stop)
        if loose is None:
            return None
        end = self._qualified(loose.end())
        return Name(self.text[start:end], start, end, group=True)

    def _person(self, start: int, end: int) -> Name | None:
        """A person by title: with the unit or the name that follows."""
        title = self.key[start:end]
        known = self.text[start].isupper() or self.shouting
        if self.key[end : end + 1] != " " or end + 1 >= self.stop:
            return Name(self.text[start:end], start, end) if known else None
        at = end + 1
        loose = forms.LOOSE_LIST.match(self.key, at, self.stop) if self.text[at : at + 1].islower() else None
        if loose:
            end = self._qualified(loose.end())
            return Name(self.text[start:end], start, end, group=True)
        if inner := self.item(at):
            if charge := persons.IN_CHARGE.match(self.key, inner.end, self.stop):
                inner = replace(inner, end=charge.end())
            # "đồng chí Giám đốc Sở A" is the director
            begin = (
                inner.start if persons.TITLES_BEFORE_TITLES.fullmatch(title) and PERSON.match(self.key, at) else start
            )
            return Name(self.text[begin : inner.end], begin, inner.end, group=inner.group)
        if own := None if self.shouting else self._own_name(title, at):
            return Name(self.text[start : own.end()], start, own.end())
        after = self.name_end(at)
        if after > at:
            return Name(self.text[start:after], start, after)
        if charge := persons.IN_CHARGE.match(self.key, end, self.stop):
            end = charge.end()
        return Name(self.text[start:end], start, end) if known or title.startswith("các") else None

    def _own_name(self, title: str, at: int) -> re.Match[str] | None:
        """The name of a person after a title, and not that of a body: "Tổng Thanh tra Chính phủ"."""
        own = persons.OWN_NAME.match(self.text, at, self.stop)
        if own is None or title.startswith(("trưởng", "phó trưởng")):
            return None
        alone = " " not in own[0] and title not in persons.COMRADES
        small = self.text[own.end() + 1 : own.end() + 2].islower()
        return None if alone and small and not forms.BREAK.match(self.key, own.end() + 1, self.stop) else own

    def _qualified(self, end: int) -> int:
        """The end of a group with what qualifies it, and the proper names after it."""
        while True:
            if qualifier := forms.QUALIFIER.match(self.key, end, self.stop):
                end = qualifier.end()
                continue
            if self.shouting or self.text[end : end + 1] != " ":
                return end
            after = self.name_end(end + 1)
            small = self.text[end + 1 : end + 2].islower()
            # after a level none do: "UBND các huyện, thành phố chống thất thu"
            if small and forms.CLOSES.search(self.key, max(0, end - _WORD_PAIR), end):
                return end
            # small words belong to it only where a verb closes them: "các trường trung cấp nghề cần ..."
            if after <= end + 1 or (small and not forms.BREAK.match(self.key, after + 1, self.stop)):
                return end
            end = after
