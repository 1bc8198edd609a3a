"""One command's changes made final: noted in the journal, then all files replaced or none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.store import write
from giaoban.store.beside import sweep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from giaoban.store.edit import FileChange
    from giaoban.store.journal import Journal, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What was written; `durable` says whether the disk has confirmed it."""

    record: Record
    durable: bool


def commit(  # noqa: PLR0913 - what a record of the journal holds
    folder: Path,
    changes: Sequence[FileChange],
    *,
    journal: Journal,
    day: dt.date,
    command: str,
    summary: tuple[str, ...],
    undoes: int | None = None,
) -> Committed:
    """Write `changes`, inside `write.locked`; raises as `write.replace_all` does."""
    planned = [write.Replacement(path=one.path, shown=one.shown, before=one.before, after=one.after) for one in changes]
    with contextlib.ExitStack() as held:
        # a register may be a link to a file elsewhere, where others write under a lock of their own
        for other in sorted(write.folders(planned) - {folder.resolve()}):
            held.enter_context(write.locked(other))
            sweep(other)
        sweep(folder)
        record = journal.add(day=day, command=command, summary=summary, changes=list(changes), undoes=undoes)
        try:
            durable = write.replace_all(planned)
        except BaseException:
            if not write.is_written(planned):
                journal.drop(record)
            raise
    return Committed(record=record, durable=durable)
