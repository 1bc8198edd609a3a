"""`giaoban letter`: drafted one by one or all into a folder, and recorded once signed; drafting changes nothing."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pytest
from docx import Document
from openpyxl import load_workbook

from giaoban.cli.batch import names
from giaoban.cli.question import Question
from giaoban.console.progress import bar, busy
from giaoban.report.letter import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Golden, Run, Write

DATA = Path(__file__).parent / "data" / "made-up" / "registers"
MANIFEST = "dot-don-doc.json"
AS_OF = ("--as-of", "6/10/2009")
TASKS = """\
tasks:
  - id: "1"
    title: Sửa quy chế
    lead: [VL, BTXH, NCC]
    joint: true
    deadline: 2009-08
    events:
      - {date: 2009-08-20, event: progress, unit: VL, percent: 60}
  # chú thích giữ nguyên
  - {id: "2", title: Lập dự toán, lead: VL, deadline: 2009-08-15}
  - {id: "3", title: Báo cáo, lead: KHTC, deadline: 2009-09-04}
"""
DAY = ("--as-of", "2/9/2009")
SIGNED = ("--document", "3012/LĐTBXH-VP", "--date", "3/9/2009")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up register."""
    shutil.copytree(DATA, tmp_path / "registers")
    return tmp_path


def register(folder: Path) -> str:
    return (folder / "registers" / "so.yaml").read_bytes().decode()


@pytest.fixture
def drafted(giaoban: Run, write: Write) -> Path:
    """A folder with letters to units as Markdown, drafted on 2 September."""
    made = write(TASKS)
    result = giaoban("letter", *DAY, "--format", "md", "-o", "thu")
    assert result.exit_code == 0, result.stderr
    return made


# --- one letter ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["TCDN", "NCC", "KHTC"])
def test_a_letter_to_one_unit_is_printed_as_markdown(giaoban: Run, golden: Golden, folder: Path, unit: str) -> None:
    result = giaoban("letter", "--unit", unit, "--within", "15", *AS_OF, "--reply-by", "15/10", cwd=folder)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, f"made-up/letter-{unit}.md")


def test_a_letter_of_the_shipped_conclusion_leaves_the_day_to_answer_blank(giaoban: Run, golden: Golden) -> None:
    registers = str(Path(__file__).parents[2] / "registers")
    result = giaoban("letter", "--unit", "Cục Việc làm", "--as-of", "3/9/2009", "--registers", registers)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, "three-uses/letter-VL.md")


def test_the_short_form_is_printed_for_one_unit_or_all(giaoban: Run, golden: Golden, folder: Path) -> None:
    one = giaoban("letter", "--unit", "TCDN", "--short", *AS_OF, cwd=folder)
    every = giaoban("letter", "--short", "--within", "15", *AS_OF, "--reply-by", "15/10", cwd=folder)

    assert (one.exit_code, one.stderr, every.exit_code, every.stderr) == (0, "", 0, "")
    assert one.stdout.splitlines()[1].startswith("Kính gửi Tổng cục Dạy nghề: ")
    golden(every.stdout, "made-up/letter-short.txt")


def test_without_a_unit_and_a_file_the_units_are_listed(giaoban: Run, golden: Golden, folder: Path) -> None:
    result = giaoban("letter", "--within", "15", *AS_OF, cwd=folder)
    document = giaoban("letter", "--within", "15", *AS_OF, "--json", cwd=folder)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, "made-up/letter.txt")
    golden(document.stdout, "made-up/letter.json")


def test_nobody_to_urge_is_an_answer_and_makes_no_file(giaoban: Run, folder: Path) -> None:
    result = giaoban("letter", "--as-of", "7/8/2009", "-o", "thu", cwd=folder)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Số liệu minh họa.\n"
        "Không có đơn vị nào phải đôn đốc: không có nhiệm vụ quá hạn hoặc đến hạn trong 7 ngày tới trong 1 sổ "
        "(MH-2009), tính đến ngày 07/8/2009 (đã xét 14 lượt giao có thời hạn chưa hoàn thành).\n"
    )
    assert not (folder / "thu").exists()


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_a_letter_goes_into_the_file_named(giaoban: Run, folder: Path, ending: str) -> None:
    asked = ("letter", "--unit", "TCDN", *AS_OF, "-o", f"cong-van.{ending}")
    result = giaoban(*asked, cwd=folder)
    again = giaoban(*asked, cwd=folder)
    data = (folder / f"cong-van.{ending}").read_bytes()

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Đã ghi cong-van.{ending}\n")
    assert (again.exit_code, again.stdout) == (2, "")
    assert not (folder / MANIFEST).exists()
    if ending == "md":
        assert data.decode() == giaoban("letter", "--unit", "TCDN", *AS_OF, cwd=folder).stdout
    else:
        assert "Kính gửi: Tổng cục Dạy nghề" in [p.text for p in Document(io.BytesIO(data)).paragraphs]


# --- all letters -----------------------------------------------------------------------------------------------------


def test_all_letters_go_into_a_folder_with_a_list_of_what_they_say(giaoban: Run, folder: Path) -> None:
    before = (folder / "registers" / "minh-hoa.yaml").read_bytes()
    result = giaoban("letter", *AS_OF, "--reply-by", "15/10", "-o", "thu/", cwd=folder)
    names = sorted(path.name for path in (folder / "thu").iterdir())

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "Đã ghi 3 công văn vào thu: cong-van-PC.docx, cong-van-NCC.docx, cong-van-TCDN.docx\n"
        "Khi công văn đã ký, ghi sổ: giaoban letter --record thu --document SỐ --date NGÀY --reply-by NGÀY\n"
    )
    assert names == ["cong-van-NCC.docx", "cong-van-PC.docx", "cong-van-TCDN.docx", MANIFEST]
    assert json.loads((folder / "thu" / MANIFEST).read_text(encoding="utf-8")) == {
        "format": 1,
        "as_of": "2009-10-06",
        "reply_by": "2009-10-15",
        "letters": [
            {"file": "cong-van-PC.docx", "unit": "PC", "tasks": ["MH-2009/1.3"]},
            {"file": "cong-van-NCC.docx", "unit": "NCC", "tasks": ["MH-2009/1.4"]},
            {"file": "cong-van-TCDN.docx", "unit": "TCDN", "tasks": ["MH-2009/1.1"]},
        ],
    }
    assert (folder / "registers" / "minh-hoa.yaml").read_bytes() == before


def test_nothing_is_written_where_one_of_the_files_is_there(giaoban: Run, folder: Path) -> None:
    (folder / "thu").mkdir()
    (folder / "thu" / "cong-van-TCDN.docx").write_bytes(b"cu")

    refused = giaoban("letter", *AS_OF, "-o", "thu", cwd=folder)
    kept = [path.read_bytes() for path in (folder / "thu").iterdir()]
    forced = giaoban("letter", *AS_OF, "-o", "thu", "--force", cwd=folder)

    assert refused.exit_code == 2
    assert refused.stderr.startswith("giaoban: thu đã có cong-van-TCDN.docx. Thêm --force để ghi đè")
    assert kept == [b"cu"]
    assert forced.exit_code == 0
    assert len(list((folder / "thu").iterdir())) == 4


def test_letters_of_an_earlier_batch_left_in_the_folder_are_named(giaoban: Run, folder: Path) -> None:
    giaoban("letter", "--within", "15", *AS_OF, "-o", "thu", cwd=folder)
    again = giaoban("letter", *AS_OF, "-o", "thu", "--force", cwd=folder)

    assert "Lưu ý: cong-van-KHTC.docx trong thu là của đợt soạn trước, không thuộc đợt này.\n" in again.stderr


def test_names_are_told_apart_and_are_none_that_windows_keeps_for_itself() -> None:
    frame = Question(registers=DATA, as_of="6/10/2009").frame()
    one, *_ = letters(frame, within=7, reply_by=None).letters
    same = [replace(one, unit=unit) for unit in ("CON", "Con", "con", "ATLĐ")]

    assert names(same, "cong-van", ".md") == [
        "cong-van-CON.md",
        "cong-van-Con-2.md",
        "cong-van-con-3.md",
        "cong-van-ATLĐ.md",
    ]


def test_a_fault_in_the_template_leaves_no_letter_behind(giaoban: Run, folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "cong-van.md.j2").write_bytes(b"a\n{{ sai }}\n")

    result = giaoban("letter", *AS_OF, "--format", "md", "-o", "thu", cwd=folder)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "templates/cong-van.md.j2:2: mẫu in không được: không có tên “sai”." in result.stderr
    assert not (folder / "thu").exists()


def test_the_offices_own_templates_are_used(giaoban: Run, folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates" / "cong-van.md.j2").write_bytes("Gửi {{ unit.name }}: {{ overdue | length }}\n".encode())
    own = Document()
    own.add_paragraph("Gửi {{ unit.name }}: {{ overdue | length }}")
    own.save(str(folder / "templates" / "cong-van.docx"))

    assert giaoban("letter", "--unit", "TCDN", *AS_OF, cwd=folder).stdout == "Gửi Tổng cục Dạy nghề: 1\n"
    giaoban("letter", *AS_OF, "-o", "thu", cwd=folder)
    made = Document(str(folder / "thu" / "cong-van-TCDN.docx"))
    assert [paragraph.text for paragraph in made.paragraphs] == ["Gửi Tổng cục Dạy nghề: 1"]


def test_the_shipped_templates_can_be_had(giaoban: Run, folder: Path) -> None:
    templates = Path(__file__).parents[2] / "templates"
    printed = giaoban("letter", "--print-template", cwd=folder)
    word = giaoban("letter", "--print-template", "-o", "mau.docx", cwd=folder)

    assert (printed.exit_code, printed.stdout) == (0, (templates / "cong-van.md.j2").read_text(encoding="utf-8"))
    assert word.exit_code == 0
    assert (folder / "mau.docx").read_bytes() == (templates / "cong-van.docx").read_bytes()


# --- forms -----------------------------------------------------------------------------------------------------------


def test_a_form_has_fixed_ids_and_empty_columns(giaoban: Run, folder: Path) -> None:
    result = giaoban("letter", *AS_OF, "--within", "15", "--form", "-o", "phieu", cwd=folder)
    again = giaoban("letter", *AS_OF, "--within", "15", "--form", "-o", "phieu2", cwd=folder)
    book = load_workbook(folder / "phieu" / "phieu-NCC.xlsx")
    sheet = book["Phiếu báo cáo"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "Đã ghi 4 phiếu báo cáo vào phieu: phieu-KHTC.xlsx, phieu-PC.xlsx, phieu-NCC.xlsx, phieu-TCDN.xlsx\n"
    )
    assert not (folder / "phieu" / MANIFEST).exists()
    assert book.sheetnames == ["Phiếu báo cáo"]
    assert rows[0] == [
        "Mã",
        "Nội dung nhiệm vụ",
        "Đơn vị",
        "Thời hạn",
        "Ngày báo cáo",
        "Hoàn thành (x)",
        "Tỷ lệ %",
        "Kết quả",
        "Số văn bản",
        "Khó khăn",
        "Đề xuất",
    ]
    assert [(row[0], row[1], row[2], str(row[3])[:10]) for row in rows[1:]] == [
        ("MH-2009/1.4", "Rà soát mức quà của người có công", "Cục Người có công", "2009-08-20"),
        ("MH-2009/3.3", "Báo cáo nguồn quà Tết", "Cục Người có công", "2009-10-15"),
    ]
    assert {value for row in rows[1:] for value in row[4:]} == {None}
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True] * 4 + [False] * 7
    assert sheet.print_title_rows == "$1:$1"
    assert again.exit_code == 0
    assert (folder / "phieu" / "phieu-NCC.xlsx").read_bytes() == (folder / "phieu2" / "phieu-NCC.xlsx").read_bytes()


def test_a_title_is_never_a_formula(giaoban: Run, write: Write) -> None:
    folder = write('tasks:\n  - {id: "1", title: "=1+1", lead: VL, deadline: 2009-08}\n')
    giaoban("letter", *DAY, "--form", "-o", "p.xlsx")
    cell = load_workbook(folder / "p.xlsx")["Phiếu báo cáo"]["B2"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_folder_may_be_named_after_a_day(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    result = giaoban("letter", *DAY, "--short", "-o", "thu-2.9/")

    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(path.name for path in (folder / "thu-2.9").iterdir()) == [
        "tin-BTXH.txt",
        "tin-KHTC.txt",
        "tin-NCC.txt",
        "tin-VL.txt",
    ]


# --- recording -------------------------------------------------------------------------------------------------------


def test_the_reminders_of_the_batch_are_entered_in_one_step_that_can_be_undone(giaoban: Run, drafted: Path) -> None:
    before = register(drafted)
    result = giaoban("letter", "--record", "thu/", *SIGNED, "--reply-by", "10/9", "--recorded", "3/9/2009")
    after = register(drafted)
    undone = giaoban("undo")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "Hoàn tác: giaoban undo"
    said = 'document: "3012/LĐTBXH-VP", reply_by: 2009-09-10, recorded: 2009-09-03}'
    alone = f"events: [{{date: 2009-09-03, event: reminder, {said}]}}"
    assert [line.strip() for line in after.splitlines() if line not in before.splitlines()] == [
        f"- {{date: 2009-09-03, event: reminder, unit: [VL, BTXH, NCC], {said}",
        f'- {{id: "2", title: Lập dự toán, lead: VL, deadline: 2009-08-15, {alone}',
        f'- {{id: "3", title: Báo cáo, lead: KHTC, deadline: 2009-09-04, {alone}',
    ]
    assert "  # chú thích giữ nguyên\n" in after
    assert undone.exit_code == 0, undone.stderr
    assert register(drafted) == before


def test_the_next_letter_knows_of_the_reminders(giaoban: Run, drafted: Path) -> None:
    giaoban("letter", "--record", "thu/", *SIGNED, "--reply-by", "10/9")
    result = giaoban("letter", "--unit", "VL", "--short", "--as-of", "15/9/2009")

    assert [line.split("; ", 2)[-1] for line in result.stdout.splitlines()[1:3]] == [
        "đôn đốc lần 2, quá hạn trả lời từ ngày 10/9/2009).",
        "đôn đốc lần 2, quá hạn trả lời từ ngày 10/9/2009).",
    ]
    assert drafted.exists()


def test_a_dry_run_shows_the_lines_and_writes_nothing(giaoban: Run, drafted: Path) -> None:
    before = register(drafted)
    result = giaoban("letter", "--record", "thu", *SIGNED, "--dry-run")
    document = giaoban("letter", "--record", "thu", *SIGNED, "--dry-run", "--json")

    assert result.exit_code == 0
    assert result.stdout.endswith("Chưa ghi gì (--dry-run).\n")
    assert json.loads(document.stdout)["kind"] == "reminders"
    assert json.loads(document.stdout)["dry_run"] is True
    assert register(drafted) == before


def test_the_day_to_answer_by_is_the_drafts_own_unless_another_is_given(giaoban: Run, write: Write) -> None:
    folder = write(TASKS)
    giaoban("letter", *DAY, "--format", "md", "--reply-by", "12/9", "-o", "thu")
    giaoban("letter", "--record", "thu", *SIGNED)

    assert register(folder).count("reply_by: 2009-09-12") == 3


def test_a_date_without_a_year_is_the_first_from_the_day_the_letters_speak_of(giaoban: Run, drafted: Path) -> None:
    result = giaoban("letter", "--record", "thu", "--document", "1/VP", "--date", "3/9", "--reply-by", "10/9")

    assert result.exit_code == 0, result.stderr
    assert register(drafted).count("date: 2009-09-03, event: reminder") == 3
    assert register(drafted).count("reply_by: 2009-09-10") == 3


def test_a_letter_taken_out_of_the_folder_is_not_recorded(giaoban: Run, drafted: Path) -> None:
    (drafted / "thu" / "cong-van-KHTC.md").unlink()
    # signed in Word: the same letter under another ending
    (drafted / "thu" / "cong-van-VL.md").rename(drafted / "thu" / "cong-van-VL.docx")
    result = giaoban("letter", "--record", "thu", *SIGNED)

    assert (result.exit_code, result.stderr) == (0, "Không ghi cho KHTC: cong-van-KHTC.md không còn trong thu.\n")
    assert register(drafted).count("event: reminder") == 2


def test_one_letter_of_the_batch_may_have_a_number_of_its_own(giaoban: Run, drafted: Path) -> None:
    first = giaoban("letter", "--record", "thu", "--unit", "KHTC", "--document", "1/VP", "--date", "3/9/2009")
    second = giaoban("letter", "--record", "thu", "--unit", "Cục Việc làm", "--document", "2/VP", "--date", "3/9/2009")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (register(drafted).count("1/VP"), register(drafted).count("2/VP")) == (1, 2)


def test_a_batch_is_not_entered_twice(giaoban: Run, drafted: Path) -> None:
    giaoban("letter", "--record", "thu", *SIGNED)
    once = register(drafted)
    again = giaoban("letter", "--record", "thu", *SIGNED)

    assert (again.exit_code, again.stdout) == (3, "")
    assert again.stderr == (
        "giaoban: GB-2009/3 đã ghi đôn đốc theo văn bản 3012/LĐTBXH-VP ngày 03/9/2009; thu đã ghi sổ rồi. "
        "Nếu ghi nhầm, hoàn tác: giaoban undo.\n"
    )
    assert register(drafted) == once


def test_a_task_finished_meanwhile_stops_the_batch_unless_forced(giaoban: Run, drafted: Path) -> None:
    giaoban("update", "3", "done", "-d", "2/9/2009")
    before = register(drafted)
    refused = giaoban("letter", "--record", "thu", *SIGNED)
    same = register(drafted)
    forced = giaoban("letter", "--record", "thu", *SIGNED, "--force")

    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "GB-2009/3: đôn đốc một nhiệm vụ không còn phải thực hiện" in refused.stderr
    assert same == before
    assert forced.exit_code == 0


BROKEN = {
    "none": (None, 4, f"không có {MANIFEST} trong thu"),
    "not JSON": (b"{", 3, "nội dung không đúng dạng giaoban đã ghi"),
    "not UTF-8": (b"\xff", 3, "không phải UTF-8"),
    "a list": (b"[]", 3, "nội dung không đúng dạng giaoban đã ghi"),
    "another format": (b'{"format": 2, "letters": []}', 3, "nội dung không đúng dạng giaoban đã ghi"),
    "a path for a name": (
        b'{"format": 1, "reply_by": null, "letters": [{"file": "../x.md", "unit": "VL", "tasks": []}]}',
        3,
        "nội dung không đúng dạng giaoban đã ghi",
    ),
    "no letters": (b'{"format": 1, "reply_by": null, "letters": []}', 4, "thu không có công văn nào"),
    "an unknown task": (
        b'{"format": 1, "reply_by": null, "letters": [{"file": "cong-van-VL.md", "unit": "VL", "tasks": ["X/9"]}]}',
        4,
        "không có nhiệm vụ, kiến nghị “X/9”",
    ),
    "an unknown unit": (
        b'{"format": 1, "reply_by": null, "letters": [{"file": "cong-van-VL.md", "unit": "XX", "tasks": ["1"]}]}',
        4,
        "không có đơn vị “XX”",
    ),
}


@pytest.mark.parametrize(("data", "code", "words"), BROKEN.values(), ids=BROKEN)
def test_a_list_nobody_can_read_enters_nothing(
    giaoban: Run, drafted: Path, data: bytes | None, code: int, words: str
) -> None:
    before = register(drafted)
    if data is None:
        (drafted / "thu" / MANIFEST).unlink()
    else:
        (drafted / "thu" / MANIFEST).write_bytes(data)
    result = giaoban("letter", "--record", "thu", *SIGNED)

    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert register(drafted) == before


# --- usage -----------------------------------------------------------------------------------------------------------

WRONG = {
    "letter --short --form -o x": "--short và --form không dùng cùng nhau",
    "letter --short --format md": "--format và --template chỉ dùng cho công văn",
    "letter -o x.pdf": "-o: không ghi được dạng “.pdf”",
    "letter --form -o x.docx": "-o: không ghi được dạng “.docx”",
    "letter -o x.docx --format md": "--format md và -o x.docx nói hai dạng khác nhau",
    "letter --json -o x.docx": "--json và -o x.docx nói hai dạng khác nhau",
    "letter --format sai": "--format: không có “sai”",
    "letter -o x.md": "có 3 đơn vị phải đôn đốc (PC, NCC, TCDN), -o x.md là một tệp",
    "letter --unit TCDN --format docx": "dạng .docx phải ghi ra tệp",
    "letter --form": "dạng .xlsx phải ghi ra tệp",
    "letter --template a.docx --unit TCDN": "--template a.docx không phải mẫu cho dạng .md",
    "letter --reply-by 1/10/2009": "--reply-by: ngày 01/10/2009 trước ngày 06/10/2009",
    "letter --reply-by hôm": "--reply-by: “hôm” không phải ngày",
    "letter --document 1/VP": "--document không dùng cùng lệnh soạn công văn",
    "letter --dry-run": "--dry-run không dùng cùng lệnh soạn công văn",
}


@pytest.mark.parametrize(("line", "words"), WRONG.items(), ids=WRONG)
def test_options_that_contradict_each_other_are_told(giaoban: Run, folder: Path, line: str, words: str) -> None:
    result = giaoban(*line.split(), *AS_OF, cwd=folder)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"giaoban: {words}")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("letter --record thu", "chưa ghi số, ký hiệu công văn đã ký"),
        ("letter --record thu --document 1 --short", "--short không dùng cùng --record"),
        ("letter --record thu --document 1 --as-of 2/9", "--as-of không dùng cùng --record"),
        ("letter --record thu --document 1 --date 1/1/2999", "--date: 01/01/2999 ở tương lai"),
    ],
)
def test_recording_takes_its_own_options_only(giaoban: Run, drafted: Path, line: str, words: str) -> None:
    before = register(drafted)
    result = giaoban(*line.split())

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"giaoban: {words}")
    assert register(drafted) == before


# --- the bar ---------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_a_bar_shows_long_work_on_a_terminal_and_is_gone_when_it_is_done(folder: Path) -> None:
    def seen(work: Callable[[TextIO], None]) -> str:
        """What comes out of a terminal that the work is shown on."""
        ours, theirs = os.openpty()
        with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
            work(terminal)
        data = b""
        with contextlib.suppress(OSError):
            while piece := os.read(ours, 65536):
                data += piece
        os.close(ours)
        return data.decode()

    def drafted(terminal: TextIO) -> None:
        command = [sys.executable, "-m", "giaoban", "letter", *AS_OF, "--within", "90", "--format", "md", "-o", "thu"]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=terminal, check=False)
        assert (done.returncode, done.stdout) == (0, b"")

    def waited(terminal: TextIO) -> None:
        with busy("Lập báo cáo Word", stream=terminal):
            pass

    shown = seen(drafted)
    count = len(list((folder / "thu").glob("*.md")))
    assert f"{count}/{count}" in shown
    assert "Soạn công văn" in shown
    # the line is wiped before what was done is told
    assert "\x1b[2K" in shown.rpartition("Soạn công văn")[2].partition("Đã ghi")[0]
    assert "Lập báo cáo Word" in seen(waited)


def test_a_bar_shows_nothing_where_nobody_looks_or_the_work_is_short() -> None:
    few = io.StringIO()
    with bar("Soạn công văn", 2, stream=few) as step:
        step()
    with bar("Soạn công văn", 20, stream=None) as step, busy("Lập báo cáo Word", stream=None):
        step()

    assert few.getvalue() == ""
