"""Views to documents: Markdown through Jinja templates that the office may replace. The one home of jinja2."""
