"""Where a proposal of the localities stands: answered or not, and how often it was made again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import AsOf
    from giaoban.model import Answered, Outcome, Proposal


class ProposalStanding(NamedTuple):
    """The latest answer, None while there is none or the localities have asked again since."""

    answered_on: dt.date | None
    outcome: Outcome | None
    document: str | None
    raised_again: int
    last_event: dt.date | None

    @property
    def answered(self) -> bool:
        """Whether an answer stands."""
        return self.answered_on is not None


def derive_proposal(proposal: Proposal, at: AsOf) -> ProposalStanding:
    """The standing of `proposal` at a day, from its events that count then."""
    from giaoban.model import Answered, RaisedAgain  # noqa: PLC0415 - the cache has standings without events
    from giaoban.progress.fold import known  # noqa: PLC0415

    answer: Answered | None = None
    raised, last = 0, None
    for _, event in known(proposal.events, at):
        last = event.date
        if isinstance(event, Answered):
            answer = event
        elif isinstance(event, RaisedAgain):
            answer, raised = None, raised + 1
    return ProposalStanding(
        answered_on=answer.date if answer else None,
        outcome=answer.outcome if answer else None,
        document=answer.document if answer else None,
        raised_again=raised,
        last_event=last,
    )
