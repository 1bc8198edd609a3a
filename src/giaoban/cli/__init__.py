"""The command line: commands and options, and the boundary where errors become a line and a code."""
