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

    from giaoban.store.cache import Desk
    from giaoban.store.cache.shelf import Shelved

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


def owners(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of tasks and of proposals."""
    return [*_quietly(complete_tasks, ctx, incomplete), *_quietly(complete_proposals, ctx, incomplete)]


def owners_and_events(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of tasks and proposals, then words of events; English ones where a letter of them is typed."""
    from giaoban.terms import EVENT
    from giaoban.update.words import VIETNAMESE

    english = [(kind, EVENT[kind]) for kind in VIETNAMESE if incomplete]
    every = [*((word, EVENT[kind]) for kind, word in VIETNAMESE.items()), *english]
    return [*owners(ctx, incomplete), *(offer for offer in every if offer[0].startswith(incomplete))]


def receivers(ctx: Context, incomplete: str) -> Offers:
    """Complete codes of units where a task passes to one; a deadline has nothing to be completed by."""
    # where the option that is typed has no value yet, what was typed before it is not sorted into parameters
    typed = {*(ctx.params.get("words") or ()), *ctx.args}
    return units(ctx, incomplete) if typed & {"chuyen", "transferred"} else []


def groups(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of groups of tasks."""
    return _quietly(complete_groups, ctx, incomplete)


def registers(ctx: Context, incomplete: str) -> Offers:
    """Complete ids of registers."""
    return _quietly(complete_registers, ctx, incomplete)


def complete_units(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (code, name) of the units whose code, name or alias begins with `incomplete`, accents or not."""
    from giaoban.store.place import UNITS

    if (kept := _kept(registers_dir)) is not None:
        kept.close()
        items = [{"code": one.code, "name": one.name, "aliases": [*one.aliases]} for one in kept.units.units]
    else:
        items = _items(registers_dir, (UNITS,), "units")
    return _offers(incomplete, items, value="code", helps=("name", "aliases"))


def complete_tasks(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the tasks whose id begins with `incomplete`."""
    return _titled(incomplete, registers_dir, "tasks", lambda shelf: shelf.task_titles)


def complete_proposals(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, text) of the proposals whose id begins with `incomplete`."""
    return _titled(incomplete, registers_dir, "proposals", lambda shelf: shelf.proposal_titles)


def complete_groups(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the groups whose id begins with `incomplete`."""
    return _titled(incomplete, registers_dir, "groups", lambda shelf: shelf.group_titles)


def complete_registers(incomplete: str, registers_dir: Path | None) -> Offers:
    """Return (id, title) of the registers whose id begins with `incomplete`."""
    return _titled(incomplete, registers_dir, None, lambda shelf: shelf.register_titles)


def _titled(
    incomplete: str, registers_dir: Path | None, key: str | None, kept_titles: Callable[[Shelved], Offers]
) -> Offers:
    if (kept := _kept(registers_dir)) is not None:
        titles = kept_titles(kept.shelf())
        items: list[dict[str, Any]] = [{"id": value, "title": title, "text": title} for value, title in titles]
        kept.close()
    else:
        items = _items(registers_dir, None, key)
    return _offers(incomplete, items, value="id", helps=("text" if key == "proposals" else "title",))


def _kept(registers_dir: Path | None) -> Desk | None:
    """What the cache says, as far as it is true; a word that is being typed is no time to read registers into it."""
    from giaoban.cli.folder import cached, locate_folder

    return cached(locate_folder(registers_dir), None, most=0)


def _items(registers_dir: Path | None, names: tuple[str, ...] | None, key: str | None) -> list[dict[str, Any]]:
    """What stands under `key` in the files that parse, or each file's top level; nothing is validated for a word."""
    from giaoban.store import nodes, place

    where = registers_dir or place.find(Path.cwd())
    found: list[dict[str, Any]] = []
    for name in names or place.register_names(where):
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
