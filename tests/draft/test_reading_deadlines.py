"""The phrases a conclusion gives deadlines in; those of other things are none."""

from __future__ import annotations

import pytest

from giaoban.draft.found import Confidence
from giaoban.draft.reading import read
from giaoban.model import TaskKind

HEAD = "Số: 12/TB-BYT\nHà Nội, ngày 05 tháng 8 năm 2009\n\n"

DEADLINES = [
    # after "Giao Vụ Pháp chế ": the phrase, its value
    ("báo cáo Bộ trước ngày 15/9/2009", "trước ngày 15/9/2009", "2009-09-15"),
    ("báo cáo trước ngày 15 tháng 9 năm 2009", "trước ngày 15 tháng 9 năm 2009", "2009-09-15"),
    ("báo cáo trước 15/9", "trước 15/9", "2009-09-15"),
    ("báo cáo chậm nhất là ngày 30/9", "chậm nhất là ngày 30/9", "2009-09-30"),
    ("rà soát xong trước 17h00 ngày 20/8/2009", "xong trước 17h00 ngày 20/8/2009", "2009-08-20"),
    ("gửi dự thảo đến hết ngày 31/12", "đến hết ngày 31/12", "2009-12-31"),
    ("gửi dự thảo, thời hạn: 30/10/2009", "thời hạn: 30/10/2009", "2009-10-30"),
    ("báo cáo ngay trong tháng 8 năm 2009", "ngay trong tháng 8 năm 2009", "2009-08"),
    ("bàn giao mặt bằng trong tháng 10", "trong tháng 10", "2009-10"),
    ("trình ban hành ngay trong Quý III năm 2009", "ngay trong Quý III năm 2009", "2009-Q3"),
    ("đánh giá thị trường trong quý 4", "trong quý 4", "2009-Q4"),
    ("hoàn thành ngay trong 6 tháng cuối năm", "ngay trong 6 tháng cuối năm", "2009-H2"),
    ("hoàn thành dự án trong năm 2010", "trong năm 2010", "2010"),
    ("hoàn thành hồ sơ giữa tháng 9", "giữa tháng 9", "2009-09-15"),
    ("trình đề án trước tháng 10/2009", "trước tháng 10/2009", "2009-09-30"),
    ("báo cáo trước ngày 15/01", "trước ngày 15/01", "2010-01-15"),
    ("báo cáo trong vòng 10 ngày kể từ ngày 05/8/2009", "trong vòng 10 ngày kể từ ngày 05/8/2009", "2009-08-15"),
    ("gửi trong thời hạn 05 ngày làm việc kể từ ngày ban hành", "trong thời hạn 05 ngày làm việc kể từ ngày ban hành",
     "2009-08-12"),
    ("xử lý trong 1 tháng kể từ ngày 31/8/2009", "trong 1 tháng kể từ ngày 31/8/2009", "2009-09-30"),
    ("hoàn thành trước 20/8, báo cáo trước 25/8", "trước 25/8", "2009-08-25"),
    ("hoàn thành trong tuần 10/8-14/8", "trong tuần 10/8-14/8", "2009-08-14"),
    ("báo cáo trong tuần từ 10/8 đến 14/8/2009", "trong tuần từ 10/8 đến 14/8/2009", "2009-08-14"),
    ("rà soát danh mục (thời gian hoàn thành: Tháng 9/2009)", "thời gian hoàn thành: Tháng 9/2009", "2009-09"),
    ("gửi báo cáo trước 15 giờ 00 phút thứ Năm (ngày 20/8/2009)",
     "trước 15 giờ 00 phút thứ Năm (ngày 20/8/2009", "2009-08-20"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text", "value"), DEADLINES, ids=[case[0] for case in DEADLINES])
def test_a_phrase_is_kept_and_its_day_or_period_told(words: str, text: str, value: str) -> None:
    (found,) = read(f"{HEAD}Giao Vụ Pháp chế {words}.").assignments
    assert found.due is not None
    assert found.due.deadline is not None
    assert (found.due.text, found.due.deadline.value) == (text, value)
    assert found.due.text in found.quote[0]


RECURRING = [
    ("báo cáo Bộ trong giao ban định kỳ", "trong giao ban định kỳ", "meeting"),
    ("báo cáo tại các cuộc họp giao ban", "tại các cuộc họp giao ban", "meeting"),
    ("hằng tháng báo cáo Bộ", "hằng tháng", "month"),
    ("báo cáo trước ngày 25 hàng tháng", "trước ngày 25 hàng tháng", "month"),
    ("định kỳ hằng quý báo cáo", "định kỳ hằng quý", "quarter"),
    ("báo cáo trước ngày 20 tháng cuối quý", "trước ngày 20 tháng cuối quý", "quarter"),
    ("báo cáo định kỳ 6 tháng", "định kỳ 6 tháng", "half"),
    ("báo cáo trước ngày 25/12 hằng năm", "trước ngày 25/12 hằng năm", "year"),
]


@pytest.mark.parametrize(("words", "text", "recurs"), RECURRING, ids=[case[0] for case in RECURRING])
def test_what_comes_back_has_no_single_day(words: str, text: str, recurs: str) -> None:
    (found,) = read(f"{HEAD}Các Sở {words}.").assignments
    assert found.due is not None
    assert (found.kind, found.due.text, found.due.recurs, found.due.deadline) == (
        TaskKind.RECURRING,
        text,
        recurs,
        None,
    )


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("lập phương án trong tuần tới", "trong tuần tới"),
        ("trả lời trong 03 ngày làm việc", "trong 03 ngày làm việc"),
        ("trình Đề án trước kỳ họp thứ 10 của Quốc hội", "trước kỳ họp thứ 10 của Quốc hội"),
        ("gửi trong 05 ngày kể từ ngày nhận được Thông báo này", "trong 05 ngày kể từ ngày nhận được Thông báo này"),
        ("báo cáo trước ngày 31/9/2009", "trước ngày 31/9/2009"),
    ],
)
def test_a_phrase_that_tells_no_day_is_kept_in_its_words_and_marked(words: str, text: str) -> None:
    (found,) = read(f"{HEAD}Giao Vụ Pháp chế {words}.").assignments
    assert found.due is not None
    assert (found.due.text, found.due.deadline, found.confidence) == (text, None, Confidence.MEDIUM)


@pytest.mark.parametrize(
    "words",
    [
        "rà soát Quyết định số 105/QĐ-BYT ngày 20/01/2009",
        "lập dự toán năm 2010",
        "xây dựng chiến lược giai đoạn 2011-2020",
        "khẩn trương, kịp thời xử lý",
        "rà soát nhiệm vụ trong tháng 7",
        "dự kiến kinh phí cho các chính sách sẽ ban hành trong 6 tháng cuối năm",
        "kiểm tra nhà ở được xây trước ngày 01/7/2004",
    ],
)
def test_plan_years_cited_documents_and_haste_are_no_deadline(words: str) -> None:
    (found,) = read(f"{HEAD}Giao Vụ Pháp chế {words}.").assignments
    assert found.due is None


def test_a_year_taken_from_the_document_is_said() -> None:
    (found,) = read(f"{HEAD}Giao Vụ Pháp chế báo cáo trước 15/9.").assignments
    assert found.reasons[1] == "“trước 15/9” là hạn đến hết ngày 15/09/2009, năm 2009 lấy theo văn bản"
    (later,) = read(f"{HEAD}Giao Vụ Pháp chế báo cáo trước 15/1.").assignments
    assert later.reasons[1] == "“trước 15/1” không ghi năm; ngày đó của năm 2009 đã qua, lấy năm 2010"
    assert (found.confidence, later.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_a_reason_prints_the_phrase_as_the_text_does() -> None:
    (found,) = read(f"{HEAD}Giao Vụ Pháp chế trình ban hành trong Quý IV năm 2009.").assignments
    assert found.reasons[1] == "“trong Quý IV năm 2009” là hạn đến hết ngày 31/12/2009"


def test_without_a_date_of_the_document_a_day_without_a_year_is_not_told() -> None:
    reading = read("Giao Vụ Pháp chế báo cáo trước 15/9.")
    (found,) = reading.assignments
    assert found.due is not None
    assert found.due.deadline is None
    assert reading.notes == ("Không tìm thấy ngày của văn bản: thời hạn không ghi năm thì không tính được ngày.",)
