"""What reading costs: `giaoban check` on a register of 1,000 tasks, beside the same on one without tasks.

Run by `make bench`. The aim is under 0.5 s of CPU for the whole command, start included; the difference of the two is
the price of the tasks themselves. Of 10,000 tasks in some 290 files the aim is 5,000 a second, start included.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import generate
from measure import GIAOBAN, circumstances, medians

AIM = 0.5
MANY = 10_000
MANY_A_SECOND = 5_000


def workspace(folder: Path, tasks: int) -> Path:
    """A folder of registers with one register of so many tasks, its text and the list of units."""
    return generate.write(folder / f"MH-{tasks}", tasks, files=1)


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
        folder_of_many = generate.write(folder / "MH-many", MANY)
        whole = medians({"many": (*GIAOBAN, "check", "--registers", str(folder_of_many))}, folder, 3)["many"]
    print(circumstances(arguments.rounds))
    print("\ngiaoban check, without a cache")
    for name, spent in seconds.items():
        print(f"{name:>14} {spent:>8.3f}")
    empty, full = seconds.values()
    if full > empty:
        print(f"{'the tasks':>14} {full - empty:>8.3f}   {tasks / (full - empty):,.0f} tasks a second")
    if tasks == parser.get_default("tasks"):
        print(f"aim: the whole command under {AIM} s for {tasks:,} tasks: {'met' if full < AIM else 'not met'}")
    print(
        f"\n{MANY:>8,} tasks {whole:>8.3f}   {MANY / whole:,.0f} tasks a second: many files, start included, 3 rounds"
    )
    print(f"aim: {MANY_A_SECOND:,} tasks a second: {'met' if MANY / whole >= MANY_A_SECOND else 'not met'}")


if __name__ == "__main__":
    main()
