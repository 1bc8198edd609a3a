"""`giaoban update`: every event, whose it is, when it was, what is refused; and the bytes of the file after each."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
from typing import TYPE_CHECKING, NamedTuple

import pytest

from giaoban.model import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write


@pytest.fixture(autouse=True)
def own_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def sheet(folder: Path, name: str = "so.yaml") -> str:
    return (folder / "registers" / name).read_bytes().decode()


TODAY = dt.date.today()  # noqa: DTZ011 - the day the program runs on

# --- every event ------------------------------------------------------------------------------------------------------

BOOK = """\
proposals:
  - id: 1.a
    text: Tăng kinh phí   # mục 2
    tasks:
      - "1.1"
{proposal}tasks:
  # giao ngay tại hội nghị
  - id: "1.1"
    title: Báo cáo kết quả
    lead: {lead}
    deadline: 2099-Q3
{task}
  - id: "1.2"
    title: Trình đề án
    lead: PC
"""


def entry(kind: str, *lines: str, day: int = 10) -> str:
    """An event as it stands in a register that sets its dashes in by two."""
    head = f"      - date: 2009-08-{day}\n        event: {kind}\n"
    return "".join((head, *(f"        {line}\n" for line in lines)))


BEFORE = {
    "": "",
    "reported": entry("done"),
    "asked": entry("extension-request", "to: 2099-Q4"),
    "paused": entry("suspended"),
    "answered": entry("answered", "outcome: studying"),
}


class Case(NamedTuple):
    """An event entered: its words, what the task had before, the options, the keys written, and what is said."""

    kind: str
    vietnamese: str
    before: str
    options: tuple[str, ...]
    keys: tuple[str, ...]
    said: str


CASES = (
    Case(
        "progress",
        "cap-nhat",
        "",
        (
            *("-p", "60", "-n", "Đã có dự thảo", "-D", "12/VL", "--cause", "Chờ số liệu"),
            *("--difficulty", "Thiếu người: 2", "--request", "Bổ sung người", "--channel", "điện thoại"),
        ),
        (
            "percent: 60",
            'document: "12/VL"',
            "cause: Chờ số liệu",
            'difficulty: "Thiếu người: 2"',
            "request: Bổ sung người",
            "channel: điện thoại",
            "note: Đã có dự thảo",
        ),
        "Cập nhật tiến độ. Trong hạn, chưa có báo cáo → Trong hạn, đang thực hiện.",
    ),
    Case(
        "done",
        "hoan-thanh",
        "",
        ("-D", "12/VL"),
        ('document: "12/VL"',),
        "Báo cáo hoàn thành. Trong hạn, chưa có báo cáo → Hoàn thành đúng hạn.",
    ),
    Case(
        "accepted",
        "xac-nhan",
        "reported",
        ("--reason", "Đạt yêu cầu"),
        ("reason: Đạt yêu cầu",),
        "Xác nhận hoàn thành. Tình trạng không đổi: Hoàn thành đúng hạn.",
    ),
    Case(
        "returned",
        "tra-lai",
        "reported",
        ("--reason", "Thiếu phụ lục", "--redo-by", "1/9"),
        ("reason: Thiếu phụ lục", "redo_by: 2009-09-01"),
        "Trả lại, yêu cầu thực hiện lại. Hoàn thành đúng hạn → Trong hạn, đang thực hiện lại.",
    ),
    Case(
        "extension-request",
        "de-nghi-gia-han",
        "",
        ("--to", "2099-Q4", "--reason", "Chờ ý kiến"),
        ("to: 2099-Q4", "reason: Chờ ý kiến"),
        ("Đề nghị gia hạn đến hết Quý IV năm 2099. Trong hạn, chưa có báo cáo → Trong hạn, đang thực hiện."),
    ),
    Case(
        "extension",
        "gia-han",
        "asked",
        ("-D", "30/QĐ"),
        ("to: 2099-Q4", 'document: "30/QĐ"'),
        ("Đồng ý gia hạn. Tình trạng không đổi: Trong hạn, đang thực hiện. Thời hạn: 30/09/2099 → 31/12/2099."),
    ),
    Case(
        "extension-refused",
        "khong-gia-han",
        "asked",
        ("--reason", "Không có lý do chính đáng"),
        ("reason: Không có lý do chính đáng",),
        "Không đồng ý gia hạn. Tình trạng không đổi: Trong hạn, đang thực hiện.",
    ),
    Case(
        "suspended",
        "tam-dung",
        "",
        ("-D", "5/QĐ"),
        ('document: "5/QĐ"',),
        "Tạm dừng. Trong hạn, chưa có báo cáo → Tạm dừng thực hiện.",
    ),
    Case(
        "resumed",
        "tiep-tuc",
        "paused",
        ("--to", "31/10/2099"),
        ("to: 2099-10-31",),
        ("Tiếp tục thực hiện. Tạm dừng thực hiện → Trong hạn, chưa có báo cáo. Thời hạn: 30/09/2099 → 31/10/2099."),
    ),
    Case(
        "withdrawn",
        "rut",
        "",
        ("--reason", "Chuyển Bộ Tài chính"),
        ("reason: Chuyển Bộ Tài chính",),
        "Rút nhiệm vụ. Trong hạn, chưa có báo cáo → Đã rút.",
    ),
    Case(
        "transferred",
        "chuyen",
        "",
        ("--to", "cuc phong chong te nan xa hoi", "-D", "7/QĐ"),
        ('to: "Cục Phòng, chống tệ nạn xã hội"', 'document: "7/QĐ"'),
        ("Chuyển cho Cục Phòng, chống tệ nạn xã hội thực hiện. Tình trạng không đổi: Trong hạn, chưa có báo cáo."),
    ),
    Case(
        "unit-added",
        "bo-sung-don-vi",
        "",
        ("-u", "TCDN"),
        ("unit: Tổng cục Dạy nghề",),
        "Bổ sung đơn vị thực hiện. Tình trạng: Trong hạn, chưa có báo cáo.",
    ),
    Case(
        "reminder",
        "don-doc",
        "",
        ("-D", "9/VP", "--reply-by", "2009-08-30"),
        ('document: "9/VP"', "reply_by: 2009-08-30"),
        "Đôn đốc. Tình trạng không đổi: Trong hạn, chưa có báo cáo.",
    ),
    Case(
        "note",
        "ghi-chu",
        "",
        ("-n", "#1: đã gọi điện"),
        ('note: "#1: đã gọi điện"',),
        "Ghi chú. Tình trạng không đổi: Trong hạn, chưa có báo cáo.",
    ),
    Case(
        "answered",
        "tra-loi",
        "",
        ("--outcome", "da-giai-quyet", "-D", "45/VP", "-u", "VP"),
        ("unit: Văn phòng Bộ", "outcome: resolved", 'document: "45/VP"'),
        "Trả lời kiến nghị. Chưa trả lời → Đã giải quyết, ngày 20/8/2009, văn bản 45/VP.",
    ),
    Case(
        "raised-again",
        "kien-nghi-lai",
        "answered",
        ("-D", "3/UBND"),
        ('document: "3/UBND"',),
        (
            "Địa phương tiếp tục kiến nghị. "
            "Đang nghiên cứu, ngày 10/8/2009 (chưa có văn bản) → Chưa trả lời, đã kiến nghị lại 1 lần."
        ),
    ),
)
UNITS_SAID = {"unit-added": "Tổng cục Dạy nghề", "answered": "Văn phòng Bộ"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_every_event_is_entered(giaoban: Run, write: Write, case: Case) -> None:
    of_proposal = case.kind in {"answered", "raised-again"}
    events = f"    events:\n{BEFORE[case.before]}" if case.before else ""
    lead = "các đơn vị có liên quan" if case.kind == "unit-added" else "Cục Việc làm"
    folder = write(BOOK.format(lead=lead, proposal=events if of_proposal else "", task="" if of_proposal else events))
    before = sheet(folder)

    identifier = "1.a" if of_proposal else "1.1"
    result = giaoban("update", identifier, case.kind, *case.options, "-d", "20/8/2009", "--recorded", "21/8/2009")

    new = entry(case.kind, *case.keys, "recorded: 2009-08-21", day=20)
    new = new if case.before else f"    events:\n{new}"
    anchor = f'      - "1.1"\n{events}' if of_proposal else f"    deadline: 2099-Q3\n{events}"
    after = sheet(folder)
    assert after == before.replace(anchor, f"{anchor}{new}")
    first = after[: after.index(new)].count("\n") + 1
    unit = f", {UNITS_SAID[case.kind]}" if case.kind in UNITS_SAID else ""
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"GB-2009/{identifier}{unit}, ngày 20/8/2009: {case.said}\n"
        f"registers/so.yaml:{first}: đã ghi dòng {first} đến {first + new.count(chr(10)) - 1}.\n"
        "Hoàn tác: giaoban undo\n"
    )


TYPED_BEFORE = {
    "reported": "done",
    "asked": "extension-request --to 2099-Q4",
    "paused": "suspended",
    "answered": "answered --outcome studying",
}


def test_every_event_has_a_vietnamese_word(giaoban: Run, write: Write) -> None:
    """Each event for a task of its own, named as the event."""
    proposals = "".join(f"  - {{id: {case.kind}, text: x, tasks: [done]}}\n" for case in CASES[14:])
    tasks = "".join(
        f"  - {{id: {case.kind}, title: x, lead: {'DVLQ' if case.kind == 'unit-added' else 'VL'}, deadline: 2098}}\n"
        for case in CASES[:14]
    )
    folder = write(f"proposals:\n{proposals}tasks:\n{tasks}")
    lines = [f"{case.kind} {TYPED_BEFORE[case.before]} -d 10/8/2009" for case in CASES if case.before]
    lines += [shlex.join([case.kind, case.vietnamese, *case.options, "-d", "20/8/2009"]) for case in CASES]

    result = giaoban("update", "--from", "-", stdin="\n".join(lines))

    assert (result.exit_code, result.stderr) == (0, "")
    entered = re.findall(r"id: ([a-z-]+),.*{date: 2009-08-20, event: ([a-z-]+)", sheet(folder))
    assert sorted(entered) == sorted((kind, kind) for kind in KINDS)


# --- whose it is ------------------------------------------------------------------------------------------------------

JOINT = """\
tasks:
  - id: "1.1"
    title: Báo cáo kết quả
    lead: [CVL, BTXH, Cục Người có công]
    joint: true
    cooperating: [PC]
    deadline: 2099-09-30
  - {id: "1.2", title: Trình đề án, lead: PC, deadline: 2099-Q4}
"""


def test_several_units_are_written_as_the_task_spells_them(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    before = sheet(folder)

    result = giaoban(
        "update", "1.1", "done", "-u", "cuc viec lam", "-u", "NCC", "-d", "20/8/2009", "--recorded", "21/8/2009"
    )

    new = entry("done", "unit:", "  - CVL", "  - Cục Người có công", "recorded: 2009-08-21", day=20)
    anchor = "    deadline: 2099-09-30\n"
    assert sheet(folder) == before.replace(anchor, f"{anchor}    events:\n{new}")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "GB-2009/1.1, Cục Việc làm, ngày 20/8/2009: Báo cáo hoàn thành. Trong hạn, chưa có báo cáo → "
        "Hoàn thành đúng hạn.\n"
        "GB-2009/1.1, Cục Người có công, ngày 20/8/2009: Báo cáo hoàn thành. Trong hạn, chưa có báo cáo → "
        "Hoàn thành đúng hạn.\n"
        "registers/so.yaml:15: đã ghi dòng 15 đến 21.\n"
        "Hoàn tác: giaoban undo\n"
    )


def test_all_units_are_those_that_still_hold_the_task(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    giaoban("update", "1.1", "rut", "-u", "BTXH", "-d", "10/8/2009", "--recorded", "10/8/2009")

    result = giaoban("update", "1.1", "hoan-thanh", "--all-units", "-d", "20/8/2009", "--recorded", "21/8/2009")

    assert (result.exit_code, result.stderr) == (0, "")
    assert sheet(folder).count("          - CVL\n          - Cục Người có công\n") == 1
    assert sheet(folder).count("- BTXH\n") == 0


@pytest.mark.parametrize(
    ("words", "exit_code", "complaint"),
    [
        (
            "1.1 done",
            2,
            (
                "giaoban: nhiệm vụ GB-2009/1.1 có 3 đơn vị cùng thực hiện, chưa ghi đơn vị nào. Thêm -u cho từng "
                "đơn vị, hoặc --all-units. Các đơn vị: Cục Việc làm (VL); Cục Bảo trợ xã hội (BTXH); "
                "Cục Người có công (NCC).\n"
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.1 done -u VL --all-units",
            2,
            "giaoban: --unit và --all-units không dùng cùng nhau. Bỏ một trong hai.\nXem: giaoban update --help\n",
        ),
        (
            "1.1 done -u PC",
            3,
            (
                "giaoban: GB-2009/1.1: Vụ Pháp chế chỉ phối hợp hoặc theo dõi, không ghi được “Báo cáo hoàn thành”. "
                "Ghi cap-nhat hoặc ghi-chu.\n"
            ),
        ),
        (
            "1.1 done -u TCDN",
            3,
            (
                "giaoban: GB-2009/1.1: Tổng cục Dạy nghề không được giao nhiệm vụ này. Sửa -u; nếu đơn vị nhận việc từ "
                "đơn vị khác, ghi chuyen trước.\n"
            ),
        ),
        (
            "1.1 tra-loi",
            3,
            (
                "giaoban: GB-2009/1.1 là nhiệm vụ, “Trả lời kiến nghị” chỉ ghi cho kiến nghị. Ghi mã kiến nghị, ví dụ "
                "1.a; xem giaoban proposals.\n"
            ),
        ),
        (
            "9.9 done",
            4,
            "giaoban: không có nhiệm vụ, kiến nghị “9.9”. Xem danh mục: giaoban list.\n",
        ),
        (
            "1.2 hoan-than",
            2,
            (
                "giaoban: không có diễn biến “hoan-than”. Có phải “hoan-thanh”? Các diễn biến: cap-nhat, hoan-thanh, "
                "xac-nhan, tra-lai, de-nghi-gia-han, gia-han, khong-gia-han, tam-dung, tiep-tuc, rut, chuyen, "
                "bo-sung-don-vi, don-doc, tra-loi, kien-nghi-lai, ghi-chu.\nXem: giaoban update --help\n"
            ),
        ),
        (
            "1.2",
            2,
            (
                "giaoban: cần mã nhiệm vụ và diễn biến. Ví dụ: giaoban update 1.1 progress -p 60.\n"
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 done -p 5",
            2,
            (
                "giaoban: “hoan-thanh” không dùng --percent. Nội dung của diễn biến này: --document, --for, --channel, "
                "--note.\nXem: giaoban update --help\n"
            ),
        ),
        (
            "done 1.2",
            2,
            (
                "giaoban: diễn biến viết sau mã nhiệm vụ. Ví dụ: giaoban update 1.1 progress -p 60.\n"
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 done -n Đã có dự thảo",
            2,
            (
                'giaoban: sau diễn biến thừa “có dự thảo”. Đặt cả câu trong nháy, ví dụ -n "Đã có dự thảo".\n'
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 note",
            2,
            (
                'giaoban: chưa ghi nội dung ghi chú. Thêm -n, ví dụ -n "Đã điện thoại nhắc".\n'
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 note -n \x1b[31m",
            2,
            "giaoban: --note có ký tự điều khiển. Gõ lại phần này.\nXem: giaoban update --help\n",
        ),
        (
            "1.2 gia-han",
            2,
            (
                "giaoban: chưa ghi thời hạn mới. Thêm --to, ví dụ --to 2009-Q4 hoặc --to 31/10/2009.\n"
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 gia-han --to mai",
            2,
            (
                "giaoban: --to: “mai” không phải ngày hoặc kỳ. Ghi một ngày (31/10/2009), tháng (2009-10), quý "
                "(2009-Q4), nửa năm (2009-H2) hoặc năm (2009).\nXem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 xac-nhan",
            3,
            (
                "giaoban: GB-2009/1.2: xác nhận hoàn thành khi Vụ Pháp chế chưa báo cáo hoàn thành. "
                "Ghi hoan-thanh trước.\n"
            ),
        ),
        (
            "1.1 xac-nhan --all-units",
            3,
            (
                "giaoban: GB-2009/1.1: Cục Việc làm: xác nhận hoàn thành khi chưa báo cáo hoàn thành. "
                "Ghi hoan-thanh trước.\n"
            ),
        ),
        (
            "1.2 tiep-tuc",
            3,
            "giaoban: GB-2009/1.2: tiếp tục thực hiện khi không tạm dừng. Ghi tam-dung trước.\n",
        ),
        (
            "1.2 done --for 25/8",
            3,
            "giaoban: GB-2009/1.2: chỉ nhiệm vụ định kỳ mới báo cáo theo kỳ. Bỏ --for.\n",
        ),
        (
            "1.2 khong-gia-han",
            3,
            (
                "giaoban: GB-2009/1.2: không đồng ý gia hạn khi chưa có đề nghị. Ghi de-nghi-gia-han trước; "
                "nếu vẫn muốn ghi, thêm --force.\n"
            ),
        ),
        (
            "1.2 done -d 1/1/2098",
            2,
            (
                "giaoban: --date: 01/01/2098 ở tương lai. Sửa ngày; nếu đúng là vậy, thêm --force.\n"
                "Xem: giaoban update --help\n"
            ),
        ),
        (
            "1.2 done --recorded 1/1/2098",
            2,
            "giaoban: --recorded: 01/01/2098 ở tương lai. Sửa ngày ghi sổ.\nXem: giaoban update --help\n",
        ),
        (
            "1.2 done -d 30/2",
            2,
            (
                "giaoban: --date: “30/2” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12.\n"
                "Xem: giaoban update --help\n"
            ),
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(
    giaoban: Run, write: Write, words: str, exit_code: int, complaint: str
) -> None:
    folder = write(JOINT)
    before = sheet(folder)

    assert giaoban("update", *words.split(" ")) == (exit_code, "", complaint)
    assert sheet(folder) == before
    assert not (folder / "state").exists()


@pytest.mark.parametrize("cached", [False, True])
def test_an_id_that_is_no_text_is_nowhere(giaoban: Run, write: Write, cached: bool) -> None:  # noqa: FBT001 - a parameter
    write(JOINT)
    if cached:
        giaoban("list")

    complaint = "giaoban: không có nhiệm vụ, kiến nghị “\\udcff”. Xem danh mục: giaoban list.\n"
    assert giaoban("update", "\udcff", "done") == (4, "", complaint)


# --- which task -------------------------------------------------------------------------------------------------------


def test_an_id_in_two_registers_is_asked_for_in_full(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    other = sheet(folder).replace("GB-2009", "GB-2010").replace("01/KL-BT", "02/KL-BT")
    (folder / "registers" / "so-2.yaml").write_bytes(other.encode())
    before = sheet(folder)

    ambiguous = giaoban("update", "1.2", "note", "-n", "x")
    full = giaoban("update", "GB-2010/1.2", "note", "-n", "x", "-d", "20/8/2009", "--recorded", "21/8/2009")
    narrowed = giaoban("update", "1.2", "note", "-n", "y", "--register", "gb-2010", "-d", "20/8/2009")

    assert (ambiguous.exit_code, ambiguous.stdout) == (4, "")
    assert ambiguous.stderr == "giaoban: “1.2” có ở nhiều chỗ: GB-2010/1.2, GB-2009/1.2. Ghi cả mã sổ.\n"
    assert (full.exit_code, narrowed.exit_code) == (0, 0)
    assert sheet(folder) == before
    assert "event: note, note: x, recorded: 2009-08-21}, {date: 2009-08-20" in sheet(folder, "so-2.yaml")


def test_several_tasks_are_one_command(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    other = sheet(folder).replace("GB-2009", "GB-2010").replace("01/KL-BT", "02/KL-BT")
    (folder / "registers" / "so-2.yaml").write_bytes(other.encode())
    texts = sheet(folder), sheet(folder, "so-2.yaml")

    entered = giaoban("update", "GB-2009/1.2", "GB-2010/1.2", "rut", "-d", "20/8/2009", "--recorded", "21/8/2009")

    written = ", events: [{date: 2009-08-20, event: withdrawn, recorded: 2009-08-21}]}"
    expected = tuple(text.replace("deadline: 2099-Q4}", f"deadline: 2099-Q4{written}") for text in texts)
    assert (sheet(folder), sheet(folder, "so-2.yaml")) == expected
    assert entered.stdout == (
        "GB-2009/1.2, ngày 20/8/2009: Rút nhiệm vụ. Trong hạn, chưa có báo cáo → Đã rút.\n"
        "GB-2010/1.2, ngày 20/8/2009: Rút nhiệm vụ. Trong hạn, chưa có báo cáo → Đã rút.\n"
        "registers/so.yaml:15: đã ghi dòng 15.\n"
        "registers/so-2.yaml:15: đã ghi dòng 15.\n"
        "Hoàn tác: giaoban undo\n"
    )
    assert giaoban("undo").exit_code == 0
    assert (sheet(folder), sheet(folder, "so-2.yaml")) == texts


# --- when -------------------------------------------------------------------------------------------------------------


def latest(month: int, day: int) -> dt.date:
    """The latest day of the calendar with that month and number, by today."""
    this_year = TODAY.replace(month=month, day=day)
    return this_year if this_year <= TODAY else this_year.replace(year=TODAY.year - 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ((), TODAY),
        (("-d", "12/8"), latest(8, 12)),
        (("--date", "12.8.2009"), dt.date(2009, 8, 12)),
        (("-d", "2009-08-12"), dt.date(2009, 8, 12)),
    ],
)
def test_the_day_is_typed_as_people_write_it(giaoban: Run, write: Write, typed: tuple[str, ...], day: dt.date) -> None:
    folder = write(JOINT)

    result = giaoban("update", "1.2", "don-doc", *typed)

    assert (result.exit_code, result.stderr) == (0, "")
    assert f"events: [{{date: {day}, event: reminder, recorded: {TODAY}}}]" in sheet(folder)


def test_a_day_without_a_year_has_been_even_where_the_register_begins_later(giaoban: Run, write: Write) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    folder = write(JOINT)
    begun_today = sheet(folder).replace("  date: 2009-08-06", f"  date: {TODAY}")
    (folder / "registers" / "so.yaml").write_text(begun_today, encoding="utf-8")

    result = giaoban("update", "1.2", "done", "-d", f"{yesterday:%d/%m}", "--force")

    assert (result.exit_code, f"date: {yesterday}, event: done" in sheet(folder)) == (0, True)


def test_a_future_day_is_forced_and_told(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)

    result = giaoban("update", "1.2", "done", "-d", "1/1/2098", "--force")

    assert (result.exit_code, "date: 2098-01-01, event: done" in sheet(folder)) == (0, True)
    assert result.stderr == (
        f"giaoban: Lưu ý: GB-2009/1.2: ghi sổ ngày {TODAY.day:02d}/{TODAY.month:0{2 if TODAY.month < 3 else 1}d}/"
        f"{TODAY.year}, trước ngày diễn ra (01/01/2098).\n"
    )


def test_what_is_doubtful_is_forced_and_told(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    day = ("-d", "20/8/2009", "--recorded", "21/8/2009")
    giaoban("update", "1.2", "done", *day)

    refused = giaoban("update", "1.2", "done", *day)
    forced = giaoban("update", "1.2", "done", *day, "--force")

    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr == (
        "giaoban: GB-2009/1.2: đã báo cáo hoàn thành ngày 20/8/2009. Nếu làm lại, ghi tra-lai trước; "
        "nếu vẫn muốn ghi, thêm --force.\n"
    )
    assert (forced.exit_code, forced.stderr) == (
        0,
        "giaoban: Lưu ý: GB-2009/1.2: đã báo cáo hoàn thành ngày 20/8/2009.\n",
    )
    assert sheet(folder).count("event: done") == 2


# --- duties and proposals ---------------------------------------------------------------------------------------------

DUTIES = """\
proposals:
  - {id: 1.a, text: Tăng kinh phí, tasks: [C.1], units: [VP]}
tasks:
  - {id: C.1, title: Báo cáo tại giao ban, lead: VP, kind: recurring, recurs: meeting}
  - {id: C.2, title: Báo cáo giải ngân, lead: KHTC, kind: recurring, recurs: month}
"""


@pytest.mark.parametrize(
    ("words", "written", "said"),
    [
        (
            "C.1 done --for 25/8 -d 24/8/2009",
            "for: 2009-08-25",
            "GB-2009/C.1, ngày 24/8/2009: Báo cáo hoàn thành kỳ giao ban ngày 25/8/2009.",
        ),
        (
            "C.2 hoan-thanh --for 2009-08 -d 28/8/2009",
            "for: 2009-08",
            "GB-2009/C.2, ngày 28/8/2009: Báo cáo hoàn thành kỳ tháng 8 năm 2009.",
        ),
    ],
)
def test_a_report_of_a_duty_is_for_one_meeting_or_month(
    giaoban: Run, write: Write, words: str, written: str, said: str
) -> None:
    folder = write(DUTIES)

    result = giaoban("update", *words.split(), "--recorded", "30/8/2009")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"{said} Chưa có báo cáo → Đang thực hiện."
    assert f"event: done, {written}, recorded: 2009-08-30}}]" in sheet(folder)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            "C.1 done",
            (
                "GB-2009/C.1: nhiệm vụ định kỳ nhưng không ghi hoàn thành cho kỳ nào. "
                "Thêm --for, ví dụ --for 25/8 hoặc --for 2009-08."
            ),
        ),
        (
            "C.2 done --for 25/8/2009",
            (
                "GB-2009/C.2: “2009-08-25” không phải kỳ của nhiệm vụ này (hằng tháng). "
                "Ghi --for là ngày giao ban, hoặc đúng kỳ như khóa recurs."
            ),
        ),
        (
            "1.a done",
            "GB-2009/1.a là kiến nghị, không ghi được “Báo cáo hoàn thành”. Ghi tra-loi, kien-nghi-lai hoặc ghi-chu.",
        ),
        (
            "1.a answered -d 1/8/2009",
            (
                "GB-2009/1.a: ngày 01/8/2009 trước ngày họp, ngày văn bản (06/8/2009). Sửa ngày ở --date; "
                "nếu vẫn muốn ghi, thêm --force."
            ),
        ),
        (
            "1.a answered -u TCDN",
            (
                "GB-2009/1.a: Tổng cục Dạy nghề không được giao trả lời kiến nghị 1.a. Sửa -u, hoặc thêm đơn vị vào "
                "units của kiến nghị; nếu vẫn muốn ghi, thêm --force."
            ),
        ),
    ],
)
def test_what_a_duty_or_proposal_does_not_take_is_refused(
    giaoban: Run, write: Write, words: str, complaint: str
) -> None:
    folder = write(DUTIES)
    before = sheet(folder)

    assert giaoban("update", *words.split()) == (3, "", f"giaoban: {complaint}\n")
    assert sheet(folder) == before


# --- how it is told ---------------------------------------------------------------------------------------------------

ENTERED = ("update", "1.1", "done", "-u", "VL", "-d", "20/8/2009", "--recorded", "21/8/2009")


def test_a_dry_run_prints_the_lines_and_writes_nothing(giaoban: Run, write: Write) -> None:
    folder = write(JOINT)
    before = sheet(folder)

    result = giaoban(*ENTERED, "--dry-run")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "--- registers/so.yaml\n"
        "+++ registers/so.yaml\n"
        "@@ -12,4 +12,9 @@\n"
        "     joint: true\n"
        "     cooperating: [PC]\n"
        "     deadline: 2099-09-30\n"
        "+    events:\n"
        "+      - date: 2009-08-20\n"
        "+        event: done\n"
        "+        unit: CVL\n"
        "+        recorded: 2009-08-21\n"
        '   - {id: "1.2", title: Trình đề án, lead: PC, deadline: 2099-Q4}\n'
        "Chưa ghi gì (--dry-run).\n"
    )
    assert (sheet(folder), (folder / "state").exists()) == (before, False)


@pytest.mark.parametrize("dry", [False, True])
def test_the_document_tells_what_was_written(giaoban: Run, write: Write, dry: bool) -> None:  # noqa: FBT001 - a parameter
    folder = write(JOINT)
    before = sheet(folder)

    result = giaoban(*ENTERED, "--json", *(("--dry-run",) if dry else ()))

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "kind": "update",
        "as_of": None,
        "as_known_on": None,
        "at_close": False,
        "period": None,
        "filter": {},
        "count": 1,
        "dry_run": dry,
        "undo": None if dry else 1,
        "files": [{"path": "registers/so.yaml", "first": 15, "last": 19}],
        "data": [
            {
                "register": "GB-2009",
                "id": "1.1",
                "unit": "VL",
                "date": "2009-08-20",
                "what": "Báo cáo hoàn thành",
                "before": {
                    "work": "no-report",
                    "time": "in-time",
                    "bucket": "open-in-time",
                    "end": "2099-09-30",
                    "days_late": None,
                },
                "after": {
                    "work": "done",
                    "time": "done-on-time",
                    "bucket": "done-on-time",
                    "end": "2099-09-30",
                    "days_late": None,
                },
            }
        ],
        "warnings": [],
    }
    assert (sheet(folder) == before) is dry


def test_an_answer_in_the_document_has_states_of_its_own(giaoban: Run, write: Write) -> None:
    write(DUTIES)

    result = giaoban("update", "1.a", "answered", "--outcome", "studying", "-d", "20/8/2009", "--json")

    nothing = {"answered": False, "answered_on": None, "outcome": None, "document": None, "raised_again": 0}
    (row,) = json.loads(result.stdout)["data"]
    assert row["before"] == nothing
    assert row["after"] == {**nothing, "answered": True, "answered_on": "2009-08-20", "outcome": "studying"}
