"""Completion in the shell: typer's scripts and parsing, with our words, without rich, and silent when it fails."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from typer import _completion_classes as kinds
from typer import echo
from typer._completion_shared import Shells, _get_shell_name, get_completion_script
from typer._completion_shared import install as install_script

from giaoban.errors import ExitCode, UnreadableFileError, WrongUsageError

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem, ShellComplete

    from giaoban.cli.frame import Program

_KNOWN = ("bash", "zsh", "fish", "powershell")

# zsh evaluates what it is given, and the words may come from a register.
_UNSAFE = re.compile(r"""[\\"'$`\x00-\x1f\x7f-\x9f]""")


class _Bash(kinds.BashComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return _plain(item.value)


class _Zsh(kinds.ZshComplete):
    def format_completion(self, item: CompletionItem) -> str:
        value, words = (_plain(text).replace(":", r"\\:") for text in (item.value, item.help))
        return f'"{value}":"{words}"' if words else f'"{value}"'


class _Fish(kinds.FishComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{_plain(item.value)}\t{_plain(item.help)}" if item.help else _plain(item.value)


class _PowerShell(kinds.PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{_plain(item.value)}:::{_plain(item.help) or ' '}"


_CLASSES: dict[str, type[ShellComplete]] = {
    "bash": _Bash,
    "zsh": _Zsh,
    "fish": _Fish,
    "powershell": _PowerShell,
    "pwsh": _PowerShell,
}


def answer(program: Program, instruction: str) -> int:
    """Print what completes the words that the shell hands over in its variables; say nothing where that fails."""
    action, _, shell = instruction.partition("_")
    kind = _CLASSES.get(shell)
    if action != "complete" or kind is None:
        return ExitCode.USAGE
    try:
        text = kind(program, {}, program.spec.name, _variable(program.spec.name)).complete()
    except SystemExit as ended:  # how fish is told whether there is anything
        return int(ended.code or 0)
    except Exception:  # noqa: BLE001 - an error printed now would land in the middle of what the user types
        return ExitCode.BUG
    echo(text)
    return ExitCode.DONE


def show(name: str, shell: str | None) -> None:
    """Print the script of the shell named, or of the one that is running."""
    echo(get_completion_script(prog_name=name, complete_var=_variable(name), shell=_chosen(shell)))


def install(name: str, shell: str | None) -> None:
    """Put the script where the shell looks for it, and say where."""
    chosen = _chosen(shell)
    if chosen in {"powershell", "pwsh"}:
        # typer would loosen the execution policy of the whole account.
        message = "Với powershell, gợi ý phải tự cài"
        remedy = f"Thêm vào tệp $PROFILE dòng: {name} --show-completion powershell | Out-String | Invoke-Expression"
        raise WrongUsageError(message, remedy)
    try:
        _, path = install_script(shell=chosen, prog_name=name, complete_var=_variable(name))
    except (OSError, UnicodeError) as error:
        where = getattr(error, "filename", None) or "tệp cấu hình"
        message = f"Không ghi được {where} để cài gợi ý cho {chosen}"
        raise UnreadableFileError(message, f"Dùng {name} --show-completion {chosen} rồi tự thêm") from error
    echo(f"Đã cài gợi ý cho {chosen}: {path}")
    echo("Mở lại cửa sổ lệnh để dùng.")


def _plain(text: str | None) -> str:
    return _UNSAFE.sub(" ", text or "")


def _variable(name: str) -> str:
    return f"_{name.upper()}_COMPLETE"


def _chosen(shell: str | None) -> str:
    chosen = (shell or _detected()).casefold()
    if chosen in set(Shells):
        return chosen
    message = f'Không có gợi ý cho "{chosen}"' if chosen else "Không nhận ra cửa sổ lệnh đang dùng"
    raise WrongUsageError(message, f"Ghi rõ một trong: {', '.join(_KNOWN)}; ví dụ: giaoban --show-completion bash")


def _detected() -> str:
    try:
        found = _get_shell_name()
    except Exception:  # noqa: BLE001 - detection walks the process table, which may be closed to us in many ways
        found = None
    return found or os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119 - only the last part of a name
