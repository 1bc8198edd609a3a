"""`giaoban undo`: take the last command that wrote back, whole."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from giaoban.cli.folder import locate_folder, shown
from giaoban.cli.options import Json, RegistersDir
from giaoban.cli.question import today
from giaoban.cli.telling import diff, unconfirmed, write_lines, written_whatever_is_told
from giaoban.cli.writing import DryRun, command_line, journal_of, load
from giaoban.dates import numeric_day
from giaoban.errors import ExitCode, InvalidFilesError, RefusedEditError

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.model import Proposal, Task
    from giaoban.store.edit import FileChange
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Journal, Record, Turned

EXAMPLES = ("giaoban undo", "giaoban undo --dry-run", "giaoban undo --list")
DETAIL = (
    "Hoàn tác cả lệnh ghi gần nhất của hôm nay, trên máy này; hoàn tác rồi thì chạy undo lần nữa để lấy lại. Lần ghi "
    "từ hôm trước đã có thể nằm trong báo cáo, nên phải đính chính bằng giaoban void. Tệp đã được sửa sau lần ghi đó "
    "thì không hoàn tác, chỉ in các dòng cần sửa."
)

List = Annotated[bool, typer.Option("--list", help="Liệt kê các lệnh đã ghi, mới nhất ở trên.")]


def undo(listed: List = False, dry_run: DryRun = False, json: Json = False, registers: RegistersDir = None) -> int:
    from giaoban.store import undo as turning
    from giaoban.store.bulk import paused_collector
    from giaoban.store.commit import commit
    from giaoban.store.write import locked

    folder = locate_folder(registers)
    journal = journal_of(folder)
    if listed:
        return _tell_list(journal.records(), json=json)
    if dry_run:
        workspace, record = _last(journal, folder)
        return _tell(_turn(record, journal), turning.reverse(record, workspace), json=json, number=None)
    load()
    with locked(folder), paused_collector():
        workspace, record = _last(journal, folder)
        turn = _turn(record, journal)
        changes = turning.reverse(record, workspace)
        done = commit(
            folder,
            changes,
            journal=journal,
            day=record.day,
            command=command_line(),
            summary=(f"{turn.word}: {turn.meant.command}",),
            undoes=record.number,
        )
    with written_whatever_is_told():
        _tell(turn, changes, json=json, number=done.record.number)
    return ExitCode.DONE if done.durable else unconfirmed()


def _last(journal: Journal, folder: Path) -> tuple[Workspace, Record]:
    """The folder as it is now, and the last command in it, which was written today.

    What is wrong with files which that command did not write is left alone. Raises InvalidFilesError where one that it
    wrote cannot be read, or where the units or the office cannot.
    """
    from giaoban.store import undo as turning
    from giaoban.store.folder import look

    seen = shown(folder)
    workspace, problems = look(folder, shown=seen)
    if workspace is None:
        raise InvalidFilesError(problems)
    record = turning.last(journal, workspace)
    written = {str(seen / one.name) for one in record.files}
    if any(problem.path in written for problem in problems):
        raise InvalidFilesError(problems)
    return workspace, _todays(record, workspace)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """What undoing `record` comes to: the command `meant`, which was no undo, is taken back or put in again."""

    record: Record
    meant: Record
    again: bool

    @property
    def word(self) -> str:
        return "Ghi lại" if self.again else "Hoàn tác"


def _turn(record: Record, journal: Journal) -> _Turn:
    every = {one.number: one for one in journal.records()}
    meant, again = record, False
    while meant.undoes in every:
        meant, again = every[meant.undoes], not again
    return _Turn(record=record, meant=meant, again=again)


def _todays(record: Record, workspace: Workspace) -> Record:
    """The record, if it was written today; else an error with the commands to type instead."""
    if record.day == today():
        return record
    voids = [line for one in record.files for line in _voids(one, workspace)]
    refused = RefusedEditError(
        "",
        None,
        f"lần ghi gần nhất là của ngày {numeric_day(record.day)}, có thể đã vào báo cáo; chưa hoàn tác gì",
        "Đính chính bằng lệnh:" if voids else "Sửa tệp bằng tay nếu cần",
    )
    for line in voids:
        refused.add_note(f"  {line}")
    raise refused


def _voids(turned: Turned, workspace: Workspace) -> list[str]:
    """The commands that void what a command entered in a file; after an edit it is looked for near where it was put."""
    from giaoban.store.place import register_names
    from giaoban.store.write import digest

    sheet = next((sheet for sheet in workspace.sheets if sheet.path.name == turned.name), None)
    if sheet is None:
        return []
    text = sheet.tree.text
    spans = [(splice.start, splice.end) for splice in turned.back]
    if digest(sheet.tree.data) != turned.after:
        near = [_nearest(text, put, start) for put, (start, _) in zip(turned.put, spans, strict=True)]
        spans = [(start, start + len(put)) for put, start in zip(turned.put, near, strict=True) if start is not None]
    owners: tuple[tuple[str, tuple[Task | Proposal, ...]], ...] = (
        ("tasks", sheet.register.tasks),
        ("proposals", sheet.register.proposals),
    )
    found, alone = [], len(register_names(workspace.folder)) == 1
    for key, owner in ((key, owner) for key, items in owners for owner in enumerate(items)):
        index, item = owner
        name = item.id if alone else f"{sheet.register.id}/{item.id}"
        for number, event in enumerate(item.events):
            start = sheet.tree.find((key, index, "events", number))[1].start
            if not event.voided and any(first <= start < last for first, last in spans):
                found.append(f'giaoban void {name} {number + 1} --reason "..."')
    return found


def _nearest(text: str, wanted: str, to: int) -> int | None:
    """Where `wanted` stands in `text` nearest to an offset; None where it does not."""
    before, after = text.rfind(wanted, 0, to + len(wanted)), text.find(wanted, to)
    found = [start for start in (before, after) if start >= 0]
    return min(found, key=lambda start: abs(start - to), default=None)


def _tell(turn: _Turn, changes: list[FileChange], *, json: bool, number: int | None) -> int:
    if json:
        _json("undo", [_values(turn.record)], undo=number, dry_run=number is None)
        return ExitCode.DONE
    if number is None:
        write_lines([*(diff(change) for change in changes), "Chưa ghi gì (--dry-run)."])
        return ExitCode.DONE
    done = "như sau" if turn.again else "như trước"
    lines = [f"Đã {turn.word.lower()}: {turn.meant.command}", *(f"  {line}" for line in turn.meant.summary)]
    places = [f"{change.shown}: đã trở lại {done} lần ghi đó." for change in changes]
    turned = {change.path.name for change in changes}
    left = [
        f"{one.name}: lệnh đó dừng trước khi ghi vào tệp này." for one in turn.record.files if one.name not in turned
    ]
    write_lines([*lines, *places, *left, f"{'Hoàn tác' if turn.again else 'Lấy lại'}: giaoban undo"])
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


def _json(kind: str, data: list[dict[str, object]], **more: Any) -> None:  # noqa: ANN401 - the keys beside the data
    from giaoban.console import envelope

    sys.stdout.write(envelope.bare(kind, data, **more))
