"""docs/json.md against what the program prints on the made-up register, which has events of every kind."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
import pytest

from giaoban.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

    Ask: TypeAlias = Callable[[str], Any]

ROOT = Path(__file__).parent.parent
DEMONSTRATION = ROOT / "tests" / "data" / "minh-hoa"
COMPARED = ROOT / "tests" / "data" / "doi-chieu"
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")

# --- the page --------------------------------------------------------------------------------------------------------

Shape: TypeAlias = dict[str, tuple[str, str]]
"""The keys of an object: the type of each, as the page writes it, and the heading it is written under."""

_LINK = re.compile(r"\[(.+?)\]\(#.+?\)")


def sections(level: str) -> dict[str, str]:
    """The text under each heading of a level, by the heading."""
    parts = re.split(rf"^{level} (.+)$", PAGE, flags=re.MULTILINE)
    return {
        name: re.split(r"^##+ ", text, flags=re.MULTILINE)[0]
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table in `text` whose first column is headed `head`."""
    found: list[list[str]] = []
    for table in text.split("\n\n"):
        cells = [re.split(r" *\| *", line)[1:-1] for line in table.splitlines() if line.startswith("| ")]
        found += cells[2:] if cells and cells[0][0] == head else []
    return found


SECTIONS = sections("###")
SHAPES: dict[str, Shape] = {}


def shape(name: str) -> Shape:
    """The keys of an object of the page; what it includes is spelled out, and a later row wins."""
    if name not in SHAPES:
        keys: Shape = {}
        for key, kind, *_ in rows(SECTIONS[name], "key"):
            keys |= shape(link[1]) if (link := _LINK.fullmatch(key)) else {key.strip("`"): (kind, name)}
        SHAPES[name] = keys
    return SHAPES[name]


EVENTS = {kind.strip("`"): re.findall(r"`(\w+)`", keys) for kind, keys in rows(SECTIONS["Event"], "event")}
PRINTED_KINDS = re.findall(
    r"^### ([\w-]+)$", PAGE[PAGE.index("## Kinds") : PAGE.index("## What they hold")], re.MULTILINE
)
EXAMPLES = re.findall(r"```console\n\$ giaoban ([^\n]+)\n```\n\n```json\n(.+?)```", PAGE, re.DOTALL)

# --- what is printed against the page --------------------------------------------------------------------------------


def differences(value: object, kind: str, where: str, seen: set[str]) -> list[str]:
    """Where `value` is not what the page says; `seen` collects the keys that had a value."""
    choices = [list(_differences(value, choice, where, seen)) for choice in kind.split(" or ")]
    return [] if [] in choices else choices[0]


def _differences(value: object, kind: str, where: str, seen: set[str]) -> Iterator[str]:
    if kind.startswith("list") and isinstance(value, list):
        for item in value:
            yield from differences(item, kind.removeprefix("list of "), f"{where}[]", seen)
    elif (link := _LINK.fullmatch(kind)) and isinstance(value, dict):
        yield from object_differences(value, link[1], where, seen)
    elif not _is(value, kind):
        yield f"{where} is {value!r}, not {kind}"


def object_differences(value: dict[str, Any], name: str, where: str, seen: set[str]) -> Iterator[str]:
    """Where an object has other keys than the page gives it, or other values; an event has those of its kind too."""
    keys = dict(shape(name))
    if name == "Event":
        keys |= {key: shape("Keys of events")[key] for key in EVENTS[value["event"]]}
    if value.keys() != keys.keys():
        yield f"{where}: {name} differs in {', '.join(sorted(value.keys() ^ keys.keys()))}"
        return
    for key, (kind, heading) in keys.items():
        if value[key] is not None and value[key] != []:
            seen.add(f"{heading}.{key}")
        yield from differences(value[key], kind, f"{where}.{key}", seen)


def _is(value: object, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "number":
            return type(value) is int
        case "boolean":
            return isinstance(value, bool)
        case "date":
            return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
        case "null":
            return value is None
    return False


def holds(whole: object, part: object) -> bool:
    """Whether an example is in what was printed: some keys of an object, some items of a list."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and holds(whole[key], item) for key, item in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(holds(candidate, item) for candidate in whole) for item in part)
    return whole == part


TASKS = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3.1", "3.2")
COMMANDS = (
    *(command for command, _ in EXAMPLES),
    *(f"show {task} --as-of 20/4/2010 --json" for task in TASKS),
    "status --as-known-on 13/2/2010 --json",
    "status --unit BTXH --quarter I --json",
    "status --unit VP --quarter I --group 1 --json",
    'list --grep "dạy nghề" --quarter I --json',
    "due --quarter II --as-of 1/4/2010 --json",
    "overdue --as-of 1/3/2010 --json",
    "proposals --unanswered --json",
    "source 2.4 --as-of 1/4/2010 --json",
    "report --month 2 --unit BTXH --json",
    "report --quarter I --with-coverage --json",
    "log --json",
    "diff 25/1/2010 25/3/2010 --unit BTXH --json",
    "update 2.7 done -d 20/1/2010 --force --json",
    "update K.1 raised-again -d 1/4/2010 --json",
    "void 1.1 1 --reason Nhầm --dry-run --json",
    "undo --dry-run --json",
    "letter --unit TCDN --as-of 1/4/2010 --within 90 --json",
    "meeting 25/2/2010 --json",
    "meeting 17/3/2010 --json",
    "meeting 25/2/2010 --unit BTXH --json",
    "meetings add 25/4/2010 --dry-run --json",
    "import nhat-ky.csv --yes --json",
    "import viec.xlsx --json",
    "draft khong-so.txt --json",
    "draft thong-bao.txt -o registers/thang-1.yaml --units --dry-run --json",
)
SHEETS: dict[str, list[tuple[str, ...]]] = {
    "viec.csv": [("Mã", "Nội dung nhiệm vụ"), ("2.7", "Báo cáo, rà soát")],
    "nhat-ky.csv": [("Mã", "Ngày", "Diễn biến", "Đơn vị"), ("1.2", "20/6/2010", "Cập nhật tiến độ", "TCDN")],
    "viec.xlsx": [("Mã", "Nội dung nhiệm vụ"), ("2.7", "Báo cáo, rà soát")],
}
"""What `import` is given, by the name of the file."""
NOTICE = """\
BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI

Số: 12/TB-LĐTBXH

Hà Nội, ngày 26 tháng 1 năm 2010

THÔNG BÁO

Kết luận của Bộ trưởng tại Hội nghị giao ban ngày 25/1/2010

Tại Hội nghị giao ban ngày 25 tháng 1 năm 2010, Bộ trưởng kết luận như sau:

I. Về việc làm

1. Giao Cục Việc làm chủ trì, phối hợp với Vụ Pháp chế xây dựng Đề án việc làm, trình trước ngày 15/3/2010. \
Văn phòng Bộ theo dõi, đôn đốc việc thực hiện.

2. Giao Cục Việc làm và Cục Bảo trợ xã hội báo cáo Bộ hằng tháng.

II. Về dạy nghề

1. UBND tỉnh Hà Nam chủ trì, tổ chức kiểm tra trong Quý II năm 2010.

2. Giao Tổng cục Dạy nghề hướng dẫn UBND tỉnh Hà Nam.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Nguyễn Văn A
"""
NOTICES = {"thong-bao.txt": NOTICE, "khong-so.txt": "Giao Cục Việc làm rà soát các văn bản, trình Bộ.\n"}
"""What `draft` is given, by the name of the file."""
WRITING = ("update", "void", "add", "set", "undo", "import", "meetings", "draft")
BEFORE_RECORD = ("letter", "--unit", "BTXH", "--as-of", "1/3/2010", "--format", "md", "-o", "thu")
BEFORE_UNDO = ("set", "2.7", "priority=true")
_ANSWERS: dict[str, Any] = {}


def write_sheet(path: Path) -> None:
    """Write one of the files for `import`."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(SHEETS[path.name])
        return
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Nhiệm vụ", 0)
    for row in SHEETS[path.name]:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())


@pytest.fixture
def ask(giaoban: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The document of a command on the made-up register, or on a copy of it; each runs once for all tests.

    `coverage` is asked of the registers made up for it.
    """

    def answer(command: str) -> Any:  # noqa: ANN401 - any JSON
        if command not in _ANSWERS:
            words = shlex.split(command)
            kept = COMPARED if "coverage" in command else DEMONSTRATION
            folder = _copy(words) if words[0] in WRITING or "--record" in words else kept
            result = giaoban(*words, cwd=folder)
            assert (result.exit_code, result.stderr.count("Traceback")) == (0, 0)
            _ANSWERS[command] = json.loads(result.stdout)
        return _ANSWERS[command]

    def _copy(words: list[str]) -> Path:
        folder = tmp_path / str(len(_ANSWERS))
        shutil.copytree(DEMONSTRATION, folder)
        if words[0] == "import":
            write_sheet(folder / words[1])
        if words[0] == "draft":
            (folder / words[1]).write_text(NOTICES[words[1]], encoding="utf-8")
        monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
        before = [BEFORE_UNDO] if words[0] == "undo" else [BEFORE_RECORD] if "--record" in words else []
        for earlier in (*before, ("undo",)) if "--list" in words else before:
            assert giaoban(*earlier, cwd=folder).exit_code == 0
        return folder

    return answer


@pytest.mark.parametrize("command", COMMANDS)
def test_document_has_the_keys_and_types_of_the_page(ask: Ask, command: str) -> None:
    document = ask(command)

    assert list(object_differences(document, document["kind"], "", set())) == []
    assert (document["schema_version"], document["count"]) == (1, len(document["data"]))


def test_every_kind_and_key_of_the_page_is_printed_with_a_value(ask: Ask) -> None:
    seen: set[str] = set()
    for document in map(ask, COMMANDS):
        list(object_differences(document, document["kind"], "", seen))
    written = {
        f"{heading}.{key}" for name in SECTIONS for key, (kind, heading) in shape(name).items() if kind != "null"
    }

    assert {document["kind"] for document in map(ask, COMMANDS)} == set(PRINTED_KINDS)
    # every kind says anew what its `data` holds
    assert written - seen == {"Envelope.data", "Envelope without a day.data"}


def test_page_has_every_kind_of_event() -> None:
    assert set(EVENTS) == set(KINDS)


@pytest.mark.parametrize(("command", "example"), EXAMPLES)
def test_example_is_printed(ask: Ask, command: str, example: str) -> None:
    assert holds(ask(command), json.loads(example))
