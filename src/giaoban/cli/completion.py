"""What completes the values of options and arguments: words of fixed lists, and names out of the registers.

Nothing here may fail aloud: whatever goes wrong, there is simply nothing to offer. Values are offered without spaces
(a code, an id), since bash puts them on the line as they are; the name in full is the help beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Offers = list[tuple[str, str]]


def words(offers: Iterable[tuple[str, str]]) -> Callable[[str], Offers]:
    """Return a completer of a fixed list of pairs: the word, and what it means."""
    fixed = list(offers)

    def complete(incomplete: str) -> Offers:
        return [offer for offer in fixed if offer[0].startswith(incomplete)]

    return complete


def units(ctx: Context, incomplete: str) -> Offers:
    """Complete codes of units."""
    return _quietly(complete_units, ctx, incomplete)


def tasks(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of tasks."""
    return _quietly(complete_tasks, ctx, incomplete)


def groups(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of groups of tasks."""
    return _quietly(complete_groups, ctx, incomplete)


def registers(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of registers."""
    return _quietly(complete_registers, ctx, incomplete)


def complete_units(incomplete: str, registers_dir: Path | None) -> Offers:  # noqa: ARG001 - waits for the store
    """Return (code, name) of the units whose code begins with `incomplete`."""
    return []


def complete_tasks(incomplete: str, registers_dir: Path | None) -> Offers:  # noqa: ARG001 - waits for the store
    """Return (id, title) of the tasks whose id begins with `incomplete`."""
    return []


def complete_groups(incomplete: str, registers_dir: Path | None) -> Offers:  # noqa: ARG001 - waits for the store
    """Return (id, title) of the groups whose id begins with `incomplete`."""
    return []


def complete_registers(incomplete: str, registers_dir: Path | None) -> Offers:  # noqa: ARG001 - waits for the store
    """Return (id, title) of the registers whose id begins with `incomplete`."""
    return []


def _quietly(find: Callable[[str, Path | None], Offers], ctx: Context, incomplete: str) -> Offers:
    try:
        folder = ctx.params.get("registers")
        return find(incomplete, Path(folder) if folder else None)
    except Exception:  # noqa: BLE001 - a broken register must not print into the line being typed
        return []
