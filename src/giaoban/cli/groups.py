"""Options that commands take together: declared once, as the fields of a dataclass, and spread over the command line.

A command that has a parameter of such a class gets an option for each field, and the value made of what was typed:

    def show(task: TaskId, asked: Annotated[Question, only("register", "as_of")], out: Output) -> None: ...
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class _Choice:
    """The fields of a group that a command takes; the others keep their defaults."""

    names: frozenset[str]
    are_taken: bool

    def takes(self, name: str) -> bool:
        return (name in self.names) == self.are_taken


_EVERY = _Choice(frozenset(), are_taken=False)


def only(*names: str) -> _Choice:
    """These fields of the group and no others."""
    return _Choice(frozenset(names), are_taken=True)


def without(*names: str) -> _Choice:
    """All fields of the group but these."""
    return _Choice(frozenset(names), are_taken=False)


def spread(function: Callable[..., Any]) -> Callable[..., Any]:
    """The command with an option for each field of its groups, in the order in which its parameters stand.

    Takes its values by name. Raises NameError where a choice names a field that the group does not have.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, tuple[type, list[str]]] = {}
    flat: list[Parameter] = []
    for parameter in signature(function).parameters.values():
        kind, choice = _group(hints[parameter.name])
        if kind is None:
            flat.append(parameter.replace(annotation=hints[parameter.name], kind=Parameter.KEYWORD_ONLY))
            continue
        options = _options(kind, choice)
        groups[parameter.name] = kind, [option.name for option in options]
        flat += options

    def command(**values: Any) -> Any:  # noqa: ANN401 - what typer hands over, and what any command gives back
        made = {name: kind(**{own: values.pop(own) for own in names}) for name, (kind, names) in groups.items()}
        return function(**values, **made)

    command.__signature__ = Signature(flat)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return command


def _group(hint: Any) -> tuple[type | None, _Choice]:  # noqa: ANN401 - any annotation
    """The class of a parameter that is a group, and which fields are taken; None for an option of its own."""
    choice = _EVERY
    if get_origin(hint) is Annotated:
        hint, *more = get_args(hint)
        choice = next((one for one in more if isinstance(one, _Choice)), _EVERY)
    return (hint, choice) if isinstance(hint, type) and is_dataclass(hint) else (None, choice)


def _options(kind: type, choice: _Choice) -> list[Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    if unknown := choice.names - hints.keys():
        raise NameError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name])
        for field in fields(kind)
        if choice.takes(field.name)
    ]
