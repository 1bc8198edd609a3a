"""A bar for long work, on stderr, gone when the work is done; nothing where nobody sees it move."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

_FEW = 5
"""Steps below which the work is over before a bar is read."""


@contextmanager
def bar(what: str, total: int, *, stream: TextIO | None) -> Iterator[Callable[[], None]]:
    """A bar of `total` steps on `stream`, which is None where it is no terminal; call what it gives after each step."""
    if stream is None or total < _FEW:
        yield lambda: None
        return
    with _shown(stream, counted=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def busy(what: str, *, stream: TextIO | None) -> Iterator[None]:
    """A bar for one long step whose end is not known, on `stream` as in `bar`."""
    if stream is None:
        yield
        return
    with _shown(stream, counted=False) as progress:
        progress.add_task(what, total=None)
        yield


def _shown(stream: TextIO, *, counted: bool) -> Progress:
    from rich.console import Console  # noqa: PLC0415 - most runs show no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    count = (MofNCompleteColumn(),) if counted else ()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), *count)
    return Progress(*columns, console=console, transient=True)
