"""How much a template may take: one that never ends, or fills the memory, is stopped and told as a fault of its own.

The system does the counting, so it is done where a system can: on Linux and macOS. Elsewhere only what a template
prints is held to a size (`render.template`).
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 300.0
"""Of the processor: far above the largest report, and an end for one that runs unattended."""
ROOM = 4 * 1024**3
"""Bytes beyond what the process has taken so far."""


@contextmanager
def limited() -> Iterator[None]:
    """What runs inside has SECONDS and ROOM, and gets SecurityError or MemoryError where it wants more."""
    with _timed(), _housed():
        yield


def _stop(*_: object) -> None:
    message = "chạy quá lâu"
    raise SecurityError(message)


@contextmanager
def _timed() -> Iterator[None]:
    # a signal reaches the main thread alone
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _housed() -> Iterator[None]:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _taken(resource) + ROOM
    held = all(limit == resource.RLIM_INFINITY or wanted < limit for limit in (soft, hard))
    if held:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        if held:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken(resource: Any) -> int:  # noqa: ANN401 - a module
    """Bytes of addresses the process has; where the system does not tell, the memory it has had at the most."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most
    size: int = resource.getpagesize()
    return int(pages) * size
