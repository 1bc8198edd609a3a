"""What reading in bulk asks of the interpreter."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 100_000


@contextlib.contextmanager
def paused_collector() -> Iterator[None]:
    """No garbage collection meanwhile: a bulk read makes no garbage, and full collections tripled its time.

    Many values are then left where the collector does not look for garbage: one look at them costs a tenth of the read.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
