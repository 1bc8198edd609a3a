"""What was found in a text: the document's head and each assignment, with its place and the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Deadline
    from giaoban.model import Recurs, TaskKind


class Confidence(StrEnum):
    """How sure the rules are; a person reads what is not `HIGH` first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline phrase as written, and what it means: `deadline` is None where it names no date by itself."""

    text: str
    deadline: Deadline | None = None
    recurs: Recurs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A duty laid on someone; `spans` are half-open character places in the text that was read, in its order.

    `quote` holds the text of each span, verbatim. Unit names are as printed. `reasons` are Vietnamese, one for each
    rule that spoke, in the order lead, deadline, rest.
    """

    clause: str
    spans: tuple[tuple[int, int], ...]
    quote: tuple[str, ...]
    title: str
    lead: tuple[str, ...]
    cooperating: tuple[str, ...] = ()
    monitoring: tuple[str, ...] = ()
    joint: bool = False
    kind: TaskKind
    due: Due | None = None
    product: str | None = None
    monitors: bool = False
    confidence: Confidence
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the document says of itself; None where it does not, never a guess."""

    type: str | None = None
    number: str | None = None
    date: dt.date | None = None
    meeting: dt.date | None = None
    issuer: str | None = None
    signer: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text read whole; `notes` are Vietnamese sentences on the text itself (no assignment found ...)."""

    head: Head
    assignments: tuple[Assignment, ...]
    notes: tuple[str, ...] = ()
