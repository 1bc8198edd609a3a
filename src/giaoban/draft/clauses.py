"""A clause being read, and what was found of how it begins to assign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.draft.lines import Block
    from giaoban.draft.named import Names


class Rule(StrEnum):
    """How a clause assigns."""

    COMMAND = "command"  # "Giao Vụ Pháp chế tổng hợp ..."
    SUBJECT = "subject"  # "Các Sở phải rà soát ...", "Tỉnh xem xét ..."
    ELIDED = "elided"  # "Đồng thời tăng cường kiểm tra ...": who does it stands before or above
    MODAL = "modal"  # "Những vấn đề chưa xử lý được cũng phải thông báo ...": a duty that names nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a clause begins to assign: `start` is the first letter to quote, `body` the first of the duty itself.

    `strong` is false where only the verb after a unit's name tells that it is a duty and no report.
    """

    rule: Rule
    start: int
    body: int
    names: Names | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """The letters `start` to before `stop` of a block; `after` is the letter after its connectives, "Đồng thời".

    A list of units may go on after `stop`, up to `limit`, the end of the sentence.
    """

    block: Block
    start: int
    after: int
    stop: int
    limit: int


# "theo chức năng, nhiệm vụ được giao" between a subject and its verb
BETWEEN = re.compile(
    r"\s?,?\s?(?:theo|căn cứ|trên cơ sở|với|trong phạm vi|tùy theo|bằng)\s"
    r"(?:[^;.:]{1,120}?(?:được giao|được phân công|quy định|thẩm quyền|quản lý|phụ trách|của mình|kết luận này"
    r"|liên quan)(?!\w)"
    r"|chức năng(?:,?\s(?:và\s)?(?:nhiệm vụ|quyền hạn))*(?!\w))\s?,?"
    # "Bộ trưởng các Bộ khi giải quyết khiếu nại phải ban hành quyết định"
    r"|\s?,?\s(?:khi|trước khi|sau khi|trong quá trình)\s[^;.:]{1,150}?"
    r"(?=\s(?:phải|cần|có trách nhiệm|chịu trách nhiệm|chủ trì)\s)"
)
BY_ROLE = re.compile(r"chức năng|thẩm quyền|nhiệm vụ")
# "Đến 30/9/2009 Vụ Pháp chế phải hoàn thành ...", "Quý III/2009 Vụ A trình ...": a time before who is to do it
TIME_FIRST = re.compile(
    r"(?:(?:trước|trong|đến|đến hết|từ nay đến|chậm nhất|chậm nhất là|ngay trong)\s)?(?:ngày\s)?"
    r"(?:[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?|(?:tháng\s|quý\s)?(?:[0-9]{1,2}|[ivx]{1,3})"
    r"(?:\stháng\s[0-9]{1,2})?(?:(?:/|\snăm\s)[0-9]{4})?|năm\s[0-9]{4})\s"
)
