"""Files that come with the program: templates and the starter workspace."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def templates() -> Path:
    """The folder of shipped templates: in the package, else at the root of the clone it runs from."""
    return _folder("templates", "templates")


def starter() -> Path:
    """The folder of registers a new workspace begins with: in the package, else the clone's own."""
    return _folder("starter", "registers")


def _folder(packaged: str, cloned: str) -> Path:
    # an editable install has no files forced into the package
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _PACKAGE.parent.parent / cloned
