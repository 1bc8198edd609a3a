"""How documents, places in them and deadlines are said, in every output alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.dates import long_day, short_day

if TYPE_CHECKING:
    from giaoban.model import Document
    from giaoban.query import Glance


def document_words(document: Document) -> str:
    """The document as cited in running text, with the number to be confirmed where two are known."""
    number_ = document.number
    if not document.number_confirmed and document.aliases:
        either = " hay ".join(value.split("/")[0] for value in (document.number, *document.aliases))
        number_ = f"{document.number} [đối chiếu số văn bản: {either}]"
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{document.type} số {number_} {long_day(document.date)}{issuer}"


def clause_words(clause: str) -> str:
    """The place in the document: `mục 2, nhóm thứ nhất`; words of its own stay as they are."""
    return f"mục {clause}" if clause[:1].isdecimal() else clause


def deadline_words(facts: Glance) -> str:
    """`trong tháng 8 năm 2009 (hết ngày 31/8/2009)`, with the original one where it moved."""
    if facts.deadline is None or facts.end is None:
        return "Không quy định thời hạn"
    words = facts.deadline.words
    if facts.deadline.period or facts.end != facts.deadline.end:
        words += f" (hết ngày {short_day(facts.end)})"
    if facts.original_end and facts.original_end != facts.end:
        words += f", hạn gốc {short_day(facts.original_end)}"
    return words[:1].upper() + words[1:]
