"""Where the folder of registers is, and which of the names in it are registers."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from giaoban.errors import NotFoundError
from giaoban.text import nfc

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "registers"
UNITS = "don-vi.yaml"
OFFICE = "co-quan.yaml"
_COPY = re.compile(r"sync-conflict|conflicted copy|bản sao xung đột|~$|\([0-9]+\)\.yaml$", re.IGNORECASE)


def find(start: Path) -> Path:
    """The folder `registers/` in `start` or the nearest folder above; raises NotFoundError saying where it looked."""
    looked = [start, *start.parents]
    for folder in looked:
        # inside the folder of registers itself one is at home too
        if (folder / UNITS).is_file():
            return folder
        if (folder / FOLDER).is_dir():
            return folder / FOLDER
    raise NotFoundError(
        f"không tìm thấy thư mục {FOLDER}/ trong {start} và các thư mục trên nó",
        "Tạo mới: giaoban init . (thêm --example để có sổ mẫu năm 2009), hoặc chỉ rõ bằng --registers THƯ_MỤC",
    )


def register_names(folder: Path) -> list[str]:
    """The names of the files in `folder` that can be registers, sorted; empty where it cannot be read."""
    try:
        return registers_among(sorted(entry.name for entry in os.scandir(folder) if entry.is_file()))
    except OSError:
        return []


def registers_among(names: list[str]) -> list[str]:
    """The names that are registers, or that were meant to be."""
    endings = (".yaml", ".yml")
    return [
        name
        for name in names
        if name.lower().endswith(endings) and not name.startswith(".") and name not in {UNITS, OFFICE}
    ]


def is_copy(name: str) -> bool:
    """Whether the name looks like one that a synchronising program gave to a copy in conflict."""
    return _COPY.search(nfc(name)) is not None


def text_of(data: bytes) -> str:
    """The text of a document as quotes are looked for in it; raises UnicodeDecodeError."""
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
