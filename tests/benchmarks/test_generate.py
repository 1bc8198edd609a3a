"""The synthetic registers of `benchmarks/generate.py`: the same each time, accepted by `check`, and of every kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import generate
from giaoban.check import survey
from giaoban.cli.question import Question
from giaoban.model import KINDS, TaskKind

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate.write(tmp_path_factory.mktemp("generated"), 700)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    one, again, other = (
        contents(generate.write(tmp_path / name, 70, seed=seed)) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )

    assert one == again
    assert one.keys() == other.keys()
    assert one != other


def test_check_has_nothing_to_say(registers: Path) -> None:
    assert survey(registers, shown=registers).problems == []


def test_tasks_are_as_many_as_asked_in_as_many_files(registers: Path, tmp_path: Path) -> None:
    assert count(registers) == (700, 20)
    assert count(generate.write(tmp_path / "few", 50, files=3)) == (50, 3)
    assert count(generate.write(tmp_path / "none", 0)) == (0, 1)


def count(folder: Path) -> tuple[int, int]:
    """How many tasks and registers there are."""
    found = Question(registers=folder).workspace().registers
    return sum(len(register.tasks) for register in found), len(found)


def test_every_usual_kind_of_task_event_and_deadline_is_there(registers: Path) -> None:
    found = Question(registers=registers).workspace().registers
    tasks = [task for register in found for task in register.tasks]
    shapes = {re.sub(r"[0-9](?!T)", "9", task.deadline.value) if task.deadline else "" for task in tasks}

    assert {event.kind for task in tasks for event in task.events} == set(KINDS) - {"answered", "raised-again"}
    assert {event.kind for register in found for one in register.proposals for event in one.events} == {"answered"}
    assert {task.kind for task in tasks} == set(TaskKind)
    assert shapes == {"9999-99-99", "9999-99", "9999-Q9", "9999-H9", "9999-9T", "9999", ""}
    assert {len(task.events) for task in tasks} == set(range(6))
    assert {register.document.date.year for register in found} == {2005, 2006, 2007, 2008, 2009}
    assert any(task.joint for task in tasks)
