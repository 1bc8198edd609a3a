"""`giaoban schema`: the JSON Schema of the files, for editors."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from giaoban.cli import answer
from giaoban.cli.options import Force, Output, Word
from giaoban.cli.question import meant

FILES = (
    Word("register", "so", "sổ theo dõi nhiệm vụ"),
    Word("units", "don-vi", "danh mục đơn vị"),
    Word("office", "co-quan", "thông tin cơ quan"),
)

EXAMPLES = ("giaoban schema", "giaoban schema --for don-vi", "giaoban schema -o so.schema.json")
DETAIL = (
    "Đặt đường dẫn tệp lược đồ ở dòng đầu của sổ để trình soạn thảo gợi ý và gạch chân chỗ sai: "
    "# yaml-language-server: $schema=so.schema.json"
)

For = Annotated[
    str, typer.Option("--for", metavar="LOẠI", help="Loại tệp: so (mặc định), don-vi, co-quan.", show_default=False)
]


def schema(kind: For = "register", output: Output = None, force: Force = False) -> None:
    from giaoban.model import Office, Register, UnitList
    from giaoban.store.schema import json_schema

    out = answer.Output(json=output is None, path=output, force=force)
    out.only("lược đồ", ".json")
    kinds = {"register": Register, "units": UnitList, "office": Office}
    made = json_schema(kinds[meant(kind, FILES, "--for")])
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if output is None:
        sys.stdout.write(text)
    else:
        answer.deliver(out, text)
