"""What changed between two days: the values, and the page of `giaoban diff`. `compare` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import short_day
from giaoban.model import Event
from giaoban.progress import Bucket
from giaoban.report.counts import number
from giaoban.report.detail import event_words
from giaoban.report.frame import deadline_cell, state_words, tone
from giaoban.report.lists import identifier
from giaoban.report.page import Column, Grid, Page, Prose, Toned
from giaoban.report.proposals import proposal_grid
from giaoban.terms import NO_DOCUMENT

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.dates import AsOf
    from giaoban.query import Facts, Tracked, TrackedProposal
    from giaoban.report.frame import Frame

Told: TypeAlias = tuple[int, Event]
"""An event with its number in the list of its task or proposal, from 1."""


class Kind(StrEnum):
    """What can become of a task; of DONE, SLIPPED, SUSPENDED and WITHDRAWN at most one holds."""

    NEW = "new"
    DONE = "done"
    SLIPPED = "slipped"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"
    UNIT_ADDED = "unit-added"
    REOPENED = "reopened"
    ACCEPTED = "accepted"
    REPORTED = "reported"
    OTHER = "other"
    SILENT = "silent"


class ProposalKind(StrEnum):
    """What can become of a proposal of the localities."""

    NEW = "new"
    ANSWERED = "answered"
    RAISED_AGAIN = "raised-again"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that became of a task, or that its units kept silent about it.

    `facts` is where the task, or the thread of the units named, stands at the later day; `end_before` is its last day
    at the earlier one. `apart` says that it became of these units of a joint task, and speaks of them alone. `events`
    are what tells of it; `from_units` held the thread before a transfer; `silent_days` count from the last report or,
    without one, from the assignment.
    """

    kind: Kind
    tracked: Tracked
    units: tuple[str, ...]
    facts: Facts
    end_before: dt.date | None
    apart: bool = False
    events: tuple[Told, ...] = ()
    from_units: tuple[str, ...] = ()
    silent_days: int | None = None

    @property
    def on(self) -> dt.date | None:
        """The day of the last event that tells of it; None where none does, as of what became overdue."""
        return max((event.date for _, event in self.events), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalChange:
    """One thing that became of a proposal."""

    kind: ProposalKind
    proposal: TrackedProposal
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from `before` to the day of the frame; `tasks` and `proposals` count all that were looked at."""

    before: AsOf
    changes: tuple[Change, ...]
    proposal_changes: tuple[ProposalChange, ...]
    tasks: int
    proposals: int

    @property
    def changed(self) -> int:
        """The tasks of which something became: silence is no change."""
        return len({one.tracked.reference for one in self.changes if one.kind is not Kind.SILENT})

    @property
    def proposals_changed(self) -> int:
        """The proposals of which something became."""
        return len({one.proposal.reference for one in self.proposal_changes})


# --- the page --------------------------------------------------------------------------------------------------------

_TITLES = {
    Kind.NEW: "Giao mới",
    Kind.DONE: "Hoàn thành",
    Kind.SLIPPED: "Mới phát sinh quá hạn",
    Kind.EXTENDED: "Được gia hạn",
    Kind.SUSPENDED: "Tạm dừng thực hiện",
    Kind.RESUMED: "Tiếp tục thực hiện",
    Kind.WITHDRAWN: "Rút, chuyển cơ quan khác",
    Kind.TRANSFERRED: "Chuyển đơn vị thực hiện",
    Kind.UNIT_ADDED: "Bổ sung đơn vị thực hiện",
    Kind.REOPENED: "Trả lại, yêu cầu thực hiện lại",
    Kind.ACCEPTED: "Xác nhận hoàn thành",
    Kind.REPORTED: "Có báo cáo, chưa hoàn thành",
    Kind.OTHER: "Diễn biến khác",
    Kind.SILENT: "Chưa cập nhật",
}
_APART = "Từng đơn vị của nhiệm vụ cùng thực hiện"
_PROPOSAL_TITLES = {
    ProposalKind.NEW: "Kiến nghị mới",
    ProposalKind.ANSWERED: "Kiến nghị được trả lời",
    ProposalKind.RAISED_AGAIN: "Địa phương tiếp tục kiến nghị",
    ProposalKind.OTHER: "Diễn biến khác của kiến nghị",
}
_COLUMNS = (
    Column(title="Mã"),
    Column(title="Nội dung nhiệm vụ", wide=True),
    Column(title="Đơn vị"),
    Column(title="Thời hạn"),
    Column(title="Thay đổi", wide=True),
)


def changes_page(frame: Frame, view: Changes) -> Page:
    """The page of `giaoban diff`: a table for each kind of change, silence last."""
    close = "khi chốt hết " if view.before.at_close else ""
    when = f"{frame.when}, so với {close}ngày {short_day(view.before.day)}"
    if not view.changes and not view.proposal_changes:
        looked = f"đã xét {number(view.tasks)} nhiệm vụ, {number(view.proposals)} kiến nghị"
        line = f"Không có thay đổi nào{frame.searched} {frame.in_registers}, {when} ({looked})."
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    head = (
        f"{when[:1].upper()}{when[1:]}, {frame.in_registers}: {number(view.changed)} nhiệm vụ{frame.searched} "
        f"có thay đổi, {number(view.tasks - view.changed)} không thay đổi"
    )
    if view.proposals:
        same = number(view.proposals - view.proposals_changed)
        head += f"; {number(view.proposals_changed)} kiến nghị có thay đổi, {same} không thay đổi"
    grids = [_grid(frame, title, rows) for title, rows in _sections(view) if rows]
    for kind, title in _PROPOSAL_TITLES.items():
        if found := tuple(one.proposal for one in view.proposal_changes if one.kind is kind):
            grids.append(proposal_grid(frame, found, title=f"{title}: {number(len(found))}"))
    return Page(head=(*frame.marks, f"{head}."), parts=tuple(grids), hints=frame.hints)


def _sections(view: Changes) -> list[tuple[str, list[Change]]]:
    """The titles, each with how many tasks it has, and the rows."""
    sections = []
    for kind, title in _TITLES.items():
        rows = [one for one in view.changes if one.kind is kind and not one.apart]
        if kind is Kind.SILENT:
            apart = [one for one in view.changes if one.apart]
            sections.append((f"{_APART}: {_tasks(apart)}", apart))
            rows.sort(key=lambda one: -(one.silent_days or 0))
        sections.append((f"{title}: {_tasks(rows)}{_punctual(rows) if kind is Kind.DONE else ''}", rows))
    return sections


def _tasks(rows: list[Change]) -> str:
    return number(len({one.tracked.reference for one in rows}))


def _punctual(rows: list[Change]) -> str:
    """` (đúng hạn 2, quá hạn 1)`."""
    words = {
        Bucket.DONE_ON_TIME: "đúng hạn",
        Bucket.DONE_LATE: "quá hạn",
        Bucket.DONE_NO_DEADLINE: "không quy định thời hạn",
    }
    counted = [(word, sum(one.facts.bucket is bucket for one in rows)) for bucket, word in words.items()]
    return f" ({', '.join(f'{word} {number(count)}' for word, count in counted if count)})" if rows else ""


def _grid(frame: Frame, title: str, rows: list[Change]) -> Grid:
    cells = tuple(
        (
            identifier(frame, one.tracked),
            one.tracked.task.title,
            frame.names(one.units),
            deadline_cell(one.facts),
            Toned(change_words(frame, one), tone(one.facts)),
        )
        for one in rows
    )
    return Grid(title=title, columns=_COLUMNS, rows=cells)


def change_words(frame: Frame, one: Change) -> str:
    """What became of it in one sentence: `Hoàn thành đúng hạn, ngày 28/8/2009, văn bản 10/VL`."""
    facts, state = one.facts, state_words(one.facts)
    match one.kind:
        case Kind.NEW:
            words = f"Giao ngày {short_day(one.tracked.register.assigned(one.tracked.task))}"
        case Kind.DONE:
            words = f"{state}{_on(one)}{_documents(one) or f' {NO_DOCUMENT}'}"
        case Kind.SLIPPED:
            words = state
        case Kind.EXTENDED:
            ends = [short_day(end) if end else "không có" for end in (one.end_before or facts.original_end, facts.end)]
            words = f"Thời hạn {' → '.join(ends)}{_on(one)}{_documents(one)}"
        case Kind.TRANSFERRED:
            units = f"từ {frame.names(one.from_units).full} sang {frame.names(one.units).full}"
            words = f"Chuyển {units}{_on(one)}{_documents(one)}"
        case Kind.SILENT:
            words = f"Chưa cập nhật từ {number(one.silent_days or 0)} ngày; {state[:1].lower()}{state[1:]}"
        case _:
            told = [f"Ngày {short_day(event.date)}: {event_words(frame, event)}" for _, event in one.events]
            words = ". ".join(told)
    return words


def _on(one: Change) -> str:
    return f", ngày {short_day(one.on)}" if one.on else ""


def _documents(one: Change) -> str:
    found = [getattr(event, "document", None) for _, event in one.events]
    documents = dict.fromkeys(document for document in found if document)
    return f", văn bản {'; '.join(documents)}" if documents else ""
