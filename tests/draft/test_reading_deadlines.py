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
    ("trình đề án. Thời hạn: 12/2009", "Thời hạn: 12/2009", "2009-12"),
    ("trình Nghị định (hạn trình Chính phủ: tháng 9)", "hạn trình Chính phủ: tháng 9", "2009-09"),
    ("trình Chính phủ tháng 9/2009", "tháng 9/2009", "2009-09"),
    ("hoàn thành đề án (quý IV/2009)", "quý IV/2009", "2009-Q4"),
    ("báo cáo trước ngày 30/09/09", "trước ngày 30/09/09", "2009-09-30"),
    ("gửi báo cáo không muộn hơn ngày 30/9", "không muộn hơn ngày 30/9", "2009-09-30"),
    ("xử lý xong, không để chậm quá ngày 30 tháng 9", "không để chậm quá ngày 30 tháng 9", "2009-09-30"),
    ("gửi báo cáo trước ngày 25 tháng này", "trước ngày 25 tháng này", "2009-08-25"),
    ("ban hành kết luận, xong trong tháng này", "xong trong tháng này", "2009-08"),
    ("trình đề án trong quý này", "trong quý này", "2009-Q3"),
    ("gửi ý kiến chậm nhất là sáng ngày 17/8", "chậm nhất là sáng ngày 17/8", "2009-08-17"),
    ("rà soát trong nửa đầu tháng 9", "trong nửa đầu tháng 9", "2009-09-15"),
    ("hoàn thành trong hai tháng 8 và 9 năm 2009", "hoàn thành trong hai tháng 8 và 9 năm 2009", "2009-09"),
    ("hoàn thành trong nửa cuối năm", "hoàn thành trong nửa cuối năm", "2009-H2"),
    ("trình đề án cuối quý III", "cuối quý III", "2009-Q3"),
    ("thi công cầu, phấn đấu 30/4/2010 thông xe", "phấn đấu 30/4/2010", "2010-04-30"),
    ("hoàn thành đường dẫn vào dịp 02/9/2010", "vào dịp 02/9/2010", "2010-09-02"),
    ("lập báo cáo riêng, nộp ngày 18/8/2009", "ngày 18/8/2009", "2009-08-18"),
    ("phấn đấu kiểm soát được dịch trước ngày 15/9", "trước ngày 15/9", "2009-09-15"),
    ("trình trước 15/9 để trình Chính phủ trong tháng 12/2009", "trước 15/9", "2009-09-15"),
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
    ("báo cáo 6 tháng một lần", "6 tháng một lần", "half"),
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
        "chuẩn bị nội dung cuộc họp lần thứ 7 dự kiến tổ chức vào tháng 10 năm 2009",
        "ban hành kế hoạch tháng 9/2009",
        "triển khai Đề án đào tạo nghề đến năm 2020",
        "thực hiện Chương trình hành động của Bộ trong năm 2010",
        "phê duyệt quyết toán các dự án hoàn thành từ năm 2005 đến năm 2010",
        "rà soát các dự án giải ngân dưới 50% tính đến 30/9",
        "chuẩn bị hàng hóa xong trước 15/12 âm lịch",
        "đẩy nhanh dự án khởi công ngày 19/5/2008",
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
