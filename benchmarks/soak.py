"""The long proof that nothing is lost: the tests of writing with their long figures, told in one table.

Run by `make soak`; arguments are handed to pytest, to run a part (`-k kill`). The tests run at every `make test` too,
with fewer kills, updates, steps and edits, as here with `GIAOBAN_SOAK=0`. Ends with the exit code of the tests: 0 only
where all held.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
# the form of the report that has room for what a test keeps
KEPT = ("-o", "junit_family=xunit1")
EDITS = ("event", "void", "set", "add", "several", "shipped")


def main(arguments: list[str]) -> int:
    """Run them, print what they counted, and give the exit code of the run."""
    with tempfile.TemporaryDirectory(prefix="giaoban-soak-") as temporary:
        report = Path(temporary) / "report.xml"
        tests = [str(ROOT / "tests" / name) for name in ("write", "edit")]
        command = [sys.executable, "-m", "pytest", "--quiet", "--no-header", *KEPT, f"--junitxml={report}", *arguments]
        begun = time.monotonic()
        done = subprocess.run([*command, *tests], cwd=ROOT, env={"GIAOBAN_SOAK": "1", **os.environ}, check=False)
        minutes = (time.monotonic() - begun) / 60
        rows = _rows(report) if report.is_file() else []
    print()
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    for what, tried, held in rows:
        print(f"{what:{widths[0]}}  {tried:{widths[1]}}  {held}")
    print(f"\n{minutes:.1f} minutes: {'all held' if done.returncode == 0 else 'NOT all held, see above'}")
    return done.returncode


def _rows(report: Path) -> list[list[str]]:
    """What was done, how often, and what came of it; a test that failed or was skipped has no row."""
    tree = ET.parse(report)  # noqa: S314 - our own file
    kept = [(one.get("name", ""), one.get("value", "")) for one in tree.iter("property")]
    faults = [int(value) for name, value in kept if name == "faults"]
    rows = [json.loads(value) for name, value in kept if name == "row"]
    if faults:
        made = f"{sum(faults):,} failures in {len(faults)} loops"
        rows.insert(
            0, ["one call of the system fails, then the next", made, "each file old or new whole, told as it is"]
        )
    for tried in (json.loads(value) for name, value in kept if name == "edits"):
        edits = sum(tried.get(sort, 0) for sort in EDITS)
        if edits:
            rows.append(["generated edits", f"{edits:,}", "0 refused, no other byte changed, all undone"])
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
