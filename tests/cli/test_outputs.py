"""Where an answer goes: to a file in the form its ending asks for, to a pipe, or nowhere when something is wrong."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run, Write

TASKS = """\
tasks:
  - id: "1"
    title: Sửa quy chế | bản 2
    lead: VL
    deadline: 2009-08
    source: {quote: Sửa quy chế}
"""
ENDINGS = "Các đuôi tệp: .md, .html, .docx, .xlsx, .csv, .ics, .json, .txt."
ASKED = ("list", "--as-of", "31/8/2009")
HEAD = "1 nhiệm vụ trong 1 sổ (GB-2009), tính đến ngày 31/8/2009."
PLAIN = (
    f"{HEAD}\n"
    "Mã\tNội dung nhiệm vụ\tĐơn vị chủ trì, thực hiện\tThời hạn\tTình trạng\n"
    "1\tSửa quy chế | bản 2\tCục Việc làm\t31/08/2009\tĐến hạn hôm nay, chưa có báo cáo\n"
)
MARKDOWN = (
    f"{HEAD}\n\n"
    "| Mã | Nội dung nhiệm vụ | Đơn vị chủ trì, thực hiện | Thời hạn | Tình trạng |\n"
    "| --- | --- | --- | --- | --- |\n"
    "| 1 | Sửa quy chế \\| bản 2 | Cục Việc làm | 31/08/2009 | Đến hạn hôm nay, chưa có báo cáo |\n"
)


def files(folder: Path) -> list[str]:
    """All there is below the folder, so that no temporary file stays unseen."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_ending_of_the_file_decides_the_form(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    printed = giaoban(*ASKED, "--json").stdout

    for name, text in {"a.txt": PLAIN, "b.md": MARKDOWN, "nhánh/c.json": printed, "D.TXT": PLAIN}.items():
        result = giaoban(*ASKED, "-o", name)

        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Đã ghi {name}\n")
        assert (folder / name).read_bytes().decode() == text
    assert files(folder) == ["D.TXT", "a.txt", "b.md", "nhánh/c.json", "registers/don-vi.yaml", "registers/so.yaml"]


def test_a_dash_is_standard_output(giaoban: Run, write: Write) -> None:
    write(TASKS)

    result = giaoban(*ASKED, "-o", "-")

    assert (result.exit_code, result.stdout, result.stderr) == (0, PLAIN, "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "a.odt"), f"-o: không ghi được dạng “.odt”. {ENDINGS}"),
        (("-o", "báo cáo"), f"-o: không ghi được dạng “báo cáo”. {ENDINGS}"),
        (
            ("-o", "registers/so.yaml", "--force"),
            f"-o: không ghi được dạng “.yaml”. {ENDINGS}",
        ),
        (("--json", "--plain"), "--json và --plain không dùng cùng nhau. Bỏ một trong hai."),
        (("--json", "-o", "a.md"), "--json và -o a.md nói hai dạng khác nhau. Ghi -o với đuôi .json."),
        (("-o", "đã-có.txt"), "tệp đã-có.txt đã có. Thêm --force để ghi đè, hoặc chọn tên khác."),
    ],
    ids=["unknown ending", "no ending", "a register", "two forms", "two forms by the ending", "existing file"],
)
def test_an_output_that_cannot_be_meant_writes_nothing(
    giaoban: Run, write: Write, options: tuple[str, ...], words: str
) -> None:
    folder = write(TASKS)
    (folder / "đã-có.txt").write_bytes("cũ\n".encode())
    before = {name: (folder / name).read_bytes() for name in files(folder)}

    result = giaoban(*ASKED, *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.removesuffix("Xem: giaoban list --help\n") == f"giaoban: {words}\n"
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_force_replaces_a_file_whole_and_keeps_its_rights(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    (folder / "a.txt").write_bytes(b"x" * 10_000)
    (folder / "a.txt").chmod(0o640)

    result = giaoban(*ASKED, "-o", "a.txt", "--force")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Đã ghi a.txt\n")
    assert (folder / "a.txt").read_bytes().decode() == PLAIN
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o640
    assert files(folder) == ["a.txt", "registers/don-vi.yaml", "registers/so.yaml"]


def test_not_even_force_writes_over_what_the_registers_stand_on(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    (folder / "registers" / "van-ban.md").write_bytes("Nguyên văn\n".encode())
    (folder / "lien-ket.md").symlink_to("registers/so.yaml")
    before = {name: (folder / name).read_bytes() for name in files(folder)}

    results = [giaoban(*ASKED, "-o", name, "--force") for name in ("registers/van-ban.md", "lien-ket.md")]

    assert [(result.exit_code, result.stdout) for result in results] == [(2, ""), (2, "")]
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


def test_a_place_below_a_file_is_refused(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    (folder / "tep").write_bytes(b"x")

    result = giaoban(*ASKED, "-o", "tep/a.md")

    assert (result.exit_code, result.stdout) == (7, "")
    assert result.stderr == (
        "giaoban: không ghi được tep/a.md (có tệp trùng tên thư mục). Kiểm tra quyền truy cập và chỗ trống.\n"
    )
    assert (folder / "tep").read_bytes() == b"x"


def test_a_folder_that_cannot_be_written_is_left_as_it_was(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    (folder / "kin").mkdir(mode=0o500)
    if os.access(folder / "kin", os.W_OK):
        pytest.skip("this user may write anywhere")

    result = giaoban(*ASKED, "-o", "kin/a.md")

    assert (result.exit_code, result.stdout) == (7, "")
    assert files(folder) == ["registers/don-vi.yaml", "registers/so.yaml"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("status", "--unit", "zzz", "--json"), 4),
        (("show", "9.9", "--json"), 4),
        (("report", "--quarter", "III", "--template", "không-có.j2"), 4),
    ],
    ids=["unit", "task", "template"],
)
def test_nothing_is_printed_when_something_is_wrong(
    giaoban: Run, write: Write, command: tuple[str, ...], code: int
) -> None:
    write(TASKS)

    result = giaoban(*command)

    assert (result.exit_code, result.stdout, bool(result.stderr)) == (code, "", True)


def test_json_is_one_document_for_the_checks_and_the_units_too(giaoban: Run, write: Write) -> None:
    write(TASKS)

    for kind in ("check", "units"):
        document = json.loads(giaoban(kind, "--json").stdout)

        assert (document["schema_version"], document["kind"], document["count"]) == (1, kind, len(document["data"]))


def test_problems_are_a_table_in_a_file_and_what_is_printed_in_a_text(giaoban: Run, write: Write) -> None:
    folder = write("tasks:\n  - {id: '1', title: '=a | b', lead: VL}\n  - {id: '1', title: c, lead: Cục X}\n")
    printed = giaoban("check")
    results = [giaoban("check", "-o", f"v.{ending}") for ending in ("txt", "csv", "md", "html", "docx", "xlsx", "json")]

    assert [(result.exit_code, result.stdout) for result in results] == [(3, "")] * 7
    assert (folder / "v.txt").read_bytes().decode() == printed.stdout
    with (folder / "v.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = json.loads((folder / "v.json").read_bytes())["data"]
    assert [(row["Tệp"], row["Dòng"], row["Mã"], row["Vấn đề"], row["Cách sửa"]) for row in rows] == [
        (one["path"], str(one["line"]), one["code"], one["message"], one["remedy"]) for one in found
    ]
    assert {row["Mức độ"] for row in rows} >= {"Lỗi"}


def test_a_schema_is_json_and_nothing_else(giaoban: Run, tmp_path: Path) -> None:
    refused = giaoban("schema", "-o", "so.docx")
    written = giaoban("schema", "-o", "so.json")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("giaoban: -o: lược đồ không ghi được dạng “.docx”. Các đuôi tệp: .json.\n")
    assert not (tmp_path / "so.docx").exists()
    assert written.stderr == "Đã ghi so.json\n"
    assert json.loads((tmp_path / "so.json").read_bytes())["type"] == "object"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_told_in_one_line(write: Write) -> None:
    folder = write(TASKS)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "giaoban", *ASKED],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr.decode()) == (7, "giaoban: Không ghi được kết quả: hết chỗ trên đĩa.\n")


def test_a_closed_pipe_ends_in_silence(write: Write) -> None:
    folder = write(TASKS)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "giaoban", *ASKED], cwd=folder, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, b"")


def test_the_answer_is_utf_8_in_a_locale_that_knows_none(process: Run, write: Write) -> None:
    write(TASKS)

    result = process(*ASKED, env={"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})

    assert (result.exit_code, result.stdout, result.stderr) == (0, PLAIN, "")
