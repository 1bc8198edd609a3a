"""The numbers that Word puts before paragraphs, which stand nowhere in their text (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from typing import Any

from giaoban.draft.files.numbers import label

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Level:
    """One level of a list: how its numbers look and where they begin."""

    def __init__(self, element: Any) -> None:  # noqa: ANN401
        self.kind = _value(element, "numFmt") or "decimal"
        self.form = _value(element, "lvlText") or ""
        self.first = _number(_value(element, "start"), 1)


class Numbering:
    """The lists of a document, counted as its paragraphs are met in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:  # noqa: ANN401 - the root elements of the parts, or None
        """Read the definitions."""
        self._lists: dict[str, tuple[str, dict[int, _Level], set[int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles = {one.get(f"{_W}styleId"): one for one in _all(styles, "style")}
        kinds = {
            one.get(f"{_W}abstractNumId"): {
                _number(level.get(f"{_W}ilvl"), 0): _Level(level) for level in _all(one, "lvl")
            }
            for one in _all(numbering, "abstractNum")
        }
        for one in _all(numbering, "num"):
            kind = _value(one, "abstractNumId") or ""
            levels, restarted = dict(kinds.get(kind, {})), set()
            for override in _all(one, "lvlOverride"):
                at = _number(override.get(f"{_W}ilvl"), 0)
                own = override.find(f"{_W}lvl")
                if own is not None:
                    levels[at] = _Level(own)
                start = _value(override, "startOverride")
                if start is not None and at in levels:
                    levels[at] = _Level(own) if own is not None else _copied(levels[at])
                    levels[at].first = _number(start, 1)
                    restarted.add(at)
            self._lists[one.get(f"{_W}numId")] = (kind, levels, restarted)

    def label(self, paragraph: Any) -> str:  # noqa: ANN401
        """What stands before the paragraph, with a space behind it; empty where it is in no list."""
        number, at = self._place(paragraph)
        if number not in self._lists:
            return ""
        kind, levels, restarted = self._lists[number]
        if at not in levels:
            return ""
        counts = self._counts.setdefault(kind, {})
        if restarted and number not in self._begun:
            for level in restarted:
                counts.pop(level, None)
        self._begun.add(number)
        counts[at] = counts[at] + 1 if at in counts else levels[at].first
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        if levels[at].kind == "bullet":
            return "- "
        if levels[at].kind == "none":
            return ""

        def number_of(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            if level not in levels:
                return ""
            return label(levels[level].kind, counts.get(level, levels[level].first))

        shown = re.sub(r"%([1-9])", number_of, levels[at].form)
        return f"{shown} " if shown.strip() else ""

    def _place(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401
        """The list and level of a paragraph: its own, else those of its style or of one that the style stands on."""
        properties = paragraph.find(f"{_W}pPr")
        numbered = None if properties is None else properties.find(f"{_W}numPr")
        number = None if numbered is None else _value(numbered, "numId")
        level = None if numbered is None else _value(numbered, "ilvl")
        style = self._styles.get(_value(properties, "pStyle") if properties is not None else None)
        met = set()
        while style is not None and number is None and style not in met:
            met.add(style)
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None:
                number = _value(found, "numId")
                level = level if level is not None else _value(found, "ilvl")
            style = self._styles.get(_value(style, "basedOn"))
        return number or "", _number(level, 0)


def _copied(level: _Level) -> _Level:
    copied = _Level.__new__(_Level)
    copied.kind, copied.form, copied.first = level.kind, level.form, level.first
    return copied


def _all(owner: Any, name: str) -> list[Any]:  # noqa: ANN401
    return [] if owner is None else owner.findall(f"{_W}{name}")


def _value(owner: Any, name: str) -> str | None:  # noqa: ANN401
    found = owner.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else otherwise
