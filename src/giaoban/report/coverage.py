"""The assignments of the texts against the registers: what is in them, what was waived, what is missing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.coverage import Fate, survey
from giaoban.report.citing import clause_words
from giaoban.report.counts import number
from giaoban.report.frame import MARK
from giaoban.report.page import Column, Grid, Kept, Label, Mark, Page, Prose, Quoted, Tone, Toned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giaoban.coverage import Coverage, Entry, Sentence
    from giaoban.coverage.spans import Span
    from giaoban.model import Register
    from giaoban.report.page import Part
    from giaoban.store.cache import Desk
    from giaoban.store.folder import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Every register asked for: those with a text against it, and those without one."""

    found: tuple[Coverage, ...]
    without_text: tuple[Register, ...]

    @property
    def total(self) -> int:
        """The assignments of all texts."""
        return sum(len(one.sentences) for one in self.found)

    @property
    def in_register(self) -> int:
        """Those that are tasks or proposals."""
        return sum(one.in_register for one in self.found)

    @property
    def in_part(self) -> int:
        """Those that are tasks, and quoted in part."""
        return sum(one.in_part for one in self.found)

    def count(self, fate: Fate) -> int:
        """Those with one fate."""
        return sum(one.count(fate) for one in self.found)

    @property
    def missing(self) -> tuple[tuple[Register, Sentence], ...]:
        """Those that nothing holds, each with its register."""
        return tuple((one.register, sentence) for one in self.found for sentence in one.missing)

    @property
    def marks(self) -> tuple[str, ...]:
        """The line that stands on every page printed from made-up figures."""
        made_up = any(one.demonstration for one in (*(two.register for two in self.found), *self.without_text))
        return (MARK,) if made_up else ()


def covered(workspace: Workspace | Desk) -> Covered:
    """The registers of a folder against their texts."""
    texts = [(register, workspace.passages(register.id)) for register in workspace.registers]
    return Covered(
        found=tuple(survey(register, source) for register, source in texts if source is not None),
        without_text=tuple(register for register, source in texts if source is None),
    )


# --- words -----------------------------------------------------------------------------------------------------------


def figure(view: Covered | Coverage) -> str:
    """`16/18 câu giao việc đã vào sổ; 2 câu không ghi, có lý do; không câu nào còn sót`."""
    total = view.total if isinstance(view, Covered) else len(view.sentences)
    if not total:
        return "không tìm thấy câu giao việc nào trong văn bản"
    proposals, waived, missing = (view.count(fate) for fate in (Fate.PROPOSAL, Fate.WAIVED, Fate.MISSING))
    parts = [f"{number(view.in_register)}/{number(total)} câu giao việc đã vào sổ"]
    among = [f"{number(proposals)} câu là kiến nghị"] if proposals else []
    among += [f"{number(view.in_part)} câu mới trích một phần"] if view.in_part else []
    if among:
        parts[0] += f" (trong đó {', '.join(among)})"
    if waived:
        parts.append(f"{number(waived)} câu không ghi, có lý do")
    parts.append(f"còn sót {number(missing)} câu" if missing else "không câu nào còn sót")
    return "; ".join(parts)


def sentence_words(one: Sentence) -> str:
    """The words of the text that assign, in one line."""
    return " … ".join(" ".join(piece.split()) for piece in one.assignment.quote)


def place_words(one: Sentence) -> str:
    """Where in the document: `mục 2, nhóm thứ nhất`; empty where the text has no sections."""
    return clause_words(one.assignment.clause) if one.assignment.clause else ""


def fate_cell(one: Sentence) -> Toned:
    """What became of an assignment, and where it is written."""
    keys = ", ".join(entry.key for entry in one.entries)
    part = " (mới trích một phần)" if one.in_part else ""
    match one.fate:
        case Fate.TASK:
            return Toned(f"Nhiệm vụ {keys}{part}", Tone.SOON if part else Tone.DONE)
        case Fate.PROPOSAL:
            return Toned(f"Kiến nghị {keys}", Tone.DONE)
        case Fate.WAIVED:
            return Toned(f"Không ghi: {'; '.join(entry.words for entry in one.entries)}", Tone.MUTED)
        case Fate.MISSING:
            return Toned("Còn sót", Tone.LATE)


# --- the page --------------------------------------------------------------------------------------------------------


def coverage_page(view: Covered, *, missing_only: bool = False, whole: bool = False) -> Page:
    """The page of `giaoban coverage`: what is missing first; with `whole` the texts too, marked."""
    names = [one.register.id for one in view.found]
    head = list(view.marks)
    if names:
        head.append(f"Đối chiếu văn bản với {number(len(names))} sổ ({', '.join(names)}): {figure(view)}.")
    parts: list[Part] = []
    several = len(names) + len(view.without_text) > 1
    if len(names) > 1:
        head += [f"{one.register.id}: {figure(one)}." for one in view.found]
    labels = labels_of(view)
    for one in view.found:
        prefix = f"{one.register.id}: " if several else ""
        if one.missing or (missing_only and one.sentences):
            parts.append(missing_grid(one, prefix))
        if one.held and not missing_only:
            parts.append(held_grid(one, prefix))
        if (lines := told(one)) and not missing_only:
            parts.append(Prose(lines=tuple(f"{prefix}{line}" for line in lines)))
        if whole and not missing_only:
            parts += [Prose(title=f"{prefix}Nguyên văn", lines=(LEGEND,)), marked_text(one, next(labels))]
    head += without_text(view)
    hints = ("Câu còn sót: bổ sung bằng giaoban add, hoặc ghi vào waived của sổ kèm lý do.",) if view.missing else ()
    return Page(head=tuple(head), parts=tuple(parts), hints=hints)


def without_text(view: Covered) -> list[str]:
    """What is said of the registers that cannot be compared with anything."""
    if not view.without_text:
        return [] if view.found else ["Thư mục chưa có sổ nào để đối chiếu."]
    names = ", ".join(register.id for register in view.without_text)
    return [f"Chưa đối chiếu được {names}: sổ chưa có tệp nguyên văn (khóa document.text)."]


def told(one: Coverage) -> tuple[str, ...]:
    """What else there is to know: tasks that hold no assignment, and why; what the rules say of the text."""
    lines = list(one.notes)
    for entries, words in (
        (one.outside, "trích chỗ không có dáng câu giao việc, người lập sổ đã tự nhận ra (không phải lỗi)"),
        (one.unquoted, "không có câu trích, như nhiệm vụ giao tại giao ban"),
    ):
        if entries:
            lines.append(f"{number(len(entries))} nhiệm vụ {words}: {', '.join(entry.key for entry in entries)}.")
    return tuple(lines)


_PLACE = (Column(title="Dòng", right=True), Column(title="Vị trí"), Column(title="Câu giao việc", wide=True))


def missing_grid(one: Coverage, prefix: str = "") -> Grid:
    """What nothing holds, in its own words."""
    missing = one.missing
    return Grid(
        title=f"{prefix}Còn sót: {number(len(missing))}",
        columns=_PLACE,
        rows=tuple((two.line, place_words(two), Toned(sentence_words(two), Tone.LATE)) for two in missing),
        empty="Không còn câu giao việc nào để sót.",
    )


def held_grid(one: Coverage, prefix: str = "") -> Grid:
    """What is in the register or was waived, in short, with where it is written."""
    held = one.held
    return Grid(
        title=f"{prefix}Đã vào sổ hoặc không ghi: {number(len(held))}",
        columns=(*_PLACE, Column(title="Kết quả")),
        rows=tuple((two.line, place_words(two), two.assignment.title, fate_cell(two)) for two in held),
    )


FATES = {Fate.TASK: "Nhiệm vụ", Fate.PROPOSAL: "Kiến nghị", Fate.WAIVED: "Không ghi", Fate.MISSING: "Còn sót"}
"""The fates in a word, by which a list of assignments is filtered."""


# --- the marked text -------------------------------------------------------------------------------------------------

LEGEND = (
    "Trước mỗi chỗ được đánh dấu là mã nhiệm vụ trích chỗ đó; “KN” là kiến nghị; “Không ghi” là câu không ghi vào sổ, "
    "kèm lý do; “CÒN SÓT” là câu giao việc chưa có trong sổ."
)


def labels_of(view: Covered) -> Iterator[tuple[Label, ...]]:
    """For each text the labels of its entries, then of what it misses; numbered through all texts."""
    at = 0
    for one in view.found:
        made = [(_KEPT[entry.fate], _name(entry), entry.words) for entry in one.entries]
        made += [
            (Kept.MISSING, f"CÒN SÓT {count}", place_words(sentence)) for count, sentence in enumerate(one.missing, 1)
        ]
        yield tuple(
            Label(kept=kept, text=text, words=words, number=count)
            for count, (kept, text, words) in enumerate(made, start=at)
        )
        at += len(made)


_KEPT = {Fate.TASK: Kept.TASK, Fate.PROPOSAL: Kept.PROPOSAL, Fate.WAIVED: Kept.WAIVED}


def _name(entry: Entry) -> str:
    match entry.fate:
        case Fate.PROPOSAL:
            return f"KN {entry.key}"
        case Fate.WAIVED:
            return "Không ghi"
        case _:
            return entry.key


def marked_text(one: Coverage, labels: Sequence[Label]) -> Quoted:
    """The whole text with what is quoted, waived and missing marked by `labels` (`labels_of`)."""
    spans = [entry.spans for entry in one.entries] + [two.assignment.spans for two in one.missing]
    layers = [(span, label) for places, label in zip(spans, labels, strict=True) for span in places]
    text = one.source.text
    marks = tuple(mark for found in layered(layers) if (mark := _trimmed(text, found)))
    if (one.register.document.text or "").lower().endswith((".md", ".markdown")):
        text, marks = _without_marks_of_markdown(text, marks)
    return Quoted(text=text.rstrip(), marks=marks, line=None)


def layered(layers: Iterable[tuple[Span, Label]]) -> tuple[Mark, ...]:
    """Marks that do not overlap, in order: each as far as the same labels hold, tasks before what else holds it."""
    order = list(Kept)
    edges: dict[int, tuple[list[Label], list[Label]]] = {}
    for (start, end), label in set(layers):
        edges.setdefault(start, ([], []))[0].append(label)
        edges.setdefault(end, ([], []))[1].append(label)
    marks: list[Mark] = []
    active: list[Label] = []
    begun = 0
    for at, (begin, stop) in sorted(edges.items()):
        if active and begun < at:
            shown = dict.fromkeys(sorted(active, key=lambda label: (order.index(label.kept), label.number)))
            marks.append(Mark(begun, at, tuple(shown)))
        for label in stop:
            active.remove(label)
        active += begin
        begun = at
    return tuple(marks)


def _trimmed(text: str, mark: Mark) -> Mark | None:
    """The mark without the spaces at its ends; None where it has nothing else."""
    said = text[mark.start : mark.end]
    start, end = mark.end - len(said.lstrip()), mark.start + len(said.rstrip())
    return Mark(start, end, mark.labels) if start < end else None


_MARKUP = re.compile(r"\*{2,3}|^#{1,6}[ \t]+|\\(?=[!-/:-@\[-`{-~])|(?<=\S)[ \t]+$", re.MULTILINE)
"""Emphasis, headings, escapes and hard line breaks of a Markdown file: no words of the document."""


def _without_marks_of_markdown(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """The text as it reads, and the same marks in it."""
    gone = [found.span() for found in _MARKUP.finditer(text)]
    starts = [start for start, _ in gone]
    before = [0]
    for start, end in gone:
        before.append(before[-1] + end - start)

    def moved(at: int) -> int:
        count = bisect_right(starts, at)
        inside = max(0, gone[count - 1][1] - at) if count else 0
        return at - before[count] + inside

    shifted = (Mark(moved(one.start), moved(one.end), one.labels) for one in marks)
    return _MARKUP.sub("", text), tuple(mark for mark in shifted if mark.start < mark.end)
