"""Each rule of `check`: a small register that breaks it, and the whole of what the user is told.

Read it as a manual: the input, then the message with its place, code, level and mend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, wrap
from typing import TYPE_CHECKING

import pytest

from giaoban import check
from giaoban.store import folder

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = """\
format: 1
id: GB-2009
title: Kết luận của Bộ trưởng tại Hội nghị giao ban
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
"""

WITH_TEXT = HEAD + "  text: ket-luan.md\n"

TEXT = """\
Số 01/KL-BT

Yêu cầu Cục Việc làm tổng hợp kiến nghị của các địa phương,
báo cáo Bộ ngay trong tháng 8 năm 2009; Văn phòng Bộ đôn đốc,
tổng hợp trong giao ban định kỳ.
"""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A register that breaks one rule: its tasks below `head`, other files, and what is told under the rule's code."""

    code: str
    name: str
    says: str
    tasks: str = ""
    head: str = HEAD
    files: dict[str, str] = field(default_factory=dict)


def told(root: Path, code: str) -> str:
    """What `check` prints of one code, wrapped to fit this page."""
    workspace = folder.read(root / "registers", shown=Path("registers"))
    found = [problem.lines() for problem in check.problems(workspace) if problem.code == code]
    return "".join(f"{line}\n" for words, *shown in found for line in [*wrap(words, 100), *shown])


CASES = [
    Case(
        code="C01",
        name="two tasks with one id",
        tasks="""\
            tasks:
              - id: "1.a"
                title: Việc thứ nhất
              - id: "1.A"
                title: Việc thứ hai
            """,
        says="""\
            registers/so.yaml:11:9: lỗi C01: mã nhiệm vụ “1.A” đã dùng ở dòng 9. Đặt mã khác.
                11 |   - id: "1.A"
                             ^
            """,
    ),
    Case(
        code="C02",
        name="two proposals with one id",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị thứ nhất
              - id: a
                text: Kiến nghị thứ hai
            """,
        says="""\
            registers/so.yaml:11:9: lỗi C02: mã kiến nghị “a” đã dùng ở dòng 9. Đặt mã khác.
                11 |   - id: a
                             ^
            """,
    ),
    Case(
        code="C03",
        name="two groups with one id",
        tasks="""\
            groups:
              - id: A
                title: Nhóm thứ nhất
              - id: A
                title: Nhóm thứ hai
            """,
        says="""\
            registers/so.yaml:11:9: lỗi C03: mã nhóm “A” đã dùng ở dòng 9. Đặt mã khác.
                11 |   - id: A
                             ^
            """,
    ),
    Case(
        code="C04",
        name="two registers with one id: both are told",
        tasks="tasks: []",
        files={"khac.yaml": HEAD.replace("01/KL-BT", "02/KL-BT")},
        says="""\
            registers/khac.yaml:2:5: lỗi C04: mã sổ “GB-2009” cũng là mã của registers/so.yaml:2. Đặt mỗi sổ một
            mã khác nhau.
                 2 | id: GB-2009
                         ^
            registers/so.yaml:2:5: lỗi C04: mã sổ “GB-2009” cũng là mã của registers/khac.yaml:2. Đặt mỗi sổ một
            mã khác nhau.
                 2 | id: GB-2009
                         ^
            """,
    ),
    Case(
        code="C05",
        name="two file names that Windows and macOS take for one",
        tasks="tasks: []",
        files={"SO.yaml": HEAD.replace("GB-2009", "GB-2010").replace("01/KL-BT", "02/KL-BT")},
        says="""\
            registers/SO.yaml:1:1: cảnh báo C05: tên tệp chỉ khác registers/so.yaml ở chữ hoa hoặc cách mã hóa
            dấu. Đổi tên một tệp: trên Windows và macOS hai tên này là một.
                 1 | format: 1
                     ^
            registers/so.yaml:1:1: cảnh báo C05: tên tệp chỉ khác registers/SO.yaml ở chữ hoa hoặc cách mã hóa
            dấu. Đổi tên một tệp: trên Windows và macOS hai tên này là một.
                 1 | format: 1
                     ^
            """,
    ),
    Case(
        code="C06",
        name="a group that the register does not have",
        tasks="""\
            groups:
              - id: nhom-1
                title: Nhóm thứ nhất
            proposals:
              - id: a
                group: nhom-9
                text: Kiến nghị
            tasks:
              - id: v
                group: C
                title: Việc
            """,
        says="""\
            registers/so.yaml:13:12: lỗi C06: sổ không có nhóm “nhom-9”. Có phải nhom-1? Sửa mã nhóm, hoặc thêm
            nhóm vào groups.
                13 |     group: nhom-9
                                ^
            registers/so.yaml:17:12: lỗi C06: sổ không có nhóm “C”. Sửa mã nhóm, hoặc thêm nhóm vào groups.
                17 |     group: C
                                ^
            """,
    ),
    Case(
        code="C07",
        name="a task that the register does not have",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                tasks:
                  - viec-1
                  - viec-2
            tasks:
              - id: viec-1
                title: Việc
            """,
        says="""\
            registers/so.yaml:13:9: lỗi C07: sổ không có nhiệm vụ “viec-2”. Có phải viec-1? Sửa mã nhiệm vụ.
                13 |       - viec-2
                             ^
            """,
    ),
    Case(
        code="C08",
        name="a proposal that no task deals with",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
            """,
        says="""\
            registers/so.yaml:9:5: cảnh báo C08: kiến nghị a chưa gắn với nhiệm vụ nào. Thêm khóa tasks với mã
            nhiệm vụ xử lý kiến nghị.
                 9 |   - id: a
                         ^
            """,
    ),
    Case(
        code="C09",
        name="a proposal that names one task twice",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                tasks: [v, v]
            tasks:
              - id: v
                title: Việc
            """,
        says="""\
            registers/so.yaml:11:16: cảnh báo C09: kiến nghị a ghi nhiệm vụ “v” hai lần. Bỏ một lần.
                11 |     tasks: [v, v]
                                    ^
            """,
    ),
    Case(
        code="C10",
        name="a group with nothing in it",
        tasks="""\
            groups:
              - id: A
                title: Nhóm thứ nhất
              - id: B
                title: Nhóm thứ hai
            tasks:
              - id: v
                group: A
                title: Việc
            """,
        says="""\
            registers/so.yaml:11:5: lưu ý C10: nhóm B chưa có nhiệm vụ, kiến nghị nào. Bỏ nhóm, hoặc ghi mã nhóm
            này vào nhiệm vụ.
                11 |   - id: B
                         ^
            """,
    ),
    Case(
        code="C20",
        name="a unit nobody knows, wherever one is named",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead: Cục Việc lm
                cooperating:
                  - Vụ Pháp chế
                  - Vụ Đất đai
                events:
                  - date: 2009-08-20
                    event: transferred
                    unit: Cuc Viec lam
                    to: Cục Lạ
            """,
        files={"co-quan.yaml": "own_unit: VPP\n"},
        says="""\
            registers/co-quan.yaml:1:11: lỗi C20: không có đơn vị “VPP” trong danh mục. Có phải Văn phòng Bộ
            (VP)? Sửa tên, hoặc thêm đơn vị vào registers/don-vi.yaml.
                 1 | own_unit: VPP
                               ^
            registers/so.yaml:11:11: lỗi C20: không có đơn vị “Cục Việc lm” trong danh mục. Có phải Cục Việc làm
            (VL)? Sửa tên, hoặc thêm đơn vị vào registers/don-vi.yaml.
                11 |     lead: Cục Việc lm
                               ^
            registers/so.yaml:14:9: lỗi C20: không có đơn vị “Vụ Đất đai” trong danh mục. Sửa tên, hoặc thêm đơn
            vị vào registers/don-vi.yaml.
                14 |       - Vụ Đất đai
                             ^
            registers/so.yaml:19:13: lỗi C20: không có đơn vị “Cục Lạ” trong danh mục. Có phải Cục Việc làm
            (VL)? Sửa tên, hoặc thêm đơn vị vào registers/don-vi.yaml.
                19 |         to: Cục Lạ
                                 ^
            """,
    ),
    Case(
        code="C20",
        name="a unit parted by the comma of a list in brackets",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead: [Cục Phòng, chống tệ nạn xã hội]
                cooperating: [Vụ Lạ]
            """,
        says="""\
            registers/so.yaml:11:12: lỗi C20: không có đơn vị “Cục Phòng” trong danh mục. Tên có dấu phẩy phải
            đặt trong nháy kép: "Cục Phòng, chống tệ nạn xã hội".
                11 |     lead: [Cục Phòng, chống tệ nạn xã hội]
                                ^
            registers/so.yaml:11:23: lỗi C20: không có đơn vị “chống tệ nạn xã hội” trong danh mục. Tên có dấu
            phẩy phải đặt trong nháy kép: "Cục Phòng, chống tệ nạn xã hội".
                11 |     lead: [Cục Phòng, chống tệ nạn xã hội]
                                           ^
            registers/so.yaml:12:19: lỗi C20: không có đơn vị “Vụ Lạ” trong danh mục. Sửa tên, hoặc thêm đơn vị
            vào registers/don-vi.yaml.
                12 |     cooperating: [Vụ Lạ]
                                       ^
            """,
    ),
    Case(
        code="C20",
        name="groups and successors in the unit list",
        files={
            "don-vi.yaml": """\
                units:
                  - code: VP
                    name: Văn phòng Bộ
                    member_of: [KHOI]
                    successors: [VPB]
                """
        },
        says="""\
            registers/don-vi.yaml:4:17: lỗi C20: không có đơn vị “KHOI” trong danh mục. Sửa tên, hoặc thêm đơn
            vị vào registers/don-vi.yaml.
                 4 |     member_of: [KHOI]
                                     ^
            registers/don-vi.yaml:5:18: lỗi C20: không có đơn vị “VPB” trong danh mục. Có phải Văn phòng Bộ
            (VP)? Sửa tên, hoặc thêm đơn vị vào registers/don-vi.yaml.
                 5 |     successors: [VPB]
                                      ^
            """,
    ),
    Case(
        code="C21",
        name="a name that fits two units",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead: Cuc Viec lam
            """,
        files={
            "don-vi.yaml": """\
                units:
                  - code: VL
                    name: Cục Việc làm
                  - code: VL2
                    name: Cục Viếc lám
                """
        },
        says="""\
            registers/so.yaml:11:11: lỗi C21: “Cuc Viec lam” có thể là nhiều đơn vị: Cục Việc làm (VL); Cục Viếc
            lám (VL2). Ghi tên đầy đủ hoặc mã đơn vị.
                11 |     lead: Cuc Viec lam
                               ^
            """,
    ),
    Case(
        code="C22",
        name="a unit named twice, or with two roles",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead:
                  - Cục Việc làm
                  - CVL
                joint: true
                monitoring: VL
            """,
        says="""\
            registers/so.yaml:13:9: cảnh báo C22: Cục Việc làm ghi hai lần trong lead. Bỏ một lần.
                13 |       - CVL
                             ^
            registers/so.yaml:15:17: cảnh báo C22: Cục Việc làm vừa là đơn vị chủ trì (lead), vừa là đơn vị theo
            dõi, đôn đốc (monitoring). Giữ đúng một vai trò như văn bản giao.
                15 |     monitoring: VL
                                     ^
            """,
    ),
    Case(
        code="C23",
        name="a task that nobody was given",
        tasks="""\
            tasks:
              - id: v
                title: Việc
            """,
        says="""\
            registers/so.yaml:9:5: cảnh báo C23: nhiệm vụ v chưa ghi đơn vị chủ trì, thực hiện. Thêm khóa lead.
                 9 |   - id: v
                         ^
            """,
    ),
    Case(
        code="C24",
        name="several leads, an open group not counted",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead:
                  - Cục Việc làm
                  - Vụ Pháp chế
              - id: w
                title: Việc của một đơn vị
                lead:
                  - Cục Việc làm
                  - các đơn vị có liên quan
            """,
        says="""\
            registers/so.yaml:12:7: cảnh báo C24: nhiệm vụ v có 2 đơn vị chủ trì, thực hiện. Văn bản giao nhiều
            đơn vị cùng thực hiện thì thêm joint: true; nếu không, giữ một đơn vị ở lead.
                12 |       - Cục Việc làm
                           ^
            """,
    ),
    Case(
        code="C25",
        name="a task called joint that one unit does alone",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead: Cục Việc làm
                joint: true
            """,
        says="""\
            registers/so.yaml:12:12: lưu ý C25: nhiệm vụ v ghi nhiều đơn vị cùng thực hiện (joint) nhưng chỉ có
            một đơn vị. Bỏ khóa joint, hoặc ghi đủ đơn vị ở lead.
                12 |     joint: true
                                ^
            """,
    ),
    Case(
        code="C26",
        name="units that did not exist when the task was given",
        tasks="""\
            tasks:
              - id: v
                title: Việc
                lead: TBLS
                cooperating: TE
            """,
        files={
            "don-vi.yaml": """\
                units:
                  - code: TBLS
                    name: Vụ Thương binh, Liệt sĩ
                    to: 2008-01-31
                    successors: [NCC]
                  - code: NCC
                    name: Cục Người có công
                    from: 2008-02-01
                  - code: TE
                    name: Cục Trẻ em
                    from: 2017-02-17
                """
        },
        says="""\
            registers/so.yaml:11:11: cảnh báo C26: Vụ Thương binh, Liệt sĩ đã kết thúc ngày 31/01/2008, trước
            ngày giao nhiệm vụ. Ghi đơn vị kế thừa: Cục Người có công.
                11 |     lead: TBLS
                               ^
            registers/so.yaml:12:18: cảnh báo C26: Cục Trẻ em thành lập ngày 17/02/2017, sau ngày giao nhiệm vụ.
            Xem lại đơn vị, ngày giao (assigned) hoặc khóa from của đơn vị.
                12 |     cooperating: TE
                                      ^
            """,
    ),
    Case(
        code="C30",
        name="a quote that differs in one word, at its end or at its beginning",
        head=WITH_TEXT,
        files={"ket-luan.md": TEXT},
        tasks="""\
            tasks:
              - id: a
                title: Việc thứ nhất
                source:
                  quote: tổng hợp kiến nghị của các địa phương, báo cáo Bộ ngay trong tháng 9 năm 2009
              - id: b
                title: Việc thứ hai
                source:
                  quote:
                    - Cục Việc làm tổng hợp kiến nghị
                    - Vụ Pháp chế đôn đốc, tổng hợp trong giao ban định kỳ
            """,
        says="""\
            registers/so.yaml:13:14: lỗi C30: câu trích không có trong nguyên văn ket-luan.md. Dòng 4 của nguyên
            văn: “… phương, báo cáo Bộ ngay trong tháng 8 năm 2009; Văn phòng Bộ đôn …”, sổ ghi “9 năm 2009”.
            Chép lại đúng nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách.
                13 |       quote: tổng hợp kiến nghị của các địa phương, báo cáo Bộ ngay trong tháng 9 năm 2009
                                  ^
            registers/so.yaml:19:11: lỗi C30: câu trích không có trong nguyên văn ket-luan.md. Dòng 4 của nguyên
            văn: “… tháng 8 năm 2009; Văn phòng Bộ đôn đốc, tổng hợp trong giao ban …”, sổ ghi “Vụ Pháp chế”.
            Chép lại đúng nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách.
                19 |         - Vụ Pháp chế đôn đốc, tổng hợp trong giao ban định kỳ
                               ^
            """,
    ),
    Case(
        code="C30",
        name="a quote with several mistakes, and one that nothing in the text is like",
        head=WITH_TEXT,
        files={"ket-luan.md": TEXT},
        tasks="""\
            tasks:
              - id: a
                title: Việc
                source:
                  quote: Giao Cục Việc làm tổng hợp kiến nghị của các tỉnh, báo cáo ngay
            proposals:
              - id: k
                text: Kiến nghị
                quote: yêu cầu các đơn vị báo cáo bộ trong tháng 8
            waived:
              - quote: Xin cảm ơn!
                reason: Không giao việc
            """,
        says="""\
            registers/so.yaml:13:14: lỗi C30: câu trích không có trong nguyên văn ket-luan.md. Gần nhất là dòng
            3 của nguyên văn: “… cầu Cục Việc làm tổng hợp kiến nghị của các địa phương, báo cáo Bộ ngay trong
            tháng 8 năm …”. Chép lại đúng nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách.
                13 |       quote: Giao Cục Việc làm tổng hợp kiến nghị của các tỉnh, báo cáo ngay
                                  ^
            registers/so.yaml:17:12: lỗi C30: câu trích không có trong nguyên văn ket-luan.md. Gần nhất là dòng
            3 của nguyên văn: “… Yêu cầu Cục Việc làm tổng hợp kiến nghị của các địa phương, báo cáo Bộ ngay
            trong tháng 8 …”. Chép lại đúng nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách.
                17 |     quote: yêu cầu các đơn vị báo cáo bộ trong tháng 8
                                ^
            registers/so.yaml:19:12: lỗi C30: câu trích không có trong nguyên văn ket-luan.md. Chép lại đúng
            nguyên văn; trích ở nhiều chỗ thì ghi thành danh sách.
                19 |   - quote: Xin cảm ơn!
                                ^
            """,
    ),
    Case(
        code="C31",
        name="quotes without a text to compare them with",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                source:
                  quote: Giao Cục Việc làm
            """,
        says="""\
            registers/so.yaml:5:3: lưu ý C31: có câu trích nhưng chưa có tệp nguyên văn để đối chiếu. Lưu nguyên
            văn thành tệp trong thư mục sổ, ghi đường dẫn vào khóa text.
                 5 |   type: Kết luận
                       ^
            """,
    ),
    Case(
        code="C32",
        name="a task that does not say where it was given",
        tasks="""\
            tasks:
              - id: a
                title: Việc không có căn cứ
              - id: b
                title: Việc chỉ ghi mục
                source:
                  clause: "2"
              - id: c
                title: Việc giao tại cuộc họp
                source:
                  meeting: 2009-08-06
            """,
        says="""\
            registers/so.yaml:9:5: cảnh báo C32: nhiệm vụ a chưa có căn cứ giao. Ghi câu trích ở source.quote,
            hoặc ngày giao ban ở source.meeting.
                 9 |   - id: a
                         ^
            registers/so.yaml:14:7: cảnh báo C32: nhiệm vụ b chưa có căn cứ giao. Ghi câu trích ở source.quote,
            hoặc ngày giao ban ở source.meeting.
                14 |       clause: "2"
                           ^
            """,
    ),
    Case(
        code="C40",
        name="words of a deadline that are not in the quote",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-08
                deadline_text: trong tháng 8 năm 2009
                source:
                  quote: báo cáo Bộ ngay trong  tháng 8 năm 2009
              - id: b
                title: Việc
                deadline: 2009-08
                deadline_text: trước ngày 31/8/2009
                source:
                  quote: báo cáo Bộ ngay trong tháng 8
            """,
        says="""\
            registers/so.yaml:18:20: cảnh báo C40: “trước ngày 31/8/2009” không nằm trong câu trích của nhiệm vụ
            b. Chép đúng nguyên văn thời hạn, hoặc trích cả câu có thời hạn.
                18 |     deadline_text: trước ngày 31/8/2009
                                        ^
            """,
    ),
    Case(
        code="C41",
        name="a deadline that is not the one of its words",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-09-15
                deadline_text: ngay trong Quý III
              - id: b
                title: "Quý I sau tháng 8 năm 2009 là của năm sau: đúng"
                deadline: 2010-Q1
                deadline_text: trong Quý I
              - id: c
                title: "Cùng một ngày cuối: đúng"
                deadline: 2009-08-31
                deadline_text: trong tháng 8
            """,
        says="""\
            registers/so.yaml:11:15: cảnh báo C41: thời hạn là 15/9/2009, nhưng “ngay trong Quý III” là 2009-Q3
            (hết ngày 30/9/2009). Ghi deadline: 2009-Q3, hoặc sửa deadline_text.
                11 |     deadline: 2009-09-15
                                   ^
            """,
    ),
    Case(
        code="C42",
        name="words that give a date, and no deadline",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline_text: trước ngày 15/9
              - id: b
                title: "Không phải thời hạn: đúng"
                deadline_text: kịp thời
              - id: c
                title: "Ngày của mọi năm: đúng"
                kind: recurring
                recurs: year
                deadline_text: trước ngày 25/12 hằng năm
            """,
        says="""\
            registers/so.yaml:11:20: cảnh báo C42: “trước ngày 15/9” là một thời hạn, nhưng nhiệm vụ a chưa có
            khóa deadline. Thêm deadline: 2009-09-15.
                11 |     deadline_text: trước ngày 15/9
                                        ^
            """,
    ),
    Case(
        code="C43",
        name="a deadline that does not say which words give it",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-08
                source:
                  quote: báo cáo Bộ ngay trong tháng 8
            """,
        says="""\
            registers/so.yaml:11:15: lưu ý C43: nhiệm vụ a có thời hạn và câu trích, nhưng chưa ghi nguyên văn
            thời hạn. Thêm khóa deadline_text.
                11 |     deadline: 2009-08
                                   ^
            """,
    ),
    Case(
        code="C44",
        name="a deadline that had passed when the task was given",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-07
              - id: b
                title: Việc giao sau
                assigned: 2009-09-10
                deadline: 2009-09-01
            """,
        says="""\
            registers/so.yaml:11:15: cảnh báo C44: thời hạn 2009-07 (hết ngày 31/7/2009) trước ngày giao nhiệm
            vụ (06/8/2009). Sửa deadline, hoặc assigned.
                11 |     deadline: 2009-07
                                   ^
            registers/so.yaml:15:15: cảnh báo C44: thời hạn 01/9/2009 trước ngày giao nhiệm vụ (10/9/2009). Sửa
            deadline, hoặc assigned.
                15 |     deadline: 2009-09-01
                                   ^
            """,
    ),
    Case(
        code="C45",
        name="an internal date after the deadline",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-08
                submit_by: 2009-09-01
            """,
        says="""\
            registers/so.yaml:12:16: cảnh báo C45: hạn trình nội bộ 01/9/2009 sau thời hạn của nhiệm vụ
            (31/8/2009). Sửa submit_by.
                12 |     submit_by: 2009-09-01
                                    ^
            """,
    ),
    Case(
        code="C46",
        name="an internal date before the task was given",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                submit_by: 2009-08-01
            """,
        says="""\
            registers/so.yaml:11:16: cảnh báo C46: hạn trình nội bộ 01/8/2009 trước ngày giao nhiệm vụ
            (06/8/2009). Sửa submit_by, hoặc assigned.
                11 |     submit_by: 2009-08-01
                                    ^
            """,
    ),
    Case(
        code="C47",
        name="a task given before the document, unless at a meeting",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                assigned: 2009-08-05
              - id: b
                title: Việc giao tại cuộc họp
                assigned: 2009-08-04
                source:
                  meeting: 2009-08-04
            """,
        says="""\
            registers/so.yaml:11:15: cảnh báo C47: ngày giao 05/8/2009 trước ngày họp, ngày văn bản (06/8/2009).
            Sửa assigned, hoặc bỏ khóa này.
                11 |     assigned: 2009-08-05
                                   ^
            """,
    ),
    Case(
        code="C48",
        name="a deadline on a duty that is never scored by it",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                kind: standing
                deadline: 2009
              - id: b
                title: Việc
                kind: recurring
                recurs: month
                deadline: 2009
            """,
        says="""\
            registers/so.yaml:12:15: cảnh báo C48: nhiệm vụ thường xuyên không tính thời hạn. Bỏ deadline, hoặc
            ghi kind: one-off.
                12 |     deadline: 2009
                                   ^
            registers/so.yaml:17:15: cảnh báo C48: nhiệm vụ định kỳ không tính thời hạn. Bỏ deadline, hoặc ghi
            kind: one-off.
                17 |     deadline: 2009
                                   ^
            """,
    ),
    Case(
        code="C49",
        name="a recurring duty that does not say when it comes back",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                kind: recurring
            """,
        says="""\
            registers/so.yaml:11:11: lỗi C49: nhiệm vụ định kỳ a chưa ghi kỳ. Thêm recurs: meeting (giao ban),
            month, quarter, half hoặc year.
                11 |     kind: recurring
                               ^
            """,
    ),
    Case(
        code="C50",
        name="a period on a task that does not come back",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                recurs: month
            """,
        says="""\
            registers/so.yaml:11:13: lỗi C50: khóa recurs chỉ dùng cho nhiệm vụ định kỳ. Ghi kind: recurring,
            hoặc bỏ recurs.
                11 |     recurs: month
                                 ^
            """,
    ),
    Case(
        code="C51",
        name="duties of each meeting, and no meeting known: told once",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                kind: recurring
                recurs: meeting
              - id: b
                title: Việc
                kind: recurring
                recurs: meeting
            """,
        files={"co-quan.yaml": "meetings: []\n"},
        says="""\
            registers/so.yaml:12:13: lưu ý C51: chưa có ngày giao ban nào để theo dõi 2 nhiệm vụ định kỳ tại
            giao ban. Ghi các ngày giao ban vào meetings của co-quan.yaml.
                12 |     recurs: meeting
                                 ^
            """,
    ),
    Case(
        code="C60",
        name="a number still to be compared with the original",
        head=HEAD + "  aliases: [219/KL-BT]\n  number_confirmed: false\n",
        tasks="tasks: []",
        says="""\
            registers/so.yaml:6:11: lưu ý C60: số văn bản còn phải đối chiếu: 01/KL-BT hay 219/KL-BT. Xem bản
            gốc, ghi số đúng ở number rồi ghi number_confirmed: true.
                 6 |   number: 01/KL-BT
                               ^
            """,
    ),
    Case(
        code="C61",
        name="numbers by which the text calls the document, and the register does not",
        head=WITH_TEXT,
        files={
            "ket-luan.md": """\
                **Số 219/LĐTBXH - KHTC**

                (Kèm theo công văn số 2794/LĐTBXH-KHTC ngày 6 tháng 8 năm 2009)

                Theo Quyết định số 105/QĐ-LĐTBXH ngày 20/01/2009 và công văn số 01/KL–BT ngày 06/8/2009.
                """
        },
        tasks="tasks: []",
        says="""\
            registers/so.yaml:6:11: cảnh báo C61: nguyên văn (dòng 1) ghi số “219/LĐTBXH - KHTC”, sổ ghi 01/KL-
            BT. Sửa number; nếu văn bản mang cả hai số thì thêm vào aliases và ghi number_confirmed: false.
                 6 |   number: 01/KL-BT
                               ^
            registers/so.yaml:6:11: cảnh báo C61: nguyên văn (dòng 3) ghi số “2794/LĐTBXH-KHTC”, sổ ghi 01/KL-
            BT. Sửa number; nếu văn bản mang cả hai số thì thêm vào aliases và ghi number_confirmed: false.
                 6 |   number: 01/KL-BT
                               ^
            """,
    ),
    Case(
        code="C62",
        name="one number in two registers of the same year",
        tasks="tasks: []",
        files={
            "khac.yaml": HEAD.replace("GB-2009", "GB-2").replace("01/KL-BT", "01/KL - BT"),
            "nam-sau.yaml": HEAD.replace("GB-2009", "GB-3").replace("2009-08-06", "2010-08-06"),
        },
        says="""\
            registers/khac.yaml:6:11: cảnh báo C62: số 01/KL - BT cũng là số văn bản của registers/so.yaml:6.
            Gộp hai sổ, hoặc sửa số văn bản.
                 6 |   number: 01/KL - BT
                               ^
            registers/so.yaml:6:11: cảnh báo C62: số 01/KL-BT cũng là số văn bản của registers/khac.yaml:6. Gộp
            hai sổ, hoặc sửa số văn bản.
                 6 |   number: 01/KL-BT
                               ^
            """,
    ),
    Case(
        code="C63",
        name="a conclusion dated before its meeting",
        head=HEAD + "  meeting: 2009-08-30\n",
        tasks="tasks: []",
        says="""\
            registers/so.yaml:7:9: cảnh báo C63: văn bản ngày 06/8/2009, trước ngày họp 30/8/2009. Sửa date hoặc
            meeting.
                 7 |   date: 2009-08-06
                             ^
            """,
    ),
    Case(
        code="C64",
        name="made-up figures beside real ones",
        tasks="demonstration: true",
        files={"that.yaml": HEAD.replace("GB-2009", "GB-2").replace("01/KL-BT", "02/KL-BT")},
        says="""\
            registers/so.yaml:8:16: cảnh báo C64: sổ số liệu minh họa nằm cùng thư mục với sổ thật, số liệu sẽ
            cộng chung. Chuyển sổ minh họa sang thư mục khác.
                 8 | demonstration: true
                                    ^
            """,
    ),
    Case(
        code="E17",
        name="an event that makes no sense where it stands: what `progress` objects to",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: Cục Việc làm
                events:
                  - date: 2009-08-20
                    event: accepted
            """,
        says="""\
            registers/so.yaml:13:9: lỗi E17: xác nhận hoàn thành khi Cục Việc làm chưa báo cáo hoàn thành. Ghi
            báo cáo hoàn thành (done) trước.
                13 |       - date: 2009-08-20
                             ^
            """,
    ),
    Case(
        code="E32",
        name="dates that go backwards",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: Cục Việc làm
                events:
                  - date: 2009-08-20
                    event: progress
                  - date: 2009-08-19
                    event: progress
            """,
        says="""\
            registers/so.yaml:15:9: cảnh báo E32: ngày 19/8/2009 lùi trước lần ghi liền trên (20/8/2009). Sửa
            date, hoặc thêm recorded nếu là ghi bù.
                15 |       - date: 2009-08-19
                             ^
            """,
    ),
    Case(
        code="C70",
        name="an event that means nothing on a proposal",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                events:
                  - date: 2009-08-20
                    event: done
                  - date: 2009-08-21
                    event: answered
            """,
        says="""\
            registers/so.yaml:13:16: lỗi C70: “Báo cáo hoàn thành” không ghi cho kiến nghị. Ghi answered,
            raised-again hoặc note; diễn biến khác ghi ở nhiệm vụ.
                13 |         event: done
                                    ^
            """,
    ),
    Case(
        code="C71",
        name="an answer before the meeting at which the proposal was made",
        head=HEAD + "  meeting: 2009-07-30\n",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                events:
                  - date: 2009-07-29
                    event: answered
            """,
        says="""\
            registers/so.yaml:13:15: cảnh báo C71: ngày 29/7/2009 trước ngày họp, ngày văn bản (30/7/2009). Sửa
            khóa date.
                13 |       - date: 2009-07-29
                                   ^
            """,
    ),
    Case(
        code="C72",
        name="answers whose dates go backwards, unless entered later",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                events:
                  - date: 2009-08-20
                    event: answered
                  - date: 2009-08-10
                    event: note
                  - date: 2009-08-09
                    event: note
                    recorded: 2009-08-25
            """,
        says="""\
            registers/so.yaml:14:15: cảnh báo C72: ngày 10/8/2009 lùi trước lần ghi liền trên (20/8/2009). Sửa
            date, hoặc thêm recorded nếu là ghi bù.
                14 |       - date: 2009-08-10
                                   ^
            """,
    ),
    Case(
        code="C73",
        name="an answer entered before it was given",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                events:
                  - date: 2009-08-20
                    event: answered
                    recorded: 2009-08-10
            """,
        says="""\
            registers/so.yaml:14:19: cảnh báo C73: ghi sổ ngày 10/8/2009, trước ngày diễn ra (20/8/2009). Sửa
            date hoặc recorded.
                14 |         recorded: 2009-08-10
                                       ^
            """,
    ),
    Case(
        code="C74",
        name="an answer by a unit that was not asked",
        tasks="""\
            proposals:
              - id: a
                text: Kiến nghị
                units: [VL]
                tasks: [v]
                events:
                  - date: 2009-08-20
                    event: answered
                    unit: [VL, PC, KHTC]
            tasks:
              - id: v
                title: Việc
                lead: PC
            """,
        says="""\
            registers/so.yaml:16:24: cảnh báo C74: Vụ Kế hoạch - Tài chính không được giao trả lời kiến nghị a.
            Sửa khóa unit, hoặc thêm đơn vị vào units của kiến nghị.
                16 |         unit: [VL, PC, KHTC]
                                            ^
            """,
    ),
    Case(
        code="C75",
        name="an entry taken back before it was made",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: VL
                events:
                  - date: 2009-08-20
                    event: progress
                    voided:
                      recorded: 2009-08-19
                      reason: Ghi nhầm
            """,
        says="""\
            registers/so.yaml:16:21: cảnh báo C75: đính chính ngày 19/8/2009, trước ngày ghi sổ (20/8/2009). Sửa
            recorded.
                16 |           recorded: 2009-08-19
                                         ^
            """,
    ),
    Case(
        code="C76",
        name="a report or an answer asked for by a day that had passed",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: VL
                events:
                  - date: 2009-08-20
                    event: reminder
                    reply_by: 2009-08-02
                  - date: 2009-08-21
                    event: done
                  - date: 2009-08-22
                    event: returned
                    redo_by: 2009-08-03
            """,
        says="""\
            registers/so.yaml:15:19: cảnh báo C76: hạn trả lời 02/8/2009 trước ngày đôn đốc (20/8/2009). Sửa
            reply_by hoặc date.
                15 |         reply_by: 2009-08-02
                                       ^
            registers/so.yaml:20:18: cảnh báo C76: hạn báo cáo lại 03/8/2009 trước ngày trả lại, yêu cầu thực
            hiện lại (22/8/2009). Sửa redo_by hoặc date.
                20 |         redo_by: 2009-08-03
                                      ^
            """,
    ),
    Case(
        code="C80",
        name="one code or name for two units",
        files={
            "don-vi.yaml": """\
                units:
                  - code: PC
                    name: Vụ Pháp chế
                  - code: PCTNXH
                    name: "Cục Phòng, chống tệ nạn xã hội"
                    aliases: [Cục PCTNXH, pc]
                """
        },
        says="""\
            registers/don-vi.yaml:6:27: lỗi C80: “pc” chỉ cả Vụ Pháp chế (PC, dòng 2) và Cục Phòng, chống tệ nạn
            xã hội (PCTNXH). Sửa hoặc bỏ ở một đơn vị: mỗi mã, tên chỉ thuộc một đơn vị.
                 6 |     aliases: [Cục PCTNXH, pc]
                                               ^
            """,
    ),
    Case(
        code="C81",
        name="a unit in something that is no group",
        files={
            "don-vi.yaml": """\
                units:
                  - code: PC
                    name: Vụ Pháp chế
                    member_of: [VP, LQ]
                  - code: VP
                    name: Văn phòng Bộ
                  - code: LQ
                    name: các đơn vị có liên quan
                    kind: open-group
                """
        },
        says="""\
            registers/don-vi.yaml:4:17: lỗi C81: Văn phòng Bộ (VP) không phải nhóm có danh sách đơn vị (closed-
            group). Sửa member_of, hoặc sửa kind của nhóm.
                 4 |     member_of: [VP, LQ]
                                     ^
            registers/don-vi.yaml:4:21: lỗi C81: các đơn vị có liên quan (LQ) không phải nhóm có danh sách đơn
            vị (closed-group). Sửa member_of, hoặc sửa kind của nhóm.
                 4 |     member_of: [VP, LQ]
                                         ^
            """,
    ),
    Case(
        code="C82",
        name="a group in a group",
        files={
            "don-vi.yaml": """\
                units:
                  - code: CUC
                    name: Các Cục
                    kind: closed-group
                    member_of: DV
                  - code: DV
                    name: Các đơn vị thuộc Bộ
                    kind: closed-group
                """
        },
        says="""\
            registers/don-vi.yaml:5:16: cảnh báo C82: nhóm CUC nằm trong nhóm khác; đơn vị của nhóm này không
            được tính vào nhóm ngoài. Ghi member_of ở từng đơn vị, bỏ ở nhóm.
                 5 |     member_of: DV
                                    ^
            """,
    ),
    Case(
        code="C83",
        name="a unit that ended before it began",
        files={
            "don-vi.yaml": """\
                units:
                  - code: VL
                    name: Cục Việc làm
                    from: 2008-02-01
                    to: 2008-01-31
                """
        },
        says="""\
            registers/don-vi.yaml:5:9: cảnh báo C83: ngày kết thúc 31/01/2008 trước ngày thành lập 01/02/2008.
            Sửa from hoặc to.
                 5 |     to: 2008-01-31
                             ^
            """,
    ),
    Case(
        code="C90",
        name="text that other readers take for a number, a day, or true and false",
        tasks="""\
            groups:
              - id: 08
                title: 12:30
              - id: "1.10"
                title: yes
            tasks:
              - id: 1.10
                title: 2009-08-06
                lead:
                  - 1e3
                product: 0x1F
                note: 1_000
                priority: true
                assigned: 2009-08-06
            """,
        files={
            "don-vi.yaml": """\
                units:
                  - code: 1e3
                    name: No
                """
        },
        says="""\
            registers/don-vi.yaml:2:11: cảnh báo C90: “1e3” không đặt trong nháy, trình đọc YAML khác hiểu là
            số. Ghi code: "1e3".
                 2 |   - code: 1e3
                               ^
            registers/don-vi.yaml:3:11: cảnh báo C90: “No” không đặt trong nháy, trình đọc YAML khác hiểu là
            đúng/sai. Ghi name: "No".
                 3 |     name: No
                               ^
            registers/so.yaml:9:9: cảnh báo C90: “08” không đặt trong nháy, trình đọc YAML khác hiểu là số. Ghi
            id: "08".
                 9 |   - id: 08
                             ^
            registers/so.yaml:10:12: cảnh báo C90: “12:30” không đặt trong nháy, trình đọc YAML khác hiểu là số.
            Ghi title: "12:30".
                10 |     title: 12:30
                                ^
            registers/so.yaml:12:12: cảnh báo C90: “yes” không đặt trong nháy, trình đọc YAML khác hiểu là
            đúng/sai. Ghi title: "yes".
                12 |     title: yes
                                ^
            registers/so.yaml:14:9: cảnh báo C90: “1.10” không đặt trong nháy, trình đọc YAML khác hiểu là số.
            Ghi id: "1.10".
                14 |   - id: 1.10
                             ^
            registers/so.yaml:15:12: cảnh báo C90: “2009-08-06” không đặt trong nháy, trình đọc YAML khác hiểu
            là ngày. Ghi title: "2009-08-06".
                15 |     title: 2009-08-06
                                ^
            registers/so.yaml:17:9: cảnh báo C90: “1e3” không đặt trong nháy, trình đọc YAML khác hiểu là số.
            Ghi - "1e3".
                17 |       - 1e3
                             ^
            registers/so.yaml:18:14: cảnh báo C90: “0x1F” không đặt trong nháy, trình đọc YAML khác hiểu là số.
            Ghi product: "0x1F".
                18 |     product: 0x1F
                                  ^
            registers/so.yaml:19:11: cảnh báo C90: “1_000” không đặt trong nháy, trình đọc YAML khác hiểu là số.
            Ghi note: "1_000".
                19 |     note: 1_000
                               ^
            """,
    ),
    Case(
        code="C91",
        name="text cut short by a sign that begins a comment",
        tasks="""\
            tasks:
              - id: a
                title: Rà soát việc #5 và việc #6
                product: Báo cáo # sản phẩm chính
            """,
        says="""\
            registers/so.yaml:10:12: cảnh báo C91: chữ dừng ở “Rà soát việc”: từ dấu # trở đi bị hiểu là chú
            thích. Đặt cả câu trong nháy kép; nếu là chú thích thì thêm dấu cách sau dấu #.
                10 |     title: Rà soát việc #5 và việc #6
                                ^
            """,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.name}")
def test_rule(case: Case, write: Callable[..., Path]) -> None:
    root = write(case.tasks, head=case.head, **{name.replace(".", "__"): text for name, text in case.files.items()})
    assert told(root, case.code) == dedent(case.says)


def test_every_rule_has_a_case() -> None:
    rules = {rule.code for rule in check.RULES if re.fullmatch("C[0-9]{2}", rule.code)}
    assert {case.code for case in CASES if case.code.startswith("C")} == rules
