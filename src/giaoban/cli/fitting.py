"""Lines of prose broken between words, where a person reads them on a terminal that would cut them anywhere."""

from __future__ import annotations

import re
import shutil

_NARROWEST = 40
_QUOTED = re.compile(r" {4}| *\d+ \| ")
"""How a line quoted from a file begins, and the mark under it."""

_COMMAND = re.compile(r"""giaoban(?: (?!\()(?:"[^"]*"|'[^']*'|[^\s"'])+?(?=\s|$|[;,.:)](?:\s|$)))+""")
"""A command within a sentence, up to the mark that ends it; what is in quotation marks belongs to it."""

_GLUE = "\0"


def fitted(lines: list[str]) -> list[str]:
    """The lines, which have passed `safe`, in pieces that fit the terminal.

    Several lines in one, and what is quoted from a file, stay as they are; a command stays whole, as it can be copied.
    """
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    return [piece for line in lines for piece in _pieces(line, width)]


def _pieces(line: str, width: int) -> list[str]:
    if len(line) <= width or "\n" in line or _QUOTED.match(line):
        return [line]
    from textwrap import wrap

    indent = " " * (len(line) - len(line.lstrip()) + 2)
    glued = _COMMAND.sub(lambda command: command[0].replace(" ", _GLUE), line)
    made = wrap(glued, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [piece.replace(_GLUE, " ") for piece in made]
