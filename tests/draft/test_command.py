"""`giaoban draft`: from a document to a register, its text and its units, or to a word on what is missing."""

from __future__ import annotations

import io
import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from tests.draft.papers import docx, paragraph, pdf, table

from giaoban.cli import placing
from giaoban.console.progress import busy
from giaoban.store import arrival, new_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, Write

TEXT = """\
BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI

Số: 12/TB-LĐTBXH

Hà Nội, ngày 6 tháng 8 năm 2009

THÔNG BÁO

Kết luận của Bộ trưởng tại Hội nghị giao ban tháng 7 năm 2009

Ngày 30 tháng 7 năm 2009, Bộ trưởng đã chủ trì Hội nghị giao ban. Sau khi nghe báo cáo, Bộ trưởng kết luận như sau:

1. Giao Cục Việc làm chủ trì, phối hợp với Vụ Pháp chế rà soát các văn bản hướng dẫn, trình Bộ trước ngày 15/9/2009.

2. Giao Cục Bảo trợ xã hội báo cáo tình hình thực hiện trong tháng 8 năm 2009.
"""
NEW_UNIT = TEXT + "\n3. Giao Sở Y tế tỉnh Hà Nam tổ chức kiểm tra trong Quý III năm 2009.\n"
UNITS = (
    "# Danh mục\r\nunits:\r\n  - code: VL\r\n    name: Cục Việc làm\r\n  - {code: PC, name: Vụ Pháp chế}  # ghi chú\r\n"
    "  - code: BTXH\r\n    name: Cục Bảo trợ xã hội"
)
HELP = "Xem: giaoban draft --help\n"


@pytest.fixture
def asked(giaoban: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program with a journal of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return giaoban


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a unit list and two documents."""
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "don-vi.yaml").write_bytes(UNITS.encode())
    (tmp_path / "kl.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "moi.txt").write_text(NEW_UNIT, encoding="utf-8", newline="")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    registers = folder / "registers"
    paths = [path for path in registers.rglob("*") if path.is_file() and path.name != ".giaoban.lock"]
    return {str(path.relative_to(registers)): path.read_bytes() for path in paths}


# --- to standard output ----------------------------------------------------------------------------------------------


def test_register_goes_to_stdout_and_the_rest_to_stderr(asked: Run, here: Path) -> None:
    before = files(here)
    code, out, err = asked("draft", "kl.txt")

    assert code == 0
    assert out.startswith("# Dự thảo sổ theo dõi nhiệm vụ, giaoban lập từ kl.txt: 2 nhiệm vụ.\n")
    assert '\nid: "12-TB-LĐTBXH"\n' in out
    assert '\n  number: "12/TB-LĐTBXH"\n  date: 2009-08-06\n' in out
    assert "    deadline: 2009-09-15\n    deadline_text: trước ngày 15/9/2009\n" in out
    assert "    cooperating:\n      - Vụ Pháp chế\n" in out
    assert err == (
        "kl.txt: 2 nhiệm vụ (độ tin cậy cao 2, vừa 0, thấp 0), 2 có thời hạn; 3 đơn vị, 0 chưa có trong danh mục.\n"
    )
    assert files(here) == before


@pytest.mark.usefixtures("here")
def test_units_the_list_lacks_are_told_and_found_by_the_exit_code(asked: Run) -> None:
    code, out, err = asked("draft", "moi.txt", "--exit-code")

    assert code == 5
    assert "#   - code: SYTTHN\n#     name: Sở Y tế tỉnh Hà Nam\n#     kind: unit\n#     order: 1000\n" in out
    assert err.splitlines()[1:] == [
        "Chưa có trong registers/don-vi.yaml: Sở Y tế tỉnh Hà Nam (SYTTHN).",
        "Các mục đề nghị thêm ở đầu sổ dự thảo; ghi sổ bằng -o SỔ.yaml --units thì được thêm luôn.",
    ]
    assert asked("draft", "kl.txt", "--exit-code")[0] == 0


def test_without_a_unit_list_every_unit_is_new(asked: Run, tmp_path: Path) -> None:
    (tmp_path / "kl.md").write_text(TEXT, encoding="utf-8")
    code, out, err = asked("draft", "kl.md")

    assert (code, out.count("#   - code:")) == (0, 3)
    assert "Chưa có trong don-vi.yaml: Cục Việc làm (CVL); Vụ Pháp chế (VPC); Cục Bảo trợ xã hội (CBTXH).\n" in err

    (tmp_path / "registers").mkdir()
    assert "\nChưa có trong registers/don-vi.yaml: Cục Việc làm (CVL);" in asked("draft", "kl.md")[2]
    assert asked("draft", "kl.md", "--registers", "khong-co")[0] == 4


def test_document_without_number_and_date_leaves_them_to_be_filled_in(asked: Run, here: Path) -> None:
    (here / "a.txt").write_text("Giao Cục Việc làm rà soát các văn bản, trình Bộ.\n", encoding="utf-8")
    code, out, err = asked("draft", "a.txt", "--exit-code")

    assert code == 5
    assert "\n  number:  # ĐIỀN: " in out
    assert "Phải điền: số, ký hiệu văn bản (--number).\nPhải điền: ngày ban hành (--date).\n" in err


@pytest.mark.usefixtures("here")
def test_json_has_all_of_it(asked: Run) -> None:
    document = json.loads(asked("draft", "moi.txt", "--json")[1])

    assert (document["kind"], document["count"], document["dry_run"], document["id"]) == (
        "draft",
        3,
        True,
        "12-TB-LĐTBXH",
    )
    assert document["missing_units"] == [
        {"code": "SYTTHN", "name": "Sở Y tế tỉnh Hà Nam", "aliases": [], "kind": "unit"}
    ]
    first = document["data"][0]
    (span,) = first["places"]
    assert NEW_UNIT[span[0] : span[1]] == first["source"]["quote"][0]
    assert (first["lead"], first["cooperating"], first["confidence"]) == (["Cục Việc làm"], ["Vụ Pháp chế"], "high")
    assert first["deadline"] == {"text": "trước ngày 15/9/2009", "value": "2009-09-15", "end": "2009-09-15"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kính gửi các đồng chí.\nTrân trọng cảm ơn.\n", "(đã đọc 3 dòng)"),
        ("The Minister asks the Department to report before 15 September 2009.\n", "(đã đọc 2 dòng)"),
        ("", "(đã đọc 1 dòng)"),
    ],
    ids=["no assignment", "English", "empty"],
)
def test_no_assignment_is_an_answer(asked: Run, here: Path, text: str, said: str) -> None:
    (here / "a.txt").write_text(text, encoding="utf-8")
    before = files(here)

    code, out, err = asked("draft", "a.txt", "-o", "registers/a.yaml", "--exit-code")

    assert (code, out, files(here)) == (0, "", before)
    assert f"Không tìm thấy nội dung giao nhiệm vụ nào trong a.txt {said}; chưa ghi gì.\n" in err
    assert json.loads(asked("draft", "a.txt", "--json")[1])["data"] == []


def test_english_text_is_told(asked: Run, here: Path) -> None:
    (here / "a.txt").write_text("The Minister asks the Department to report by September.\n" * 5, encoding="utf-8")

    assert "tiếng Việt" in asked("draft", "a.txt")[2]


@pytest.mark.usefixtures("here")
def test_standard_input_is_read(asked: Run) -> None:
    code, out, err = asked("draft", "-", "--id", "KL-7", "--title", "Kết luận tháng 7", stdin=f"\ufeff{TEXT}")

    assert (code, "\nid: KL-7\ntitle: Kết luận tháng 7\n" in out) == (0, True)
    assert err.startswith("Đầu vào chuẩn: 2 nhiệm vụ")


# --- into a folder of registers --------------------------------------------------------------------------------------


def test_register_is_written_with_its_text(asked: Run, here: Path) -> None:
    code, out, err = asked("draft", "kl.txt", "-o", "registers/2009-7.yaml")

    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "Đã ghi registers/2009-7.yaml, registers/sources/2009-7.md.",
        "Đọc lại từng nhiệm vụ trong registers/2009-7.yaml, rồi: giaoban check",
    ]
    written = files(here)
    assert written["don-vi.yaml"] == UNITS.encode()
    assert written["sources/2009-7.md"] == TEXT.encode()
    assert b"\n  text: sources/2009-7.md\n" in written["2009-7.yaml"]
    assert asked("check", "--strict")[:2] == (
        0,
        "0 lỗi, 0 cảnh báo, 0 lưu ý trong 1 sổ và danh mục đơn vị của registers.\n",
    )


def test_units_are_put_into_the_list_and_nothing_else_changes(asked: Run, here: Path) -> None:
    code, out, err = asked("draft", "moi.txt", "-o", "registers/a.yaml")
    assert (code, out, sorted(files(here))) == (4, "", ["don-vi.yaml"])
    assert err == (
        "giaoban: 1 đơn vị chưa có trong registers/don-vi.yaml: Sở Y tế tỉnh Hà Nam (SYTTHN); chưa ghi gì. Thêm "
        "--units để ghi các đơn vị này vào danh mục; hoặc thêm tên gọi khác (aliases) cho đơn vị đã có rồi chạy lại.\n"
    )

    code, out, _ = asked("draft", "moi.txt", "-o", "registers/a.yaml", "--units", "--dry-run")
    assert (code, sorted(files(here))) == (0, ["don-vi.yaml"])
    assert "+  - code: SYTTHN\n+    name: Sở Y tế tỉnh Hà Nam\n" in out
    assert out.endswith("Chưa ghi gì (--dry-run).\n")

    assert asked("draft", "moi.txt", "-o", "registers/a.yaml", "--units")[0] == 0
    units = files(here)["don-vi.yaml"].decode()
    assert units == f"{UNITS}\r\n  - code: SYTTHN\r\n    name: Sở Y tế tỉnh Hà Nam\r\n    kind: unit\r\n    order: 1000"
    assert b"don-vi.yaml" not in files(here)["a.yaml"]
    assert asked("check")[0] == 0


def test_a_new_folder_gets_a_unit_list(asked: Run, here: Path) -> None:
    code, _, err = asked("draft", "kl.txt", "-o", "moi/registers/a.yaml")
    assert (code, (here / "moi").exists()) == (4, False)
    assert "thư mục moi/registers chưa có danh mục đơn vị don-vi.yaml. Thêm --units để lập danh mục" in err

    assert asked("draft", "kl.txt", "-o", "moi/registers/a.yaml", "--units")[0] == 0
    assert asked("check", "--strict", "--registers", "moi/registers")[0] == 0


def test_what_the_document_does_not_tell_must_be_given(asked: Run, here: Path) -> None:
    (here / "a.txt").write_text("Giao Cục Việc làm rà soát các văn bản, trình Bộ.\n", encoding="utf-8")
    code, _, err = asked("draft", "a.txt", "-o", "registers/a.yaml")
    assert (code, sorted(files(here))) == (2, ["don-vi.yaml"])
    assert err == (
        "giaoban: văn bản không cho biết số, ký hiệu văn bản (--number) và ngày ban hành (--date); chưa ghi gì. Thêm "
        f"các tùy chọn này.\n{HELP}"
    )

    assert asked("draft", "a.txt", "-o", "registers/a.yaml", "--number", "5/KL", "--date", "6/8/2009")[0] == 0
    assert b'  number: "5/KL"\n  date: 2009-08-06\n' in files(here)["a.yaml"]
    assert asked("check")[0] == 0


def test_register_is_written_over_only_by_force_and_comes_back(asked: Run, here: Path) -> None:
    asked("draft", "kl.txt", "-o", "registers/a.yaml")
    old = files(here)
    assert asked("draft", "kl.txt", "-o", "registers/a.yaml", "--title", "Khác") == (
        2,
        "",
        f"giaoban: đã có sổ registers/a.yaml. Chọn tên khác, hoặc thêm --force để ghi đè (hoàn tác được).\n{HELP}",
    )
    assert files(here) == old

    assert asked("draft", "kl.txt", "-o", "registers/a.yaml", "--title", "Khác", "--force")[0] == 0
    assert b"\ntitle: Kh\xc3\xa1c\n" in files(here)["a.yaml"]
    assert asked("undo")[0] == 0
    assert files(here) == old


def test_another_text_is_never_written_over(asked: Run, here: Path) -> None:
    (here / "registers" / "sources").mkdir()
    (here / "registers" / "sources" / "a.md").write_text("khác", encoding="utf-8")
    before = files(here)

    for force in ([], ["--force"]):
        assert asked("draft", "kl.txt", "-o", "registers/a.yaml", *force) == (
            2,
            "",
            (
                "giaoban: đã có registers/sources/a.md, nội dung khác. Chọn tên khác cho -o, hoặc đổi tên tệp nguyên "
                f"văn cũ.\n{HELP}"
            ),
        )
    assert files(here) == before


@pytest.mark.usefixtures("here")
def test_id_of_another_register_is_refused(asked: Run) -> None:
    asked("draft", "kl.txt", "-o", "registers/a.yaml")

    assert asked("draft", "kl.txt", "-o", "registers/b.yaml") == (
        2,
        "",
        f"giaoban: mã sổ “12-TB-LĐTBXH” đã dùng trong registers/a.yaml. Chọn mã khác bằng --id.\n{HELP}",
    )
    assert asked("draft", "kl.txt", "-o", "registers/b.yaml", "--id", "KL-B")[0] == 0


def test_name_of_several_units_is_refused(asked: Run, write: Write) -> None:
    folder = write(
        don_vi__yaml="""\
        units:
          - {code: A, name: Cục Việc làm, aliases: [Vụ PC]}
          - {code: B, name: Cục Bảo trợ xã hội}
          - {code: C, name: vu phap che}
          - {code: D, name: Vụ pháp chế}
        """
    )
    (folder / "registers" / "don-vi.yaml").write_text(
        "units:\n  - {code: A, name: Cục Việc làm}\n  - {code: B, name: Cục Bảo trợ xã hội}\n"
        "  - {code: C, name: Vụ Một, aliases: [Vụ Pháp chế]}\n  - {code: D, name: Vụ Hai, aliases: [Vụ Pháp chế]}\n",
        encoding="utf-8",
    )
    (folder / "kl.txt").write_text(TEXT, encoding="utf-8")

    code, _, err = asked("draft", "kl.txt", "-o", "registers/a.yaml", "--units")
    assert code == 4
    assert (
        "tên chỉ nhiều đơn vị trong registers/don-vi.yaml: “Vụ Pháp chế”: Vụ Một (C) hay Vụ Hai (D); chưa ghi gì" in err
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["kl.txt", "--units"], "--units chỉ dùng khi ghi sổ. Thêm -o, ví dụ -o registers/2026-quy-1.yaml."),
        (["kl.txt", "--dry-run"], "--dry-run chỉ dùng khi ghi sổ. Thêm -o, ví dụ -o registers/2026-quy-1.yaml."),
        (
            ["kl.txt", "-o", "a.yaml", "--review", "--json"],
            "--review và --json không dùng cùng nhau. Bỏ một trong hai.",
        ),
        (
            ["kl.txt", "-o", "a.yaml", "--review"],
            "--review cần màn hình và bàn phím. Chạy trực tiếp trên cửa sổ lệnh, hoặc bỏ --review.",
        ),
        (
            ["kl.txt", "-o", "registers/don-vi.yaml"],
            "-o registers/don-vi.yaml không phải tên một sổ. Ghi tên có đuôi .yaml, ví dụ registers/2026-quy-1.yaml.",
        ),
        (
            ["kl.txt", "-o", "a.md"],
            "-o a.md không phải tên một sổ. Ghi tên có đuôi .yaml, ví dụ registers/2026-quy-1.yaml.",
        ),
        (["registers"], "registers: không đọc được tệp dạng “registers”. Các đuôi tệp:"),
        (["khong.txt"], "khong.txt: không có tệp này. Kiểm tra đường dẫn."),
        (["kl.txt", "--date", "6/8"], "--date: “6/8” chưa có năm. Ghi cả năm, ví dụ 6/8/2009."),
        (["kl.txt", "--id", "-x"], "--id: mã “-x” có ký tự không dùng được. Mã gồm chữ, số và các dấu . - _"),
        (["kl.txt", "--number", " "], "--number để trống. Ghi nội dung, hoặc bỏ --number."),
        (["kl.txt", "-o", "kl.txt/a.yaml", "--units"], "-o: kl.txt không phải thư mục. Chọn nơi khác cho -o."),
    ],
)
def test_wrong_usage_is_told_with_its_mend(asked: Run, here: Path, words: list[str], said: str) -> None:
    before = files(here)
    code, out, err = asked("draft", *words)

    assert (code, out) == (2, "")
    assert err.startswith(f"giaoban: {said}")
    assert files(here) == before


# --- nothing half done -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", [1, 2], ids=["the text", "the register"])
def test_a_failing_write_leaves_all_as_it_was(
    asked: Run, here: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    before, calls = files(here), []

    def link(temporary: Path, one: new_file.NewFile) -> None:
        calls.append(one)
        if len(calls) == failing:
            raise OSError(28, "no space left")
        temporary.replace(one.path)

    monkeypatch.setattr(new_file, "_link", link)
    code, out, err = asked("draft", "moi.txt", "-o", "registers/a.yaml", "--units")

    assert (code, out, files(here)) == (7, "", before)
    assert "(hết chỗ trên đĩa); chưa ghi gì" in err


def test_a_file_made_meanwhile_is_kept(asked: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the moment before the file is made
    real = new_file.create

    def create(one: new_file.NewFile) -> None:
        if one.path.name == "a.yaml":
            one.path.write_bytes(b"cua nguoi khac")
        real(one)

    monkeypatch.setattr(arrival, "create", create)
    code, _, err = asked("draft", "kl.txt", "-o", "registers/a.yaml")

    assert (code, files(here)) == (6, {"don-vi.yaml": UNITS.encode(), "a.yaml": b"cua nguoi khac"})
    assert err.startswith("giaoban: registers/a.yaml vừa được tạo ở nơi khác; chưa ghi gì.")


def test_a_unit_list_saved_meanwhile_is_kept(asked: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, saved = placing.written, UNITS.encode() + b"\r\n  - {code: X, name: Y}\r\n"

    def written(*words: object, **more: object) -> object:
        (here / "registers" / "don-vi.yaml").write_bytes(saved)
        return real(*words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(placing, "written", written)
    code, _, err = asked("draft", "kl.txt", "-o", "registers/a.yaml")

    assert (code, files(here)) == (6, {"don-vi.yaml": saved})
    assert err == "giaoban: registers/don-vi.yaml vừa được sửa ở nơi khác; chưa ghi gì. Chạy lại lệnh.\n"


# --- documents as they come ------------------------------------------------------------------------------------------


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def word(text: str) -> bytes:
    head, _, rest = text.partition("THÔNG BÁO")
    lines = [line for line in f"THÔNG BÁO{rest}".splitlines() if line]
    left, number, right = [line for line in head.splitlines() if line]
    return docx(table((f"{left}\n{number}", right)) + "".join(map(paragraph, lines)))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT.replace("\n", "\r\n").encode("utf-8-sig")),
        ("a.txt", nfd(TEXT).encode()),
        ("a.md", TEXT.replace("1. Giao", "**1.** **Giao").replace("làm chủ", "làm** chủ").encode()),
        ("a.docx", word(TEXT)),
        ("a.html", "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line).encode()),
        ("a.pdf", pdf(*(page.strip("\n") for page in TEXT.replace("rà soát", "rà soát\n\f").split("\f")))),
        ("a.txt", TEXT.replace("hướng dẫn", "hưởng đẫn").replace("Hội nghị", "Hội nghl").encode()),
    ],
    ids=["CRLF", "form D", "Markdown", "Word", "HTML", "PDF, cut by a page", "OCR"],
)
def test_the_same_tasks_come_of_the_document_in_every_form(asked: Run, here: Path, name: str, data: bytes) -> None:
    (here / name).write_bytes(data)
    head = ("--number", "12/TB", "--date", "6/8/2009")
    assert asked("draft", name, "-o", "registers/a.yaml", *head)[0] == 0

    tasks = json.loads(asked("list", "--as-of", "7/8/2009", "--json")[1])["data"]
    assert [([unit["code"] for unit in task["lead"]], task["deadline"]["end"]) for task in tasks] == [
        (["VL"], "2009-09-15"),
        (["BTXH"], "2009-08-31"),
    ]
    assert [unit["code"] for unit in tasks[0]["cooperating"]] == ["PC"]
    assert asked("check")[0] == 0


def test_capitals_hide_no_unit(asked: Run, here: Path) -> None:
    (here / "a.txt").write_text(TEXT.upper(), encoding="utf-8")
    assert asked("draft", "a.txt", "-o", "registers/a.yaml")[0] == 0

    tasks = json.loads(asked("list", "--as-of", "7/8/2009", "--json")[1])["data"]
    assert [task["lead"][0]["code"] for task in tasks] == ["VL", "BTXH"]


def test_hostile_words_stay_words(asked: Run, here: Path) -> None:
    bad = "rà soát # {a: [b]} \u202eđảo\u200b \"x\" 'y' \x1f".replace("\x1f", "")
    (here / "a.txt").write_text(TEXT.replace("rà soát", bad), encoding="utf-8")

    code, out, _ = asked("draft", "a.txt")
    assert (code, "\u202e" in out, "\\u202eđảo\\u200b" in out) == (0, False, True)
    assert asked("draft", "a.txt", "-o", "registers/a.yaml")[0] == 0
    assert asked("check")[0] == 0
    task = json.loads(asked("show", "1", "--json")[1])["data"][0]
    assert bad in task["source"]["quote"][0]


def test_long_reading_shows_that_it_goes_on_and_leaves_no_trace() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    with busy("Tìm câu giao việc", stream=stream):
        pass
    shown = stream.getvalue()
    assert "Tìm câu giao việc" in shown
    # the line is taken back when the work is done
    assert shown.rstrip().endswith("\x1b[2K")
