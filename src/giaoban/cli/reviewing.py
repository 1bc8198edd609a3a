"""The review of a drafted register on a terminal: each task shown, one answer asked for it."""

from __future__ import annotations

import shutil
import sys
import tempfile
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.cli import editor
from giaoban.draft.review import Review, Verdict, values_of
from giaoban.errors import GiaobanError, InvalidFilesError, RefusedEditError
from giaoban.text import Passages, nfc, plain, safe

if TYPE_CHECKING:
    from giaoban.draft.proposed import Entry, Proposed
    from giaoban.draft.review import Item
    from giaoban.errors import Problem
    from giaoban.model import Task
    from giaoban.store.nodes import Tree
    from giaoban.store.yaml_text import Value
    from giaoban.units import UnitDirectory

_KEYS = "g giữ · s sửa · b bỏ, có lý do · n để sau · l lùi · q dừng"
_STOP = "v ghi, phần chưa duyệt giữ như đề xuất · t thôi, không ghi gì · d duyệt tiếp"
_WORDS = {
    Verdict.OPEN: "chưa duyệt",
    Verdict.KEPT: "đã giữ",
    Verdict.EDITED: "đã sửa",
    Verdict.WAIVED: "đã bỏ",
}
_HEAD = """\
# Sửa nhiệm vụ rồi lưu và đóng. Xóa hết nội dung để thôi sửa.
# Câu trích (quote) phải đúng nguyên văn; đơn vị phải có trong danh mục.
"""


def reviewed(found: Proposed, units: UnitDirectory, text: str) -> Proposed | None:
    """The register as a person left it, None where they stopped and nothing is to be written.

    `text` is the document, in which quotes must stand. A Ctrl-C goes on its way, once what was decided is kept.
    """
    known = {unit.name for unit in found.missing}
    asking = _Asking(review=Review.begin(found), units=units, known=known, text=Passages(text))
    try:
        return asking.run()
    except KeyboardInterrupt:
        if asking.review.counts[Verdict.OPEN] < len(asking.review.items):
            _say(f"\n{kept(asking.review.result())}")
        raise


def kept(found: Proposed) -> str:
    """Where the register was put as far as it was reviewed: a new file, so that no work of a person is lost."""
    from giaoban.draft.write import register

    with tempfile.NamedTemporaryFile(prefix="giaoban-", suffix=".yaml", delete=False) as file:
        file.write(register(found).encode())
    return f"Sổ đã duyệt còn ở {file.name}"


@dataclass(kw_only=True)
class _Asking:
    """One review, as far as it is."""

    review: Review
    units: UnitDirectory
    known: set[str]
    text: Passages

    def run(self) -> Proposed | None:
        """Ask until the person says to write, or to stop."""
        does = {"g": self._keep, "s": self._edit, "b": self._waive, "n": self._skip, "l": self._back}
        while True:
            if self.review.is_over:
                asked, keys = f"Đã qua hết. {self._counts()} [c ghi sổ · l xem lại · q không ghi] ", "clq"
            else:
                self._show()
                asked, keys = f"[{_KEYS}] ", "gsbnlq"
            answer = self._answer(asked, keys)
            if answer == "q":
                answer = "t" if self.review.is_over else self._answer(f"{self._counts()} [{_STOP}] ", "vtd")
            if answer in {"c", "v"}:
                return self.review.result()
            if answer == "t":
                _say("Đã dừng duyệt; chưa ghi gì.")
                return None
            if answer in does:
                does[answer]()

    def _keep(self) -> None:
        self.review = self.review.keep()

    def _skip(self) -> None:
        self.review = self.review.skip()

    def _back(self) -> None:
        self.review = self.review.back()

    def _answer(self, question: str, keys: str) -> str:
        """The key answered, asked until it is one of `keys`; the end of input is the last resort: no write."""
        while True:
            _say(question, end="")
            line = sys.stdin.readline()
            if not line:
                _say("")
                raise KeyboardInterrupt
            key = plain(line)[:1]
            if key and key in keys:
                return key
            _say(f"Gõ một trong các chữ: {', '.join(keys)}, rồi Enter.")

    def _counts(self) -> str:
        counts = self.review.counts
        return f"{', '.join(f'{_WORDS[verdict]} {counts[verdict]}' for verdict in Verdict)}."

    def _show(self) -> None:
        item = self.review.item
        width = min(100, max(40, shutil.get_terminal_size().columns))
        _say("")
        for line in _page(item, at=self.review.at + 1, of=len(self.review.items)):
            for part in textwrap.wrap(line, width, subsequent_indent="    ", break_long_words=False) or [""]:
                _say(part)

    def _waive(self) -> None:
        _say("Lý do bỏ (để trống thì thôi): ", end="")
        reason = safe(" ".join(nfc(sys.stdin.readline()).split()))
        if reason:
            self.review = self.review.waive(reason)

    def _edit(self) -> None:
        from giaoban.draft.write import task as as_yaml

        text = _HEAD + as_yaml(self.review.item.entry.values)
        while True:
            try:
                path, data = editor.from_editor(text)
            except GiaobanError as error:
                _say(str(error))
                return
            path.unlink()
            if editor.is_cleared(data):
                _say("Không sửa gì.")
                return
            try:
                self.review = self.review.edit(self._typed(data))
            except GiaobanError as error:
                for line in error.lines():
                    _say(line)
                if self._answer("[s sửa tiếp · t thôi, để như trước] ", "st") == "t":
                    return
                text = data.decode("utf-8", errors="replace")
            else:
                return

    def _typed(self, data: bytes) -> dict[str, Value]:
        """The values of the task as edited; raises with every problem of it."""
        from giaoban.model import Task
        from giaoban.store import door, nodes

        tree, problems = nodes.parse(data, "nhiệm vụ")
        if tree is None:
            raise InvalidFilesError(problems)
        editor.refuse_events(nodes.values(tree.root))
        task, problems = door.validate(tree, Task)
        if task is None:
            raise InvalidFilesError(problems)
        if found := [*self._unknown_units(tree, task), *self._misquoted(tree, task), *self._misplaced(tree, task)]:
            raise InvalidFilesError(found)
        self._refuse_taken(task)
        return values_of(task)

    def _unknown_units(self, tree: Tree, task: Task) -> list[Problem]:
        found = []
        for key in ("lead", "cooperating", "monitoring"):
            for name in getattr(task, key):
                fits = self.units.matches(name)
                if len(fits) != 1 and name not in self.known:
                    near = self.units.suggestions(name)
                    remedy = f"Có phải: {'; '.join(near)}?" if near else "Ghi tên có trong danh mục"
                    message = f"không có đơn vị “{name}” trong danh mục" if not fits else f"“{name}” chỉ nhiều đơn vị"
                    found.append(tree.problem((key,), code="C20", message=message, remedy=remedy))
        return found

    def _misquoted(self, tree: Tree, task: Task) -> list[Problem]:
        quotes = task.source.quote if task.source else ()
        return [
            tree.problem(
                ("source", "quote"),
                code="C30",
                message=f"câu trích “{quote}” không có trong văn bản",
                remedy="Chép lại đúng nguyên văn",
            )
            for quote in quotes
            if not self.text.holds(quote)
        ]

    def _misplaced(self, tree: Tree, task: Task) -> list[Problem]:
        """A group the register does not have, and a duty that comes back without saying when."""
        found = []
        groups = {group.id for group in self.review.proposed.groups}
        if task.group is not None and task.group not in groups:
            listed = ", ".join(sorted(groups)) or "sổ không chia nhóm"
            message = f"sổ không có nhóm “{task.group}”"
            found.append(tree.problem(("group",), code="C06", message=message, remedy=f"Các nhóm: {listed}"))
        if (task.kind.value == "recurring") != (task.recurs is not None):
            message = "kind: recurring và recurs phải đi cùng nhau"
            remedy = "Ghi cả hai, hoặc bỏ cả hai"
            found.append(tree.problem(("id",), code="C49", message=message, remedy=remedy))
        return found

    def _refuse_taken(self, task: Task) -> None:
        others = [item.entry for at, item in enumerate(self.review.items) if at != self.review.at]
        if any(nfc(str(one.values["id"])).casefold() == nfc(task.id).casefold() for one in others):
            raise RefusedEditError("", None, f"mã “{task.id}” là của nhiệm vụ khác", "Đặt mã khác")


def _page(item: Item, *, at: int, of: int) -> list[str]:
    """What a person needs to decide on a task."""
    entry = item.entry
    values = entry.values
    source = values.get("source")
    clause = source.get("clause") if isinstance(source, dict) else None
    place = f" ({clause})" if clause and clause != values["id"] else ""
    lines = [f"[{at}/{of}] {values['id']}{place}: {_WORDS[item.verdict]}"]
    lines += [f"  “{passage}”" for passage in entry.quote]
    lines.append(f"  Nội dung: {values['title']}")
    for key, words in (("lead", "Chủ trì"), ("cooperating", "Phối hợp"), ("monitoring", "Theo dõi, đôn đốc")):
        if names := values.get(key):
            lines.append(f"  {words}: {'; '.join(map(str, names)) if isinstance(names, tuple) else names}")
    lines.append(f"  Thời hạn: {_due(entry)}")
    if product := values.get("product"):
        lines.append(f"  Sản phẩm: {product}")
    if item.verdict is Verdict.WAIVED:
        lines.append(f"  Lý do bỏ: {item.reason}")
    return [*lines, *(f"  - {note}" for note in entry.notes)]


def _due(entry: Entry) -> str:
    values = entry.values
    words, value = values.get("deadline_text"), values.get("deadline")
    parts = [str(part) for part in (value, f"“{words}”" if words else None, values.get("recurs")) if part]
    return " ".join(parts) or "không quy định"


def _say(text: str, *, end: str = "\n") -> None:
    sys.stdout.write(f"{safe(text)}{end}")
    sys.stdout.flush()
