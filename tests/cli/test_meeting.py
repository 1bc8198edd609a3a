"""`giaoban meeting`: the pack on made-up figures, which meeting it is for, and by which template."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

if TYPE_CHECKING:
    from tests.conftest import Golden, Run, Write

FOLDER = Path(__file__).parent / "data" / "made-up"


class Asked(Protocol):
    """Runs the program in this process, in a folder."""

    def __call__(self, words: str, cwd: Path = FOLDER) -> tuple[int, str, str]:
        """Gives the exit code and both streams."""


@pytest.fixture
def asked(giaoban: Run) -> Asked:
    return lambda words, cwd=FOLDER: giaoban(*words.split(), cwd=cwd)


# --- the pack on made-up figures -------------------------------------------------------------------------------------

# counted by hand from the events of data/made-up
QUESTIONS = {
    "meeting-25-8.md": "meeting 25/8/2009",
    "meeting-29-9.md": "meeting 29/9/2009",
    "meeting-27-10.md": "meeting 27/10/2009",
    "meeting-29-9-truoc-hop.md": "meeting 29/9/2009 --as-of 14/9/2009",
    "meeting-29-9-TCDN.md": "meeting 29/9/2009 --unit TCDN",
    "meeting-27-10.json": "meeting 27/10/2009 --json",
}


@pytest.mark.parametrize(("name", "question"), QUESTIONS.items(), ids=QUESTIONS.values())
def test_pack_on_made_up_figures_is_the_one_kept(asked: Asked, golden: Golden, name: str, question: str) -> None:
    code, out, err = asked(question)

    assert (code, err) == (0, "")
    golden(out, f"made-up/{name}")


def test_past_meeting_is_judged_on_its_day_whenever_it_is_asked_for(asked: Asked) -> None:
    then = asked("meeting 29/9/2009 --as-of 29/9/2009")

    assert asked("meeting 29/9/2009 --as-of 31/12/2009") == then
    assert asked("meeting 29/9/2009") == then


def test_pack_as_known_on_a_day_leaves_out_what_was_recorded_later(asked: Asked) -> None:
    # 3.3 was done on 14 October and entered on 2 November
    known = json.loads(asked("meeting 27/10/2009 --json --as-known-on 27/10/2009")[1])
    whole = json.loads(asked("meeting 27/10/2009 --json")[1])

    assert [one["id"] for one in whole["done"]] == ["1.1", "1.3", "3.1", "3.3"]
    assert [one["id"] for one in known["done"]] == ["1.1", "1.3", "3.1"]
    assert [one["id"] for one in known["overdue"]["new"]] == ["3.3"]


LATE = """\
tasks:
  - id: "1"
    title: Trình đề án
    lead: VL
    deadline: 2009-08-20
    events:
{events}"""
MEETINGS = "meetings: [2009-08-25, 2009-09-29, 2009-10-27, 2009-11-24]\n"


def pack(asked: Asked, folder: Path, words: str) -> dict[str, Any]:
    code, out, err = asked(f"{words} --json", folder)
    assert (code, err) == (0, "")
    made: dict[str, Any] = json.loads(out)
    return made


def test_overdue_task_says_at_how_many_meetings_it_was_overdue(asked: Asked, write: Write) -> None:
    extended = (
        "      - {date: 2009-09-10, event: extension, to: 2009-10-10}\n"
        "      - {date: 2009-10-20, event: progress, cause: thiếu người}\n"
    )
    folder = write(LATE.format(events=extended), co_quan__yaml=MEETINGS)

    times = {
        month: [
            (one["times"], kind)
            for kind, rows in pack(asked, folder, f"meeting {day}")["overdue"].items()
            for one in rows
        ]
        for month, day in {8: "25/8/2009", 9: "29/9/2009", 10: "27/10/2009", 11: "24/11/2009"}.items()
    }
    assert times == {8: [(1, "new")], 9: [], 10: [(2, "new")], 11: [(3, "carried")]}
    printed = asked("meeting 24/11/2009", folder)[1]
    assert "quá hạn 45 ngày, lần thứ 3. Nguyên nhân: thiếu người.\n" in printed


def test_extension_asked_for_waits_until_it_is_answered(asked: Asked, write: Write) -> None:
    events = (
        "      - {date: 2009-08-21, event: extension-request, to: 2009-Q4, document: 7/VL, reason: chờ số liệu}\n"
        "      - {date: 2009-10-01, event: extension, to: 2009-Q4}\n"
    )
    folder = write(LATE.format(events=events), co_quan__yaml=MEETINGS)

    assert pack(asked, folder, "meeting 29/9/2009")["extension_requests"] == [
        {
            "register": "GB-2009",
            "id": "1",
            "unit": {"code": "VL", "name": "Cục Việc làm"},
            "deadline_end": "2009-08-20",
            "to": "2009-Q4",
            "date": "2009-08-21",
            "reason": "chờ số liệu",
            "document": "7/VL",
        }
    ]
    assert (
        "| trong Quý IV năm 2009, đề nghị ngày 21/8/2009, văn bản 7/VL | chờ số liệu |"
        in (asked("meeting 29/9/2009", folder)[1])
    )
    assert pack(asked, folder, "meeting 27/10/2009")["extension_requests"] == []


def test_part_of_a_joint_task_that_falls_due_is_listed_with_its_own_day(asked: Asked, write: Write) -> None:
    tasks = """\
    tasks:
      - id: "1"
        title: Trình đề án
        lead: [VL, BTXH]
        joint: true
        deadline: 2009-09-10
        events:
          - {date: 2009-08-20, event: extension, unit: BTXH, to: 2009-12-31}
    """
    folder = write(tasks, co_quan__yaml=MEETINGS)

    due = pack(asked, folder, "meeting 25/8/2009")["due"]
    assert [([unit["code"] for unit in one["units"]], one["deadline_end"]) for one in due] == [(["VL"], "2009-09-10")]


def test_unit_that_reported_of_a_task_it_cooperates_in_is_not_silent(asked: Asked, write: Write) -> None:
    tasks = """\
    tasks:
      - {id: "1", title: Trình đề án, lead: VL}
      - id: "2"
        title: Rà soát
        lead: PC
        cooperating: VL
        events:
          - {date: 2009-09-01, event: progress, unit: VL, note: đã gửi số liệu}
      - {id: "3", title: Khảo sát, lead: NCC, assigned: 2009-09-10}
    """
    folder = write(tasks, co_quan__yaml=MEETINGS)

    silent = pack(asked, folder, "meeting 29/9/2009")["silent"]
    assert [(one["unit"]["code"], one["tasks"], one["last_report"]) for one in silent] == [("PC", ["GB-2009/2"], None)]


# --- which meeting ---------------------------------------------------------------------------------------------------


def test_without_a_day_it_is_the_next_meeting_of_the_calendar(asked: Asked) -> None:
    days = {"24/8/2009": "2009-08-25", "25/8/2009": "2009-08-25", "26/8/2009": "2009-09-29", "1/12/2009": "2009-11-24"}
    for asked_on, meeting in days.items():
        made = json.loads(asked(f"meeting --as-of {asked_on} --json")[1])
        assert (made["meeting"]["day"], made["as_of"]) == (meeting, min(iso(asked_on), meeting))


def iso(day: str) -> str:
    return dt.datetime.strptime(day, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 - a calendar day


def test_day_without_a_year_is_that_of_the_calendar(asked: Asked) -> None:
    assert json.loads(asked("meeting 29/9 --json")[1])["meeting"]["day"] == "2009-09-29"
    assert json.loads(asked("meeting 24/11 --json")[1])["meeting"]["day"] == "2009-11-24"


def test_last_meeting_of_the_calendar_says_how_far_it_looks(asked: Asked) -> None:
    code, out, err = asked("meeting 24/11/2009")

    assert code == 0
    assert "Lịch giao ban chưa có kỳ tiếp theo; liệt kê đến ngày 24/12/2009.\n" in out
    assert err == (
        "Lịch chưa có kỳ sau ngày 24/11/2009; nhiệm vụ đến hạn liệt kê đến ngày 24/12/2009. "
        "Thêm kỳ sau: giaoban meetings add NGÀY\n"
    )


def test_day_outside_the_calendar_is_a_meeting_too(asked: Asked, write: Write) -> None:
    duty = 'tasks:\n  - {id: "1", title: Tổng hợp, lead: VP, kind: recurring, recurs: meeting}\n'
    folder = write(duty)
    code, _, err = asked("meeting 15/9/2009", folder)
    made = pack(asked, folder, "meeting 15/9/2009")

    assert (code, err) == (0, "Ngày 15/9/2009 chưa có trong lịch giao ban. Thêm: giaoban meetings add 15/9/2009\n")
    assert made["meeting"] == {
        "day": "2009-09-15",
        "listed": False,
        "previous": None,
        "since": "2009-08-06",
        "next": None,
        "until": "2009-10-15",
    }
    assert [(one["label"], [unit["code"] for unit in one["missing"]]) for one in made["duties"]] == [
        ("15/09/2009", ["VP"])
    ]


REFUSED = {
    "meeting 30/7/2009": "ngày 30/7/2009 trước ngày văn bản đầu tiên trong sổ (06/8/2009). ",
    "meeting 27/10/2009 --as-of 1/9/2009": (
        "trước ngày 27/10/2009 còn kỳ giao ban ngày 29/9/2009 chưa họp. Lập cho kỳ đó: giaoban meeting 29/9/2009."
    ),
    "meeting mai": "NGÀY: “mai” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12.",
    "meeting 29/9/2009 -o giao-ban.doc": "-o: không ghi được dạng “.doc”. ",
    "meeting 29/9/2009 -o giao-ban.docx --template mau.md.j2": "--template mau.md.j2 không phải mẫu cho dạng này. ",
    "meeting --print-template -o mau.pdf": (
        "-o: không có mẫu cho tệp “mau.pdf”. Các đuôi tệp: .md.j2, .html.j2, .docx."
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=REFUSED)
def test_pack_that_cannot_be_made_is_refused(asked: Asked, words: str, said: str) -> None:
    code, out, err = asked(words)

    assert (code, out) == (2, "")
    assert err.startswith(f"giaoban: {said}")


def test_without_a_calendar_and_a_day_it_says_how_to_add_one(asked: Asked, write: Write) -> None:
    code, out, err = asked("meeting", write('tasks:\n  - {id: "1", title: Trình đề án, lead: VL}\n'))

    assert (code, out) == (2, "")
    assert err == (
        "giaoban: co-quan.yaml chưa có ngày giao ban nào. Thêm vào lịch: giaoban meetings add 25/8/2009; hoặc ghi "
        "ngày: giaoban meeting 25/8/2009.\nXem: giaoban meeting --help\n"
    )


# --- as tables, and as a calendar ------------------------------------------------------------------------------------


def test_pack_as_a_workbook_has_a_sheet_for_each_of_its_lists(asked: Asked, tmp_path: Path) -> None:
    code, out, err = asked(f"meeting 29/9/2009 -o {tmp_path / 'giao-ban.xlsx'}")
    book = load_workbook(tmp_path / "giao-ban.xlsx")
    late = [[cell.value for cell in row] for row in book["Mới phát sinh quá hạn"].iter_rows()]

    assert (code, out, err) == (0, "", f"Đã ghi {tmp_path / 'giao-ban.xlsx'}\n")
    assert book.sheetnames == [
        "Hoàn thành",
        "Hoàn thành phần của đơn vị",
        "Mới phát sinh quá hạn",
        "Kỳ trước chuyển sang",
        "Đến hạn trước kỳ tiếp theo",
        "Báo cáo định kỳ",
        "Đơn vị chưa báo cáo",
        "Đề nghị gia hạn chưa trả lời",
        "Kiến nghị chưa trả lời",
    ]
    assert [row[0] for row in late[:2]] == ["Mới phát sinh quá hạn", "Số liệu minh họa."]
    assert [row[0] for row in late if row[0] in {"1.1", "1.3", "1.4"}] == ["1.4", "1.1", "1.3"]
    assert next(row[3:] for row in late if row[0] == "1.3") == [dt.datetime(2009, 9, 15), 14, 1, "chờ ý kiến các Bộ"]  # noqa: DTZ001


def test_pack_as_csv_counts_what_the_printed_one_counts(asked: Asked, tmp_path: Path) -> None:
    for day in ("25/8/2009", "29/9/2009", "27/10/2009"):
        asked(f"meeting {day} -o {tmp_path / 'g.csv'} --force")
        counted = json.loads(asked(f"meeting {day} --json")[1])
        blocks = (tmp_path / "g.csv").read_bytes().decode().split("\r\n\r\n")
        rows = {lines[0].strip('"'): lines[2:] for block in blocks if (lines := block.strip().splitlines())}
        tables = {title: [line for line in lines if line != '"Không có"'] for title, lines in rows.items()}

        assert len(tables["Kỳ trước chuyển sang"]) == len(counted["overdue"]["carried"])
        assert len(tables["Đến hạn trước kỳ tiếp theo"]) == len(counted["due"])
        assert len(tables["Báo cáo định kỳ"]) == len(counted["duties"])
        assert len(tables["Đơn vị chưa báo cáo"]) == len(counted["silent"])
        assert len(tables["Đề nghị gia hạn chưa trả lời"]) == len(counted["extension_requests"])


def test_deadlines_of_the_pack_are_a_calendar(asked: Asked, tmp_path: Path) -> None:
    code, _, _ = asked(f"meeting 29/9/2009 --unit TCDN -o {tmp_path / 'g.ics'}")

    assert code == 0
    assert [str(one["UID"]) for one in Calendar.from_ical((tmp_path / "g.ics").read_bytes()).walk("VEVENT")] == [
        "MH-2009/1.1/TCDN@giaoban",
        "MH-2009/2.2/TCDN@giaoban",
    ]


# --- how it is printed -----------------------------------------------------------------------------------------------


def test_template_of_the_office_takes_the_place_of_the_shipped_one(asked: Asked, write: Write) -> None:
    folder = write(LATE.format(events="      []\n"), co_quan__yaml=MEETINGS)
    (folder / "templates").mkdir()
    own = folder / "templates" / "tai-lieu-giao-ban.md.j2"
    own.write_text("{{ meeting.day | ngay }}: {{ overdue.slipped[0].units }}\n", encoding="utf-8")
    (folder / "khac.md.j2").write_text("{{ khong_co }}", encoding="utf-8")

    assert asked("meeting 25/8/2009", folder) == (0, "25/08/2009: Cục Việc làm\n", "")
    code, out, err = asked("meeting 25/8/2009 --template khac.md.j2", folder)
    assert (code, out) == (3, "")
    assert "khac.md.j2:1: mẫu in không được: không có tên “khong_co”" in err
    shipped = asked("meeting --print-template", folder)[1]
    assert shipped.startswith("{#- Tài liệu phục vụ giao ban.")


def test_pack_is_written_to_a_file(asked: Asked, tmp_path: Path) -> None:
    written: dict[str, bytes] = {}
    for ending in ("md", "txt", "html", "docx", "json"):
        target = tmp_path / f"giao-ban.{ending}"
        assert asked(f"meeting 29/9/2009 -o {target}") == (0, "", f"Đã ghi {target}\n")
        written[ending] = target.read_bytes()

    assert written["md"] == written["txt"] == asked("meeting 29/9/2009")[1].encode()
    assert written["json"] == asked("meeting 29/9/2009 --json")[1].encode()
    assert written["html"].startswith(b"<!DOCTYPE html>")
    assert written["docx"].startswith(b"PK")


@pytest.mark.parametrize(
    ("file", "name"),
    {
        "mau.md.j2": "tai-lieu-giao-ban.md.j2",
        "mau.md": "tai-lieu-giao-ban.md.j2",
        "mau.html.j2": "tai-lieu-giao-ban.html.j2",
        "mau.docx": "tai-lieu-giao-ban.docx",
    }.items(),
)
def test_shipped_template_of_each_form_can_be_had(asked: Asked, tmp_path: Path, file: str, name: str) -> None:
    target = tmp_path / file

    assert asked(f"meeting --print-template -o {target}") == (0, "", f"Đã ghi {target}\n")
    assert target.read_bytes() == (Path(__file__).parents[2] / "templates" / name).read_bytes()
    assert asked(f"meeting --print-template -o {target}")[0] == 2


@pytest.mark.parametrize("ending", ["html.j2", "docx"])
def test_own_template_of_each_form_is_used(asked: Asked, write: Write, ending: str) -> None:
    folder = write(LATE.format(events="      []\n"), co_quan__yaml=MEETINGS)
    own = folder / "templates" / f"tai-lieu-giao-ban.{ending}"
    if ending == "docx":
        own.parent.mkdir()
        document = Document()
        document.add_paragraph("{{ meeting.day | ngay }}: {{ overdue.slipped[0].units }}")
        document.save(str(own))
    else:
        assert asked(f"meeting --print-template -o {own}")[0] == 0
        own.write_text("<p>{{ meeting.day | ngay }}: {{ overdue.slipped[0].units }}</p>\n", encoding="utf-8")
    target = folder / f"ra.{ending.removesuffix('.j2')}"

    assert asked(f"meeting 25/8/2009 -o {target}", folder)[0] == 0
    if ending == "docx":
        assert [line.text for line in Document(str(target)).paragraphs] == ["25/08/2009: Cục Việc làm"]
    else:
        assert target.read_text(encoding="utf-8") == "<p>25/08/2009: Cục Việc làm</p>\n"


def test_text_of_a_register_is_shown_as_it_is(asked: Asked, write: Write) -> None:
    hostile = """\
    tasks:
      - id: "1"
        title: "a|b *c* [d](e) <f> {{ 7 * 7 }}"
        lead: VL
        deadline: 2009-08-20
        events:
          - {date: 2009-08-21, event: progress, cause: "x|y `z`"}
    """
    out = asked("meeting 25/8/2009", write(hostile, co_quan__yaml=MEETINGS))[1]

    assert "a\\|b \\*c\\* \\[d\\](e) &lt;f&gt; {{ 7 \\* 7 }}" in out
    assert "Nguyên nhân: x\\|y \\`z\\`." in out
