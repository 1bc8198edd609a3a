"""The frame of the command line: help pages, usage errors, exit codes, what is loaded, completion."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import pytest

import giaoban
from giaoban.cli import add, completion, options, typed
from giaoban.cli.app import COMMANDS, SPEC
from giaoban.cli.boundary import run
from giaoban.cli.frame import CommandSpec, Program, ProgramSpec
from giaoban.exchange.tables import TABLES
from giaoban.update.task import PLAIN_FIELDS
from giaoban.update.words import VIETNAMESE

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCES = Path(giaoban.__file__).parents[1]

# --- a tiny program ---------------------------------------------------------------------------------------------------

TINY = ProgramSpec(
    name="giaoban",
    version="1.2.3",
    summary="Chương trình thử.",
    commands=(
        CommandSpec("hello", "tiny.hello", "Tra cứu", "Chào một người"),
        CommandSpec("fail", "tiny.fail", "Kiểm tra", "Gặp lỗi"),
    ),
    examples=("giaoban hello Lan",),
)

HELLO = '''
from __future__ import annotations

import time
from typing import Annotated, Literal

import typer

from giaoban.cli.options import Json, Unit, Within

EXAMPLES = ("giaoban hello Lan --unit VL",)
DETAIL = "Lời chào in ra màn hình."


def hello(
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên người được chào.")],
    unit: Unit = None,
    within: Within = 30,
    json: Json = False,
    size: Annotated[Literal["to", "nho"], typer.Option(metavar="CỠ", help="Cỡ chữ.")] = "nho",
    times: Annotated[int, typer.Option(metavar="SỐ", help="Số lần.")] = 1,
    slowly: Annotated[bool, typer.Option("--slowly", help="Chờ.")] = False,
) -> None:
    """Greet: an English contract that help never shows."""
    for _ in range(times):
        print("chào", name, unit or "")
    if slowly:
        typer.echo("đang chờ")
        time.sleep(60)
'''

FAIL = '''
from __future__ import annotations

import errno
from typing import Annotated

import typer

from giaoban.errors import ExitCode, InvalidFilesError, NotFoundError, Problem, WrongUsageError

EXAMPLES = ("giaoban fail usage",)


def fail(how: Annotated[str, typer.Argument(metavar="CÁCH", help="Lỗi nào.")]) -> int | None:
    """End in the way that is asked for."""
    match how:
        case "usage":
            raise WrongUsageError("Quý V không có", "Quý là từ I đến IV")
        case "missing":
            raise NotFoundError("Không có đơn vị \\x1b[31mđỏ\\u202e")
        case "invalid":
            raise InvalidFilesError([Problem(path="a.yaml", line=2, code="E1", message="sai", remedy="sửa lại")])
        case "findings":
            return ExitCode.FINDINGS
        case "exit":
            raise typer.Exit(ExitCode.CONFLICT)
        case "ctrl-c":
            raise KeyboardInterrupt
        case "abort":
            raise typer.Abort
        case "full":
            raise OSError(errno.ENOSPC, "No space left on device")
        case "unreadable":
            raise PermissionError(errno.EACCES, "Permission denied", "so.yaml")
    print(how + None)
    return None
'''


class Outcome:
    """What a run left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        """Keep the three."""
        self.code, self.out, self.err = code, out, err


class Tiny(Protocol):
    """Run the tiny program in this process."""

    def __call__(self, *args: str) -> Outcome:
        """Return the outcome of these arguments."""
        ...


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tiny:
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {"tiny.hello": HELLO, "tiny.fail": FAIL}.items():
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(text, f"{name}.py", "exec"), module.__dict__)  # noqa: S102 - the text stands above

    def call(*args: str) -> Outcome:
        code = run(Program(TINY), args)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture(scope="module")
def tiny_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A script that runs the tiny program in a process of its own."""
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "tiny").mkdir()
    (folder / "tiny" / "__init__.py").touch()
    (folder / "tiny" / "hello.py").write_text(HELLO, encoding="utf-8")
    (folder / "tiny" / "fail.py").write_text(FAIL, encoding="utf-8")
    script = folder / "main.py"
    program = f"""
        import sys
        from giaoban.cli.boundary import run
        from giaoban.cli.frame import CommandSpec, Program, ProgramSpec
        sys.exit(run(Program({TINY!r})))
    """
    script.write_text(textwrap.dedent(program), encoding="utf-8")
    return script


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("_")}
    return {**kept, "PYTHONPATH": str(SOURCES), "PYTHONIOENCODING": "", "COLUMNS": "80", **more}


def python(*args: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args], env=environment(**more), capture_output=True, encoding="utf-8", check=False
    )


# --- no English -------------------------------------------------------------------------------------------------------

# Vietnamese words of three letters or more that have no accent.
PLAIN_WORDS = frozenset(
    word
    for words in (
        "anh ban bao cao chi chia cho chung coi con cung danh dung ghi gia giao hai hay khai khi khung lai lan mang",
        "minh nay ngay nghe nhau nhanh quan quay quy sai sang sao sau sinh sung tay tham thanh thay theo thi thu",
        "tin tra trang trao trong trung vai xem xin",
    )
    for word in words.split()
)
NAMES = frozenset(
    {
        "giaoban",
        "JSON",
        "Schema",
        "YAML",
        "Markdown",
        "Excel",
        "CSV",
        "BOM",
        "txt",
        "pdf",
        "sources",
        "SQL",
        "SQLite",
        "Parquet",
        "Word",
        "Ctrl-C",
        "Tab",
        "tab",
        "registers",
        "templates",
    }
)
KEYS = frozenset(
    {"docx", "xlsx", "csv", "html", "due_soon_days", "yaml-language-server", "co-quan", "EDITOR", *PLAIN_FIELDS}
    | {"parquet", "sqlite", *(table.name for table in TABLES)}
)
SHELLS = frozenset({"bash", "zsh", "fish", "powershell"})
CODES = frozenset(
    value
    for words in (
        options.ROLES,
        options.STATES,
        options.WINDOWS,
        options.SORTS,
        typed.OUTCOMES,
        add.KINDS,
        add.RECURS,
    )
    for word in words
    for value in (word.key, word.vietnamese)
)
EVENTS = frozenset(word for pair in VIETNAMESE.items() for word in pair)
KNOWN = NAMES | KEYS | SHELLS | CODES | EVENTS | {command.name for command in COMMANDS}


def english(text: str) -> list[str]:
    """Return the words of a help page or message that no Vietnamese reader would expect there."""
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("  giaoban "))
    prose = re.sub(r"(?<!\w)--?[a-z][a-z-]*|GIAOBAN_\w+|\b[IVX]+\b|[\w-]+(?:[./]\w[\w-]*)+|\b\w*\d[\w-]*", " ", prose)
    words = re.findall(r"[^\W\d_]+(?:[-_][^\W\d_]+)*", prose)
    return [
        word
        for word in words
        if word.isascii() and len(word) > 2 and word not in KNOWN and word.lower() not in PLAIN_WORDS
    ]


def test_the_check_for_english_knows_english_from_vietnamese() -> None:
    assert english("Cách dùng: giaoban list [TÙY CHỌN]\n  -u, --unit UNIT  Show this message and exit.") == [
        "UNIT",
        "Show",
        "this",
        "message",
        "and",
        "exit",
    ]


@pytest.mark.parametrize(
    "command", [(), *((one.name,) for one in COMMANDS)], ids=lambda words: " ".join(words) or "all"
)
def test_no_english_in_any_help_page(
    command: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert run(Program(SPEC), [*command, "--help"]) == 0

    page = capsys.readouterr().out
    assert english(page) == []
    assert page.startswith(" ".join(["Cách dùng: giaoban", *command, "[TÙY CHỌN]"]))
    assert "Ví dụ:\n  giaoban " in page
    assert max(len(line) for line in page.splitlines()) <= 80


@pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)
def test_every_parameter_of_every_command_is_explained(spec: CommandSpec) -> None:
    program = Program(SPEC)
    context = program.make_context("giaoban", [])
    command = program.get_command(context, spec.name)
    assert command is not None

    for param in command.params:
        assert getattr(param, "help", None), f"{spec.name}: {param.opts}"
        assert getattr(param, "is_flag", False) or param.metavar, f"{spec.name}: {param.opts}"


# --- help -------------------------------------------------------------------------------------------------------------


def test_help_of_a_command(tiny: Tiny) -> None:
    assert tiny("hello", "--help").out == textwrap.dedent("""\
        Cách dùng: giaoban hello [TÙY CHỌN] TÊN

          Chào một người.

          Lời chào in ra màn hình.

        Tham số:
          TÊN  Tên người được chào.

        Tùy chọn:
          -u, --unit ĐƠN_VỊ     Chỉ lấy nhiệm vụ của đơn vị này; ghi tên, mã hoặc tên
                                gọi khác, có dấu hay không dấu đều được.
              --within SỐ_NGÀY  Đến hạn trong số ngày tới. [từ 0 đến 3660; mặc định: 30]
              --json            In kết quả dạng JSON cho chương trình khác đọc.
              --size CỠ         Cỡ chữ. [một trong: to, nho; mặc định: nho]
              --times SỐ        Số lần. [mặc định: 1]
              --slowly          Chờ.
          -h, --help            Xem hướng dẫn này.

        Ví dụ:
          giaoban hello Lan --unit VL
        """)


def test_help_of_the_program_lists_the_commands_by_section(tiny: Tiny) -> None:
    page = tiny("--help").out

    assert "Lệnh:\n  Tra cứu\n    hello  Chào một người\n  Kiểm tra\n    fail   Gặp lỗi\n" in page


def test_giaoban_alone_prints_the_help(tiny: Tiny) -> None:
    alone = tiny()

    assert (alone.code, alone.err) == (0, "")
    assert alone.out == tiny("--help").out == tiny("-h").out


def test_version(tiny: Tiny) -> None:
    assert tiny("--version").out == "giaoban 1.2.3\n"


def test_every_exit_code_stands_in_the_help() -> None:
    assert [code for code, _ in SPEC.exit_codes] == ["0", "1", "2", "3", "4", "5", "6", "7", "130", "141"]


# --- wrong command lines ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "complaint", "help_of"),
    [
        ("helo", 'Không có lệnh "helo". Có phải: hello?', "giaoban"),
        ("xyz", 'Không có lệnh "xyz".', "giaoban"),
        ("--vesion", "Không có tùy chọn --vesion. Có phải: --version?", "giaoban"),
        ("--unit VL hello", "Không có tùy chọn --unit. Tùy chọn của một lệnh phải ghi sau tên lệnh.", "giaoban"),
        ("hello Lan --unti VL", "Không có tùy chọn --unti. Có phải: --unit?", "giaoban hello"),
        ("hello Lan -x", "Không có tùy chọn -x.", "giaoban hello"),
        ("hello", "Thiếu tham số TÊN. Tên người được chào.", "giaoban hello"),
        ("hello Lan Mai Cúc", 'Thừa "Mai Cúc". Giá trị có dấu cách phải đặt trong dấu nháy kép.', "giaoban hello"),
        ("hello Lan --unit", "Tùy chọn --unit cần một giá trị: --unit ĐƠN_VỊ.", "giaoban hello"),
        ("hello Lan --json=1", "Tùy chọn --json không nhận giá trị.", "giaoban hello"),
        ("hello Lan -u VL -u TE", "Tùy chọn --unit ghi hai lần. Chỉ giữ lại một.", "giaoban hello"),
        ("hello Lan --within x", "Giá trị của tùy chọn --within phải là số từ 0 đến 3660.", "giaoban hello"),
        ("hello Lan --within -1", "Giá trị của tùy chọn --within phải là số từ 0 đến 3660.", "giaoban hello"),
        ("hello Lan --times x", "Giá trị của tùy chọn --times phải là số.", "giaoban hello"),
        ("hello Lan --size vua", "Giá trị của tùy chọn --size phải là một trong: to, nho.", "giaoban hello"),
        ("fail usage", "Quý V không có. Quý là từ I đến IV.", "giaoban fail"),
    ],
)
def test_a_wrong_command_line_is_told_what_is_right(tiny: Tiny, line: str, complaint: str, help_of: str) -> None:
    outcome = tiny(*line.split())

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"giaoban: {complaint}\nXem: {help_of} --help\n"


def test_control_characters_of_an_argument_are_shown_not_obeyed(tiny: Tiny) -> None:
    assert tiny("x\x1b[31m\u202e").err.startswith('giaoban: Không có lệnh "x\\x1b[31m\\u202e".')


# --- the boundary -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "code", "err"),
    [
        ("missing", 4, "giaoban: Không có đơn vị \\x1b[31mđỏ\\u202e.\n"),
        ("invalid", 3, "a.yaml:2:1: lỗi E1: sai. sửa lại.\ngiaoban: 1 lỗi trong 1 tệp. Chưa đưa ra kết quả nào.\n"),
        ("findings", 5, ""),
        ("exit", 6, ""),
        ("ctrl-c", 130, "giaoban: Đã dừng theo yêu cầu.\n"),
        ("abort", 130, "giaoban: Đã dừng theo yêu cầu.\n"),
        ("full", 7, "giaoban: Không ghi được kết quả: hết chỗ trên đĩa.\n"),
        ("unreadable", 7, "giaoban: Không đọc hoặc ghi được so.yaml: không có quyền.\n"),
        (
            "bug",
            1,
            (
                'giaoban: Lỗi của chương trình (TypeError: can only concatenate str (not "NoneType") to str). '
                "Chạy lại với --debug để xem chi tiết.\n"
            ),
        ),
    ],
)
def test_whatever_is_raised_ends_in_words_and_a_code(tiny_script: Path, how: str, code: int, err: str) -> None:
    done = python(tiny_script, "fail", how)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", err)


@pytest.mark.parametrize("args", [("--debug", "fail", "bug"), ("fail", "bug", "--debug")])
def test_debug_shows_the_traceback_wherever_it_stands(tiny: Tiny, args: Sequence[str]) -> None:
    outcome = tiny(*args)

    assert outcome.code == 1
    assert outcome.err.startswith("Traceback (most recent call last):\n")


def test_a_reader_that_goes_away_ends_the_program_silently(tiny_script: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, tiny_script, "hello", "Lan", "--times", "100000"],
            stdout=closed,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )

    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_goes_away_is_noticed_at_the_last_flush(tiny_script: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, tiny_script, "hello", "Lan"],
            stdout=closed,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUNBUFFERED=""),
            check=False,
        )

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize("args", ["hello Lan", "hello Lan --times 100000", "--help"])
def test_a_full_disk_is_told_in_one_line(tiny_script: Path, args: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, tiny_script, *args.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(PYTHONUNBUFFERED=""),
            encoding="utf-8",
            check=False,
        )

    assert (done.returncode, done.stderr) == (7, "giaoban: Không ghi được kết quả: hết chỗ trên đĩa.\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.usefixtures("_interruptible")
def test_ctrl_c_ends_with_130(tiny_script: Path) -> None:
    with subprocess.Popen(
        [sys.executable, tiny_script, "hello", "Lan", "--slowly"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "chào Lan \n"
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)

    assert (process.returncode, err) == (130, "giaoban: Đã dừng theo yêu cầu.\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("redirected", "args", "code", "said"),
    [
        (">&-", "hello Lan", 7, "giaoban: Không ghi được kết quả: đầu vào hoặc đầu ra đã đóng.\n"),
        (">&- 2>&-", "hello Lan", 7, ""),
        ("<&-", "hello Lan", 0, ""),
        ("2>&-", "helo", 2, ""),
        ("2>/dev/full", "helo", 2, ""),
    ],
)
def test_a_closed_stream_is_told_where_it_was_needed(
    tiny_script: Path, redirected: str, args: str, code: int, said: str
) -> None:
    command = f'"{sys.executable}" -W error "{tiny_script}" {args} {redirected}'
    done = subprocess.run(["/bin/sh", "-c", command], env=environment(), capture_output=True, check=False)

    assert (done.returncode, done.stderr.decode()) == (code, said)


def test_pipes_carry_utf_8_whatever_the_locale(tiny_script: Path) -> None:
    done = python(tiny_script, "hello", "Lan", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")

    assert (done.returncode, done.stdout, done.stderr) == (0, "chào Lan \n", "")


# --- what is loaded ---------------------------------------------------------------------------------------------------

HEAVY = ("rich", "pydantic", "jinja2", "ruamel", "importlib.metadata", "giaoban.store", "giaoban.model")


@pytest.mark.parametrize(
    ("args", "completed"),
    [(["--version"], None), (["--help"], None), ([], "s"), ([], "--v")],
    ids=["--version", "--help", "name of a command", "name of an option"],
)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_frame_alone_loads_no_command_and_nothing_heavy(args: list[str], completed: str | None, shell: str) -> None:
    words = f"giaoban {completed}"
    variables = {"COMP_WORDS": words, "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": words}
    more = {**variables, "_GIAOBAN_COMPLETE": f"complete_{shell}"} if completed else {}
    program = """
        import sys
        from giaoban.cli.app import SPEC
        from giaoban.cli.boundary import run
        from giaoban.cli.frame import Program
        code = run(Program(SPEC), sys.argv[1:])
        print(*sys.modules, file=sys.stderr)
        sys.exit(code)
    """
    done = python("-c", textwrap.dedent(program), *args, **more)

    assert done.returncode == 0
    assert done.stdout
    loaded = done.stderr.split()
    assert [name for name in loaded if name.startswith(HEAVY)] == []
    assert [command.module for command in COMMANDS if command.module in loaded] == []


# --- completion -------------------------------------------------------------------------------------------------------


def completed(script: Path, line: str) -> list[str]:
    """Return what bash would offer for the last word of `line`."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_GIAOBAN_COMPLETE": "complete_bash"}
    done = python(script, **words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def test_commands_options_and_words_are_completed(tiny_script: Path) -> None:
    assert completed(tiny_script, "giaoban h") == ["hello"]
    assert completed(tiny_script, "giaoban hello Lan --wi") == ["--within"]
    assert completed(tiny_script, "giaoban hello Lan --deb") == []


def test_completion_is_silent_where_there_is_nothing(tiny_script: Path) -> None:
    assert completed(tiny_script, "giaoban hello Lan --unit ZZ") == []
    assert python(tiny_script, _GIAOBAN_COMPLETE="nonsense").stdout == ""


def test_words_are_offered_in_vietnamese_before_english() -> None:
    complete = completion.words(options._offers(options.ROLES))  # noqa: SLF001 - what the options are built of

    assert [value for value, _ in complete("")][:4] == ["chu-tri", "lead", "phoi-hop", "cooperating"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_each_shell_names_the_program(tiny: Tiny, shell: str) -> None:
    outcome = tiny("--show-completion", shell)

    assert (outcome.code, outcome.err) == (0, "")
    assert f"complete_{shell}" in outcome.out


def test_a_shell_that_cannot_be_found_out_is_asked_for(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.cli.shells._get_shell_name", lambda: None)
    monkeypatch.delenv("SHELL", raising=False)

    outcome = tiny("--show-completion")

    assert outcome.code == 2
    assert outcome.err.startswith("giaoban: Không nhận ra cửa sổ lệnh đang dùng. Ghi rõ một trong: bash, zsh,")


def test_completion_is_installed_in_the_home_folder(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    outcome = tiny("--install-completion", "fish")

    script = tmp_path / ".config" / "fish" / "completions" / "giaoban.fish"
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"Đã cài gợi ý cho fish: {script}\nMở lại cửa sổ lệnh để dùng.\n"
    assert "complete_fish" in script.read_text(encoding="utf-8")


def test_powershell_is_told_how_to_install_by_hand(tiny: Tiny) -> None:
    outcome = tiny("--install-completion", "powershell")

    assert outcome.code == 2
    assert "giaoban --show-completion powershell | Out-String | Invoke-Expression" in outcome.err


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
def test_the_bash_script_completes_in_bash(tiny: Tiny, tiny_script: Path, tmp_path: Path) -> None:
    command = tmp_path / "giaoban"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tiny_script}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    script = tiny("--show-completion", "bash").out
    line = "COMP_WORDS=(giaoban h); COMP_CWORD=1; _giaoban_completion giaoban; echo ${COMPREPLY[@]}"
    done = subprocess.run(
        ["/bin/bash", "--norc", "-c", f"{script}\n{line}"],
        env=environment(PATH=f"{tmp_path}:{os.environ['PATH']}"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout == "hello\n"
