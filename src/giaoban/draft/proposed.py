"""A reading as a register that is not yet written: the values of each key, and what a person must still decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from giaoban.draft.found import Confidence
from giaoban.draft.naming import in_line
from giaoban.draft.numbering import Part, numbers
from giaoban.model import Recurs, TaskKind
from giaoban.text import Passages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from giaoban.dates import Deadline
    from giaoban.draft.found import Assignment, Due, Head, Reading
    from giaoban.draft.naming import Names
    from giaoban.store.yaml_text import Value
    from giaoban.units import Unit

CONFIDENCE = {Confidence.HIGH: "cao", Confidence.MEDIUM: "vừa, cần đọc lại", Confidence.LOW: "thấp, phải đọc lại"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A proposed task: the values of its keys, why the rules propose it, and the assignment it comes from.

    `notes` are Vietnamese lines for the person who reads it; none once a person has decided.
    """

    values: Mapping[str, Value]
    notes: tuple[str, ...]
    assignment: Assignment

    @property
    def quote(self) -> tuple[str, ...]:
        """The words of the text, each passage in one line."""
        return quote_of(self.assignment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A register as it would be written; `absent` are the keys of the document that the text does not tell.

    `source` is the path of the document's text, None where none is kept; `missing` are units without an entry in the
    unit list; `origin` is the name of the file it was read from.
    """

    id: str
    title: str
    document: Mapping[str, Value]
    absent: tuple[str, ...]
    is_typeless: bool = False
    source: str | None
    groups: tuple[Part, ...]
    entries: tuple[Entry, ...]
    waived: tuple[tuple[tuple[str, ...], str], ...] = ()
    missing: tuple[Unit, ...] = ()
    origin: str

    @property
    def used_groups(self) -> tuple[Part, ...]:
        """The groups that a task stands in."""
        used = {entry.values.get("group") for entry in self.entries}
        return tuple(group for group in self.groups if group.id in used)

    def decided(self, entries: tuple[Entry, ...], waived: tuple[tuple[tuple[str, ...], str], ...]) -> Proposed:
        """The same register with the tasks a person left in it, and the sentences they left out with the reason."""
        return replace(self, entries=entries, waived=waived)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user says of the register; None where the text decides. `source` is the path its text gets."""

    id: str
    origin: str
    title: str | None = None
    number: str | None = None
    date: dt.date | None = None
    source: str | None = None


def proposed(reading: Reading, found: Names, wanted: Wanted, headings: Mapping[str, str]) -> Proposed:
    """The register that `reading` comes to; `headings` are those of the document's parts, by the sign of the part."""
    document, absent = _document(reading.head, wanted)
    places = numbers([one.clause for one in reading.assignments], headings)
    entries = tuple(
        _entry(one, found, identifier=identifier, group=group)
        for one, (group, identifier) in zip(reading.assignments, places.places, strict=True)
    )
    return Proposed(
        id=wanted.id,
        title=in_line(wanted.title or reading.head.subject or "") or wanted.id,
        document=document,
        absent=absent,
        is_typeless=not reading.head.type,
        source=wanted.source,
        groups=places.groups,
        entries=entries,
        missing=found.missing,
        origin=wanted.origin,
    )


def quote_of(one: Assignment) -> tuple[str, ...]:
    """The passages of an assignment, each in one line; which line breaks the text had is not compared."""
    return tuple(words for passage in one.quote if (words := " ".join(passage.split())))


def _document(head: Head, wanted: Wanted) -> tuple[dict[str, Value], tuple[str, ...]]:
    given: dict[str, Value] = {
        "type": head.type or "Văn bản",
        "number": wanted.number or head.number,
        "date": wanted.date or head.date,
        "meeting": head.meeting,
        "issuer": head.issuer,
        "signer": head.signer,
    }
    values: dict[str, Value] = {}
    for key, value in given.items():
        kept = in_line(value) or None if isinstance(value, str) else value
        if kept is not None:
            values[key] = kept
    return values, tuple(key for key in ("number", "date") if key not in values)


def _entry(one: Assignment, found: Names, *, identifier: str, group: str | None) -> Entry:
    notes = [f"Độ tin cậy: {CONFIDENCE[one.confidence]}", *one.reasons]
    quote = quote_of(one)
    lead, cooperating, monitoring = (
        tuple(dict.fromkeys(found.official[name] for name in role if name in found.official))
        for role in (one.lead, one.cooperating, one.monitoring)
    )
    values: dict[str, Value | None] = {
        "id": identifier,
        "group": group,
        "title": in_line(one.title) or in_line(quote[0] if quote else one.clause) or identifier,
        "lead": lead or None,
        "joint": True if one.joint and len(lead) > 1 else None,
        "cooperating": cooperating or None,
        "monitoring": monitoring or None,
    }
    kind, recurs = _kind(one, notes)
    values |= {"kind": kind, "recurs": recurs, **_due(one.due, quote, notes)}
    values["product"] = in_line(one.product or "") or None
    source: dict[str, Value] = {}
    if clause := in_line(one.clause):
        source["clause"] = clause
    if quote:
        source["quote"] = quote[0] if len(quote) == 1 else quote
    values["source"] = source or None
    return Entry(
        values={key: value for key, value in values.items() if value is not None},
        notes=tuple(line for note in notes if (line := in_line(note))),
        assignment=one,
    )


def _kind(one: Assignment, notes: list[str]) -> tuple[str | None, str | None]:
    """The kind, where it is not the usual one, and the period of a duty that comes back."""
    recurs: Recurs | None = one.due.recurs if one.due else None
    if one.kind is TaskKind.RECURRING and recurs is not None:
        return one.kind.value, recurs.value
    if one.kind is TaskKind.RECURRING:
        notes.append("Việc định kỳ nhưng chưa rõ kỳ, tạm ghi thường xuyên: xem lại kind, recurs")
        return TaskKind.STANDING.value, None
    return (None if one.kind is TaskKind.ONE_OFF else one.kind.value), None


def _due(due: Due | None, quote: tuple[str, ...], notes: list[str]) -> dict[str, Value | None]:
    """The deadline with its words, which stand there only where the quote has them."""
    if due is None:
        return {}
    words = " ".join(due.text.split())
    stands = bool(words) and any(Passages(passage).holds(words) for passage in quote)
    if words and not stands:
        notes.append(f"Thời hạn lấy từ chỗ khác của văn bản: “{words}”")
    if due.deadline is None and due.recurs is None and words:
        notes.append(f"Thời hạn “{words}” chưa quy ra ngày: ghi deadline khi biết")
    return {
        "deadline": written(due.deadline) if due.deadline else None,
        "deadline_text": words if stands else None,
    }


def written(deadline: Deadline) -> Value:
    """A deadline as registers write it: a day or a year without quotes, as in the shipped one."""
    if deadline.period is None:
        return deadline.end
    return int(deadline.value) if deadline.value.isdigit() else deadline.value
