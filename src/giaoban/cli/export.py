"""`giaoban export`: every task, thread, part and event as tables for databases and analysis engines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer, completion
from giaoban.cli.groups import only
from giaoban.cli.options import Force, Word
from giaoban.cli.question import Question, meant
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from types import ModuleType

EXAMPLES = (
    "giaoban export -o tasks.parquet",
    "giaoban export --to sqlite giao-ban.db",
    "giaoban export -o tasks.parquet --as-of 30/9/2009 --force",
)
DETAIL = (
    "Xuất sáu bảng: tasks (nhiệm vụ), threads (lượt giao), units (vai trò của đơn vị), events (diễn biến), registers "
    "(sổ), meta (lần xuất), với tình trạng tính đến ngày hỏi; để nhiều cơ quan gộp lại và hỏi bằng SQL. Parquet: tệp "
    "ghi ở -o chứa bảng tasks, các bảng khác nằm cạnh, như tasks-threads.parquet. SQLite: một tệp. Ý nghĩa từng cột "
    "và các câu hỏi mẫu: docs/mo-rong.md. Bảng Excel, CSV: giaoban list -o nhiem-vu.xlsx."
)

_PARQUET, _SQLITE = "parquet", "sqlite"
_FORMS = (Word(_PARQUET, _PARQUET, "tệp Parquet"), Word(_SQLITE, _SQLITE, "cơ sở dữ liệu SQLite"))
_ENDINGS = {".parquet": _PARQUET, ".sqlite": _SQLITE, ".sqlite3": _SQLITE, ".db": _SQLITE}

File = Annotated[Path | None, typer.Argument(metavar="TỆP", help="Tệp để ghi, như ở -o.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Tệp để ghi; dạng theo đuôi: .parquet, .sqlite, .db."),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="DẠNG",
        help="Dạng cần ghi khi đuôi tệp không cho biết: parquet, sqlite.",
        autocompletion=completion.words([(word.key, word.meaning) for word in _FORMS]),
    ),
]


def export(
    *,
    file: File = None,
    output: Output = None,
    to: To = None,
    force: Force = False,
    asked: Annotated[Question, only("register", "as_of", "known_on", "registers")],
) -> None:
    from giaoban.report.counts import number
    from giaoban.store.output import outputs, refuse_output

    path = _path(file, output)
    writer = _writer(path, to)
    paths: tuple[Path, ...] = writer.names(path)
    for one in paths:
        refuse_output(one, force=force)
    frame = asked.frame()
    with outputs(paths) as made:
        counted = writer.write(made, frame)
    told = ", ".join(
        f"{number(counted[table])} {words}"
        for table, words in (("tasks", "nhiệm vụ"), ("threads", "lượt giao"), ("events", "diễn biến"))
    )
    answer.hint((f"Đã ghi {', '.join(map(str, paths))}: {told}, {frame.when}.", *frame.marks, *frame.hints))


def _path(file: Path | None, output: Path | None) -> Path:
    given = [path for path in (file, output) if path is not None]
    if len(given) != 1:
        both = "TỆP và -o không dùng cùng nhau" if given else "chưa ghi xuất ra tệp nào"
        raise WrongUsageError(both, "Ghi một tệp, ví dụ giaoban export -o tasks.parquet")
    return given[0]


def _writer(path: Path, to: str | None) -> ModuleType:
    """The module that writes the form asked for."""
    by_ending = _ENDINGS.get(path.suffix.lower())
    form = meant(to, _FORMS, "--to") if to is not None else by_ending
    if form is None:
        raise WrongUsageError(
            f"{path}: không biết ghi dạng nào", f"Đặt đuôi tệp {', '.join(_ENDINGS)}, hoặc thêm --to sqlite"
        )
    if by_ending not in {None, form}:
        raise WrongUsageError(f"--to {to} và tệp {path} nói hai dạng khác nhau", "Bỏ --to, hoặc đổi đuôi tệp")
    if form == _SQLITE:
        from giaoban.exchange.tables import sqlite

        return sqlite
    from giaoban.exchange.tables import parquet

    parquet.require()
    return parquet
