"""Text that would mean something to a terminal, a table, a page or a template is printed as the letters it has."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from giaoban.console.screen import screen
from giaoban.report.citing import clause_words
from giaoban.report.page import Column, Grid, Mark, Page, Pairs, Prose, Quoted
from giaoban.text import safe

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token
    from tests.conftest import Run, Write

TEXTS = {
    "rich markup": "[red]đỏ[/] [/] [bold [link=http://x.vn]y [a=b]",
    "names of emoji": ":smile: :warning:",
    "pipes and backslashes": "a|b \\| c \\\\ d\\",
    "backticks": "`mã` ``hai`` \\` ~~~",
    "HTML": "<script>alert(1)</script> &amp; &copy; <!-- x --> <br>",
    "a template": "{{ 7*7 }} {% raw %} {# x #}",
    "Markdown": "# 1. *a* _b_ ~~c~~ ![i](j) [k](l) <http://x.vn> 1) - + >",
    "a heading": "## đầu dòng",
    "a list": "- một",
    "a numbered list": "12. hai",
    "a rule": "---",
    "an underline": "===",
    "an indent": "     năm dấu cách",
    "controls in YAML's escapes": "a\u202eb\u200bc",
    "a very long word": "Đ" * 300,
    "letters apart from their marks": unicodedata.normalize("NFD", "Cục Việc làm ưu đãi"),
    "emoji": "👩\u200d👩\u200d👧 🇻🇳 ✅ 한글",
    "spaces": "hai  khoảng   trắng",
    "a formula": "=1+1 @x -1",
}
LINES = "dòng một | a\ndòng hai"


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes, what cannot be seen in escapes: those of JSON are YAML's too."""
    return json.dumps(text, ensure_ascii=False).replace("\u202e", "\\u202e").replace("\u200b", "\\u200b")


@pytest.fixture
def hostile(write: Write) -> list[str]:
    """A folder in which every text is a title, a note, a quote, a difficulty, a unit and a proposal; gives them."""
    texts = [*TEXTS.values(), LINES]
    tasks, units = ["tasks:"], ["units:"]
    for number, text in enumerate(texts, start=1):
        units.append(f"  - {{code: U{number}, order: {number}, name: {quoted(text.replace(chr(10), ' '))}}}")
        tasks += [
            f"  - id: t{number}",
            f"    title: {quoted(text)}",
            f"    lead: U{number}",
            f"    product: {quoted(text)}",
            f"    source: {{clause: {quoted(text)}, quote: {quoted(text)}}}",
            "    deadline: 2009-08-07",
            f"    events: [{{date: 2009-08-07, event: progress, note: {quoted(text)}, difficulty: {quoted(text)}}}]",
        ]
    tasks += ["proposals:", *(f"  - {{id: p{n}, text: {quoted(text)}}}" for n, text in enumerate(texts, start=1))]
    head = f"format: 1\nid: H\ntitle: {quoted(TEXTS['rich markup'])}\n"
    document = (
        f"document:\n  type: {quoted(TEXTS['HTML'])}\n  number: {quoted(TEXTS['Markdown'])}\n  date: 2009-08-06\n"
    )
    write("\n".join(tasks) + "\n", head=head + document, don_vi__yaml="\n".join(units) + "\n")
    return texts


def tables(markdown: str) -> list[list[list[str]]]:
    """The tables of a page, as their rows of cells, with the text a reader of the page sees."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found: list[list[list[str]]] = []
    for token, following in pairwise(tokens):
        match token.type:
            case "table_open":
                found.append([])
            case "tr_open":
                found[-1].append([])
            case "td_open" | "th_open":
                found[-1][-1].append(seen(following))
    return found


def seen(inline: Token) -> str:
    """The text of a line of Markdown; a mark that is not ours shows as its kind."""
    letters = []
    for child in inline.children or []:
        if child.type == "text":
            letters.append(child.content)
        elif child.type == "html_inline" and child.content == "<br>":
            letters.append("\n")
        elif child.type not in {"strong_open", "strong_close", "em_open", "em_close"}:
            letters.append(f"[{child.type}]")
    return "".join(letters)


def on_page(text: str) -> str:
    """The text as a page of Markdown holds it: four spaces before it would make it code, and are one."""
    return re.sub("^ {4,}", " ", safe(text))


def in_cell(text: str) -> str:
    return on_page(text).strip()


def test_a_list_has_each_text_whole_in_plain_text_and_json(giaoban: Run, hostile: list[str]) -> None:
    asked = ("list", "--as-of", "7/8/2009")

    plain = giaoban(*asked).stdout.splitlines()[2:]
    document = json.loads(giaoban(*asked, "--json").stdout)

    assert [line.split("\t")[1] for line in plain] == [safe(text).replace("\n", " ") for text in hostile]
    assert [line.split("\t")[2] for line in plain] == [safe(text).replace("\n", " ") for text in hostile]
    assert [task["title"] for task in document["data"]] == hostile
    assert [task["source"]["quote"] for task in document["data"]] == [[text] for text in hostile]
    assert [task["lead"][0]["name"] for task in document["data"]] == [text.replace("\n", " ") for text in hostile]


@pytest.mark.parametrize("form", ["csv", "json", "txt", "html"])
def test_what_a_shell_handed_on_and_is_no_text_shows_in_escapes(
    giaoban: Run, write: Write, tmp_path: Path, form: str
) -> None:
    write("tasks: []\n")
    asked = ("list", "--as-of", "7/8/2009", "--grep", "số \udc80")
    assert giaoban(*asked, "-o", f"list.{form}") == (0, "", f"Đã ghi list.{form}\n")
    assert r"số \udc80" in (tmp_path / f"list.{form}").read_text(encoding="utf-8")


def test_a_table_of_markdown_has_each_text_whole(giaoban: Run, hostile: list[str], tmp_path: Path) -> None:

    giaoban("list", "--as-of", "7/8/2009", "-o", "list.md")
    (table,) = tables((tmp_path / "list.md").read_bytes().decode())

    assert [row[0] for row in table[1:]] == [f"t{number}" for number in range(1, len(hostile) + 1)]
    assert [row[1] for row in table[1:]] == [in_cell(text) for text in hostile]
    assert [row[2] for row in table[1:]] == [in_cell(text.replace("\n", " ")) for text in hostile]
    assert {len(row) for row in table} == {5}


def test_the_report_has_each_text_whole(giaoban: Run, hostile: list[str]) -> None:
    report = giaoban("report", "--month", "8", "--as-of", "1/9/2009").stdout

    found = tables(report)
    by_title = {table[0][1]: table for table in found if len(table[0]) > 1}
    proposals = next(table for table in found if table[0][:2] == ["Mã", "Nội dung kiến nghị"])
    overdue = next(table for table in found if "Trích văn bản giao" in table[0])
    units = by_title["Đơn vị"]
    assert [row[1] for row in proposals[1:]] == [in_cell(text) for text in hostile]
    assert [row[2] for row in overdue[1:]] == [in_cell(text) for text in hostile]
    places = [clause_words(on_page(text)) for text in hostile]
    assert [row[3] for row in overdue[1:]] == [
        f"{place[:1].upper()}{place[1:]}: “{on_page(text)}”".lstrip()
        for place, text in zip(places, hostile, strict=True)
    ]
    assert [row[1] for row in units[1:-2]] == [in_cell(text.replace("\n", " ")) for text in hostile]


def test_the_sentences_of_the_report_hold_no_mark_of_the_data(giaoban: Run, hostile: list[str]) -> None:
    report = giaoban("report", "--month", "8", "--as-of", "1/9/2009").stdout

    tokens = MarkdownIt("commonmark").enable("table").parse(report)
    kinds = {child.type for token in tokens if token.type == "inline" for child in token.children or []}
    said = [seen(token) for token in tokens if token.type == "inline" and token.level == 3]
    difficulties = [line for line in said if re.match(r".* \(nhiệm vụ t[0-9]+, ngày 07/8/2009\): ", line)]

    assert kinds == {"text", "html_inline", "strong_open", "strong_close", "em_open", "em_close"}
    assert [token.content for token in tokens if token.type == "html_block"] == []
    assert difficulties == [
        f"{text} (nhiệm vụ t{number}, ngày 07/8/2009): {text}".strip()
        for number, text in enumerate((on_page(text).replace("\n", " ") for text in hostile), start=1)
    ]


def test_one_task_is_shown_whole_in_plain_text_and_markdown(giaoban: Run, hostile: list[str], tmp_path: Path) -> None:
    number = 1 + hostile.index(TEXTS["HTML"])
    text = TEXTS["HTML"]

    plain = giaoban("show", f"t{number}").stdout.splitlines()
    giaoban("show", f"t{number}", "-o", "show.md")
    (table,) = tables((tmp_path / "show.md").read_bytes().decode())

    event = f"Cập nhật tiến độ; khó khăn: {text}; ghi chú: {text}"
    assert plain[1] == f"Nội dung\t{text}"
    assert plain[-1] == f"1\t07/08/2009\t\t{event}"
    assert table[1] == ["1", "07/08/2009", "", event]


@pytest.mark.parametrize("width", [20, 59, 80, 200])
def test_a_terminal_shows_each_text_as_its_letters(width: int) -> None:
    texts = [*TEXTS.values(), LINES]
    page = Page(
        head=tuple(texts),
        parts=(
            Grid(columns=(Column(title="Mã"), Column(title="Chữ", wide=True)), rows=tuple((1, text) for text in texts)),
            Pairs(pairs=tuple(("Tên", text) for text in texts)),
            Prose(title=TEXTS["rich markup"], lines=tuple(texts)),
            Quoted(text="\n".join(texts), marks=(Mark(0, 5),), line=1),
        ),
    )

    printed = re.sub("\x1b\\[[0-9;]*m", "", screen(page, width=width, colour=True))
    shown = re.sub(r"\s", "", printed)

    missing = [text for text in texts if shown.count(re.sub(r"\s", "", safe(text))) < (4 if width < 60 else 3)]
    assert missing == []
    assert set(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", printed)) == set()


def test_escape_codes_in_the_file_and_on_the_command_line_never_reach_the_terminal(giaoban: Run, write: Write) -> None:
    write('tasks:\n  - id: "1"\n    title: "a\\e[31mb"\n    lead: VL\n')

    result = giaoban("list", "--grep", "\x1b]8;;http://x\x07")
    refused = giaoban("status", "--unit", "\x1b[31m\u202eVL")

    assert (result.exit_code, result.stdout) == (3, "")
    assert set(re.findall("[\x1b\x07\u202e]", result.stderr + refused.stderr)) == set()
    assert refused.exit_code == 3
