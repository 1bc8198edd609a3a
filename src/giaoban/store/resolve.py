"""Unit names as written, replaced by the codes of the unit list; a name that finds none or several stays as it is."""

from __future__ import annotations

from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from giaoban.model import Transferred

if TYPE_CHECKING:
    from giaoban.model import Event, Office, Proposal, Register, Task
    from giaoban.units import UnitDirectory


def resolve(register: Register, units: UnitDirectory) -> Register:
    """`register` with codes for names; `check` has an error for each name that stayed."""
    return replace(
        register,
        tasks=tuple(_task(task, units) for task in register.tasks),
        proposals=tuple(_proposal(proposal, units) for proposal in register.proposals),
    )


def resolve_office(office: Office, units: UnitDirectory) -> Office:
    """`office` with a code for its own unit."""
    return replace(office, own_unit=_code(office.own_unit, units)) if office.own_unit else office


def _task(task: Task, units: UnitDirectory) -> Task:
    roles = [_codes(codes, units) for codes in (task.lead, task.cooperating, task.monitoring)]
    events = tuple(_event(event, units) for event in task.events)
    if roles == [task.lead, task.cooperating, task.monitoring] and all(map(is_, events, task.events)):
        return task
    lead, cooperating, monitoring = roles
    return replace(task, lead=lead, cooperating=cooperating, monitoring=monitoring, events=events)


def _proposal(proposal: Proposal, units: UnitDirectory) -> Proposal:
    events = tuple(_event(event, units) for event in proposal.events)
    return replace(proposal, units=_codes(proposal.units, units), events=events)


def _event(event: Event, units: UnitDirectory) -> Event:
    if isinstance(event, Transferred):
        event = replace(event, to=_code(event.to, units))
    codes = _codes(event.unit, units)
    # most events name their unit by its code, and copying them is what a bulk read would spend its time in
    return event if codes == event.unit else replace(event, unit=codes)


def _codes(names: tuple[str, ...], units: UnitDirectory) -> tuple[str, ...]:
    return tuple(_code(name, units) for name in names)


def _code(name: str, units: UnitDirectory) -> str:
    found = units.matches(name)
    return found[0].code if len(found) == 1 else name
