"""The collector of garbage around bulk reads."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from giaoban.store import bulk
from giaoban.store.bulk import paused_collector

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def melted() -> Iterator[None]:
    """What a test froze is looked at again."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("melted")
@pytest.mark.parametrize(("many", "is_frozen"), [(1000, True), (1_000_000, False)])
def test_only_many_values_are_put_out_of_sight(monkeypatch: pytest.MonkeyPatch, many: int, *, is_frozen: bool) -> None:
    monkeypatch.setattr(bulk, "_MANY", many)
    with paused_collector():
        assert not gc.isenabled()
        kept = [[number] for number in range(5000)]
    assert gc.isenabled()
    assert (gc.get_freeze_count() > len(kept)) is is_frozen


def test_within_another_pause_it_stays_paused() -> None:
    with paused_collector():
        with paused_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_ends_the_pause() -> None:
    with pytest.raises(KeyError), paused_collector():
        raise KeyError
    assert gc.isenabled()
