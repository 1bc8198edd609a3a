"""The swift pass over a YAML file: its values alone, where there is nothing in it to be told.

What `careful` refuses, and what it would have to look at twice, ends this pass without a word: `careful` then says what
there is to say. So a file without a fault, as nearly all are, costs half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from giaoban.store.nodes.careful import DEPTH, DIRECTIVE
from giaoban.store.nodes.loose import BEGINNINGS, LONGEST_WORD, NOT_TEXT, is_any
from giaoban.store.nodes.node import ABSENT
from giaoban.store.scan import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable


class Taken(NamedTuple):
    """What `values` makes of a file's nodes, and whether others take a text without quotes for something else."""

    values: dict[str, Any]
    may_mislead: bool


def take(text: str) -> Taken | None:
    """The values of a text that `scan.decode` lets pass; None where only `careful` can say what it holds."""
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # noqa: PLC0415 - not where the cache answers

    if DIRECTIVE.match(text):
        return None
    try:
        return _taken(iter(CParser(text).get_event, None), has_escapes="\\" in text)
    except Exception:  # noqa: BLE001 - whatever it is, `careful` meets it too and tells it
        return None


def _taken(events: Iterable[Any], *, has_escapes: bool) -> Taken | None:  # noqa: C901, PLR0911, PLR0912 - one branch for each sort of event
    """The loop that a bulk read spends its time in."""
    from ruamel.yaml.events import (  # noqa: PLC0415
        AliasEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )

    texts: list[str] = []
    # what is open: outside it, and the key it stands under
    stack: list[tuple[Any, str]] = []
    root: Any = None
    top: Any = None
    under, key, is_mapping = "", None, False
    keys: set[str] = set()
    for event in events:
        sort = event.__class__
        if sort is ScalarEvent:
            if event.anchor is not None or event.ctag is not None:
                return None
            value, style = event.value, event.style
            if key is None and is_mapping:
                if value in top:
                    return None
                if value not in keys:
                    if value == "<<" or not (value.isascii() and value.isprintable()):
                        return None
                    keys.add(value)
                key = value
                continue
            if style:
                if has_escapes and style == '"' and UNREADABLE.search(value):
                    return None
            elif len(value) <= LONGEST_WORD or value[0] in BEGINNINGS:
                if value in ABSENT:
                    return None
                if (under if key is None else key) not in NOT_TEXT:
                    texts.append(value)
            if key is not None:
                top[key] = value
                key = None
            elif top is not None:
                top.append(value)
            else:
                return None
        elif sort is MappingStartEvent or sort is SequenceStartEvent:
            if event.anchor is not None or event.ctag is not None or len(stack) >= DEPTH:
                return None
            made: Any = {} if sort is MappingStartEvent else []
            stack.append((top, under))
            if key is not None:
                top[key], under, key = made, key, None
            elif top is None:
                root = made
            elif is_mapping:
                return None
            else:
                top.append(made)
            top, is_mapping = made, sort is MappingStartEvent
        elif sort is MappingEndEvent or sort is SequenceEndEvent:
            top, under = stack.pop()
            is_mapping = top.__class__ is dict
        elif sort is DocumentStartEvent:
            if root is not None:
                return None
        elif sort is AliasEvent:
            return None
    return Taken(root, is_any(texts)) if root.__class__ is dict else None
