"""giaoban beside the programs people could take in its place, on the same synthetic set, in one run.

    python benchmarks/compare.py                                # 1,000 and 10,000 tasks
    python benchmarks/compare.py 100 1000 10000 100000          # also how cost grows

Whole processes, medians of interleaved rounds. Each program must really answer: the tasks it names are counted. What
is not installed is said and left out; `--bin` names folders to look for programs in beside those of PATH. The tables
are Markdown in Vietnamese, as docs/toc-do.md has them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import generate
from giaoban.report.counts import number
from measure import FailedError, Spent, circumstances, median_of, spent
from rivals import RIVALS, own
from rivals.own import Cache
from rivals.rival import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from rivals.rival import Laid, Rival, Set

_BASELINE = 'python -c "import typer"'
HEADS = {
    Question.UNIT: "liệt kê một đơn vị",
    Question.OVERDUE: "quá hạn",
    Question.SUMMARY: "tổng hợp",
    Question.UPDATE: "ghi một diễn biến",
    Question.CARD: "phiếu một đơn vị",
    Question.REPORT: "báo cáo năm",
}


@dataclass(slots=True, kw_only=True)
class Contender:
    """One program with the set laid out for it, and what its runs cost so far."""

    name: str
    laid: Laid
    runs: dict[Question, list[Spent]] = field(default_factory=dict)

    def ask(self, question: Question, turn: int) -> None:
        """Run one question once; turn 0 is not counted."""
        if self.laid.forgets is not None:
            shutil.rmtree(self.laid.forgets, ignore_errors=True)
        cost = spent(self.laid.commands[question](turn), self.laid.folder, self.laid.variables)
        if turn:
            self.runs.setdefault(question, []).append(cost)

    def cost(self, question: Question) -> Spent | None:
        """The median of the runs, None where it was not asked."""
        return median_of(self.runs[question]) if question in self.runs else None

    def fault(self, held: Set) -> str:
        """What is wrong with its answers; empty where all are right."""
        for question, command in self.laid.commands.items():
            with tempfile.TemporaryFile() as output:
                spent(command(0), self.laid.folder, self.laid.variables, output)
                output.seek(0)
                fault = self.laid.fault(question, output.read().decode(), held)
            if fault:
                return f"{HEADS[question]}: {fault}"
        return ""


def contenders(folder: Path, tasks: int, found: list[tuple[Rival, str]]) -> tuple[list[Contender], int]:
    """Those that take part, each with the set written for it and proven to answer; and how many files it has."""
    registers = generate.write(folder / "set", tasks)
    mine = own.read(registers, folder)
    taking_part = []
    lays: list[tuple[str, Callable[[Path], Laid]]] = [
        *((cache.value, partial(own.lay, own=mine, cache=cache)) for cache in Cache),
        *((f"{rival.name} {version}", partial(rival.lay, held=mine.held)) for rival, version in found),
    ]
    for name, lay in lays:
        place = folder / re.sub(r"\W", "-", name)
        place.mkdir()
        try:
            contender = Contender(name=name, laid=lay(place))
            fault = contender.fault(mine.held)
        except (FailedError, subprocess.CalledProcessError, StopIteration) as error:
            fault = str(error) or type(error).__name__
        if fault and name == Cache.WARM.value:
            sys.exit(f"{name}: {fault}")
        if fault:
            print(f"{name} không dự: {fault}", file=sys.stderr)
        else:
            taking_part.append(contender)
    return taking_part, sum(1 for _ in registers.glob("gb-*.yaml"))


def measure(tasks: int, rounds: int, found: list[tuple[Rival, str]]) -> tuple[list[Contender], Spent, int]:
    """Everybody's runs in interleaved rounds, and what `import typer` costs beside them."""
    with tempfile.TemporaryDirectory(prefix="giaoban-compare-") as temporary:
        taking_part, files = contenders(Path(temporary), tasks, found)
        start = []
        # the caches are warm: every question was answered once, to be proven
        for turn in range(1, rounds + 1):
            start.append(spent((sys.executable, "-c", "import typer"), Path(temporary)))
            for contender in taking_part:
                for question in contender.laid.commands:
                    contender.ask(question, turn)
                    if question is Question.UPDATE:
                        # what was written is taken in before the next clock runs
                        contender.ask(Question.UNIT, 0)
    return taking_part, median_of(start), files


# --- the tables ------------------------------------------------------------------------------------------------------


def decimal(value: float) -> str:
    """Two digits that mean something: `0,083`, `0,36`, `1,3`, `22`."""
    digits = 3 if value < 0.1 else 2 if value < 1 else 1 if value < 10 else 0  # noqa: PLR2004 - see above
    return f"{value:.{digits}f}".replace(".", ",")


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table, the first of them its head."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"| --- |{' ---: |' * (len(rows[0]) - 1)}", *lines[1:]])


def side_by_side(taking_part: list[Contender]) -> str:
    """A row for each program: CPU and clock, and how many times giaoban's CPU that is."""
    mine = taking_part[0]
    rows = [["chương trình", *HEADS.values()]]
    for contender in taking_part:
        cells = [contender.name]
        for question in HEADS:
            cost, base = contender.cost(question), mine.cost(question)
            cells.append("–" if cost is None else f"{decimal(cost.cpu)} · {decimal(cost.wall)}")
            if cost and base and contender is not mine:
                cells[-1] += f" ({decimal(cost.cpu / base.cpu)}x)"
        rows.append(cells)
    return table(rows)


def growth(measured: list[tuple[int, int, list[Contender], Spent]]) -> str:
    """A row for each size: giaoban's CPU, the card against `import typer`, the reading of all files and its memory.

    Tasks a second are those of a whole process that reads everything and lists one unit.
    """
    rows = [["số nhiệm vụ", "số tệp", *HEADS.values(), *_READING]]
    for tasks, files, taking_part, start in measured:
        by_name = {one.name: one for one in taking_part}

        def cost(cache: Cache, question: Question, by_name: dict[str, Contender] = by_name) -> Spent | None:
            return by_name[cache.value].cost(question) if cache.value in by_name else None

        card, first, bare = (
            cost(cache, question)
            for cache, question in (
                (Cache.WARM, Question.CARD),
                (Cache.FIRST, Question.UNIT),
                (Cache.NONE, Question.UNIT),
            )
        )
        costs = [cost(Cache.WARM, question) for question in HEADS]
        rows.append(
            [
                number(tasks),
                number(files),
                *(decimal(one.cpu) if one else "–" for one in costs),
                f"{decimal(card.cpu / start.cpu)}x" if card else "–",
                decimal(first.cpu) if first else "–",
                decimal(bare.cpu) if bare else "–",
                number(round(tasks / bare.cpu)) if bare else "–",
                f"{number(round(first.memory))} / {number(round(bare.memory))}" if first and bare else "–",
            ]
        )
    return table(rows)


_READING = (
    "phiếu / import typer",
    "lần đầu, lập bản lưu tạm",
    "--no-cache",
    "--no-cache, nhiệm vụ/giây",
    "MB, lần đầu / --no-cache",
)
"""The heads of what `growth` says beside the questions."""


def installed(folders: list[Path]) -> list[tuple[Rival, str]]:
    """The rivals that are there, with their versions; the others are said."""
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])
    found, missing = [], []
    for rival in RIVALS:
        if all(shutil.which(program) for program in rival.programs):
            told = subprocess.run(rival.version, check=False, capture_output=True).stdout.decode()
            version = re.search(r"[0-9]+(?:\.[0-9]+)+", told)
            found.append((rival, version[0] if version else "?"))
        else:
            missing.append(rival.name)
    if missing:
        print(f"Không cài, không đo: {', '.join(missing)}.\n")
    return found


def main() -> None:
    """Measure, print the tables, and put them into the page asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000], help="how many tasks (1000 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default: %(default)s)")
    parser.add_argument("--large-rounds", type=int, default=3, help="rounds from 100,000 tasks on (%(default)s)")
    parser.add_argument("--bin", type=Path, action="append", default=[], help="a folder with programs, as a venv's bin")
    parser.add_argument("--only-giaoban", action="store_true", help="measure nobody else")
    parser.add_argument("--page", type=Path, help="put the tables into this page, between its marks")
    arguments = parser.parse_args()
    found = [] if arguments.only_giaoban else installed(arguments.bin)
    told: list[str] = []

    def tell(text: str) -> None:
        told.append(text)
        print(f"{text}\n", flush=True)

    tell(f"Đo ngày {dt.date.today():%d/%m/%Y}: {circumstances(arguments.rounds).splitlines()[0]}.")  # noqa: DTZ011
    tell(_LEGEND)
    measured = []
    for tasks in arguments.sizes:
        rounds = arguments.large_rounds if tasks >= _LARGE else arguments.rounds
        taking_part, start, files = measure(tasks, rounds, found)
        tell(f"### {number(tasks)} nhiệm vụ, {number(files)} tệp, {rounds} lượt")
        tell(side_by_side(taking_part))
        tell(f"`{_BASELINE}`: {decimal(start.cpu)} · {decimal(start.wall)}")
        measured.append((tasks, files, taking_part, start))
    tell("### Chi phí tăng theo số nhiệm vụ")
    tell(growth(measured))
    if arguments.page:
        renew(arguments.page, "\n\n".join(told))


def renew(page: Path, tables: str) -> None:
    """Put the tables between the marks of the page."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        sys.exit(f"{page} has no {_BEGIN} ... {_END}")
    page.write_text(f"{before}{begin}\n\n{tables}\n\n{end}{after}", encoding="utf-8", newline="\n")


_BEGIN, _END = "<!-- bảng đo -->", "<!-- hết bảng đo -->"
_LEGEND = (
    "Mỗi ô: giây CPU · giây đồng hồ của cả tiến trình, trung vị các lượt xen kẽ; trong ngoặc là số lần CPU của "
    "giaoban. “–”: chương trình không có câu hỏi đó."
)
_LARGE = 100_000

if __name__ == "__main__":
    main()
