"""What reading costs: `giaoban check` on a register of 1,000 tasks, beside the same on one without tasks.

Run by `make bench`. The aim is under 0.5 s of CPU for the whole command, start included; the difference of the two is
the price of the tasks themselves. The tasks are made up, by a seed: this office exists nowhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import GIAOBAN, circumstances, medians

AIM = 0.5
SEED = 2009
UNITS = tuple((f"DV{number:02}", f"Đơn vị số {number:02} (số liệu minh họa)") for number in range(1, 25))
SUBJECTS = ("dạy nghề", "việc làm", "người có công", "bảo trợ xã hội", "an toàn lao động", "bình đẳng giới")
ISSUED = dt.date(2009, 8, 6)
CLOSES = ((9, 30), (10, 31), (11, 30), (12, 31))

UNIT = """\
  - code: {code}
    name: {name}
    aliases:
      - Phòng {code}
    kind: unit
    order: {order}
"""

HEAD = """\
format: 1
id: {name}
title: Sổ đo tốc độ đọc (số liệu minh họa)
document:
  type: Kết luận
  number: 1/KL-MH
  date: 2009-08-06
  meeting: 2009-07-30
  issuer: Cơ quan minh họa
  text: sources/{name}.md
groups:
  - id: "1"
    title: Nhóm nhiệm vụ minh họa
    clause: Mục 2
"""

TASK = """\
  - id: "1.{number}"
    group: "1"
    title: Xây dựng đề án {number} về {subject}
    lead:
      - {lead}
    cooperating:
      - {cooperating}
    kind: one-off
    deadline: 2009-{month:02}
    deadline_text: trong tháng {month} năm 2009
    product: Đề án {number}
    source:
      clause: Mục 2
      quote: >-
        {quote}
"""

EVENT = """\
      - date: {day}
        event: {kind}
        unit: {unit}
        recorded: {day}
"""


@dataclass(frozen=True, slots=True)
class Duty:
    """One made-up task: its YAML, and the sentence of the text that assigns it."""

    yaml: str
    quote: str


def duty(number: int, chance: random.Random) -> Duty:
    """The task of that number, with up to four events."""
    (lead_code, lead), (_, cooperating) = chance.sample(UNITS, 2)
    subject = chance.choice(SUBJECTS)
    month, last = chance.choice(CLOSES)
    quote = (
        f"{lead} chủ trì, phối hợp với {cooperating} xây dựng đề án {number} về {subject}, "
        f"hoàn thành trong tháng {month} năm 2009."
    )
    task = TASK.format(number=number, subject=subject, lead=lead, cooperating=cooperating, month=month, quote=quote)
    events = _events(lead_code, dt.date(2009, month, last), chance)
    return Duty("".join((task, "    events:\n" if events else "", *events)), quote)


def _events(unit: str, due: dt.date, chance: random.Random) -> list[str]:
    """Reports of progress in the order of their days, and completion for about half of the tasks."""
    days = sorted(ISSUED + dt.timedelta(days=day) for day in chance.sample(range(1, 90), chance.randrange(4)))
    events = [
        EVENT.format(day=day, kind="progress", unit=unit) + f"        percent: {20 * number}\n"
        for number, day in enumerate(days, start=1)
    ]
    if chance.random() < 0.5:  # noqa: PLR2004 - half of them
        day = max([*days, due + dt.timedelta(days=chance.randrange(-20, 20))])
        events.append(
            EVENT.format(day=day, kind="done", unit=unit) + f"        document: {chance.randrange(999)}/BC-MH\n"
        )
    return events


def workspace(folder: Path, tasks: int) -> Path:
    """A folder of registers with one register of so many tasks, its text and the list of units."""
    name = f"MH-{tasks}"
    chance = random.Random(SEED)  # noqa: S311 - made-up tasks, the same ones in each run
    duties = [duty(number, chance) for number in range(1, tasks + 1)]
    registers = folder / name / "registers"
    (registers / "sources").mkdir(parents=True)
    units = (UNIT.format(code=code, name=title, order=order) for order, (code, title) in enumerate(UNITS, start=1))
    (registers / "don-vi.yaml").write_text("".join(("units:\n", *units)), encoding="utf-8", newline="\n")
    body = (HEAD.format(name=name), "tasks:\n" if duties else "", *(each.yaml for each in duties))
    (registers / f"{name}.yaml").write_text("".join(body), encoding="utf-8", newline="\n")
    text = "\n\n".join(("# Kết luận (số liệu minh họa)", "Mục 2", *(each.quote for each in duties)))
    (registers / "sources" / f"{name}.md").write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return registers


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (default: %(default)s)")
    parser.add_argument("--tasks", type=int, default=1000, help="tasks in the register (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="write the registers into this folder, and measure nothing")
    arguments = parser.parse_args()
    tasks: int = arguments.tasks
    if arguments.keep:
        print(workspace(arguments.keep, tasks))
        return
    with tempfile.TemporaryDirectory(prefix="giaoban-read-") as temporary:
        folder = Path(temporary)
        commands = {
            f"{count:,} tasks": (*GIAOBAN, "check", "--registers", str(workspace(folder, count)))
            for count in (0, tasks)
        }
        seconds = medians(commands, folder, arguments.rounds)
    print(circumstances(arguments.rounds))
    print("\ngiaoban check, without a cache")
    for name, spent in seconds.items():
        print(f"{name:>14} {spent:>8.3f}")
    empty, full = seconds.values()
    if full > empty:
        print(f"{'the tasks':>14} {full - empty:>8.3f}   {tasks / (full - empty):,.0f} tasks a second")
    if tasks == parser.get_default("tasks"):
        print(f"aim: the whole command under {AIM} s for {tasks:,} tasks: {'met' if full < AIM else 'not met'}")


if __name__ == "__main__":
    main()
