"""How an answer leaves the program: to a terminal, a pipe or a file, as a page or as JSON."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from giaoban.cli import options
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from giaoban.report.frame import Frame
    from giaoban.report.page import Page

_ENDINGS = (".md", ".html", ".docx", ".xlsx", ".csv", ".ics", ".json", ".txt")
_MANY = 2_000
"""Tasks from which a workbook or a document takes seconds."""
_PAGES = frozenset(_ENDINGS) - {".json"}


@dataclass(frozen=True, kw_only=True)
class Output:
    """Where and in what form an answer is wanted: the options that say so."""

    json: options.Json = False
    plain: options.Plain = False
    path: options.Output = None
    force: options.Force = False
    excel: options.Excel = False
    raw: options.Raw = False

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        if self.json and self.plain:
            raise WrongUsageError("--json và --plain không dùng cùng nhau", "Bỏ một trong hai")
        if self.path is not None and str(self.path) != "-" and self.path.suffix.lower() not in _ENDINGS:
            raise WrongUsageError(
                f"-o: không ghi được dạng “{self.path.suffix or self.path.name}”",
                f"Các đuôi tệp: {', '.join(_ENDINGS)}",
            )
        if self.json and self.ending in _PAGES:
            raise WrongUsageError(f"--json và -o {self.path} nói hai dạng khác nhau", "Ghi -o với đuôi .json")
        if (self.excel or self.raw) and self.ending != ".csv":
            raise WrongUsageError(f"{'--excel' if self.excel else '--raw'} chỉ dùng khi ghi CSV", "Thêm -o TỆP.csv")

    @property
    def ending(self) -> str:
        """The ending of the file asked for, in small letters; empty without a file or for standard output."""
        return "" if self.path is None or str(self.path) == "-" else self.path.suffix.lower()

    def only(self, what: str, *endings: str) -> None:
        """Refuse a file of any other ending: `what` is made in these forms alone."""
        if self.ending and self.ending not in endings:
            raise WrongUsageError(
                f"-o: {what} không ghi được dạng “{self.ending}”", f"Các đuôi tệp: {', '.join(endings)}"
            )

    @property
    def wants_json(self) -> bool:
        """Whether the document of the program is asked for, not the page for people."""
        return self.json or self.ending == ".json"


def show(
    out: Output,
    page: Callable[[], Page],
    json: Callable[[], str],
    *,
    title: str = "giaoban",
    html: Callable[[], str] | None = None,
    book: Frame | None = None,
    calendar: Frame | None = None,
) -> None:
    """Print or write an answer; only the form asked for is made. Hints go to stderr, the answer to stdout.

    `title` heads a file made of the page; `html` makes the command's own page for browsers in its place. `book` is
    what a workbook that `import` takes back is made of, `calendar` what has deadlines to put into one.
    """
    if out.wants_json:
        deliver(out, json())
    elif out.ending == ".ics":
        write(out, _calendar(calendar))
        hint(calendar.hints if calendar else ())
    elif out.ending == ".xlsx" and book is not None:
        from giaoban.exchange import xlsx

        with working("Lập tệp Excel", book.number):
            data = xlsx.book(book)
        write(out, data)
        hint(book.hints)
    elif out.ending == ".html" and html is not None:
        deliver(out, html())
    else:
        made = page()
        _print(out, made, title)
        hint(made.hints)


def _calendar(frame: Frame | None) -> bytes:
    if frame is None:
        raise WrongUsageError(
            "-o: kết quả của lệnh này không lập thành lịch được",
            "Lịch (.ics) dùng với status, list, due, overdue, report, meeting",
        )
    from giaoban.exchange.ics import calendar

    return calendar(frame)


def _print(out: Output, made: Page, title: str) -> None:
    """The page in the form its file asks for; without a file as suits who reads it."""
    if out.ending == ".md":
        from giaoban.render.markdown import page as markdown

        deliver(out, markdown(made))
    elif out.ending == ".html":
        from giaoban.render.html import page as browser_page

        deliver(out, browser_page(made, title=title))
    elif out.ending == ".docx":
        from giaoban.render.docx import page as word

        write(out, word(made, title=title))
    elif out.ending == ".xlsx":
        from giaoban.exchange.xlsx import sheet

        write(out, sheet(made))
    elif out.ending == ".csv":
        from giaoban.exchange.comma import table

        deliver(out, table(made, mark=out.excel, raw=out.raw))
    elif out.plain or out.path is not None or not is_terminal():
        from giaoban.console.plain import plain

        deliver(out, plain(made))
    else:
        from giaoban.console.screen import screen

        sys.stdout.write(screen(made, width=shutil.get_terminal_size().columns, colour=has_colour()))


def deliver(out: Output, text: str) -> None:
    """The text to stdout, or safely to the file asked for, whose path is then told on stderr.

    Both show in escapes what a shell handed on that is no text (`cli.boundary`).
    """
    if not out.ending:
        sys.stdout.write(text)
    else:
        write(out, text.encode(errors="backslashreplace"))


def write(out: Output, data: bytes) -> None:
    """The bytes to the file asked for, whose path is then told on stderr."""
    from giaoban.store.output import write_output

    if out.path is not None:
        write_output(out.path, data, force=out.force)
        hint((f"Đã ghi {out.path}",))


def hint(lines: tuple[str, ...]) -> None:
    """Lines beside the answer, on stderr after what was printed so far."""
    from giaoban.cli.boundary import complain

    if lines:
        if sys.stdout is not None:
            sys.stdout.flush()
        complain(lines)


def is_terminal() -> bool:
    """Whether a person reads stdout directly."""
    return sys.stdout is not None and sys.stdout.isatty()


def watched() -> TextIO | None:
    """Stderr, where a person sees work go on there (`console.progress`); it takes nothing from the answer on stdout."""
    seen = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return sys.stderr if seen else None


def working(what: str, count: int) -> AbstractContextManager[None]:
    """A bar on stderr while something is made of so many tasks, where that takes seconds and a person sees it."""
    from giaoban.console.progress import busy

    return busy(what, stream=watched() if count >= _MANY else None)


def has_colour() -> bool:
    """Whether colours may be used: https://no-color.org, and not on a dumb terminal."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
