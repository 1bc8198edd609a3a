"""What a start costs: the three uses that must always work, beside `import typer`, on the shipped register.

Run by `make bench`. Prints, never fails on a figure: whoever changes a start reads it beside the aim.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from measure import GIAOBAN, circumstances, medians

ROOT = Path(__file__).resolve().parent.parent
BASELINE = 'python -c "import typer"'
# The command, the most it may cost against the baseline, and when that holds.
AIMS: tuple[tuple[tuple[str, ...], float, str], ...] = (
    (("--version",), 1.3, ""),
    (("status", "--unit", "VL"), 2.0, "warm cache"),
    (("overdue", "--month", "8"), 2.0, "warm cache"),
    (("report", "--quarter", "III"), 2.5, "warm cache"),
)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="interleaved rounds (default: %(default)s)")
    rounds: int = parser.parse_args().rounds
    commands: dict[str, tuple[str, ...]] = {BASELINE: (sys.executable, "-c", "import typer")}
    commands |= {_name(arguments): (*GIAOBAN, *arguments) for arguments, _, _ in AIMS}
    seconds = medians(commands, ROOT, rounds)
    print(circumstances(rounds))
    print(f"\n{'':<32} {'seconds':>8} {'ratio':>7}   aim")
    print(f"{BASELINE:<32} {seconds[BASELINE]:>8.3f} {1:>6.2f}x")
    for arguments, most, condition in AIMS:
        name = _name(arguments)
        ratio = seconds[name] / seconds[BASELINE]
        aim = f"<= {most}x" + (f", {condition}" if condition else "")
        print(f"{name:<32} {seconds[name]:>8.3f} {ratio:>6.2f}x   {aim}: {'met' if ratio <= most else 'not met'}")


def _name(arguments: tuple[str, ...]) -> str:
    """The command as it is typed."""
    return " ".join(("giaoban", *arguments))


if __name__ == "__main__":
    main()
