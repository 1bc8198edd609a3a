"""Bringing the cache up to date: which files changed since they were taken in, and those read again.

A file is the same while size, times and number are the same and it had not just been written when it was taken in;
in doubt its content decides. Only a folder without any error is kept: one with errors is refused each time anew.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from giaoban.errors import CacheFault, GiaobanError
from giaoban.progress.axes import Bucket, Rules, Time, Work
from giaoban.store.cache.database import TASKS_OF_A_FILE, WHOLE
from giaoban.store.place import OFFICE, UNITS, is_copy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from giaoban.model import Task
    from giaoban.progress import Thread
    from giaoban.progress.stretches import Stretch
    from giaoban.query import Glance
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.units import UnitDirectory

_FRESH = 2_000_000_000
"""Nanoseconds within which a file may be written twice without its times telling: the coarsest clock of a disk."""

_BATCH = 32
"""Registers read at a time, which bounds the memory that taking in needs."""


BUCKETS, TIMES, WORKS = tuple(Bucket), tuple(Time), tuple(Work)
"""The words of each axis, where a number stands for a word."""

_BUCKET, _TIME, _WORK = ({word: number for number, word in enumerate(axis)} for axis in (BUCKETS, TIMES, WORKS))


Looks: TypeAlias = tuple[int, int, int, int]
"""What the system says of a file: size, times of content and of entry in nanoseconds, and the entry's number."""


class Found(NamedTuple):
    """The files of a folder: unit list and office (None without one), and whatever may be a register, by name."""

    units: Looks
    office: Looks | None
    registers: dict[str, Looks]


def look(folder: Path) -> Found:
    """The files there are now; raises CacheFault where the unit list is missing or a register is no plain file."""
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if (name[-5:] == ".yaml" or name.lower().endswith((".yaml", ".yml"))) and name[0] != ".":
                found[name] = _looks(entry.stat())
    units, office = found.pop(UNITS, None), found.pop(OFFICE, None)
    if units is None:
        raise CacheFault
    return Found(units, office, found)


def _looks(found: os.stat_result) -> Looks:
    if not stat.S_ISREG(found.st_mode):
        raise CacheFault
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _is_sure(looks: tuple[Any, ...], now: int) -> bool:
    """Whether a later write must look different: the file was not written so short before `now`, when it was read."""
    latest: int = max(looks[1], looks[2])
    return latest <= now - _FRESH


class Difference(NamedTuple):
    """What of the cache no longer holds.

    `again` are the names to be read again, `gone` those without a file, `same` those that are as they were though their
    looks are not, or are no longer in doubt. `everything` says that units or office are others.
    """

    everything: bool
    again: list[str]
    gone: list[str]
    same: list[str]

    @property
    def holds(self) -> bool:
        """Whether all that is kept is still true."""
        return not (self.everything or self.again or self.gone)


FILES = (
    "SELECT name, text, size, modified, changed, number, text_size, text_modified, text_changed, text_number, is_sure,"
    " place, register, demonstration, first, last, tasks FROM file ORDER BY name"
)
"""All that is known of the registers, in the order of their names."""


_DIGESTS = "SELECT digest, text_digest FROM file WHERE place = ?"
_NO_LOOKS = (None, None, None, None)


def compare(  # noqa: C901 - one branch for each way a file can differ
    connection: sqlite3.Connection, files: list[tuple[Any, ...]], folder: Path, found: Found, now: int
) -> Difference:
    """The difference between the files there are and what was taken in, the rows of `FILES`."""
    again, gone, same = [], [], []
    base = os.fspath(folder)
    new = dict(found.registers)
    for row in files:
        name, text = row[0], row[1]
        looks = new.pop(name, None)
        if looks is None:
            gone.append(name)
            continue
        there = _NO_LOOKS if text is None else _looks(os.stat(f"{base}/{text}"))  # noqa: PTH116 - a Path for each costs more
        if row[10] and looks + there == row[2:10]:
            continue
        content, text_content = connection.execute(_DIGESTS, (row[11],)).fetchone()
        holds = _holds(f"{base}/{name}", looks, (*row[2:6], row[10], content), now)
        if text is not None and holds is not False:
            holds_too = _holds(f"{base}/{text}", there, (*row[6:10], row[10], text_content), now)
            holds = holds_too if holds_too is not True else holds
        if holds is False:
            again.append(name)
        elif holds is None:
            same.append(name)
    if any(not name.endswith(".yaml") or is_copy(name) for name in new):
        # what reading the folder refuses
        raise CacheFault
    everything = False
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('units', 'office')"))
    for name, looks, kept in ((UNITS, found.units, meta.get("units")), (OFFICE, found.office, meta.get("office"))):
        if looks is None or kept is None:
            everything = everything or looks is not kept
            continue
        *numbers, content = kept.split(b" ")
        holds = _holds(f"{base}/{name}", looks, (*map(int, numbers), bytes.fromhex(content.decode())), now)
        everything = everything or holds is False
        if holds is None:
            same.append(name)
    return Difference(everything=everything, again=sorted([*again, *new]), gone=gone, same=same)


def _holds(path: str, looks: tuple[Any, ...], kept: tuple[Any, ...], now: int) -> bool | None:
    """Whether the file is the one taken in, with `kept` looks, whether they are sure, and digest.

    None where its content had to say so and its looks may be noted anew.
    """
    is_same, is_sure = looks == kept[:4], kept[4]
    if is_same and is_sure:
        return True
    if looks[0] != kept[0] or digest_of(path) != kept[5]:
        return False
    return True if is_same and not _is_sure(looks, now) else None


def digest_of(path: str) -> bytes:
    """The digest of a file's content."""
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return digest(file.read())


def digest(data: bytes) -> bytes:
    """What stands for a content."""
    from hashlib import blake2b  # noqa: PLC0415 - only in doubt is a content asked

    return blake2b(data, digest_size=16).digest()


class Taking:
    """Taking files in, through a connection that nobody shares."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        found: Found,
        now: int,
        is_sound: Callable[[Workspace], bool],
    ) -> None:
        """Keep what was found before anything is read: what changes meanwhile is seen the next time."""
        self.connection, self.folder, self.found, self.now, self.is_sound = connection, folder, found, now, is_sound

    def update(self, difference: Difference) -> bool:
        """Put right what differs; False where an error in a file stopped it, what was taken in so far being right."""
        names = [*difference.again]
        if difference.everything:
            names = list(self.found.registers)
            for table in ("file", "whole", "task", "stretch", "meta"):
                self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the names above
        else:
            for name in difference.same:
                self._note(name)
            for name in (*difference.gone, *difference.again):
                self._forget(name)
        try:
            self._read(names, everything=difference.everything)
        except (CacheFault, GiaobanError, OSError):
            return False
        return True

    def _note(self, name: str) -> None:
        """Note how a file looks now that is as it was."""
        if name in {UNITS, OFFICE}:
            key, looks = ("units", self.found.units) if name == UNITS else ("office", self.found.office)
            (kept,) = self.connection.execute("SELECT value FROM meta WHERE name = ?", (key,)).fetchone()
            content = bytes.fromhex(kept.split(b" ")[-1].decode())
            self.connection.execute("UPDATE meta SET value = ? WHERE name = ?", (self._signed(looks, content), key))
            return
        (text,) = self.connection.execute("SELECT text FROM file WHERE name = ?", (name,)).fetchone()
        looks = self.found.registers[name]
        there = _looks((self.folder / text).stat()) if text is not None else None
        self.connection.execute(
            "UPDATE file SET size = ?, modified = ?, changed = ?, number = ?, is_sure = ?,"
            " text_size = ?, text_modified = ?, text_changed = ?, text_number = ? WHERE name = ?",
            (*looks, self._are_sure(looks, there), *(there or (None,) * 4), name),
        )

    def _are_sure(self, *looks: Looks | None) -> bool:
        return all(_is_sure(one, self.now) for one in looks if one is not None)

    def _signed(self, looks: Looks | None, content: bytes) -> bytes:
        return " ".join([*map(str, looks or ()), str(int(self._are_sure(looks))), content.hex()]).encode()

    def _forget(self, name: str) -> None:
        row = self.connection.execute("SELECT place FROM file WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        keys = (row[0] * TASKS_OF_A_FILE, (row[0] + 1) * TASKS_OF_A_FILE - 1)
        self.connection.execute("DELETE FROM task WHERE key BETWEEN ? AND ?", keys)
        self.connection.execute("DELETE FROM stretch WHERE task BETWEEN ? AND ?", keys)
        self.connection.execute("DELETE FROM file WHERE place = ?", row)
        self.connection.execute("DELETE FROM whole WHERE place = ?", row)

    def _read(self, names: list[str], *, everything: bool) -> None:
        if not names and not everything:
            return
        from giaoban.store.folder import batches  # noqa: PLC0415 - only what changed is read, with all that needs

        for workspace in batches(self.folder, names, size=_BATCH):
            if workspace is None or not self.is_sound(workspace):
                raise CacheFault
            if everything:
                self._keep_shared(workspace)
                everything = False
            for sheet in workspace.sheets:
                self._keep(sheet, workspace)

    def _keep_shared(self, workspace: Workspace) -> None:
        from giaoban.store.cache import codec  # noqa: PLC0415

        rows = [
            ("folder", os.fsencode(os.path.realpath(self.folder))),
            ("units", self._signed(self.found.units, digest(workspace.units_tree.data))),
            ("unit_list", codec.dumps(workspace.unit_list.units)),
            ("settings", codec.dumps(workspace.office)),
        ]
        if self.found.office is not None and workspace.office_tree is not None:
            rows.append(("office", self._signed(self.found.office, digest(workspace.office_tree.data))))
        self.connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)

    def _keep(self, sheet: Sheet, workspace: Workspace) -> None:
        from giaoban.progress.stretches import stretches  # noqa: PLC0415
        from giaoban.store.cache import codec  # noqa: PLC0415

        register, name = sheet.register, sheet.path.name
        first, last = register.days()
        looks = self.found.registers[name]
        text, there, content = self._text(sheet)
        place = self.connection.execute(
            f"INSERT INTO file VALUES (NULL{', ?' * 18})",  # noqa: S608 - a constant
            (
                name,
                *looks,
                self._are_sure(looks, there),
                digest(sheet.tree.data),
                text,
                *(there or (None,) * 4),
                content,
                register.id,
                register.demonstration,
                first.toordinal(),
                last.toordinal(),
                len(register.tasks),
            ),
        ).lastrowid
        groups = "\x1e".join(f"{group.id} {group.title}" for group in register.groups)
        proposals = " ".join(proposal.id for proposal in register.proposals)
        whole = (place, register.title, groups, proposals, codec.dumps(register))
        self.connection.execute("INSERT INTO whole VALUES (?, ?, ?, ?, ?)", whole)
        rules = Rules(workspace.office, workspace.units)
        tasks: list[tuple[object, ...]] = []
        held: list[tuple[object, ...]] = []
        for key, task in enumerate(register.tasks, start=(place or 0) * TASKS_OF_A_FILE):
            roles = (task.lead, task.cooperating, task.monitoring)
            recurs = task.recurs and task.recurs.value
            tasks.append((key, task.id, task.title, task.group, *map(" ".join, roles), recurs))
            for stretch in stretches(task, register, rules):
                held += _rows(key, stretch, task, workspace.units)
        self.connection.executemany("INSERT INTO task VALUES (?, ?, ?, ?, ?, ?, ?, ?)", tasks)
        self.connection.executemany(f"INSERT INTO stretch VALUES (?{', ?' * 16})", held)  # noqa: S608 - as above

    def _text(self, sheet: Sheet) -> tuple[str | None, Looks | None, bytes | None]:
        """Name, looks and digest of the text the quotes were compared with; raises CacheFault where it is another."""
        from giaoban.store.place import text_of  # noqa: PLC0415

        text = sheet.register.document.text
        if text is None or sheet.source is None:
            return None, None, None
        path = self.folder / text
        looks, data = _looks(path.stat()), path.read_bytes()
        if text_of(data) != sheet.source.text:
            raise CacheFault
        return text, looks, digest(data)


def _rows(key: int, stretch: Stretch, task: Task, units: UnitDirectory) -> Iterator[tuple[object, ...]]:
    """A row for the task as a whole, one for each thread, and the whole again for each other unit with a part in it."""
    standing = stretch.standing
    holders = " ".join(thread.unit for thread in standing.threads)
    late = " ".join(thread.unit for thread in standing.threads if thread.bucket is Bucket.OPEN_OVERDUE)
    unit, *whole = _row("", standing, key, stretch, (holders, late, None))
    yield (unit, *whole)
    others = {*task.cooperating, *task.monitoring} if holders else {*task.cooperating, *task.monitoring, *task.lead}
    for thread in standing.threads:
        reported = _reported(thread) if task.recurs and thread.work is not Work.WITHDRAWN else None
        yield _row(thread.unit, thread, key, stretch, (holders, late, reported))
        if units.is_group(thread.unit):
            # the card of each member shows it
            others.add(WHOLE + thread.unit)
    for code in others:
        yield (WHOLE + code, *whole)


def _reported(thread: Thread) -> str:
    """Since when a recurring duty is the thread's, and of each occurrence reported its last day and the report's."""
    days = [(one.end, one.reported_on) for one in thread.occurrences]
    pairs = (f"{end.toordinal()}:{day.toordinal()}" for end, day in days if day)
    return " ".join([str(thread.since.toordinal()), *pairs])


def _row(unit: str, facts: Glance, key: int, stretch: Stretch, more: tuple[str, str, str | None]) -> tuple[object, ...]:
    days = facts.days_late
    if facts.bucket is Bucket.OPEN_OVERDUE and days is not None:
        # counts on from day to day: the last day in time is what stays
        days = stretch.since // 2 - days
    return (
        unit,
        _BUCKET[facts.bucket],
        stretch.until,
        key,
        stretch.since,
        _WORK[facts.work],
        None if facts.time is None else _TIME[facts.time],
        facts.end and facts.end.toordinal(),
        days,
        facts.late_by_original,
        facts.extensions,
        facts.done_on and facts.done_on.toordinal(),
        facts.done_threads,
        facts.live_threads,
        *more,
    )
