"""What becomes of each assignment of a text: tables of cases on readings made by hand, and the laws of all of them."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.coverage import Fate, compare
from giaoban.draft.found import Assignment, Confidence, Head, Reading
from giaoban.model import Document, Proposal, Register, Source, Task, TaskKind, Waived
from giaoban.report.coverage import Covered, labels_of, layered, marked_text
from giaoban.report.page import Kept, Label
from giaoban.text import Passages

if TYPE_CHECKING:
    from tests.conftest import Run, Write

HEAD = """\
format: 1
id: GB-2009
title: Kết luận
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
"""


def register(
    *,
    tasks: tuple[tuple[str, ...], ...] = (),
    proposals: tuple[str, ...] = (),
    waived: tuple[str, ...] = (),
    text: str = "sources/so.txt",
) -> Register:
    """A register with a task, proposal or waived sentence for each of the quotes; tasks are numbered from 1."""
    return Register(
        format=1,
        id="SO",
        title="Sổ",
        document=Document(type="Kết luận", number="1", date=dt.date(2010, 1, 15), text=text),
        tasks=tuple(
            Task(id=str(number), title=f"Việc {number}", source=Source(quote=quote))
            for number, quote in enumerate(tasks, start=1)
        ),
        proposals=tuple(
            Proposal(id=f"K.{number}", text="Kiến nghị", quote=(quote,)) for number, quote in enumerate(proposals, 1)
        ),
        waived=tuple(Waived(quote=(quote,), reason="Không giao việc") for quote in waived),
    )


def reading(text: str, *assignments: tuple[str, ...]) -> Reading:
    """The text as rules would read it, with an assignment of these pieces for each; a piece may be `words@2`."""
    return Reading(head=Head(), assignments=tuple(assignment(text, pieces) for pieces in assignments))


def assignment(text: str, pieces: tuple[str, ...]) -> Assignment:
    return of_spans(text, tuple(_span(text, piece) for piece in pieces))


def of_spans(text: str, spans: tuple[tuple[int, int], ...]) -> Assignment:
    return Assignment(
        clause="",
        spans=spans,
        quote=tuple(text[start:end] for start, end in spans),
        title="Việc",
        lead=("Vụ",),
        kind=TaskKind.ONE_OFF,
        confidence=Confidence.HIGH,
    )


def _span(text: str, piece: str) -> tuple[int, int]:
    words, _, which = piece.partition("@")
    at = -1
    for _ in range(int(which or 1)):
        at = text.index(words, at + 1)
    return at, at + len(words)


# --- cases -----------------------------------------------------------------------------------------------------------

TEXT = (
    "Giao Vụ Pháp chế rà soát văn bản, báo cáo Bộ trong tháng 8. Giao Cục Việc làm lập đề án; "
    "đồng thời kiểm tra các địa phương.\nGiao Văn phòng theo dõi, đôn đốc. Tình hình chung là tốt. "
    "Giao Văn phòng theo dõi, đôn đốc.\nĐề nghị Bộ Tài chính bổ sung kinh phí."
)
LAW = "Giao Vụ Pháp chế rà soát văn bản, báo cáo Bộ trong tháng 8."
PLAN = "Giao Cục Việc làm lập đề án"
VISIT = "đồng thời kiểm tra các địa phương."
WATCH = "Giao Văn phòng theo dõi, đôn đốc."
MONEY = "Đề nghị Bộ Tài chính bổ sung kinh phí."


@dataclass(frozen=True, kw_only=True)
class Case:
    """What the text assigns, what the register quotes, and what must become of each assignment."""

    found: tuple[tuple[str, ...], ...]
    tasks: tuple[tuple[str, ...], ...] = ()
    proposals: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    fates: tuple[str, ...]


CASES = {
    "quoted whole": Case(found=((LAW,),), tasks=((LAW,),), fates=("task 1",)),
    "quoted in another Unicode form, over lines": Case(
        found=((LAW,),), tasks=((unicodedata.normalize("NFD", LAW.replace(" rà", "\n  rà")),),), fates=("task 1",)
    ),
    "not quoted": Case(found=((LAW,), (PLAN,)), tasks=((LAW,),), fates=("task 1", "missing")),
    "quoted too little": Case(found=((LAW,),), tasks=(("Giao Vụ Pháp chế rà soát",),), fates=("missing",)),
    "quoted in part": Case(found=((LAW,),), tasks=(("Giao Vụ Pháp chế rà soát văn bản",),), fates=("task 1 in part",)),
    "quoted by two tasks together": Case(
        found=((LAW,),),
        tasks=(("Giao Vụ Pháp chế rà soát văn",), ("bản, báo cáo Bộ trong tháng 8.",)),
        fates=("task 1, 2",),
    ),
    "one half of a sentence that assigns twice": Case(
        found=((PLAN,), ("Giao Cục Việc làm", VISIT)), tasks=((PLAN,),), fates=("task 1", "missing")
    ),
    "the other half": Case(
        found=((PLAN,), ("Giao Cục Việc làm", VISIT)),
        tasks=(("Giao Cục Việc làm", VISIT),),
        fates=("missing", "task 1"),
    ),
    "a task that takes only its subject from another sentence": Case(
        found=((LAW,), (VISIT,)), tasks=(("Giao Vụ Pháp chế rà soát văn bản", VISIT),), fates=("missing", "task 1")
    ),
    "a task of two sentences": Case(found=((LAW,), (WATCH,)), tasks=((LAW, WATCH),), fates=("task 1", "task 1")),
    "both halves in one quote": Case(
        found=((PLAN,), ("Giao Cục Việc làm", VISIT)), tasks=((f"{PLAN}; {VISIT}",),), fates=("task 1", "task 1")
    ),
    "one assignment of the rules, two tasks of the register": Case(
        found=((f"{PLAN}; {VISIT}",),),
        tasks=((PLAN,), ("Giao Cục Việc làm", VISIT)),
        fates=("task 1, 2",),
    ),
    "waived": Case(found=((LAW,),), waived=(LAW,), fates=("waived 1",)),
    "a proposal": Case(found=((MONEY,),), proposals=("bổ sung kinh phí",), fates=("missing",)),
    "a proposal quoted whole": Case(found=((MONEY,),), proposals=(MONEY,), fates=("proposal K.1",)),
    "a task and a proposal": Case(found=((MONEY,),), tasks=((MONEY,),), proposals=(MONEY,), fates=("task 1",)),
    "mostly waived, a little of it a task": Case(
        found=((LAW,),), tasks=(("trong tháng 8.",),), waived=("Giao Vụ Pháp chế rà soát văn bản",), fates=("waived 1",)
    ),
    "the same words twice, one task": Case(
        found=((WATCH,), (f"{WATCH}@2",)), tasks=((WATCH,),), fates=("task 1", "missing")
    ),
    "the same words twice, two tasks": Case(
        found=((WATCH,), (f"{WATCH}@2",)), tasks=((WATCH,), (WATCH,)), fates=("task 1", "task 2")
    ),
    "a repeated piece stands beside its other piece": Case(
        found=((WATCH,), (f"{WATCH}@2",)),
        tasks=(("Tình hình chung là tốt.", WATCH), (WATCH,)),
        fates=("task 2", "task 1"),
    ),
    "nothing assigned": Case(found=(), tasks=((LAW,),), fates=()),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_assignment_has_the_fate_of_its_quotes(case: Case) -> None:
    of = register(tasks=case.tasks, proposals=case.proposals, waived=case.waived)
    found = compare(of, Passages(TEXT), reading(TEXT, *case.found))

    fates = [
        " ".join(filter(None, (one.fate, ", ".join(entry.key for entry in one.entries), "in part" * one.in_part)))
        for one in found.sentences
    ]
    assert tuple(fates) == case.fates


def test_tasks_that_hold_no_assignment_are_told_apart() -> None:
    of = register(tasks=((LAW,), ("Tình hình chung là tốt.",), ()))
    found = compare(of, Passages(TEXT), reading(TEXT, (LAW,)))

    assert [one.key for one in found.holding] == ["1"]
    assert [one.key for one in found.outside] == ["2"]
    assert [one.key for one in found.unquoted] == ["3"]


def test_a_sentence_stands_on_the_line_of_its_own_words() -> None:
    text = f"Giao Cục Việc làm lập đề án.\n\n{VISIT}"
    found = compare(register(), Passages(text), reading(text, (PLAN,), ("Giao Cục Việc làm", VISIT)))

    assert [one.line for one in found.sentences] == [1, 3]


def test_source_shows_the_words_where_their_own_task_stands(giaoban: Run, write: Write) -> None:
    (write() / "registers" / "so.txt").write_text(f"{WATCH}\n\nNhóm thứ hai.\n\n{WATCH}\n", encoding="utf-8")
    task = "  - {{id: '{0}', title: Theo dõi, lead: VP, source: {{quote: '{1}'}}}}\n"
    head = HEAD + "  text: so.txt\ntasks:\n" + task.format(1, WATCH) + task.format(2, WATCH)
    write(so__yaml=head)

    assert json.loads(giaoban("source", "2", "--json").stdout)["data"] == [{"quote": WATCH, "line": 5}]


# --- laws ------------------------------------------------------------------------------------------------------------

WORDS = ("giao", "vụ", "làm", "báo", ".", ";", "\n\n", "**Bộ**", "e\u0301", "-", "“x”", "\u202e", "<b>", "*", "_")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(" ".join)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[list[tuple[int, int]]], list[list[tuple[int, int]]]]:
    """A text, the spans of assignments in it, and the spans its register quotes."""
    text = draw(TEXTS)
    place = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    several = st.lists(st.lists(place, min_size=1, max_size=3), max_size=5)
    return text, draw(several), draw(several)


@given(texts_with_spans(), st.sampled_from(["so.txt", "so.md"]))
def test_parts_are_the_whole_and_the_marked_text_is_the_text(
    drawn: tuple[str, list[list[tuple[int, int]]], list[list[tuple[int, int]]]], name: str
) -> None:
    text, assigned, quoted = drawn
    pieces = [[text[start:end] for start, end in spans if text[start:end].strip()] for spans in quoted]
    of = register(
        tasks=tuple(map(tuple, pieces[:2])), waived=tuple(one[0] for one in pieces[2:] if one), text=f"sources/{name}"
    )
    all_read = Reading(head=Head(), assignments=tuple(of_spans(text, tuple(sorted(spans))) for spans in assigned))
    found = compare(of, Passages(text), all_read)

    assert found.in_register + found.count(Fate.WAIVED) + found.count(Fate.MISSING) == len(assigned)
    for one in found.sentences:
        assert (one.fate is Fate.MISSING) == (one.entries == ())
        assert one.quoted <= one.letters
        assert {entry.fate for entry in one.entries} <= {one.fate}
    (labels,) = labels_of(Covered(found=(found,), without_text=()))
    marked = marked_text(found, labels)
    whole = "".join(piece for piece, _ in marked.pieces())
    assert whole == marked.text
    if name == "so.txt":
        assert marked.text == text.rstrip()
    assert [mark.start for mark in marked.marks] == sorted(mark.start for mark in marked.marks)
    assert all(before.end <= after.start for before, after in zip(marked.marks, marked.marks[1:], strict=False))


LABELS = [Label(kept=kept, text=f"{number}", words="", number=number) for number, kept in enumerate(Kept)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from(LABELS)), max_size=8))
def test_layers_laid_flat_hold_at_each_place_what_lay_there(drawn: list[tuple[int, int, Label]]) -> None:
    layers = [((start, start + length), label) for start, length, label in drawn]
    marks = layered(layers)

    for place in range(42):
        here = {label for (start, end), label in layers if start <= place < end}
        said = [set(mark.labels) for mark in marks if mark.start <= place < mark.end]
        assert said == ([here] if here else [])
