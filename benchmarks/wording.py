"""The words synthetic registers are made of: an office that exists nowhere, its 40 units, and what it orders."""

from __future__ import annotations

UNITS: tuple[tuple[str, str], ...] = (
    ("VP", "Văn phòng Bộ"),
    ("TTr", "Thanh tra Bộ"),
    ("KHTC", "Vụ Kế hoạch - Tài chính"),
    ("TCCB", "Vụ Tổ chức cán bộ"),
    ("PC", "Vụ Pháp chế"),
    ("HTQT", "Vụ Hợp tác quốc tế"),
    ("TĐKT", "Vụ Thi đua - Khen thưởng"),
    ("ĐTV", "Vụ Đầu tư"),
    ("ĐP", "Vụ Địa phương"),
    ("KHCN", "Vụ Khoa học, công nghệ"),
    ("LĐ", "Vụ Lao động"),
    ("TL", "Vụ Tiền lương"),
    ("BH", "Vụ Bảo hiểm"),
    ("BĐG", "Vụ Bình đẳng giới"),
    ("MTR", "Vụ Môi trường"),
    ("VL", "Cục Việc làm"),
    ("ATLĐ", "Cục An toàn lao động"),
    ("NCC", "Cục Người có công"),
    ("TNXH", "Cục Phòng, chống tệ nạn xã hội"),
    ("BTXH", "Cục Bảo trợ xã hội"),
    ("TE", "Cục Bảo vệ, chăm sóc trẻ em"),
    ("QLLĐ", "Cục Quản lý lao động ngoài nước"),
    ("CNTT", "Cục Công nghệ thông tin"),
    ("QLCS", "Cục Quản lý công sản"),
    ("ĐKTK", "Cục Đăng ký, thống kê"),
    ("PTNT", "Cục Phát triển nông thôn"),
    ("QLTN", "Cục Quản lý tài nguyên"),
    ("KĐ", "Cục Kiểm định"),
    ("GN", "Văn phòng Giảm nghèo"),
    ("DN", "Tổng cục Dạy nghề"),
    ("TT1", "Trung tâm Thông tin"),
    ("TT2", "Trung tâm Dữ liệu"),
    ("VKH", "Viện Khoa học xã hội"),
    ("VQH", "Viện Quy hoạch"),
    ("BCB", "Báo ngành"),
    ("TCB", "Tạp chí ngành"),
    ("TĐT", "Trường Đào tạo cán bộ"),
    ("NXB", "Nhà xuất bản"),
    ("BQL", "Ban Quản lý dự án"),
    ("QHT", "Quỹ Hỗ trợ việc làm"),
)
"""Code and official name of each unit, in the order of the list."""

ALL_UNITS, ALL_PROVINCES, CONCERNED = "DV", "CS", "LQ"
GROUPS: tuple[tuple[str, str, str], ...] = (
    (ALL_UNITS, "Các đơn vị thuộc Bộ", "closed-group"),
    (ALL_PROVINCES, "Các Sở", "closed-group"),
    (CONCERNED, "Các đơn vị có liên quan", "open-group"),
)
"""Code, name and kind of each group; the units above belong to the first."""

NAMES = dict(UNITS) | {code: name for code, name, _ in GROUPS}

FIELDS = (
    "dạy nghề cho lao động nông thôn",
    "bảo hiểm thất nghiệp",
    "ưu đãi người có công với cách mạng",
    "bảo trợ xã hội",
    "an toàn, vệ sinh lao động",
    "bình đẳng giới",
    "bảo vệ, chăm sóc trẻ em",
    "giảm nghèo nhanh và bền vững",
    "đưa người lao động đi làm việc ở nước ngoài",
    "cai nghiện và quản lý sau cai nghiện",
    "tiền lương tối thiểu vùng",
    "quản lý lao động là người nước ngoài",
    "cải cách thủ tục hành chính",
    "sắp xếp đơn vị sự nghiệp công lập",
    "chương trình mục tiêu quốc gia về việc làm",
    "thông tin thị trường lao động",
)
TITLES: tuple[tuple[str, str], ...] = (
    ("Xây dựng Đề án về {}", "Đề án"),
    ("Soạn thảo Thông tư hướng dẫn về {}", "Dự thảo Thông tư"),
    ("Trình Chính phủ Nghị định quy định về {}", "Dự thảo Nghị định"),
    ("Rà soát, sửa đổi, bổ sung các văn bản về {}", "Báo cáo rà soát"),
    ("Tổng kết 5 năm thực hiện chính sách về {}", "Báo cáo tổng kết"),
    ("Kiểm tra, hướng dẫn các địa phương thực hiện công tác {}", "Báo cáo kết quả kiểm tra"),
    ("Lập dự toán, phân bổ kinh phí cho công tác {}", "Dự toán"),
    ("Tổ chức tập huấn cho cán bộ làm công tác {}", "Kế hoạch tập huấn"),
    ("Nghiên cứu, đề xuất hướng xử lý kiến nghị của địa phương về {}", "Báo cáo đề xuất"),
    ("Hoàn thiện cơ sở dữ liệu về {}", "Cơ sở dữ liệu"),
)
"""What is to be done in a field, and what comes of it."""

DUTIES = (
    "Theo dõi, đôn đốc việc thực hiện công tác {}",
    "Báo cáo định kỳ tình hình thực hiện công tác {}",
    "Nâng cao chất lượng tham mưu về {}",
)
PROPOSALS = (
    "Tăng mức chi cho công tác {}",
    "Hướng dẫn cụ thể hơn về {}",
    "Bổ sung biên chế làm công tác {}",
)
SECTIONS = (
    "Hoàn thiện văn bản hướng dẫn thực hiện pháp luật",
    "Kinh phí và mức chi",
    "Bộ máy, cán bộ các cấp ở địa phương",
    "Chỉ đạo điều hành và phối hợp",
    "Những công việc trọng tâm của kỳ tiếp theo",
)
CAUSES = ("Chờ ý kiến của các Bộ, ngành", "Thiếu số liệu của địa phương", "Phải lấy ý kiến bổ sung")
DIFFICULTIES = ("Kinh phí khảo sát chưa được cấp", "Thiếu cán bộ chuyên trách", "Quy định còn chồng chéo")
REQUESTS = ("Bổ sung kinh phí khảo sát", "Đề nghị Bộ có văn bản đôn đốc địa phương")
REASONS = ("chờ số kiểm tra", "cần thêm thời gian lấy ý kiến", "trùng với đợt kiểm tra liên ngành")
NOTES = ("Đã gửi dự thảo xin ý kiến", "Đã họp tổ soạn thảo", "Đã trình Lãnh đạo Bộ cho ý kiến")
CHANNELS = ("điện thoại", "thư điện tử", "công văn")
