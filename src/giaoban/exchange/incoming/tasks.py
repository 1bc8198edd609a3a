"""Rows of tasks against the registers: plain fields that changed, new tasks, and what a sheet may not change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import AsOf, numeric_day
from giaoban.exchange.columns import TASK_COLUMNS, Use, canonical, stamp, written_task
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.values import BadCellError
from giaoban.model import Task
from giaoban.progress import Rules, derive
from giaoban.store.edit import TASK_ORDER
from giaoban.text import plain
from giaoban.update.task import next_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.exchange.columns import Value as Shown
    from giaoban.exchange.faults import Fault
    from giaoban.exchange.incoming.heads import Found, Row
    from giaoban.exchange.incoming.reading import Raw
    from giaoban.model import Register
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value

    Convert: TypeAlias = Callable[[Raw], "Value | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A plain field of a task with its new value."""

    row: Row
    sheet: Sheet
    index: int
    key: str
    value: Value
    old: Shown
    new: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new task, as a file writes it."""

    row: Row
    sheet: Sheet
    task: dict[str, Value]


@dataclass(slots=True)
class TaskRows:
    """What rows of tasks come to; `broken` are the ids of rows with a fault, so that nobody hears of them twice."""

    sets: list[Set] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


class TaskReader:
    """Compares rows of tasks with one reading of the registers."""

    def __init__(self, workspace: Workspace, *, today: dt.date) -> None:
        """Index the tasks, alone and after their register's id."""
        self.workspace, self.today = workspace, today
        self.rows = TaskRows()
        self._by_id: dict[str, list[tuple[Sheet, int]]] = {}
        self._titles: dict[tuple[str, str], str] = {}
        for sheet in workspace.sheets:
            for index, task in enumerate(sheet.register.tasks):
                for name in (task.id, f"{sheet.register.id}/{task.id}"):
                    self._by_id.setdefault(name, []).append((sheet, index))
                self._titles.setdefault((sheet.register.id, plain(task.title)), task.id)
        # with the new tasks of this file in it, for the next free id
        self._grown = {sheet.register.id: sheet for sheet in workspace.sheets}
        self._seen: dict[str, int] = {}

    def read(self, found: Found) -> TaskRows:
        """Go through all rows."""
        for row in found.rows:
            before = len(self.rows.faults)
            if found.own and row.cells.get("title") is None:
                if any(row.cells.get(key) is not None for key in ("lead", "deadline", "end")):
                    self._complain(row, "title", "có đơn vị hoặc thời hạn mà chưa có nội dung nhiệm vụ", "Ghi nội dung")
                    continue
                self.rows.notes.append(f"{_place(row)}: không có nội dung nhiệm vụ, không nhập")
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
            self._changed(row, *held[0])
        else:
            self._new(row, typed, register)

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.rows.faults.append(row.fault(key, message, remedy))

    # --- a task that is there ----------------------------------------------------------------------------------------

    def _changed(self, row: Row, sheet: Sheet, index: int) -> None:
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
        if value == old or (isinstance(value, str) and isinstance(old, str) and _alike(value, old)):
            return
        if stamped is not None and stamp(current) != stamped:
            message = f"ô này đã được sửa trong sổ sau khi xuất bảng: trong sổ là {said(current)}"
            self._complain(row, key, message, "Xuất bảng mới rồi sửa trên đó")
            return
        if value is None:
            remedy = f"Ghi nội dung, hoặc xóa khóa {key} của nhiệm vụ {task.id} bằng tay trong tệp {sheet.tree.path}"
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
                    if isinstance(cell, str) and plain(cell) in {"khong", "khong quy dinh thoi han"}:
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
                    return _alike(cells.text(cell) or "", (source.clause if source else None) or "")
                case _:
                    return _alike(cells.text(cell) or "", "\n".join(source.quote) if source else "")
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

    # --- a new task --------------------------------------------------------------------------------------------------

    def _new(self, row: Row, typed: str | None, register: str | None) -> None:
        sheet = self._sheet(row, typed, register)
        if sheet is None:
            return
        before = len(self.rows.faults)
        get = _Getter(self, row)
        title = get("title", cells.text)
        if title is None and len(self.rows.faults) == before:
            self._complain(row, "title", "chưa ghi nội dung nhiệm vụ", "Ghi nội dung, hoặc xóa hàng")
        same = self._titles.get((sheet.register.id, plain(str(title))))
        if same is not None and typed is None and self._is_there(row, sheet, same):
            self.rows.notes.append(f"{_place(row)}: nhiệm vụ này đã có trong sổ (mã {same}), không thêm nữa")
            return
        if same is not None:
            remedy = f"Ghi mã {same} nếu là nhiệm vụ đó; nếu là nhiệm vụ khác, ghi rõ nội dung khác nhau"
            self._complain(row, "title", f"nội dung trùng với nhiệm vụ {same} đã có", remedy)
        group = get("group", lambda cell: cells.group(cell, {one.id: one.title for one in sheet.register.groups}))
        grown = self._grown[sheet.register.id]
        identifier = (
            next_id(grown, str(group) if group else None)
            if typed is None
            else get("id", lambda _: cells.new_code(typed.rpartition("/")[2]))
        )
        if any(proposal.id == identifier for proposal in sheet.register.proposals):
            self._complain(row, "id", f"mã “{identifier}” là của một kiến nghị", "Chọn mã khác")
        task = self._task(get, sheet, str(identifier), group, title)
        if len(self.rows.faults) > before:
            return
        self._titles[sheet.register.id, plain(str(title))] = str(identifier)
        made = Task(id=str(identifier), title=str(title))
        self._grown[sheet.register.id] = replace(
            grown, register=replace(grown.register, tasks=(*grown.register.tasks, made))
        )
        self.rows.added.append(Added(row=row, sheet=sheet, task=task))

    def _is_there(self, row: Row, sheet: Sheet, identifier: str) -> bool:
        """Whether a row without an id says nothing but what a task of the register is: the same file may come twice."""
        index = next((at for at, task in enumerate(sheet.register.tasks) if task.id == identifier), None)
        if index is None:
            return False
        kept, self.rows = self.rows, TaskRows()
        self._changed(row, sheet, index)
        changed, self.rows = self.rows, kept
        return not changed.sets and not changed.faults

    def _task(
        self, get: _Getter, sheet: Sheet, identifier: str, group: Value | None, title: Value | None
    ) -> dict[str, Value]:
        year = sheet.register.document.date.year
        names = {key: get.units(key) for key in ("lead", "cooperating", "monitoring")}
        kind, recurs = get.kind()
        deadline = get.deadline("deadline", year) or get.deadline("end", year)
        quotes = tuple(line.strip() for line in str(get("quote", cells.text) or "").split("\n") if line.strip())
        clause = get("clause", cells.text)
        source: dict[str, Value] = {}
        if clause is not None:
            source["clause"] = clause
        if quotes:
            source["quote"] = quotes[0] if len(quotes) == 1 else quotes
        # into an empty register a list comes as it was given; later a task exists from the day it is entered
        assigned = get("assigned", cells.day) or (self.today if sheet.register.tasks else None)
        if isinstance(assigned, dt.date) and assigned > self.today:
            self._complain(get.row, "assigned", f"ngày giao {numeric_day(assigned)} ở tương lai", "Sửa ngày")
        given: dict[str, Value | None] = {
            "id": identifier,
            "group": group,
            "title": title,
            **{key: names_ or None for key, names_ in names.items()},
            "joint": True if len(names["lead"]) > 1 else None,
            "kind": kind if kind != "one-off" else None,
            "recurs": recurs,
            "assigned": assigned,
            "deadline": deadline,
            "deadline_text": get("deadline_text", cells.text),
            "submit_by": get("submit_by", cells.day),
            "product": get("product", cells.text),
            "priority": get("priority", cells.flag) or None,
            "source": source or None,
            "note": get("note", cells.text),
        }
        return {key: value for key in TASK_ORDER if (value := given.get(key)) is not None}

    def _sheet(self, row: Row, typed: str | None, register: str | None) -> Sheet | None:
        wanted = typed.rpartition("/")[0] if typed and "/" in typed else register
        sheets = self.workspace.sheets
        if wanted:
            found = [sheet for sheet in sheets if plain(sheet.register.id) == plain(wanted)]
            if found:
                return found[0]
            names = ", ".join(sheet.register.id for sheet in sheets)
            key = "register" if register else "id"
            self._complain(row, key, f"không có sổ “{wanted}”", f"Các sổ: {names or 'chưa có sổ nào'}")
            return None
        if len(sheets) == 1:
            return sheets[0]
        names = ", ".join(sheet.register.id for sheet in sheets)
        if sheets:
            message, remedy = "nhiệm vụ mới chưa ghi thuộc sổ nào", f"Ghi cột Sổ, hoặc thêm --register. Các sổ: {names}"
        else:
            message, remedy = "thư mục chưa có sổ nào", "Tạo sổ: giaoban init THƯ_MỤC"
        self._complain(row, "register", message, remedy)
        return None


class _Getter:
    """Reads cells of a new row; what is wrong with one is noted, and None is read for it."""

    def __init__(self, reader: TaskReader, row: Row) -> None:
        self.reader, self.row = reader, row

    def __call__(self, key: str, convert: Convert) -> Value | None:
        try:
            return convert(self.row.cells.get(key))
        except BadCellError as bad:
            self.reader.rows.faults.append(self.row.fault(key, bad.message, bad.remedy))
            return None

    def units(self, key: str) -> tuple[str, ...]:
        directory = self.reader.workspace.units
        found = self(key, lambda cell: tuple(directory.name(code) for code in cells.units(cell, directory)))
        return tuple(map(str, found)) if isinstance(found, tuple) else ()

    def kind(self) -> tuple[str, str | None]:
        try:
            return cells.kind(self.row.cells.get("kind"))
        except BadCellError as bad:
            self.reader.rows.faults.append(self.row.fault("kind", bad.message, bad.remedy))
            return "one-off", None

    def deadline(self, key: str, year: int) -> Value | None:
        def convert(cell: Raw) -> Value | None:
            if isinstance(cell, str) and plain(cell) in {"khong", "khong quy dinh thoi han"}:
                return None
            found = cells.deadline(cell, year=year)
            return cells.deadline_value(found) if found else None

        return self(key, convert)


def canonical_id(row: Row) -> str:
    """The id of a row as far as it can be read."""
    return canonical(shown(row.cells.get("id"))).rpartition("/")[2]


def shown(cell: Raw) -> Shown:
    """The cell as it was exported, as far as it can have been."""
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return str(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else str(cell)
    return cell


def _place(row: Row) -> str:
    return f"{row.sheet}, hàng {row.number}" if row.sheet else f"hàng {row.number}"


def said(value: Shown) -> str:
    """A value as a message quotes it."""
    if value is None:
        return "(trống)"
    if isinstance(value, dt.date):
        return numeric_day(value)
    return f"“{value}”"


def _alike(one: str, other: str) -> bool:
    """Whether two texts differ in nothing a reader sees: white space around, line ends, the form of letters."""
    return cells.text(one) == cells.text(other.replace("\r\n", "\n"))
