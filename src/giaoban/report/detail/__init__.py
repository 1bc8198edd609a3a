"""One task whole: what it is, what happened, where it is written, and why it stands as it does."""

from giaoban.report.detail.show import show_page
from giaoban.report.detail.source import Passage, passages, source_page
from giaoban.report.detail.why import why_lines, why_page
from giaoban.report.detail.words import entries, event_words

__all__ = [
    "Passage",
    "entries",
    "event_words",
    "passages",
    "show_page",
    "source_page",
    "why_lines",
    "why_page",
]
