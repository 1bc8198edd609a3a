"""`giaoban update --from`: many entries at once, all or nothing, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write


@pytest.fixture(autouse=True)
def own_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def sheet(folder: Path, name: str = "so.yaml") -> str:
    return (folder / "registers" / name).read_bytes().decode()


BOOK = """\
tasks:
  - id: "1.1"
    title: Báo cáo kết quả
    lead: [VL, BTXH]
    joint: true
    deadline: 2099-Q3
  - id: "1.2"
    title: Trình đề án
    lead: PC
    deadline: 2099-Q4

# hết
"""
LINES = """\
# Giao ban ngày 25/8/2009

1.1 hoan-thanh -u VL -D 12/VL -d 25/8/2009
   # VP nhắc lại
1.1 cap-nhat -u BTXH -p 40 -n 'Còn chờ "ý kiến" của các Sở' -d 25/8/2009
1.2 de-nghi-gia-han --to 2100-Q1 -d 25/8/2009
1.2 gia-han -D 30/QĐ -d 25/8/2009
"""
FIRST = """\
    events:
      - date: 2009-08-25
        event: done
        unit: VL
        document: "12/VL"
        recorded: 2009-08-26
      - date: 2009-08-25
        event: progress
        unit: BTXH
        percent: 40
        note: "Còn chờ \\"ý kiến\\" của các Sở"
        recorded: 2009-08-26
"""
SECOND = """\
    events:
      - date: 2009-08-25
        event: extension-request
        to: 2100-Q1
        recorded: 2009-08-26
      - date: 2009-08-25
        event: extension
        to: 2100-Q1
        document: "30/QĐ"
        recorded: 2009-08-26
"""
SAID = """\
GB-2009/1.1, Cục Việc làm, ngày 25/8/2009: Báo cáo hoàn thành. Trong hạn, chưa có báo cáo → Hoàn thành đúng hạn.
GB-2009/1.1, Cục Bảo trợ xã hội, ngày 25/8/2009: Cập nhật tiến độ. Trong hạn, chưa có báo cáo → \
Trong hạn, đang thực hiện.
GB-2009/1.2, ngày 25/8/2009: Đề nghị gia hạn đến hết Quý I năm 2100. Trong hạn, chưa có báo cáo → \
Trong hạn, đang thực hiện.
GB-2009/1.2, ngày 25/8/2009: Đồng ý gia hạn. Tình trạng không đổi: Trong hạn, đang thực hiện. \
Thời hạn: 31/12/2099 → 31/03/2100.
registers/so.yaml:14: đã ghi dòng 14 đến 25, 30 đến 39.
Hoàn tác: giaoban undo
"""


def entered(text: str) -> str:
    return text.replace("2099-Q3\n", f"2099-Q3\n{FIRST}").replace("2099-Q4\n", f"2099-Q4\n{SECOND}")


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n")])
def test_lines_of_a_file_are_one_command(giaoban: Run, write: Write, encoding: str, end: str) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "giao-ban.txt").write_bytes(LINES.replace("\n", end).encode(encoding))

    result = giaoban("update", "--from", "giao-ban.txt", "--recorded", "26/8/2009")

    assert (result.exit_code, result.stdout, result.stderr) == (0, SAID, "")
    assert sheet(folder) == entered(before)
    assert giaoban("undo").exit_code == 0
    assert sheet(folder) == before


def test_lines_come_from_stdin_too(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("update", "--from", "-", "--recorded", "26/8/2009", stdin=LINES)

    assert (result.exit_code, result.stdout, result.stderr) == (0, SAID, "")
    assert sheet(folder) == entered(before)


def test_very_many_places_are_counted(giaoban: Run, write: Write) -> None:
    write("tasks:\n" + "".join(f'  - {{id: "{number}", title: Việc, lead: VL}}\n' for number in range(1, 15)))

    result = giaoban("update", "--from", "-", stdin="".join(f"{number} note -n x\n" for number in range(1, 14)))

    assert result.exit_code == 0
    assert result.stdout.splitlines()[13:] == [
        "registers/so.yaml:9: đã ghi 13 chỗ, từ dòng 9 đến dòng 21.",
        "Hoàn tác: giaoban undo",
    ]


@pytest.mark.parametrize(
    ("line", "exit_code", "complaint"),
    [
        ("1.9 done", 4, "không có nhiệm vụ, kiến nghị “1.9”. Xem danh mục: giaoban list."),
        ("1.2 cap-nhat -p 101", 2, "Giá trị của tùy chọn --percent phải là số từ 0 đến 100."),
        ("1.2 cap-nhat -n 'x", 2, "dấu nháy chưa đóng. Thêm dấu nháy đóng."),
        ("1.2 cap-nhat --json", 2, "--json không dùng trong tệp. Bỏ ở dòng này; cần thì ghi ở lệnh."),
        ("giaoban update 1.2 done", 2, "thừa chữ “giaoban”. Mỗi dòng chỉ ghi phần viết sau giaoban update."),
        (
            "1.2 cap-nhat -n Đã có dự thảo",
            2,
            'sau diễn biến thừa “có dự thảo”. Đặt cả câu trong nháy, ví dụ -n "Đã có dự thảo".',
        ),
        (
            '1.2 note -n "#3" # xem lại',
            2,
            (
                "ghi chú # không viết sau diễn biến. Đưa xuống một dòng riêng; nếu là nội dung thì ghi -n và đặt "
                "trong nháy."
            ),
        ),
        ("1.2", 2, "cần mã nhiệm vụ và diễn biến. Ví dụ: giaoban update 1.1 progress -p 60."),
        (
            "1.1 accepted -u BTXH",
            3,
            ("GB-2009/1.1: xác nhận hoàn thành khi Cục Bảo trợ xã hội chưa báo cáo hoàn thành. Ghi hoan-thanh trước."),
        ),
    ],
)
def test_one_bad_line_leaves_everything_as_it_was(
    giaoban: Run, write: Write, line: str, exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "giao-ban.txt").write_text(f"{LINES}{line}\n1.2 note -n x\n", encoding="utf-8")

    more = "Xem: giaoban update --help\n" if exit_code == 2 else ""
    told = (exit_code, "", f"giaoban: giao-ban.txt:8: {complaint}\n{more}")
    assert giaoban("update", "--from", "giao-ban.txt") == told
    assert (sheet(folder), (folder / "state").exists()) == (before, False)


@pytest.mark.parametrize(
    ("lines", "exit_code", "complaints"),
    [
        (
            "1.9 done\n1.2 note -n x\n1.2 cap-nhat -p 101\n1.1 done\n",
            4,
            [
                "1: không có nhiệm vụ, kiến nghị “1.9”. Xem danh mục: giaoban list.",
                "3: Giá trị của tùy chọn --percent phải là số từ 0 đến 100.",
                (
                    "4: nhiệm vụ GB-2009/1.1 có 2 đơn vị cùng thực hiện, chưa ghi đơn vị nào. Thêm -u cho từng đơn vị, "
                    "hoặc --all-units. Các đơn vị: Cục Việc làm (VL); Cục Bảo trợ xã hội (BTXH)."
                ),
            ],
        ),
        (
            "1.1 done -u PCTNXH\n1.2 xac-nhan\n",
            3,
            [
                (
                    "1: GB-2009/1.1: Cục Phòng, chống tệ nạn xã hội không được giao nhiệm vụ này. Sửa -u; nếu đơn vị "
                    "nhận việc từ đơn vị khác, ghi chuyen trước."
                ),
                ("2: GB-2009/1.2: xác nhận hoàn thành khi Vụ Pháp chế chưa báo cáo hoàn thành. Ghi hoan-thanh trước."),
            ],
        ),
    ],
)
def test_all_bad_lines_are_told_at_once(
    giaoban: Run, write: Write, lines: str, exit_code: int, complaints: list[str]
) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "giao-ban.txt").write_text(lines, encoding="utf-8")

    code, out, err = giaoban("update", "--from", "giao-ban.txt")

    assert (code, out, err) == (exit_code, "", "".join(f"giaoban: giao-ban.txt:{one}\n" for one in complaints))
    assert sheet(folder) == before


def test_a_bad_line_of_stdin_and_of_another_register_too(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    other = sheet(folder).replace("GB-2009", "GB-2010").replace("01/KL-BT", "02/KL-BT")
    (folder / "registers" / "so-2.yaml").write_bytes(other.encode())
    texts = sheet(folder), sheet(folder, "so-2.yaml")

    result = giaoban("update", "--from", "-", stdin="GB-2009/1.2 done\nGB-2010/1.2 xac-nhan\n")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        "giaoban: đầu vào chuẩn:2: GB-2010/1.2: xác nhận hoàn thành khi Vụ Pháp chế chưa báo cáo hoàn thành. "
        "Ghi hoan-thanh trước.\n"
    )
    assert (sheet(folder), sheet(folder, "so-2.yaml")) == texts


def test_force_holds_for_its_line_or_for_all(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    twice = "1.2 done -d 20/8/2009\n1.2 done -d 20/8/2009{}\n1.1 done -u VL -d 1/8/2009{}\n"
    before = sheet(folder)

    one = giaoban("update", "--from", "-", stdin=twice.format(" --force", ""))
    after_one = sheet(folder)
    every = giaoban("update", "--from", "-", "--force", stdin=twice.format("", ""))

    assert (one.exit_code, after_one) == (3, before)
    assert one.stderr == (
        "giaoban: đầu vào chuẩn:3: GB-2009/1.1: ngày 01/8/2009 trước ngày giao nhiệm vụ (06/8/2009). "
        "Sửa ngày ở --date; nếu vẫn muốn ghi, thêm --force.\n"
    )
    assert every.exit_code == 0
    assert every.stderr == (
        "giaoban: Lưu ý: GB-2009/1.2: đã báo cáo hoàn thành ngày 20/8/2009.\n"
        "giaoban: Lưu ý: GB-2009/1.1: ngày 01/8/2009 trước ngày giao nhiệm vụ (06/8/2009).\n"
    )


@pytest.mark.parametrize(
    ("words", "data", "exit_code", "complaint"),
    [
        (
            "--from lines.txt -p 0",
            b"1.2 done",
            2,
            "--from không dùng cùng mã nhiệm vụ và nội dung diễn biến. Đưa tất cả vào tệp.",
        ),
        (
            "--from lines.txt",
            "1.1 note -n “Đã có dự thảo”".encode(),
            2,
            'lines.txt:1: nháy cong “ ” không giữ được cả câu. Dùng nháy thẳng, ví dụ -n "Đã có dự thảo".',
        ),
        (
            "--from lines.txt 1.1 done",
            b"1.2 done",
            2,
            "--from không dùng cùng mã nhiệm vụ và nội dung diễn biến. Đưa tất cả vào tệp.",
        ),
        (
            "--from lines.txt",
            b"# sau\n\n",
            2,
            "lines.txt không có dòng nào để ghi. Mỗi dòng: MÃ DIỄN_BIẾN và các tùy chọn.",
        ),
        ("--from khac.txt", b"", 7, "không đọc được khac.txt (không có tệp hoặc thư mục này). Kiểm tra đường dẫn."),
        ("--from lines.txt", b"1.2 note -n \xff", 7, "lines.txt không phải UTF-8. Lưu lại bằng UTF-8."),
    ],
)
def test_a_file_that_gives_nothing_is_told(  # noqa: PLR0913, PLR0917 - a row of the table
    giaoban: Run, write: Write, words: str, data: bytes, exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    (folder / "lines.txt").write_bytes(data)

    more = "Xem: giaoban update --help\n" if exit_code == 2 else ""
    assert giaoban("update", *words.split()) == (exit_code, "", f"giaoban: {complaint}\n{more}")
