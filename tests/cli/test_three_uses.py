"""The three uses, and every other look-up, on the register that is shipped: the real conclusion of August 2009."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden, Run

ROOT = Path(__file__).parents[2]

QUESTIONS = {
    "status-quy-III.txt": ("status", "--quarter", "III"),
    "status-VL-quy-III.txt": ("status", "--unit", "Cục Việc làm", "--quarter", "III"),
    "overdue-thang-8.txt": ("overdue", "--month", "8"),
    "overdue-quy-III.txt": ("overdue", "--quarter", "III"),
    "report-quy-III.md": ("report", "--quarter", "III"),
    "report-quy-III-TCDN.md": ("report", "--quarter", "III", "--unit", "TCDN"),
    "list.txt": ("list", "--as-of", "30/9/2009"),
    "show-1.1.txt": ("show", "1.1", "--as-of", "31/8/2009"),
    "source-1.3.txt": ("source", "1.3"),
    "why-2.2-quy-III.txt": ("why", "2.2", "--quarter", "III"),
    "proposals-TCDN.txt": ("proposals", "--unit", "TCDN", "--quarter", "III"),
    "units.txt": ("units",),
    "due.txt": ("due", "--as-of", "25/8/2009"),
    "check.txt": ("check",),
}


@pytest.mark.parametrize(("name", "question"), QUESTIONS.items(), ids=QUESTIONS)
def test_the_answer_on_the_shipped_register_is_the_one_kept(
    giaoban: Run, golden: Golden, name: str, question: tuple[str, ...]
) -> None:
    result = giaoban(*question, cwd=ROOT)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, f"three-uses/{name}")


@pytest.mark.parametrize(
    "unit",
    [("--unit", "cuc viec lam"), ("--unit", "VL"), ("-u", "CVL")],
    ids=["without accents", "code", "short option, alias"],
)
def test_a_unit_is_the_same_however_it_is_spelled(giaoban: Run, golden: Golden, unit: tuple[str, ...]) -> None:
    result = giaoban("status", *unit, "--quarter", "III", cwd=ROOT)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, "three-uses/status-VL-quy-III.txt")


@pytest.mark.parametrize("day", ["15/9/2009", "1/1/2030"])
def test_what_was_overdue_in_august_does_not_depend_on_the_day_it_is_asked(
    giaoban: Run, golden: Golden, day: str
) -> None:
    result = giaoban("overdue", "--month", "8", "--as-of", day, cwd=ROOT)

    assert (result.exit_code, result.stderr) == (0, "")
    golden(result.stdout, "three-uses/overdue-thang-8.txt")


def test_a_quarter_is_the_same_however_it_is_written(giaoban: Run, golden: Golden) -> None:
    for quarter in ("Q3", "quy 3"):
        result = giaoban("overdue", "--quarter", quarter, cwd=ROOT)

        assert (result.exit_code, result.stderr) == (0, "")
        golden(result.stdout, "three-uses/overdue-quy-III.txt")


def test_pc_is_the_department_of_law_and_never_the_one_of_social_evils(giaoban: Run) -> None:
    result = giaoban("status", "--unit", "PC", "--quarter", "III", "--as", "chu-tri", cwd=ROOT)

    assert result.stdout == (
        "Vụ Pháp chế (PC): 1 nhiệm vụ chủ trì, thực hiện trong 1 sổ (GB-2009-6T), Quý III năm 2009, chốt hết ngày "
        "30/9/2009; tỷ lệ tính trên 0 nhiệm vụ có thời hạn đã hoàn thành hoặc đã quá hạn.\n"
        "Tổng số\t1\n"
        "Chưa hoàn thành, không thời hạn\t1\n"
        "Tỷ lệ hoàn thành\t–\n"
        "Tỷ lệ hoàn thành đúng hạn\t–\n"
        "Chủ trì, thực hiện: 1\n"
        "Mã\tNội dung nhiệm vụ\tĐơn vị chủ trì, thực hiện\tThời hạn\tTình trạng\n"
        "1.4\tTổng hợp, trình Bộ điều chỉnh kế hoạch xây dựng văn bản\tVụ Pháp chế\tKhông\tChưa có báo cáo\n"
        "Thường xuyên, định kỳ (không tính tỷ lệ): 1\n"
        "Mã\tNội dung nhiệm vụ\tĐơn vị thực hiện\tTình hình báo cáo\n"
        "1.5\tTheo dõi, đôn đốc bảo đảm tiến độ xây dựng văn bản và báo cáo trong giao ban định kỳ\tVụ Pháp chế\t"
        "Chưa có báo cáo (chưa có lịch giao ban trong co-quan.yaml)\n"
    )


def test_a_unit_misspelled_ends_with_the_one_that_was_meant(giaoban: Run) -> None:
    result = giaoban("status", "--unit", "cuc viec lm", cwd=ROOT)

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == "giaoban: không có đơn vị “cuc viec lm” trong danh mục. Có phải: Cục Việc làm (VL)?\n"


def test_without_a_period_the_answer_is_of_today_with_a_word_on_how_to_ask_for_the_close(giaoban: Run) -> None:
    result = giaoban("overdue", "--as-of", "1/3/2011", "--json", cwd=ROOT)
    printed = giaoban("due", "--as-of", "1/3/2011", cwd=ROOT)

    known = "Gợi ý: thời hạn, diễn biến cuối cùng trong sổ là ngày 31/12/2009."
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["warnings"] == [
        f"{known} Để xem tình hình khi chốt kỳ, thêm --year 2009, hoặc --quarter, --month, --as-of."
    ]
    assert printed.stderr == f"{known} Để xem tình hình vào thời điểm đó, thêm --as-of 31/12/2009.\n"
