"""What the commands that write share: lock, read, plan, write, and only then say what was done."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import options
from giaoban.cli.folder import cached, locate_folder, read_folder, shown
from giaoban.cli.question import today
from giaoban.errors import CacheFault, ExitCode, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giaoban.store.commit import Committed
    from giaoban.store.edit import FileChange
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Journal
    from giaoban.update.plan import Plan

DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ in các dòng sẽ thay đổi trong tệp, không ghi gì.")]
Recorded = Annotated[
    str | None,
    typer.Option(
        "--recorded", metavar="NGÀY", show_default="hôm nay", help="Ngày ghi sổ, khi ghi bù việc đã ghi ở nơi khác."
    ),
]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """The options that say where and how a command writes."""

    dry_run: DryRun = False
    json: options.Json = False
    register: options.RegisterName = None
    registers: options.RegistersDir = None

    def read(self, owners: tuple[str, ...] = ()) -> Workspace:
        """The registers as they are now, free of errors; of many only those that hold the tasks of these ids, if any.

        To name `owners` is for what bears on no other task.
        """
        return _read(self.registers, self.register, owners)

    def run(self, kind: str, plan_of: Callable[[Workspace], Plan], *, owners: tuple[str, ...] = ()) -> int:
        """Make the plan on the registers (`read`), write it unless this is a dry run, and tell; the exit code."""
        if self.dry_run:
            plan = plan_of(self.read(owners))
            return self._tell(kind, plan, number=None, durable=True)
        from giaoban.cli.telling import sentence, written_whatever_is_told
        from giaoban.store.bulk import paused_collector
        from giaoban.store.write import locked

        folder = locate_folder(self.registers)
        load()
        # every write reads its file twice, and collecting garbage meanwhile costs a quarter more
        with locked(folder), paused_collector():
            workspace = _read(folder, self.register, owners)
            plan = plan_of(workspace)
            if not plan.changes:
                return self._tell(kind, plan, number=None, durable=True)
            done = committed(folder, plan.changes, map(sentence, plan.effects))
        with written_whatever_is_told():
            code = self._tell(kind, plan, number=done.record.number, durable=done.durable)
        # with all that reading needs loaded; where the cache lacks more than what was written, a question fills it
        cached(folder, None, most=len(plan.changes))
        return code

    def _tell(self, kind: str, plan: Plan, *, number: int | None, durable: bool) -> int:
        from giaoban.cli.answer import hint
        from giaoban.cli.telling import as_json, diff, told, unconfirmed, write_lines

        if self.json:
            sys.stdout.write(as_json(kind, plan, number=number, dry_run=self.dry_run))
        elif not plan.changes:
            write_lines(["Không có gì thay đổi; chưa ghi gì."])
        elif self.dry_run:
            write_lines([*(diff(change) for change in plan.changes), "Chưa ghi gì (--dry-run)."])
        else:
            write_lines([*told(plan), "Hoàn tác: giaoban undo"])
        hint(tuple(f"giaoban: Lưu ý: {warning}." for warning in plan.warnings))
        return ExitCode.DONE if durable else unconfirmed()


def load() -> None:
    """Load what reading and planning need, before the lock is asked for: others wait for the write, not for imports."""
    from giaoban import check  # noqa: F401 - to have it
    from giaoban.model import Office, Register, UnitList
    from giaoban.store import door, nodes
    from giaoban.update import plan  # noqa: F401 - to have it

    for kind in (Register, UnitList, Office):
        door.adapter(kind)
    nodes.parse(b"format: 1", "")


def _read(registers: Path | None, register: str | None, owners: tuple[str, ...]) -> Workspace:
    from giaoban import check

    workspace = _concerned(registers, owners) if owners and register is None else None
    workspace = workspace or read_folder(registers, register)
    check.refuse_errors(workspace)
    return workspace


def _concerned(registers: Path | None, owners: tuple[str, ...]) -> Workspace | None:
    """The registers that hold the owners; None where the cache cannot tell, or not that all others are in order."""
    from giaoban.store.folder import read_some

    folder = locate_folder(registers)
    kept = cached(folder, None, most=0)
    if kept is None:
        return None
    try:
        names, span = kept.files_of(owners), kept.span
    except CacheFault:
        return None
    finally:
        kept.close()
    return None if names is None else read_some(folder, names, span=span, shown=shown(folder))


def journal_of(folder: Path) -> Journal:
    """The journal of writes into `folder`, in the user's state folder."""
    from platformdirs import user_state_path

    from giaoban.store.journal import Journal

    try:
        home = user_state_path("giaoban", appauthor=False)
    except RuntimeError:
        # a container's user may have none
        message = "không rõ thư mục cá nhân, nơi lưu nhật ký ghi sổ"
        raise UnreadableFileError(message, "Đặt biến môi trường HOME hoặc XDG_STATE_HOME") from None
    return Journal(home, folder)


def committed(folder: Path, changes: Sequence[FileChange], summary: Iterable[str]) -> Committed:
    """The changes written under the lock that is held, and noted as what this command did; raises as `commit` does."""
    from giaoban.store.commit import commit

    journal, command = journal_of(folder), command_line()
    return commit(folder, changes, journal=journal, day=today(), command=command, summary=tuple(summary))


def command_line() -> str:
    """The command as it was typed."""
    return shlex.join(["giaoban", *sys.argv[1:]])
