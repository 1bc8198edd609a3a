"""Todoman: the first unit is a list, a task an iCalendar file in its folder. It asks the clock what is due."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from rivals.rival import GIVEN, Laid, Question, Rival, told

if TYPE_CHECKING:
    from pathlib import Path

    from rivals.rival import Item, Set

_SETTINGS = """\
path = {lists!r}
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = {unit!r}
cache_path = {cache!r}
"""


def _lines(item: Item, number: int) -> list[str]:
    begun = f"{GIVEN:%Y%m%d}T000000Z"
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//benchmark//",
        "BEGIN:VTODO",
        f"UID:task-{number}",
        f"DTSTAMP:{begun}",
        f"CREATED:{begun}",
        f"SUMMARY:{_escaped(item.text)}",
        f"CATEGORIES:{','.join(part.unit for part in item.parts)}",
        f"DESCRIPTION:{_escaped(chr(10).join([item.quote, *(f'{date} {words}' for date, words in item.notes)]))}",
        *([f"DUE;VALUE=DATE:{item.due:%Y%m%d}"] if item.due else []),
        f"STATUS:{'COMPLETED' if item.done else 'NEEDS-ACTION'}",
        *([f"COMPLETED:{item.due or GIVEN:%Y%m%d}T000000Z", "PERCENT-COMPLETE:100"] if item.done else []),
        "END:VTODO",
        "END:VCALENDAR",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _lay(folder: Path, held: Set) -> Laid:
    lists, settings = folder / "lists", folder / "todoman.py"
    for unit in {item.unit for item in held.items}:
        (lists / unit).mkdir(parents=True)
    for number, item in enumerate(held.items):
        path = lists / item.unit / f"task-{number}.ics"
        path.write_text("\r\n".join(_lines(item, number)) + "\r\n", encoding="utf-8", newline="")
    chosen = lists / held.unit / f"task-{held.items.index(held.chosen)}.ics"
    written = _SETTINGS.format(lists=f"{lists}/*", unit=held.unit, cache=str(folder / "cache.sqlite"))
    settings.write_text(written, encoding="utf-8")
    ask = ("todo", "--config", str(settings))
    listed = subprocess.run((*ask, "--porcelain", "list", held.unit), check=True, capture_output=True)
    identifier = _identifier(listed.stdout.decode(), held.chosen)
    unfinished = sum(not item.done for item in held.items)
    return Laid(
        folder=folder,
        commands={
            Question.UNIT: lambda _: (*ask, "list", "--status", "ANY", held.unit),
            Question.OVERDUE: lambda _: (*ask, "list", "--due", "0"),
            Question.UPDATE: lambda number: (*ask, "edit", identifier, "--location", f"dot-{number}"),
        },
        # todos without a day are due too, as todoman sees it
        proofs={
            Question.UNIT: lambda output: told(Question.UNIT, output) == held.led_first,
            Question.OVERDUE: lambda output: told(Question.OVERDUE, output) == unfinished,
        },
        wrote=lambda number: f"dot-{number}" in chosen.read_text(encoding="utf-8"),
    )


def _identifier(listed: str, wanted: Item) -> str:
    """The number todoman gave the task."""
    return next(str(one["id"]) for one in json.loads(listed) if one["summary"].startswith(f"{wanted.reference} "))


TODOMAN = Rival(name="todoman", programs=("todo",), version=("todo", "--version"), lay=_lay)
