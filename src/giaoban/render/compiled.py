"""Templates kept compiled, since to compile one takes longer than to print a report with it.

Never needed and never believed without proof: what is old, damaged or unwritable is compiled anew or not kept.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from giaoban.store.cache.edition import edition

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType

    from jinja2.bccache import Bucket

ENDING = ".template"
_PROOF = sha256().digest_size
# the compiler puts the values of constant expressions into the code, filtered and printed as they are now
_DECIDES = ("", "dates", "render", "report")


class CompiledTemplates(BytecodeCache):
    """The compiled templates in a folder that is the user's own, for one form; the folder need not be there.

    A file holds a proof and the code. The proof is taken of the code and of all that it was made from: the template's
    text, the form, the program, jinja2 and Python.
    """

    def __init__(self, folder: Path, form: str) -> None:
        """Keep where; nothing is read yet."""
        self.folder, self.form = folder, form

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code where a file proves to hold it."""
        with contextlib.suppress(OSError, EOFError, TypeError, ValueError):
            data = self._path(bucket).read_bytes()
            if data[:_PROOF] == self._proof(bucket, data[_PROOF:]):
                code: CodeType = marshal.loads(data[_PROOF:])  # noqa: S302 - proved to be what was left here
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code where the folder lets us."""
        code = marshal.dumps(bucket.code)
        path = self._path(bucket)
        new = path.with_suffix(f"{ENDING}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                new.write_bytes(self._proof(bucket, code) + code)
                new.replace(path)
            except OSError:
                new.unlink(missing_ok=True)
                raise

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{zlib.crc32(f'{self.form} {bucket.key}'.encode()):08x}{ENDING}"

    def _proof(self, bucket: Bucket, code: bytes) -> bytes:
        made_from = (self.form, bucket.key, bucket.checksum, jinja2.__version__, edition(*_DECIDES))
        return sha256("\n".join(made_from).encode() + code).digest()
