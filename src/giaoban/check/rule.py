"""What a rule is, what it finds, and the walks over a workspace that rules share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from giaoban.model import Transferred

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from giaoban.errors import Level
    from giaoban.model import Event, Proposal, Register, Task
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.nodes import Path, Tree


class Finding(NamedTuple):
    """Something a rule found at `path` of a file, and how to mend it.

    `code` and `level` are given only by the rule that passes on the objections of `progress`.
    """

    path: Path
    message: str
    remedy: str
    code: str | None = None
    level: Level | None = None


Findings: TypeAlias = "Iterator[tuple[Tree, Finding]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing asked of the files; `code` and `level` are those of all it finds, `meaning` is its line in the docs."""

    code: str
    level: Level
    meaning: str
    find: Callable[[Workspace], Findings]


def each_sheet(rule: Callable[[Sheet, Workspace], Iterator[Finding]]) -> Callable[[Workspace], Findings]:
    """The rule for all registers, from the rule for one."""

    def find(workspace: Workspace) -> Findings:
        for sheet in workspace.sheets:
            for finding in rule(sheet, workspace):
                yield sheet.tree, finding

    return find


def each_file(rule: Callable[[Tree], Iterator[Finding]]) -> Callable[[Workspace], Findings]:
    """The rule for registers, unit list and office, from the rule for one file's nodes."""

    def find(workspace: Workspace) -> Findings:
        trees = [sheet.tree for sheet in workspace.sheets] + [workspace.units_tree]
        for tree in trees if workspace.office_tree is None else [*trees, workspace.office_tree]:
            for finding in rule(tree):
                yield tree, finding

    return find


def pairs(workspace: Workspace, marks: Callable[[Sheet], Iterable[Hashable]]) -> Iterator[tuple[Sheet, Sheet]]:
    """Each register with every other one that bears one of its marks, both in the order of the files."""
    bearers: dict[Hashable, list[Sheet]] = {}
    for sheet in workspace.sheets:
        for mark in marks(sheet):
            bearers.setdefault(mark, []).append(sheet)
    for sheet in workspace.sheets:
        others = {id(other) for mark in marks(sheet) for other in bearers[mark]} - {id(sheet)}
        if others:
            yield from ((sheet, other) for other in workspace.sheets if id(other) in others)


def line(tree: Tree, path: Path) -> int:
    """The line, from 1, of what stands at `path`."""
    found: int = tree.find(path)[1].line
    return found + 1


def events(register: Register) -> Iterator[tuple[Path, Event]]:
    """Every event of the register's proposals and tasks."""
    parts: tuple[tuple[str, tuple[Proposal | Task, ...]], ...] = (
        ("proposals", register.proposals),
        ("tasks", register.tasks),
    )
    for kind, owners in parts:
        for at, owner in enumerate(owners):
            for index, event in enumerate(owner.events):
                yield (kind, at, "events", index), event


def quotes(register: Register) -> Iterator[tuple[Path, str]]:
    """Every quote of the register, in the order of its parts."""
    for at, proposal in enumerate(register.proposals):
        yield from each(("proposals", at, "quote"), proposal.quote)
    for at, task in enumerate(register.tasks):
        if task.source:
            yield from each(("tasks", at, "source", "quote"), task.source.quote)
    for at, waived in enumerate(register.waived):
        yield from each(("waived", at, "quote"), waived.quote)


def unit_lists(register: Register) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every list of units in the register."""
    for at, task in enumerate(register.tasks):
        yield ("tasks", at, "lead"), task.lead
        yield ("tasks", at, "cooperating"), task.cooperating
        yield ("tasks", at, "monitoring"), task.monitoring
    for at, proposal in enumerate(register.proposals):
        yield ("proposals", at, "units"), proposal.units
    for path, event in events(register):
        yield (*path, "unit"), event.unit
        if isinstance(event, Transferred):
            yield (*path, "to"), (event.to,)


def each(path: Path, items: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The items of a list with their paths; for a single value without a list they lead to that value."""
    for index, item in enumerate(items):
        yield (*path, index), item
