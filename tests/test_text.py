"""Vietnamese text: which spellings are one name, how names are sorted, what may be printed, where a quote stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.text import Passages, collation_key, fold, nfc, plain, safe, suggest

# --- keys: one name, many spellings -----------------------------------------------------------------------------------

SAME_NAME = [
    pytest.param("Cục Việc làm", "CỤC VIỆC LÀM", id="case"),
    pytest.param("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch – Tài chính", id="hyphen, en dash"),
    pytest.param("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch — Tài chính", id="hyphen, em dash"),
    pytest.param("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch-Tài chính", id="spaces around a dash"),
    pytest.param("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch Tài chính", id="no dash at all"),
    pytest.param("Cục Phòng, chống tệ nạn xã hội", "Cục Phòng chống tệ nạn xã hội", id="no comma"),
    pytest.param("Cục Việc làm", "  Cục\u00a0Việc \n làm ", id="spaces, no-break space, line break"),
    pytest.param("xã hội hoá", "xã hội hóa", id="hoá, hóa"),
    pytest.param("Uỷ ban", "Ủy ban", id="uỷ, ủy"),
    pytest.param("khoẻ", "khỏe", id="khoẻ, khỏe"),
    pytest.param("Cục Việc làm", unicodedata.normalize("NFD", "Cục Việc làm"), id="NFC, NFD"),
    pytest.param("LĐTBXH", "LÐTBXH", id="Đ, Ð (eth)"),
    pytest.param("đơn vị", "ðơn vị", id="đ, ð (eth)"),
]

OTHER_NAME = [
    pytest.param("Cục Việc làm", "Cuc Viec lam", id="without accents"),
    pytest.param("má", "mà", id="another tone"),
    pytest.param("thu", "thư", id="another letter"),
    pytest.param("PC", "PCTNXH", id="a beginning"),
    pytest.param("Cục Việc làm", "Cục Việclàm", id="one word or two"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_fold_gives_one_key_to_the_spellings_of_a_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAME)
def test_fold_keeps_different_names_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Cục Việc làm", "cuc viec lam"),
        ("Bộ Lao động - Thương binh và Xã hội", "bo lao dong thuong binh va xa hoi"),
        ("Cục Phòng, chống tệ nạn xã hội", "cuc phong chong te nan xa hoi"),
        ("ATLĐ", "atld"),
        ("BLÐTBXH", "bldtbxh"),
        (unicodedata.normalize("NFD", "Quý III"), "quy iii"),
        ("qúy III", "quy iii"),
        (" – ", ""),
        ("", ""),
    ],
)
def test_plain_is_what_a_bare_keyboard_types(text: str, key: str) -> None:
    assert plain(text) == key


VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấềộữỵĐÐ -–,\n", max_size=40)


@given(VIETNAMESE)
def test_keys_do_not_depend_on_the_unicode_form(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(decomposed) == fold(text)
    assert plain(decomposed) == plain(text)
    assert collation_key(decomposed) == collation_key(text)


@given(VIETNAMESE, VIETNAMESE)
def test_names_that_fold_alike_are_plain_alike(one: str, other: str) -> None:
    assert fold(one) != fold(other) or plain(one) == plain(other)


@given(VIETNAMESE)
def test_a_key_is_its_own_key(text: str) -> None:
    assert plain(plain(text)) == plain(text)


# --- sorting ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "in_order",
    [
        pytest.param([*"aăâbcdđeêghiklmnoôơpqrstuưvxy"], id="letters"),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones: ngang, huyền, hỏi, ngã, sắc, nặng"),
        pytest.param(["ma", "mạ", "man", "mát"], id="letters weigh more than tones"),
        pytest.param(["Ba Vì", "Bá An", "Bạc"], id="syllable after syllable"),
        pytest.param(["cục Dạy nghề", "Cục Đê điều", "Cục Em"], id="case counts for nothing"),
        pytest.param(["Sở 1", "Sở 2", "Sở Công an"], id="digits before letters"),
    ],
)
def test_names_are_sorted_as_in_a_vietnamese_dictionary(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=collation_key) == in_order


# --- suggestions ------------------------------------------------------------------------------------------------------

NAMES = ["Cục Việc làm", "Cục Người có công", "Vụ Pháp chế", "Tổng cục Dạy nghề", "Cục Bảo trợ xã hội"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        pytest.param("cuc viec lm", ["Cục Việc làm"], id="a letter left out"),
        pytest.param("Cục Viêc lầm", ["Cục Việc làm"], id="wrong accents"),
        pytest.param("Cục Người có kông", ["Cục Người có công"], id="a wrong letter"),
        pytest.param("Vụ Phap chê", ["Vụ Pháp chế"], id="half of the accents"),
        pytest.param("Tổng cục Dại nghề", ["Tổng cục Dạy nghề"], id="i for y"),
        pytest.param("Sở Y tế", [], id="nothing like it"),
        pytest.param("", [], id="nothing typed"),
    ],
)
def test_a_mistyped_name_is_answered_with_the_nearest(typed: str, near: list[str]) -> None:
    assert suggest(typed, NAMES) == near


def test_suggestions_come_best_first_and_not_more_than_asked() -> None:
    quarters = ["quý I", "quý II", "quý III", "quý IV"]
    assert suggest("quy iii", quarters) == ["quý III", "quý II", "quý I"]
    assert suggest("quy iii", quarters, most=1) == ["quý III"]


# --- the output gate --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("Cục Việc làm\n\tđã xong", "Cục Việc làm\n\tđã xong", id="line feed and tab stay"),
        pytest.param("\x1b[31mđỏ", r"\x1b[31mđỏ", id="colour"),
        pytest.param("\x1b]8;;http://x\x07", r"\x1b]8;;http://x\x07", id="link"),
        pytest.param("a\rb", r"a\x0db", id="carriage return"),
        pytest.param("\x9b2J", r"\x9b2J", id="C1 control"),
        pytest.param("\x7f", r"\x7f", id="delete"),
        pytest.param("a\u202eb", r"a\u202eb", id="right-to-left override"),
        pytest.param("a\u200bb", r"a\u200bb", id="zero-width space"),
        pytest.param("a\u2028b", r"a\u2028b", id="line separator"),
        pytest.param("\ufeffa", r"\ufeffa", id="byte order mark"),
        pytest.param("a\udcffb", r"a\udcffb", id="a byte that was no UTF-8"),
        pytest.param("👩‍💻 [bold]", "👩‍💻 [bold]", id="emoji and markup are text"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, printed: str) -> None:
    assert safe(text) == printed


@given(st.text())
def test_the_gate_lets_no_control_through(text: str) -> None:
    controls = {char for char in safe(text) if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}}
    assert controls <= {"\n", "\t"}


@given(st.text())
def test_what_has_passed_the_gate_passes_it_unchanged(text: str) -> None:
    assert safe(safe(text)) == safe(text)


# --- passages of a source text ----------------------------------------------------------------------------------------

SOURCE = """\
1. Nhóm thứ nhất: Giao Vụ Kế hoạch – Tài chính
chủ trì, phối hợp với các đơn vị; xác định cận
\f
nghèo theo “chuẩn mới” của BLÐTBXH. Báo cáo Bộ

trong tháng 8 năm 2009.
"""


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        pytest.param("chủ trì, phối hợp với các đơn vị", "chủ trì, phối hợp với các đơn vị", id="as it stands"),
        pytest.param("Tài chính chủ trì", "Tài chính\nchủ trì", id="over a line break"),
        pytest.param("xác định cận nghèo", "xác định cận\n\f\nnghèo", id="over a page break"),
        pytest.param("Báo cáo Bộ trong tháng 8", "Báo cáo Bộ\n\ntrong tháng 8", id="over a blank line"),
        pytest.param("chủ  trì,\n  phối hợp", "chủ trì, phối hợp", id="spaces in the quote"),
        pytest.param("Vụ Kế hoạch - Tài chính", "Vụ Kế hoạch – Tài chính", id="another dash"),
        pytest.param('theo "chuẩn mới"', "theo “chuẩn mới”", id="other quotation marks"),
        pytest.param("của BLĐTBXH", "của BLÐTBXH", id="Đ for eth"),
        pytest.param(unicodedata.normalize("NFD", "Nhóm thứ nhất"), "Nhóm thứ nhất", id="NFD"),
        pytest.param("trong tháng 8 năm 2009.", "trong tháng 8 năm 2009.", id="at the end of the text"),
        pytest.param(" 1. Nhóm ", "1. Nhóm", id="at the beginning, spaces around"),
    ],
)
def test_a_quote_is_found_however_the_page_broke_it(quote: str, passage: str) -> None:
    span = Passages(SOURCE).find(quote)
    assert span is not None
    assert SOURCE[slice(*span)] == passage


@pytest.mark.parametrize("quote", ["chủ trì phối hợp", "Chủ trì", "xác định cân nghèo", "xácđịnh", "", " \n "])
def test_a_quote_that_is_not_verbatim_is_not_found(quote: str) -> None:
    assert Passages(SOURCE).find(quote) is None


def test_a_quote_is_found_in_a_text_of_decomposed_letters() -> None:
    text = unicodedata.normalize("NFD", "Giao Cục Việc làm báo cáo")
    span = Passages(text).find("Việc làm")
    assert span is not None
    assert nfc(text[slice(*span)]) == "Việc làm"


def test_the_first_of_two_equal_passages_is_found() -> None:
    assert Passages("báo cáo Bộ; báo cáo Bộ").find("báo cáo Bộ") == (0, 10)


@given(st.data())
def test_any_part_of_a_text_is_found_whatever_the_line_breaks(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.text("aăđêộ.,–“ð1", min_size=1, max_size=5), min_size=1, max_size=12))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    spaces = st.sampled_from([" ", "\n", "  \n", "\f", "\u00a0"])

    def broken(parts: list[str]) -> str:
        text = "".join(part + data.draw(spaces) for part in parts)
        return nfc(text) if data.draw(st.booleans()) else unicodedata.normalize("NFD", text)

    text, quote = broken(words), broken(words[first:last])
    span = Passages(text).find(quote)
    assert span is not None
    passage = text[slice(*span)]
    assert passage == passage.strip()
    assert Passages(quote).find(passage) == (0, len(quote.rstrip()))


LETTERS = st.text("aê\u0302\u0323e–- \n", max_size=12)


@given(LETTERS, st.lists(LETTERS, max_size=8), st.data())
def test_a_text_holds_what_is_found_in_it_whatever_was_asked_before(
    text: str, others: list[str], data: st.DataObject
) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8))
    passages = Passages(text)
    for quote in data.draw(st.permutations([*others, *(text[first:last] for first, last in spans)])):
        assert passages.holds(quote) is (Passages(text).find(quote) is not None)


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        pytest.param("hộ nghèo theo chuẩn mới của Bộ", "nghèo theo “chuẩn mới” của BLÐTBXH.", id="other words around"),
        pytest.param("trong tháng 9 năm 2009", "trong tháng 8 năm 2009.", id="another month"),
        pytest.param(
            "Giao Vụ Kế hoạch Tài chính chủ trì",
            "Giao Vụ Kế hoạch – Tài chính\nchủ trì, phối hợp với các đơn vị;",
            id="a dash left out",
        ),
        pytest.param("Sở Y tế kiểm tra vệ sinh", None, id="nothing like it"),
    ],
)
def test_the_nearest_sentence_is_shown_for_a_quote_that_is_not_found(quote: str, nearest: str | None) -> None:
    span = Passages(SOURCE).nearest(quote)
    assert (SOURCE[slice(*span)] if span else None) == nearest


def test_a_text_is_cut_into_sentences_without_the_spaces_around_them() -> None:
    text = " Giao Cục A; Cục B: làm ngay.\n\n Số 105/QĐ-LĐTBXH, mục 3.1 \n"
    spans = Passages(text).sentences()
    assert [text[slice(*span)] for span in spans] == [
        "Giao Cục A;",
        "Cục B:",
        "làm ngay.",
        "Số 105/QĐ-LĐTBXH, mục 3.1",
    ]


def test_the_line_of_a_passage_counts_from_one() -> None:
    passages = Passages(SOURCE)
    span = passages.find("nghèo")
    assert span is not None
    assert [passages.line_of(0), passages.line_of(span[0])] == [1, 4]
