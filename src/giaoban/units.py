"""The unit list: official names, codes, aliases, groups, and how a written name finds its unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from giaoban.errors import AmbiguousError, NotFoundError
from giaoban.scalars import STRICT, Day, Identifier, OneOrMore, Text, Whole
from giaoban.text import fold, nfc, plain, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class UnitKind(StrEnum):
    """What stands behind a name: one unit, a group whose members are known, or one nobody can list."""

    UNIT = "unit"
    OPEN_GROUP = "open-group"
    CLOSED_GROUP = "closed-group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit or group of units of `don-vi.yaml`.

    `order` is its place in the protocol order. `member_of` names closed groups by code. `from_` and `to` are the first
    and the last day of its life, both inclusive, None where not known.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    code: Identifier
    name: Text
    aliases: OneOrMore = ()
    kind: UnitKind = UnitKind.UNIT
    order: Whole = 999
    member_of: OneOrMore = ()
    from_: Day | None = None
    to: Day | None = None
    successors: OneOrMore = ()
    note: Text | None = None

    def spellings(self) -> Iterator[str]:
        """Each way the unit may be written: name, code, aliases."""
        yield self.name
        yield self.code
        yield from self.aliases


class UnitDirectory:
    """Finds units by what people write; never by the beginning of a name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index `units`; where two share a spelling both stay, and that spelling is ambiguous."""
        self.units: tuple[Unit, ...] = tuple(sorted(units, key=lambda unit: (unit.order, unit.code)))
        self._by_code = {unit.code: unit for unit in self.units}
        self._position = {unit.code: position for position, unit in enumerate(self.units)}

    def _index(self, key: Callable[[str], str]) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            for spelling in unit.spellings():
                those = found.setdefault(key(spelling), [])
                if unit not in those:
                    those.append(unit)
        return found

    # each made when it is first asked: most names stand as they are in the list
    @cached_property
    def _exact(self) -> dict[str, list[Unit]]:
        return self._index(nfc)

    @cached_property
    def _folded(self) -> dict[str, list[Unit]]:
        return self._index(fold)

    @cached_property
    def _plain(self) -> dict[str, list[Unit]]:
        return self._index(plain)

    def __getitem__(self, code: str) -> Unit:
        """The unit with exactly this code; raises KeyError."""
        return self._by_code[code]

    def __contains__(self, code: str) -> bool:
        """Whether a unit has exactly this code."""
        return code in self._by_code

    def name(self, code: str) -> str:
        """The official name of the unit with this code."""
        return self._by_code[code].name

    def position(self, code: str) -> int:
        """The unit's place in protocol order, from 0; unknown codes come last."""
        return self._position.get(code, len(self.units))

    def matches(self, written: str) -> list[Unit]:
        """The units `written` fits: as it stands, else folded, else without accents; empty where none does."""
        return (
            self._exact.get(nfc(written.strip()))
            or self._folded.get(fold(written))
            or self._plain.get(plain(written))
            or []
        )

    def find(self, written: str) -> Unit:
        """The one unit `written` means; raises NotFoundError with suggestions, AmbiguousError with the candidates."""
        found = self.matches(written)
        if len(found) == 1:
            return found[0]
        if found:
            names = "; ".join(f"{unit.name} ({unit.code})" for unit in found)
            raise AmbiguousError(f"“{written}” có thể là nhiều đơn vị: {names}", "Ghi rõ tên hoặc mã đơn vị")
        near = self.suggestions(written)
        hint = f"Có phải: {'; '.join(near)}?" if near else "Xem danh mục: giaoban units"
        raise NotFoundError(f"không có đơn vị “{written}” trong danh mục", hint)

    def suggestions(self, written: str) -> list[str]:
        """Up to three `Name (CODE)` that look like `written`."""
        spelled = {spelling: unit for unit in self.units for spelling in unit.spellings()}
        units = dict.fromkeys(spelled[near].code for near in suggest(written, spelled))
        return [f"{self.name(code)} ({code})" for code in units]

    def groups_of(self, code: str) -> tuple[str, ...]:
        """The codes of the closed groups the unit belongs to."""
        named = (self.matches(group) for group in self._by_code[code].member_of)
        return tuple(found[0].code for found in named if len(found) == 1)

    def is_open(self, code: str) -> bool:
        """Whether the code is an open group's, which has no thread of its own."""
        return self._by_code[code].kind is UnitKind.OPEN_GROUP

    def is_group(self, code: str) -> bool:
        """Whether the code is a group's, open or closed."""
        return self._by_code[code].kind is not UnitKind.UNIT
