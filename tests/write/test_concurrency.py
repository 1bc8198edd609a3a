"""Eight writers at once, and a reader who never waits for them and never sees half a file."""

from __future__ import annotations

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.write.conftest import Desk, Figures

IS_SOAK = os.environ.get("GIAOBAN_SOAK") == "1"
WRITERS = 8
UPDATES = 50 if IS_SOAK else 2
TARGETS = (("1.1",), ("1.2", "-u", "PC"), ("1.1", "2.1"), ("2.1",))


def _target(writer: int, number: int) -> tuple[str, ...]:
    """What an update is about: each writer begins with another, so that a few updates are of all kinds."""
    return TARGETS[(writer + number) % len(TARGETS)]


def _write(desk: Desk, writer: int) -> list[tuple[int, bytes]]:
    """One writer's updates, one after the other; the exit code and complaints of those that failed."""
    failed = []
    for number in range(UPDATES):
        ids = [word for word in _target(writer, number) if word[0].isdigit()]
        unit = [word for word in _target(writer, number) if not word[0].isdigit()]
        process = desk.start("update", *ids, "note", *unit, "-n", f"người {writer} lần {number}", "-d", "2009-08-21")
        _, said = process.communicate()
        if process.returncode:
            failed.append((process.returncode, said))
    return failed


def _read(desk: Desk, stop: threading.Event) -> list[tuple[int, bytes]]:
    """What a reader gets, again and again until the writers are done."""
    seen = []
    while not stop.is_set():
        process = desk.start("list", "--json")
        out, _ = process.communicate()
        seen.append((process.returncode, out))
    return seen


def _notes(desk: Desk) -> list[tuple[str, str]]:
    """Every note with its task, in no order."""
    listed = desk.run("log", "--json")
    assert listed.exit_code == 0, listed.stderr
    rows = [(row["id"], row["entry"].get("note")) for row in json.loads(listed.stdout)["data"]]
    return sorted((task, note) for task, note in rows if note)


def test_nothing_is_lost_and_readers_see_whole_files(desk: Desk, figures: Figures) -> None:
    stop, begun = threading.Event(), time.monotonic()
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reader = pool.submit(_read, desk, stop)
        writers = [pool.submit(_write, desk, writer) for writer in range(WRITERS)]
        failed = [failure for writer in writers for failure in writer.result()]
        stop.set()
        seen = reader.result()
    seconds = time.monotonic() - begun

    assert failed == []
    entered = [
        (word, f"người {writer} lần {number}")
        for writer in range(WRITERS)
        for number in range(UPDATES)
        for word in _target(writer, number)
        if word[0].isdigit()
    ]
    assert _notes(desk) == sorted([*entered, ("1.1", "đã nhận văn bản")])
    assert desk.leftovers() == []
    assert [code for code, _ in seen if code] == []
    assert {json.loads(out)["count"] for _, out in seen} == {3}
    assert len(desk.journal.records()) == min(200, WRITERS * UPDATES)
    figures(
        f"{WRITERS} processes at once",
        f"{WRITERS * UPDATES:,} updates in {seconds:.0f} s",
        f"all {WRITERS * UPDATES:,} there, 0 refused; {len(seen):,} reads meanwhile, 0 of half a file",
    )
