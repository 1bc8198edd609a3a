"""Rules over events: what `progress` objects to, and what concerns dates and proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, events
from giaoban.dates import short_day
from giaoban.model import Answered, Note, RaisedAgain, Reminder, Returned, Transferred
from giaoban.progress import objections
from giaoban.terms import EVENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.model import Event, Task
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.units import UnitDirectory


def out_of_place(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """What the derivation objects to; a task with a unit nobody knows has an error of its own and is passed over."""
    for at, task in enumerate(sheet.register.tasks):
        if task.events and _units_known(task, workspace.units):
            for found in objections(task, sheet.register, workspace.units):
                path = ("tasks", at, "events", found.event)
                yield Finding(path, found.message, found.remedy, code=found.code, level=found.level)


def _units_known(task: Task, units: UnitDirectory) -> bool:
    named = {*task.lead, *task.cooperating, *task.monitoring}
    for event in task.events:
        named.update(event.unit)
        if isinstance(event, Transferred):
            named.add(event.to)
    return all(map(units.__contains__, named))


def _of_proposals(sheet: Sheet) -> Iterator[tuple[int, int, Event]]:
    for at, proposal in enumerate(sheet.register.proposals):
        for index, event in enumerate(proposal.events):
            yield at, index, event


def not_of_proposal(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An event that means nothing on a proposal."""
    for at, index, event in _of_proposals(sheet):
        if not isinstance(event, Answered | RaisedAgain | Note):
            message = f"“{EVENT[event.kind]}” không ghi cho kiến nghị"
            remedy = "Ghi answered, raised-again hoặc note; diễn biến khác ghi ở nhiệm vụ"
            yield Finding(("proposals", at, "events", index, "event"), message, remedy)


def proposal_before_document(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An answer dated before the document that asks for it."""
    first = sheet.register.document.meeting or sheet.register.document.date
    for at, index, event in _of_proposals(sheet):
        if event.date < first:
            message = f"ngày {short_day(event.date)} trước ngày họp, ngày văn bản ({short_day(first)})"
            yield Finding(("proposals", at, "events", index, "date"), message, "Sửa khóa date")


def proposal_backwards(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Entries of a proposal whose dates go backwards."""
    for at, proposal in enumerate(sheet.register.proposals):
        for index, (previous, event) in enumerate(zip(proposal.events, proposal.events[1:], strict=False), start=1):
            if event.date < previous.date and event.recorded is None:
                message = f"ngày {short_day(event.date)} lùi trước lần ghi liền trên ({short_day(previous.date)})"
                remedy = "Sửa date, hoặc thêm recorded nếu là ghi bù"
                yield Finding(("proposals", at, "events", index, "date"), message, remedy)


def proposal_recorded_early(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An entry of a proposal made before what it tells."""
    for at, index, event in _of_proposals(sheet):
        if event.recorded and event.recorded < event.date:
            message = f"ghi sổ ngày {short_day(event.recorded)}, trước ngày diễn ra ({short_day(event.date)})"
            yield Finding(("proposals", at, "events", index, "recorded"), message, "Sửa date hoặc recorded")


def proposal_of_others(sheet: Sheet, workspace: Workspace) -> Iterator[Finding]:
    """An answer by a unit that neither has to answer nor takes part in a task of the proposal."""
    parts = {task.id: {*task.lead, *task.cooperating, *task.monitoring} for task in sheet.register.tasks}
    units = workspace.units
    for at, index, event in _of_proposals(sheet):
        proposal = sheet.register.proposals[at]
        known = set(proposal.units).union(*(parts.get(task, set()) for task in proposal.tasks))
        for place, code in enumerate(event.unit):
            if proposal.units and code in units and not known.intersection((code, *units.groups_of(code))):
                message = f"{units.name(code)} không được giao trả lời kiến nghị {proposal.id}"
                remedy = "Sửa khóa unit, hoặc thêm đơn vị vào units của kiến nghị"
                yield Finding(("proposals", at, "events", index, "unit", place), message, remedy)


def voided_early(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An entry taken back before it was made."""
    for path, event in events(sheet.register):
        if event.voided and event.voided.recorded < event.entered:
            message = (
                f"đính chính ngày {short_day(event.voided.recorded)}, trước ngày ghi sổ ({short_day(event.entered)})"
            )
            yield Finding((*path, "voided", "recorded"), message, "Sửa recorded")


def asked_for_the_past(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A report or answer asked for by a day before it was asked."""
    for path, event in events(sheet.register):
        for kind, key, word in ((Returned, "redo_by", "hạn báo cáo lại"), (Reminder, "reply_by", "hạn trả lời")):
            day = getattr(event, key) if isinstance(event, kind) else None
            if day and day < event.date:
                message = f"{word} {short_day(day)} trước ngày {EVENT[event.kind].lower()} ({short_day(event.date)})"
                yield Finding((*path, key), message, f"Sửa {key} hoặc date")
