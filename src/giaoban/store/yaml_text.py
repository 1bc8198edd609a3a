"""Values as YAML text, quoted where some reader could take them for another type or for the end of a value."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

Plain: TypeAlias = "str | int | bool | dt.date | None"
Value: TypeAlias = "Plain | tuple[Value, ...] | list[Value] | Mapping[str, Value]"
"""What can be written: text, whole numbers, `true`/`false`, dates, nothing, lists, and groups of keys."""

# signs that nobody sees and that turn text around: written in the escapes of JSON, so that whoever reads the file sees
# that they are there; a byte order mark is no text to a reader but where it is escaped
_UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
# begins with a letter, holds nothing YAML gives a meaning to, and does not end with a space; a : or ? inside ends the
# word for some readers when it stands in a flow
_PLAIN = re.compile(rf"[^\W\d_][^\x00-\x1f\x7f-\x9f:?#,\[\]{{}}&*!|>'\"%@`\u2028\u2029{_UNSEEN}]*(?<!\s)")
# words that YAML 1.1 readers take for a truth value or for nothing
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
# periods of deadlines and other words of ours that begin with a digit and read as text everywhere
_OURS = re.compile(r"[0-9]{4}-(?:Q[1-4]|H[12]|9T)")
# a month alone is text to every reader, since no type of YAML is written so
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def scalar(value: Plain) -> str:
    """The value in one line. Text is plain only where every reader, inside a flow too, takes it for that text."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | dt.date):
        return str(value)
    if value.casefold() not in _WORDS and (
        _PLAIN.fullmatch(value) or _OURS.fullmatch(value) or _MONTH.fullmatch(value)
    ):
        return value
    return as_json(value)


def as_json(value: Value) -> str:
    """The value as JSON, which is YAML too; days are text there."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return _HIDDEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def flow(value: Value) -> str:
    """The value as it stands inside `{}` or `[]`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def block(entry: Mapping[str, Value], *, dash: int) -> list[str]:
    """The lines of a mapping at the left margin; dashes of lists stand `dash` columns right of their key."""
    lines = []
    for key, value in entry.items():
        if isinstance(value, Mapping) and value:
            lines += [f"{key}:", *(f"  {line}" for line in block(value, dash=dash))]
        elif isinstance(value, list | tuple) and value:
            lines += [f"{key}:", *(line for one in value for line in item(one, indent=dash, gap=2, dash=dash))]
        else:
            lines.append(f"{key}: {flow(value)}")
    return lines


def item(entry: Value, *, indent: int, gap: int, dash: int) -> list[str]:
    """The lines of one item of a list: its dash `indent` columns in, what it holds `gap` columns right of the dash."""
    inside = block(entry, dash=dash) if isinstance(entry, Mapping) and entry else [flow(entry)]
    return [f"{' ' * indent}-{' ' * (gap - 1)}{inside[0]}", *(f"{' ' * (indent + gap)}{line}" for line in inside[1:])]


def as_read(value: Value) -> Any:  # noqa: ANN401 - dicts, lists and text
    """What the reader makes of the value: every scalar is text."""
    if isinstance(value, Mapping):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | dt.date) else value
