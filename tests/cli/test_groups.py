"""Groups of options: declared in a dataclass, spread over a command."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import signature
from typing import Annotated

import pytest
import typer

from giaoban.cli.groups import only, spread, without

Colour = Annotated[str | None, typer.Option("--colour")]
Big = Annotated[bool, typer.Option("--big")]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a thing looks."""

    colour: Colour = None
    big: Big = False


def every(thing: str, *, look: Look, twice: bool = False) -> object:
    return thing, look, twice


def small(*, look: Annotated[Look, without("big")]) -> object:
    return look


def grey(*, look: Annotated[Look, only("big")]) -> object:
    return look


def wrong(*, look: Annotated[Look, only("size")]) -> object:
    return look


def test_each_field_is_an_option_where_its_group_stands() -> None:
    parameters = signature(spread(every)).parameters
    assert {name: one.annotation for name, one in parameters.items()} == {
        "thing": str,
        "colour": Colour,
        "big": Big,
        "twice": bool,
    }
    assert [one.default for one in parameters.values()] == [parameters["thing"].empty, None, False, False]


def test_values_come_back_as_the_group() -> None:
    made = spread(every)(thing="cup", colour="red", big=True, twice=False)
    assert made == ("cup", Look(colour="red", big=True), False)


def test_what_is_not_taken_keeps_its_default() -> None:
    assert list(signature(spread(small)).parameters) == ["colour"]
    assert spread(small)(colour="red") == Look(colour="red")
    assert list(signature(spread(grey)).parameters) == ["big"]
    assert spread(grey)(big=True) == Look(big=True)


def test_a_field_that_is_not_there_is_told() -> None:
    with pytest.raises(NameError, match="Look has no size"):
        spread(wrong)
