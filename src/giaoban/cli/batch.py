"""A batch of letters in a folder: their names, what they are about, and the reminders entered once they are signed.

Drafting records nothing. Beside the letters lies `dot-don-doc.json`, which says for each letter its unit and tasks; a
letter taken out of the folder was not sent, and its reminders are not entered.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban.errors import NotFoundError, RefusedEditError, UnreadableFileError, WrongUsageError, reason_of
from giaoban.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter
    from giaoban.store.folder import Workspace
    from giaoban.update.plan import Entry, Plan

MANIFEST = "dot-don-doc.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One letter of a batch: its file, its unit by code, and the tasks it speaks of, with their registers."""

    file: str
    unit: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What `dot-don-doc.json` says; `as_of` is the day the letters speak of."""

    as_of: dt.date | None
    letters: tuple[Sent, ...]
    reply_by: str | None


def names(letters: Iterable[Letter], prefix: str, ending: str) -> list[str]:
    """A file name for each letter, that every system takes and that differs in more than case."""
    taken: set[str] = set()
    found = []
    for letter in letters:
        # codes are letters, digits, dots and dashes (`scalars.Identifier`); the prefix keeps off Windows' own names
        stem = f"{prefix}-{nfc(letter.unit)}"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        found.append(f"{name}{ending}")
    return found


def manifest(frame: Frame, letters: Sequence[Letter], files: Sequence[str]) -> bytes:
    """The bytes of `dot-don-doc.json`."""
    rows = [
        {"file": file, "unit": letter.unit, "tasks": [one.tracked.reference for one in letter.tasks]}
        for letter, file in zip(letters, files, strict=True)
    ]
    by = next((letter.reply_by.isoformat() for letter in letters if letter.reply_by), None)
    document = {"format": _FORMAT, "as_of": frame.scope.as_of.day.isoformat(), "reply_by": by, "letters": rows}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read(folder: Path) -> Batch:
    """The batch in `folder`; raises NotFoundError where there is none, RefusedEditError where nobody can read it."""
    path = folder / MANIFEST
    again = "Soạn lại: giaoban letter -o THƯ_MỤC, rồi ghi sổ đúng thư mục đó"
    try:
        text = path.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"không có {MANIFEST} trong {folder}", again) from None
    except UnicodeDecodeError:
        raise RefusedEditError(str(path), None, "không phải UTF-8", again) from None
    except OSError as error:
        raise UnreadableFileError(f"không đọc được {path} ({reason_of(error)})", "Kiểm tra quyền truy cập") from None
    try:
        return _batch(json.loads(text))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise RefusedEditError(str(path), None, "nội dung không đúng dạng giaoban đã ghi", again) from None


def _batch(values: Any) -> Batch:  # noqa: ANN401 - what a file holds
    """The batch of a document; raises ValueError, KeyError or TypeError for anything else."""
    if values["format"] != _FORMAT:
        raise ValueError
    by, as_of = values["reply_by"], values.get("as_of")
    found = []
    for one in values["letters"]:
        file, unit, tasks = one["file"], one["unit"], one["tasks"]
        if not isinstance(file, str) or not isinstance(unit, str) or not isinstance(tasks, list):
            raise TypeError
        if not file or "/" in file or "\\" in file or file.startswith("."):
            raise ValueError
        if not all(isinstance(task, str) for task in tasks):
            raise TypeError
        found.append(Sent(file=file, unit=unit, tasks=tuple(tasks)))
    if by is not None and not isinstance(by, str):
        raise TypeError
    return Batch(as_of=None if as_of is None else dt.date.fromisoformat(as_of), letters=tuple(found), reply_by=by)


def sent(folder: Path, batch: Batch) -> tuple[list[Sent], list[Sent]]:
    """The letters whose files are still in the folder, whatever the ending, and those that were taken out."""
    try:
        there = {nfc(path.stem).casefold() for path in folder.iterdir() if path.is_file()}
    except OSError as error:
        raise UnreadableFileError(f"không đọc được {folder} ({reason_of(error)})", "Kiểm tra quyền truy cập") from None
    kept: list[Sent] = []
    gone: list[Sent] = []
    for one in batch.letters:
        stem = nfc(one.file.rpartition(".")[0] or one.file).casefold()
        (kept if stem in there else gone).append(one)
    return kept, gone


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What the office says of a batch once it is signed, as typed; `unit` narrows it to one letter."""

    folder: Path
    document: str | None
    date: str | None
    reply_by: str | None
    recorded: str | None
    unit: str | None
    force: bool


def plan_of(workspace: Workspace, signed: Signed, letters: list[Sent], batch: Batch) -> Plan:
    """The plan of entering a reminder for each task, once for all units that the batch reminds of it."""
    from giaoban.cli.entering import target_of
    from giaoban.cli.question import today
    from giaoban.cli.values import day_since, happened_on, recorded_on, text_of
    from giaoban.update.plan import Entry, open_units, plan_entries

    if signed.document is None:
        raise WrongUsageError("chưa ghi số, ký hiệu công văn đã ký", "Thêm --document, ví dụ --document 3012/LĐTBXH-VP")
    document = text_of("--document", signed.document)
    date = happened_on(_signed_on(signed, batch), force=signed.force)
    by = signed.reply_by or batch.reply_by
    values: dict[str, Any] = {"document": document}
    if by:
        values["reply_by"] = day_since("--reply-by", by, since=date)
    units: dict[str, list[str]] = {}
    for one in _wanted(workspace, signed, letters):
        for task in one.tasks:
            units.setdefault(task, []).append(workspace.units.find(one.unit).code)
    entries: list[Entry] = []
    for task, codes in units.items():
        target = target_of(workspace, task)
        # as `update` enters it: without a unit where only one has the task
        alone = open_units(target, workspace) == tuple(codes)
        entries.append(
            Entry(
                target=target,
                kind="reminder",
                date=date,
                recorded=recorded_on(signed.recorded),
                units=() if alone and len(codes) == 1 else tuple(dict.fromkeys(codes)),
                values=values,
                note=None,
                force=signed.force,
            )
        )
    for entry in entries:
        _refuse_twice(entry, document, date, signed)
    return plan_entries(workspace, entries, today=today())


def _signed_on(signed: Signed, batch: Batch) -> dt.date | None:
    """The day of the letters; without a year the first from the day they speak of on, where that has been."""
    from giaoban.cli.question import today
    from giaoban.cli.values import day_of, day_since

    if signed.date is not None and batch.as_of is not None:
        day = day_since("--date", signed.date, since=batch.as_of)
        if day <= today():
            return day
    return day_of("--date", signed.date)


def _wanted(workspace: Workspace, signed: Signed, letters: list[Sent]) -> list[Sent]:
    if signed.unit is None:
        wanted = letters
    else:
        code = workspace.units.find(signed.unit).code
        wanted = [one for one in letters if one.unit == code]
    if not wanted:
        who = f" cho {workspace.units.find(signed.unit).name}" if signed.unit else ""
        raise NotFoundError(f"{signed.folder} không có công văn nào{who}", "Xem lại thư mục, hoặc --unit")
    return wanted


def _refuse_twice(entry: Entry, document: str, date: dt.date, signed: Signed) -> None:
    """A batch entered twice would count each reminder twice."""
    from giaoban.dates import short_day
    from giaoban.model import Reminder, Task

    item = entry.target.item
    for event in item.events if isinstance(item, Task) else ():
        if not isinstance(event, Reminder) or event.voided or (event.document, event.date) != (document, date):
            continue
        if not event.unit or not entry.units or set(event.unit) & set(entry.units):
            message = f"{entry.target.reference} đã ghi đôn đốc theo văn bản {document} ngày {short_day(date)}"
            raise RefusedEditError(
                "", None, f"{message}; {signed.folder} đã ghi sổ rồi", "Nếu ghi nhầm, hoàn tác: giaoban undo"
            )
