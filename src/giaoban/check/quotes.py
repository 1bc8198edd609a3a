"""Rules over quotes: each stands word for word in the text of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.check.rule import Finding, quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giaoban.store.folder import Sheet, Workspace
    from giaoban.text import Passages

_CHUNK = 4
"""Words that must stand in the text one after the other to be taken for the passage meant."""

_SEARCHED = 60_000
"""Characters up to which a text is searched for a likeness, and how many quotes it is done for: it is slow."""

_LIKENESSES = 3

_AROUND = 150
"""Characters that hold the few words shown before and after a place."""


def not_in_text(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A quote that the text does not have, with the passage that comes nearest."""
    source = sheet.source
    if source is None:
        return
    missed = 0
    for path, quote in quotes(sheet.written):
        # most quotes stand there letter for letter, and that is seen fastest
        if not source.holds(quote):
            missed += 1
            near = _near(source, quote, slowly=missed <= _LIKENESSES and len(source.text) <= _SEARCHED)
            message = f"câu trích không có trong nguyên văn {sheet.written.document.text}"
            mend = "Chép lại đúng nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách"
            yield Finding(path, message, f"{near}. {mend}" if near else mend)


def no_text(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """Quotes that cannot be compared with anything."""
    if sheet.written.document.text is None and any(True for _ in quotes(sheet.written)):
        message = "có câu trích nhưng chưa có tệp nguyên văn để đối chiếu"
        yield Finding(("document",), message, "Lưu nguyên văn thành tệp trong thư mục sổ, ghi đường dẫn vào khóa text")


def no_source(sheet: Sheet, _: Workspace) -> Iterator[Finding]:
    """A task that does not say by which words, or at which meeting, it was given."""
    for at, task in enumerate(sheet.written.tasks):
        if task.source is None or not (task.source.quote or task.source.meeting):
            message = f"nhiệm vụ {task.id} chưa có căn cứ giao"
            remedy = "Ghi câu trích ở source.quote, hoặc ngày giao ban ở source.meeting"
            yield Finding(("tasks", at, "source"), message, remedy)


def _near(source: Passages, quote: str, *, slowly: bool) -> str:
    """Where the text comes nearest to `quote`, and from which word the two part; empty where nothing is like it.

    Most quotes that are not found are right but for a word: then the words up to it stand in the text, or those after.
    """
    words = quote.split()
    head = _longest(len(words) - 1, lambda count: source.holds(" ".join(words[:count])))
    tail = _longest(len(words) - 1, lambda count: source.holds(" ".join(words[-count:])))
    if max(head, tail) >= min(_CHUNK, max(2, len(words) - 1)):
        if head >= tail:
            return _parting(source, " ".join(words[:head]), at_end=True, instead=words[head : head + 6])
        return _parting(source, " ".join(words[-tail:]), at_end=False, instead=words[:-tail][-6:])
    for start in range(0, len(words) - _CHUNK + 1, _CHUNK):
        if span := source.find(" ".join(words[start : start + _CHUNK])):
            return _passage(source, span[0], before=min(start, 7))
    span = source.nearest(quote) if slowly else None
    return _passage(source, span[0], before=0) if span else ""


def _longest(most: int, stands: Callable[[int], bool]) -> int:
    """How many words stand in the text, where any fewer of them do too; 0 to `most`."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stands(middle) else (low, middle - 1)
    return low


def _parting(source: Passages, piece: str, *, at_end: bool, instead: list[str]) -> str:
    span = source.find(piece)
    at = span[1 if at_end else 0] if span else 0
    before = source.text[max(0, at - _AROUND) : at].split()[-7:]
    after = source.text[at : at + _AROUND].split()[:7]
    shown = " ".join([*before, *after])
    return f"Dòng {source.line_of(at)} của nguyên văn: “… {shown} …”, sổ ghi “{' '.join(instead)}”"


def _passage(source: Passages, start: int, *, before: int) -> str:
    ahead = source.text[max(0, start - _AROUND) : start].split()
    shown = " ".join([*ahead[len(ahead) - before :], *source.text[start : start + _AROUND].split()[: 20 - before]])
    return f"Gần nhất là dòng {source.line_of(start)} của nguyên văn: “… {shown} …”"
