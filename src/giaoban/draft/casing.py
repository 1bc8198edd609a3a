"""Names printed in capitals, in the letters the same text prints them in elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.draft.lines import Block

_WORD = re.compile(r"\w+")


def in_running_letters(capitals: Sequence[str], blocks: Iterable[Block]) -> list[str]:
    """Each of `capitals` with its words as the running text of `blocks` writes them, most often after the same word.

    `BỘ LAO ĐỘNG` gives `Bộ Lao động`; a word the text has nowhere is a small one. The first letter is a capital.
    """
    wanted = {word.lower() for phrase in capitals for word in _WORD.findall(phrase)}
    pairs: dict[tuple[str, str], Counter[str]] = {}
    alone: dict[str, Counter[str]] = {}
    opening: dict[str, Counter[str]] = {}
    for block in blocks:
        if block.capitals:
            continue
        before = ""
        for match in _WORD.finditer(block.text):
            word = match.group()
            low = word.lower()
            opens = match.start() == 0 or block.text[match.start() - 2 : match.start()] in {". ", ": ", "- "}
            if low in wanted and opens:
                opening.setdefault(low, Counter())[word] += 1
            elif low in wanted:
                alone.setdefault(low, Counter())[word] += 1
                pairs.setdefault((before, low), Counter())[word] += 1
            before = low
    # a word seen only where a sentence opens is taken as it stands there
    alone = {**opening, **alone}
    return [_rewritten(phrase, pairs, alone) for phrase in capitals]


def _rewritten(phrase: str, pairs: dict[tuple[str, str], Counter[str]], alone: dict[str, Counter[str]]) -> str:
    before = ""

    def word(match: re.Match[str]) -> str:
        nonlocal before
        low = match.group().lower()
        seen = pairs.get((before, low)) or alone.get(low)
        before = low
        return seen.most_common(1)[0][0] if seen else low

    words = _WORD.sub(word, phrase)
    return words[:1].upper() + words[1:]
