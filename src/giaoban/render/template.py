"""Templates: which file is used, the sandbox it runs in, and its faults told by file and line.

A template of somebody else is code (`docs/mau-bao-cao.md`); the sandbox keeps accidents small, and is no wall.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from giaoban.dates import long_day, numeric_day, short_day
from giaoban.errors import NotFoundError, TemplateFaultError, UnreadableFileError, reason_of
from giaoban.render.compiled import CompiledTemplates
from giaoban.render.escape import cell, inline
from giaoban.render.limits import limited
from giaoban.report.counts import Rate, number
from giaoban.store import shipped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from types import TracebackType

LONGEST = 50_000_000
"""Characters a template may print or build by repeating: far above any report, far below the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a template makes: how text shows inside a line, and inside a table cell.

    Both give text that has `__html__`, which is not escaped again.
    """

    name: str
    line: Callable[[str], str]
    cell: Callable[[str], str]


MARKDOWN = Form(name="markdown", line=inline, cell=cell)


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with repetition held to a size."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja2's own types
        """Refuse what would fill the memory."""
        sized = max((len(side) for side in (left, right) if hasattr(side, "__len__")), default=0)
        factor = max((side for side in (left, right) if isinstance(side, int)), default=0)
        if operator == "**" or sized * factor > LONGEST:
            message = "phép tính cho kết quả quá lớn"
            raise SecurityError(message)
        return super().call_binop(context, operator, left, right)


def locate(name: str, *, given: Path | None, registers: Path) -> Path:
    """The template file `name`: the one given, else the office's beside the registers, else the shipped one."""
    if given is not None:
        if not given.is_file():
            raise NotFoundError(
                f"không có tệp mẫu {given}", "Sửa --template; lấy mẫu có sẵn: giaoban report --print-template"
            )
        return given
    own = registers.resolve().parent / "templates" / name
    return own if own.is_file() else shipped.templates() / name


def text_of(path: Path) -> str:
    """The template's text; raises TemplateFaultError where it is not UTF-8 and UnreadableFileError where refused."""
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise TemplateFaultError(f"{path}: tệp mẫu không lưu bằng UTF-8", "Lưu lại bằng UTF-8") from None
    except OSError as error:
        raise UnreadableFileError(
            f"không đọc được tệp mẫu {path} ({reason_of(error)})", "Kiểm tra quyền truy cập"
        ) from None


def render(path: Path, context: Mapping[str, Any], form: Form = MARKDOWN, *, kept: Path | None = None) -> str:
    """The template at `path` printed with `context`, every value through the output gate of `form`.

    `kept` is a folder of the user's own in which the template may be kept compiled.

    Raises TemplateFaultError with file and line for a wrong template or a name that is not in the context.
    """
    environment = environment_of(path.parent, form, kept=kept)
    try:
        with limited():
            pieces, size = [], 0
            for piece in environment.get_template(path.name).generate(context):
                pieces.append(piece)
                size += len(piece)
                if size > LONGEST:
                    message = "bản in dài quá mức"
                    raise SecurityError(message)
            return "".join(pieces)
    except TemplateSyntaxError as error:
        where = error.filename or str(path)
        raise TemplateFaultError(f"{where}:{error.lineno}: mẫu sai cú pháp: {fault_words(error)}", REMEDY) from None
    except TemplateNotFound as error:
        where = _line(error.__traceback__, path.parent) or str(path)
        message = f"{where}: mẫu gọi tệp “{error.name}”, không có trong thư mục của mẫu"
        raise TemplateFaultError(message, "Chép tệp đó vào cùng thư mục") from None
    except (TemplateError, *FAULTS) as error:
        line = _line(error.__traceback__, path.parent)
        raise TemplateFaultError(f"{line or path}: mẫu in không được: {fault_words(error)}", REMEDY) from None


FAULTS = (ArithmeticError, TypeError, ValueError, AttributeError, LookupError, MemoryError, RecursionError)
"""What a wrong template raises beside jinja2's own."""
REMEDY = "Sửa mẫu; các tên dùng được ở docs/mau-bao-cao.md, mẫu gốc: giaoban report --print-template"


_SAID = (
    (r"'(?P<name>.+)' is undefined", "không có tên “{name}”"),
    (r"'.+ object' has no (?:attribute|element) '?(?P<name>[^']+)'?", "không có tên “{name}” ở đây"),
    (r"access to attribute '(?P<name>.+)' of .+ is unsafe\.?", "mẫu không được dùng “{name}”"),
    (r"No filter named '(?P<name>.+)'\.?", "không có bộ lọc “{name}”"),
    (r"No test named '(?P<name>.+)'\.?", "không có phép thử “{name}”"),
    (r"Encountered unknown tag '(?P<name>\w+)'.*", "không có thẻ “{name}”, hoặc thẻ đặt không đúng chỗ"),
    (r"unexpected '(?P<name>.+)'", "“{name}” đặt không đúng chỗ"),
    (r"unexpected char (?P<name>.+) at [0-9]+", "ký tự {name} đặt không đúng chỗ"),
    (r"(?i:unexpected end of template).*", "thiếu phần đóng (%}}, }}}} hoặc thẻ end)"),
    (r"Expected an expression, got .*", "thiếu biểu thức"),
    (r"expected token '(?P<wanted>.+)', got '(?P<name>.+)'", "cần “{wanted}” nhưng gặp “{name}”"),
    (r"Range too big\. .*", "range() dài quá mức"),
    (r"(?:integer )?(?:division|modulo)(?: or modulo)? by zero", "chia cho 0"),
)
"""What jinja2 says, and the same for the user."""


def fault_words(error: Exception) -> str:
    """What is wrong with a template, in the user's language as far as the fault is a usual one."""
    if isinstance(error, MemoryError):
        return "bản in cần quá nhiều bộ nhớ"
    if isinstance(error, RecursionError):
        return "mẫu gọi chính nó không dừng"
    said = (error.message if isinstance(error, TemplateError) else None) or str(error)
    for pattern, words in _SAID:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return words.format(**found.groupdict())
    return said


def environment_of(folder: Path, form: Form, *, kept: Path | None = None) -> Environment:
    """The sandbox of the templates in `folder`, with the filters, and the output gate of `form`."""
    environment = Environment(
        loader=FunctionLoader(_loader(folder)),
        undefined=StrictUndefined,
        # `finalize` is the gate of the form; escaping is on so that what macros return counts as printed already
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=partial(_printed, form),
        bytecode_cache=CompiledTemplates(kept, form.name) if kept is not None else None,
    )
    environment.filters.update(
        ngay=_day(numeric_day),
        ngay_ngan=_day(short_day),
        ngay_dai=_day(long_day),
        so=number,
        ty_le=partial(_rate, form),
        o=partial(_cell, form),
        hoa=_upper,
    )
    return environment


def _loader(folder: Path) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    """Loads from one folder: nothing above it, nothing a link leads out to."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = folder / name
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            return None
        return text_of(path), str(path), lambda: True

    return load


def _printed(form: Form, value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    if isinstance(value, StrictUndefined) or hasattr(value, "__html__"):
        return value
    if value is None:
        return ""
    return form.line(value if isinstance(value, str) else str(value))


def _day(form: Callable[[dt.date], str]) -> Callable[[dt.date | None], str]:
    """A filter for days that prints nothing where there is none."""
    return lambda day: form(day) if day else ""


def _rate(form: Form, value: Mapping[str, int]) -> str:
    return form.line(Rate(n=value["n"], of=value["of"]).words)


def _cell(form: Form, value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return value if hasattr(value, "__html__") else form.cell("" if value is None else str(value))


def _upper(value: str) -> str:
    return value.upper()


def _line(traceback: TracebackType | None, folder: Path) -> str:
    """`FILE:LINE` of the innermost template the error passed through."""
    found = ""
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if Path(name).parent == folder and not name.endswith(".py"):
            found = f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found
