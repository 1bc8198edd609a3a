"""`giaoban void`: an entry made in error stays visible, struck out, and counts no longer."""

from __future__ import annotations

import json
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
    lead: VL
    deadline: 2099-Q3
    events:
      # theo điện thoại
      - date: 2009-08-20
        event: progress
        percent: 30   # chưa có văn bản
        recorded: 2009-08-21
      - date: 2009-08-28
        event: done
        document: 12/VL
        recorded: 2009-08-29
  - id: "1.2"
    title: Trình đề án
    lead: PC
    events: [{date: 2009-08-20, event: done}, {date: 2009-08-25, event: returned}]
proposals:
  - {id: 1.a, text: Tăng kinh phí, tasks: ["1.1"], events: [{date: 2009-08-20, event: answered}]}
"""
VOIDED = ("void", "1.1", "2", "--reason", "Ghi nhầm: của 1.2", "--recorded", "5/9/2009")


def test_a_voided_entry_keeps_its_bytes_and_gets_a_reason(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban(*VOIDED)

    put = '        voided:\n          recorded: 2009-09-05\n          reason: "Ghi nhầm: của 1.2"\n'
    anchor = "        recorded: 2009-08-29\n"
    assert sheet(folder) == before.replace(anchor, anchor + put)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "GB-2009/1.1: Đính chính lần ghi số 2 (báo cáo hoàn thành). "
        "Hoàn thành đúng hạn → Trong hạn, đang thực hiện.\n"
        "registers/so.yaml:23: đã ghi dòng 23 đến 25.\n"
        "Hoàn tác: giaoban undo\n"
    )
    assert giaoban("undo").exit_code == 0
    assert sheet(folder) == before


def test_it_is_shown_struck_out_and_still_counts_as_it_was_known_before(giaoban: Run, write: Write) -> None:
    write(BOOK)
    giaoban(*VOIDED)

    show = giaoban("show", "1.1", "--as-of", "30/9/2009").stdout
    known = giaoban("show", "1.1", "--as-of", "30/9/2009", "--as-known-on", "4/9/2009").stdout
    log = giaoban("log", "1.1").stdout

    struck = "[Đã đính chính ngày 05/9/2009: Ghi nhầm: của 1.2] Báo cáo hoàn thành; văn bản 12/VL"
    assert (struck in show, struck in log, "Tình trạng\tTrong hạn, đang thực hiện\n" in show) == (True, True, True)
    assert "\n2\t28/08/2009\t\tBáo cáo hoàn thành; văn bản 12/VL; ghi sổ ngày 29/8/2009\n" in known
    assert "Tình trạng\tHoàn thành đúng hạn\n" in known


def test_an_entry_in_braces_and_one_of_a_proposal_are_voided_where_they_stand(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    task = giaoban("void", "1.2", "2", "--reason", "Nhầm", "--recorded", "5/9/2009")
    proposal = giaoban("void", "GB-2009/1.a", "1", "--reason", "Chưa gửi", "--recorded", "5/9/2009")

    voided = ", voided: {recorded: 2009-09-05, reason: "
    expected = before.replace("event: returned", f"event: returned{voided}Nhầm}}")
    assert sheet(folder) == expected.replace("event: answered", f"event: answered{voided}Chưa gửi}}")
    assert task.stdout.splitlines()[0] == (
        "GB-2009/1.2: Đính chính lần ghi số 2 (trả lại, yêu cầu thực hiện lại). Đang thực hiện lại → Hoàn thành."
    )
    assert proposal.stdout.splitlines()[0] == (
        "GB-2009/1.a: Đính chính lần ghi số 1 (trả lời kiến nghị). "
        "Đã trả lời, ngày 20/8/2009 (chưa có văn bản) → Chưa trả lời."
    )


def test_a_dry_run_and_a_document(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    dry = giaoban(*VOIDED, "--dry-run")
    unwritten = sheet(folder)
    document = json.loads(giaoban(*VOIDED, "--json").stdout)

    assert (dry.exit_code, unwritten) == (0, before)
    assert [line for line in dry.stdout.splitlines() if line.startswith("+")] == [
        "+++ registers/so.yaml",
        "+        voided:",
        "+          recorded: 2009-09-05",
        '+          reason: "Ghi nhầm: của 1.2"',
    ]
    assert (document["kind"], document["undo"], document["dry_run"]) == ("void", 1, False)
    assert [(row["id"], row["before"]["bucket"], row["after"]["bucket"]) for row in document["data"]] == [
        ("1.1", "done-on-time", "open-in-time")
    ]


@pytest.mark.parametrize(
    ("words", "exit_code", "complaint"),
    [
        ("1.1 3 --reason x", 2, "GB-2009/1.1 có 2 lần ghi, không có lần ghi số 3. Xem: giaoban log 1.1."),
        ("1.1 0 --reason x", 2, "Giá trị của tham số SỐ phải là số từ 1."),
        ("1.1 2", 2, "Thiếu tùy chọn --reason. Lý do đính chính."),
        ("1.1 2 --reason=", 2, "--reason để trống. Ghi nội dung."),
        (
            "1.1 2 --reason x --recorded 28/8/2009",
            2,
            "đính chính ngày 28/08/2009, trước ngày ghi sổ (29/08/2009). Sửa --recorded.",
        ),
        (
            "1.2 1 --reason x",
            3,
            (
                "không còn lần ghi số 1 thì lần ghi số 2 của GB-2009/1.2 không phù hợp: trả lại khi Vụ Pháp chế chưa "
                "báo cáo hoàn thành. Đính chính lần ghi số 2 trước."
            ),
        ),
        ("1.7 1 --reason x", 4, "không có nhiệm vụ, kiến nghị “1.7”. Xem danh mục: giaoban list."),
    ],
)
def test_what_cannot_be_voided_is_told(giaoban: Run, write: Write, words: str, exit_code: int, complaint: str) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    more = "Xem: giaoban void --help\n" if exit_code == 2 else ""
    assert giaoban("void", *words.split()) == (exit_code, "", f"giaoban: {complaint}\n{more}")
    assert sheet(folder) == before


def test_an_entry_is_voided_once(giaoban: Run, write: Write) -> None:
    write(BOOK)
    giaoban(*VOIDED)

    result = giaoban(*VOIDED)

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "giaoban: lần ghi số 2 của GB-2009/1.1 đã được đính chính.\n"
