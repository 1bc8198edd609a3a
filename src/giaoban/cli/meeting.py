"""`giaoban meeting`: the pack for the next meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer, home, templates
from giaoban.cli.groups import only, without
from giaoban.cli.question import Question, span_of
from giaoban.cli.templates import Paper
from giaoban.dates import short_day
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.report.calendar import Sitting
    from giaoban.report.frame import Frame
    from giaoban.store.cache import Desk
    from giaoban.store.folder import Workspace

TEMPLATES = {
    ".md": "tai-lieu-giao-ban.md.j2",
    ".html": "tai-lieu-giao-ban.html.j2",
    ".docx": "tai-lieu-giao-ban.docx",
}
_TABLES = (".xlsx", ".csv", ".ics")

EXAMPLES = (
    "giaoban meeting",
    "giaoban meeting 29/9/2009 -o giao-ban-29-9.docx",
    "giaoban meeting --as-of 25/9/2009 --unit BTXH",
    "giaoban meeting 29/9/2009 -o giao-ban-29-9.xlsx",
    "giaoban meeting 29/9/2009 --json",
    "giaoban meeting --print-template > templates/tai-lieu-giao-ban.md.j2",
)
DETAIL = (
    "Từ kỳ giao ban trước đến nay: nhiệm vụ hoàn thành, mới phát sinh quá hạn, kỳ trước chuyển sang (lần thứ mấy), đơn "
    "vị chưa báo cáo, đề nghị gia hạn và kiến nghị chưa trả lời; nhiệm vụ đến hạn trước kỳ tiếp theo; báo cáo định kỳ "
    "tại giao ban; cuối cùng là biểu để ghi kết luận mới. Ngày giao ban lấy ở co-quan.yaml (giaoban meetings). Kỳ đã "
    "họp thì tính đến ngày họp. Mẫu riêng: tai-lieu-giao-ban.md.j2, .html.j2, .docx trong thư mục templates cạnh thư "
    "mục sổ."
)

Day = Annotated[
    str | None,
    typer.Argument(
        metavar="NGÀY",
        show_default="kỳ tới theo co-quan.yaml",
        help="Ngày giao ban: 29/9, 29/9/2009 hoặc 2009-09-29.",
    ),
]


def meeting(
    *,
    day: Day = None,
    asked: Annotated[Question, only("unit", "register", "as_of", "known_on", "registers")],
    out: Annotated[Paper, without("plain")],
) -> None:
    if out.print_template:
        templates.print_shipped(out.path, TEMPLATES, force=out.force)
        return
    workspace = asked.workspace()
    frame, sitting = _asked(asked.frame(workspace), workspace, day)
    from giaoban.report.meeting import meeting_pack

    view = meeting_pack(frame, sitting)
    if out.wants_json or out.ending in _TABLES:
        from giaoban.console.envelope import meeting as documents
        from giaoban.report.meeting_page import meeting_page

        answer.show(
            out, lambda: meeting_page(frame, view), lambda: documents.meeting(frame, view), calendar=frame.of_leads
        )
        answer.hint(() if out.wants_json else _notices(sitting))
        return
    chosen = templates.chosen(out.ending, out.template, TEMPLATES, registers=workspace.folder)
    if out.ending == ".docx":
        from giaoban.render import docx

        answer.write(out, docx.meeting(frame, view, chosen))
    elif out.ending == ".html":
        from giaoban.render import html

        answer.deliver(out, html.meeting(frame, view, chosen, kept=home.wanted()))
    else:
        from giaoban.render.meeting import markdown

        answer.deliver(out, markdown(frame, view, chosen, kept=home.wanted()))
    answer.hint(_notices(sitting))


def _asked(frame: Frame, workspace: Workspace | Desk, typed: str | None) -> tuple[Frame, Sitting]:
    """The frame on the day asked, or on the day of a meeting that was held before it; and the meeting."""
    from giaoban.dates import AsOf
    from giaoban.report.calendar import HOW_TO_ADD, nearest, sitting

    today, first = frame.scope.asked_on, span_of(workspace, frame.scope.asked_on)[0]
    day = _day(typed, workspace, first=first, today=today) if typed is not None else nearest(workspace.office, today)
    if day is None:
        raise WrongUsageError(
            "co-quan.yaml chưa có ngày giao ban nào",
            f"Thêm vào lịch: {HOW_TO_ADD}; hoặc ghi ngày: giaoban meeting 25/8/2009",
        )
    at = min(today, day)
    found = sitting(workspace.office, day, first=first)
    if at < first:
        message = f"ngày {short_day(at)} trước ngày văn bản đầu tiên trong sổ ({short_day(first)})"
        raise WrongUsageError(message, "Chọn ngày giao ban, ngày tính số liệu từ ngày đó trở đi")
    if at < found.since:
        message = f"trước ngày {short_day(day)} còn kỳ giao ban ngày {short_day(found.since)} chưa họp"
        raise WrongUsageError(message, f"Lập cho kỳ đó: giaoban meeting {short_day(found.since)}")
    as_of = AsOf(day=at, known_on=frame.scope.as_of.known_on)
    return replace(frame, scope=replace(frame.scope, as_of=as_of, asked_on=at)), found


def _day(typed: str, workspace: Workspace | Desk, *, first: dt.date, today: dt.date) -> dt.date:
    """The day typed; without a year the meeting of the calendar on that day, the next one first."""
    from giaoban.dates import parsing

    day = parsing.day(typed, option="NGÀY", first=first, asked_on=today)
    if re.search(r"[0-9]{4}", typed):
        return day
    alike = [one for one in workspace.office.meetings if (one.month, one.day) == (day.month, day.day)]
    return min((one for one in alike if one >= today), default=max(alike, default=day))


def _notices(sitting: Sitting) -> tuple[str, ...]:
    """What the calendar lacks for the pack to be whole."""
    if not sitting.listed:
        day = short_day(sitting.day)
        return (f"Ngày {day} chưa có trong lịch giao ban. Thêm: giaoban meetings add {day}",)
    if sitting.next is None:
        span = f"nhiệm vụ đến hạn liệt kê đến ngày {short_day(sitting.until)}"
        return (f"Lịch chưa có kỳ sau ngày {short_day(sitting.day)}; {span}. Thêm kỳ sau: giaoban meetings add NGÀY",)
    return ()
