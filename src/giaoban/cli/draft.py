"""`giaoban draft`: a register proposed from the text of a conclusion."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import ExitCodeFlag, Json, RegistersDir
from giaoban.cli.writing import DryRun
from giaoban.errors import ExitCode, GiaobanError, WrongUsageError

if TYPE_CHECKING:
    import datetime as dt

    from giaoban.cli.drafted import Drafted
    from giaoban.cli.placing import Place, Plan
    from giaoban.draft.found import Reading

EXAMPLES = (
    "giaoban draft ket-luan.docx",
    "giaoban draft ket-luan.docx -o registers/2026-quy-1.yaml --units",
    "giaoban draft ket-luan.md -o registers/2026-quy-1.yaml --review",
    "giaoban draft thong-bao.pdf --json",
)
DETAIL = (
    "Đọc văn bản (.md, .txt, .docx, .html, .pdf có lớp chữ; - là đầu vào chuẩn), tìm từng câu giao việc với đơn vị, "
    "thời hạn, sản phẩm và in sổ dự thảo; trên mỗi nhiệm vụ ghi độ tin cậy và căn cứ. Có -o thì ghi sổ và lưu nguyên "
    "văn vào sources/ bên cạnh. Đơn vị được tra trong don-vi.yaml của thư mục chứa sổ: đơn vị chưa có được liệt kê kèm "
    "mục đề nghị thêm, ghi sổ thì phải thêm --units. Số, ngày văn bản không đọc được thì để trống, ghi bằng --number, "
    "--date. Không gì được đoán mà không nói ra."
)

File = Annotated[
    str, typer.Argument(metavar="TỆP", help="Văn bản: ket-luan.docx, ket-luan.pdf ...; - để đọc từ đầu vào chuẩn.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="SỔ", help="Ghi thành sổ này, ví dụ registers/2026-quy-1.yaml."),
]
Identifier = Annotated[str | None, typer.Option("--id", metavar="MÃ", show_default="từ số văn bản", help="Mã của sổ.")]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TÊN", show_default="trích yếu của văn bản", help="Tên của sổ.")
]
Number = Annotated[
    str | None, typer.Option("--number", metavar="SỐ", help="Số, ký hiệu văn bản, khi văn bản không ghi rõ.")
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="NGÀY", help="Ngày ban hành, khi văn bản không ghi rõ: 6/8/2009.")
]
AddUnits = Annotated[
    bool, typer.Option("--units", help="Thêm các đơn vị chưa có vào don-vi.yaml khi ghi sổ; chưa có danh mục thì lập.")
]
ReviewFlag = Annotated[
    bool, typer.Option("--review", help="Duyệt lần lượt từng nhiệm vụ rồi mới ghi: giữ, sửa, bỏ có lý do.")
]
_SHOWN = 10
"""Warnings told of a register that was just written."""

Over = Annotated[bool, typer.Option("--force", help="Ghi đè sổ đã có; hoàn tác được bằng undo.")]


def draft(
    file: File,
    output: Output = None,
    identifier: Identifier = None,
    title: Title = None,
    number: Number = None,
    date: Date = None,
    add_units: AddUnits = False,
    review: ReviewFlag = False,
    dry_run: DryRun = False,
    force: Over = False,
    json: Json = False,
    exit_code: ExitCodeFlag = False,
    registers: RegistersDir = None,
) -> int:
    _refuse_contradictions(output, add_units=add_units, review=review, dry_run=dry_run, force=force, json=json)
    from giaoban.cli import document, placing

    content = document.content(file)
    reading = _dated(document.reading(content.text), number, date)
    place = placing.at(output, may_begin=add_units) if output else placing.beside_registers(registers)
    made = _drafted(file, content.text, content.notes, reading, place, identifier=identifier, title=title)
    if not reading.assignments or place.path is None:
        return _print(made, json=json, exit_code=exit_code)
    made.refuse_open_ends(add_units=add_units)
    writing = _Writing(place=place, text=content.text, dry_run=dry_run, force=force, json=json)
    if not review:
        return writing.run(made)
    from giaoban.cli import reviewing

    writing.refuse_taken()
    answer.hint((made.summary, *made.remarks))
    decided = reviewing.reviewed(made.found, place.units, content.text)
    return ExitCode.DONE if decided is None else writing.run(replace(made, found=decided), is_reviewed=True)


def _refuse_contradictions(
    output: Path | None, *, add_units: bool, review: bool, dry_run: bool, force: bool, json: bool
) -> None:
    given = {"--units": add_units, "--review": review, "--dry-run": dry_run, "--force": force}
    if output is None and (alone := [option for option, is_given in given.items() if is_given]):
        raise WrongUsageError(f"{alone[0]} chỉ dùng khi ghi sổ", "Thêm -o, ví dụ -o registers/2026-quy-1.yaml")
    if review and json:
        raise WrongUsageError("--review và --json không dùng cùng nhau", "Bỏ một trong hai")
    if review and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsageError("--review cần màn hình và bàn phím", "Chạy trực tiếp trên cửa sổ lệnh, hoặc bỏ --review")


def _dated(reading: Reading, number: str | None, date: str | None) -> Reading:
    """The reading with the number and day that the user knows better."""
    from giaoban.cli.values import text_of

    head = reading.head
    if number is not None:
        head = replace(head, number=text_of("--number", number))
    if date is not None:
        head = replace(head, date=_day(date))
    return replace(reading, head=head)


def _day(typed: str) -> dt.date:
    from giaoban.cli.question import today
    from giaoban.dates import parsing

    if re.fullmatch(r"[0-9]{1,2}[/.\-][0-9]{1,2}", typed.strip()):
        raise WrongUsageError(f"--date: “{typed}” chưa có năm", "Ghi cả năm, ví dụ 6/8/2009")
    return parsing.day(typed, option="--date", first=today(), asked_on=today())


def _drafted(
    file: str,
    text: str,
    notes: tuple[str, ...],
    reading: Reading,
    place: Place,
    *,
    identifier: str | None,
    title: str | None,
) -> Drafted:
    from giaoban.cli.drafted import Drafted
    from giaoban.cli.values import text_of
    from giaoban.draft.naming import names
    from giaoban.draft.numbering import headings
    from giaoban.draft.proposed import Wanted, proposed

    chosen = _identifier(identifier, reading, place.path.stem if place.path else Path(file).stem)
    if place.path is not None:
        place.refuse_taken(chosen)
    wanted = Wanted(
        id=chosen,
        origin="đầu vào chuẩn" if file == "-" else Path(file).name,
        title=text_of("--title", title) if title is not None else None,
        source=place.source,
    )
    named = names(reading.assignments, place.units)
    return Drafted(
        file=file,
        lines=text.count("\n") + 1,
        reading=reading,
        found=proposed(reading, named, wanted, headings(text)),
        named=named,
        notes=(*notes, *reading.notes),
        units_file=place.units_file,
    )


def _identifier(typed: str | None, reading: Reading, stem: str) -> str:
    """The register's id: as typed, else made of the document's number, else of the file's name."""
    from giaoban.scalars import ScalarFault, identifier

    if typed is not None:
        try:
            return identifier(typed)
        except ScalarFault as fault:
            raise WrongUsageError(f"--id: {fault.message}", fault.remedy) from None
    for words in (reading.head.number or "", stem):
        found = re.sub(r"-+", "-", re.sub(r"[^\w.\-]", "-", words)).strip("-._")[:64].strip("-._")
        if found:
            return found
    return "SO-MOI"


def _print(made: Drafted, *, json: bool, exit_code: bool) -> int:
    """The register to stdout, what is to be known of it to stderr; without an assignment there is no register."""
    from giaoban.draft.write import register

    if json:
        sys.stdout.write(made.document(files=(), dry_run=True))
    elif made.reading.assignments:
        sys.stdout.write(register(made.found))
        answer.hint((made.summary, *made.remarks, *made.open_ends))
    else:
        answer.hint((made.nothing, *made.remarks))
    is_open = bool(made.reading.assignments and made.open_ends)
    return ExitCode.FINDINGS if exit_code and is_open else ExitCode.DONE


@dataclass(frozen=True, kw_only=True)
class _Writing:
    """Where and how a drafted register is written; `text` is the document's."""

    place: Place
    text: str
    dry_run: bool
    force: bool
    json: bool

    def refuse_taken(self) -> None:
        """Raise WrongUsageError where the file is there already, before a person reviews for nothing."""
        from giaoban.cli.placing import is_there

        if self.place.path is not None and self.place.path.exists() and not self.force:
            raise is_there(str(self.place.path))

    def run(self, made: Drafted, *, is_reviewed: bool = False) -> int:
        """Write the register, its text and the units it needs, and only then tell; or tell what would be written."""
        from giaoban.cli import placing
        from giaoban.cli.telling import unconfirmed, written_whatever_is_told
        from giaoban.draft.write import register

        # the entries go into the unit list, so the register needs no word on them
        text = register(replace(made.found, missing=()))
        try:
            if self.dry_run:
                plan, durable = placing.plan(self.place, made.found, text, self.text, force=self.force), True
            else:
                plan, durable = placing.written(
                    self.place, made.found, text, self.text, force=self.force, summary=made.summary
                )
        except GiaobanError as error:
            if is_reviewed:
                from giaoban.cli.reviewing import kept

                error.add_note(kept(made.found))
            raise
        with written_whatever_is_told():
            self._tell(made, plan)
        return ExitCode.DONE if durable else unconfirmed()

    def _tell(self, made: Drafted, plan: Plan) -> None:
        from giaoban.cli.telling import diff, write_lines

        if self.json:
            sys.stdout.write(made.document(files=plan.shown, dry_run=self.dry_run))
        else:
            done = "Sẽ ghi" if self.dry_run else "Đã ghi"
            units = f"; thêm {len(made.found.missing)} đơn vị vào danh mục" if made.found.missing else ""
            changed = [diff(plan.units)] if self.dry_run and plan.units else []
            following = f"Đọc lại từng nhiệm vụ trong {plan.register}, rồi: giaoban check"
            last = "Chưa ghi gì (--dry-run)." if self.dry_run else following
            write_lines([made.summary, f"{done} {', '.join(plan.shown)}{units}.", *changed, last])
        more = len(plan.warnings) - _SHOWN
        rest = (f"Còn {more} cảnh báo nữa: giaoban check",) if more > 0 else ()
        answer.hint((*made.remarks, *(problem.lines()[0] for problem in plan.warnings[:_SHOWN]), *rest))
