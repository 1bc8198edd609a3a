"""Taskwarrior: the first unit is the project, every unit a tag, each event an annotation; its own import writes it."""

from __future__ import annotations

import json
import subprocess
import uuid
from typing import TYPE_CHECKING

from rivals.rival import AS_OF, GIVEN, Laid, Question, Rival

if TYPE_CHECKING:
    from pathlib import Path

    from rivals.rival import Item, Set

_SETTINGS = "data.location={}\nuda.quote.type=string\nconfirmation=no\nverbose=nothing\nhooks=off\ndefaultwidth=200\n"


def _identifier(item: Item) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, item.reference))


def _task(item: Item) -> dict[str, object]:
    task: dict[str, object] = {
        "uuid": _identifier(item),
        "description": item.text,
        "project": item.unit,
        "tags": [part.unit for part in item.parts],
        "quote": item.quote,
        "annotations": [
            {"entry": f"{date:%Y%m%d}T0000{second:02}Z", "description": words}
            for second, (date, words) in enumerate(item.notes)
        ],
        "status": "completed" if item.done else "pending",
        "entry": f"{GIVEN:%Y%m%d}T000000Z",
    }
    if item.due:
        task["due"] = f"{item.due:%Y%m%d}T000000Z"
    if item.done:
        task["end"] = f"{item.due or AS_OF:%Y%m%d}T000000Z"
    return task


def _lay(folder: Path, held: Set) -> Laid:
    settings, tasks = folder / "taskrc", folder / "tasks.json"
    settings.write_text(_SETTINGS.format(folder / "data"), encoding="utf-8")
    tasks.write_text(json.dumps([_task(item) for item in held.items], ensure_ascii=False), encoding="utf-8")
    ask = ("task", f"rc:{settings}")
    subprocess.run((*ask, "import", str(tasks)), check=True, capture_output=True)
    # the first question after an import moves what is done to a file of its own: that is no part of any answer
    subprocess.run((*ask, "list"), check=True, capture_output=True)
    chosen = _identifier(held.chosen)

    def wrote(number: int) -> bool:
        found = subprocess.run((*ask, chosen, "export"), check=True, capture_output=True)
        return f"dot-{number}" in found.stdout.decode()

    return Laid(
        folder=folder,
        commands={
            Question.UNIT: lambda _: (*ask, f"+{held.unit}", "all"),
            Question.OVERDUE: lambda _: (*ask, "status:pending", f"due.before:{AS_OF}", "list"),
            Question.SUMMARY: lambda _: (*ask, "rc.summary.all.projects=1", "summary"),
            Question.UPDATE: lambda number: (*ask, chosen, "annotate", f"dot-{number}"),
        },
        wrote=wrote,
    )


TASKWARRIOR = Rival(name="Taskwarrior", programs=("task",), version=("task", "--version"), lay=_lay)
