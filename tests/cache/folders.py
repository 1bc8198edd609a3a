"""Folders of registers made of values of the model, and the program run on them with the cache and without."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from giaoban.cli.app import SPEC
from giaoban.cli.boundary import run
from giaoban.cli.frame import Program
from giaoban.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from giaoban.model import Office, Register
    from giaoban.units import Unit


def write(folder: Path, registers: Iterable[Register], office: Office, units: Iterable[Unit]) -> None:
    """Unit list, office and a file for each register, as JSON, which is YAML too."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {"don-vi.yaml": {"units": [_plain(unit) for unit in units]}, "co-quan.yaml": _plain(office)}
    contents |= {f"{register.id.lower()}.yaml": _plain(register) for register in registers}
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _plain(value: Any) -> Any:  # noqa: ANN401
    if is_dataclass(value) and not hasattr(value, "words"):
        held = {
            field.name.rstrip("_"): _plain(item)
            for field in fields(value)
            if (item := getattr(value, field.name)) != field.default
        }
        return {"event": value.kind, **held} if isinstance(value, Event) else held
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool | int | str):
        return value
    return value.value if hasattr(value, "value") else value.isoformat()


def said(*arguments: str) -> tuple[int, str, str]:
    """What the program leaves: exit code, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(Program(SPEC), arguments)
    return code, out.getvalue(), err.getvalue()


def both(folder: Path, *arguments: str) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    """What a command says out of the cache, and what it says without."""
    asked = (*arguments, "--registers", str(folder))
    return said(*asked), said(*asked, "--no-cache")


def is_loaded(module: str) -> bool:
    """Whether this process has a module."""
    return module in sys.modules
