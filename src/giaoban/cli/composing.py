"""A task written as YAML, in an editor or in a file, and put into a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giaoban.cli import editor, given
from giaoban.cli.question import today
from giaoban.errors import GiaobanError, NotFoundError, RefusedEditError, WrongUsageError

if TYPE_CHECKING:
    from pathlib import Path

    from giaoban.cli.writing import Writing
    from giaoban.store.folder import Sheet, Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Plan

TITLE = "Nội dung nhiệm vụ"
_HEAD = """\
# Một nhiệm vụ. Lưu và đóng để thêm vào sổ; xóa hết nội dung để thôi.
# Khóa khác, bỏ dấu # để dùng: lead (đơn vị), deadline (thời hạn), source (căn cứ giao).
# lead:
#   - Cục Việc làm
# deadline: 2009-Q4
# source:
#   clause: "2"
#   quote: "..."
"""


def edited(writing: Writing, task: dict[str, Value]) -> int:
    """Add the task as it comes back from the editor; what was typed is kept where it is refused."""
    from giaoban.store import yaml_text

    text = _HEAD + "\n".join(yaml_text.block(task, dash=2)) + "\n"
    path, data = editor.from_editor(text)
    if editor.is_cleared(data):
        path.unlink()
        raise WrongUsageError("đã xóa hết nội dung, không thêm nhiệm vụ nào", "Chạy lại nếu muốn thêm")
    if data == text.encode() and task["title"] == TITLE:
        path.unlink()
        raise WrongUsageError("chưa sửa gì, không thêm nhiệm vụ nào", "Chạy lại nếu muốn thêm")
    try:
        code = _typed(writing, data, str(path))
    except GiaobanError as error:
        error.add_note(editor.kept(path))
        raise
    path.unlink()
    return code


def from_file(writing: Writing, path: Path, *, edit: bool) -> int:
    """Add the task in the file, which the user may edit first and which stays as it is then."""
    if edit and str(path) == "-":
        raise WrongUsageError("--edit không dùng cùng đầu vào chuẩn", "Ghi --from TỆP")
    name, data = given.read_or_input(path, mend_input="Kiểm tra đường dẫn")
    return _typed(writing, editor.edited(path) if edit else data, name)


def _typed(writing: Writing, data: bytes, name: str) -> int:
    """Add the task as typed; it gets the next id where none is typed."""
    from giaoban.store import nodes
    from giaoban.update.task import next_id, plan_add

    tree, problems = nodes.parse(data, name)
    if tree is None:
        first = problems[0]
        is_no_task = first.code == "Y12"
        message = "ở đây cần các khóa của một nhiệm vụ, ví dụ title: Rà soát mức chi" if is_no_task else first.message
        raise RefusedEditError(name, first.line, message, "Xem mẫu: giaoban add --edit" if is_no_task else first.remedy)
    found = editor.typed_task(tree)

    def plan(workspace: Workspace) -> Plan:
        sheet, group = sheet_of(workspace), found.get("group")
        task = found if "id" in found else {"id": next_id(sheet, str(group) if group else None), **found}
        return plan_add(workspace, sheet, task, today=today())

    return writing.run("add", plan)


def sheet_of(workspace: Workspace) -> Sheet:
    """The register that a task is added to: the only one that was read."""
    if len(workspace.sheets) == 1:
        return workspace.sheets[0]
    if not workspace.sheets:
        raise NotFoundError("thư mục chưa có sổ nào", "Tạo sổ: giaoban init THƯ_MỤC")
    names = ", ".join(sheet.register.id for sheet in workspace.sheets)
    raise WrongUsageError(f"có {len(workspace.sheets)} sổ: {names}", "Chọn sổ bằng --register")
