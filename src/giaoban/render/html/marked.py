"""A source text with what is marked in it: by colour, by an outline and by a label before it, read aloud too."""

from __future__ import annotations

from giaoban.render.html.gate import Html, join, tag, text
from giaoban.report.counts import number
from giaoban.report.page import Kept, Label, Mark, Quoted, label_words

_HUES = 8
"""Colours that take turns, so that neighbours differ; which task it is, is told by its label."""

_SAID = {Kept.TASK: "Nhiệm vụ", Kept.PROPOSAL: "Kiến nghị", Kept.WAIVED: "Không ghi vào sổ", Kept.MISSING: "Còn sót"}


def quoted(made: Quoted) -> Html:
    """The passage in a block of its own; its lines and paragraphs are kept by the style."""
    met: set[int] = set()
    pieces = [_marked(piece, mark, met) if mark else text(piece) for piece, mark in made.pieces()]
    where = tag("p", f"Dòng {number(made.line)} của tệp nguyên văn", class_="note") if made.line is not None else Html()
    return tag("figure", where, tag("blockquote", *pieces), class_="source")


def place(label: Label) -> str:
    """The anchor of the first passage a label stands before; made of its number alone."""
    return f"cho-{label.number}"


def entry(label: Label) -> str:
    """The anchor of what a label names, in the list beside the text."""
    return f"muc-{label.number}"


def _marked(piece: str, mark: Mark, met: set[int]) -> Html:
    """The piece as marked; an anchor stands where each of its labels is met first."""
    if not mark.labels:
        return tag("mark", piece)
    names = []
    for label in mark.labels:
        names.append(_label(label, anchor=None if label.number in met else place(label)))
        met.add(label.number)
    hue = f" hue-{mark.labels[0].number % _HUES}" if mark.kept is Kept.TASK else ""
    missing = " missing" if any(label.kept is Kept.MISSING for label in mark.labels) and mark.kept is Kept.TASK else ""
    end = tag("span", f" (hết trích {mark.labels[0].text})", class_="unseen")
    return tag("mark", join(names, " "), " ", piece, end, class_=f"{mark.kept.value}{missing}{hue}")


def _label(label: Label, anchor: str | None) -> Html:
    said = tag("span", f"{_SAID[label.kept]}: ", class_="unseen")
    if label.kept is Kept.WAIVED:
        return tag("span", label_words(label), id=anchor, class_="tag")
    if label.kept is Kept.MISSING:
        return tag("span", label.text, id=anchor, class_="tag", title=label.words or None)
    return tag("a", said, label.text, id=anchor, class_="tag", href=f"#{entry(label)}", title=label.words)
