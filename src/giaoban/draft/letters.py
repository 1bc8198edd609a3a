"""The letters of a text as the rules read them, and where each stands in the source."""

from __future__ import annotations

import re
import unicodedata

from giaoban.draft.mend import joins, split_at

_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MOSTLY = 0.9


def in_capitals(text: str) -> bool:
    """Whether `text` has at least two letters and nine in ten of them are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= _MOSTLY * len(letters)


def _tone_pairs() -> dict[str, str]:
    """`oá` to `óa` and the like: one place for the tone of an open syllable, two letters for two."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            newer = first + unicodedata.normalize("NFC", second + tone)
            pairs[newer] = unicodedata.normalize("NFC", first + tone) + second
    return pairs


_TONE_PAIRS = _tone_pairs()
_TONE = re.compile(r"(?<!q)(" + "|".join(_TONE_PAIRS) + r")(?!\w)")
_ZERO_AS_LETTER = re.compile(r"(?<=[0-9/])[o](?=[0-9/o.\s,;)]|$)|(?<![^\W0-9_])o(?=[0-9/])")
_LETTER_AS_ZERO = re.compile(r"(?<=[^\W\d_])0(?=[^\W\d_]|\s|$)")
_SHAPES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "ð": "đ", "“": '"', "”": '"', "\xa0": " "})


def key_of(text: str) -> str:
    """`text` (NFC) for matching, of the same length: lower case, one tone placement, dash and digit shapes mended."""
    lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).translate(_SHAPES)
    lower = _TONE.sub(lambda match: _TONE_PAIRS[match[0]], lower)
    return _LETTER_AS_ZERO.sub("o", _ZERO_AS_LETTER.sub("0", lower))


def add_letters(text: str, start: int, end: int, letters: list[str], places: list[int]) -> None:
    """Append the letters of `text[start:end]` with their places: NFC, single-spaced, without emphasis or note marks."""
    words: list[tuple[str, list[int]]] = []
    for match in _PIECES.finditer(text, start, end):
        piece = match.group()
        if piece.isspace():
            words.append((" ", [match.start()]))
        elif piece not in _DROPPED and not _NOTE_MARK.fullmatch(piece):
            if unicodedata.is_normalized("NFC", piece):
                words.append((piece, list(range(match.start(), match.end()))))
            else:
                words.append(_composed(piece, match.start()))
    for at, (word, where) in enumerate(words):
        if word == " ":
            between = 0 < at < len(words) - 1 and joins(words[at - 1][0], words[at + 1][0])
            before_mark = at < len(words) - 1 and words[at + 1][0] in ",;:.)"
            if letters and letters[-1] != " " and not between and not before_mark:
                letters.append(" ")
                places.append(where[0])
            continue
        cut = split_at(word) if word.isalpha() else 0
        if cut:
            letters += [*word[:cut], " ", *word[cut:]]
            places += [*where[:cut], where[cut - 1], *where[cut:]]
        else:
            letters += word
            places += where
            # a list whose comma lost its space: "các Bộ,ngành"
            if word in ",;" and at < len(words) - 1 and words[at + 1][0].isalpha() and letters[-2:-1] != [" "]:
                letters.append(" ")
                places.append(where[-1])


_PIECES = re.compile(
    r"\s+|\*\*|__|[\u200b\u00ad\ufeff]|(?<=[\w.,;:!?”\"])(?:\[[0-9]{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹])"
    r"|(?:[^\W\d_][\u0300-\u036f]*)+|.[\u0300-\u036f]*"
)
_NOTE_MARK = re.compile(r"\[[0-9]{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]")
_DROPPED = frozenset({"**", "__", "\u200b", "\u00ad", "\ufeff"})


def _composed(piece: str, start: int) -> tuple[str, list[int]]:
    """A word in NFC, and where each of its letters begins."""
    letters: list[str] = []
    places: list[int] = []
    for match in re.finditer(r".[\u0300-\u036f]*", piece, re.DOTALL):
        for letter in unicodedata.normalize("NFC", match.group()):
            letters.append(letter)
            places.append(start + match.start())
    return "".join(letters), places
