"""`giaoban undo`: the last command that wrote, taken back whole, and put in again."""

from __future__ import annotations

import datetime as dt
import json
import shutil
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
SHOWN = f"{TODAY.day:02d}/{TODAY.month:02d}/{TODAY.year}"
YESTERDAY = TODAY - dt.timedelta(days=1)
BOOK = """\
tasks:
  - id: "1.1"
    title: Báo cáo kết quả
    lead: VL
    deadline: 2099-Q3
    events:
      - {date: 2009-08-10, event: progress, percent: 20, recorded: 2009-08-10}
  - id: "1.2"
    title: Trình đề án
    lead: PC
    deadline: 2099-Q4
"""
DAY = ("-d", "20/8/2009", "--recorded", "21/8/2009")
DONE = ("update", "1.1", "done", "-D", "12/VL", *DAY)
TYPED = "giaoban update 1.1 done -D 12/VL -d 20/8/2009 --recorded 21/8/2009"
SAID = "GB-2009/1.1, ngày 20/8/2009: Báo cáo hoàn thành. Trong hạn, đang thực hiện → Hoàn thành đúng hạn."


def age(folder: Path) -> None:
    """Let everything in the journal have been written yesterday."""
    (journal,) = (folder / "state").rglob("*.jsonl")
    journal.write_text(journal.read_text(encoding="utf-8").replace(str(TODAY), str(YESTERDAY)), encoding="utf-8")


def test_undone_and_put_in_again(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    giaoban(*DONE)
    after = sheet(folder)

    undone = giaoban("undo")
    text_undone = sheet(folder)
    again = giaoban("undo")
    text_again = sheet(folder)
    listed = giaoban("undo", "--list")

    assert (text_undone, text_again, before == after) == (before, after, False)
    assert (undone.exit_code, undone.stderr, again.exit_code, again.stderr) == (0, "", 0, "")
    assert undone.stdout == (
        f"Đã hoàn tác: {TYPED}\n  {SAID}\nregisters/so.yaml: đã trở lại như trước lần ghi đó.\nLấy lại: giaoban undo\n"
    )
    assert again.stdout == (
        f"Đã ghi lại: {TYPED}\n  {SAID}\nregisters/so.yaml: đã trở lại như sau lần ghi đó.\nHoàn tác: giaoban undo\n"
    )
    assert listed.stdout == (
        f"3. Ngày {SHOWN} (hoàn tác lệnh số 2): giaoban undo\n   Ghi lại: {TYPED}\n"
        f"2. Ngày {SHOWN} (hoàn tác lệnh số 1): giaoban undo\n   Hoàn tác: {TYPED}\n"
        f"1. Ngày {SHOWN}: {TYPED}\n   {SAID}\n"
    )


def test_a_dry_run_prints_the_lines_and_writes_nothing(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    giaoban(*DONE)
    after = sheet(folder)

    result = giaoban("undo", "--dry-run")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "--- registers/so.yaml\n"
        "+++ registers/so.yaml\n"
        "@@ -12,7 +12,6 @@\n"
        "     deadline: 2099-Q3\n"
        "     events:\n"
        "       - {date: 2009-08-10, event: progress, percent: 20, recorded: 2009-08-10}\n"
        '-      - {date: 2009-08-20, event: done, document: "12/VL", recorded: 2009-08-21}\n'
        '   - id: "1.2"\n'
        "     title: Trình đề án\n"
        "     lead: PC\n"
        "Chưa ghi gì (--dry-run).\n"
    )
    assert sheet(folder) == after


def test_documents(giaoban: Run, write: Write) -> None:
    write(BOOK)
    giaoban(*DONE)

    dry = json.loads(giaoban("undo", "--dry-run", "--json").stdout)
    undone = json.loads(giaoban("undo", "--json").stdout)
    listed = json.loads(giaoban("undo", "--list", "--json").stdout)

    row = {
        "number": 1,
        "day": str(TODAY),
        "command": TYPED,
        "summary": [SAID],
        "files": ["so.yaml"],
        "undoes": None,
    }
    assert (dry["kind"], dry["dry_run"], dry["undo"], dry["data"]) == ("undo", True, None, [row])
    assert (undone["kind"], undone["dry_run"], undone["undo"], undone["data"]) == ("undo", False, 2, [row])
    assert (listed["kind"], listed["count"], listed["data"][1]) == ("undo-list", 2, row)
    assert (listed["data"][0]["undoes"], listed["data"][0]["summary"]) == (1, [f"Hoàn tác: {TYPED}"])


def test_where_nothing_was_written_there_is_nothing_to_undo(giaoban: Run, write: Write) -> None:
    write(BOOK)

    undone, listed = giaoban("undo"), giaoban("undo", "--list")

    assert (undone.exit_code, undone.stdout) == (4, "")
    assert undone.stderr == (
        "giaoban: không có lần ghi nào để hoàn tác. Chỉ hoàn tác được lần ghi bằng giaoban trên máy này.\n"
    )
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert listed.stdout == "Chưa có lệnh nào ghi vào thư mục sổ này trên máy này.\n"


@pytest.mark.parametrize("edited", [False, True])
def test_what_was_written_yesterday_is_voided_instead(giaoban: Run, write: Write, edited: bool) -> None:  # noqa: FBT001 - a parameter
    folder = write(BOOK)
    giaoban("update", "1.1", "1.2", "progress", "-p", "50", *DAY)
    age(folder)
    if edited:
        (folder / "registers" / "so.yaml").write_text(f"# sửa tay\n{sheet(folder)}", encoding="utf-8")
    before = sheet(folder)

    result = giaoban("undo")

    assert (result.exit_code, result.stdout, sheet(folder)) == (3, "", before)
    assert result.stderr == (
        f"giaoban: lần ghi gần nhất là của ngày {YESTERDAY.day:02d}/{YESTERDAY.month:02d}/{YESTERDAY.year}, có thể đã "
        "vào báo cáo; chưa hoàn tác gì. Đính chính bằng lệnh:\n"
        '  giaoban void 1.1 2 --reason "..."\n'
        '  giaoban void 1.2 1 --reason "..."\n'
    )


def test_a_task_added_yesterday_is_left_to_the_hand(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    giaoban("add", "Rà soát", "-u", "VL", "--from-meeting", "25/8/2009")
    age(folder)

    result = giaoban("undo")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.endswith("có thể đã vào báo cáo; chưa hoàn tác gì. Sửa tệp bằng tay nếu cần.\n")


def test_after_an_edit_the_way_back_is_printed(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    giaoban(*DONE)
    path = folder / "registers" / "so.yaml"
    path.write_text(sheet(folder).replace("Trình đề án", "Trình đề án mới"), encoding="utf-8")
    before = sheet(folder)

    result = giaoban("undo")

    assert (result.exit_code, result.stdout, sheet(folder)) == (6, "", before)
    assert result.stderr == (
        "giaoban: registers/so.yaml đã được sửa sau lần ghi đó; chưa hoàn tác gì. "
        "Sửa bằng tay: bỏ dòng có dấu -, lấy lại dòng có dấu +.\n"
        f"  Lệnh đó: {TYPED}\n"
        f"  {SAID}\n"
        "  dòng 15 lúc ghi:\n"
        '  -       - {date: 2009-08-20, event: done, document: "12/VL", recorded: 2009-08-21}\n'
    )


def test_a_new_value_has_its_way_back_too(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    giaoban("set", "1.2", "title=Trình đề án mới")
    path = folder / "registers" / "so.yaml"
    path.write_text(f"{sheet(folder)}# sửa tay\n", encoding="utf-8")

    result = giaoban("undo")

    assert result.exit_code == 6
    assert result.stderr.splitlines()[1:] == [
        "  Lệnh đó: giaoban set 1.2 'title=Trình đề án mới'",
        "  GB-2009/1.2: title: Trình đề án → Trình đề án mới.",
        "  dòng 16 lúc ghi:",
        "  -     title: Trình đề án mới",
        "  +     title: Trình đề án",
    ]


def test_each_folder_has_a_journal_of_its_own(giaoban: Run, write: Write, tmp_path: Path) -> None:
    folder = write(BOOK)
    giaoban(*DONE)
    other = tmp_path / "other"
    shutil.copytree(folder / "registers", other / "registers")

    result = giaoban("undo", cwd=other)

    assert (result.exit_code, result.stdout) == (4, "")


def test_a_command_that_changed_nothing_is_not_in_the_journal(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)
    giaoban(*DONE)
    giaoban("set", "1.2", "title=Trình đề án")
    giaoban("update", "1.2", "accepted")

    assert giaoban("undo").exit_code == 0
    assert sheet(folder) == before


def test_what_is_wrong_with_another_register_does_not_stand_in_the_way(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    other = folder / "registers" / "khac.yaml"
    before = sheet(folder)
    giaoban(*DONE)
    other.write_text("format: 1\nid: GB-KHAC\ntitel: Sai\n", encoding="utf-8")

    undone = giaoban("undo")
    text_undone = sheet(folder)
    other.unlink()
    again = giaoban("undo")

    assert (undone.exit_code, undone.stderr, text_undone) == (0, "", before)
    assert undone.stdout.startswith(f"Đã hoàn tác: {TYPED}\n")
    assert (again.exit_code, sheet(folder) == before) == (0, False)


def test_a_register_that_cannot_be_read_any_more_is_told_with_its_place(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    giaoban(*DONE)
    broken = sheet(folder).replace("tasks:", "task:")
    (folder / "registers" / "so.yaml").write_text(broken, encoding="utf-8")

    refused = giaoban("undo")

    assert (refused.exit_code, refused.stdout, sheet(folder)) == (3, "", broken)
    assert refused.stderr.startswith("registers/so.yaml:")
