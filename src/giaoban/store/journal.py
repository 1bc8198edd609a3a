"""The journal of writes: what each command changed, so that the last one can be undone.

It lives in the user's state folder, one file for each folder of registers, and is written before the registers are:
an entry whose write never happened is known by the file, which then still has the bytes from before.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeAlias

from giaoban.errors import UnreadableFileError, reason_of
from giaoban.store import beside
from giaoban.store.splice import Splice
from giaoban.store.write import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from giaoban.store.edit import FileChange

_KEPT = 200
"""Commands kept; older ones can be undone no more."""

_Span: TypeAlias = tuple[int, int]

_NOT_WRITTEN = "; chưa ghi gì vào sổ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """One file of a command: its hashes before and after, the splices that turn it back, and what was put in.

    `by_hand` says the same to a person: whole lines, `-` before what must go and `+` before what must come again.
    """

    name: str
    before: str
    after: str
    back: tuple[Splice, ...]
    put: tuple[str, ...]
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One command that wrote: its number, the day, its words, and whether it undid another."""

    number: int
    day: dt.date
    command: str
    summary: tuple[str, ...]
    files: tuple[Turned, ...]
    undoes: int | None = None


def back(change: FileChange) -> tuple[Splice, ...]:
    """The splices that turn the text of `change` back into the one before."""
    text = change.before.decode("utf-8").removeprefix("\ufeff")
    shift, found = 0, []
    for splice in _in_order(change.splices):
        start = splice.start + shift
        found.append(Splice(start=start, end=start + len(splice.text), text=text[splice.start : splice.end]))
        shift += len(splice.text) - (splice.end - splice.start)
    return tuple(found)


def by_hand(change: FileChange) -> tuple[str, ...]:
    """The way back in whole lines, each place headed by the line it was on when it was written."""
    old, new = (data.decode("utf-8").removeprefix("\ufeff") for data in (change.before, change.after))
    places: list[tuple[_Span, _Span]] = []
    for put, turned in zip(_in_order(change.splices), back(change), strict=True):
        was, is_ = (put.start, put.end), (turned.start, turned.end)
        if places and "\n" not in old[places[-1][0][1] : put.start]:
            # several changes of one line are one place
            was, is_ = (places[-1][0][0], put.end), (places.pop()[1][0], turned.end)
        places.append((was, is_))
    found = []
    for was, is_ in places:
        whole = _is_whole(old, was) and _is_whole(new, is_)
        came, gone = _lines(old, was, whole=whole), _lines(new, is_, whole=whole)
        same = 0
        while same < min(len(gone), len(came)) and gone[same] == came[same]:
            same += 1
        found.append(f"dòng {new.count(chr(10), 0, is_[0]) + 1 + same} lúc ghi:")
        found += [*(f"- {one}" for one in gone[same:]), *(f"+ {one}" for one in came[same:])]
    return tuple(found)


def _in_order(splices: Iterable[Splice]) -> list[Splice]:
    return sorted(splices, key=lambda one: (one.start, one.end))


def _is_whole(text: str, span: _Span) -> bool:
    """Whether the span begins with a line and holds whole ones, or nothing."""
    return all(at == _line_start(text, at) for at in span)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _lines(text: str, span: _Span, *, whole: bool) -> list[str]:
    """The lines of the span, without their ends: those it holds where they are whole, else those it is on."""
    start, end = span
    if not whole:
        end = text.find("\n", end) + 1 or len(text)
    lines = text[_line_start(text, start) : end].split("\n")
    return [line.removesuffix("\r") for line in (lines if lines[-1] else lines[:-1])]


class Journal:
    """The journal of one folder of registers."""

    def __init__(self, state: Path, folder: Path) -> None:
        """The journal under the state folder `state` for the registers in `folder`."""
        name = digest(os.fsencode(folder.resolve()))[:20]
        self.path = state / "journal" / f"{name}.jsonl"

    def records(self) -> list[Record]:
        """The commands kept, oldest first; a line cut short by a crash ends the list."""
        return self._records("")

    def _records(self, said: str) -> list[Record]:
        """The commands kept; `said` ends the words of a failure."""
        try:
            # not splitlines: a text may hold other characters that end a line elsewhere
            lines = self.path.read_bytes().decode("utf-8").split("\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"không đọc được nhật ký ghi sổ {self.path} ({reason_of(error)}){said}"
            raise UnreadableFileError(message, "Kiểm tra quyền truy cập") from None
        except UnicodeDecodeError:
            message = f"không đọc được nhật ký ghi sổ {self.path} (không phải UTF-8){said}"
            raise UnreadableFileError(message, "Xóa tệp này") from None
        found = []
        for line in lines:
            try:
                found.append(_record(json.loads(line)))
            except (ValueError, KeyError, TypeError):
                break
        return found

    def add(
        self,
        *,
        day: dt.date,
        command: str,
        summary: tuple[str, ...],
        changes: list[FileChange],
        undoes: int | None = None,
    ) -> Record:
        """Note a command that is about to write `changes`."""
        records = self._records(_NOT_WRITTEN)
        record = Record(
            number=records[-1].number + 1 if records else 1,
            day=day,
            command=command,
            summary=summary,
            files=tuple(
                Turned(
                    name=one.path.name,
                    before=digest(one.before),
                    after=digest(one.after),
                    back=back(one),
                    put=tuple(splice.text for splice in _in_order(one.splices)),
                    by_hand=by_hand(one),
                )
                for one in changes
            ),
            undoes=undoes,
        )
        self._write([*records, record][-_KEPT:])
        return record

    def drop(self, record: Record) -> None:
        """Forget a command whose write was refused; where that fails too, `undo` passes it over by the files."""
        with contextlib.suppress(UnreadableFileError):
            self._write([one for one in self.records() if one.number != record.number])

    def _write(self, records: list[Record]) -> None:
        text = "".join(json.dumps(asdict(one), ensure_ascii=False, default=dt.date.isoformat) + "\n" for one in records)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.sweep(self.path.parent, of=self.path.name)
            # what a shell hands on that is not UTF-8 becomes an escape of JSON
            beside.put(self.path, text.encode(errors="backslashreplace"))
        except OSError as error:
            message = f"không ghi được nhật ký ghi sổ {self.path} ({reason_of(error)}){_NOT_WRITTEN}"
            raise UnreadableFileError(message, "Kiểm tra quyền truy cập và chỗ trống") from None


def _record(values: dict[str, object]) -> Record:
    """The record of a line; raises ValueError, KeyError or TypeError for anything else."""
    files = values["files"]
    if not isinstance(files, list):
        raise TypeError
    undoes = values["undoes"]
    summary = values["summary"]
    if not isinstance(summary, list):
        raise TypeError
    return Record(
        number=int(str(values["number"])),
        day=dt.date.fromisoformat(str(values["day"])),
        command=str(values["command"]),
        summary=tuple(str(line) for line in summary),
        files=tuple(
            Turned(
                name=str(one["name"]),
                before=str(one["before"]),
                after=str(one["after"]),
                back=tuple(Splice(start=int(s["start"]), end=int(s["end"]), text=str(s["text"])) for s in one["back"]),
                put=tuple(str(text) for text in one["put"]),
                by_hand=tuple(str(line) for line in one["by_hand"]),
            )
            for one in files
        ),
        undoes=None if undoes is None else int(str(undoes)),
    )
