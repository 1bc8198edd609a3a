"""The document of `giaoban coverage --json` (`docs/json.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.console.envelope.base import Json, bare
from giaoban.coverage import Fate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.coverage import Coverage, Entry, Sentence
    from giaoban.model import Register
    from giaoban.report.coverage import Covered


def coverage(view: Covered, *, missing_only: bool = False) -> str:
    """Each assignment with what holds it, in the order of the texts; the totals are of all."""
    data = [
        _sentence(one.register, sentence)
        for one in view.found
        for sentence in one.sentences
        if sentence.fate is Fate.MISSING or not missing_only
    ]
    return bare(
        "coverage",
        data,
        warnings=view.marks,
        totals=coverage_totals(view),
        registers=[_register(one) for one in view.found],
        without_text=[register.id for register in view.without_text],
    )


def coverage_totals(view: Covered | Coverage) -> Json:
    """The parts, which make the whole: `total` is `in_register`, `waived` and `missing` together."""
    total = view.in_register + view.count(Fate.WAIVED) + view.count(Fate.MISSING)
    return {
        "total": total,
        "in_register": view.in_register,
        "proposals": view.count(Fate.PROPOSAL),
        "in_part": view.in_part,
        "waived": view.count(Fate.WAIVED),
        "missing": view.count(Fate.MISSING),
    }


def coverage_rows(found: Iterable[tuple[Register, Sentence]]) -> list[Json]:
    """The assignments, each with its register's id."""
    return [_sentence(register, sentence) for register, sentence in found]


def _sentence(register: Register, one: Sentence) -> Json:
    keys = [entry.key for entry in one.entries]
    return {
        "register": register.id,
        "clause": one.assignment.clause or None,
        "line": one.line,
        "quote": list(one.assignment.quote),
        "title": one.assignment.title,
        "fate": one.fate.value,
        "tasks": keys if one.fate is Fate.TASK else [],
        "proposals": keys if one.fate is Fate.PROPOSAL else [],
        "reasons": [entry.words for entry in one.entries] if one.fate is Fate.WAIVED else [],
        "letters": {"n": one.quoted, "of": one.letters},
    }


def _register(one: Coverage) -> Json:
    return {
        "id": one.register.id,
        "text": one.register.document.text,
        "totals": coverage_totals(one),
        "outside": _keys(one.outside),
        "unquoted": _keys(one.unquoted),
        "notes": list(one.notes),
    }


def _keys(entries: Iterable[Entry]) -> list[str]:
    return [entry.key for entry in entries]
