"""The forms of persons who stand for their unit, as data: titles, names, titles after names."""

from __future__ import annotations

import re

from giaoban.draft.phrases import any_of, split
from giaoban.draft.unit_forms import QUANTITY

# Persons, who stand for their unit: "Bộ trưởng Bộ Y tế", "Thủ trưởng các đơn vị", "đồng chí Trần Văn A"
PERSONS = split("""
các đồng chí, đồng chí, bộ trưởng, thứ trưởng, thủ trưởng, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc,
tổng giám đốc, cục trưởng, vụ trưởng, tổng cục trưởng, chi cục trưởng, chánh văn phòng, phó chánh văn phòng,
chánh thanh tra, trưởng ban, trưởng phòng, hiệu trưởng, viện trưởng, chủ nhiệm, bí thư, phó bí thư, người đứng đầu,
tổng thanh tra, thống đốc, lãnh đạo, đ/c, ông, bà, tổng kiểm toán, phó cục trưởng, phó vụ trưởng, phó chủ nhiệm,
trưởng công an, trưởng thôn, trưởng bản, trưởng các, trưởng khối, phó trưởng ban, phó trưởng phòng, đội trưởng,
tổ trưởng, cục trưởng các cục, vụ trưởng các vụ, tổng biên tập, phó tổng giám đốc, phó hiệu trưởng, phó bí thư,
phó thủ tướng, chánh án, phó chánh án, chỉ huy trưởng, tư lệnh, chính ủy, trạm trưởng, hạt trưởng, đồn trưởng,
kế toán trưởng, trưởng khoa, trưởng trạm, trưởng đài, trưởng đoàn, trưởng bộ môn, trưởng bộ phận, phó trưởng khoa,
phó chánh thanh tra, tổng thư ký, phó viện trưởng, phó chủ nhiệm ủy ban, bs., ths., ts., pgs.ts., kts., ks., cn.,
bác sĩ, bác sỹ, thầy, cô, trưởng ban quản lý, trưởng ban chỉ đạo, phó tổng cục trưởng
""")
TITLES_BEFORE_TITLES = re.compile(r"(?:các )?(?:đồng chí|đ/c)|lãnh đạo")

# "các đồng chí Thứ trưởng phụ trách lĩnh vực"
IN_CHARGE = re.compile(
    r"\s(?:được\s)?(?:phân công\s)?phụ trách\s(?:các\s)?"
    r"(?:lĩnh vực|khối|đơn vị|ngành|địa bàn|văn hóa(?: -)? xã hội|kinh tế|nông nghiệp|nội chính)(?!\w)"
)
# A person's name is of capitals alone: "đồng chí Lê Đình Bình"
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper() and letter.isalpha())
_OWN_WORD = rf"[{_CAPITALS}]\w*"
OWN_NAME = re.compile(rf"{_OWN_WORD}(?:\s{_OWN_WORD})*")
# "các Thứ trưởng", "các Giám đốc Sở"
SEVERAL_PERSONS = re.compile(rf"{QUANTITY}\s{any_of(PERSONS)}")
NAMED_PERSON = re.compile(
    r"(?:(?:[Đđ]ồng chí|Đ/c|Đ/C|đ/c|[Ôô]ng|[Bb]à|[Bb]ác s[ĩỹ]|[Tt]hầy|[Cc]ô)\s|(?:BS|ThS|TS|PGS\.TS|KTS|KS|CN)\.\s?)"
    rf"{_OWN_WORD}(?:\s{_OWN_WORD})*"
)
COMRADES = ("đồng chí", "các đồng chí", "đ/c", "ông", "bà", "bs.", "ths.", "ts.", "thầy", "cô", "bác sĩ", "bác sỹ")
# "Đồng chí Lê Văn Bình, Phó Chủ tịch huyện", "đ/c Lê Văn Bình - PCT UBND huyện"
COMMA_OR_DASH = re.compile(r",\s|\s-\s")
SHORT_TITLE = re.compile(r"(?:pct|ct|pgđ|gđ|cvp|pcvp|pbt|ubtv|uvbtv|tp|ptp|ủy viên|tỉnh ủy viên|uv)(?!\w)\s?")
# a title in the Party and one in the State, of the same person: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"
PARTY_TITLE = re.compile(r"(?:phó bí thư|bí thư|ủy viên|tỉnh ủy viên|thành ủy viên|huyện ủy viên|uvbtv)(?!\w)")
