"""The program: its table of commands and its entry point."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from typing import NoReturn

from giaoban import __version__
from giaoban.cli.boundary import run
from giaoban.cli.frame import CommandSpec, Program, ProgramSpec

_LOOK_UP = "Tra cứu"
_REPORT = "Lập báo cáo"
_WRITE = "Ghi sổ"
_CHECK = "Kiểm tra"
_START = "Bắt đầu"

COMMANDS = (
    CommandSpec("status", "giaoban.cli.status", _LOOK_UP, "Tổng hợp tình hình thực hiện nhiệm vụ theo đơn vị"),
    CommandSpec("overdue", "giaoban.cli.overdue", _LOOK_UP, "Liệt kê nhiệm vụ quá hạn"),
    CommandSpec("due", "giaoban.cli.due", _LOOK_UP, "Liệt kê nhiệm vụ sắp đến hạn"),
    CommandSpec("list", "giaoban.cli.listing", _LOOK_UP, "Tra cứu danh mục nhiệm vụ"),
    CommandSpec("show", "giaoban.cli.show", _LOOK_UP, "Xem nội dung và diễn biến của một nhiệm vụ"),
    CommandSpec("source", "giaoban.cli.source", _LOOK_UP, "Xem trích nguyên văn văn bản giao"),
    CommandSpec("why", "giaoban.cli.why", _LOOK_UP, "Giải thích căn cứ xác định tình trạng"),
    CommandSpec("proposals", "giaoban.cli.proposals", _LOOK_UP, "Theo dõi việc trả lời kiến nghị của địa phương"),
    CommandSpec("diff", "giaoban.cli.diff", _LOOK_UP, "So sánh tình hình giữa hai thời điểm"),
    CommandSpec("log", "giaoban.cli.log", _LOOK_UP, "Xem nhật ký ghi sổ"),
    CommandSpec("report", "giaoban.cli.report", _REPORT, "Lập báo cáo theo kỳ"),
    CommandSpec("letter", "giaoban.cli.letter", _REPORT, "Soạn công văn đôn đốc theo đơn vị"),
    CommandSpec("meeting", "giaoban.cli.meeting", _REPORT, "Lập tài liệu phục vụ giao ban"),
    CommandSpec("export", "giaoban.cli.export", _REPORT, "Xuất dữ liệu thành bảng để hỏi bằng SQL"),
    CommandSpec("update", "giaoban.cli.update", _WRITE, "Ghi diễn biến thực hiện"),
    CommandSpec("void", "giaoban.cli.void", _WRITE, "Đính chính một lần ghi"),
    CommandSpec("add", "giaoban.cli.add", _WRITE, "Bổ sung nhiệm vụ vào sổ"),
    CommandSpec("set", "giaoban.cli.set", _WRITE, "Sửa thông tin nhiệm vụ"),
    CommandSpec("draft", "giaoban.cli.draft", _WRITE, "Dự thảo sổ từ văn bản kết luận"),
    CommandSpec("import", "giaoban.cli.importing", _WRITE, "Nhập thay đổi, diễn biến từ Excel, CSV"),
    CommandSpec("undo", "giaoban.cli.undo", _WRITE, "Hoàn tác lần ghi gần nhất"),
    CommandSpec("meetings", "giaoban.cli.meetings", _WRITE, "Xem, bổ sung lịch giao ban"),
    CommandSpec("check", "giaoban.cli.check", _CHECK, "Kiểm tra sổ, chỉ rõ vị trí và cách sửa"),
    CommandSpec("coverage", "giaoban.cli.coverage", _CHECK, "Đối chiếu văn bản với sổ, phát hiện nội dung còn sót"),
    CommandSpec("units", "giaoban.cli.units", _CHECK, "Xem danh mục đơn vị"),
    CommandSpec("cache", "giaoban.cli.cache", _CHECK, "Xem, xóa bản lưu tạm của các sổ đã đọc"),
    CommandSpec("schema", "giaoban.cli.schema", _CHECK, "Xuất lược đồ dữ liệu (JSON Schema)"),
    CommandSpec("init", "giaoban.cli.init", _START, "Tạo thư mục làm việc mới"),
)

SPEC = ProgramSpec(
    name="giaoban",
    version=__version__,
    summary="Theo dõi, đôn đốc, kiểm tra và báo cáo việc thực hiện nhiệm vụ giao tại kết luận hội nghị giao ban.",
    commands=COMMANDS,
    examples=(
        "giaoban init so-giao-ban --example",
        'giaoban status --unit "Cục Việc làm"',
        "giaoban overdue --month 8",
        "giaoban report --quarter III -o bao-cao-quy-III.md",
    ),
    variables=(
        ("GIAOBAN_REGISTERS", "Thư mục chứa sổ theo dõi nhiệm vụ, dùng khi không có --registers."),
        ("GIAOBAN_CACHE", "Thư mục chứa bản lưu tạm, thay cho thư mục của hệ thống."),
    ),
    exit_codes=(
        ("0", "Hoàn thành, kể cả khi danh sách trống."),
        ("1", "Lỗi của chương trình."),
        ("2", "Câu lệnh không đúng, thiếu thành phần cài thêm, hoặc không có kỳ này."),
        ("3", "Sổ, mẫu hoặc bảng nhập có lỗi, hoặc diễn biến không phù hợp."),
        ("4", "Không tìm thấy, hoặc chưa rõ đơn vị, nhiệm vụ, mẫu hay thư mục sổ nào."),
        ("5", "Có nội dung cần xử lý (chỉ khi dùng --exit-code)."),
        ("6", "Tệp vừa bị sửa hoặc đang bị khóa, chưa ghi gì."),
        ("7", "Không đọc hoặc không ghi được."),
        ("130", "Dừng bằng Ctrl-C."),
        ("141", "Nơi nhận kết quả đã đóng."),
    ),
)


def main() -> NoReturn:
    """Run giaoban on the arguments of the process, and end the process with its exit code."""
    # a command makes its values and ends: what little is left in cycles is not worth a tenth of a long answer
    gc.disable()
    leave(run(Program(SPEC)))


def leave(code: int) -> NoReturn:
    """End the process with this code as `sys.exit` does, but let the system take the memory back.

    All is written and closed by now (`run`); to free each value by itself costs a sixth of a short answer's time.
    """
    if sys.getprofile() is None and sys.gettrace() is None:
        atexit._run_exitfuncs()  # noqa: SLF001 - all that the interpreter would call too
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, OSError, ValueError):
                stream.flush()
        os._exit(code)
    # whoever watches the program wants to see its end
    sys.exit(code)
