"""What happens to a task, each kind a value of its own, told apart by the key `event`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar

from giaoban.dates.deadline import DeadlineText
from giaoban.model.kinds import Outcome
from giaoban.scalars import STRICT, Day, OneOrMore, Percent, Text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """Why an entry made in error no longer counts, and since when; it still counts for what was known before."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    recorded: Day
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The fields of every event.

    `date` is the day of the report or decision, `recorded` the day it was entered, by default the same. `unit` holds
    the units whose thread it concerns, empty where the task has but one.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT
    kind: ClassVar[str] = ""

    date: Day
    unit: OneOrMore = ()
    recorded: Day | None = None
    note: Text | None = None
    voided: Voided | None = None

    @property
    def entered(self) -> dt.date:
        """The day the event was entered."""
        return self.recorded or self.date

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """For `Event` itself the choice among all kinds by their tag; for a kind its own fields."""
        if cls.kind:
            return handler(source)
        from pydantic_core import core_schema  # noqa: PLC0415 - only reading a file needs it

        choices: dict[Any, CoreSchema] = {
            tag: core_schema.no_info_before_validator_function(_without_tag, handler(kind))
            for tag, kind in KINDS.items()
        }
        return core_schema.tagged_union_schema(choices, discriminator="event")


def _without_tag(value: dict[str, Any]) -> dict[str, Any]:
    """An event as the file has it, less the tag its kind was chosen by."""
    return {key: item for key, item in value.items() if key != "event"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Event):
    """State of work; `percent` 0 says that it has not started. Cause, difficulty and request feed the report."""

    kind: ClassVar[str] = "progress"
    percent: Percent | None = None
    document: Text | None = None
    cause: Text | None = None
    difficulty: Text | None = None
    request: Text | None = None
    channel: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Event):
    """The unit reports completion; `for_` names the one occurrence of a recurring duty that it closes."""

    kind: ClassVar[str] = "done"
    document: Text | None = None
    for_: DeadlineText | None = None
    channel: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Event):
    """The office confirms the completion reported before."""

    kind: ClassVar[str] = "accepted"
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Event):
    """The office does not confirm: the thread is open again. `redo_by` is when the new report is asked for."""

    kind: ClassVar[str] = "returned"
    document: Text | None = None
    reason: Text | None = None
    redo_by: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRequest(Event):
    """The unit asks for a later deadline; the old one holds until the answer."""

    kind: ClassVar[str] = "extension-request"
    to: DeadlineText | None = None
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Event):
    """The deadline of the thread becomes `to`; the original one is kept beside it."""

    kind: ClassVar[str] = "extension"
    to: DeadlineText
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRefused(Event):
    """The extension asked for is not granted."""

    kind: ClassVar[str] = "extension-refused"
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Event):
    """Work is suspended: open, and never overdue until it is resumed."""

    kind: ClassVar[str] = "suspended"
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Event):
    """Work goes on, with a new deadline where `to` gives one."""

    kind: ClassVar[str] = "resumed"
    to: DeadlineText | None = None
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred(Event):
    """The thread passes to another unit of the ministry."""

    kind: ClassVar[str] = "transferred"
    to: Text
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """The thread leaves the set: withdrawn, or passed to another body."""

    kind: ClassVar[str] = "withdrawn"
    document: Text | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAdded(Event):
    """A unit of an open group is named; its thread begins on this day."""

    kind: ClassVar[str] = "unit-added"
    document: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Event):
    """The office urges the unit; `reply_by` is when it asked for an answer."""

    kind: ClassVar[str] = "reminder"
    document: Text | None = None
    reply_by: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """The localities got an answer to a proposal."""

    kind: ClassVar[str] = "answered"
    outcome: Outcome | None = None
    document: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedAgain(Event):
    """The localities made the proposal once more."""

    kind: ClassVar[str] = "raised-again"
    document: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Event):
    """A remark that changes nothing."""

    kind: ClassVar[str] = "note"


KINDS: dict[str, type[Event]] = {
    kind.kind: kind
    for kind in (
        Progress,
        Done,
        Accepted,
        Returned,
        ExtensionRequest,
        Extension,
        ExtensionRefused,
        Suspended,
        Resumed,
        Transferred,
        Withdrawn,
        UnitAdded,
        Reminder,
        Answered,
        RaisedAgain,
        Note,
    )
}


def field_names(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event kind, in the order of the class."""
    return tuple(field.name for field in fields(kind))
