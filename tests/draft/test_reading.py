"""Sentences of conclusions: whom they give a duty, with whom, by when. Each case is one rule of the grammar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from giaoban.draft.found import Confidence
from giaoban.draft.reading import read
from giaoban.model import Recurs, TaskKind

if TYPE_CHECKING:
    from giaoban.draft.found import Assignment

HEAD = "Số: 12/TB-BYT\nHà Nội, ngày 05 tháng 8 năm 2009\n\n"


def assignments(body: str) -> tuple[Assignment, ...]:
    return read(HEAD + body).assignments


def only(body: str) -> Assignment:
    found = assignments(body)
    assert len(found) == 1, [one.quote for one in found]
    return found[0]


# --- who -------------------------------------------------------------------------------------------------------------

ONE_SENTENCE = [
    # the sentence, its leads, those who cooperate
    ("Giao Vụ Pháp chế hoàn thiện dự thảo Thông tư.", "Vụ Pháp chế", ""),
    ("Giao cho Cục Việc làm tổng hợp số liệu.", "Cục Việc làm", ""),
    ("Yêu cầu các Sở rà soát danh sách hộ nghèo.", "các Sở", ""),
    ("Đề nghị Ủy ban nhân dân tỉnh Hà Giang bố trí quỹ đất.", "Ủy ban nhân dân tỉnh Hà Giang", ""),
    ("Phân công đồng chí Thứ trưởng Lê Văn Bình phụ trách, chỉ đạo.", "Thứ trưởng Lê Văn Bình", ""),
    ("Bộ trưởng giao Thanh tra Bộ kiểm tra việc chi trả.", "Thanh tra Bộ", ""),
    ("Ủy ban nhân dân tỉnh yêu cầu Giám đốc Sở Y tế báo cáo.", "Giám đốc Sở Y tế", ""),
    ("Vấn đề này Bộ tiếp thu, giao cho Cục Người có công nghiên cứu.", "Cục Người có công", ""),
    ("Cục Việc làm chủ trì xây dựng đề án.", "Cục Việc làm", ""),
    ("Các địa phương phải cân đối ngân sách.", "Các địa phương", ""),
    ("Văn phòng Bộ có trách nhiệm theo dõi, đôn đốc.", "Văn phòng Bộ", ""),
    ("Sở Nội vụ được giao chủ trì thẩm định hồ sơ.", "Sở Nội vụ", ""),
    ("Các đơn vị thuộc Bộ khẩn trương gửi báo cáo.", "Các đơn vị thuộc Bộ", ""),
    ("Phòng Kinh tế là đơn vị đầu mối tổng hợp.", "Phòng Kinh tế", ""),
    ("Trên cơ sở kết quả rà soát, Sở Tài chính cân đối nguồn vốn.", "Sở Tài chính", ""),
    ("1. Về kinh phí mua thuốc: Sở Tài chính cân đối, bố trí.", "Sở Tài chính", ""),
    ("2. Về đề nghị bổ sung biên chế của Sở Y tế: giao Sở Nội vụ thẩm định.", "Sở Nội vụ", ""),
    ("Khẩn trương sửa chữa trường lớp, các địa phương phải huy động lực lượng.", "các địa phương", ""),
    ("Bộ Xây dựng chỉ đạo Sở Xây dựng rà soát thiết kế.", "Bộ Xây dựng", ""),
    # lists
    ("Giao Cục Việc làm và Vụ Pháp chế soạn thảo.", "Cục Việc làm; Vụ Pháp chế", ""),
    ("Giao Cục Việc làm, Cục Bảo trợ xã hội, Tổng cục Dạy nghề rà soát.",
     "Cục Việc làm; Cục Bảo trợ xã hội; Tổng cục Dạy nghề", ""),
    ("Yêu cầu thủ trưởng các đơn vị: Cục Việc làm, Vụ Pháp chế báo cáo.", "Cục Việc làm; Vụ Pháp chế", ""),
    ("Các Bộ: Tài chính, Xây dựng rà soát quy hoạch.", "Bộ Tài chính; Bộ Xây dựng", ""),
    ("Giao các Bộ Tài chính, Công Thương cho ý kiến.", "Bộ Tài chính; Bộ Công Thương", ""),
    ("Đề nghị các Bộ: Công an, Quốc phòng hỗ trợ.", "Bộ Công an; Bộ Quốc phòng", ""),
    ("Đề nghị các Tập đoàn: Điện lực Việt Nam, Xăng dầu Việt Nam rà soát.",
     "Tập đoàn Điện lực Việt Nam; Tập đoàn Xăng dầu Việt Nam", ""),
    ("Đề nghị UBND các tỉnh Lào Cai, Yên Bái kiểm tra.", "UBND tỉnh Lào Cai; UBND tỉnh Yên Bái", ""),
    ("Các địa phương, đơn vị phải tiết kiệm chi.", "Các địa phương; đơn vị", ""),
    ("Các sở, ban, ngành khẩn trương triển khai.", "Các sở, ban, ngành", ""),
    ("Các cơ quan, đơn vị có liên quan phải báo cáo.", "Các cơ quan, đơn vị có liên quan", ""),
    ("Các Bộ, ngành, các địa phương chủ động ứng phó.", "Các Bộ, ngành; các địa phương", ""),
    ("Giao Bộ Công an (A83) điều tra.", "Bộ Công an", ""),
    # names as they come
    ("Giao Sở Văn hóa, Thể thao và Du lịch tổ chức.", "Sở Văn hóa, Thể thao và Du lịch", ""),
    ("Giao Cục Phòng, chống tệ nạn xã hội rà soát.", "Cục Phòng, chống tệ nạn xã hội", ""),
    ("Giao Sở Lao động – Thương binh và Xã hội kiểm tra.", "Sở Lao động – Thương binh và Xã hội", ""),
    ("Giao Trung tâm thông tin cập nhật dữ liệu.", "Trung tâm thông tin", ""),
    ("Giao Sở xây dựng xây dựng định mức.", "Sở xây dựng", ""),
    ("Giao Ban Quản lý dự án đầu tư xây dựng huyện đẩy nhanh tiến độ.", "Ban Quản lý dự án đầu tư xây dựng huyện", ""),
    ("Giao phòng Tài chính - Kế hoạch tham mưu.", "phòng Tài chính - Kế hoạch", ""),
    ("UBND các xã, thị trấn phải niêm yết công khai.", "UBND các xã, thị trấn", ""),
    ("Chủ tịch Ủy ban nhân dân cấp xã phải đối thoại với dân.", "Chủ tịch Ủy ban nhân dân cấp xã", ""),
    ("Hội đồng thẩm định Nhà nước thẩm định báo cáo.", "Hội đồng thẩm định Nhà nước", ""),
    ("Đài Tiếng nói Việt Nam và các cơ quan thông tấn, báo chí đẩy mạnh tuyên truyền.",
     "Đài Tiếng nói Việt Nam; các cơ quan thông tấn, báo chí", ""),
    ("Giao Sở TN&MT, BQL KKT Nghi Sơn, UBND TP. Vinh rà soát.", "Sở TN&MT; BQL KKT Nghi Sơn; UBND TP. Vinh", ""),
    ("Bộ trưởng các Bộ: Công Thương, Xây dựng chỉ đạo kiểm tra.",
     "Bộ trưởng Bộ Công Thương; Bộ trưởng Bộ Xây dựng", ""),
    ("Yêu cầu các đồng chí Thứ trưởng phụ trách lĩnh vực, Thủ trưởng các đơn vị rà soát.",
     "Thứ trưởng phụ trách lĩnh vực; Thủ trưởng các đơn vị", ""),
    ("Các Bộ, ngành, Uỷ ban nhân dân các cấp cần quán triệt.", "Các Bộ, ngành; Uỷ ban nhân dân các cấp", ""),
    ("Bộ Công an theo chức năng, nhiệm vụ chủ động nắm tình hình.", "Bộ Công an", ""),
    ("Ủy ban nhân dân các tỉnh Tây Nguyên phải đóng cửa rừng.", "Ủy ban nhân dân các tỉnh Tây Nguyên", ""),
    ("Giám đốc các sở và các đơn vị liên quan phải báo cáo.", "Giám đốc các sở; các đơn vị liên quan", ""),
    ("Văn phòng HĐND và UBND xã phải công khai lịch tiếp dân.", "Văn phòng HĐND và UBND xã", ""),
    ("Đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện trực tiếp chỉ đạo.",
     "Đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện", ""),
    ("Sở Lao động, Thương binh và Xã hội thống kê số liệu.", "Sở Lao động, Thương binh và Xã hội", ""),
    ("Hiệu trưởng các trường đại học, cao đẳng có trách nhiệm công khai học phí.",
     "Hiệu trưởng các trường đại học, cao đẳng", ""),
    ("Cục Hàng không Việt Nam, các Thứ trưởng được phân công phụ trách địa bàn trực tiếp kiểm tra.",
     "Cục Hàng không Việt Nam; các Thứ trưởng được phân công phụ trách địa bàn", ""),
    # where a name ends
    ("1. Bộ Nông nghiệp và Phát triển nông thôn khởi kiện nhà thầu.", "Bộ Nông nghiệp và Phát triển nông thôn", ""),
    ("Giao Sở Nội vụ bình chọn công chức giỏi.", "Sở Nội vụ", ""),
    ("Giao Ban Thường vụ Huyện ủy lãnh đạo các chi bộ.", "Ban Thường vụ Huyện ủy", ""),
    ("Giao Tổng công ty Xây dựng công trình giao thông 8 bổ sung máy móc.",
     "Tổng công ty Xây dựng công trình giao thông 8", ""),
    ("Giao Cục Quản lý nhà nước về giá rà soát.", "Cục Quản lý nhà nước về giá", ""),
    ("Giao Ban Quản lý các công trình đầu tư công cộng, UBND xã Mã Thành đôn đốc nhà thầu.",
     "Ban Quản lý các công trình đầu tư công cộng; UBND xã Mã Thành", ""),
    ("Giao Phòng Thí nghiệm thí nghiệm mẫu nước.", "Phòng Thí nghiệm", ""),
    ("Phòng Kế hoạch tổng hợp lập dự trù.", "Phòng Kế hoạch tổng hợp", ""),
    ("Giao Cơ quan thường trực Ban Chỉ đạo tổng hợp.", "Cơ quan thường trực Ban Chỉ đạo", ""),
    ("Ban Chỉ huy PCTT và TKCN các cấp trực ban.", "Ban Chỉ huy PCTT và TKCN các cấp", ""),
    ("Hội đồng bồi thường, hỗ trợ và tái định cư niêm yết giá.", "Hội đồng bồi thường, hỗ trợ và tái định cư", ""),
    ("1. Phòng Điều độ gập gẫy ống dẫn khói, báo cáo kết quả.", "Phòng Điều độ", ""),
    ("Ngân hàng Nhà nước chi nhánh tỉnh kiểm soát tín dụng.", "Ngân hàng Nhà nước chi nhánh tỉnh", ""),
    ("Phòng Công chức, viên chức rà soát biên chế.", "Phòng Công chức, viên chức", ""),
    ("1. Phòng Kinh tế thông báo kết quả xét tuyển.", "Phòng Kinh tế", ""),
    ("Giao Sở Y tế, cơ quan thường trực Ban Chỉ đạo, báo cáo.", "Sở Y tế", ""),
    # lists that share a head
    ("Giao Bộ Công Thương và Y tế hoàn thiện hồ sơ.", "Bộ Công Thương; Bộ Y tế", ""),
    ("Giao Sở Y tế, Tài chính và Nội vụ hoàn thiện hồ sơ.", "Sở Y tế; Sở Tài chính; Sở Nội vụ", ""),
    ("Yêu cầu Bộ trưởng Bộ Tài chính, Công Thương rà soát.", "Bộ trưởng Bộ Tài chính; Bộ trưởng Bộ Công Thương", ""),
    ("Giao các Sở: Tài chính, Kế hoạch và Đầu tư và Xây dựng thẩm định.",
     "Sở Tài chính; Sở Kế hoạch và Đầu tư; Sở Xây dựng", ""),
    ("Giao Sở Y tế, Công an tỉnh rà soát.", "Sở Y tế; Công an tỉnh", ""),
    ("Chủ tịch UBND các xã: Tân Hưng, Tân Lập di dời dân.",
     "Chủ tịch UBND xã Tân Hưng; Chủ tịch UBND xã Tân Lập", ""),
    ("Giao các Bộ: Tài chính, Y tế và UBND các tỉnh: Lào Cai, Yên Bái rà soát.",
     "Bộ Tài chính; Bộ Y tế; UBND tỉnh Lào Cai; UBND tỉnh Yên Bái", ""),
    ("Các Bộ, cơ quan ngang Bộ, UBND các tỉnh, thành phố trực thuộc Trung ương rà soát.",
     "Các Bộ, cơ quan ngang Bộ; UBND các tỉnh, thành phố trực thuộc Trung ương", ""),
    ("Đề nghị Ủy ban MTTQ Việt Nam tỉnh, các tổ chức chính trị - xã hội vận động đoàn viên.",
     "Ủy ban MTTQ Việt Nam tỉnh; các tổ chức chính trị - xã hội", ""),
    ("Giao Sở Công Thương, EVN, BHXH tỉnh rà soát.", "Sở Công Thương; EVN; BHXH tỉnh", ""),
    # persons
    ("Bộ trưởng giao Thứ trưởng Lê Đình Ánh chủ trì họp.", "Thứ trưởng Lê Đình Ánh", ""),
    ("Giao đồng chí Lê Văn Bình - Phó Giám đốc làm việc với nhà thầu.", "đồng chí Lê Văn Bình - Phó Giám đốc", ""),
    ("Đ/c Lê Văn Bình - PCT UBND huyện trực tiếp chỉ đạo.", "Đ/c Lê Văn Bình - PCT UBND huyện", ""),
    ("Giao đồng chí Lê Văn Bình, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chỉ đạo.",
     "đồng chí Lê Văn Bình, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", ""),
    ("BS. Lê Văn Bình - Phó Giám đốc phụ trách đón đoàn.", "BS. Lê Văn Bình - Phó Giám đốc", ""),
    ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc báo cáo.", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", ""),
    ("Tổng Thanh tra Chính phủ chỉ đạo thanh tra.", "Tổng Thanh tra Chính phủ", ""),
    ("Thường trực Huyện ủy giao UBND huyện rà soát.", "UBND huyện", ""),
    ("Sở Y tế đề nghị Sở Tài chính bố trí kinh phí.", "Sở Tài chính", ""),
    ("1. Thanh tra huyện kết luận đơn tố cáo.", "Thanh tra huyện", ""),
    # cooperation
    ("Giao Sở Y tế chủ trì, phối hợp với các sở, ngành, Sở Tư pháp rà soát.", "Sở Y tế",
     "các sở, ngành; Sở Tư pháp"),
    ("Giao Sở Y tế phối hợp Trạm Y tế huyện tiêm chủng.", "Sở Y tế", "Trạm Y tế huyện"),
    ("Giao Bộ Xây dựng chủ trì, phối hợp các cơ quan liên quan kiểm tra.", "Bộ Xây dựng", "các cơ quan liên quan"),
    ("Giao Vụ Pháp chế chủ trì, phối hợp với Văn phòng Bộ soạn thảo.", "Vụ Pháp chế", "Văn phòng Bộ"),
    ("Cục Việc làm chủ trì phối hợp với Vụ Pháp chế; các đơn vị thuộc Bộ tổng hợp.", "Cục Việc làm",
     "Vụ Pháp chế; các đơn vị thuộc Bộ"),
    ("Giao Vụ Pháp chế phối hợp với các đơn vị quản lý dự án (Cục Việc làm, Cục An toàn lao động) rà soát.",
     "Vụ Pháp chế", "Cục Việc làm; Cục An toàn lao động"),
    ("Sở Y tế phối hợp chặt chẽ cùng Công an tỉnh kiểm tra.", "Sở Y tế", "Công an tỉnh"),
    ("Trung tâm Quỹ đất chủ trì, UBND xã phối hợp chi trả tiền.", "Trung tâm Quỹ đất", "UBND xã"),
    ("Sở Công Thương chủ trì cùng Sở Tài chính đánh giá.", "Sở Công Thương", "Sở Tài chính"),
    ("Sở Y tế chỉ đạo các bệnh viện phối hợp với Công an tỉnh bảo đảm trật tự.", "Sở Y tế", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "lead", "cooperating"), ONE_SENTENCE, ids=[case[0] for case in ONE_SENTENCE])
def test_a_sentence_gives_its_duty_to_those_it_names(sentence: str, lead: str, cooperating: str) -> None:
    found = only(sentence)
    assert ("; ".join(found.lead), "; ".join(found.cooperating)) == (lead, cooperating)
    assert found.joint == (len(found.lead) > 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "Các đơn vị đã hoàn thành kế hoạch.",
        "Các Sở còn chậm trong giải ngân.",
        "Bộ sẽ kiến nghị Chính phủ bổ sung nguồn vốn.",
        "Về phía Bộ sẽ tiếp tục nghiên cứu, kiến nghị với Chính phủ.",
        "Đồng ý chủ trương lắp đặt thiết bị.",
        "Thống nhất đề xuất của Sở Y tế về việc mua thuốc.",
        "Văn phòng Bộ thông báo để các đơn vị biết, thực hiện.",
        "Giám đốc Sở Y tế phải chịu trách nhiệm trước Ủy ban nhân dân tỉnh.",
        "Việc giao Ủy ban nhân dân tỉnh quản lý dự án là đúng thẩm quyền.",
        "Nhiệm vụ được giao cho Cục Việc làm rất nặng nề.",
        "Qua báo cáo của Bộ Y tế, báo cáo của các địa phương cho thấy dịch đã giảm.",
        "Trường hợp này là đặc biệt.",
        "Ban hành kèm theo Thông báo này là danh sách các đơn vị.",
    ],
)
def test_findings_promises_consent_and_notices_give_no_duty(sentence: str) -> None:
    assert assignments(sentence) == ()


# --- what one duty is ------------------------------------------------------------------------------------------------


def shown(body: str) -> list[tuple[str, str]]:
    return [("; ".join(one.lead), " ".join(" … ".join(one.quote).split())) for one in assignments(body)]


def test_a_later_sentence_goes_on_with_the_duty_before_it() -> None:
    body = "1. Giao Cục Việc làm rà soát quy hoạch. Những vấn đề chưa rõ cũng phải báo cáo Bộ."
    assert shown(body) == [("Cục Việc làm", body.removeprefix("1. "))]


def test_a_later_sentence_with_its_own_deadline_is_a_duty_of_its_own() -> None:
    body = "Giao Cục Việc làm rà soát quy hoạch trước ngày 15/8. Đồng thời lập kế hoạch năm 2010 trước ngày 30/9."
    assert shown(body) == [
        ("Cục Việc làm", "Giao Cục Việc làm rà soát quy hoạch trước ngày 15/8."),
        ("Cục Việc làm", "Đồng thời lập kế hoạch năm 2010 trước ngày 30/9."),
    ]


def test_a_later_sentence_may_give_the_only_deadline() -> None:
    found = only("1. Giao Cục Việc làm rà soát quy hoạch. Báo cáo gửi Văn phòng Bộ trước ngày 15/8/2009.")
    assert found.due is not None
    assert found.due.deadline is not None
    assert found.due.deadline.end == dt.date(2009, 8, 15)


def test_a_command_without_work_heads_what_follows() -> None:
    assert shown("1. Giao Sở Y tế.\n- Mua thuốc.") == [("Sở Y tế", "Mua thuốc.")]


def test_another_addressee_after_a_semicolon_is_another_duty() -> None:
    assert shown("Giao Sở Y tế mua thuốc; Sở Tài chính bố trí kinh phí; báo cáo Ủy ban nhân dân tỉnh.") == [
        ("Sở Y tế", "Giao Sở Y tế mua thuốc"),
        ("Sở Tài chính", "Sở Tài chính bố trí kinh phí; báo cáo Ủy ban nhân dân tỉnh."),
    ]


def test_leading_with_others_after_a_semicolon_is_another_duty() -> None:
    found = assignments("Bộ Tư pháp có trách nhiệm rà soát; chủ trì, phối hợp với Bộ Y tế nghiên cứu tiêu chí.")
    assert [(one.lead, one.cooperating) for one in found] == [(("Bộ Tư pháp",), ()), (("Bộ Tư pháp",), ("Bộ Y tế",))]


def test_the_same_subject_again_in_the_sentence_goes_on() -> None:
    body = "Tỉnh làm việc với Bộ Xây dựng; trên cơ sở đó, Tỉnh lập báo cáo."
    assert shown(body) == [("Tỉnh", body)]


# --- headings and what stands below them -----------------------------------------------------------------------------


def test_bullets_fall_on_the_unit_of_their_heading() -> None:
    found = assignments(
        "1. Sở Tài chính:\n- Bố trí kinh phí.\n- Kiểm tra việc chi.\n\n"
        "2. Các chủ rừng là tổ chức (các Ban quản lý)\n- Cắm mốc.\n"
    )
    assert [(one.clause, one.lead, one.title) for one in found] == [
        ("1, gạch đầu dòng thứ 1", ("Sở Tài chính",), "Bố trí kinh phí"),
        ("1, gạch đầu dòng thứ 2", ("Sở Tài chính",), "Kiểm tra việc chi"),
        ("2, gạch đầu dòng thứ 1", ("Các chủ rừng là tổ chức",), "Cắm mốc"),
    ]
    assert found[0].reasons == ("dưới đề mục “Sở Tài chính”",)


def test_a_heading_in_a_row_with_headings_of_units_is_taken_for_one() -> None:
    _, second = assignments("1. Sở Tài chính:\n- Bố trí kinh phí.\n2. Mười hộ nuôi tôm\n- Ký cam kết.\n")
    assert (second.lead, second.confidence) == (("Mười hộ nuôi tôm",), Confidence.MEDIUM)
    assert second.reasons == ("đề mục “Mười hộ nuôi tôm” đứng cùng hàng với các đề mục là đơn vị",)


def test_a_lead_in_gives_what_follows_its_units_and_its_cooperation() -> None:
    found = assignments("Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ:\n- Rà soát biên chế.\n- Lập đề án.\n")
    assert [(one.lead, one.cooperating) for one in found] == [(("Sở Y tế",), ("Sở Nội vụ",))] * 2


def test_a_duty_that_names_nobody_is_carried_over_with_low_confidence() -> None:
    first, second = assignments("Giao Vụ Pháp chế soạn thảo Thông tư.\n\nĐồng thời tăng cường kiểm tra văn bản.\n")
    assert (first.confidence, second.confidence) == (Confidence.HIGH, Confidence.LOW)
    assert second.lead == ("Vụ Pháp chế",)
    assert second.reasons[0] == "câu không nêu ai thực hiện: lấy của câu trước, “Vụ Pháp chế”"


def test_sections_that_look_back_give_no_duty_but_by_command() -> None:
    body = (
        "I. ĐÁNH GIÁ KẾT QUẢ\n1. Các Sở tích cực tuyên truyền. Tập trung nguồn lực cho y tế.\n"
        "2. Thời gian tới, các Sở tổ chức lại bộ máy.\nII. NHIỆM VỤ\n1. Các Sở tích cực tuyên truyền.\n"
    )
    assert [one.clause for one in assignments(body)] == ["I.2", "II.1"]


def test_what_stands_before_the_conclusion_is_no_duty() -> None:
    body = (
        "Kính gửi:\n- Giám đốc Sở Y tế;\n\nSau khi nghe các đơn vị báo cáo, Bộ trưởng kết luận như sau:\n\n"
        "1. Các Sở rà soát.\n\nNơi nhận:\n- Các Sở;\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLê Văn Bình\n"
    )
    assert shown(body) == [("Các Sở", "Các Sở rà soát.")]


# --- what a duty is like ---------------------------------------------------------------------------------------------

LIKE = [
    # the sentence, kind, whether it follows up others, product, title
    ("Giao Vụ Pháp chế xây dựng Đề án sắp xếp bộ máy.", TaskKind.ONE_OFF, False, "Đề án sắp xếp bộ máy",
     "Xây dựng Đề án sắp xếp bộ máy"),
    ("Các Sở tăng cường kiểm tra.", TaskKind.STANDING, False, None, "Tăng cường kiểm tra"),
    ("Giao Văn phòng Bộ theo dõi, đôn đốc và báo cáo Bộ trong giao ban định kỳ.", TaskKind.RECURRING, True, "Báo cáo",
     "Theo dõi, đôn đốc và báo cáo Bộ trong giao ban định kỳ"),
    ("Cục Việc làm chủ trì, phối hợp với Vụ Pháp chế hoàn thiện dự thảo Nghị định.", TaskKind.ONE_OFF, False,
     "Dự thảo Nghị định", "Hoàn thiện dự thảo Nghị định"),
    ("Các Sở cần có trách nhiệm báo cáo số liệu.", TaskKind.ONE_OFF, False, "Báo cáo", "Báo cáo số liệu"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "monitors", "product", "title"), LIKE, ids=[case[0] for case in LIKE])
def test_a_duty_has_a_kind_a_product_and_a_short_title(
    sentence: str,
    kind: TaskKind,
    monitors: bool,  # noqa: FBT001 - a column of the table
    product: str | None,
    title: str,
) -> None:
    found = only(sentence)
    assert (found.kind, found.monitors, found.product, found.title) == (kind, monitors, product, title)


def test_those_who_follow_up_stand_in_the_duty_before_them() -> None:
    followed, follower = assignments(
        "1. Giao Cục Việc làm rà soát.\n\nGiao Văn phòng Bộ theo dõi, đôn đốc, báo cáo trong giao ban định kỳ."
    )
    assert followed.monitoring == ("Văn phòng Bộ",)
    assert (follower.monitoring, follower.due and follower.due.recurs) == ((), Recurs.MEETING)


def test_an_addressee_of_no_known_form_is_proposed_with_low_confidence() -> None:
    found = only("Giao nhóm chuyên gia rà soát thiết kế.")
    assert (found.lead, found.confidence) == (("nhóm chuyên gia",), Confidence.LOW)
    assert "không theo dạng tên đơn vị nào" in found.reasons[1]


def test_a_command_whose_addressee_cannot_be_read_is_shown_without_a_lead() -> None:
    _, unread = assignments("1. Giao Sở Y tế mua thuốc. Đề nghị “Hội những người” sớm bàn giao.")
    assert (unread.lead, unread.confidence) == ((), Confidence.LOW)
    assert unread.reasons == ("có từ giao việc nhưng không nhận ra tên đơn vị",)


def test_a_table_of_duties_is_read_by_its_headings() -> None:
    found = assignments(
        "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |\n|---|---|---|---|---|---|\n"
        "| 1 | Rà soát văn bản | Vụ Pháp chế | Cục Việc làm, Văn phòng Bộ | Quý IV/2009 | Báo cáo rà soát |\n"
        "| II | Mục khác | | | | |\n| 2 | Lập danh mục | Cục Việc làm | | 30/9 | |\n"
    )
    assert [(one.lead, one.cooperating, one.due and one.due.text, one.product, one.quote) for one in found] == [
        (
            ("Vụ Pháp chế",),
            ("Cục Việc làm", "Văn phòng Bộ"),
            "Quý IV/2009",
            "Báo cáo rà soát",
            ("Rà soát văn bản", "Vụ Pháp chế", "Cục Việc làm, Văn phòng Bộ", "Quý IV/2009"),
        ),
        (("Cục Việc làm",), (), "30/9", "Danh mục", ("Lập danh mục", "Cục Việc làm", "30/9")),
    ]
    assert [one.due and one.due.deadline and one.due.deadline.value for one in found] == ["2009-Q4", "2009-09-30"]


BEHIND = [
    # a bullet that names its unit after the duty, its leads, those who cooperate, its deadline
    ("Rà soát quy hoạch (Sở Xây dựng chủ trì, Sở Tư pháp phối hợp), xong trước 30/9.", "Sở Xây dựng", "Sở Tư pháp",
     "2009-09-30"),
    ("Chuẩn bị hội trường (Văn phòng Sở).", "Văn phòng Sở", "", None),
    ("Chuẩn bị hội trường trước Tết (Giao Văn phòng Sở).", "Văn phòng Sở", "", None),
    ("Tổ chức lễ ra quân. Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Công an tỉnh. Thời hạn: trước 15/9.", "Sở Y tế",
     "Công an tỉnh", "2009-09-15"),
    ("Gửi hồ sơ về Sở Y tế (Phòng Nghiệp vụ).", "", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("bullet", "lead", "cooperating", "end"), BEHIND, ids=[case[0] for case in BEHIND])
def test_units_behind_a_duty_have_it(bullet: str, lead: str, cooperating: str, end: str | None) -> None:
    found = only(f"1. Các việc cần làm ngay:\n- {bullet}")
    assert ("; ".join(found.lead), "; ".join(found.cooperating)) == (lead, cooperating)
    assert (found.due.deadline.value if found.due and found.due.deadline else None) == end


def test_a_second_unit_in_a_clause_has_a_duty_of_its_own() -> None:
    found = assignments("Giao Sở Xây dựng tham mưu, Sở Tư pháp thẩm định, trình Ủy ban trước 30/9.")
    assert [(one.lead, one.title) for one in found] == [
        (("Sở Xây dựng",), "Tham mưu"),
        (("Sở Tư pháp",), "Thẩm định, trình Ủy ban trước 30/9"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Giao Sở Xây dựng chỉ đạo các chi cục, Thanh tra Sở kiểm tra.",
        "Giao Sở Xây dựng tham mưu Ủy ban tỉnh, Sở Tư pháp kiểm tra.",
    ],
)
def test_units_that_a_duty_speaks_of_have_none(sentence: str) -> None:
    assert only(sentence).lead == ("Sở Xây dựng",)


def test_a_verb_no_list_holds_is_told_by_its_place() -> None:
    whole = only("1. Công an tỉnh liên hoan văn nghệ.")
    swallowed = only("1. Chi cục Thú y tái đàn có kiểm soát.")
    assert (whole.lead, swallowed.lead) == (("Công an tỉnh",), ("Chi cục Thú y",))
    assert assignments("1. Sở Y tế năm nay đạt nhiều kết quả.") == ()


def test_a_section_that_looked_back_turns_to_what_is_asked() -> None:
    found = only(
        "1. Về tình hình kinh tế tháng 7\nCác Sở nâng cao chất lượng.\n\nTập trung một số nhiệm vụ sau:\n"
        "- Cục Việc làm tháo gỡ khó khăn cho doanh nghiệp."
    )
    assert found.lead == ("Cục Việc làm",)


def test_a_short_heading_with_a_verb_inside_is_no_duty() -> None:
    assert only("1. Về phòng, chống dịch bệnh\n- Cục Việc làm rà soát.").lead == ("Cục Việc làm",)


def test_a_bullet_that_ends_with_a_colon_heads_those_below() -> None:
    found = assignments("- Phòng Kinh tế:\n+ Rà soát hộ nghèo.\n+ Lập danh sách.")
    assert [one.lead for one in found] == [("Phòng Kinh tế",), ("Phòng Kinh tế",)]


def test_the_work_after_who_answers_for_it_is_a_duty() -> None:
    found = only("1. Các Sở:\n- Chịu trách nhiệm trước Bộ về số liệu; kiên quyết thu hồi đất lấn chiếm.")
    assert (found.lead, found.title) == (("Các Sở",), "Kiên quyết thu hồi đất lấn chiếm")
