"""THE derivation: events, deadline and a day give the standing of a task. Every command uses `derive`.

Nothing here is stored and nothing here reads the clock: the same register and the same `AsOf` give the same standing.
"""

from giaoban.progress.fold import Objection, Step, objections, trace
from giaoban.progress.occurrence import Occurrence
from giaoban.progress.proposal import ProposalStanding, derive_proposal
from giaoban.progress.standing import Bucket, Rules, Standing, Thread, Time, derive
from giaoban.progress.state import ExtensionState, Work

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
