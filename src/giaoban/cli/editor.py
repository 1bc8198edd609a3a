"""The editor of the user's choice, opened on a task as YAML, and what comes back from it."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giaoban.errors import RefusedEditError, UnreadableFileError, reason_of

if TYPE_CHECKING:
    from giaoban.store.nodes import Tree
    from giaoban.store.yaml_text import Value


def from_editor(text: str) -> tuple[Path, bytes]:
    """The file the editor was opened on, and what it holds now; RefusedEditError where the editor ends in an error."""
    handle, name = tempfile.mkstemp(prefix="giaoban-", suffix=".yaml")
    os.close(handle)
    path = Path(name)
    path.write_text(text, encoding="utf-8", newline="\n")
    try:
        return path, edited(path)
    except UnreadableFileError:
        path.unlink(missing_ok=True)
        raise
    except RefusedEditError as refused:
        if path.read_bytes() == text.encode():
            path.unlink()
        else:
            refused.add_note(kept(path))
        raise


def edited(path: Path) -> bytes:
    """What the file holds when the editor opened on it is closed.

    Raises UnreadableFileError where it cannot be opened or read, RefusedEditError where the editor ends in an error.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603 - the editor the user chose
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "biến EDITOR viết sai"
        raise UnreadableFileError(f"không mở được trình soạn thảo {editor} ({why})", "Đặt lại biến EDITOR") from None
    if done.returncode:
        raise RefusedEditError("", None, f"trình soạn thảo kết thúc với mã {done.returncode}; chưa thêm gì")
    return data


def kept(path: Path) -> str:
    """Where what was typed is, and how to go on with it."""
    return f"Nội dung đã soạn còn ở {path}; sửa tiếp: giaoban add --edit --from {shlex.quote(str(path))}"


def is_cleared(data: bytes) -> bool:
    """Whether nothing but comments is left of what was typed."""
    lines = data.decode(errors="replace").splitlines()
    return not any(line.strip() and not line.startswith("#") for line in lines)


def typed_task(tree: Tree) -> dict[str, Value]:
    """What was typed, as text, lists of it and groups of keys; a key without a value is left out."""
    from giaoban.store.nodes import values

    found: dict[str, Any] = values(tree.root)
    refuse_events(found)
    return {key: _typed(key, value) for key, value in found.items() if value is not None}


def refuse_events(found: dict[str, Any]) -> None:
    """Raise RefusedEditError where events stand among the keys of a task that is typed."""
    if "events" in found:
        raise RefusedEditError(
            "", None, "diễn biến không ghi ở đây", "Bỏ khóa events, thêm nhiệm vụ xong thì giaoban update"
        )


def _typed(key: str, value: Any) -> Value:  # noqa: ANN401 - text, or lists and groups of it
    if isinstance(value, dict):
        return {inner: _typed(inner, item) for inner, item in value.items() if item is not None}
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            raise RefusedEditError("", None, f"khóa “{key}” phải là một danh sách chữ", "Mỗi dòng: - Tên")
        return tuple(value)
    return str(value)
