"""Whatever can be read can be checked: registers of random parts, known and unknown, in and out of order."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban import check
from giaoban.errors import InvalidFilesError
from giaoban.model import KINDS, Office, Register, UnitList
from giaoban.store import door, nodes
from giaoban.store.folder import Sheet, Workspace
from giaoban.store.resolve import resolve
from giaoban.text import Passages
from giaoban.units import UnitDirectory

UNITS = """\
units:
  - {code: VP, name: Văn phòng Bộ, member_of: [DV]}
  - {code: VL, name: Cục Việc làm, member_of: [DV, LQ], to: 2009-08-01, successors: [VP, XX]}
  - {code: PC, name: Vụ Pháp chế, aliases: [vp]}
  - {code: DV, name: Các đơn vị thuộc Bộ, kind: closed-group}
  - {code: LQ, name: các đơn vị có liên quan, kind: open-group}
"""

SOURCE = Passages("Giao Cục Việc làm báo cáo Bộ ngay trong tháng 8 năm 2009; Vụ Pháp chế theo dõi.")

days = st.sampled_from(["2009-07-30", "2009-08-06", "2009-08-20", "2009-09-30", "2010-01-15"])
deadlines = st.sampled_from(["2009-08", "2009-Q3", "2009-H2", "2009-07-01", "2010"])
units = st.lists(st.sampled_from(["VP", "VL", "PC", "DV", "LQ", "Cục Lạ", "cuc viec lam"]), min_size=1, max_size=3)
words = st.sampled_from(["Giao Cục Việc làm", "ngay trong tháng 8", "trước ngày 15/9", "Quý I", "08", "x", "Việc #5"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("date", "recorded", "reply_by", "redo_by", "assigned", "submit_by"), days),
    **dict.fromkeys(("deadline", "for"), deadlines),
    **dict.fromkeys(("unit", "lead", "cooperating", "monitoring", "units"), units),
    "percent": st.integers(0, 100).map(str),
    "outcome": st.sampled_from(["resolved", "studying"]),
    "kind": st.sampled_from(["one-off", "standing", "recurring"]),
    "recurs": st.sampled_from(["meeting", "month", "year"]),
    **dict.fromkeys(("joint", "priority"), st.just("true")),
    "voided": st.fixed_dictionaries({"recorded": days, "reason": words}),
    "source": st.fixed_dictionaries({}, optional={"quote": words, "meeting": days}),
    **dict.fromkeys(("tasks",), st.lists(st.sampled_from(["1", "2", "9"]), min_size=1, max_size=2)),
    "group": st.sampled_from(["A", "B"]),
    "quote": words,
}


def of(*keys: str, **needed: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with what is needed, and any of the keys."""
    return st.fixed_dictionaries(needed, optional={key: VALUES.get(key, words) for key in keys})


def event(tag: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = [field.name.rstrip("_") for field in fields(KINDS[tag])]
    needed: dict[str, st.SearchStrategy[Any]] = {"date": days, "event": st.just(tag)}
    if "to" in keys:
        needed["to"] = units.map(lambda names: names[0]) if tag == "transferred" else deadlines
    return of(*(key for key in keys if key not in needed), **needed)


events = st.lists(st.one_of([event(tag) for tag in KINDS]), max_size=6)
tasks = of(
    *("group", "lead", "joint", "cooperating", "monitoring", "kind", "recurs", "assigned", "deadline"),
    *("deadline_text", "submit_by", "product", "priority", "source", "note"),
    id=st.sampled_from(["1", "2", "3"]),
    title=words,
    events=events,
)
proposals = of(*("group", "quote", "tasks", "units"), id=st.sampled_from(["a", "b"]), text=words, events=events)
registers = st.fixed_dictionaries(
    {
        "groups": st.lists(of(id=st.sampled_from(["A", "C"]), title=words), max_size=2),
        "proposals": st.lists(proposals, max_size=2),
        "tasks": st.lists(tasks, max_size=3),
        "waived": st.lists(of(quote=words, reason=words), max_size=1),
    }
)


def read(text: str) -> tuple[nodes.Tree, Register]:
    tree, problems = nodes.parse(text.encode(), "so.yaml")
    assert tree is not None, problems
    register, problems = door.validate(tree, Register)
    assert register is not None, problems
    return tree, register


@given(registers)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_can_be_read_can_be_checked(parts: dict[str, Any]) -> None:
    head = {"format": "1", "id": "GB", "title": "Kết luận"}
    document = {"type": "Kết luận", "number": "1/KL", "date": "2009-08-06", "text": "a.md"}
    tree, register = read(json.dumps({**head, "document": document, **parts}, ensure_ascii=False))
    units_tree, _ = nodes.parse(UNITS.encode(), "don-vi.yaml")
    assert units_tree is not None
    unit_list, _ = door.validate(units_tree, UnitList)
    assert unit_list is not None
    directory = UnitDirectory(unit_list.units)
    sheet = Sheet(
        path=Path("so.yaml"), tree=tree, written=register, register=resolve(register, directory), source=SOURCE
    )
    workspace = Workspace(
        folder=Path(),
        sheets=(sheet,),
        units=directory,
        unit_list=unit_list,
        units_tree=units_tree,
        office=Office(),
        office_tree=None,
    )
    found = check.problems(workspace)
    assert all(problem.line and problem.message and problem.code in check.CODES for problem in found)
    errors = [problem for problem in found if problem.level == "error"]
    if errors:
        with pytest.raises(InvalidFilesError) as refused:
            check.refuse_errors(workspace)
        assert list(refused.value.problems) == errors
    else:
        check.refuse_errors(workspace)
