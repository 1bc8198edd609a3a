"""Files of documents made by hand: Word and PDF, with no more in them than a test speaks of."""

from __future__ import annotations

import io
import zipfile
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, *, numbering: str = "", footnotes: str = "", styles: str = "") -> bytes:
    """A Word file whose parts have these elements in them."""
    parts = {"document": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    for name, root, inside in (
        ("numbering", "numbering", numbering),
        ("footnotes", "footnotes", footnotes),
        ("styles", "styles", styles),
    ):
        if inside:
            parts[name] = f"<w:{root} {_W}>{inside}</w:{root}>"
    kinds = {name: "document.main" if name == "document" else name for name in parts}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    others = "".join(
        f'<Relationship Id="r{name}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships {rels}><Relationship Id="r1" Type="{_RELATED}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships {rels}>{others}</Relationships>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return out.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    """A paragraph of one run."""
    lead = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{lead}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def numbered(words: str, number: str, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells with one paragraph for each line of their text."""
    cells = [[f"<w:tc>{''.join(map(paragraph, cell.splitlines() or ['']))}</w:tc>" for cell in row] for row in rows]
    lines = [f"<w:tr>{''.join(row)}</w:tr>" for row in cells]
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def pdf(*pages: str) -> bytes:
    """A PDF whose pages show these lines, written with a font that maps its glyphs to Unicode."""
    letters = {letter: number for number, letter in enumerate(sorted(set("".join(pages)) - {"\n"}), start=1)}
    pairs = "\n".join(f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, number in letters.items())
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    shown = [
        "\n".join(
            f"BT /F1 10 Tf 50 {780 - 14 * at} Td <{''.join(f'{letters[letter]:04x}' for letter in line)}> Tj ET"
            for at, line in enumerate(page.splitlines())
        )
        for page in pages
    ]
    first = 6
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        (
            "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 4 0 R "
            "/DescendantFonts [5 0 R] >>"
        ),
        f"<< /Length {len(unicode)} >>\nstream\n{unicode}\nendstream",
        (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ),
    ]
    for at, words in enumerate(shown):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * at + 1} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>"
            ),
            f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inside}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
