"""What a workbook of 20,000 tasks costs: to make it, to keep it, and to read it back in.

The tasks are those of `read.py`. Seconds are CPU seconds of this one process, median of a few rounds; memory is the
most the process had, for which each figure is taken in a process of its own.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import circumstances
from read import workspace

TASKS = 20_000
ROUNDS = 3
DAY = "30/9/2009"


def work(job: str, registers: Path, file: Path) -> tuple[float, int]:
    """CPU seconds of a job on the registers, and the bytes of its file."""
    from giaoban.cli.folder import read_folder  # noqa: PLC0415 - what is measured is what stands between the two clocks
    from giaoban.cli.question import Question, today  # noqa: PLC0415 - what is measured is what stands between the two clocks
    from giaoban.exchange import comma, ics, xlsx  # noqa: PLC0415
    from giaoban.exchange.incoming import incoming, read  # noqa: PLC0415
    from giaoban.query import Sort  # noqa: PLC0415
    from giaoban.report.lists import task_list, task_page  # noqa: PLC0415

    whole = read_folder(registers, None)
    frame = Question(registers=registers, as_of=DAY).frame(whole)
    data = file.read_bytes() if job == "import" else b""
    start = time.process_time()
    match job:
        case "xlsx":
            file.write_bytes(xlsx.book(frame))
        case "csv":
            file.write_text(comma.table(task_page(frame, task_list(frame, Sort.REGISTER))), encoding="utf-8")
        case "ics":
            file.write_bytes(ics.calendar(frame))
        case _:
            found = incoming(whole, read(str(file), data), today=today(), recorded=today(), force=False)
            if found.edits:
                sys.exit("a workbook nobody edited changes something")
    return time.process_time() - start, file.stat().st_size


def main() -> None:
    """Print one line for each job."""
    if len(sys.argv) > 1:
        job, registers, file = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
        seconds, size = work(job, registers, file)
        print(seconds, size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        return
    print(circumstances(ROUNDS))
    print(f"{TASKS:,} tasks in one register; reading it is not counted\n")
    print(f"{'job':<28}{'seconds':>9}{'MB':>8}{'memory MB':>11}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        registers = workspace(folder, TASKS)
        for job, ending, words in (
            ("xlsx", "xlsx", "workbook"),
            ("import", "xlsx", "import it back, unedited"),
            ("csv", "csv", "CSV of the list"),
            ("ics", "ics", "calendar"),
        ):
            file = folder / f"nhiem-vu.{ending}"
            command = [sys.executable, __file__, job, str(registers), str(file)]
            runs = [
                subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ).stdout.split()
                for _ in range(ROUNDS)
            ]
            seconds = statistics.median(float(run[0]) for run in runs)
            size, memory = int(runs[-1][1]), max(int(run[2]) for run in runs)
            print(f"{words:<28}{seconds:>9.1f}{size / 1e6:>8.1f}{memory / 1e3:>11.0f}", flush=True)


if __name__ == "__main__":
    main()
