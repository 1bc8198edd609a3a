"""The options of the papers made by templates: which template is used, and the shipped one to begin an own one with."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

Template = Annotated[Path | None, typer.Option("--template", metavar="TỆP", help="Dùng tệp mẫu này.")]
PrintTemplate = Annotated[
    bool,
    typer.Option(
        "--print-template",
        help="In mẫu có sẵn để sửa thành mẫu riêng; thêm -o TỆP.docx, -o TỆP.html.j2 để lấy mẫu của dạng đó.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Paper(answer.Output):
    """Where and in what form a paper made by a template is wanted, and by which; or the template itself."""

    template: Template = None
    print_template: PrintTemplate = False

    def __post_init__(self) -> None:
        """Refuse what contradicts itself; a template's file has an ending of its own (`print_shipped`)."""
        if not self.print_template:
            super().__post_init__()


def chosen(ending: str, given: Path | None, names: Mapping[str, str], *, registers: Path) -> Path:
    """The template for a paper of that ending; `names` are the shipped ones by ending, Markdown's for all others.

    Raises WrongUsageError where the one given is Word's and the paper is not, or the other way round.
    """
    from giaoban.render.template import locate

    if given is not None and (given.suffix.lower() == ".docx") != (ending == ".docx"):
        raise WrongUsageError(f"--template {given} không phải mẫu cho dạng này", "Mẫu .docx cho -o .docx")
    return locate(names.get(ending, names[".md"]), given=given, registers=registers)


def print_shipped(output: Path | None, names: Mapping[str, str], *, force: bool) -> None:
    """The shipped template of the form that the file's name asks for, with `.j2` or not; else Markdown's to stdout."""
    from giaoban.store import shipped
    from giaoban.store.output import write_output

    if output is None or str(output) == "-":
        sys.stdout.write((shipped.templates() / names[".md"]).read_bytes().decode("utf-8"))
        return
    ending = Path(output.name.removesuffix(".j2")).suffix.lower()
    if ending not in names:
        endings = ", ".join(name if name == ".docx" else f"{name}.j2" for name in names)
        raise WrongUsageError(f"-o: không có mẫu cho tệp “{output.name}”", f"Các đuôi tệp: {endings}")
    write_output(output, (shipped.templates() / names[ending]).read_bytes(), force=force)
    answer.hint((f"Đã ghi {output}",))
