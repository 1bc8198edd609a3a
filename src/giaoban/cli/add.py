"""`giaoban add`: put a new task into a register, also one given orally at a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from giaoban.cli import completion
from giaoban.cli.composing import TITLE, edited, from_file, sheet_of
from giaoban.cli.options import Word
from giaoban.cli.question import today
from giaoban.cli.writing import Writing
from giaoban.errors import WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giaoban.store.folder import Workspace
    from giaoban.store.yaml_text import Value
    from giaoban.update.plan import Plan

EXAMPLES = (
    'giaoban add "Rà soát mức chi" -u TCDN --deadline 2009-Q4 --from-meeting 25/8',
    'giaoban add "Tổng hợp kiến nghị" -u VP -u KHTC --group C --from-meeting 25/8',
    'giaoban add "Báo cáo giải ngân" -u KHTC --recurs thang --from-meeting 25/8',
    "giaoban add --edit",
    "giaoban add --from nhiem-vu-moi.yaml",
)
DETAIL = (
    "Nhiệm vụ được thêm vào cuối sổ; không dòng nào khác bị sửa. Giao trực tiếp tại giao ban thì ghi --from-meeting, "
    "ngày giao là ngày họp. --edit mở trình soạn thảo (biến EDITOR) với mẫu một nhiệm vụ; sai thì không ghi, và "
    "giữ lại tệp đã soạn để sửa tiếp bằng --edit --from TỆP."
)

KINDS = (
    Word("one-off", "cu-the", "nhiệm vụ cụ thể"),
    Word("standing", "thuong-xuyen", "thường xuyên"),
    Word("recurring", "dinh-ky", "định kỳ"),
)
RECURS = (
    Word("meeting", "giao-ban", "tại mỗi kỳ giao ban"),
    Word("month", "thang", "hằng tháng"),
    Word("quarter", "quy", "hằng quý"),
    Word("half", "nua-nam", "6 tháng một lần"),
    Word("year", "nam", "hằng năm"),
)

Title = Annotated[str | None, typer.Argument(metavar="NỘI_DUNG", help="Nội dung nhiệm vụ.", show_default=False)]
Identifier = Annotated[
    str | None, typer.Option("--id", metavar="MÃ", show_default="số tiếp theo của nhóm", help="Mã của nhiệm vụ mới.")
]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="ĐƠN_VỊ",
        help="Đơn vị chủ trì, thực hiện; dùng nhiều lần được.",
        autocompletion=completion.units,
    ),
]
Group = Annotated[
    str | None,
    typer.Option(
        "--group", metavar="NHÓM", help="Nhóm của nhiệm vụ, ghi mã hoặc tên.", autocompletion=completion.groups
    ),
]
RegisterName = Annotated[
    str | None,
    typer.Option(
        "--register", metavar="SỔ", help="Sổ được bổ sung, khi có nhiều sổ.", autocompletion=completion.registers
    ),
]
Cooperating = Annotated[
    list[str] | None,
    typer.Option(
        "--cooperating", metavar="ĐƠN_VỊ", help="Đơn vị phối hợp; dùng nhiều lần được.", autocompletion=completion.units
    ),
]
Monitoring = Annotated[
    list[str] | None,
    typer.Option(
        "--monitoring",
        metavar="ĐƠN_VỊ",
        help="Đơn vị theo dõi, đôn đốc; dùng nhiều lần được.",
        autocompletion=completion.units,
    ),
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
Quote = Annotated[
    list[str] | None, typer.Option("--quote", metavar="CÂU", help="Câu giao việc, nguyên văn; dùng nhiều lần được.")
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="LOẠI",
        show_default="cu-the",
        help=f"Loại nhiệm vụ: {', '.join(word.vietnamese for word in KINDS)}.",
        autocompletion=completion.words([(word.vietnamese, word.meaning) for word in KINDS]),
    ),
]
RecursOption = Annotated[
    str | None,
    typer.Option(
        "--recurs",
        metavar="KỲ",
        help=f"Kỳ của nhiệm vụ định kỳ: {', '.join(word.vietnamese for word in RECURS)}.",
        autocompletion=completion.words([(word.vietnamese, word.meaning) for word in RECURS]),
    ),
]
Product = Annotated[str | None, typer.Option("--product", metavar="CHỮ", help="Sản phẩm phải có.")]
Priority = Annotated[bool, typer.Option("--priority", help="Nhiệm vụ trọng tâm.")]
Edit = Annotated[bool, typer.Option("--edit", help="Soạn nhiệm vụ trong trình soạn thảo.")]
From = Annotated[
    Path | None,
    typer.Option("--from", metavar="TỆP", help="Đọc một nhiệm vụ, ghi như trong sổ, từ tệp; - là đầu vào chuẩn."),
]


def add(
    *,
    title: Title = None,
    units: Units = None,
    deadline: DeadlineOption = None,
    deadline_text: DeadlineText = None,
    meeting: Meeting = None,
    assigned: Assigned = None,
    group: Group = None,
    cooperating: Cooperating = None,
    monitoring: Monitoring = None,
    kind: Kind = None,
    recurs: RecursOption = None,
    product: Product = None,
    priority: Priority = False,
    clause: Clause = None,
    quote: Quote = None,
    identifier: Identifier = None,
    edit: Edit = False,
    from_: From = None,
    writing: Writing,
) -> int:
    title = (title or "").strip() or None
    if from_ is not None:
        words = (title, deadline, deadline_text, meeting, assigned, group, kind, recurs, product, clause, identifier)
        if priority or any(one is not None for one in (*words, units, cooperating, monitoring, quote)):
            raise WrongUsageError("--from không dùng cùng nội dung nhiệm vụ", "Đưa tất cả vào tệp")
        return from_file(writing, from_, edit=edit)
    if title is None and not edit:
        raise WrongUsageError("chưa ghi nội dung nhiệm vụ", "Ghi nội dung trong nháy, hoặc dùng --edit")
    from giaoban.cli.values import text_of

    kind, recurs = _kind(kind, recurs)
    texts = {"title": title, "deadline_text": deadline_text, "product": product, "clause": clause}
    called = {"title": "NỘI_DUNG", "deadline_text": "--deadline-text"}
    typed = {key: text_of(called.get(key, f"--{key}"), given) for key, given in texts.items() if given is not None}
    quotes = tuple(text_of("--quote", one) for one in quote or ())

    def task_of(workspace: Workspace) -> dict[str, Value]:
        from giaoban.cli.question import group_of
        from giaoban.cli.values import day_of, deadline_of
        from giaoban.update.task import next_id

        inside = group_of(workspace, group) if group else None
        met = day_of("--from-meeting", meeting)
        given_on = day_of("--assigned", assigned) or met or today()
        source: dict[str, Value | None] = {
            "clause": typed.get("clause"),
            "quote": quotes[0] if len(quotes) == 1 else quotes or None,
            "meeting": met,
        }
        names = {
            key: _names(workspace, found)
            for key, found in (("lead", units), ("cooperating", cooperating), ("monitoring", monitoring))
            if found
        }
        given: dict[str, Value | None] = {
            "id": identifier or next_id(sheet_of(workspace), inside),
            "group": inside,
            "title": typed.get("title", TITLE),
            **names,
            "joint": True if len(names.get("lead", ())) > 1 else None,
            "kind": kind,
            "recurs": recurs,
            "assigned": given_on,
            "deadline": deadline_of("--deadline", deadline, since=given_on) if deadline else None,
            "deadline_text": typed.get("deadline_text"),
            "product": typed.get("product"),
            "priority": priority or None,
            "source": _given(source) or None,
        }
        return _given(given)

    if edit:
        # nobody else could write while the lock waits for a person
        return edited(writing, task_of(writing.read()))

    def plan(workspace: Workspace) -> Plan:
        from giaoban.update.task import plan_add

        return plan_add(workspace, sheet_of(workspace), task_of(workspace), today=today())

    return writing.run("add", plan)


def _kind(kind: str | None, recurs: str | None) -> tuple[str | None, str | None]:
    """The kind and the period as files write them; a task with a period is a recurring one."""
    from giaoban.cli.question import meant

    period = meant(recurs, RECURS, "--recurs") if recurs is not None else None
    found = meant(kind, KINDS, "--kind") if kind is not None else "recurring" if period else "one-off"
    if found == "recurring" and period is None:
        raise WrongUsageError("nhiệm vụ định kỳ chưa ghi kỳ", "Thêm --recurs, ví dụ --recurs thang")
    if found != "recurring" and period is not None:
        raise WrongUsageError("--recurs chỉ dùng cho nhiệm vụ định kỳ", "Bỏ --recurs, hoặc ghi --kind dinh-ky")
    return (None if found == "one-off" else found), period


def _given(values: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}


def _names(workspace: Workspace, typed: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(workspace.units.find(name).name for name in typed))
