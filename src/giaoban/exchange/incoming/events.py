"""Rows of events against the registers: a row without a number is a new event, the others must be as they were."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from giaoban.dates import AsOf, Deadline, Scope, numeric_day
from giaoban.errors import Level, RefusedEditError
from giaoban.exchange.columns import EVENT_COLUMNS, Use, event_cells, stamp
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.tasks import canonical_id, shown
from giaoban.exchange.incoming.values import BadCellError
from giaoban.model import KINDS, Extension, Note, Outcome
from giaoban.progress import Rules, objections
from giaoban.report.entries import journal
from giaoban.report.frame import Frame
from giaoban.terms import EVENT
from giaoban.update.judge import check_kind
from giaoban.update.plan import Entry, Target, open_units, requested, targets
from giaoban.update.words import keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.exchange.faults import Fault
    from giaoban.exchange.incoming.heads import Found, Row
    from giaoban.model import Event, Proposal, Task
    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value

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

_TITLES = {column.key: column.title for column in EVENT_COLUMNS}

# the column that mends what the rules object to, where it is not the kind of event
_MENDS = {
    "E07": "unit",
    "E08": "unit",
    "E12": "for",
    "E15": "for",
    "E21": "to",
    "E25": "to",
    "E26": "receiver",
    "E30": "date",
    "E31": "date",
    "E32": "date",
    "E33": "for",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A new event, and the row it was read from."""

    row: Row
    entry: Entry


@dataclass(slots=True)
class EventRows:
    """What rows of events come to."""

    entered: list[Entered] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class EventReader:
    """Compares rows of events with one reading of the registers, the new tasks of the same file in it."""

    def __init__(
        self, workspace: Workspace, *, today: dt.date, recorded: dt.date, force: bool, broken: set[str]
    ) -> None:
        """`broken` are ids whose rows have faults already; their events wait until these are mended."""
        self.workspace, self.today, self.recorded, self.force, self.broken = workspace, today, recorded, force, broken
        rules = Rules(office=workspace.office, units=workspace.units)
        scope = Scope(as_of=AsOf(day=today), asked_on=today)
        self.frame = Frame(shelf=workspace.shelf(), rules=rules, scope=scope)
        self.rows = EventRows()
        self._known: dict[tuple[str, int], dict[str, object]] | None = None
        self._targets: dict[str, list[Target]] = {}
        for sheet in workspace.sheets:
            lists: tuple[tuple[str, Sequence[Task | Proposal]], ...] = (
                ("tasks", sheet.register.tasks),
                ("proposals", sheet.register.proposals),
            )
            for key, items in lists:
                for index, item in enumerate(items):
                    target = Target(sheet=sheet, key=key, index=index)
                    for name in (item.id, f"{sheet.register.id}/{item.id}"):
                        self._targets.setdefault(name, []).append(target)

    def read(self, found: Found) -> EventRows:
        """Go through all rows, then judge the new events of each task together."""
        for row in found.rows:
            self._row(row)
        self._judge()
        return self.rows

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.rows.faults.append(row.fault(key, message, remedy))

    def _row(self, row: Row) -> None:
        filled = [key for key, cell in row.cells.items() if cell is not None]
        if set(filled) <= {"id", "register", "title", "unit"}:
            # a form with ids printed in it, not filled in
            return
        try:
            typed, register = cells.code(row.cells.get("id")), cells.code(row.cells.get("register"))
            number = cells.code(row.cells.get("number"))
        except BadCellError as bad:
            self._complain(row, "id", bad.message, bad.remedy)
            return
        if typed is None:
            self._complain(row, "id", "chưa ghi mã nhiệm vụ, kiến nghị", "Ghi mã, ví dụ 1.1; xem giaoban list")
            return
        target = self._target(row, typed, register)
        if target is None:
            return
        if number is None:
            self._new(row, target)
        else:
            self._old(row, target, number)

    def _target(self, row: Row, typed: str, register: str | None) -> Target | None:
        name = typed if "/" in typed or register is None else f"{register}/{typed}"
        found = self._targets.get(name) or targets(self.workspace, name)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(one.reference for one in found)
            self._complain(row, "id", f"mã “{typed}” có ở nhiều chỗ: {listed}", "Ghi cả mã sổ")
        elif canonical_id(row) not in self.broken:
            self._complain(row, "id", f"không có nhiệm vụ, kiến nghị “{name}”", "Xem danh mục: giaoban list")
        return None

    # --- an event that is there --------------------------------------------------------------------------------------

    def _old(self, row: Row, target: Target, number: str) -> None:
        events = target.item.events
        if not number.isdecimal() or not 1 <= int(number) <= len(events):
            has = f"có {len(events)} lần ghi" if events else "chưa có lần ghi nào"
            message = f"{target.reference} {has}, không có lần ghi số {number}"
            self._complain(row, "number", message, "Lần ghi mới thì để trống cột Lần ghi số")
            return
        current: dict[str, object] | None = None
        for column in EVENT_COLUMNS:
            if column.use is not Use.PLAIN or column.key not in row.cells:
                continue
            cell = shown(row.cells[column.key])
            if row.stamps is not None:
                same = stamp(cell) == row.stamps[column.key]
            else:
                current = current or self._current(target.reference, int(number))
                same = stamp(cell) == stamp(current[column.key])  # type: ignore[arg-type]
            if not same:
                remedy = (
                    f"Trả lại ô như cũ. Lần ghi mới thì để trống cột Lần ghi số; lần ghi sai thì: "
                    f'giaoban void {target.item.id} {number} --reason "..."'
                )
                self._complain(row, column.key, f"lần ghi số {number} đã có trong sổ, không sửa được", remedy)

    def _current(self, reference: str, number: int) -> dict[str, object]:
        if self._known is None:
            self._known = {}
            for entry in journal(self.frame).entries:
                values: dict[str, object] = dict.fromkeys((column.key for column in EVENT_COLUMNS), None)
                values |= event_cells(self.frame, entry.event)
                values["unit"] = self.frame.names(entry.units).full or None
                self._known[entry.reference, entry.number] = values
        return self._known[reference, number]

    # --- a new event -------------------------------------------------------------------------------------------------

    def _new(self, row: Row, target: Target) -> None:
        before = len(self.rows.faults)
        kind = self._read(row, "event", cells.event)
        date = self._read(row, "date", cells.day)
        note = self._read(row, "note", cells.text)
        units = self._read(row, "unit", lambda cell: cells.units(cell, self.workspace.units)) or ()
        self._check_days(row, date)
        if kind is None or not isinstance(date, dt.date):
            for key in _OWN:
                self._read(row, key, lambda cell, key=key: self._value(key, cell, target))
            return
        values = self._values(row, target, kind, units, date)
        if kind == Note.kind and note is None:
            self._complain(row, "note", "chưa ghi nội dung ghi chú", "Ghi cột Ghi chú")
        held = open_units(target, self.workspace)
        self._check_kind(row, target, kind, held)
        if len(self.rows.faults) > before:
            return
        entry = Entry(
            target=target,
            kind=kind,
            date=date,
            recorded=self.recorded,
            units=units,
            values=values,
            note=note,
            place=f"{row.sheet}, hàng {row.number}" if row.sheet else f"hàng {row.number}",
            force=self.force,
        )
        self._add(row, entry, held)

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
            own = [_TITLES[one] for one in _OWN if one in taken]
            remedy = f"Để trống ô này; “{EVENT[kind]}” có các cột: {', '.join(own) or 'Ghi chú'}"
            self._complain(row, key, f"“{EVENT[kind]}” không có {_TITLES[key].lower()}", remedy)
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

    def _add(self, row: Row, entry: Entry, held: tuple[str, ...]) -> None:
        """Keep the entry, unless it is in the register already: the same file may come twice."""
        meant = _plain(_event(entry, self.workspace), held)
        for number, known in enumerate(entry.target.item.events, start=1):
            if known.voided is None and _plain(known, held) == meant:
                there = f"số {number} của {entry.target.reference}"
                self.rows.notes.append(f"{entry.place}: lần ghi này đã có trong sổ ({there}), không ghi lại")
                return
        for other in self.rows.entered:
            if other.entry.target == entry.target and _plain(_event(other.entry, self.workspace), held) == meant:
                self._complain(row, "event", f"trùng với hàng {other.row.number}", "Bỏ một hàng")
                return
        self.rows.entered.append(Entered(row=row, entry=entry))

    def _judge(self) -> None:
        """What the new events make wrong, each told at its row; what is only doubtful too, unless forced."""
        touched: dict[str, list[Entered]] = {}
        for one in self.rows.entered:
            touched.setdefault(one.entry.target.reference, []).append(one)
        for entered in touched.values():
            before = len(self.rows.faults)
            target = entered[0].entry.target
            if target.is_proposal:
                continue
            register, units = target.sheet.register, self.workspace.units
            old = register.tasks[target.index]
            events = tuple(_event(one.entry, self.workspace) for one in entered)
            new = replace(old, events=(*old.events, *events))
            known = {(doubt.event, doubt.code, doubt.message) for doubt in objections(old, register, units)}
            for doubt in objections(new, register, units):
                forced = doubt.level is not Level.ERROR and self.force
                if forced or (doubt.event, doubt.code, doubt.message) in known:
                    continue
                row = entered[max(0, doubt.event - len(old.events))].row
                key = _MENDS.get(doubt.code, "event")
                mend = f"Sửa cột {_TITLES[key]}" if doubt.code in _MENDS else doubt.remedy
                anyway = "" if doubt.level is Level.ERROR else "; nếu vẫn muốn ghi, thêm --force"
                self._complain(row, key, f"{target.reference}: {doubt.message}", f"{mend}{anyway}")
            if len(self.rows.faults) > before:
                self.rows.entered = [one for one in self.rows.entered if one not in entered]


def _event(entry: Entry, workspace: Workspace) -> Event:
    """The event an entry becomes when the register is read again."""
    kind = KINDS[entry.kind]
    own: dict[str, Any] = {}
    for key, value in entry.values.items():
        if key in {"to", "for"} and entry.kind != "transferred":
            own["for_" if key == "for" else key] = Deadline.parse(str(value))
        elif key == "to":
            own[key] = workspace.units.find(str(value)).code
        else:
            own[key] = Outcome(str(value)) if key == "outcome" else value
    return kind(date=entry.date, unit=entry.units, recorded=entry.recorded, note=entry.note, **own)


def _plain(event: Event, held: tuple[str, ...]) -> Event:
    """The event less when it was entered, and with its unit named where there is but one."""
    unit = event.unit or (held if len(held) == 1 else ())
    return replace(event, recorded=None, unit=tuple(sorted(unit)))
