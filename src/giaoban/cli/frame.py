"""The frame of the command line: commands declared in a table, loaded when needed, worded in Vietnamese.

A command is a module that holds a function of the module's own name with `Annotated` parameters (groups of them are
spread by `groups`), `EXAMPLES` (the real command lines shown at the end of its help), and, where the line of the table
is not enough, `DETAIL` (a paragraph).
The module is imported only when its command runs, asks for its help or completes its own words.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

from typer import echo
from typer._click.core import augment_usage_errors
from typer._click.globals import get_current_context
from typer._click.parser import _OptionParser
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_callback, get_params_convertors_ctx_param_name_from_function

from giaoban.cli.groups import spread
from giaoban.cli.usage import ExtraArgumentsError, NoSuchCommandError, RepeatedOptionError
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from typer._click import Command as ClickCommand
    from typer._click import Context, Parameter
    from typer._click.shell_completion import CompletionItem


_NO_CACHE = "giaoban.no-cache"


class CommandSpec(NamedTuple):
    """What is known of a command without importing it: its name, module, section of the help, and line of help."""

    name: str
    module: str
    section: str
    summary: str


class ProgramSpec(NamedTuple):
    """A whole program: its commands, and what its own help shows beside them."""

    name: str
    version: str
    summary: str
    commands: tuple[CommandSpec, ...]
    examples: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()
    exit_codes: tuple[tuple[str, str], ...] = ()


def _flag(name: str, words: str, *, hidden: bool = False, expose: bool = True) -> TyperOption:
    return TyperOption(param_decls=[name], is_flag=True, default=False, help=words, hidden=hidden, expose_value=expose)


def _debug_flag(*, hidden: bool) -> TyperOption:
    """`--debug`, which the boundary looks for by itself: a parse that fails has no value to give it."""
    return _flag("--debug", "In chi tiết kỹ thuật khi chương trình gặp lỗi.", hidden=hidden, expose=False)


def _no_cache_flag(*, hidden: bool) -> TyperOption:
    """`--no-cache`, which `is_cache_wanted` looks for: no command has to hand it on."""
    return TyperOption(
        param_decls=["--no-cache"],
        is_flag=True,
        default=False,
        help="Đọc lại mọi sổ, không dùng bản lưu tạm.",
        hidden=hidden,
        expose_value=False,
        callback=_leave_cache,
    )


def _leave_cache(ctx: Context, _param: Parameter, value: bool) -> None:
    if value:
        ctx.meta[_NO_CACHE] = True


def is_cache_wanted() -> bool:
    """Whether the command that runs may answer out of the cache."""
    ctx = get_current_context(silent=True)
    return ctx is None or not ctx.meta.get(_NO_CACHE)


def at_end(action: Callable[[], None]) -> None:
    """Have something done when the command that runs has ended."""
    ctx = get_current_context(silent=True)
    if ctx is not None:
        ctx.call_on_close(action)


def _print_help(ctx: Context, _param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        echo(ctx.get_help())
        ctx.exit()


class _Parser(_OptionParser):
    """Refuses a second value for an option that takes one, where the last would silently win."""

    def parse_args(self, args: list[str]) -> tuple[dict[str, Any], list[str], list[Parameter]]:
        values, rest, order = super().parse_args(args)
        given = [param for param in order if isinstance(param, TyperOption) and not (param.multiple or param.is_flag)]
        for param in given:
            if given.count(param) > 1 and self.ctx is not None and not self.ctx.resilient_parsing:
                raise RepeatedOptionError(param.opts[0], self.ctx)
        return values, rest, order


class _Framed:
    """What the group and the commands share: the help option, the help page and errors that know their command."""

    _help: TyperOption | None = None

    def get_help_option(self, _ctx: Context) -> TyperOption:
        # One object for ever: the parser tells options apart by identity.
        if self._help is None:
            self._help = TyperOption(
                param_decls=["-h", "--help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_help,
                help="Xem hướng dẫn này.",
            )
        return self._help


class Command(_Framed, TyperCommand):
    """One command, built from the function of its module."""

    # Left-over arguments are ours to word.
    allow_extra_args = True

    def __init__(
        self, spec: CommandSpec, function: Callable[..., Any], *, detail: str, examples: Sequence[str]
    ) -> None:
        """Build the parameters of `function` with typer's own machinery."""
        params, convertors, context_name = get_params_convertors_ctx_param_name_from_function(function)
        callback = get_callback(
            callback=function,
            params=params,
            convertors=convertors,
            context_param_name=context_name,
            pretty_exceptions_short=False,
        )
        every: list[Parameter] = [*params, _no_cache_flag(hidden=True), _debug_flag(hidden=True)]
        super().__init__(spec.name, callback=callback, params=every, help=spec.summary, rich_markup_mode=None)
        self.detail = detail
        self.examples = tuple(examples)

    def make_parser(self, ctx: Context) -> _Parser:
        """Return a parser that refuses repeated options."""
        parser = _Parser(ctx)
        for param in self.get_params(ctx):
            param.add_to_parser(parser, ctx)
        return parser

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, with errors that know their command and no argument left over."""
        with augment_usage_errors(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ExtraArgumentsError(rest, ctx)
        return rest

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 - typer's signature
        """Run the function; a wrong value it finds points to the help of this command."""
        try:
            return super().invoke(ctx)
        except WrongUsageError as error:
            error.add_note(f"Xem: {ctx.command_path} --help")
            raise

    def get_help(self, ctx: Context) -> str:
        """Return the help page of this command."""
        from giaoban.cli.help_page import command_page

        return command_page(self, ctx)


class Program(_Framed, TyperGroup):
    """The program: knows its commands from the table alone, and loads the one that is asked for."""

    def __init__(self, spec: ProgramSpec) -> None:
        """Keep the table; no command is imported."""
        super().__init__(
            name=spec.name,
            rich_markup_mode=None,
            params=[
                _flag("--version", "Xem phiên bản."),
                _no_cache_flag(hidden=False),
                _debug_flag(hidden=False),
                _flag("--install-completion", "Cài gợi ý bằng phím Tab cho bash, zsh hoặc fish."),
                _flag("--show-completion", "In đoạn mã gợi ý bằng phím Tab để tự cài (có cả powershell)."),
            ],
        )
        self.spec = spec
        self._table: Mapping[str, CommandSpec] = {command.name: command for command in spec.commands}

    def list_commands(self, _ctx: Context) -> list[str]:
        """Return the names, in the order of the table."""
        return list(self._table)

    def get_command(self, _ctx: Context, name: str) -> ClickCommand | None:
        """Import and build the command of that name, or return None."""
        if name not in self.commands:
            if name not in self._table:
                return None
            self.commands[name] = load(self._table[name])
        return self.commands[name]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the options before the command, with errors that know where they are."""
        with augment_usage_errors(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Return the command the arguments begin with; none is an error with the near ones."""
        name, *rest = args
        command = self.get_command(ctx, name)
        if command is None:
            if not ctx.resilient_parsing:
                raise NoSuchCommandError(name, self.list_commands(ctx), ctx)
            return None, None, rest
        return name, command, rest

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401 - typer's signature
        """Answer a global option, or run the command; with neither, print the help."""
        rest = [*ctx._protected_args, *ctx.args]  # noqa: SLF001 - where typer keeps the name of the command
        if ctx.params["version"]:
            echo(f"{self.spec.name} {self.spec.version}")
        elif ctx.params["show_completion"] or ctx.params["install_completion"]:
            from giaoban.cli import shells

            act = shells.show if ctx.params["show_completion"] else shells.install
            act(self.spec.name, rest[0] if rest else None)
        elif rest:
            return super().invoke(ctx)
        else:
            echo(ctx.get_help())
        return None

    def get_help(self, ctx: Context) -> str:
        """Return the help page of the program, from the table."""
        from giaoban.cli.help_page import program_page

        return program_page(self, ctx)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete names of commands from the table, and global options."""
        from typer._click.shell_completion import CompletionItem

        names = [
            CompletionItem(command.name, help=command.summary)
            for command in self.spec.commands
            if command.name.startswith(incomplete)
        ]
        # Past TyperGroup, whose own answer would import every command.
        return [*names, *super(TyperGroup, self).shell_complete(ctx, incomplete)]


def load(spec: CommandSpec) -> Command:
    module = importlib.import_module(spec.module)
    function: Callable[..., Any] = getattr(module, spec.module.rpartition(".")[2])
    return Command(spec, spread(function), detail=getattr(module, "DETAIL", ""), examples=module.EXAMPLES)
