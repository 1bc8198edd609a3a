"""Proposed tasks from the text of a conclusion: rules a person can read, offline, nothing guessed silently."""
