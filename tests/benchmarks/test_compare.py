"""The harness of `benchmarks/compare.py`: it does without what is not installed, and believes no wrong answer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import compare
from compare import Contender
from measure import Spent
from rivals import RIVALS
from rivals.rival import Item, Laid, Part, Question, Set

PART = Part(unit="U01", due=dt.date(2009, 8, 31), done=False)
ITEM = Item(reference="GB-2009-0001/1.1", title="Xây dựng Đề án", parts=(PART,), quote="", notes=())
HELD = Set.of(
    (
        ITEM,
        replace(
            ITEM, reference="GB-2009-0001/1.2", parts=(replace(PART, done=True), replace(PART, unit="U03", done=True))
        ),
        replace(ITEM, reference="GB-2009-0002/1.1", parts=(replace(PART, unit="U02", due=None),)),
        replace(ITEM, reference="GB-2009-0002/1.2", parts=(replace(PART, unit="U03"),)),
    )
)


def test_what_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")

    assert compare.installed([]) == []
    assert capsys.readouterr().out == f"Không cài, không đo: {', '.join(rival.name for rival in RIVALS)}.\n\n"


@pytest.mark.parametrize(
    ("question", "output", "fault"),
    [
        (Question.OVERDUE, "1 GB-2009-0001/1.1 Xây\n2 GB-2009-0002/1.2 dựng\n", ""),
        (Question.OVERDUE, "1 GB-2009-0001/1.1 Xây\n1 GB-2009-0001/1.1 Xây\n", "trả lời 1, phải là 2"),
        (Question.UNIT, "", "trả lời 0, phải là 2"),
        (Question.SUMMARY, "3 U01\n1 U02\n4 U03:Open\n", ""),
        (Question.SUMMARY, "3 U01\n", "trả lời 1, phải là 3"),
        (Question.UPDATE, "OK", "không ghi vào tệp"),
    ],
)
def test_answer_that_names_too_little_is_told(question: Question, output: str, fault: str) -> None:
    assert Laid(folder=Path(), commands={}).fault(question, output, HELD) == fault


def test_tables_are_markdown_with_times_of_giaoban() -> None:
    laid = Laid(folder=Path(), commands={})
    mine = Contender(name="giaoban", laid=laid, runs={Question.CARD: [Spent(cpu=0.2, wall=0.25, memory=50)] * 3})
    mine.runs[Question.UNIT] = [Spent(cpu=0.1, wall=0.12, memory=50)]
    first = Contender(name="giaoban, lần đầu", laid=laid, runs={Question.UNIT: [Spent(cpu=5, wall=6, memory=300)]})
    bare = Contender(name="giaoban --no-cache", laid=laid, runs={Question.UNIT: [Spent(cpu=4, wall=6, memory=900)]})
    slow = Contender(name="chậm 1.0", laid=laid, runs={Question.UNIT: [Spent(cpu=1.5, wall=2, memory=80)]})

    assert compare.side_by_side([mine, first, slow]).splitlines() == [
        f"| chương trình | {' | '.join(compare.HEADS.values())} |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| giaoban | 0,10 · 0,12 | – | – | – | 0,20 · 0,25 | – |",
        "| giaoban, lần đầu | 5,0 · 6,0 (50x) | – | – | – | – | – |",
        "| chậm 1.0 | 1,5 · 2,0 (15x) | – | – | – | – | – |",
    ]
    assert compare.growth([(10_000, 286, [mine, first, bare, slow], Spent(cpu=0.1, wall=0.1, memory=20))]).splitlines()[
        2:
    ] == [
        "| 10.000 | 286 | 0,10 | – | – | – | 0,20 | – | 2,0x | 5,0 | 4,0 | 2.500 | 300 / 900 |",
    ]


def test_page_is_renewed_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "toc-do.md"
    page.write_text("trên\n<!-- bảng đo -->\ncũ\n<!-- hết bảng đo -->\ndưới\n", encoding="utf-8")

    for _ in range(2):
        compare.renew(page, "| mới |")
    assert page.read_text(encoding="utf-8") == ("trên\n<!-- bảng đo -->\n\n| mới |\n\n<!-- hết bảng đo -->\ndưới\n")
