"""What the document says of itself: type, number, date, meeting, issuer, signer, subject; and where its body begins."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from giaoban.draft.casing import in_running_letters, well_cased
from giaoban.draft.found import Head
from giaoban.draft.letters import key_of
from giaoban.draft.person_forms import PERSONS
from giaoban.draft.phrases import any_of, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.draft.lines import Block

_TOP = 40  # blocks among which a head stands
_TYPES = split("""
thông báo kết luận, thông báo, kết luận, chỉ thị, công văn, công điện, quyết định, nghị quyết, kế hoạch, biên bản,
báo cáo, chương trình, hướng dẫn
""")
TITLE = re.compile(any_of(_TYPES))
# Numbers such as 648/TB-VPCP, 219/LĐTBXH - KHTC, 75-TB/VPTW
_SYMBOL = (
    r"(?:[0-9]{1,5}\s?/\s?\w[\w\-&]{0,40}(?:\s?-\s?\w{1,20}){0,3}(?:/[\w\-]{1,20})?"
    r"|[0-9]{1,5}\s?-\s?\w{1,10}/[\w\-]{1,20})"
)
_NUMBER = re.compile(rf"(?<!\w)số\s?:?\s?(?P<number>{_SYMBOL})")
_ANNEXED = re.compile(rf"kèm theo (?:công văn|thông báo|quyết định|văn bản|tờ trình) số\s?:?\s?(?P<number>{_SYMBOL})")
_DATE = re.compile(
    r"ngày\s?(?P<day>[0-9]{1,2})\s?(?:tháng|/|-)\s?(?P<month>[0-9]{1,2})\s?(?:năm|/|-)\s?(?P<year>[12][0-9]{3})"
)
_PLACE_AND_DATE = re.compile(r"[^\d,.;]{2,40},\s?ngày")
_SIGNING = re.compile(r"(?:kt|tl|tm|tuq|q)\s?\.\s?|bộ trưởng$|chủ tịch$|giám đốc$|chánh văn phòng$")
_TITLE = re.compile(rf"{any_of((*PERSONS, 'phó chủ nhiệm', 'phó chánh thanh tra'))}(?:\sthường trực)?")
_MOTTO = re.compile(r"cộng (?:hòa|hoà) xã hội|chủ nghĩa việt nam|độc lập\s?-\s?tự do")
_ISSUER = re.compile(
    any_of(
        split("""
bộ, ủy ban, ubnd, văn phòng, tổng cục, cục, sở, thanh tra, tỉnh ủy, thành ủy, hội đồng, ban, tập đoàn, tổng công ty,
ngân hàng, huyện ủy, đảng ủy, chính phủ, thủ tướng, viện, trường, công an
""")
    )
)
# "BỘ CÔNG THƯƠNG / VĂN PHÒNG BỘ", "UBND TỈNH BÌNH PHƯỚC / SỞ Y TẾ": where the line of the issuing body begins
_SECOND_LINE = re.compile(
    r"(?:^|(?<=\s))(?<!ủy\s)(?<!chi\s)(?<!tổng\s)(?<!bệnh\s)(?<!học\s)(?<!văn\s)(?<!trụ\s)(?<!bộ\s)"
    r"(?:văn phòng|sở|cục|tổng cục|vụ|thanh tra|chi cục|công ty|trung tâm|bệnh viện|trường (?:đại học|cao đẳng|thpt|thcs"
    r"|tiểu học|mầm non)|ban quản lý|ban chỉ đạo|phòng (?!chống|thủ)|kho bạc|viện|học viện|huyện ủy|công an)(?=\s|$)"
)
_OFFICE = re.compile(r"(?<=VĂN PHÒNG)(?:\s(?:BỘ|SỞ|CỤC|TỈNH ỦY|HUYỆN ỦY|UBND|HĐND VÀ UBND|HĐND & UBND|ỦY BAN))?$")
_ABOUT = re.compile(r"(?:v/v|về việc)\s?:?\s?")
_PLACE = re.compile(r"(?:tỉnh|thành phố|huyện|xã|phường|quận|thị xã|đặc khu)\s")
_MEETS = re.compile(
    r"(?<!\w)"
    + any_of(
        split("họp, cuộc họp, hội nghị, giao ban, làm việc, tổ chức, kiểm tra, khảo sát, thị sát, chủ trì, phiên họp")
    )
)
_LIMITED = re.compile(r"(?:trước|chậm nhất|hạn|đến|xong|là)\s(?:ngày\s)?$")
_LONG_LINE = 160  # letters; a line of the head is shorter
_LONG_TITLE = 300  # letters
_NAME = 60  # letters; a signer's name is shorter
_NAME_WORDS = (2, 6)
_WORD = 16  # letters


def read_head(blocks: Sequence[Block]) -> Head:
    """The head of the document whose blocks are given; None in each field the text does not state."""
    top = [block for block in blocks[:_TOP] if block.kind != "row"]
    lines = [block for block in top if len(block.key) < _LONG_LINE]
    dates = [day for block in lines if _PLACE_AND_DATE.search(block.key) and (day := _date(block.key))]
    date = dates[0] if dates else None
    numbers = [_written(block, found) for block in lines if (found := _NUMBER.match(block.key))]
    kind, subject = _type_and_subject(top)
    issuer, subject = in_running_letters([_issuer(top, blocks) or "", subject or ""], blocks) if top else ("", "")
    issuer = well_cased(issuer)
    return Head(
        type=kind,
        number=numbers[0] if numbers else None,
        date=date,
        meeting=_meeting(top, date),
        issuer=issuer or None,
        signer=_signer(blocks),
        subject=subject or None,
    )


def other_numbers(blocks: Sequence[Block], number: str | None) -> list[str]:
    """Other numbers by which the text calls itself: that of the letter it is annexed to."""
    found = [_written(block, match) for block in blocks for match in _ANNEXED.finditer(block.key)]
    return [each for each in dict.fromkeys(found) if each != number]


def _written(block: Block, found: re.Match[str]) -> str:
    """The number as printed, without spaces."""
    return re.sub(r"\s", "", block.text[found.start("number") : found.end("number")])


def _date(key: str, start: int = 0) -> dt.date | None:
    found = _DATE.search(key, start)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _type_and_subject(top: Sequence[Block]) -> tuple[str | None, str | None]:
    """The type the title names, and the title in full: "Kết luận của ... tại ..."; of a letter what follows "V/v"."""
    letter = None
    for at, block in enumerate(top):
        if line := _ABOUT.match(block.key):
            letter = letter or block.text[line.end() :]
        found = TITLE.match(block.key) if block.capitals else None
        if found is None:
            continue
        words = block.text[found.end() :].strip(" :*")
        for after in top[at + 1 : at + 5]:
            if (
                after.kind not in {"text", "hash"}
                or len(after.text) > _LONG_TITLE
                or re.search(r"[.;:]\s?$", after.text)
                or after.text.startswith("(")
            ):
                break
            words += " " + after.text
        kind = found.group()
        if kind == "thông báo" and words.casefold().startswith("kết luận"):
            kind = "thông báo kết luận"
        elif kind in {"kết luận", "thông báo kết luận"}:
            words = f"Kết luận {words}"
        return kind.capitalize(), words.strip()
    return ("Công văn" if letter else None), letter


def _issuer(top: Sequence[Block], blocks: Sequence[Block]) -> str | None:
    for at, block in enumerate(top[:6]):
        if block.capitals and not _MOTTO.match(block.key) and _ISSUER.match(block.key):
            after = top[at + 1] if at + 1 < len(top) else None
            goes_on = after and after.capitals and (_PLACE.match(after.key) or _SECOND_LINE.match(after.key))
            name = block.text + (f" {after.text}" if after and goes_on else "")
            return _one_body(re.split(r"\s+C[ỘO]NG H", name)[0].strip(" *-"))
    last = blocks[-1] if blocks else None
    if last and last.capitals and _ISSUER.match(last.key) and not _SIGNING.match(last.key):
        return last.text
    return None


def _one_body(letterhead: str) -> str:
    """The issuing body of a letterhead: the second of its two lines, after which an office needs the first."""
    second = _SECOND_LINE.search(key_of(letterhead), 1)
    if second is None:
        return letterhead
    at = second.start()
    parent, own = letterhead[:at].strip(" -*"), letterhead[at:].strip(" -*")
    return f"{_OFFICE.sub('', own).strip() or own} {parent}" if _OFFICE.search(own) else own


def _meeting(top: Sequence[Block], date: dt.date | None) -> dt.date | None:
    """The day of the meeting: the first other one named near a word for a meeting and not cited with a document."""
    for block in top:
        for found in _DATE.finditer(block.key):
            around = (
                block.key[max(0, found.start() - 160) : found.start()]
                + "|"
                + block.key[found.end() : found.end() + 200]
            )
            day = _day(found)
            cited = re.search(r"số\s\S+\s\|", around) is not None
            limit = _LIMITED.search(block.key, max(0, found.start() - _WORD), found.start()) is not None
            if day and day != date and (date is None or day < date) and not (cited or limit) and _MEETS.search(around):
                return day
    return None


def _signer(blocks: Sequence[Block]) -> str | None:
    """The signer with the title of the last line before the name: "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / Lê Văn A"."""
    for at, block in enumerate(blocks):
        if not block.capitals or not _SIGNING.match(block.key):
            continue
        titles = list(_TITLE.finditer(block.key))
        for after in blocks[at + 1 : at + 5]:
            if after.kind != "text" or len(after.text) > _NAME:
                break
            titles = list(_TITLE.finditer(after.key)) or titles
            words = after.text.split()
            if (
                not after.capitals
                and _NAME_WORDS[0] <= len(words) <= _NAME_WORDS[1]
                and all(word[0].isupper() for word in words)
            ):
                title = titles[-1].group() if titles else ""
                return f"{_titled(title)} {after.text}".strip()
    return None


def _titled(title: str) -> str:
    """`phó chủ tịch` as `Phó Chủ tịch`, `thứ trưởng thường trực` as `Thứ trưởng Thường trực`."""
    return re.sub(
        r"(?<!\w)(?:phó|thứ|chủ|bộ|chánh|giám|cục|vụ|tổng|thường|viện|hiệu|thống|trưởng ban|văn phòng)",
        lambda word: word[0].capitalize(),
        title,
    )
