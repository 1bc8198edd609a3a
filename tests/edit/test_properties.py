"""Whatever a register looks like and whatever is entered: nothing else changes, and it can be taken back."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from copy import deepcopy
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from tests.edit import strategies as texts
from tests.edit.strategies import tried

from giaoban.errors import RefusedEditError
from giaoban.model import KINDS, Office, Register, UnitList
from giaoban.store import door, journal, nodes, yaml_text
from giaoban.store.edit import Change, Draft
from giaoban.store.folder import Sheet, Workspace
from giaoban.store.resolve import resolve
from giaoban.store.splice import applied
from giaoban.units import UnitDirectory
from giaoban.update.plan import Target, targets
from giaoban.update.task import plan_add, plan_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOAK = os.environ.get("GIAOBAN_SOAK") == "1"
ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "registers" / "2009-giao-ban-6-thang.yaml").read_bytes()
DAY = dt.date(2009, 9, 30)


def few(normal: int) -> settings:
    return settings(
        max_examples=normal * 30 if SOAK else normal,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module", autouse=True)
def counted(record_testsuite_property: Callable[[str, object], None]) -> Iterator[None]:
    """After all of this module: how many edits were tried."""
    tried.clear()
    yield
    record_testsuite_property("edits", json.dumps(tried))


# --- what must hold of any change ------------------------------------------------------------------------------------


def _units() -> tuple[nodes.Tree, UnitList]:
    tree, _ = nodes.parse(UNITS, "don-vi.yaml")
    assert tree is not None
    units, problems = door.validate(tree, UnitList)
    assert units is not None, problems
    return tree, units


UNITS = """\
units:
  - {code: VP, name: Văn phòng Bộ}
  - {code: VL, name: Cục Việc làm}
  - {code: PC, name: Vụ Pháp chế}
  - {code: BTXH, name: Cục Bảo trợ xã hội}
  - {code: PCTNXH, name: "Cục Phòng, chống tệ nạn xã hội"}
""".encode()
UNITS_TREE, UNIT_LIST = _units()
DIRECTORY = UnitDirectory(UNIT_LIST.units)


def sheet_of(data: bytes) -> Sheet:
    tree, problems = nodes.parse(data, "so.yaml")
    assert tree is not None, problems
    written, problems = door.validate(tree, Register)
    assert written is not None, problems
    return Sheet(path=Path("so.yaml"), tree=tree, written=written, register=resolve(written, DIRECTORY), source=None)


def workspace_of(sheet: Sheet) -> Workspace:
    return Workspace(
        folder=Path(),
        sheets=(sheet,),
        units=DIRECTORY,
        unit_list=UNIT_LIST,
        units_tree=UNITS_TREE,
        office=Office(),
        office_tree=None,
    )


def numbered(data: bytes) -> list[bytes]:
    """The comments, which carry a number that no value has."""
    return re.findall(rb"#c[0-9]+[^\r\n]*", data)


def common(one: bytes, other: bytes) -> int:
    """How many bytes two texts have in common at their beginning."""
    for at, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return at
    return min(len(one), len(other))


NOTHING = re.compile(r"[ \r\n]*(\[[ \r\n]*\]|~|null)?")


def prove(before: bytes, change: Change, *, replaced: bool = False) -> None:
    """Only what the change says is different, its lines are told right, and it can be turned back."""
    after = change.after
    assert change.before == before
    text = before.decode().removeprefix("\ufeff")
    new = after.decode().removeprefix("\ufeff")
    mark = before.startswith(b"\xef\xbb\xbf")
    assert after.startswith(b"\xef\xbb\xbf") == mark
    cut = [text[one.start : one.end] for one in change.splices if one.start < one.end]
    if not replaced:
        assert all(NOTHING.fullmatch(one) for one in cut), cut
    if len(change.splices) == 1:
        (only,) = change.splices
        removed = len(text[only.start : only.end].encode())
        assert common(before, after) + common(before[::-1], after[::-1]) >= len(before) - removed
    rest, at = "", 0
    for one in journal.back(change):
        rest += new[at : one.start]
        at = one.end
    kept = rest + new[at:]
    rest, at = "", 0
    for one in sorted(change.splices, key=lambda splice: (splice.start, splice.end)):
        rest += text[at : one.start]
        at = one.end
    assert kept == rest + text[at:]
    assert applied(new, journal.back(change)) == text
    assert undone_by_hand(new, change) == text.replace("\r", "")
    assert numbered(after) == numbered(before)
    assert ("\r" in text) or ("\r" not in new)
    if "\r\n" in text and text.count("\n") == text.count("\r\n"):
        assert new.count("\n") == new.count("\r\n")
    assert is_json(after) == is_json(before)
    prove_lines(text, new, change)
    again, problems = nodes.parse(after, "so.yaml")
    assert again is not None, problems
    assert nodes.values(again.root) == nodes.values(change.tree.root)


def undone_by_hand(text: str, change: Change) -> str:
    """The new text after the lines with a minus were taken out and those with a plus put in, from the last place on."""
    lines = text.replace("\r", "").split("\n")
    places: list[tuple[int, list[str], list[str]]] = []
    for line in journal.by_hand(change):
        if line.startswith("dòng "):
            places.append((int(line.split()[1]) - 1, [], []))
        else:
            _, gone, came = places[-1]
            (gone if line.startswith("- ") else came).append(line[2:])
    for at, gone, came in reversed(places):
        assert lines[at : at + len(gone)] == gone
        lines[at : at + len(gone)] = came
    return "\n".join(lines)


def prove_lines(text: str, new: str, change: Change) -> None:
    """`first` and `last` are the lines that differ, no more and no fewer."""
    old_lines, new_lines = ([line.rstrip("\r") for line in one.split("\n")] for one in (text, new))
    behind = len(new_lines) - change.last
    begin = new_lines[: change.first - 1]
    if begin != old_lines[: len(begin)]:
        # the blank line that parts the new item from the one before is no line to look at
        assert not begin.pop().strip()
    assert begin == old_lines[: len(begin)]
    assert new_lines[change.last :] == old_lines[len(old_lines) - behind :]
    assert 1 <= change.first <= change.last <= len(new_lines)
    # the ends are new themselves, unless they say what their neighbours say
    assert new_lines[change.first - 1].strip() or change.first == change.last


def meant(sheet: Sheet) -> Any:  # noqa: ANN401
    return deepcopy(nodes.values(sheet.tree.root))


def as_text(value: Any) -> Any:  # noqa: ANN401
    """A value as giaoban reads it back."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_text(item) for item in value]
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def as_typed(value: Any) -> Any:  # noqa: ANN401
    """A value as another reader has it: days, numbers and truth values as such, text as text."""
    if isinstance(value, dict):
        return {key: as_typed(item) for key, item in value.items()}
    return [as_typed(item) for item in value] if isinstance(value, tuple) else value


def prove_values(sheet: Sheet, change: Change, intended: Any) -> None:  # noqa: ANN401
    """The new text holds what was intended.

    A literal block that the file breaks off in gets the end of its last line where something follows it, as from any
    editor.
    """
    text = sheet.tree.text
    if not text.endswith("\n") and any(one.end == len(text) for one in change.splices):
        ended, _ = nodes.parse(sheet.tree.data + b"\n", "so.yaml")
        assert ended is not None
        intended = with_the_end(intended, meant(sheet), nodes.values(ended.root))
    assert nodes.values(change.tree.root) == intended


def with_the_end(intended: Any, old: Any, ended: Any) -> Any:  # noqa: ANN401
    """`intended` with the values of `ended` in place of the `old` ones that were left as they were."""
    if isinstance(intended, dict) and isinstance(old, dict):
        return {key: with_the_end(one, old.get(key), ended.get(key)) for key, one in intended.items()}
    if isinstance(intended, list) and isinstance(old, list):
        both = zip_longest(old[: len(intended)], ended[: len(intended)])
        return [with_the_end(one, *pair) for one, pair in zip_longest(intended, both, fillvalue=(None, None))]
    return ended if intended == old else intended


def other_reader(data: bytes, version: tuple[int, int] | None) -> Any:  # noqa: ANN401
    """The file as ruamel's pure parser has it, by YAML 1.2 or by the rules of 1.1; None where it cannot read it."""
    yaml = YAML(typ="safe", pure=True)
    if version:
        yaml.version = version
    try:
        return yaml.load(data.decode("utf-8-sig"))
    except (YAMLError, ValueError):
        return None


def is_json(data: bytes) -> bool:
    try:
        json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return False
    return True


def read_alike(before: bytes, change: Change, place: list[str | int], value: Any) -> None:  # noqa: ANN401
    """Other readers find the same at `place`, where they could read the file at all."""
    for version in (None, (1, 1)):
        found = other_reader(change.after, version)
        if found is None:
            assert other_reader(before, version) is None, (version, change.after.decode())
            tried["old file unreadable to others"] += 1
            continue
        for step in place:
            found = found[step]
        # JSON has no days
        assert found == (json.loads(json.dumps(value, default=str)) if is_json(before) else as_typed(value)), version


def owners(sheet: Sheet) -> list[tuple[str, int]]:
    register = sheet.written
    return [("tasks", at) for at in range(len(register.tasks))] + [
        ("proposals", at) for at in range(len(register.proposals))
    ]


# --- the laws --------------------------------------------------------------------------------------------------------


@given(texts.registers(), st.data())
@few(40)
def test_an_event_of_any_kind_is_added_and_nothing_else_changes(data: bytes, choose: st.DataObject) -> None:
    sheet = sheet_of(data)
    assume(owners(sheet))
    looked_at = choose.draw(st.sampled_from(texts.KIND_NAMES))
    for kind in KINDS:
        key, index = choose.draw(st.sampled_from(owners(sheet)))
        entry = choose.draw(texts.entries(kind))
        draft = Draft(sheet)
        draft.append((key, index), "events", entry)
        tried["event"] += 1
        change = draft.finish(DIRECTORY)
        prove(data, change)
        intended = meant(sheet)
        intended[key][index]["events"] = [*intended[key][index].get("events", []), as_text(entry)]
        prove_values(sheet, change, intended)
        if kind == looked_at:
            place = len(intended[key][index]["events"]) - 1
            read_alike(data, change, [key, index, "events", place], entry)


@given(texts.registers(), st.data())
@few(54)
def test_an_entry_is_voided_and_nothing_else_changes(data: bytes, choose: st.DataObject) -> None:
    sheet = sheet_of(data)
    places = [
        (key, at, "events", number)
        for key, at in owners(sheet)
        for number, one in enumerate(getattr(sheet.written, key)[at].events)
        if not one.voided
    ]
    assume(places)
    place = choose.draw(st.sampled_from(places))
    value: dict[str, Any] = {"recorded": DAY, "reason": choose.draw(texts.hostile)}
    draft = Draft(sheet)
    draft.put(place, "voided", value)
    tried["void"] += 1
    change = draft.finish(DIRECTORY)
    prove(data, change)
    intended = meant(sheet)
    intended[place[0]][place[1]]["events"][place[3]]["voided"] = as_text(value)
    prove_values(sheet, change, intended)
    read_alike(data, change, [*place, "voided"], value)


SETTABLE: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("title", "product", "note", "deadline_text"), texts.hostile),
    "priority": st.booleans(),
    "submit_by": texts.days,
    "group": st.just("A"),
}


def _set(sheet: Sheet, target: Target, key: str, value: Any) -> Change | None:  # noqa: ANN401
    changes = plan_set(workspace_of(sheet), target, {key: value}).changes
    return changes[0] if changes else None


@given(texts.registers(), st.data())
@few(40)
def test_a_plain_field_is_set_once_and_nothing_else_changes(data: bytes, choose: st.DataObject) -> None:
    sheet = sheet_of(data)
    assume(sheet.written.tasks)
    index = choose.draw(st.integers(0, len(sheet.written.tasks) - 1))
    looked_at = choose.draw(st.sampled_from(list(SETTABLE)))
    for key, values in SETTABLE.items():
        value = choose.draw(values)
        intended = meant(sheet)
        present = key in intended["tasks"][index]
        target = targets(workspace_of(sheet), sheet.written.tasks[index].id)[0]
        tried["set"] += 1
        change = _set(sheet, target, key, value)
        if change is None:
            assert getattr(sheet.written.tasks[index], key) == value
            continue
        prove(data, change, replaced=present)
        intended["tasks"][index][key] = as_text(value)
        prove_values(sheet, change, intended)
        written = sheet_of(change.after)
        target = targets(workspace_of(written), written.written.tasks[index].id)[0]
        assert plan_set(workspace_of(written), target, {key: value}).changes == ()
        if key == looked_at:
            read_alike(data, change, ["tasks", index, key], value)


@st.composite
def new_tasks(draw: st.DrawFn) -> dict[str, Any]:
    optional: dict[str, st.SearchStrategy[Any]] = {
        "group": st.just("A"),
        "lead": st.lists(st.sampled_from(texts.UNITS), min_size=1, max_size=3, unique=True).map(tuple),
        "joint": st.just(value=True),
        "assigned": texts.days,
        "deadline": texts.deadlines,
        "deadline_text": texts.hostile,
        "product": texts.hostile,
        "priority": st.just(value=True),
        "source": st.one_of(
            st.fixed_dictionaries({"meeting": texts.days}),
            st.fixed_dictionaries({"quote": st.lists(texts.hostile, min_size=2, max_size=3).map(tuple)}),
        ),
        "note": texts.hostile,
    }
    return draw(st.fixed_dictionaries({"id": st.just("9.9"), "title": texts.hostile}, optional=optional))


def _add(sheet: Sheet, task: dict[str, Any]) -> Change:
    (change,) = plan_add(workspace_of(sheet), sheet, task, today=dt.date(2011, 12, 31)).changes
    return change


@given(texts.registers(), new_tasks())
@few(54)
def test_a_task_is_added_and_nothing_else_changes(data: bytes, task: dict[str, Any]) -> None:
    sheet = sheet_of(data)
    tried["add"] += 1
    change = _add(sheet, task)
    prove(data, change)
    intended = meant(sheet)
    intended["tasks"] = [*intended.get("tasks", []), as_text(task)]
    prove_values(sheet, change, intended)
    read_alike(data, change, ["tasks", len(intended["tasks"]) - 1], task)


@given(texts.registers(), st.data())
@few(66)
def test_several_edits_at_once_are_as_each_alone(data: bytes, choose: st.DataObject) -> None:
    sheet = sheet_of(data)
    assume(owners(sheet))
    draft, intended, replaced = Draft(sheet), meant(sheet), False
    for _ in range(choose.draw(st.integers(2, 5))):
        key, index = choose.draw(st.sampled_from(owners(sheet)))
        entry = choose.draw(texts.entries(choose.draw(st.sampled_from(texts.KIND_NAMES))))
        draft.append((key, index), "events", entry)
        owner = intended[key][index]
        owner["events"] = [*owner.get("events", []), as_text(entry)]
    if sheet.written.tasks:
        index = choose.draw(st.integers(0, len(sheet.written.tasks) - 1))
        for key in choose.draw(st.lists(st.sampled_from(list(SETTABLE)), unique=True, max_size=4)):
            value: Any = choose.draw(SETTABLE[key])
            replaced = replaced or key in intended["tasks"][index]
            draft.put(("tasks", index), key, value)
            intended["tasks"][index][key] = as_text(value)
        voidable = [at for at, one in enumerate(sheet.written.tasks[index].events) if not one.voided]
        if choose.draw(st.booleans()) and voidable:
            value = {"recorded": DAY, "reason": choose.draw(texts.hostile)}
            draft.put(("tasks", index, "events", voidable[0]), "voided", value)
            intended["tasks"][index]["events"][voidable[0]]["voided"] = as_text(value)
    if choose.draw(st.booleans()):
        task = choose.draw(new_tasks())
        draft.append((), "tasks", task)
        intended["tasks"] = [*intended.get("tasks", []), as_text(task)]
    tried["several"] += 1
    change = draft.finish(DIRECTORY)
    prove(data, change, replaced=replaced)
    prove_values(sheet, change, intended)


@given(st.data())
@few(4)
def test_the_shipped_register_takes_every_event_after_every_other(choose: st.DataObject) -> None:
    data = SHIPPED
    undo: list[tuple[bytes, bytes]] = []
    for kind in choose.draw(st.permutations(texts.KIND_NAMES)):
        sheet = sheet_of(data)
        key, index = choose.draw(st.sampled_from(owners(sheet)))
        draft = Draft(sheet)
        draft.append((key, index), "events", choose.draw(texts.entries(kind)))
        tried["shipped"] += 1
        change = draft.finish(DIRECTORY)
        prove(data, change)
        text = change.after.decode()
        undo.append((data, applied(text, journal.back(change)).encode()))
        data = change.after
    for before, turned in undo:
        assert turned == before


@given(texts.hostile)
@few(200)
def test_text_is_the_same_to_every_reader_wherever_it_stands(text: str) -> None:
    written = yaml_text.scalar(text)
    for place in (f"k: {written}\n", f"k: {{a: {written}, b: {written}}}\n", f"k: [{written}, {written}]\n"):
        data = place.encode()
        tree, problems = nodes.parse(data, "so.yaml")
        assert tree is not None, (place, problems)
        for version in (None, (1, 1)):
            found = other_reader(data, version)
            assert found is not None, place
            assert found["k"] in (text, {"a": text, "b": text}, [text, text]), (version, place)
        assert nodes.values(tree.root)["k"] in (text, {"a": text, "b": text}, [text, text]), place
    tried["scalar"] += 1


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\u2028", "\ufffe", "\udcff"])
@pytest.mark.parametrize("key", ["note", "unit", "document"])
def test_signs_that_no_reader_takes_are_refused_by_name(sign: str, key: str) -> None:
    sheet = sheet_of(SHIPPED)
    draft = Draft(sheet)
    value = (f"a{sign}b",) if key == "unit" else f"a{sign}b"
    draft.append(("tasks", 0), "events", {"date": DAY, "event": "done", key: value})
    with pytest.raises(RefusedEditError, match=f"U\\+{ord(sign):04X}"):
        draft.finish(DIRECTORY)
