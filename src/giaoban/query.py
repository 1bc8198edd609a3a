"""Tracked tasks: filters over them, and one total order."""
