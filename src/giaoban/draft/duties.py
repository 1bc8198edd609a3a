"""Walks the blocks of a document and collects each duty, with who it falls on and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from giaoban.draft import headings, lines, roles
from giaoban.draft.assigning import Opening, Rule, opening
from giaoban.draft.boundaries import second_subject
from giaoban.draft.cooperation import cooperating, cooperation_end
from giaoban.draft.deadlines import Clock, deadlines
from giaoban.draft.entries import Entry, Span
from giaoban.draft.outline import Duty, Outline, Point
from giaoban.draft.table import Columns, columns_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giaoban.draft.lines import Block

_TURNS_FORWARD = re.compile(r"(?:trong )?thời gian tới|từ nay đến|thời gian còn lại|những tháng cuối năm")
# "Trong đó, tập trung thực hiện một số nhiệm vụ sau:", before points
_ASKS = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|nội dung|yêu cầu|giao|tập trung|thực hiện)(?!\w)[^.;]*sau\s?(?:đây\s?)?:$"
)
_CUT = re.compile(r"[()]|;\s")
# "...; chủ trì, phối hợp với ... nghiên cứu ...": a duty of its own
_LEADS = re.compile(r"(?:đồng thời,?\s)?chủ trì,?\s(?:và\s)?phối hợp")
_AT_ONCE = re.compile(r"(?<!\w)(?:phát động|triển khai|thực hiện|xử lý|giải quyết|làm|có)\sngay(?!\w)")
_MUST = re.compile(r"(?:phải|cần)(?!\w)")
# "Trên đây là ...", "Chịu trách nhiệm trước ...": no work, even under a heading
_NO_WORK = re.compile(
    r"(?:trên đây là|nơi nhận|kèm theo|căn cứ|(?:phải\s)?chịu trách nhiệm (?:trước|về|nếu|toàn diện))(?!\w)"
)
_MARK = 2  # letters of the mark and the space between two clauses
_SHOWN = 60


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads blocks in order; `found` grows."""

    clock: Clock
    outline: Outline = field(default_factory=Outline)
    found: list[Entry] = field(default_factory=list)
    carried: tuple[str, ...] = ()
    begun: bool = False
    columns: Columns | None = None

    def read(self, blocks: Sequence[Block]) -> list[Entry]:
        """The duties of `blocks`, in order."""
        self.begun = not any(headings.begins(block) for block in blocks)
        in_address = False
        for at, block in enumerate(blocks):
            in_address = headings.opens_address(block) or (in_address and headings.is_address(block))
            if in_address or headings.is_aside(block):
                continue
            point = self.outline.enter(block)
            if block.kind in {"roman", "article", "hash"}:
                self.carried = ()
            if headings.looks_back(block):
                point.back = True
            if not self.begun and headings.begins(block):
                self.begun = True
            elif block.kind == "row":
                self._row(block)
            elif not self._heading(block, point):
                self._sentences(block, is_last=at + 1 == len(blocks))
        return self.found

    def _heading(self, block: Block, point: Point) -> bool:
        """Take `block` as a heading where it is one."""
        duty = headings.unit_heading(block)
        parent = self.outline.open[-2] if len(self.outline.open) > 1 else point
        back = headings.section_heading(block) if duty is None else False
        if duty is None and back is False and parent.heads_units:
            duty = headings.like_its_siblings(block)
        if duty:
            parent.heads_units = True
            point.duty = duty
            self.carried = duty.lead
            return True
        if back is None:
            return False
        point.back = back
        return True

    def _row(self, block: Block) -> None:
        if columns := columns_of(block):
            self.columns = columns
            return
        row = row_of(block, self.columns) if self.columns else None
        if row is None:
            for cell in lines.cells_of(block):
                self._sentences(cell, is_last=True)
            return
        entry = self._add(Span(block, row.body, row.body_end), row.body, "row", row.lead, "dòng trong bảng phân công")
        entry.strong, entry.cooperating, entry.row = bool(row.lead), row.cooperating, row

    # --- sentences ---------------------------------------------------------------------------------------------------

    def _sentences(self, block: Block, *, is_last: bool) -> None:
        current: Entry | None = None
        start = 0
        for end in lines.sentence_ends(block.text):
            stop = start + len(block.key[start:end].rstrip())
            if stop > start:
                lead_in = not is_last and end == len(block.key) and block.key[stop - 1] == ":"
                current = self._sentence(Span(block, start, stop), current, lead_in=lead_in)
            start = end

    def _sentence(self, sentence: Span, current: Entry | None, *, lead_in: bool) -> Entry | None:  # noqa: C901 - one question after the other, in the order a reader asks them
        """Read one sentence, clause after clause; gives the duty that what follows may go on with."""
        block, at = sentence.block, sentence.start
        self._turned(sentence, lead_in=lead_in)
        if current and (named := roles.stated(block, at, sentence.stop)):
            return _given_to(current, named, sentence.stop)
        while at < sentence.stop:
            end = _clause_end(block, at, sentence.stop)
            found = opening(block, at, end, sentence.stop)
            role = None if self.outline.looks_back or not self.begun else roles.in_bracket(block, at, end)
            if role and not (found and found.names and found.names.names[0].start < role.start):
                entry = self._add(Span(block, at, end), found.body if found else at, "role", (), _BEHIND)
                current = _given_to(entry, role, end)
                at = end + _MARK
                continue
            if found and found.names and found.names.end > end:
                end = _clause_end(block, found.names.end, sentence.stop)
            if found and found.names and self._believed(found, sentence):
                empty = not any(letter.isalnum() for letter in block.text[found.body : end])
                if empty or (lead_in and at == sentence.start):
                    self._lead_in(found, sentence)
                    return None
                if at > sentence.start and current and found.rule is Rule.SUBJECT and found.names.texts == current.lead:
                    current.end = end
                else:
                    end = cooperation_end(block, found.body, end, sentence.stop)
                    end = _clause_end(block, end, sentence.stop)
                    end = second_subject(block, found.body, end)
                    current = self._named(Span(block, found.start, end), found)
            elif at > sentence.start:
                if current and current.end >= at - _MARK:
                    current = self._goes_on(Span(block, at, end), current, found)
                elif (
                    current is None
                    and found
                    and found.rule is Rule.ELIDED
                    and _NO_WORK.match(block.key, sentence.start)
                ):
                    current = self._nameless(Span(block, at, end), sentence, found, current)
            elif self.begun and not lead_in:
                current = self._nameless(Span(block, at, end), sentence, found, current)
            at = end + _MARK
        return current

    def _believed(self, found: Opening, sentence: Span) -> bool:
        """Whether a clause that names who is to do something stands where duties are given."""
        key = sentence.block.key
        if found.strong:
            return self.begun or found.rule is Rule.COMMAND or _MUST.match(key, found.body) is not None
        forward = _TURNS_FORWARD.search(key, sentence.start, sentence.stop) is not None
        return self.begun and (forward or not self.outline.looks_back)

    def _turned(self, sentence: Span, *, lead_in: bool) -> None:
        """Note where a section that looked back begins to ask: "... tập trung thực hiện một số nhiệm vụ sau:"."""
        if self.outline.looks_back and lead_in and _ASKS.search(sentence.block.key, sentence.start, sentence.stop):
            self.outline.open[-1].back = False

    def _lead_in(self, found: Opening, sentence: Span) -> None:
        """Take a sentence that ends with a colon as the heading of what follows."""
        if found.names is None:
            return
        block, lead = sentence.block, found.names.texts
        words = block.text[found.start : found.names.end][:_SHOWN]
        shared = cooperating(block, found.body, sentence.stop, found.body)
        self.outline.open[-1].duty = Duty(lead, f"dưới câu “{words} ...:”", shared)
        self.carried = lead
        self.begun = True

    def _named(self, clause: Span, found: Opening) -> Entry:
        """A duty of those the clause names."""
        names = found.names
        lead = names.texts if names else ()
        shown = ", ".join(lead)[:_SHOWN]
        words = clause.block.text[found.start : found.body].strip()[:_SHOWN]
        by_command = found.rule is Rule.COMMAND
        entry = self._add(
            clause,
            found.body,
            found.rule,
            lead,
            f"câu giao việc “{words}”" if by_command else f"“{shown}” là chủ ngữ của việc phải làm",
        )
        entry.strong = found.strong
        if names and not names.known:
            entry.reasons.append(f"“{shown}” không theo dạng tên đơn vị nào: lấy các chữ đứng trước động từ")
        if names and any(name.expanded for name in names.names):
            entry.reasons.append("tên rút gọn trong danh sách, ghi đủ theo từ đứng đầu danh sách")
        self.carried = lead
        return entry

    def _goes_on(self, clause: Span, current: Entry, found: Opening | None) -> Entry:
        """A later clause of a sentence that names nobody: more of the same duty, or a further one of the same units."""
        if not (_LEADS.match(clause.block.key, clause.start) or self._apart(current, clause, recurring=False)):
            current.end = clause.stop
            return current
        reason = f"cùng câu với việc trước, cùng chủ thể “{', '.join(current.lead)[:_SHOWN]}”"
        entry = self._add(clause, found.body if found else clause.start, current.rule, current.lead, reason)
        entry.strong = current.strong
        return entry

    def _nameless(  # noqa: C901, PLR0911 - one way to tell each
        self, clause: Span, sentence: Span, found: Opening | None, current: Entry | None
    ) -> Entry | None:
        """A sentence that names nobody: more of the duty before it, or one of those named before or above."""
        duty, back = self.outline.duty, self.outline.looks_back
        follows = current is not None and current.end >= clause.start - _MARK
        if found and found.rule is Rule.COMMAND and found.names is None:
            return self._add(clause, found.body, "carried", (), "có từ giao việc nhưng không nhận ra tên đơn vị")
        if found is None or found.names is not None:
            if (
                duty
                and not back
                and clause.start == 0
                and clause.block.kind != "text"
                and not _NO_WORK.match(clause.block.key)
            ):
                found = Opening(rule=Rule.MODAL, start=0, body=0)
            else:
                if current and follows and self._gives_deadline(current, sentence):
                    current.end = clause.stop
                return current
        if current:
            if self._apart(current, sentence):
                return self._add(
                    clause, found.body, "carried", current.lead, _CARRIED.format(", ".join(current.lead)[:_SHOWN])
                )
            if follows:
                current.end = clause.stop
            return current
        if back or (found.rule is Rule.MODAL and not duty):
            return None
        if duty:
            entry = self._add(clause, found.body, "heading", duty.lead, duty.reason)
            entry.strong, entry.cooperating = duty.sure and found.rule is Rule.ELIDED, duty.cooperating
            return entry
        if self.carried:
            return self._add(
                clause, found.body, "carried", self.carried, _CARRIED.format(", ".join(self.carried)[:_SHOWN])
            )
        return (
            None
            if clause.block.capitals
            else self._add(clause, found.body, "carried", (), "câu không nêu ai thực hiện")
        )

    def _apart(self, current: Entry, more: Span, *, recurring: bool = True) -> bool:
        """Whether words after `current` are a duty of their own: by a second deadline, or by coming back."""
        own = [each.due for each in deadlines(more.block.key, more.start, more.stop, self.clock) if each.settles]
        if not own:
            return False
        if recurring and any(due.recurs for due in own):
            return True
        key, start, end = current.block.key, current.start, current.end
        return _AT_ONCE.search(key, start, end) is not None or any(
            each.settles for each in deadlines(key, start, end, self.clock)
        )

    def _gives_deadline(self, current: Entry, sentence: Span) -> bool:
        """Whether a sentence gives `current` its deadline: "Báo cáo gửi về Bộ trước ngày 5/12"."""
        own = deadlines(sentence.block.key, sentence.start, sentence.stop, self.clock)
        before = deadlines(current.block.key, current.start, current.end, self.clock)
        return any(each.due.deadline for each in own) and not any(each.due.deadline for each in before)

    def _add(self, clause: Span, body: int, rule: str, lead: tuple[str, ...], reason: str) -> Entry:
        entry = Entry(
            block=clause.block,
            clause=self.outline.cited(clause.block),
            point=self.outline.open[-1],
            start=clause.start,
            end=clause.stop,
            body=body,
            rule=rule,
            lead=lead,
            strong=False,
            reasons=[reason],
        )
        self.found.append(entry)
        return entry


def _given_to(entry: Entry, named: roles.Roles, end: int) -> Entry:
    """`entry` with the units that its last words, up to letter `end`, name."""
    entry.lead, entry.cooperating, entry.end, entry.strong = named.lead, named.cooperating, end, True
    entry.rule = "role"
    entry.reasons = [f"đơn vị nêu sau việc phải làm: “{', '.join(named.lead)[:_SHOWN]}”"]
    return entry


_BEHIND = "đơn vị nêu sau việc phải làm"
_CARRIED = "câu không nêu ai thực hiện: lấy của câu trước, “{}”"


def _clause_end(block: Block, start: int, stop: int) -> int:
    """The end of the clause that holds letter `start`: the next semicolon outside brackets, or `stop`."""
    depth = 0
    for match in _CUT.finditer(block.key, start, stop):
        if match.group() == "(":
            depth += 1
        elif match.group() == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            return match.start()
    return stop
