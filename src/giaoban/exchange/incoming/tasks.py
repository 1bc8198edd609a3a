"""Rows of tasks against the registers: which task each names, whether it is there already or new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.known_tasks import KnownTasks
from giaoban.exchange.incoming.new_tasks import NewTasks
from giaoban.exchange.incoming.rows import TaskRows, canonical_id
from giaoban.exchange.incoming.values import BadCellError

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.exchange.incoming.found import Found, Row
    from giaoban.store.folder import Sheet, Workspace


class TaskReader:
    """Compares rows of tasks with one reading of the registers."""

    def __init__(self, workspace: Workspace, *, today: dt.date, recorded: dt.date) -> None:
        """Index the tasks, alone and after their register's id; `recorded` is the day new ones are entered on."""
        self.workspace = workspace
        self.rows = TaskRows()
        self.known = KnownTasks(workspace, self.rows, today=today)
        self.new = NewTasks(workspace, self.rows, today=today, recorded=recorded)
        self._by_id: dict[str, list[tuple[Sheet, int]]] = {}
        for sheet in workspace.sheets:
            for index, task in enumerate(sheet.register.tasks):
                for name in (task.id, f"{sheet.register.id}/{task.id}"):
                    self._by_id.setdefault(name, []).append((sheet, index))
        self._seen: dict[str, int] = {}

    def read(self, found: Found) -> TaskRows:
        """Go through all rows."""
        for row in found.rows:
            before = len(self.rows.faults)
            if found.own and row.cells.get("title") is None:
                if any(row.cells.get(key) is not None for key in ("lead", "deadline", "end")):
                    self._complain(row, "title", "có đơn vị hoặc thời hạn mà chưa có nội dung nhiệm vụ", "Ghi nội dung")
                    continue
                self.rows.notes.append(f"{row.place}: không có nội dung nhiệm vụ, không nhập")
                continue
            self._row(row)
            if len(self.rows.faults) > before:
                self.rows.broken.add(canonical_id(row))
        return self.rows

    def _row(self, row: Row) -> None:
        try:
            typed, register = cells.code(row.cells.get("id")), cells.code(row.cells.get("register"))
        except BadCellError as bad:
            self._complain(row, "id", bad.message, bad.remedy)
            return
        if typed is None and row.cells.get("title") is None:
            # a line of sums or a remark below the table
            return
        held = self._by_id.get(typed or "", [])
        if register is not None and typed is not None and "/" not in typed:
            held = [one for one in held if one[0].register.id == register]
        if len(held) > 1:
            names = ", ".join(f"{sheet.register.id}/{typed}" for sheet, _ in held)
            self._complain(row, "id", f"mã “{typed}” có trong nhiều sổ: {names}", "Ghi cả mã sổ, hoặc thêm --register")
            return
        if typed is not None:
            reference = f"{held[0][0].register.id}/{typed}" if held else f"{register or ''}/{typed}"
            if reference in self._seen:
                self._complain(row, "id", f"mã “{typed}” đã có ở hàng {self._seen[reference]}", "Bỏ một hàng")
                return
            self._seen[reference] = row.number
        if held:
            self.known.read(row, *held[0])
        else:
            self.new.read(row, typed, register)

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.rows.faults.append(row.fault(key, message, remedy))
