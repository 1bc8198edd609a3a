"""The parameters that commands share, each declared once: same name, same meaning, same words everywhere.

Values are text as typed; commands turn them into values of the domain and word what cannot be meant. An alias is used
as `unit: Unit = None`, a flag as `json: Json = False`; `RegistersDir` must be named `registers`, for completion.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from giaoban.cli import completion


class Word(NamedTuple):
    """A value of an option that takes words: the key, the same in unaccented Vietnamese, what it means."""

    key: str
    vietnamese: str
    meaning: str


ROLES = (
    Word("lead", "chu-tri", "chủ trì, thực hiện"),
    Word("cooperating", "phoi-hop", "phối hợp"),
    Word("monitoring", "theo-doi", "theo dõi, đôn đốc"),
    Word("any", "tat-ca", "mọi vai trò"),
)

STATES = (
    Word("open", "chua-hoan-thanh", "chưa hoàn thành"),
    Word("done", "hoan-thanh", "hoàn thành"),
    Word("done-on-time", "hoan-thanh-dung-han", "hoàn thành đúng hạn"),
    Word("done-late", "hoan-thanh-qua-han", "hoàn thành quá hạn"),
    Word("overdue", "qua-han", "quá hạn"),
    Word("due-today", "den-han-hom-nay", "đến hạn hôm nay"),
    Word("due-soon", "sap-den-han", "sắp đến hạn"),
    Word("in-time", "trong-han", "trong hạn"),
    Word("no-deadline", "khong-thoi-han", "không quy định thời hạn"),
    Word("unscored", "khong-tinh-ty-le", "thường xuyên, định kỳ"),
    Word("no-report", "chua-co-bao-cao", "chưa có báo cáo"),
    Word("not-started", "chua-trien-khai", "chưa triển khai"),
    Word("in-progress", "dang-thuc-hien", "đang thực hiện"),
    Word("redoing", "dang-thuc-hien-lai", "đang thực hiện lại"),
    Word("awaiting-acceptance", "cho-xac-nhan", "đã báo cáo, chờ xác nhận"),
    Word("suspended", "tam-dung", "tạm dừng thực hiện"),
    Word("withdrawn", "da-rut", "đã rút"),
)

WINDOWS = (
    Word("calendar", "lich", "tháng, quý theo lịch"),
    Word("nd09", "nd09", "từ ngày 15 đến ngày 14, theo Nghị định 09/2019"),
    Word("ttcp", "ttcp", "từ ngày 16 đến ngày 15, theo Thanh tra Chính phủ"),
)

SORTS = (
    Word("register", "so", "thứ tự trong sổ"),
    Word("deadline", "thoi-han", "thời hạn"),
    Word("unit", "don-vi", "thứ tự đơn vị"),
    Word("id", "ma", "mã nhiệm vụ"),
    Word("days-late", "so-ngay-qua-han", "số ngày quá hạn"),
)


def _offers(words: tuple[Word, ...]) -> list[tuple[str, str]]:
    # The Vietnamese word first: it is the one the user would look for.
    return [(value, word.meaning) for word in words for value in dict.fromkeys((word.vietnamese, word.key))]


def _listed(words: tuple[Word, ...]) -> str:
    return ", ".join(f"{word.vietnamese} ({word.meaning})" for word in words)


# --- which tasks -----------------------------------------------------------------------------------------------------

Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="ĐƠN_VỊ",
        help="Chỉ lấy nhiệm vụ của đơn vị này; ghi tên, mã hoặc tên gọi khác, có dấu hay không dấu đều được.",
        autocompletion=completion.units,
    ),
]

As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="VAI_TRÒ",
        help=f"Vai trò của đơn vị: {_listed(ROLES)}.",
        autocompletion=completion.words(_offers(ROLES)),
    ),
]

Group = Annotated[
    str | None,
    typer.Option(
        "--group", metavar="NHÓM", help="Chỉ lấy nhiệm vụ của nhóm có mã này.", autocompletion=completion.groups
    ),
]

RegisterName = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="SỔ",
        help="Chỉ đọc sổ có mã này, ví dụ GB-2009-6T.",
        autocompletion=completion.registers,
    ),
]

State = Annotated[
    str | None,
    typer.Option(
        "--state",
        metavar="TÌNH_TRẠNG",
        help=f"Chỉ lấy nhiệm vụ ở tình trạng này: {', '.join(word.vietnamese for word in STATES)}.",
        autocompletion=completion.words(_offers(STATES)),
    ),
]

Grep = Annotated[
    str | None,
    typer.Option("--grep", metavar="CHỮ", help="Chỉ lấy nhiệm vụ có chữ này trong nội dung; không phân biệt dấu."),
]

Within = Annotated[
    int | None,
    typer.Option("--within", metavar="SỐ_NGÀY", min=0, max=3660, help="Đến hạn trong số ngày tới."),
]

TaskId = Annotated[
    str,
    typer.Argument(
        metavar="MÃ",
        help="Mã nhiệm vụ, ví dụ 1.1; khi nhiều sổ cùng có mã này, ghi thêm mã sổ: GB-2009-6T/1.1.",
        autocompletion=completion.tasks,
    ),
]

# --- which time ------------------------------------------------------------------------------------------------------

Month = Annotated[str | None, typer.Option("--month", metavar="THÁNG", help="Theo tháng: 8 hoặc 8/2009.")]

Quarter = Annotated[str | None, typer.Option("--quarter", metavar="QUÝ", help="Theo quý: III, 3 hoặc Q3.")]

Half = Annotated[str | None, typer.Option("--half", metavar="NỬA_NĂM", help="Theo nửa năm: 1 (đầu năm) hoặc 2.")]

Year = Annotated[
    str | None,
    typer.Option("--year", metavar="NĂM", help="Theo năm; hoặc chỉ rõ năm của tháng, quý, nửa năm."),
]

Period = Annotated[
    str | None,
    typer.Option("--period", metavar="KỲ", help="Theo kỳ bất kỳ: 2009-08, 2009-Q3, 2009-H2, 2009-9T hoặc 2009."),
]

AsOfDay = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="NGÀY",
        show_default="hôm nay",
        help="Tính đến hết ngày này, viết 12/8, 12/8/2009 hoặc 2009-08-12.",
    ),
]

KnownOn = Annotated[
    str | None,
    typer.Option(
        "--as-known-on",
        metavar="NGÀY",
        help="Như đã biết vào ngày này: bỏ những lần ghi sổ sau đó, và tính đến ngày này.",
    ),
]

Window = Annotated[
    str | None,
    typer.Option(
        "--window",
        metavar="KIỂU",
        help=f"Khoảng lấy số liệu của kỳ: {_listed(WINDOWS)}. Thời hạn của nhiệm vụ không đổi.",
        autocompletion=completion.words(_offers(WINDOWS)),
    ),
]

# --- how it is shown -------------------------------------------------------------------------------------------------

Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="CÁCH",
        help=f"Sắp xếp theo: {_listed(SORTS)}.",
        autocompletion=completion.words(_offers(SORTS)),
    ),
]

Json = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác đọc.")]

Plain = Annotated[bool, typer.Option("--plain", help="In từng dòng, các cột cách nhau bằng dấu tab, không kẻ bảng.")]

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="TỆP",
        help="Ghi kết quả vào tệp này thay vì in ra màn hình; dạng theo đuôi tệp, như .docx, .xlsx, .html.",
    ),
]

Force = Annotated[bool, typer.Option("--force", help="Ghi đè khi tệp đã có.")]

Excel = Annotated[
    bool, typer.Option("--excel", help="CSV mở đúng bằng Excel tiếng Việt: có BOM, dấu chấm phẩy, ngày dd/mm/yyyy.")
]

Raw = Annotated[
    bool, typer.Option("--raw", help="CSV giữ nguyên từng chữ, không thêm dấu ' trước chữ giống công thức.")
]

RegistersDir = Annotated[
    Path | None,
    typer.Option(
        "--registers",
        metavar="THƯ_MỤC",
        envvar="GIAOBAN_REGISTERS",
        show_default="thư mục registers gần nhất, tìm ngược từ nơi đang đứng",
        help="Thư mục chứa sổ theo dõi nhiệm vụ.",
    ),
]

ExitCodeFlag = Annotated[
    bool,
    typer.Option("--exit-code", help="Kết thúc với mã 5 khi có nội dung cần xử lý, để dùng trong kịch bản tự động."),
]
