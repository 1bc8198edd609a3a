"""Two changes of one text, one after the other, as one change of the first text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from giaoban.store.splice import Splice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class _Piece(NamedTuple):
    """A run of the new text: `text`, which stood from `start` in the old one, or is new where `start` is None."""

    text: str
    start: int | None


def composed(text: str, first: Sequence[Splice], second: Sequence[Splice]) -> tuple[Splice, ...]:
    """The splices that do to `text` what `first` does, and then `second` to what comes of that."""
    pieces = _spliced(_spliced([_Piece(text, 0)], first), second)
    found: list[Splice] = []
    at, put = 0, ""
    for piece in (*pieces, _Piece("", len(text))):
        if piece.start is None:
            put += piece.text
            continue
        if put or piece.start > at:
            found.append(Splice(start=at, end=piece.start, text=put))
        at, put = piece.start + len(piece.text), ""
    return tuple(found)


def _spliced(pieces: Sequence[_Piece], splices: Sequence[Splice]) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    # a stable sort: what is put in at one place stays in its order
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        found += _cut(pieces, at, splice.start)
        if splice.text:
            found.append(_Piece(splice.text, None))
        at = splice.end
    return [*found, *_cut(pieces, at, None)]


def _cut(pieces: Sequence[_Piece], start: int, end: int | None) -> Iterator[_Piece]:
    """The pieces between two offsets of the text they make."""
    at = 0
    for piece in pieces:
        from_ = max(start - at, 0)
        to = len(piece.text) if end is None else min(end - at, len(piece.text))
        if from_ < to:
            yield _Piece(piece.text[from_:to], None if piece.start is None else piece.start + from_)
        at += len(piece.text)
