"""Files that other programs open: Excel workbooks, CSV and calendars out of the views, and workbooks back in."""
