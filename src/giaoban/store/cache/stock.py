"""Taking registers in: those that changed are read again, and what they say is kept as rows.

Only a folder without any error is kept: one with errors is refused each time anew.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from giaoban.errors import CacheFault, GiaobanError
from giaoban.progress.axes import Rules
from giaoban.store.cache.database import TASKS_OF_A_FILE
from giaoban.store.cache.looks import digest, is_sure, looks_of
from giaoban.store.place import OFFICE, UNITS, text_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from giaoban.store.cache.looks import Difference, Found, Looks
    from giaoban.store.folder import Sheet, Workspace

_BATCH = 32
"""Registers read at a time, which bounds the memory that taking in needs."""

OF_TASKS = (
    ("task", "key"),
    ("wording", "key"),
    ("remark", "task"),
    ("proposal", "key"),
    ("answer", "proposal"),
    ("stretch", "task"),
)
"""The tables of what registers hold, and the column of each by which rows belong to a file."""


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
            for table in ("file", "whole", "meta", *(table for table, _ in OF_TASKS)):
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
        there = looks_of((self.folder / text).stat()) if text is not None else None
        self.connection.execute(
            "UPDATE file SET size = ?, modified = ?, changed = ?, number = ?, is_sure = ?,"
            " text_size = ?, text_modified = ?, text_changed = ?, text_number = ? WHERE name = ?",
            (*looks, self._are_sure(looks, there), *(there or (None,) * 4), name),
        )

    def _are_sure(self, *looks: Looks | None) -> bool:
        return all(is_sure(one, self.now) for one in looks if one is not None)

    def _signed(self, looks: Looks | None, content: bytes) -> bytes:
        return " ".join([*map(str, looks or ()), str(int(self._are_sure(looks))), content.hex()]).encode()

    def _forget(self, name: str) -> None:
        row = self.connection.execute("SELECT place FROM file WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        keys = (row[0] * TASKS_OF_A_FILE, (row[0] + 1) * TASKS_OF_A_FILE - 1)
        for table, key in OF_TASKS:
            self.connection.execute(f"DELETE FROM {table} WHERE {key} BETWEEN ? AND ?", keys)  # noqa: S608 - as above
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
        from giaoban.store.cache import codec  # noqa: PLC0415
        from giaoban.store.cache.rows import rows_of  # noqa: PLC0415

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
        if place is None:
            raise CacheFault
        groups = "\x1e".join(f"{group.id} {group.title}" for group in register.groups)
        whole = (place, register.title, groups, codec.dumps(register.document), codec.dumps(register))
        self.connection.execute("INSERT INTO whole VALUES (?, ?, ?, ?, ?)", whole)
        for table, rows in rows_of(register, place, Rules(workspace.office, workspace.units)).items():
            if rows:
                columns = ", ".join("?" * len(rows[0]))
                self.connection.executemany(f"INSERT INTO {table} VALUES ({columns})", rows)  # noqa: S608 - as above

    def _text(self, sheet: Sheet) -> tuple[str | None, Looks | None, bytes | None]:
        """Name, looks and digest of the text the quotes were compared with; raises CacheFault where it is another."""
        text = sheet.register.document.text
        if text is None or sheet.source is None:
            return None, None, None
        path = self.folder / text
        looks, data = looks_of(path.stat()), path.read_bytes()
        if text_of(data) != sheet.source.text:
            raise CacheFault
        return text, looks, digest(data)
