"""How a written name finds its unit: exactly, by an alias, without accents; never by its beginning."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.errors import AmbiguousError, ExitCode, NotFoundError
from giaoban.units import Unit, UnitDirectory, UnitKind

UNITS = UnitDirectory(
    [
        Unit(code="VP", name="Văn phòng Bộ", aliases=("Văn phòng", "VPB"), order=10, member_of=("DV",)),
        Unit(code="KHTC", name="Vụ Kế hoạch - Tài chính", aliases=("Vụ KHTC", "KH-TC"), order=20, member_of=("DV",)),
        Unit(code="PC", name="Vụ Pháp chế", aliases=("Vụ PC",), order=30, member_of=("DV",)),
        Unit(code="VL", name="Cục Việc làm", aliases=("Cục VL", "CVL"), order=40, member_of=("Các đơn vị thuộc Bộ",)),
        Unit(code="PCTNXH", name="Cục Phòng, chống tệ nạn xã hội", aliases=("PC TNXH",), order=50, member_of=("DV",)),
        Unit(code="ATLĐ", name="Cục An toàn lao động", order=60),
        Unit(code="TTTT", name="Trung tâm Thông tin", order=70, aliases=("Trung tâm Tin học hoá",)),
        Unit(code="BTTTT", name="Bộ Thông tin và Truyền thông", order=80, aliases=("Bộ TT",)),
        Unit(code="BTT", name="Ban Tổ chức", order=90, aliases=("Bộ TT", "Bồ TT")),
        Unit(code="DV", name="Các đơn vị thuộc Bộ", kind=UnitKind.CLOSED_GROUP, order=200),
        Unit(code="DVLQ", name="các đơn vị có liên quan", kind=UnitKind.OPEN_GROUP, order=300),
    ]
)

FOUND = [
    pytest.param("Cục Việc làm", "VL", id="the official name"),
    pytest.param("VL", "VL", id="the code"),
    pytest.param("CVL", "VL", id="an alias"),
    pytest.param("cục việc làm", "VL", id="small letters"),
    pytest.param("CỤC VIỆC LÀM", "VL", id="capitals"),
    pytest.param("vl", "VL", id="the code in small letters"),
    pytest.param("cuc viec lam", "VL", id="without accents"),
    pytest.param("Cuc viec làm", "VL", id="with half of the accents"),
    pytest.param("  Cục  Việc\u00a0làm ", "VL", id="spaces"),
    pytest.param(unicodedata.normalize("NFD", "Cục Việc làm"), "VL", id="decomposed letters"),
    pytest.param("Vụ Kế hoạch – Tài chính", "KHTC", id="en dash"),
    pytest.param("Vụ Kế hoạch-Tài chính", "KHTC", id="no spaces around the dash"),
    pytest.param("Vụ Kế hoạch Tài chính", "KHTC", id="no dash"),
    pytest.param("vu ke hoach tai chinh", "KHTC", id="no dash, no accents"),
    pytest.param("KH–TC", "KHTC", id="an alias with an en dash"),
    pytest.param("Cục Phòng chống tệ nạn xã hội", "PCTNXH", id="no comma, as the conclusion writes it"),
    pytest.param("cuc phong, chong te nan xa hoi", "PCTNXH", id="a comma, no accents"),
    pytest.param("Trung tâm tin học hóa", "TTTT", id="hóa for hoá"),
    pytest.param("trung tâm Thông tin", "TTTT", id="another capital, as the conclusion writes it"),
    pytest.param("ATLÐ", "ATLĐ", id="eth for Đ"),
    pytest.param("atld", "ATLĐ", id="a code without accents"),
    pytest.param("PC", "PC", id="PC is Vụ Pháp chế, never PCTNXH"),
    pytest.param("pc", "PC", id="pc too"),
    pytest.param("PC TNXH", "PCTNXH", id="PC TNXH is PCTNXH"),
    pytest.param("các đơn vị thuộc bộ", "DV", id="a group"),
]


@pytest.mark.parametrize(("written", "code"), FOUND)
def test_a_unit_is_found_however_its_name_is_written(written: str, code: str) -> None:
    assert UNITS.find(written).code == code


UNKNOWN = [
    pytest.param(
        "cuc viec lm",
        "không có đơn vị “cuc viec lm” trong danh mục. Có phải: Cục Việc làm (VL)?",
        id="a letter left out",
    ),
    pytest.param(
        "Vụ Pháp chê tài",
        "không có đơn vị “Vụ Pháp chê tài” trong danh mục. Có phải: Vụ Pháp chế (PC)?",
        id="a word too many",
    ),
    pytest.param(
        "Trung tâm", "không có đơn vị “Trung tâm” trong danh mục. Xem danh mục: giaoban units.", id="a beginning"
    ),
    pytest.param("P", "không có đơn vị “P” trong danh mục. Xem danh mục: giaoban units.", id="a letter"),
    pytest.param("Sở Y tế", "không có đơn vị “Sở Y tế” trong danh mục. Xem danh mục: giaoban units.", id="elsewhere"),
    pytest.param("", "không có đơn vị “” trong danh mục. Xem danh mục: giaoban units.", id="nothing"),
    pytest.param(" - ", "không có đơn vị “ - ” trong danh mục. Xem danh mục: giaoban units.", id="a dash"),
]


@pytest.mark.parametrize(("written", "message"), UNKNOWN)
def test_an_unknown_unit_is_answered_with_what_it_may_be(written: str, message: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        UNITS.find(written)
    assert str(refused.value) == message
    assert refused.value.exit_code is ExitCode.NOT_FOUND


def test_a_name_of_two_units_is_answered_with_both() -> None:
    with pytest.raises(AmbiguousError) as refused:
        UNITS.find("bo tt")
    assert str(refused.value) == (
        "“bo tt” có thể là nhiều đơn vị: Bộ Thông tin và Truyền thông (BTTTT); Ban Tổ chức (BTT). "
        "Ghi rõ tên hoặc mã đơn vị."
    )
    assert refused.value.exit_code is ExitCode.NOT_FOUND


def test_accents_decide_between_two_names_that_are_alike_without_them() -> None:
    assert UNITS.find("Bồ TT").code == "BTT"


@given(st.sampled_from([spelling for unit in UNITS.units for spelling in unit.spellings()]), st.data())
def test_the_beginning_of_a_name_is_never_enough(spelling: str, data: st.DataObject) -> None:
    beginning = spelling[: data.draw(st.integers(0, len(spelling)))]
    whole = {key for unit in UNITS.units for key in map(plain_key, unit.spellings())}
    assert bool(UNITS.matches(beginning)) == (plain_key(beginning) in whole)


def plain_key(text: str) -> str:
    """The letters of `text`, by the rules of the tests above but not by the program's code."""
    marks = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").lower())
    letters = "".join(" " if mark in "-–," else mark for mark in marks if not unicodedata.combining(mark))
    return " ".join(letters.split())


# --- the list itself --------------------------------------------------------------------------------------------------


def test_units_stand_in_protocol_order_whatever_the_order_of_the_file() -> None:
    shuffled = UnitDirectory(reversed(UNITS.units))
    assert [unit.code for unit in shuffled.units] == [unit.code for unit in UNITS.units]
    assert [UNITS.position(code) for code in ("VP", "KHTC", "DVLQ")] == [0, 1, 10]


def test_an_unknown_code_comes_last() -> None:
    assert UNITS.position("SYT") == len(UNITS.units)


def test_a_code_gives_its_unit_and_only_as_it_is_written() -> None:
    assert UNITS["VL"].name == UNITS.name("VL") == "Cục Việc làm"
    assert "VL" in UNITS
    assert "vl" not in UNITS


@pytest.mark.parametrize(
    ("code", "group", "is_open"),
    [("VL", False, False), ("DV", True, False), ("DVLQ", True, True)],
    ids=["unit", "closed group", "open group"],
)
def test_units_closed_groups_and_open_groups_are_told_apart(code: str, group: bool, is_open: bool) -> None:  # noqa: FBT001
    assert (UNITS.is_group(code), UNITS.is_open(code)) == (group, is_open)


@pytest.mark.parametrize(
    ("code", "groups"), [("PC", ("DV",)), ("VL", ("DV",)), ("ATLĐ", ())], ids=["by code", "by name", "in none"]
)
def test_a_unit_knows_its_groups(code: str, groups: tuple[str, ...]) -> None:
    assert UNITS.groups_of(code) == groups
