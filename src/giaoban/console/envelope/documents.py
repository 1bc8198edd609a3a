"""Every document there is, from the modules that make them: what the package gives, loaded whole."""

from giaoban.console.envelope.base import SCHEMA_VERSION, Json, bare, envelope, iso
from giaoban.console.envelope.changes import changes
from giaoban.console.envelope.coverage import coverage
from giaoban.console.envelope.report import report
from giaoban.console.envelope.task import one_task, task
from giaoban.console.envelope.views import (
    card,
    counts,
    journal,
    overdue,
    overdue_rows,
    problems,
    proposals,
    reasons,
    source,
    summary,
    summary_rows,
    tasks,
    units,
)

__all__ = [
    "SCHEMA_VERSION",
    "Json",
    "bare",
    "card",
    "changes",
    "counts",
    "coverage",
    "envelope",
    "iso",
    "journal",
    "one_task",
    "overdue",
    "overdue_rows",
    "problems",
    "proposals",
    "reasons",
    "report",
    "source",
    "summary",
    "summary_rows",
    "task",
    "tasks",
    "units",
]
