"""Spaces that scanning and copying lost or put inside words, mended where the syllables leave no doubt.

The rules of Vietnamese spelling decide: a syllable is an onset and a rhyme. `Tàichính` and `th áng` are none; they are
read as `Tài chính` and `tháng`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from giaoban.draft import phrases

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
# glides that end a rhyme, vowels that need a final consonant, and vowels that may stand with or without one
_RHYMES = (
    r"(?:uya|uyu|iêu|yêu|uôi|ươi|ươu|oai|oay|oeo|uây|uao|uai|uau|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|y"
    r"|(?:uyê|iê|yê|uô|ươ|uâ|oă|ă|â)(?:ch|ng|nh|c|m|n|p|t)|(?:oa|oe|uê|uơ|uy|a|e|ê|i|o|ô|ơ|u|ư)(?:ch|ng|nh|c|m|n|p|t)?)"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?{_RHYMES}")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPS = ("c", "ch", "p", "t")
_OF_STOPS = {"\u0301", "\u0323"}
_TWO_WORDS = (4, 14)  # letters that two syllables have together
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, lower case) is spelled as a Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word)
    if sum(mark in _TONES for mark in parts) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    # before a stop only two tones are spoken: "trước", "việc"
    if bare.endswith(_STOPS) and not any(mark in _OF_STOPS for mark in parts):
        return False
    return _SYLLABLE.fullmatch(bare) is not None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The syllables of the phrases the rules know."""
    tables = (
        phrases.COMMANDS,
        phrases.DUTIES,
        phrases.MANNERS,
        phrases.VERBS,
        phrases.ENDS,
        phrases.CONNECTIVES,
        phrases.GIVERS,
    )
    return frozenset(word for table in tables for phrase in table for word in phrase.split())


@lru_cache(maxsize=8192)
def split_at(word: str) -> int:
    """Where a space was lost inside `word`: `BộGiao` 2, `báocáo` 3; 0 where none was."""
    for at in range(1, len(word)):
        if word[at].isupper() and word[at - 1].islower():
            first = word[:at].lower()
            return at if is_syllable(first) and is_syllable(word[at:].lower()) else 0
    low = word.lower()
    if not _TWO_WORDS[0] <= len(word) <= _TWO_WORDS[1] or is_syllable(low) or word.isupper() or low.isascii():
        return 0
    both = [at for at in range(1, len(low)) if is_syllable(low[:at]) and is_syllable(low[at:])]
    known = [at for at in both if low[:at] in _known() and low[at:] in _known()]
    return known[0] if len(known) == 1 else both[0] if len(both) == 1 else 0


_ONSET = re.compile(rf"(?:{_ONSETS})")
# words of vowels alone that may follow a capital letter: "Tổ B ở xã ..."
_STANDING_ALONE = frozenset({"ở", "ai", "ông", "anh", "em", "ý", "ưu", "án", "ấy", "ủy", "a", "à", "ạ", "và"})


_LONELY = frozenset({"c", "m", "n", "p", "t", "ch", "ng", "nh", "g", "h", "o", "i"})


def joins(before: str, after: str) -> bool:
    """Whether the space between two words was put in by mistake: `th áng`, `B ộ`, `Gia o` is left alone."""
    if not before or not after or not _LETTERS.fullmatch(before) or not _LETTERS.fullmatch(after):
        return False
    low, tail = before.lower(), after.lower()
    if after[0].isupper() or (before.isupper() and len(before) > 1) or tail in _STANDING_ALONE:
        return False
    if _ONSET.fullmatch(low) and low not in {"gi", "qu"} and not is_syllable(low):
        return is_syllable(low + tail) and not _ONSET.match(tail)
    # a lonely end of a syllable: "thán g", "chín h"
    return tail in _LONELY and is_syllable(low + tail)
