"""Rows of events against the registers: a row without a number is a new event, the others must be as they were."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from giaoban.dates import AsOf, Deadline, Scope
from giaoban.errors import Level
from giaoban.exchange.cells import event_cells
from giaoban.exchange.columns import EVENT_COLUMNS, Use
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.new_events import TITLES, NewEvents
from giaoban.exchange.incoming.rows import canonical_id, shown
from giaoban.exchange.incoming.values import BadCellError
from giaoban.exchange.stamps import stamp
from giaoban.model import KINDS, Outcome
from giaoban.progress import Rules, objections
from giaoban.report.entries import journal
from giaoban.report.frame import Frame
from giaoban.update.plan import Entry, Target, open_units, targets

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from giaoban.exchange.faults import Fault
    from giaoban.exchange.incoming.found import Found, Row
    from giaoban.model import Event, Proposal, Task
    from giaoban.store.folder import Workspace

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
        self.workspace, self.force, self.broken = workspace, force, broken
        rules = Rules(office=workspace.office, units=workspace.units)
        scope = Scope(as_of=AsOf(day=today), asked_on=today)
        self.frame = Frame(shelf=workspace.shelf(), rules=rules, scope=scope)
        self.rows = EventRows()
        self.new = NewEvents(workspace, self.rows.faults, today=today, recorded=recorded, force=force)
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
        if number is not None:
            self._old(row, target, number)
        elif entry := self.new.read(row, target):
            self._add(row, entry)

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

    def _add(self, row: Row, entry: Entry) -> None:
        """Keep the entry, unless it is in the register already: the same file may come twice."""
        held = open_units(entry.target, self.workspace)
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
                mend = f"Sửa cột {TITLES[key]}" if doubt.code in _MENDS else doubt.remedy
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
