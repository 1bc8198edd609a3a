"""What an entry makes of a task or proposal: where it stood before, and where it stands with the entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import AsOf
from giaoban.model import Done, ExtensionRequest, Transferred, UnitAdded
from giaoban.progress import ProposalStanding, Rules, Standing, Thread, derive, derive_proposal
from giaoban.terms import EVENT

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import Deadline
    from giaoban.model import Event, Register
    from giaoban.store.folder import Workspace
    from giaoban.update.plan import Target

Facts: TypeAlias = "Thread | Standing | ProposalStanding | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change makes of one unit's thread, of the task, or of the proposal; None where it did not stand yet.

    `date` is the day of the entry, of a new task the day it was given; None for a change of neither.
    """

    target: Target
    unit: str | None
    unit_name: str
    what: str
    before: Facts
    after: Facts
    date: dt.date | None = None


def of_event(  # noqa: PLR0913 - an event, whose it is, and the day it is looked at
    target: Target, number: int, unit: str | None, *, changed: Register, workspace: Workspace, day: dt.date
) -> Effect:
    """What the entry with this number, from 1, does: all before it against all with it, as of `day`."""
    event = _events(target, changed)[number - 1]
    before = facts(target, changed, unit, workspace=workspace, day=day, count=number - 1)
    holder = event.to if isinstance(event, Transferred) and unit else unit
    after = facts(target, changed, holder, workspace=workspace, day=day, count=number)
    return Effect(
        target=target,
        unit=unit,
        unit_name=workspace.units.name(unit) if unit else "",
        what=words(event, workspace),
        before=None if isinstance(event, UnitAdded) else before,
        after=after,
        date=event.date,
    )


def facts(  # noqa: PLR0913 - as above
    target: Target,
    register: Register,
    unit: str | None,
    *,
    workspace: Workspace,
    day: dt.date,
    count: int | None = None,
) -> Facts:
    """Where a unit's thread, else the whole task or proposal, stands as of `day` with its first `count` entries."""
    at = AsOf(day=day)
    if target.is_proposal:
        proposal = register.proposals[target.index]
        return derive_proposal(replace(proposal, events=proposal.events[:count]), at)
    task = register.tasks[target.index]
    rules = Rules(office=workspace.office, units=workspace.units)
    standing = derive(replace(task, events=task.events[:count]), register, rules, at)
    return (standing.thread(unit) or standing) if standing and unit else standing


def words(event: Event, workspace: Workspace) -> str:
    """What was entered: `Báo cáo hoàn thành`, with the period, unit or deadline that it is about."""
    match event:
        case Done(for_=period) if period is not None:
            return f"{EVENT[event.kind]} kỳ {'' if period.period else 'giao ban '}{_named(period)}"
        case Transferred(to=to):
            return f"Chuyển cho {workspace.units.name(to)} thực hiện"
        case ExtensionRequest(to=to) if to is not None:
            return f"{EVENT[event.kind]} đến hết {_named(to)}"
    return EVENT[event.kind]


def _events(target: Target, register: Register) -> tuple[Event, ...]:
    owners = register.proposals if target.is_proposal else register.tasks
    return owners[target.index].events


def _named(deadline: Deadline) -> str:
    return deadline.period.label if deadline.period else deadline.words
