"""Files that cannot be read: what was written, and the whole of what the user is told.

Read it as a manual. The table writes `registers/so.yaml`; where a case gives `tasks`, they stand below HEAD, whose
seven lines come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, wrap
from typing import TYPE_CHECKING

import pytest

from giaoban.errors import InvalidFilesError
from giaoban.store import folder
from giaoban.text import safe

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


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file that cannot be read, as `tasks` below HEAD or as all its bytes, and what is told of it."""

    name: str
    says: str
    tasks: str = ""
    data: bytes | None = None

    def write(self, folder: Path) -> None:
        """Put the file into the folder of registers."""
        data = (HEAD + dedent(self.tasks)).encode() if self.data is None else self.data
        (folder / "so.yaml").write_bytes(data)


def told(root: Path) -> str:
    """All problems as stderr shows them, wrapped to fit this page; empty where everything could be read."""
    try:
        folder.read(root / "registers", shown=Path("registers"))
    except InvalidFilesError as error:
        told = [problem.lines() for problem in error.problems]
        return "".join(f"{safe(line)}\n" for words, *shown in told for line in [*wrap(words, 100), *shown])
    return ""


CASES = [
    # --- encodings ---------------------------------------------------------------------------------------------------
    Case(
        name="Windows-1258",
        data="format: 1\nid: GB\ntitle: Công văn\n".encode("cp1258"),
        says="""\
            registers/so.yaml:3:9: lỗi Y02: byte 0xF4 không phải UTF-8 (tệp có thể lưu bằng Windows-1258 hoặc
            TCVN3). Mở bằng trình soạn thảo và lưu lại bằng UTF-8.
                 3 | title: C?
                             ^
            """,
    ),
    Case(
        name="UTF-16 with a byte order mark",
        data=HEAD.encode("utf-16"),
        says="""\
            registers/so.yaml:1:1: lỗi Y02: tệp lưu bằng mã UTF-16. Lưu lại bằng UTF-8.
            """,
    ),
    Case(
        name="UTF-16 without one",
        data=HEAD.encode("utf-16-le"),
        says="""\
            registers/so.yaml:1:1: lỗi Y02: tệp lưu bằng mã UTF-16. Lưu lại bằng UTF-8.
            """,
    ),
    Case(
        name="UTF-8 cut within a letter",
        data=(HEAD + "tasks:\n  - id: a\n    title: Việ").encode()[:-1],
        says="""\
            registers/so.yaml:10:14: lỗi Y02: tệp bị cắt giữa một chữ ở cuối. Lấy lại bản đầy đủ của tệp.
                10 |     title: Vi?
                                  ^
            """,
    ),
    Case(
        name="a second byte order mark, left where files were joined",
        data=(HEAD + "\ufefftasks: []\n").encode(),
        says="""\
            registers/so.yaml:8:1: lỗi Y04: có ký tự điều khiển U+FEFF. Xóa ký tự này.
                 8 | \\ufefftasks: []
                     ^
            """,
    ),
    # --- characters that cannot be seen ------------------------------------------------------------------------------
    Case(
        name="a tab as indentation",
        tasks="""\
            tasks:
            \t- id: a
            """,
        says="""\
            registers/so.yaml:9:1: lỗi Y06: đầu dòng có dấu tab. Thụt dòng bằng dấu cách.
                 9 | 	- id: a
                     ^
            """,
    ),
    Case(
        name="a tab after the dash",
        tasks="""\
            tasks:
              -\tid: a
            """,
        says="""\
            registers/so.yaml:9:4: lỗi Y06: đầu dòng có dấu tab. Thụt dòng bằng dấu cách.
                 9 |   -	id: a
                        ^
            """,
    ),
    Case(
        name="no-break spaces as indentation, as copied from a web page",
        tasks="""\
            tasks:
              - id: a
            \u00a0\u00a0\u00a0\u00a0title: Việc
            """,
        says="""\
            registers/so.yaml:10:1: lỗi Y06: đầu dòng có ký tự trắng U+00A0. Thụt dòng bằng dấu cách.
                10 |     title: Việc
                     ^
            """,
    ),
    Case(
        name="a no-break space after a colon",
        tasks="""\
            tasks:
              - id:\u00a0a
                title: Việc
            """,
        says="""\
            registers/so.yaml:9:8: lỗi Y18: có ký tự trắng U+00A0, trông giống dấu cách. Thay bằng dấu cách
            thường.
                 9 |   - id: a
                            ^
            """,
    ),
    Case(
        name="a control character",
        tasks="""\
            tasks:
              - id: a
                title: Việc \x1b[31mđỏ
            """,
        says="""\
            registers/so.yaml:10:17: lỗi Y04: có ký tự điều khiển U+001B. Xóa ký tự này.
                10 |     title: Việc \\x1b[31mđỏ
                                     ^
            """,
    ),
    Case(
        name="a control character written as an escape",
        tasks="""\
            tasks:
              - id: a
                title: "Việc \\e[31mđỏ"
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y04: trong nháy có mã của ký tự điều khiển U+001B. Xóa mã này.
                10 |     title: "Việc \\e[31mđỏ"
                                ^
            """,
    ),
    Case(
        name="a zero byte, deletions and C1: only the first of a sort is told",
        tasks="""\
            tasks:
              - id: a
                title: Việc\x00 \x7f \x9b
            """,
        says="""\
            registers/so.yaml:10:16: lỗi Y04: có ký tự điều khiển U+0000. Xóa ký tự này.
                10 |     title: Việc\\x00 \\x7f \\x9b
                                    ^
            """,
    ),
    Case(
        name="half of a surrogate pair written as an escape",
        tasks="""\
            tasks:
              - id: a
                title: "Việc \\ud800"
            """,
        says="""\
            registers/so.yaml:10:20: lỗi Y18: sau dấu \\ trong nháy kép là ký tự không hợp lệ. Ghi \\\\ cho dấu \\,
            hoặc dùng nháy đơn.
                10 |     title: "Việc \\ud800"
                                        ^
            """,
    ),
    Case(
        name="U+0085, a line break to some readers",
        tasks="""\
            tasks:
              - id: a
                title: Việc\x85khác
            """,
        says="""\
            registers/so.yaml:10:16: lỗi Y05: có dấu ngắt dòng lạ U+0085, trình đọc khác hiểu khác nhau. Thay
            bằng dấu cách hoặc xuống dòng thường.
                10 |     title: Việc\\x85khác
                                    ^
            """,
    ),
    Case(
        name="U+2028, a line break to others",
        tasks="""\
            tasks:
              - id: a
                title: Việc\u2028khác
            """,
        says="""\
            registers/so.yaml:10:16: lỗi Y05: có dấu ngắt dòng lạ U+2028, trình đọc khác hiểu khác nhau. Thay
            bằng dấu cách hoặc xuống dòng thường.
                10 |     title: Việc\\u2028khác
                                    ^
            """,
    ),
    Case(
        name="carriage returns alone, as in old Macintosh files",
        data=b"format: 1\rid: GB\rtitle: a\r",
        says="""\
            registers/so.yaml:1:10: lỗi Y05: có dấu xuống dòng kiểu cũ U+000D đứng một mình. Lưu lại với LF hoặc
            CRLF.
                 1 | format: 1\\x0did: GB\\x0dtitle: a
                              ^
            """,
    ),
    # --- files that hold nothing, too much, or two versions ----------------------------------------------------------
    Case(
        name="an empty file",
        data=b"",
        says="""\
            registers/so.yaml:1:1: lỗi Y11: tệp trống. Ghi nội dung, hoặc xóa tệp; xem mẫu: giaoban init.
            """,
    ),
    Case(
        name="a file of blank lines",
        data=b"\n\n",
        says="""\
            registers/so.yaml:1:1: lỗi Y11: tệp trống. Ghi nội dung, hoặc xóa tệp; xem mẫu: giaoban init.
            """,
    ),
    Case(
        name="a file with only comments",
        data="# chưa ghi gì\n\n# hết\n".encode(),
        says="""\
            registers/so.yaml:1:1: lỗi Y11: tệp trống. Ghi nội dung, hoặc xóa tệp; xem mẫu: giaoban init.
                 1 | # chưa ghi gì
                     ^
            """,
    ),
    Case(
        name="a file that says nothing",
        data=b"---\nnull\n",
        says="""\
            registers/so.yaml:1:1: lỗi Y11: tệp trống. Ghi nội dung, hoặc xóa tệp; xem mẫu: giaoban init.
                 1 | ---
                     ^
            """,
    ),
    Case(
        name="a sentence instead of keys",
        data="Kết luận của Bộ trưởng\n".encode(),
        says="""\
            registers/so.yaml:1:1: lỗi Y12: tệp phải bắt đầu bằng các khóa, ví dụ format: 1. Xem mẫu: giaoban
            init.
                 1 | Kết luận của Bộ trưởng
                     ^
            """,
    ),
    Case(
        name="a list instead of keys",
        data=b"- id: a\n",
        says="""\
            registers/so.yaml:1:1: lỗi Y12: tệp phải bắt đầu bằng các khóa, ví dụ format: 1. Xem mẫu: giaoban
            init.
                 1 | - id: a
                     ^
            """,
    ),
    Case(
        name="marks of a merge that git could not finish",
        tasks="""\
            tasks:
            <<<<<<< HEAD
              - id: a
            =======
              - id: b
            >>>>>>> nhanh-khac
            """,
        says="""\
            registers/so.yaml:9:1: lỗi Y03: tệp còn dấu xung đột của git (<<<<<<<, =======, >>>>>>>). Chọn nội
            dung đúng và xóa các dòng dấu.
                 9 | <<<<<<< HEAD
                     ^
            """,
    ),
    Case(
        name="a second document",
        tasks="""\
            tasks: []
            ---
            tasks: []
            """,
        says="""\
            registers/so.yaml:9:1: lỗi Y15: tệp có hơn một tài liệu (dòng ---). Tách thành nhiều tệp.
                 9 | ---
                     ^
            """,
    ),
    Case(
        name="more after the end of the document",
        tasks="""\
            tasks: []
            ...
            groups: []
            """,
        says="""\
            registers/so.yaml:10:1: lỗi Y18: sau dòng ... còn nội dung. Xóa dòng ..., hoặc xóa phần sau nó.
                10 | groups: []
                     ^
            """,
    ),
    Case(
        name="brackets nested more than 30 deep",
        tasks=f"tasks: {'[' * 40}\n",
        says="""\
            registers/so.yaml:8:37: lỗi Y13: lồng quá 30 cấp. Kiểm tra lại dấu ngoặc và thụt dòng.
                 8 | tasks: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
                                                         ^
            """,
    ),
    Case(
        name="keys nested more than 30 deep",
        data="".join(f"{'  ' * depth}a:\n" for depth in range(40)).encode(),
        says="""\
            registers/so.yaml:31:61: lỗi Y13: lồng quá 30 cấp. Kiểm tra lại dấu ngoặc và thụt dòng.
                31 |                                                             a:
                                                                                 ^
            """,
    ),
    # --- parts of YAML that readers understand differently -----------------------------------------------------------
    Case(
        name="a directive",
        data=b"# so\n%YAML 1.1\n---\nformat: 1\n",
        says="""\
            registers/so.yaml:2:1: lỗi Y10: có chỉ thị YAML bắt đầu bằng %. Xóa dòng này.
                 2 | %YAML 1.1
                     ^
            """,
    ),
    Case(
        name="a directive where none can be",
        tasks="""\
            tasks: []
            %TAG ! x
            """,
        says="""\
            registers/so.yaml:9:1: lỗi Y18: dòng bắt đầu bằng dấu % được YAML hiểu là chỉ thị. Xóa dòng này,
            hoặc thụt vào.
                 9 | %TAG ! x
                     ^
            """,
    ),
    Case(
        name="an anchor",
        tasks="""\
            tasks:
              - id: a
                title: &ten Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y14: có điểm neo &… của YAML. Xóa; chữ bắt đầu bằng & thì đặt trong
            nháy.
                10 |     title: &ten Việc
                                ^
            """,
    ),
    Case(
        name="an alias, or words in stars",
        tasks="""\
            tasks:
              - id: a
                title: *quan-trọng* Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: chữ bắt đầu bằng dấu * được YAML hiểu là tham chiếu. Đặt cả câu
            trong nháy kép.
                10 |     title: *quan-trọng* Việc
                                ^
            """,
    ),
    Case(
        name="a merge key",
        tasks="""\
            tasks:
              - id: a
                <<: {title: Việc}
            """,
        says="""\
            registers/so.yaml:10:5: lỗi Y14: có khóa gộp << của YAML. Chép lại nội dung.
                10 |     <<: {title: Việc}
                         ^
            """,
    ),
    Case(
        name="a tag that would run a program in other readers",
        tasks="""\
            tasks:
              - id: a
                title: !!python/object/apply:os.system [ls]
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y14: có nhãn kiểu !… của YAML. Xóa; chữ bắt đầu bằng ! thì đặt trong
            nháy.
                10 |     title: !!python/object/apply:os.system [ls]
                                ^
            """,
    ),
    Case(
        name="a tag of one's own, or a shout",
        tasks="""\
            tasks:
              - id: a
                title: !gấp Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: chữ bắt đầu bằng dấu ! được YAML hiểu là nhãn kiểu. Đặt cả câu
            trong nháy kép.
                10 |     title: !gấp Việc
                                ^
            """,
    ),
    Case(
        name="a key that is no word",
        tasks="""\
            ? [tasks]
            : []
            """,
        says="""\
            registers/so.yaml:8:3: lỗi Y16: khóa phải là một từ. Kiểm tra dấu ngoặc; chữ bắt đầu bằng { hoặc [
            thì đặt trong nháy.
                 8 | ? [tasks]
                       ^
            """,
    ),
    # --- keys --------------------------------------------------------------------------------------------------------
    Case(
        name="a key written twice",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: VL
                title: Việc khác
            """,
        says="""\
            registers/so.yaml:12:5: lỗi Y17: khóa “title” ghi hai lần, lần đầu ở dòng 10. Xóa hoặc đổi tên một
            khóa.
                12 |     title: Việc khác
                         ^
            """,
    ),
    Case(
        name="a key written twice in two Unicode forms that look the same",
        tasks="""\
            tasks:
              - id: a
                tên: Việc
                te\u0302n: Việc khác
            """,
        says="""\
            registers/so.yaml:11:5: lỗi Y17: khóa “tên” ghi hai lần, lần đầu ở dòng 10. Xóa hoặc đổi tên một
            khóa.
                11 |     tên: Việc khác
                         ^
            """,
    ),
    Case(
        name="keys nobody knows, with what may have been meant",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadlien: 2009-08
                han: 2009-08
            """,
        says="""\
            registers/so.yaml:11:5: lỗi V21: không có khóa “deadlien” ở đây. Có phải “deadline”? Nếu là chữ thì
            đặt cả câu trong nháy kép.
                11 |     deadlien: 2009-08
                         ^
            registers/so.yaml:12:5: lỗi V21: không có khóa “han” ở đây. Các khóa: id, group, title, lead, joint,
            cooperating, monitoring, kind, recurs, assigned, deadline, deadline_text, submit_by, product,
            priority, source, note, events. Chữ có dấu phẩy hoặc dấu hai chấm thì đặt cả câu trong nháy kép.
                12 |     han: 2009-08
                         ^
            """,
    ),
    Case(
        name="a comma in braces, which cuts the text",
        tasks="""\
            tasks:
              - {id: a, title: Rà soát, sửa đổi, lead: VL}
            """,
        says="""\
            registers/so.yaml:9:29: lỗi V21: không có khóa “sửa đổi” ở đây. Các khóa: id, group, title, lead,
            joint, cooperating, monitoring, kind, recurs, assigned, deadline, deadline_text, submit_by, product,
            priority, source, note, events. Chữ có dấu phẩy hoặc dấu hai chấm thì đặt cả câu trong nháy kép.
                 9 |   - {id: a, title: Rà soát, sửa đổi, lead: VL}
                                                 ^
            """,
    ),
    Case(
        name="a key of another kind of event",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                events:
                  - date: 2009-08-20
                    event: done
                    percent: 100
            """,
        says="""\
            registers/so.yaml:14:9: lỗi V21: không có khóa “percent” ở đây. Các khóa: event, date, unit,
            recorded, note, voided, document, for, channel. Chữ có dấu phẩy hoặc dấu hai chấm thì đặt cả câu
            trong nháy kép.
                14 |         percent: 100
                             ^
            """,
    ),
    Case(
        name="missing keys",
        tasks="""\
            tasks:
              - lead: VL
              - id: b
                title: Việc
                events:
                  - event: extension
            """,
        says="""\
            registers/so.yaml:9:5: lỗi V20: thiếu khóa “id”. Thêm id (Mã nhiệm vụ, không trùng trong sổ).
                 9 |   - lead: VL
                         ^
            registers/so.yaml:9:5: lỗi V20: thiếu khóa “title”. Thêm title (Nội dung nhiệm vụ, viết gọn).
                 9 |   - lead: VL
                         ^
            registers/so.yaml:13:9: lỗi V20: thiếu khóa “date”. Thêm date (Ngày, ghi dạng NĂM-THÁNG-NGÀY: ngày
            báo cáo hoặc ngày quyết định).
                13 |       - event: extension
                             ^
            registers/so.yaml:13:9: lỗi V20: thiếu khóa “to”. Thêm to (Thời hạn mới).
                13 |       - event: extension
                             ^
            """,
    ),
    # --- values ------------------------------------------------------------------------------------------------------
    Case(
        name="a day that is not in the calendar",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                assigned: 2009-02-30
            """,
        says="""\
            registers/so.yaml:11:15: lỗi V07: assigned: không có ngày “2009-02-30” trong lịch. Sửa lại ngày,
            dạng NĂM-THÁNG-NGÀY.
                11 |     assigned: 2009-02-30
                                   ^
            """,
    ),
    Case(
        name="days in other forms, and the seconds of a computer",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                assigned: 06/8/2009
                submit_by: 1767571200
              - id: b
                title: Việc
                assigned: 2009-8-6
                submit_by: 2009-08-06 10:00
            """,
        says="""\
            registers/so.yaml:11:15: lỗi V08: assigned: “06/8/2009” không đúng dạng ngày. Ghi 2009-08-06.
                11 |     assigned: 06/8/2009
                                   ^
            registers/so.yaml:12:16: lỗi V08: submit_by: “1767571200” không đúng dạng ngày. Ghi dạng NĂM-THÁNG-
            NGÀY, ví dụ 2009-08-31.
                12 |     submit_by: 1767571200
                                    ^
            registers/so.yaml:15:15: lỗi V08: assigned: “2009-8-6” không đúng dạng ngày. Ghi 2009-08-06.
                15 |     assigned: 2009-8-6
                                   ^
            registers/so.yaml:16:16: lỗi V08: submit_by: “2009-08-06 10:00” không đúng dạng ngày. Ghi dạng NĂM-
            THÁNG-NGÀY, ví dụ 2009-08-31.
                16 |     submit_by: 2009-08-06 10:00
                                    ^
            """,
    ),
    Case(
        name="deadlines that are none",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                deadline: 2009-13
              - id: b
                title: Việc
                deadline: 2009-Q5
              - id: c
                title: Việc
                deadline: tháng 8
            """,
        says="""\
            registers/so.yaml:11:15: lỗi V11: deadline: thời hạn “2009-13” không đọc được: “2009-13” không đúng
            dạng ngày. Ghi 2009-08-31, 2009-08, 2009-Q3, 2009-H2 hoặc 2009.
                11 |     deadline: 2009-13
                                   ^
            registers/so.yaml:14:15: lỗi V11: deadline: thời hạn “2009-Q5” không đọc được: quý chỉ có từ Q1 đến
            Q4. Ghi 2009-08-31, 2009-08, 2009-Q3, 2009-H2 hoặc 2009.
                14 |     deadline: 2009-Q5
                                   ^
            registers/so.yaml:17:15: lỗi V11: deadline: thời hạn “tháng 8” không đọc được: “tháng 8” không đúng
            dạng ngày. Ghi 2009-08-31, 2009-08, 2009-Q3, 2009-H2 hoặc 2009.
                17 |     deadline: tháng 8
                                   ^
            """,
    ),
    Case(
        name="numbers that are none or too large",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                events:
                  - {date: 2009-08-20, event: progress, percent: 101}
                  - {date: 2009-08-20, event: progress, percent: 6_0}
                  - {date: 2009-08-20, event: progress, percent: 60%}
            """,
        says="""\
            registers/so.yaml:12:54: lỗi V06: percent: tỷ lệ 101 lớn hơn 100. Ghi số từ 0 đến 100.
                12 |       - {date: 2009-08-20, event: progress, percent: 101}
                                                                          ^
            registers/so.yaml:13:54: lỗi V05: percent: “6_0” không phải số nguyên. Ghi bằng chữ số, ví dụ 60.
                13 |       - {date: 2009-08-20, event: progress, percent: 6_0}
                                                                          ^
            registers/so.yaml:14:54: lỗi V05: percent: “60%” không phải số nguyên. Ghi bằng chữ số, ví dụ 60.
                14 |       - {date: 2009-08-20, event: progress, percent: 60%}
                                                                          ^
            """,
    ),
    Case(
        name="words other readers take for true",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                joint: yes
                priority: True
            """,
        says="""\
            registers/so.yaml:11:12: lỗi V04: joint: “yes” không phải true hay false. Ghi true hoặc false.
                11 |     joint: yes
                                ^
            registers/so.yaml:12:15: lỗi V04: priority: “True” không phải true hay false. Ghi true hoặc false.
                12 |     priority: True
                                   ^
            """,
    ),
    Case(
        name="ids that could not be file names",
        tasks="""\
            tasks:
              - id: ../a
                title: Việc
              - id: việc 1
                title: Việc
            """,
        says="""\
            registers/so.yaml:9:9: lỗi V09: id: mã “../a” có ký tự không dùng được. Mã gồm chữ, số và các dấu .
            - _, không quá 64 ký tự.
                 9 |   - id: ../a
                             ^
            registers/so.yaml:11:9: lỗi V09: id: mã “việc 1” có ký tự không dùng được. Mã gồm chữ, số và các dấu
            . - _, không quá 64 ký tự.
                11 |   - id: việc 1
                             ^
            """,
    ),
    Case(
        name="words that are not in the list",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                kind: recuring
                recurs: tuần
              - id: b
                title: Việc
                kind: [standing]
            """,
        says="""\
            registers/so.yaml:11:11: lỗi V22: kind: không có giá trị “recuring”. Có phải “recurring”? Ghi một
            trong: one-off, standing, recurring.
                11 |     kind: recuring
                               ^
            registers/so.yaml:12:13: lỗi V22: recurs: không có giá trị “tuần”. Ghi một trong: meeting, month,
            quarter, half, year.
                12 |     recurs: tuần
                                 ^
            registers/so.yaml:15:11: lỗi V02: kind: ở đây cần một từ, không phải danh sách hay nhóm khóa. Ghi
            một trong: one-off, standing, recurring.
                15 |     kind: [standing]
                               ^
            """,
    ),
    Case(
        name="an event nobody knows, and one that does not say what it is",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                events:
                  - date: 2009-08-20
                    event: extention
                  - date: 2009-08-21
            """,
        says="""\
            registers/so.yaml:13:16: lỗi V23: không có loại diễn biến “extention”. Có phải “extension”? Ghi một
            trong: progress, done, accepted, returned, extension-request, extension, extension-refused,
            suspended, resumed, transferred, withdrawn, unit-added, reminder, answered, raised-again, note.
                13 |         event: extention
                                    ^
            registers/so.yaml:14:9: lỗi V20: thiếu khóa “event”. Ghi một trong: progress, done, accepted,
            returned, extension-request, extension, extension-refused, suspended, resumed, transferred,
            withdrawn, unit-added, reminder, answered, raised-again, note.
                14 |       - date: 2009-08-21
                             ^
            """,
    ),
    Case(
        name="a fault in a note is told at its own key, though the kind of event is called like one",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                events:
                  - event: note
                    note: Đã nhắc
                    date: 2009-02-30
            """,
        says="""\
            registers/so.yaml:14:15: lỗi V07: date: không có ngày “2009-02-30” trong lịch. Sửa lại ngày, dạng
            NĂM-THÁNG-NGÀY.
                14 |         date: 2009-02-30
                                   ^
            """,
    ),
    Case(
        name="text without a letter",
        tasks="""\
            tasks:
              - id: a
                title: ""
                product: "  "
            """,
        says="""\
            registers/so.yaml:10:12: lỗi V03: title: chữ để trống. Ghi nội dung, hoặc bỏ hẳn khóa này.
                10 |     title: ""
                                ^
            registers/so.yaml:11:14: lỗi V03: product: chữ để trống. Ghi nội dung, hoặc bỏ hẳn khóa này.
                11 |     product: "  "
                                  ^
            """,
    ),
    Case(
        name="a list for a text, a text for a list, a text for keys",
        tasks="""\
            groups: A
            proposals:
              - một kiến nghị
            tasks:
              - id: a
                title:
                  - Việc
                source: Mục 2
            """,
        says="""\
            registers/so.yaml:8:9: lỗi V24: groups: ở đây cần một danh sách. Ghi mỗi mục một dòng, bắt đầu bằng
            dấu -.
                 8 | groups: A
                             ^
            registers/so.yaml:10:5: lỗi V25: proposals: ở đây cần một nhóm khóa. Ghi các khóa, mỗi khóa một
            dòng, hoặc xóa mục này.
                10 |   - một kiến nghị
                         ^
            registers/so.yaml:14:7: lỗi V02: title: ở đây cần một dòng chữ, không phải danh sách hay nhóm khóa.
            Ghi một giá trị.
                14 |       - Việc
                           ^
            registers/so.yaml:15:13: lỗi V25: source: ở đây cần một nhóm khóa. Ghi các khóa, mỗi khóa một dòng,
            hoặc xóa mục này.
                15 |     source: Mục 2
                                 ^
            """,
    ),
    Case(
        name="lists with empty items, without items, with items in items",
        tasks="""\
            tasks:
              -
              - id: b
                title: Việc
                lead:
                  - VL
                  -
                cooperating: []
                monitoring:
                  - name: VP
            """,
        says="""\
            registers/so.yaml:9:4: lỗi V25: tasks: mục để trống. Xóa dấu - thừa.
                 9 |   -
                        ^
            registers/so.yaml:14:8: lỗi V25: lead: mục để trống. Xóa dấu - thừa.
                14 |       -
                            ^
            registers/so.yaml:15:18: lỗi V10: cooperating: danh sách để trống. Ghi ít nhất một mục, hoặc bỏ hẳn
            khóa này.
                15 |     cooperating: []
                                      ^
            registers/so.yaml:17:9: lỗi V02: monitoring: ở đây cần một dòng chữ, không phải danh sách hay nhóm
            khóa. Ghi một giá trị.
                17 |       - name: VP
                             ^
            """,
    ),
    Case(
        name="a format of the future",
        data=HEAD.replace("format: 1", "format: 2").encode(),
        says="""\
            registers/so.yaml:1:9: lỗi V12: format: sổ ghi định dạng “2”, bản này chỉ đọc định dạng 1. Cập nhật
            giaoban, hoặc ghi format: 1.
                 1 | format: 2
                             ^
            """,
    ),
    # --- quotes, brackets, colons ------------------------------------------------------------------------------------
    Case(
        name="a quotation mark that is not closed",
        tasks="""\
            tasks:
              - id: a
                title: "Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: dấu nháy mở ở đây không được đóng. Thêm dấu nháy đóng; trong nháy
            kép, ghi \\" cho dấu nháy.
                10 |     title: "Việc
                                ^
            """,
    ),
    Case(
        name="a quotation mark that only the next one closes, lines below",
        tasks="""\
            tasks:
              - id: a
                title: "Việc
              - id: "b"
                title: Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: dấu nháy mở ở đây chỉ được đóng ở dòng 11, sau đó còn chữ thừa.
            Thêm dấu nháy đóng ở cuối câu này.
                10 |     title: "Việc
                                ^
            """,
    ),
    Case(
        name="a sentence that begins with a quotation",
        tasks="""\
            tasks:
              - id: a
                title: "Nông thôn mới" ở các xã
            """,
        says="""\
            registers/so.yaml:10:28: lỗi Y18: sau dấu nháy hoặc dấu ngoặc đóng còn chữ thừa. Đặt cả câu trong
            nháy kép, ghi \\" cho dấu nháy ở trong câu; hoặc xóa phần thừa.
                10 |     title: "Nông thôn mới" ở các xã
                                                ^
            """,
    ),
    Case(
        name="a backslash in double quotes",
        tasks="""\
            tasks:
              - id: a
                title: "Tệp C:\\đề án"
            """,
        says="""\
            registers/so.yaml:10:19: lỗi Y18: sau dấu \\ trong nháy kép là ký tự không hợp lệ. Ghi \\\\ cho dấu \\,
            hoặc dùng nháy đơn.
                10 |     title: "Tệp C:\\đề án"
                                       ^
            """,
    ),
    Case(
        name="a bracket that is not closed",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: [VL, PC
                joint: true
            """,
        says="""\
            registers/so.yaml:11:11: lỗi Y18: ngoặc vuông mở ở đây không được đóng đúng. Thêm ] hoặc dấu phẩy;
            chữ có dấu phẩy, dấu ngoặc hoặc dấu # thì đặt trong nháy.
                11 |     lead: [VL, PC
                               ^
            """,
    ),
    Case(
        name="a bracket closed twice",
        tasks="""\
            tasks:
              - id: a
                title: Việc
                lead: [VL, PC]]
            """,
        says="""\
            registers/so.yaml:11:19: lỗi Y18: sau dấu nháy hoặc dấu ngoặc đóng còn chữ thừa. Đặt cả câu trong
            nháy kép, ghi \\" cho dấu nháy ở trong câu; hoặc xóa phần thừa.
                11 |     lead: [VL, PC]]
                                       ^
            """,
    ),
    Case(
        name="a brace that a comment sign left open",
        tasks="""\
            tasks:
              - {id: a, title: Việc #5}
              - {id: b, title: Việc}
            """,
        says="""\
            registers/so.yaml:9:5: lỗi Y18: ngoặc nhọn mở ở đây không được đóng đúng. Thêm } hoặc dấu phẩy; chữ
            có dấu phẩy, dấu ngoặc hoặc dấu # thì đặt trong nháy.
                 9 |   - {id: a, title: Việc #5}
                         ^
            """,
    ),
    Case(
        name="a colon in a sentence",
        tasks="""\
            tasks:
              - id: a
                title: Báo cáo: tình hình thực hiện
            """,
        says="""\
            registers/so.yaml:10:19: lỗi Y18: dấu hai chấm ở đây làm YAML hiểu là một khóa mới. Đặt cả câu trong
            nháy kép.
                10 |     title: Báo cáo: tình hình thực hiện
                                       ^
            """,
    ),
    Case(
        name="a colon in braces",
        tasks="""\
            tasks:
              - {id: a, title: Báo cáo: tình hình}
            """,
        says="""\
            registers/so.yaml:9:27: lỗi Y18: dấu hai chấm ở đây làm YAML hiểu là một khóa mới. Đặt cả câu trong
            nháy kép.
                 9 |   - {id: a, title: Báo cáo: tình hình}
                                               ^
            """,
    ),
    Case(
        name="no space after a colon",
        tasks="""\
            tasks:
              - id:a
                title: Việc
            """,
        says="""\
            registers/so.yaml:10:5: lỗi Y18: khóa này bị hiểu là phần tiếp của dòng trên. Thụt dòng thẳng với
            khóa ở trên; sau dấu hai chấm và dấu - ở dòng trên phải có dấu cách.
                10 |     title: Việc
                         ^
            """,
    ),
    Case(
        name="no colon",
        tasks="""\
            tasks:
              - id: a
                title Việc
                lead: VL
            """,
        says="""\
            registers/so.yaml:10:5: lỗi Y18: dòng này thiếu dấu hai chấm, hoặc câu dài xuống dòng chưa đặt trong
            nháy. Thêm dấu hai chấm sau khóa, hoặc đặt cả câu trong nháy.
                10 |     title Việc
                         ^
            """,
    ),
    Case(
        name="nothing before a colon",
        tasks="""\
            tasks: []
            : a
            """,
        says="""\
            registers/so.yaml:9:1: lỗi Y18: thiếu khóa trước dấu hai chấm. Ghi khóa, hoặc đặt cả câu trong nháy
            kép.
                 9 | : a
                     ^
            """,
    ),
    Case(
        name="a key that stands too far right, or too far left",
        tasks="""\
            tasks:
              - id: a
               title: Việc
            """,
        says="""\
            registers/so.yaml:10:4: lỗi Y18: thụt dòng không thẳng với các mục cùng cấp. Thụt dòng thẳng với mục
            ở trên, bắt đầu bằng dấu -.
                10 |    title: Việc
                        ^
            """,
    ),
    Case(
        name="an item that stands too far left",
        tasks="""\
            tasks:
              - id: a
                title: Việc
             - id: b
            """,
        says="""\
            registers/so.yaml:11:2: lỗi Y18: thụt dòng không thẳng với các khóa cùng cấp. Thụt dòng thẳng với
            khóa ở trên.
                11 |  - id: b
                      ^
            """,
    ),
    Case(
        name="signs that mean something at the beginning",
        tasks="""\
            tasks:
              - id: a
                title: @mọi đơn vị
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: chữ bắt đầu bằng ký tự đặc biệt của YAML (@, `, %). Đặt cả câu
            trong nháy kép.
                10 |     title: @mọi đơn vị
                                ^
            """,
    ),
    Case(
        name="an ampersand and a space",
        tasks="""\
            tasks:
              - id: a
                title: & các đơn vị
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: chữ bắt đầu bằng dấu & được YAML hiểu là điểm neo. Đặt cả câu
            trong nháy kép.
                10 |     title: & các đơn vị
                                ^
            """,
    ),
    Case(
        name="a dash after a key",
        tasks="""\
            tasks:
              - id: a
                title: - Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: mục - không được đặt ở đây. Xuống dòng và thụt vào, hoặc đặt cả
            câu trong nháy.
                10 |     title: - Việc
                                ^
            """,
    ),
    Case(
        name="words after the sign of a block",
        tasks="""\
            tasks:
              - id: a
                title: | Việc
            """,
        says="""\
            registers/so.yaml:10:12: lỗi Y18: sau dấu | hoặc > chỉ được xuống dòng. Đặt cả câu trong nháy kép.
                10 |     title: | Việc
                                ^
            """,
    ),
    Case(
        name="a long line is shown around the place",
        tasks=f"""\
            tasks:
              - id: a
                title: {"rà soát " * 30}: kết quả
            """,
        says="""\
            registers/so.yaml:10:252: lỗi Y18: dấu hai chấm ở đây làm YAML hiểu là một khóa mới. Đặt cả câu
            trong nháy kép.
                10 | …át rà soát rà soát rà soát rà soát rà soát rà soát rà soát : kết quả
                                                                                 ^
            """,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_refused(case: Case, write: Callable[..., Path]) -> None:
    root = write()
    case.write(root / "registers")
    assert told(root) == dedent(case.says)
