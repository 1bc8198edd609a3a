"""Rows of tasks that are there: plain fields that changed, and what a sheet may not change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from giaoban.dates import AsOf
from giaoban.exchange.cells import written_task
from giaoban.exchange.columns import TASK_COLUMNS, Use
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.rows import Set, TaskRows, alike, said, shown
from giaoban.exchange.incoming.values import BadCellError
from giaoban.exchange.stamps import stamp
from giaoban.progress import Rules, derive

if TYPE_CHECKING:
    from giaoban.exchange.columns import Value as Shown
    from giaoban.exchange.incoming.found import Row
    from giaoban.exchange.incoming.reading import Raw
    from giaoban.model import Register, Task
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value


class KnownTasks:
    """Compares rows with the tasks they name; what they come to is put into `rows`."""

    def __init__(self, workspace: Workspace, rows: TaskRows, *, today: dt.date) -> None:
        """Nothing is read yet."""
        self.workspace, self.rows, self.today = workspace, rows, today

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.rows.faults.append(row.fault(key, message, remedy))

    def read(self, row: Row, sheet: Sheet, index: int) -> None:
        """A row of the task at `index` of a register."""
        task = sheet.register.tasks[index]
        current = written_task(task)
        for column in TASK_COLUMNS:
            if column.key not in row.cells or column.use is Use.KEY:
                continue
            cell = row.cells[column.key]
            stamped = row.stamps[column.key] if row.stamps else None
            # a cell left alone, or one that nobody filled in a row that was not exported, says nothing
            if cell is None if stamped is None else stamp(shown(cell)) == stamped:
                continue
            if column.use is Use.PLAIN:
                self._plain(row, sheet, index, column.key, current[column.key], stamped)
            elif column.use is Use.DERIVED:
                if stamped is not None:
                    message = "cột này được tính từ diễn biến, sửa ở đây không có tác dụng"
                    self._complain(row, column.key, message, "Trả lại ô như cũ; ghi diễn biến ở trang Nhật ký")
            elif not self._same(column.key, cell, sheet, task):
                self._refuse(row, column.key, column.use, task)

    def _plain(  # noqa: PLR0913, PLR0917 - a cell, whose it is, and what it was
        self, row: Row, sheet: Sheet, index: int, key: str, current: Shown, stamped: str | None
    ) -> None:
        task = sheet.register.tasks[index]
        try:
            value = self._plain_value(row, key, sheet.register)
        except BadCellError as bad:
            self._complain(row, key, bad.message, bad.remedy)
            return
        old = task.priority if key == "priority" else current
        if value == old or (isinstance(value, str) and isinstance(old, str) and alike(value, old)):
            return
        if stamped is not None and stamp(current) != stamped:
            message = f"ô này đã được sửa trong sổ sau khi xuất bảng: trong sổ là {said(current)}"
            self._complain(row, key, message, "Xuất bảng mới rồi sửa trên đó")
            return
        if value is None:
            by_hand = f", hoặc xóa khóa {key} của nhiệm vụ {task.id} bằng tay trong tệp {sheet.tree.path}"
            remedy = f"Ghi nội dung{'' if key == 'title' else by_hand}"
            self._complain(row, key, f"ô để trống, trong sổ là {said(current)}; không xóa được bằng cách nhập", remedy)
            return
        new = value if key != "priority" else (value or None)
        self.rows.sets.append(
            Set(
                row=row,
                sheet=sheet,
                index=index,
                key=key,
                value=value,
                old=current,
                new="Có" if new is True else new if isinstance(new, str | dt.date) else None,
            )
        )

    def _plain_value(self, row: Row, key: str, register: Register) -> Value | None:
        cell = row.cells.get(key)
        match key:
            case "priority":
                return cells.flag(cell)
            case "submit_by":
                return cells.day(cell)
            case "group":
                return cells.group(cell, {group.id: group.title for group in register.groups})
            case _:
                return cells.text(cell)

    def _same(self, key: str, cell: Raw, sheet: Sheet, task: Task) -> bool:  # noqa: PLR0911 - one return for each column
        """Whether a cell that may not change holds what the register says, in whatever form."""
        units, source = self.workspace.units, task.source
        rules = Rules(office=self.workspace.office, units=units)
        last = max(self.today, sheet.register.days()[1])
        standing = derive(task, sheet.register, rules, AsOf(day=last))
        threads = standing.threads if standing else ()
        try:
            match key:
                case "lead":
                    now = {*(one.unit for one in threads), *(code for code in task.lead if units.is_open(code))}
                    return set(cells.units(cell, units)) in (now, set(task.lead))
                case "cooperating" | "monitoring":
                    return set(cells.units(cell, units)) == set(getattr(task, key))
                case "end" | "deadline":
                    given = task.deadline.end if task.deadline else None
                    known = {given, standing.end if standing else None, *(one.end for one in threads)}
                    known.add(self.workspace.office.last_day(given) if given else None)
                    if cells.says_none(cell):
                        return task.deadline is None
                    found = cells.deadline(cell, year=sheet.register.document.date.year)
                    return (found.end if found else None) in known
                case "assigned":
                    return cells.day(cell) in ({None} if cell is None else {sheet.register.assigned(task)})
                case "kind":
                    return cell is None or cells.kind(cell) == (
                        task.kind.value,
                        task.recurs.value if task.recurs else None,
                    )
                case "clause":
                    return alike(cells.text(cell) or "", (source.clause if source else None) or "")
                case _:
                    return alike(cells.text(cell) or "", "\n".join(source.quote) if source else "")
        except BadCellError:
            return False

    def _refuse(self, row: Row, key: str, use: Use, task: Task) -> None:
        if use is Use.BY_HAND:
            message, remedy = "cột này không đổi bằng cách nhập", "Sửa bằng tay trong tệp sổ, rồi chạy giaoban check"
        elif key == "lead":
            message = "đơn vị thực hiện chỉ đổi bằng diễn biến"
            remedy = (
                f"Trả lại ô như cũ; ghi “Chuyển đơn vị” hoặc “Bổ sung đơn vị” ở trang Nhật ký, hoặc: "
                f"giaoban update {task.id} chuyen --to ĐƠN_VỊ"
            )
        else:
            message = "thời hạn chỉ đổi bằng diễn biến, để giữ hạn gốc"
            command = f"giaoban update {task.id} gia-han --to HẠN"
            remedy = f"Trả lại ô như cũ; ghi “Đồng ý gia hạn” ở trang Nhật ký, hoặc: {command}"
        self._complain(row, key, message, remedy)
