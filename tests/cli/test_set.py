"""`giaoban set`: plain fields of a task; what has an event of its own is refused."""

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
groups:
  - {id: "1", title: Nhóm thứ nhất}
  - {id: "2", title: Nhóm thứ hai}
tasks:
  - id: "1.1"
    group: "1"
    title: Báo cáo kết quả   # rút gọn
    lead: VL
    deadline: 2099-Q3
    product: "Báo cáo"
    priority: false
    source: {meeting: 2009-07-30}
  - {id: "1.2", title: Trình đề án, lead: PC, source: {meeting: 2009-07-30}}
proposals:
  - {id: 1.a, text: Tăng kinh phí, tasks: ["1.1"]}
"""


@pytest.mark.parametrize(
    ("field", "old", "new", "said", "line"),
    [
        (
            "title=Báo cáo: kết quả #2",
            "title: Báo cáo kết quả   #",
            'title: "Báo cáo: kết quả #2"   #',
            "title: Báo cáo kết quả → Báo cáo: kết quả #2",
            14,
        ),
        ("group=nhom thu hai", 'group: "1"', 'group: "2"', "group: 1 → 2", 13),
        ("product=Tờ trình", 'product: "Báo cáo"', "product: Tờ trình", "product: Báo cáo → Tờ trình", 17),
        ("priority=true", "priority: false", "priority: true", "priority: false → true", 18),
        (
            "submit_by=20/9",
            '    product: "Báo cáo"\n',
            '    submit_by: 2009-09-20\n    product: "Báo cáo"\n',
            "submit_by: (không có) → 20/09/2009",
            17,
        ),
        (
            "note=đã nhắc",
            "    source: {meeting: 2009-07-30}\n  -",
            "    source: {meeting: 2009-07-30}\n    note: đã nhắc\n  -",
            "note: (không có) → đã nhắc",
            20,
        ),
        (
            "deadline_text=trong Quý III năm 2099",
            "deadline: 2099-Q3\n",
            "deadline: 2099-Q3\n    deadline_text: trong Quý III năm 2099\n",
            "deadline_text: (không có) → trong Quý III năm 2099",
            17,
        ),
    ],
)
def test_a_field_gets_a_value_and_nothing_else_changes(  # noqa: PLR0913, PLR0917 - a row of the table
    giaoban: Run, write: Write, field: str, old: str, new: str, said: str, line: int
) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("set", "1.1", field)

    assert sheet(folder) == before.replace(old, new, 1)
    assert result.exit_code == 0
    assert result.stdout == (
        f"GB-2009/1.1: {said}.\nregisters/so.yaml:{line}: đã ghi dòng {line}.\nHoàn tác: giaoban undo\n"
    )


def test_several_fields_are_one_command(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("set", "1.2", "priority=true", "title=Đề án: bản cuối", "product=Đề án")

    assert sheet(folder) == before.replace(
        "title: Trình đề án, lead: PC, source: {meeting: 2009-07-30}}",
        'title: "Đề án: bản cuối", lead: PC, source: {meeting: 2009-07-30}, product: Đề án, priority: true}',
    )
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (0, "", 5)
    assert giaoban("undo").exit_code == 0
    assert sheet(folder) == before


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_no_change_says_so(giaoban: Run, write: Write, options: tuple[str, ...]) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    result = giaoban("set", "1.1", "title=Báo cáo kết quả", "priority=false", *options)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Không có gì thay đổi; chưa ghi gì.\n"
    assert (sheet(folder), (folder / "state").exists()) == (before, False)


def test_a_dry_run_a_document_and_a_warning(giaoban: Run, write: Write) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    dry = giaoban("set", "1.1", "submit_by=1/1/2100", "--dry-run")
    unwritten = sheet(folder)
    document = json.loads(giaoban("set", "1.1", "submit_by=1/1/2100", "--json").stdout)

    assert (dry.exit_code, unwritten, "\n+    submit_by: 2100-01-01\n" in dry.stdout) == (0, before, True)
    warning = "hạn trình nội bộ 01/01/2100 sau thời hạn của nhiệm vụ (30/9/2099)"
    assert dry.stderr == f"giaoban: Lưu ý: {warning}.\n"
    assert (document["kind"], document["undo"], document["warnings"]) == ("set", 1, [warning])
    assert document["data"] == [
        {
            "register": "GB-2009",
            "id": "1.1",
            "unit": None,
            "date": None,
            "what": "submit_by: (không có) → 01/01/2100",
            "before": None,
            "after": None,
        }
    ]


_BY_HAND = "Sửa bằng tay trong tệp, rồi chạy giaoban check."


@pytest.mark.parametrize(
    ("words", "exit_code", "complaint"),
    [
        (
            ("1.1", "deadline=2100"),
            2,
            (
                "khóa “deadline” không sửa được bằng set. "
                "Thời hạn đổi bằng diễn biến: giaoban update 1.1 gia-han --to HẠN."
            ),
        ),
        (
            ("1.1", "lead=PC"),
            2,
            (
                "khóa “lead” không sửa được bằng set. "
                "Đơn vị đổi bằng diễn biến: giaoban update 1.1 chuyen --to ĐƠN_VỊ, hoặc bo-sung-don-vi -u ĐƠN_VỊ."
            ),
        ),
        (
            ("1.1", "events=x"),
            2,
            ("khóa “events” không sửa được bằng set. Diễn biến ghi bằng giaoban update, đính chính bằng giaoban void."),
        ),
        (
            ("1.1", "id=7"),
            2,
            "khóa “id” không sửa được bằng set. Mã nhiệm vụ không đổi, để báo cáo đã gửi vẫn đối chiếu được.",
        ),
        (("1.1", "kind=standing"), 2, f"khóa “kind” không sửa được bằng set. {_BY_HAND}"),
        (("1.1", "monitoring=VP"), 2, f"khóa “monitoring” không sửa được bằng set. {_BY_HAND}"),
        (
            ("1.1", "titel=x"),
            2,
            (
                "khóa “titel” không sửa được bằng set. Có phải “title”? Các khóa: title, group, product, priority, "
                "submit_by, note, deadline_text."
            ),
        ),
        (
            ("1.1", "title"),
            2,
            '“title” không có dạng KHÓA=GIÁ_TRỊ. Ví dụ: priority=true, title="Nội dung mới".',
        ),
        (
            ("1.1", "product="),
            2,
            (
                "khóa “product” chưa có giá trị. Để bỏ khóa này, xóa dòng product của nhiệm vụ trong tệp, "
                "rồi giaoban check."
            ),
        ),
        (("1.1", "title=\u200b "), 2, "title để trống. Ghi nội dung, hoặc bỏ title."),
        (("1.1", "title=a", "title=b"), 2, "khóa “title” ghi hai lần. Giữ một lần."),
        (
            ("1.1", "priority=co"),
            2,
            "priority: “co” không phải true hay false. Ghi priority=true hoặc priority=false.",
        ),
        (("1.1", "submit_by=mai"), 2, "submit_by: “mai” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12."),
        (("1.1", "group=7"), 4, "không có nhóm “7”. Các nhóm: 1, 2."),
        (("1.a", "title=x"), 2, "GB-2009/1.a là kiến nghị; set chỉ sửa nhiệm vụ. Sửa bằng tay trong tệp."),
    ],
)
def test_what_cannot_be_set_is_told_with_what_to_do(
    giaoban: Run, write: Write, words: tuple[str, ...], exit_code: int, complaint: str
) -> None:
    folder = write(BOOK)
    before = sheet(folder)

    more = "Xem: giaoban set --help\n" if exit_code == 2 else ""
    assert giaoban("set", *words) == (exit_code, "", f"giaoban: {complaint}\n{more}")
    assert sheet(folder) == before
