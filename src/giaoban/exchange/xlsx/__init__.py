"""Views as Excel workbooks: real dates, frozen and repeated heads, filters, A4 landscape; no text is ever a formula."""

from giaoban.exchange.xlsx.book import book
from giaoban.exchange.xlsx.page import sheet

__all__ = ["book", "sheet"]
