"""A reading becomes a register that the reader takes, with the units of the list and those it lacks."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.dates import Deadline
from giaoban.draft import write
from giaoban.draft.found import Assignment, Confidence, Due, Head, Reading
from giaoban.draft.naming import names
from giaoban.draft.numbering import headings, numbers
from giaoban.draft.proposed import Wanted, proposed
from giaoban.model import Recurs, Register, TaskKind
from giaoban.store import door, nodes
from giaoban.text import Passages
from giaoban.units import Unit, UnitDirectory, UnitKind

UNITS = UnitDirectory(
    [
        Unit(code="VL", name="Cục Việc làm", aliases=("CVL",), order=40),
        Unit(code="UB", name="Ủy ban nhân dân tỉnh A", order=50),
        Unit(code="X1", name="Sở Xây dựng", aliases=("Sở XD",), order=60),
        Unit(code="X2", name="Sở Xã hội", aliases=("Sở XD",), order=70),
    ]
)


def assignment(quote: str | tuple[str, ...], *lead: str, **more: object) -> Assignment:
    given: dict[str, object] = {
        "clause": "II.1",
        "spans": (),
        "quote": (quote,) if isinstance(quote, str) else quote,
        "title": "Rà soát",
        "lead": lead,
        "kind": TaskKind.ONE_OFF,
        "confidence": Confidence.HIGH,
    }
    return Assignment(**{**given, **more})  # type: ignore[arg-type]


def register(*assignments: Assignment, head: Head | None = None, text: str = "", **wanted: object) -> str:
    reading = Reading(head=head or Head(), assignments=assignments)
    given: dict[str, object] = {"id": "KL-1", "origin": "ket-luan.docx", **wanted}
    found = proposed(reading, names(assignments, UNITS), Wanted(**given), headings(text))  # type: ignore[arg-type]
    return write.register(found)


# --- the whole -------------------------------------------------------------------------------------------------------

HEAD = Head(
    type="Thông báo",
    number="12/TB-VP",
    date=dt.date(2009, 8, 6),
    meeting=dt.date(2009, 7, 30),
    issuer="Bộ A",
    signer="Chánh Văn phòng Trần B",
    subject="Kết luận: giao ban",
)


def test_register_has_all_that_was_read() -> None:
    text = "I. Việc ngay\n...\nII. Việc của năm\n..."
    made = register(
        assignment(
            "Giao CỤC VIỆC LÀM chủ trì, UBND tỉnh A\nphối hợp: rà soát # trước ngày 15/9/2009; trình đề án",
            "CỤC VIỆC LÀM",
            "Sở Y tế",
            cooperating=("UBND tỉnh A",),
            monitoring=("Thanh tra",),
            joint=True,
            due=Due(text="trước ngày\n15/9/2009", deadline=Deadline.parse("2009-09-15")),
            product="Đề án",
            reasons=("Giao + đơn vị", "ngày ghi rõ"),
            clause="I.1",
        ),
        assignment(
            ("Sở Y tế báo cáo", "hằng tháng"),
            "Sở Y tế",
            kind=TaskKind.RECURRING,
            due=Due(text="hằng tháng", recurs=Recurs.MONTH),
            confidence=Confidence.LOW,
        ),
        assignment("Sở Y tế hoàn thành", "Sở Y tế", due=Due(text="năm 2010", deadline=Deadline.parse("2010"))),
        head=HEAD,
        text=text,
        source="sources/kl.md",
    )

    assert made == dedent("""\
        # Dự thảo sổ theo dõi nhiệm vụ, giaoban lập từ ket-luan.docx: 3 nhiệm vụ.
        # Đọc lại từng nhiệm vụ với văn bản. Dòng ghi độ tin cậy và căn cứ ở trên mỗi nhiệm vụ là của chương trình,
        # đọc xong thì xóa. Thời hạn, đơn vị văn bản không nêu thì không ghi.
        #
        # Đơn vị chưa có trong don-vi.yaml; thêm các mục này vào danh mục (đọc lại mã, loại) rồi mới dùng sổ:
        #   - code: SYT
        #     name: Sở Y tế
        #     kind: unit
        #     order: 80
        #   - code: TT
        #     name: Thanh tra
        #     kind: unit
        #     order: 90

        format: 1
        id: KL-1
        title: "Kết luận: giao ban"
        document:
          type: Thông báo
          number: "12/TB-VP"
          date: 2009-08-06
          meeting: 2009-07-30
          issuer: Bộ A
          signer: Chánh Văn phòng Trần B
          text: sources/kl.md

        groups:
          - id: I
            title: Việc ngay
          - id: II
            title: Việc của năm

        tasks:
          # Độ tin cậy: cao
          # Giao + đơn vị
          # ngày ghi rõ
          - id: I.1
            group: I
            title: Rà soát
            lead:
              - Cục Việc làm
              - Sở Y tế
            joint: true
            cooperating:
              - Ủy ban nhân dân tỉnh A
            monitoring:
              - Thanh tra
            deadline: 2009-09-15
            deadline_text: trước ngày 15/9/2009
            product: Đề án
            source:
              clause: I.1
              quote: "Giao CỤC VIỆC LÀM chủ trì, UBND tỉnh A phối hợp: rà soát # trước ngày 15/9/2009; trình đề án"

          # Độ tin cậy: thấp, phải đọc lại
          - id: II.1
            group: II
            title: Rà soát
            lead:
              - Sở Y tế
            kind: recurring
            recurs: month
            deadline_text: hằng tháng
            source:
              clause: II.1
              quote:
                - Sở Y tế báo cáo
                - hằng tháng

          # Độ tin cậy: cao
          # Thời hạn lấy từ chỗ khác của văn bản: “năm 2010”
          - id: II.2
            group: II
            title: Rà soát
            lead:
              - Sở Y tế
            deadline: 2010
            source:
              clause: II.1
              quote: Sở Y tế hoàn thành
        """)


def test_what_the_document_does_not_tell_is_left_to_be_filled_in() -> None:
    made = register(assignment("Giao Cục Việc làm", "CVL"), origin="x\n# y\u202e.txt")

    assert made.startswith("# Dự thảo sổ theo dõi nhiệm vụ, giaoban lập từ x # y\\u202e.txt: 1 nhiệm vụ.\n")
    assert (
        dedent("""\
        title: KL-1
        document:
          # Văn bản không ghi loại đọc được: sửa lại nếu cần.
          type: Văn bản
          number:  # ĐIỀN: văn bản không có số, ký hiệu đọc được
          date:  # ĐIỀN: văn bản không có ngày ban hành đọc được, ghi dạng NĂM-THÁNG-NGÀY
          # text: nguyên văn để đối chiếu câu trích; giaoban draft -o tự lưu vào sources/
        """)
        in made
    )


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({"kind": TaskKind.STANDING}, ["kind: standing"]),
        (
            {"kind": TaskKind.RECURRING},
            ["# Việc định kỳ nhưng chưa rõ kỳ, tạm ghi thường xuyên: xem lại kind, recurs", "kind: standing"],
        ),
        (
            {"due": Due(text="sau khi Luật ban hành")},
            [
                "# Thời hạn “sau khi Luật ban hành” chưa quy ra ngày: ghi deadline khi biết",
                "deadline_text: sau khi Luật",
            ],
        ),
        ({"due": Due(text="sau khi Luật", deadline=Deadline.parse("2009-H2"))}, ["deadline: 2009-H2"]),
        ({"joint": True}, ["lead:"]),
    ],
    ids=["standing", "recurring without a period", "an event", "a half-year", "joint alone"],
)
def test_doubts_stand_above_the_task(more: dict[str, object], lines: list[str]) -> None:
    made = register(assignment("Giao Cục Việc làm sau khi Luật ban hành", "CVL", "Cục Việc làm", **more))

    for line in lines:
        assert f"  {line}" in made
    assert "joint" not in made


# --- units -----------------------------------------------------------------------------------------------------------


def test_known_units_are_named_as_in_the_list() -> None:
    found = names([assignment("", "cuc viec lam", "CVL", "ỦY BAN NHÂN DÂN TỈNH A", "UBND tỉnh A")], UNITS)

    assert set(found.official.values()) == {"Cục Việc làm", "Ủy ban nhân dân tỉnh A"}
    assert (found.missing, found.ambiguous) == ((), {})


def test_name_of_several_units_is_told_with_them() -> None:
    found = names([assignment("", "Sở XD")], UNITS)

    assert found.ambiguous == {"Sở XD": ("Sở Xây dựng (X1)", "Sở Xã hội (X2)")}
    assert found.missing == ()


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Bộ Tài chính", "BTC", "unit"),
        ("Vụ Kế hoạch - Tài chính", "VKHTC", "unit"),
        ("Bộ Khoa học và Công nghệ", "BKHCN", "unit"),
        ("UBND tỉnh Điện Biên", "UBNDTĐB", "unit"),
        ("Ủy ban nhân dân các xã", "UBNDX", "closed-group"),
        ("Thủ trưởng các đơn vị có liên quan", "TTĐVCLQ", "open-group"),
        ("chính quyền địa phương", "CQĐP", "open-group"),
        ("Cục Ứng dụng ử", "CƯDƯ", "unit"),
        ("Thứ trưởng Nguyễn Văn A", "TTNVA", "unit"),
        ("Các Sở, ban, ngành", "SBN", "closed-group"),
        ("tất cả đơn vị thuộc Bộ", "TCĐVB", "closed-group"),
        ("các cơ quan có liên quan", "CQCLQ", "open-group"),
        ("những đơn vị khác", "NĐVK", "open-group"),
        ("- # : “”", "DV", "open-group"),
        ("Văn Lang", "VL2", "unit"),
    ],
)
def test_entry_is_proposed_for_a_unit_the_list_lacks(name: str, code: str, kind: str) -> None:
    (unit,) = names([assignment("", name)], UNITS).missing

    assert (unit.code, unit.name, unit.kind.value, unit.order) == (code, name, kind, 80)


def test_spellings_of_one_new_unit_are_one_entry() -> None:
    given = (
        "UBND tỉnh B",
        "Ủy ban nhân dân tỉnh B",
        "ủy ban nhân dân tỉnh B",
        "Sở Y tế",
        "SỞ Y TẾ",
        "So\u031b\u0309 Y te\u0302\u0301",
    )
    found = names([assignment("", *given)], UNITS)

    assert [(unit.name, unit.aliases) for unit in found.missing] == [
        ("UBND tỉnh B", ("Ủy ban nhân dân tỉnh B",)),
        ("Sở Y tế", ()),
    ]
    assert {found.official[name] for name in given} == {"UBND tỉnh B", "Sở Y tế"}


# --- groups and ids --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clauses", "ids"),
    [
        (["I.1", "II.3, gạch 1", "II.3, gạch 2"], ["I.1", "II.1", "II.2"]),
        (["1", "2, nhóm thứ nhất", "2"], ["1.1", "2.1", "2.2"]),
        (["Điều 3", "Điều 4", "điều 4, khoản 2"], ["3.1", "4.1", "4.2"]),
        (["mở đầu", "I", "I", "II", "II"], ["1", "I.1", "I.2", "II.1", "II.2"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["II.1", "II.2"], ["1", "2"]),
        (["", "mở đầu", "# x", "\u202e"], ["1", "2", "3", "4"]),
        ([], []),
    ],
)
def test_ids_follow_the_parts_of_the_document(clauses: list[str], ids: list[str]) -> None:
    assert [identifier for _, identifier in numbers(clauses, {}).places] == ids


def test_group_is_named_by_its_heading() -> None:
    text = "I. ĐÁNH GIÁ CHUNG\n\nII. Nhiệm vụ thời gian tới:\n\n1. Giao Sở A rà soát.\n\nIII. Bộ A làm việc này.\n"
    found = numbers(["I", "I", "II", "II", "III", "III"], headings(text))

    assert [(group.id, group.title) for group in found.groups] == [
        ("I", "ĐÁNH GIÁ CHUNG"),
        ("II", "Nhiệm vụ thời gian tới"),
        ("III", "Mục III"),
    ]


# --- the law ---------------------------------------------------------------------------------------------------------

HOSTILE = st.text(
    st.sampled_from("aộđVĐ1 .,:;#-?[]{}&*!|>'\"%@`~=\\/\n\t\f\u00a0\u202e\u200b\ufeff\u0301<&\U0001f600"), max_size=12
)
WORDS = st.one_of(
    HOSTILE, st.sampled_from(["no", "08", "null", "2009-08", "<<<<<<< x", "- a", "a: b", "'", "Cục Việc làm"])
)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
DUES = st.builds(
    Due,
    text=WORDS,
    deadline=st.sampled_from(
        [None, *(Deadline.parse(value) for value in ("2009-08-31", "2009-08", "2009-Q3", "2009"))]
    ),
    recurs=st.sampled_from([None, *Recurs]),
)
ASSIGNMENTS = st.builds(
    Assignment,
    clause=st.one_of(WORDS, st.sampled_from(["I.1", "II", "2, a", "Điều 3"])),
    spans=st.just(()),
    quote=st.lists(HOSTILE.filter(str.strip), min_size=1, max_size=2).map(tuple),
    title=WORDS,
    lead=NAMES,
    cooperating=NAMES,
    monitoring=NAMES,
    joint=st.booleans(),
    kind=st.sampled_from(TaskKind),
    due=st.none() | DUES,
    product=st.none() | WORDS,
    confidence=st.sampled_from(Confidence),
    reasons=NAMES,
)
HEADS = st.builds(
    Head,
    type=st.none() | WORDS.filter(str.strip),
    number=WORDS.filter(str.strip),
    date=st.dates(dt.date(1945, 9, 2), dt.date(2100, 1, 1)),
    issuer=st.none() | WORDS,
    signer=st.none() | WORDS,
    subject=st.none() | WORDS,
)


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(assignments=st.lists(ASSIGNMENTS, max_size=4), head=HEADS)
def test_any_reading_becomes_a_register_with_its_tasks(assignments: list[Assignment], head: Head) -> None:
    text = "\n".join(passage for one in assignments for passage in one.quote)
    tree, problems = nodes.parse(register(*assignments, head=head, source="sources/a.md").encode(), "so.yaml")
    assert tree is not None, problems
    read, problems = door.validate(tree, Register)
    assert read is not None, problems
    found = names(assignments, UNITS)

    assert len(read.tasks) == len({task.id for task in read.tasks}) == len(assignments)
    assert {task.group for task in read.tasks} - {None} == {group.id for group in read.groups}
    for task, one in zip(read.tasks, assignments, strict=True):
        for role in ("lead", "cooperating", "monitoring"):
            wanted = {found.official[name] for name in getattr(one, role) if name.strip()}
            assert set(getattr(task, role)) == wanted
        assert task.source is not None
        assert [squeezed(quote) for quote in task.source.quote] == [squeezed(quote) for quote in one.quote]
        assert all(Passages(text).holds(quote) for quote in task.source.quote)
        assert task.deadline == (one.due.deadline if one.due else None)
        if task.deadline_text:
            assert any(Passages(quote).holds(task.deadline_text) for quote in task.source.quote)
        assert task.joint == (one.joint and len(task.lead) > 1)
        assert (task.kind is TaskKind.RECURRING) == (task.recurs is not None)
        assert task.kind is one.kind or (one.kind, task.kind) == (TaskKind.RECURRING, TaskKind.STANDING)


@given(given=st.lists(WORDS.filter(str.strip), max_size=8))
def test_proposed_entries_never_claim_a_name_twice(given: list[str]) -> None:
    missing = names([assignment("", *given)], UNITS).missing
    grown = UnitDirectory([*UNITS.units, *missing])

    for unit in missing:
        assert unit.kind in set(UnitKind)
        for spelling in unit.spellings():
            assert [found.code for found in grown.matches(spelling)] == [unit.code]
