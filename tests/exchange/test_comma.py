from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.conftest import SHIPPED

from giaoban.exchange import comma
from giaoban.query import Sort
from giaoban.report.counts import Rate
from giaoban.report.lists import overdue, overdue_page, task_list, task_page
from giaoban.report.page import Column, Grid, Names, Page, Pairs, Prose, words

if TYPE_CHECKING:
    from tests.exchange.conftest import FrameOf

DANGEROUS = ("=1+1", "+1", "-1", "@x", "\tx", "\rx")


def parsed(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def page(*cells: str) -> Page:
    return Page(head=(), parts=(Grid(columns=(Column(title="Tên"),), rows=tuple((cell,) for cell in cells)),))


def test_the_list_comes_back_as_its_page(frame_of: FrameOf) -> None:
    frame = frame_of(SHIPPED, as_of="30/9/2009")
    made = task_page(frame, task_list(frame, Sort.REGISTER))
    (grid,) = made.parts
    assert isinstance(grid, Grid)

    rows = parsed(comma.table(made))

    assert rows[0] == [column.title for column in grid.columns]
    assert rows[1:] == [
        [cell.isoformat() if isinstance(cell, dt.date) else words(cell) for cell in row] for row in grid.rows
    ]


def test_for_excel_days_are_local_and_fields_parted_by_semicolons(frame_of: FrameOf) -> None:
    frame = frame_of(SHIPPED, as_of="30/9/2009")
    text = comma.table(task_page(frame, task_list(frame, Sort.REGISTER)), mark=True)

    assert text.startswith("\ufeff")
    rows = parsed(text.removeprefix("\ufeff"), ";")
    assert rows[1][3] == "31/08/2009"
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])


def test_every_field_is_in_quotes() -> None:
    assert comma.table(page("a", "")) == '"Tên"\r\n"a"\r\n""\r\n'


def test_counts_stay_whole_numbers_and_rates_their_words() -> None:
    columns = (Column(title="a"), Column(title="b"), Column(title="c"))
    made = Page(head=(), parts=(Grid(columns=columns, rows=((-21914, Rate(n=3, of=4), Names("Cục Việc làm", "VL")),)),))

    assert parsed(comma.table(made))[1] == ["-21914", "3/4 (75%)", "Cục Việc làm"]


def test_made_up_figures_are_marked(frame_of: FrameOf) -> None:
    frame = frame_of(quarter="III")

    rows = parsed(comma.table(overdue_page(frame, overdue(frame))))

    assert rows[0] == ["Số liệu minh họa."]
    assert rows[1] == ["Phát sinh trong kỳ: 2"] or rows[1][0].startswith("Phát sinh trong kỳ")
    assert [] in rows


def test_pairs_are_rows_and_a_page_of_sentences_keeps_them() -> None:
    pairs = Page(head=(), parts=(Pairs(title="Tên", pairs=(("Ngày", dt.date(2009, 8, 6)),)),))
    prose = Page(head=(), parts=(Prose(lines=("Không có nhiệm vụ quá hạn.",)),))

    assert parsed(comma.table(pairs)) == [["Tên"], ["Ngày", "2009-08-06"]]
    assert parsed(comma.table(prose)) == [["Không có nhiệm vụ quá hạn."]]


def test_a_page_that_has_no_table_still_says_what_was_searched() -> None:
    made = Page(head=("Số liệu minh họa.", "Chưa đối chiếu được MH-2009: sổ chưa có tệp nguyên văn."), parts=())

    assert parsed(comma.table(made)) == [
        ["Số liệu minh họa."],
        ["Chưa đối chiếu được MH-2009: sổ chưa có tệp nguyên văn."],
    ]


def test_what_begins_a_formula_gets_an_apostrophe_unless_raw() -> None:
    assert [row[0] for row in parsed(comma.table(page(*DANGEROUS)))[1:]] == [f"'{text}" for text in DANGEROUS]
    assert [row[0] for row in parsed(comma.table(page(*DANGEROUS), raw=True))[1:]] == list(DANGEROUS)


@given(st.text())
def test_an_apostrophe_put_in_is_taken_out_again(text: str) -> None:
    safe = comma.defused(text)

    assert comma.fused(safe) == text
    assert safe[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@given(st.lists(st.text(st.characters(exclude_characters="\x00")), min_size=1))
def test_any_text_comes_back(texts: list[str]) -> None:
    rows = parsed(comma.table(page(*texts)))

    assert [comma.fused(row[0]) for row in rows[1:]] == texts
