"""Pages to a terminal table or plain text, and views to JSON. The one home of rich."""
