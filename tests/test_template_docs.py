"""docs/mau-bao-cao.md against what a template is given; its example and its filters are rendered."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from giaoban.cli.question import Question
from giaoban.render.context import report_context
from giaoban.render.lazy import Lazy
from giaoban.render.letter import letter_context
from giaoban.render.meeting import meeting_context
from giaoban.report.calendar import sitting
from giaoban.report.coverage import covered
from giaoban.report.letter import letters
from giaoban.report.meeting import meeting_pack
from giaoban.report.period import period_report
from giaoban.store.notes import HEADINGS, Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

ROOT = Path(__file__).parent.parent
DEMONSTRATION = ROOT / "tests" / "data" / "minh-hoa" / "registers"
COMPARED = ROOT / "tests" / "data" / "doi-chieu" / "registers"
PAGE = (ROOT / "docs" / "mau-bao-cao.md").read_text(encoding="utf-8")

# --- the page --------------------------------------------------------------------------------------------------------

Table: TypeAlias = dict[str, tuple[str, str]]
"""The names of a table: the kind of each, and the heading it is written under."""

_LINK = re.compile(r"\[(.+?)\]\(#.+?\)")
_PARTS = re.split(r"^###? (.+)$", PAGE, flags=re.MULTILINE)
SECTIONS = dict(zip(_PARTS[1::2], _PARTS[2::2], strict=True))
TABLES = [section for section, text in SECTIONS.items() if "| tên |" in text]


def rows(section: str) -> list[list[str]]:
    """The cells of the table in a section, without its head; an escaped bar is no end of a cell."""
    lines = [line for line in SECTIONS[section].splitlines() if line.startswith("| ")]
    return [[cell.replace("\\|", "|") for cell in re.split(r" *(?<!\\)\| *", line)[1:-1]] for line in lines[2:]]


def table(section: str) -> Table:
    """The names in a section; those of a table it includes are spelled out."""
    names: Table = {}
    for name, kind, _ in rows(section):
        names |= table(link[1]) if (link := _LINK.fullmatch(name)) else {name.strip("`"): (kind, section)}
    return names


# --- what a template is given against the page -----------------------------------------------------------------------


def differences(value: object, kind: str, where: str, seen: set[str]) -> list[str]:
    """Where `value` is not what the page says; `seen` collects the names that had a value."""
    choices = [list(_differences(value, choice, where, seen)) for choice in kind.split(" hoặc ")]
    return [] if [] in choices else choices[0]


def _differences(value: object, kind: str, where: str, seen: set[str]) -> Iterator[str]:
    if kind.startswith("danh sách ") and isinstance(value, tuple | Lazy):
        for item in value:
            yield from differences(item, kind.removeprefix("danh sách "), f"{where}[]", seen)
    elif (link := _LINK.fullmatch(kind)) and isinstance(value, dict):
        yield from table_differences(value, link[1], where, seen)
    elif type(value) is not _KINDS.get(kind):
        yield f"{where} is {value!r}, not {kind}"


_KINDS = {"chữ": str, "số": int, "ngày": dt.date, "đúng/sai": bool, "trống": type(None)}


def table_differences(value: dict[str, Any], section: str, where: str, seen: set[str]) -> Iterator[str]:
    """Where the names of a value are not those of a section, or have other kinds of values."""
    names = table(section)
    if value.keys() != names.keys():
        yield f"{where}: {section} differs in {', '.join(sorted(value.keys() ^ names.keys()))}"
        return
    for name, (kind, heading) in names.items():
        if value[name] is not None and value[name] != ():
            seen.add(f"{heading}.{name}")
        yield from differences(value[name], kind, f"{where}.{name}", seen)


def context(**asked: str) -> dict[str, Any]:
    """What the template of a report on the made-up register is given."""
    frame = Question(registers=DEMONSTRATION, as_of="20/4/2010", **asked).frame()
    written = Notes(**dict.fromkeys(HEADINGS, "Viết tay."))
    compared = covered(Question(registers=COMPARED).workspace())
    return report_context(frame, period_report(frame)._replace(coverage=compared), written)


def letter_contexts() -> list[dict[str, Any]]:
    """What the templates of letters are given: on a day with reminders, and to a unit that asked for more time."""
    made = []
    for day, within in (("1/3/2010", 60), ("17/3/2010", 30)):
        frame = Question(registers=DEMONSTRATION, as_of=day).frame()
        view = letters(frame, within=within, reply_by=dt.date(2010, 3, 20))
        made += [letter_context(frame, one) for one in view.letters]
    return made


def pack_contexts() -> list[dict[str, Any]]:
    """What the templates of the meeting pack are given, at meetings in the calendar and one that is not."""
    made = []
    for day, unit in (("25/2/2010", None), ("17/3/2010", None), ("17/3/2010", "BTXH"), ("25/3/2010", None)):
        frame = Question(registers=DEMONSTRATION, as_of=day, unit=unit).frame()
        at = sitting(frame.office, frame.scope.as_of.day, first=dt.date(2009, 12, 15))
        made.append(meeting_context(frame, meeting_pack(frame, at)))
    return made


def test_page_names_all_that_a_template_is_given_and_nothing_else() -> None:
    seen: set[str] = set()
    given = {
        "Báo cáo": [context(quarter="I"), context(quarter="I", unit="VL")],
        "Công văn": letter_contexts(),
        "Tài liệu giao ban": pack_contexts(),
    }

    for section, contexts in given.items():
        for one in contexts:
            assert list(table_differences(one, section, "", seen)) == []
    assert {f"{heading}.{name}" for section in TABLES for name, (_, heading) in table(section).items()} == seen


# --- what the page shows ---------------------------------------------------------------------------------------------


def example(language: str) -> str:
    """The fenced block of the page in a language."""
    return PAGE.partition(f"```{language}\n")[2].partition("```")[0]


def test_example_renders_as_shown(giaoban: Run, tmp_path: Path) -> None:
    (tmp_path / "mau-rieng.md.j2").write_text(example("jinja"), encoding="utf-8")
    registers = str(ROOT / "registers")
    result = giaoban("report", "--month", "8", "--template", "mau-rieng.md.j2", "--registers", registers)

    assert result.exit_code == 0
    assert result.stdout == example("markdown")


@pytest.mark.parametrize("row", rows("Bộ lọc"), ids=lambda row: row[0].strip("`"))
def test_filter_prints_what_the_page_says(giaoban: Run, tmp_path: Path, row: list[str]) -> None:
    name, _, used, printed = (cell.strip("`") for cell in row)
    (tmp_path / "mau.md.j2").write_text(used, encoding="utf-8")
    registers = str(ROOT / "registers")
    result = giaoban("report", "--month", "8", "--template", "mau.md.j2", "--registers", registers)

    assert f"| {name} }}}}" in used
    assert result.stdout == printed
