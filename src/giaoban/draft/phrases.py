"""The words of assigning, as data: each group of phrases beside the sentence it comes from.

All phrases are lower case, in the key form of `lines.key_of`. They are matched at word boundaries only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def split(table: str) -> tuple[str, ...]:
    """The phrases of a table, separated by commas or line ends, longest first."""
    phrases = {" ".join(phrase.split()) for phrase in re.split(r"[,\n]", table)}
    return tuple(sorted(phrases - {""}, key=lambda phrase: (-len(phrase), phrase)))


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for whole words: one of `phrases`, longest first, and not the beginning of a longer word."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase) for phrase in longest) + r")(?!\w)"


# "Giao Vụ Pháp chế tổng hợp ...", "Yêu cầu các Sở rà soát ...", "Đề nghị Ủy ban nhân dân tỉnh ..."
COMMANDS = split("""
giao nhiệm vụ cho, giao trách nhiệm cho, giao cho, giao thêm cho, giao, đồng ý giao, thống nhất giao, yêu cầu,
đề nghị, phân công, ủy quyền cho, ủy quyền, ủy nhiệm cho, lưu ý, đề xuất giao, nhất trí giao
""")

# "Bộ trưởng giao ...", "Thủ tướng Chính phủ yêu cầu ...", "Ủy ban nhân dân tỉnh đề nghị ..."
GIVERS = split("""
bộ, bộ trưởng, thứ trưởng, lãnh đạo bộ, thủ tướng, thủ tướng chính phủ, phó thủ tướng, phó thủ tướng chính phủ,
chính phủ, chủ tịch, phó chủ tịch, tỉnh, thành phố, đồng chí
""")

# "Cục A chủ trì, phối hợp với Cục B", "Vụ C có trách nhiệm ...", "Các Sở phải ...", "Phòng D là cơ quan đầu mối ..."
DUTIES = split("""
chủ trì, phải, cần, có trách nhiệm, có nhiệm vụ, là cơ quan chủ trì, là đơn vị chủ trì, là cơ quan đầu mối,
là đơn vị đầu mối, là đầu mối, làm đầu mối, chịu trách nhiệm, khẩn trương, nghiêm túc, một mặt phải, cũng phải,
cũng cần, được giao chủ trì, được giao làm đầu mối
""")

# "Các đơn vị đã hoàn thành ...", "Bộ sẽ kiến nghị ...", "Các Sở còn chậm ...": a finding or a promise, not a duty
FINDINGS = split("""
đã, đang, sẽ, còn, chưa, vẫn, luôn, được, bị, có nhiều, đạt, gặp, cơ bản, nhìn chung, tuy, mới, nằm, thuộc, nêu,
báo cáo đã, trình bày, thông báo, kết luận, là, có tiềm năng, có vị trí, có lợi thế, có vai trò, không có, đều,
thể hiện, góp phần, đạt được, và đại diện, có ý kiến
""")

# How a duty is to be done; stands before its verb: "khẩn trương rà soát ...", "thường xuyên kiểm tra ..."
MANNERS = split("""
tự, tiếp tục, khẩn trương, tập trung, chủ động, tích cực, thường xuyên, kịp thời, nghiêm túc, quyết liệt, trực tiếp,
sớm, nhanh chóng, nghiêm, kiên quyết, tuyệt đối, đặc biệt quan tâm, đặc biệt chú ý, thực sự, cùng nhau, đồng loạt,
tổ chức, chỉ đạo, cần, phải, không, không để, không được, có trách nhiệm, có nhiệm vụ, ngay, định kỳ, hằng tháng,
hàng tháng, hằng quý, hàng quý, hằng năm, hàng năm, hằng tuần, hàng tuần, một mặt phải, cũng phải, cũng cần, nỗ lực,
cố gắng, tăng cường, đẩy mạnh, đẩy nhanh, phối hợp, chủ trì, đồng thời, chấp hành nghiêm, làm đầu mối, là đầu mối,
là cơ quan đầu mối, là đơn vị đầu mối, là cơ quan chủ trì, là đơn vị chủ trì, có văn bản, có kế hoạch, có giải pháp,
có phương án, có biện pháp, ưu tiên, quan tâm, hết sức, quyết tâm
""")

# Verbs that open the content of a duty
VERBS = split("""
ban bố, ban hành, biên soạn, biên tập, bàn bạc, bàn giao, bám nắm, bám sát, bám địa bàn, bán, báo cáo, báo tin,
bãi bỏ, bình bệnh án, bình chọn, bình công, bình xét, bình ổn, bù, bù đắp, bơm, bơm tiêu, bảo dưỡng, bảo hộ, bảo trì,
bảo tồn, bảo vệ, bảo đảm, bắn pháo hoa, bắt giữ, bắt đầu, bố trí, bồi dưỡng, bồi thường, bổ khuyết, bổ nhiệm,
bổ sung, cam kết, can thiệp, che chắn, chi, chi trả, chia sẻ, chia tách, chiêu sinh, cho cán bộ, cho dừng,
cho học sinh, cho nghỉ, cho người, cho phép, cho ra, cho sinh viên, cho thôi, cho vay, cho ý kiến, chuyển,
chuyển giao, chuyển đổi, chuẩn bị, chuẩn hóa, chuẩn y, chào mừng, chú trọng, chú ý, chăm bón, chăm lo, chấm dứt,
chấm điểm, chấn chỉnh, chấp hành, chấp thuận, chắt lọc, chằng chống, chằng néo, chặn, chặt tỉa, chỉ đạo, chỉ định,
chỉnh lý, chỉnh sửa, chỉnh trang, chịu trách nhiệm, chống, chốt chặn, chốt số liệu, chủ trì, chủ động, chứng minh,
chứng nhận, chứng thực, cung cấp, cung ứng, cày ải, cách ly, cân chỉnh, cân nhắc, cân đối, có báo cáo, có chính sách,
có cơ chế, có hướng dẫn, có ý kiến, công bố, công khai, công nhận, căn chỉnh, căn cứ, cơ cấu, cơ giới hóa, cưỡng chế,
cải cách, cải thiện, cải tiến, cải tạo, cảnh báo, cảnh giác, cảnh giới, cấm, cấp, cập nhật, cắm, cắt giảm, cắt tỉa,
cổ phần hóa, cụ thể hóa, củng cố, cứu chữa, cử, cử tuyển, di chuyển, di dời, diễn tập, duy trì, duy tu, dành, dán,
dò tìm, dẫn dắt, dọn dẹp, dỡ bỏ, dừng, dừng thi công, dự báo, dự kiến, dự trữ, ghép, gia cường, gia cố, gia hạn,
giao, giao lưu, giao nộp, gieo cấy, gieo sạ, gieo trồng, giám sát, giám định, giãn, giúp, giải ngân, giải phóng,
giải quyết, giải thể, giải trình, giải tỏa, giới hạn, giới thiệu, giữ, giữ gìn, giữ vững, góp, góp ý, gấp rút, gắn,
gắn kết, gửi, hiến kế, hiện đại hóa, hiệu chỉnh, hoàn chỉnh, hoàn thiện, hoàn thành, hoàn trả, hoàn tất, hoán chuyển,
hoán đổi, hoạch định, huy động, hình thành, hòa giải, hướng dẫn, hưởng ứng, hạ độ cao, hạch toán, hạn chế, họp,
hồi đáp, hỗ trợ, hội đàm, hợp nhất, hợp tác, hủy, hủy bỏ, khai báo, khai giảng, khai mạc, khai quật, khai thác,
khai thông, khai trương, khen thưởng, khoanh nợ, khoanh vùng, khuyến cáo, khuyến khích, khuyến mại, khuyến nghị,
khám, khám sàng lọc, khám tuyển, khôi phục, khơi dòng, khơi dậy, khơi thông, khảo sát, khấu trừ, khắc dấu, khắc phục,
khẳng định, khống chế, khởi công, khởi thảo, khởi tố, khởi động, khử trùng, kiến nghị, kiến tạo, kiềm chế, kiểm kê,
kiểm soát, kiểm soát chặt, kiểm thử, kiểm tra, kiểm điểm, kiểm đếm, kiện toàn, kê khai, kêu gọi, kích cầu, kích hoạt,
ký kết, kết nạp, kết nối, kết thúc, kỷ luật, liên hệ, liên kết, loại bỏ, luân chuyển, luân phiên, làm chủ, làm mới,
làm rõ, làm tốt, làm việc, làm đường, lên danh sách, lên kế hoạch, lên lịch, lên phương án, lưu giữ, lấp đầy,
lấy mẫu, lấy số liệu, lấy ý kiến, lập, lắng nghe, lắp đặt, lồng ghép, lựa, lựa chọn, minh bạch, mua, mua sắm, mời,
mở, mở lớp, mở rộng, nghiêm túc, nghiên cứu, nghiệm thu, ngăn chặn, ngăn mặn, ngăn ngừa, ngầm hóa, ngừng,
nhanh chóng, nhân bản, nhân giống, nhân rộng, nhìn nhận, nhất quán, nhận, nhận bàn giao, nhận diện, nhắc nhở,
nhắn tin, nhổ, niêm yết, nâng, nâng cao, nâng cấp, nêu cao, nạo hút, nạo vét, nắm, nắm chắc, nối, nối lại, nộp,
phong tỏa, phun, phá dỡ, phát hiện, phát huy, phát hành, phát quang, phát sóng, phát triển, phát động, phân bổ,
phân công, phân cấp, phân giao, phân khai, phân loại, phân luồng, phân nhóm, phân phối, phân rã, phân tích, phân vai,
phân định, phê bình, phê chuẩn, phê duyệt, phòng ngừa, phòng trừ, phản biện, phản ánh, phấn đấu, phối hợp, phổ biến,
phổ cập, phụ trách, phủ sóng, phủ xanh, quan tâm, quy hoạch, quy định, quy đổi, quyết toán, quyết định, quán triệt,
quản lý, quảng bá, ra quân, rà soát, rút, rút gọn, rút kinh nghiệm, rút ngắn, rải, san lấp, sao gửi, siết chặt,
soát xét, soạn thảo, sàng lọc, sáp nhập, sát hạch, sơ chế, sơ kết, sơ tán, sắp xếp, số hóa, sử dụng, sửa, sửa chữa,
sửa đổi, tham dự, tham gia, tham khảo, tham mưu, tham vấn, thanh lý, thanh toán, thanh tra, thay thế, theo dõi,
thi công, thi hành, thiết kế, thiết lập, thoái vốn, thu, thu dọn, thu gom, thu hút, thu hồi, thu mua, thu nộp,
thu thuế, thu thập, thu xếp, thuyết minh, thuê, thành lập, tháo dỡ, tháo gỡ, thâm canh, thí điểm, thông báo,
thông suốt, thông tin, thông tuyến, thông xe, thúc đẩy, thăm, thăm hỏi, thương lượng, thương thảo, thẩm duyệt,
thẩm tra, thẩm vấn, thẩm định, thắt chặt, thỏa thuận, thống kê, thống nhất, thừa ủy quyền, thử nghiệm, thực hiện,
thực thi, tin học hóa, tiêm, tiêu hủy, tiêu úng, tiến hành, tiếp công dân, tiếp cận, tiếp nhận, tiếp sức, tiếp thu,
tiếp xúc, tiết giảm, tiết kiệm, tiết lộ, tiễn, tra cứu, trang bị, trang trí, tranh thủ, trao, trao tặng, trao đổi,
triển khai, triệu tập, truy cứu, truy quét, truy thu, truy tìm, truy tố, truy vết, truyền thông, trám, trám lấp,
trình, trích, trưng bày, trưng dụng, trả, trả lại, trả lời, trải thảm, trấn áp, trồng, trồng rừng, trực, trực chốt,
tu bổ, tu sửa, tuyên dương, tuyên truyền, tuyên án, tuyển chọn, tuyển dụng, tuân thủ, tuần tra, tái cơ cấu,
tái cấu trúc, tái kiểm tra, tái định cư, tìm, tìm kiếm, tích hợp, tích nước, tính toán, tính đúng, tôn trọng,
tôn tạo, tôn vinh, tăng ca, tăng cường, tăng thời lượng, tăng tốc, tước, tưới, tạm dừng, tạm giữ, tạm ngừng, tạm ứng,
tạo lập, tạo điều kiện, tận dụng, tập dượt, tập huấn, tập hợp, tập kết, tố giác, tổ chức, tổ chức lại, tổng duyệt,
tổng hợp, tổng kiểm kê, tổng kiểm tra, tổng kết, tổng rà soát, tự kiểm tra, tự rà soát, tự đánh giá, viết, vào cuộc,
vá, vận chuyển, vận dụng, vận hành, vận động, vớt, xem, xem xét, xin, xin ý kiến, xuất cấp, xuống giống, xác lập,
xác minh, xác nhận, xác thực, xác định, xây, xây dựng, xã hội hóa, xén, xét, xét duyệt, xét tuyển, xét xử, xóa,
xóa bỏ, xúc tiến, xả lũ, xếp loại, xới, xử lý, xử phạt, xử trí, yêu cầu, yểm trợ, áp dụng, áp giá, đi kiểm tra,
đi thực tế, điều chỉnh, điều hành, điều phối, điều tiết, điều tra, điều động, điểm danh, đo đạc, đàm phán, đào tạo,
đào đắp, đánh bắt, đánh giá, đính chính, đón tiếp, đóng góp, đóng điện, đôn đốc, đăng cai, đăng ký, đăng tải,
đơn giản hóa, đưa, đưa tin, đảm bảo, đấu mối, đấu nối, đấu thầu, đấu thầu lại, đấu tranh, đầu tư, đẩy lùi, đẩy mạnh,
đẩy nhanh, đắp, đặt biển, đặt hàng, đặt tên, đề cao, đề cử, đề nghị, đề ra, đề xuất, đề đạt, đền bù, định giá,
đốc thúc, đối chiếu, đối soát, đối sánh, đối thoại, đối ứng, đồng bộ, đồng bộ hóa, đồng hành, đổi mới, động viên,
ưu tiên, ổn định, ủng hộ, ủy quyền, ứng cứu, ứng dụng, ứng phó, ứng trước, ứng trực
""")

# Verbs that are too often a word of a unit's name to end one: "Trung tâm Kiểm định", "Phòng Giáo dục"
VERBS_OF_NAMES = split("""
bảo quản, bảo mật, chăm sóc, phòng chống, giáo dục, lãnh đạo, kiểm định, kiểm nghiệm, kiểm dịch, phục vụ,
thường trực, lưu trữ, vệ sinh, tư vấn, tuyển sinh, quản trị, trợ giúp, cứu hộ, cứu trợ, phục hồi, thực hành,
định hướng, làm, đóng, tính, chốt, đón, giảm, tăng, đẩy, quan trắc, khảo nghiệm, kiểm toán
""")

# What else ends a unit's name: "Sở Y tế tại các cuộc họp", "Bộ Công Thương về việc ...", "Cục A để ..."
ENDS = split("""
dự thảo, làm, để, nhằm, về, tại, với, từ, đến, cho, như, gồm, bao gồm, khi, nếu, mà, do, theo, trên, trong, trước,
sau, chậm nhất, muộn nhất, căn cứ, cùng, và, hoặc, cũng, sẽ, đã, đang, được, bị, không, chưa, còn, vẫn, là, có, phải,
cần, một mặt, của, thì, này, nêu, nói, đó, ngày, vào, bằng, qua, tới, hay, đều, luôn, thuộc, liên quan, bổ nhiệm,
xin, hết, đồng thời, thông qua, tự, ngoài, nhất là, khác, dưới
""")

# Sections that look back: "I. ĐÁNH GIÁ CHUNG", "1. Kết quả đạt được", "Về tình hình ..."
LOOKING_BACK = split("""
đánh giá, kết quả, tình hình, tồn tại, hạn chế, nguyên nhân, khó khăn, thuận lợi, ưu điểm, khuyết điểm, thành tích
""")
LOOKING_FORWARD = split("""
nhiệm vụ, giải pháp, thời gian tới, phương hướng, kiến nghị, yêu cầu, chỉ đạo, trọng tâm, tổ chức thực hiện,
phân công, định hướng
""")

# "Đồng thời ...", "Vì vậy, ...", "Trong thời gian tới, ...": what may stand before an assigning clause
CONNECTIVES = split("""
đồng thời, bên cạnh đó, ngoài ra, vì vậy, do đó, do vậy, trên cơ sở đó, trong thời gian tới, thời gian tới,
mặt khác, trước mắt, tiếp đó, theo đó, trong đó, riêng, cụ thể, như vậy, từ nay đến cuối năm, từ nay đến hết năm,
vấn đề này, sau đó, về phía, đối với, tuy nhiên, vì thế, đặc biệt, cùng với đó, đặc biệt là, trong đó lưu ý,
đồng thời lưu ý
""")

# "Trên cơ sở kết quả rà soát, ...", "Trường hợp còn thiếu, ...": what goes on to a comma before the duty
STARTS = split("""
đối với, để, nhằm, trên cơ sở, căn cứ, trường hợp, theo, sau khi, trước, trong, về, tại, từ, với, khi, hằng, hàng,
định kỳ, chậm nhất, ngay, nếu, riêng, qua, liên quan, bên cạnh, cùng với, ngoài, thực hiện nghị quyết,
thực hiện chỉ thị, thực hiện kết luận, thực hiện ý kiến
""")

# Who gives duties and is given none: "Bộ tiếp thu ...", "Lãnh đạo Bộ chỉ đạo ..."
TOP = frozenset(
    split("""
bộ, chính phủ, thủ tướng chính phủ, thủ tướng, lãnh đạo bộ, lãnh đạo, quốc hội, bộ trưởng, đồng chí, thứ trưởng,
phó thủ tướng, lãnh đạo tỉnh
""")
)

# Requests on how to work, which never end: "tăng cường kiểm tra ...", "nghiêm túc rút kinh nghiệm ..."
STANDING = split("""
nghiêm túc rút kinh nghiệm, nghiêm túc thực hiện, nghiêm túc chấp hành, thường xuyên, tăng cường, nâng cao, bảo đảm,
đảm bảo, chấp hành, bám sát, quan tâm, phát huy, đổi mới, giữ vững, nỗ lực, thực hiện nghiêm, đẩy mạnh,
chủ động nắm, duy trì, thực hiện tốt, thực hiện đầy đủ
""")

# What "giao" may give that is nobody: "giao nhiệm vụ ...", "giao đất ..."
GIVEN_THINGS = split("""
nhiệm vụ, chỉ tiêu, kế hoạch, đất, vốn, dự toán, biên chế, kinh phí, quyền, thêm, bổ sung, trách nhiệm, khoán,
thông, lưu, việc, dự án, mặt bằng, rừng, tài sản, này, trên, đó, để, thời
""")

# Consent and praise, which ask nothing: "Thống nhất đề xuất của Sở Y tế ...", "Đồng ý chủ trương ..."
CONSENT = split("""
thống nhất với, thống nhất đề xuất, thống nhất chủ trương, thống nhất ý kiến, thống nhất nội dung, thống nhất theo,
cơ bản thống nhất, đồng ý, nhất trí, chấp thuận, cho phép, ghi nhận, hoan nghênh, biểu dương, đánh giá cao, cảm ơn,
chúc mừng, chia sẻ với, cho chủ trương, ban hành kèm theo, kèm theo
""")
