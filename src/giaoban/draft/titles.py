"""A short title for a duty, and the product it names."""

from __future__ import annotations

import re

from giaoban.draft.lines import PARTICULARS
from giaoban.draft.phrases import MANNERS, VERBS, any_of, split

_TITLE = 110  # letters
_LEFT = 10  # letters a title keeps at least

_PRODUCTS = split("""
báo cáo, đề án, dự thảo, dự án luật, kế hoạch, phương án, văn bản hướng dẫn, văn bản, nghị định, nghị quyết,
thông tư, quyết định, chỉ thị, tờ trình, hồ sơ, quy chế, quy trình, quy định, danh mục, chương trình, chiến lược,
quy hoạch, công văn, công điện, đề cương, kịch bản, bộ tiêu chí, định mức
""")
_MAKING = split("""
xây dựng, ban hành, trình, lập, hoàn thiện, soạn thảo, phê duyệt, có, gửi, sửa đổi, bổ sung, điều chỉnh, tham mưu,
đề xuất
""")
# "xây dựng Đề án ...", "trình Thủ tướng Chính phủ dự thảo Nghị định ...", "ban hành văn bản hướng dẫn ..."
_MADE = re.compile(
    r"(?<!tiến độ )(?<!công tác )(?<!kế hoạch )(?<!việc )(?<!về )"
    rf"{any_of(_MAKING)}(?:,?\s(?:và\s)?{any_of(_MAKING)})*\s(?:các\s|một\s|những\s)?"
    rf"(?P<product>{any_of(_PRODUCTS)}[^,;.:()]{{0,60}})"
)
# where the words of a product end: "kế hoạch ... để ...", "đề án ... trình ..."
_PRODUCT_END = re.compile(
    r"(?<!chương)\s(?:theo|để|trước|trong|trình|nhằm|bảo đảm|đảm bảo|gửi|chậm nhất|và\s(?:trình|báo|tổ|gửi))(?!\w)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?:^|[,;]\s|(?<!\w)(?:và|tổng hợp|để|trách nhiệm|phải|cần|quý|tháng|năm)\s)(?:tổng hợp,?\s)?báo cáo(?!\w)"
)

_CHAIRS = re.compile(rf"^chủ trì,?\s(?={any_of((*VERBS, *MANNERS))})", re.IGNORECASE)
# where a title may be cut: before a further verb, at a semicolon
_CUT = re.compile(rf"(?:;\s|,\s(?=(?:(?:kịp thời|khẩn trương|chủ động|tiếp tục|đồng thời)\s)?{any_of(VERBS)}))")
# what a title can do without: "một mặt phải ...", "có trách nhiệm ...", "chủ trì, phối hợp với Cục A, Cục B ..."
_LEADING = re.compile(
    "^(?:"
    + any_of(
        split("""
một mặt, cũng, đều, cần, phải, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ, là cơ quan đầu mối, là đơn vị đầu mối,
làm đầu mối
""")
    )
    + r",?\s)+",
    re.IGNORECASE,
)


def title_of(body: str) -> str:
    """The duty in at most about 110 letters, cut before a verb, at a semicolon or at a word, first letter large."""
    body = PARTICULARS.split(body, maxsplit=1)[0]
    words = re.sub(r"^[\s,:;\-]+|[\s,:;./]+$", "", body)
    shorter = _CHAIRS.sub("", _LEADING.sub("", words))
    words = shorter if len(shorter) > _LEFT else words
    if len(words) > _TITLE:
        cuts = [mark.start() for mark in _CUT.finditer(words.lower(), _TITLE // 3) if mark.start() <= _TITLE]
        words = words[: cuts[-1]] if cuts else words[: words.rfind(" ", 0, _TITLE)] + " ..."
    return words[:1].upper() + words[1:]


def product_of(text: str, key: str) -> str | None:
    """The product a duty names (`Đề án ...`, `Báo cáo`), or None."""
    made = _MADE.search(key)
    if made:
        words = text[made.start("product") : made.end("product")]
        words = _PRODUCT_END.split(words)[0].strip()
        return words[:1].upper() + words[1:]
    if _REPORT.search(key):
        return "Báo cáo"
    return None
