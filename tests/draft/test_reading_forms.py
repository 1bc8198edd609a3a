"""Forms of notices beyond the plain sentence: who gives, who helps, lists of places, headings, layouts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from giaoban.draft.reading import read

if TYPE_CHECKING:
    from giaoban.draft.found import Assignment

HEAD = "Số: 12/TB-BYT\nHà Nội, ngày 05 tháng 8 năm 2025\n\n"


def assignments(body: str) -> tuple[Assignment, ...]:
    return read(HEAD + body).assignments


def who(body: str) -> list[tuple[str, str]]:
    return [("; ".join(one.lead), "; ".join(one.cooperating)) for one in assignments(body)]


def end_of(one: Assignment) -> str | None:
    return one.due.deadline.end.isoformat() if one.due and one.due.deadline else None


ONE_SENTENCE = [
    # the sentence, its leads, those who cooperate
    # who gives, by title and name
    ("Thủ tướng Chính phủ Lê Văn Bình giao Bộ Y tế kiểm tra.", "Bộ Y tế", ""),
    ("Phó Thủ tướng Lê Thị Hoa yêu cầu Bộ Công Thương (BCT) báo cáo.", "Bộ Công Thương", ""),
    ("Chủ tịch UBND tỉnh Lê Văn Bình đề nghị Công an tỉnh rà soát.", "Công an tỉnh", ""),
    ("Thống nhất chủ trương giao Sở Xây dựng làm chủ đầu tư.", "Sở Xây dựng", ""),
    # work that stands before who does it
    ("Việc cắm mốc ranh giới rừng giao Chi cục Kiểm lâm thực hiện.", "Chi cục Kiểm lâm", ""),
    ("Kinh phí tổ chức hội thảo giao Sở Tài chính cân đối.", "Sở Tài chính", ""),
    ("3. Về số hóa hồ sơ: do Văn phòng Sở chủ trì, hoàn thiện kho dữ liệu.", "Văn phòng Sở", ""),
    # who helps
    ("Cục Việc làm cùng Vụ Pháp chế soạn thảo Thông tư.", "Cục Việc làm", "Vụ Pháp chế"),
    ("Cục Việc làm cùng với các đơn vị liên quan khảo sát.", "Cục Việc làm", "các đơn vị liên quan"),
    ("1. Phòng Vật tư: Cùng Phòng Kế toán lập hồ sơ mời thầu.", "Phòng Vật tư", "Phòng Kế toán"),
    ("- Vụ Pháp chế: (i) Rà soát văn bản; (ii) Phối hợp với Cục Việc làm lập danh mục.", "Vụ Pháp chế", "Cục Việc làm"),
    # known by its letters alone
    ("1. A0 lập phương thức vận hành.", "A0", ""),
    ("- VEC rà soát hợp đồng.", "VEC", ""),
    # places, and numbers, that share a head
    ("Chủ tịch UBND các tỉnh, thành phố: Hà Tĩnh, Huế sơ tán dân.",
     "Chủ tịch UBND tỉnh Hà Tĩnh; Chủ tịch UBND thành phố Huế", ""),
    ("Các địa phương: Lào Cai, Thành phố Hồ Chí Minh bố trí vốn.", "Lào Cai; Thành phố Hồ Chí Minh", ""),
    ("1. UBND các xã, phường: Tổ chức trồng cây.", "UBND các xã, phường", ""),
    ("02 tỉnh Gia Lai, Đắk Lắk phải bàn giao mặt bằng.", "Tỉnh Gia Lai; Tỉnh Đắk Lắk", ""),
    ("Các Ban QLDA 2, 85, Thăng Long nghiệm thu khối lượng.", "Ban QLDA 2; Ban QLDA 85; Ban QLDA Thăng Long", ""),
    ("Các chủ đầu tư, Ban Quản lý dự án nghiệm thu khối lượng.", "Các chủ đầu tư; Ban Quản lý dự án", ""),
    ("UBND các xã, thị trấn, các cơ quan liên quan niêm yết công khai.",
     "UBND các xã, thị trấn; các cơ quan liên quan", ""),
    # what stands in a name, and what does not
    ("Bộ Quốc phòng (cơ quan thường trực của Ban Chỉ đạo) điều phối lực lượng.", "Bộ Quốc phòng", ""),
    ("Cục Quản lý nhà và thị trường bất động sản tiếp thu ý kiến.", "Cục Quản lý nhà và thị trường bất động sản", ""),
    ("Giao Công ty Dịch vụ du lịch lữ hành Tam Đảo ký quỹ.", "Công ty Dịch vụ du lịch lữ hành Tam Đảo", ""),
    ("Ban Chỉ đạo quốc gia về chuyển đổi số tổng hợp báo cáo.", "Ban Chỉ đạo quốc gia về chuyển đổi số", ""),
    ("Báo và Phát thanh, Truyền hình tỉnh đưa tin.", "Báo và Phát thanh, Truyền hình tỉnh", ""),
    ("UBND tỉnh Bắc Ninh lãnh đạo các xã khắc phục.", "UBND tỉnh Bắc Ninh", ""),
    ("1. Viện Quy hoạch Bắc Ninh khơi gợi ý tưởng.", "Viện Quy hoạch Bắc Ninh", ""),
    ("1. Chi cục An toàn vệ sinh thực phẩm bốc mẫu các cơ sở.", "Chi cục An toàn vệ sinh thực phẩm", ""),
    ("Sở Y tế bốc mẫu các cơ sở.", "Sở Y tế", ""),
    ("b) Chi cục Hải quan: kẻ vạch khu cách ly.", "Chi cục Hải quan", ""),
    ("Các cơ quan thông tin đại chúng phối hợp với Bộ Y tế đưa tin.", "Các cơ quan thông tin đại chúng", "Bộ Y tế"),
    ("Sau mỗi đợt kiểm tra, cơ sở đào tạo khắc phục thiếu sót.", "cơ sở đào tạo", ""),
    ("1. Sở Y tế trực tiếp chỉ đạo; giao ban hằng tuần với các khoa.", "Sở Y tế", ""),
    ("1. PGS.TS. Lê Văn Bình chỉ đạo công tác tuyển sinh.", "PGS.TS. Lê Văn Bình", ""),
    ("Ban Đổi mới doanh nghiệp trình phương án.", "Ban Đổi mới doanh nghiệp", ""),
    ("Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam huy động thiết bị.",
     "Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam", ""),
    ("Cục Phát thanh, truyền hình và thông tin điện tử tiếp tục thực hiện Quy hoạch.",
     "Cục Phát thanh, truyền hình và thông tin điện tử", ""),
    ("Giao Vụ Pháp luật dân sự - kinh tế hoàn thiện Nghị định.", "Vụ Pháp luật dân sự - kinh tế", ""),
    ("Vụ Thị trường trong nước lập báo cáo.", "Vụ Thị trường trong nước", ""),
    ("Cục Quản lý thị trường (đ/c Bình): tăng cường kiểm tra.", "Cục Quản lý thị trường", ""),
    ("Vietnam Airlines và các hãng hàng không tăng chuyến; giao Cục Hàng không Việt Nam giám sát.",
     "Cục Hàng không Việt Nam", ""),
    ("Ban QLDA 1 phối hợp với EVNGENCO3 và Sở Công Thương quyết toán.", "Ban QLDA 1", "EVNGENCO3; Sở Công Thương"),
    ("Cục Quản lý hoạt động xây dựng soạn thảo Thông tư.", "Cục Quản lý hoạt động xây dựng", ""),
    ("UBND huyện Hải Hà dứt điểm việc đền bù.", "UBND huyện Hải Hà", ""),
    ("4. Quản lý doanh nghiệp: Vụ Quản lý doanh nghiệp trình phương án.", "Vụ Quản lý doanh nghiệp", ""),
    ("Khẩn trương xử lý hồ sơ tồn đọng, Sở Xây dựng rà soát quy trình.", "Sở Xây dựng", ""),
    # each of them, the time first, the matter first, passed on by an office
    ("Bộ Tài chính, Bộ Công an, mỗi bộ cử 01 cán bộ.", "Bộ Tài chính; Bộ Công an", ""),
    ("Đến 30/9/2025 Vụ Pháp chế phải hoàn thành đề án.", "Vụ Pháp chế", ""),
    ("Về nhân sự đại hội - Vụ Tổ chức cán bộ chuẩn bị.", "Vụ Tổ chức cán bộ", ""),
    ("Văn phòng Chính phủ thông báo ý kiến của Phó Thủ tướng Lê Thị Hoa về việc giao Bộ Tài chính rà soát.",
     "Bộ Tài chính", ""),
    ("Các đồng chí Thứ trưởng theo lĩnh vực phụ trách chỉ đạo các Vụ.", "Thứ trưởng", ""),
    ("Trước ngày 20/8, Sở Tài chính thông báo kinh phí cho các xã.", "Sở Tài chính", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "lead", "cooperating"), ONE_SENTENCE, ids=[case[0] for case in ONE_SENTENCE])
def test_a_sentence_gives_its_duty_to_those_it_names(sentence: str, lead: str, cooperating: str) -> None:
    assert who(sentence) == [(lead, cooperating)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dự án được Thủ tướng Chính phủ giao Sở Xây dựng làm chủ đầu tư từ năm 2023.",
        "Nhiệm vụ Bộ trưởng giao Cục Việc làm tại hội nghị trước chưa xong.",
        "Bộ Y tế trân trọng cảm ơn.",
        "Bộ trưởng ghi nhận nỗ lực của các đơn vị.",
        "Văn phòng Chính phủ vừa gửi văn bản tới các Bộ.",
        "1. Người dân phải được hưởng dịch vụ tốt hơn.",
        "UBND tỉnh đồng ý chủ trương tiếp tục hỗ trợ xi măng.",
        "Thống nhất giữ nguyên phương án đã được phê duyệt.",
        "Các địa phương làm tốt như Hà Nội, Huế cần được nhân rộng.",
        "Cục Việc làm là cơ quan chủ trì soạn thảo Nghị định, đã trình dự thảo lần 3.",
        "Bộ Xây dựng chỉ đạo quyết liệt nên nhiều công trình vượt tiến độ.",
        "Cục Đường bộ báo cáo: đến ngày 30/7 đã hoàn thành 12/15 nhiệm vụ.",
        "Tính đến ngày 31/7/2025, toàn tỉnh mới giải ngân 28% kế hoạch.",
        "Phê bình các nhà thầu chậm tiến độ.",
        "Trong bối cảnh khó khăn, Tập đoàn đã có cố gắng duy trì sản xuất, bàn giao được 30 tàu.",
    ],
)
def test_what_was_given_before_and_what_is_praised_is_no_duty(sentence: str) -> None:
    assert assignments(sentence) == ()


def test_those_who_do_one_thing_each_have_it_each() -> None:
    body = "Về lễ ra quân: giao Văn phòng Bộ chuẩn bị nội dung, Vụ Kế hoạch bố trí kinh phí, Cục Việc làm mời đại biểu."
    assert who(body) == [("Văn phòng Bộ", ""), ("Vụ Kế hoạch", ""), ("Cục Việc làm", "")]


def test_after_a_date_another_unit_begins_a_duty_of_its_own() -> None:
    first, second = assignments("Bộ Y tế trình Nghị định trước ngày 30/9, Bộ Tư pháp thẩm định trước ngày 15/9/2025.")
    assert (first.lead, end_of(first)) == (("Bộ Y tế",), "2025-09-30")
    assert (second.lead, end_of(second)) == (("Bộ Tư pháp",), "2025-09-15")


def test_numbers_need_no_dot_at_their_end() -> None:
    body = "5. Nhiệm vụ của các đơn vị:\n5.1 Cục Hóa chất\na) Rà soát quy hoạch.\n5.2 Cục Việc làm\na) Lập đề án."
    assert who(body) == [("Cục Hóa chất", ""), ("Cục Việc làm", "")]


DEADLINES = [
    ("Các Sở báo cáo trước ngày Quốc khánh 02/9/2025.", "2025-09-02"),
    ("Các Sở gửi số liệu trước mùng 5 tháng 9.", "2025-09-05"),
    ("Các Sở hoàn thành rà soát trong quý III, IV năm 2025.", "2025-12-31"),
    ("Các Sở hoàn thành rà soát trong tháng 8, 9/2025.", "2025-09-30"),
    ("Các Sở hoàn thành rà soát trong tháng 9, 10 xã còn lại làm sau.", "2025-09-30"),
    ("Các Sở đăng ký danh hiệu (hạn chót 31/8/2025).", "2025-08-31"),
    ("Hoàn thành rà soát trong tháng 9, giao Sở Y tế tổng hợp.", "2025-09-30"),
    ("Đến ngày 15/9 phải hoàn thành kiểm kê, giao Sở Y tế chủ trì.", "2025-09-15"),
    ("Quý III/2025 Sở Y tế phải hoàn thành đề án.", "2025-09-30"),
]


@pytest.mark.parametrize(("sentence", "end"), DEADLINES, ids=[case[0] for case in DEADLINES])
def test_a_deadline_is_found_in_its_forms(sentence: str, end: str) -> None:
    (found,) = assignments(sentence)
    assert end_of(found) == end


# --- headings --------------------------------------------------------------------------------------------------------


def test_a_point_without_a_mark_at_its_end_heads_the_bullets_below() -> None:
    body = "1. Thực hiện kết nối dữ liệu\n- Các Sở kiểm thử đường truyền.\n2. Các Sở ký số hồ sơ"
    assert [(one.clause, one.title) for one in assignments(body)] == [
        ("1, gạch đầu dòng thứ 1", "Kiểm thử đường truyền"),
        ("2", "Ký số hồ sơ"),
    ]


def test_a_heading_inside_a_section_that_looks_back_does_as_the_section() -> None:
    body = (
        "I. ĐÁNH GIÁ CHUNG\n1. Về vận hành bộ máy:\nSau 4 tháng, các xã bảo đảm thông suốt.\n"
        "II. NHIỆM VỤ\n1. Về vận hành bộ máy:\nCác xã bảo đảm thông suốt."
    )
    assert [one.clause for one in assignments(body)] == ["II.1, đoạn 1"]


def test_aims_and_points_of_view_are_no_duty() -> None:
    body = "I. MỤC TIÊU\n- 100% cơ quan dùng chữ ký số.\nII. NHIỆM VỤ\n- Các Sở cấp chữ ký số."
    assert who(body) == [("Các Sở", "")]


def test_a_topic_before_a_duty_does_not_look_back() -> None:
    assert who("9. Về tình hình dịch bệnh: các Sở báo cáo hằng tuần.") == [("các Sở", "")]


def test_a_paragraph_that_ends_by_asking_heads_what_follows() -> None:
    body = "Tình hình dịch diễn biến phức tạp. Các đơn vị thực hiện ngay một số việc sau:\n\n- Lấy mẫu xét nghiệm."
    assert who(body) == [("Các đơn vị", "")]


def test_dashes_stand_below_dots() -> None:
    body = "• Sở Y tế:\n- Lấy mẫu xét nghiệm.\n- Chuẩn bị giường bệnh.\n• Công an tỉnh phân luồng giao thông."
    assert [one[0] for one in who(body)] == ["Sở Y tế", "Sở Y tế", "Công an tỉnh"]


# --- the page --------------------------------------------------------------------------------------------------------


def test_what_a_document_is_about_is_no_duty() -> None:
    body = "KẾ HOẠCH\n\n**Triển khai chuyển đổi số năm 2025**\n\n1. Các Sở ký số hồ sơ."
    assert who(body) == [("Các Sở", "")]


def test_a_verb_on_the_next_line_begins_the_text_below_a_unit() -> None:
    body = (
        "1. Sở Tài chính\nTham mưu Ủy ban nhân dân tỉnh bố trí kinh phí.\n"
        "2. Đài Phát thanh tỉnh\nMở chuyên mục tuyên truyền về chuyển đổi số.\n"
        "3. Ban\nQuản lý rừng phòng hộ tuần tra các khu vực giáp ranh.\n"
    )
    assert [one[0] for one in who(body)] == ["Sở Tài chính", "Đài Phát thanh tỉnh", "Ban Quản lý rừng phòng hộ"]


def test_years_cut_at_the_end_of_a_line_are_no_bullet() -> None:
    body = (
        "5. Bộ Tài chính tổng hợp nhu cầu, cân đối vốn kế hoạch đầu tư công trung hạn giai đoạn 2026\n"
        "- 2030 cho các dự án, tham mưu Thủ tướng Chính phủ xem xét, quyết định trước ngày 30/9/2025.\n"
    )
    (found,) = assignments(body)
    assert (found.lead, end_of(found)) == (("Bộ Tài chính",), "2025-09-30")


def test_a_line_that_ends_at_a_semicolon_by_chance_goes_on() -> None:
    body = (
        "4. Bộ Công an rà soát, đối chiếu dữ liệu chủ tàu với cơ sở dữ liệu quốc gia về dân cư, báo cáo Bộ.\n"
        "5. Bộ Ngoại giao vận động các nước;\nnắm thông tin, bảo hộ ngư dân.\n"
    )
    assert [one.quote[0].split("\n")[-1] for one in assignments(body)][1] == "nắm thông tin, bảo hộ ngư dân."


@pytest.mark.parametrize(
    "lines",
    [
        "- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở Y tế; Công an tỉnh.\n- Thời gian trình: Quý IV/2025.",
        "a) Đơn vị chủ trì: Sở Nội vụ\nb) Đơn vị phối hợp: Sở Y tế; Công an tỉnh\nc) Thời gian: trước 31/12/2025",
        "Đơn vị chủ trì: Sở Nội vụ\nĐơn vị phối hợp: Sở Y tế; Công an tỉnh\nThời hạn hoàn thành: 31/12/2025",
        "\n+ Đơn vị đầu mối: Sở Nội vụ;\n\n+ Đơn vị phối hợp: Sở Y tế, Công an tỉnh;\n\n+ Thời hạn: tháng 12/2025",
    ],
)
@pytest.mark.parametrize("work", ["Nâng cấp hạ tầng số của tỉnh.", "Chỉ số cải cách hành chính tăng 2 bậc"])
def test_lines_below_a_duty_say_whose_it_is(work: str, lines: str) -> None:
    body = f"II. NHIỆM VỤ\n1. {work}\n{lines}\n2. Sở Tài chính bố trí kinh phí.\n"
    first, second = assignments(body)
    assert (first.lead, first.cooperating) == (("Sở Nội vụ",), ("Sở Y tế", "Công an tỉnh"))
    assert (first.title, end_of(first)) == (work.rstrip("."), "2025-12-31")
    assert (second.lead, end_of(second)) == (("Sở Tài chính",), None)


def test_lines_that_say_whose_it_is_hold_for_the_aims_of_a_plan_no_duty() -> None:
    body = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nThời gian thực hiện: năm 2025\nII. NHIỆM VỤ\n1. Sở Y tế kiểm tra.\n"
    assert who(body) == [("Sở Y tế", "")]
