"""`giaoban draft --review`: what a person decides on each task is what is written, and nothing they did is lost."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from tests.draft.test_command import TEXT, UNITS, files

from giaoban.cli import app, document, placing
from giaoban.cli.boundary import run
from giaoban.cli.frame import Program
from giaoban.dates import Deadline
from giaoban.draft.found import Assignment, Confidence, Due, Head, Reading
from giaoban.errors import ConflictError
from giaoban.model import TaskKind

HEAD = """\
- Giao Cục Việc làm rà soát văn bản, trình Bộ trước ngày 15/9/2009.

- Giao Cục Bảo trợ xã hội báo cáo trong tháng 8 năm 2009.

- Giao Vụ Pháp chế thẩm định dự thảo.
"""
TASKS = f"{TEXT.partition('1. Giao')[0]}{HEAD}"


def _assignment(number: int, line: str, lead: str, title: str, due: Due | None = None) -> Assignment:
    start = TASKS.index(line)
    return Assignment(
        clause=f"gạch đầu dòng thứ {number}",
        spans=((start, start + len(line)),),
        quote=(line,),
        title=title,
        lead=(lead,),
        kind=TaskKind.ONE_OFF,
        due=due,
        confidence=Confidence.HIGH,
    )


FIRST, SECOND, THIRD = (line.removeprefix("- ") for line in HEAD.split("\n\n"))
# what is read is told apart from how it is reviewed
READING = Reading(
    head=Head(type="Thông báo", number="12/TB", date=dt.date(2009, 8, 6)),
    assignments=(
        _assignment(
            1,
            FIRST,
            "Cục Việc làm",
            "Rà soát văn bản, trình Bộ",
            Due(text="trước ngày 15/9/2009", deadline=Deadline.parse("2009-09-15")),
        ),
        _assignment(
            2,
            SECOND,
            "Cục Bảo trợ xã hội",
            "Báo cáo",
            Due(text="trong tháng 8 năm 2009", deadline=Deadline.parse("2009-08")),
        ),
        _assignment(3, THIRD.strip(), "Vụ Pháp chế", "Thẩm định dự thảo"),
    ),
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors of these tests are shell commands")


class Reviewed(Protocol):
    """Runs a review with these lines typed, on what looks like a terminal."""

    def __call__(self, *typed: str, editor: str = "false", more: tuple[str, ...] = ()) -> tuple[int, str, str]:
        """Gives the exit code and both streams."""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "don-vi.yaml").write_bytes(UNITS.encode())
    (tmp_path / "kl.txt").write_text(TASKS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reviewed(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reviewed:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TMPDIR", str(here))
    monkeypatch.setattr("tempfile.tempdir", str(here))
    monkeypatch.setenv("XDG_STATE_HOME", str(here / "state"))
    monkeypatch.delenv("GIAOBAN_REGISTERS", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.chdir(here)

    monkeypatch.setattr(document, "reading", lambda _: READING)

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    def review(*typed: str, editor: str = "false", more: tuple[str, ...] = ()) -> tuple[int, str, str]:
        monkeypatch.setenv("EDITOR", editor)
        monkeypatch.setattr("sys.stdin", Keyboard("".join(f"{line}\n" for line in typed)))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        words = ("draft", "kl.txt", "-o", "registers/a.yaml", "--review", *more)
        monkeypatch.setattr("sys.argv", ["giaoban", *words])
        code = run(Program(app.SPEC), words)
        return (code, *capsys.readouterr())

    return review


def tasks(here: Path) -> list[str]:
    """The lines of the register that say what became of each task."""
    text = files(here)["a.yaml"].decode()
    keys = ("# Chưa duyệt", "# Độ tin cậy", "- id:", "title:", "- quote:", "reason:", "waived:")
    return [line.strip() for line in text.partition("\ntasks:")[2].splitlines() if line.strip().startswith(keys)]


def test_each_verdict_is_what_is_written(reviewed: Reviewed, here: Path) -> None:
    code, out, err = reviewed("g", "b", "Việc đã xong", "n", "c")

    assert (code, tasks(here)) == (
        0,
        [
            '- id: "1"',
            'title: "Rà soát văn bản, trình Bộ"',
            "# Chưa duyệt",
            "# Độ tin cậy: cao",
            '- id: "3"',
            "title: Thẩm định dự thảo",
            "waived:",
            "- quote: Giao Cục Bảo trợ xã hội báo cáo trong tháng 8 năm 2009.",
            "reason: Việc đã xong",
        ],
    )
    assert err.startswith("kl.txt: 3 nhiệm vụ")
    assert "\n[2/3] 2 (" in out
    assert "\n  Thời hạn: 2009-08 “trong tháng 8 năm 2009”\n" in out
    assert "Đã qua hết. chưa duyệt 1, đã giữ 1, đã sửa 0, đã bỏ 1. [c ghi sổ · l xem lại · q không ghi] " in out
    assert "\nĐã ghi registers/a.yaml, registers/sources/a.md.\n" in out


def test_going_back_shows_what_was_decided_and_changes_it(reviewed: Reviewed, here: Path) -> None:
    _, out, _ = reviewed("b", "nhầm", "l", "g", "g", "g", "l", "l", "b", "", "b", "Thôi", "n", "c")

    assert "[1/3] 1 (gạch đầu dòng thứ 1): đã bỏ\n" in out
    assert "\n  Lý do bỏ: nhầm\n" in out
    assert tasks(here)[-3:] == [
        "waived:",
        "- quote: Giao Cục Bảo trợ xã hội báo cáo trong tháng 8 năm 2009.",
        "reason: Thôi",
    ]


@pytest.mark.parametrize("typed", [("q", "t"), ("g", "q", "d", "q", "t"), ("g", "g", "g", "q"), ("n", "n", "n", "q")])
def test_stopping_writes_nothing(reviewed: Reviewed, here: Path, typed: tuple[str, ...]) -> None:
    before = files(here)

    code, out, _ = reviewed(*typed)
    assert (code, files(here)) == (0, before)
    assert out.endswith("Đã dừng duyệt; chưa ghi gì.\n")


def test_stopping_may_write_the_rest_as_proposed(reviewed: Reviewed, here: Path) -> None:
    assert reviewed("g", "q", "v")[0] == 0
    assert [line for line in tasks(here) if line.startswith("#")] == ["# Chưa duyệt", "# Độ tin cậy: cao"] * 2


def test_another_key_is_asked_again(reviewed: Reviewed) -> None:
    _, out, _ = reviewed("x", "", "Giữ", "q", "t")

    assert out.count("Gõ một trong các chữ: g, s, b, n, l, q, rồi Enter.\n") == 2
    assert "[2/3]" in out


def test_the_end_of_input_keeps_what_was_decided(reviewed: Reviewed, here: Path) -> None:
    before = files(here)

    code, out, err = reviewed("g", "b", "Thôi")
    assert (code, files(here)) == (130, before)
    assert err.endswith("giaoban: Đã dừng theo yêu cầu.\n")
    (line,) = [line for line in out.splitlines() if line.startswith("Sổ đã duyệt còn ở ")]
    assert "reason: Thôi" in Path(line.removeprefix("Sổ đã duyệt còn ở ")).read_text(encoding="utf-8")
    assert "Sổ đã duyệt" not in reviewed()[1]


def test_a_write_that_fails_keeps_what_was_decided(reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(*_: object, **__: object) -> None:
        message = "vừa được sửa ở nơi khác"
        raise ConflictError(message)

    monkeypatch.setattr(placing, "written", written)
    code, _, err = reviewed("g", "g", "g", "c")

    assert code == 6
    (line,) = [line for line in err.splitlines() if line.startswith("Sổ đã duyệt còn ở ")]
    assert Path(line.removeprefix("Sổ đã duyệt còn ở ")).read_text(encoding="utf-8").count("- id:") == 3


def test_a_register_that_is_there_is_told_before_the_review(reviewed: Reviewed, here: Path) -> None:
    (here / "registers" / "a.yaml").write_text("x", encoding="utf-8")
    code, out, err = reviewed("g")

    assert (code, out) == (2, "")
    assert err.startswith("giaoban: đã có sổ registers/a.yaml.")


# --- the editor ------------------------------------------------------------------------------------------------------


def editor(here: Path, *scripts: str) -> str:
    """An editor that at its n-th call does what the n-th script says with the file `$1`."""
    path = here / "editor.sh"
    cases = "".join(f"{at}) {script};;\n" for at, script in enumerate(scripts, start=1))
    path.write_text(
        f"n=$(($(cat {here}/n 2>/dev/null)+1)); echo $n > {here}/n\ncase $n in\n{cases}esac\n", encoding="utf-8"
    )
    return f"sh {path}"


def test_edited_task_is_written(reviewed: Reviewed, here: Path) -> None:
    change = (
        "sed -i -e 's/^title:.*/title: \"Trình: dự thảo\"/' -e 's/^deadline:.*/deadline: 2009-Q3/' "
        "-e 's/Cục Việc làm$/VL/' -e '$a priority: true' $1"
    )
    code, _, _ = reviewed("s", "g", "g", "l", "l", "l", "g", "n", "n", "c", editor=editor(here, change))

    assert code == 0
    assert (
        '  - id: "1"\n    title: "Trình: dự thảo"\n    lead:\n      - VL\n    deadline: 2009-Q3\n'
        "    deadline_text: trước ngày 15/9/2009\n    priority: true\n    source:\n"
    ) in files(here)["a.yaml"].decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("sed -i 's/Cục Việc làm$/Cục Lạ/' $1", "lỗi C20: không có đơn vị “Cục Lạ” trong danh mục."),
        (
            "sed -i 's/rà soát văn bản, trình/rà soát, trình/' $1",
            "lỗi C30: câu trích “Giao Cục Việc làm rà soát, trình Bộ",
        ),
        ("sed -i 's/^deadline:.*/deadline: 2009-Q5/' $1", "lỗi V11: deadline: thời hạn “2009-Q5” không đọc được"),
        ("sed -i 's/^title:.*/title: \"x/' $1", "lỗi Y18: "),
        ("sed -i '$a group: X' $1", "lỗi C06: sổ không có nhóm “X”. Các nhóm: sổ không chia nhóm."),
        ("sed -i '$a kind: recurring' $1", "lỗi C49: kind: recurring và recurs phải đi cùng nhau."),
        ("sed -i 's/^id:.*/id: \"2\"/' $1", "giaoban: mã “2” là của nhiệm vụ khác. Đặt mã khác."),
        ("sed -i '$a events: []' $1", "giaoban: diễn biến không ghi ở đây."),
        ("exit 3", "trình soạn thảo kết thúc với mã 3; chưa thêm gì."),
    ],
)
def test_wrong_edit_is_told_and_changes_nothing(reviewed: Reviewed, here: Path, change: str, said: str) -> None:
    _, out, _ = reviewed("s", "t", "g", "g", "g", "c", editor=editor(here, change))

    assert said in out
    assert 'title: "Rà soát văn bản, trình Bộ"\n    lead:\n      - Cục Việc làm\n' in files(here)["a.yaml"].decode()


def test_wrong_edit_may_be_mended_where_it_was_left(reviewed: Reviewed, here: Path) -> None:
    again = editor(here, "sed -i 's/^title:.*/title: {/' $1", "sed -i 's/^title: {/title: Sửa lần hai/' $1")
    reviewed("s", "s", "g", "g", "c", editor=again)

    assert tasks(here)[1] == "title: Sửa lần hai"


def test_emptied_edit_changes_nothing(reviewed: Reviewed, here: Path) -> None:
    _, out, _ = reviewed("s", "g", "g", "g", "c", editor=editor(here, ": > $1"))

    assert "Không sửa gì.\n" in out
    assert tasks(here)[1] == 'title: "Rà soát văn bản, trình Bộ"'


# --- a real terminal -------------------------------------------------------------------------------------------------


def test_review_runs_on_a_terminal(here: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-W", "error", "-m", "giaoban", "draft", "kl.txt", "-o", "registers/a.yaml", "--review"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIAOBAN_")}
    os.write(ours, b"g\nb\nxong\ng\nc\n")
    with subprocess.Popen(command, cwd=here, env=clean, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE) as child:
        os.close(theirs)
        shown = b""
        while child.poll() is None or not shown.endswith(b"giaoban check\r\n"):
            try:
                shown += os.read(ours, 65536)
            except OSError:
                # the other end is closed
                break
        assert (child.wait(), child.stderr and child.stderr.read().count(b"\n")) == (0, 1)
    os.close(ours)

    assert b"reason: xong\n" in files(here)["a.yaml"]
    assert b"[3/3] 3" in shown
