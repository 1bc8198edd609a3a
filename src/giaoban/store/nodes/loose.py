"""Values without quotes that are text here and something else to other YAML readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_TEXT = frozenset(
    {
        "acceptance",
        "assigned",
        "date",
        "deadline",
        "demonstration",
        "due_soon_days",
        "for",
        "format",
        "from",
        "holidays",
        "joint",
        "meeting",
        "meetings",
        "number_confirmed",
        "order",
        "percent",
        "priority",
        "recorded",
        "redo_by",
        "reply_by",
        "submit_by",
        "to",
    }
)
"""The keys whose values are dates, numbers or true/false, and are read alike by everyone."""

# as YAML 1.1 has it, which most readers follow, and 1.2
_NUMBER = re.compile(
    r"[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?")
_WORD = re.compile(r"y|yes|n|no|true|false|on|off", re.IGNORECASE)
_OTHER = re.compile(f"(?:{_NUMBER.pattern})|(?:{_DAY.pattern})|(?i:{_WORD.pattern})")

BEGINNINGS = frozenset("+-.0123456789")
"""How numbers and dates begin."""

LONGEST_WORD = len("false")
"""How long the words for true and false are at most."""


def taken_for(key: str, value: str) -> str:
    """What others take the value of a key for; empty where it is no text here, or text to all."""
    if key in NOT_TEXT:
        return ""
    kinds = ((_NUMBER, "số"), (_DAY, "ngày"), (_WORD, "đúng/sai"))
    return next((taken for pattern, taken in kinds if pattern.fullmatch(value)), "")


def is_any(texts: Iterable[str]) -> bool:
    """Whether one of the texts, none under a key of `NOT_TEXT`, is taken for something else by others."""
    return any(map(_OTHER.fullmatch, texts))
