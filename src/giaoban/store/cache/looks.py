"""Which files changed since they were taken in: by their looks, in doubt by their content.

A file is the same while size, times and number are the same and it had not just been written when it was taken in;
in doubt its content decides.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from giaoban.errors import CacheFault
from giaoban.store.place import OFFICE, UNITS, is_copy

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_FRESH = 2_000_000_000
"""Nanoseconds within which a file may be written twice without its times telling: the coarsest clock of a disk."""

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
                found[name] = looks_of(entry.stat())
    units, office = found.pop(UNITS, None), found.pop(OFFICE, None)
    if units is None:
        raise CacheFault
    return Found(units, office, found)


def looks_of(found: os.stat_result) -> Looks:
    """What is compared of what the system says; raises CacheFault for what is no plain file."""
    if not stat.S_ISREG(found.st_mode):
        raise CacheFault
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def is_sure(looks: tuple[Any, ...], now: int) -> bool:
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
        there = _NO_LOOKS if text is None else looks_of(os.stat(f"{base}/{text}"))  # noqa: PTH116 - a Path for each costs more
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
    is_same, was_sure = looks == kept[:4], kept[4]
    if is_same and was_sure:
        return True
    if looks[0] != kept[0] or digest_of(path) != kept[5]:
        return False
    return True if is_same and not is_sure(looks, now) else None


def digest_of(path: str) -> bytes:
    """The digest of a file's content."""
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return digest(file.read())


def digest(data: bytes) -> bytes:
    """What stands for a content."""
    from hashlib import blake2b  # noqa: PLC0415 - only in doubt is a content asked

    return blake2b(data, digest_size=16).digest()
