# ruff: noqa: E501 - whole lines of files
"""Edits before and after, as whole files: the layouts that tools are known to spoil."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from giaoban.errors import ConflictError, GiaobanError, InvalidFilesError, NotFoundError, RefusedEditError
from giaoban.model import Register
from giaoban.store import door, edit, folder, journal, nodes, undo
from giaoban.store.edit import Change, Draft, comments
from giaoban.store.folder import Sheet
from giaoban.store.splice import Splice, applied
from giaoban.units import UnitDirectory

if TYPE_CHECKING:
    from collections.abc import Callable

    from giaoban.store.yaml_text import Value

NOBODY = UnitDirectory(())
DAY = dt.date(2009, 8, 20)
HEAD = """\
format: 1
id: GB
title: Kết luận
document: {type: Kết luận, number: 1/KL, date: 2009-08-06}
groups: [{id: A, title: Nhóm}]
"""
"""Stands above each case; lines are counted below it."""


@dataclass(frozen=True)
class Note:
    """A note entered for the task at this place of the list."""

    task: int

    def make(self, draft: Draft) -> None:
        """Tell the draft."""
        entry: dict[str, Value] = {
            "date": DAY,
            "event": "note",
            "note": "Đã nhắc: lần 2",
            "recorded": dt.date(2009, 8, 21),
        }
        draft.append(("tasks", self.task), "events", entry)


@dataclass(frozen=True)
class Task:
    """A task added to the register."""

    def make(self, draft: Draft) -> None:
        """Tell the draft."""
        source: dict[str, Value] = {"meeting": dt.date(2009, 8, 25)}
        draft.append((), "tasks", {"id": "9", "title": "Việc mới", "lead": ("VL", "PC"), "source": source})


@dataclass(frozen=True)
class Void:
    """An entry of a task voided."""

    task: int
    entry: int

    def make(self, draft: Draft) -> None:
        """Tell the draft."""
        value: dict[str, Value] = {"recorded": dt.date(2009, 9, 1), "reason": "Ghi nhầm"}
        draft.put(("tasks", self.task, "events", self.entry), "voided", value)


@dataclass(frozen=True)
class Set:
    """A field of a task given a value."""

    task: int
    key: str
    value: str | bool | dt.date

    def make(self, draft: Draft) -> None:
        """Tell the draft."""
        draft.put(("tasks", self.task), self.key, self.value)


Act: TypeAlias = Note | Task | Void | Set


@dataclass(frozen=True)
class Case:
    """What a file becomes; `lines` are the first and the last that are said to have changed."""

    name: str
    before: str
    acts: tuple[Act, ...]
    after: str
    lines: tuple[int, int]


CASES = (
    Case(
        "the first event of a task",
        """\
tasks:
  - id: "1"
    title: Việc
    lead: VL
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    lead: VL
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
""",
        lines=(5, 9),
    ),
    Case(
        "a list of events with a comment behind its key",
        """\
tasks:
  - id: "1"
    title: Việc
    events:   # theo báo cáo tuần
      - date: 2009-08-10
        event: note   # qua điện thoại
  - id: "2"
    title: Việc hai
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events:   # theo báo cáo tuần
      - date: 2009-08-10
        event: note   # qua điện thoại
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "2"
    title: Việc hai
""",
        lines=(7, 10),
    ),
    Case(
        "comments inside, below and behind",
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      # đầu tháng
      - date: 2009-08-10
        event: note
        # chưa có văn bản

      # giữa tháng
      - date: 2009-08-15
        event: note
          # chưa xác minh
        # cũng của lần ghi trên
    # của nhiệm vụ 1
  # của nhiệm vụ 2
  - id: "2"
    title: Việc hai
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      # đầu tháng
      - date: 2009-08-10
        event: note
        # chưa có văn bản

      # giữa tháng
      - date: 2009-08-15
        event: note
          # chưa xác minh
        # cũng của lần ghi trên

      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
    # của nhiệm vụ 1
  # của nhiệm vụ 2
  - id: "2"
    title: Việc hai
""",
        lines=(16, 19),
    ),
    Case(
        "the last task before a closing comment",
        """\
tasks:
  - id: "1"
    title: Việc

# hết danh sách
""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25

# hết danh sách
""",
        lines=(4, 15),
    ),
    Case(
        "a section behind the tasks",
        """\
tasks:
  - id: "1"
    title: Việc

  - id: "2"
    title: Việc hai

waived:
  - quote: Câu bỏ qua
    reason: Không giao việc
""",
        (Task(),),
        """\
tasks:
  - id: "1"
    title: Việc

  - id: "2"
    title: Việc hai

  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25

waived:
  - quote: Câu bỏ qua
    reason: Không giao việc
""",
        lines=(8, 14),
    ),
    Case(
        "no line end at the end",
        """\
tasks:
  - id: "1"
    title: Việc""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25""",
        lines=(4, 15),
    ),
    Case(
        "an empty list with a comment",
        """\
tasks:
  - id: "1"
    title: Việc
    events: []  # chưa có gì
    note: x
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events:  # chưa có gì
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
    note: x
""",
        lines=(4, 8),
    ),
    Case(
        "an empty list of tasks with a comment",
        """\
tasks: []  # ghi chú
waived:
- quote: Câu bỏ qua
  reason: Không giao việc
""",
        (Task(),),
        """\
tasks:  # ghi chú
- id: "9"
  title: Việc mới
  lead:
  - VL
  - PC
  source:
    meeting: 2009-08-25
waived:
- quote: Câu bỏ qua
  reason: Không giao việc
""",
        lines=(1, 8),
    ),
    Case(
        "a key without a value, and a comment below",
        """\
tasks:
  - id: "1"
    title: Việc
    events:
    # chưa có gì
  - id: "2"
    title: Việc hai
    events: ~
""",
        (
            Note(0),
            Note(1),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
    # chưa có gì
  - id: "2"
    title: Việc hai
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
""",
        lines=(5, 16),
    ),
    Case(
        "an empty list below a comment",
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      # chưa có gì
      []
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      # chưa có gì
      [{date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}]
""",
        lines=(6, 6),
    ),
    Case(
        "an empty list with a comment in it",
        """\
tasks:
  - id: "1"
    title: Việc
    events: [  # chưa có gì
    ]
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events: [{date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}  # chưa có gì
    ]
""",
        lines=(4, 4),
    ),
    Case(
        "no list of tasks at all",
        """\
waived:
  - quote: Câu bỏ qua
    reason: Không giao việc
""",
        (Task(),),
        """\
tasks:
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25
waived:
  - quote: Câu bỏ qua
    reason: Không giao việc
""",
        lines=(1, 8),
    ),
    Case(
        "dashes below their key",
        """\
tasks:
- id: "1"
  title: Việc
  lead:
  - VL
  - PC
""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
- id: "1"
  title: Việc
  lead:
  - VL
  - PC
  events:
  - date: 2009-08-20
    event: note
    note: "Đã nhắc: lần 2"
    recorded: 2009-08-21
- id: "9"
  title: Việc mới
  lead:
  - VL
  - PC
  source:
    meeting: 2009-08-25
""",
        lines=(7, 18),
    ),
    Case(
        "dashes far in, wide gaps",
        """\
tasks:
    -   id: "1"
        title: Việc
        events:
            -   date: 2009-08-10
                event: note
""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
    -   id: "1"
        title: Việc
        events:
            -   date: 2009-08-10
                event: note
            -   date: 2009-08-20
                event: note
                note: "Đã nhắc: lần 2"
                recorded: 2009-08-21
    -   id: "9"
        title: Việc mới
        lead:
            - VL
            - PC
        source:
          meeting: 2009-08-25
""",
        lines=(7, 17),
    ),
    Case(
        "a dash on a line of its own",
        """\
tasks:
  -
    id: "1"
    title: Việc
    events:
      - # lần đầu
        date: 2009-08-10
        event: note
""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
  -
    id: "1"
    title: Việc
    events:
      - # lần đầu
        date: 2009-08-10
        event: note
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25
""",
        lines=(9, 19),
    ),
    Case(
        "events in braces, one a line",
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - {date: 2009-08-10, event: note}
  - id: "2"
    title: Việc hai
""",
        (
            Note(0),
            Note(1),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - {date: 2009-08-10, event: note}
      - {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}
  - id: "2"
    title: Việc hai
    events:
      - {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}
""",
        lines=(6, 10),
    ),
    Case(
        "events in brackets",
        """\
tasks:
  - id: "1"
    title: Việc
    events: [{date: 2009-08-10, event: note}]
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events: [{date: 2009-08-10, event: note}, {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}]
""",
        lines=(4, 4),
    ),
    Case(
        "events in brackets with a comma at the end",
        """\
tasks:
  - id: "1"
    title: Việc
    events: [{date: 2009-08-10, event: note},]  # một dòng
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    events: [{date: 2009-08-10, event: note}, {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21},]  # một dòng
""",
        lines=(4, 4),
    ),
    Case(
        "events in brackets over several lines",
        """\
tasks:
  - id: "1"
    title: Việc
    events: [
      {date: 2009-08-10, event: note},  # lần một
      {date: 2009-08-11, event: note}   # lần hai
    ]
  - id: "2"
    title: Việc hai
    events: [
      {date: 2009-08-10, event: note},  # lần một
    ]
""",
        (
            Note(0),
            Note(1),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events: [
      {date: 2009-08-10, event: note},  # lần một
      {date: 2009-08-11, event: note},   # lần hai
      {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}
    ]
  - id: "2"
    title: Việc hai
    events: [
      {date: 2009-08-10, event: note},  # lần một
      {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21},
    ]
""",
        lines=(6, 13),
    ),
    Case(
        "a task in braces",
        """\
tasks:
  - {id: "1", title: Việc}
  - {id: "2", title: Việc hai, events: [ ]}
""",
        (
            Note(0),
            Note(1),
            Task(),
        ),
        """\
tasks:
  - {id: "1", title: Việc, events: [{date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}]}
  - {id: "2", title: Việc hai, events: [{date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21} ]}
  - {id: "9", title: Việc mới, lead: [VL, PC], source: {meeting: 2009-08-25}}
""",
        lines=(2, 4),
    ),
    Case(
        "a task in braces over several lines",
        """\
tasks:
  - {
      id: "1",
      title: Việc,  # theo công văn
      events: [{date: 2009-08-10, event: note}],
    }
""",
        (
            Note(0),
            Set(0, "product", "Báo cáo"),
            Void(0, 0),
        ),
        """\
tasks:
  - {
      id: "1",
      title: Việc,  # theo công văn
      events: [{date: 2009-08-10, event: note, voided: {recorded: 2009-09-01, reason: Ghi nhầm}}, {date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}], product: Báo cáo,
    }
""",
        lines=(5, 5),
    ),
    Case(
        "a literal block as the last value",
        """\
tasks:
  - id: "1"
    title: Việc
    note: |
      dòng một
        # không phải ghi chú

      dòng ba


  # của nhiệm vụ 2
  - id: "2"
    title: Việc hai
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    note: |
      dòng một
        # không phải ghi chú

      dòng ba
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21


  # của nhiệm vụ 2
  - id: "2"
    title: Việc hai
""",
        lines=(9, 13),
    ),
    Case(
        "a literal block that keeps its blank lines",
        """\
tasks:
  - id: "0"
    title: Việc

  - id: "1"
    title: Việc
    note: |+
      dòng một


# hết
""",
        (
            Note(1),
            Task(),
        ),
        """\
tasks:
  - id: "0"
    title: Việc

  - id: "1"
    title: Việc
    note: |+
      dòng một


    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25
# hết
""",
        lines=(11, 22),
    ),
    Case(
        "a literal block that keeps its blank lines to the end",
        """\
tasks:
  - id: "1"
    title: |+
      Việc

""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: |+
      Việc

    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
""",
        lines=(6, 10),
    ),
    Case(
        "set in place of a literal block with a comment",
        """\
tasks:
  - id: "1"
    title: |-  # sửa sau
      Việc
      # không phải ghi chú
    lead: VL
""",
        (Set(0, "title", "Việc: mới"),),
        """\
tasks:
  - id: "1"
    title: "Việc: mới"  # sửa sau
    lead: VL
""",
        lines=(3, 3),
    ),
    Case(
        "set quoted, plain, empty and missing values",
        """\
tasks:
  - "id": "1"
    "title":   'Việc cũ'   # theo công văn
    product:
    group: A
""",
        (
            Set(0, "title", "Việc mới"),
            Set(0, "product", "no"),
            Set(0, "priority", value=True),
            Set(0, "submit_by", dt.date(2009, 8, 25)),
            Set(0, "note", "08"),
        ),
        """\
tasks:
  - "id": "1"
    "title":   Việc mới   # theo công văn
    submit_by: 2009-08-25
    product: "no"
    priority: true
    note: "08"
    group: A
""",
        lines=(3, 7),
    ),
    Case(
        "set a value on the next line",
        """\
tasks:
  - id: "1"
    title:
      # theo công văn
      Việc cũ
      viết hai dòng   # ghi chú
    note: "một
      hai"
""",
        (
            Set(0, "title", "Việc mới"),
            Set(0, "note", "Ai làm?"),
        ),
        """\
tasks:
  - id: "1"
    title:
      # theo công văn
      Việc mới   # ghi chú
    note: "Ai làm?"
""",
        lines=(5, 6),
    ),
    Case(
        "quoted keys",
        """\
'tasks':
  - "id": "1"
    'title': Việc
    "events":
      - "date": 2009-08-10
        "event": note
""",
        (
            Note(0),
            Void(0, 0),
        ),
        """\
'tasks':
  - "id": "1"
    'title': Việc
    "events":
      - "date": 2009-08-10
        "event": note
        voided:
          recorded: 2009-09-01
          reason: Ghi nhầm
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
""",
        lines=(7, 13),
    ),
    Case(
        "a key in two lines",
        """\
tasks:
  - id: "1"
    title: Việc
    ? events
    :
      - date: 2009-08-10
        event: note
""",
        (Note(0),),
        """\
tasks:
  - id: "1"
    title: Việc
    ? events
    :
      - date: 2009-08-10
        event: note
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
""",
        lines=(8, 11),
    ),
    Case(
        "void in block and in braces",
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-10
        event: note   # nhầm
      # ở giữa
      - {date: 2009-08-11, event: note}
""",
        (
            Void(0, 0),
            Void(0, 1),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-10
        event: note   # nhầm
        voided:
          recorded: 2009-09-01
          reason: Ghi nhầm
      # ở giữa
      - {date: 2009-08-11, event: note, voided: {recorded: 2009-09-01, reason: Ghi nhầm}}
""",
        lines=(7, 11),
    ),
    Case(
        "the end of the document is marked",
        """\
tasks:
  - id: "1"
    title: Việc
...
# hết
""",
        (
            Note(0),
            Task(),
        ),
        """\
tasks:
  - id: "1"
    title: Việc
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
  - id: "9"
    title: Việc mới
    lead:
      - VL
      - PC
    source:
      meeting: 2009-08-25
...
# hết
""",
        lines=(4, 15),
    ),
)


def sheet_of(data: bytes, path: str = "so.yaml") -> Sheet:
    tree, problems = nodes.parse(data, path)
    assert tree is not None, problems
    written, problems = door.validate(tree, Register)
    assert written is not None, problems
    return Sheet(path=Path(path), tree=tree, written=written, register=written, source=None)


def edited(data: bytes, *acts: Act) -> Change:
    draft = Draft(sheet_of(data))
    for act in acts:
        act.make(draft)
    return draft.finish(NOBODY)


def plain(text: str) -> bytes:
    return text.encode()


def windows(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("dressed", [plain, windows])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_file_becomes_this_and_goes_back(case: Case, dressed: Callable[[str], bytes]) -> None:
    before, after = dressed(HEAD + case.before), dressed(HEAD + case.after)
    change = edited(before, *case.acts)
    assert change.after == after
    assert (change.first - HEAD.count("\n"), change.last - HEAD.count("\n")) == case.lines
    mark = "\ufeff" if after.startswith(b"\xef\xbb\xbf") else ""
    assert applied(after.decode().removeprefix(mark), journal.back(change)) == before.decode().removeprefix(mark)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_a_line_end_at_the_end_too(case: Case) -> None:
    if case.before.endswith("\n\n"):
        pytest.skip("the last value ends with its line ends")
    before = (HEAD + case.before).rstrip("\n")
    assert edited(before.encode(), *case.acts).after == (HEAD + case.after).rstrip("\n").encode()


def test_letters_of_two_code_points_stay() -> None:
    name = "Cu\u0323c Vie\u0323\u0302c la\u0300m"
    before = HEAD + f'tasks:\n  - id: "1"\n    title: Vie\u0323\u0302c\n    lead: {name}  # {name}\n'
    change = edited(before.encode(), Set(0, "product", name), Set(0, "title", name))
    expected = before.replace("title: Vie\u0323\u0302c\n", f"title: {name}\n") + f"    product: {name}\n"
    assert change.after.decode() == expected


def test_mixed_line_ends_stay_and_new_lines_end_like_the_one_above() -> None:
    before = HEAD + 'tasks:\r\n  - id: "1"\n    title: Việc\r\n  - id: "2"\r\n    title: Việc hai\n'
    after = edited(before.encode(), Note(0), Note(1)).after.decode()
    assert after.count("\r\n") == before.count("\r\n") + 5
    assert after.endswith("recorded: 2009-08-21\n")
    assert "\r\n    events:\r\n" in after


JSON = {"format": 1, "id": "GB", "title": "Kết luận", "tasks": [{"id": "1", "title": "Việc"}]}
JSON["document"] = {"type": "Kết luận", "number": "1/KL", "date": "2009-08-06"}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_register_that_is_json_stays_json(indent: int | None) -> None:
    before = json.dumps(JSON, ensure_ascii=False, indent=indent)
    change = edited(before.encode(), Note(0), Task(), Set(0, "product", "a, b"), Set(0, "priority", value=True))
    found = json.loads(change.after)
    note = {"date": "2009-08-20", "event": "note", "note": "Đã nhắc: lần 2", "recorded": "2009-08-21"}
    task = {"id": "1", "title": "Việc", "product": "a, b", "priority": True, "events": [note]}
    new = {"id": "9", "title": "Việc mới", "lead": ["VL", "PC"], "source": {"meeting": "2009-08-25"}}
    assert found == {**JSON, "tasks": [task, new]}


def test_lists_and_groups_of_any_depth_are_written_as_they_are_meant() -> None:
    events: list[Value] = [
        {"date": DAY, "event": "done", "unit": ["VL", "a, b"], "voided": {"recorded": DAY, "reason": "x: y"}}
    ]
    task: dict[str, Value] = {
        "id": "9",
        "title": "x",
        "source": {"quote": ["một", "hai"], "clause": "2"},
        "events": events,
    }
    for text in ("tasks:\n- id: '1'\n  title: x\n", "tasks: [{id: '1', title: x}]\n"):
        draft = Draft(sheet_of((HEAD + text).encode()))
        draft.append((), "tasks", task)
        found = draft.finish(NOBODY).register.tasks[1]
        assert found.source is not None
        assert found.source.quote == ("một", "hai")
        assert found.events[0].unit == ("VL", "a, b")
        assert found.events[0].voided is not None


NOTED = '{date: 2009-08-20, event: note, note: "Đã nhắc: lần 2", recorded: 2009-08-21}'
ADDED = '{id: "9", title: Việc mới, lead: [VL, PC], source: {meeting: 2009-08-25}}'
LINES = """\
    events:
      - date: 2009-08-20
        event: note
        note: "Đã nhắc: lần 2"
        recorded: 2009-08-21
"""

# what only a look at single characters shows
TIGHT: list[tuple[str, tuple[Act, ...], str]] = [
    (
        'tasks:\n  - {id: "1", title: Việc, "note":}\n',
        (Note(0),),
        f'tasks:\n  - {{id: "1", title: Việc, "note": , events: [{NOTED}]}}\n',
    ),
    (
        'tasks:\n  - {id: "1", title: Việc, events}\n  - {id: "2", title: Hai, events, note: x}\n',
        (Note(0), Note(1)),
        f'tasks:\n  - {{id: "1", title: Việc, events: [{NOTED}]}}\n  - {{id: "2", title: Hai, events: [{NOTED}], note: x}}\n',
    ),
    (
        'tasks:\n  - {"id":"1","title":"Việc"}\n',
        (Set(0, "title", "Mới"), Set(0, "product", "Báo cáo")),
        'tasks:\n  - {"id":"1","title": Mới, product: Báo cáo}\n',
    ),
    # keys without a value, one of which gets one
    (
        'tasks:\n  - {id: "1", title: Việc, note}\n',
        (Set(0, "product", "Báo cáo"), Set(0, "note", "x")),
        'tasks:\n  - {id: "1", title: Việc, note: x, product: Báo cáo}\n',
    ),
    (
        'tasks:\n  - {id: "1", title: Việc, "note":}\n',
        (Note(0), Set(0, "product", "Báo cáo"), Set(0, "note", "x")),
        f'tasks:\n  - {{id: "1", title: Việc, "note": x , product: Báo cáo , events: [{NOTED}]}}\n',
    ),
    (
        'tasks:\n  - id: "1"\n    title: Việc\n    note:',
        (Set(0, "note", "x"), Note(0)),
        f'tasks:\n  - id: "1"\n    title: Việc\n    note: x\n{LINES}'.rstrip("\n"),
    ),
    # keys in an order of the writer's own
    (
        'tasks:\n  - note: x\n    priority: true\n    id: "1"\n    title: Việc\n',
        (Set(0, "product", "y"), Note(0)),
        'tasks:\n  - note: x\n    priority: true\n    id: "1"\n    title: Việc\n    product: "y"\n' + LINES,
    ),
    ("tasks: [# ghi chú\n  ]\n", (Task(),), f"tasks: [{ADDED} # ghi chú\n  ]\n"),
    (
        'tasks: [{id: "1", title: Việc} # một\n  ]\n',
        (Task(),),
        f'tasks: [{{id: "1", title: Việc}}, # một\n  {ADDED}\n  ]\n',
    ),
    # lines of spaces that are text of the block, and one that is none
    (
        'tasks:\n  - id: "1"\n    title: |-\n      Việc\n        \n     \n',
        (Note(0),),
        f'tasks:\n  - id: "1"\n    title: |-\n      Việc\n        \n{LINES}     \n',
    ),
    (
        'tasks:\n  - id: "1"\n    title: |2-\n        Việc\n       \n     \n',
        (Note(0),),
        f'tasks:\n  - id: "1"\n    title: |2-\n        Việc\n       \n     \n{LINES}',
    ),
    (
        'tasks:\n  -\n   id: "1"\n   title: Việc\n',
        (Set(0, "priority", value=True), Note(0)),
        'tasks:\n  -\n   id: "1"\n   title: Việc\n   priority: true\n' + LINES.replace("\n ", "\n").removeprefix(" "),
    ),
]


@pytest.mark.parametrize(("before", "acts", "after"), TIGHT)
def test_where_single_characters_matter(before: str, acts: tuple[Act, ...], after: str) -> None:
    assert edited((HEAD + before).encode(), *acts).after.decode() == HEAD + after


def test_a_dash_with_its_item_one_column_right_on_the_next_line() -> None:
    before = HEAD + 'tasks:\n  -\n   id: "1"\n   title: Việc\n'
    assert edited(before.encode(), Task()).after.decode().startswith(f'{before}  - id: "9"\n    title: Việc mới\n')


def test_what_is_told_in_any_order_is_written_in_the_order_of_the_file() -> None:
    before = (HEAD + 'tasks:\n  - id: "1"\n    title: Việc\n').encode()
    acts = (Task(), Note(0), Set(0, "note", "x"), Set(0, "product", "y"))
    assert edited(before, *acts).after == edited(before, *acts[::-1]).after


@pytest.mark.parametrize("header", ["|", ">", "|+", ">+", "|-", ">-"])
def test_the_line_that_a_block_breaks_off_in_is_ended_where_something_follows(header: str) -> None:
    before = (HEAD + f'tasks:\n  - id: "1"\n    title: Việc\n    note: {header}\n      dòng một').encode()

    noted, named = edited(before, Note(0)), edited(before, Set(0, "title", "Mới"))

    assert noted.after.decode() == f"{before.decode()}\n{LINES}".rstrip("\n")
    assert noted.written.tasks[0].note == ("dòng một" if header.endswith("-") else "dòng một\n")
    assert named.written.tasks[0].note == "dòng một"
    assert applied(noted.after.decode(), journal.back(noted)).encode() == before
    assert edited(before, Set(0, "note", "x")).after.decode().endswith("\n    note: x")


def test_comments_are_known_from_text() -> None:
    text = """\
# 1
a: "# a"   # 2
b: |  # 3
  # b
  x # b
# 4
c: [x, # 5
  '# c'] # 6
d: x#d
"e # e": >-
    # f
 # 7
f:   # 8
...
# 9"""
    tree, problems = nodes.parse(text.encode(), "so.yaml")
    assert tree is not None, problems
    assert comments(tree) == [f"# {number}" for number in range(1, 10)]


def test_an_edit_that_loses_a_comment_or_changes_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before = HEAD + 'tasks:\n  - id: "1"  # một\n    title: Việc\n    lead: VL\n'
    lost, changed = before.index("  # một"), before.index("VL")
    for at, length in ((lost, len("  # một")), (changed, 1)):
        monkeypatch.setattr(
            edit, "put_key", lambda *_, at=at, length=length, **__: [Splice(start=at, end=at + length, text="")]
        )
        draft = Draft(sheet_of(before.encode()))
        draft.put(("tasks", 0), "title", "Việc")
        with pytest.raises(RefusedEditError, match="sửa xong thì nội dung đọc lại khác với ý định"):
            draft.finish(NOBODY)


# --- what is refused -------------------------------------------------------------------------------------------------


def refusal(before: str, *acts: Act) -> str:
    with pytest.raises(GiaobanError) as refused:
        edited((HEAD + before).encode(), *acts)
    return str(refused.value)


def test_a_value_the_register_does_not_take_is_refused_as_a_whole() -> None:
    before = (HEAD + 'tasks:\n  - id: "1"\n    title: Việc\n').encode()
    draft = Draft(sheet_of(before))
    draft.append(("tasks", 0), "events", {"date": DAY, "event": "note"})
    draft.append(("tasks", 0), "events", {"date": DAY, "event": "progress", "percent": 101})
    with pytest.raises(InvalidFilesError) as refused:
        draft.finish(NOBODY)
    assert [problem.code for problem in refused.value.problems] == ["V06"]
    assert draft.sheet.tree.data == before


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("lead", "VL", "so.yaml:9: khóa lead không phải một giá trị."),
        ("title", ("a", "b"), "so.yaml:8: khóa title đã có giá trị."),
    ],
)
def test_lists_and_texts_are_not_put_in_place_of_each_other(key: str, value: str, said: str) -> None:
    draft = Draft(
        sheet_of((HEAD + 'tasks:\n- id: "1"\n  title: Việc\n  lead: [VL, PC]\n'.replace("- id", "- id")).encode())
    )
    draft.put(("tasks", 0), key, value)
    with pytest.raises(RefusedEditError) as refused:
        draft.finish(NOBODY)
    assert str(refused.value) == said


def test_a_key_without_a_colon_is_refused() -> None:
    text = 'tasks:\n- id: "1"\n  title: Việc\n  ? events\n'
    assert "thiếu dấu hai chấm" in refusal(text, Note(0))


# --- the journal -----------------------------------------------------------------------------------------------------


def workspace(root: Path) -> folder.Workspace:
    return folder.read(root / "registers")


def test_a_command_is_noted_and_turned_back_and_forth(tmp_path: Path) -> None:
    registers = tmp_path / "registers"
    registers.mkdir()
    (registers / "don-vi.yaml").write_bytes(b"units:\n  - {code: VL, name: VL}\n")
    before = windows(HEAD + CASES[1].before)
    (registers / "so.yaml").write_bytes(before)
    kept = journal.Journal(tmp_path / "state", registers)
    with pytest.raises(NotFoundError):
        undo.last(kept, workspace(tmp_path))

    draft = Draft(workspace(tmp_path).sheets[0])
    for act in CASES[1].acts:
        act.make(draft)
    change = draft.finish(NOBODY)
    command = "giaoban update 1 note -n 'x\u2028y\x85' --registers /\udcff"
    kept.add(day=DAY, command=command, summary=("một", "hai"), changes=[change])
    with pytest.raises(NotFoundError):
        undo.last(kept, workspace(tmp_path))  # noted, but never written

    (registers / "so.yaml").write_bytes(change.after)
    record = undo.last(kept, workspace(tmp_path))
    assert (record.number, record.command, record.summary) == (1, command, ("một", "hai"))
    (turned,) = undo.reverse(record, workspace(tmp_path))
    assert (turned.before, turned.after) == (change.after, before)

    kept.add(day=DAY, command="giaoban undo", summary=(), changes=[turned], undoes=1)
    (registers / "so.yaml").write_bytes(turned.after)
    again = undo.last(kept, workspace(tmp_path))
    assert (again.number, again.undoes) == (2, 1)
    assert undo.reverse(again, workspace(tmp_path))[0].after == change.after

    (registers / "so.yaml").write_bytes(change.after + b"# more\r\n")
    with pytest.raises(ConflictError) as refused:
        undo.reverse(record, workspace(tmp_path))
    told = getattr(refused.value, "__notes__", [])
    assert told[:3] == [f"  Lệnh đó: {command}", "  một", "  hai"]
    assert any(line.startswith("  -  ") and "event: note" in line for line in told)
