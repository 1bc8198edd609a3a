"""`giaoban undo`: take the last command that wrote back, whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli.options import Json, RegistersDir
from giaoban.cli.question import locate_folder, read_folder
from giaoban.cli.writing import DryRun, command_line, diff, journal_of, today, unconfirmed, write_lines
from giaoban.dates import numeric_day
from giaoban.errors import ExitCode, RefusedEditError

if TYPE_CHECKING:
    from giaoban.model import Proposal, Task
    from giaoban.store.edit import Change
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Record

EXAMPLES = ("giaoban undo", "giaoban undo --dry-run", "giaoban undo --list")
DETAIL = (
    "Hoàn tác cả lệnh ghi gần nhất của hôm nay, trên máy này; hoàn tác rồi thì chạy undo lần nữa để lấy lại. Lần ghi "
    "từ hôm trước đã có thể nằm trong báo cáo, nên phải đính chính bằng giaoban void. Tệp đã được sửa sau lần ghi đó "
    "thì không hoàn tác, chỉ in các dòng cần sửa."
)

List = Annotated[bool, typer.Option("--list", help="Liệt kê các lệnh đã ghi, mới nhất ở trên.")]


def undo(listed: List = False, dry_run: DryRun = False, json: Json = False, registers: RegistersDir = None) -> int:
    from giaoban.store import undo as turning
    from giaoban.store.commit import commit
    from giaoban.store.write import locked

    folder = locate_folder(registers)
    journal = journal_of(folder)
    if listed:
        return _tell_list(journal.records(), json=json)
    if dry_run:
        workspace = read_folder(folder, None)
        record = _todays(turning.last(journal, workspace), workspace)
        return _tell(record, turning.reverse(record, workspace), json=json, number=None)
    with locked(folder):
        workspace = read_folder(folder, None)
        record = _todays(turning.last(journal, workspace), workspace)
        changes = turning.reverse(record, workspace)
        done = commit(
            folder,
            changes,
            journal=journal,
            day=record.day,
            command=command_line(),
            summary=(f"Hoàn tác: {record.command}",),
            undoes=record.number,
        )
    _tell(record, changes, json=json, number=done.record.number)
    return ExitCode.DONE if done.durable else unconfirmed()


def _todays(record: Record, workspace: Workspace) -> Record:
    """The record, if it was written today; else an error with the commands to type instead."""
    if record.day == today():
        return record
    voids = []
    for one in record.files:
        sheet = next((sheet for sheet in workspace.sheets if sheet.path.name == one.name), None)
        items: list[Task | Proposal] = [*sheet.register.tasks, *sheet.register.proposals] if sheet else []
        voids += [
            f'giaoban void {item.id} {number} --reason "..."'
            for item in items
            for number, event in enumerate(item.events, start=1)
            if event.entered == record.day and not event.voided
        ]
    shown = numeric_day(record.day)
    hint = f"Đính chính bằng: {'; '.join(voids[:5])}" if voids else "Sửa tệp bằng tay nếu cần"
    raise RefusedEditError(
        "", None, f"lần ghi gần nhất là của ngày {shown}, có thể đã vào báo cáo; chưa hoàn tác gì", hint
    )


def _tell(record: Record, changes: list[Change], *, json: bool, number: int | None) -> int:
    if json:
        _json("undo", [_values(record)], undo=number, dry_run=number is None)
        return ExitCode.DONE
    if number is None:
        write_lines([*(diff(change) for change in changes), "Chưa ghi gì (--dry-run)."])
        return ExitCode.DONE
    lines = [f"Đã hoàn tác: {record.command}", *(f"  {line}" for line in record.summary)]
    places = [f"{change.shown}: đã trả về như trước lần ghi đó." for change in changes]
    write_lines([*lines, *places, "Lấy lại: giaoban undo"])
    return ExitCode.DONE


def _tell_list(records: list[Record], *, json: bool) -> int:
    if json:
        _json("undo-list", [_values(record) for record in reversed(records)])
        return ExitCode.DONE
    if not records:
        write_lines(["Chưa có lệnh nào ghi vào thư mục sổ này trên máy này."])
    for record in reversed(records):
        undone = f" (hoàn tác lệnh số {record.undoes})" if record.undoes else ""
        write_lines([f"{record.number}. Ngày {numeric_day(record.day)}{undone}: {record.command}"])
        write_lines([f"   {line}" for line in record.summary])
    return ExitCode.DONE


def _values(record: Record) -> dict[str, object]:
    return {
        "number": record.number,
        "day": record.day.isoformat(),
        "command": record.command,
        "summary": list(record.summary),
        "files": [one.name for one in record.files],
        "undoes": record.undoes,
    }


def _json(kind: str, data: list[dict[str, object]], **more: object) -> None:
    from giaoban.console import envelope

    sys.stdout.write(envelope.bare(kind, data, **more))
