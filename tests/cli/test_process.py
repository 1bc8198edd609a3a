"""A process of its own says and writes what a run in the tests' process does, down to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

DATA = Path(__file__).parent / "data" / "made-up" / "registers"
RUNS: dict[str, tuple[int, str, str | None]] = {
    "an answer": (0, "status --quarter III --as-of 6/10/2009", None),
    "a document": (0, "report --quarter III --json", None),
    "findings": (5, "overdue --as-of 6/10/2009 --exit-code", None),
    "wrong usage": (2, "overdue --month 13", None),
    "a folder of letters": (0, "letter --as-of 6/10/2009 -o thu", None),
    "a workbook": (0, "list --as-of 6/10/2009 -o danh-muc.xlsx", None),
    "entries out of the standard input": (
        0,
        "update --from - --recorded 21/10/2009",
        "1.1 note -d 20/10/2009 -n 'đã nhắc'\n",
    ),
    "an entry for no task": (4, "update --from -", "9.9 note -n x\n"),
}


@pytest.mark.parametrize("name", RUNS)
def test_both_say_and_write_the_same(giaoban: Run, process: Run, tmp_path: Path, name: str) -> None:
    code, line, stdin = RUNS[name]
    left = []
    for run in (giaoban, process):
        place = tmp_path / "place"
        shutil.copytree(DATA, place / "registers")
        result = run(*line.split(), cwd=place, env={"XDG_STATE_HOME": str(tmp_path / "state")}, stdin=stdin)
        files = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
        left.append((result, files))
        shutil.rmtree(place)

    assert left[0][0].exit_code == code, left[0][0].stderr
    assert left[0] == left[1]


@pytest.mark.parametrize(
    ("watched", "said"), [("", "xong\ntạm biệt\n"), ("sys.setprofile(lambda *_: None); ", "xong\nhết\ntạm biệt\n")]
)
def test_leaving_at_once_loses_nothing(watched: str, said: str) -> None:
    code = f"""
import atexit, sys
from giaoban.cli.app import leave
atexit.register(print, "tạm biệt")
print("xong")
{watched}
try:
    leave(5)
finally:
    print("hết")
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (5, said, b"")


@pytest.mark.skipif(os.name == "nt", reason="limits are set otherwise there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_of_which_only_a_part_could_be_written_is_told(
    tmp_path: Path, cache_home: Path, unbuffered: str
) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    with (tmp_path / "answer.json").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "giaoban", "list", "--as-of", "6/10/2009", "--json", "--registers", DATA],
            stdout=file,
            stderr=subprocess.PIPE,
            env={**os.environ, "GIAOBAN_CACHE": str(cache_home), "PYTHONUNBUFFERED": unbuffered},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
            encoding="utf-8",
            check=False,
        )

    assert (done.returncode, done.stderr.count("\n")) == (7, 1)
    assert done.stderr.startswith("giaoban: Không ghi được kết quả: ")
    assert (tmp_path / "answer.json").stat().st_size == 5000


def test_ctrl_c_before_the_program_is_loaded_ends_with_130() -> None:
    code = """
import sys
from importlib.abc import MetaPathFinder
from giaoban.__main__ import main

class Impatient(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "giaoban.cli.app":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Impatient())
main()
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "giaoban: Đã dừng theo yêu cầu.\n")
