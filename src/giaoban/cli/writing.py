"""What the commands that write share: lock, read, plan, write, and only then say what was done."""

from __future__ import annotations

import contextlib
import datetime as dt
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli.question import cached, locate_folder, read_folder, shown
from giaoban.errors import CacheFault, ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giaoban.progress import ProposalStanding, Standing, Thread
    from giaoban.store.edit import FileChange
    from giaoban.store.folder import Workspace
    from giaoban.store.journal import Journal
    from giaoban.update.effect import Effect, Facts
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
    """Where and how a command writes; `owners` are the ids typed, where an entry bears on no other task."""

    registers: Path | None
    register: str | None
    dry_run: bool
    json: bool
    owners: tuple[str, ...] = ()

    def read(self) -> Workspace:
        """The registers as they are now, free of errors; of many only those that hold the owners."""
        return _read(self.registers, self.register, self.owners)

    def run(self, kind: str, plan_of: Callable[[Workspace], Plan]) -> int:
        """Make the plan on the registers, write it unless this is a dry run, and tell; the exit code."""
        if self.dry_run:
            plan = plan_of(self.read())
            return self._tell(kind, plan, number=None, durable=True)
        from giaoban.store.commit import commit
        from giaoban.store.nodes import paused_collector
        from giaoban.store.write import locked

        folder = locate_folder(self.registers)
        load()
        # every write reads its file twice, and collecting garbage meanwhile costs a quarter more
        with locked(folder), paused_collector():
            workspace = _read(folder, self.register, self.owners)
            plan = plan_of(workspace)
            if not plan.changes:
                return self._tell(kind, plan, number=None, durable=True)
            done = commit(
                folder,
                plan.changes,
                journal=journal_of(folder),
                day=today(),
                command=command_line(),
                summary=tuple(sentence(effect) for effect in plan.effects),
            )
        with written_whatever_is_told():
            code = self._tell(kind, plan, number=done.record.number, durable=done.durable)
        # with all that reading needs loaded; where the cache lacks more than what was written, a question fills it
        cached(folder, None, most=len(plan.changes))
        return code

    def _tell(self, kind: str, plan: Plan, *, number: int | None, durable: bool) -> int:
        from giaoban.cli.answer import hint

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


def today() -> dt.date:
    """The office's own calendar day."""
    return dt.date.today()  # noqa: DTZ011 - the day where the user is, not that of Greenwich


def journal_of(folder: Path) -> Journal:
    """The journal of writes into `folder`, in the user's state folder."""
    from platformdirs import user_state_path

    from giaoban.store.journal import Journal

    return Journal(user_state_path("giaoban", appauthor=False), folder)


def command_line() -> str:
    """The command as it was typed."""
    return shlex.join(["giaoban", *sys.argv[1:]])


@contextlib.contextmanager
def written_whatever_is_told() -> Iterator[None]:
    """Say that the registers are written where only the answer cannot be: nobody must enter it again."""
    try:
        yield
        sys.stdout.flush()
    except BaseException:
        from giaoban.cli.boundary import complain

        complain(["giaoban: Đã ghi vào sổ, chỉ không in ra được."])
        raise


def unconfirmed() -> int:
    """Say that the files are new but the disk has not confirmed it."""
    from giaoban.cli.boundary import complain

    complain(["giaoban: Đã ghi, nhưng ổ đĩa chưa xác nhận là dữ liệu đã xuống đĩa. Kiểm tra ổ đĩa, sao lưu sổ."])
    return ExitCode.IO


def told(plan: Plan) -> list[str]:
    """What was done: a line for each effect, then where it stands in the files."""
    places = [f"{change.shown}:{change.first}: đã ghi dòng {_ranges(change)}." for change in plan.changes]
    return [*(sentence(effect) for effect in plan.effects), *places]


def _ranges(change: FileChange) -> str:
    """The lines of the new text that were not in the old one: `15 đến 19, 40`."""
    from giaoban.store.edit import lines_changed

    text = change.before.decode("utf-8").removeprefix("\ufeff")
    shift, found = 0, []
    for splice in sorted(change.splices, key=lambda one: (one.start, one.end)):
        first, last = lines_changed(text, (splice,))
        found.append((first + shift, last + shift))
        shift += splice.text.count("\n") - text.count("\n", splice.start, splice.end)
    return ", ".join(f"{first}" if first == last else f"{first} đến {last}" for first, last in dict.fromkeys(found))


def sentence(effect: Effect) -> str:
    """What an entry did: `GB/1.1, Cục Việc làm: Báo cáo hoàn thành. Chưa có báo cáo → Hoàn thành đúng hạn`.

    Another day than today is named, since a day may be typed without its year.
    """
    from giaoban.dates import short_day

    unit = f", {effect.unit_name}" if effect.unit_name else ""
    day = f", ngày {short_day(effect.date)}" if effect.date not in {None, today()} else ""
    return f"{effect.target.reference}{unit}{day}: {effect.what}.{_moved(effect.before, effect.after)}"


def _moved(before: Facts, after: Facts) -> str:
    if after is None:
        return ""
    is_ = _state(after)
    if before is None:
        return f" Tình trạng: {is_}."
    was = _state(before)
    moved = f" {was} → {is_}." if was != is_ else f" Tình trạng không đổi: {is_}."
    ends = [getattr(one, "end", None) for one in (before, after)]
    return moved if ends[0] == ends[1] else f"{moved} Thời hạn: {_day(ends[0])} → {_day(ends[1])}."


def _state(facts: Thread | Standing | ProposalStanding) -> str:
    from giaoban.progress import ProposalStanding

    if isinstance(facts, ProposalStanding):
        from giaoban.report.proposals import answer_cell

        return answer_cell(facts).text
    from giaoban.report.frame import state_words

    return state_words(facts)


def _day(day: dt.date | None) -> str:
    from giaoban.dates import numeric_day

    return numeric_day(day) if day else "không có"


def diff(change: FileChange) -> str:
    """The unified diff of a change."""
    from difflib import unified_diff

    before, after = (data.decode("utf-8").removeprefix("\ufeff") for data in (change.before, change.after))
    lines = unified_diff(_lines(before), _lines(after), change.shown, change.shown, lineterm="")
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def write_lines(lines: list[str]) -> None:
    """Lines to stdout through the gate of the terminal, on which they are broken between words."""
    from giaoban.cli.answer import is_terminal
    from giaoban.text import safe

    if is_terminal():
        lines = [part for line in lines for part in _broken(line)]
    sys.stdout.write("".join(f"{safe(line)}\n" for line in lines))


def _broken(line: str) -> list[str]:
    """The line in pieces that fit the terminal; a diff and a command stay as they can be copied."""
    from textwrap import wrap

    if "\n" in line or "giaoban " in line:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    width = max(40, shutil.get_terminal_size().columns)
    return wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [line]


def as_json(kind: str, plan: Plan, *, number: int | None, dry_run: bool) -> str:
    """The document of a command that writes."""
    from giaoban.console.envelope import bare

    data = [
        {
            "register": effect.target.sheet.register.id,
            "id": effect.target.item.id,
            "unit": effect.unit,
            "date": effect.date.isoformat() if effect.date else None,
            "what": effect.what,
            "before": _facts(effect.before),
            "after": _facts(effect.after),
        }
        for effect in plan.effects
    ]
    files = [{"path": change.shown, "first": change.first, "last": change.last} for change in plan.changes]
    return bare(kind, data, warnings=plan.warnings, dry_run=dry_run, undo=number, files=files)


def _facts(facts: Facts) -> dict[str, object] | None:
    from giaoban.progress import ProposalStanding

    if facts is None:
        return None
    if isinstance(facts, ProposalStanding):
        return {
            "answered": facts.answered,
            "answered_on": facts.answered_on.isoformat() if facts.answered_on else None,
            "outcome": facts.outcome.value if facts.outcome else None,
            "document": facts.document,
            "raised_again": facts.raised_again,
        }
    return {
        "work": facts.work.value,
        "time": facts.time.value if facts.time else None,
        "bucket": facts.bucket.value,
        "end": facts.end.isoformat() if facts.end else None,
        "days_late": facts.days_late,
    }


def where(registers: Path | None) -> Path:
    """How messages name the folder of registers."""
    return shown(locate_folder(registers))
