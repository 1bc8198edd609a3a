"""Why a task stands as it does: the rule, the events with what each changed, and the conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import short_day
from giaoban.model import TaskKind
from giaoban.progress import Bucket, trace
from giaoban.progress.fold import known
from giaoban.report.card import reported
from giaoban.report.citing import document_words
from giaoban.report.counts import number
from giaoban.report.detail.words import entries, event_words
from giaoban.report.frame import state_cell, state_words
from giaoban.report.page import Page, Prose
from giaoban.terms import BUCKET, KIND, WORK

if TYPE_CHECKING:
    from giaoban.progress import Thread
    from giaoban.query import Facts, Tracked
    from giaoban.report.frame import Frame


def why_page(frame: Frame, one: Tracked) -> Page:
    """The page of `giaoban why`: the rule, the events in order with what each changed, and the conclusion."""
    lines = why_lines(frame, one)
    head = f"Nhiệm vụ {one.reference}, {frame.scope.as_of.words}: {state_cell(one).text}."
    return Page(head=(*frame.marks, head), parts=(Prose(lines=lines),), hints=frame.hints)


def why_lines(frame: Frame, one: Tracked) -> tuple[str, ...]:
    """The reasons, one sentence each."""
    task, at = one.task, frame.scope.as_of
    lines = [f"Giao ngày {short_day(one.register.assigned(task))} tại {document_words(one.register.document)}."]
    if task.kind is not TaskKind.ONE_OFF:
        lines.append(f"{KIND[task.kind.value]}: theo dõi việc báo cáo, không tính tỷ lệ. {reported(frame, one)}.")
    elif task.deadline is None:
        lines.append("Văn bản không quy định thời hạn, nên không thể quá hạn.")
    else:
        said = f" theo câu “{task.deadline_text}”" if task.deadline_text else ""
        end = frame.office.last_day(task.deadline.end)
        lines.append(f"Thời hạn {task.deadline.words}{said}: còn trong hạn đến hết ngày {short_day(end)}.")
        if end != task.deadline.end:
            moved = "theo co-quan.yaml, hạn lùi đến ngày làm việc tiếp theo"
            lines.append(f"Ngày {short_day(task.deadline.end)} là ngày nghỉ; {moved}.")
    lines += [
        f"“{frame.units.name(code)}” không xác định cụ thể, không tính là một đơn vị phải báo cáo."
        for code in task.lead
        if frame.units.is_open(code)
    ]
    steps = trace(task, one.register, frame.units, at)
    counted = {index for index, _ in known(task.events, at)}
    told = entries(frame, one)
    for number_, event in told:
        index = number_ - 1
        units = f" {frame.names(event.unit).full}:" if event.unit else ""
        effect = [_effect(frame, step.unit, step.work.value) for step in steps if step.event == index]
        after = f" Sau đó: {'; '.join(effect)}." if effect else ""
        if index not in counted:
            after = " Không tính vào thời điểm này."
        lines.append(f"{number_}. Ngày {short_day(event.date)}:{units} {event_words(frame, event)}.{after}")
    if not told:
        lines.append("Chưa có diễn biến nào được ghi.")
    lines += _verdicts(frame, one)
    return tuple(lines)


def _effect(frame: Frame, unit: str, work: str) -> str:
    who = f"{frame.units.name(unit)} " if unit else ""
    return f"{who}{WORK[work].lower()}"


def _verdicts(frame: Frame, one: Tracked) -> list[str]:
    threads: tuple[Thread, ...] = one.standing.threads
    lines = []
    if len(threads) > 1:
        lines += [f"{frame.units.name(thread.unit)}: {_verdict(frame, thread)}." for thread in threads]
    bucket = BUCKET[one.standing.bucket.value]
    lines.append(f"Kết luận: {_verdict(frame, one.standing)}. Xếp vào: {bucket}.")
    return lines


def _verdict(frame: Frame, facts: Facts) -> str:
    at = frame.scope.as_of
    if facts.bucket is Bucket.OPEN_OVERDUE and facts.end:
        over = f"hết hạn ngày {short_day(facts.end)}, đến hết ngày {short_day(at.day)} chưa báo cáo hoàn thành"
        return (
            f"{over}, quá hạn {number(facts.days_late or 0)} ngày"
            if facts.days_late
            else f"{over}, tính là quá hạn khi chốt kỳ"
        )
    return state_words(facts)[:1].lower() + state_words(facts)[1:]
