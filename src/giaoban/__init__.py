"""giaoban follows the tasks that the conclusion of a briefing gave, from YAML registers."""

__version__ = "0.1.0"
