"""A list for templates whose items are made when they are asked for: of many tasks few templates print all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.query import Tracked

T = TypeVar("T")


class Lazy(Sequence[T]):
    """What `made` gives for each of the tasks, as a tuple would hold it."""

    __slots__ = ("_made", "_tasks")

    def __init__(self, tasks: tuple[Tracked, ...], made: Callable[[Tracked], T]) -> None:
        """Keep what the items are made of."""
        self._tasks, self._made = tasks, made

    def __len__(self) -> int:
        """How many there are."""
        return len(self._tasks)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        """An item, made now; or several."""
        if isinstance(index, slice):
            return tuple(map(self._made, self._tasks[index]))
        return self._made(self._tasks[index])

    def __add__(self, other: Sequence[T]) -> tuple[T, ...]:
        """All, and then those of another list."""
        return (*self, *other)

    def __radd__(self, other: Sequence[T]) -> tuple[T, ...]:
        """Those of another list, and then all."""
        return (*other, *self)
