"""Synthetic registers of any size: made up by a seed, the same bytes each time, nothing for `giaoban check` to refuse.

    python benchmarks/generate.py 10000 FOLDER

writes FOLDER/registers with the list of 40 units, the office, and one register beside the text of its document for
about 35 tasks: 100,000 tasks are some 2,900 files over five years. Events end with `happenings.LAST_DAY`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import happenings
import wording
from giaoban.dates import Deadline
from happenings import Given

if TYPE_CHECKING:
    from happenings import Happening

SEED = 2009
TASKS_OF_A_FILE = 35
FIRST_DAY = dt.date(2005, 1, 6)
_SPAN = (dt.date(2009, 12, 10) - FIRST_DAY).days
_OFFICE = """\
body: BỘ MINH HỌA
office: VĂN PHÒNG
symbol: BMH-VP
report_symbol: BC-BMH
place: Hà Nội
signer_title: CHÁNH VĂN PHÒNG
authority: TL. BỘ TRƯỞNG
addressee: Bộ trưởng
own_unit: VP
due_soon_days: 7
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Who is to do a task: the units as lead, those who cooperate, and those who watch it."""

    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    monitoring: tuple[str, ...]


def write(folder: Path, tasks: int, *, seed: int = SEED, files: int | None = None) -> Path:
    """Write the registers of so many tasks into `folder`, which is made; gives the folder of registers."""
    registers = folder / "registers"
    (registers / "sources").mkdir(parents=True)
    _write(registers / "don-vi.yaml", _unit_list())
    _write(registers / "co-quan.yaml", _OFFICE)
    count = files or max(1, round(tasks / TASKS_OF_A_FILE))
    for number in range(count):
        share = tasks * (number + 1) // count - tasks * number // count
        date = FIRST_DAY + dt.timedelta(days=_SPAN * (2 * number + 1) // (2 * count))
        name = f"GB-{date.year}-{number + 1:04}"
        sheet, text = _register(name, date, share, random.Random(f"{seed}/{number}"))  # noqa: S311 - no secret
        _write(registers / f"{name.lower()}.yaml", sheet)
        _write(registers / "sources" / f"{name.lower()}.md", text)
    return registers


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _unit_list() -> str:
    lines = ["units:"]
    for order, (code, name) in enumerate(wording.UNITS, start=1):
        lines += [f"  - code: {code}", f'    name: "{name}"', "    aliases:", f"      - Đơn vị {code}"]
        lines += ["    kind: unit", f"    order: {10 * order}", "    member_of:", f"      - {wording.ALL_UNITS}"]
    for order, (code, name, kind) in enumerate(wording.GROUPS, start=1):
        lines += [f"  - code: {code}", f'    name: "{name}"', f"    kind: {kind}", f"    order: {1000 * order}"]
    return _lines(lines)


def _lines(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _register(name: str, date: dt.date, tasks: int, chance: random.Random) -> tuple[str, str]:
    """A register and the text of its document."""
    acceptance = chance.random() < 1 / 4
    meeting = date - dt.timedelta(days=chance.randint(2, 9))
    lines = [
        "format: 1",
        f"id: {name}",
        f"title: Kết luận giao ban ngày {meeting:%d/%m/%Y} (số liệu minh họa)",
        "demonstration: true",
        "document:",
        "  type: Kết luận",
        f"  number: {name[-4:]}/KL-BMH",
        f"  date: {date}",
        f"  meeting: {meeting}",
        "  issuer: Bộ Minh họa",
        f"  text: sources/{name.lower()}.md",
        f"acceptance: {str(acceptance).lower()}",
        "groups:",
    ]
    for number, title in enumerate(wording.SECTIONS, start=1):
        lines += [f'  - id: "{number}"', f"    title: {title}", f"    clause: Mục {number}"]
    quotes: list[list[str]] = [[] for _ in wording.SECTIONS]
    proposals = _proposals(date, quotes, chance) if tasks else []
    body = []
    for place in range(tasks):
        group = place * len(wording.SECTIONS) // tasks
        body += _task(f"{group + 1}.{place + 1}", date, quotes[group], chance, acceptance=acceptance)
    lines += [*(["proposals:", *proposals] if proposals else []), *(["tasks:", *body] if body else [])]
    text = [f"# Kết luận số {name[-4:]}/KL-BMH (số liệu minh họa)"]
    for number, title in enumerate(wording.SECTIONS, start=1):
        text += [f"## {number}. {title}", *quotes[number - 1]]
    return _lines(lines), "\n\n".join(text) + "\n"


def _proposals(date: dt.date, quotes: list[list[str]], chance: random.Random) -> list[str]:
    """Up to three proposals of the localities, all of the first group and dealt with by its first task."""
    lines = []
    for letter in "abc"[: chance.randrange(4)]:
        said = chance.choice(wording.PROPOSALS).format(chance.choice(wording.FIELDS))
        quotes[0].append(f"Các địa phương kiến nghị: {said}.")
        lines += [f'  - id: "1.{letter}"', '    group: "1"', f"    text: {said}", f"    quote: {said}", "    tasks:"]
        lines += ['      - "1.1"', "    units:", f"      - {chance.choice(wording.UNITS)[0]}"]
        day = date + dt.timedelta(days=chance.randint(5, 60))
        if chance.random() < 1 / 2 and day <= happenings.LAST_DAY:
            outcome = chance.choice(("resolved", "studying", "not-possible"))
            lines += ["    events:", f"      - date: {day}", "        event: answered", f"        outcome: {outcome}"]
            lines += [f"        document: {chance.randint(1, 999)}/TL-BMH", f"        recorded: {day}"]
    return lines


def _task(number: str, date: dt.date, quotes: list[str], chance: random.Random, *, acceptance: bool) -> list[str]:
    """The lines of a task; its sentence is added to `quotes`."""
    field = chance.choice(wording.FIELDS)
    order = _order(chance)
    (kind,) = chance.choices(("one-off", "standing", "recurring"), (90, 6, 4))
    due = _due(date, chance) if kind == "one-off" else None
    if kind == "one-off":
        pattern, product = chance.choice(wording.TITLES)
    else:
        pattern, product = chance.choice(wording.DUTIES), ""
    title = pattern.format(field)
    quote = _sentence(number, order, title, due)
    quotes.append(quote)
    lines = [f'  - id: "{number}"', f'    group: "{number.partition(".")[0]}"', f"    title: {title}"]
    lines += _units("lead", order.lead)
    lines += ["    joint: true"] if len(order.lead) > 1 else []
    lines += [*_units("cooperating", order.cooperating), *_units("monitoring", order.monitoring), f"    kind: {kind}"]
    lines += ["    recurs: quarter"] if kind == "recurring" else []
    if due:
        lines += [f"    deadline: {due.value}", f"    deadline_text: {_words(due)}"]
    lines += [f"    product: {product}"] if product and chance.random() < 4 / 5 else []
    lines += ["    priority: true"] if chance.random() < 1 / 8 else []
    lines += ["    source:", f"      clause: Mục {number.partition('.')[0]}", "      quote: >-", f"        {quote}"]
    given = [
        Given(unit=code, assigned=date, due=due.end if due else None, acceptance=acceptance)
        for code in order.lead
        if code != wording.CONCERNED
    ]
    return [*lines, *_events(_story(kind, order, given, chance), chance)]


def _order(chance: random.Random) -> _Order:
    """One lead for most tasks, several for one in eight, now and then a group."""
    (count,) = chance.choices((1, 2, 3, 4), (84, 8, 5, 3))
    named = [code for code, _ in chance.sample(wording.UNITS, count + 3)]
    lead, others = named[:count], named[count:]
    drawn = chance.random()
    if drawn < 0.03:  # noqa: PLR2004 - three tasks in a hundred are ordered of all
        return _Order(lead=(chance.choice((wording.ALL_UNITS, wording.ALL_PROVINCES)),), cooperating=(), monitoring=())
    if drawn < 0.06:  # noqa: PLR2004 - and as many of a unit and "those concerned"
        return _Order(lead=(lead[0], wording.CONCERNED), cooperating=(), monitoring=())
    (helping,) = chance.choices((0, 1, 2), (40, 40, 20))
    watching = others[2:] if chance.random() < 1 / 6 else []
    return _Order(lead=tuple(lead), cooperating=tuple(others[:helping]), monitoring=tuple(watching))


_SHAPES = {
    "{0:%Y-%m-%d}": 36,
    "{0:%Y-%m}": 22,
    "{0:%Y}-Q{1}": 10,
    "{0:%Y}-H{2}": 6,
    "{0:%Y}-9T": 3,
    "{0:%Y}": 8,
    "": 15,
}
"""How a deadline is spelled, from a day, its quarter and its half-year; and how many tasks in a hundred have such."""


def _due(date: dt.date, chance: random.Random) -> Deadline | None:
    """A deadline of one of the shapes there are, not before `date`; none for one task in seven."""
    (shape,) = chance.choices(tuple(_SHAPES), tuple(_SHAPES.values()))
    if not shape:
        return None
    ahead = date + dt.timedelta(days=chance.randint(10, 150))
    due = Deadline.parse(shape.format(ahead, (ahead.month + 2) // 3, (ahead.month + 5) // 6))
    return due if due.end >= date else Deadline.parse(f"{ahead}")


def _sentence(number: str, order: _Order, title: str, due: Deadline | None) -> str:
    """What the document says, with the task's number so that no two sentences are alike."""
    names = ", ".join(wording.NAMES[code] for code in order.lead)
    helping = ", phối hợp với " + ", ".join(wording.NAMES[code] for code in order.cooperating)
    head = f"{names} {'cùng thực hiện' if len(order.lead) > 1 else 'chủ trì'}{helping if order.cooperating else ''}"
    tail = f", hoàn thành {_words(due)}" if due else ""
    return f"{head} việc {number}, {title[0].lower()}{title[1:]}{tail}."


def _words(due: Deadline) -> str:
    """The deadline as a conclusion writes it."""
    return due.words if due.period else f"trước {due.words}"


def _units(role: str, codes: tuple[str, ...]) -> list[str]:
    return [f"    {role}:", *(f'      - "{wording.NAMES[code]}"' for code in codes)] if codes else []


def _story(kind: str, order: _Order, given: list[Given], chance: random.Random) -> list[Happening]:
    if kind == "standing":
        return happenings.standing(given[0], chance)
    if kind == "recurring":
        return happenings.recurring(given[0], chance)
    if wording.CONCERNED in order.lead:
        return happenings.named_later(given[0], chance)
    if len(given) > 1:
        return happenings.joint(given, chance)
    return happenings.one_off(given[0], chance)


def _events(told: list[Happening], chance: random.Random) -> list[str]:
    """The lines of the events; each was entered on its day or up to three days after it."""
    lines = ["    events:"] if told else []
    for happening in told:
        entered = happening.day + dt.timedelta(days=chance.choice((0, 0, 0, 1, 3)))
        lines += [
            f"      - date: {happening.day}",
            f"        event: {happening.kind}",
            f"        unit: {happening.unit}",
        ]
        lines += [*(f"        {key}" for key in happening.keys), f"        recorded: {entered}"]
    return lines


def main() -> None:
    """Write what was asked for, and say where."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", type=int, help="how many tasks")
    parser.add_argument("folder", type=Path, help="the folder to make; a folder `registers` is made in it")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, another set (default: %(default)s)")
    parser.add_argument("--files", type=int, help=f"how many registers (default: one for {TASKS_OF_A_FILE} tasks)")
    arguments = parser.parse_args()
    print(write(arguments.folder, arguments.tasks, seed=arguments.seed, files=arguments.files))


if __name__ == "__main__":
    main()
