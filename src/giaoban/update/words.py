"""The words events are entered by, and the fields each takes."""

from __future__ import annotations

from dataclasses import fields

from giaoban.errors import WrongUsageError
from giaoban.model import KINDS, Event
from giaoban.text import plain, suggest

VIETNAMESE = {
    "progress": "cap-nhat",
    "done": "hoan-thanh",
    "accepted": "xac-nhan",
    "returned": "tra-lai",
    "extension-request": "de-nghi-gia-han",
    "extension": "gia-han",
    "extension-refused": "khong-gia-han",
    "suspended": "tam-dung",
    "resumed": "tiep-tuc",
    "withdrawn": "rut",
    "transferred": "chuyen",
    "unit-added": "bo-sung-don-vi",
    "reminder": "don-doc",
    "answered": "tra-loi",
    "raised-again": "kien-nghi-lai",
    "note": "ghi-chu",
}
"""Each kind of event in unaccented Vietnamese, as it is typed."""

OF_PROPOSALS = ("answered", "raised-again", "note")


def event_kind(typed: str) -> str:
    """The kind of event a word means, English or Vietnamese; raises WrongUsageError with the words there are."""
    wanted = plain(typed)
    for kind, word in VIETNAMESE.items():
        if wanted in {plain(kind), plain(word)}:
            return kind
    near = suggest(typed, [*VIETNAMESE.values(), *VIETNAMESE], most=1)
    hint = f"Có phải “{near[0]}”? " if near else ""
    raise WrongUsageError(f"không có diễn biến “{typed}”", f"{hint}Các diễn biến: {', '.join(VIETNAMESE.values())}")


def keys_of(kind: str) -> tuple[str, ...]:
    """The keys an event of this kind has beside those of every event, in the order they are written."""
    common = {field.name for field in fields(Event)}
    return tuple(field.name.rstrip("_") for field in fields(KINDS[kind]) if field.name not in common)
