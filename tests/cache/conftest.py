"""Makes `tests.cache.folders` and the random registers of `tests.report` importable."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
