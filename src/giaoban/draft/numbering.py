"""The ids of proposed tasks, and the groups they stand in: those of the parts of the document."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.draft.lines import blocks
from giaoban.draft.naming import in_line
from giaoban.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PART = re.compile(r"(?:điều\s+)?([0-9]{1,3}|[IVXLC]{1,6}|[A-ZĐ])(?=[.,;:)\s]|$)", re.IGNORECASE)
_BEGINNING = re.compile(
    r"^[ \t#*>]*(?:điều\s+)?([0-9]{1,3}|[IVXLC]{1,6}|[A-ZĐ])[.):/][ \t*]", re.IGNORECASE | re.MULTILINE
)
_LOOKS = 3
"""Beginnings with one sign that are looked at for its heading."""
_CROWD = 1.5
"""Tasks to a part, on average, from which parts are worth a heading in the register."""
_TITLE = 150
"""Characters of a heading; what is longer is a sentence."""
_HEADED = frozenset({"roman", "number", "article"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A group: its id, and the words of its heading."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The groups, and for each clause asked the group (None where it is in no numbered part) and the task's id."""

    groups: tuple[Part, ...]
    places: tuple[tuple[str | None, str], ...]


def numbers(clauses: Iterable[str], titles: Mapping[str, str]) -> Numbers:
    """Groups and ids for tasks with these clauses, in order; `titles` has the headings of parts that have one.

    The part is the first sign of the clause: `II.3, gạch 1` is in part II. Parts make groups where there are several
    and they hold several tasks each, as a rule.
    """
    parts = [_part(clause) for clause in clauses]
    found = {part for part in parts if part is not None}
    several = len(found) > 1 and len(parts) >= len(found) * _CROWD
    counts: dict[str | None, int] = {}
    places = []
    for part in parts:
        group = part if several else None
        counts[group] = counts.get(group, 0) + 1
        places.append((group, f"{group}.{counts[group]}" if group is not None else str(counts[group])))
    named = dict.fromkeys(group for group, _ in places if group is not None)
    groups = tuple(Part(id=group, title=_title(group, titles.get(group, ""))) for group in named)
    return Numbers(groups=groups, places=tuple(places))


def _part(clause: str) -> str | None:
    """The id of the part a clause is in: a number, a Roman one or a letter; words such as `mở đầu` name none."""
    found = _PART.match(nfc(clause).strip())
    return found[1].upper() if found else None


def headings(text: str) -> dict[str, str]:
    """The headings of the numbered parts of a document, by the sign of the part; a sentence is no heading."""
    found: dict[str, str] = {}
    looked: Counter[str] = Counter()
    for match in _BEGINNING.finditer(text):
        part = match[1].upper()
        if part in found or looked[part] == _LOOKS:
            continue
        looked[part] += 1
        # the whole text was taken apart once; a heading is found in its first lines
        block = next(iter(blocks(text[match.start() : match.start() + 3 * _TITLE])), None)
        if block and block.kind in _HEADED and len(block.text) <= _TITLE and not block.text.endswith((".", ";")):
            found[part] = block.text
    return found


def _title(group: str, heading: str) -> str:
    return in_line(heading).rstrip(" :") or f"Mục {group}"
