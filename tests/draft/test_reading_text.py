"""The text itself: heads, lines and pages that cut sentences, scans, other languages, and laws for any text."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban.draft.found import Head
from giaoban.draft.reading import read

DUTY = "Giao Vụ Pháp chế chủ trì, phối hợp với Văn phòng Bộ hoàn thiện dự thảo, trình Bộ trước ngày 20/3/2012."
NOTICE = """BỘ Y TẾ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/TB-BYT
Hà Nội, ngày 05 tháng 3 năm 2012

THÔNG BÁO
KẾT LUẬN CỦA BỘ TRƯỞNG TẠI CUỘC HỌP GIAO BAN THÁNG 2

Ngày 01/3/2012, tại trụ sở Bộ Y tế, Bộ trưởng đã chủ trì cuộc họp giao ban tháng 2 năm 2012 của Bộ.
Sau khi nghe các đơn vị báo cáo, Bộ trưởng kết luận như sau:

1. Giao Vụ Pháp chế rà soát.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Lê Văn Bình
"""


def test_the_head_is_read_and_capitals_are_put_in_running_letters() -> None:
    assert read(NOTICE).head == Head(
        type="Thông báo",
        number="12/TB-BYT",
        date=dt.date(2012, 3, 5),
        meeting=dt.date(2012, 3, 1),
        issuer="Bộ Y tế",
        signer="Thứ trưởng Lê Văn Bình",
        subject="Kết luận của Bộ trưởng tại cuộc họp giao ban tháng 2",
    )


ISSUERS = [
    # the letterhead, the issuer
    ("BỘ CÔNG THƯƠNG\nVĂN PHÒNG BỘ", "Văn phòng Bộ Công Thương"),
    ("UBND TỈNH NGHỆ AN\nVĂN PHÒNG", "Văn phòng UBND tỉnh Nghệ An"),
    ("UBND THÀNH PHỐ ĐÀ NẴNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông"),
    ("UBND XÃ TÂN HƯNG\nVĂN PHÒNG HĐND VÀ UBND", "Văn phòng UBND xã Tân Hưng"),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
    ("TỈNH ỦY LÀO CAI\nVĂN PHÒNG", "Văn phòng Tỉnh ủy Lào Cai"),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH HÀ NAM", "Công an tỉnh Hà Nam"),
    ("BỘ Y TẾ\n\nCỤC QUẢN LÝ DƯỢC", "Cục Quản lý dược"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Ngân hàng Nhà nước Việt Nam"),
    ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
]


@pytest.mark.parametrize(("letterhead", "issuer"), ISSUERS, ids=[case[0] for case in ISSUERS])
def test_the_issuer_is_the_body_of_the_last_line_in_its_own_letters(letterhead: str, issuer: str) -> None:
    assert (
        read(f"{letterhead}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 1/TB-VP\n\nCác đơn vị họp.").head.issuer
        == issuer
    )


def test_a_head_states_nothing_that_the_text_does_not() -> None:
    assert read(DUTY).head == Head()


def test_two_numbers_are_both_told() -> None:
    text = "Số 219/BYT - KHTC\n\n1. Giao Vụ Pháp chế rà soát.\n\n(Kèm theo công văn số 2794/BYT-KHTC ngày 6/8/2009)"
    assert "Văn bản mang nhiều số: 219/BYT-KHTC; 2794/BYT-KHTC. Đối chiếu với bản gốc." in read(text).notes


AS_ONE = [
    pytest.param("1. Yêu cầu các Sở xác định cận\n\nnghèo trên địa bàn.", id="a page cuts a sentence"),
    pytest.param("1. Yêu cầu các Sở xác định cận\n\n3\n\nnghèo trên địa bàn.", id="a page number"),
    pytest.param(
        "1. Yêu cầu các Sở xác định cận\n\n- Trang 3/5 -\n\fnghèo trên địa bàn.", id="a page number and a form feed"
    ),
    pytest.param("1. Yêu cầu\ncác Sở xác định\ncận nghèo\ntrên địa bàn.", id="wrapped lines"),
    pytest.param("**1.** Yêu cầu các Sở xác định **cận nghèo** trên địa bàn.", id="emphasis"),
    pytest.param("1. Yêu cầu các Sở[1] xác định cận nghèo trên địa bàn.[2]\n\n[1] Sở các tỉnh.", id="footnotes"),
    pytest.param("1. Yêu cầu các Sở  xác \u200bđịnh cận nghèo trên địa bàn .", id="stray spaces"),
]


@pytest.mark.parametrize("text", AS_ONE)
def test_a_sentence_is_whole_again(text: str) -> None:
    (found,) = read(text).assignments
    assert (found.lead, found.title) == (("các Sở",), "Xác định cận nghèo trên địa bàn")


def test_a_footer_on_every_page_is_left_out() -> None:
    footer = "Thông báo giao ban tháng 2"
    text = f"1. Yêu cầu các Sở xác\n{footer}\n1\n\fđịnh cận nghèo, báo cáo\n{footer}\n2\n\fvề Bộ."
    (found,) = read(text).assignments
    assert found.title == "Xác định cận nghèo, báo cáo về Bộ"


SPELLED = [
    pytest.param(DUTY, id="as it is"),
    pytest.param(unicodedata.normalize("NFD", DUTY), id="NFD"),
    pytest.param(DUTY.replace(" ", "\r\n", 3), id="Windows lines"),
    pytest.param(DUTY.replace("Vụ", "V ụ").replace("phối", "ph ối").replace("trì", "tr ì"), id="spaces put into words"),
    pytest.param(DUTY.replace("Pháp chế", "Phápchế").replace("phối hợp", "phốihợp"), id="spaces lost"),
    pytest.param(DUTY.replace("20/3/2012", "2O/3/2O12").replace("Giao", "Gia0"), id="O and 0"),
]


@pytest.mark.parametrize("text", SPELLED)
def test_spelling_and_scans_change_nothing(text: str) -> None:
    (found,) = read(text).assignments
    assert (found.lead, found.cooperating) == (("Vụ Pháp chế",), ("Văn phòng Bộ",))
    assert found.due is not None
    assert found.due.deadline is not None
    assert found.due.deadline.end == dt.date(2012, 3, 20)
    assert found.quote == (text,)


def test_a_text_in_capitals_throughout_is_read() -> None:
    (found,) = read(DUTY.upper()).assignments
    assert (found.lead, found.cooperating) == (("VỤ PHÁP CHẾ",), ("VĂN PHÒNG BỘ",))


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("", ("Văn bản trống.",)),
        (" \n\f\n", ("Văn bản trống.",)),
        ("Kết quả sáu tháng rất tốt.", ("Không tìm thấy câu giao việc nào trong văn bản.",)),
        (
            "The Minister requests all departments to report before 15 September 2009.",
            (
                "Văn bản không phải tiếng Việt có dấu; các quy tắc nhận câu giao việc chỉ dùng cho tiếng Việt có dấu.",
                "Không tìm thấy câu giao việc nào trong văn bản.",
            ),
        ),
    ],
    ids=["empty", "blank", "no duty", "English"],
)
def test_a_text_without_duties_says_so(text: str, notes: tuple[str, ...]) -> None:
    reading = read(text)
    assert (reading.assignments, reading.notes) == ((), notes)


def test_clauses_are_cited_by_the_points_they_stand_in() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Các Sở rà soát.\na) Cục Việc làm rà soát.\n2. Nhóm sau:\n- Nhóm thứ nhất: thủ tục.\n\n"
        "Giao Vụ Pháp chế rà soát.\n\nGiao Vụ Tổ chức cán bộ rà soát.\n- Văn phòng Bộ rà soát.\n"
        "+ Thanh tra Bộ rà soát.\n"
    )
    assert [found.clause for found in read(text).assignments] == [
        "II.1",
        "II.1.a",
        "II.2, nhóm thứ nhất, đoạn 1",
        "II.2, nhóm thứ nhất, đoạn 2",
        "II.2, gạch đầu dòng thứ 2",
        "II.2, gạch đầu dòng thứ 2, điểm + thứ 1",
    ]


# --- laws ------------------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("Giao", "Yêu cầu", "Sở Y tế", "các Sở", "Cục Việc làm", "chủ trì", "phối hợp với", "rà soát", "báo cáo"),
        *("trước ngày 5/9", ",", ";", ".", ":", "(", ")", "\n", "\n\n", "|", "- ", "1. ", "II. ", "KẾT LUẬN", " "),
        *("định kỳ", "và", "phải", "đã", "Đồng thời", "Về việc", "số 5/QĐ", "[1]", "\f", "Thủ trưởng"),
        *("UBND các tỉnh", "\u0301", "TP.", "Bộ", ""),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_and_quoted_verbatim_in_order(text: str) -> None:
    places: list[tuple[int, int]] = []
    for found in read(text).assignments:
        assert found.quote == tuple(text[start:end] for start, end in found.spans)
        assert found.title
        assert found.reasons
        places += found.spans
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


HOSTILE = [
    "Giao Sở A, ",
    "Giao Bộ tài ",
    "các đơn vị (",
    "phối hợp với ",
    "trước ngày ",
    "Về a: ",
    "- rà soát; ",
    "khẩn trương, ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_any_text(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        read(piece * times)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)
