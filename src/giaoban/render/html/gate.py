"""The output gate of HTML: text from data shows as the letters it has, and elements are built, never pasted together.

No attribute made from data is ever an address (`href`, `src`) or a style, so there is no scheme to check.
"""

from __future__ import annotations

from giaoban.text import safe


class Html(str):
    """Text that is HTML already and must not be escaped again; jinja2 knows it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text itself."""
        return self


def text(value: str) -> Html:
    """`value` inside an element or a quoted attribute: controls shown, `& < > " '` escaped."""
    if isinstance(value, Html):
        return value
    shown = safe(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Html(shown.replace('"', "&quot;").replace("'", "&#39;"))


def cell(value: str) -> Html:
    """`value` inside a table cell: as text, with line breaks kept as `<br>`."""
    if isinstance(value, Html):
        return value
    return Html(text(value.strip("\n")).replace("\n", "<br>"))


def tag(name: str, /, *content: str, **attributes: str | int | None) -> Html:
    """An element; content that is not Html is escaped.

    Attributes that are None are left out, an empty one has no value; `class_` and `data_kind` are written `class` and
    `data-kind`.
    """
    return Html(f"{start(name, **attributes)}{''.join(map(text, content))}</{name}>")


def start(name: str, /, **attributes: str | int | None) -> Html:
    """The start tag of an element, which is all of one that holds nothing."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{text(str(value))}"' if value != "" else "")
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}>")


def join(pieces: list[Html] | list[str], between: str = "\n") -> Html:
    """The pieces one after the other, those that are not Html escaped, empty ones left out."""
    return Html(between.join(text(piece) for piece in pieces if piece))
