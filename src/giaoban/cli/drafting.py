"""Letters, forms and messages made and put where they are wanted: one to stdout or a file, all into a folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.cli import answer, batch
from giaoban.cli.options import Word
from giaoban.cli.question import meant
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from giaoban.report.frame import Frame
    from giaoban.report.letter import Letter, Letters

TEMPLATES = {".docx": "cong-van.docx", ".md": "cong-van.md.j2"}

FORMATS = (Word("docx", "word", "Word, để trình ký"), Word("md", "markdown", "văn bản thuần, để xem"))

_PREFIXES = {".xlsx": "phieu", ".txt": "tin"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be made: `kind` is the ending of the files, `path` where (None: stdout), `folder` whether for all."""

    kind: str
    path: Path | None
    folder: bool
    template: Path | None
    json: bool

    @classmethod
    def of(
        cls, *, short: bool, form: bool, format_: str | None, template: Path | None, output: Path | None, json: bool
    ) -> Wanted:
        """From the options as typed; raises WrongUsageError where they contradict each other."""
        if short and form:
            raise WrongUsageError("--short và --form không dùng cùng nhau", "Bỏ một trong hai")
        if (short or form) and (format_ or template):
            raise WrongUsageError("--format và --template chỉ dùng cho công văn", "Bỏ --short, --form")
        ending = "" if output is None or str(output) == "-" else output.suffix.lower()
        # a folder may be named after a day: thu-3.9
        ending = ending if ending[1:2].isalpha() else ""
        if ending == ".json" or (json and output is None):
            return cls(kind=".json", path=output, folder=False, template=None, json=True)
        if json:
            raise WrongUsageError(f"--json và -o {output} nói hai dạng khác nhau", "Ghi -o với đuôi .json")
        fits = (".xlsx",) if form else (".txt",) if short else (".docx", ".md")
        folder = output is not None and str(output) != "-" and (output.is_dir() or not ending)
        if ending and not folder and ending not in fits:
            raise WrongUsageError(
                f"-o: không ghi được dạng “{ending}”", f"Ghi thư mục, hoặc tệp có đuôi {', '.join(fits)}"
            )
        named = f".{meant(format_, FORMATS, '--format')}" if format_ else None
        if named and ending and not folder and named != ending:
            raise WrongUsageError(f"--format {format_} và -o {output} nói hai dạng khác nhau", "Bỏ --format")
        kind = named or (ending if ending and not folder else fits[0] if folder or len(fits) == 1 else ".md")
        if template is not None and (template.suffix.lower() == ".docx") != (kind == ".docx"):
            raise WrongUsageError(f"--template {template} không phải mẫu cho dạng {kind}", "Mẫu .docx cho dạng .docx")
        return cls(kind=kind, path=output, folder=folder, template=template, json=False)

    @property
    def to_stdout(self) -> bool:
        """Whether nothing is put into files."""
        return self.path is None or str(self.path) == "-"

    @property
    def what(self) -> str:
        """What one of them is called."""
        return {".xlsx": "phiếu báo cáo", ".txt": "tin nhắn"}.get(self.kind, "công văn")


def deliver(frame: Frame, view: Letters, wanted: Wanted, registers: Path, *, force: bool) -> None:
    from giaoban.report.letter import letters_page, own_hint

    if wanted.json:
        from giaoban.console.envelope.letters import letters as document

        answer.deliver(answer.Output(json=True, path=wanted.path, force=force), document(frame, view))
        return
    if not view.letters or (wanted.to_stdout and wanted.kind == ".md" and frame.narrowed.unit is None):
        answer.show(answer.Output(), lambda: letters_page(frame, view), str)
        return
    if wanted.to_stdout:
        if wanted.kind in {".docx", ".xlsx"}:
            raise WrongUsageError(f"dạng {wanted.kind} phải ghi ra tệp", "Thêm -o THƯ_MỤC hoặc -o TỆP")
        make = _maker(frame, wanted, registers)
        sys.stdout.write("\n".join(make(one).decode() for one in view.letters))
    elif wanted.folder:
        _into_folder(frame, view, wanted, registers, force=force)
    else:
        _into_file(frame, view, wanted, registers, force=force)
    answer.hint((*own_hint(frame, view), *frame.hints))


def _maker(frame: Frame, wanted: Wanted, registers: Path) -> Callable[[Letter], bytes]:
    """What makes one of them."""
    if wanted.kind == ".xlsx":
        from giaoban.exchange.form import form

        return lambda one: form(frame, one)
    if wanted.kind == ".txt":
        from giaoban.report.letter import short
        from giaoban.text import safe

        return lambda one: "".join(f"{safe(line)}\n" for line in short(frame, one)).encode()
    from giaoban.render.template import locate

    template = locate(TEMPLATES[wanted.kind], given=wanted.template, registers=registers)
    if wanted.kind == ".docx":
        from giaoban.render import docx

        return lambda one: docx.letter(frame, one, template)
    from giaoban.render.letter import markdown

    return lambda one: markdown(frame, one, template).encode()


def _into_file(frame: Frame, view: Letters, wanted: Wanted, registers: Path, *, force: bool) -> None:
    from giaoban.store.output import write_output

    if wanted.path is None:
        return
    if len(view.letters) > 1:
        units = ", ".join(one.unit for one in view.letters)
        raise WrongUsageError(
            f"có {len(view.letters)} đơn vị phải đôn đốc ({units}), -o {wanted.path} là một tệp",
            "Ghi -o THƯ_MỤC, hoặc chọn một đơn vị bằng --unit",
        )
    (one,) = view.letters
    write_output(wanted.path, _maker(frame, wanted, registers)(one), force=force)
    answer.hint((f"Đã ghi {wanted.path}",))


def _into_folder(frame: Frame, view: Letters, wanted: Wanted, registers: Path, *, force: bool) -> None:
    """All of them, made before the first is written; letters with the manifest of their batch."""
    from giaoban.console.progress import bar
    from giaoban.store.output import write_output

    folder = wanted.path
    if folder is None:
        return
    files = batch.names(view.letters, _PREFIXES.get(wanted.kind, "cong-van"), wanted.kind)
    lettered = wanted.kind in TEMPLATES
    named = [*files, batch.MANIFEST] if lettered else files
    there = [name for name in named if (folder / name).exists()]
    if there and not force:
        raise WrongUsageError(f"{folder} đã có {', '.join(there)}", "Thêm --force để ghi đè, hoặc chọn thư mục khác")
    make = _maker(frame, wanted, registers)
    made = []
    with bar(f"Soạn {wanted.what}", len(files), stream=answer.watched()) as step:
        for one in view.letters:
            made.append(make(one))
            step()
    older = _left_over(folder, files) if lettered else ()
    for name, data in zip(files, made, strict=True):
        write_output(folder / name, data, force=force)
    lines = [f"Đã ghi {len(files)} {wanted.what} vào {folder}: {', '.join(files)}"]
    if lettered:
        write_output(folder / batch.MANIFEST, batch.manifest(frame, view.letters, files), force=force)
        lines += [f"Lưu ý: {name} trong {folder} là của đợt soạn trước, không thuộc đợt này." for name in older]
        lines.append(
            f"Khi công văn đã ký, ghi sổ: giaoban letter --record {folder} --document SỐ --date NGÀY --reply-by NGÀY"
        )
    answer.hint(tuple(lines))


def _left_over(folder: Path, files: Iterable[str]) -> tuple[str, ...]:
    """Letters of an earlier batch that lie in the folder and are not written over."""
    from giaoban.errors import GiaobanError

    try:
        before = batch.read(folder)
    except GiaobanError:
        return ()
    new = set(files)
    return tuple(one.file for one in before.letters if one.file not in new and (folder / one.file).is_file())


def print_template(wanted: Wanted, *, force: bool) -> None:
    """The shipped template: the Markdown one to stdout or a file, the Word one to a file."""
    from giaoban.store import shipped
    from giaoban.store.output import write_output

    path = wanted.path
    if wanted.folder or wanted.kind not in TEMPLATES:
        raise WrongUsageError("--print-template cần một tệp", "Ghi -o mau.docx, hoặc bỏ -o để in mẫu Markdown")
    data = (shipped.templates() / TEMPLATES[wanted.kind]).read_bytes()
    if path is None or str(path) == "-":
        sys.stdout.write(data.decode("utf-8"))
        return
    write_output(path, data, force=force)
    answer.hint((f"Đã ghi {path}",))
