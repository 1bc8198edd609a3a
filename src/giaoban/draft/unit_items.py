"""Reads one unit, person or group by its form: a head word, then the words of the name up to a verb or a mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from giaoban.draft import person_forms as persons
from giaoban.draft import unit_forms as forms
from giaoban.draft.named import Name
from giaoban.draft.phrases import any_of
from giaoban.draft.unit_names import HEAD, PERSON, Letters, is_other_word

BETWEEN_NOUNS = re.compile(r"(?:,\s|\s(?:và|hoặc)\s)(?P<next>(?:các\s)?)")
COMMITTEES = ("ủy ban nhân dân", "ubnd")
_GROUP_AFTER_HEAD = re.compile(rf"\s(?={forms.QUANTITY}\s{forms.NOUN})")
# "UBND các xã, thị trấn, các cơ quan liên quan": the second "các" is of others, but for places
_OTHER_GROUP = re.compile(rf",\s(?=các\s(?!{any_of(forms.PLACES)}))|\svà\s(?=các\s(?!{any_of(forms.PLACES)}))")
_SHARED_HEAD = re.compile(rf"{forms.QUANTITY}\s({any_of(forms.SHARED)})")
_PLACES = re.compile(
    r"(?P<body>(?:ủy ban nhân dân|ubnd|hđnd|tỉnh ủy|công an|)\s?)"
    r"(?:các|[0-9]{1,2}) (?P<level>tỉnh, thành phố"
    r"|(?:huyện|quận|xã|phường)(?:, (?:huyện|thị xã|thành phố|xã|phường|thị trấn))+|tỉnh|huyện|xã|phường|quận)(?=:?\s)"
)
SEPARATOR = re.compile(r"\s?[,;]\s(?:và\s|cùng\s)?|\s(?:và|hoặc)\s|\s?&\s")
_PROVINCES = "tỉnh, thành phố"
_SEVERAL_LEVELS = re.compile(r"\s?(?:huyện|quận|xã|phường),\s.*$", re.IGNORECASE)
_LEVEL_OF_HEAD = re.compile(r"\s?(?:tỉnh, thành phố|tỉnh|huyện|xã|phường|quận)$", re.IGNORECASE)
# "các Ban QLDA 1, 85, Mỹ Thuận"
_NUMBER = re.compile(r"[0-9]{1,3}(?=[,.;:]|\s(?:và\s)?\D)")
_WORD_PAIR = 16  # letters that two words have at most
# "Văn phòng HĐND và UBND xã" is one office
_JOINT_OFFICE = re.compile(
    r"văn phòng\s(?:hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội)(?:,\shđnd)?\s(?:và|&)\s"
    r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân)(?:\s(?:xã|phường|huyện|quận|tỉnh|thành phố))?(?!\w)"
    # the newspaper and the station of a province, one office since 2025
    r"|báo và (?:đài )?phát thanh(?:,|\svà|\s-) truyền hình(?:\s(?:tỉnh|thành phố))?(?!\w)"
)


def _together(head: str, name: str) -> str:
    """`name` behind the head it shares; which level a place is of, the place says where the head leaves it open."""
    own = name.casefold()
    if own.startswith(forms.LEVELS_OF_NAMES):
        return f"{_LEVEL_OF_HEAD.sub('', head)} {name}".strip()
    if not head.lower().endswith(_PROVINCES):
        # of communes and wards together the text does not say which is which
        return f"{_SEVERAL_LEVELS.sub('', head)} {name}".strip()
    level = "thành phố" if own in forms.CITIES else "tỉnh"
    written = f"{head[: -len(_PROVINCES)]}{level} {name}"
    return written[:1].upper() + written[1:]


@dataclass(frozen=True, slots=True)
class Items(Letters):
    """A block in which single names are read."""

    def item(self, start: int) -> Name | None:
        """The one unit, person or group that begins at `start`."""
        person = PERSON.match(self.key, start, self.stop) or persons.SEVERAL_PERSONS.match(self.key, start, self.stop)
        if person:
            return self._person(start, person.end())
        if shared := self._first_of_shared(start):
            return shared
        if group := forms.GROUP_LIST.match(self.key, start, self.stop):
            end = self._before_body(group) or self._qualified(group.end())
            return Name(self.text[start:end], start, end, group=True)
        head = HEAD.match(self.key, start, self.stop)
        if head is None or not self._is_body(head):
            return self._loose_group(start)
        return self._admin(head) or self._body(head)

    def _first_of_shared(self, start: int) -> Name | None:
        """The first name of "các Bộ Tài chính, Xây dựng", "UBND các tỉnh Bình Dương, Đồng Nai", which share a head."""
        shared = _SHARED_HEAD.match(self.key, start, self.stop) or _PLACES.match(self.key, start, self.stop)
        if shared is None or self.shouting or self.text[shared.end() : shared.end() + 1] != " ":
            return None
        at = shared.end() + 1
        opens = self.text[at : at + 1].isupper() or _NUMBER.match(self.text, at, self.stop)
        word = self.shared_head(Name("", start, at, expanded=True)) if opens else None
        bare = self.bare(at, word) if word else None
        if bare is None:
            return None
        # "các tỉnh Tây Nguyên" is no list, "các Bộ Y tế và địa phương" is
        of_subject = shared[0].endswith("bộ") and forms.SUBJECTS.fullmatch(self.key, at, bare.end)
        if not (of_subject or self._goes_on_bare(bare.end)):
            return None
        return Name(bare.text, start, bare.end, expanded=True)

    def _admin(self, head: re.Match[str]) -> Name | None:
        """A body of several places: "UBND các xã, thị trấn", "UBND xã, thị trấn"."""
        start = head.start()
        if admin := _GROUP_AFTER_HEAD.match(self.key, head.end(), self.stop):
            group = forms.GROUP_LIST.match(self.key, admin.end(), self.stop)
            again = _OTHER_GROUP.search(self.key, admin.end(), group.end()) if group else None
            end = again.start() if again else self._qualified(group.end()) if group else head.end()
            return Name(self.text[start:end], start, end)
        several = forms.LOOSE_LIST.match(self.key, head.end() + 1, self.stop)
        if several and head[0] in COMMITTEES and "," in several[0] and not self.shouting:
            end = self._qualified(several.end())
            return Name(self.text[start:end], start, end, group=True)
        return None

    def _body(self, head: re.Match[str]) -> Name:
        """One body, with its place, level or branch."""
        start = head.start()
        end = self.name_end(head.end(), head[0])
        if joint := _JOINT_OFFICE.match(self.key, start, self.stop):
            end = max(end, joint.end())
        if end == head.end():
            # "Thanh tra chủ trì" chairs, "cơ quan chủ trì" is one that does
            end = end if self.key.startswith(" chủ trì", end) else self._qualified(end)
        elif tail := forms.TAIL.match(self.key, end, self.stop):
            end = tail.end()
        return Name(self.text[start:end], start, end)

    def _before_body(self, group: re.Match[str]) -> int:
        """The end of a group before a unit of its own, "các sở, ngành" before "Sở Tư pháp"; 0 where none follows."""
        pieces = list(BETWEEN_NOUNS.finditer(self.key, group.start(), group.end()))
        if not pieces or self.shouting or not self.text[pieces[-1].end()].isupper():
            return 0
        return pieces[-1].start() if self.text[group.end() + 1 : group.end() + 2].isupper() else 0

    def _goes_on_bare(self, end: int) -> bool:
        """Whether another name without a head follows."""
        separator = SEPARATOR.match(self.key, end, self.stop)
        if separator is None:
            return False
        at = separator.end()
        return self.text[at : at + 1].isupper() or _NUMBER.match(self.text, at, self.stop) is not None

    def _is_body(self, head: re.Match[str]) -> bool:
        # "ban đầu" is another word, "Ban Đầu tư" a body
        named = not self.shouting and self.text[head.end() + 1 : head.end() + 2].isupper()
        if is_other_word(self.key, head) and not named:
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
            return f"{body}{match['level'] if body else match['level'].capitalize()}"
        return None

    def bare(self, start: int, head: str) -> Name | None:
        """A name without its head word, in a list that shares one."""
        kind = head.rsplit(maxsplit=1)[-1].lower() if head else ""
        of_subject = kind in forms.OF_SUBJECTS and start and self.text[start - 1] == " "
        end = start
        of_places = not head or kind in forms.PLACES
        verb = forms.BREAK.match(self.key, start, self.stop) if of_places else None
        # a place is of capitals: "Tuy Phước", "Giao Thủy"
        if verb and (" " in verb[0] or not self.text[verb.end() + 1 : verb.end() + 2].isupper()):
            # "UBND các xã, phường: Tổ chức Tết trồng cây" goes on to the duty
            return None
        if number := _NUMBER.match(self.text, start, self.stop):
            end = number.end()
        elif self.text[start : start + 1].isupper():
            end = self.name_end(start - 1, kind) if of_subject else self.name_end(start)
        return Name(_together(head, self.text[start:end]), start, end, expanded=True) if end > start else None
