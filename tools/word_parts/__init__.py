"""The shipped Word templates: what is printed where. Tags are those of docxtpl."""
