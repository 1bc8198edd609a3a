"""`giaoban add`: a new task by options or in an editor, at the end of the register."""

from __future__ import annotations

import datetime as dt
import json
import sys
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


TODAY = dt.date.today()  # noqa: DTZ011 - the day the program runs on
BOOK = """\
groups:
  - {id: "2", title: Nhóm thứ hai}
tasks:
  # giao ngay tại hội nghị
  - id: "2.1"
    group: "2"
    title: Báo cáo kết quả
    lead:
      - VL
    source:
      meeting: 2009-07-30

# hết sổ
"""
LAST = "      meeting: 2009-07-30\n"


def test_a_task_given_at_a_briefing(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban(
        *("add", "Rà soát mức chi: dạy nghề", "-u", "tong cuc day nghe", "-u", "PCTNXH", "--cooperating", "KHTC"),
        *("--monitoring", "VP", "--deadline", "2099-Q4", "--from-meeting", "25/8/2009", "--priority"),
        *("--product", "Báo cáo", "--group", "nhom thu hai"),
    )

    new = """\
  - id: "2.2"
    group: "2"
    title: "Rà soát mức chi: dạy nghề"
    lead:
      - Tổng cục Dạy nghề
      - "Cục Phòng, chống tệ nạn xã hội"
    joint: true
    cooperating:
      - Vụ Kế hoạch - Tài chính
    monitoring:
      - Văn phòng Bộ
    assigned: 2009-08-25
    deadline: 2099-Q4
    product: Báo cáo
    priority: true
    source:
      meeting: 2009-08-25
"""
    assert sheet(folder) == before.replace(LAST, LAST + new)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "GB-2009/2.2, ngày 25/8/2009: Bổ sung nhiệm vụ “Rà soát mức chi: dạy nghề”. "
        "Tình trạng: Trong hạn, chưa có báo cáo.\n"
        "registers/so.yaml:19: đã ghi dòng 19 đến 35.\n"
        "Hoàn tác: giaoban undo\n"
    )
    assert giaoban("undo").exit_code == 0
    assert sheet(folder) == before


def test_a_duty_with_an_id_of_its_own_and_one_that_gets_the_next(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)

    own = giaoban(
        "add", "Báo cáo giải ngân", "-u", "KHTC", "--recurs", "thang", "--id", "GN", "--from-meeting", "25/8/2009"
    )
    first = giaoban("add", "Tổng hợp", "-u", "VP", "--kind", "thuong-xuyen", "--from-meeting", "25/8/2009")
    second = giaoban("add", "Tổng hợp", "-u", "VP", "--kind", "standing", "--from-meeting", "25/8/2009")

    said = [result.stdout.split(",")[0] for result in (own, first, second)]
    assert said == ["GB-2009/GN", "GB-2009/BS.1", "GB-2009/BS.2"]
    assert "    kind: recurring\n    recurs: month\n    assigned: 2009-08-25\n" in sheet(folder)
    assert sheet(folder).count("    kind: standing\n") == 2


def test_what_check_would_warn_of_is_told(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)

    result = giaoban("add", "Rà soát", "-u", "VL", "--deadline", "2001")

    assert (result.exit_code, f"    assigned: {TODAY}\n" in sheet(folder)) == (0, True)
    notes = [line.partition(" (")[0] for line in result.stderr.splitlines()]
    assert notes == [
        "giaoban: Lưu ý: nhiệm vụ BS.1 chưa có căn cứ giao.",
        "giaoban: Lưu ý: thời hạn 2001",
    ]


@pytest.mark.parametrize(
    ("words", "exit_code", "complaint"),
    [
        ("", 2, "chưa ghi nội dung nhiệm vụ. Ghi nội dung trong nháy, hoặc dùng --edit."),
        ("x -u VL --id 2.1", 3, "mã “2.1” đã có trong sổ GB-2009. Chọn mã khác."),
        (
            "x -u VL --id a/b",
            3,
            (
                "id: mã “a/b” có ký tự không dùng được; chưa ghi gì. "
                "Mã gồm chữ, số và các dấu . - _, không quá 64 ký tự."
            ),
        ),
        ("x -u VN", 4, "không có đơn vị “VN” trong danh mục. Xem danh mục: giaoban units."),
        ("x -u VL --group 7", 4, "không có nhóm “7”. Các nhóm: 2."),
        ("x -u VL --kind ky", 2, "--kind: không có “ky”. Các giá trị: cu-the, thuong-xuyen, dinh-ky."),
        ("x -u VL --kind dinh-ky", 2, "nhiệm vụ định kỳ chưa ghi kỳ. Thêm --recurs, ví dụ --recurs thang."),
        (
            "x -u VL --kind standing --recurs nam",
            2,
            "--recurs chỉ dùng cho nhiệm vụ định kỳ. Bỏ --recurs, hoặc ghi --kind dinh-ky.",
        ),
        (
            "x -u VL --deadline mai",
            2,
            (
                "--deadline: “mai” không phải ngày hoặc kỳ. Ghi một ngày (31/10/2009), tháng (2009-10), quý (2009-Q4), "
                "nửa năm (2009-H2) hoặc năm (2009)."
            ),
        ),
        (" -u VL", 2, "chưa ghi nội dung nhiệm vụ. Ghi nội dung trong nháy, hoặc dùng --edit."),
        ("x\x07 -u VL", 2, "NỘI_DUNG có ký tự điều khiển. Gõ lại phần này."),
        ("x -u VL --product ", 2, "--product để trống. Ghi nội dung, hoặc bỏ --product."),
    ],
)
def test_what_cannot_be_a_task_is_refused(
    giaoban: Run, write: Write, words: str, exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    more = "Xem: giaoban add --help\n" if exit_code == 2 else ""
    told = (exit_code, "", f"giaoban: {complaint}\n{more}")
    assert giaoban("add", *(words.split(" ") if words else ())) == told
    assert (sheet(folder), (folder / "state").exists()) == (before, False)


def test_what_would_make_the_register_unreadable_is_refused(giaoban: Run, write: Write) -> None:
    folder = write(BOOK, head=HEAD_WITH_TEXT, nguon__md="Giao Cục Việc làm báo cáo.")
    before = sheet(folder)

    result = giaoban("add", "x", "-u", "VL", "--quote", "Giao Vụ Pháp chế báo cáo.")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("giaoban: câu trích không có trong nguyên văn nguon.md")
    assert sheet(folder) == before


HEAD_WITH_TEXT = """\
format: 1
id: GB-2009
title: Kết luận
document: {type: Kết luận, number: 01/KL, date: 2009-08-06, text: nguon.md}
"""


def test_of_several_registers_one_is_named(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    other = sheet(folder).replace("GB-2009", "GB-2010").replace("01/KL-BT", "02/KL-BT")
    (folder / "registers" / "so-2.yaml").write_bytes(other.encode())

    unnamed = giaoban("add", "x", "-u", "VL", "--from-meeting", "25/8/2009")
    named = giaoban("add", "x", "-u", "VL", "--from-meeting", "25/8/2009", "--register", "GB-2010")

    assert (unnamed.exit_code, unnamed.stdout) == (2, "")
    assert unnamed.stderr.startswith("giaoban: có 2 sổ: GB-2010, GB-2009. Chọn sổ bằng --register.\n")
    assert (named.exit_code, named.stdout.split(",")[0]) == (0, "GB-2010/BS.1")


def test_a_dry_run_and_a_document(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    words = ("add", "Rà soát", "-u", "VL", "--from-meeting", "25/8/2009")

    dry = giaoban(*words, "--dry-run")
    unwritten = sheet(folder)
    document = json.loads(giaoban(*words, "--json").stdout)

    assert (dry.exit_code, unwritten, "+    title: Rà soát\n" in dry.stdout) == (0, before, True)
    assert (document["kind"], document["files"]) == ("add", [{"path": "registers/so.yaml", "first": 19, "last": 25}])
    (row,) = document["data"]
    assert (row["id"], row["unit"], row["before"], row["after"]["work"]) == ("BS.1", None, None, "no-report")


# --- in an editor -----------------------------------------------------------------------------------------------------


def editor(folder: Path, script: str) -> dict[str, str]:
    """An editor that a script of `sh` stands for: `$1` is the file."""
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    (folder / "tmp").mkdir()
    return {"EDITOR": str(path), "VISUAL": "", "TMPDIR": str(folder / "tmp")}


def kept(folder: Path) -> list[Path]:
    return list((folder / "tmp").iterdir())


def test_a_task_is_written_in_an_editor(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    change = "s/^title: .*/title: Rà soát/; s/^# lead:/lead:/; s/^#   - C/  - C/"
    env = editor(folder, f"cp $1 seen.yaml; sed -i '{change}' $1; printf 'priority: true\\nproduct:\\n' >> $1")

    result = giaoban("add", "--edit", "--from-meeting", "25/8/2009", env=env)

    new = """\
  - id: BS.1
    title: Rà soát
    lead:
      - Cục Việc làm
    assigned: 2009-08-25
    priority: true
    source:
      meeting: 2009-08-25
"""
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout.splitlines()[0]
        == "GB-2009/BS.1, ngày 25/8/2009: Bổ sung nhiệm vụ “Rà soát”. Tình trạng: Chưa có báo cáo."
    )
    assert sheet(folder) == before.replace(LAST, LAST + new)
    assert (folder / "seen.yaml").read_text(encoding="utf-8") == (
        "# Một nhiệm vụ. Lưu và đóng để thêm vào sổ; xóa hết nội dung để thôi.\n"
        "# Khóa khác, bỏ dấu # để dùng: lead (đơn vị), deadline (thời hạn), source (căn cứ giao).\n"
        "# lead:\n"
        "#   - Cục Việc làm\n"
        "# deadline: 2009-Q4\n"
        "# source:\n"
        '#   clause: "2"\n'
        '#   quote: "..."\n'
        "id: BS.1\n"
        "title: Nội dung nhiệm vụ\n"
        "assigned: 2009-08-25\n"
        "source:\n"
        "  meeting: 2009-08-25\n"
    )
    assert kept(folder) == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("echo 'lead: [VL' >> $1", "{}:14: ngoặc vuông mở"),
        ("echo 'deadline: 2009-Q9' >> $1", "deadline: thời hạn “2009-Q9” không đọc được: quý chỉ có từ Q1 đến Q4"),
        ("echo 'lead: Vụ Không có' >> $1", "không có đơn vị “Vụ Không có” trong danh mục; chưa ghi gì."),
        (
            "printf 'events:\\n  - event: done\\n' >> $1",
            "diễn biến không ghi ở đây. Bỏ khóa events, thêm nhiệm vụ xong",
        ),
        ("printf 'lead:\\n  - [VL]\\n' >> $1", "khóa “lead” phải là một danh sách chữ. Mỗi dòng: - Tên."),
        ("echo 'daedline: 2009-Q4' >> $1", "khóa “daedline” không có ở nhiệm vụ. Có phải “deadline”?"),
        ("echo 'product: a' >> $1; exit 3", "trình soạn thảo kết thúc với mã 3; chưa thêm gì."),
    ],
)
def test_text_that_is_refused_is_kept(giaoban: Run, write: Write, script: str, complaint: str) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("add", "Rà soát", "--edit", "--from-meeting", "25/8/2009", env=editor(folder, script))

    (path,) = kept(folder)
    assert (result.exit_code, result.stdout, sheet(folder)) == (3, "", before)
    assert result.stderr.startswith(f"giaoban: {complaint.format(path)}")
    assert result.stderr.endswith(f"\nNội dung đã soạn còn ở {path}; sửa tiếp: giaoban add --edit --from {path}\n")
    assert "title: Rà soát\n" in path.read_text(encoding="utf-8")


TYPED = """\
# chép từ biên bản
title: "Rà soát: mức chi"
lead: [VL, Cục Bảo trợ xã hội]
joint: true
assigned: 2009-08-25
source:
  meeting: 2009-08-25
"""
PUT = """\
  - id: BS.1
    title: "Rà soát: mức chi"
    lead:
      - VL
      - Cục Bảo trợ xã hội
    joint: true
    assigned: 2009-08-25
    source:
      meeting: 2009-08-25
"""


@pytest.mark.parametrize("name", ["viec.yaml", "-"])
def test_a_task_is_read_from_a_file_and_gets_the_next_id(giaoban: Run, write: Write, name: str) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "viec.yaml").write_text(TYPED, encoding="utf-8")

    result = giaoban("add", "--from", name, stdin=TYPED)

    assert (result.exit_code, result.stderr) == (0, "")
    assert sheet(folder) == before.replace(LAST, LAST + PUT)
    assert (folder / "viec.yaml").read_text(encoding="utf-8") == TYPED


def test_what_was_kept_is_edited_on(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "viec.yaml").write_text(TYPED.replace("VL", "Vụ Không có"), encoding="utf-8")

    again = giaoban("add", "--from", "viec.yaml")
    result = giaoban("add", "--edit", "--from", "viec.yaml", env=editor(folder, "sed -i 's/Vụ Không có/VL/' $1"))

    assert (again.exit_code, again.stdout) == (3, "")
    assert (result.exit_code, result.stderr) == (0, "")
    assert sheet(folder) == before.replace(LAST, LAST + PUT)
    assert (folder / "viec.yaml").read_text(encoding="utf-8") == TYPED


@pytest.mark.parametrize(
    ("words", "exit_code", "complaint"),
    [
        (("--from", "khong-co.yaml"), 7, "không đọc được khong-co.yaml (không có tệp hoặc thư mục này)."),
        (("Rà soát", "--from", "viec.yaml"), 2, "--from không dùng cùng nội dung nhiệm vụ. Đưa tất cả vào tệp."),
        (("--from", "viec.yaml", "-u", "VL"), 2, "--from không dùng cùng nội dung nhiệm vụ. Đưa tất cả vào tệp."),
        (("--edit", "--from", "-"), 2, "--edit không dùng cùng đầu vào chuẩn. Ghi --from TỆP."),
        (("--from", "viec.yaml"), 3, "viec.yaml:1: ở đây cần các khóa của một nhiệm vụ, ví dụ title: Rà soát mức chi."),
        (("Rà soát", "--from-meeting", "1/1/2999"), 3, "ngày giao ban 01/01/2999 ở tương lai; chưa ghi gì. Sửa ngày."),
        (("Rà soát", "--assigned", "1/1/2999"), 3, "ngày giao 01/01/2999 ở tương lai; chưa ghi gì. Sửa ngày."),
    ],
)
def test_a_file_or_day_that_is_none_is_refused(
    giaoban: Run, write: Write, words: tuple[str, ...], exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    (folder / "viec.yaml").write_text("rà soát mức chi\n", encoding="utf-8")

    result = giaoban("add", *words)

    assert (result.exit_code, result.stdout, sheet(folder)) == (exit_code, "", before)
    assert result.stderr.startswith(f"giaoban: {complaint}")


@pytest.mark.parametrize(
    ("script", "exit_code", "complaint"),
    [
        (": > $1", 2, "đã xóa hết nội dung, không thêm nhiệm vụ nào. Chạy lại nếu muốn thêm."),
        ("sed -i '/^[^#]/d' $1", 2, "đã xóa hết nội dung, không thêm nhiệm vụ nào. Chạy lại nếu muốn thêm."),
        ("true", 2, "chưa sửa gì, không thêm nhiệm vụ nào. Chạy lại nếu muốn thêm."),
        ("exit 1", 3, "trình soạn thảo kết thúc với mã 1; chưa thêm gì."),
    ],
)
def test_an_editor_left_without_a_task_adds_none(
    giaoban: Run, write: Write, script: str, exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("add", "--edit", env=editor(folder, script))

    more = "Xem: giaoban add --help\n" if exit_code == 2 else ""
    assert (result.exit_code, result.stdout, result.stderr) == (exit_code, "", f"giaoban: {complaint}\n{more}")
    assert (sheet(folder), kept(folder)) == (before, [])


def test_no_editor_is_told(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    env = {**editor(folder, ""), "EDITOR": "khong-co"}

    result = giaoban("add", "--edit", env=env)

    assert (result.exit_code, result.stdout, kept(folder)) == (7, "", [])
    assert result.stderr == (
        "giaoban: không mở được trình soạn thảo khong-co (không có tệp hoặc thư mục này). Đặt lại biến EDITOR.\n"
    )


def test_others_may_write_while_the_editor_is_open(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    program = f"{sys.executable} -m giaoban"
    env = editor(folder, f"{program} update 2.1 note -n x -d 25/8/2009 > said.txt; echo 'lead: VL' >> $1")

    result = giaoban("add", "Rà soát", "--edit", "--from-meeting", "25/8/2009", env=env)

    assert (result.exit_code, result.stderr) == (0, "")
    assert (folder / "said.txt").read_text(encoding="utf-8").startswith("GB-2009/2.1, ngày 25/8/2009: Ghi chú.")
    assert (sheet(folder).count("event: note"), sheet(folder).count("title: Rà soát")) == (1, 1)
