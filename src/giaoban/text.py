"""Vietnamese text: keys to compare and sort by, suggestions, passages of a source text, and the output gate `safe`.

Nothing here changes what is stored: keys are made for comparing and thrown away. The rules are those of
Unicode normalisation (UAX 15) and of the two current ways to place a tone mark (`hoá`, `hóa`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# grave, acute, tilde, hook above, dot below; the other marks (breve, circumflex, horn) make letters, not tones
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "′": "'", "″": '"'}
# Ð and ð (eth) are typed for Đ and đ in many legal texts, and no Unicode form unites them
_ETH = {"\u00d0": "\u0110", "\u00f0": "\u0111"}
_SHAPES = str.maketrans({**_QUOTES, **_ETH, **dict.fromkeys(_DASHES, "-")})
_SHAPED = re.compile(f"[{''.join(map(chr, _SHAPES))}]")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_TONE_RANK = {tone: rank for rank, tone in enumerate(_TONES, start=1)}


def nfc(text: str) -> str:
    """`text` in Unicode form C: the letters a reader sees, one code point each."""
    return unicodedata.normalize("NFC", text)


def _words(text: str) -> list[str]:
    """The words of `text` in form D, dashes and commas taken as spaces, shapes of letters and case folded."""
    shaped = nfc(text).translate(_SHAPES).casefold()
    return re.split(r"[\s\-,]+", unicodedata.normalize("NFD", shaped).strip())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A key equal for spellings of one name: case, dashes, commas, spaces, tone placement, eth for đ."""
    keys = []
    for word in _words(text):
        tones = "".join(mark for mark in word if mark in _TONES)
        keys.append("".join(mark for mark in word if mark not in _TONES) + tones)
    return " ".join(keys).strip()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A key of `text` without any accent, as typed on a bare keyboard: `Cục Việc làm` gives `cuc viec lam`."""
    bare = (mark for mark in " ".join(_words(text)) if not unicodedata.combining(mark))
    return "".join(bare).replace("đ", "d").strip()


def collation_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """A key that sorts as a Vietnamese dictionary does: letter by letter, then tone, syllable after syllable."""
    key = []
    for word in _words(text):
        tones = tuple(_TONE_RANK[mark] for mark in word if mark in _TONE_RANK)
        letters = unicodedata.normalize("NFC", "".join(mark for mark in word if mark not in _TONE_RANK))
        key.append((tuple(_rank(letter) for letter in letters), tones))
    return tuple(key)


def _rank(letter: str) -> int:
    """The place of a letter in the alphabet; digits and signs of ASCII before it, foreign letters after it."""
    return _RANK.get(letter) or (ord(letter) - 128 if letter.isascii() else ord(letter))


def suggest(word: str, candidates: Iterable[str], *, most: int = 3) -> list[str]:
    """The candidates that look most like `word` without accents, best first; i and y count as one letter."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a mistake needs it

    def key(text: str) -> str:
        return plain(text).replace("y", "i")

    wanted = key(word)
    scored = [(SequenceMatcher(None, wanted, key(candidate)).ratio(), candidate) for candidate in candidates]
    near = sorted((pair for pair in scored if pair[0] >= 0.72), key=lambda pair: (-pair[0], pair[1]))  # noqa: PLR2004
    return list(dict.fromkeys(candidate for _, candidate in near))[:most]


# --- the output gate -------------------------------------------------------------------------------------------------

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - two hex digits


def safe(text: str) -> str:
    r"""`text` as a terminal may print it: controls, bidi and invisible characters in their `\x1b` form.

    Line feed and tab stay. Whatever comes from a file, a name or an error goes through here before it reaches stdout
    or stderr, so that no title can move the cursor, hide a word or open a link.
    """
    return _UNSAFE.sub(_shown, text)


# --- passages of a source text ---------------------------------------------------------------------------------------


def _found(wanted: str, text: str, start: int) -> int:
    """Where `wanted` stands in `text`, looked for from `start` on and then before; -1 where it does not."""
    at = text.find(wanted, start)
    return at if at >= 0 else text.find(wanted, 0, start + len(wanted))


class Passages:
    """A source text in which quotes are found whatever the line breaks, spaces, dash shapes and Unicode form.

    `text` is kept as it is; spans given and returned are offsets into it, half-open.
    """

    def __init__(self, text: str) -> None:
        """Prepare `text` for searching."""
        self.text = text
        # where the last quote was found, in the text and in its key: the next one mostly stands behind it
        self._last, self._last_key = 0, 0

    @cached_property
    def _key(self) -> str:
        return _key(self.text)

    @cached_property
    def _is_composed(self) -> bool:
        return unicodedata.is_normalized("NFC", self.text)

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """Where each letter of the key stands in the text; made when a place is asked for, since most never is."""
        return _matching(self.text)[1]

    def holds(self, quote: str) -> bool:
        """Whether a passage equals `quote`."""
        # letter for letter, as most stand there, it is seen at a fifth of the cost; part of a letter is none
        if self._is_composed and quote.strip() and (at := _found(quote, self.text, self._last)) >= 0:
            self._last = at
            return True
        key = _key(quote)
        if not key or (at := _found(key, self._key, self._last_key)) < 0:
            return False
        self._last_key = at
        return True

    def find(self, quote: str) -> tuple[int, int] | None:
        """The span of the first passage equal to `quote`, or None."""
        return next(self.places(quote), None)

    def places(self, quote: str) -> Iterator[tuple[int, int]]:
        """The spans of the passages equal to `quote`, in order; of passages that overlap the first."""
        key = _key(quote)
        at = self._key.find(key) if key else -1
        while at >= 0:
            end = at + len(key)
            yield self._offsets[at], self._offsets[end]
            at = self._key.find(key, end)

    def nearest(self, quote: str) -> tuple[int, int] | None:
        """The span of the sentence most like `quote`, or None where nothing resembles it."""
        from difflib import SequenceMatcher  # noqa: PLC0415 - only a mistake needs it

        wanted = _key(quote)
        best: tuple[float, tuple[int, int]] | None = None
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)
        for start, end in self.sentences():
            matcher.set_seq1(_key(self.text[start:end]))
            longest = matcher.find_longest_match().size
            score = max(matcher.ratio(), longest / max(1, len(wanted)))
            if best is None or score > best[0]:
                best = (score, (start, end))
        return best[1] if best and best[0] >= 0.4 else None  # noqa: PLR2004 - less than that is chance

    def sentences(self) -> list[tuple[int, int]]:
        """The spans of the sentences, cut at `.`, `;`, `:` before a space and at blank lines."""
        spans, start = [], 0
        for cut in re.finditer(r"[.;:](?=\s)|\n\s*\n", self.text):
            if self.text[start : cut.end()].strip():
                spans.append((start, cut.end()))
            start = cut.end()
        if self.text[start:].strip():
            spans.append((start, len(self.text)))
        return [self._trimmed(*span) for span in spans]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without the white space around it."""
        passage = self.text[start:end]
        return end - len(passage.lstrip()), start + len(passage.rstrip())

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which `offset` stands."""
        return self.text.count("\n", 0, offset) + 1


def _key(text: str) -> str:
    """The key of `_matching`, alone."""
    # to look for a shape costs a tenth of replacing all there might be
    shaped = text.translate(_SHAPES) if _SHAPED.search(text) else text
    return " ".join(nfc(shaped).split())


def _matching(text: str) -> tuple[str, Sequence[int]]:
    """The key quotes are compared by, and for each of its letters the offset in `text`, with the end as last one."""
    letters: list[str] = []
    offsets: list[int] = []
    for match in re.finditer(r"\s+|.[\u0300-\u036f]*", text, re.DOTALL):
        piece = match.group()
        if piece.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                offsets.append(match.start())
            continue
        for letter in nfc(piece.translate(_SHAPES)):
            letters.append(letter)
            offsets.append(match.start())
    if letters and letters[-1] == " ":
        end = offsets[-1]
        letters.pop()
        offsets.pop()
    else:
        end = len(text)
    return "".join(letters), [*offsets, end]
