"""What a command asks: its options as typed, turned into the registers, the span of time and the filter they mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.cli import options
from giaoban.cli.folder import cached, locate_folder, read_folder
from giaoban.cli.options import ROLES, SORTS, STATES, WINDOWS, Word
from giaoban.errors import AmbiguousError, NotFoundError, WrongUsageError
from giaoban.text import plain, suggest

if TYPE_CHECKING:
    from giaoban.dates import AsOf, Period, PeriodChoice, Scope, Window
    from giaoban.query import Filter, Sort, Tracked
    from giaoban.report.frame import Frame
    from giaoban.store.cache import Desk
    from giaoban.store.folder import Workspace


@dataclass(frozen=True, kw_only=True)
class Question:
    """The options that say what is asked, as typed; None where not given."""

    unit: options.Unit = None
    role: options.As = None
    group: options.Group = None
    state: options.State = None
    grep: options.Grep = None
    register: options.RegisterName = None
    month: options.Month = None
    quarter: options.Quarter = None
    half: options.Half = None
    year: options.Year = None
    period: options.Period = None
    as_of: options.AsOfDay = None
    known_on: options.KnownOn = None
    window: options.Window = None
    registers: options.RegistersDir = None

    def of_leads(self) -> Question:
        """The same where a unit is asked for in no role: of what it leads, for it alone comes due or late."""
        return replace(self, role="lead") if self.unit and not self.role else self

    def workspace(self) -> Workspace | Desk:
        """The folder of registers, free of errors: out of the cache, else read whole."""
        found = locate_folder(self.registers)
        if (kept := cached(found, self.register)) is not None:
            return kept
        from giaoban import check

        workspace = read_folder(found, self.register)
        check.refuse_errors(workspace)
        return workspace

    def frame(self, workspace: Workspace | Desk | None = None) -> Frame:
        """The registers judged at the close of the period asked for, or as of a day."""
        workspace = workspace or self.workspace()
        return self._frame(workspace, self._scope(workspace, self.choice()), None)

    def frame_of_deadlines(self) -> Frame:
        """The registers as of a day, where a period only narrows the deadlines that are listed."""
        from giaoban.dates import locate

        workspace = self.workspace()
        scope = self._scope(workspace, None)
        choice = self.choice()
        if choice is None:
            return replace(self._frame(workspace, scope, None), lists_deadlines=True)
        first, last = span_of(workspace, scope.asked_on)
        period, _ = locate(choice, asked_on=scope.asked_on, first=first, last=last)
        return replace(self._frame(workspace, scope, choice.exact or period), lists_deadlines=True)

    def frame_between(self, first: str | None, last: str | None) -> tuple[Frame, AsOf]:
        """The registers at the later of two ends, and the earlier end: two days, or the closes of a period.

        Without a last day it is the one of `--as-of`, else today.
        """
        from giaoban.dates import AsOf, parsing, short_day

        if first is not None and self.choice() is not None:
            raise WrongUsageError("ngày và kỳ không dùng cùng nhau", "Ghi hai ngày, hoặc một kỳ như --month 8")
        if last is not None and self.as_of is not None:
            raise WrongUsageError("ĐẾN_NGÀY và --as-of không dùng cùng nhau", "Bỏ một trong hai")
        workspace = self.workspace()
        now = today()
        begun = span_of(workspace, now)[0]
        asked = self
        if last is not None:
            to = parsing.day(last, option="ĐẾN_NGÀY", first=begun, asked_on=now)
            asked = replace(self, as_of=to.isoformat())
        frame = asked.frame(workspace)
        scope = frame.scope
        if first is None:
            if scope.window is None:
                raise WrongUsageError(
                    "chưa ghi so sánh từ ngày nào", "Ghi ngày đầu, ví dụ giaoban diff 1/9 30/9, hoặc một kỳ"
                )
            return frame, scope.as_of.before(scope.window.start)
        # in the year the registers begin in also a day before their first document
        earliest = begun.replace(month=1, day=1)
        from_ = parsing.day(first, option="TỪ_NGÀY", first=earliest, asked_on=scope.asked_on)
        if from_ > scope.asked_on:
            days = f"ngày {short_day(from_)} sau ngày {short_day(scope.asked_on)}"
            raise WrongUsageError(days, "Ghi ngày trước rồi đến ngày sau")
        # of two days asked for the later one may be far off, and no period would take its place
        return replace(frame, lists_deadlines=True), AsOf(day=from_, known_on=scope.as_of.known_on)

    def frame_of_entries(self) -> Frame:
        """The registers, where a period narrows the days on which something was entered."""
        workspace = self.workspace()
        frame = self.frame(workspace)
        scope = frame.scope
        if scope.period is not None:
            return frame
        # the journal is whole on whatever day it is asked for: no word on how to ask for another
        return replace(frame, scope=replace(scope, asked_on=span_of(workspace, scope.asked_on)[1]))

    def owner(self, frame: Frame, typed: str) -> str:
        """The id, with its register's, of the task or proposal typed, alone or after its register's."""
        every = {
            f"{register.id}/{own}": own
            for register in frame.registers
            for own in (*(task.id for task in register.tasks), *(proposal.id for proposal in register.proposals))
        }
        found = [name for name, own in every.items() if typed in {own, name}]
        found = found or [name for name, own in every.items() if plain(typed) in {plain(own), plain(name)}]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(f"“{typed}” có trong nhiều sổ: {', '.join(found)}", "Ghi cả mã sổ")
        near = suggest(typed, every.values())
        hint = f"Có phải: {', '.join(near)}?" if near else "Xem danh mục: giaoban list, giaoban proposals"
        raise NotFoundError(f"không có nhiệm vụ, kiến nghị “{typed}” {frame.in_registers}", hint)

    def task(self, frame: Frame, typed: str) -> Tracked:
        """The task with the id typed, alone or after its register's; raises NotFoundError or AmbiguousError."""
        found = frame.shelf.named(frame.scope.as_of, typed)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousError(
                f"“{typed}” có trong nhiều sổ: {', '.join(one.reference for one in found)}", "Ghi cả mã sổ"
            )
        everywhere = [task.id for register in frame.registers for task in register.tasks]
        if typed.rsplit("/", 1)[-1] in everywhere:
            raise NotFoundError(f"nhiệm vụ “{typed}” chưa được giao vào thời điểm này", "Chọn ngày muộn hơn ở --as-of")
        near = suggest(typed, everywhere)
        hint = f"Có phải: {', '.join(near)}?" if near else "Xem danh mục: giaoban list"
        raise NotFoundError(f"không có nhiệm vụ “{typed}” {frame.in_registers}", hint)

    def choice(self) -> PeriodChoice | None:
        """The period asked for, None without one; raises WrongUsageError where two are."""
        from giaoban.dates import PeriodChoice, PeriodKind, parsing

        given = [
            (parsing.month, "--month", self.month),
            (parsing.quarter, "--quarter", self.quarter),
            (parsing.half, "--half", self.half),
            (parsing.period, "--period", self.period),
        ]
        chosen = [(parse, name, value) for parse, name, value in given if value is not None]
        if len(chosen) > 1:
            names = " và ".join(name for _, name, _ in chosen)
            raise WrongUsageError(f"{names} không dùng cùng nhau", "Chỉ chọn một kỳ")
        year = parsing.year(self.year) if self.year is not None else None
        if not chosen:
            return PeriodChoice(kind=PeriodKind.YEAR, year=year) if year else None
        parse, name, value = chosen[0]
        choice = parse(value)
        if year is None or choice.year == year:
            return choice
        if choice.year is not None:
            raise WrongUsageError(f"{name} {value} và --year {year} nói hai năm khác nhau", "Bỏ một trong hai")
        return PeriodChoice(kind=choice.kind, number=choice.number, year=year)

    def _scope(self, workspace: Workspace | Desk, choice: PeriodChoice | None) -> Scope:
        from giaoban.dates import choose, parsing

        now = today()
        first = span_of(workspace, now)[0]

        def day(option: str, typed: str | None) -> dt.date | None:
            return None if typed is None else parsing.day(typed, option=option, first=first, asked_on=now)

        known_on = day("--as-known-on", self.known_on)
        asked_on = day("--as-of", self.as_of) or known_on or now
        first, last = span_of(workspace, asked_on, known_on)
        window = self._window(workspace)
        return choose(choice, asked_on=asked_on, known_on=known_on, first=first, last=last, window=window)

    def _window(self, workspace: Workspace | Desk) -> Window:
        from giaoban.dates import Window

        if self.window is None:
            return workspace.office.window
        return Window(meant(self.window, WINDOWS, "--window"))

    def _frame(self, workspace: Workspace | Desk, scope: Scope, due_in: Period | None) -> Frame:
        from giaoban.progress import Rules
        from giaoban.report.frame import Frame

        rules = Rules(office=workspace.office, units=workspace.units)
        return Frame(shelf=workspace.shelf(), rules=rules, scope=scope, narrowed=self._filter(workspace, due_in))

    def _filter(self, workspace: Workspace | Desk, due_in: Period | None) -> Filter:
        from giaoban.query import Filter, Role

        if self.role is not None and self.unit is None:
            raise WrongUsageError("--as chỉ dùng cùng --unit", 'Thêm đơn vị, ví dụ --unit "Cục Việc làm"')
        return Filter(
            unit=workspace.units.find(self.unit).code if self.unit is not None else None,
            role=Role(meant(self.role, ROLES, "--as")) if self.role is not None else Role.ANY,
            group=group_of(workspace, self.group) if self.group is not None else None,
            state=meant(self.state, STATES, "--state") if self.state is not None else None,
            grep=self.grep,
            due_in=due_in,
        )


def today() -> dt.date:
    """The office's own calendar day."""
    return dt.date.today()  # noqa: DTZ011 - the day where the user is, not that of Greenwich


def meant(typed: str, words: tuple[Word, ...], option: str) -> str:
    """The key of the word typed, in English or in Vietnamese, accented or not; WrongUsageError with the words else."""
    wanted = plain(typed)
    for word in words:
        if wanted in {plain(word.key), plain(word.vietnamese), plain(word.meaning)}:
            return word.key
    near = suggest(typed, [spelling for word in words for spelling in (word.vietnamese, word.key)], most=1)
    hint = f"Có phải “{near[0]}”? " if near else ""
    raise WrongUsageError(
        f"{option}: không có “{typed}”", f"{hint}Các giá trị: {', '.join(word.vietnamese for word in words)}"
    )


def sorting(typed: str | None, default: str) -> Sort:
    """The order asked for."""
    from giaoban.query import Sort

    return Sort(meant(typed, SORTS, "--sort") if typed is not None else default)


def group_of(workspace: Workspace | Desk, typed: str) -> str:
    groups = workspace.shelf().groups
    for identifier, title in groups.items():
        if plain(typed) in {plain(identifier), plain(title)}:
            return identifier
    near = suggest(typed, groups)
    listed = ", ".join(groups) or "sổ không chia nhóm"
    hint = f"Có phải: {', '.join(near)}?" if near else f"Các nhóm: {listed}"
    raise NotFoundError(f"không có nhóm “{typed}”", hint)


def span_of(
    workspace: Workspace | Desk, otherwise: dt.date, known_on: dt.date | None = None
) -> tuple[dt.date, dt.date]:
    """The first document's date and the last day the registers speak of."""
    span = workspace.span if known_on is None else None
    return span or workspace.shelf().span(known_on) or (otherwise, otherwise)
