"""Help pages, written whole in Vietnamese: typer's own frame can be translated only in part."""

from __future__ import annotations

import shutil
from itertools import groupby
from textwrap import TextWrapper
from typing import TYPE_CHECKING

from typer._click import types
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperOption

from giaoban.cli.usage import describe_range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click import Context, Parameter

    from giaoban.cli.frame import Command, Program

NARROWEST = 40
WIDEST = 88
WIDEST_TERM = 28
LEAST_TEXT = 24
"""Columns for what an option does: on a narrow terminal its name stands on a line of its own sooner."""

Row = tuple[str, str]


def command_page(command: Command, ctx: Context) -> str:
    """Return the help of one command: usage, what it does, arguments, options, examples."""
    params = command.get_params(ctx)
    arguments = [param for param in params if isinstance(param, TyperArgument) and not param.hidden]
    options = [param for param in params if isinstance(param, TyperOption) and not param.hidden]
    usage = " ".join([ctx.command_path, "[TÙY CHỌN]", *(_usage(argument) for argument in arguments)])
    return _page(
        [f"Cách dùng: {usage}"],
        _paragraph(f"{command.help}."),
        _paragraph(command.detail),
        _section("Tham số", _table([(_metavar(argument), _explained(argument)) for argument in arguments])),
        _section("Tùy chọn", _table([(_option_term(option), _explained(option)) for option in options])),
        _section("Ví dụ", _indented(command.examples)),
    )


def program_page(program: Program, ctx: Context) -> str:
    """Return the help of the program: its commands by section, global options, examples, variables, exit codes."""
    spec = program.spec
    width = max(len(command.name) for command in spec.commands)
    commands = [
        line
        for section, members in groupby(spec.commands, key=lambda command: command.section)
        for line in [f"  {section}", *_table([(one.name, one.summary) for one in members], indent=4, width=width)]
    ]
    options = [param for param in program.get_params(ctx) if isinstance(param, TyperOption)]
    return _page(
        [f"Cách dùng: {ctx.command_path} [TÙY CHỌN] LỆNH ..."],
        _paragraph(spec.summary),
        _section("Lệnh", commands),
        _section("Tùy chọn", _table([(_option_term(option), _explained(option)) for option in options])),
        _section("Ví dụ", _indented(spec.examples)),
        _section("Biến môi trường", _table(spec.variables)),
        _section("Mã thoát", _table(spec.exit_codes)),
        _paragraph(f"Hướng dẫn của từng lệnh: {ctx.command_path} LỆNH --help", indent=0),
    )


def _page(*blocks: Sequence[str]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return [f"{heading}:", *lines] if lines else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _wrapped(text: str, indent: int) -> list[str]:
    # A word broken at its hyphen would make an option that cannot be copied.
    return TextWrapper(width=_columns() - indent, break_on_hyphens=False, break_long_words=False).wrap(text)


def _columns() -> int:
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def _paragraph(text: str, indent: int = 2) -> list[str]:
    return [" " * indent + line for line in _wrapped(text, indent)]


def _table(rows: Sequence[Row], indent: int = 2, width: int = 0) -> list[str]:
    """Two columns, the second wrapped; a term too wide for the first stands on a line of its own."""
    widest = min(WIDEST_TERM, (_columns() - LEAST_TEXT) // 2)
    column = width or min(max((len(term) for term, _ in rows), default=0), widest)
    lines = []
    for term, text in rows:
        first, *more = _wrapped(text, indent + column + 2) or [""]
        if len(term) > column:
            lines.append(" " * indent + term)
            lines.append(" " * (indent + column + 2) + first)
        else:
            lines.append(" " * indent + f"{term:<{column}}  {first}".rstrip())
        lines += [" " * (indent + column + 2) + line for line in more]
    return lines


def _option_term(option: TyperOption) -> str:
    names = sorted(option.opts, key=len)
    term = ", ".join(names)
    if len(names[0]) > len("-u"):
        term = f"    {term}"
    if option.secondary_opts:
        term += f" / {', '.join(option.secondary_opts)}"
    return term if option.is_flag or option.count else f"{term} {_metavar(option)}"


def _metavar(param: TyperArgument | TyperOption) -> str:
    return param.metavar or "GIÁ_TRỊ"


def _usage(argument: TyperArgument) -> str:
    shown = _metavar(argument) + ("..." if argument.nargs != 1 else "")
    return shown if argument.required else f"[{shown}]"


def _explained(param: TyperArgument | TyperOption) -> str:
    """The help text, with what the declaration says beside it: bounds, choices, default, variable, need."""
    notes = [
        *_type_notes(param),
        *_default_notes(param),
        *([f"biến môi trường: {param.envvar}"] if isinstance(param.envvar, str) else []),
        *(["bắt buộc"] if param.required and isinstance(param, TyperOption) else []),
    ]
    return " ".join(part for part in (param.help or "", f"[{'; '.join(notes)}]" if notes else "") if part)


def _type_notes(param: Parameter) -> list[str]:
    match param.type:
        case TyperChoice() as choice:
            return [f"một trong: {', '.join(str(value) for value in choice.choices)}"]
        case types.IntRange() | types.FloatRange() as number if describe_range(number):
            return [describe_range(number)]
        case _:
            return []


def _default_notes(param: TyperArgument | TyperOption) -> list[str]:
    if isinstance(param.show_default, str):
        return [f"mặc định: {param.show_default}"]
    is_flag = isinstance(param, TyperOption) and param.is_flag
    if not param.show_default or param.default is None or is_flag or callable(param.default):
        return []
    return [f"mặc định: {param.default}"]
