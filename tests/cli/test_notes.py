"""What the office writes by hand for a period: read by heading, printed in its section, never written over."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from giaoban.dates import Period, PeriodKind
from giaoban.store import notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Golden, Run

FOLDER = Path(__file__).parent / "data" / "made-up"
QUARTER = ("report", "--quarter", "III")
WHOLE = """\
<!-- Phần viết tay. ## Không phải tiêu đề -->
# Báo cáo Quý III

## Tình hình chung

Trong Quý III, Bộ đã **chỉ đạo** các đơn vị:

- giao ban hằng tháng;
- đôn đốc bằng văn bản.

## nguyen nhan:

Thiếu số liệu của địa phương. <!-- hỏi lại TCDN -->

### Về chủ quan

```
## trong khối mã
```

## KHÓ KHĂN VƯỚNG MẮC ##

| Việc | Kinh phí |
| --- | ---: |
| Khảo sát | 20 |

## Đề xuất

Bổ sung biên chế.\t\x1b[31m
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The notes of Quarter III beside a copy of the made-up figures; not written yet."""
    copytree(FOLDER / "registers", tmp_path / "registers")
    (tmp_path / "bao-cao").mkdir()
    return tmp_path / "bao-cao" / "2009-Q3.md"


@pytest.fixture
def asked(giaoban: Run, place: Path) -> Run:
    """The program in the folder of the copy."""
    assert place.parent.is_dir()
    return giaoban


# --- printed ---------------------------------------------------------------------------------------------------------


def test_each_section_is_printed_where_it_belongs(asked: Run, place: Path, golden: Golden) -> None:
    place.write_bytes(WHOLE.encode())

    code, out, err = asked(*QUARTER)
    assert (code, err) == (0, "")
    golden(out, "made-up/report-quy-III-viet-tay.md")
    assert asked(*QUARTER)[1] == out
    assert place.read_bytes() == WHOLE.encode()


def test_words_of_the_office_take_the_place_of_nothing(asked: Run, place: Path) -> None:
    place.write_text("## Đề xuất\n\nKhông đề xuất gì thêm.\n", encoding="utf-8")

    proposals = asked("report", "--quarter", "III")[1].partition("## VII. ĐỀ XUẤT\n")[2].partition("Văn phòng kính")[0]
    assert proposals == "\nKhông đề xuất gì thêm.\n\n"


def test_report_without_notes_is_as_before(asked: Run, place: Path) -> None:
    before = asked(*QUARTER)
    place.write_text("## Nguyên nhân\n\n<!-- chưa viết -->\n\n## Đề xuất\n", encoding="utf-8")

    assert asked(*QUARTER) == before


def test_notes_are_of_their_period_alone(asked: Run, place: Path) -> None:
    month, span = asked("report", "--month", "9"), asked("report", "--period", "1/10/2009..15/11/2009")
    place.write_text("## Tình hình chung\n\nRiêng của quý.\n", encoding="utf-8")
    place.with_name("2009-10-01..2009-11-15.md").write_text("## Đề xuất\n\nRiêng của kỳ.\n", encoding="utf-8")

    assert asked("report", "--month", "9") == month
    assert "Riêng của quý." in asked(*QUARTER)[1]
    assert "Riêng của kỳ." in asked("report", "--period", "1/10/2009..15/11/2009")[1]
    assert "Riêng" not in span[1]


def test_report_of_one_unit_leaves_them_out_and_says_so(asked: Run, place: Path) -> None:
    before = asked(*QUARTER, "--unit", "VL")
    place.write_text("## Tình hình chung\n\nCả Bộ.\n", encoding="utf-8")

    said = "Báo cáo của riêng một đơn vị không in phần viết tay ở bao-cao/2009-Q3.md.\n"
    assert asked(*QUARTER, "--unit", "VL") == (0, before[1], said)


def test_template_of_the_office_may_print_them(asked: Run, place: Path) -> None:
    place.write_text("## Đề xuất\n\n**Bổ sung** biên chế.\n", encoding="utf-8")
    own = place.parent.parent / "mau.md.j2"
    own.write_text("{{ notes.proposals }}|{{ notes.causes or 'trống' }}\n", encoding="utf-8")

    assert asked(*QUARTER, "--template", "mau.md.j2")[1] == "**Bổ sung** biên chế.|trống\n"


# --- refused ---------------------------------------------------------------------------------------------------------

NAMES = "## Tình hình chung; ## Nguyên nhân; ## Khó khăn, vướng mắc; ## Đề xuất."
PROBLEMS = {
    "an unknown heading": (
        "## Tình hình chung\n\na\n\n## Kiến nghị\n\nb\n",
        (
            f"bao-cao/2009-Q3.md:5:1: lỗi N01: không có mục “Kiến nghị”. Sửa tiêu đề; các tiêu đề: {NAMES}\n"
            "     5 | ## Kiến nghị\n         ^\n"
        ),
    ),
    "a heading of the first level below": (
        "## Tình hình chung\n# Nguyên nhân\n",
        "bao-cao/2009-Q3.md:2:1: lỗi N01: không có mục “Nguyên nhân”. ",
    ),
    "a heading twice": (
        "## Đề xuất\na\n## de xuat\nb\n",
        "bao-cao/2009-Q3.md:3:1: lỗi N02: tiêu đề “de xuat” ghi hai lần. Gộp hai mục thành một.\n",
    ),
    "words in no section": (
        "# Báo cáo\n\nMở đầu\n\n## Đề xuất\n",
        "bao-cao/2009-Q3.md:3:1: lỗi N03: chữ nằm trước tiêu đề đầu tiên, không in vào mục nào. ",
    ),
    "words without a heading": ("Trong quý\n", "bao-cao/2009-Q3.md:1:1: lỗi N03: "),
    "a comment that is not closed": (
        "## Đề xuất\n\na <!-- b\n",
        "bao-cao/2009-Q3.md:3:3: lỗi N04: ghi chú mở bằng <!-- ở đây không được đóng. Thêm --> ở cuối.\n",
    ),
    "marks of a conflict": (
        "## Đề xuất\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n",
        "bao-cao/2009-Q3.md:2:1: lỗi Y03: tệp còn dấu xung đột của git",
    ),
}


@pytest.mark.parametrize(("text", "said"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_has_no_place_is_told_with_its_place(asked: Run, place: Path, text: str, said: str) -> None:
    place.write_bytes(text.replace("\n", "\r\n").encode())

    code, out, err = asked(*QUARTER)
    assert (code, out) == (3, "")
    assert err.startswith(said)
    assert err.endswith("giaoban: 1 lỗi trong 1 tệp. Chưa đưa ra kết quả nào.\n")


def test_all_problems_are_told_in_one_run(asked: Run, place: Path) -> None:
    place.write_text("a\n## B\n## Đề xuất\n## Đề xuất\n<!--\n", encoding="utf-8")

    codes = [line.split(": lỗi ")[1][:3] for line in asked(*QUARTER)[2].splitlines() if ": lỗi " in line]
    assert codes == ["N03", "N01", "N02", "N04"]


def test_file_that_is_not_utf_8_is_refused(asked: Run, place: Path) -> None:
    place.write_bytes("## Đề xuất\n\nBổ sung\n".encode("cp1258", errors="replace"))

    code, out, err = asked(*QUARTER)
    assert (code, out) == (3, "")
    assert "lỗi Y02: byte 0x" in err


def test_file_that_cannot_be_read_is_told(asked: Run, place: Path) -> None:
    place.mkdir()

    assert asked(*QUARTER) == (
        7,
        "",
        "giaoban: không đọc được bao-cao/2009-Q3.md (đây là thư mục). Kiểm tra quyền truy cập.\n",
    )


# --- written once ----------------------------------------------------------------------------------------------------


def test_file_is_made_with_its_headings_and_prints_nothing(asked: Run, place: Path) -> None:
    before = asked(*QUARTER)[1]
    place.parent.rmdir()

    assert asked(*QUARTER, "--write-notes") == (
        0,
        "Đã tạo bao-cao/2009-Q3.md\nViết dưới từng tiêu đề; báo cáo của kỳ tự lấy phần này.\n",
        "",
    )
    lines = place.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        f"## {heading}" for heading in ("Tình hình chung", "Nguyên nhân", "Khó khăn, vướng mắc", "Đề xuất")
    ]
    assert asked(*QUARTER)[1] == before


def test_file_that_is_there_is_never_written_over(asked: Run, place: Path) -> None:
    place.write_text("## Đề xuất\n", encoding="utf-8")

    code, out, err = asked(*QUARTER, "--write-notes")
    assert (code, out) == (2, "")
    assert err.startswith("giaoban: đã có bao-cao/2009-Q3.md; không ghi đè. ")
    code, out, err = asked("report", "--month", "9", "--force", "-o", "bao-cao/2009-Q3.md")
    assert (code, out) == (2, "")
    assert err.startswith("giaoban: bao-cao/2009-Q3.md là tệp viết tay của một kỳ, không ghi kết quả vào đó. ")
    assert place.read_text(encoding="utf-8") == "## Đề xuất\n"
    assert asked("report", "--month", "9", "-o", "bao-cao/thang-9.md")[0] == 0


KEPT: dict[str, Callable[[], Period]] = {
    "2009-Q3": lambda: Period.of(PeriodKind.QUARTER, 3, 2009),
    "2009-09": lambda: Period.of(PeriodKind.MONTH, 9, 2009),
    "2009-9T": lambda: Period.of(PeriodKind.NINE_MONTHS, 1, 2009),
}


@pytest.mark.parametrize("name", KEPT)
def test_file_has_the_name_of_its_period(place: Path, name: str) -> None:
    path = notes.path_of(place.parent.parent / "registers", KEPT[name]())

    assert path == place.with_name(f"{name}.md")
    assert notes.is_kept(path)
    assert not notes.is_kept(path.with_name("bao-cao-quy-III.md"))
    assert not notes.is_kept(place.parent.parent / path.name)
    assert not notes.is_kept(place.parent.parent / "khac" / "bao-cao" / path.name)


EVERY = {
    "report": "report --month 9",
    "meeting": "meeting 29/9/2009",
    "letter": "letter --unit TCDN --as-of 6/10/2009",
    "list": "list",
    "print-template": "report --print-template",
}


@pytest.mark.parametrize("command", EVERY.values(), ids=EVERY)
def test_no_command_writes_over_what_was_written_by_hand(asked: Run, place: Path, command: str) -> None:
    place.write_text("## Đề xuất\n", encoding="utf-8")
    root = place.parent.parent
    (root / "khac").symlink_to("bao-cao")
    (root / "lien-ket.md").symlink_to("bao-cao/2009-Q3.md")

    for target in ("bao-cao/2009-Q3.md", "bao-cao/2009-08.md", "khac/2009-Q3.md", "lien-ket.md"):
        code, out, err = asked(*command.split(), "--force", "-o", target)
        assert (code, out) == (2, "")
        assert err.startswith(f"giaoban: {target} là tệp viết tay của một kỳ, không ghi kết quả vào đó. ")
    assert [path.name for path in place.parent.iterdir()] == ["2009-Q3.md"]
    assert place.read_text(encoding="utf-8") == "## Đề xuất\n"


@pytest.mark.parametrize("command", EVERY.values(), ids=EVERY)
@pytest.mark.parametrize("name", ["minh-hoa.yaml", "don-vi.yaml", "co-quan.yaml", "sources/van-ban.md"])
def test_no_command_writes_over_registers_lists_or_sources(asked: Run, place: Path, command: str, name: str) -> None:
    root = place.parent.parent
    (root / "registers" / "sources").mkdir()
    (root / "registers" / "sources" / "van-ban.md").write_bytes("Nguyên văn\n".encode())
    (root / "ra.md").symlink_to(f"registers/{name}")

    def held() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (root / "registers").rglob("*") if path.is_file()}

    before = held()
    for target in (f"registers/{name}", "ra.md"):
        assert asked(*command.split(), "--force", "-o", target)[:2] == (2, "")
    assert held() == before
