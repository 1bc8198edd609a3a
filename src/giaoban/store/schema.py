"""The JSON Schema of a file, with the meaning of every key in the user's language."""

from __future__ import annotations

from typing import Any

from giaoban.model import KINDS
from giaoban.store.door import adapter
from giaoban.terms import EVENT, FIELDS


def json_schema(kind: type[Any]) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of a register, unit list or office file."""
    made = adapter(kind).json_schema()
    tags = {event.__name__: tag for tag, event in KINDS.items()}
    for name, definition in ((kind.__name__, made), *made.get("$defs", {}).items()):
        if "properties" not in definition:
            continue
        definition.pop("description", None)
        if name in tags:
            _tag(definition, tags[name])
        for key, value in definition["properties"].items():
            value.pop("title", None)
            if meaning := _meaning(name, key, is_event=name in tags):
                value["description"] = meaning
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _tag(definition: dict[str, Any], tag: str) -> None:
    """Put back the key the kinds of event are told apart by; validation takes it off before a kind is looked at."""
    definition["properties"] = {"event": {"const": tag, "type": "string"}, **definition["properties"]}
    definition["required"] = ["event", *definition.get("required", [])]
    definition["description"] = EVENT[tag]


def _meaning(owner: str, key: str, *, is_event: bool) -> str:
    return FIELDS.get(owner, {}).get(key) or (FIELDS["Event"].get(key, "") if is_event else "")
