"""Rows without a number: new events, each cell read for what its column is of the event."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from giaoban.dates import numeric_day
from giaoban.errors import RefusedEditError
from giaoban.exchange.columns import EVENT_COLUMNS
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.values import BadCellError
from giaoban.model import Extension, Note
from giaoban.terms import EVENT
from giaoban.update.judge import check_kind
from giaoban.update.plan import Entry, open_units, requested
from giaoban.update.words import keys_of

if TYPE_CHECKING:
    from giaoban.exchange.faults import Fault
    from giaoban.exchange.incoming.found import Row
    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Target

_OWN = (
    "percent",
    "document",
    "to",
    "receiver",
    "for",
    "reply_by",
    "redo_by",
    "outcome",
    "reason",
    "cause",
    "difficulty",
    "request",
    "channel",
)
"""The columns that only some events take."""

TITLES = {column.key: column.title for column in EVENT_COLUMNS}


class NewEvents:
    """Reads rows of new events; what is wrong with them is put into `faults`."""

    def __init__(
        self, workspace: Workspace, faults: list[Fault], *, today: dt.date, recorded: dt.date, force: bool
    ) -> None:
        """`recorded` is the day the events are entered on; with `force` what is only doubtful is taken."""
        self.workspace, self.faults = workspace, faults
        self.today, self.recorded, self.force = today, recorded, force

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.faults.append(row.fault(key, message, remedy))

    def read(self, row: Row, target: Target) -> Entry | None:
        """The event of a row, which is of `target`; None where a cell is wrong."""
        before = len(self.faults)
        self.faults += row.faults
        kind = self._read(row, "event", cells.event)
        date = self._read(row, "date", cells.day)
        note = self._read(row, "note", cells.text)
        units = self._read(row, "unit", lambda cell: cells.units(cell, self.workspace.units)) or ()
        self._check_days(row, date)
        if kind is None or not isinstance(date, dt.date):
            for key in _OWN:
                self._read(row, key, lambda cell, key=key: self._value(key, cell, target))
            return None
        values = self._values(row, target, kind, units, date)
        if kind == Note.kind and note is None:
            self._complain(row, "note", "chưa ghi nội dung ghi chú", "Ghi cột Ghi chú")
        held = open_units(target, self.workspace)
        self._check_kind(row, target, kind, held)
        if len(self.faults) > before:
            return None
        return Entry(
            target=target,
            kind=kind,
            date=date,
            recorded=self.recorded,
            units=units,
            values=values,
            note=note,
            place=row.place,
            force=self.force,
        )

    def _check_days(self, row: Row, date: dt.date | None) -> None:
        for key, remedy in (
            ("recorded", "Để trống: ngày ghi sổ do giaoban ghi; ghi bù thì thêm --recorded NGÀY"),
            ("voided", "Để trống; đính chính bằng giaoban void"),
        ):
            if row.cells.get(key) is not None:
                self._complain(row, key, "lần ghi mới chưa có nội dung này", remedy)
        if row.cells.get("date") is None:
            self._complain(row, "date", "chưa ghi ngày", "Ghi ngày báo cáo hoặc ngày quyết định")
        if date is not None and date > self.today and not self.force:
            remedy = "Sửa ngày; nếu đúng là vậy, thêm --force"
            self._complain(row, "date", f"ngày {numeric_day(date)} ở tương lai", remedy)

    def _check_kind(self, row: Row, target: Target, kind: str, held: tuple[str, ...]) -> None:
        try:
            check_kind(target, kind)
        except RefusedEditError as refused:
            self._complain(row, "event", str(refused).rstrip("."))
        if row.cells.get("unit") is None and len(held) > 1 and kind != Note.kind:
            names = "; ".join(self.workspace.units.name(code) for code in held)
            message = f"nhiệm vụ có {len(held)} đơn vị cùng thực hiện, chưa ghi đơn vị nào"
            self._complain(row, "unit", message, f"Ghi cột Đơn vị. Các đơn vị: {names}")

    def _read(self, row: Row, key: str, convert: Any) -> Any:  # noqa: ANN401 - what the conversion gives
        try:
            return convert(row.cells.get(key))
        except BadCellError as bad:
            self._complain(row, key, bad.message, bad.remedy)
            return None

    def _values(self, row: Row, target: Target, kind: str, units: tuple[str, ...], date: dt.date) -> dict[str, Value]:
        allowed = keys_of(kind)
        filled = {key for key in _OWN if row.cells.get(key) is not None}
        taken = {"receiver" if key == "to" and kind == "transferred" else key for key in allowed}
        for key in sorted(filled - taken, key=_OWN.index):
            own = [TITLES[one] for one in _OWN if one in taken]
            remedy = f"Để trống ô này; “{EVENT[kind]}” có các cột: {', '.join(own) or 'Ghi chú'}"
            self._complain(row, key, f"“{EVENT[kind]}” không có {TITLES[key].lower()}", remedy)
        found: dict[str, Value] = {}
        for key in allowed:
            column = "receiver" if key == "to" and kind == "transferred" else key
            value = self._read(row, column, lambda cell, key=column: self._value(key, cell, target))
            if value is not None:
                found[key] = value
            elif row.cells.get(column) is None and key == "to":
                missing = self._missing(row, kind, target, units, date)
                if missing is not None:
                    found[key] = missing
        return {key: found[key] for key in allowed if key in found}

    def _value(self, key: str, cell: Any, target: Target) -> Value | None:  # noqa: ANN401
        match key:
            case "percent":
                return cells.percent(cell)
            case "to" | "for":
                found = cells.deadline(cell, year=target.sheet.register.document.date.year)
                return cells.deadline_value(found) if found else None
            case "reply_by" | "redo_by":
                return cells.day(cell)
            case "outcome":
                return cells.outcome(cell)
            case "receiver":
                units = cells.units(cell, self.workspace.units)
                if len(units) > 1:
                    raise BadCellError(
                        "nhiều đơn vị nhận", "Ghi một đơn vị; chuyển cho nhiều đơn vị thì mỗi đơn vị một hàng"
                    )
                return self.workspace.units.name(units[0]) if units else None
            case _:
                return cells.text(cell)

    def _missing(self, row: Row, kind: str, target: Target, units: tuple[str, ...], date: dt.date) -> Value | None:
        """What an event cannot do without: the deadline asked for, where there was a request; else a fault."""
        if kind == "transferred":
            self._complain(row, "receiver", "chưa ghi đơn vị nhận nhiệm vụ", "Ghi cột Đơn vị nhận")
        elif kind == "extension" and not target.is_proposal:
            granted = [event.to for event in target.item.events if isinstance(event, Extension) and event.date == date]
            asked = requested(target, units, self.workspace) or (granted[-1] if granted else None)
            if asked is not None:
                return cells.deadline_value(asked)
            self._complain(row, "to", "chưa ghi thời hạn mới", "Ghi cột Thời hạn mới, ví dụ 31/10/2009 hoặc 2009-Q4")
        return None
