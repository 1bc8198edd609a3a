"""`giaoban add`: put a new task into a register, also one given orally at a briefing."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from giaoban.cli import completion
from giaoban.cli.options import Group, Json, RegisterName, RegistersDir
from giaoban.cli.update import Units
from giaoban.cli.writing import DryRun, Writing, today
from giaoban.errors import (
    GiaobanError,
    NotFoundError,
    RefusedEditError,
    UnreadableFileError,
    WrongUsageError,
    reason_of,
)

if TYPE_CHECKING:
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.nodes import Tree
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Plan

EXAMPLES = (
    'giaoban add "Rà soát mức chi dạy nghề" -u TCDN --deadline 2009-Q4 --from-meeting 25/8/2009',
    'giaoban add "Tổng hợp kiến nghị của địa phương" -u VP -u KHTC --group C --product "Báo cáo tổng hợp"',
    'giaoban add "Báo cáo tiến độ giải ngân" -u KHTC --kind recurring --recurs month --from-meeting 25/8/2009',
    "giaoban add --edit",
)
DETAIL = (
    "Nhiệm vụ được thêm vào cuối sổ; không dòng nào khác bị sửa. Giao trực tiếp tại giao ban thì ghi --from-meeting, "
    "ngày giao là ngày họp. --edit mở trình soạn thảo (biến EDITOR) với mẫu một nhiệm vụ; sai thì không ghi, và "
    "giữ lại tệp đã soạn."
)

Title = Annotated[str | None, typer.Argument(metavar="NỘI_DUNG", help="Nội dung nhiệm vụ.", show_default=False)]
Identifier = Annotated[
    str | None, typer.Option("--id", metavar="MÃ", show_default="số tiếp theo của nhóm", help="Mã của nhiệm vụ mới.")
]
Cooperating = Annotated[
    list[str] | None,
    typer.Option("--cooperating", metavar="ĐƠN_VỊ", help="Đơn vị phối hợp.", autocompletion=completion.units),
]
Monitoring = Annotated[
    list[str] | None,
    typer.Option("--monitoring", metavar="ĐƠN_VỊ", help="Đơn vị theo dõi, đôn đốc.", autocompletion=completion.units),
]
DeadlineOption = Annotated[
    str | None, typer.Option("--deadline", metavar="HẠN", help="Thời hạn: 2009-Q4, 2009-10, 31/10/2009.")
]
DeadlineText = Annotated[
    str | None, typer.Option("--deadline-text", metavar="CHỮ", help="Nguyên văn thời hạn trong câu giao việc.")
]
Meeting = Annotated[str | None, typer.Option("--from-meeting", metavar="NGÀY", help="Ngày giao ban đã giao việc.")]
Assigned = Annotated[
    str | None,
    typer.Option("--assigned", metavar="NGÀY", show_default="ngày giao ban, hoặc hôm nay", help="Ngày giao."),
]
Clause = Annotated[str | None, typer.Option("--clause", metavar="CHỮ", help="Mục, đoạn trong văn bản.")]
Quote = Annotated[list[str] | None, typer.Option("--quote", metavar="CÂU", help="Câu giao việc, nguyên văn.")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="LOẠI", show_default="one-off", help="one-off, standing hoặc recurring.")
]
RecursOption = Annotated[
    str | None,
    typer.Option("--recurs", metavar="KỲ", help="meeting, month, quarter, half, year; với --kind recurring."),
]
Product = Annotated[str | None, typer.Option("--product", metavar="CHỮ", help="Sản phẩm phải có.")]
Priority = Annotated[bool, typer.Option("--priority", help="Nhiệm vụ trọng tâm.")]
Edit = Annotated[bool, typer.Option("--edit", help="Soạn nhiệm vụ trong trình soạn thảo.")]


def add(
    title: Title = None,
    units: Units = None,
    deadline: DeadlineOption = None,
    deadline_text: DeadlineText = None,
    meeting: Meeting = None,
    assigned: Assigned = None,
    group: Group = None,
    cooperating: Cooperating = None,
    monitoring: Monitoring = None,
    kind: Kind = "one-off",
    recurs: RecursOption = None,
    product: Product = None,
    priority: Priority = False,
    clause: Clause = None,
    quote: Quote = None,
    identifier: Identifier = None,
    edit: Edit = False,
    dry_run: DryRun = False,
    json: Json = False,
    register: RegisterName = None,
    registers: RegistersDir = None,
) -> int:
    if title is None and not edit:
        raise WrongUsageError("chưa ghi nội dung nhiệm vụ", "Ghi nội dung trong nháy, hoặc dùng --edit")

    def plan(workspace: Workspace) -> Plan:
        from giaoban.cli.entering import day_of, deadline_of
        from giaoban.cli.question import group_of
        from giaoban.update.task import next_id, plan_add

        sheet = _sheet(workspace)
        inside = group_of(workspace, group) if group else None
        met = day_of(workspace, "--from-meeting", meeting)
        source: dict[str, Value] = {}
        if clause:
            source["clause"] = clause
        if quote:
            source["quote"] = quote[0] if len(quote) == 1 else tuple(quote)
        if met:
            source["meeting"] = met
        names = {
            key: _names(workspace, found)
            for key, found in (("lead", units), ("cooperating", cooperating), ("monitoring", monitoring))
            if found
        }
        given: dict[str, Value | None] = {
            "id": identifier or next_id(sheet, inside),
            "group": inside,
            "title": title or "Nội dung nhiệm vụ",
            **names,
            "joint": True if len(names.get("lead", ())) > 1 else None,
            "kind": kind if kind != "one-off" else None,
            "recurs": recurs,
            "assigned": day_of(workspace, "--assigned", assigned) or met or today(),
            "deadline": deadline_of(workspace, "--deadline", deadline) if deadline else None,
            "deadline_text": deadline_text,
            "product": product,
            "priority": priority or None,
            "source": source or None,
        }
        task: dict[str, Value] = {key: value for key, value in given.items() if value is not None}
        if edit:
            return _edited(workspace, sheet, task)
        return plan_add(workspace, sheet, task)

    return Writing(registers=registers, register=register, dry_run=dry_run, json=json).run("add", plan)


def _sheet(workspace: Workspace) -> Sheet:
    if len(workspace.sheets) == 1:
        return workspace.sheets[0]
    if not workspace.sheets:
        raise NotFoundError("thư mục chưa có sổ nào", "Tạo sổ: giaoban init THƯ_MỤC")
    names = ", ".join(sheet.register.id for sheet in workspace.sheets)
    raise WrongUsageError(f"có {len(workspace.sheets)} sổ: {names}", "Chọn sổ bằng --register")


def _names(workspace: Workspace, typed: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(workspace.units.find(name).name for name in typed))


def _edited(workspace: Workspace, sheet: Sheet, task: dict[str, Value]) -> Plan:
    """The plan of adding the task as it comes back from the editor; what was typed is kept where it is refused."""
    from giaoban.store import nodes, yaml_text
    from giaoban.update.task import plan_add

    lines = yaml_text.block(task, dash=2)
    text = "# Một nhiệm vụ. Lưu và đóng để thêm vào sổ; xóa hết nội dung để thôi.\n" + "\n".join(lines) + "\n"
    handle, name = tempfile.mkstemp(prefix="giaoban-", suffix=".yaml")
    path = Path(name)
    try:
        os.close(handle)
        path.write_text(text, encoding="utf-8")
        _open_editor(path)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"không mở được trình soạn thảo ({reason_of(error)})", "Đặt biến EDITOR") from None
    if not [line for line in data.decode(errors="replace").splitlines() if line.strip() and not line.startswith("#")]:
        path.unlink()
        raise WrongUsageError("đã xóa hết nội dung, không thêm nhiệm vụ nào", "Chạy lại nếu muốn thêm")
    tree, problems = nodes.parse(data, str(path))
    try:
        if tree is None:
            raise RefusedEditError(str(path), problems[0].line, problems[0].message, problems[0].remedy)
        plan = plan_add(workspace, sheet, _of_editor(tree))
    except GiaobanError as error:
        error.add_note(f"Nội dung đã soạn còn ở {path}")
        raise
    path.unlink()
    return plan


def _of_editor(tree: Tree) -> dict[str, Value]:
    """The keys as text, lists of text and groups, which is how they are written again."""
    from giaoban.store.nodes import values

    found: dict[str, Any] = values(tree.root)
    return {key: tuple(value) if isinstance(value, list) else value for key, value in found.items()}


def _open_editor(path: Path) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the editor the user chose
    if done.returncode:
        raise RefusedEditError("", None, f"trình soạn thảo kết thúc với mã {done.returncode}; chưa thêm gì")
