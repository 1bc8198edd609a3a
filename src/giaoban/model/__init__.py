"""The register and what is in it: frozen values, as the file has them. No I/O, no clock, no state.

A state (on time, overdue, done) is never stored: `giaoban.progress` derives it from the events. Unit names stand here
as written in the file until the store has replaced them by the codes of `don-vi.yaml`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.model.document import Document
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
    from giaoban.model.kinds import Outcome, Recurs, TaskKind
    from giaoban.model.office import Office, Weekend
    from giaoban.model.register import Group, Proposal, Register, Source, Task, UnitList, Waived

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

_HOMES = {
    "Document": "document",
    "Office": "office",
    "Weekend": "office",
    "Outcome": "kinds",
    "Recurs": "kinds",
    "TaskKind": "kinds",
    **dict.fromkeys(("Group", "Proposal", "Register", "Source", "Task", "UnitList", "Waived"), "register"),
}
"""The module of each name that is not an event: loaded when asked for, since the cache mostly answers without."""


def __getattr__(name: str) -> object:
    """One of the names above, out of its module."""
    if name not in __all__:
        raise AttributeError(name)
    found = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'events')}"), name)
    # asked for once
    globals()[name] = found
    return found
