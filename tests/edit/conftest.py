"""Makes `tests.edit.strategies` importable, and says at the end how many edits were tried."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.edit import strategies

if TYPE_CHECKING:
    import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line with the figures."""
    if strategies.tried:
        figures = ", ".join(f"{name} {count}" for name, count in sorted(strategies.tried.items()))
        terminalreporter.write_line(f"edits tried: {figures}")
