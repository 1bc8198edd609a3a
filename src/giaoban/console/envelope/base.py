"""What every JSON document has around its data: stable within `schema_version`, see `docs/json.md`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from giaoban.dates import Period
    from giaoban.query import Filter
    from giaoban.report.counts import Rate
    from giaoban.report.frame import Frame

SCHEMA_VERSION = 1

Json = dict[str, Any]

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def envelope(
    kind: str,
    frame: Frame,
    data: list[Json],
    *,
    period: Period | None = None,
    filter_: Json | None = None,
    **more: Any,  # noqa: ANN401
) -> str:
    """One JSON document, ending with a line feed. `more` are keys beside `data`; `period` replaces the scope's."""
    as_of = frame.scope.as_of
    document = {
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "as_of": as_of.day.isoformat(),
        "as_known_on": iso(as_of.known_on),
        "at_close": as_of.at_close,
        "period": period_of(period or frame.scope.period),
        "filter": {**_filter(frame.narrowed), **(filter_ or {})},
        "count": len(data),
        **more,
        "data": data,
        "warnings": [*frame.marks, *frame.hints],
    }
    return _written(document)


def bare(kind: str, data: list[Json], *, warnings: Iterable[str] = (), **more: Any) -> str:  # noqa: ANN401
    """The envelope of an answer that no day and no filter bear on."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "kind": kind,
        "as_of": None,
        "as_known_on": None,
        "at_close": False,
        "period": None,
    }
    document = {**head, "filter": {}, "count": len(data), **more, "data": data, "warnings": list(warnings)}
    return _written(document)


def _written(document: Json) -> str:
    """One document; what is unseen or turns text around is written in the escapes of JSON: the values stay the same."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def iso(day: dt.date | None) -> str | None:
    """The day as `2009-08-31`, or null."""
    return day.isoformat() if day else None


def period_of(period: Period | None) -> Json | None:
    """A period with its last day, or null."""
    if period is None:
        return None
    return {"start": iso(period.start), "end": iso(period.last_day), "label": period.label}


def _filter(wanted: Filter) -> Json:
    return {
        "unit": wanted.unit,
        "as": wanted.role.value if wanted.unit else None,
        "group": wanted.group,
        "state": wanted.state,
        "grep": wanted.grep,
        "due_in": wanted.due_in.value if wanted.due_in else None,
    }


def rate(found: Rate) -> Json:
    """A rate with its base."""
    return {"n": found.n, "of": found.of}


def units_of(frame: Frame, codes: Iterable[str]) -> list[Json]:
    """Units by code and name."""
    return [{"code": code, "name": frame.units.name(code)} for code in codes]
