"""The forms of unit names, as data: head words, persons, group nouns, what qualifies a group, what a name may hold.

No list of names is kept but for the few pieces that hold a comma, since a comma otherwise ends a name.
"""

from __future__ import annotations

import re

from giaoban.draft.phrases import COMMANDS, DUTIES, ENDS, FINDINGS, MANNERS, VERBS, any_of, split

# Heads of bodies: "Cục Việc làm", "Ủy ban nhân dân tỉnh", "Tập đoàn Điện lực Việt Nam"
_BODIES = split("""
tạp chí, thi hành án, thi hành án dân sự, quân đội, lực lượng, vườn quốc gia, khu bảo tồn, nhà hát, đồn, liên hiệp, lữ đoàn, sư đoàn, trại giam, trung ương, mttq, bql, liên minh, cảng vụ, trạm, xí nghiệp,
nhà xuất bản, công đoàn, bảo tàng, thư viện, binh đoàn, quân chủng, ủy ban nhân dân, ubnd, hội đồng nhân dân, hđnd,
ủy ban, hội đồng, ủy ban mặt trận tổ quốc, tổng cục, tổng công ty, tập đoàn, công ty, chi cục, chi nhánh,
doanh nghiệp, bộ tư lệnh, bộ chỉ huy, ban chỉ đạo, ban quản lý, vp, viện kiểm sát, tòa án, học viện, đại học,
trung tâm, công an, quân khu, bộ đội biên phòng, cảnh sát, liên đoàn, mặt trận, ngân hàng, kho bạc, bảo hiểm xã hội,
tỉnh ủy, thành ủy, huyện ủy, đảng ủy, quận ủy, thị ủy, tổ công tác, hải quan, kiểm toán, thông tấn xã, cơ quan,
đơn vị, hiệp hội, hợp tác xã, tỉnh, thành phố, huyện, quận, thị xã, đặc khu, phường, thị trấn, địa phương, nhà máy,
bệnh viện, chủ đầu tư, cổng thông tin, thường trực, ban thường vụ, kiểm lâm, chính quyền, điện lực, cấp ủy,
ban cán sự đảng, đảng đoàn, vpcp, htx, liên danh, phân xưởng, tỉnh đoàn, thành đoàn, huyện đoàn, quận đoàn,
bộ phận, hợp tác xã, phân hiệu, phân viện, chi bộ, đảng bộ, quỹ đầu tư, bhxh, lđlđ, csgt, nhnn, viettel, vnpt,
vinaphone, mobifone, agribank, bidv, vietcombank, vietinbank, petrolimex, evn, evnnpt, pvn, tkv, vtv, vov
""")
# Heads that are another word before one of these: "bộ máy", "trường hợp", "ban hành", "phòng, chống"
_BODIES_BUT_BEFORE = {
    "ngành": "nghề học hàng",
    "đội": "ngũ hình",
    "khối": "lượng",
    "khoa": "học bảng",
    "hạt": "giống nhân",
    "bộ": "máy môn luật phận tiêu thủ chỉ đội mặt",
    "cục": "bộ diện",
    "vụ": "việc án mùa lợi đông",
    "sở": "hữu dĩ trường",
    "ban": "hành đầu đêm",
    "văn phòng": "phẩm",
    "thanh tra": "kiểm giám việc các công tác",
    "viện": "trợ dẫn phí",
    "trường": "hợp học",
    "phòng": "chống ngừa cháy học khám bệnh không hộ vệ thủ",
    "đoàn": "kết viên thể",
    "hội": "nghị họp thảo nhập tụ trường đồng",
    "đài": "thọ",
    "báo": "cáo đảm động chí hiếu",
    "quỹ": "đất",
    "xã": "hội luận giao",
    "tổ": "chức",
    "thuế": "suất thu nhập quan",
}
BODIES = dict.fromkeys(_BODIES, "") | _BODIES_BUT_BEFORE
# Heads that a small letter may not begin in running text, even before a capital: "vụ Việt Á", "báo Nhân dân"
NEVER_SMALL = frozenset(split("lực lượng, quân đội, báo, hội, vụ, thuế, quỹ, đài"))
# Heads that also stand after another: "Tập đoàn Điện lực Việt Nam", "Bộ Công an"
BARE_TOO = frozenset(split("điện lực, hải quan, thuế, công an, kiểm lâm"))
# Heads whose name may begin with a verb: "Trung tâm thông tin", "Sở xây dựng", "Hội đồng thẩm định Nhà nước"
NAMED_BY_VERB = frozenset(
    split("trung tâm, tổng cục, cục, vụ, sở, viện, phòng, ban, chi cục, thanh tra, bộ, hội đồng, ủy ban, tổ")
)
NAMING = split("""
thông tin, xây dựng, tổ chức cán bộ, quản lý, kiểm tra, thanh tra, đào tạo, đầu tư, hợp tác quốc tế, phát triển,
giám sát, bảo vệ, bảo trợ, thẩm định, ứng dụng, nghiên cứu, hỗ trợ, xúc tiến, kiểm soát, kiểm định, khai thác,
kế hoạch, dạy nghề, đổi mới, điều tiết, điều hành, thi đua khen thưởng, thương mại, thủy lợi, trồng trọt, tư vấn, giáo dục, điều phối,
theo dõi thi hành án, chống tham nhũng, chống buôn lậu
""")

# The whole names of offices that hold a verb after another word: "Phòng Kế hoạch tổng hợp"
OFFICES = re.compile(any_of(split("kế hoạch tổng hợp, hành chính tổng hợp, kế hoạch nghiệp vụ, tổ chức hành chính")))
OF_OFFICES = frozenset({"phòng", "ban", "tổ"})

# Nouns of groups: "các đơn vị, địa phương", "các sở, ban, ngành", "chính quyền các cấp", "các chủ rừng"
GROUPS = split("""
nhà thầu thi công, đơn vị thi công, cao đẳng, trung cấp, trường cao đẳng, trường trung cấp, đại học, thôn, bản, ấp,
tổ dân phố, khu dân cư, bộ, cơ quan ngang bộ, cơ quan thuộc chính phủ, cơ quan trung ương, cơ quan, ban, ngành,
đoàn thể, đơn vị, địa phương, sở, tỉnh, thành phố, thành, thị, huyện, thị xã, xã, phường, quận, thị trấn, đặc khu, cục,
vụ, tổng cục, tổ chức, doanh nghiệp, hiệp hội, phòng, chi cục, viện, trường, trung tâm, tập đoàn, tổng công ty,
ban quản lý dự án, ban quản lý, chủ đầu tư, nhà thầu, nhà đầu tư, ngân hàng, ủy ban nhân dân, ubnd, hội, cấp,
cấp ủy đảng, cấp ủy, chính quyền, lực lượng, chủ rừng, cơ sở, trường đại học, tổ chức chính trị, hội đoàn thể,
ban ngành, sở ngành, bộ ngành, tổ chức tín dụng, công ty, đoàn, mặt trận, người dân, nhân dân, tư vấn, tư vấn giám sát,
đơn vị tư vấn, bên liên quan, thành viên, chuyên gia, cấp chính quyền, tổ chức hội, bệnh viện, cơ quan báo chí,
phòng ban, ban đảng, tổ chức đảng, nhà máy, khu công nghiệp, công an, thành viên ban chỉ đạo, trường học,
cơ sở giáo dục, cơ sở y tế, tổ chức chính trị - xã hội - nghề nghiệp, tổ chức chính trị - xã hội,
tổ chức chính trị xã hội, tổ chức xã hội, tổ chức xã hội - nghề nghiệp, hợp tác xã, htx, khoa, báo, đài, trạm, ban qlda,
điện lực, đồn biên phòng, công ty thủy nông, hội quần chúng, hội đặc thù, tổ chuyên môn, bộ phận, quỹ tín dụng,
cấp hội, chi bộ, đảng bộ, huyện ủy, thành ủy, thị ủy, đảng ủy, tỉnh ủy, liên danh, đội, nhà trường, cơ sở đào tạo, tòa án,
khoa đào tạo, thôn trưởng, khu phố, tiểu khu, ngân hàng thương mại, cơ quan thông tin đại chúng, cơ quan thông tin,
cơ quan truyền thông, cơ quan quản lý nhà nước, ban qlda, cơ sở giáo dục đại học, viện nghiên cứu,
hãng hàng không, hãng vận tải, hãng tàu, hộ dân, hộ gia đình, trường phổ thông, cơ sở khám bệnh chữa bệnh
""")
# "các địa phương, đơn vị": two addressees; "các sở, ban, ngành", "các cơ quan, đơn vị liên quan": one
APART = frozenset(
    split("địa phương, đơn vị, cơ quan, chủ rừng, doanh nghiệp, chủ đầu tư, nhà thầu, hiệp hội, người dân")
)
PLACES = frozenset(split("tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu"))
QUANTITY = r"(?:(?:tất cả|toàn bộ|toàn thể|hầu hết)\s)?(?:các|cát|từng|những|mọi|mỗi)(?!\w)"
# as in "các chủ hồ chứa", "các chủ tàu"
_OWNERS = (
    r"chủ (?:hồ chứa|hồ đập|đập|hồ|tàu cá|tàu|phương tiện|cơ sở|doanh nghiệp|dự án|công trình|nguồn thải|mỏ)(?!\w)"
)
NOUN = rf"(?:{_OWNERS}|{any_of(GROUPS)})"
# as in "các Bộ, UBND các tỉnh": committees that say of which places are units of their own
_NOT_OF_PLACES = r"(?!(?:ủy ban nhân dân|ubnd|hđnd)\s(?:các|tỉnh|thành phố|huyện|quận|thị|xã|phường|cấp)(?!\w))"
# "02 tỉnh Gia Lai, Đắk Lắk"
COUNTED = rf"(?:{QUANTITY}|[0-9]{{1,2}})"
GROUP_LIST = re.compile(rf"{COUNTED}\s{NOUN}(?:(?:,\s|\s(?:và|hoặc)\s|/)(?:các\s)?{_NOT_OF_PLACES}{NOUN})*")
# "Thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ", "UBND xã, thị trấn"
LOOSE_LIST = re.compile(rf"{NOUN}(?:(?:,\s|\s(?:và|hoặc)\s){NOUN})*")
# A group that needs no "các": "địa phương, đơn vị", "chính quyền địa phương"
LOOSE = re.compile(
    any_of(
        split("""
cơ quan, đơn vị, địa phương, chính quyền, cấp ủy, lực lượng, chủ rừng, chủ đầu tư, nhà đầu tư, nhà thầu thi công,
đơn vị thi công, nhà thầu, doanh nghiệp, cơ sở, nhân dân, người dân, ubnd, ủy ban nhân dân, cơ sở đào tạo,
cơ sở giáo dục, cơ sở y tế, cơ sở khám bệnh chữa bệnh, cơ sở sản xuất, nhà trường, hợp tác xã
""")
    )
)
# "... có liên quan", "... thuộc, trực thuộc Bộ", "... trên địa bàn tỉnh": what says which of the group
_OF = r"(?:bộ|sở|tỉnh|thành phố|ngành|trung ương|huyện|ubnd tỉnh|ủy ban nhân dân tỉnh|cục|tổng cục|chính phủ)"
QUALIFIER = re.compile(
    r"\s(?:(?:có\s)?liên quan(?:\skhác)?|chức năng(?:\sliên quan)?|chuyên môn|khác|nêu trên|địa phương|cơ sở"
    r"|trên địa bàn(?:\s(?:toàn\s)?(?:tỉnh|thành phố|huyện))?|trực thuộc trung ương"
    rf"|(?:thuộc,\s)?(?:trực\s)?thuộc(?:\s(?:và\s)?trực thuộc)?\s{_OF}|trực thuộc|cơ quan bộ"
    r"|của (?:bộ|tỉnh|ngành|trung ương|thành phố|huyện|địa phương)|trong (?:tỉnh|ngành|cả nước)|trung ương"
    r"|cấp (?:tỉnh|huyện|xã|cơ sở|trên)(?:,\scấp (?:tỉnh|huyện|xã))*|các cấp|chủ quản|thương mại|chủ trì"
    r"|nhà nước|nhà thầu|tư vấn|được giao|ở nước ngoài|là tổ chức|ngang bộ|thuộc chính phủ|có thẩm quyền"
    r"|khám bệnh, chữa bệnh|khám, chữa bệnh|sự nghiệp|quản lý nhà nước|xây dựng đảng|đại diện(?:\sngoại giao)?(?:\scủa)?(?:\sviệt nam)?|ven biển|miền núi|biên giới|có biển|có rừng|(?:nơi )?có dự án(?: đi qua)?|bị thiệt hại|bị ảnh hưởng)(?!\w)"
)
# What may follow the name of one body: "UBND các tỉnh có liên quan", "chính quyền các cấp"
# What boards and committees are for: "Ban Chỉ đạo quốc gia về chuyển đổi số"
_TOPICS = any_of(
    (
        *split("""
chuyển đổi số, cải cách hành chính, giảm nghèo, giảm nghèo bền vững, xây dựng nông thôn mới, an toàn thực phẩm,
hội nhập quốc tế, nhân quyền, biến đổi khí hậu, trẻ em, thanh niên, phòng thủ dân sự, phát triển nhà ở xã hội,
tăng trưởng xanh, đổi mới sáng tạo, người khuyết tật, người cao tuổi, nông thôn mới
"""),
        "phòng, chống thiên tai",
        "phòng, chống dịch bệnh",
        "phòng, chống tham nhũng",
        "phòng, chống tham nhũng, lãng phí, tiêu cực",
        "phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
    )
)
_LEVEL = any_of((*PLACES, "thành", "thị"))
TAIL = re.compile(
    r"\s(?:có liên quan|liên quan|các cấp|của quốc hội|các chương trình mục tiêu quốc gia"
    rf"|về {_TOPICS}"
    rf"|các {_LEVEL}(?:(?:,|\svà)\s{_LEVEL})*(?:\strực thuộc trung ương)?)(?!\w)"
)

# Names that hold a comma: "Bộ Văn hóa, Thể thao và Du lịch", "Cục Phòng, chống tệ nạn xã hội"
COMMA_PIECES = re.compile(
    r"(?:bồi thường, hỗ trợ(?:(?:,|,? và) tái định cư)?|bồi thường, giải phóng mặt bằng|lao động, thương binh|tài nguyên, môi trường|văn hóa, thông tin|giao thông, vận tải|tổ chức, cán bộ"
    r"|kế hoạch, tài chính|văn hóa, xã hội|kế hoạch, đầu tư|văn hóa, thể thao|phòng, chống|bảo vệ, chăm sóc"
    r"|thương binh, liệt sĩ|cứu hộ, cứu nạn|thông tin, tuyên truyền"
    r"|thể dục, thể thao|quản lý, giám sát|nông, lâm|công chức, viên chức|cán bộ, công chức|khám, chữa|giáo dục, đào tạo|thiếu niên, nhi đồng"
    r"|khoa học, công nghệ|đo lường, chất lượng|thi đua, khen thưởng|học sinh, sinh viên|thông tấn, báo chí|công nghệ, môi trường"
    r"|và (?:đài )?phát thanh, truyền hình|phát thanh, truyền hình)"
)
# Words that end a name elsewhere but belong to it in these pairs: "dự án đầu tư xây dựng", "Cục Người có công"
INNER = re.compile(
    r"(?:dịch vụ (?=tổng hợp|đấu giá)|tài chính (?=kế toán)|hành chính (?=quản trị)"
    r"|ngoại (?=giao)|hàng (?=không)|công (?=trình|bố)|chương (?=trình)|quy (?=trình|định|hoạch)|việc (?=làm)"
    r"|người (?=có công)|thường (?=trực)|nhà nước (?=về (?!việc))|kinh tế (?=xây dựng)|phòng (?=chống)|chỉ đạo (?=chống)"
    r"|thiết (?=bị)|đầu tư (?=xây dựng|phát triển)|quy hoạch (?=xây dựng|phát triển)|dự án (?=đầu tư)"
    r"|quản lý (?=xây dựng|đầu tư|đào tạo|thị trường|khai thác)|hợp tác (?=phát triển|đầu tư)|an toàn (?=thông tin)"
    r"|công nghệ (?=thông tin)|hạ tầng (?=thông tin)|bảo hiểm (?=thanh toán)|phát triển (?=đầu tư)"
    r"|đổi (?=mới)|thị trường (?=trong nước|ngoài nước)|trong (?=nước)|chiến lược (?=phát triển)|nuôi (?=trồng)|vật liệu (?=xây dựng)|giải tỏa (?=đền bù)|đền (?=bù)|xúc tiến (?=đầu tư|thương mại|du lịch)|lao động (?=ngoài nước)|nhà nước (?=tại doanh nghiệp)|tại (?=doanh nghiệp)|cải cách (?=hành chính)|giáo dục (?=đào tạo|nghề nghiệp|thường xuyên)|trợ giúp (?=pháp lý)|cán bộ (?=quản lý)"
    r"|phục vụ (?=hành chính)|truyền (?=hình)|tiếng (?=nói)|xuất (?=nhập khẩu))"
)
BREAK = re.compile(any_of((*COMMANDS, *DUTIES, *FINDINGS, *MANNERS, *VERBS, *ENDS)))
# Nouns whose first word ends a name elsewhere: "công trình giao thông", "dịch vụ công trực tuyến"
NO_BREAK = re.compile(
    any_of(
        split("""
giao thông, giao dịch, giao lưu, trực tuyến, chi nhánh, chi cục, chi bộ, thu nhập, tự động, tự nhiên, tự do, cấp cứu,
cấp nước, cấp thoát nước, mua sắm công, sử dụng đất, quản lý đất đai, điều hành thông minh, cấp tỉnh, cấp huyện, cấp xã
""")
    )
)

# What the ministries and the offices of provinces and districts are for: after Bộ and Sở these are whole names, so
# that "Bộ Công Thương và Y tế" is two and "Sở Nội vụ xét ..." ends before a verb that no list holds
SUBJECTS = re.compile(
    any_of(
        split("""
tài chính, y tế, nội vụ, xây dựng, công thương, tư pháp, ngoại giao, ngoại vụ, quốc phòng, công an, công nghiệp,
thương mại, thủy sản, thủy lợi, lâm nghiệp, nông nghiệp, giao thông vận tải, giao thông - vận tải, du lịch,
kế hoạch và đầu tư, kế hoạch đầu tư, nông nghiệp và phát triển nông thôn, nông nghiệp và ptnt, nông nghiệp & ptnt,
nông nghiệp và môi trường, tài nguyên và môi trường, tài nguyên môi trường, khoa học và công nghệ,
khoa học công nghệ, giáo dục và đào tạo, giáo dục - đào tạo, thông tin và truyền thông, bưu chính viễn thông,
lao động - thương binh và xã hội, văn hóa - thông tin, văn hóa và thể thao, văn hóa thông tin,
dân tộc và tôn giáo, quy hoạch - kiến trúc, quy hoạch kiến trúc, giao thông công chính, công nghiệp và thương mại,
thương mại và du lịch, thương mại - du lịch, du lịch và thương mại, thể dục thể thao, thể dục - thể thao,
thương mại du lịch, giao thông công chánh, tài nguyên - môi trường, kế hoạch - đầu tư, khoa học - công nghệ, bưu chính - viễn thông
""")
    )
    + r"|(?:văn hóa, thể thao và du lịch|lao động, thương binh và xã hội|văn hóa, thông tin và du lịch"
    r"|khoa học, công nghệ và môi trường)(?!\w)"
)
# Whose names the subjects are whole after
OF_SUBJECTS = frozenset({"bộ", "sở"})
# What names are of, in small letters: after four other small words a name has long ended, at a verb no list holds
NAME_WORDS = re.compile(
    any_of(
        split("""
dự án, đầu tư, xây dựng, công trình, giao thông, nông thôn, nông nghiệp, công nghiệp, kinh tế, khu vực, nhân dân,
thương binh, liệt sĩ, liệt sỹ, xã hội, tệ nạn, lao động, an toàn, an ninh, dân tộc, khoa học, công nghệ, thông tin, truyền thông,
tài chính, kế toán, ngân hàng, nhà nước, doanh nghiệp, quốc gia, trung ương, địa phương, hành chính, tổng hợp, tổ chức, cán bộ,
môi trường, biến đổi, khí hậu, thiên tai, lụt bão, nông thôn mới, tìm kiếm, cứu nạn, cứu hộ, cứu trợ, chất lượng, nông lâm sản, lâm sản, thủy sản,
thực phẩm, thị trường, công sản, kho quỹ, biên giới, biên phòng, cửa khẩu, hải đảo, thủy lợi, đê điều, chăn nuôi, thú y,
thực vật, trồng trọt, kiểm lâm, lâm nghiệp, việc làm, người có công, trẻ em, bình đẳng giới, y tế, dự phòng,
khám chữa bệnh, dân số, bệnh tật, vệ sinh, sức khỏe, sinh sản, giáo dục, đào tạo, đại học, cao đẳng, trung học, tiểu học, mầm non,
nghề, thể thao, thể dục, du lịch, văn hóa, nghệ thuật, di tích, di sản, báo chí, xuất bản, phát thanh, truyền hình,
điện tử, viễn thông, bưu chính, tần số, vô tuyến điện, hạ tầng, kỹ thuật, đô thị, nhà ở, đất đai, quỹ đất, quy hoạch,
kiến trúc, đo đạc, bản đồ, địa chất, khoáng sản, tài nguyên, pháp chế, pháp luật, pháp lý, tư pháp, hộ tịch, quốc tế,
đối ngoại, lãnh sự, thi đua, khen thưởng, công dân, chính trị, tư tưởng, tuyên giáo, dân vận, nội chính, cơ sở, nạn nhân,
chất độc da cam, đi-ô-xin, người cao tuổi, người khuyết tật, người mù, ngoài nước, thanh niên, phụ nữ, nông dân, cựu chiến binh, học sinh,
sinh viên, quân sự, quốc phòng, cơ khí, điện lực, năng lượng, dầu khí, than, hóa chất, xăng dầu, lương thực, muối,
vật tư, vật liệu, thiết bị, kho bạc, hải quan, chứng khoán, bảo hiểm, giá, thống kê, đường bộ, đường sắt, đường thủy, hàng hải,
hàng không, đăng kiểm, vận tải, phương tiện, bến xe, cảng, chiếu sáng, cây xanh, cấp nước, thoát nước, cấp thoát nước,
nước sạch, rừng, phòng hộ, đặc dụng, sinh thái, di động, chuyên ngành, đa khoa, chuyên khoa, cổ truyền, tâm thần, ung bướu,
truyền nhiễm, nhiễm khuẩn, xét nghiệm, hình ảnh, dinh dưỡng, cấp cứu, hồi sức, một thành viên, thương mại, dịch vụ, cổ phần,
phát triển, nuôi trồng, đường cao tốc, cao tốc, khu kinh tế, khu công nghiệp,
sản xuất, xuất nhập khẩu, trách nhiệm hữu hạn, ngoại ngữ, tin học, chính phủ, quốc hội, đại biểu, nhân sự, sự nghiệp, công lập
""")
    )
)
# Verbs that stand in names, and do so where another verb follows at once: "Cục Quản lý hoạt động xây dựng soạn thảo ..."
VERB_BEFORE_VERB = re.compile(any_of(split("xây dựng, phát triển, đào tạo")) + rf"\s(?={any_of((*VERBS, *DUTIES))})")
LEVEL = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w)")
# Words after which a name ends but before a place, a level or one of the few that go on
CLOSES = re.compile(
    r"(?<!\w)(?:(?P<subject>nông thôn|vận tải|truyền thông|đào tạo|tư pháp|nội vụ|công thương|du lịch"
    r"|thương binh và xã hội|kiến trúc)|(?:tỉnh|thành|huyện|quận|thị|đảng) ủy|(?<!hợp tác )xã|tỉnh|huyện|thành phố|thị trấn|quận|phường|đặc khu"
    r"|việt nam|trung ương|quốc gia|mttq|hđnd|ubnd)$"
)
# Bodies whose names go on after a subject: "Công ty Dịch vụ du lịch cáp treo Sa Pa"
OF_ANY_SUBJECT = frozenset(split("công ty, tổng công ty, tập đoàn, doanh nghiệp, trung tâm, hiệp hội, hợp tác xã"))
CLOSED_BY_SHORT_NAME = frozenset({"bộ", "sở", "cục", "vụ"})
GOES_ON = re.compile(
    any_of(
        split("""
tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu, khu vực, miền, vùng, chi nhánh, trung ương, quốc gia,
nhà nước, trực tuyến, cơ sở, cán bộ, nghề nghiệp, thường xuyên, nghề, trẻ em, liên hợp, điện tử, số, đa phương tiện,
hội, đội, đoàn, ủy, dự phòng, công cộng, đường bộ, đường sắt, đường thủy, hàng hải, hàng không, cộng đồng, bền vững, nội bộ, học đường
""")
    )
)

# ... and after a pair of those: "các công trình đầu tư"
INNER_AGAIN = re.compile(r"công trình (?=đầu tư|công cộng|xây dựng)|quy hoạch (?=xây dựng|phát triển)")

# Provinces that are cities, by which "các tỉnh, thành phố: Hà Tĩnh, Huế" tells what each is (Nghị quyết 202/2025/QH15)
LEVELS_OF_NAMES = ("thành phố", "tp", "tỉnh", "huyện", "thị xã", "quận", "phường", "xã", "đặc khu")
CITIES = frozenset(split("hà nội, hải phòng, huế, đà nẵng, cần thơ, hồ chí minh"))

# Heads that a list may share: "các Bộ: Tài chính, Xây dựng", "các Tập đoàn Điện lực Việt Nam, Xăng dầu Việt Nam"
SHARED = split("""
ban qlda, ban quản lý dự án, điện lực, công ty điện lực, tổng công ty điện lực, bộ, sở, cục, vụ, ban, phòng, trường, viện, tập đoàn, tổng công ty, tổng cục, công ty, ngân hàng, trung tâm,
học viện, đại học
""")
