"""Lines on a terminal: broken between words, with commands and what is quoted from files left whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.cli.fitting import fitted

CASES = {
    "a sentence": (
        "Gợi ý: thời hạn, diễn biến cuối cùng trong sổ là ngày 31/12/2009. Thêm --year 2009.",
        ["Gợi ý: thời hạn, diễn biến cuối cùng", "  trong sổ là ngày 31/12/2009. Thêm", "  --year 2009."],
    ),
    "a command is not broken": (
        "giaoban: không tìm thấy thư mục. Tạo mới: giaoban init . (thêm --example để có sổ mẫu).",
        ["giaoban: không tìm thấy thư mục. Tạo", "  mới: giaoban init . (thêm --example để", "  có sổ mẫu)."],
    ),
    "nor are two, or one with a text": (
        'Sửa: giaoban void 1.1 2 --reason "Ghi nhầm, rồi sửa"; xem lại: giaoban log 1.1.',
        ["Sửa:", '  giaoban void 1.1 2 --reason "Ghi nhầm, rồi sửa";', "  xem lại: giaoban log 1.1."],
    ),
    "a line of a file": ("    20 |   number: 2794/LĐTBXH-KHTC và nhiều chữ nữa",) * 2,
    "a line far down in a file": (" 12345 |   number: 2794/LĐTBXH-KHTC và nhiều chữ nữa",) * 2,
    "the mark under it": (f"{' ' * 50}^",) * 2,
    "a diff": (f"--- a\n+++ b\n{'+ ' * 30}",) * 2,
}


@pytest.mark.parametrize("name", CASES)
def test_lines_are_broken_between_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    line, pieces = CASES[name]

    assert fitted([line]) == ([pieces] if isinstance(pieces, str) else pieces)


@given(st.lists(st.text("abc,. giaoban(", min_size=1), min_size=1))
def test_no_word_is_lost(lines: list[str]) -> None:
    assert " ".join(fitted(lines)).split() == " ".join(lines).split()
