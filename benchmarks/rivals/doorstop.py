"""Doorstop: the first unit is a document, a task an item of it in its own file. It knows neither deadlines nor sums."""

from __future__ import annotations

import subprocess
from collections import Counter
from typing import TYPE_CHECKING

from rivals.rival import Laid, Question, Rival, told

if TYPE_CHECKING:
    from pathlib import Path

    from rivals.rival import Item, Set

_DOCUMENT = "settings:\n  digits: 6\n  itemformat: yaml\n  prefix: {}\n  sep: '-'\n{}"
_ITEM = """\
active: true
derived: false
header: ''
level: 1.{number}
links: []
normative: true
ref: ''
reviewed: null
text: |
  {text}
"""


def _text(item: Item) -> list[str]:
    return [item.text, "", item.quote, *(f"{date} {words}" for date, words in item.notes)]


def _lay(folder: Path, held: Set) -> Laid:
    git = ("git", "init", "--quiet", str(folder))
    subprocess.run(git, check=True, capture_output=True)
    units = sorted({item.unit for item in held.items})
    for unit in units:
        (folder / unit).mkdir()
        # one document is the root of the tree, the others stand below it
        parent = "" if unit == units[0] else f"  parent: {units[0]}\n"
        (folder / unit / ".doorstop.yml").write_text(_DOCUMENT.format(unit, parent), encoding="utf-8")
    numbers: Counter[str] = Counter()
    for item in held.items:
        numbers[item.unit] += 1
        number = numbers[item.unit]
        text = _ITEM.format(number=number, text="\n  ".join(_text(item)))
        (folder / item.unit / f"{item.unit}-{number:06}.yml").write_text(text, encoding="utf-8")
    first, second = f"{held.unit}-000001", f"{held.unit}-000002"
    path = folder / held.unit / f"{first}.yml"
    return Laid(
        folder=folder,
        commands={
            Question.UNIT: lambda _: ("doorstop", "publish", held.unit),
            Question.UPDATE: lambda number: ("doorstop", "link" if number % 2 else "unlink", first, second),
        },
        proofs={Question.UNIT: lambda output: told(Question.UNIT, output) == held.led_first},
        wrote=lambda number: (second in path.read_text(encoding="utf-8")) == bool(number % 2),
    )


DOORSTOP = Rival(name="Doorstop", programs=("doorstop", "git"), version=("doorstop", "--version"), lay=_lay)
