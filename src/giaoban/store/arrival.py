"""A new register put into its folder with the text of its document and the units it needs: all of it or nothing."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from giaoban.errors import ConflictError, UnreadableFileError
from giaoban.store import write
from giaoban.store.new_file import create, discard

if TYPE_CHECKING:
    from giaoban.store.edit import FileChange
    from giaoban.store.new_file import NewFile


def put(files: tuple[NewFile, ...], change: FileChange | None) -> None:
    """Make `change`, then the files in their order; inside `write.locked`.

    The change comes first: a list with a unit too many is valid, a register with one too few is not. Raises
    ConflictError where something is there by now, UnreadableFileError where the system refuses; then all is as it was.
    """
    with contextlib.ExitStack() as undo:
        if change is not None:
            before = write.Replacement(path=change.path, shown=change.shown, before=change.before, after=change.after)
            write.replace_all([before])
            undo.callback(_take_back, change)
        for one in files:
            create(one)
            undo.callback(discard, one)
        undo.pop_all()


def _take_back(change: FileChange) -> None:
    turned = write.Replacement(path=change.path, shown=change.shown, before=change.after, after=change.before)
    # an entry that nobody needs does no harm, and the failure that led here is what must be told
    with contextlib.suppress(ConflictError, UnreadableFileError):
        write.replace_all([turned])
