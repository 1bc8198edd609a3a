"""Files that can be read: what is taken from them, where it stands, and that nothing else ever gets through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from giaoban.check.scalars import no_text_to_others
from giaoban.model import Register, UnitList
from giaoban.store import door, folder, nodes, scan
from giaoban.store.nodes import swift

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "registers" / "2009-giao-ban-6-thang.yaml").read_bytes()

SMALL = """\
format: 1
id: GB-2009
title: Kết luận
document:
  type: Kết luận
  number: 01/KL-BT
  date: 2009-08-06
tasks:
  - id: "08"          # mã trong nháy
    title: >-
      Việc thứ nhất,
      viết hai dòng
    lead: [Cục Việc làm, 'Vụ Pháp chế']
    deadline: 2009-Q3
    source: {clause: "2", quote: "một: hai, #ba"}
    events:
      - {date: 2009-08-20, event: progress, percent: 60, note: "dòng một\\ndòng hai"}
  - id: 1.10
    title: no
    joint: true
"""


def tree(data: str | bytes) -> nodes.Tree:
    """The nodes of a file that must be readable."""
    parsed, problems = nodes.parse(data.encode() if isinstance(data, str) else data, "so.yaml")
    assert parsed is not None, problems
    return parsed


def register(data: str | bytes) -> Register:
    """The register of a file that must be valid."""
    value, problems = door.validate(tree(data), Register)
    assert value is not None, problems
    return value


# --- what is taken ---------------------------------------------------------------------------------------------------


def test_scalars_are_the_text_that_was_written() -> None:
    first, second = register(SMALL).tasks
    assert first.id == "08"
    assert first.title == "Việc thứ nhất, viết hai dòng"
    assert first.lead == ("Cục Việc làm", "Vụ Pháp chế")
    assert first.source is not None
    assert first.source.quote == ("một: hai, #ba",)
    assert first.events[0].note == "dòng một\ndòng hai"
    assert (second.id, second.title, second.joint) == ("1.10", "no", True)


def test_a_single_unit_needs_no_list() -> None:
    assert register(SMALL.replace("[Cục Việc làm, 'Vụ Pháp chế']", "VL")).tasks[0].lead == ("VL",)


@pytest.mark.parametrize("nothing", ["", " ~", " null", " Null", " NULL", "   # chưa rõ"])
def test_a_key_without_a_value_is_as_if_left_out(nothing: str) -> None:
    added = (
        f"    note:{nothing}\n    lead:{nothing}\n    deadline:{nothing}\n    events:{nothing}\n    joint:{nothing}\n"
    )
    task = register(SMALL[: SMALL.index("    joint")] + added).tasks[1]
    assert (task.note, task.lead, task.deadline, task.events, task.joint) == (None, (), None, (), False)


@pytest.mark.parametrize("word", ['"null"', "'~'"])
def test_a_quoted_null_is_text(word: str) -> None:
    assert register(f"{SMALL}    note: {word}\n").tasks[1].note == word[1:-1]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_change_nothing(mark: str, end: str) -> None:
    assert register(mark + SMALL.replace("\n", end)) == register(SMALL)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_are_those_an_editor_shows(mark: str, end: str) -> None:
    read = tree(mark + SMALL.replace("\n", end))
    problem = read.problem(("tasks", 0, "source", "quote", 0), code="C30", message="")
    assert (problem.line, problem.column) == (15, 34)
    assert problem.shown == '    source: {clause: "2", quote: "một: hai, #ba"}'
    problem = read.problem_at_key(("tasks", 1, "joint"), code="V21", message="")
    assert (problem.line, problem.column, problem.shown) == (20, 5, "    joint: true")


def test_letters_of_two_code_points_count_as_an_editor_counts_them() -> None:
    read = tree("a: {te\u0302n: Vie\u0323\u0302c, b: c}\n")
    assert read.problem(("a", "b"), code="", message="").column == 22
    assert read.find(("a", "tên"))[0] is not None


def test_a_name_is_replaced_by_its_code_and_an_unknown_one_stays(write: Callable[..., Path]) -> None:
    root = write('tasks:\n  - id: "1"\n    title: Việc\n    lead: [cuc viec lam, CVL, Cục Lạ]\n')
    (sheet,) = folder.read(root / "registers").sheets
    assert sheet.register.tasks[0].lead == ("VL", "VL", "Cục Lạ")
    assert sheet.written.tasks[0].lead == ("cuc viec lam", "CVL", "Cục Lạ")


def test_one_text_under_two_names_is_told_by_each() -> None:
    first, second = (door.read(SMALL.encode(), name, Register) for name in ("mot.yaml", "hai.yaml"))
    assert first[1:] == second[1:]
    for (found, *_), name in ((first, "mot.yaml"), (second, "hai.yaml")):
        assert found is not None
        assert found.problem(("tasks", 1), code="", message="").path == name


def test_one_text_can_be_two_things() -> None:
    data = b"format: 1\n"
    assert door.read(data, "don-vi.yaml", UnitList)[1] == UnitList()
    value, problems = door.read(data, "so.yaml", Register)[1:]
    assert value is None
    assert [problem.code for problem in problems] == ["V20"] * 3


# --- whatever stands in the file -------------------------------------------------------------------------------------

PIECES = [
    *("a", "b: ", "c:", "- ", "-", "\n", "\n  ", "\n    ", " ", "\r\n", "\t", ", ", ": ", " #", "# "),
    *('"', "'", "[", "]", "{", "}", "|", ">", "&x ", "*x ", "!t ", "? ", "<<: ", "%", "\n---\n", "\n...\n", "\\"),
    *("~", "null", "08", "yes", "2009-08-06", "ế", "e\u0302\u0301", "\ufeff", "\x85", "\u2028", "\xa0", "\x1b", "\0"),
]
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def texts(node: nodes.Node) -> list[nodes.Scalar]:
    """Every scalar below a node, keys included."""
    if isinstance(node, nodes.Scalar):
        return [node]
    if isinstance(node, nodes.Sequence):
        return [scalar for item in node.items for scalar in texts(item)]
    return [scalar for key, item in node.items.values() for scalar in [key, *texts(item)]]


def judge(data: bytes) -> nodes.Tree | None:
    """The nodes of `data`, with what must hold of any answer."""
    parsed, problems = nodes.parse(data, "so.yaml")
    assert (parsed is None) == bool(problems)
    for problem in problems:
        assert problem.message
        assert problem.remedy
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.line <= data.count(b"\n") + 1
        assert 1 <= problem.column <= len(data) + 1
    if parsed is not None:
        assert all(type(scalar.value) is str for scalar in texts(parsed.root))
    judge_swift(data, parsed)
    return parsed


def judge_swift(data: bytes, parsed: nodes.Tree | None) -> None:
    """What the swift pass takes, the careful one takes too, to the last letter and in the same order."""
    text, refused = scan.decode(data, "so.yaml")
    taken = None if refused else swift.take(text)
    if taken is not None:
        assert parsed is not None
        assert repr(taken.values) == repr(nodes.values(parsed.root))
        assert taken.may_mislead == any(no_text_to_others(parsed))


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    judge(data)


@given(YAML_LIKE)
@settings(max_examples=1000, deadline=None)
def test_anything_like_yaml_is_read_or_refused_with_a_place(text: str) -> None:
    parsed = judge(text.encode())
    if parsed is not None:
        value, problems = door.validate(parsed, Register)
        assert (value is None) == bool(problems)
        assert all(problem.line is not None and problem.message and problem.remedy for problem in problems)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """The small register with a few of its bytes changed, cut out or put in."""
    data = bytearray(SMALL.encode())
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        cut = draw(st.integers(0, 3))
        put = draw(st.one_of(st.binary(max_size=3), st.sampled_from(PIECES).map(str.encode)))
        data[at : at + cut] = put
    return bytes(data)


@given(spoilt())
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_register_is_read_or_refused_with_a_place(data: bytes) -> None:
    parsed = judge(data)
    if parsed is not None:
        value, problems = door.validate(parsed, Register)
        assert (value is None) == bool(problems)
        assert all(problem.line is not None and problem.message and problem.remedy for problem in problems)
        read, *found = door.read(data, "so.yaml", Register)
        assert found == [value, problems]
        assert read is not None
        assert nodes.values(read.root) == nodes.values(parsed.root)


SWIFTLY = [
    ("SMALL", SMALL, True),
    ("an escape", 'a: "x\\ty"\n', True),
    ("a key without a value", "a:\n", False),
    ("an item without a value", "a: [b, ]\nc: [~]\n", False),
    ("a key with an accent", "tên: a\n", False),
    ("a key twice", "a: b\na: c\n", False),
    ("a merge", "a: {<<: b}\n", False),
    ("an anchor", "a: &b c\n", False),
    ("an alias", "a: *b\n", False),
    ("a tag", "a: !!str b\n", False),
    ("a tag on a list", "a: !!seq [b]\n", False),
    ("an escaped control character", 'a: "\\x07"\n', False),
    ("an escaped control character in a key", '"\\x07a": b\n', False),
    ("a list as a key", "? [a]\n: b\n", False),
    ("a list at the top", "- a\n", False),
    ("a text at the top", "a\n", False),
    ("nothing", "# a\n", False),
    ("two documents", "a: b\n---\na: c\n", False),
    ("a directive", "%YAML 1.1\n---\na: b\n", False),
    ("30 levels", f"a: {'[' * 29}b{']' * 29}\n", True),
    ("31 levels", f"a: {'[' * 30}b{']' * 30}\n", False),
    ("bad syntax", "a: [b\n", False),
]


@pytest.mark.parametrize(("text", "is_taken"), [case[1:] for case in SWIFTLY], ids=[case[0] for case in SWIFTLY])
def test_the_swift_pass_takes_what_there_is_nothing_to_tell_about(text: str, is_taken: bool) -> None:  # noqa: FBT001
    data = text.encode()
    assert (swift.take(text) is not None) is is_taken
    judge_swift(data, nodes.parse(data, "so.yaml")[0])


LOOSE = ["a: 08", "a: [x, 1.1]", "a: {b: yes}", "a: [[{b: 2009-08-06}]]", "a: FALSE", "a: .5", "a: -1", "a: 2009-8-6 x"]
FIRM = [
    "date: 2009-08-06",
    "percent: 60",
    "holidays: [2009-09-02]",
    'a: "08"',
    "a: done",
    "a: 803/BC",
    "a: nộp",
    "a: 6x",
]


@pytest.mark.parametrize("text", [*LOOSE, *FIRM])
def test_the_swift_pass_sees_what_other_readers_take_for_no_text(text: str) -> None:
    taken = swift.take(text)
    assert taken is not None
    assert taken.may_mislead is (text in LOOSE)


# --- as another reader has it ----------------------------------------------------------------------------------------


def compare(node: nodes.Node, other: Any) -> None:  # noqa: ANN401 - whatever ruamel makes of it
    """What we read is what ruamel's own parser reads; only text without quotes may be a number or a day to it."""
    if isinstance(node, nodes.Mapping):
        assert isinstance(other, dict)
        assert len(node.items) == len(other)
        for (_, item), value in zip(node.items.values(), other.values(), strict=True):
            compare(item, value)
    elif isinstance(node, nodes.Sequence):
        assert isinstance(other, list)
        assert len(node.items) == len(other)
        for item, value in zip(node.items, other, strict=True):
            compare(item, value)
    elif node.absent:
        assert other is None
    elif not node.plain or isinstance(other, str):
        assert node.value == other


def other_reader(text: str) -> Any:  # noqa: ANN401
    """The file as ruamel's pure parser has it; a file it refuses is no example."""
    try:
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError):
        assume(condition=False)


@pytest.mark.parametrize("path", sorted((ROOT / "registers").glob("*.yaml")), ids=lambda path: path.name)
def test_the_shipped_files_are_read_as_another_reader_does(path: Path) -> None:
    assert swift.take(path.read_text(encoding="utf-8")) is not None
    judge(path.read_bytes())
    compare(tree(path.read_bytes()).root, YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))


@given(spoilt())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_is_accepted_is_read_as_another_reader_does(data: bytes) -> None:
    parsed, _ = nodes.parse(data, "so.yaml")
    assume(parsed is not None)
    assert parsed is not None
    compare(parsed.root, other_reader(data.decode("utf-8-sig")))
