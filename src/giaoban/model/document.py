"""The document that a register encodes: apart from the register, since what prints only this loads no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from giaoban.scalars import STRICT, Day, Flag, OneOrMore, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The document the register encodes; `aliases` are other numbers it bears, `text` the file of its words."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    type: Text
    number: Text
    aliases: OneOrMore = ()
    number_confirmed: Flag = True
    date: Day
    meeting: Day | None = None
    issuer: Text | None = None
    signer: Text | None = None
    text: Text | None = None
