"""Views as JSON, stable within `schema_version`: fields may be added, never renamed or removed (`docs/json.md`)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.console.envelope.documents import *  # noqa: F403 - each name is said there


def __getattr__(name: str) -> object:
    """One of the names of `documents`. All are loaded with the first: most answers are pages, which need none of them.

    They take the place of the modules of the same names, such as `report`.
    """
    if name.startswith("__"):
        raise AttributeError(name)
    documents = import_module("giaoban.console.envelope.documents")
    if name not in documents.__all__:
        raise AttributeError(name)
    globals().update({each: getattr(documents, each) for each in documents.__all__})
    return globals()[name]
