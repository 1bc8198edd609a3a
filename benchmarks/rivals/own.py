"""giaoban itself: the set as its registers hold it, and how it is asked."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import subprocess
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from measure import GIAOBAN, environment_of_a_user
from rivals.rival import AS_OF, REFERENCE, Item, Laid, Part, Question, Set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rivals.rival import Command

_DAY = f"{AS_OF:%d/%m/%Y}"
_CLOSED = ("withdrawn", "open-suspended", "unscored")
"""What no rival knows: taken for done there, so that the overdue are the same ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The registers, the set they hold for the others, and what giaoban calls the units."""

    registers: Path
    held: Set
    code: str
    units: frozenset[str]


def read(registers: Path, folder: Path) -> Own:
    """The set as `giaoban export` tells it; `units` are the names that a summary must have a row of."""
    path = folder / "set.db"
    command = (*GIAOBAN, "export", str(path), "--as-of", _DAY, "--registers", str(registers))
    environment = {**environment_of_a_user(), "GIAOBAN_CACHE": str(folder / "read")}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)
    with contextlib.closing(sqlite3.connect(path)) as database:
        codes = [code for (code,) in database.execute("SELECT DISTINCT unit FROM threads ORDER BY unit")]
        plain = {code: f"U{number:02}" for number, code in enumerate(codes, start=1)}
        units = {name for (name,) in database.execute("SELECT DISTINCT unit_name FROM threads WHERE NOT shared")}
        held = Set.of(_items(database, plain))
    code = next(code for code, name in plain.items() if name == held.unit)
    return Own(registers=registers, held=held, code=code, units=frozenset(units))


def _items(database: sqlite3.Connection, plain: dict[str, str]) -> Iterator[Item]:
    """Every task with its threads and events."""
    parts: dict[tuple[str, str], list[Part]] = {}
    threads = "SELECT register, task, unit, deadline_end, bucket FROM threads ORDER BY rowid"
    for register, task, unit, end, bucket in database.execute(threads):
        part = Part(
            unit=plain[unit],
            due=dt.date.fromisoformat(end) if end else None,
            done=bucket.startswith("done") or bucket in _CLOSED,
        )
        parts.setdefault((register, task), []).append(part)
    notes: dict[tuple[str, str], list[tuple[dt.date, str]]] = {}
    events = (
        "SELECT register, task, date, event, units, percent, document, new_deadline, reason, cause, note FROM events"
    )
    for register, task, date, *told in database.execute(events):
        words = " ".join(str(word) for word in told if word is not None)
        notes.setdefault((register, task), []).append((dt.date.fromisoformat(date), words))
    for register, task, title, quote in database.execute(
        "SELECT register, task, title, quote FROM tasks ORDER BY place"
    ):
        yield Item(
            reference=f"{register}/{task}",
            title=title,
            parts=tuple(parts[register, task]),
            quote=quote,
            notes=tuple(notes.get((register, task), ())),
        )


class Cache(Enum):
    """What is kept from one run to the next: all, nothing that was read before, or no cache at all."""

    WARM = "giaoban"
    FIRST = "giaoban, lần đầu"
    NONE = "giaoban --no-cache"


def lay(folder: Path, own: Own, *, cache: Cache) -> Laid:
    """How to ask; all but the warm one are only asked to list."""
    where, code = ("--registers", str(own.registers)), own.code
    now = ("--as-of", _DAY, *where)
    reference = own.held.chosen.reference
    bare = ("--no-cache",) if cache is Cache.NONE else ()
    commands: dict[Question, Command] = {
        Question.UNIT: lambda _: (*GIAOBAN, "list", "--unit", code, "--as", "lead", *now, *bare),
        Question.OVERDUE: lambda _: (*GIAOBAN, "overdue", *now),
        Question.SUMMARY: lambda _: (*GIAOBAN, "status", *now),
        Question.UPDATE: lambda number: (
            *(*GIAOBAN, "update", reference, "progress", "-n", f"dot-{number}", "-d", _DAY, "-u", code),
            *where,
        ),
        Question.CARD: lambda _: (*GIAOBAN, "status", "--unit", code, *now),
        Question.REPORT: lambda _: (*GIAOBAN, "report", "--year", "2009", *where),
    }
    kept = folder / "cache"
    path = own.registers / f"{reference.partition('/')[0].lower()}.yaml"
    return Laid(
        folder=folder,
        commands=commands if cache is Cache.WARM else {Question.UNIT: commands[Question.UNIT]},
        variables={"GIAOBAN_CACHE": str(kept), "XDG_STATE_HOME": str(folder / "state")},
        wrote=lambda number: f"dot-{number}" in path.read_text(encoding="utf-8"),
        proofs={
            Question.UNIT: lambda output: len(set(REFERENCE.findall(output))) == own.held.expected(Question.UNIT),
            Question.SUMMARY: lambda output: own.units <= {line.partition("\t")[0] for line in output.splitlines()},
            Question.CARD: lambda output: len(set(REFERENCE.findall(output))) >= own.held.expected(Question.UNIT),
            Question.REPORT: lambda output: all(name in output for name in own.units),
        },
        forgets=kept if cache is Cache.FIRST else None,
    )
