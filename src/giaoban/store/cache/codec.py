"""Values of the model as plain data, and back: what the cache keeps of whole registers, units and office.

The data is what `marshal` takes: text, numbers, tuples and dicts, in which no code can hide; pickle would run what a
file tells it to. A field that has its default is left out. How a field is made again follows from the type its class
gives it, so a field that is added to the model needs nothing here unless its type is new.
"""

from __future__ import annotations

import datetime as dt
import marshal
import zlib
from dataclasses import MISSING, fields
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from giaoban.errors import CacheFault

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

VERSION = f"marshal {marshal.version}"
"""What the bytes depend on beside the model: told by whoever keeps them."""

_KEPT = frozenset({"Text", "Flag", "Whole", "Percent", "Identifier", "FormatVersion", "OneOrMore"})
"""The types whose values are plain data as they are."""

_CLASSES = {
    "Document": "model.document",
    "Group": "model.register",
    "Proposal": "model.register",
    "Recurs": "model.kinds",
    "Source": "model.register",
    "Task": "model.register",
    "TaskKind": "model.kinds",
    "Waived": "model.register",
    "Outcome": "model.kinds",
    "Voided": "model.events",
    "Weekend": "model.office",
    "Window": "dates.period",
    "Unit": "units",
    "UnitKind": "units",
}
"""The classes that fields hold, and the module of each."""


def dumps(value: object) -> bytes:
    """A value of the model as bytes, which begin with their own checksum."""
    data = marshal.dumps(_packed(value))
    return zlib.crc32(data).to_bytes(4, "big") + data


def loads(data: bytes, kind: type[T]) -> T:
    """The value of `kind` that `dumps` made the bytes of; raises CacheFault for any others."""
    made: T = _loads(data, _made(kind))
    return made


def loads_all(data: bytes, kind: type[T]) -> tuple[T, ...]:
    """The values of `kind` in the tuple that `dumps` made the bytes of; raises CacheFault for any others."""
    return _loads(data, lambda packed: tuple(map(_made(kind), packed)))


def _loads(data: bytes, made: Callable[[Any], T]) -> T:
    if not data or int.from_bytes(data[:4], "big") != zlib.crc32(memoryview(data)[4:]):
        raise CacheFault
    try:
        return made(marshal.loads(memoryview(data)[4:]))  # noqa: S302 - the checksum is right, and it is data only
    except (ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError) as error:
        raise CacheFault from error


def _packed(value: Any) -> Any:  # noqa: ANN401
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, str):
        # words of an enumeration too
        return str(value)
    if isinstance(value, tuple):
        return tuple(_packed(item) for item in value)
    if isinstance(value, dt.date):
        return value.toordinal()
    if type(value).__name__ == "Deadline":
        period = value.period
        spelled = period and (period.start.toordinal(), period.end.toordinal(), str(period.kind), period.number)
        return value.end.toordinal(), spelled
    kind = type(value)
    held = {
        name: _packed(item)
        for name, default in _defaults(kind)
        if (item := getattr(value, name)) is not default and item != default
    }
    return (value.kind, held) if _is_event(kind) else held


def _default_of(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    """The fields of a class with their defaults."""
    return tuple((field.name, field.default) for field in fields(kind))


def _tells_event(kind: type[Any]) -> bool:
    return kind.__module__ == "giaoban.model.events" and hasattr(kind, "entered")


def _maker(kind: type[Any]) -> Callable[[Any], Any]:
    """How a value of the class is made again."""
    made = {field.name: made for field in fields(kind) if (made := _field(str(field.type))) is not None}
    # one without a default is always there
    needed = [(name, made.pop(name)) for name in [*made] if _is_needed(kind, name)]
    others = list(made.items())

    def make(held: dict[str, Any]) -> Any:  # noqa: ANN401
        for name, of in needed:
            held[name] = of(held[name])
        for name, of in others:
            # what is None by default may be left out, and what is not may be None
            if held.get(name) is not None:
                held[name] = of(held[name])
        return kind(**held)

    return make


# once for each class; a class is hashed by what it is, which mypy does not believe of those with values compared
_made: Callable[[Any], Callable[[Any], Any]] = cache(_maker)
_defaults: Callable[[Any], tuple[tuple[str, object], ...]] = cache(_default_of)
_is_event: Callable[[Any], bool] = cache(_tells_event)


def _is_needed(kind: type[Any], name: str) -> bool:
    return next(field for field in fields(kind) if field.name == name).default is MISSING


def _field(type_: str) -> Callable[[Any], Any] | None:
    """How the value of a field is made again, None where it is kept as it is."""
    name = type_.removesuffix(" | None")
    if name in _KEPT:
        return None
    if name.startswith("tuple[") and name.endswith(", ...]"):
        each = _field(name.removeprefix("tuple[").removesuffix(", ...]"))
        return None if each is None else lambda items: tuple(map(each, items))
    if name == "Day":
        return dt.date.fromordinal
    if name == "DeadlineText":
        return _deadline()
    if name == "Event":
        return _event()
    found: Any = getattr(import_module(f"giaoban.{_CLASSES[name]}"), name)
    return _made(found) if hasattr(found, "__dataclass_fields__") else found


def _event() -> Callable[[tuple[str, dict[str, Any]]], Any]:
    from giaoban.model.events import KINDS  # noqa: PLC0415 - only a whole register has events

    makers = {name: _made(kind) for name, kind in KINDS.items()}
    return lambda packed: makers[packed[0]](packed[1])


def _deadline() -> Callable[[tuple[int, Any]], Any]:
    from giaoban.dates.deadline import Deadline  # noqa: PLC0415 - as above
    from giaoban.dates.period import Period, PeriodKind  # noqa: PLC0415

    day = dt.date.fromordinal

    def make(packed: tuple[int, Any]) -> Deadline:
        end, spelled = packed
        if spelled is None:
            return Deadline(end=day(end))
        start, after, kind, number = spelled
        period = Period(start=day(start), end=day(after), kind=PeriodKind(kind), number=number)
        return Deadline(end=day(end), period=period)

    return make
