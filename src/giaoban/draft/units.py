"""Reads lists of units: who is named one after the other, what they share, whom a group spells out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.draft import unit_forms as forms
from giaoban.draft.named import Name, Names
from giaoban.draft.unit_items import BETWEEN_NOUNS, COMMITTEES, SEPARATOR, Items
from giaoban.draft.unit_names import HEAD, QUANTITY

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

# Short names in brackets: "Bộ Công an (A83)", "Tập đoàn ... (VNPT)", "... (sau đây gọi là Ban Chỉ đạo)"
_SHORT_NAME = re.compile(
    r"\s?\((?:sau đây gọi (?:tắt )?là [^()]{1,40}|[A-ZĐ0-9][A-ZĐ0-9&\-. ]{0,14}|[A-Z][a-z]{2,10})\)"
)
# What else a bracket says of a unit: the Ministry of Defence "(cơ quan thường trực của Ban Chỉ đạo)"
_BRACKETED = re.compile(r"\s\((?!(?:chủ trì|phối hợp|sau đây))[^():]{3,120}\)(?=[\s,:])")
_LOCALITIES = re.compile(r"(?:địa phương|tỉnh|thành phố|huyện|xã|phường)$")
# "Sở Y tế, cơ quan thường trực Ban Chỉ đạo, ..." is one
_APPOSITION = re.compile(r",\s(?:là\s)?(?:cơ quan|đơn vị)\s(?:thường trực|đầu mối)[^,;.()]{0,60}(?=,\s)")
_COLON = re.compile(r"\s?:\s")
_BRACKET = re.compile(r"[^();.:]{0,60}\(")
_KIND_OF_SUBJECT = re.compile(r"(?<!\w)(?:bộ|sở)\s(?!trưởng)")
_DEEPEST = 2
_NO_BODY = (
    r"(?!(?:COVID|GDP|GRDP|PCI|PAPI|PAR|ODA|FDI|GPMB|CNTT|ATGT|ATTP|NTM|OCOP|BOT|PPP|XDCB|QL[0-9]|ĐT[0-9]|TL[0-9]|[IVX]+)"
    r"(?!\w))"
)
_LETTERS = re.compile(_NO_BODY + r"[A-ZĐ]{3,8}[0-9]{0,2}(?![\w-])")
# "EVNGENCO 1, 2, 3", "A0"
_BY_LETTERS = re.compile(_NO_BODY + r"[A-ZĐ][A-ZĐ0-9&]{1,11}(?:\s[0-9]{1,2}(?:,\s[0-9]{1,2})*)?(?![\w-])")


def read_names(block: Block, start: int, *, limit: int | None = None, letters: bool = False) -> Names | None:
    """The units named from letter `start` on, before letter `limit`; None where none is.

    With `letters` the first may be known by its letters alone, as in "phối hợp với EVNGENCO3, Sở Công Thương".
    """
    lists = _Lists(block.text, block.key, len(block.text) if limit is None else limit, block.capitals)
    names = lists.listed(start, letters=letters)
    if not names:
        return None
    # "Bộ Tài chính, Bộ Công an, mỗi bộ cử ..." says the same units again
    again = len(names) > 1 and names[-1].group and block.key.startswith("mỗi ", names[-1].start)
    return Names(tuple(names[:-1] if again else names), names[-1].end)


def read_letters(block: Block, start: int, *, limit: int) -> Names | None:
    """Units known by their letters from letter `start` on, before letter `limit`: "EVN", "A0, A1"; None for others."""
    names = []
    while found := _BY_LETTERS.match(block.text, start, limit):
        names.append(Name(found.group(), start, found.end()))
        separator = SEPARATOR.match(block.key, found.end(), limit)
        if separator is None:
            break
        start = separator.end()
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
class _Lists(Items):
    """A block being read for names."""

    def listed(
        self, start: int, head: str | None = None, *, stop: int | None = None, depth: int = 0, letters: bool = False
    ) -> list[Name]:
        """The names of a list; `head` is the one its bare names share. Lists inside it are read two levels deep."""
        scan = self if stop is None else _Lists(self.text, self.key, stop, self.shouting)
        names: list[Name] = []
        at = start
        while True:
            item = scan.one(at, head) or (scan.short_name(at) if names or letters else None)
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
            if aside := _BRACKETED.match(scan.key, names[-1].end, scan.stop):
                names[-1] = replace(names[-1], end=aside.end())
            if apposition := _APPOSITION.match(scan.key, names[-1].end, scan.stop):
                names[-1] = replace(names[-1], end=apposition.end())
            separator = SEPARATOR.match(scan.key, names[-1].end, scan.stop)
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

    def one(self, at: int, head: str | None) -> Name | None:
        """The name at `at`, of a list whose bare names share `head`."""
        if head is None or self.shouting:
            return self.item(at)
        own = HEAD.match(self.key, at, self.stop)
        # as in "các Tập đoàn: Điện lực Việt Nam" and "các Bộ: Công an, Quốc phòng"
        # ... but not "Sở Thương mại và Du lịch, Công an tỉnh"
        is_bare = own is not None and (
            (own[0] in forms.BARE_TOO and not forms.LEVEL.match(self.key, own.end(), self.stop))
            or (" " in head and own[0] in forms.PLACES)
        )
        return (None if is_bare else self.item(at)) or self.bare(at, head)

    def spelled_out(self, group: Name, head: str | None, depth: int) -> list[Name]:
        """The units that a group is said to be: "các đơn vị: Cục A, Cục B", "các đơn vị (Cục A, Cục B)"."""
        if head is None and _LOCALITIES.search(self.key, group.start, group.end):
            # "các địa phương: Cao Bằng, Lạng Sơn": names of places alone
            head = ""
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
        pieces = list(BETWEEN_NOUNS.finditer(words))
        nouns = BETWEEN_NOUNS.split(QUANTITY.sub("", words, count=1).strip())[::2]
        alone = listed.span() == (name.start, name.end)
        apart = alone and len(nouns) > 1 and all(noun in forms.APART for noun in nouns)
        # "các chủ đầu tư, Ban Quản lý dự án": small, then large
        named_apart = self.text[listed.start() + len(words.partition(" ")[0]) + 1].islower()
        kept = [
            piece
            for piece, noun in zip(pieces, nouns[1:], strict=False)
            if apart
            or piece["next"]
            or words.startswith(COMMITTEES, piece.end())
            or (named_apart and " " in noun and self.text[listed.start() + piece.end()].isupper())
        ]
        cuts = [name.start, *(listed.start() + piece.end() - len(piece["next"]) for piece in kept)]
        ends = [*(listed.start() + piece.start() for piece in kept), name.end]
        return [Name(self.text[start:end], start, end, group=True) for start, end in zip(cuts, ends, strict=True)]
