"""The summary by unit: one row of counts for each lead unit, both feet, and the bases of the rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from giaoban.progress import Bucket
from giaoban.query import Tallies, tally
from giaoban.report.counts import Counts, Rate, counted, number
from giaoban.report.page import Column, Grid, Page, Prose
from giaoban.terms import SHARED_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.query import Glance, Tally, Tracked
    from giaoban.query.facts import Heading
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell, Part


class SummaryRow(NamedTuple):
    """The threads of one unit, or of all closed groups together: then `unit` is None."""

    unit: str | None
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Rows in protocol order, then the shared row; `tasks` counts tasks, `assignments` the threads of all rows."""

    rows: tuple[SummaryRow, ...]
    tasks: Counts
    assignments: Counts
    without_unit: int

    def __post_init__(self) -> None:
        """Assert that the rows add up to the assignments."""
        for field in ("total", "done", "open", "withdrawn", "base", "unscored", "came_due"):
            added = sum(getattr(row.counts, field) for row in self.rows)
            if added != getattr(self.assignments, field):
                message = f"rows add up to {added} {field}, not {getattr(self.assignments, field)}"
                raise AssertionError(message)


def summary(frame: Frame, tracked: Iterable[Tracked] | None = None) -> Summary:
    """The summary of the tasks that the frame's filter accepts at the day asked, or of those given."""
    sums = frame.tallies if tracked is None and frame.narrows_nothing else _sums(frame, tracked)
    single = sorted((code for code in sums.units if not frame.units.is_group(code)), key=frame.units.position)
    rows = [SummaryRow(unit=code, name=frame.units.name(code), counts=counted(sums.units[code])) for code in single]
    shared: list[Tally] = [one for code, those in sums.units.items() if frame.units.is_group(code) for one in those]
    if shared:
        rows.append(SummaryRow(unit=None, name=SHARED_ROW, counts=counted(shared)))
    return Summary(
        rows=tuple(rows),
        tasks=counted(sums.tasks),
        assignments=counted(one for those in sums.units.values() for one in those),
        without_unit=sums.without_unit,
    )


def _sums(frame: Frame, tracked: Iterable[Tracked] | None) -> Tallies:
    chosen = list(frame.chosen if tracked is None else tracked)
    threads = frame.shelf.threads(chosen, frame.scope.as_of)
    return Tallies(
        tasks=tally((one.glance() for one in chosen), *frame.counting),
        units={unit: tally(those, *frame.counting) for unit, those in threads.items()},
        without_unit=sum(not one.holders for one in chosen),
    )


COLUMNS = (
    ("Tổng số", "total"),
    ("Hoàn thành đúng hạn", "done_on_time"),
    ("Hoàn thành quá hạn", "done_late"),
    ("Hoàn thành, không thời hạn", "done_no_deadline"),
    ("Chưa hoàn thành, trong hạn", "open_in_time"),
    ("Chưa hoàn thành, quá hạn", "open_overdue"),
    ("Chưa hoàn thành, không thời hạn", "open_no_deadline"),
    ("Tạm dừng", "open_suspended"),
    ("Rút, chuyển", "withdrawn"),
)
"""The heads of the number columns and the count each holds."""


def numbers_grid(view: Summary, *, title: str = "", empty: str = "") -> Grid:
    """The table of counts and rates by unit; a column that is zero in every row is left out, and named below it."""
    shown = [column for column in COLUMNS if getattr(view.assignments, column[1]) or column[1] == "total"]
    columns = (
        Column(title="Đơn vị", wide=True),
        *(Column(title=head, right=True) for head, _ in shown),
        Column(title="Tỷ lệ hoàn thành", right=True),
        Column(title="Tỷ lệ đúng hạn", right=True),
    )

    def cells(name: str, counts: Counts) -> tuple[Cell, ...]:
        return (name, *(getattr(counts, field) for _, field in shown), counts.completion, counts.punctuality)

    feet = (cells("Tổng số lượt giao", view.assignments), cells("Tổng số nhiệm vụ", view.tasks))
    rows = tuple(cells(row.name, row.counts) for row in view.rows)
    return Grid(title=title, columns=columns, rows=rows, feet=feet if rows else (), empty=empty)


def zero_columns(view: Summary) -> str:
    """The sentence that names the columns left out, empty where none was."""
    zero = [head for head, field in COLUMNS if not getattr(view.assignments, field) and field != "total"]
    return f"Các cột không có số liệu (bằng 0), không in: {'; '.join(zero)}." if zero else ""


def headline(frame: Frame, view: Summary) -> str:
    """What was counted, as of when, and what the rates are of, in one sentence."""
    base = f"{number(view.tasks.base)} nhiệm vụ ({number(view.assignments.base)} lượt giao)"
    return (
        f"Tổng hợp {number(view.tasks.total)} nhiệm vụ ({number(view.assignments.total)} lượt giao){frame.searched} "
        f"{frame.in_registers}, {frame.when}; tỷ lệ tính trên {base} có thời hạn đã hoàn thành hoặc đã quá hạn."
    )


def unscored_line(view: Summary) -> str:
    """The sentence on standing and recurring duties, empty without any."""
    if not view.tasks.unscored:
        return ""
    return f"Ngoài ra có {number(view.tasks.unscored)} nhiệm vụ thường xuyên, định kỳ, không tính tỷ lệ."


def remarks(view: Summary) -> tuple[str, ...]:
    """What the numbers need said beside them: waiting reports, extensions, tasks without a unit, columns left out."""
    tasks = view.tasks
    lines = [unscored_line(view)]
    if tasks.awaiting:
        lines.append(f"Trong số hoàn thành có {number(tasks.awaiting)} nhiệm vụ đã báo cáo, chờ xác nhận.")
    original = tasks.original_punctuality
    if isinstance(original, Rate):
        extended = f"{number(tasks.extended)} nhiệm vụ đã được gia hạn"
        lines.append(f"Tính theo hạn gốc, tỷ lệ hoàn thành đúng hạn là {original.words}; {extended}.")
    if view.without_unit:
        lines.append(
            f"Có {number(view.without_unit)} nhiệm vụ chưa xác định đơn vị thực hiện, chỉ tính ở tổng số nhiệm vụ."
        )
    lines.append(zero_columns(view))
    return tuple(line for line in lines if line)


def summary_page(frame: Frame, view: Summary) -> Page:
    """The page of `giaoban status`."""
    parts: list[Part] = [numbers_grid(view, empty=nothing(frame))]
    if view.rows:
        parts.append(Prose(lines=remarks(view)))
    head = (headline(frame, view),) if view.rows or view.without_unit else ()
    return Page(head=(*frame.marks, *head), parts=tuple(parts), hints=frame.hints)


def nothing(frame: Frame) -> str:
    """The sentence of an empty answer: what was searched."""
    return f"Không có nhiệm vụ nào{frame.searched} {frame.in_registers}, {frame.when}."


def by_group(frame: Frame, registers: Iterable[Heading], tracked: Iterable[Tracked]) -> list[tuple[str, str, Counts]]:
    """For each group of each register with scored tasks: id, title, counts of tasks; tasks without a group last."""
    found: dict[tuple[str, str | None], list[Glance]] = {}
    for one in tracked:
        facts = one.glance()
        if facts.bucket is not Bucket.UNSCORED:
            found.setdefault((one.register_id, one.group), []).append(facts)
    rows = []
    for register in registers:
        titles = dict(register.groups)
        for group in (*titles, None):
            if chosen := found.get((register.id, group)):
                counts = counted(tally(chosen, *frame.counting))
                rows.append((group or "", titles.get(group or "", "Không thuộc nhóm nào"), counts))
    return rows
