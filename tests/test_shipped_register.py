"""The shipped register against tables made by hand from the conclusion."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

Units = tuple[str, ...]

SIX_OF_GROUP_1: Units = ("PCTNXH", "VL", "BTXH", "NCC", "BVCSTE", "TCDN", "DVLQ")
FOUR_OF_GROUP_2: Units = ("TCDN", "BTXH", "NCC", "PCTNXH", "DVLQ")
PROGRAMMES: Units = ("TCDN", "VL", "BTXH", "ATLĐ", "BVCSTE")

# by task: its leads, then who cooperates, then who monitors
ROLES: dict[str, tuple[Units, Units, Units]] = {
    "1.1": (SIX_OF_GROUP_1, (), ()),
    "1.2": (("DV",), (), ("PC",)),
    "1.3": (("DV",), (), ("PC",)),
    "1.4": (("PC",), ("VP", "DV"), ()),
    "1.5": (("PC",), (), ()),
    "2.1": (FOUR_OF_GROUP_2, (), ("KHTC", "VP")),
    "2.2": (FOUR_OF_GROUP_2, (), ("KHTC", "VP")),
    "2.3": (("KHTC", "VP"), (), ()),
    "3.1": (("KHTC",), PROGRAMMES, ()),
    "3.2": (("KHTC",), PROGRAMMES, ()),
    "4.1": (("TCCB",), (), ()),
    "4.2": (("DP",), (), ()),
    "4.3": (("DP",), (), ()),
    "5.1": (("DV", "DP"), (), ()),
    "5.2": (("DV", "DP"), (), ()),
    "5.3": (("TTTT", "KHTC"), (), ()),
    "C.1": (("DV",), (), ("VP", "KHTC")),
    "C.2": (("VP", "KHTC"), (), ()),
    "T.1": (("DV", "SO"), (), ()),
    "T.2": (("DP", "DV"), (), ()),
    "T.3": (("DV", "SO"), (), ()),
    "T.4": (("DV", "SO"), (), ()),
    "T.5": (("DV", "SO"), (), ()),
    "T.6": (("DV", "SO"), (), ()),
    "T.7": (("DV", "SO"), (), ()),
    "T.8": (("DV", "SO"), (), ()),
    "T.9": (("DV", "SO"), (), ()),
    "T.10": (("DP", "CQ", "DV"), (), ()),
    "L.1": (("SO", "DV"), (), ()),
    "L.2": (("DV", "SO"), (), ()),
}

# by task: the deadline as the file writes it, its last day, and the words of the conclusion; no other task has one
DEADLINES = {
    "1.1": ("2009-08", "2009-08-31", "ngay trong tháng 8 năm 2009"),
    "1.3": ("2009-H2", "2009-12-31", "ngay trong 6 tháng cuối năm"),
    "2.2": ("2009-Q3", "2009-09-30", "ngay trong Quý III năm 2009"),
}

STANDING = {"3.2", "5.2", "T.2", "T.4", "T.10", "L.2"}
RECURRING = {"1.5", "2.3", "C.2"}
KINDS = {"one-off": 21, "standing": 6, "recurring": 3}
PROPOSALS = {"1": 9, "2": 6, "3": 1, "4": 1, "5": 1}


def giaoban(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "giaoban", *arguments, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def tasks() -> dict[str, dict[str, Any]]:
    return {task["id"]: task for task in giaoban("list", "--as-of", "2009-09-30")["data"]}


def test_every_assignment_is_there_and_nothing_else(tasks: dict[str, dict[str, Any]]) -> None:
    assert sorted(tasks) == sorted(ROLES)


@pytest.mark.parametrize("task", ROLES)
def test_roles_are_those_of_the_conclusion(tasks: dict[str, dict[str, Any]], task: str) -> None:
    for role, units in zip(("lead", "cooperating", "monitoring"), ROLES[task], strict=True):
        assert sorted(unit["code"] for unit in tasks[task][role]) == sorted(units), role


def test_three_assignments_are_dated(tasks: dict[str, dict[str, Any]]) -> None:
    dated = {
        key: (task["deadline"]["value"], task["deadline"]["end"], task["deadline"]["text"])
        for key, task in tasks.items()
        if task["deadline"] is not None
    }
    assert dated == DEADLINES


def test_standing_and_recurring_duties_are_told_apart(tasks: dict[str, dict[str, Any]]) -> None:
    assert {key for key, task in tasks.items() if task["kind"] == "standing"} == STANDING
    assert {key for key, task in tasks.items() if task["kind"] == "recurring"} == RECURRING
    assert Counter(task["kind"] for task in tasks.values()) == KINDS


def test_no_progress_is_invented(tasks: dict[str, dict[str, Any]]) -> None:
    assert [key for key, task in tasks.items() if task["last_event"] is not None] == []


def test_every_proposal_of_the_localities_is_there() -> None:
    proposals = giaoban("proposals", "--as-of", "2009-09-30")["data"]
    assert Counter(proposal["id"].split(".")[0] for proposal in proposals) == PROPOSALS


def test_check_finds_no_error() -> None:
    assert [problem for problem in giaoban("check")["data"] if problem["level"] == "error"] == []
