"""Wrong command lines, worded in Vietnamese by the class of the error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click import types
from typer._click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperGroup, TyperOption

from giaoban.errors import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click import Context, Parameter


class NoSuchCommandError(UsageError):
    """The first argument names no command."""

    def __init__(self, name: str, names: Sequence[str], ctx: Context) -> None:
        """Keep the names there are."""
        super().__init__(name, ctx)
        self.names = names


class ExtraArgumentsError(UsageError):
    """Arguments that the command has no place for."""

    def __init__(self, arguments: Sequence[str], ctx: Context) -> None:
        """Keep them as they were given."""
        super().__init__(" ".join(arguments), ctx)


class RepeatedOptionError(UsageError):
    """An option that takes one value was given twice."""

    def __init__(self, option: str, ctx: Context) -> None:
        """Keep the name of the option."""
        super().__init__(option, ctx)


def lines(error: ClickException) -> list[str]:
    """Return what stderr shows: what is wrong, how to mend it, and where to read on."""
    text = [f"giaoban: {sentence(*_words(error))}"]
    if isinstance(error, UsageError) and error.ctx is not None:
        text.append(f"Xem: {error.ctx.command_path} --help")
    return text


def describe_range(kind: types.IntRange | types.FloatRange) -> str:
    """Return the bounds of a number in words, empty where there are none."""
    parts = [f"từ {kind.min:g}" if kind.min is not None else "", f"đến {kind.max:g}" if kind.max is not None else ""]
    return " ".join(part for part in parts if part)


def _words(error: ClickException) -> tuple[str, str]:  # noqa: PLR0911 - one return for each class is the table
    match error:
        case NoSuchCommandError():
            return f'Không có lệnh "{error.message}"', _meant(error.message, error.names)
        case ExtraArgumentsError():
            return f'Thừa "{error.message}"', "Giá trị có dấu cách phải đặt trong dấu nháy kép"
        case RepeatedOptionError():
            return f"Tùy chọn {error.message} ghi hai lần", "Chỉ giữ lại một"
        case NoSuchOption():
            return f"Không có tùy chọn {error.option_name}", _near_options(error)
        case MissingParameter():
            return f"Thiếu {_named(error.param)}", _help_of(error.param)
        case BadParameter():
            return _wrong_value(error), ""
        case BadOptionUsage():
            return _wrong_option(error), ""
        case BadArgumentUsage():
            return "Số giá trị của tham số không đúng", ""
        case _:
            return f"Câu lệnh không đúng: {error.format_message()}", ""


def _meant(given: str, names: Sequence[str]) -> str:
    from giaoban.text import suggest

    near = suggest(given, names)
    return f"Có phải: {' hoặc '.join(near)}?" if near else ""


def _near_options(error: NoSuchOption) -> str:
    if error.ctx is None:
        return ""
    known = [
        name
        for param in error.ctx.command.get_params(error.ctx)
        if isinstance(param, TyperOption) and not param.hidden
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("--")
    ]
    meant = _meant(error.option_name, known)
    if not meant and isinstance(error.ctx.command, TyperGroup):
        return "Tùy chọn của một lệnh phải ghi sau tên lệnh"
    return meant


def _named(param: Parameter | None) -> str:
    match param:
        case TyperArgument():
            return f"tham số {param.human_readable_name}"
        case TyperOption():
            return f"tùy chọn {max(param.opts, key=len)}"
        case _:
            return "tham số"


def _help_of(param: Parameter | None) -> str:
    return (param.help or "") if isinstance(param, TyperArgument | TyperOption) else ""


def _wrong_value(error: BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    match kind:
        case types.IntRange() | types.FloatRange():
            wanted = f"phải là số {describe_range(kind)}"
        case types.IntParamType() | types.FloatParamType():
            wanted = "phải là số"
        case TyperChoice():
            wanted = f"phải là một trong: {', '.join(str(choice) for choice in kind.choices)}"
        case _:
            # Our own callbacks say it in Vietnamese already.
            wanted = f"không đúng: {error.message}"
    return f"Giá trị của {_named(error.param)} {wanted}"


def _wrong_option(error: BadOptionUsage) -> str:
    params = error.ctx.command.get_params(error.ctx) if error.ctx is not None else []
    for param in params:
        if isinstance(param, TyperOption) and error.option_name in (*param.opts, *param.secondary_opts):
            if param.is_flag:
                return f"Tùy chọn {error.option_name} không nhận giá trị"
            return f"Tùy chọn {error.option_name} cần một giá trị: {error.option_name} {param.metavar or 'GIÁ_TRỊ'}"
    return f"Tùy chọn {error.option_name} dùng không đúng"
