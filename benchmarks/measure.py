"""CPU seconds of whole processes, as the system counts them: what the user waits for, interpreter and imports included.

CPU time, not the clock: on a shared machine others' work hardly reaches it. Rounds are interleaved, so that a machine
that slows down slows every command alike; a median forgives the odd round, and ratios travel between machines.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GIAOBAN = (sys.executable, str(Path(sys.executable).with_name("giaoban")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one run cost: seconds of CPU (user and system), seconds of the clock, and the most memory it held in MB."""

    cpu: float
    wall: float
    memory: float


_LAUNCHER = """
import os, sys, time
told = int(sys.argv[1])
os.set_inheritable(told, False)
begun = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - begun
os.write(told, f"{usage.ru_utime + usage.ru_stime} {wall} {usage.ru_maxrss}".encode())
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts the command out of a small process: the most memory a process held is handed on to what it starts."""


class FailedError(Exception):
    """A command that did not end well."""


def spent(
    command: Sequence[str],
    folder: Path,
    variables: Mapping[str, str] | None = None,
    output: IO[bytes] | int = subprocess.DEVNULL,
) -> Spent:
    """What one run of the command costs, with `variables` on top of the environment; raises FailedError."""
    environment = {**environment_of_a_user(), **(variables or {})}
    read, told = os.pipe()
    launcher = (sys.executable, "-I", "-S", "-c", _LAUNCHER, str(told))
    with open(read, "rb") as answers:  # noqa: PTH123 - a descriptor
        done = subprocess.run(
            [*launcher, *command],
            check=False,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            pass_fds=(told,),
        )
        os.close(told)
        answer = answers.read().split()
    if done.returncode:
        message = f"exit code {done.returncode}: {' '.join(command)}"
        raise FailedError(message)
    cpu, wall, memory = map(float, answer)
    # the system counts in KB, macOS alone in bytes
    kilobytes = memory / 1024 if sys.platform == "darwin" else memory
    return Spent(cpu=cpu, wall=wall, memory=kilobytes / 1024)


def environment_of_a_user() -> dict[str, str]:
    """The environment without what only developers set."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}}


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """User and system seconds of one run of the command; a command that fails ends the benchmark."""
    try:
        return spent(command, folder).cpu
    except FailedError as error:
        sys.exit(str(error))


def median_of(runs: Sequence[Spent]) -> Spent:
    """The median of each figure by itself."""
    return Spent(
        cpu=statistics.median(run.cpu for run in runs),
        wall=statistics.median(run.wall for run in runs),
        memory=statistics.median(run.memory for run in runs),
    )


def medians(commands: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> dict[str, float]:
    """The median CPU seconds of each command, over interleaved rounds after one that only warms the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            spent = cpu_seconds(command, folder)
            if number:
                seconds[name].append(spent)
    return {name: statistics.median(spent) for name, spent in seconds.items()}


def circumstances(rounds: int) -> str:
    """Machine and versions, without which a figure says nothing."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "pydantic", "ruamel.yaml", "rich", "jinja2"))
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} CPUs · "
        f"Python {platform.python_version()} · giaoban {version('giaoban')}, {libraries}\n"
        f"CPU seconds (user + system) of whole processes, median of {rounds} interleaved rounds"
    )


def _processor() -> str:
    """The processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")
