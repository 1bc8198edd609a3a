"""HTML pages: what stands in them, whatever the data holds; numbers are those of the view."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.cli.question import Question
from giaoban.errors import TemplateFaultError
from giaoban.progress import Bucket
from giaoban.query import Role, Sort, select
from giaoban.render import html
from giaoban.render.html.context import html_context
from giaoban.render.html.figures import bands, timeline
from giaoban.render.html.gate import cell, tag, text
from giaoban.render.html.prose import prose
from giaoban.render.template import locate
from giaoban.report.calendar import sitting
from giaoban.report.card import card
from giaoban.report.counts import Rate, number
from giaoban.report.lists import task_list, task_page
from giaoban.report.meeting import meeting_pack
from giaoban.report.page import Column, Grid, Mark, Names, Page, Pairs, Prose, Quoted, Tone, Toned
from giaoban.report.period import period_report
from giaoban.report.summary import summary
from giaoban.store.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Golden, Write

    from giaoban.query import Facts
    from giaoban.report.frame import Frame

ROOT = Path(__file__).parents[2]
MADE_UP = ROOT / "tests" / "cli" / "data" / "made-up" / "registers"
TEMPLATE = ROOT / "templates" / "bao-cao.html.j2"
MEETING = ROOT / "templates" / "tai-lieu-giao-ban.html.j2"
VOID = {"meta", "br", "link", "input", "hr", "img"}


class Reader(HTMLParser):
    """Reads a page strictly: every element closed in its order; keeps elements, attributes and text."""

    def __init__(self, page: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.tables: list[dict[str, Any]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute given twice: {tag} {attrs}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append({"caption": "", "heads": [], "rows": [], "feet": []})
        if tag == "tr":
            self.tables[-1]["feet" if "tfoot" in self.open else "rows" if "tbody" in self.open else "heads"].append([])
        if tag in {"td", "th"}:
            self._row().append("")

    def handle_endtag(self, tag: str) -> None:
        """Close the element opened last, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text, with the element it stands in."""
        self.texts.append((self.open[-1] if self.open else "", data))
        if "caption" in self.open:
            self.tables[-1]["caption"] += data
        elif {"td", "th"} & set(self.open):
            self._row()[-1] += data

    def _row(self) -> list[str]:
        table = self.tables[-1]
        row: list[str] = table["feet" if "tfoot" in self.open else "rows" if "tbody" in self.open else "heads"][-1]
        return row

    def text(self) -> str:
        """All text that a reader sees."""
        return "".join(data for tag, data in self.texts if tag not in {"style", "script"})

    def table(self, caption: str) -> dict[str, Any]:
        """The table with this caption."""
        return next(table for table in self.tables if table["caption"] == caption)


def frame(registers: Path = MADE_UP, asked: dict[str, str] | None = None) -> Frame:
    return Question(registers=registers, **(asked or {"quarter": "III"})).frame()


def status(of: Frame) -> str:
    return html.status(of, summary(of, select(of.tracked, of.narrowed)))


def report(of: Frame, template: Path = TEMPLATE) -> str:
    return html.report(of, period_report(of), template)


def unit_card(of: Frame, unit: str = "BTXH") -> str:
    return html.card(of, card(of, unit), Role.ANY)


def listed(of: Frame) -> str:
    return html.page(task_page(of, task_list(of, Sort.REGISTER)), title="Danh mục", marks=of.marks)


def pack(of: Frame) -> str:
    """The pack for a meeting on the frame's day."""
    first = min(register.document.date for register in of.registers)
    return html.meeting(of, meeting_pack(of, sitting(of.office, of.scope.as_of.day, first=first)), MEETING)


PAGES: dict[str, Callable[[Frame], str]] = {
    "status": status,
    "report": report,
    "card": unit_card,
    "list": listed,
    "meeting": pack,
}


def main_of(page: str) -> str:
    """The page without its style and script."""
    return page[page.index("<main") : page.index("</main>")] + "</main>\n"


# --- whole pages -----------------------------------------------------------------------------------------------------

GRID = Grid(
    title="Bảng",
    columns=(
        Column(title="Mã"),
        Column(title="Nội dung", wide=True),
        Column(title="Đơn vị"),
        Column(title="Thời hạn"),
        Column(title="Số ngày", right=True),
        Column(title="Tình trạng"),
    ),
    rows=(
        (
            "1.1",
            "một\nhai",
            Names("Cục Việc làm; Vụ Pháp chế", "VL, PC"),
            dt.date(2009, 8, 6),
            1234,
            Toned("Quá hạn 5 ngày, x", Tone.LATE),
        ),
        ("1.2", "", Names("", ""), "Không", None, Toned("Trong hạn, y", Tone.NONE)),
    ),
    feet=(("Tổng", "", "", None, Rate(n=1, of=2), ""),),
)
SMALL = Page(
    head=("Số liệu minh họa.", "Hai nhiệm vụ."),
    parts=(
        GRID,
        Grid(columns=(Column(title="Mã"),), rows=(), empty="Không có gì."),
        Pairs(
            title="Thẻ",
            pairs=(("Tên", "a & b"), ("Ngày", dt.date(2009, 8, 6)), ("Tình trạng", Toned("Hết", Tone.LATE))),
        ),
        Quoted(text="Một hai ba.\n\nBốn <năm>.", marks=(Mark(4, 7), Mark(5, 9), Mark(13, 16)), line=1234),
        Prose(title="Lời", lines=("Câu một.", "Câu hai.")),
    ),
)


def test_a_page_has_all_its_parts(golden: Golden) -> None:
    page = html.page(SMALL, title="Trang nhỏ", marks=("Số liệu minh họa.",), units=("Vụ Pháp chế", "Cục Việc làm"))

    golden(main_of(page), "html/page.html")


@pytest.mark.parametrize(
    ("name", "make", "asked"),
    [
        ("status-quy-III.html", status, {"quarter": "III"}),
        ("report-quy-III.html", report, {"quarter": "III"}),
        ("report-BTXH-thang-9.html", report, {"month": "9", "unit": "BTXH"}),
        ("card-BTXH-thang-9.html", unit_card, {"month": "9"}),
        ("meeting-27-10.html", pack, {"as_of": "27/10/2009"}),
    ],
    ids=["status", "report", "report of a unit", "card", "meeting"],
)
def test_the_page_on_made_up_figures_is_the_one_kept(
    golden: Golden, name: str, make: Callable[[Frame], str], asked: dict[str, str]
) -> None:
    golden(main_of(make(frame(asked=asked))), f"html/{name}")


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_a_page_is_well_formed_alone_and_named_for_readers(make: Callable[[Frame], str]) -> None:
    page = make(frame())
    read = Reader(page)
    attributes = [(tag, name, value or "") for tag, found in read.elements for name, value in found.items()]
    ids = [value for _, name, value in attributes if name == "id"]

    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", page.replace("http-equiv", ""))
    assert {name for _, name, _ in attributes if name in {"src", "style", "action", "srcset", "xlink:href"}} == set()
    assert [name for _, name, _ in attributes if name.startswith("on")] == []
    assert {value[:1] for _, name, value in attributes if name == "href"} == {"#"}
    assert len(ids) == len(set(ids))
    assert {value[1:] for _, name, value in attributes if name == "href"} <= set(ids)
    for name in ("aria-labelledby", "aria-describedby"):
        assert {part for _, given, value in attributes if given == name for part in value.split()} <= set(ids)
    assert all(table["caption"] for table in read.tables)
    assert all("scope" in found for tag, found in read.elements if tag == "th")
    pictures = [found for tag, found in read.elements if tag == "svg"]
    assert all(found.get("role") == "img" or found.get("aria-hidden") == "true" for found in pictures)
    assert Counter(tag for tag, _ in read.elements)["h1"] == 1


def test_the_policy_of_the_page_lets_only_its_own_script_run() -> None:
    page = status(frame())
    policy = next(
        found["content"] for tag, found in Reader(page).elements if found.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'; ")
    assert "script-src 'sha256-" in policy
    assert policy in Reader(report(frame())).elements[3][1].values()
    assert page.count("<script>") == 1


# --- numbers ---------------------------------------------------------------------------------------------------------


def tiles(read: Reader) -> list[str]:
    values: list[str] = []
    inside = iter(read.texts)
    wanted = [found.get("class") for tag, found in read.elements if tag == "dd"].count("value")
    for within, _ in inside:
        if within == "dt" and len(values) < wanted:
            values.append(next(said for name, said in inside if name == "dd"))
    return values


@pytest.mark.parametrize("asked", [{"quarter": "III"}, {"year": "2009"}, {"month": "10"}], ids=str)
def test_the_numbers_of_the_summary_are_those_of_the_view(asked: dict[str, str]) -> None:
    of = frame(asked=asked)
    view = summary(of, select(of.tracked, of.narrowed))
    read = Reader(html.status(of, view))
    tasks = view.tasks
    rows = [row for row in view.rows if row.counts.total]
    sums = [found for found in read.elements if found[1].get("class") == "sum"]

    assert tiles(read)[:6] == [
        number(tasks.total),
        number(tasks.done),
        number(tasks.open),
        number(tasks.open_overdue),
        tasks.completion.share,
        tasks.punctuality.share,
    ]
    assert len(sums) == len(rows) + (5 if tasks.open_overdue else 0)
    for row in rows:
        assert f"{row.name}: {number(row.counts.total)}" in [data for tag, data in read.texts if tag == "title"]
    table = read.table("Tổng hợp theo đơn vị")
    assert [row[:2] for row in table["rows"]] == [[row.name, number(row.counts.total)] for row in view.rows]
    assert [row[:2] for row in table["feet"]] == [
        ["Tổng số lượt giao", number(view.assignments.total)],
        ["Tổng số nhiệm vụ", number(tasks.total)],
    ]
    assert len(read.table("Danh mục nhiệm vụ")["rows"]) == tasks.total + tasks.unscored


@pytest.mark.parametrize("asked", [{"quarter": "III"}, {"year": "2009"}, {"month": "9", "unit": "BTXH"}], ids=str)
def test_the_numbers_of_the_report_are_those_of_the_view(asked: dict[str, str]) -> None:
    of = frame(asked=asked)
    view = period_report(of)
    read = Reader(html.report(of, view, TEMPLATE))
    counts, drawn = view.counts, html_context(of, view)["figures"]
    late = [*view.overdue.new, *view.overdue.carried]

    numbers = read.table(f"Số liệu tính đến ngày {of.scope.as_of.day:%d/%-m/%Y}")["rows"]
    assert [row[1] for row in numbers][:2] == [number(counts.total), number(counts.done)]
    assert [row[1] for row in read.table("Biến động trong kỳ")["rows"]][-1] == number(view.flow.carried_out)
    assert sum(bar["count"] for bar in drawn["ages"]) == counts.open_overdue == len(late)
    assert sum(bar["total"] for bar in drawn["units"]) == (0 if view.unit else view.summary.assignments.total)
    assert (
        sum(bar["total"] for bar in drawn["deadlines"]) + drawn["without_deadline"] == counts.total - counts.withdrawn
    )
    assert len(read.table("Tra cứu toàn bộ nhiệm vụ")["rows"]) == counts.total + counts.unscored
    if late:
        rows = read.table("Danh mục nhiệm vụ quá hạn")["rows"]
        assert [(row[1], row[6]) for row in rows] == [(one.tracked.task.id, number(one.days_late)) for one in late]


@pytest.mark.parametrize("unit", [unit.code for unit in frame().units.units])
def test_every_unit_and_group_has_its_pages(unit: str) -> None:
    of = frame(asked={"quarter": "III", "unit": unit})
    view = card(of, unit)

    assert Reader(report(of)).table("Biến động trong kỳ")["rows"]
    for role in Role:
        Reader(html.card(of, card(of, unit, role), role))
    assert tiles(Reader(html.card(of, view, Role.ANY)))[:1] == (
        [number(view.counts.total)] if view.counts.total else []
    )


class Dated:
    """As much of a standing as the deadlines look at."""

    def __init__(self, end: dt.date | None, bucket: Bucket = Bucket.OPEN_IN_TIME) -> None:
        """Keep both."""
        self.end, self.bucket = end, bucket


def drawn_deadlines(*ends: dt.date | None, day: dt.date) -> Any:  # noqa: ANN401 - a Timeline, of stand-ins
    facts: Any = [Dated(end) for end in ends]
    found: list[Facts] = facts
    return timeline(found, day)


@given(st.lists(st.dates() | st.dates(dt.date(2009, 1, 1), dt.date(2010, 12, 31)) | st.none()), st.dates())
def test_any_deadlines_are_drawn_each_once(ends: list[dt.date | None], day: dt.date) -> None:
    line = drawn_deadlines(*ends, day=day)

    assert sum(column.total for column in line.columns) + line.without == len(ends)
    assert line.now is None or 0 < line.now <= len(line.columns)


def test_the_steps_of_the_deadlines_grow_with_their_span() -> None:
    first = dt.date(2009, 8, 31)

    def labels(last: dt.date) -> list[str]:
        return [
            f"{column.label} {column.sublabel}".strip() for column in drawn_deadlines(first, last, day=first).columns
        ]

    assert labels(dt.date(2009, 10, 1)) == ["T8 2009", "T9 2009", "T10 2009"]
    assert labels(dt.date(2010, 12, 31))[::5] == ["Q3 2009", "Q4 2010"]
    assert labels(dt.date(2013, 1, 1)) == ["2009", "2010", "2011", "2012", "2013"]
    assert labels(dt.date(9999, 12, 31)) == ["2009", "9999"]
    assert drawn_deadlines(first, dt.date(2009, 10, 1), day=first).now == 1
    assert drawn_deadlines(first, dt.date(2009, 10, 1), day=dt.date(2009, 11, 1)).now is None


def test_the_overdue_stand_in_the_band_of_their_days() -> None:
    counted = bands([0, 7, 8, 30, 31, 90, 91, 120, 121, 4000])

    assert [(bar.label, bar.total) for bar in counted] == [
        ("Đến 7 ngày", 2),
        ("8–30 ngày", 2),
        ("31–90 ngày", 2),
        ("91–120 ngày", 2),
        ("Trên 120 ngày", 2),
    ]


# --- what data may hold ----------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "</textarea></title></style></script><img src=x onerror=alert(1)>",
    "{{7*7}}{% raw %}{# x #}",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &copy;",
    "]]>-->",
    "a\u202eb\u200bc",
    "đ" * 3000,
]
SEEN = {HOSTILE[8]: "a\\u202eb\\u200bc"}


def hostile(write: Write) -> Path:
    """A register whose every free text is hostile."""

    def quoted(words: str) -> str:
        escaped = words.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + escaped.replace("\u202e", "\\u202e").replace("\u200b", "\\u200b") + '"'

    tasks = "".join(
        f"""\
  - id: "{place}"
    group: "g{place}"
    title: {quoted(text)}
    lead: {"VL" if place % 2 else "NCC"}
    deadline: 2009-08-{place + 10}
    product: {quoted(text)}
    source:
      clause: {quoted(text)}
      quote: {quoted(text)}
    events:
      - date: 2009-08-{place + 10}
        event: progress
        cause: {quoted(text)}
        difficulty: {quoted(text)}
        request: {quoted(text)}
      - date: 2009-08-{place + 12}
        event: {"done" if place % 3 else "note"}
        {"document" if place % 3 else "note"}: {quoted(text)}
"""
        for place, text in enumerate(HOSTILE)
    )
    groups = "".join(f'  - id: "g{place}"\n    title: {quoted(text)}\n' for place, text in enumerate(HOSTILE))
    proposals = "".join(f'  - id: "k{place}"\n    text: {quoted(text)}\n' for place, text in enumerate(HOSTILE))
    text = HOSTILE[0]
    folder = write(
        so__yaml=f"""\
format: 1
id: GB-2009
title: {quoted(text)}
document:
  type: Kết luận
  number: {quoted(text)}
  date: 2009-08-06
groups:
{groups}proposals:
{proposals}tasks:
{tasks}""",
        co_quan__yaml="".join(f"{key}: {quoted(text)}\n" for key in ("body", "office", "signer", "recipients")),
        don_vi__yaml=f"""\
units:
  - code: VL
    name: {quoted(HOSTILE[1])}
    order: 1
  - code: NCC
    name: {quoted(HOSTILE[0])}
    order: 2
""",
    )
    return folder / "registers"


@pytest.mark.parametrize("name", PAGES)
def test_text_that_looks_like_html_shows_as_the_letters_it_has(write: Write, name: str) -> None:
    of = frame(hostile(write))
    page = unit_card(of, "VL") if name == "card" else PAGES[name](of)
    read = Reader(page)
    text = read.text()
    shown = [SEEN.get(said, said) for said in HOSTILE]

    tags = Counter(tag for tag, _ in read.elements)
    assert (tags["script"], tags["style"], tags["img"], tags["b"]) == (1, 1, 0, 0)
    assert [name for _, found in read.elements for name in found if name.startswith("on") or name == "autofocus"] == []
    assert not re.search("[\u202e\u200b\x00-\x08]", page)
    assert "javascript:" not in [str(value)[:11] for _, found in read.elements for value in found.values()]
    expected = shown if name != "card" else shown[1::2]
    assert [said for said in expected if said not in text] == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<a href=\"x\" b='y'>&amp;", "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"),
        ("\x00\x1b[31m\x7f\x9b", "\\x00\\x1b[31m\\x7f\\x9b"),
        ("\u202e\u2066\u200b\u2028\ufeff", "\\u202e\\u2066\\u200b\\u2028\\ufeff"),
        ("\ud800\uffff", "\\ud800\\uffff"),
        ("một\nhai\n", "một<br>hai"),
    ],
    ids=["marks", "controls", "invisible", "not text", "lines"],
)
def test_the_gate_shows_every_letter_and_lets_no_mark_through(said: str, shown: str) -> None:
    assert cell(said) == shown
    assert cell(cell(said)) == shown
    assert tag("p", said, class_="x") == f'<p class="x">{text(said)}</p>'


WRITTEN = {
    "Một dòng\nhai dòng.\n\nĐoạn sau.": "<p>Một dòng hai dòng.</p>\n<p>Đoạn sau.</p>",
    "Gồm:\n- một\n  tiếp\n- **hai**\n\n1. ba": (
        "<p>Gồm:</p>\n<ul><li>một tiếp</li><li><strong>hai</strong></li></ul>\n<ul><li>ba</li></ul>"
    ),
    "### Phần *riêng*\nchữ": "<h4>Phần <em>riêng</em></h4>\n<p>chữ</p>",
    "**rất *gấp*** `a*b*c` \\*x\\* 2 * 3 * 4 a\\b": (
        "<p><strong>rất <em>gấp</em></strong> <code>a*b*c</code> *x* 2 * 3 * 4 a\\b</p>"
    ),
    "<b>x</b> [a](javascript:b) {{ 7*7 }} \u202e": ("<p>&lt;b&gt;x&lt;/b&gt; [a](javascript:b) {{ 7*7 }} \\u202e</p>"),
    "**chưa đóng *nửa": "<p>**chưa đóng *nửa</p>",
    "`<i>`": "<p><code>&lt;i&gt;</code></p>",
}


@pytest.mark.parametrize(("written", "shown"), WRITTEN.items(), ids=WRITTEN)
def test_what_the_office_wrote_by_hand_is_printed_as_it_was_meant(written: str, shown: str) -> None:
    assert prose(written) == shown


@given(st.text(alphabet="*`\\ \n-#a<1."))
def test_whatever_is_written_by_hand_is_a_well_formed_page(written: str) -> None:
    Reader(prose(written))


def test_what_the_office_wrote_stands_in_its_section() -> None:
    of = frame()
    notes = Notes(general="Mở *đầu*.", causes="Thiếu tiền.", difficulties="- khó", proposals="Xin <thêm>.")
    page = html.report(of, period_report(of), TEMPLATE, notes)
    sections = re.split(r'<h2 id="muc-', page)

    assert "<p>Mở <em>đầu</em>.</p>" in sections[1]
    assert "<h3>3. Nguyên nhân</h3>\n<p>Thiếu tiền.</p>" in sections[3]
    assert "<ul><li>khó</li></ul>\n<ul>" in sections[5]
    assert sections[7].startswith('7">VII. ĐỀ XUẤT</h2>\n<p>Xin &lt;thêm&gt;.</p>\n\n<p>Văn phòng kính báo cáo ')


# --- templates -------------------------------------------------------------------------------------------------------


def test_the_offices_own_template_goes_before_the_shipped_one(write: Write) -> None:
    folder = write('tasks:\n  - {id: "1", title: "A & <b>", lead: VL, deadline: 2009-08}\n')
    shipped = locate("bao-cao.html.j2", given=None, registers=folder / "registers")
    (folder / "templates").mkdir()
    own = folder / "templates" / "bao-cao.html.j2"
    own.write_bytes(b"<p title='{{ tasks[0].title }}'>{{ tasks[0].title }}: {{ figures.tiles[0].value }}</p>\n")
    of = frame(folder / "registers")

    assert shipped == TEMPLATE
    assert locate("bao-cao.html.j2", given=None, registers=folder / "registers") == own
    assert report(of, own) == "<p title='A &amp; &lt;b&gt;'>A &amp; &lt;b&gt;: 1</p>\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>\n{{ charts.sai }}", "m.j2:2: mẫu in không được: không có tên “sai” ở đây."),
        ("\n{% if %}", "m.j2:2: mẫu sai cú pháp: thiếu biểu thức."),
    ],
    ids=["undefined name", "syntax"],
)
def test_a_fault_in_a_template_is_told_by_file_and_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "m.j2"
    path.write_bytes(text.encode())

    with pytest.raises(TemplateFaultError) as caught:
        report(frame(), path)

    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(words)


# --- many rows -------------------------------------------------------------------------------------------------------


def test_a_long_table_is_folded_and_says_how_long_it_is() -> None:
    rows = tuple((f"{place}", "Việc", None, None, place, None) for place in range(1200))
    made = Page(head=(), parts=(Grid(columns=GRID.columns, rows=rows),))
    read = Reader(html.page(made, title="Danh mục nhiệm vụ"))
    folded = [found for tag, found in read.elements if tag == "details"]

    assert folded == [{"class": "fold", "data-unfold": None}]
    assert "Danh mục nhiệm vụ: 1.200 dòng (mở ra để xem và in)" in read.text()
    assert len(read.table("Danh mục nhiệm vụ")["rows"]) == len(rows)
