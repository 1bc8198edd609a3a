"""`check` as a whole: what is clean, what is refused, all files in one run, and what it costs."""

from __future__ import annotations

import re
import time
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from giaoban import check, model, units
from giaoban.errors import InvalidFilesError
from giaoban.store import folder
from giaoban.store.nodes.loose import NOT_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.store.folder import Workspace

ROOT = Path(__file__).parents[2]

HEAD = """\
format: 1
id: GB-2009
title: Kết luận của Bộ trưởng tại Hội nghị giao ban
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
  meeting: 2009-07-30
  text: ket-luan.md
"""

TEXT = """\
Số 01/KL - BT

Yêu cầu Cục Việc làm và các đơn vị có liên quan tổng hợp, báo cáo Bộ ngay
trong tháng 8 năm 2009. Giao Văn phòng Bộ theo dõi, báo cáo trong giao ban.
"""

CLEAN = """\
groups:
  - id: "1"
    title: Nhóm thứ nhất
proposals:
  - id: "1.a"
    group: "1"
    text: Kiến nghị của địa phương
    tasks:
      - "1.1"
    units:
      - Cục Việc làm
    events:
      - date: 2009-08-20
        event: answered
        unit: Cục Việc làm
        outcome: resolved
tasks:
  - id: "1.1"
    group: "1"
    title: Tổng hợp kiến nghị
    lead:
      - Cục Việc làm
      - Các đơn vị có liên quan
    joint: true
    monitoring:
      - Văn phòng Bộ
    deadline: 2009-08
    deadline_text: ngay trong tháng 8 năm 2009
    submit_by: 2009-08-25
    source:
      clause: "1"
      quote: Yêu cầu Cục Việc làm và các đơn vị có liên quan tổng hợp, báo cáo Bộ ngay trong tháng 8 năm 2009.
    events:
      - date: 2009-08-20
        event: progress
        unit: Cục Việc làm
        percent: 60
      - date: 2009-08-28
        event: done
        unit: Cục Việc làm
  - id: "1.2"
    group: "1"
    title: Theo dõi, báo cáo trong giao ban
    lead: Văn phòng Bộ
    kind: recurring
    recurs: meeting
    source:
      quote: Giao Văn phòng Bộ theo dõi, báo cáo trong giao ban
"""

OFFICE = "own_unit: VP\nmeetings:\n  - 2009-08-28\n"


def read(root: Path) -> Workspace:
    return folder.read(root / "registers", shown=Path("registers"))


def test_a_clean_register_has_nothing_told(write: Callable[..., Path]) -> None:
    root = write(CLEAN, head=HEAD, co_quan__yaml=OFFICE, ket_luan__md=TEXT)
    assert [problem.lines() for problem in check.problems(read(root))] == []


def test_the_shipped_register_has_two_notes_worth_reading() -> None:
    found = check.problems(folder.read(ROOT / "registers"))
    assert [(problem.code, problem.level) for problem in found] == [("C60", "note"), ("C51", "note")]


def test_every_problem_of_every_file_comes_in_one_run(write: Callable[..., Path]) -> None:
    root = write(
        "tasks:\n  - id: a\n    title: yes\n    lead: Vụ Lạ\n  - id: a\n    title: Việc\n    recurs: month\n",
        co_quan__yaml="own_unit: Cục Lạ\n",
        khac__yaml=HEAD.replace("  text: ket-luan.md\n", "tasks:\n  - id: b\n    title: Việc\n    lead: PC\n"),
    )
    assert [(problem.place, problem.code) for problem in check.problems(read(root))] == [
        ("registers/co-quan.yaml:1:11", "C20"),
        ("registers/khac.yaml:2:5", "C04"),
        ("registers/khac.yaml:6:11", "C62"),
        ("registers/khac.yaml:10:5", "C32"),
        ("registers/so.yaml:2:5", "C04"),
        ("registers/so.yaml:6:11", "C62"),
        ("registers/so.yaml:9:5", "C32"),
        ("registers/so.yaml:10:12", "C90"),
        ("registers/so.yaml:11:11", "C20"),
        ("registers/so.yaml:12:5", "C23"),
        ("registers/so.yaml:12:5", "C32"),
        ("registers/so.yaml:12:9", "C01"),
        ("registers/so.yaml:14:13", "C50"),
    ]


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_the_others(write: Callable[..., Path]) -> None:
    root = write("tasks:\n  - id: a\n    title: Việc\n    lead: Vụ Lạ\n", khac__yaml="a: [b\n")
    found = check.survey(root / "registers", shown=Path("registers"))
    assert [(problem.place, problem.code) for problem in found.problems] == [
        ("registers/khac.yaml:1:4", "Y18"),
        ("registers/so.yaml:9:5", "C32"),
        ("registers/so.yaml:11:11", "C20"),
    ]
    assert found.files == 2


@pytest.mark.parametrize("name", ["don-vi.yaml", "co-quan.yaml"])
def test_without_units_or_office_registers_are_read_and_no_rule_is_asked(write: Callable[..., Path], name: str) -> None:
    root = write("tasks:\n  - id: a\n    title: Việc\n", **{name.replace(".", "__"): "sai: 1\n"})
    found = check.survey(root / "registers", shown=Path("registers"))
    assert [(problem.place, problem.code) for problem in found.problems] == [(f"registers/{name}:1:1", "V21")]


def test_a_folder_without_registers_is_told_by_the_count(write: Callable[..., Path]) -> None:
    assert check.survey(write() / "registers") == check.Survey(problems=[], files=0)


def test_errors_refuse_the_files_and_nothing_else_is_told_then(write: Callable[..., Path]) -> None:
    root = write("tasks:\n  - id: a\n    title: Việc\n    lead: Vụ Lạ\n  - id: a\n    title: Việc\n")
    with pytest.raises(InvalidFilesError) as refused:
        check.refuse_errors(read(root))
    assert [problem.code for problem in refused.value.problems] == ["C20", "C01"]
    assert refused.value.lines()[-1] == "giaoban: 2 lỗi trong 1 tệp. Chưa đưa ra kết quả nào."


def test_warnings_and_notes_refuse_nothing(write: Callable[..., Path]) -> None:
    root = write("tasks:\n  - id: a\n    title: Việc\n    joint: true\n    lead: VL\n")
    assert {problem.level for problem in check.problems(read(root))} == {"warning", "note"}
    check.refuse_errors(read(root))


def test_one_register_can_be_asked_alone(write: Callable[..., Path]) -> None:
    bad = HEAD.replace("GB-2009", "GB-2").replace("  text: ket-luan.md\n", "tasks:\n  - id: a\n    title: Việc\n")
    root = write("tasks: []", xau__yaml=bad.replace("title: Việc", "title: Việc\n    lead: Vụ Lạ"))
    alone = folder.read(root / "registers", only="GB-2009")
    check.refuse_errors(alone)
    with pytest.raises(InvalidFilesError):
        check.refuse_errors(folder.read(root / "registers", only="GB-2"))


def test_a_voided_event_is_objected_to_no_more(write: Callable[..., Path]) -> None:
    event = "      - date: 2009-08-20\n        event: accepted\n"
    voided = "        voided:\n          recorded: 2009-08-21\n          reason: Ghi nhầm\n"
    tasks = "tasks:\n  - id: a\n    title: Việc\n    lead: VL\n    events:\n"
    with pytest.raises(InvalidFilesError):
        check.refuse_errors(read(write(tasks + event)))
    check.refuse_errors(read(write(tasks + event + voided)))


def test_every_code_in_the_source_has_a_meaning_and_every_meaning_a_code() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "giaoban").rglob("*.py"))
    used = re.findall(r'"([CEFNVY][0-9]{2})"(?!:)', sources)
    assert sorted(set(used)) == sorted(check.CODES)


def test_every_key_that_is_no_text_is_known_to_the_rule_of_unquoted_text() -> None:
    kinds: list[type[Any]] = [units.Unit, *model.KINDS.values()]
    kinds += [item for name in model.__all__ if hasattr(item := getattr(model, name), "__dataclass_fields__")]
    no_text = re.compile("Day|DeadlineText|Flag|Whole|Percent|FormatVersion")
    found = {field.name.rstrip("_") for kind in kinds for field in fields(kind) if no_text.search(str(field.type))}
    assert found == NOT_TEXT


def thousand(*, quote: str) -> str:
    return "tasks:\n" + "".join(
        f'  - id: "{number}"\n    title: Việc thứ {number}\n    lead:\n      - Cục Việc làm\n    deadline: 2009-09\n'
        f"    source:\n      quote: {quote} số {number}, báo cáo Bộ trong tháng 9 năm 2009\n"
        "    events:\n      - date: 2009-08-20\n        event: progress\n        percent: 50\n"
        for number in range(1000)
    )


@pytest.mark.parametrize("quote", ["Giao Cục Việc làm xử lý kiến nghị", "Giao Vụ Pháp chế rà soát văn bản"])
def test_a_thousand_tasks_cost_little_even_when_every_quote_is_wrong(write: Callable[..., Path], quote: str) -> None:
    text = "\n\n".join(
        f"Giao Cục Việc làm xử lý kiến nghị số {number},\nbáo cáo Bộ trong tháng 9 năm 2009." for number in range(1000)
    )
    root = write(thousand(quote=quote), head=HEAD, ket_luan__md=text)
    started = time.process_time()
    found = check.problems(read(root))
    # the aim is 0.5 s, and a shared machine is given more; comparing every quote with every sentence takes minutes
    assert time.process_time() - started < 3
    assert sum(problem.code == "C30" for problem in found) == (0 if "Việc làm" in quote else 1000)
