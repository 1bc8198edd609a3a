"""A drafted register as JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from giaoban.console.envelope.base import Json, bare, iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giaoban.draft.found import Due
    from giaoban.draft.naming import Names
    from giaoban.draft.proposed import Entry, Proposed
    from giaoban.units import Unit

_DOCUMENT = ("type", "number", "date", "meeting", "issuer", "signer", "text")


def draft(found: Proposed, named: Names, notes: Iterable[str], *, files: tuple[str, ...], dry_run: bool) -> str:
    """The document of `giaoban draft`; `files` are those written, or that would be."""
    doubts = named.ambiguous.items()
    document = {**found.document, "text": found.source}
    return bare(
        "draft",
        [_task(entry) for entry in found.entries],
        warnings=(*notes, *(f"Tên “{name}” chỉ nhiều đơn vị: {'; '.join(fits)}" for name, fits in doubts)),
        dry_run=dry_run,
        id=found.id,
        title=found.title,
        document={key: _value(document.get(key)) for key in _DOCUMENT},
        absent=list(found.absent),
        groups=[{"id": group.id, "title": group.title} for group in found.used_groups],
        missing_units=[_unit(unit) for unit in named.missing],
        files=list(files),
    )


def _task(entry: Entry) -> Json:
    """A proposed task: names of units as the register has them, and why it is proposed."""
    values, one = entry.values, entry.assignment
    return {
        "id": values["id"],
        "group": values.get("group"),
        "title": values["title"],
        "lead": list(_names(values.get("lead"))),
        "joint": bool(values.get("joint")),
        "cooperating": list(_names(values.get("cooperating"))),
        "monitoring": list(_names(values.get("monitoring"))),
        "kind": values.get("kind") or "one-off",
        "recurs": values.get("recurs"),
        "deadline": _deadline(one.due),
        "product": values.get("product"),
        "source": {"clause": _clause(values.get("source")), "quote": list(entry.quote)},
        "places": [list(span) for span in one.spans],
        "confidence": one.confidence.value,
        "reasons": list(one.reasons),
    }


def _deadline(due: Due | None) -> Json | None:
    if due is None:
        return None
    meant = due.deadline
    return {
        "text": " ".join(due.text.split()),
        "value": meant.value if meant else None,
        "end": iso(meant.end) if meant else None,
    }


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    return (value,) if isinstance(value, str) else tuple(value or ())


def _clause(source: Any) -> str | None:  # noqa: ANN401
    return source.get("clause") if source else None


def _unit(unit: Unit) -> Json:
    return {"code": unit.code, "name": unit.name, "aliases": list(unit.aliases), "kind": unit.kind.value}


def _value(value: Any) -> Any:  # noqa: ANN401
    return value.isoformat() if isinstance(value, dt.date) else value
