"""Templates kept compiled, since to compile one takes longer than to print a report with it.

Never needed and never believed without proof: what is old, damaged or unwritable is compiled anew or not kept. What is
kept is code, so it is run only out of a folder that nobody but the user can write to; where the system does not tell
whose a folder is, nothing is kept.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

from giaoban.store.cache.edition import edition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import CodeType

    from jinja2.bccache import Bucket

ENDING = ".template"
_PROOF = sha256().digest_size
# the compiler puts the values of constant expressions into the code, filtered and printed as they are now
_DECIDES = ("", "dates", "render", "render/html", "report")
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class CompiledTemplates(BytecodeCache):
    """The compiled templates in a folder that is the user's own, for one form; the folder need not be there.

    A file holds a proof and the code. The proof is taken of the code and of all that it was made from: the template's
    text, the form, the program, jinja2 and Python.
    """

    def __init__(self, folder: Path, form: str) -> None:
        """Keep where; nothing is read yet."""
        self.folder, self.form = folder, form

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What tells a template from all others, also where the name of its file is no text."""
        shown = [part.encode(errors="backslashreplace").decode() for part in (name, filename or "")]
        return super().get_cache_key(*shown)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code where a file proves to hold it."""
        with contextlib.suppress(OSError, EOFError, TypeError, ValueError), self._own_folder() as folder:
            with open(os.open(self._name(bucket), os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:  # noqa: PTH123 - by descriptor
                data = file.read()
            if data[:_PROOF] == self._proof(bucket, data[_PROOF:]):
                code: CodeType = marshal.loads(data[_PROOF:])  # noqa: S302 - proved to be what was left here
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code where the folder lets us."""
        code = marshal.dumps(bucket.code)
        name = self._name(bucket)
        new = f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._own_folder() as folder:
                how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
                with open(os.open(new, how, 0o600, dir_fd=folder), "wb") as file:  # noqa: PTH123 - by descriptor
                    file.write(self._proof(bucket, code) + code)
                try:
                    os.replace(new, name, src_dir_fd=folder, dst_dir_fd=folder)
                except OSError:
                    os.unlink(new, dir_fd=folder)
                    raise

    @contextlib.contextmanager
    def _own_folder(self) -> Iterator[int]:
        """A descriptor of the folder, in whose place nobody can put another; raises OSError where it is shared."""
        if not hasattr(os, "geteuid"):
            raise PermissionError(self.folder)
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            found = os.fstat(folder)
            if found.st_uid != os.geteuid() or found.st_mode & _OTHERS_WRITE:
                raise PermissionError(self.folder)
            yield folder
        finally:
            os.close(folder)

    def _name(self, bucket: Bucket) -> str:
        return f"{zlib.crc32(f'{self.form} {bucket.key}'.encode()):08x}{ENDING}"

    def _proof(self, bucket: Bucket, code: bytes) -> bytes:
        made_from = (self.form, bucket.key, bucket.checksum, jinja2.__version__, edition(*_DECIDES))
        return sha256("\n".join(made_from).encode() + code).digest()
