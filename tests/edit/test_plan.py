# ruff: noqa: E501 - whole messages
"""What may be entered and what not, each refusal with its whole message, and how entries are written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from giaoban import check
from giaoban.errors import GiaobanError, NotFoundError, RefusedEditError, WrongUsageError
from giaoban.model import KINDS
from giaoban.store import folder
from giaoban.update.plan import Entry, Plan, open_units, plan_entries, plan_void, requested, targets
from giaoban.update.task import PLAIN_FIELDS, next_id, plan_add, plan_set
from giaoban.update.words import VIETNAMESE, event_kind, keys_of

if TYPE_CHECKING:
    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value

TODAY = dt.date(2009, 9, 1)

REGISTER = """\
groups: [{id: A, title: Nhóm}]
proposals:
  - {id: 1.a, text: Kiến nghị, units: [VL], tasks: ["1"], events: [{date: 2009-08-20, event: answered}]}
tasks:
  - id: "1"
    title: Việc
    lead: Cục VL
    cooperating: PC
    deadline: 2009-Q3
    source: {meeting: 2009-08-06}
    events: [EVENTS]
  - id: "2"
    title: Việc chung
    lead: [cục việc làm, Cục Bảo trợ xã hội]
    joint: true
    deadline: 2009-Q3
    source: {meeting: 2009-08-06}
  - {id: "3", title: Định kỳ, lead: VP, kind: recurring, recurs: month, source: {meeting: 2009-08-06}}
  - {id: "4", title: Thường xuyên, lead: VP, kind: standing, source: {meeting: 2009-08-06}}
  - {id: "5", title: Cả Bộ, lead: DV, deadline: 2009-Q3, source: {meeting: 2009-08-06}}
  - {id: "6", title: Nhóm mở, lead: DVLQ, deadline: 2009-Q3, source: {meeting: 2009-08-06}}
  - {id: "7", title: Không hạn, lead: VP, source: {meeting: 2009-08-06}}
"""


class Read(Protocol):
    """Reads the register above, with events of its first task."""

    def __call__(self, *events: str, **files: str) -> Workspace:
        """Gives the workspace."""


@pytest.fixture
def read(write: Any) -> Read:  # noqa: ANN401 - conftest's Write
    """The register above with the events given, beside other files."""

    def make(*events: str, **files: str) -> Workspace:
        listed = ", ".join(f"{{{one}}}" for one in events)
        root = write(REGISTER.replace("EVENTS", listed), **files)
        return folder.read(root / "registers", shown=Path("registers"))

    return make


def entry(workspace: Workspace, identifier: str, kind: str, **given: Any) -> Entry:  # noqa: ANN401
    """An entry of 1 September 2009, unless said otherwise."""
    own = {key: given.pop(key) for key in list(given) if key in {"date", "recorded", "units", "note", "place", "force"}}
    date = own.pop("date", TODAY)
    (target,) = targets(workspace, identifier)
    made = Entry(
        target=target,
        kind=kind,
        date=date,
        recorded=own.pop("recorded", max(date, TODAY)),
        units=own.pop("units", ()),
        values={key.rstrip("_"): value for key, value in given.items()},
        note=own.pop("note", None),
    )
    return replace(made, **own)


def refusal(workspace: Workspace, *entries: Entry) -> str:
    """The message of a plan that is refused, after which the files read as before."""
    with pytest.raises(RefusedEditError) as refused:
        plan_entries(workspace, entries, today=TODAY)
    return str(refused.value)


# --- events that make no sense where they stand ----------------------------------------------------------------------

DONE = "date: 2009-08-25, event: done"
ANYWAY = "; nếu vẫn muốn ghi, thêm --force."
EARLY = dt.date(2009, 8, 1)

# the events there are, the id, the kind, its values, and what is said
SENSELESS = [
    ("", "1", "accepted", {}, "xác nhận hoàn thành khi Cục Việc làm chưa báo cáo hoàn thành. Ghi hoan-thanh trước."),
    ("", "1", "returned", {}, "trả lại khi Cục Việc làm chưa báo cáo hoàn thành. Ghi hoan-thanh trước."),
    ("", "1", "resumed", {}, "tiếp tục thực hiện khi không tạm dừng. Ghi tam-dung trước."),
    ("", "1", "done", {"for_": "2009-08"}, "chỉ nhiệm vụ định kỳ mới báo cáo theo kỳ. Bỏ --for."),
    *(
        (
            DONE,
            "1",
            kind,
            {"to": "2009-Q4"} if kind == "extension" else {},
            f"đã báo cáo hoàn thành ngày 25/8/2009, không ghi được “{name}”. Ghi tra-lai trước, hoặc sửa ngày ở --date.",
        )
        for kind, name in (
            ("extension-request", "Đề nghị gia hạn"),
            ("extension", "Đồng ý gia hạn"),
            ("suspended", "Tạm dừng"),
        )
    ),
    (
        "date: 2009-08-25, event: withdrawn",
        "1",
        "progress",
        {},
        "nhiệm vụ đã rút, không ghi được “Cập nhật tiến độ”. Xem lại lần ghi rút nhiệm vụ.",
    ),
    ("", "1", "transferred", {"to": "VL"}, "Cục Việc làm đã thực hiện nhiệm vụ này. Sửa --to."),
    (
        "",
        "1",
        "transferred",
        {"to": "các đơn vị có liên quan"},
        "không chuyển được cho nhóm chưa xác định cụ thể. Ghi đơn vị nhận ở --to.",
    ),
    (
        "",
        "2",
        "progress",
        {},
        "nhiệm vụ có 2 đơn vị cùng thực hiện, chưa ghi đơn vị nào. Thêm -u cho từng đơn vị, hoặc --all-units: Cục Việc làm; Cục Bảo trợ xã hội.",
    ),
    (
        "",
        "1",
        "done",
        {"units": ("PC",)},
        "Vụ Pháp chế chỉ phối hợp hoặc theo dõi, không ghi được “Báo cáo hoàn thành”. Ghi cap-nhat hoặc ghi-chu.",
    ),
    (
        "",
        "1",
        "done",
        {"units": ("NCC",)},
        "Cục Người có công không được giao nhiệm vụ này. Sửa -u; nếu đơn vị nhận việc từ đơn vị khác, ghi chuyen trước.",
    ),
    (
        "",
        "3",
        "done",
        {},
        "nhiệm vụ định kỳ nhưng không ghi hoàn thành cho kỳ nào. Thêm --for, ví dụ --for 25/8 hoặc --for 2009-08.",
    ),
    (
        "",
        "3",
        "done",
        {"for_": "2009-Q3"},
        "“2009-Q3” không phải kỳ của nhiệm vụ này (hằng tháng). Ghi --for là ngày giao ban, hoặc đúng kỳ như khóa recurs.",
    ),
    (
        "",
        "6",
        "unit-added",
        {"units": ("DVLQ",)},
        "“các đơn vị có liên quan” chưa xác định cụ thể. Ghi từng đơn vị bằng -u.",
    ),
    ("", "1", "unit-added", {"units": ("VL",)}, "Cục Việc làm đã thực hiện nhiệm vụ này. Bỏ lần ghi này."),
]


@pytest.mark.parametrize(("events", "identifier", "kind", "values", "said"), SENSELESS)
@pytest.mark.parametrize("force", [False, True])
def test_what_makes_no_sense_is_refused_force_or_not(  # noqa: PLR0913, PLR0917 - a row of the table
    read: Read, events: str, identifier: str, kind: str, values: dict[str, Any], said: str, *, force: bool
) -> None:
    workspace = read(events) if events else read()
    assert (
        refusal(workspace, entry(workspace, identifier, kind, force=force, **values)) == f"GB-2009/{identifier}: {said}"
    )


DOUBTFUL = [
    ("", "1", "extension-refused", {}, "không đồng ý gia hạn khi chưa có đề nghị", "Ghi de-nghi-gia-han trước"),
    (
        DONE,
        "1",
        "progress",
        {},
        "đã báo cáo hoàn thành ngày 25/8/2009, sau đó lại cập nhật tiến độ",
        "Nếu chưa xong, ghi tra-lai trước",
    ),
    (DONE, "1", "done", {}, "đã báo cáo hoàn thành ngày 25/8/2009", "Nếu làm lại, ghi tra-lai trước"),
    (
        DONE,
        "1",
        "reminder",
        {},
        "đôn đốc một nhiệm vụ không còn phải thực hiện",
        "Xem lại nhiệm vụ và ngày đôn đốc",
    ),
    ("date: 2009-08-25, event: suspended", "1", "suspended", {}, "đang tạm dừng rồi", "Bỏ lần ghi thừa"),
    (
        "date: 2009-08-25, event: suspended",
        "1",
        "progress",
        {},
        "đang tạm dừng mà lại cập nhật tiến độ",
        "Ghi tiep-tuc trước",
    ),
    (
        "date: 2009-08-25, event: extension-request",
        "1",
        "extension-request",
        {},
        "đã có đề nghị gia hạn chưa được trả lời",
        "Ghi gia-han hoặc khong-gia-han trước",
    ),
    (
        "",
        "1",
        "extension",
        {"to": "2009-08"},
        "thời hạn mới 2009-08 không sau thời hạn đang có (30/9/2009)",
        "Sửa --to",
    ),
    (
        "",
        "7",
        "extension",
        {"to": "2009-Q4"},
        "gia hạn một nhiệm vụ không quy định thời hạn",
        "Xem lại khóa deadline của nhiệm vụ",
    ),
    ("", "4", "done", {}, "nhiệm vụ thường xuyên không có báo cáo hoàn thành", "Ghi cap-nhat"),
    (
        "",
        "5",
        "withdrawn",
        {"units": ("VP",)},
        "Văn phòng Bộ là thành viên của “Các đơn vị thuộc Bộ”, “Rút nhiệm vụ” chỉ ghi được cho cả nhóm",
        "Nếu đúng là cho cả nhóm, ghi -u DV",
    ),
    (
        "",
        "1",
        "unit-added",
        {"units": ("PC",)},
        "nhiệm vụ không giao cho nhóm nào còn chưa xác định cụ thể",
        "Xem lại khóa lead của nhiệm vụ",
    ),
    ("", "1", "note", {"date": EARLY}, "ngày 01/8/2009 trước ngày giao nhiệm vụ (06/8/2009)", "Sửa ngày ở --date"),
    (
        "",
        "1",
        "note",
        {"date": dt.date(2009, 9, 5), "recorded": TODAY},
        "ghi sổ ngày 01/9/2009, trước ngày diễn ra (05/9/2009)",
        "Sửa --date hoặc --recorded",
    ),
    (
        "",
        "1",
        "reminder",
        {"reply_by": EARLY},
        "hạn trả lời 01/8/2009 trước ngày đôn đốc (01/9/2009)",
        "Sửa ngày yêu cầu, hoặc --date",
    ),
    (
        DONE,
        "1",
        "returned",
        {"redo_by": EARLY},
        "hạn báo cáo lại 01/8/2009 trước ngày trả lại, yêu cầu thực hiện lại (01/9/2009)",
        "Sửa ngày yêu cầu, hoặc --date",
    ),
    (
        "",
        "1.a",
        "answered",
        {"date": dt.date(2009, 7, 1)},
        "ngày 01/7/2009 trước ngày họp, ngày văn bản (06/8/2009)",
        "Sửa ngày ở --date",
    ),
    (
        "",
        "1.a",
        "answered",
        {"units": ("NCC",)},
        "Cục Người có công không được giao trả lời kiến nghị 1.a",
        "Sửa -u, hoặc thêm đơn vị vào units của kiến nghị",
    ),
]


@pytest.mark.parametrize(("events", "identifier", "kind", "values", "said", "remedy"), DOUBTFUL)
def test_what_is_doubtful_needs_force_and_is_told(  # noqa: PLR0913, PLR0917 - a row of the table
    read: Read, events: str, identifier: str, kind: str, values: dict[str, Any], said: str, remedy: str | None
) -> None:
    workspace = read(events) if events else read()
    whole = f"GB-2009/{identifier}: {said}. "
    message = refusal(workspace, entry(workspace, identifier, kind, **values))
    assert message.startswith(whole)
    assert message.endswith(ANYWAY)
    assert remedy is None or message == f"{whole}{remedy}{ANYWAY}"
    plan = plan_entries(workspace, [entry(workspace, identifier, kind, force=True, **values)], today=TODAY)
    assert plan.warnings == (f"GB-2009/{identifier}: {said}",)
    assert len(plan.changes) == 1


@pytest.mark.parametrize("own", [{"kind": "transferred", "to": "Cục Không có"}, {"kind": "note", "units": ("XX",)}])
def test_a_unit_that_is_not_there_is_refused(read: Read, own: dict[str, Any]) -> None:
    workspace = read()
    with pytest.raises(NotFoundError, match=r"không có đơn vị “(Cục Không có|XX)” trong danh mục"):
        plan_entries(workspace, [entry(workspace, "1", **own)], today=TODAY)


def test_what_is_told_late_is_entered_with_both_days(read: Read) -> None:
    workspace = read("date: 2009-08-25, event: note")
    late = [entry(workspace, one, "note", date=dt.date(2009, 8, 10), note="x") for one in ("1", "1.a")]
    plan = plan_entries(workspace, late, today=TODAY)
    assert plan.warnings == ()
    assert [event.entered for event in plan.changes[0].register.tasks[0].events] == [dt.date(2009, 8, 25), TODAY]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"answered", "raised-again", "note"}])
def test_a_proposal_takes_only_its_own_events(read: Read, kind: str) -> None:
    workspace = read()
    said = refusal(workspace, entry(workspace, "1.a", kind))
    assert said.startswith("GB-2009/1.a là kiến nghị, không ghi được “")
    assert said.endswith("”. Ghi tra-loi, kien-nghi-lai hoặc ghi-chu.")


@pytest.mark.parametrize(
    ("kind", "name"), [("answered", "Trả lời kiến nghị"), ("raised-again", "Địa phương tiếp tục kiến nghị")]
)
def test_a_task_takes_no_events_of_proposals(read: Read, kind: str, name: str) -> None:
    workspace = read()
    said = refusal(workspace, entry(workspace, "1", kind))
    assert (
        said
        == f"GB-2009/1 là nhiệm vụ, “{name}” chỉ ghi cho kiến nghị. Ghi mã kiến nghị, ví dụ 1.a; xem giaoban proposals."
    )


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("progress", {"percent": 101}, "percent: tỷ lệ 101 lớn hơn 100; chưa ghi gì. Ghi số từ 0 đến 100."),
        ("note", {"note": "  "}, "note: chữ để trống; chưa ghi gì. Ghi nội dung, hoặc bỏ hẳn khóa này."),
        ("note", {"note": "a\x1bb"}, "trong chữ cần ghi có ký tự điều khiển U+001B. Xóa ký tự này."),
        ("done", {"document": "\udcff"}, "trong chữ cần ghi có ký tự điều khiển U+DCFF. Xóa ký tự này."),
    ],
)
def test_values_no_register_takes_are_refused(read: Read, kind: str, values: dict[str, Any], said: str) -> None:
    workspace = read()
    assert refusal(workspace, entry(workspace, "1", kind, **values)) == said


# --- how entries are written -----------------------------------------------------------------------------------------


def added(plan: Plan) -> list[str]:
    """The lines of the first change."""
    change = plan.changes[0]
    return change.after.decode().split("\n")[change.first - 1 : change.last]


def test_units_are_spelled_as_the_task_spells_them(read: Read) -> None:
    workspace = read()
    assert open_units(targets(workspace, "2")[0], workspace) == ("VL", "BTXH")
    both = plan_entries(workspace, [entry(workspace, "2", "done", units=("VL", "BTXH"), document="1/BC")], today=TODAY)
    assert added(both) == [
        "    events:",
        "      - date: 2009-09-01",
        "        event: done",
        "        unit:",
        "          - cục việc làm",
        "          - Cục Bảo trợ xã hội",
        '        document: "1/BC"',
        "        recorded: 2009-09-01",
    ]
    assert [(effect.unit, effect.unit_name) for effect in both.effects] == [
        ("VL", "Cục Việc làm"),
        ("BTXH", "Cục Bảo trợ xã hội"),
    ]
    one = plan_entries(workspace, [entry(workspace, "1", "progress", units=("VL",))], today=TODAY)
    assert "        unit: Cục VL" in added(one)
    other = plan_entries(workspace, [entry(workspace, "1.a", "answered", units=("VL",))], today=TODAY)
    assert "event: answered, unit: Cục Việc làm," in added(other)[0]


def test_the_order_of_keys_is_always_the_same(read: Read) -> None:
    workspace = read()
    made = entry(workspace, "2", "progress", units=("VL",), note="x", percent=60, document="1/BC", cause="y")
    keys = [line.split(":")[0].strip(" -") for line in added(plan_entries(workspace, [made], today=TODAY))]
    assert keys == ["events", "date", "event", "unit", "percent", "document", "cause", "note", "recorded"]


def test_an_extension_takes_the_day_that_was_asked_for(read: Read) -> None:
    asked = "date: 2009-08-25, event: extension-request, to: 2009-Q4"
    workspace = read(asked)
    (target,) = targets(workspace, "1")
    found = requested(target, (), workspace)
    assert found is not None
    assert found.value == "2009-Q4"
    assert requested(target, ("VL",), workspace) == found
    answered = read(asked, "date: 2009-08-26, event: extension-refused")
    assert requested(targets(answered, "1")[0], (), answered) is None
    assert requested(targets(workspace, "2")[0], ("VL",), workspace) is None


def test_two_units_that_asked_for_different_days_are_not_guessed_at(read: Read) -> None:
    workspace = read()
    ask = [
        entry(workspace, "2", "extension-request", units=(unit,), to=to)
        for unit, to in (("VL", "2009-Q4"), ("BTXH", "2010"))
    ]
    change = plan_entries(workspace, ask, today=TODAY).changes[0]
    (workspace.folder / "so.yaml").write_bytes(change.after)
    asked = folder.read(workspace.folder)
    (target,) = targets(asked, "2")
    assert requested(target, ("VL", "BTXH"), asked) is None
    only = requested(target, ("BTXH",), asked)
    assert only is not None
    assert only.value == "2010"


def test_the_effect_is_what_the_entry_itself_did(read: Read) -> None:
    workspace = read()
    plan = plan_entries(
        workspace,
        [entry(workspace, "1", "done", date=dt.date(2009, 8, 30)), entry(workspace, "1", "accepted")],
        today=TODAY,
    )
    assert [effect.what for effect in plan.effects] == ["Báo cáo hoàn thành", "Xác nhận hoàn thành"]
    works = [(getattr(one.before, "work", None), getattr(one.after, "work", None)) for one in plan.effects]
    assert works == [("no-report", "done"), ("done", "done")]


# --- batches ---------------------------------------------------------------------------------------------------------


def test_a_batch_is_one_change_of_each_file(read: Read) -> None:
    workspace = read(so_hai__yaml=OTHER)
    batch = [
        entry(workspace, "1", "progress", percent=10),
        entry(workspace, "9", "note", note="x"),
        entry(workspace, "1.a", "note", note="y"),
        entry(workspace, "1", "done"),
        entry(workspace, "1", "accepted"),
    ]
    plan = plan_entries(workspace, batch, today=TODAY)
    assert [(change.shown, len(change.register.tasks[0].events)) for change in plan.changes] == [
        ("registers/so.yaml", 3),
        ("registers/so-hai.yaml", 1),
    ]
    assert [event.kind for event in plan.changes[0].register.tasks[0].events] == ["progress", "done", "accepted"]
    for change in plan.changes:
        (workspace.folder / change.path.name).write_bytes(change.after)
    check.refuse_errors(folder.read(workspace.folder))


OTHER = """\
format: 1
id: HAI
title: Sổ hai
document: {type: Kết luận, number: 2/KL, date: 2009-08-06}
tasks:
  - {id: "9", title: Việc khác, lead: VP, source: {meeting: 2009-08-06}}
"""


def test_one_bad_line_refuses_the_batch_with_its_place(read: Read) -> None:
    workspace = read(so_hai__yaml=OTHER)
    batch = [
        entry(workspace, "9", "note", note="x", place="a.txt:1"),
        entry(workspace, "1", "done", place="a.txt:2"),
        entry(workspace, "1", "suspended", place="a.txt:4"),
    ]
    said = "a.txt:4: GB-2009/1: đã báo cáo hoàn thành ngày 01/9/2009, không ghi được “Tạm dừng”. "
    assert refusal(workspace, *batch) == f"{said}Ghi tra-lai trước, hoặc sửa ngày ở --date."


def test_an_entry_is_judged_with_those_before_it_and_force_is_its_own(read: Read) -> None:
    workspace = read()
    done, more = entry(workspace, "1", "done", place="a:1"), entry(workspace, "1", "progress", place="a:2")
    assert refusal(workspace, replace(done, force=True), more).startswith("a:2: GB-2009/1: đã báo cáo hoàn thành")
    plan = plan_entries(workspace, [done, replace(more, force=True)], today=TODAY)
    assert plan.warnings == ("GB-2009/1: đã báo cáo hoàn thành ngày 01/9/2009, sau đó lại cập nhật tiến độ",)


def test_old_doubts_are_not_held_against_new_entries(read: Read) -> None:
    workspace = read(DONE, "date: 2009-08-26, event: done")
    assert plan_entries(workspace, [entry(workspace, "1", "note", note="x")], today=TODAY).warnings == ()


def test_an_entry_that_makes_an_old_one_wrong_is_refused(read: Read) -> None:
    """A withdrawal dated before a report: not the new entry is odd, but the old one behind it."""
    workspace = read("date: 2009-08-28, event: progress")
    late = entry(workspace, "1", "withdrawn", date=dt.date(2009, 8, 20), place="a:1")
    assert refusal(workspace, late).startswith("a:1: GB-2009/1: ")


# --- void, set, add --------------------------------------------------------------------------------------------------


def voided(workspace: Workspace, identifier: str, number: int, recorded: dt.date = TODAY) -> Plan:
    (target,) = targets(workspace, identifier)
    return plan_void(workspace, target, number, recorded=recorded, reason="Ghi nhầm", today=TODAY)


ACCEPTED = "date: 2009-08-26, event: accepted"


def test_an_entry_that_a_later_one_rests_on_is_voided_after_it(read: Read) -> None:
    workspace = read(DONE, ACCEPTED)
    with pytest.raises(RefusedEditError) as refused:
        voided(workspace, "1", 1)
    assert str(refused.value) == (
        "không còn lần ghi số 1 thì lần ghi số 2 của GB-2009/1 không phù hợp: xác nhận hoàn thành khi Cục Việc làm "
        "chưa báo cáo hoàn thành. Đính chính lần ghi số 2 trước."
    )
    (change,) = voided(workspace, "1", 2).changes
    (workspace.folder / "so.yaml").write_bytes(change.after)
    after = folder.read(workspace.folder)
    assert voided(after, "1", 1).changes[0].register.tasks[0].events[0].voided is not None


def test_what_is_doubtful_after_a_void_is_told(read: Read) -> None:
    workspace = read("date: 2009-08-25, event: extension-request", "date: 2009-08-26, event: extension-refused")
    plan = voided(workspace, "1", 1)
    assert plan.warnings == ("GB-2009/1, lần ghi số 2: không đồng ý gia hạn khi chưa có đề nghị",)


@pytest.mark.parametrize(
    ("identifier", "number", "recorded", "said"),
    [
        ("1", 3, TODAY, "GB-2009/1 có 2 lần ghi, không có lần ghi số 3. Xem: giaoban log 1."),
        ("1", 0, TODAY, "GB-2009/1 có 2 lần ghi, không có lần ghi số 0. Xem: giaoban log 1."),
        ("2", 1, TODAY, "GB-2009/2 chưa có lần ghi nào, không có lần ghi số 1. Xem: giaoban log 2."),
        ("1", 2, TODAY, "lần ghi số 2 của GB-2009/1 đã được đính chính."),
        (
            "1",
            1,
            dt.date(2009, 8, 20),
            "đính chính ngày 20/08/2009, trước ngày ghi sổ (25/08/2009). Sửa --recorded.",
        ),
    ],
)
def test_what_cannot_be_voided(read: Read, identifier: str, number: int, recorded: dt.date, said: str) -> None:
    workspace = read(DONE, "date: 2009-08-26, event: note, voided: {recorded: 2009-08-27, reason: x}")
    with pytest.raises(GiaobanError) as refused:
        voided(workspace, identifier, number, recorded)
    assert str(refused.value) == said


def test_set_takes_plain_fields_and_says_what_to_do_for_others(read: Read) -> None:
    workspace = read()
    (target,) = targets(workspace, "1")
    (proposal,) = targets(workspace, "1.a")
    said = {
        "deadline": "Thời hạn đổi bằng diễn biến: giaoban update 1 gia-han --to HẠN.",
        "lead": "Đơn vị đổi bằng diễn biến: giaoban update 1 chuyen --to ĐƠN_VỊ, hoặc bo-sung-don-vi -u ĐƠN_VỊ.",
        "events": "Diễn biến ghi bằng giaoban update, đính chính bằng giaoban void.",
        "id": "Mã nhiệm vụ không đổi, để báo cáo đã gửi vẫn đối chiếu được.",
        "source": "Sửa bằng tay trong tệp, rồi chạy giaoban check.",
        "titel": f"Có phải “title”? Các khóa: {', '.join(PLAIN_FIELDS)}.",
    }
    for key, remedy in said.items():
        with pytest.raises(WrongUsageError) as refused:
            plan_set(workspace, target, {key: "x"})
        assert str(refused.value) == f"khóa “{key}” không sửa được bằng set. {remedy}"
    with pytest.raises(WrongUsageError, match=r"GB-2009/1\.a là kiến nghị; set chỉ sửa nhiệm vụ"):
        plan_set(workspace, proposal, {"title": "x"})
    with pytest.raises(RefusedEditError, match="không có nhóm “Z”"):
        plan_set(workspace, target, {"group": "Z"})
    assert plan_set(workspace, target, {"title": "Việc", "priority": False}).changes == ()


def test_a_task_is_added_with_the_next_number_and_never_twice(read: Read) -> None:
    workspace = read()
    (sheet,) = workspace.sheets
    assert (next_id(sheet, None), next_id(sheet, "A")) == ("BS.1", "A.1")
    wrong: dict[tuple[str, Value], str] = {
        ("id", "1"): "mã “1” đã có trong sổ GB-2009. Chọn mã khác.",
        ("id", "1.a"): "mã “1.a” đã có trong sổ GB-2009. Chọn mã khác.",
        ("titel", "x"): "khóa “titel” không có ở nhiệm vụ. Có phải “title”?",
        ("group", "Z"): "không có nhóm “Z”",
        ("kind", "recurring"): "recurs",
        ("lead", "Cục Lạ"): "Cục Lạ",
        ("lead", (None,)): "mục để trống",
    }
    for (key, value), said in wrong.items():
        with pytest.raises(RefusedEditError) as refused:
            plan_add(workspace, sheet, {"id": "9", "title": "Việc", key: value}, today=TODAY)
        assert said in str(refused.value)
    with pytest.raises(RefusedEditError, match="thiếu khóa “id”"):
        plan_add(workspace, sheet, {"title": "x"}, today=TODAY)


def test_a_task_that_comes_as_text_is_written_as_what_it_means(read: Read) -> None:
    """From an editor everything comes as text; a day in quotes is no day to other readers."""
    workspace = read()
    task: dict[str, Any] = {
        "id": "9",
        "title": "2009-08-25",
        "joint": "true",
        "assigned": "2009-08-25",
        "deadline": "2009-12-31",
        "source": {"meeting": "2009-08-25", "quote": ["một", "hai: ba"]},
    }
    (line,) = added(plan_add(workspace, workspace.sheets[0], task, today=TODAY))
    days = "assigned: 2009-08-25, deadline: 2009-12-31"
    source = 'source: {meeting: 2009-08-25, quote: [một, "hai: ba"]}'
    assert line == f'  - {{id: "9", title: "2009-08-25", joint: true, {days}, {source}}}'


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_event_has_words_in_both_languages_and_its_own_fields() -> None:
    assert VIETNAMESE.keys() == KINDS.keys()
    for kind, word in VIETNAMESE.items():
        assert event_kind(kind) == event_kind(word) == event_kind(word.upper()) == kind
    assert event_kind("gia hạn") == "extension"
    assert keys_of("done") == ("document", "for", "channel")
    with pytest.raises(WrongUsageError, match="không có diễn biến “xong”"):
        event_kind("xong")
