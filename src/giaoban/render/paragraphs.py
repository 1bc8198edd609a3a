"""What the office wrote by hand as Markdown, as text for a document that has no marks."""

from __future__ import annotations

import re

_ITEM = re.compile(r"\s*(?:[-*+]|(?P<number>[0-9]+[.)]))\s+")
_HEADING = re.compile(r"\s*#{1,6}\s+")
_ROW = re.compile(r"\s*\|(.*?)\|?\s*")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def paragraphs(text: str) -> list[str]:
    """The paragraphs, items of lists and rows of tables of Markdown, each in one line and without its marks."""
    found: list[str] = []
    begin = True
    for line in text.split("\n"):
        item, row = _ITEM.match(line), _ROW.fullmatch(line)
        if not line.strip() or (row and _RULE.fullmatch(line)):
            begin = True
            continue
        if item:
            mark = item["number"] or "-"
            found.append(f"{mark} {line[item.end() :].strip()}")
        elif row:
            found.append("; ".join(cell.strip() for cell in row[1].split("|")))
        elif begin or _HEADING.match(line):
            found.append(_HEADING.sub("", line).strip())
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
        begin = False
    return [_ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", one))) for one in found]
