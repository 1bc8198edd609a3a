"""A document's file becomes the text a reader sees, or is refused with its place."""

from __future__ import annotations

import io
import re
import sys
from contextlib import nullcontext
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from tests.draft.papers import docx, numbered, paragraph, pdf, table

from giaoban.draft import files
from giaoban.errors import InvalidFilesError, MissingExtraError, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

ORDER = "Giao Cục Việc làm chủ trì, báo cáo trước ngày 15/9/2009.\n"


def read(data: bytes | str, kind: str = ".txt") -> str:
    data = data.encode() if isinstance(data, str) else data
    return files.content(data, kind=kind, shown=f"a{kind}").text


def refusal(data: bytes | str, kind: str = ".txt") -> str:
    with pytest.raises(InvalidFilesError) as refused:
        read(data, kind)
    return refused.value.lines()[0]


# --- which files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.md", ".md"), ("B.DOCX", ".docx"), ("thư mục/x.Htm", ".htm"), ("a.b.pdf", ".pdf"), ("-", ".txt")],
)
def test_ending_says_how_a_file_is_read(name: str, ending: str) -> None:
    assert files.ending(name) == ending


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "a.xlsx",
            "a.xlsx: không đọc được tệp dạng “.xlsx”. Các đuôi tệp: .md, .txt, .docx, .html, .htm, .pdf; hoặc - ",
        ),
        ("README", "README: không đọc được tệp dạng “README”. Các đuôi tệp:"),
        ("a.doc", "a.doc: chưa đọc được tệp .doc. Mở bằng Word, lưu lại thành .docx rồi chạy lại."),
    ],
)
def test_other_endings_are_refused_with_those_there_are(name: str, said: str) -> None:
    with pytest.raises(WrongUsageError) as refused:
        files.ending(name)
    assert str(refused.value).startswith(said)


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        ORDER.encode(),
        ORDER.encode("utf-8-sig"),
        ORDER.encode("utf-16"),
        b"\xfe\xff" + ORDER.encode("utf-16-be"),
        ORDER.replace("\n", "\r\n").encode(),
        ORDER.replace("\n", "\r").encode(),
        ORDER.replace("\n", "\u2028").encode(),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16 LE", "utf-16 BE", "CRLF", "CR", "line separator"],
)
def test_text_is_the_same_however_it_was_saved(data: bytes) -> None:
    assert read(data) == ORDER


def test_letters_in_form_d_stay_as_they_are() -> None:
    assert read("Vie\u0323\u0302c la\u0300m") == "Vie\u0323\u0302c la\u0300m"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"Giao C\xf4c",
            (
                "a.txt:1:7: lỗi Y02: byte thứ 7 (0xF4) không phải UTF-8; tệp có thể lưu bằng Windows-1258, TCVN3 "
                "hoặc UTF-16 không có BOM. Mở bằng trình soạn thảo và lưu lại bằng UTF-8; không tự đoán chữ."
            ),
        ),
        (
            "Dòng một\nCục".encode()[:-2],
            "a.txt:2:2: lỗi Y02: tệp bị cắt giữa một chữ ở cuối (byte thứ 14). Lấy lại bản đầy đủ của tệp.",
        ),
        (
            b"\xff\xfeA\x00\x00\xd8A\x00",
            "a.txt:1:2: lỗi Y02: byte thứ 5 không phải UTF-16. Mở bằng trình soạn thảo và lưu lại bằng UTF-8.",
        ),
        (
            "Một\fhai\x07",
            (
                "a.txt:1:8: lỗi Y04: văn bản có ký tự điều khiển U+0007 ở trang 2. Xóa ký tự này; tệp .pdf thì chép "
                "chữ ra tệp .txt rồi xóa."
            ),
        ),
        (
            "Giao Côc viÖc lµm chñ tr× b¸o c¸o Bé tr−íc ngµy 15",
            (
                "a.txt:1:1: lỗi Y02: chữ viết theo bảng mã cũ (TCVN3, phông .VnTime), không phải Unicode. Chuyển tệp "
                "sang Unicode (ví dụ bằng UniKey) rồi chạy lại."
            ),
        ),
    ],
    ids=["other bytes", "cut", "half of a character", "control", "TCVN3"],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes | str, said: str) -> None:
    assert refusal(data) == said


def test_a_file_of_any_size_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 2_000_000)

    assert refusal(b"a" * 2_000_001) == "a.txt:1:1: lỗi Y01: tệp lớn hơn 2 MB. Tách thành nhiều tệp."


# --- Word ------------------------------------------------------------------------------------------------------------

LISTS = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""


def test_word_shows_the_numbers_of_its_lists() -> None:
    body = "".join([
        numbered("Đánh giá", "1"),
        numbered("Kết quả", "1", 1),
        numbered("một", "1", 2),
        numbered("hai", "1", 2),
        numbered("Nhiệm vụ", "1"),
        numbered("Giao Sở A", "1", 1),
        numbered("Sở B", "2"),
        numbered("Tổ chức", "3"),
        numbered("không có số", "9"),
        paragraph("theo kiểu", '<w:pStyle w:val="B"/>'),
    ])  # fmt: skip
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    shown = read(docx(body, numbering=LISTS, styles=styles), ".docx")
    assert shown.replace("\n\n", "\n") == dedent("""\
        I. Đánh giá
        I.1. Kết quả
        a) một
        b) hai
        II. Nhiệm vụ
        II.1. Giao Sở A
        - Sở B
        IV. Tổ chức
        không có số
        - theo kiểu
        """)


def test_word_keeps_the_order_of_paragraphs_tables_and_controls() -> None:
    heading = table(("BỘ LAO ĐỘNG\nSố: 12/TB", "Hà Nội, ngày 6 tháng 8 năm 2009"))
    tasks = table(("Đơn vị", "Việc", "Hạn"), ("Cục Việc làm", "Trình\nđề án", "Quý III"))
    control = f"<w:sdt><w:sdtContent>{paragraph('trong khung')}</w:sdtContent></w:sdt>"

    assert read(docx(heading + paragraph("Trước bảng") + tasks + control), ".docx") == dedent("""\
        BỘ LAO ĐỘNG

        Số: 12/TB

        Hà Nội, ngày 6 tháng 8 năm 2009

        Trước bảng

        | Đơn vị | Việc | Hạn |
        | Cục Việc làm | Trình đề án | Quý III |

        trong khung
        """)


def test_word_reads_what_its_page_shows_and_notes_at_the_end() -> None:
    changed = (
        "<w:p><w:r><w:t>Giao </w:t></w:r><w:del><w:r><w:delText>Cục A</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Cục B</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> đi</w:t></w:r></w:moveFrom>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:tab/><w:t>chủ</w:t><w:noBreakHyphen/><w:t>trì</w:t>'
        '<w:br w:type="page"/><w:t>trang hai</w:t><w:br/><w:t>dòng hai</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    note = f'<w:footnote w:id="2">{paragraph(" Theo Quyết định số 5. ")}</w:footnote>'

    assert read(docx(changed, footnotes=note), ".docx") == (
        "Giao Cục B\tchủ\u2011trì\ftrang hai\ndòng hai\n\n[1] Theo Quyết định số 5.\n"
    )


def test_word_file_that_is_none_is_refused() -> None:
    said = (
        "a.docx:1:1: lỗi Y19: tệp Word hỏng, hoặc không phải tệp .docx. Mở bằng Word, lưu lại thành .docx rồi chạy lại."
    )

    assert refusal(b"PK no zip", ".docx") == said
    assert refusal(docx("<w:p></w:r>"), ".docx") == said


def test_word_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.draft.files.word._UNPACKED", 1_000_000)

    said = refusal(docx(paragraph("a" * 2_000_000)), ".docx")
    assert said == "a.docx:1:1: lỗi Y01: tệp Word giải nén lớn hơn 1 MB. Bỏ ảnh trong tệp rồi chạy lại."


# --- HTML ------------------------------------------------------------------------------------------------------------


def test_page_of_html_is_its_blocks() -> None:
    page = """\
    <html><head><title>Tiêu đề</title><style>p {color: red}</style><script>var a = "<p>Giao</p>";</script>
    <body>
    <table><tr><td>BỘ A<br>Số: 1</td><td>Hà Nội</td></table>
    <h2>II. Nhiệm vụ</h2>
    <p>1. Giao <b>Cục
       Việc làm</b>&nbsp;chủ trì&#58; rà soát<a href="#_ftn1">[1]</a> và <a href="#muc">mục</a>.
    <ol start=2><li>Sở A<li>Sở B<ul><li>ý một</ul></ol>
    <ol type=a><li value=3>ý c</ol>
    <table><tr><th>Đơn vị<th>Việc<th>Hạn<tr><td>Cục A<td><p>Trình</p><p>đề án</p><td></table>
    <div>hết</div><div>thật</div>
    """

    assert read(page, ".html") == dedent("""\
        BỘ A
        Số: 1

        Hà Nội

        II. Nhiệm vụ

        1. Giao Cục Việc làm chủ trì: rà soát và mục.

        2. Sở A
        3. Sở B
        - ý một

        c. ý c

        | Đơn vị | Việc | Hạn |
        | Cục A | Trình đề án |  |

        hết
        thật
        """)


@pytest.mark.parametrize(
    "page", ["<p>Giao <a href='#x'>Cục A", "<table><tr><td>Giao Cục A", "<ol><li>Giao Cục A", "<td>Giao Cục A</tr>"]
)
def test_nothing_is_lost_in_a_page_that_is_not_closed(page: str) -> None:
    assert "Giao Cục A" in read(page, ".html")


def test_page_in_another_code_table_is_refused() -> None:
    page = '<meta charset="windows-1258"><p>Cục</p>'.encode().replace("ụ".encode(), b"\xf9\xf2")

    assert refusal(page, ".html").startswith("a.html:1:34: lỗi Y02: byte thứ 34 (0xF9) không phải UTF-8")


TAGS = st.sampled_from(
    ["p", "div", "table", "tr", "td", "th", "ol", "ul", "li", "b", "h1", 'a href="#x"', "br", "head"]
)
PIECES = st.one_of(TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag.split()[0]}>"), st.just("từ"))


@given(pieces=st.lists(PIECES, max_size=30))
def test_no_word_of_any_page_is_lost(pieces: list[str]) -> None:
    words = [f"từ{at}" for at, piece in enumerate(pieces) if piece == "từ"]
    page = "".join(f" từ{at} " if piece == "từ" else piece for at, piece in enumerate(pieces))

    assert sorted(re.findall(r"từ[0-9]+", read(page, ".html"))) == sorted(words)


# --- PDF -------------------------------------------------------------------------------------------------------------


def test_pages_of_a_pdf_are_parted_by_form_feeds() -> None:
    counted: list[str] = []

    def pages(total: int) -> AbstractContextManager[Callable[[], None]]:
        counted.append(f"of {total}")
        return nullcontext(lambda: counted.append("page"))

    data = pdf("1. Giao Cục Việc làm\nphối hợp với", "Sở A.")
    found = files.content(data, kind=".pdf", shown="a.pdf", pages=pages)

    assert found.text == "1. Giao Cục Việc làm\nphối hợp với\n\fSở A."
    assert (found.notes, counted) == ((), ["of 2", "page", "page"])


def test_pages_without_words_are_named() -> None:
    found = files.content(pdf("Giao Cục A", "", "x", ""), kind=".pdf", shown="a.pdf")

    assert found.notes == ("2/4 trang không có lớp chữ nên không đọc được: trang 2, 4",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            pdf("", ""),
            (
                "a.pdf:1:1: lỗi Y19: tệp PDF không có lớp chữ (bản quét ảnh). Nhận dạng chữ (OCR) rồi soát lại, hoặc "
                "dùng tệp Word gốc."
            ),
        ),
        (
            b"%PDF-1.4 nothing",
            "a.pdf:1:1: lỗi Y19: tệp PDF hỏng, hoặc không phải tệp .pdf. Mở bằng trình đọc PDF, lưu lại rồi chạy lại.",
        ),
    ],
    ids=["scanned", "damaged"],
)
def test_pdf_without_words_is_refused(data: bytes, said: str) -> None:
    assert refusal(data, ".pdf") == said


def test_pdf_with_a_password_is_refused() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("Giao Cục A"))))
    writer.encrypt("bí mật", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    assert refusal(out.getvalue(), ".pdf") == (
        "a.pdf:1:1: lỗi Y19: tệp PDF đặt mật khẩu. Bỏ mật khẩu của tệp rồi chạy lại."
    )


@pytest.mark.parametrize(
    ("kind", "library", "said"),
    [
        (".docx", "docx", 'đọc tệp .docx cần thư viện python-docx. Cài: pip install "giaoban[office]".'),
        (".pdf", "pypdf", 'đọc tệp .pdf cần thư viện pypdf. Cài: pip install "giaoban[pdf]".'),
    ],
)
def test_missing_library_is_told_with_how_to_install_it(
    kind: str, library: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingExtraError) as missing:
        read(b"", kind)
    assert str(missing.value) == said
