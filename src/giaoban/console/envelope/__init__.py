"""Views as JSON, stable within `schema_version`: fields may be added, never renamed or removed (`docs/json.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.console.envelope.documents import (
        SCHEMA_VERSION,
        Json,
        bare,
        card,
        changes,
        counts,
        coverage,
        envelope,
        iso,
        journal,
        one_task,
        overdue,
        overdue_rows,
        problems,
        proposals,
        reasons,
        report,
        source,
        summary,
        summary_rows,
        task,
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


def __getattr__(name: str) -> object:
    """One of the names above. All are loaded with the first: most answers are pages, which need none of them.

    They take the place of the modules of the same names, such as `report`.
    """
    if name not in __all__:
        raise AttributeError(name)
    from giaoban.console.envelope import documents  # noqa: PLC0415

    globals().update({each: getattr(documents, each) for each in __all__})
    return globals()[name]
