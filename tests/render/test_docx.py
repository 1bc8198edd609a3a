"""Word documents read back by python-docx: the measures of Nghị định 30/2020, and the texts of the views, whole."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from markdown_it import MarkdownIt

from giaoban.cli.question import Question
from giaoban.errors import MissingExtraError, TemplateFaultError
from giaoban.query import Sort
from giaoban.render import docx, markdown
from giaoban.render.letter import markdown as letter_markdown
from giaoban.render.meeting import markdown as meeting_markdown
from giaoban.report import lists
from giaoban.report.calendar import sitting
from giaoban.report.detail import show_page
from giaoban.report.letter import letters
from giaoban.report.meeting import meeting_pack
from giaoban.report.page import Column, Grid, Mark, Page, Pairs, Prose, Quoted, words
from giaoban.report.period import period_report
from giaoban.store.notes import Notes
from giaoban.text import safe
from word_templates import made as templates_made

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from tests.conftest import Write

    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter
    from giaoban.report.meeting import MeetingPack

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
MADE_UP = ROOT / "tests" / "cli" / "data" / "made-up" / "registers"
SHIPPED = ROOT / "registers"


def read(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def frame_of(folder: Path = MADE_UP, **asked: str) -> Frame:
    return Question(registers=folder, **asked).frame()


def report_of(frame: Frame, template: Path = TEMPLATES / "bao-cao.docx") -> WordDocument:
    return read(docx.report(frame, period_report(frame), template))


def letter_to(unit: str, day: str, folder: Path = MADE_UP, *, reply_by: dt.date | None = None) -> tuple[Frame, Letter]:
    frame = frame_of(folder, unit=unit, as_of=day)
    (one,) = letters(frame, within=15, reply_by=reply_by).letters
    return frame, one


def letter_of(unit: str, day: str, folder: Path = MADE_UP, *, reply_by: dt.date | None = None) -> WordDocument:
    return read(docx.letter(*letter_to(unit, day, folder, reply_by=reply_by), TEMPLATES / "cong-van.docx"))


@pytest.fixture(scope="module")
def report() -> WordDocument:
    """The report of the third quarter on made-up figures."""
    return report_of(frame_of(quarter="III"))


@pytest.fixture(scope="module")
def letter() -> WordDocument:
    """A letter about overdue tasks and one due soon."""
    return letter_of("NCC", "6/10/2009", reply_by=dt.date(2009, 10, 15))


def pack_of(day: dt.date, folder: Path = MADE_UP, *, unit: str | None = None) -> tuple[Frame, MeetingPack]:
    frame = Question(registers=folder, as_of=day.isoformat(), unit=unit).frame()
    first = min(register.document.date for register in frame.registers)
    return frame, meeting_pack(frame, sitting(frame.office, day, first=first))


def meeting_of(day: dt.date, folder: Path = MADE_UP) -> WordDocument:
    return read(docx.meeting(*pack_of(day, folder), TEMPLATES / "tai-lieu-giao-ban.docx"))


@pytest.fixture(scope="module")
def meeting() -> WordDocument:
    """The pack for a meeting with something in each of its sections but one."""
    return meeting_of(dt.date(2009, 10, 27))


def texts(document: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def blocks(document: WordDocument) -> list[str]:
    """The paragraphs and, in their places, the tables of the body."""
    body = document.element.body
    return ["".join(block.itertext(qn("w:t"))) for block in body if block.tag in {qn("w:p"), qn("w:tbl")}]


def styled(document: WordDocument, style: str) -> list[str]:
    """The paragraphs of a style, in tables too."""
    made = [
        *document.paragraphs,
        *(p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs),
    ]
    return [paragraph.text for paragraph in made if paragraph.style and paragraph.style.name == style]


def header_row_repeats(table: Table) -> bool:
    return table.rows[0]._tr.trPr is not None and table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001 - the library has no other way in


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["report", "letter", "meeting"])
def test_pages_are_a4_with_the_margins_of_the_decree_and_annexes_lie(name: str, request: pytest.FixtureRequest) -> None:
    document: WordDocument = request.getfixturevalue(name)
    body, *annexes = document.sections

    assert len(annexes) == (4 if name == "report" else 1)
    for section in document.sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins if margin is not None] == [20, 20, 30, 15]
    sizes = [
        (round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections if s.page_width and s.page_height
    ]
    assert sizes == [(210, 297), *[(297, 210)] * len(annexes)]
    assert body.orientation == WD_ORIENT.PORTRAIT
    assert {section.orientation for section in annexes} == {WD_ORIENT.LANDSCAPE}


@pytest.mark.parametrize("name", ["report", "letter", "meeting"])
def test_word_of_today_lays_it_out_and_draws_no_broken_line_apart(name: str, request: pytest.FixtureRequest) -> None:
    settings = request.getfixturevalue(name).settings.element.find(qn("w:compat"))

    modes = {one.get(qn("w:name")): one.get(qn("w:val")) for one in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    assert settings[0].tag == qn("w:doNotExpandShiftReturn")


@pytest.mark.parametrize("name", ["report", "letter", "meeting"])
def test_page_numbers_stand_centred_in_the_top_margin_from_page_two_and_each_annex_counts_anew(
    name: str, request: pytest.FixtureRequest
) -> None:
    document: WordDocument = request.getfixturevalue(name)
    first, *annexes = document.sections
    number = first.header.paragraphs[0]

    assert [code.text for code in number._p.iter(qn("w:instrText"))] == [" PAGE "]  # noqa: SLF001
    assert number.style is not None
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert number.style.font.size in {Pt(13), Pt(14)}
    assert first.header_distance is not None
    assert 0 < first.header_distance.mm < 20 - 14 * 0.3528
    for section in document.sections:
        assert section.different_first_page_header_footer
    assert list(first.first_page_header.paragraphs[0]._p.iter(qn("w:instrText"))) == []  # noqa: SLF001
    for section in annexes:
        assert section.header.is_linked_to_previous
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001


# --- type and sizes --------------------------------------------------------------------------------------------------

# by Phụ lục I: the sizes allowed, bold, italic, upper case where the template itself writes the text
LOOKS = {
    "Quốc hiệu": ({12, 13}, True, False),
    "Tiêu ngữ": ({13, 14}, True, False),
    "Cơ quan chủ quản": ({12, 13}, False, False),
    "Cơ quan ban hành": ({12, 13}, True, False),
    "Số ký hiệu": ({13}, False, False),
    "Địa danh ngày": ({13, 14}, False, True),
    "Tên loại": ({13, 14}, True, False),
    "Trích yếu": ({13, 14}, True, False),
    "Trích yếu công văn": ({12, 13}, False, False),
    "Kính gửi": ({13, 14}, False, False),
    "Nội dung": ({13, 14}, False, False),
    "Heading 1": ({13, 14}, True, False),
    "Heading 2": ({13, 14}, True, False),
    "Quyền hạn chức vụ": ({13, 14}, True, False),
    "Họ tên": ({13, 14}, True, False),
    "Nơi nhận": ({12}, True, True),
    "Danh sách nhận": ({11}, False, False),
    "Phụ lục": ({14}, True, False),
    "Tên phụ lục": ({13, 14}, True, False),
    "Kèm theo": ({13, 14}, False, True),
    "Số trang": ({13, 14}, False, False),
}


@pytest.mark.parametrize("name", LOOKS)
def test_each_part_has_the_size_and_the_type_the_decree_gives_it(report: WordDocument, name: str) -> None:
    sizes, bold, italic = LOOKS[name]
    style: ParagraphStyle = report.styles[name]
    fonts = style.element.rPr.find(qn("w:rFonts"))

    assert style.font.size is not None
    assert style.font.size.pt in sizes
    assert (style.font.bold, style.font.italic) == (bold, italic)
    assert {value for key, value in fonts.attrib.items()} == {"Times New Roman"}
    assert str(style.font.color.rgb) == "000000"


def test_no_run_goes_its_own_way(report: WordDocument, letter: WordDocument, meeting: WordDocument) -> None:
    for document in (report, letter, meeting):
        runs = [run for run in document.element.body.iter(qn("w:rPr")) if run.getparent().tag == qn("w:r")]
        assert runs == []


def test_the_body_is_justified_with_an_indented_first_line_and_room_between_paragraphs(report: WordDocument) -> None:
    form = report.styles["Nội dung"].paragraph_format

    assert form.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(form.first_line_indent.cm, 2) == 1.27
    assert form.space_before.pt + form.space_after.pt >= 6
    assert 1 <= form.line_spacing <= 1.5


# --- the heading -----------------------------------------------------------------------------------------------------


def borders(table: Table) -> set[str]:
    return {side.get(qn("w:val")) for side in table._tbl.tblPr.find(qn("w:tblBorders"))}  # noqa: SLF001


def test_the_heading_is_two_columns_without_lines_and_number_and_date_stay_blank(
    report: WordDocument, letter: WordDocument, meeting: WordDocument
) -> None:
    ((left, right),) = cells(report.tables[0])
    ((urged, _),) = cells(letter_of("VL", "3/9/2009", SHIPPED).tables[0])

    assert borders(report.tables[0]) == borders(letter.tables[0]) == borders(meeting.tables[0]) == {"nil"}
    # a paper that is not issued has no number and no date
    assert cells(meeting.tables[0])[0][0] == "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nVĂN PHÒNG\n"
    assert left.split("\n") == [
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "VĂN PHÒNG",
        "",
        "Số:         /BC-LĐTBXH",
    ]
    assert right.split("\n") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Hà Nội, ngày      tháng      năm",
    ]
    assert urged.split("\n") == [
        "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "",
        "Số:         /LĐTBXH-VP",
        "V/v đôn đốc thực hiện nhiệm vụ tại Kết luận của Bộ trưởng tại Hội nghị giao ban 6 tháng đầu năm 2009",
    ]


def test_rules_are_as_long_as_the_decree_asks(report: WordDocument) -> None:
    left, right = report.tables[0].rows[0].cells
    body = report.paragraphs
    found = {}
    for name, paragraphs, room in (
        ("office", left.paragraphs, 66),
        ("motto", right.paragraphs, 99),
        ("title", body, 165),
    ):
        for above, below in pairwise(paragraphs):
            if below.style and below.style.name == "Đường kẻ":
                form = below.paragraph_format
                assert form.left_indent is not None
                assert form.right_indent == form.left_indent
                assert below._p.pPr is not None  # noqa: SLF001
                assert below._p.pPr.find(qn("w:pBdr")) is not None  # noqa: SLF001
                found[name] = (above.text, room - 2 * form.left_indent.mm)

    # as LibreOffice sets them in Liberation Serif Bold, which has the widths of Times: 56.1, 25.7 and 41.0 millimetres
    assert found["motto"][0] == "Độc lập - Tự do - Hạnh phúc"
    assert found["motto"][1] == pytest.approx(56.1, abs=0.5)
    assert found["office"][0] == "VĂN PHÒNG"
    assert 25.7 / 3 <= found["office"][1] <= 25.7 / 2
    assert found["title"][0] == "(Quý III năm 2009)"
    assert 41.0 / 3 <= found["title"][1] <= 41.0 / 2


def test_the_text_begins_and_ends_as_an_official_document_does(report: WordDocument, letter: WordDocument) -> None:
    assert styled(report, "Tên loại") == ["BÁO CÁO"]
    assert styled(report, "Trích yếu") == [
        "Tình hình, kết quả thực hiện Kết luận giao ban (số liệu minh họa)",
        "(Quý III năm 2009)",
    ]
    assert styled(report, "Kính gửi") == ["Kính gửi: Bộ trưởng"]
    assert styled(letter, "Kính gửi") == ["Kính gửi: Cục Người có công"]
    for document in (report, letter):
        (signed,) = (at for at, block in enumerate(blocks(document)) if block.startswith("Nơi nhận:"))
        assert blocks(document)[signed - 1].endswith("./.")
        assert sum(text.endswith("./.") for text in texts(document)) == 1


def test_the_signature_stands_beside_those_who_get_it(report: WordDocument) -> None:
    shipped = letter_of("VL", "3/9/2009", SHIPPED)
    (signature,) = (table for table in report.tables if table.rows[0].cells[0].text.startswith("Nơi nhận:"))
    ((left, right),) = cells(signature)

    assert borders(signature) == {"nil"}
    assert left.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VP."]
    assert right.split("\n") == ["CHÁNH VĂN PHÒNG", "", "", "", "", ""]
    assert styled(shipped, "Quyền hạn chức vụ")[:2] == ["TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"]


def test_annexes_are_titled_and_their_tables_repeat_their_heads(report: WordDocument, letter: WordDocument) -> None:
    assert styled(report, "Phụ lục") == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    assert styled(report, "Tên phụ lục") == [
        "TỔNG HỢP THEO ĐƠN VỊ",
        "DANH MỤC NHIỆM VỤ QUÁ HẠN",
        "DANH MỤC NHIỆM VỤ ĐẾN HẠN KỲ TIẾP THEO",
        "DANH MỤC NHIỆM VỤ ĐƯỢC GIA HẠN",
    ]
    assert styled(letter, "Phụ lục") == ["Phụ lục"]
    assert styled(letter, "Kèm theo") == [
        "(Kèm theo Công văn số         / ngày      tháng      năm        của Bộ Lao động - Thương binh và Xã hội)"
    ]
    for table in (*report.tables, *letter.tables):
        if borders(table) != {"nil"}:
            assert header_row_repeats(table)
            width = sum(column.width.mm for column in table.columns if column.width is not None)
            assert width <= 252.1


def test_made_up_figures_are_marked_on_every_page(report: WordDocument) -> None:
    section = report.sections[0]
    real = letter_of("VL", "3/9/2009", SHIPPED).sections[0]

    assert [p.text for p in section.first_page_header.paragraphs] == ["SỐ LIỆU MINH HỌA"]
    assert section.header.paragraphs[1].text == "SỐ LIỆU MINH HỌA"
    assert "".join(p.text for p in (*real.first_page_header.paragraphs, *real.header.paragraphs[1:])) == ""


# --- texts -----------------------------------------------------------------------------------------------------------


def markdown_tables(text: str) -> list[list[list[str]]]:
    """The tables of a page of Markdown as the text a reader sees."""
    found: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for token, following in pairwise(tokens):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "td_open" | "th_open":
                letters_ = [c.content for c in following.children or [] if c.type in {"text", "html_inline"}]
                found[-1][-1].append("".join(letters_).replace("<br>", " "))
    return found


@pytest.mark.parametrize(
    "asked", [{"quarter": "III"}, {"month": "10"}, {"quarter": "III", "unit": "BTXH"}, {"year": "2009"}]
)
@pytest.mark.parametrize("folder", [MADE_UP, SHIPPED], ids=["made-up", "shipped"])
def test_tables_of_the_report_hold_what_those_of_the_markdown_do(folder: Path, asked: dict[str, str]) -> None:
    frame = frame_of(folder, as_of="31/12/2009", **asked)
    text = markdown.report(frame, period_report(frame), TEMPLATES / "bao-cao.md.j2")
    plain = [
        table for table in markdown_tables(text) if "CỘNG HÒA" not in str(table[0]) and "Nơi nhận" not in str(table[0])
    ]
    word = [cells(table) for table in report_of(frame).tables if borders(table) != {"nil"}]

    def lines(tables: list[list[list[str]]]) -> list[list[str]]:
        return [row for table in tables for row in table[1:]]

    def same(row: list[str]) -> list[str]:
        # Word lists the parts of a sum with dashes
        first = row[0].removeprefix("trong đó: ").removeprefix("- ").casefold()
        return [first, *row[1:]]

    assert list(map(same, lines(word))) == list(map(same, lines(plain)))


RATES = "Tỷ lệ tính trên số có thời hạn đã hoàn thành hoặc đã quá hạn."


def test_sentences_of_the_report_are_those_of_the_markdown() -> None:
    frame = frame_of(quarter="III")
    text = markdown.report(frame, period_report(frame), TEMPLATES / "bao-cao.md.j2")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    said = {
        "".join(child.content for child in token.children or [] if child.type in {"text", "softbreak"})
        for before, token in pairwise(tokens)
        if token.type == "inline" and before.type in {"paragraph_open", "heading_open"}
    }
    word = {line.removeprefix("- ") for line in texts(report_of(frame)) if line}

    # what only one of them has: marks and captions of tables
    assert said - word == {
        "SỐ LIỆU MINH HỌA",
        f"Các cột từ Trong hạn đến Tạm dừng là nhiệm vụ chưa hoàn thành. {RATES}",
    }
    assert word - said == {
        "Bảng 1. Số liệu tính đến ngày 30/9/2009",
        "Bảng 2. Biến động trong kỳ (nhiệm vụ)",
        f"Các cột Trong hạn, Quá hạn, Không thời hạn, Tạm dừng là nhiệm vụ chưa hoàn thành. {RATES}",
        "(Kèm theo Báo cáo số         /BC-LĐTBXH ngày      tháng      năm        của Văn phòng)",
    }


@pytest.mark.parametrize("unit", ["KHTC", "PC", "NCC", "TCDN"])
def test_sentences_of_a_letter_are_those_of_the_markdown(unit: str) -> None:
    frame, view = letter_to(unit, "6/10/2009", reply_by=dt.date(2009, 10, 15))
    text = letter_markdown(frame, view, TEMPLATES / "cong-van.md.j2")
    document = read(docx.letter(frame, view, TEMPLATES / "cong-van.docx"))

    for line in styled(document, "Nội dung"):
        assert line in text
    rows = [row for table in document.tables if borders(table) != {"nil"} for row in cells(table)[1:]]
    plain = [row for table in markdown_tables(text)[1:] if table[0][0] == "STT" for row in table[1:]]
    assert [row[:7] for row in rows] == [row[:7] for row in plain]


@pytest.mark.parametrize("unit", [None, "TCDN"], ids=["all", "a unit"])
@pytest.mark.parametrize("day", [(8, 25), (9, 29), (10, 27)], ids=str)
def test_a_meeting_pack_holds_what_that_of_the_markdown_does(day: tuple[int, int], unit: str | None) -> None:
    frame, view = pack_of(dt.date(2009, *day), unit=unit)
    text = meeting_markdown(frame, view, TEMPLATES / "tai-lieu-giao-ban.md.j2")
    document = read(docx.meeting(frame, view, TEMPLATES / "tai-lieu-giao-ban.docx"))

    def lines(tables: list[list[list[str]]]) -> list[list[str]]:
        parts = (("trong đó: ", ""), ("- ", ""))
        return [
            [row[0].replace(*parts[0]).replace(*parts[1]).casefold(), *row[1:]] for table in tables for row in table
        ]

    word = [cells(table) for table in document.tables if borders(table) != {"nil"}]
    assert lines(word) == lines(markdown_tables(text)[1:])
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    said = [
        "".join(child.content for child in token.children or [] if child.type in {"text", "softbreak"})
        for before, token in pairwise(tokens)
        if token.type == "inline" and before.type in {"paragraph_open", "heading_open"}
    ]
    written = [line.removeprefix("- ") for line in texts(document) if line]
    assert [line for line in said if line not in {"SỐ LIỆU MINH HỌA", "Biểu ghi kết luận"}] == written


def test_the_form_for_the_conclusion_is_empty_and_lies_on_a_page_of_its_own(meeting: WordDocument) -> None:
    tasks, others = meeting.tables[-2:]

    assert [row[0] for row in cells(tasks)] == ["STT", *map(str, range(1, 11))]
    assert {cell for row in cells(tasks)[1:] for cell in row[1:]} == {""}
    assert {cell for row in cells(others)[1:] for cell in row} == {""}
    assert meeting.sections[-1].orientation == WD_ORIENT.LANDSCAPE


TEXTS = {
    "markup": "<b>&amp;</b> & </w:t> <w:br/> ]]>",
    "a template": "{{ 7*7 }} {% raw %} {# x #} {%p if x %} {{r x }} {%tr for a in b %}",
    "quotes": "“a” ‘b’ \"c\" 'd'",
    "spaces": "  hai  khoảng   trắng  ",
    "letters": "Đ ư ợ 👩\u200d👧 한글",
    "a field": "PAGE \\* MERGEFORMAT =1+1",
    "a bell and other controls": "a\x07b\x0bc\x1bd\x00e\x7f\u202ef\ufffeg",
    "a tab": "cột\tcột",
}
LINES = "dòng một\ndòng hai"


@pytest.fixture
def hostile(write: Write) -> Path:
    """A folder in which every text a register can hold is a title, a quote, a unit, a difficulty and a proposal."""
    held = [text for name, text in TEXTS.items() if name != "a bell and other controls"] + [LINES]
    tasks, units = ["tasks:"], ["units:"]
    for number, text in enumerate(held, start=1):
        value = json.dumps(text, ensure_ascii=False).replace("\u200d", "\\u200d")
        name = json.dumps(text.replace("\n", " ").replace("\t", " ").strip(), ensure_ascii=False).replace(
            "\u200d", "\\u200d"
        )
        units.append(f"  - {{code: U{number}, order: {number}, name: {name}}}")
        tasks += [
            f"  - id: t{number}",
            f"    title: {value}",
            f"    lead: U{number}",
            f"    source: {{clause: {value}, quote: {value}}}",
            "    deadline: 2009-08-07",
            f"    events: [{{date: 2009-08-07, event: progress, difficulty: {value}}}]",
        ]
    return write("\n".join(tasks) + "\n", don_vi__yaml="\n".join(units) + "\n") / "registers"


def test_hostile_texts_are_whole_in_reports_and_letters(hostile: Path) -> None:
    frame = frame_of(hostile, month="8", as_of="1/9/2009")
    titles = [one.task.title for one in frame.tracked]
    document = report_of(frame)
    overdue = next(cells(t) for t in document.tables if t.rows[0].cells[-2].text == "Số ngày quá hạn")
    said = [line for line in texts(document) if ", ngày 07/8/2009): " in line]

    assert [row[2] for row in overdue[1:]] == titles
    assert [row[3] for row in overdue[1:]] == [f"{text[:1].upper()}{text[1:]}: “{text}”" for text in titles]
    assert [line.split(", ngày 07/8/2009): ", 1)[1] for line in said] == titles
    pack = meeting_of(dt.date(2009, 9, 1), hostile)
    listed = [line for line in texts(pack) if ". Đơn vị quá hạn: " in line]
    assert sorted(line.split(": ", 1)[1].split(". Đơn vị quá hạn: ")[0] for line in listed) == sorted(titles)
    for number, title in enumerate(titles, start=1):
        letter_ = letter_of(f"U{number}", "1/9/2009", hostile)
        assert cells(letter_.tables[-1])[1][2] == title
        name = frame.units.name(f"U{number}")
        assert f"Kính gửi: {name}" in texts(letter_)


def test_hostile_texts_are_whole_in_pages_and_what_xml_forbids_is_made_visible() -> None:
    held = [*TEXTS.values(), LINES]
    page = Page(
        head=tuple(held),
        parts=(
            Grid(
                title=held[0],
                columns=(Column(title=held[1]), Column(title="b", wide=True)),
                rows=tuple((t, t) for t in held),
            ),
            Pairs(pairs=tuple((text, text) for text in held)),
            Prose(lines=tuple(held)),
            Quoted(text=" ".join(held), marks=(Mark(2, 9), Mark(5, 6), Mark(12, 15)), line=1),
            Grid(columns=(Column(title="x"),), rows=(), empty=held[2]),
        ),
    )
    document = read(docx.page(page, title=held[6]))
    grid, pairs = document.tables
    expected = [safe(text) for text in held]

    assert [row[0] for row in cells(grid)[1:]] == [row[1] for row in cells(grid)[1:]] == expected
    assert [row[0] for row in cells(pairs)] == [row[1] for row in cells(pairs)] == expected
    lines = texts(document)
    assert lines[0] == safe(held[6])
    assert lines[1 : 1 + len(held)] == expected
    assert safe(" ".join(held)) in lines
    assert safe(held[2]) in lines


# --- what the office wrote -------------------------------------------------------------------------------------------

WRITTEN = """\
Đoạn một, **đậm** và *nghiêng*,
viết tiếp dòng sau & <b>.

- Mục một
  nối dài
- Mục `hai` 2\\*3 a_b_c {{ 7*7 }}
1. Thứ nhất
### Tiêu đề
"""


def test_paragraphs_written_by_hand_stand_in_their_sections_as_text() -> None:
    frame = frame_of(quarter="III")
    view = period_report(frame)
    notes = Notes(general=WRITTEN, causes="Vì sao", difficulties="Khó", proposals="Xin")
    lines = texts(read(docx.report(frame, view, TEMPLATES / "bao-cao.docx", notes)))
    plain = texts(report_of(frame))
    added = [line for line in lines if line not in plain]

    assert added == [
        "Đoạn một, đậm và nghiêng, viết tiếp dòng sau & <b>.",
        "- Mục một nối dài",
        "- Mục `hai` 2*3 a_b_c {{ 7*7 }}",
        "1. Thứ nhất",
        "Tiêu đề",
        "3. Nguyên nhân",
        "Vì sao",
        "Khó",
        "Xin",
    ]
    assert lines[lines.index(added[0]) - 1] == "I. TÌNH HÌNH CHUNG"
    assert lines[lines.index("Khó") + 1].startswith("- Cục Việc làm (nhiệm vụ 4.2, ngày 30/9/2009): ")
    assert lines[lines.index("Xin") + 1].endswith("./.")


def test_a_table_written_by_hand_is_a_line_for_each_of_its_rows() -> None:
    frame = frame_of(quarter="III")
    notes = Notes(general="Gồm:\n\n| Tỉnh | Số |\n| :-- | --: |\n| Hà Nam | **3** |\n\n--- hết")
    lines = texts(read(docx.report(frame, period_report(frame), TEMPLATES / "bao-cao.docx", notes)))

    at = lines.index("Gồm:")
    assert lines[at : at + 4] == ["Gồm:", "Tỉnh; Số", "Hà Nam; 3", "--- hết"]


# --- pages -----------------------------------------------------------------------------------------------------------


def test_a_page_holds_every_cell_and_lies_where_it_has_many_columns() -> None:
    frame = frame_of(quarter="III")
    made = lists.task_page(frame, lists.task_list(frame, Sort.REGISTER))
    document = read(docx.page(made, title="Danh mục nhiệm vụ"))
    wide = Page(head=made.head, parts=(Grid(columns=(Column(title="a"),) * 6, rows=((1,) * 6,)),))

    (grid,) = (part for part in made.parts if isinstance(part, Grid))
    assert cells(document.tables[0])[1:] == [[words(cell) for cell in row] for row in grid.rows]
    assert header_row_repeats(document.tables[0])
    assert texts(document)[:3] == ["Danh mục nhiệm vụ", *made.head]
    assert document.sections[0].orientation == WD_ORIENT.PORTRAIT
    assert read(docx.page(wide, title="")).sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert document.sections[0].first_page_header.paragraphs[0].text == "SỐ LIỆU MINH HỌA"


@pytest.mark.parametrize("columns", range(1, 14))
def test_columns_of_a_page_fill_its_width_and_no_more(columns: int) -> None:
    rows = tuple(tuple("x" * (at * 7 % 40) for at in range(columns)) for _ in range(3))
    grid = Grid(columns=tuple(Column(title="Tỷ lệ hoàn thành", wide=at == 1) for at in range(columns)), rows=rows)
    table = read(docx.page(Page(head=(), parts=(grid,)), title="")).tables[0]

    widths = [column.width.mm for column in table.columns if column.width is not None]
    assert min(widths) > 5
    assert sum(widths) == pytest.approx(165 if columns < 6 else 252, abs=0.5)


def test_one_task_is_a_page_too() -> None:
    frame = frame_of(quarter="III")
    made = show_page(frame, frame.tracked[0])
    document = read(docx.page(made, title="Nhiệm vụ"))

    assert ["Nội dung", "Đề xuất hướng xử lý kiến nghị"] in cells(document.tables[0])


def test_the_same_question_gives_the_same_bytes() -> None:
    frame = frame_of(quarter="III")
    page = lists.task_page(frame, lists.task_list(frame, Sort.REGISTER))

    assert docx.page(page, title="a") == docx.page(page, title="a")
    first, second = (docx.report(frame, period_report(frame), TEMPLATES / "bao-cao.docx") for _ in range(2))
    assert first == second
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- templates -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made_anew() -> dict[str, bytes]:
    """The templates as the tool makes them."""
    return templates_made()


@pytest.mark.parametrize("name", ["bao-cao.docx", "cong-van.docx", "tai-lieu-giao-ban.docx"])
def test_the_shipped_template_is_what_the_tool_makes(made_anew: dict[str, bytes], name: str) -> None:
    shipped = (TEMPLATES / name).read_bytes()

    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return {info.filename: file.read(info) for info in file.infolist()}

    assert parts(made_anew[name]) == parts(shipped)


def word_template(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def fault(template: Path) -> str:
    frame = frame_of(quarter="III")
    with pytest.raises(TemplateFaultError) as caught:
        docx.report(frame, period_report(frame), template)
    message = str(caught.value).removeprefix(f"{template}: ")
    return message.removesuffix(
        " Sửa mẫu; các tên dùng được ở docs/mau-bao-cao.md, mẫu gốc: giaoban report --print-template."
    )


FAULTS = {
    "{{ sai }}": "mẫu in không được: không có tên “sai”.",
    "{{ office.sai }}": "mẫu in không được: không có tên “sai” ở đây.",
    "{{ counts.total | sai }}": "mẫu in không được: không có bộ lọc “sai”, gần chữ “{{ counts.total | sai }}”.",
    "{% if unit %}": "mẫu in không được: thiếu phần đóng (%}, }} hoặc thẻ end), gần chữ “{% if unit %}”.",
    "{{ ''.__class__ }}": "mẫu in không được: mẫu không được dùng “__class__”.",
    "{{ office.pop('body') }}": "mẫu in không được: mẫu không được dùng “pop”.",
    "{{ 'x' * 100000000 }}": "mẫu in không được: phép tính cho kết quả quá lớn.",
    "{{ counts.total / 0 }}": "mẫu in không được: chia cho 0.",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "mẫu in không được: mẫu gọi chính nó không dừng.",
    "{% for i in range(90000) %}{% for j in range(90000) %}{{ ('x' * 100000) }}{% endfor %}{% endfor %}": (
        "mẫu in không được: bản in dài quá mức."
    ),
}


@pytest.mark.parametrize(("text", "message"), FAULTS.items(), ids=FAULTS)
def test_a_fault_of_a_word_template_is_told_by_its_file(tmp_path: Path, text: str, message: str) -> None:
    assert fault(word_template(tmp_path / "mau.docx", "Đầu", text)) == message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "chữ".encode()])
def test_what_is_no_word_file_is_told_as_such(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(data)

    assert fault(path) == ("không phải tệp Word (.docx). Mở bằng Word rồi lưu lại với dạng Word Document (.docx).")


def test_another_archive_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "x")

    assert fault(path).startswith("không phải tệp Word (.docx).")


def test_filters_print_in_word_what_they_print_in_markdown(tmp_path: Path) -> None:
    text = (
        "{{ as_of.day | ngay }} {{ as_of.day | ngay_ngan }} {{ as_of.day | ngay_dai }} {{ counts.total | so }} "
        "{{ counts.completion | ty_le }} {{ office.place | hoa }} {{ office.place | o }}[{{ unit }}]"
    )
    document = report_of(frame_of(quarter="III"), word_template(tmp_path / "mau.docx", text))

    assert texts(document) == ["30/09/2009 30/9/2009 ngày 30 tháng 9 năm 2009 12 0/3 (0%) HÀ NỘI Hà Nội[]"]


def test_without_the_library_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    expected = 'ghi tệp .docx cần thư viện Word. Cài: pip install "giaoban[office]"; hoặc chọn dạng .md.'
    frame = frame_of(quarter="III")
    makes: list[Any] = [
        lambda: docx.page(Page(head=(), parts=()), title=""),
        lambda: docx.report(frame, period_report(frame), TEMPLATES / "bao-cao.docx"),
        lambda: meeting_of(dt.date(2009, 10, 27)),
    ]
    for make in makes:
        with pytest.raises(MissingExtraError) as caught:
            make()
        assert str(caught.value) == expected
