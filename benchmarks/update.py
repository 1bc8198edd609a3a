"""What one update costs: in a register of 1,000 tasks, beside reading and checking that file. The aim is at most 3x.

Run by `make bench`. In one process, imports left out: reading the folder and checking it, against the whole update
(reading, planning, writing, reading again). As whole processes: `giaoban update` against `giaoban list --no-cache`,
both with their start.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import io
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import generate
from measure import GIAOBAN, circumstances, median_of, spent

if TYPE_CHECKING:
    from collections.abc import Callable

    from measure import Spent

AIM = 3.0
_DAY = dt.date(2010, 1, 15)


def spans(registers: Path, copy: Path, reference: str, rounds: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Median seconds of CPU and of the clock, in this process: of reading and checking, and of one update.

    What is read is a copy, other by a line each time: a file that was just read to the byte is not read again.
    """
    from giaoban import check  # noqa: PLC0415 - what it imports is no part of what is measured
    from giaoban.cli.typed import Typed  # noqa: PLC0415 - as above
    from giaoban.cli.update import update  # noqa: PLC0415 - as above
    from giaoban.cli.writing import Writing, load  # noqa: PLC0415 - as above
    from giaoban.store import folder  # noqa: PLC0415 - as above

    load()
    (register,) = copy.glob("gb-*.yaml")

    def read() -> None:
        check.refuse_errors(folder.read(copy))

    def write() -> None:
        typed = Typed(words=[reference, "progress"], date=_DAY.isoformat(), note="đo tốc độ")
        with contextlib.redirect_stdout(io.StringIO()):
            update(typed=typed, writing=Writing(registers=registers))

    reading, writing = [], []
    for turn in range(rounds + 1):
        with register.open("a", encoding="utf-8") as file:
            file.write(f"# {turn}\n")
        both = _timed(read), _timed(write)
        if turn:
            reading.append(both[0])
            writing.append(both[1])
    return _medians(reading), _medians(writing)


def _timed(job: Callable[[], None]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    job()
    return time.process_time() - cpu, time.perf_counter() - wall


def _medians(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(cpu for cpu, _ in runs), statistics.median(wall for _, wall in runs)


def chosen(registers: Path) -> str:
    """A task in the middle of the register that one unit does and that progress can be reported of."""
    from giaoban.cli.question import Question  # noqa: PLC0415 - before anything is measured

    tracked = Question(registers=registers, as_of=_DAY.isoformat()).frame().tracked
    able = [one.task.id for one in tracked if one.standing.bucket.is_open and len(one.standing.threads) == 1]
    return able[len(able) // 2]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (default: %(default)s)")
    parser.add_argument("--tasks", type=int, default=1000, help="tasks in the register (default: %(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="giaoban-update-") as temporary:
        folder = Path(temporary)
        # journal and cache go to the folder too, not among the user's own
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        os.environ["GIAOBAN_CACHE"] = str(folder / "cache")
        registers = generate.write(folder, arguments.tasks, files=1)
        reference = chosen(registers)
        copy = generate.write(folder / "copy", arguments.tasks, files=1)
        reading, writing = spans(registers, copy, reference, arguments.rounds)
        where = ("--registers", str(registers))
        commands = {
            "giaoban list --no-cache": (*GIAOBAN, "list", "--no-cache", *where),
            "giaoban update": (*GIAOBAN, "update", reference, "progress", "-n", "đo", "-d", _DAY.isoformat(), *where),
        }
        runs: dict[str, list[Spent]] = {name: [] for name in commands}
        for turn in range(arguments.rounds + 1):
            for name, command in commands.items():
                cost = spent(command, folder)
                if turn:
                    runs[name].append(cost)
    print(circumstances(arguments.rounds))
    print(f"\none update in a register of {arguments.tasks:,} tasks\n{'':<34}{'CPU':>8}{'clock':>8}{'ratio':>8}")
    print(f"{'in one process: read and check':<34}{reading[0]:>8.3f}{reading[1]:>8.3f}")
    ratio = writing[0] / reading[0]
    aim = f"   aim: <= {AIM:g}x: {'met' if ratio <= AIM else 'not met'}"
    print(f"{'in one process: update':<34}{writing[0]:>8.3f}{writing[1]:>8.3f}{ratio:>7.2f}x{aim}")
    listed, updated = (median_of(runs[name]) for name in commands)
    print(f"{'giaoban list --no-cache':<34}{listed.cpu:>8.3f}{listed.wall:>8.3f}")
    print(f"{'giaoban update':<34}{updated.cpu:>8.3f}{updated.wall:>8.3f}{updated.cpu / listed.cpu:>7.2f}x")


if __name__ == "__main__":
    main()
