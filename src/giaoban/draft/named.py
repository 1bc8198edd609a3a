"""Units as named in a block, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One unit or group as printed, at the half-open letters of its block.

    `expanded` where a shared head was added.
    """

    text: str
    start: int
    end: int
    group: bool = False
    expanded: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """A list of units and the letter after it; `known` is false where no form of a unit's name was seen."""

    names: tuple[Name, ...]
    end: int
    known: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(name.text for name in self.names))
