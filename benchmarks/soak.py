"""The long proof that nothing is lost: the tests of writing with their long figures, told in a few lines.

Run by `make soak`. The tests run at every `make test` too, with fewer kills, writers and steps.
"""

from __future__ import annotations

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


def main() -> int:
    """Run them, print what they counted, and give the exit code of the run."""
    with tempfile.TemporaryDirectory(prefix="giaoban-soak-") as temporary:
        report = Path(temporary) / "report.xml"
        tests = [str(folder) for folder in (ROOT / "tests" / "write", ROOT / "tests" / "edit") if folder.is_dir()]
        command = [sys.executable, "-m", "pytest", "--quiet", "--no-header", *KEPT, f"--junitxml={report}", *tests]
        begun = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "GIAOBAN_SOAK": "1"}, check=False)
        minutes = (time.monotonic() - begun) / 60
        kept = _properties(report) if report.is_file() else []
    print()
    faults = [int(value) for name, value in kept if name == "faults"]
    print(f"- {sum(faults):,} failures of single calls of the system, each file old or new, exit code and undo right")
    for name, value in kept:
        if name == "figure":
            print(f"- {value}")
    print(f"\n{minutes:.0f} minutes: {'all held' if done.returncode == 0 else 'NOT all held, see above'}")
    return done.returncode


def _properties(report: Path) -> list[tuple[str, str]]:
    """What the tests kept: names and values."""
    cases = ET.parse(report).iter("testcase")  # noqa: S314 - our own file
    return [(one.get("name", ""), one.get("value", "")) for case in cases for one in case.iter("property")]


if __name__ == "__main__":
    sys.exit(main())
