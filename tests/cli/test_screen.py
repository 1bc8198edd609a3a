"""What a person sees on a terminal: tables that fit it, nothing lost, colours only where they are wanted."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

pty = pytest.importorskip("pty", reason="a terminal is played by a pseudo-terminal, which Windows has not")

if TYPE_CHECKING:
    from tests.conftest import Golden, Run, Write

ROOT = Path(__file__).parents[2]
MADE_UP = Path(__file__).parent / "data" / "made-up"

QUESTIONS = {
    "status": (MADE_UP, "status --quarter III"),
    "overdue": (MADE_UP, "overdue --month 9"),
    "list": (ROOT, "list --group 1 --as-of 30/9/2009"),
    "card": (MADE_UP, "status --unit KHTC --month 10"),
    "show": (MADE_UP, "show 1.1 --as-of 31/12/2009"),
    "source": (ROOT, "source 1.3"),
}


def on_terminal(folder: Path, question: str, **variables: str) -> str:
    """All that the program wrote to a terminal, which must not have been nothing."""
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "giaoban", *question.split()],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**clean, "TERM": "xterm", **variables},
    ) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        complaints = process.stderr.read() if process.stderr else b""
    assert (process.returncode, complaints) == (0, b"")
    return written.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError as error:  # Linux says so when the other side is closed
        if error.errno != errno.EIO:
            raise
        return b""


def widest(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


def letters(text: str) -> str:
    return re.sub(r"[\s─]", "", text)


@pytest.mark.parametrize("name", ["status", "overdue", "list"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_table_fits_the_terminal(golden: Golden, name: str, width: int) -> None:
    printed = on_terminal(*QUESTIONS[name], COLUMNS=str(width), NO_COLOR="1")

    assert widest(printed) <= width
    golden(printed, f"screen/{name}-{width}.txt")


@pytest.mark.parametrize("name", ["card", "show", "source"])
def test_what_is_no_plain_table_fits_a_terminal_of_80_columns_too(golden: Golden, name: str) -> None:
    printed = on_terminal(*QUESTIONS[name], COLUMNS="80", NO_COLOR="1")

    assert widest(printed) <= 80
    golden(printed, f"screen/{name}-80.txt")


@pytest.mark.parametrize("name", ["status", "list"])
def test_a_narrow_terminal_gets_a_few_lines_for_each_row_and_all_of_the_words(golden: Golden, name: str) -> None:
    narrow = on_terminal(*QUESTIONS[name], COLUMNS="50", NO_COLOR="1")
    narrowest = on_terminal(*QUESTIONS[name], COLUMNS="1", NO_COLOR="1")

    golden(narrow, f"screen/{name}-50.txt")
    assert widest(narrow) <= 50
    assert widest(narrowest) <= 20
    assert letters(narrowest) == letters(narrow)


def test_a_terminal_that_says_it_has_no_columns_is_taken_as_one_of_80(golden: Golden) -> None:
    golden(on_terminal(*QUESTIONS["overdue"], COLUMNS="0", NO_COLOR="1"), "screen/overdue-80.txt")


def test_colours_only_repeat_what_the_words_say(golden: Golden) -> None:
    coloured = on_terminal(*QUESTIONS["overdue"], COLUMNS="80")
    bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)

    assert coloured != bare
    golden("\n".join(line.rstrip() for line in bare.split("\n")), "screen/overdue-80.txt")


def test_a_dumb_terminal_gets_no_escape_codes(golden: Golden) -> None:
    golden(on_terminal(*QUESTIONS["overdue"], COLUMNS="80", TERM="dumb"), "screen/overdue-80.txt")


def test_a_pipe_gets_every_word_and_no_escape_codes_whatever_is_forced(process: Run, golden: Golden) -> None:
    folder, question = QUESTIONS["overdue"]
    forced = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TTY_COMPATIBLE": "1"}

    result = process(*question.split(), cwd=folder, env={**forced, "COLUMNS": "20", "TERM": "xterm"})

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, "made-up/overdue-thang-9.txt")


def test_plain_on_a_terminal_is_what_a_pipe_gets(golden: Golden) -> None:
    folder, question = QUESTIONS["overdue"]

    golden(on_terminal(folder, f"{question} --plain", COLUMNS="80"), "made-up/overdue-thang-9.txt")


def test_what_was_written_is_told_in_lines_that_fit(write: Write, tmp_path: Path) -> None:
    folder = write('tasks:\n  - {id: "1.1", title: Báo cáo, lead: PCTNXH, deadline: 2099-Q3}\n')
    state = {"XDG_STATE_HOME": str(tmp_path / "state"), "COLUMNS": "80"}

    told = on_terminal(folder, "update 1.1 done -u PCTNXH -D 12/PC -d 20/8/2009 --recorded 21/8/2009", **state)

    assert told == (
        "GB-2009/1.1, Cục Phòng, chống tệ nạn xã hội, ngày 20/8/2009: Báo cáo hoàn thành.\n"
        "  Trong hạn, chưa có báo cáo → Hoàn thành đúng hạn.\n"
        "registers/so.yaml:9: đã ghi dòng 9.\n"
        "Hoàn tác: giaoban undo\n"
    )
