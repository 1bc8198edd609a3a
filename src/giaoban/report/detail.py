"""One task whole: what it is, what happened, where it is written, and why it stands as it does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.dates import Deadline, long_day, short_day
from giaoban.model import Note, TaskKind, Transferred
from giaoban.progress import Bucket, trace
from giaoban.progress.fold import known
from giaoban.report.card import reported
from giaoban.report.counts import number
from giaoban.report.frame import MARK, state_cell, state_words, tone
from giaoban.report.page import Column, Grid, Page, Pairs, Prose, Quoted, Toned
from giaoban.terms import BUCKET, EVENT, KIND, NO_DOCUMENT, NONE, OUTCOME, RECURS, WORK, extension

if TYPE_CHECKING:
    from giaoban.model import Document, Event
    from giaoban.progress import Standing, Thread
    from giaoban.query import Facts, Tracked
    from giaoban.report.frame import Frame
    from giaoban.report.page import Cell, Part
    from giaoban.text import Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A quote and where it stands in the text: `span` and `line` are None where it is not there or there is no text."""

    quote: str
    span: tuple[int, int] | None
    line: int | None


def document_words(document: Document) -> str:
    """The document as cited in running text, with the number to be confirmed where two are known."""
    number_ = document.number
    if not document.number_confirmed and document.aliases:
        either = " hay ".join(value.split("/")[0] for value in (document.number, *document.aliases))
        number_ = f"{document.number} [đối chiếu số văn bản: {either}]"
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{document.type} số {number_} {long_day(document.date)}{issuer}"


def clause_words(clause: str) -> str:
    """The place in the document: `mục 2, nhóm thứ nhất`; words of its own stay as they are."""
    return f"mục {clause}" if clause[:1].isdecimal() else clause


def show_page(frame: Frame, one: Tracked) -> Page:
    """The page of `giaoban show`: everything the register says of a task, its events numbered from 1."""
    task, standing = one.task, one.standing
    head = f"Nhiệm vụ {one.reference}, {frame.scope.as_of.words}."
    several = len(standing.threads) > 1
    leads = "Cùng thực hiện" if several else "Chủ trì" if task.cooperating else "Đơn vị thực hiện"
    pairs: list[tuple[str, Cell]] = [
        ("Nội dung", task.title),
        ("Tình trạng", state_cell(one)),
        ("Thời hạn", deadline_words(standing)),
        (leads, frame.names(frame.leads(one)).full or NONE),
        ("Phối hợp", frame.names(task.cooperating).full),
        ("Theo dõi, đôn đốc", frame.names(task.monitoring).full),
        ("Loại", _kind(one)),
        ("Nhóm", _group(one)),
        ("Trọng tâm", "Có" if task.priority else None),
        ("Sản phẩm", task.product),
        ("Hạn trình nội bộ", task.submit_by),
        ("Giao ngày", one.register.assigned(task)),
        ("Gia hạn", extension(standing.extension.value, standing.extensions) if task.deadline else None),
        ("Báo cáo định kỳ", reported(frame, one) if task.kind is TaskKind.RECURRING else None),
        ("Văn bản giao", document_words(one.register.document)),
        ("Vị trí", task.source.clause if task.source else None),
        ("Giao tại giao ban", task.source.meeting if task.source else None),
        ("Ghi chú", task.note),
    ]
    parts: list[Part] = [Pairs(pairs=tuple(pair for pair in pairs if pair[1] not in {None, ""}))]
    if several:
        parts.append(_threads_grid(frame, standing))
    if task.source and task.source.quote:
        parts.append(Prose(title="Trích nguyên văn", lines=tuple(f"“{quote}”" for quote in task.source.quote)))
    parts.append(_events_grid(frame, one))
    return Page(head=(*frame.marks, head), parts=tuple(parts), hints=frame.hints)


def deadline_words(facts: Facts) -> str:
    """`trong tháng 8 năm 2009 (hết ngày 31/8/2009)`, with the original one where it moved."""
    if facts.deadline is None or facts.end is None:
        return "Không quy định thời hạn"
    words = facts.deadline.words
    if facts.deadline.period or facts.end != facts.deadline.end:
        words += f" (hết ngày {short_day(facts.end)})"
    if facts.original_end and facts.original_end != facts.end:
        words += f", hạn gốc {short_day(facts.original_end)}"
    return words[:1].upper() + words[1:]


def _kind(one: Tracked) -> str:
    recurs = f", {RECURS[one.task.recurs.value]}" if one.task.recurs else ""
    return f"{KIND[one.task.kind.value]}{recurs}"


def _group(one: Tracked) -> str | None:
    titles = {group.id: group.title for group in one.register.groups}
    return f"{one.task.group}. {titles[one.task.group]}" if one.task.group in titles else one.task.group


def _threads_grid(frame: Frame, standing: Standing) -> Grid:
    columns = (
        Column(title="Đơn vị", wide=True),
        Column(title="Thời hạn"),
        Column(title="Tình trạng"),
        Column(title="Văn bản"),
        Column(title="Đôn đốc", right=True),
    )
    rows = tuple(
        (
            frame.units.name(thread.unit),
            thread.end or "Không",
            Toned(state_words(thread), tone(thread)),
            thread.document or (NO_DOCUMENT if thread.bucket.is_done else ""),
            thread.reminders,
        )
        for thread in standing.threads
    )
    done = f"{standing.done_threads}/{standing.live_threads} đơn vị đã hoàn thành"
    return Grid(title=f"Theo đơn vị: {done}", columns=columns, rows=rows)


def _events_grid(frame: Frame, one: Tracked) -> Grid:
    columns = (
        Column(title="Số", right=True),
        Column(title="Ngày"),
        Column(title="Đơn vị"),
        Column(title="Diễn biến", wide=True),
    )
    rows = tuple(
        (number_, event.date, frame.names(event.unit), event_words(frame, event))
        for number_, event in entries(frame, one)
    )
    return Grid(title="Diễn biến", columns=columns, rows=rows, empty="Chưa có diễn biến nào được ghi.")


def entries(frame: Frame, one: Tracked) -> list[tuple[int, Event]]:
    """The events of a task until the day asked, as the file numbers them, from 1.

    As known on a day, those entered by then as they stood.
    """
    at = frame.scope.as_of
    numbered = [(number_, event) for number_, event in enumerate(one.task.events, start=1) if event.date <= at.day]
    known_on = at.known_on
    if known_on is None:
        return numbered
    return [
        (number_, replace(event, voided=None) if event.voided and event.voided.recorded > known_on else event)
        for number_, event in numbered
        if event.entered <= known_on
    ]


def event_words(frame: Frame, event: Event) -> str:
    """An event in one sentence, with all it carries; a voided one says so first."""
    # a note has no other word for itself than its own
    parts = [] if isinstance(event, Note) and event.note else [EVENT[event.kind]]
    for name in _SAID:
        value = getattr(event, name, None)
        if value in {None, ""}:
            continue
        label = _LABELS[name]
        if name == "to" and isinstance(event, Transferred):
            parts.append(f"cho {frame.units.name(event.to)}")
        elif isinstance(value, Deadline):
            parts.append(f"{label}{value.words}")
        elif name == "percent":
            parts.append(f"{value}%")
        elif name == "outcome":
            parts.append(OUTCOME[str(value)].lower())
        else:
            parts.append(f"{label}{short_day(value) if hasattr(value, 'year') else value}")
    if event.recorded and event.recorded != event.date:
        parts.append(f"ghi sổ ngày {short_day(event.recorded)}")
    sentence = "; ".join(parts)
    sentence = sentence[:1].upper() + sentence[1:]
    if event.voided:
        return f"[Đã đính chính ngày {short_day(event.voided.recorded)}: {event.voided.reason}] {sentence}"
    return sentence


_LABELS = {
    "percent": "",
    "outcome": "",
    "for_": "cho kỳ ",
    "to": "thời hạn ",
    "document": "văn bản ",
    "redo_by": "báo cáo lại trước ngày ",
    "reply_by": "trả lời trước ngày ",
    "reason": "lý do: ",
    "cause": "nguyên nhân: ",
    "difficulty": "khó khăn: ",
    "request": "đề xuất: ",
    "channel": "hình thức: ",
    "note": "ghi chú: ",
}
_SAID = tuple(_LABELS)


# --- source ----------------------------------------------------------------------------------------------------------


def passages(one: Tracked, source: Passages | None) -> tuple[Passage, ...]:
    """Each quote of the task and where it stands in the text."""
    found = []
    for quote in one.task.source.quote if one.task.source else ():
        span = source.find(quote) if source else None
        found.append(Passage(quote=quote, span=span, line=source.line_of(span[0]) if source and span else None))
    return tuple(found)


def source_page(one: Tracked, source: Passages | None) -> Page:
    """The page of `giaoban source`: the paragraphs of the text that hold the quotes, the quotes marked."""
    clause = one.task.source.clause if one.task.source else None
    at = f", {clause_words(clause)}" if clause else ""
    sentence = f"Nhiệm vụ {one.reference}: {document_words(one.register.document)}{at}."
    head = (MARK, sentence) if one.register.demonstration else (sentence,)
    found = passages(one, source)
    if not found:
        meeting = one.task.source.meeting if one.task.source else None
        line = (
            f"Giao trực tiếp tại giao ban {long_day(meeting)}, không có câu trích."
            if meeting
            else "Nhiệm vụ chưa ghi câu trích nào."
        )
        return Page(head=head, parts=(Prose(lines=(line,)),))
    if source is None:
        lines = tuple(f"“{passage.quote}”" for passage in found)
        note = "Sổ chưa có tệp nguyên văn (khóa document.text), nên câu trích chưa đối chiếu được."
        return Page(head=head, parts=(Prose(lines=(*lines, note)),))
    return Page(head=head, parts=_paragraphs(source, found))


def _paragraphs(source: Passages, found: tuple[Passage, ...]) -> tuple[Part, ...]:
    blocks: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for passage in found:
        if passage.span:
            start, end = passage.span
            first = source.text.rfind("\n\n", 0, start) + 2 if "\n\n" in source.text[:start] else 0
            last = source.text.find("\n\n", end)
            blocks.setdefault((first, last if last >= 0 else len(source.text)), []).append((start, end))
    return tuple(
        Quoted(
            text=source.text[first:last].rstrip(),
            marks=tuple((start - first, end - first) for start, end in sorted(marks)),
            line=source.line_of(first),
        )
        for (first, last), marks in sorted(blocks.items())
    )


# --- why -------------------------------------------------------------------------------------------------------------


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
