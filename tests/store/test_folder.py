"""The register folder: what is in it is read whole, or the user is told why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from giaoban.errors import InvalidFilesError, NotFoundError, UnreadableFileError
from giaoban.store import folder, scan

if TYPE_CHECKING:
    from collections.abc import Callable

TASK = "tasks:\n  - id: a\n    title: Việc\n    lead: VL\n"


def told(root: Path, **options: str) -> list[str]:
    """All problems as printed, without the lines shown; empty where everything could be read."""
    try:
        folder.read(root / "registers", shown=Path("registers"), only=options.get("only"))
    except InvalidFilesError as error:
        return [problem.lines()[0] for problem in error.problems]
    return []


def put(root: Path, name: str, text: str = "") -> None:
    (root / "registers" / name).write_bytes(text.encode())


def test_a_file_that_cannot_be_read_is_never_passed_over(write: Callable[..., Path]) -> None:
    root = write(TASK)
    put(root, "khac.yaml", "format: 1\nid: GB\ntitle: Sổ chưa ghi văn bản\n")
    assert told(root) == ["registers/khac.yaml:1:1: lỗi V20: thiếu khóa “document”. Thêm document (Văn bản kết luận)."]


def test_problems_of_all_files_come_in_one_run(write: Callable[..., Path]) -> None:
    root = write(TASK.replace("title", "titel"), co_quan__yaml="due_soon_days: bảy\n")
    put(root, "khac.yaml", "a: [b\n")
    assert told(root) == [
        "registers/co-quan.yaml:1:16: lỗi V05: due_soon_days: “bảy” không phải số nguyên. Ghi bằng chữ số, ví dụ 60.",
        (
            "registers/khac.yaml:1:4: lỗi Y18: ngoặc vuông mở ở đây không được đóng đúng."
            " Thêm ] hoặc dấu phẩy; chữ có dấu phẩy, dấu ngoặc hoặc dấu # thì đặt trong nháy."
        ),
        "registers/so.yaml:9:5: lỗi V20: thiếu khóa “title”. Thêm title (Nội dung nhiệm vụ, viết gọn).",
        (
            "registers/so.yaml:10:5: lỗi V21: không có khóa “titel” ở đây."
            " Có phải “title”? Nếu là chữ thì đặt cả câu trong nháy kép."
        ),
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("cu.yml", "lỗi F02: sổ phải có đuôi .yaml. Đổi tên thành cu.yaml."),
        ("CU.YAML", "lỗi F02: sổ phải có đuôi .yaml. Đổi tên thành CU.yaml."),
        (
            "so (1).yaml",
            "lỗi F03: tệp có vẻ là bản sao xung đột. So sánh với sổ chính rồi xóa hoặc đổi tên tệp này.",
        ),
        (
            "so.sync-conflict-20090806-101010-ABCDEFG.yaml",
            "lỗi F03: tệp có vẻ là bản sao xung đột. So sánh với sổ chính rồi xóa hoặc đổi tên tệp này.",
        ),
        (
            "so (Nam's conflicted copy 2009-08-06).yaml",
            "lỗi F03: tệp có vẻ là bản sao xung đột. So sánh với sổ chính rồi xóa hoặc đổi tên tệp này.",
        ),
        (
            "so (ba\u0309n sao xung đo\u0323\u0302t).yaml",
            "lỗi F03: tệp có vẻ là bản sao xung đột. So sánh với sổ chính rồi xóa hoặc đổi tên tệp này.",
        ),
    ],
)
def test_a_name_that_was_meant_to_be_a_register(write: Callable[..., Path], name: str, problem: str) -> None:
    root = write(TASK)
    put(root, name, "bất kỳ")
    assert told(root) == [f"registers/{name}: {problem}"]


@pytest.mark.parametrize("name", [".so.yaml.swp", ".#so.yaml", "ghi-chu.md", "so.yaml.orig", "so.yaml~"])
def test_other_files_are_left_alone(write: Callable[..., Path], name: str) -> None:
    root = write(TASK)
    put(root, name, "bất kỳ")
    assert told(root) == []


def test_a_pipe_is_not_opened(write: Callable[..., Path]) -> None:
    root = write(TASK)
    os.mkfifo(root / "registers" / "ong.yaml")
    assert told(root) == ["registers/ong.yaml: lỗi F05: không phải tệp thường. Đưa ra khỏi thư mục sổ."]


def test_a_folder_called_like_a_register(write: Callable[..., Path]) -> None:
    root = write(TASK)
    (root / "registers" / "thu-muc.yaml").mkdir()
    assert told(root) == ["registers/thu-muc.yaml: lỗi F05: không phải tệp thường. Đưa ra khỏi thư mục sổ."]


@pytest.mark.parametrize("target", ["khong-co.yaml", "lien-ket.yaml"])
def test_a_link_that_leads_nowhere_or_to_itself(write: Callable[..., Path], target: str) -> None:
    root = write(TASK)
    (root / "registers" / "lien-ket.yaml").symlink_to(root / "registers" / target)
    assert told(root) == ["registers/lien-ket.yaml: lỗi F05: liên kết không trỏ đến tệp nào. Sửa hoặc xóa liên kết."]


def test_a_huge_file_is_not_parsed(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(TASK)
    put(root, "lon.yaml", "#" * 1_000_001)
    monkeypatch.setattr(scan, "LIMIT", 1_000_000)
    assert told(root) == ["registers/lon.yaml:1:1: lỗi Y01: tệp lớn hơn 1 MB. Tách thành nhiều sổ."]


def test_brackets_without_end_cost_nothing(write: Callable[..., Path]) -> None:
    root = write(TASK)
    put(root, "sau.yaml", "a: " + "[" * 5000)
    assert told(root) == ["registers/sau.yaml:1:33: lỗi Y13: lồng quá 30 cấp. Kiểm tra lại dấu ngoặc và thụt dòng."]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(write: Callable[..., Path]) -> None:
    root = write(TASK)
    (root / "registers" / "so.yaml").chmod(0)
    with pytest.raises(UnreadableFileError, match=r"không đọc được registers/so\.yaml .*\. Kiểm tra quyền truy cập\."):
        folder.read(root / "registers", shown=Path("registers"))


def test_without_a_unit_list(write: Callable[..., Path]) -> None:
    root = write(TASK)
    (root / "registers" / "don-vi.yaml").unlink()
    assert told(root) == [
        (
            "registers/don-vi.yaml: lỗi F01: thiếu danh mục đơn vị don-vi.yaml."
            " Lấy mẫu: giaoban init THƯ_MỤC rồi chép tệp vào đây."
        )
    ]


def test_without_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="không có thư mục sổ registers"):
        folder.read(tmp_path / "registers", shown=Path("registers"))
    (tmp_path / "registers").write_bytes(b"")
    with pytest.raises(NotFoundError, match="không có thư mục sổ registers"):
        folder.read(tmp_path / "registers", shown=Path("registers"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("khong-co.md", "không có tệp nguyên văn “khong-co.md” trong thư mục sổ"),
        ("../ngoai.md", "không có tệp nguyên văn “../ngoai.md” trong thư mục sổ"),
        ("/etc/hostname", "không có tệp nguyên văn “/etc/hostname” trong thư mục sổ"),
        ("lien-ket.md", "không có tệp nguyên văn “lien-ket.md” trong thư mục sổ"),
        ("vong.md", "không có tệp nguyên văn “vong.md” trong thư mục sổ"),
        (".", "không có tệp nguyên văn “.” trong thư mục sổ"),
        ("cp1258.md", "tệp nguyên văn “cp1258.md” không lưu bằng UTF-8"),
    ],
)
def test_a_text_that_is_not_there_or_not_inside(write: Callable[..., Path], text: str, problem: str) -> None:
    root = write()
    (root / "ngoai.md").write_bytes(b"x")
    (root / "registers" / "lien-ket.md").symlink_to(root / "ngoai.md")
    (root / "registers" / "vong.md").symlink_to(root / "registers" / "vong.md")
    (root / "registers" / "cp1258.md").write_bytes("Công văn".encode("cp1258"))
    head = "format: 1\nid: GB\ntitle: a\ndocument:\n  type: b\n  number: c\n  date: 2009-08-06\n"
    put(root, "so.yaml", f"{head}  text: {text}\n")
    assert told(root) == [
        f"registers/so.yaml:8:9: lỗi F04: {problem}. Sửa đường dẫn, hoặc bỏ khóa text nếu chưa có nguyên văn."
    ]


def test_problems_of_registers_that_were_not_asked_for_are_left_alone(write: Callable[..., Path]) -> None:
    root = write(TASK)
    put(root, "xau.yaml", "[")
    assert told(root, only="GB-2009") == []
    assert told(root, only="so.yaml") == []
    assert told(root, only="xau") != []
    assert told(root) != []


def test_names_of_registers_for_a_shell_to_offer(write: Callable[..., Path]) -> None:
    root = write(TASK, co_quan__yaml="")
    os.mkfifo(root / "registers" / "ong.yaml")
    put(root, ".so.yaml")
    put(root, "ghi-chu.md")
    assert folder.register_names(root / "registers") == ["so.yaml"]
    assert folder.register_names(root / "khong-co") == []
