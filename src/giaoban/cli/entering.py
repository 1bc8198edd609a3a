"""Lines of what to enter, as typed after `giaoban update`, turned into events of the registers' tasks."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from giaoban.cli.question import meant, today
from giaoban.cli.typed import OUTCOMES, Typed
from giaoban.cli.values import day_of, day_since, deadline_of, happened_on, recorded_on, text_of
from giaoban.errors import AmbiguousError, GiaobanError, NotFoundError, WrongUsageError, together
from giaoban.text import suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Entry, Plan, Target

_EXAMPLE = "Ví dụ: giaoban update 1.1 progress -p 60"


def plan_of(workspace: Workspace, lines: Sequence[tuple[str, Typed | GiaobanError]]) -> Plan:
    """The plan of entering all lines, each with the place it was read at; an error tells all that is wrong, and where.

    A line that could not be read is what is wrong with it.
    """
    from giaoban.update.plan import plan_entries

    entries: list[Entry] = []
    faults: list[GiaobanError] = []
    for place, typed in lines:
        try:
            if isinstance(typed, GiaobanError):
                raise typed
            entries += _entries(workspace, typed, place, entries)
        except GiaobanError as error:
            if place:
                error.args = (f"{place}: {error}",)
            faults.append(error)
    if faults:
        raise together(faults)
    return plan_entries(workspace, entries, today=today())


def _entries(workspace: Workspace, typed: Typed, place: str, earlier: list[Entry]) -> list[Entry]:
    """The events that one line means, one for each id; `earlier` are those of the lines before."""
    from giaoban.update.judge import check_kind
    from giaoban.update.plan import Entry
    from giaoban.update.words import event_kind

    words = typed.words or []
    if any(sign in word for word in words for sign in "“”"):
        raise WrongUsageError("nháy cong “ ” không giữ được cả câu", 'Dùng nháy thẳng, ví dụ -n "Đã có dự thảo"')
    if len(words) < 2:  # noqa: PLR2004 - an id and an event
        raise WrongUsageError("cần mã nhiệm vụ và diễn biến", _EXAMPLE)
    *ids, word = words
    try:
        kind = event_kind(word)
    except WrongUsageError:
        if _is_event(words[0]):
            raise WrongUsageError("diễn biến viết sau mã nhiệm vụ", _EXAMPLE) from None
        if (rest := _behind_event(words)) is None:
            raise
        quoted = 'Đặt cả câu trong nháy, ví dụ -n "Đã có dự thảo"'
        raise WrongUsageError(f"sau diễn biến thừa “{rest}”", quoted) from None
    recorded = recorded_on(typed.recorded)
    date = happened_on(day_of("--date", typed.date), force=typed.force)
    note = text_of("--note", typed.note) if typed.note is not None else None
    if kind == "note" and note is None:
        raise WrongUsageError("chưa ghi nội dung ghi chú", 'Thêm -n, ví dụ -n "Đã điện thoại nhắc"')
    entries = []
    for one in dict.fromkeys(ids):
        target = target_of(workspace, one)
        check_kind(target, kind)
        units = _units(workspace, target, typed, kind)
        entries.append(
            Entry(
                target=target,
                kind=kind,
                date=date,
                recorded=recorded,
                units=units,
                values=_values(workspace, target, kind, units, typed, date, earlier),
                note=note,
                place=place,
                force=typed.force,
            )
        )
    return entries


def _behind_event(words: list[str]) -> str | None:
    """What stands behind the first word that means an event; None where none does."""
    return next((" ".join(words[index + 1 :]) for index, word in enumerate(words) if _is_event(word)), None)


def _is_event(word: str) -> bool:
    from giaoban.update.words import event_kind

    with contextlib.suppress(WrongUsageError):
        return bool(event_kind(word))
    return False


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

    if kind == "unit-added" and not typed.units:
        raise WrongUsageError("chưa ghi đơn vị được bổ sung", "Thêm -u ĐƠN_VỊ")
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


def _values(
    workspace: Workspace,
    target: Target,
    kind: str,
    units: tuple[str, ...],
    typed: Typed,
    date: dt.date,
    earlier: list[Entry],
) -> dict[str, Value]:
    """The keys of the event with their values; raises WrongUsageError for an option the event does not take."""
    from giaoban.update.words import VIETNAMESE, keys_of

    allowed = keys_of(kind)
    given: dict[str, Any] = {field.name.rstrip("_"): getattr(typed, field.name) for field in fields(Typed)}
    options = {key: value for key, value in given.items() if key in _OPTIONS and value is not None}
    for key in options:
        if key not in allowed:
            takes = ", ".join(_option(name) for name in (*allowed, "note"))
            raise WrongUsageError(
                f"“{VIETNAMESE[kind]}” không dùng {_option(key)}", f"Nội dung của diễn biến này: {takes}"
            )
    if kind == "extension" and "to" not in options:
        options["to"] = _asked_for(workspace, target, units, earlier)
    if kind == "transferred" and "to" not in options:
        raise WrongUsageError("chưa ghi đơn vị nhận nhiệm vụ", "Thêm --to ĐƠN_VỊ")
    return {key: _value(workspace, kind, key, options[key], date) for key in allowed if key in options}


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


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


def _asked_for(workspace: Workspace, target: Target, units: tuple[str, ...], earlier: list[Entry]) -> str:
    """The deadline that was asked for, in a line before or in the register."""
    from giaoban.update.plan import requested

    for entry in reversed(earlier):
        same = entry.target.reference == target.reference and entry.units == units
        if same and entry.kind == "extension-request" and "to" in entry.values:
            return str(entry.values["to"])
    asked = requested(target, units, workspace)
    if asked is None:
        raise WrongUsageError("chưa ghi thời hạn mới", "Thêm --to, ví dụ --to 2009-Q4 hoặc --to 31/10/2009")
    return asked.value


def _value(workspace: Workspace, kind: str, key: str, given: Any, date: dt.date) -> Value:  # noqa: ANN401
    if key == "to" and kind == "transferred":
        return workspace.units.find(given).name
    if key == "to":
        return deadline_of("--to", given, since=date)
    if key == "for":
        # a report may come before the meeting it is for
        return deadline_of("--for", given, since=date - dt.timedelta(days=182))
    if key in {"reply_by", "redo_by"}:
        return day_since(_option(key), given, since=date)
    if key == "outcome":
        return meant(given, OUTCOMES, "--outcome")
    return int(given) if key == "percent" else text_of(_option(key), given)
