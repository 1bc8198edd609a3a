"""What is wrong or doubtful in files that could be read: rules over registers, texts, unit list and office.

Reading itself refuses what has no meaning; the rules judge what has one. All of them run, so that one run tells all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.check.table import CODES, RULES
from giaoban.errors import InvalidFilesError, Level, Problem
from giaoban.store import folder as folders
from giaoban.store.bulk import paused_collector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from giaoban.store.folder import Workspace

__all__ = ["CODES", "RULES", "Survey", "is_sound", "problems", "refuse_errors", "survey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All that is wrong in a folder, and how many registers were looked at, those that cannot be read too."""

    problems: Sequence[Problem]
    files: int


def survey(folder: Path, *, shown: Path | None = None, only: str | None = None) -> Survey:
    """Every problem of a folder in one run: what cannot be read, and what the rules find in all that can.

    `shown` and `only` are those of `store.folder.read`; so is what is raised, but for InvalidFilesError.
    """
    with paused_collector():
        workspace, unread = folders.look(folder, shown=shown, only=only)
        found = [*unread, *(problems(workspace) if workspace else ())]
    shared = {str((shown or folder) / name) for name in (folders.UNITS, folders.OFFICE)}
    files = {problem.path for problem in unread} - shared
    files |= {sheet.tree.path for sheet in workspace.sheets} if workspace else set()
    return Survey(problems=sorted(found, key=Problem.order), files=len(files))


def problems(workspace: Workspace) -> list[Problem]:
    """Every error, warning and note, in the order of files and places."""
    return sorted(_found(workspace, Level.NOTE), key=Problem.order)


def refuse_errors(workspace: Workspace) -> None:
    """Raise InvalidFilesError with every error there is; warnings and notes refuse nothing and are not looked for."""
    if errors := list(_found(workspace, Level.ERROR)):
        raise InvalidFilesError(errors)


def is_sound(workspace: Workspace) -> bool:
    """Whether there is no error."""
    return next(_found(workspace, Level.ERROR), None) is None


def _found(workspace: Workspace, least: Level) -> Iterator[Problem]:
    for rule in RULES:
        if least is Level.ERROR and rule.level is not Level.ERROR:
            continue
        for tree, finding in rule.find(workspace):
            level = finding.level or rule.level
            if least is Level.ERROR and level is not Level.ERROR:
                continue
            yield tree.problem(
                finding.path,
                code=finding.code or rule.code,
                level=level,
                message=finding.message,
                remedy=finding.remedy,
            )
