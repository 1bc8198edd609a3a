"""A page of HTML as text: block elements are lines, lists numbered as the browser does, tables by rows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from giaoban.draft.files import tables
from giaoban.draft.files.numbers import label

_HIDDEN = frozenset({"script", "style", "title", "noscript", "template", "svg", "select", "textarea", "iframe"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"})
_LINES = frozenset({
    "address", "article", "aside", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "html", "li", "main", "nav", "option", "section", "tbody", "tfoot", "thead",
    "tr",
})  # fmt: skip
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NOTE_MARK = re.compile(r"\s*\[?[0-9*]+\]?\s*")


def text(page: str) -> str:
    """What the page shows, without scripts, styles and the marks of its footnotes."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.text()


class _Flow:
    """Lines filled from left to right."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []

    def say(self, words: str) -> None:
        self._words.append(words)

    def end_line(self) -> None:
        line = " ".join("".join(self._words).split())
        self._words = []
        if line:
            self.lines.append(line)

    def end_paragraph(self) -> None:
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def add(self, lines: list[str]) -> None:
        self.end_paragraph()
        self.lines += lines
        self.end_paragraph()


class _Table:
    """A table being read: its rows of cells."""

    def __init__(self) -> None:
        self.rows: list[list[_Flow]] = []

    def cell(self) -> _Flow:
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(_Flow())
        return self.rows[-1][-1]


class _Reader(HTMLParser):
    """The events of the parser made into lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._flows = [_Flow()]
        self._tables: list[_Table] = []
        self._lists: list[tuple[str, int]] = []
        self._hidden = 0
        self._note: list[str] | None = None

    def text(self) -> str:
        self._end_note()
        while self._tables:
            self._end_table()
        self._flows[0].end_line()
        return "\n".join(self._flows[0].lines).strip("\n") + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" or tag in _LINES or tag in _PARAGRAPHS:
            # an anchor that was never closed hides nothing
            self._end_note()
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._flows[-1].end_paragraph()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._end_cell()
            self._flows.append(self._tables[-1].cell())
        elif tag == "a" and str(given.get("href") or "").startswith("#"):
            self._note = []
        else:
            self._break(tag)
            if tag in {"ol", "ul"}:
                self._lists.append(
                    (_KINDS.get(given.get("type") or "1", "decimal") if tag == "ol" else "bullet", _start(given))
                )
            elif tag == "li":
                self._flows[-1].say(self._label(given))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in {"td", "th", "tr"} and self._tables:
            self._end_cell()
        elif tag == "a":
            self._end_note()
        else:
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._note is not None:
            self._note.append(data)
        else:
            self._flows[-1].say(data)

    def _end_note(self) -> None:
        """Say what stood in an anchor to a place of the page, unless it was the mark of a footnote."""
        said, self._note = "".join(self._note or ()), None
        if not _NOTE_MARK.fullmatch(said):
            self._flows[-1].say(said)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS and not (tag in {"ol", "ul"} and self._lists):
            self._flows[-1].end_paragraph()
        elif tag in _LINES or tag in _PARAGRAPHS:
            self._flows[-1].end_line()

    def _label(self, given: dict[str, str | None]) -> str:
        if not self._lists:
            return "- "
        kind, number = self._lists[-1]
        own = given.get("value") or ""
        number = int(own) if own.isascii() and own.isdigit() else number
        self._lists[-1] = (kind, number + 1)
        return "- " if kind == "bullet" else f"{label(kind, number)}. "

    def _end_cell(self) -> None:
        """Leave the cell that is open in the innermost table, if one is."""
        table = self._tables[-1]
        if table.rows and table.rows[-1] and self._flows[-1] is table.rows[-1][-1]:
            self._flows.pop().end_line()

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        self._flows[-1].add(
            tables.lines([[[line for line in cell.lines if line] for cell in row] for row in table.rows])
        )


def _start(given: dict[str, str | None]) -> int:
    written = given.get("start") or ""
    return int(written) if written.isascii() and written.isdigit() else 1
