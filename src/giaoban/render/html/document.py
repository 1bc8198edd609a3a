"""The page around the parts: one file that asks for nothing from anywhere, with its style and script inside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from giaoban.render.html.charts import PATTERNS
from giaoban.render.html.gate import Html, join, start, tag

_FOLDER = Path(__file__).parent


@cache
def style() -> Html:
    """The style sheet, as a `style` element."""
    return Html(f"<style>\n{_file('page.css')}</style>")


@cache
def script() -> Html:
    """The script that sorts and filters, as an element for the end of the page."""
    return Html(f"<script>{_code()}</script>")


@cache
def policy() -> Html:
    """The content policy: nothing is fetched or sent, and no script runs but ours, by its digest."""
    digest = base64.b64encode(hashlib.sha256(_code().encode()).digest()).decode()
    rules = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'"
    )
    return start("meta", http_equiv="Content-Security-Policy", content=rules)


def _code() -> str:
    return "\n" + _file("page.js")


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def head(title: str) -> Html:
    """The `head` element."""
    pieces = [
        start("meta", charset="utf-8"),
        policy(),
        start("meta", name="viewport", content="width=device-width, initial-scale=1"),
        start("meta", name="color-scheme", content="light dark"),
        start("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        style(),
    ]
    return tag("head", "\n", join(pieces), "\n")


def document(title: str, content: list[Html], *, marks: tuple[str, ...] = ()) -> str:
    """A whole page; `marks` are printed behind every sheet of paper."""
    pieces = [
        tag("a", "Đến nội dung chính", class_="skip", href="#noi-dung"),
        PATTERNS,
        *(tag("p", mark, class_="watermark", aria_hidden="true") for mark in marks),
        tag("main", "\n", join([tag("h1", title), banner(marks), *content]), "\n", id="noi-dung", tabindex=-1),
        script(),
    ]
    body = tag("body", "\n", join(pieces), "\n")
    page = tag("html", "\n", head(title), "\n", body, "\n", lang="vi")
    return f"<!DOCTYPE html>\n{page}\n"


def banner(marks: tuple[str, ...]) -> Html:
    """The lines that stand on every page printed from made-up figures."""
    return join([tag("p", mark, class_="banner") for mark in marks])
