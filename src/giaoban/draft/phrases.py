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
tiếp tục, khẩn trương, tập trung, chủ động, tích cực, thường xuyên, kịp thời, nghiêm túc, quyết liệt, trực tiếp,
sớm, nhanh chóng, nghiêm, kiên quyết, tuyệt đối, đặc biệt quan tâm, đặc biệt chú ý, thực sự, cùng nhau, đồng loạt,
tổ chức, chỉ đạo, cần, phải, không, không để, không được, có trách nhiệm, có nhiệm vụ, ngay, định kỳ, hằng tháng,
hàng tháng, hằng quý, hàng quý, hằng năm, hàng năm, hằng tuần, hàng tuần, một mặt phải, cũng phải, cũng cần, nỗ lực,
cố gắng, tăng cường, đẩy mạnh, đẩy nhanh, phối hợp, chủ trì, đồng thời, chấp hành nghiêm, làm đầu mối, là đầu mối,
là cơ quan đầu mối, là đơn vị đầu mối, là cơ quan chủ trì, là đơn vị chủ trì, có văn bản, có kế hoạch, có giải pháp,
có phương án, có biện pháp, ưu tiên, quan tâm, hết sức, quyết tâm
""")

# Verbs that open the content of a duty
VERBS = split("""
ban bố, bình bệnh án, bình công, bù, bù đắp, bơm tiêu, bơm, bắn pháo hoa, bắt giữ, che chắn, chiêu sinh, cho ra, cho thôi,
chuyển giao, chuẩn y, chăm bón, chắt lọc, chặn, chỉnh lý, chỉnh trang, chốt số liệu, chứng thực, cày ải, cảnh giới,
cứu chữa, cử tuyển, dò tìm, dỡ bỏ, dừng thi công, giao lưu, giao nộp, giãn, giới hạn, gấp rút, gắn kết, hiến kế,
hạ độ cao, hạch toán, hồi đáp, khai quật, khuyến mại, khám sàng lọc, khơi dòng, khấu trừ, khắc dấu, khởi thảo,
khử trùng, kiềm chế, kiểm soát chặt, kiểm thử, kiểm đếm, kết nạp, luân phiên, làm mới, làm đường, lên danh sách,
lên lịch, lấp đầy, lấy mẫu, lấy số liệu, mời, mở lớp, ngăn mặn, ngầm hóa, nhân bản, nhận bàn giao, nhắn tin, nhổ,
nạo hút, nối lại, phong tỏa, phá dỡ, phân giao, phân luồng, phân rã, phân vai, phòng trừ, phổ cập, phủ sóng,
phủ xanh, quy đổi, rút gọn, san lấp, sao gửi, soát xét, sát hạch, sơ chế, thu dọn, thu nộp, thu thuế,
thu xếp, thuyết minh, tháo dỡ, thâm canh, thông tuyến, thông xe, thăm hỏi, thương lượng, thẩm vấn, thừa ủy quyền,
tiêu úng, tiếp sức, tiết lộ, tiễn, tra cứu, triệu tập, truy tìm, truy vết, trám lấp, trưng bày, trưng dụng, trả lại,
trải thảm, trấn áp, trồng rừng, trực chốt, tuyên án, tái kiểm tra, tích nước, tính đúng, tôn tạo, tăng ca, tước,
tưới, tu sửa, tạm giữ, tạm ngừng, tạo lập, tập dượt, tố giác, tự rà soát, tự đánh giá, viết, vớt, xuất cấp, xác thực, xén,
xét, xét duyệt, xét tuyển, xóa bỏ, xả lũ, xếp loại, xới, xử trí, yểm trợ, áp giá, đi thực tế, điểm danh, đo đạc,
đào đắp, đánh bắt, đón tiếp, đóng điện, đấu mối, đấu thầu lại, đắp, đặt biển, đặt tên, đề đạt, đối ứng, đồng bộ hóa,
ứng trước,
bảo hộ, bồi thường, sơ tán, phòng ngừa, phun, rải, vá, gia cường, trám, cắt tỉa, khám tuyển, khám, quyết toán,
bàn bạc, báo tin, biên soạn, biên tập, bình chọn, bình xét, bổ khuyết, can thiệp, cải tiến, cảnh giác, cân nhắc,
chấm điểm, chấp thuận, chia tách, chỉ định, chứng minh, cung ứng, dán, dẫn dắt, diễn tập, điều động, định giá,
đấu nối, đấu tranh, đề cử, đề ra, đền bù, đi kiểm tra, đóng góp, giải tỏa, ghép, giữ, góp, họp, hoàn trả, hội đàm,
hủy, khai giảng, khai thông, khoanh nợ, kiến tạo, kích hoạt, kỷ luật, làm chủ, liên kết, lưu giữ, mở, ngừng, nhận,
nối, phân luồng, phân nhóm, phê chuẩn, sàng lọc, tái cấu trúc, tạm dừng, tập kết, tham dự, tham khảo, thanh lý,
tiêm, tiết giảm, tìm, tổng duyệt, trang trí, trao, trích, truy cứu, tu bổ, tuyển chọn, tự kiểm tra, ủng hộ, ứng cứu,
ứng trực, xác lập, xem, xin, thương thảo, thỏa thuận, khai mạc, tổng kiểm kê, hiện đại hóa, xã hội hóa, cơ giới hóa,
tin học hóa, nhìn nhận, thử nghiệm, nhân giống, gieo cấy, hoán đổi, cho phép, cho ý kiến, cho vay, có ý kiến,
có báo cáo, có hướng dẫn, có cơ chế, có chính sách, phản ánh, tăng thời lượng, ra quân, bám nắm, bám địa bàn,
hoàn chỉnh, hoàn tất, giúp, mua, bán, thuê, xây, sửa, trả, cắm, gắn, nâng, chi, thu, phụ trách, trực, chỉnh sửa,
phát hành, tập hợp, thu thập, kiểm kê, phân định, phân khai, gia hạn, hiệu chỉnh, đối chiếu, xác nhận, công nhận,
nhắc nhở, phê bình, thoái vốn, cổ phần hóa, lắp đặt, trang bị, vận chuyển, di chuyển, khoanh vùng, cách ly,
tiêu hủy, nạo vét, gia cố, tạm ứng, hưởng ứng, tôn vinh, tuyên dương, đăng tải, phát sóng, đưa tin, niêm yết,
tiếp công dân, hòa giải, truy quét, tuần tra, khởi tố, truy tố, xét xử, thi hành, giám định, bảo dưỡng, duy tu,
siết chặt, thắt chặt, tìm kiếm, lựa, bình ổn, điều tiết, điều hành, điều phối, kích cầu, thu mua, dự trữ, phân phối,
tham vấn, phản biện, đính chính, rút, hủy bỏ, thẩm duyệt, chứng nhận, tổng kiểm tra, tăng tốc, khai báo, truy thu,
trao tặng, đăng cai, chào mừng, rà soát, nghiên cứu, xây dựng, tham mưu, báo cáo, trình, ban hành, hướng dẫn,
kiểm tra, thanh tra, giám sát, theo dõi, đôn đốc, tổng hợp, tổ chức, triển khai, thực hiện, chỉ đạo, đẩy mạnh,
đẩy nhanh, đẩy lùi, tăng cường, nâng cao, hoàn thiện, hoàn thành, xem xét, giải quyết, xử lý, đề xuất, kiến nghị,
bố trí, cân đối, ưu tiên, quan tâm, tạo điều kiện, hỗ trợ, cung cấp, công bố, công khai, thông báo, thông tin,
làm việc, làm rõ, làm tốt, đánh giá, phân tích, xác định, lập, phê duyệt, thẩm định, thẩm tra, quyết định, đăng ký,
cập nhật, lồng ghép, sửa đổi, bổ sung, điều chỉnh, tuyên truyền, phổ biến, quán triệt, vận động, huy động, phân bổ,
giải ngân, quản lý, khai thác, vận hành, bảo đảm, đảm bảo, duy trì, phát triển, mở rộng, thu hút, xúc tiến,
đàm phán, ký kết, tiếp thu, giải trình, trả lời, gửi, nộp, cử, thành lập, kiện toàn, củng cố, sắp xếp, bàn giao,
tiếp nhận, chuyển, phân công, phân cấp, phân loại, giao, ủy quyền, yêu cầu, đề nghị, rút kinh nghiệm, kiểm điểm,
kiểm soát, khắc phục, tháo gỡ, ngăn chặn, phát hiện, phát huy, phát động, xử phạt, thu hồi, cưỡng chế, khởi công,
khởi động, thi công, giải phóng, lựa chọn, đấu thầu, nghiệm thu, thanh toán, thống kê, điều tra, khảo sát, số hóa,
chuẩn bị, chuẩn hóa, kết nối, chia sẻ, đồng bộ, tích hợp, áp dụng, ứng dụng, bám sát, nắm chắc, nắm, lắng nghe,
đối thoại, chăm lo, thăm, chi trả, cấp, mua sắm, đầu tư, nâng cấp, cải tạo, sửa chữa, bảo trì, bảo vệ, tiết kiệm,
cắt giảm, đơn giản hóa, cải cách, cải thiện, đổi mới, dự kiến, tính toán, lấy ý kiến, đưa, xóa, tổng kết, sơ kết,
phối hợp, chủ trì, chuyển đổi, cụ thể hóa, tận dụng, khai trương, thúc đẩy, khuyến khích, hình thành, thiết lập,
thiết kế, quy hoạch, quy định, sử dụng, tiến hành, tiếp cận, trao đổi, thống nhất, tiếp xúc, chấn chỉnh, tập huấn,
đào tạo, bồi dưỡng, tuyển dụng, luân chuyển, bổ nhiệm, khen thưởng, nhân rộng, giữ vững, giữ gìn, bảo tồn, xác minh,
kê khai, khẳng định, chấp hành, tuân thủ, căn cứ, nhận diện, ngăn ngừa, rút ngắn, nhất quán, minh bạch, phấn đấu,
hạn chế, khơi thông, tái cơ cấu, cơ cấu, dành, chịu trách nhiệm, hợp tác, liên hệ, giới thiệu, quảng bá, hoạch định,
dự báo, cảnh báo, ứng phó, khôi phục, di dời, tái định cư, trồng, tổ chức lại, bắt đầu, kết thúc, dừng, chấm dứt,
loại bỏ, bãi bỏ, thay thế, sáp nhập, hợp nhất, giải thể, xin ý kiến, góp ý, tham gia, đồng hành, đề cao, chú trọng,
chú ý, động viên, vào cuộc, nêu cao, chủ động, nhanh chóng, soạn thảo, truyền thông, dọn dẹp, thu gom, kêu gọi,
nghiêm túc, tôn trọng, khơi dậy, tranh thủ, thí điểm, đặt hàng, thông suốt, ổn định, cam kết, đốc thúc, vận dụng,
tổng rà soát, thực thi
""")

# Verbs that are too often a word of a unit's name to end one: "Trung tâm Kiểm định", "Phòng Giáo dục"
VERBS_OF_NAMES = split("""
bảo quản, bảo mật, chăm sóc, chống, phòng chống, giáo dục, lãnh đạo, kiểm định, kiểm nghiệm, kiểm dịch, phục vụ,
thường trực, lưu trữ, vệ sinh, tư vấn, tuyển sinh, quản trị, trợ giúp, cứu hộ, cứu trợ, phục hồi, thực hành,
định hướng, làm, đóng, tính, chốt, đón, giảm, tăng, đẩy, quan trắc, khảo nghiệm, kiểm toán
""")

# What else ends a unit's name: "Sở Y tế tại các cuộc họp", "Bộ Công Thương về việc ...", "Cục A để ..."
ENDS = split("""
làm, để, nhằm, về, tại, với, từ, đến, cho, như, gồm, bao gồm, khi, nếu, mà, do, theo, trên, trong, trước, sau,
chậm nhất, muộn nhất, căn cứ, cùng, và, hoặc, cũng, sẽ, đã, đang, được, bị, không, chưa, còn, vẫn, là, có, phải,
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
