"""Stamps of cells, in a hidden column of each row that was exported.

So an edit is told from a cell left alone, and a workbook that was lying around while the register went on never takes
the register back.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giaoban.exchange.columns import Column, Value

_VERSION = "1:"
_SIZE = 4


def canonical(value: Value) -> str:
    """A cell as text: equal for what Excel may show or store in two ways."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return str(value).replace("\r\n", "\n")


def stamp(value: Value) -> str:
    """Four letters that stand for the value of one cell."""
    return _stamp(canonical(value))


@lru_cache(maxsize=4096)
def _stamp(text: str) -> str:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")


def stamps(values: Iterable[Value]) -> str:
    """The stamps of a row, as the hidden column holds them."""
    return _VERSION + "".join(stamp(value) for value in values)


def split_stamps(cell: Value, columns: Sequence[Column]) -> dict[str, str] | None:
    """The stamp of each column by its key, or None where the cell holds none of this version."""
    text = canonical(cell)
    body = text.removeprefix(_VERSION)
    if body == text or len(body) != _SIZE * len(columns):
        return None
    return {column.key: body[_SIZE * at : _SIZE * (at + 1)] for at, column in enumerate(columns)}
