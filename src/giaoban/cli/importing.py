"""`giaoban import`: what was changed in a workbook or CSV file, shown first and then written into the registers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import given
from giaoban.cli.folder import locate_folder
from giaoban.cli.groups import without
from giaoban.cli.question import today
from giaoban.cli.telling import as_json, sentence, told, unconfirmed, written_whatever_is_told
from giaoban.cli.writing import Recorded, Writing, committed, load
from giaoban.errors import ConflictError, ExitCode, UnreadableFileError

if TYPE_CHECKING:
    from giaoban.exchange.incoming import Edit, Incoming, Source
    from giaoban.store.folder import Workspace

EXAMPLES = (
    "giaoban list -o nhiem-vu.xlsx",
    "giaoban import nhiem-vu.xlsx",
    "giaoban import nhiem-vu.xlsx --yes",
    "giaoban import bang-cu.xlsx --map map.yaml",
)
DETAIL = (
    "Đọc lại trang Nhiệm vụ và Nhật ký của tệp Excel do giaoban xuất (hoặc tệp giaoban list -o nhiem-vu.csv, phiếu "
    "báo cáo của đơn vị), so với sổ và in từng thay đổi, cũ → mới; chưa ghi gì khi chưa có --yes. Có hàng sai thì in "
    "tất cả, kèm cách sửa, và không ghi gì. Cột nền vàng sửa được; thời hạn, đơn vị đổi bằng hàng mới ở trang Nhật "
    "ký. Bảng riêng của cơ quan nhập lần đầu bằng --map; chạy không có --map thì in sẵn mẫu tệp ánh xạ cột."
)

File = Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp bảng tính, ví dụ nhiem-vu.xlsx hoặc nhiem-vu.csv.")]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", metavar="TỆP", help="Tệp YAML cho biết cột nào của bảng riêng là nội dung gì."),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ghi ngay các thay đổi vào sổ.")]
Anyway = Annotated[bool, typer.Option("--force", help="Vẫn ghi khi diễn biến đáng ngờ, hoặc ngày ở tương lai.")]


def importing(
    *,
    file: File,
    map_file: MapFile = None,
    yes: Yes = False,
    force: Anyway = False,
    recorded: Recorded = None,
    writing: Annotated[Writing, without("dry_run")],
) -> int:
    from giaoban.exchange.incoming import read, read_map

    map_ = read_map(str(map_file), _bytes(map_file)) if map_file is not None else None
    source = read(str(file), _bytes(file), map_)
    asked = _Import(source=source, force=force, recorded=recorded, json=writing.json)
    if yes:
        return asked.write(writing, None)
    found = asked.look(writing.read())
    if writing.json:
        return asked.tell(found, None)
    asked.show(found)
    if not found.plan.changes or not _answers_yes(len(found.edits)):
        return ExitCode.DONE
    return asked.write(writing, found)


@dataclass(frozen=True, kw_only=True)
class _Import:
    """One file to import, and how."""

    source: Source
    force: bool
    recorded: str | None
    json: bool

    def look(self, workspace: Workspace) -> Incoming:
        """What the file changes in the registers as they are now."""
        from giaoban.cli.answer import working
        from giaoban.cli.values import recorded_on
        from giaoban.exchange.incoming import incoming

        recorded, rows = recorded_on(self.recorded), sum(len(found.rows) for found in self.source.tables)
        with working("Đối chiếu với sổ", rows):
            return incoming(workspace, self.source, today=today(), recorded=recorded, force=self.force)

    def write(self, writing: Writing, shown: Incoming | None) -> int:
        """Write the changes as one step that can be undone; those `shown`, where somebody has said yes to them."""
        from giaoban.store.bulk import paused_collector
        from giaoban.store.write import locked

        folder = locate_folder(writing.registers)
        load()
        with locked(folder), paused_collector():
            found = self.look(writing.read())
            if shown is not None and [one.after for one in found.plan.changes] != [
                one.after for one in shown.plan.changes
            ]:
                raise ConflictError("sổ vừa được sửa ở nơi khác; chưa ghi gì", "Chạy lại lệnh để xem các thay đổi")
            if not found.plan.changes:
                if self.json:
                    return self.tell(found, None, wrote=True)
                self.show(found)
                return ExitCode.DONE
            done = committed(folder, found.plan.changes, map(sentence, found.plan.effects))
        with written_whatever_is_told():
            code = self.tell(found, done.record.number, wrote=True)
            return code if done.durable else unconfirmed()

    def show(self, found: Incoming) -> None:
        """Each change by its row, old → new, then how to write them; what was passed over beside it."""
        from giaoban.cli.answer import hint
        from giaoban.cli.telling import write_lines
        from giaoban.report.counts import number

        lines = [f"{edit.place}: {sentence(effect)}" for edit in found.edits for effect in edit.effects]
        looked = f"đã xét {number(found.looked)} hàng"
        if lines:
            lines.append(f"{number(len(found.edits))} thay đổi ({looked}). Chưa ghi gì; ghi vào sổ: thêm --yes.")
        else:
            lines = [f"Không có thay đổi nào so với sổ ({looked}); chưa ghi gì."]
        write_lines(lines)
        hint(tuple(f"giaoban: Lưu ý: {warning}." for warning in found.plan.warnings))

    def tell(self, found: Incoming, number: int | None, *, wrote: bool = False) -> int:
        """What was written, or with `--json` also what would be."""
        from giaoban.cli.answer import hint
        from giaoban.cli.telling import write_lines

        if self.json:
            sys.stdout.write(_document(found, number=number, dry_run=not wrote))
            return ExitCode.DONE
        write_lines([*told(found.plan), "Hoàn tác: giaoban undo"])
        hint(tuple(f"giaoban: Lưu ý: {warning}." for warning in found.plan.warnings))
        return ExitCode.DONE


def _document(found: Incoming, *, number: int | None, dry_run: bool) -> str:
    """The document of a command that writes, each change with its row of the file."""
    import json as jsons

    document = jsons.loads(as_json("import", found.plan, number=number, dry_run=dry_run))
    rows = [_row(edit) for edit in found.edits for _ in edit.effects]
    document["data"] = [{**row, **effect} for row, effect in zip(rows, document["data"], strict=True)]
    return jsons.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _row(edit: Edit) -> dict[str, object]:
    return {
        "sheet": edit.sheet or None,
        "row": edit.row,
        "change": edit.what,
        "key": edit.key,
        "old": edit.old,
        "new": edit.new,
    }


def _answers_yes(count: int) -> bool:
    """Ask on a terminal whether to write; elsewhere nobody is asked and nothing is written."""
    if sys.stdin is None or not sys.stdin.isatty() or sys.stdout is None or not sys.stdout.isatty():
        return False
    sys.stdout.write(f"Ghi {count} thay đổi vào sổ? [c/K] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in {"c", "có", "co", "y", "yes"}


def _bytes(path: Path) -> bytes:
    data = given.read(path, shown=str(path), most=_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableFileError(f"{path} lớn hơn 64 MB", "Chỉ giữ lại các trang cần nhập")
    return data


_LARGEST = 64 * 1024 * 1024
