"""Where the program keeps what it may lose: the folder of its caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CACHE = "GIAOBAN_CACHE"
_XDG = frozenset({"linux", "freebsd"})


def wanted() -> Path | None:
    """The folder of the caches, None where the command that runs may use none (`--no-cache`)."""
    from giaoban.cli.frame import is_cache_wanted

    return cache() if is_cache_wanted() else None


def cache() -> Path:
    """The folder of the caches: `GIAOBAN_CACHE`, else `giaoban` in the user's cache folder; it need not be there."""
    if given := os.environ.get(CACHE):
        return Path(given).absolute()
    if sys.platform in _XDG:
        # the rule of platformdirs there in two lines: to load it costs a tenth of a start
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(base).absolute() if base else _home() / ".cache") / "giaoban"
    from platformdirs import user_cache_path

    return user_cache_path("giaoban", appauthor=False)


def _home() -> Path:
    """The user's own folder; one in which nothing can be where the system knows of none, as of a container's user."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)
