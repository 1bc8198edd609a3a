"""The one place where whatever is raised becomes words on stderr and an exit code."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from typer._click.exceptions import ClickException
from typer.exceptions import Abort, Exit

from giaoban.errors import CacheFault, ExitCode, GiaobanError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giaoban.cli.frame import Program


def run(program: Program, arguments: Sequence[str] | None = None) -> int:
    """Run the program on `arguments` (by default the process's own) and return its exit code.

    Nothing escapes: errors of the user, wrong usage, closed pipes, full disks and bugs all end in a code, with their
    words on stderr. Standard output is flushed before this returns, so that a failing flush is seen too.
    """
    args = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in args
    _prepare_streams()
    code = _outcome(lambda: _run(program, args), debug=debug)
    flushed = _outcome(_flush, debug=debug)
    return code or flushed


def complain(lines: Iterable[str]) -> None:
    """Write lines to stderr, with control and direction characters made visible; a closed stderr loses them.

    On a terminal they are broken between words.
    """
    from giaoban.text import safe

    try:
        made = [safe(line) for line in lines]
        if sys.stderr.isatty():
            from giaoban.cli.fitting import fitted

            made = fitted(made)
        for line in made:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def _run(program: Program, args: list[str]) -> int:
    name = program.spec.name
    instruction = os.environ.get(f"_{name.upper()}_COMPLETE")
    if instruction:
        from giaoban.cli import shells

        return shells.answer(program, instruction)
    try:
        return _invoke(program, args)
    except CacheFault:
        # told while the answer was made, of which nothing has been printed yet
        return _invoke(program, ["--no-cache", *args])


def _invoke(program: Program, args: list[str]) -> int:
    with program.make_context(program.spec.name, args) as ctx:
        result = program.invoke(ctx)
    return int(result) if isinstance(result, int) else ExitCode.DONE


def _outcome(action: Callable[[], int], *, debug: bool) -> int:  # noqa: PLR0911 - one return for each way to end
    try:
        return action()
    except Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, Abort):
        complain(["giaoban: Đã dừng theo yêu cầu."])
        return ExitCode.INTERRUPTED
    except GiaobanError as error:
        complain([*error.lines(), *getattr(error, "__notes__", ())])
        return error.exit_code
    except ClickException as error:
        from giaoban.cli import usage

        complain(usage.lines(error))
        return ExitCode.USAGE
    except OSError as error:
        return _io_failure(error, debug=debug)
    except Exception as error:  # noqa: BLE001 - whatever else is raised is a bug, and ends here
        return _bug(error, debug=debug)


def _io_failure(error: OSError, *, debug: bool) -> int:
    _give_up_stdout()
    if _is_closed_pipe(error):
        return ExitCode.CLOSED_PIPE
    if error.errno is None:
        return _bug(error, debug=debug)
    if debug:
        _trace(error)
    reason = reason_of(error)
    if error.filename is None:
        complain([f"giaoban: Không ghi được kết quả: {reason}."])
    else:
        name = error.filename.decode("utf-8", "replace") if isinstance(error.filename, bytes) else error.filename
        complain([f"giaoban: Không đọc hoặc ghi được {name}: {reason}."])
    return ExitCode.IO


def _is_closed_pipe(error: OSError) -> bool:
    # Windows reports a closed pipe as an invalid argument.
    return isinstance(error, BrokenPipeError) or (
        os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    )


def _bug(error: Exception, *, debug: bool) -> int:
    if debug:
        _trace(error)
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(":")
        complain([f"giaoban: Lỗi của chương trình ({what}). Chạy lại với --debug để xem chi tiết."])
    return ExitCode.BUG


def _trace(error: Exception) -> None:
    import traceback

    complain(["".join(traceback.format_exception(error)).rstrip()])


def _flush() -> int:
    sys.stdout.flush()
    return ExitCode.DONE


def _give_up_stdout() -> None:
    """Drop what stdout holds where it cannot be written: it must not fail once more when the interpreter ends."""
    try:
        _flush()
    except OSError:
        _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    """Point the stream's file descriptor at nothing, so that no later flush can fail."""
    with contextlib.suppress(OSError, ValueError):
        number = stream.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, number)
        os.close(nothing)


def _prepare_streams() -> None:
    """UTF-8 for pipes and files, the terminal's own encoding on a terminal; never an encoding error on either.

    A stream that the process was started without fails like any other when it is used, and holds its number: the next
    file opened would get it, and be written into by whoever writes to that number.
    """
    for name, mode, wrong_way in (
        ("stdin", "r", os.O_WRONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_RDONLY),
    ):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, wrong_way)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - a number
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # without a buffer (PYTHONUNBUFFERED) Python takes no notice of what the system left unwritten
        sys.stdout = open(sys.stdout.fileno(), "w", encoding=sys.stdout.encoding, closefd=False)  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
