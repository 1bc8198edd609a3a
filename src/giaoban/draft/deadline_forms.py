"""The forms of deadline phrases, as data; each with the words it comes from. All match the key of a block."""

from __future__ import annotations

import re

from giaoban.draft.phrases import any_of, split

YEAR = r"(?:(?:\s?(?:/|năm)\s?|\.)[12][0-9]{3}|\snăm nay|\snày)?"
DAY = (
    # as in "ngày 15/9/2009", "15.9", "30/09/09", and "1 5/9" of a scan
    r"(?:(?:ngày\s[0-3]\s(?=[0-9]\s?/)|ngày\s)?[0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}"
    r"(?:\s?[/.\-]\s?(?:[12][0-9]{3}|[0-9]{2}(?![0-9])))?(?![0-9/])"
    # as in "ngày 15 tháng 9 năm 2009"
    rf"|(?:ngày\s)?(?:(?:mùng|mồng)\s)?[0-9]{{1,2}}\stháng\s[0-9]{{1,2}}(?![0-9]){YEAR}"
    # as in "trước ngày 25 tháng này"
    r"|ngày\s[0-9]{1,2}\stháng\snày(?!\w))"
)
# a day with a name before its date, "ngày Quốc khánh 02/9/2025"
NAMED_DAY = r"(?:(?:quốc khánh|bầu cử|khai giảng|tết dương lịch|nhà giáo việt nam|thương binh[,\s\-]+liệt s[ĩỹ]|quốc tế lao động)\s(?:ngày\s)?)"
# an hour before the day, as in “17h00 ngày”, “15 giờ 00 phút thứ Năm (ngày”
_HOUR = (
    r"(?:[0-9]{1,2}\s?(?:giờ|h|g)\s?(?:[0-9]{2}(?:\sphút)?)?,?\s(?:ngày\s)?)?"
    r"(?:(?:sáng|trưa|chiều|tối|cuối)\s)?(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy),?\s\(?)?"
)
_AT_LATEST = (
    r"(?:(?:chậm nhất|muộn nhất)(?:\slà)?(?:\s(?:đến|vào|trong|trước))?(?:\shết)?"
    # as in "không để chậm quá ngày 30/4", "không muộn hơn 30/9"
    r"|không (?:được |để )*(?:chậm|muộn) (?:quá|hơn)|không quá)"
)
# to whom a thing is due, as in "hạn trình Chính phủ: tháng 6"
_TO_WHOM = r"(?:chính phủ|thủ tướng chính phủ|thủ tướng|quốc hội|bộ trưởng|bộ|hđnd|ubnd|ubnd tỉnh|ubnd thành phố)"
# Limits: "trước", "chậm nhất là", "hoàn thành trong", "đến hết", "thời hạn hoàn thành:" ...
_BY = (
    rf"(?:{_AT_LATEST}|(?:xong|hoàn thành)(?:\s(?:trước|trong|vào))?|trước(?:\sthời điểm)?|từ nay đến(?:\shết)?|đến hết"
    rf"|trong|vào(?:\sdịp)?|hết|đến|(?:thời hạn|thời gian|tiến độ|(?<!dài )(?<!trung )(?<!ngắn )hạn)(?:\s(?:hoàn thành|thực hiện|báo cáo|gửi|trình)(?:\s{_TO_WHOM})?)?:?"
    r"(?:\s(?:là\s)?(?:trước|trong|đến))?|thời hạn(?:\strước)?|(?<!dài )(?<!trung )(?<!ngắn )hạn(?:\s(?:cuối cùng|cuối|chót))?(?:\slà)?)"
)
_EVERY = r"(?:hằng|hàng|mỗi)\s"
_MEETING = r"(?:cuộc\s|phiên\s|buổi\s|kỳ\s|hội nghị\s)?(?:họp\s)?giao ban"
_OFTEN = rf"{_EVERY}(?:tuần|tháng|quý)"

_REPORTED = r"(?:ngày|tuần|02 tuần|tháng|quý|06 tháng|6 tháng|năm)(?!\s[0-9])(?!\w)"
_PART = r"(?:cuối\s|hết\s|đầu\s|giữa\s)"
# "tháng 8, 9 năm 2025", "quý III và quý IV": the last one
_AND = r"(?:,\s|\svà\s|\s?-\s?)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_QUARTER = r"(?:iv|iii|ii|i|[1-4])(?!\w)"
EARLIER = rf"(?:{_MONTH}{_AND}(?:tháng\s)?(?={_MONTH}))+|(?:{_QUARTER}{_AND}(?:quý\s)?(?={_QUARTER}))+"
_NUMBERED_MONTH = (
    rf"(?:(?:các|hai|ba|0?[23])\s)?tháng\s(?:(?:{_MONTH}{_AND}(?:tháng\s)?)+{_MONTH}(?:\s?/\s?|\snăm\s)[12][0-9]{{3}}"
    rf"|(?:{_MONTH}{_AND}tháng\s)+{_MONTH}|{_MONTH}{YEAR}|này(?!\w))"
)
_TERM = r"(?:trong|chậm nhất|sau|không quá)\s(?:vòng\s|thời hạn\s|thời gian\s|là\s|sau\s|không quá\s)*"
_LENGTH = r"(?P<count>[0-9]{1,3})\s(?P<unit>ngày làm việc|ngày|tuần|tháng)(?:\slàm việc)?"
_ISSUED = r"(?:ngày\s(?:ký|ban hành|có hiệu lực)|ký|ban hành)"
_PATTERNS = {
    # "báo cáo Bộ trong giao ban định kỳ", "tại các cuộc họp giao ban", "tại giao ban hằng tháng"
    "meeting": (
        rf"(?:trong|tại|vào)\s(?:(?:các\s)?{_MEETING}\s(?:định kỳ(?:\s{_OFTEN})?|{_OFTEN})|các\s{_MEETING}(?!\w))"
    ),
    # "trong tuần 30/6-04/7", "trong tuần từ ngày 30/6 đến ngày 04/7/2025": the last day
    "week": (
        rf"(?:trong|của)?\s?tuần\s(?:[0-9]{{1,2}}\s)?\(?(?:từ\s)?(?:ngày\s)?[0-9]{{1,2}}(?:/[0-9]{{1,2}}(?:/[12][0-9]{{3}})?)?"
        rf"\s?(?:-|đến)\s?(?:hết\s)?(?P<last>{DAY})"
    ),
    # "trước ngày 25 hằng tháng", "chậm nhất ngày 25/12 hàng năm", "định kỳ hằng quý", "hằng tháng", "định kỳ 6 tháng"
    "every": (
        rf"(?:(?:định kỳ\s)?(?:(?:trước|{_AT_LATEST}|vào)\s)?ngày\s[0-9]{{1,2}}(?:/[0-9]{{1,2}})?\s(?:của\s)?"
        rf"(?:{_EVERY}(?:tuần|tháng|quý|năm)|tháng\s(?:cuối|đầu)\s(?:của\s)?(?:{_EVERY})?quý)|(?:định kỳ\s(?:{_EVERY}|theo\s)?|{_EVERY}){_REPORTED}"
        # "6 tháng một lần"
        r"|0?[36]\stháng\s?(?:một|1|01|/)\s?lần)"
    ),
    # "trong vòng 10 ngày kể từ ngày 5/8/2009", "sau 05 ngày làm việc kể từ ngày ban hành", "... từ khi nhận được ..."
    "within": (
        rf"{_TERM}{_LENGTH},?\s(?:kể\s)?(?:từ|sau)\s(?:khi\s)?"
        rf"(?P<from>{DAY}|{_ISSUED}|(?P<other>(?:ngày\s|khi\s)?[^,;.]{{1,60}}))"
    ),
    # "trước ngày 15/9/2009", "xong trước 17h00 ngày 20/8"
    "day": rf"(?:{_BY}|phấn đấu(?:\s(?:đến|vào))?)\s{_HOUR}(?:(?:ngày\s)?{NAMED_DAY})?{DAY}(?!\sâm lịch)",
    # "ngay trong tháng 8 năm 2009", "trước tháng 10/2025", "giữa tháng 9", "trong nửa đầu tháng 9"
    "month": rf"(?:(?:ngay\s)?{_BY}\s{_PART}?|(?:cuối|giữa|trong nửa đầu)\s){_NUMBERED_MONTH}",
    # as in "thời hạn: 12/2025", "xong trước 10/2025"
    "month in figures": rf"{_BY}\s0?(?:[1-9]|1[0-2])/[12][0-9]{{3}}(?![0-9/])",
    # "ngay trong Quý III năm 2009", "hết quý 2", "cuối quý III"
    "quarter": rf"(?:(?:ngay\s)?{_BY}\s{_PART}?|cuối\s)quý\s(?:này(?!\w)|(?:{_QUARTER}{_AND}(?:quý\s)?)*{_QUARTER}{YEAR})",
    # "ngay trong 6 tháng cuối năm"
    "half": rf"(?:ngay\s)?{_BY}\s(?:0?6\stháng|nửa)\s(?:đầu|cuối)\snăm(?:\s[12][0-9]{{3}})?",
    # "hoàn thành trong năm 2010", "đến hết năm nay"
    "year": rf"(?:ngay\s)?{_BY}\s{_PART}?năm\s(?:nay|[12][0-9]{{3}})",
    # "nộp ngày 18/8/2009"
    "bare day": rf"(?:đúng\s)?(?=ngày\s){DAY}",
    # "trình Chính phủ tháng 9/2009", "Quý III/2009 Vụ Pháp chế phải trình ...": where what stands around it says so
    "bare": rf"(?:{_NUMBERED_MONTH}|quý\s{_QUARTER}{YEAR})(?=\s?(?:[.,;)]|$)|\s(?:để|phải)\s|\s[a-zđ])",
    # "trong tuần tới", "trước kỳ họp thứ 10 của Quốc hội": no day can be told from it
    "event": (
        rf"(?:{_TERM}(?:[0-9]{{1,3}})\s(?:ngày làm việc|ngày|tuần)(?!\w)|(?:trong|đầu|cuối)\s(?:(?:một|hai|ba|vài)\s)?(?:tuần|tháng|quý|năm)\s(?:tới|này|sau)(?!\w)"
        r"|trước\s(?:kỳ họp|hội nghị|phiên họp|khi|tết|mùa)[^,;.]{0,60})"
    ),
}
# Tried in this order; of two that overlap the earlier rule stands
RULES = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}

# What makes a period after "trong", "đến", "hết" a deadline: "hoàn thành ... trong năm 2010"
DONE = re.compile(
    r"(?<!\w)(?<!chương )(?<!công )(?<!quá )(?<!quy )(?<!lộ )"
    + any_of(
        split("""
hoàn thành, xong, ban hành, trình, báo cáo, khởi công, đưa vào, thông xe, phê duyệt, kết thúc, giải quyết, xử lý,
thực hiện, gửi, triển khai, giải ngân, khánh thành, bàn giao, nghiệm thu, công bố, thông qua, mở, lập, hoàn chỉnh, hoàn thiện, sơ kết, tổng kết, thành lập, cấp, chi trả
""")
    )
)
# Words that take a period as their own: "nhiệm vụ trong tháng 8", "tình hình trong quý III"
STATE = re.compile(
    any_of(
        split("""
nhiệm vụ, tình hình, kết quả, công tác, chỉ tiêu, kế hoạch, hoạt động, diễn ra, phát sinh, thu, chi, tăng trưởng,
chương trình
""")
    )
    + r"\s$"
)
# "các chính sách sẽ ban hành trong 6 tháng cuối năm", "nhà ở được xây trước ngày 1/1": of something else
# ... and "cuộc họp lần thứ 7 dự kiến tổ chức vào tháng 10"
PAST = re.compile(
    r"(?<!\w)(?:đã|được|sẽ|phát sinh|có hiệu lực|dự kiến (?:tổ chức|diễn ra|họp|khai mạc|sẽ))\s(?:[^\s,;]+\s){0,4}$"
)
# ... but "phấn đấu kiểm soát được dịch trước ngày 15/9", "phải được hoàn thành trước 15/9" ask for it
ASKED = re.compile(r"(?<!\w)(?:(?:phải|cần) được\s[^,;.]{0,60}|phấn đấu\s[^,;.]{0,60}?\sđược\s[^,;.]{0,40})$")
# "các dự án hoàn thành từ năm 2005 đến năm 2010": years of things
# ... and what was counted, "các dự án giải ngân dưới 50% tính đến 30/9"
RANGE = re.compile(r"(?<!\w)(?:từ\s(?:đầu\s)?(?:năm\s)?[12][0-9]{3},?|tính)\s$")
# Plans whose horizon "đến năm 2020" is, not the limit of what is done with them: "triển khai Đề án ... đến năm 2020"
_PLANS = any_of(split("chương trình, đề án, chiến lược, quy hoạch, kế hoạch, nghị quyết, dự án, mục tiêu, tầm nhìn"))
HORIZON = re.compile(rf"(?<!\w){_PLANS}(?P<name>[^,;:.]*)$")
# ... and their year: "thực hiện Chương trình hành động trong năm 2010"
CARRIED_OUT = re.compile(r"(?<!\w)(?:thực hiện|triển khai|tổ chức thực hiện|triển khai thực hiện)\s$")
# What a bare period is the limit of, "trình Chính phủ tháng 9/2009", and not a thing of that period, "kế hoạch tháng 9"
_OF_A_PERIOD = any_of(
    split("""
báo cáo, nhiệm vụ, kế hoạch, tình hình, kết quả, chỉ tiêu, chương trình, công tác, giao ban, dự toán, quyết toán, họp,
phiên, kỳ, hội nghị, đợt, của, lễ, thuế, thu, chi, vốn, lương, số liệu
""")
)
BARE = re.compile(
    r"(?<!\w)(?<!chương )(?<!công )(?<!quá )(?:trình|hoàn thành|ban hành|khởi công|thông xe|khánh thành|phê duyệt|xong)"
    rf"\s(?:(?!{_OF_A_PERIOD})[^\s,;:.()]+\s){{0,5}}(?:(?<=\s)\()?$"
)
BARE_DAY = re.compile(r"(?<!\w)(?<!đã )(?:nộp|gửi|hoàn thành|khởi công|khánh thành|thông xe|khai trương)(?:\svào)?\s$")
# "Đến 30/9/2009 Vụ Pháp chế phải hoàn thành Đề án": said first
SAID_FIRST = re.compile(rf",?\s(?:(?!đã\s)[^\s;.,:()]+\s){{0,20}}?{DONE.pattern}")
# The phrases that need no such word, since they say that it is a limit
FIRM = re.compile(
    r"ngay\s|(?:không|phấn đấu|trước|chậm|muộn|xong|hoàn|từ nay đến|đến (?:hết|cuối)|hạn|thời hạn|thời gian|tiến độ)"
)
WITH_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
