"""What completes the values of options and arguments: words of fixed lists, and names out of the registers.

Nothing here may fail aloud: whatever goes wrong, there is simply nothing to offer. Values are offered without spaces
(a code, an id), since bash puts them on the line as they are; the name in full is the help beside them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Offers = list[tuple[str, str]]


class _Offered(str):
    """A code offered for what was typed of a name: typer drops what does not begin with the typed letters."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Whatever was typed, this was found for it."""
        return True


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


def tasks_and_events(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of tasks, then words of events."""
    from giaoban.terms import EVENT
    from giaoban.update.words import VIETNAMESE

    words_ = [(word, EVENT[kind]) for kind, word in VIETNAMESE.items() if word.startswith(incomplete)]
    return [*_quietly(complete_tasks, ctx, incomplete), *words_]


def groups(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of groups of tasks."""
    return _quietly(complete_groups, ctx, incomplete)


def registers(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of registers."""
    return _quietly(complete_registers, ctx, incomplete)


def complete_units(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (code, name) of the units whose code, name or alias begins with `incomplete`, accents or not."""
    from giaoban.store.folder import UNITS

    return _offers(incomplete, _items(registers_dir, (UNITS,), "units"), value="code", helps=("name", "aliases"))


def complete_tasks(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the tasks whose id begins with `incomplete`."""
    return _offers(incomplete, _items(registers_dir, None, "tasks"), value="id", helps=("title",))


def complete_groups(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the groups whose id begins with `incomplete`."""
    return _offers(incomplete, _items(registers_dir, None, "groups"), value="id", helps=("title",))


def complete_registers(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the registers whose id begins with `incomplete`."""
    return _offers(incomplete, _items(registers_dir, None, None), value="id", helps=("title",))


def _items(registers_dir: Path | None, names: tuple[str, ...] | None, key: str | None) -> list[dict[str, Any]]:
    """What stands under `key` in the files that parse, or each file's top level; nothing is validated for a word."""
    from giaoban.store import folder, nodes

    where = registers_dir or folder.find(Path.cwd())
    found: list[dict[str, Any]] = []
    for name in names or folder.register_names(where):
        tree, _ = nodes.parse((where / name).read_bytes(), name)
        if tree is not None:
            top = nodes.values(tree.root)
            found += [top] if key is None else [item for item in top.get(key, ()) if isinstance(item, dict)]
    return found


def _offers(incomplete: str, items: list[dict[str, Any]], *, value: str, helps: tuple[str, ...]) -> Offers:
    from giaoban.text import plain

    typed = plain(incomplete)
    offers: Offers = []
    for item in items:
        spelled = [item.get(value, ""), *(text for key in helps for text in _texts(item.get(key)))]
        if any(plain(text).startswith(typed) for text in spelled):
            offers.append((_Offered(item[value]), str(item.get(helps[0], ""))))
    return offers


def _texts(value: object) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else [str(value)] if value else []


def _quietly(find: Callable[[str, Path | None], Offers], ctx: Context, incomplete: str) -> Offers:
    try:
        folder = ctx.params.get("registers")
        return find(incomplete, Path(folder) if folder else None)
    except Exception:  # noqa: BLE001 - a broken register must not print into the line being typed
        return []
