"""A table of the export and its columns: what each is called, holds and means, and where its value comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | int | bool | dt.date | None


class Type(StrEnum):
    """What a column holds; each writer has its own word for it."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes-no"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its meaning in Vietnamese, for documents and schemas, and its value in a row."""

    name: str
    type: Type
    meaning: str
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `key` names the columns that tell its rows apart."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def row(self, source: object) -> tuple[Value, ...]:
        """The values of one row, in the order of the columns."""
        return tuple(column.value(source) for column in self.columns)


def text(name: str, meaning: str, value: Callable[[Any], str | None]) -> Column:
    """A column of texts."""
    return Column(name=name, type=Type.TEXT, meaning=meaning, value=value)


def number(name: str, meaning: str, value: Callable[[Any], int | None]) -> Column:
    """A column of whole numbers."""
    return Column(name=name, type=Type.NUMBER, meaning=meaning, value=value)


def yes_no(name: str, meaning: str, value: Callable[[Any], bool | None]) -> Column:
    """A column that says yes or no."""
    return Column(name=name, type=Type.YES_NO, meaning=meaning, value=value)


def day(name: str, meaning: str, value: Callable[[Any], dt.date | None]) -> Column:
    """A column of days, inclusive where they end something."""
    return Column(name=name, type=Type.DAY, meaning=meaning, value=value)
