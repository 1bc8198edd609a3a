"""Reads the sentences of a block into duties, clause after clause, with who each falls on and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giaoban.draft import headings, lines, roles
from giaoban.draft.assigning import opening
from giaoban.draft.boundaries import second_subject
from giaoban.draft.clauses import Opening, Rule
from giaoban.draft.cooperation import cooperating, cooperation_end
from giaoban.draft.deadlines import deadlines
from giaoban.draft.entries import Entry, Span
from giaoban.draft.outline import Duty

if TYPE_CHECKING:
    from giaoban.draft.gathered import Gathered
    from giaoban.draft.lines import Block

_TURNS_FORWARD = re.compile(r"(?:trong )?thời gian tới|từ nay đến|thời gian còn lại|những tháng cuối năm")
_CUT = re.compile(r"[()]|;\s")
# "...; chủ trì, phối hợp với ... nghiên cứu ...": a duty of its own
_LEADS = re.compile(r"(?:đồng thời,?\s)?chủ trì,?\s(?:và\s)?phối hợp")
_AT_ONCE = re.compile(r"(?<!\w)(?:phát động|triển khai|thực hiện|xử lý|giải quyết|làm|có)\sngay(?!\w)")
_MUST = re.compile(r"(?:phải|cần)(?!\w)")
# "Trên đây là ...", "Chịu trách nhiệm trước ...": no work, even under a heading
_NO_WORK = re.compile(
    r"(?:trên đây là|nơi nhận|kèm theo|căn cứ|(?:phải\s)?chịu trách nhiệm (?:trước|về|nếu|toàn diện))(?!\w)"
)
# "Thống nhất giữ nguyên phương án ...": what who chairs the meeting does, where no heading names others
_CHAIR = re.compile(r"(?:cơ bản\s)?(?:thống nhất|đồng ý|nhất trí)\s(?!quản lý|số liệu|các biện pháp)")
_MARK = 2  # letters of the mark and the space between two clauses
_SHOWN = 60
_BEHIND = "đơn vị nêu sau việc phải làm"


@dataclass(frozen=True, slots=True)
class Sentences:
    """Reads sentences into what has been gathered."""

    gathered: Gathered

    def read(self, block: Block, *, is_last: bool) -> None:
        """The duties of a block; `is_last` is whether nothing follows that its last words could head."""
        current: Entry | None = None
        start = 0
        for end in lines.sentence_ends(block.text):
            stop = start + len(block.key[start:end].rstrip())
            if stop > start:
                lead_in = not is_last and end == len(block.key) and block.key[stop - 1] == ":"
                current = self._sentence(Span(block, start, stop), current, lead_in=lead_in)
            start = end

    def _sentence(self, sentence: Span, current: Entry | None, *, lead_in: bool) -> Entry | None:
        """Read one sentence, clause after clause; gives the duty that what follows may go on with."""
        block, at = sentence.block, sentence.start
        self._turned(sentence, lead_in=lead_in)
        if named := roles.stated(block, at, sentence.stop):
            current = current or self._before(sentence)
            if current:
                return _given_to(current, named, sentence.stop)
        if current and lines.PARTICULAR_LINE.match(block.text, at):
            current.cooperating = roles.helping(block, at, sentence.stop) or current.cooperating
            current.end = sentence.stop
            return current
        while at < sentence.stop:
            clause = Span(block, at, _clause_end(block, at, sentence.stop))
            current, end = self._clause(clause, sentence, current, lead_in=lead_in)
            at = end + _MARK
        return current

    def _before(self, sentence: Span) -> Entry | None:
        """A duty of the words before a sentence that says whose they are, whatever they are."""
        gathered = self.gathered
        if sentence.start == 0 or gathered.outline.looks_back or not gathered.begun:
            return None
        return gathered.add(Span(sentence.block, 0, sentence.start), 0, "role", (), _BEHIND)

    def _clause(
        self, clause: Span, sentence: Span, current: Entry | None, *, lead_in: bool
    ) -> tuple[Entry | None, int]:
        """The duty that what follows may go on with, and where the letters end that have been read."""
        block, at, end = clause.block, clause.start, clause.stop
        found = opening(block, at, end, sentence.stop)
        if role := self._role(clause, found):
            entry = self.gathered.add(clause, found.body if found else at, "role", (), _BEHIND)
            return _given_to(entry, role, end), end
        if found and found.names and found.names.end > end:
            end = _clause_end(block, found.names.end, sentence.stop)
        if found and found.names and self._believed(found, sentence):
            return self._named(Span(block, at, end), sentence, found, current, lead_in=lead_in)
        first = at == sentence.start
        if not first:
            return self._later(Span(block, at, end), sentence, found, current), end
        if self.gathered.begun and not lead_in:
            current = self._nameless(Span(block, at, end), sentence, found, current)
        return current, end

    def _role(self, clause: Span, found: Opening | None) -> roles.Roles | None:
        """Who a bracket after the work says does it, where nobody is named before."""
        if self.gathered.outline.looks_back or not self.gathered.begun:
            return None
        role = roles.in_bracket(clause.block, clause.start, clause.stop)
        before = role and found and found.names and found.names.names[0].start < role.start
        return None if before else role

    def _believed(self, found: Opening, sentence: Span) -> bool:
        """Whether a clause that names who is to do something stands where duties are given."""
        key = sentence.block.key
        if found.strong:
            return self.gathered.begun or found.rule is Rule.COMMAND or _MUST.match(key, found.body) is not None
        forward = _TURNS_FORWARD.search(key, sentence.start, sentence.stop) is not None
        return self.gathered.begun and (forward or not self.gathered.outline.looks_back)

    def _turned(self, sentence: Span, *, lead_in: bool) -> None:
        """Note where a section that looked back begins to ask: "... tập trung thực hiện một số nhiệm vụ sau:"."""
        if lead_in and self.gathered.outline.looks_back and headings.asks(sentence.block):
            self.gathered.outline.open[-1].back = False

    # --- who is named ------------------------------------------------------------------------------------------------

    def _named(
        self, clause: Span, sentence: Span, found: Opening, current: Entry | None, *, lead_in: bool
    ) -> tuple[Entry | None, int]:
        """A clause that names who is to do something: the heading of what follows, more of the same, or a duty."""
        block, at, end = clause.block, clause.start, clause.stop
        lead = found.names.texts if found.names else ()
        empty = not any(letter.isalnum() for letter in block.text[found.body : end])
        if empty or (lead_in and at == sentence.start):
            self._lead_in(found, lead, sentence)
            return None, sentence.stop
        if at > sentence.start and current and found.rule is Rule.SUBJECT and lead == current.lead:
            current.end = end
            return current, end
        end = cooperation_end(block, found.body, end, sentence.stop)
        end = _clause_end(block, end, sentence.stop)
        end = second_subject(block, found.body, end)
        return self._duty(Span(block, found.start, end), found, lead), end

    def _lead_in(self, found: Opening, lead: tuple[str, ...], sentence: Span) -> None:
        """Take a sentence that ends with a colon as the heading of what follows."""
        block, body = sentence.block, found.names.end if found.names else found.body
        words = block.text[found.start : body][:_SHOWN]
        shared = cooperating(block, found.body, sentence.stop, found.body)
        self.gathered.outline.open[-1].duty = Duty(lead, f"dưới câu “{words} ...:”", shared)
        self.gathered.carried = lead
        self.gathered.begun = True

    def _duty(self, clause: Span, found: Opening, lead: tuple[str, ...]) -> Entry:
        """A duty of those the clause names."""
        names = found.names
        shown = ", ".join(lead)[:_SHOWN]
        words = clause.block.text[found.start : found.body].strip()[:_SHOWN]
        by_command = found.rule is Rule.COMMAND
        entry = self.gathered.add(
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
        self.gathered.carried = lead
        return entry

    # --- who is not --------------------------------------------------------------------------------------------------

    def _later(self, clause: Span, sentence: Span, found: Opening | None, current: Entry | None) -> Entry | None:
        """A later clause of a sentence that names nobody."""
        if current:
            return self._goes_on(clause, current, found) if current.end >= clause.start - _MARK else current
        if found and found.rule is Rule.ELIDED and _NO_WORK.match(clause.block.key, sentence.start):
            return self._nameless(clause, sentence, found, None)
        return None

    def _goes_on(self, clause: Span, current: Entry, found: Opening | None) -> Entry:
        """More of the same duty, or a further one of the same units."""
        if not (_LEADS.match(clause.block.key, clause.start) or self._apart(current, clause, recurring=False)):
            current.end = clause.stop
            return current
        reason = f"cùng câu với việc trước, cùng chủ thể “{', '.join(current.lead)[:_SHOWN]}”"
        body = found.body if found else clause.start
        entry = self.gathered.add(clause, body, current.rule, current.lead, reason)
        entry.strong = current.strong
        return entry

    def _nameless(self, clause: Span, sentence: Span, found: Opening | None, current: Entry | None) -> Entry | None:
        """A sentence that names nobody: more of the duty before it, or one of those named before or above."""
        if found and found.rule is Rule.COMMAND and found.names is None:
            return self.gathered.add(
                clause, found.body, "carried", (), "có từ giao việc nhưng không nhận ra tên đơn vị"
            )
        if found is None or found.names is not None:
            if not self._is_below_units(clause):
                return self._without_work(clause, sentence, current)
            found = Opening(rule=Rule.MODAL, start=0, body=0)
        if current is None:
            return self._of_others(clause, found)
        if self._apart(current, sentence):
            return self._carried(clause, found, current.lead)
        if current.end >= clause.start - _MARK:
            current.end = clause.stop
        return current

    def _is_below_units(self, clause: Span) -> bool:
        """Whether a point below a heading of units begins here, so that its words are work, whatever they are."""
        outline = self.gathered.outline
        return (
            outline.duty is not None
            and not outline.looks_back
            and clause.start == 0
            and clause.block.kind != "text"
            and not _NO_WORK.match(clause.block.key)
        )

    def _without_work(self, clause: Span, sentence: Span, current: Entry | None) -> Entry | None:
        """A sentence without a word of work; it may give the deadline of the duty before it."""
        follows = current is not None and current.end >= clause.start - _MARK
        if current and follows and self._gives_deadline(current, sentence):
            current.end = clause.stop
        return current

    def _of_others(self, clause: Span, found: Opening) -> Entry | None:
        """A duty of those a heading or lead-in above names, else of those named last."""
        duty = self.gathered.outline.duty
        if self.gathered.outline.looks_back or (found.rule is Rule.MODAL and not duty):
            return None
        if duty:
            entry = self.gathered.add(clause, found.body, "heading", duty.lead, duty.reason)
            entry.strong, entry.cooperating = duty.sure and found.rule is Rule.ELIDED, duty.cooperating
            return entry
        if _CHAIR.match(clause.block.key, clause.start):
            return None
        if self.gathered.carried:
            return self._carried(clause, found, self.gathered.carried)
        if clause.block.capitals:
            return None
        return self.gathered.add(clause, found.body, "carried", (), "câu không nêu ai thực hiện")

    def _carried(self, clause: Span, found: Opening, lead: tuple[str, ...]) -> Entry:
        reason = f"câu không nêu ai thực hiện: lấy của câu trước, “{', '.join(lead)[:_SHOWN]}”"
        return self.gathered.add(clause, found.body, "carried", lead, reason)

    # --- deadlines ---------------------------------------------------------------------------------------------------

    def _apart(self, current: Entry, more: Span, *, recurring: bool = True) -> bool:
        """Whether words after `current` are a duty of their own: by a second deadline, or by coming back."""
        clock = self.gathered.clock
        own = [each.due for each in deadlines(more.block.key, more.start, more.stop, clock) if each.settles]
        if not own:
            return False
        if recurring and any(due.recurs for due in own):
            return True
        key, start, end = current.block.key, current.start, current.end
        return _AT_ONCE.search(key, start, end) is not None or any(
            each.settles for each in deadlines(key, start, end, clock)
        )

    def _gives_deadline(self, current: Entry, sentence: Span) -> bool:
        """Whether a sentence gives `current` its deadline: "Báo cáo gửi về Bộ trước ngày 5/12"."""
        clock = self.gathered.clock
        own = deadlines(sentence.block.key, sentence.start, sentence.stop, clock)
        before = deadlines(current.block.key, current.start, current.end, clock)
        return any(each.due.deadline for each in own) and not any(each.due.deadline for each in before)


def _given_to(entry: Entry, named: roles.Roles, end: int) -> Entry:
    """`entry` with the units that its last words, up to letter `end`, name."""
    entry.lead, entry.cooperating, entry.end, entry.strong = named.lead, named.cooperating, end, True
    entry.rule = "role"
    entry.reasons = [f"đơn vị nêu sau việc phải làm: “{', '.join(named.lead)[:_SHOWN]}”"]
    return entry


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
