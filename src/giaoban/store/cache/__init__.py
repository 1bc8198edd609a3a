"""The cache: what the registers say, kept so that a question need not read them again.

It is never needed and never believed without proof: what is wrong, old, locked or unwritable is put right or done
without, and every answer is the one that reading the registers gives. `desk` is what questions ask for.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from giaoban.errors import CacheFault
from giaoban.progress.axes import Rules
from giaoban.store.cache.binders import Binder
from giaoban.store.cache.database import Database
from giaoban.store.cache.looks import FILES, compare, look
from giaoban.store.cache.shelf import Shelved
from giaoban.text import nfc, plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from giaoban.model import Office, Register
    from giaoban.store.folder import Workspace
    from giaoban.text import Passages
    from giaoban.units import UnitDirectory


class Cache(NamedTuple):
    """The folder that holds all caches, the time in nanoseconds, and what says that registers are without errors."""

    home: Path
    now: int
    is_sound: Callable[[Workspace], bool]


class Desk:
    """What a question needs of a folder of registers (`store.folder.Workspace`), out of the cache."""

    def __init__(self, folder: Path, units: UnitDirectory, office: Office, shelf: Shelved) -> None:
        """Keep the parts; to be closed when nobody asks any more, since others cannot write meanwhile."""
        self.folder, self.units, self.office, self._shelf = folder, units, office, shelf

    def shelf(self) -> Shelved:
        """The registers, to be asked for their tasks."""
        return self._shelf

    def close(self) -> None:
        """Let others write; what was not read by now can no longer be asked."""
        self._shelf.connection.close()

    def files_of(self, typed: Sequence[str]) -> list[str] | None:
        """The names of the files that hold the tasks and proposals of these ids; None where one is nowhere as typed."""
        return self._shelf.files_of(typed)

    @property
    def span(self) -> tuple[dt.date, dt.date] | None:
        """The first document's date and the last deadline or event of all registers."""
        return self._shelf.span(None)

    @property
    def registers(self) -> tuple[Register, ...]:
        """The registers, whole, in the order of their file names."""
        return self._shelf.registers

    def passages(self, register_id: str) -> Passages | None:
        """The text of the register with this id, None where it names none."""
        from giaoban.store.place import text_of  # noqa: PLC0415 - only quotes need it
        from giaoban.text import Passages  # noqa: PLC0415

        text = next(one for one in self.registers if one.id == register_id).document.text
        return Passages(text_of((self.folder / text).read_bytes())) if text is not None else None


def desk(folder: Path, cache: Cache, *, only: str | None = None, most: int | None = None) -> Desk | None:
    """What the registers in `folder` say, those that changed read again; None where everything must be read.

    `only` is that of `store.folder.read`. `most` is how many files may be read: where more changed, nothing is said and
    nothing read. Never raises.
    """
    database = Database(cache.home, folder)
    try:
        found = _fresh(database, folder, cache, most=most)
        if found is None:
            return None
        connection, files = found
        made = None
        try:
            made = _desk(database, connection, files, folder, only)
        finally:
            if made is None:
                connection.close()
    except (CacheFault, LookupError, OSError, TypeError, ValueError, sqlite3.Error):
        return None
    return made


_Files: TypeAlias = "list[tuple[Any, ...]]"


def _fresh(
    database: Database, folder: Path, cache: Cache, *, most: int | None
) -> tuple[sqlite3.Connection, _Files] | None:
    """A connection to a database that holds the registers as they are, and its files; None where there is none now."""
    found = look(folder)
    is_true, is_writing = False, most is None
    if (reader := database.reader()) is not None:
        files = reader.execute(FILES).fetchall()
        difference = compare(reader, files, folder, found, cache.now)
        if difference.holds and not (difference.same and most != 0):
            return reader, files
        is_true = difference.holds
        is_writing = most is None or (not difference.everything and len(difference.again) <= most)
        reader.close()
    writer = database.writer() if is_writing else None
    if writer is not None:
        from giaoban.store.cache.stock import Taking  # noqa: PLC0415 - most questions find all as it was

        try:
            difference = compare(writer, writer.execute(FILES).fetchall(), folder, found, cache.now)
            is_true = Taking(writer, folder, found, cache.now, cache.is_sound).update(difference)
        except BaseException:
            writer.close()
            raise
        database.leave(writer)
    # where only looks differ, what is kept is true though that could not be noted
    reader = database.reader() if is_true else None
    return None if reader is None else (reader, reader.execute(FILES).fetchall())


def _desk(
    database: Database, connection: sqlite3.Connection, files: _Files, folder: Path, only: str | None
) -> Desk | None:
    from giaoban.model.office import Office  # noqa: PLC0415 - after what may already have failed
    from giaoban.store.cache import codec  # noqa: PLC0415
    from giaoban.units import Unit, UnitDirectory  # noqa: PLC0415

    chosen = [Binder(row[0], *row[11:]) for row in files]
    if len({one.register for one in chosen}) < len(chosen):
        # an error of the folder, which reading it tells
        return None
    is_one = only is not None
    if only is not None:
        stem = nfc(only).removesuffix(".yaml")
        named = [one for one, row in zip(chosen, files, strict=True) if nfc(row[0]).removesuffix(".yaml") == stem]
        chosen = named or [one for one in chosen if plain(one.register) == plain(only)]
        if not chosen:
            return None
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('unit_list', 'settings')"))
    units = UnitDirectory(codec.loads_all(meta["unit_list"], Unit))
    office = codec.loads(meta["settings"], Office)
    return Desk(folder, units, office, Shelved(database, connection, Rules(office, units), chosen, is_one=is_one))
