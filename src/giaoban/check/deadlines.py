"""Rules over when a task is due, and how the text says it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from giaoban.check.rule import Finding
from giaoban.dates import parsing, short_day
from giaoban.model import TaskKind
from giaoban.terms import KIND
from giaoban.text import Passages, nfc

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from giaoban.dates import Deadline
    from giaoban.store.folder import Sheet, Workspace


def text_not_in_quote(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Words of a deadline that the quote does not have."""
    for at, task in enumerate(sheet.written.tasks):
        words, quotes = task.deadline_text, task.source.quote if task.source else ()
        if words and quotes and not any(_holds(quote, words) for quote in quotes):
            message = f"“{words}” không nằm trong câu trích của nhiệm vụ {task.id}"
            remedy = "Chép đúng nguyên văn thời hạn, hoặc trích cả câu có thời hạn"
            yield Finding(("tasks", at, "deadline_text"), message, remedy)


def _holds(quote: str, words: str) -> bool:
    # the first test is for speed: it is almost always enough
    return nfc(words) in nfc(quote) or Passages(quote).find(words) is not None


def text_says_otherwise(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A deadline that is not the one its words give."""
    for at, task in enumerate(sheet.written.tasks):
        if task.deadline and task.deadline_text:
            meant = _meant(task.deadline_text, sheet.written.assigned(task))
            if meant and meant.end != task.deadline.end:
                message = f"thời hạn là {_until(task.deadline)}, nhưng “{task.deadline_text}” là {_until(meant)}"
                yield Finding(
                    ("tasks", at, "deadline"), message, f"Ghi deadline: {meant.value}, hoặc sửa deadline_text"
                )


def text_without_deadline(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Words that give a date, where the task has no deadline."""
    for at, task in enumerate(sheet.written.tasks):
        # "trước ngày 25/12 hằng năm" has a day in it and is no deadline
        if task.deadline_text and not task.deadline and task.kind is not TaskKind.RECURRING:
            meant = _meant(task.deadline_text, sheet.written.assigned(task))
            if meant:
                message = f"“{task.deadline_text}” là một thời hạn, nhưng nhiệm vụ {task.id} chưa có khóa deadline"
                yield Finding(("tasks", at, "deadline_text"), message, f"Thêm deadline: {meant.value}")


def deadline_without_text(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A deadline that does not say which words of the quote give it."""
    for at, task in enumerate(sheet.written.tasks):
        if task.deadline and not task.deadline_text and task.source and task.source.quote:
            message = f"nhiệm vụ {task.id} có thời hạn và câu trích, nhưng chưa ghi nguyên văn thời hạn"
            yield Finding(("tasks", at, "deadline"), message, "Thêm khóa deadline_text")


def _meant(words: str, assigned: dt.date) -> Deadline | None:
    """The deadline `words` give; without a year the first one that does not end before the task was given."""
    meant = _phrase(words, assigned.year)
    if meant and meant.end < assigned:
        return _phrase(words, assigned.year + 1)
    return meant


@lru_cache(maxsize=4096)
def _phrase(words: str, year: int) -> Deadline | None:
    return parsing.phrase(words, year=year)


def _until(deadline: Deadline) -> str:
    return f"{deadline.value} (hết ngày {short_day(deadline.end)})" if deadline.period else short_day(deadline.end)


def before_assigned(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A deadline that had passed when the task was given."""
    for at, task in enumerate(sheet.written.tasks):
        assigned = sheet.written.assigned(task)
        if task.deadline and task.deadline.end < assigned:
            message = f"thời hạn {_until(task.deadline)} trước ngày giao nhiệm vụ ({short_day(assigned)})"
            yield Finding(("tasks", at, "deadline"), message, "Sửa deadline, hoặc assigned")


def submit_after_deadline(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An internal date to submit the draft that the deadline does not leave time for."""
    for at, task in enumerate(sheet.written.tasks):
        if task.submit_by and task.deadline and task.submit_by > task.deadline.end:
            message = (
                f"hạn trình nội bộ {short_day(task.submit_by)} sau thời hạn của nhiệm vụ"
                f" ({short_day(task.deadline.end)})"
            )
            yield Finding(("tasks", at, "submit_by"), message, "Sửa submit_by")


def submit_before_assigned(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """An internal date to submit the draft before the task was given."""
    for at, task in enumerate(sheet.written.tasks):
        assigned = sheet.written.assigned(task)
        if task.submit_by and task.submit_by < assigned:
            message = f"hạn trình nội bộ {short_day(task.submit_by)} trước ngày giao nhiệm vụ ({short_day(assigned)})"
            yield Finding(("tasks", at, "submit_by"), message, "Sửa submit_by, hoặc assigned")


def assigned_before_document(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A task given before there was a document or meeting to give it."""
    document = sheet.written.document
    first = min(document.date, document.meeting or document.date)
    for at, task in enumerate(sheet.written.tasks):
        given = min(first, task.source.meeting) if task.source and task.source.meeting else first
        if task.assigned and task.assigned < given:
            message = f"ngày giao {short_day(task.assigned)} trước ngày họp, ngày văn bản ({short_day(given)})"
            yield Finding(("tasks", at, "assigned"), message, "Sửa assigned, hoặc bỏ khóa này")


def deadline_of_duty(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A deadline on a standing or recurring duty, which is never scored by it."""
    for at, task in enumerate(sheet.written.tasks):
        if task.deadline and task.kind is not TaskKind.ONE_OFF:
            message = f"nhiệm vụ {KIND[task.kind].lower()} không tính thời hạn"
            yield Finding(("tasks", at, "deadline"), message, "Bỏ deadline, hoặc ghi kind: one-off")


def recurring_without_recurs(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A recurring duty that does not say when it comes back."""
    for at, task in enumerate(sheet.written.tasks):
        if task.kind is TaskKind.RECURRING and task.recurs is None:
            message = f"nhiệm vụ định kỳ {task.id} chưa ghi kỳ"
            remedy = "Thêm recurs: meeting (giao ban), month, quarter, half hoặc year"
            yield Finding(("tasks", at, "kind"), message, remedy)


def recurs_of_other(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A period on a task that does not come back."""
    for at, task in enumerate(sheet.written.tasks):
        if task.recurs is not None and task.kind is not TaskKind.RECURRING:
            message = "khóa recurs chỉ dùng cho nhiệm vụ định kỳ"
            yield Finding(("tasks", at, "recurs"), message, "Ghi kind: recurring, hoặc bỏ recurs")
