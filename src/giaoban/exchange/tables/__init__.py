"""The registers as flat tables for other engines: one row for each task, thread, unit's part, event and register."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from giaoban.exchange.tables.column import Column, Table, Type, Value
from giaoban.exchange.tables.definitions import (
    EVENTS,
    META,
    REGISTERS,
    TABLES,
    TASKS,
    THREADS,
    UNITS,
    EventRow,
    RoleRow,
    TaskRow,
    ThreadRow,
    WholeRow,
)
from giaoban.query import Role, track
from giaoban.report.detail import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giaoban.query import Tracked
    from giaoban.report.frame import Frame

__all__ = ["TABLES", "TASKS", "Column", "Table", "Type", "Value", "rows"]


def rows(frame: Frame) -> Iterator[tuple[Table, tuple[Value, ...]]]:
    """Every row of every table, register by register, so that no more than one need be held; `META` comes last.

    Tasks are those assigned by the day of the frame, events those that happened by then and, as known on a day, had
    been entered by then.
    """
    counted: Counter[str] = Counter()
    place = 0
    for register in frame.registers:
        counted[REGISTERS.name] += 1
        yield REGISTERS, REGISTERS.row(register)
        for one in track((register,), frame.rules, frame.scope.as_of):
            for table, source in _of_task(frame, one, place + one.position):
                counted[table.name] += 1
                yield table, table.row(source)
        place += len(register.tasks)
    yield META, META.row(WholeRow(frame=frame, counted=counted))


def _of_task(frame: Frame, one: Tracked, place: int) -> Iterator[tuple[Table, object]]:
    yield TASKS, TaskRow(one=one, place=place)
    for thread in one.standing.threads:
        yield THREADS, ThreadRow(frame=frame, one=one, thread=thread)
    parts = (
        (Role.LEAD, frame.leads(one)),
        (Role.COOPERATING, one.task.cooperating),
        (Role.MONITORING, one.task.monitoring),
    )
    for role, codes in parts:
        # a unit that the register names twice, which is no error, has one part all the same
        for code in dict.fromkeys(codes):
            yield UNITS, RoleRow(frame=frame, one=one, unit=code, role=role)
    for number, event in entries(frame, one):
        yield EVENTS, EventRow(one=one, number=number, event=event)
