"""`giaoban meetings`: the calendar told, days added to it with every other byte kept, and taken back."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.store import folder as folders
from giaoban.store import journal, office_edit
from giaoban.store.splice import applied

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write

TASK = 'tasks:\n  - {id: "1", title: Trình đề án, lead: VL}\n'


@pytest.fixture
def asked(giaoban: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with a journal of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return giaoban


def office(folder: Path) -> bytes:
    return (folder / "registers" / "co-quan.yaml").read_bytes()


# --- the calendar ----------------------------------------------------------------------------------------------------


def test_calendar_is_told_in_order_of_time(asked: Run, write: Write) -> None:
    write(TASK, co_quan__yaml="meetings: [2009-10-27, 2009-08-25, 2009-09-29]\n")

    assert asked("meetings", "--as-of", "29/9/2009") == (
        0,
        (
            "3 ngày giao ban, tính đến ngày 29/9/2009: đã họp 1, kỳ tới ngày 29/9/2009.\n"
            "Ngày giao ban\tThứ\tKỳ\n"
            "25/08/2009\tThứ Ba\tĐã họp\n"
            "29/09/2009\tThứ Ba\tKỳ tới\n"
            "27/10/2009\tThứ Ba\tCác kỳ sau\n"
        ),
        "",
    )
    document = json.loads(asked("meetings", "--as-of", "1/11/2009", "--json")[1])
    assert (document["kind"], document["as_of"], document["count"]) == ("meetings", "2009-11-01", 3)
    assert document["data"][0] == {"date": "2009-08-25", "when": "past"}
    assert asked("meetings", "--as-of", "1/11/2009")[2] == "Thêm kỳ tới: giaoban meetings add NGÀY\n"


def test_calendar_goes_into_a_file(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="meetings: [2009-08-25, 2009-09-29]\n")

    assert asked("meetings", "--as-of", "29/9/2009", "-o", "lich.md") == (0, "", "Đã ghi lich.md\n")
    assert (folder / "lich.md").read_text(encoding="utf-8").endswith("| 29/09/2009 | Thứ Ba | Kỳ tới |\n")
    for ending in ("html", "docx", "json"):
        assert asked("meetings", "-o", f"lich.{ending}")[0] == 0
    assert asked("meetings", "add", "27/10/2009", "-o", "lich.md")[0] == 2


def test_empty_calendar_says_how_to_fill_it(asked: Run, write: Write) -> None:
    write(TASK)

    line = "Chưa có ngày giao ban nào trong co-quan.yaml. Thêm: giaoban meetings add 25/8/2009.\n"
    assert asked("meetings") == (0, line, "")
    assert json.loads(asked("meetings", "--json")[1])["data"] == []


# --- days added, byte for byte ---------------------------------------------------------------------------------------

# what co-quan.yaml is, the days added, what it is then
KEPT = {
    "behind the last": ("meetings:\n  - 2009-08-25\n", "29/9/2009", "meetings:\n  - 2009-08-25\n  - 2009-09-29\n"),
    "before the first, under the comment of the list": (
        "meetings:\n  # năm 2009\n  - 2009-08-25 # sáng\n",
        "30/7/2009 1/8/2009",
        "meetings:\n  # năm 2009\n  - 2009-07-30\n  - 2009-08-01\n  - 2009-08-25 # sáng\n",
    ),
    "in between, each in its place": (
        "meetings:\n  - 2009-08-25  # sáng\n  # dời từ 28/9\n  - 2009-09-29\n  - 2009-11-24\n\n# hết\n",
        "27/10/2009 10/9/2009 22/12/2009",
        (
            "meetings:\n  - 2009-08-25  # sáng\n  - 2009-09-10\n  # dời từ 28/9\n  - 2009-09-29\n  - 2009-10-27\n"
            "  - 2009-11-24\n  - 2009-12-22\n\n# hết\n"
        ),
    ),
    "at the end of a list that has no order": (
        "meetings:\n  - 2009-09-29\n  - 2009-08-25\n",
        "10/9/2009",
        "meetings:\n  - 2009-09-29\n  - 2009-08-25\n  - 2009-09-10\n",
    ),
    "dashes under the key": (
        "meetings:\n- 2009-08-25\nbody: Bộ\n",
        "30/7/2009 29/9/2009",
        "meetings:\n- 2009-07-30\n- 2009-08-25\n- 2009-09-29\nbody: Bộ\n",
    ),
    "wide dashes": (
        "meetings:\n    -   2009-08-25\n",
        "30/7/2009 29/9/2009",
        "meetings:\n    -   2009-07-30\n    -   2009-08-25\n    -   2009-09-29\n",
    ),
    "in brackets": (
        "meetings: [2009-08-25, 2009-10-27]  # 2009\n",
        "30/7/2009 29/9/2009 24/11/2009",
        "meetings: [2009-07-30, 2009-08-25, 2009-09-29, 2009-10-27, 2009-11-24]  # 2009\n",
    ),
    "in brackets, a day a line": (
        "meetings: [\n  2009-08-25,  # sáng\n  2009-10-27,\n]\n",
        "29/9/2009 24/11/2009",
        "meetings: [\n  2009-08-25,  # sáng\n  2009-09-29,\n  2009-10-27,\n  2009-11-24,\n]\n",
    ),
    "in quotes": (
        "meetings: [\"2009-08-25\", '2009-10-27']\n",
        "29/9/2009",
        "meetings: [\"2009-08-25\", 2009-09-29, '2009-10-27']\n",
    ),
    "an empty list": ("meetings: []\n", "25/8/2009", "meetings:\n  - 2009-08-25\n"),
    "an empty list with a word beside it": (
        "body: Bộ\nmeetings: []  # chưa rõ\nplace: Hà Nội\n",
        "25/8/2009",
        "body: Bộ\nmeetings:  # chưa rõ\n  - 2009-08-25\nplace: Hà Nội\n",
    ),
    "a key without a value": ("meetings:\nbody: Bộ\n", "25/8/2009", "meetings:\n  - 2009-08-25\nbody: Bộ\n"),
    "null": ("meetings: ~\n", "25/8/2009", "meetings:\n  - 2009-08-25\n"),
    "no key": (
        "# cơ quan\nbody: Bộ\nholidays:\n  - 2009-09-02\n# hết\n",
        "25/8/2009",
        "# cơ quan\nbody: Bộ\nholidays:\n  - 2009-09-02\nmeetings:\n  - 2009-08-25\n# hết\n",
    ),
    "no key, in braces": ("{body: Bộ}\n", "25/8/2009", "{body: Bộ, meetings: [2009-08-25]}\n"),
    "JSON": (
        '{"body": "Bộ", "meetings": ["2009-08-25"]}\n',
        "30/7/2009 29/9/2009",
        '{"body": "Bộ", "meetings": ["2009-07-30", "2009-08-25", "2009-09-29"]}\n',
    ),
    "nothing in braces": ("{}\n", "25/8/2009 29/9/2009", "{meetings: [2009-08-25, 2009-09-29]}\n"),
    "lines that end as on Windows, and a mark": (
        "\ufeffmeetings:\r\n  - 2009-08-25\r\nbody: Bộ\r\n",
        "30/7/2009 29/9/2009",
        "\ufeffmeetings:\r\n  - 2009-07-30\r\n  - 2009-08-25\r\n  - 2009-09-29\r\nbody: Bộ\r\n",
    ),
    "no end of the last line": ("meetings:\n  - 2009-08-25", "29/9/2009", "meetings:\n  - 2009-08-25\n  - 2009-09-29"),
}


@pytest.mark.parametrize(("before", "days", "after"), KEPT.values(), ids=KEPT)
def test_days_are_added_and_taken_back_byte_for_byte(
    asked: Run, write: Write, before: str, days: str, after: str
) -> None:
    folder = write(TASK)
    path = folder / "registers" / "co-quan.yaml"
    path.write_bytes(before.encode())

    code, out, err = asked("meetings", "add", *days.split(), "--dry-run")
    assert (code, err, office(folder).decode()) == (0, "", before)
    assert out.endswith("Chưa ghi gì (--dry-run).\n")
    code, out, err = asked("meetings", "add", *days.split())
    assert (code, err, office(folder).decode()) == (0, "", after)
    assert out.startswith("Đã thêm ngày giao ban ")
    assert asked("undo")[0] == 0
    assert office(folder).decode() == before
    assert asked("undo")[0] == 0
    assert office(folder).decode() == after


def test_what_was_written_is_told(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="body: Bộ\nmeetings: [2009-08-25]\n")

    assert asked("meetings", "add", "29/9/2009", "2009-08-25", "29/9/2009") == (
        0,
        (
            "Ngày 25/08/2009 đã có trong lịch giao ban, không ghi lại.\n"
            "Đã thêm ngày giao ban 29/09/2009.\n"
            "registers/co-quan.yaml:2: đã ghi dòng 2.\n"
            "Hoàn tác: giaoban undo\n"
        ),
        "",
    )
    assert office(folder).decode() == "body: Bộ\nmeetings: [2009-08-25, 2009-09-29]\n"
    assert "1. Ngày " in asked("undo", "--list")[1]
    assert "   Lịch giao ban: thêm ngày 29/09/2009\n" in asked("undo", "--list")[1]


def test_day_that_is_there_is_not_written_again(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="meetings: [2009-08-25]\n")
    before = (folder / "registers" / "co-quan.yaml").stat()

    assert asked("meetings", "add", "25/8/2009") == (
        0,
        "Ngày 25/08/2009 đã có trong lịch giao ban, không ghi lại.\nKhông có gì thay đổi; chưa ghi gì.\n",
        "",
    )
    assert (folder / "registers" / "co-quan.yaml").stat().st_mtime_ns == before.st_mtime_ns
    assert asked("undo")[0] == 4


def test_what_is_added_as_a_document(asked: Run, write: Write) -> None:
    write(TASK, co_quan__yaml="meetings: [2009-08-25]\n")
    document = json.loads(asked("meetings", "add", "25/8/2009", "29/9/2009", "--json")[1])

    assert document["kind"] == "meetings-add"
    assert document["data"] == [{"date": "2009-08-25", "added": False}, {"date": "2009-09-29", "added": True}]
    assert document["files"] == [{"path": "registers/co-quan.yaml", "first": 1, "last": 1}]
    assert (document["undo"], document["dry_run"], document["created"]) == (1, False, False)


def test_file_that_is_missing_is_made(asked: Run, write: Write) -> None:
    folder = write(TASK)
    path = folder / "registers" / "co-quan.yaml"

    code, out, _ = asked("meetings", "add", "25/8/2009", "--dry-run")
    assert (code, path.exists()) == (0, False)
    assert out.startswith("Sẽ tạo registers/co-quan.yaml.\n")
    code, out, _ = asked("meetings", "add", "25/8/2009")
    assert code == 0
    assert "registers/co-quan.yaml:2: đã tạo tệp, ghi dòng 2 đến 3.\n" in out
    comment, *calendar = office(folder).decode().splitlines()
    assert (comment[0], calendar) == ("#", ["meetings:", "  - 2009-08-25"])
    assert asked("check")[0] == 0
    assert asked("undo")[0] == 0
    assert office(folder).decode().splitlines() == [comment, "meetings: []"]
    assert sorted(entry.name for entry in path.parent.iterdir() if entry.suffix == ".tmp") == []


def test_file_is_not_made_where_the_write_is_refused(asked: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(TASK)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "registers" / "don-vi.yaml"))

    code, out, err = asked("meetings", "add", "25/8/2009")
    assert (code, out) == (7, "")
    assert "nhật ký ghi sổ" in err
    assert not (folder / "registers" / "co-quan.yaml").exists()


def test_undo_leaves_a_file_that_was_edited_since(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="meetings: [2009-08-25]\n")
    asked("meetings", "add", "29/9/2009")
    edited = office(folder) + "place: Hà Nội\n".encode()
    (folder / "registers" / "co-quan.yaml").write_bytes(edited)

    code, _, err = asked("undo")
    assert (code, office(folder)) == (6, edited)
    assert "registers/co-quan.yaml đã được sửa sau lần ghi đó" in err
    (folder / "registers" / "co-quan.yaml").unlink()
    assert asked("undo")[0] == 6


def test_calendar_and_register_are_undone_one_after_the_other(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="meetings: [2009-08-25]\n")
    before = (office(folder), (folder / "registers" / "so.yaml").read_bytes())
    asked("update", "1", "progress", "-p", "60")
    asked("meetings", "add", "29/9/2009")

    assert asked("undo")[0] == 0
    assert office(folder) == before[0]
    assert (folder / "registers" / "so.yaml").read_bytes() != before[1]


REFUSED = {
    ("xoa", "25/8/2009"): "meetings: không có “xoa”. Ghi giaoban meetings, hoặc giaoban meetings add 25/8/2009.",
    ("add",): "meetings add: chưa ghi ngày nào. Ví dụ giaoban meetings add 25/8/2009 29/9/2009.",
    ("add", "25/8"): "ngày “25/8” chưa ghi năm. Ghi đủ ngày, tháng, năm, ví dụ 25/8/2009.",
    ("add", "30/2/2009"): "NGÀY: “30/2/2009” không phải ngày. Ghi 12/8, 12/8/2009 hoặc 2009-08-12.",
    ("add", "25/8/2009", "--as-of", "1/9"): "meetings add không dùng --as-of. Bỏ --as-of.",
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_cannot_be_meant_is_refused(asked: Run, write: Write, words: tuple[str, ...], said: str) -> None:
    folder = write(TASK, co_quan__yaml="meetings: [2009-08-25]\n")

    code, out, err = asked("meetings", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"giaoban: {said}\n")
    assert office(folder) == b"meetings: [2009-08-25]\n"


def test_broken_settings_are_told_and_left_alone(asked: Run, write: Write) -> None:
    folder = write(TASK, co_quan__yaml="meetings: 2009-08-25\n")

    code, _, err = asked("meetings", "add", "29/9/2009")
    assert code == 3
    assert err.startswith("registers/co-quan.yaml:1:11: lỗi V24: ")
    assert office(folder) == b"meetings: 2009-08-25\n"


# --- any calendar ----------------------------------------------------------------------------------------------------

days = st.dates(dt.date(2009, 1, 1), dt.date(2009, 12, 31))
COMMENT = st.sampled_from(["", "", "  # sáng", " # 8h: 'A' [B]"])


@st.composite
def calendars(draw: st.DrawFn) -> tuple[str, list[dt.date]]:
    """A settings file of some style, and its meetings in the order of the file."""
    have = draw(st.lists(days, max_size=5, unique=True))
    have = sorted(have) if draw(st.booleans()) else have
    style = draw(st.sampled_from(["block", "flow", "lines"]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    dash = draw(st.sampled_from(["- ", "  - ", "    -   "]))
    lines = draw(st.lists(st.sampled_from(["body: Bộ", "# cơ quan", "", "place: 'Hà Nội' # nơi"]), unique=True))
    if style == "block" and have:
        lines.append(f"meetings:{draw(COMMENT)}")
        for day in have:
            lines += [draw(st.sampled_from(["", "# ghi chú", "    # sâu"]))] if draw(st.integers(0, 3)) == 0 else []
            lines.append(f"{dash}{day}{draw(COMMENT)}")
    elif style == "lines" and have:
        lines.append("meetings: [")
        lines += [f"  {day},{draw(COMMENT)}" for day in have]
        lines.append("]")
    else:
        lines.append(f"meetings: [{', '.join(map(str, have))}]{draw(COMMENT)}")
    lines += draw(st.lists(st.sampled_from(["signer: A", "# hết", ""]), unique=True))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end])), have


@given(calendars(), st.lists(days, min_size=1, max_size=4))
def test_any_calendar_gets_the_days_and_keeps_the_rest(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, list[dt.date]], new: list[dt.date]
) -> None:
    text, have = made
    folder = tmp_path_factory.mktemp("so")
    (folder / "don-vi.yaml").write_bytes(b"units:\n  - {code: VP, name: V}\n")
    (folder / "co-quan.yaml").write_bytes(text.encode())
    workspace = folders.read(folder)

    planned = office_edit.add_meetings(workspace, new)
    assert set(planned.added) == set(new) - set(have)
    if planned.change is None:
        return
    change = planned.change
    (folder / "co-quan.yaml").write_bytes(change.after)
    got = list(folders.read(folder).office.meetings)
    if have == sorted(have):
        assert got == sorted({*have, *new})
    else:
        assert got == [*have, *sorted(set(new) - set(have))]
    plain = change.after.decode().removeprefix("\ufeff")
    back = applied(plain, journal.back(change))
    assert change.after.decode().removesuffix(plain) + back == text
