"""`giaoban import` as a user runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.exchange.conftest import MADE_UP, Desk, edited

if TYPE_CHECKING:
    from tests.conftest import Result, Run


class Office:
    """A folder with the made-up registers, a workbook of them with one edit and one new event, and a journal."""

    def __init__(self, folder: Path, giaoban: Run) -> None:
        """Copy the registers, export and edit."""
        self.folder, self.giaoban = folder, giaoban
        self.registers = Path(shutil.copytree(MADE_UP, folder / "registers"))
        event = {"Mã": "3.2", "Ngày": "5/12/2009", "Diễn biến": "Báo cáo hoàn thành"}
        book = Desk(self.registers).book()
        (folder / "sua.xlsx").write_bytes(edited(book, {"1.1": {"Sản phẩm": "Báo cáo"}}, events=[event]))
        (folder / "nguyen.xlsx").write_bytes(book)
        bad: dict[str, dict[str, str | None]] = {"1.1": {"Sản phẩm": None}, "1.2": {"Thời hạn": "1/1/2010"}}
        (folder / "sai.xlsx").write_bytes(edited(book, bad))

    def run(self, *arguments: str, stdin: str | None = None) -> Result:
        """Run `giaoban import` here."""
        return self.command("import", *arguments, stdin=stdin)

    def command(self, *arguments: str, stdin: str | None = None) -> Result:
        """Run any command here."""
        return self.giaoban(*arguments, env={"XDG_STATE_HOME": str(self.folder / "state")}, stdin=stdin)

    @property
    def files(self) -> dict[str, bytes]:
        """What the registers hold."""
        return {path.name: path.read_bytes() for path in self.registers.glob("*.yaml")}


@pytest.fixture
def office(tmp_path: Path, giaoban: Run) -> Office:
    """The folder, fresh."""
    return Office(tmp_path, giaoban)


def test_by_default_the_changes_are_only_shown(office: Office) -> None:
    before = office.files

    result = office.run("sua.xlsx", stdin="c\n")

    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Nhiệm vụ, hàng 7: MH-2009/1.1: Sản phẩm: “Báo cáo đề xuất” → “Báo cáo”."
    assert lines[1].startswith("Nhật ký, hàng 61: MH-2009/3.2, ngày 05/12/2009: Báo cáo hoàn thành. ")
    assert " → " in lines[1]
    assert lines[2].startswith("2 thay đổi (đã xét ")
    assert lines[2].endswith("Chưa ghi gì; ghi vào sổ: thêm --yes.")
    assert office.files == before


def test_with_yes_they_are_written_as_one_step_that_can_be_undone(office: Office) -> None:
    before = office.files

    result = office.run("sua.xlsx", "--yes")

    assert result.exit_code == 0, result.stderr
    assert "Hoàn tác: giaoban undo" in result.stdout
    assert office.files != before
    assert office.run("sua.xlsx", "--yes").stdout.startswith("Không có thay đổi nào")
    assert office.command("check").exit_code == 0
    assert office.command("undo").exit_code == 0
    assert office.files == before


def test_a_workbook_that_nobody_edited_writes_nothing(office: Office) -> None:
    before = office.files

    result = office.run("nguyen.xlsx", "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Không có thay đổi nào so với sổ (đã xét 69 hàng); chưa ghi gì.\n"
    assert office.files == before


def test_bad_rows_are_all_told_and_nothing_is_written(office: Office) -> None:
    before = office.files

    result = office.run("sai.xlsx", "--yes")

    assert (result.exit_code, result.stdout) == (3, "")
    first, second, last = result.stderr.splitlines()
    assert first.startswith("sai.xlsx: Nhiệm vụ, hàng 7, cột ")
    assert second.startswith("sai.xlsx: Nhiệm vụ, hàng 8, cột E “Thời hạn”: ")
    assert last == "giaoban: 2 lỗi. Chưa ghi gì."
    assert office.files == before


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_as_json_each_change_has_its_row(office: Office, yes: tuple[str, ...]) -> None:
    document = json.loads(office.run("sua.xlsx", "--json", *yes).stdout)

    assert (document["kind"], document["dry_run"], document["count"]) == ("import", not yes, 2)
    assert (document["undo"] is None) == (not yes)
    first, second = document["data"]
    assert {key: first[key] for key in ("sheet", "row", "change", "key", "old", "new", "register", "id", "unit")} == {
        "sheet": "Nhiệm vụ",
        "row": 7,
        "change": "set",
        "key": "product",
        "old": "Báo cáo đề xuất",
        "new": "Báo cáo",
        "register": "MH-2009",
        "id": "1.1",
        "unit": None,
    }
    assert (second["sheet"], second["row"], second["change"], second["id"]) == ("Nhật ký", 61, "event", "3.2")
    assert (second["before"]["work"], second["after"]["work"]) == ("not-started", "awaiting-acceptance")


def test_a_file_that_is_not_there_is_a_usage_error(office: Office) -> None:
    result = office.run("khong-co.xlsx")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("giaoban: khong-co.xlsx: không có tệp này.")


def test_a_row_with_a_unit_and_no_task_is_refused_and_a_sum_is_passed_over(office: Office) -> None:
    heads = "Mã;Nội dung nhiệm vụ;Đơn vị chủ trì, thực hiện"
    (office.folder / "viec.csv").write_text(f"{heads}\n9.1;;VL\nTổng số: 1;;\n", encoding="utf-8")
    (office.folder / "map.yaml").write_text(
        'header: 1\ncolumns:\n  id: "Mã"\n  title: "Nội dung nhiệm vụ"\n  lead: "Đơn vị chủ trì, thực hiện"\n',
        encoding="utf-8",
    )

    result = office.run("viec.csv", "--map", "map.yaml")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        "viec.csv: hàng 2, cột B “Nội dung nhiệm vụ”: có đơn vị hoặc thời hạn mà chưa có nội dung nhiệm vụ. Ghi nội dung.",  # noqa: E501 - a line as it is printed
        "giaoban: 1 lỗi. Chưa ghi gì.",
    ]


def test_the_map_to_fill_in_is_told(office: Office) -> None:
    (office.folder / "bang.csv").write_text("STT;Công việc;Đơn vị\n1;Rà soát;VL\n", encoding="utf-8")

    result = office.run("bang.csv")

    assert result.exit_code == 3
    assert '  title: "Công việc"' in result.stderr
    assert '  lead: "Đơn vị"' in result.stderr
