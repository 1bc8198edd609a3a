"""THE derivation: events, deadline and a day give the standing of a task. Every command uses `derive`.

Nothing here is stored and nothing here reads the clock: the same register and the same `AsOf` give the same standing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from giaoban.progress.axes import Bucket, ExtensionState, Rules, Time, Work

if TYPE_CHECKING:
    from giaoban.progress.fold import Objection, Step, objections, trace
    from giaoban.progress.occurrence import Occurrence
    from giaoban.progress.proposal import ProposalStanding, derive_proposal
    from giaoban.progress.standing import Standing, Thread, derive

__all__ = [
    "Bucket",
    "ExtensionState",
    "Objection",
    "Occurrence",
    "ProposalStanding",
    "Rules",
    "Standing",
    "Step",
    "Thread",
    "Time",
    "Work",
    "derive",
    "derive_proposal",
    "objections",
    "trace",
]

_HOMES = {
    "fold": ("Objection", "Step", "objections", "trace"),
    "occurrence": ("Occurrence",),
    "proposal": ("ProposalStanding", "derive_proposal"),
    "standing": ("Standing", "Thread", "derive"),
}
"""The modules that derive, with what each gives: loaded when asked for, since the cache answers without them."""


def __getattr__(name: str) -> object:
    """What one of the modules of `_HOMES` gives."""
    for home, names in _HOMES.items():
        if name in names:
            found = getattr(import_module(f"{__name__}.{home}"), name)
            # asked for once
            globals()[name] = found
            return found
    raise AttributeError(name)
