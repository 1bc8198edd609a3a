"""What a command that wrote tells: what was done, where, and how to take it back."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from giaoban.cli.question import today
from giaoban.errors import ExitCode

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from giaoban.progress import ProposalStanding, Standing, Thread
    from giaoban.store.edit import FileChange
    from giaoban.update.effect import Effect, Facts
    from giaoban.update.plan import Plan


_MOST = 12
"""Places in a file that are told one by one."""


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
    places = [f"{change.shown}:{change.first}: đã ghi {_ranges(change)}." for change in plan.changes]
    return [*(sentence(effect) for effect in plan.effects), *places]


def _ranges(change: FileChange) -> str:
    """The lines of the new text that were not in the old one: `dòng 15 đến 19, 40`; of very many places the number."""
    from giaoban.store.edit import lines_changed

    text = change.before.decode("utf-8").removeprefix("\ufeff")
    shift, found = 0, []
    for splice in sorted(change.splices, key=lambda one: (one.start, one.end)):
        first, last = lines_changed(text, (splice,))
        found.append((first + shift, last + shift))
        shift += splice.text.count("\n") - text.count("\n", splice.start, splice.end)
    places = list(dict.fromkeys(found))
    if len(places) > _MOST:
        return f"{len(places)} chỗ, từ dòng {places[0][0]} đến dòng {places[-1][1]}"
    return f"dòng {', '.join(f'{first}' if first == last else f'{first} đến {last}' for first, last in places)}"


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
    from giaoban.cli.fitting import fitted
    from giaoban.text import safe

    made = [safe(line) for line in lines]
    sys.stdout.write("".join(f"{line}\n" for line in (fitted(made) if is_terminal() else made)))


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
