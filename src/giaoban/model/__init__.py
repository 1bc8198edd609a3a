"""The register and what is in it: frozen values, as the file has them. No I/O, no clock, no state.

A state (on time, overdue, done) is never stored: `giaoban.progress` derives it from the events. Unit names stand here
as written in the file until the store has replaced them by the codes of `don-vi.yaml`.
"""

from giaoban.model.events import (
    KINDS,
    Accepted,
    Answered,
    Done,
    Event,
    Extension,
    ExtensionRefused,
    ExtensionRequest,
    Note,
    Outcome,
    Progress,
    RaisedAgain,
    Reminder,
    Resumed,
    Returned,
    Suspended,
    Transferred,
    UnitAdded,
    Voided,
    Withdrawn,
)
from giaoban.model.office import Office, Weekend
from giaoban.model.register import Document, Group, Proposal, Recurs, Register, Source, Task, TaskKind, UnitList, Waived

__all__ = [
    "KINDS",
    "Accepted",
    "Answered",
    "Document",
    "Done",
    "Event",
    "Extension",
    "ExtensionRefused",
    "ExtensionRequest",
    "Group",
    "Note",
    "Office",
    "Outcome",
    "Progress",
    "Proposal",
    "RaisedAgain",
    "Recurs",
    "Register",
    "Reminder",
    "Resumed",
    "Returned",
    "Source",
    "Suspended",
    "Task",
    "TaskKind",
    "Transferred",
    "UnitAdded",
    "UnitList",
    "Voided",
    "Waived",
    "Weekend",
    "Withdrawn",
]
