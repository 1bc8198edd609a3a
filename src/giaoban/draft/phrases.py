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
giao nhiệm vụ cho, giao trách nhiệm cho, giao cho, giao thêm cho, giao, đồng ý giao, thống nhất giao, thống nhất chủ trương giao,
thống nhất về chủ trương giao, đồng ý chủ trương giao, đồng ý về chủ trương giao, yêu cầu,
đề nghị, phân công, ủy quyền cho, ủy quyền, ủy nhiệm cho, lưu ý, đề xuất giao, nhất trí giao
""")

# "Bộ trưởng giao ...", "Thủ tướng Chính phủ yêu cầu ...", "Tỉnh đề nghị ..."
GIVERS = split("""
bộ, lãnh đạo bộ, chính phủ, tỉnh, thành phố, đồng chí
""")
# ... and with the name of a body or a person: "Ủy ban nhân dân tỉnh đề nghị ...", "Phó Thủ tướng Trần Hồng Hà giao ..."
GIVERS_BY_NAME = split("""
ủy ban nhân dân, ubnd, bộ, ban, sở, cục, tổng cục, văn phòng, thường trực, tỉnh ủy, thành ủy, huyện ủy, đảng ủy,
chi cục, bệnh viện, công ty, tổng công ty, tập đoàn, hội đồng, thủ tướng, phó thủ tướng, bộ trưởng, thứ trưởng,
chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, tổng giám đốc, phó tổng giám đốc, hiệu trưởng, bí thư, phó bí thư,
trưởng ban, phó trưởng ban, cục trưởng, tổng cục trưởng, thống đốc, viện trưởng, chánh án, đồng chí, đ/c, lãnh đạo
""")
# What is to be done, where it stands before who does it: "Việc xử lý hằn lún giao Vụ Khoa học công nghệ chủ trì"
MATTERS = split("""
việc, vấn đề, nội dung, kinh phí, nguồn vốn, thủ tục, hồ sơ, công tác, riêng, đối với, về, các nội dung, kiến nghị,
đề nghị, đề xuất
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
làm tốt như, làm tốt gồm, làm tốt là, thực hiện tốt như, triển khai tốt như, báo cáo đã, trình bày, thông báo, kết luận, là, có tiềm năng, có vị trí, có lợi thế, có vai trò, không có, đều,
thể hiện, góp phần, đạt được, và đại diện, có ý kiến như sau,
có ý kiến chỉ đạo, có ý kiến kết luận, phải được, cần được, vừa, ghi nhận, biểu dương, đánh giá cao, hoan nghênh, cảm ơn
""")

# How a duty is to be done; stands before its verb: "khẩn trương rà soát ...", "thường xuyên kiểm tra ..."
MANNERS = split("""
tự, tiếp tục, khẩn trương, tập trung, chủ động, tích cực, thường xuyên, kịp thời, nghiêm túc, quyết liệt, trực tiếp,
sớm, nhanh chóng, nghiêm, kiên quyết, tuyệt đối, đặc biệt quan tâm, đặc biệt chú ý, thực sự, cùng nhau, đồng loạt,
tổ chức, chỉ đạo, cần, phải, không, không để, không được, có trách nhiệm, có nhiệm vụ, ngay, định kỳ, hằng tháng,
hàng tháng, hằng quý, hàng quý, hằng năm, hàng năm, hằng tuần, hàng tuần, một mặt phải, cũng phải, cũng cần, nỗ lực,
cố gắng, tăng cường, đẩy mạnh, đẩy nhanh, phối hợp, chủ trì, đồng thời, chấp hành nghiêm, làm đầu mối, là đầu mối,
là cơ quan đầu mối, là đơn vị đầu mối, là cơ quan chủ trì, là đơn vị chủ trì, có văn bản, có kế hoạch, có giải pháp,
có phương án, có biện pháp, có lộ trình, có chương trình, có cơ chế, có đề án, ưu tiên, quan tâm, hết sức, quyết tâm
""")

# Verbs that open the content of a duty
VERBS = split("""
ban bố, ban hành, bao tiêu, bao vây, biên soạn, biên tập, biểu quyết, bàn bạc, bàn giao, bàn thảo, bác bỏ, bám nắm,
bám sát, bám trụ, bám địa bàn, bán, báo cáo, báo công, báo tin, bãi bỏ, bình bệnh án, bình chọn, bình công, bình xét,
bình ổn, bóc tách, bù, bù đắp, bơm, bơm tiêu, bảo dưỡng, bảo hộ, bảo trì, bảo tồn, bảo vệ, bảo đảm, bắn pháo hoa,
bắt giữ, bắt đầu, bố phòng, bố trí, bồi dưỡng, bồi thường, bổ khuyết, bổ nhiệm, bổ sung, cam kết, can thiệp, canh gác,
che chắn, chi, chi trả, chia sẻ, chia tách, chiêu sinh, cho cán bộ, cho dừng, cho học sinh, cho nghỉ, cho người,
cho phép, cho ra, cho sinh viên, cho thôi, cho vay, cho ý kiến, chung tay, chuyển, chuyển giao, chuyển đổi, chuẩn bị,
chuẩn hóa, chuẩn y, chào mừng, chú trọng, chú ý, chăm bón, chăm lo, chăn thả, chấm dứt, chấm thi, chấm thầu,
chấm điểm, chấn chỉnh, chấp hành, chấp thuận, chắt lọc, chằng chống, chằng néo, chặn, chặn lọc, chặt tỉa, chỉ đạo,
chỉ định, chỉnh lý, chỉnh sửa, chỉnh trang, chịu trách nhiệm, chống, chốt, chốt chặn, chốt số liệu, chủ trì, chủ động,
chứng kiến, chứng minh, chứng nhận, chứng thực, cung cấp, cung ứng, cài đặt, cào bóc, cày ải, cách ly, cân chỉnh,
cân nhắc, cân đối, có báo cáo, có chính sách, có cơ chế, có hướng dẫn, có ý kiến, công bố, công khai, công nhận,
căn chỉnh, căn cứ, cơ cấu, cơ cấu lại, cơ giới hóa, cưỡng chế, cải chính, cải cách, cải thiện, cải tiến, cải tạo,
cảnh báo, cảnh giác, cảnh giới, cấm, cấp, cấp phép, cập nhật, cắm, cắm cọc, cắm mốc, cắt giảm, cắt tỉa, cổ phần hóa,
cụ thể hóa, củng cố, cứu chữa, cử, cử tuyển, di chuyển, di dời, di tản, diễn tập, duy trì, duy tu, dành, dán, dò tìm,
dẫn dắt, dẫn giải, dập dịch, dập tắt, dặm vá, dọn dẹp, dỡ bỏ, dừng, dừng thi công, dự báo, dự kiến, dự trữ, ghép,
gia cường, gia cố, gia hạn, giao, giao lưu, giao nộp, gieo cấy, gieo sạ, gieo trồng, giám sát, giám định, giãn,
giãn nợ, giúp, giải cứu, giải ngân, giải phóng, giải quyết, giải thể, giải trình, giải tỏa, giới hạn, giới thiệu, giữ,
giữ gìn, giữ vững, gây quỹ, gìn giữ, góp, góp ý, gấp rút, gắn, gắn kết, gỡ bỏ, gửi, hiến kế, hiện đại hóa, hiệp đồng,
hiệu chỉnh, hiệu đính, hoàn chỉnh, hoàn thiện, hoàn thuế, hoàn thành, hoàn trả, hoàn tất, hoán chuyển, hoán đổi,
hoạch định, huy động, hình thành, hòa giải, hòa mạng, hướng dẫn, hưởng ứng, hạ lãi suất, hạ tải, hạ độ cao, hạch toán,
hạn chế, hậu kiểm, họp, hồi đáp, hỗ trợ, hội chẩn, hội ý, hội đàm, hợp long, hợp nhất, hợp thức hóa, hợp tác, hủy,
hủy bỏ, khai báo, khai giảng, khai mạc, khai quật, khai thác, khai thông, khai trương, khen thưởng, khoanh nợ,
khoanh vùng, khuyến cáo, khuyến khích, khuyến mại, khuyến nghị, khám, khám sàng lọc, khám tuyển, khám xét,
khánh thành, khôi phục, khơi dòng, khơi dậy, khơi thông, khảo sát, khấu trừ, khắc dấu, khắc phục, khẳng định,
khống chế, khớp nối, khởi công, khởi kiện, khởi thảo, khởi tố, khởi động, khử khuẩn, khử trùng, kiến nghị, kiến tạo,
kiềm chế, kiểm kê, kiểm nhập, kiểm soát, kiểm soát chặt, kiểm thử, kiểm tra, kiểm điểm, kiểm đếm, kiện toàn, kéo dài,
kéo giảm, kê biên, kê khai, kêu gọi, kích cầu, kích hoạt, kích thích, ký ban hành, ký biên bản, ký cam kết,
ký hợp đồng, ký kết, ký phụ lục, ký quỹ, ký số, ký thỏa thuận, kết nạp, kết nối, kết thúc, kỷ luật, lai tạo, lan tỏa,
liên hệ, liên kết, liệt kê, loại bỏ, lu lèn, luân chuyển, luân phiên, làm chủ, làm mới, làm rõ, làm tốt, làm việc,
làm đường, lên danh sách, lên kế hoạch, lên lịch, lên phương án, lưu giữ, lấp đầy, lấy mẫu, lấy số liệu, lấy ý kiến,
lập, lắng nghe, lắp đặt, lồng ghép, lựa, lựa chọn, minh bạch, mua, mua lại, mua sắm, mã hóa, mật phục, mời, mời thầu,
mở, mở cửa, mở lớp, mở rộng, mở thầu, mở đợt, nghiêm túc, nghiên cứu, nghiệm thu, ngăn chặn, ngăn mặn, ngăn ngừa,
ngầm hóa, ngừng, nhanh chóng, nhân bản, nhân giống, nhân rộng, nhìn nhận, nhường, nhất quán, nhận, nhận bàn giao,
nhận diện, nhận ủy thác, nhắc nhở, nhắn tin, nhổ, niêm phong, niêm yết, nâng, nâng cao, nâng cấp, nêu cao, nạo hút,
nạo vét, nắm, nắm bắt, nắm chắc, nối, nối lại, nộp, nới lỏng, phong tỏa, phun, phá dỡ, phác thảo, phát hiện, phát huy,
phát hành, phát mại, phát quang, phát sóng, phát triển, phát động, phân bổ, phân công, phân cấp, phân giao, phân khai,
phân loại, phân luồng, phân lô, phân nhiệm, phân nhóm, phân phát, phân phối, phân quyền, phân rã, phân tích, phân vai,
phân vùng, phân định, phê bình, phê chuẩn, phê duyệt, phòng ngừa, phòng trừ, phúc tra, phúc đáp, phản biện, phản ánh,
phấn đấu, phối hợp, phổ biến, phổ cập, phụ trách, phục dựng, phủ kín, phủ sóng, phủ xanh, quan tâm, quy hoạch,
quy định, quy đổi, quyên góp, quyết toán, quyết toán thuế, quyết định, quán triệt, quản lý, quảng bá, ra quân,
rà quét, rà soát, rút, rút gọn, rút kinh nghiệm, rút ngắn, răn đe, rải, san lấp, sao gửi, siết chặt, soi chiếu,
soát xét, soạn thảo, sung công, sàng lọc, sáp nhập, sát hạch, sơ chế, sơ kết, sơ tán, sơn kẻ, sắp xếp, số hóa,
sử dụng, sửa, sửa chữa, sửa đổi, tham dự, tham gia, tham khảo, tham mưu, tham vấn, thanh lý, thanh lọc,
thanh quyết toán, thanh toán, thanh tra, thao diễn, thay mới, thay thế, theo dõi, theo sát, thi công, thi hành,
thiêu hủy, thiết kế, thiết lập, thoái thu, thoái vốn, thu, thu dung, thu dọn, thu giữ, thu gom, thu hoạch, thu hút,
thu hồi, thu mua, thu nộp, thu thuế, thu thập, thu xếp, thuyết minh, thuê, thành lập, tháo dỡ, tháo gỡ, thâm canh,
thí điểm, thông báo, thông suốt, thông tin, thông tuyến, thông xe, thúc đẩy, thăm, thăm hỏi, thương lượng,
thương thảo, thảm nhựa, thẩm duyệt, thẩm tra, thẩm vấn, thẩm định, thắp sáng, thắt chặt, thỏa thuận, thống kê,
thống nhất, thừa nhận, thừa ủy quyền, thử nghiệm, thực hiện, thực thi, tin học hóa, tiêm, tiêu hủy, tiêu úng,
tiến hành, tiếp công dân, tiếp cận, tiếp nhận, tiếp quản, tiếp sóng, tiếp sức, tiếp thu, tiếp tế, tiếp xúc, tiết giảm,
tiết kiệm, tiết lộ, tiễn, tra cứu, trang bị, trang trí, tranh thủ, trao, trao quyền, trao tặng, trao đổi, triển khai,
triệt phá, triệt tiêu, triệu tập, truy cứu, truy nã, truy quét, truy thu, truy tìm, truy tố, truy vết, truyền thông,
trám, trám lấp, trám vá, trình, trích, trích lục, trích đo, trưng bày, trưng cầu, trưng dụng, trả, trả kết quả,
trả lại, trả lời, trải thảm, trấn an, trấn áp, trồng, trồng rừng, trợ giá, trục vớt, trục xuất, truy xuất, kháng nghị, rà phá, đỡ đầu, nhận đỡ đầu, tặng, trực, trực chốt,
tu bổ, tu sửa, tuyên dương, tuyên truyền, tuyên án, tuyển chọn, tuyển dụng, tuân thủ, tuần tra, tái canh, tái cơ cấu,
tái cấp vốn, tái cấu trúc, tái kiểm tra, tái lập, tái thiết, tái định cư, tìm, tìm hiểu, tìm kiếm, tích hợp,
tích nước, tính toán, tính đúng, tôn trọng, tôn tạo, tôn vinh, tăng, tăng ca, tăng cường, tăng thời lượng, tăng tốc,
tước, tưới, tạm dừng, tạm giữ, tạm ngưng, tạm ngừng, tạm ứng, tạo lập, tạo điều kiện, tận dụng, tập dượt, tập huấn,
tập hợp, tập kết, tố giác, tổ chức, tổ chức lại, tổng duyệt, tổng hợp, tổng kiểm kê, tổng kiểm tra, tổng kết,
tổng rà soát, tổng vệ sinh, từ chối, tự kiểm tra, tự rà soát, tự đánh giá, vinh danh, viết, vào cuộc, vá, vận chuyển,
vận dụng, vận hành, vận động, vớt, xem, xem xét, xin, xin phép, xin ý kiến, xiết chặt, xuất cấp, xuống giống, xác lập,
xác minh, xác nhận, xác thực, xác định, xây, xây dựng, xã hội hóa, xén, xét, xét duyệt, xét thầu, xét tuyển, xét xử,
xóa, xóa bỏ, xóa sổ, xúc tiến, xả lũ, xếp loại, xới, xử lý, xử phạt, xử trí, yêu cầu, yểm trợ, áp dụng, áp giá,
áp giải, đi kiểm tra, đi thực tế, điều chuyển, điều chỉnh, điều hành, điều phối, điều tiết, điều tra, điều động,
điểm danh, đo vẽ, đo đạc, đàm phán, đào tạo, đào đắp, đánh bắt, đánh giá, đình chỉ, đính chính, đón, đón tiếp,
đóng cửa, đóng góp, đóng điện, đôn đốc, đùm bọc, đăng cai, đăng ký, đăng tải, đơn giản hóa, đưa, đưa tin, đảm bảo,
đấu mối, đấu nối, đấu thầu, đấu thầu lại, đấu tranh, đầu tư, đẩy, đẩy lùi, đẩy mạnh, đẩy nhanh, đắp, đặt biển,
đặt hàng, đặt tên, đề cao, đề cử, đề nghị, đề phòng, đề ra, đề xuất, đề đạt, đền bù, định danh, định giá, định vị,
đốc thúc, đối chiếu, đối phó, đối soát, đối sánh, đối thoại, đối trừ, đối ứng, đồng bộ, đồng bộ hóa, đồng hành,
đổ bê tông, đổi mới, động viên, ưu tiên, ổn định, ủng hộ, ủy quyền, ứng cứu, ứng dụng, ứng phó, ứng trước, ứng trực
""")

# Verbs that are too often a word of a unit's name to end one: "Trung tâm Kiểm định", "Phòng Giáo dục"
VERBS_OF_NAMES = split("""
bảo lãnh, bảo mật, bảo quản, chi viện, chăm sóc, công chứng, cơ động, cứu hộ, cứu trợ, giáo dục, giảm, huấn luyện,
học tập, khảo nghiệm, kiến thiết, kiểm dịch, kiểm nghiệm, kiểm toán, kiểm định, làm, lãnh đạo, lưu hành, lưu trữ,
phòng chống, phục hồi, phục vụ, quan trắc, quản trị, thi tuyển, thường trực, thực hành, thực nghiệm, truyền tải,
trợ giúp, tuyển sinh, tính, tư vấn, vệ sinh, điều trị, đóng, định hướng, ủy thác
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
vấn đề này, một là, hai là, ba là, bốn là, năm là, thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, sau đó, về phía,
đối với, tuy nhiên, vì thế, đặc biệt, cùng với đó, đặc biệt là, trong đó lưu ý,
đồng thời lưu ý
""")

# "Trên cơ sở kết quả rà soát, ...", "Trường hợp còn thiếu, ...": what goes on to a comma before the duty
STARTS = split("""
đối với, để, nhằm, trên cơ sở, căn cứ, trường hợp, theo, sau khi, trước, trong, về, tại, từ, với, khi, hằng, hàng,
định kỳ, chậm nhất, ngay, nếu, riêng, qua, sau, mỗi, trong quá trình, từng bước, nhân dịp, cùng thời gian, liên quan, bên cạnh, cùng với, ngoài, thực hiện nghị quyết,
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
thống nhất với, thống nhất đề xuất, thống nhất sự cần thiết, thống nhất nguyên tắc, thống nhất về,
thống nhất cao, thống nhất chủ trương, thống nhất ý kiến, thống nhất nội dung, thống nhất theo,
cơ bản thống nhất, đồng ý, nhất trí, chấp thuận, cho phép, ghi nhận, hoan nghênh, biểu dương, đánh giá cao, cảm ơn,
chúc mừng, phê bình, nghiêm khắc phê bình, tính đến, chia sẻ với, tham dự cuộc họp có, tham dự hội nghị có, cùng dự, cho chủ trương, ban hành kèm theo, kèm theo
""")
