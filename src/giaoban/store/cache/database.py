"""The cache's file: one SQLite database for each folder of registers, and a stamp that says it is as it was left.

SQLite finds a page that makes no sense, not a number that was changed. So whoever has written leaves a stamp beside the
database: the edition of the program, and size, times and number of the file. Without a stamp that fits, nothing in the
database is believed. The stamp is gone while a process writes; one that is killed leaves none.

Whoever writes holds the database alone; whoever cannot have it at once does without. No journal is kept: what a crash
leaves is thrown away.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.store.cache.codec import VERSION
from giaoban.store.cache.edition import edition

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 2
"""To be counted up with every change of the tables or of what they hold."""

_WAIT = 0.05
"""Seconds to wait for another process: reading the registers costs less than waiting long."""

_ALONE = (
    "page_size = 8192",
    "locking_mode = EXCLUSIVE",
    "journal_mode = OFF",
    "synchronous = OFF",
    "cache_size = -65536",
)
"""The settings of whoever writes."""

_DECIDES = ("", "check", "dates", "model", "progress", "query", "store", "store/cache", "store/nodes")
"""The folders of the program that read, judge and derive what is kept."""

TASKS_OF_A_FILE = 1 << 20
"""Room for the tasks of a file: `task.key` is the place of the file times this, plus that of the task in it."""

WHOLE = "~"
"""Before the code of a unit with a part in a task: keys rows of the whole task. Twice before a group with a thread."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE file (
    place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INT, modified INT, changed INT, number INT,
    is_sure INT NOT NULL, digest BLOB NOT NULL, text TEXT, text_size INT, text_modified INT, text_changed INT,
    text_number INT, text_digest BLOB, register TEXT NOT NULL, demonstration INT NOT NULL, first INT NOT NULL,
    last INT NOT NULL, tasks INT NOT NULL
);
CREATE TABLE whole (
    place INTEGER PRIMARY KEY, title TEXT NOT NULL, groups TEXT NOT NULL, document BLOB, data BLOB
);
CREATE TABLE task (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, "group" TEXT, lead TEXT NOT NULL,
    cooperating TEXT NOT NULL, monitoring TEXT NOT NULL, recurs TEXT
);
CREATE TABLE wording (
    key INTEGER PRIMARY KEY, priority INT NOT NULL, product TEXT, deadline_text TEXT, clause TEXT, quotes TEXT NOT NULL,
    note TEXT
);
CREATE TABLE remark (
    task INT, number INT, day INT NOT NULL, units TEXT NOT NULL, cause TEXT, difficulty TEXT, request TEXT,
    PRIMARY KEY (task, number)
) WITHOUT ROWID;
CREATE TABLE proposal (
    key INTEGER PRIMARY KEY, since INT NOT NULL, id TEXT NOT NULL, "group" TEXT, text TEXT NOT NULL,
    tasks TEXT NOT NULL, named TEXT NOT NULL, units TEXT NOT NULL
);
CREATE TABLE answer (
    proposal INT, until INT, since INT NOT NULL, answered_on INT, outcome TEXT, document TEXT, again INT NOT NULL,
    last_event INT, PRIMARY KEY (proposal, until)
) WITHOUT ROWID;
CREATE TABLE stretch (
    unit TEXT, bucket INT, until INT, task INT, since INT NOT NULL, work INT NOT NULL, time INT, "end" INT, days INT,
    original INT, extensions INT NOT NULL, done_on INT, done INT NOT NULL, live INT NOT NULL, holders TEXT NOT NULL,
    late TEXT NOT NULL, reported TEXT, original_end INT, last_event INT, deadline TEXT, documents TEXT NOT NULL,
    PRIMARY KEY (unit, bucket, until, task)
) WITHOUT ROWID;
CREATE INDEX stretch_of_task ON stretch (task, until);
"""
"""One row of `stretch` for each span of time in which what is said of a task, or of a thread, stays the same.

`unit` is the thread's, empty for the task as a whole. Times are ticks (`progress.stretches`), days are numbered from
the year 1, the words of an axis by their order; `days` is the last day in time of what is overdue, else the days late.
Likewise one row of `answer` for each span of days in which a proposal's standing stays the same.
"""


class Database:
    """The database of one folder of registers, in the home of all of them."""

    def __init__(self, home: Path, folder: Path) -> None:
        """Name the two files; none need be there."""
        self.folder, self.home = os.path.realpath(folder), home
        # two folders with one key take turns, since the stamp names the folder
        key = f"{zlib.crc32(os.fsencode(self.folder)):08x}"
        self.path, self.stamp = home / f"{key}.sqlite", home / f"{key}.stamp"

    def reader(self) -> sqlite3.Connection | None:
        """A connection that sees the database as it is now until closed; None where there is none to be believed."""
        with contextlib.suppress(OSError, ValueError, sqlite3.Error):
            connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True, timeout=_WAIT, isolation_level=None)
            with _closing_on_fault(connection):
                # nobody writes to what is read, so no page can vanish under the map
                connection.execute("PRAGMA mmap_size = 1073741824")
                connection.execute("BEGIN")
                # from the first read on nobody else can write
                connection.execute("SELECT 1 FROM meta").fetchone()
                if self._is_stamped():
                    return connection
            connection.close()
        return None

    def writer(self) -> sqlite3.Connection | None:
        """A connection that nobody shares, to tables that are to be believed, or empty; None where that cannot be.

        To be ended by `leave`, without which nothing that was written counts.
        """
        with contextlib.suppress(OSError, ValueError, sqlite3.Error):
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.exists():
                self._sweep()
            connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            with _closing_on_fault(connection):
                try:
                    for setting in _ALONE:
                        connection.execute(f"PRAGMA {setting}")
                    connection.execute("BEGIN EXCLUSIVE")
                    is_believed = self._is_stamped()
                    self.stamp.unlink(missing_ok=True)
                    if not is_believed:
                        _empty(connection)
                except sqlite3.DatabaseError as error:
                    if not isinstance(error, sqlite3.OperationalError):
                        # no database at all, or torn: the next command begins anew
                        connection.close()
                        self.drop()
                    raise
                return connection
        return None

    def leave(self, connection: sqlite3.Connection) -> None:
        """Make what was written count, and let others in."""
        try:
            connection.execute("COMMIT")
            # the stamp is put while the database is still held
            self._written_stamp().replace(self.stamp)
        finally:
            connection.close()

    def drop(self) -> None:
        """Remove both files; whoever still reads them reads on."""
        for path in (self.stamp, self.path, self.path.with_name(f"{self.path.name}-journal")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove the caches of folders that are no longer there; looked for when a new one is begun."""
        from ast import literal_eval  # noqa: PLC0415 - once in the life of a cache

        for stamp in self.home.glob("*.stamp"):
            with contextlib.suppress(OSError, SyntaxError, ValueError):
                folder = literal_eval(stamp.read_text(encoding="utf-8").partition("\n")[0])
                if not Path(folder).is_dir():
                    stamp.unlink()
                    stamp.with_suffix(".sqlite").unlink(missing_ok=True)

    def _written_stamp(self) -> Path:
        written = self.stamp.with_name(f"{self.stamp.name}.{os.getpid()}")
        written.write_text(self._expected(), encoding="utf-8")
        return written

    def _is_stamped(self) -> bool:
        try:
            return self.stamp.read_text(encoding="utf-8") == self._expected()
        except (OSError, UnicodeDecodeError):
            return False

    def _expected(self) -> str:
        found = self.path.stat()
        times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
        return f"{self.folder!a}\n{FORMAT} {VERSION} {edition(*_DECIDES)}\n{found.st_size} {times} {found.st_ino}\n"


def _empty(connection: sqlite3.Connection) -> None:
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
        if kind == "table":
            connection.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";"):
        connection.execute(statement)


@contextlib.contextmanager
def _closing_on_fault(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise
