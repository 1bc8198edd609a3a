"""A text as blocks: points, bullets, headings and paragraphs, whole again where lines or pages cut them.

A block's `text` is NFC with single spaces; `key` is the same in lower case, letter for letter, for matching phrases;
`places` says where each of its letters stands in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from giaoban.draft.letters import add_letters, in_capitals, key_of
from giaoban.draft.phrases import MANNERS, VERBS, any_of, split
from giaoban.draft.unit_forms import BODIES, PLACES
from giaoban.text import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

# Marks as in "- Sở A", "+ Rà soát", "1. ...", "1- ", "1.2. ", "5.1 Cục A", "a) ...", "(2) ...", "III. ...", "Điều 3."
_MARKERS = re.compile(
    r"""(?P<hash>\#{1,6})\s+
    |(?P<dash>[-–—*•●▪◦‑−])(?:\s+|(?=[^\W\d_]))
    |(?P<plus>\+)\s*
    |(?P<article>(?:điều|Điều|ĐIỀU)\s+[0-9]{1,3})\s*[.:]\s*
    |(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3})(?:[.)/]\s+|[.)](?=[^\W\d_])|\)\s*|\s?[-–]\s+(?=[^\W\d_])
        |(?:(?<=\.[0-9])|(?<=\.[0-9]{2}))\s+(?=[A-ZĐ]))
    |(?P<paren>\((?:[0-9]{1,2}|[ivx]{1,5}|[a-zđ])\))\s*
    |(?P<roman>[IVX]{1,5})(?:[.)]\s*|/\s+|\s*[-–]\s+)
    |(?P<letter>[a-zđ])\s?[.)/]\s+
    |(?P<note>\[[0-9]{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹])\s*
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?[0-9]{1,4}(?:\s*/\s*[0-9]{1,4})?[-–\s]*", re.IGNORECASE)
_DATED = r"[^\d,.;]{2,30},\s*ngày\s*[0-9]{1,2}\s*tháng"
# The lines of a head, which begin a block, such as those of the number, the place and date, the motto ...
_HEAD_LINE = re.compile(
    r"(?:số\s?:|số\s[0-9]+/|cộng h|chủ nghĩa việt nam$|độc lập\s*-|kính gửi|nơi nhận|v/v|thông báo$|chỉ thị$|kết luận$"
    rf"|kt\.|tl\.|tm\.|{_DATED})",
    re.IGNORECASE,
)
# ... and those which nothing goes on
_HEAD_LINE_WHOLE = re.compile(
    rf"độc lập\s*-.*|số\s?:\s*\S+(?:\s?-\s?\S+)?|{_DATED}\s*[0-9]{{1,2}}\s*năm\s*[0-9]{{4}}|thông báo|chỉ thị",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;:!?…]['\"”’)\]]*(?:\[[0-9]+\])?$")
# "III. Tổ chức thực hiện", whose text begins on the next line
_SECTION = re.compile(r"[IVX]{1,5}[.)]\s")
# "3. Sở Tài chính", whose text begins on the next line with its verb, "Tham mưu ..."
_POINT = re.compile(r"(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđ])[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+)\s")
_VERB = re.compile(any_of((*VERBS, *MANNERS)))
# "1. Ban", whose name goes on, "Quản lý rừng"
_HEAD_AT_END = re.compile(rf"(?<!\w){any_of(BODIES.keys() - PLACES)}$")
# "- Cơ quan chủ trì: Sở Y tế", "b) Thời gian hoàn thành: Quý IV/2025": below a duty, a line that says whose it is
PARTICULAR_MARK = r"(?:[-–+*•]\s*|[a-zđ]\s?[.)/]\s*)"
_PARTICULAR = (
    r"(?:(?:Cơ quan|Đơn vị)\s+(?:chủ trì|phối hợp|thực hiện|phụ trách|đầu mối)(?:\s+(?:thực hiện|chính))?"
    r"|Thời (?:gian|hạn)\s+(?:hoàn thành|thực hiện|trình|báo cáo))\s*:"
)
PARTICULAR_LINE = re.compile(rf"{PARTICULAR_MARK}?{_PARTICULAR}|{PARTICULAR_MARK}Thời (?:gian|hạn)\s*:")
PARTICULARS = re.compile(rf"[.;]?\s(?=(?:{PARTICULAR_MARK}(?:{_PARTICULAR}|Thời (?:gian|hạn)\s*:)|{_PARTICULAR}))")
_NARROW = 50  # letters; where lines are shorter, their length tells nothing
_UNWRAPPED = 160  # letters; where lines are longer, each is a whole paragraph
_FULL = 0.75  # of the width: a line that was cut is at least as long
_USUAL = 0.9  # of the lines are not longer than the width
_SHOUTED = 0.6  # of the lines in capitals: then capitals tell no heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One point, bullet, heading, table row or paragraph.

    `kind` names the form of its marker, `label` what it says; `capitals` is whether it is written in capitals
    throughout. `cells` are the half-open letters of a table row's cells.
    """

    kind: str
    label: str
    text: str
    key: str
    places: tuple[int, ...]
    capitals: bool = False
    cells: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open places in the source of the letters from `start` to before `end`."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: its place in the source, its text in NFC, and whether blank lines or a page's end stand before it."""

    start: int
    end: int
    text: str
    after_blank: bool
    beside_page: bool = False


def blocks(text: str) -> list[Block]:
    """The blocks of `text` in order; page numbers, and lines that recur beside them, are left out."""
    return [block for lines in _gathered(_without_footers(_lines(text))) if (block := _block(text, lines)) is not None]


def _lines(text: str) -> list[_Line]:
    """The lines that hold letters or digits, without rules and page numbers."""
    lines: list[_Line] = []
    blank = page = False
    at = 0
    for match in re.finditer(r"[^\n\f\v\r\u2028\u2029]+", text):
        between = text[at : match.start()]
        blank = blank or between.count("\n") > 1
        page = page or "\f" in between
        at = match.end()
        raw = match.group()
        stripped = raw.strip(" \t\xa0>\ufeff\u200b")
        if not any(letter.isalnum() for letter in stripped):
            blank = True
        elif _PAGE_NUMBER.fullmatch(stripped):
            blank = page = True
            if lines:
                last = lines[-1]
                lines[-1] = _Line(last.start, last.end, last.text, last.after_blank, beside_page=True)
        else:
            start = match.start() + raw.find(stripped)
            lines.append(_Line(start, start + len(stripped), nfc(stripped), blank or not lines, page))
            blank = page = False
    return lines


def _without_footers(lines: list[_Line]) -> list[_Line]:
    """The lines but those that stand again and again beside page numbers."""
    recurring = Counter(line.text for line in lines if line.beside_page)
    kept: list[_Line] = []
    cut = False
    for line in lines:
        if line.beside_page and recurring[line.text] > 1:
            cut = True
            continue
        kept.append(_Line(line.start, line.end, line.text, line.after_blank or cut, line.beside_page))
        cut = False
    return kept


def _gathered(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of each block."""
    if not lines:
        return []
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * _USUAL)]
    shouting = sum(in_capitals(line.text) for line in lines) > _SHOUTED * len(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, width=width, shouting=shouting):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(before: _Line, line: _Line, *, width: int, shouting: bool) -> bool:  # noqa: PLR0911 - one way to tell each
    """Whether `line` is the rest of the block that `before` stands in."""
    if before.text.startswith("|") or line.text.startswith("|"):
        return False
    if _HEAD_LINE.match(line.text) or _HEAD_LINE_WHOLE.fullmatch(before.text):
        return False
    if PARTICULAR_LINE.match(line.text) and not in_capitals(before.text):
        return True
    ended = _SENTENCE_END.search(before.text.rstrip("*_ ")) is not None
    wrapped = width <= _UNWRAPPED
    was_full = len(before.text) >= _FULL * width
    if marker := _MARKERS.match(line.text):
        # "Sở Lao động" and on the next line "- Thương binh và Xã hội"; "giai đoạn 2026" and "- 2030"
        rest = line.text[marker.end() : marker.end() + 1]
        goes_on = marker["dash"] is not None and (rest.isupper() or (rest.isdigit() and before.text[-1].isdigit()))
        return goes_on and wrapped and width > _NARROW and was_full and not ended and not line.after_blank
    first = next((letter for letter in line.text if letter.isalpha()), "")
    if line.after_blank:
        # a page's end in the middle of a sentence
        return not ended and first.islower() and not in_capitals(before.text)
    if not shouting and not first.islower() and in_capitals(before.text) != in_capitals(line.text):
        return False
    if _SECTION.match(before.text) and not was_full and not first.islower() and not in_capitals(line.text):
        return False
    if (
        _POINT.match(before.text)
        and not (was_full or first.islower() or _HEAD_AT_END.search(key_of(before.text)))
        and _VERB.match(key_of(line.text))
    ):
        return False
    if not wrapped:
        return not ended and first.islower()
    # a line that ends at a semicolon by chance
    return was_full or not ended or (first.islower() and before.text.endswith((";", ",")))


def _block(text: str, lines: list[_Line]) -> Block | None:
    letters: list[str] = []
    places: list[int] = []
    for line in lines:
        if letters:
            letters.append(" ")
            places.append(line.start - 1)
        add_letters(text, line.start, line.end, letters, places)
    whole = "".join(letters)
    if whole.startswith("|"):
        return _row(whole, places)
    marker = _MARKERS.match(whole)
    kind, label, skip = "text", "", 0
    if marker:
        kind = str(marker.lastgroup)
        label, skip = str(marker[kind]), marker.end()
        # a heading's mark is the form of what follows it: "### 3. Những công việc"
        if kind == "hash" and (inner := _MARKERS.match(whole, skip)):
            kind = str(inner.lastgroup)
            label, skip = str(inner[kind]), inner.end()
    body = whole[skip:]
    if not body.strip():
        return None
    return _made(kind, label.strip("()"), body, places[skip:])


def _made(kind: str, label: str, text: str, places: list[int], cells: Sequence[tuple[int, int]] = ()) -> Block:
    return Block(
        kind=kind,
        label=label,
        text=text,
        key=key_of(text),
        places=tuple(places),
        capitals=in_capitals(text),
        cells=tuple(cells),
    )


def _row(whole: str, places: list[int]) -> Block | None:
    cells = []
    for match in re.finditer(r"[^|]+", whole):
        cell = match.group()
        if cell.strip():
            start = match.start() + len(cell) - len(cell.lstrip())
            cells.append((start, start + len(cell.strip())))
        else:
            cells.append((match.start(), match.start()))
    if not any(start < end for start, end in cells):
        return None
    return _made("row", "", whole, places, cells)


# "TP. Hồ Chí Minh", "PGS. TS. ...", "v.v. ..."
_ABBREVIATIONS = frozenset(split("tp, tx, tt, ts, ths, pgs, gs, kt, tm, tl, q, p, v.v, đ/c, st, no, bs, ks"))
_END = re.compile(r"[.!?…]+[\"”’)]?(?:\[[0-9]+\])?\s+")
_LAST_WORD = re.compile(r"[^\s(]*$")
_LONGEST_ABBREVIATION = 12
_DIGITS_OF_NUMBER = 2


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a block's text end, the last one at its end."""
    ends = []
    for match in _END.finditer(text):
        after = text[match.end() : match.end() + 1]
        if not (after.isupper() or after.isdigit() or after in '“"(-+'):
            continue
        found = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()])
        before = found[0] if found else ""
        numbered = after.isdigit() and len(before) <= _DIGITS_OF_NUMBER
        # of "PGS.TS. Lê Văn Bình" the last one
        if before.casefold().rpartition(".")[2] not in _ABBREVIATIONS and before.casefold() != "v.v" and not numbered:
            ends.append(match.end())
    ends.extend(match.end() for match in PARTICULARS.finditer(text))
    return sorted({*ends, len(text)})


def cells_of(row: Block) -> list[Block]:
    """The cells of a table row that hold words, each a paragraph of its own."""
    return [
        _made("text", "", row.text[start:end], list(row.places[start:end])) for start, end in row.cells if start < end
    ]
