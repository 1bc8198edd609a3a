"""What is wrong or doubtful in files that could be read: rules over registers, texts, unit list and office.

Reading itself refuses what has no meaning; the rules judge what has one. All of them run, so that one run tells all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.table import CODES, RULES
from giaoban.errors import InvalidFilesError, Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.store.folder import Workspace

__all__ = ["CODES", "RULES", "problems", "refuse_errors"]


def problems(workspace: Workspace) -> list[Problem]:
    """Every error, warning and note, in the order of files and places."""
    return sorted(_found(workspace, Level.NOTE), key=Problem.order)


def refuse_errors(workspace: Workspace) -> None:
    """Raise InvalidFilesError with every error there is; warnings and notes refuse nothing and are not looked for."""
    if errors := list(_found(workspace, Level.ERROR)):
        raise InvalidFilesError(errors)


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
