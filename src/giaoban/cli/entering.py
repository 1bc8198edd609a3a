"""Lines of what to enter, as typed after `giaoban update`, turned into events of the registers' tasks."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giaoban.cli.options import Word
from giaoban.cli.question import meant, span_of
from giaoban.cli.writing import today
from giaoban.errors import AmbiguousError, GiaobanError, NotFoundError, UnreadableFileError, WrongUsageError, reason_of
from giaoban.text import suggest

if TYPE_CHECKING:
    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Entry, Plan, Target

OUTCOMES = (
    Word("resolved", "da-giai-quyet", "đã giải quyết"),
    Word("studying", "dang-nghien-cuu", "đang nghiên cứu"),
    Word("not-possible", "chua-giai-quyet-duoc", "chưa giải quyết được"),
)


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One line of what to enter, as typed."""

    words: list[str] | None = None
    units: list[str] | None = None
    all_units: bool = False
    date: str | None = None
    percent: int | None = None
    note: str | None = None
    document: str | None = None
    to: str | None = None
    reason: str | None = None
    for_: str | None = None
    reply_by: str | None = None
    redo_by: str | None = None
    cause: str | None = None
    difficulty: str | None = None
    request: str | None = None
    channel: str | None = None
    outcome: str | None = None
    recorded: str | None = None
    force: bool = False


def plan_of(workspace: Workspace, lines: list[tuple[str, Typed]]) -> Plan:
    from giaoban.update.plan import plan_entries

    entries: list[Entry] = []
    for place, typed in lines:
        try:
            entries += _entries(workspace, typed, place)
        except GiaobanError as error:
            if place:
                error.args = (f"{place}: {error}",)
            raise
    return plan_entries(workspace, entries, today=today(), force=any(typed.force for _, typed in lines))


def read_lines(path: Path, typed: Typed) -> list[tuple[str, Typed]]:
    """Each line of the file as if it had been typed after `giaoban update`; blank lines and `#` ones are passed over.

    `recorded` and `force` given on the command line hold for all lines.
    """
    if any(getattr(typed, field.name) for field in fields(Typed) if field.name not in {"recorded", "force"}):
        raise WrongUsageError("--from không dùng cùng mã nhiệm vụ và nội dung diễn biến", "Đưa tất cả vào tệp")
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(f"{path} không lưu bằng UTF-8", "Lưu lại bằng UTF-8") from None
    except OSError as error:
        raise UnreadableFileError(f"không đọc được {path} ({reason_of(error)})", "Kiểm tra đường dẫn") from None
    lines = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            place = f"{path}:{number}"
            lines.append((place, _parse_line(line, place, typed)))
    if not lines:
        raise WrongUsageError(f"{path} không có dòng nào để ghi", "Mỗi dòng: MÃ DIỄN_BIẾN và các tùy chọn")
    return lines


def _parse_line(line: str, place: str, typed: Typed) -> Typed:
    from typer._click.exceptions import ClickException

    from giaoban.cli import usage
    from giaoban.cli.app import COMMANDS
    from giaoban.cli.frame import load

    try:
        words = shlex.split(line)
    except ValueError:
        raise WrongUsageError(f"{place}: dấu nháy chưa đóng", "Thêm dấu nháy đóng") from None
    command = load(next(spec for spec in COMMANDS if spec.name == "update"))
    try:
        params: dict[str, Any] = command.make_context("update", words).params
    except ClickException as error:
        raise WrongUsageError(f"{place}: {usage.lines(error)[0].removeprefix('giaoban: ').rstrip('.')}") from None
    chosen: dict[str, Any] = {field.name: params.get(field.name) for field in fields(Typed)}
    chosen["recorded"] = chosen["recorded"] or typed.recorded
    chosen["force"] = bool(chosen["force"]) or typed.force
    return Typed(**chosen)


def _entries(workspace: Workspace, typed: Typed, place: str) -> list[Entry]:
    """The events that one line means, one for each id."""
    from giaoban.dates import numeric_day
    from giaoban.update.plan import Entry
    from giaoban.update.words import event_kind

    words = typed.words or []
    if len(words) < 2:  # noqa: PLR2004 - an id and an event
        raise WrongUsageError("cần mã nhiệm vụ và diễn biến", "Ví dụ: giaoban update 1.1 progress -p 60")
    *ids, word = words
    kind = event_kind(word)
    recorded = day_of(workspace, "--recorded", typed.recorded) or today()
    date = day_of(workspace, "--date", typed.date) or today()
    if date > today() and not typed.force:
        raise WrongUsageError(f"--date: {numeric_day(date)} ở tương lai", "Sửa ngày; nếu đúng là vậy, thêm --force")
    entries = []
    for one in ids:
        target = target_of(workspace, one)
        units = _units(workspace, target, typed, kind)
        entries.append(
            Entry(
                target=target,
                kind=kind,
                date=date,
                recorded=recorded,
                units=units,
                values=_values(workspace, target, kind, units, typed),
                note=typed.note,
                place=place,
            )
        )
    return entries


def target_of(workspace: Workspace, typed: str) -> Target:
    from giaoban.update.plan import targets

    found = targets(workspace, typed)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(target.reference for target in found)
        raise AmbiguousError(f"“{typed}” có ở nhiều chỗ: {listed}", "Ghi cả mã sổ")
    everywhere = [task.id for register in workspace.registers for task in register.tasks]
    everywhere += [proposal.id for register in workspace.registers for proposal in register.proposals]
    near = suggest(typed, everywhere)
    hint = f"Có phải: {', '.join(near)}?" if near else "Xem danh mục: giaoban list"
    raise NotFoundError(f"không có nhiệm vụ, kiến nghị “{typed}”", hint)


def _units(workspace: Workspace, target: Target, typed: Typed, kind: str) -> tuple[str, ...]:
    """The units the event is of; where several hold the task and none is said, an error that lists them."""
    from giaoban.update.plan import open_units

    held = open_units(target, workspace)
    if typed.units:
        if typed.all_units:
            raise WrongUsageError("--unit và --all-units không dùng cùng nhau", "Bỏ một trong hai")
        return tuple(dict.fromkeys(workspace.units.find(name).code for name in typed.units))
    if typed.all_units:
        return held
    if len(held) > 1 and kind != "note":
        names = "; ".join(f"{workspace.units.name(code)} ({code})" for code in held)
        message = f"nhiệm vụ {target.reference} có {len(held)} đơn vị cùng thực hiện, chưa ghi đơn vị nào"
        raise WrongUsageError(message, f"Thêm -u cho từng đơn vị, hoặc --all-units. Các đơn vị: {names}")
    return ()


def _values(workspace: Workspace, target: Target, kind: str, units: tuple[str, ...], typed: Typed) -> dict[str, Value]:
    """The keys of the event with their values; raises WrongUsageError for an option the event does not take."""
    from giaoban.update.words import VIETNAMESE, keys_of

    allowed = keys_of(kind)
    given: dict[str, Any] = {field.name.rstrip("_"): getattr(typed, field.name) for field in fields(Typed)}
    options = {key: value for key, value in given.items() if key in _OPTIONS and value is not None}
    for key in options:
        if key not in allowed:
            takes = ", ".join(f"--{name.replace('_', '-')}" for name in allowed) or "không có tùy chọn riêng"
            raise WrongUsageError(
                f"“{VIETNAMESE[kind]}” không dùng --{key.replace('_', '-')}", f"Các tùy chọn của diễn biến này: {takes}"
            )
    if kind == "extension" and "to" not in options:
        options["to"] = _asked_for(workspace, target, units)
    if kind == "transferred" and "to" not in options:
        raise WrongUsageError("chưa ghi đơn vị nhận nhiệm vụ", "Thêm --to ĐƠN_VỊ")
    return {key: _value(workspace, kind, key, options[key]) for key in allowed if key in options}


_OPTIONS = (
    "percent",
    "document",
    "to",
    "reason",
    "for",
    "reply_by",
    "redo_by",
    "cause",
    "difficulty",
    "request",
    "channel",
    "outcome",
)


def _asked_for(workspace: Workspace, target: Target, units: tuple[str, ...]) -> str:
    from giaoban.update.plan import requested

    asked = requested(target, units, workspace)
    if asked is None:
        raise WrongUsageError("chưa ghi thời hạn mới", "Thêm --to, ví dụ --to 2009-Q4 hoặc --to 31/10/2009")
    return asked.value


def _value(workspace: Workspace, kind: str, key: str, given: Any) -> Value:  # noqa: ANN401
    if key == "to" and kind == "transferred":
        return workspace.units.find(given).name
    if key == "to":
        return deadline_of(workspace, "--to", given)
    if key == "for":
        return deadline_of(workspace, "--for", given)
    if key in {"reply_by", "redo_by"}:
        return day_of(workspace, f"--{key.replace('_', '-')}", given) or today()
    if key == "outcome":
        return _outcome(given)
    return int(given) if key == "percent" else str(given)


def _outcome(given: str) -> str:
    return meant(given, OUTCOMES, "--outcome")


def deadline_of(workspace: Workspace, option: str, given: str) -> str | dt.date:
    """A deadline as files write it: a period, or a day typed day first."""
    from giaoban.dates import period

    found = period.parse(given.strip().upper())
    if found is not None:
        return found.value
    return day_of(workspace, option, given, later=True) or given


def day_of(workspace: Workspace, option: str, given: str | None, *, later: bool = False) -> dt.date | None:
    """A day typed as `12/8`; without a year the latest by now or, for `later` ones, by the registers' last day."""
    from giaoban.dates import parsing

    if given is None:
        return None
    first, last = span_of(workspace, today())
    return parsing.day(given, option=option, first=first, asked_on=max(today(), last) if later else today())
