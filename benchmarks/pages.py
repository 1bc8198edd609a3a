"""What HTML pages cost on a register of 20,000 tasks: seconds of CPU to make one, its size, and the same as Markdown.

The register is the made-up one of `read.py`. Reading it and counting are not in the figures: they cost the same for
every form of output, and are measured elsewhere. `--keep` writes the pages, to be opened and tried.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli.question import Question
from giaoban.query import Role, Sort, select
from giaoban.render import html, markdown
from giaoban.report.card import card
from giaoban.report.lists import task_list, task_page
from giaoban.report.period import period_report
from giaoban.report.summary import summary
from giaoban.store import shipped
from read import workspace

if TYPE_CHECKING:
    from collections.abc import Callable

UNIT = "VL"


def pages(registers: Path) -> dict[str, Callable[[], str]]:
    """The pages of the third quarter, each made when called."""
    frame = Question(registers=registers, quarter="III", year="2007").frame()
    view = period_report(frame)
    chosen = select(frame.tracked, frame.narrowed)
    counted, own, listed = summary(frame, chosen), card(frame, UNIT), task_list(frame, Sort.REGISTER)
    templates = shipped.templates()
    return {
        "status.html": lambda: html.status(frame, counted),
        "status-unit.html": lambda: html.card(frame, own, Role.ANY),
        "list.html": lambda: html.page(task_page(frame, listed), title="Danh mục nhiệm vụ", marks=frame.marks),
        "list.md": lambda: markdown.page(task_page(frame, listed)),
        "report.html": lambda: html.report(frame, view, templates / "bao-cao.html.j2"),
        "report.md": lambda: markdown.report(frame, view, templates / "bao-cao.md.j2"),
    }


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default: %(default)s)")
    parser.add_argument("--tasks", type=int, default=20_000, help="tasks in the register (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="write the pages into this folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="giaoban-html-") as folder:
        made = pages(workspace(Path(folder), arguments.tasks))
    seconds: dict[str, list[float]] = {name: [] for name in made}
    texts: dict[str, bytes] = {}
    for _ in range(arguments.rounds):
        for name, make in made.items():
            begun = time.process_time()
            texts[name] = make().encode()
            seconds[name].append(time.process_time() - begun)
    print(f"{arguments.tasks:,} tasks; CPU seconds to print a view, median of {arguments.rounds} interleaved rounds")
    print(f"{'':<18}{'seconds':>8}{'MB':>8}{'gzip':>8}")
    for name, text in texts.items():
        packed = len(gzip.compress(text)) / 1e6
        print(f"{name:<18}{statistics.median(seconds[name]):>8.2f}{len(text) / 1e6:>8.2f}{packed:>8.2f}")
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            (arguments.keep / name).write_bytes(text)


if __name__ == "__main__":
    main()
