"""A workbook as bytes that depend on nothing but what is in it: no clock, no names of temporary files."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_OLDEST = 1980
"""The first year a zip file can name."""


class _Archive(zipfile.ZipFile):
    """A zip file in which each file is of one day."""

    def __init__(self, file: io.BytesIO, day: dt.date) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self.day = max(day, dt.date(_OLDEST, 1, 1))

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_more: Any, **_options: Any) -> None:  # noqa: ANN401
        body = data.encode("utf-8") if isinstance(data, str) else data
        if str(zinfo_or_arcname) == "docProps/core.xml":
            body = _MODIFIED.sub(rb"\g<1>%sT00:00:00Z" % self.day.isoformat().encode(), body)
        super().writestr(self._info(str(zinfo_or_arcname)), body)

    def write(self, filename: Any, arcname: Any = None, *_more: Any, **_options: Any) -> None:  # noqa: ANN401
        super().writestr(self._info(str(arcname)), Path(filename).read_bytes())

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, (self.day.year, self.day.month, self.day.day, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        return info


@contextmanager
def unencoded() -> Iterator[None]:
    """Lets the library open its temporary files in text mode without naming an encoding: it writes bytes to them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)
        yield


def saved(made: Workbook, day: dt.date) -> bytes:
    """The bytes of the workbook; `day` stands for when it was made."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - an extra

    made.properties.created = dt.datetime.combine(max(day, dt.date(_OLDEST, 1, 1)), dt.time())
    out = io.BytesIO()
    with _Archive(out, day) as archive, unencoded():
        ExcelWriter(made, archive).save()
    return out.getvalue()
