"""What `giaoban coverage` prints, whole, in every form; and hostile text through the gate of each."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from markdown_it import MarkdownIt

from giaoban.cli.question import Question
from giaoban.console import envelope
from giaoban.console.plain import plain
from giaoban.console.screen import screen
from giaoban.coverage import compare
from giaoban.draft.found import Assignment, Confidence, Head, Reading
from giaoban.model import Document, Register, Source, Task, TaskKind, Waived
from giaoban.render.docx import page as word
from giaoban.render.docx import report as word_report
from giaoban.render.html import report as html_report
from giaoban.render.html.coverage import page as browser_page
from giaoban.render.markdown import page as markdown
from giaoban.render.markdown import report as markdown_report
from giaoban.render.template import locate
from giaoban.report.coverage import Covered, coverage_page
from giaoban.report.period import period_report
from giaoban.store import folder
from giaoban.text import Passages, safe

if TYPE_CHECKING:
    from tests.conftest import Golden, Result, Run

    from giaoban.report.frame import Frame
    from giaoban.report.period import PeriodReport

ROOT = Path(__file__).parents[2]
REGISTERS = ROOT / "tests" / "data" / "doi-chieu" / "registers"
TITLE = "Đối chiếu văn bản với sổ"

READ = (
    ("1", "Giao Cục Việc làm xây dựng đề án tạo việc làm cho thanh niên, trình Bộ trước ngày 15 tháng 3 năm 2010."),
    ("2", "Giao Vụ Pháp chế rà soát các văn bản hướng dẫn về việc làm, báo cáo Bộ trong tháng 4 năm 2010."),
    ("2", "Giao Tổng cục Dạy nghề biên soạn giáo trình nghề điện, trình Bộ trong Quý II năm 2010."),
    ("3", "Giao Văn phòng Bộ chuẩn bị hội trường cho hội nghị tổng kết."),
    ("4", "Đề nghị Bộ Tài chính bổ sung kinh phí dạy nghề cho các địa phương."),
)
"""The assignments of the text made up for this, by hand: these pages are not tests of the rules that find them."""


def read(source: Passages, *found: tuple[str, str]) -> Reading:
    """A reading of the text with an assignment for each clause and passage."""
    made = []
    for clause, words in found:
        span = source.find(words)
        assert span
        made.append(
            Assignment(
                clause=clause,
                spans=(span,),
                quote=(source.text[slice(*span)],),
                title=words.partition(",")[0],
                lead=("Vụ",),
                kind=TaskKind.ONE_OFF,
                confidence=Confidence.HIGH,
            )
        )
    notes = () if found else ("Không tìm thấy câu giao việc nào trong văn bản.",)
    return Reading(head=Head(), assignments=tuple(made), notes=notes)


@pytest.fixture(scope="module")
def view() -> Covered:
    """Three registers: one with a text that assigns, one with a text that does not, one without a text."""
    found, without = [], []
    for sheet in folder.read(REGISTERS, shown=Path("registers")).sheets:
        if sheet.source is None:
            without.append(sheet.register)
        else:
            found.append(
                compare(
                    sheet.register,
                    sheet.source,
                    read(sheet.source, *(READ if sheet.register.id == "DC-2010" else ())),
                )
            )
    return Covered(found=tuple(found), without_text=tuple(without))


def main_of(page: str) -> str:
    """The page without its style and script."""
    return page[page.index("<main") : page.index("</main>")] + "</main>\n"


def test_pages_are_those_kept(view: Covered, golden: Golden) -> None:
    golden(plain(coverage_page(view)), "coverage/page.txt")
    golden(plain(coverage_page(view, missing_only=True)), "coverage/missing.txt")
    golden(screen(coverage_page(view), width=80, colour=False), "coverage/screen-80.txt")
    golden(markdown(coverage_page(view, whole=True)), "coverage/page.md")
    golden(main_of(browser_page(view, title=TITLE)), "coverage/page.html")


def test_the_word_file_has_the_whole_text_with_its_labels(view: Covered) -> None:
    document = docx.Document(io.BytesIO(word(coverage_page(view, whole=True), title=TITLE)))
    paragraphs = [paragraph for paragraph in document.paragraphs if "Vụ Pháp chế rà soát" in paragraph.text]
    (marked,) = paragraphs
    bold = "".join(run.text for run in marked.runs if run.bold)

    assert marked.text.startswith("2. [CÒN SÓT 1] Giao Vụ Pháp chế")
    assert "[2] Giao Tổng cục Dạy nghề" in marked.text
    assert bold.startswith("Giao Vụ Pháp chế")
    assert bold.endswith("trong Quý II năm 2010.")


class Links(HTMLParser):
    """The anchors of a page and the links to them, and its text."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is looked for."""
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def test_every_link_of_the_page_leads_somewhere_in_it(view: Covered) -> None:
    found = Links(main_of(browser_page(view, title=TITLE)))

    assert len(found.ids) == len(set(found.ids))
    assert [link for link in found.links if link.removeprefix("#") not in found.ids] == []
    assert len(found.links) > len(READ)


# --- the command -----------------------------------------------------------------------------------------------------


def ask(giaoban: Run, *arguments: str) -> Result:
    """The command on the registers made up for it."""
    return giaoban("coverage", "--registers", str(REGISTERS), *arguments)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--exit-code",), 5),
        (("--missing", "--exit-code"), 5),
        (("--exit-code", "--register", "TB-2010"), 0),
        (("--exit-code", "--register", "CT-2010"), 0),
        (("--json", "--plain"), 2),
        (("--register", "KHONG-CO"), 4),
    ],
)
def test_exit_code_tells_whether_something_is_missing(giaoban: Run, arguments: tuple[str, ...], code: int) -> None:
    assert ask(giaoban, *arguments)[0] == code


def test_the_rules_find_what_was_found_by_hand(giaoban: Run, view: Covered) -> None:
    document = json.loads(ask(giaoban, "--json")[1])
    by_hand = json.loads(envelope.coverage(view))

    assert [(row["line"], row["fate"], row["tasks"], row["reasons"]) for row in document["data"]] == [
        (row["line"], row["fate"], row["tasks"], row["reasons"]) for row in by_hand["data"]
    ]
    assert (
        document["totals"]
        == by_hand["totals"]
        == {
            "total": 5,
            "in_register": 3,
            "proposals": 1,
            "in_part": 0,
            "waived": 1,
            "missing": 1,
        }
    )


def test_missing_alone_is_listed_with_the_totals_of_all(giaoban: Run) -> None:
    document = json.loads(ask(giaoban, "--missing", "--json")[1])

    assert [row["fate"] for row in document["data"]] == ["missing"]
    assert document["totals"]["total"] == 5


def test_a_register_without_a_text_is_said(giaoban: Run) -> None:
    _, out, _ = ask(giaoban, "--register", "CT-2010")

    assert out == ("Số liệu minh họa.\nChưa đối chiếu được CT-2010: sổ chưa có tệp nguyên văn (khóa document.text).\n")


# --- in a report -----------------------------------------------------------------------------------------------------


def reported(view: Covered | None) -> tuple[Frame, PeriodReport]:
    """The report of a quarter with or without the annex."""
    frame = Question(registers=REGISTERS, quarter="I", as_of="20/4/2010").frame()
    return frame, period_report(frame)._replace(coverage=view)


def test_the_report_ends_with_the_annex_where_it_is_asked_for(view: Covered, golden: Golden) -> None:
    frame, with_annex = reported(view)
    _, without = reported(None)
    template = locate("bao-cao.md.j2", given=None, registers=REGISTERS)
    whole, short = markdown_report(frame, with_annex, template), markdown_report(frame, without, template)

    assert whole.startswith(short)
    golden(whole.removeprefix(short).lstrip("\n"), "coverage/annex.md")


def test_the_annex_says_the_same_in_every_form(view: Covered) -> None:
    frame, with_annex = reported(view)
    said = (
        "Văn bản giao có 5 nội dung giao nhiệm vụ: đã vào sổ 3/5 (trong đó 1 là kiến nghị), "
        "không ghi vào sổ (có lý do) 1, còn sót 1."
    )
    page = html_report(frame, with_annex, locate("bao-cao.html.j2", given=None, registers=REGISTERS))
    file = word_report(frame, with_annex, locate("bao-cao.docx", given=None, registers=REGISTERS))
    document = docx.Document(io.BytesIO(file))
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]

    assert said in Links(page).text
    assert "Phụ lục V. Đối chiếu văn bản giao với sổ theo dõi" in Links(page).text
    assert said in [paragraph.text for paragraph in document.paragraphs]
    assert rows == [
        ["STT", "Sổ", "Vị trí", "Nội dung giao nhiệm vụ còn sót"],
        ["1", "DC-2010", "mục 2, dòng 9", READ[1][1]],
    ]


def test_tables_have_no_room_for_the_annex(giaoban: Run) -> None:
    code, _, err = giaoban("report", "--quarter", "I", "--with-coverage", "-o", "x.csv", "--registers", str(REGISTERS))

    assert code == 2
    assert "--with-coverage không ghi được ra .csv" in err


# --- hostile text ----------------------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "\x1b[31mđỏ\x07",
    "đảo \u202e ngược",
    "*sao* _gạch_ ~~ngã~~ [mục](http://x) `mã` |",
    "]] hết [[",
    '" onmouseover="x" a=\'',
    "&lt;b&gt; &amp;",
    "# đầu dòng",
)


def test_hostile_text_is_shown_as_its_letters_in_every_form() -> None:
    lines = [f"Giao Vụ {number} làm {words} xong." for number, words in enumerate(HOSTILE)]
    source = Passages("\n\n".join(lines))
    register = Register(
        format=1,
        id="SO",
        title="Sổ",
        document=Document(type="Kết luận", number="1", date=dt.date(2010, 1, 15), text="so.txt"),
        tasks=tuple(
            Task(id=str(number), title=line, source=Source(quote=(line,))) for number, line in enumerate(lines[::3])
        ),
        waived=tuple(Waived(quote=(line,), reason=line) for line in lines[1::3]),
    )
    found = compare(register, source, read(source, *((line, line) for line in lines)))
    view = Covered(found=(found,), without_text=())
    whole = coverage_page(view, whole=True)

    assert {one.fate.value for one in found.sentences} == {"task", "waived", "missing"}
    page = Links(main_of(browser_page(view, title=TITLE)))
    assert "script" not in page.tags
    seen = {safe(line) for line in lines}
    assert all(line in " ".join(page.text.split()) for line in (" ".join(line.split()) for line in seen))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(whole))
    shown = Links(html)
    assert shown.tags <= {
        "p",
        "h2",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "strong",
        "em",
        "s",
        "br",
    }
    for line in lines:
        assert " ".join(safe(line).split()) in " ".join(shown.text.split())
    for text in (screen(whole, width=100, colour=False), plain(whole)):
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text.replace("\t", ""))
