"""Several registers in one folder, one of them broken, and where the folder is looked for."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from giaoban.store import starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write

FIRST = """\
format: 1
id: GB-1
title: Giao ban tháng 7
document: {type: Kết luận, number: 01/KL, date: 2009-07-06}
groups: [{id: "1", title: Nhóm chung}]
tasks:
  - {id: "1.1", group: "1", title: Việc một, lead: VL, deadline: 2009-07-31, source: {meeting: 2009-07-01}}
  - {id: "1.2", title: Việc hai, lead: BTXH, source: {meeting: 2009-07-01}}
"""
SECOND = FIRST.replace("GB-1", "GB-2").replace("01/KL", "02/KL").replace("2009-07", "2009-08").replace("1.2", "2.1")
BROKEN = FIRST.replace("GB-1", "GB-3").replace("lead: VL", "lead: Cục Không có")
BROKEN_SAID = (
    "registers/3.yaml:7:52: lỗi C20: không có đơn vị “Cục Không có” trong danh mục. "
    "Sửa tên, hoặc thêm đơn vị vào registers/don-vi.yaml."
)


@pytest.fixture
def two(write: Write, tmp_path: Path) -> Path:
    """A folder of two registers, both with a task 1.1."""
    write()
    for name, text in (("1.yaml", FIRST), ("2.yaml", SECOND)):
        (tmp_path / "registers" / name).write_bytes(text.encode())
    return tmp_path


def break_one(folder: Path) -> None:
    (folder / "registers" / "3.yaml").write_bytes(BROKEN.encode())


def test_registers_are_read_together_and_ids_bear_that_of_their_register(giaoban: Run, two: Path) -> None:
    listed = giaoban("list", "--as-of", "1/9/2009")
    summary = giaoban("status", "--as-of", "1/9/2009")

    assert two.is_dir()
    assert listed.stdout == (
        "4 nhiệm vụ trong 2 sổ (GB-1, GB-2), tính đến ngày 01/9/2009.\n"
        "Mã\tNội dung nhiệm vụ\tĐơn vị chủ trì, thực hiện\tThời hạn\tTình trạng\n"
        "GB-1/1.1\tViệc một\tCục Việc làm\t31/07/2009\tQuá hạn 32 ngày, chưa có báo cáo\n"
        "GB-1/1.2\tViệc hai\tCục Bảo trợ xã hội\tKhông\tChưa có báo cáo\n"
        "GB-2/1.1\tViệc một\tCục Việc làm\t31/08/2009\tQuá hạn 1 ngày, chưa có báo cáo\n"
        "GB-2/2.1\tViệc hai\tCục Bảo trợ xã hội\tKhông\tChưa có báo cáo\n"
    )
    assert summary.stdout.split("\n")[0] == (
        "Tổng hợp 4 nhiệm vụ (4 lượt giao) trong 2 sổ (GB-1, GB-2), tính đến ngày 01/9/2009; tỷ lệ tính trên 2 nhiệm "
        "vụ "
        "(2 lượt giao) có thời hạn đã hoàn thành hoặc đã quá hạn."
    )


def test_an_id_of_two_registers_must_be_said_whole(giaoban: Run, two: Path) -> None:
    short, alone = giaoban("show", "1.1"), giaoban("why", "2.1", "--as-of", "1/9/2009")
    whole = giaoban("why", "gb-2/1.1", "--as-of", "1/9/2009")
    narrowed = giaoban("why", "1.1", "--register", "GB-2", "--as-of", "1/9/2009")

    assert two.is_dir()
    assert (short.exit_code, short.stdout) == (4, "")
    assert short.stderr == "giaoban: “1.1” có trong nhiều sổ: GB-1/1.1, GB-2/1.1. Ghi cả mã sổ.\n"
    assert (alone.exit_code, whole.exit_code, narrowed.exit_code) == (0, 0, 0)
    assert alone.stdout.split("\n")[0] == "Nhiệm vụ GB-2/2.1, tính đến ngày 01/9/2009: Chưa có báo cáo."
    assert whole.stdout == narrowed.stdout
    assert whole.stdout.split("\n")[0] == (
        "Nhiệm vụ GB-2/1.1, tính đến ngày 01/9/2009: Quá hạn 1 ngày, chưa có báo cáo."
    )


def test_a_broken_register_leaves_no_answer_that_looks_whole(giaoban: Run, two: Path) -> None:
    break_one(two)

    for command in (("report", "--month", "8", "-o", "a.md"), ("list", "--json")):
        result = giaoban(*command)

        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.split("\n")[0] == BROKEN_SAID
        assert result.stderr.split("\n")[-2] == "giaoban: 1 lỗi trong 1 tệp. Chưa đưa ra kết quả nào."
    assert not (two / "a.md").exists()


def test_one_register_is_read_while_another_is_broken(giaoban: Run, two: Path) -> None:
    break_one(two)

    for name in ("gb-2", "2.yaml"):
        result = giaoban("list", "--register", name, "--as-of", "1/9/2009", "--json")

        assert (result.exit_code, result.stderr) == (0, "")
        assert [task["register"] for task in json.loads(result.stdout)["data"]] == ["GB-2", "GB-2"]
    refused = giaoban("list", "--register", "GB-3")
    assert (refused.exit_code, refused.stdout, refused.stderr.split("\n")[0]) == (3, "", BROKEN_SAID)


def test_a_register_that_is_not_there_is_told_with_those_that_are(giaoban: Run, two: Path) -> None:
    result = giaoban("list", "--register", "HN-9")

    assert two.is_dir()
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == "giaoban: không có sổ “HN-9” trong registers. Có: GB-1; GB-2.\n"


def test_the_folder_is_found_upward_by_option_and_by_variable(giaoban: Run, two: Path, tmp_path: Path) -> None:
    below = two / "a" / "b"
    below.mkdir(parents=True)
    away = tmp_path.parent
    asked = ("list", "--as-of", "1/9/2009")
    here = giaoban(*asked).stdout

    assert here.startswith("4 nhiệm vụ trong 2 sổ")
    assert giaoban(*asked, cwd=below).stdout == here
    assert giaoban(*asked, cwd=two / "registers").stdout == here
    assert giaoban(*asked, "--registers", str(two / "registers"), cwd=away).stdout == here
    assert giaoban(*asked, cwd=away, env={"GIAOBAN_REGISTERS": str(two / "registers")}).stdout == here


def test_the_folder_above_the_registers_is_not_taken_for_theirs(giaoban: Run, two: Path) -> None:
    for asked in (giaoban("list", "--registers", "."), giaoban("list", env={"GIAOBAN_REGISTERS": "."})):
        assert (asked.exit_code, asked.stdout) == (4, "")
        assert asked.stderr == (
            "giaoban: . không phải thư mục sổ, thiếu don-vi.yaml. Có phải: --registers registers.\n"
        )
    assert two.is_dir()


def test_the_option_goes_before_the_variable_and_the_variable_before_the_folder_one_stands_in(
    giaoban: Run, two: Path
) -> None:
    starter.create(two / "khac", example=True, today=dt.date(2026, 1, 1))
    other = {"GIAOBAN_REGISTERS": "khac/registers"}

    assert giaoban("list", env=other).stdout.startswith("30 nhiệm vụ trong 1 sổ (GB-2009-6T)")
    assert giaoban("list", "--registers", "registers", env=other).stdout.startswith("4 nhiệm vụ trong 2 sổ")


def test_without_a_folder_the_answer_says_where_it_looked_and_how_to_begin(giaoban: Run, tmp_path: Path) -> None:
    result = giaoban("status")
    named = giaoban("status", "--registers", "không/có")

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == (
        f"giaoban: không tìm thấy thư mục registers/ trong {tmp_path} và các thư mục trên nó. Tạo mới: giaoban init "
        f". "
        "(thêm --example để có sổ mẫu năm 2009), hoặc chỉ rõ bằng --registers THƯ_MỤC.\n"
    )
    assert (named.exit_code, named.stdout) == (4, "")
    assert named.stderr == "giaoban: không có thư mục sổ không/có. Tạo mới: giaoban init ., hoặc sửa --registers.\n"


def test_a_folder_without_any_register_answers_that_there_is_none(giaoban: Run, write: Write) -> None:
    write()

    status, checked = giaoban("status", "--as-of", "1/9/2009"), giaoban("check")

    assert (status.exit_code, status.stdout) == (
        0,
        "Không có nhiệm vụ nào (thư mục chưa có sổ nào), tính đến ngày 01/9/2009.\n",
    )
    assert (checked.exit_code, checked.stdout, checked.stderr) == (
        0,
        "0 lỗi, 0 cảnh báo, 0 lưu ý trong 0 sổ và danh mục đơn vị của registers.\n",
        "Thư mục chưa có sổ nào. Tạo sổ mẫu: giaoban init THƯ_MỤC --example\n",
    )


def test_a_report_of_two_registers_names_both(giaoban: Run, two: Path) -> None:
    report = giaoban("report", "--month", "8", "--year", "2009").stdout.splitlines()

    assert two.is_dir()
    assert report[7] == "**Tình hình, kết quả thực hiện các kết luận của Bộ trưởng**"
    assert [line for line in report if line.startswith("Thực hiện ")] == [
        (
            "Thực hiện Kết luận số 01/KL ngày 06 tháng 7 năm 2009; Kết luận số 02/KL ngày 06 tháng 8 năm 2009, Văn "
            "phòng báo cáo tình hình, kết quả thực hiện trong tháng 8 năm 2009 như sau."
        )
    ]
    assert [line for line in report if line.startswith("- Nhiệm vụ ")] == [
        (
            "- Nhiệm vụ GB-2/1.1: Việc một. Đơn vị quá hạn: Cục Việc làm. Thời hạn: Ngày 31/8/2009; hết hạn, chưa có "
            "báo cáo hoàn thành. Nguyên nhân: đơn vị chưa báo cáo."
        ),
        (
            "- Nhiệm vụ GB-1/1.1: Việc một. Đơn vị quá hạn: Cục Việc làm. Thời hạn: Ngày 31/7/2009; quá hạn 31 ngày. "
            "Nguyên nhân: đơn vị chưa báo cáo."
        ),
    ]


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_papers_cite_only_documents_there_were_that_gave_something(
    giaoban: Run, two: Path, options: tuple[str, ...]
) -> None:
    empty = FIRST[: FIRST.index("groups:")].replace("GB-1", "GB-0").replace("01/KL", "00/KL")
    (two / "registers" / "0.yaml").write_bytes(empty.encode())
    meeting = ("meeting", "20/7/2009", "--as-of", "20/7/2009")

    july, august = (giaoban(*options, "report", "--month", f"{month}/2009").stdout for month in (7, 8))
    assert [name for name in ("00/KL", "01/KL", "02/KL") if name in july] == ["01/KL"]
    assert [name for name in ("00/KL", "01/KL", "02/KL") if name in august] == ["01/KL", "02/KL"]
    assert [name for name in ("00/KL", "01/KL", "02/KL") if name in giaoban(*options, *meeting).stdout] == ["01/KL"]
