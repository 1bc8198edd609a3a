"""The localities' proposals and their answers; and the unit list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban.dates import short_day
from giaoban.report.counts import number
from giaoban.report.lists import several
from giaoban.report.page import Column, Grid, Page, Prose, Tone, Toned
from giaoban.terms import NO_DOCUMENT, OUTCOME, UNIT_KIND
from giaoban.text import plain

if TYPE_CHECKING:
    from giaoban.progress import ProposalStanding
    from giaoban.query import TrackedProposal
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell
    from giaoban.units import Unit


class Proposals(NamedTuple):
    """Proposals in the order of the registers; the counts are of all that the filter accepts, answered or not."""

    proposals: tuple[TrackedProposal, ...]
    total: int
    answered: int

    @property
    def unanswered(self) -> int:
        """Those without a standing answer."""
        return self.total - self.answered


def proposals(frame: Frame, *, unanswered: bool = False) -> Proposals:
    """The proposals of the frame's unit, group and words; with `unanswered` only those that wait for an answer."""
    wanted = frame.narrowed
    found = [
        one
        for one in frame.shelf.proposals(frame.scope.as_of)
        if (wanted.unit is None or wanted.unit in one.units)
        and (wanted.group is None or one.group == wanted.group)
        and (wanted.grep is None or plain(wanted.grep) in plain(f"{one.id} {one.text}"))
    ]
    shown = [one for one in found if not (unanswered and one.standing.answered)]
    answered = sum(one.standing.answered for one in found)
    return Proposals(proposals=tuple(shown), total=len(found), answered=answered)


def proposal_grid(
    frame: Frame, found: tuple[TrackedProposal, ...], *, title: str = "", empty: str = "Không có"
) -> Grid:
    """A table of proposals with their tasks, units and answers."""
    columns = (
        Column(title="Mã"),
        Column(title="Nội dung kiến nghị", wide=True),
        Column(title="Nhiệm vụ"),
        Column(title="Đơn vị trả lời"),
        Column(title="Kết quả"),
    )
    rows = tuple(
        (
            one.reference if several(frame) else one.id,
            one.text,
            ", ".join(one.tasks),
            answering(frame, one),
            answer_cell(one.standing),
        )
        for one in found
    )
    return Grid(title=title, columns=columns, rows=rows, empty=empty)


def answering(frame: Frame, one: TrackedProposal) -> Cell:
    """Who must answer: the units named or, where none is, those that do its tasks."""
    if one.named:
        return frame.names(one.named)
    return f"Đơn vị thực hiện nhiệm vụ {', '.join(one.tasks)}" if one.tasks else ""


def answer_cell(standing: ProposalStanding) -> Toned:
    """The answer in words: when, what, by which document; or that there is none."""
    again = f", đã kiến nghị lại {standing.raised_again} lần" if standing.raised_again else ""
    if standing.answered_on is None:
        return Toned(f"Chưa trả lời{again}", Tone.LATE if again else Tone.NONE)
    outcome = OUTCOME[standing.outcome.value] if standing.outcome else "Đã trả lời"
    document = f", văn bản {standing.document}" if standing.document else f" {NO_DOCUMENT}"
    return Toned(f"{outcome}, ngày {short_day(standing.answered_on)}{document}{again}", Tone.DONE)


def proposal_page(frame: Frame, view: Proposals) -> Page:
    """The page of `giaoban proposals`."""
    when = frame.when
    answering = f" do {frame.units.name(frame.narrowed.unit)} trả lời" if frame.narrowed.unit else ""
    searched = answering + replace(frame, narrowed=replace(frame.narrowed, unit=None)).searched
    if not view.total:
        line = f"Không có kiến nghị nào{searched} {frame.in_registers}, {when}."
        return Page(head=frame.marks, parts=(Prose(lines=(line,)),), hints=frame.hints)
    head = (
        f"{number(view.total)} kiến nghị của địa phương{searched} {frame.in_registers}, {when}: "
        f"đã trả lời {number(view.answered)}, chưa trả lời {number(view.unanswered)}."
    )
    empty = "Không có kiến nghị nào chưa được trả lời."
    grid = proposal_grid(frame, view.proposals, empty=empty)
    return Page(head=(*frame.marks, head), parts=(grid,), hints=frame.hints)


def unit_list(frame: Frame, grep: str | None) -> tuple[Unit, ...]:
    """The units in protocol order, or those that have the words in a name, code or alias."""
    every = frame.units.units
    return tuple(unit for unit in every if grep is None or any(plain(grep) in plain(word) for word in unit.spellings()))


def unit_page(frame: Frame, found: tuple[Unit, ...], grep: str | None) -> Page:
    """The page of `giaoban units`."""
    columns = (
        Column(title="Mã"),
        Column(title="Tên", wide=True),
        Column(title="Loại"),
        Column(title="Thuộc nhóm"),
        Column(title="Cách viết khác"),
    )
    rows = tuple(
        (unit.code, unit.name, UNIT_KIND[unit.kind.value], ", ".join(unit.member_of), "; ".join(unit.aliases))
        for unit in found
    )
    searched = f" có chữ “{grep}”" if grep else ""
    empty = f"Không có đơn vị nào{searched} trong danh mục ({number(len(frame.units.units))} đơn vị, nhóm đơn vị)."
    head = f"{number(len(found))} đơn vị, nhóm đơn vị{searched} trong danh mục don-vi.yaml." if found else ""
    return Page(head=(head,) if head else (), parts=(Grid(columns=columns, rows=rows, empty=empty),))
