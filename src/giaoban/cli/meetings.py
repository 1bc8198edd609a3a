"""`giaoban meetings`: the office's calendar of meetings, and days added to it."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer, completion
from giaoban.cli.folder import locate_folder, read_folder
from giaoban.cli.groups import only, without
from giaoban.cli.question import Question, today
from giaoban.cli.telling import diff, unconfirmed, write_lines, written_whatever_is_told
from giaoban.cli.writing import DryRun, committed
from giaoban.dates import numeric_day, parsing
from giaoban.errors import ExitCode, WrongUsageError
from giaoban.text import plain as bare

if TYPE_CHECKING:
    from giaoban.store.commit import Committed
    from giaoban.store.office_edit import CalendarChange

EXAMPLES = (
    "giaoban meetings",
    "giaoban meetings add 25/8/2009",
    "giaoban meetings add 29/9/2009 27/10/2009 24/11/2009",
    "giaoban meetings --as-of 1/9/2009 --json",
)
DETAIL = (
    "Không có add: liệt kê ngày giao ban ở khóa meetings của co-quan.yaml. Có add: ghi thêm ngày vào khóa đó, đúng thứ "
    "tự ngày tháng nếu lịch đang theo thứ tự, không thì ở cuối; mọi dòng khác giữ nguyên; chưa có tệp thì tạo. Ngày đã "
    "có thì không ghi lại. Lấy lại như cũ: giaoban undo."
)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="add NGÀY",
        help="add, rồi các ngày giao ban viết đủ năm: 25/8/2009 hoặc 2009-08-25.",
        autocompletion=completion.words([("add", "thêm ngày giao ban")]),
    ),
]
_ADD = {"add", "them"}


def meetings(
    *,
    words: Words = None,
    asked: Annotated[Question, only("as_of", "registers")],
    dry_run: DryRun = False,
    out: Annotated[answer.Output, without("excel", "raw")],
) -> int:
    if not words:
        _list(asked, out)
        return ExitCode.DONE
    verb, *typed = words
    if bare(verb) not in _ADD:
        raise WrongUsageError(
            f"meetings: không có “{verb}”", "Ghi giaoban meetings, hoặc giaoban meetings add 25/8/2009"
        )
    if not typed:
        raise WrongUsageError("meetings add: chưa ghi ngày nào", "Ví dụ giaoban meetings add 25/8/2009 29/9/2009")
    for name, value in (("--as-of", asked.as_of), ("--output", out.path)):
        if value is not None:
            raise WrongUsageError(f"meetings add không dùng {name}", f"Bỏ {name}")
    return _add([_day(one) for one in typed], asked.registers, dry_run=dry_run, json=out.json)


def _list(asked: Question, out: answer.Output) -> None:
    from giaoban.report.calendar import calendar, calendar_page

    workspace = asked.workspace()
    day = asked.frame(workspace).scope.asked_on

    def document() -> str:
        from giaoban.console.envelope import meeting as documents

        return documents.calendar(calendar(workspace.office, day), day)

    answer.show(out, lambda: calendar_page(workspace.office, day), document, title="Lịch giao ban")


def _day(typed: str) -> dt.date:
    """The day typed, with its year: a calendar is written ahead, and no rule could tell which year is meant."""
    day = parsing.day(typed, option="NGÀY", first=today(), asked_on=today())
    if not re.search(r"[0-9]{4}", typed):
        raise WrongUsageError(f"ngày “{typed}” chưa ghi năm", "Ghi đủ ngày, tháng, năm, ví dụ 25/8/2009")
    return day


def _add(days: list[dt.date], registers: Path | None, *, dry_run: bool, json: bool) -> int:
    from giaoban.store.new_file import create, discard
    from giaoban.store.office_edit import add_meetings
    from giaoban.store.write import locked

    folder = locate_folder(registers)
    if dry_run:
        return _tell(add_meetings(read_folder(folder, None), days), None, dry_run=True, json=json)
    with locked(folder):
        planned = add_meetings(read_folder(folder, None), days)
        if planned.change is None:
            return _tell(planned, None, dry_run=False, json=json)
        if planned.new:
            create(planned.new)
        try:
            summary = (f"Lịch giao ban: thêm ngày {numeric_day(day)}" for day in planned.added)
            done = committed(folder, [planned.change], summary)
        except BaseException:
            if planned.new:
                discard(planned.new)
            raise
    with written_whatever_is_told():
        return _tell(planned, done, dry_run=False, json=json)


def _tell(planned: CalendarChange, done: Committed | None, *, dry_run: bool, json: bool) -> int:
    change = planned.change
    if json:
        sys.stdout.write(_json(planned, done, dry_run=dry_run))
    else:
        lines = [f"Ngày {numeric_day(day)} đã có trong lịch giao ban, không ghi lại." for day in planned.known]
        if change is None:
            lines.append("Không có gì thay đổi; chưa ghi gì.")
        elif dry_run:
            created = [f"Sẽ tạo {change.shown}."] if planned.new else []
            lines += [*created, diff(change), "Chưa ghi gì (--dry-run)."]
        else:
            lines += [f"Đã thêm ngày giao ban {numeric_day(day)}." for day in planned.added]
            made = "đã tạo tệp, ghi" if planned.new else "đã ghi"
            span = f"dòng {change.first}" if change.first == change.last else f"dòng {change.first} đến {change.last}"
            lines += [f"{change.shown}:{change.first}: {made} {span}.", "Hoàn tác: giaoban undo"]
        write_lines(lines)
    return ExitCode.DONE if done is None or done.durable else unconfirmed()


def _json(planned: CalendarChange, done: Committed | None, *, dry_run: bool) -> str:
    from giaoban.console.envelope import bare as document

    days = sorted((day, day in planned.added) for day in (*planned.added, *planned.known))
    data = [{"date": day.isoformat(), "added": added} for day, added in days]
    change = planned.change
    files = [{"path": change.shown, "first": change.first, "last": change.last}] if change else []
    undo = done.record.number if done else None
    return document("meetings-add", data, dry_run=dry_run, undo=undo, files=files, created=planned.new is not None)
