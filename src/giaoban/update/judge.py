"""Whether changes may stand: what makes no sense is refused, what is only doubtful unless it is forced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from giaoban import check
from giaoban.check import happenings
from giaoban.errors import InvalidFilesError, Level, RefusedEditError
from giaoban.model import Note, Transferred
from giaoban.progress import objections
from giaoban.terms import EVENT
from giaoban.update.words import OF_PROPOSALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giaoban.errors import Problem
    from giaoban.model import Register
    from giaoban.store.edit import Change, Draft
    from giaoban.store.folder import Workspace
    from giaoban.units import UnitDirectory
    from giaoban.update.plan import Entry, Target


class _Doubt(NamedTuple):
    """What is wrong with the entry at a position of its list, from 0."""

    event: int
    code: str
    message: str
    remedy: str
    level: Level


_OF_PROPOSAL = (
    ("C71", happenings.proposal_before_document),
    ("C73", happenings.proposal_recorded_early),
    ("C74", happenings.proposal_of_others),
)
_OF_ANY = (("C76", happenings.asked_for_the_past),)

_DAY = "Sửa ngày ở --date"
# what mends an entry on the command line, where the rules speak of keys in the file; {} is what a rule names
_REMEDIES = {
    "C71": _DAY,
    "C73": "Sửa --date hoặc --recorded",
    "C74": "Sửa -u, hoặc thêm đơn vị vào units của kiến nghị",
    "C76": "Sửa ngày yêu cầu, hoặc --date",
    "E02": "Thêm -u ĐƠN_VỊ",
    "E05": "Thêm -u cho từng đơn vị, hoặc --all-units: {}",
    "E06": "Ghi cap-nhat hoặc ghi-chu",
    "E07": "Sửa -u; nếu đơn vị nhận việc từ đơn vị khác, ghi chuyen trước",
    "E08": "Ghi từng đơn vị bằng -u",
    "E09": "Nếu đúng là cho cả nhóm, ghi -u {}",
    "E10": "Nếu chưa xong, ghi tra-lai trước",
    "E11": "Ghi tiep-tuc trước",
    "E12": "Bỏ --for",
    "E13": "Nếu làm lại, ghi tra-lai trước",
    "E14": "Ghi cap-nhat",
    "E15": "Thêm --for, ví dụ --for 25/8 hoặc --for 2009-08",
    "E16": "Xem lại --for",
    "E17": "Ghi hoan-thanh trước",
    "E18": "Ghi hoan-thanh trước",
    "E19": "Ghi gia-han hoặc khong-gia-han trước",
    "E21": "Sửa --to",
    "E22": "Ghi de-nghi-gia-han trước",
    "E24": "Ghi tam-dung trước",
    "E25": "Sửa --to",
    "E26": "Ghi đơn vị nhận ở --to",
    "E29": "Ghi tra-lai trước, hoặc sửa ngày ở --date",
    "E30": _DAY,
    "E31": "Sửa --date hoặc --recorded",
    "E33": "Ghi --for là ngày giao ban, hoặc đúng kỳ như khóa recurs",
    "E34": "Nếu làm lại, ghi tra-lai trước",
    "E35": "Nếu chưa hoàn thành, ghi tra-lai trước",
}


def check_kind(target: Target, kind: str) -> None:
    """Refuse an event of tasks for a proposal, and one of proposals for a task."""
    if target.is_proposal and kind not in OF_PROPOSALS:
        message = f"{target.reference} là kiến nghị, không ghi được “{EVENT[kind]}”"
        raise RefusedEditError("", None, message, "Ghi tra-loi, kien-nghi-lai hoặc ghi-chu")
    if not target.is_proposal and kind in OF_PROPOSALS and kind != Note.kind:
        message = f"{target.reference} là nhiệm vụ, “{EVENT[kind]}” chỉ ghi cho kiến nghị"
        raise RefusedEditError("", None, message, "Ghi mã kiến nghị, ví dụ 1.a; xem giaoban proposals")


def check_units(workspace: Workspace, entry: Entry) -> None:
    """Raise NotFoundError or AmbiguousError for a unit of the entry that is not one of the list."""
    receiver = entry.values.get("to") if entry.kind == Transferred.kind else None
    for name in (*entry.units, *((receiver,) if isinstance(receiver, str) else ())):
        workspace.units.find(name)


class Verdict(NamedTuple):
    """What was doubtful about entries and forced; and the entry that cannot stand, with the reason."""

    warnings: tuple[str, ...] = ()
    entry: Entry | None = None
    refusal: RefusedEditError | None = None


def judge_entries(workspace: Workspace, entered: Sequence[Entry], change: Change) -> Verdict:
    """What entries of one task or proposal make wrong."""
    target, first = entered[0].target, len(entered[0].target.item.events)
    warnings = []
    # errors first: --force would not help against them
    for doubt in sorted(_new_doubts(target, change, workspace), key=lambda one: one.level is not Level.ERROR):
        # an entry that was there may have become wrong by its date: then any of the new ones is meant
        own = entered[doubt.event - first] if doubt.event >= first else entered[0]
        forced = own.force if doubt.event >= first else any(entry.force for entry in entered)
        if doubt.level is Level.ERROR or not forced:
            anyway = "" if doubt.level is Level.ERROR else "; nếu vẫn muốn ghi, thêm --force"
            place = f"{own.place}: " if own.place else ""
            message = f"{place}{target.reference}: {doubt.message}"
            return Verdict(entry=own, refusal=RefusedEditError("", None, message, f"{_mend(doubt)}{anyway}"))
        warnings.append(f"{target.reference}: {doubt.message}")
    return Verdict(warnings=tuple(warnings))


def judge_void(workspace: Workspace, target: Target, number: int, change: Change) -> tuple[str, ...]:
    """Refuse to void an entry that later ones cannot do without; gives what is doubtful then."""
    warnings = []
    for doubt in _new_doubts(target, change, workspace):
        other = doubt.event + 1
        if doubt.level is Level.ERROR:
            message = f"không còn lần ghi số {number} thì lần ghi số {other} của {target.reference} không phù hợp"
            raise RefusedEditError("", None, f"{message}: {doubt.message}", f"Đính chính lần ghi số {other} trước")
        warnings.append(f"{target.reference}, lần ghi số {other}: {doubt.message}")
    return tuple(warnings)


def judge_file(workspace: Workspace, change: Change) -> tuple[str, ...]:
    """Refuse a change that `check` finds a new error in; gives its new warnings."""
    sheets = tuple(
        replace(one, tree=change.tree, written=change.written, register=change.register)
        if one.path == change.path
        else one
        for one in workspace.sheets
    )
    found = [one for one in check.problems(replace(workspace, sheets=sheets)) if one.level is not Level.NOTE]
    # the rules over all files are most of the time of a change, and mostly there is nothing to compare
    known = {(one.code, one.message) for one in check.problems(workspace)} if found else set()
    new = [one for one in found if (one.code, one.message) not in known]
    if errors := [one for one in new if one.level is Level.ERROR]:
        raise _refused(errors)
    return tuple(one.message for one in new)


def proved(draft: Draft, units: UnitDirectory) -> Change:
    """The change of a draft; a value that a register refuses is told by its words, for its line is in no file."""
    try:
        return draft.finish(units)
    except InvalidFilesError as error:
        raise _refused(error.problems) from None


def _refused(problems: Sequence[Problem]) -> RefusedEditError:
    first, *others = problems
    more = "".join(f"; {one.message}" for one in others)
    return RefusedEditError("", None, f"{first.message}{more}; chưa ghi gì", first.remedy)


def _mend(doubt: _Doubt) -> str:
    known = _REMEDIES.get(doubt.code)
    return known.format(doubt.remedy.partition(": ")[2]) if known else doubt.remedy


def _new_doubts(target: Target, change: Change, workspace: Workspace) -> Iterator[_Doubt]:
    """What is wrong with the entries of a task or proposal by a change, and was not before."""
    known = {(one.event, one.code, one.message) for one in _doubts(target, target.sheet.register, workspace)}
    for one in _doubts(target, change.register, workspace):
        if (one.event, one.code, one.message) not in known:
            yield one


def _doubts(target: Target, register: Register, workspace: Workspace) -> Iterator[_Doubt]:
    if not target.is_proposal:
        for one in objections(register.tasks[target.index], register, workspace.units):
            yield _Doubt(one.event, one.code, one.message, one.remedy, one.level)
    sheet = replace(target.sheet, register=register)
    for code, rule in (*_OF_PROPOSAL, *_OF_ANY) if target.is_proposal else _OF_ANY:
        for path, message, remedy, *_ in rule(sheet, workspace):
            owner, event = path[:2], path[3]
            if owner == (target.key, target.index) and isinstance(event, int):
                yield _Doubt(event, code, message, remedy, Level.WARNING)
