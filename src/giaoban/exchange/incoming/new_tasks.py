"""Rows of tasks that no register has: as a file writes them, with an id where they have none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from giaoban.dates import numeric_day
from giaoban.exchange.incoming import values as cells
from giaoban.exchange.incoming.known_tasks import KnownTasks
from giaoban.exchange.incoming.rows import Added, TaskRows
from giaoban.exchange.incoming.values import BadCellError
from giaoban.model import Task
from giaoban.store.edit import TASK_ORDER
from giaoban.text import plain
from giaoban.update.task import next_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.exchange.incoming.found import Row
    from giaoban.exchange.incoming.reading import Raw
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value

    Convert: TypeAlias = Callable[[Raw], "Value | None"]


class NewTasks:
    """Reads rows of new tasks into `rows`."""

    def __init__(self, workspace: Workspace, rows: TaskRows, *, today: dt.date, recorded: dt.date) -> None:
        """Index the titles there are."""
        self.workspace, self.rows, self.today, self.recorded = workspace, rows, today, recorded
        self._titles: dict[tuple[str, str], str] = {}
        for sheet in workspace.sheets:
            for task in sheet.register.tasks:
                self._titles.setdefault((sheet.register.id, plain(task.title)), task.id)
        # with the new tasks of this file in it, for the next free id
        self._grown = {sheet.register.id: sheet for sheet in workspace.sheets}

    def _complain(self, row: Row, key: str, message: str, remedy: str = "") -> None:
        self.rows.faults.append(row.fault(key, message, remedy))

    def read(self, row: Row, typed: str | None, register: str | None) -> None:
        """A row whose id, as `typed`, no register has; `register` is what it says of its register."""
        sheet = self._sheet(row, typed, register)
        if sheet is None:
            return
        before = len(self.rows.faults)
        get = _Getter(self.workspace, self.rows, row)
        title = get("title", cells.text)
        if title is None and len(self.rows.faults) == before:
            self._complain(row, "title", "chưa ghi nội dung nhiệm vụ", "Ghi nội dung, hoặc xóa hàng")
        same = self._titles.get((sheet.register.id, plain(str(title))))
        if same is not None and typed is None and self._is_there(row, sheet, same):
            self.rows.notes.append(f"{row.place}: nhiệm vụ này đã có trong sổ (mã {same}), không thêm nữa")
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
        changed = TaskRows()
        KnownTasks(self.workspace, changed, today=self.today).read(row, sheet, index)
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
        assigned = get("assigned", cells.day) or (self.recorded if sheet.register.tasks else None)
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

    def __init__(self, workspace: Workspace, rows: TaskRows, row: Row) -> None:
        self.workspace, self.rows, self.row = workspace, rows, row

    def __call__(self, key: str, convert: Convert) -> Value | None:
        try:
            return convert(self.row.cells.get(key))
        except BadCellError as bad:
            self.rows.faults.append(self.row.fault(key, bad.message, bad.remedy))
            return None

    def units(self, key: str) -> tuple[str, ...]:
        directory = self.workspace.units
        found = self(key, lambda cell: tuple(directory.name(code) for code in cells.units(cell, directory)))
        return tuple(map(str, found)) if isinstance(found, tuple) else ()

    def kind(self) -> tuple[str, str | None]:
        try:
            return cells.kind(self.row.cells.get("kind"))
        except BadCellError as bad:
            self.rows.faults.append(self.row.fault("kind", bad.message, bad.remedy))
            return "one-off", None

    def deadline(self, key: str, year: int) -> Value | None:
        def convert(cell: Raw) -> Value | None:
            if cells.says_none(cell):
                return None
            found = cells.deadline(cell, year=year)
            return cells.deadline_value(found) if found else None

        return self(key, convert)
