"""Unit names as written, replaced by the codes of the unit list; a name that finds none or several stays as it is."""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter, is_
from typing import TYPE_CHECKING

from giaoban.model import Task, Transferred

if TYPE_CHECKING:
    from giaoban.model import Event, Office, Proposal, Register
    from giaoban.units import UnitDirectory

_FIELDS = tuple(field.name for field in fields(Task))
_held = attrgetter(*_FIELDS)


def resolve(register: Register, units: UnitDirectory) -> Register:
    """`register` with codes for names; `check` has an error for each name that stayed."""
    codes = _Codes(units)
    return replace(
        register,
        tasks=tuple(_task(task, codes) for task in register.tasks),
        proposals=tuple(_proposal(proposal, codes) for proposal in register.proposals),
    )


def resolve_office(office: Office, units: UnitDirectory) -> Office:
    """`office` with a code for its own unit."""
    return replace(office, own_unit=_code(office.own_unit, units)) if office.own_unit else office


class _Codes(dict[tuple[str, ...], tuple[str, ...]]):
    """The codes of each list of names, looked up once; the very list where it holds codes already."""

    def __init__(self, units: UnitDirectory) -> None:
        super().__init__()
        self.units = units

    def __missing__(self, names: tuple[str, ...]) -> tuple[str, ...]:
        codes = tuple(_code(name, self.units) for name in names)
        self[names] = codes if codes != names else names
        return self[names]


def _task(task: Task, codes: _Codes) -> Task:
    lead, cooperating, monitoring = codes[task.lead], codes[task.cooperating], codes[task.monitoring]
    events = _events(task.events, codes)
    if (lead, cooperating, monitoring) == (task.lead, task.cooperating, task.monitoring) and events is task.events:
        return task
    # `dataclasses.replace` takes three times as long, and in many registers all tasks name units by their names
    held = dict(zip(_FIELDS, _held(task), strict=True))
    held.update(lead=lead, cooperating=cooperating, monitoring=monitoring, events=events)
    return Task(**held)


def _proposal(proposal: Proposal, codes: _Codes) -> Proposal:
    return replace(proposal, units=codes[proposal.units], events=_events(proposal.events, codes))


def _events(events: tuple[Event, ...], codes: _Codes) -> tuple[Event, ...]:
    """The very events where all of them name units by their codes, as most do: copying them costs most."""
    made = tuple([_event(event, codes) for event in events])
    return events if all(map(is_, made, events)) else made


def _event(event: Event, codes: _Codes) -> Event:
    if isinstance(event, Transferred):
        event = replace(event, to=_code(event.to, codes.units))
    unit = codes[event.unit]
    return event if unit == event.unit else replace(event, unit=unit)


def _code(name: str, units: UnitDirectory) -> str:
    found = units.matches(name)
    return found[0].code if len(found) == 1 else name
