"""What the office writes by hand, Markdown, as HTML: paragraphs, lists, headings, emphasis, code.

A mark that is not among these, raw HTML too, shows as the letters it has.
"""

from __future__ import annotations

import re

from giaoban.render.html.gate import Html, join, tag, text

_ITEM = re.compile(r"\s*([-*+]|[0-9]{1,9}[.)])\s+(.*)")
_HEADING = re.compile(r"\s{0,3}#{3,6}\s+(.*?)(?:\s+#+)?\s*")
# an escaped mark, code, strong words, stressed words; strong and stressed ones do not begin or end with a space
_MARKED = re.compile(
    r"\\(?P<mark>[!-/:-@\[-`{-~])|`(?P<code>[^`]+)`"
    r"|\*\*(?P<strong>[^\s*](?:.*?[^\s\\])??)\*\*(?!\*)|\*(?P<em>[^\s*](?:[^*]*?[^\s\\*])?)\*",
    re.DOTALL,
)


def prose(written: str) -> Html:
    """The text in blocks: a list for items, a paragraph for lines without a blank one between."""
    blocks: list[Html] = []
    for block in re.split(r"\n\s*\n", written.strip("\n")):
        lines: list[str] = []
        items: list[str] = []
        for line in block.split("\n"):
            if heading := _HEADING.fullmatch(line):
                blocks += _block(lines, items)
                lines, items = [], []
                blocks.append(tag("h4", _inline(heading[1])))
            elif item := _ITEM.fullmatch(line):
                blocks += _block(lines, [])
                lines = []
                items.append(item[2])
            elif items:
                items[-1] += f" {line.strip()}"
            else:
                lines.append(line.strip())
        blocks += _block(lines, items)
    return join(blocks)


def _block(lines: list[str], items: list[str]) -> list[Html]:
    made = [tag("p", _inline(" ".join(lines)))] if lines else []
    return [*made, tag("ul", *(tag("li", _inline(item)) for item in items))] if items else made


def _inline(written: str) -> Html:
    pieces: list[Html] = []
    at = 0
    for found in _MARKED.finditer(written):
        pieces += [text(written[at : found.start()]), _marked(found)]
        at = found.end()
    return join([*pieces, text(written[at:])], "")


def _marked(found: re.Match[str]) -> Html:
    if found["mark"]:
        return text(found["mark"])
    if found["code"]:
        return tag("code", found["code"])
    return tag("strong", _inline(found["strong"])) if found["strong"] else tag("em", _inline(found["em"]))
