"""Units as a text names them, found in the unit list; for those it does not have, entries to put into it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.text import fold, nfc, plain, safe
from giaoban.units import Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giaoban.draft.found import Assignment
    from giaoban.units import UnitDirectory

# what offices write short and in full by turns
_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc"}
_SHORT_WORD = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_CONCERNED = re.compile(r"(?:có )?liên quan", re.IGNORECASE)
# "các cơ quan có liên quan": whoever they are, the text does not say
_OPEN = re.compile(r"\b(?:liên quan|hữu quan|chức năng|khác)\b")
# "các Sở, ban, ngành", "Giám đốc các Sở": several, and it can be known who
_SEVERAL = re.compile(r"\b(?:các|những|mọi|mỗi|từng|tất cả|toàn thể|toàn bộ)\b")
_SMALL = frozenset({"và", "các", "của", "thuộc"})
"""Words that a code leaves out."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STEP = 10
"""Between the places of units in the list, as in the shipped one."""
_CODE = 12
"""Letters of a proposed code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The units of a text: how a register names each, what the unit list lacks, and what fits several of its units.

    `official` has a name for every name of the text, as printed. `missing` are the entries proposed for the list, in
    the order the text first names them; `ambiguous` has the names of the units that each doubtful name fits.
    """

    official: Mapping[str, str]
    missing: tuple[Unit, ...]
    ambiguous: Mapping[str, tuple[str, ...]]


def names(assignments: Iterable[Assignment], units: UnitDirectory) -> Names:
    """Every unit that `assignments` name, looked up in `units`."""
    official: dict[str, str] = {}
    ambiguous: dict[str, tuple[str, ...]] = {}
    spelled: dict[str, list[str]] = {}
    for printed in _printed(assignments):
        if printed in official:
            continue
        name = in_line(printed)
        found = _matches(name, units)
        if len(found) == 1:
            official[printed] = found[0].name
            continue
        if found:
            ambiguous[printed] = tuple(f"{unit.name} ({unit.code})" for unit in found)
            official[printed] = name
            continue
        spellings = spelled.setdefault(_key(name), [])
        spellings.append(name)
        official[printed] = spellings[0]
    return Names(official=official, missing=tuple(_entries(spelled.values(), units)), ambiguous=ambiguous)


def in_line(printed: str) -> str:
    """A name or title as a register holds it: form C, in one line, without signs that nobody sees."""
    return safe(" ".join(nfc(printed).split()))


def full(name: str) -> str:
    """The name with the words that offices write short in full."""
    return _SHORT_WORD.sub(lambda word: _SHORT[word.group()], name)


def _short(name: str) -> str:
    for short, words in _SHORT.items():
        name = re.sub(rf"\b{words}\b", short, name, flags=re.IGNORECASE)
    return name


def _printed(assignments: Iterable[Assignment]) -> Iterator[str]:
    for one in assignments:
        yield from (name for name in (*one.lead, *one.cooperating, *one.monitoring) if name.strip())


def _matches(name: str, units: UnitDirectory) -> list[Unit]:
    spellings = [name, full(name), _short(name)]
    # "các đơn vị liên quan" are "các đơn vị có liên quan"
    spellings += [_CONCERNED.sub(words, name) for words in ("có liên quan", "liên quan")]
    return next((found for spelling in spellings if (found := units.matches(spelling))), [])


def _key(name: str) -> str:
    """What the spellings of one unit have in common."""
    return plain(_CONCERNED.sub("liên quan", full(name)))


def _entries(spelled: Iterable[list[str]], units: UnitDirectory) -> Iterator[Unit]:
    spelled = list(spelled)
    taken = {plain(spelling) for unit in units.units for spelling in unit.spellings()}
    # no code may be what another unit is called
    taken |= {plain(one) for spellings in spelled for name in spellings for one in (name, full(name))}
    named = [unit.order for unit in units.units if unit.kind is UnitKind.UNIT]
    order = (max(named, default=0) // _STEP) * _STEP
    for spellings in spelled:
        name = spellings[0]
        # what differs in case, accents or dashes alone is found without an alias
        aliases = {fold(one): one for one in (*spellings, full(name)) if plain(one) != plain(name)}
        order += _STEP
        code = _code(name, taken - {plain(name)})
        taken.add(plain(code))
        yield Unit(code=code, name=name, aliases=tuple(aliases.values()), kind=_kind(name), order=order)


def _kind(name: str) -> UnitKind:
    words = name.casefold()
    if _SEVERAL.search(words):
        return UnitKind.OPEN_GROUP if _OPEN.search(words) else UnitKind.CLOSED_GROUP
    # "đơn vị", "chính quyền địa phương": no name of anybody
    return UnitKind.OPEN_GROUP if name == words else UnitKind.UNIT


def _code(name: str, taken: set[str]) -> str:
    """The first letters of the name's words, numbered where they are taken: `Sở Xây dựng` gives `SXD`."""
    words = [word for word in re.findall(r"[^\W_]+", _short(nfc(name))) if word.casefold() not in _SMALL]
    letters = "".join(word if word.isupper() and len(word) > 1 else _toneless(word[0].upper()) for word in words)
    code = found = letters[:_CODE] or "DV"
    number = 1
    while plain(found) in taken:
        number += 1
        found = f"{code}{number}"
    return found


def _toneless(letter: str) -> str:
    """The letter without its tone: Ủ gives U, Ử gives Ư."""
    marks = unicodedata.normalize("NFD", letter)
    return nfc("".join(mark for mark in marks if mark not in _TONES))[:1]
