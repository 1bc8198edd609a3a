"""Register texts as people leave them, written as text and never dumped, and the values people enter.

Every comment carries a number, `#c7 …`, that no value has: a test counts comments without understanding YAML.
"""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import strategies as st

from giaoban.model import KINDS
from giaoban.update.words import keys_of

T = TypeVar("T")

tried: Counter[str] = Counter()
"""How many edits of each sort the tests have made; what was refused is counted beside them."""

LONG = "Nghiên cứu, đề xuất hướng xử lý các kiến nghị của địa phương và báo cáo Bộ trước khi trình; " * 14

TEXTS = (
    *("Nghiên cứu, đề xuất hướng xử lý kiến nghị", "Báo cáo: tiến độ #3", "no", "08", "2009-08-06", "Rà soát mức chi"),
    *("✅ xong 👩‍👩‍👧 rồi", "C:\\thư mục\\mới", "'đơn' và \"kép\"", "- gạch đầu dòng", "hai  cách", LONG.strip()),
    *(
        "[1] và {2}",
        "* sao & và",
        "a#b",
        "10:30",
        "Ai làm? Vụ",
        "# không phải ghi chú",
        "e\u0302\u0301 tách dấu",
        "x\\",
    ),
)
"""What stands in the files."""

HOSTILE = (
    *("a: b", "a:", ":a", "a #b", "#đầu", "a:b", "có \"nháy\" và 'đơn'", "'", '"', "''", "C:\\x", "x\\", "\\n", "100%"),
    *("yes", "No", "on", "OFF", "y", "N", "true", "False", "null", "NULL", "~", "=", "<<", ".", "..", "---", "..."),
    *("08", "0123", "0o17", "0x1F", "0b1", "1e3", "1_000", "1.10", "+5", "-0", ".5", ".inf", ".NaN", "12:30", "1:2:3"),
    *("2009-01-01", "2009-02-30", "2009-1-5", "2009-08", "2009-Q3", "2009", "2009-01-01 10:00:00", "30/9/2009"),
    *(
        "- x",
        "-",
        "-x",
        "? x",
        "?",
        "& x",
        "&x",
        "*x",
        "! x",
        "!x",
        "!!str x",
        "| x",
        "|",
        "> x",
        ">",
        "% x",
        "%YAML 1.1",
    ),
    *("@x", "`x", ", x", "a, b", "[a", "a]", "[]", "{}", "{a: b}", "}", "a}", "{{ 7*7 }}", "Ai làm? Vụ", "a ? b", "a?"),
    *("--- x", "... x", "x --- y", "🎉", "👩‍👩‍👧 xong", "e\u0302\u0301", "Nghiên cứu", "\u0301dấu đứng đầu"),
    *(
        " đầu",
        "cuối ",
        "x\u00a0",
        "\u00a0x",
        "\u3000x",
        "a\tb",
        "\ta",
        "dòng một\ndòng hai",
        "cuối dòng\n",
        "\nđầu dòng",
    ),
    *("a\n\n# b\n- c: d", "\ufeffđầu", "giữa\ufeff", "\u200bẩn", "x" * 1100, LONG, LONG + ": #"),
)
"""What people might enter that some reader of YAML takes for something else."""

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffe\uffff")
hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*HOSTILE[:80], " ", "\n", ", ", "ế"]), min_size=2, max_size=5).map("".join),
    st.text(_LETTERS, min_size=1, max_size=30),
).filter(lambda text: bool(text.strip()))
"""Text that can be written: not blank, without characters nobody can see."""

days = st.dates(dt.date(2009, 8, 6), dt.date(2011, 12, 31))
deadlines = st.one_of(days, st.sampled_from(["2009-08", "2009-Q4", "2010-H1", "2010"]))
UNITS = ("VP", "VL", "PC", "Cục Bảo trợ xã hội", "Cục Phòng, chống tệ nạn xã hội")


def _field(kind: str, key: str, text: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    if key == "percent":
        return st.integers(0, 100)
    if key == "outcome":
        return st.sampled_from(["resolved", "studying", "not-possible"])
    if key in {"reply_by", "redo_by"}:
        return days
    if key == "for" or (key == "to" and kind != "transferred"):
        return deadlines
    return text


@st.composite
def entries(draw: st.DrawFn, kind: str, text: st.SearchStrategy[str] = hostile) -> dict[str, Any]:
    """An event of this kind with some of its fields, as `update` hands it to a draft."""
    entry: dict[str, Any] = {"date": draw(days), "event": kind}
    units = draw(st.lists(st.one_of(st.sampled_from(UNITS), text), max_size=2, unique=True))
    if units:
        entry["unit"] = units[0] if len(units) == 1 else tuple(units)
    for key in keys_of(kind):
        if (key == "to" and kind in {"extension", "transferred"}) or draw(st.booleans()):
            entry[key] = draw(_field(kind, key, text))
    if draw(st.booleans()):
        entry["note"] = draw(text)
    entry["recorded"] = draw(days)
    return entry


KIND_NAMES = tuple(KINDS)


# --- texts -----------------------------------------------------------------------------------------------------------


@dataclass
class _Writer:
    """Writes one register, asking hypothesis at each turn how."""

    draw: st.DrawFn
    comments: int = 0
    dash: int = 2
    in_block: bool = False

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of - 1)) == of - 1

    def pick(self, *choices: T) -> T:
        return self.draw(st.sampled_from(choices))

    def comment(self) -> str:
        self.comments += 1
        return f"#c{self.comments}{self.pick('', ' ghi chú', ': [a, {b', ' “nháy', '# - x: y')}"

    def noise(self, indent: int) -> list[str]:
        """Blank lines and comments between two lines, set in like them, deeper or shallower."""
        if not self.chance(5):
            return []
        column = max(0, indent + self.pick(0, 0, 2, 4, -2, -4))
        # set in deeper behind a literal block it would be text of the block
        column = min(column, indent) if self.in_block else column
        return [
            self.pick("", "  ", f"{' ' * column}{self.comment()}", f"{' ' * column}{self.comment()}")
            for _ in range(self.pick(1, 1, 2))
        ]

    def tail(self) -> str:
        """A comment behind a value."""
        return f"{self.pick(' ', '  ', '     ')}{self.comment()}" if self.chance(8) else self.pick("", "", "", "", " ")

    def quoted(self, text: str) -> str:
        single = "'" + text.replace("'", "''") + "'"
        return self.pick(json.dumps(text, ensure_ascii=False), json.dumps(text, ensure_ascii=False), single)

    def inline(self, text: str, *, flow: bool) -> str:
        """The text in one line: plain where it may be, or in quotes."""
        safe = text not in {"", "~"} and text[0] not in "-?:,[]{}#&*!|>'\"%@` " and not text.endswith((" ", ":"))
        safe = safe and ": " not in text and " #" not in text and "\n" not in text and text.casefold() != "null"
        if flow:
            safe = safe and not any(sign in text for sign in ",[]{}?:")
        return text if safe and self.chance(2) else self.quoted(text)

    def value(self, key: str, text: str, indent: int) -> list[str]:
        """`key: text` in block style, on one line or several, from a column on."""
        pad = " " * indent
        name = self.name(key)
        deeper = " " * (indent + self.pick(1, 2, 4))
        form = self.pick("inline", "inline", "inline", "inline", "next", "block", "block", "broken")
        self.in_block = form == "block" and key not in _SHORT
        if self.in_block:
            header = self.pick("|", "|-", "|+", ">", ">-", ">+")
            words = [text] if header[0] == ">" or self.chance(2) else [text, self.pick("", "  thụt", "#"), text]
            body = [f"{deeper}{line}" if line else self.pick("", " ", deeper) for line in words]
            blanks = [self.pick("", "", " " * indent)] * self.pick(0, 0, 1, 2)
            return [f"{pad}{name}:{self.gap()}{header}{self.tail()}", *body, *blanks]
        if form == "next":
            between = [f"{deeper}{self.comment()}"] if self.chance(2) else []
            return [f"{pad}{name}:{self.tail()}", *between, f"{deeper}{self.inline(text, flow=False)}{self.tail()}"]
        if form == "broken" and " " in text.strip() and "  " not in text and key not in _SHORT:
            first, second = json.dumps(text, ensure_ascii=False).split(" ", 1)
            return [f"{pad}{name}:{self.gap()}{first}", f"{deeper}{second}{self.tail()}"]
        return [f"{pad}{name}:{self.gap()}{self.inline(text, flow=False)}{self.tail()}"]

    def name(self, key: str) -> str:
        return self.pick(key, key, key, key, key, key, f'"{key}"', f"'{key}'", f"{key} ")

    def gap(self) -> str:
        return self.pick(" ", " ", " ", "   ")

    def flow_map(self, pairs: dict[str, Any], indent: int, *, lines: bool) -> str:
        """`{…}` on one line, or on several with comments, closed as people close them."""
        parts = [f"{self.pick(key, key, f'{chr(34)}{key}{chr(34)}')}: {self.flow(item)}" for key, item in pairs.items()]
        if "note" not in pairs and {"lead", "event"} & pairs.keys() and self.chance(8):
            # a key without a value, or without anything
            parts.append(self.pick("note", "note: ", "note: ~", "note : "))
        return self.enclosed("{", parts, "}", indent, lines=lines)

    def flow(self, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, dict):
            return self.flow_map(value, 0, lines=False)
        if isinstance(value, list):
            return "[" + self.pick(", ", ", ", ",").join(self.flow(item) for item in value) + "]"
        if value is None:
            return self.pick("~", "null")
        return self.inline(value, flow=True)

    def enclosed(self, begin: str, parts: list[str], end: str, indent: int, *, lines: bool) -> str:
        comma = self.pick("", "", ",", " ,") if parts else ""
        if not lines:
            space = self.pick("", " ")
            return f"{begin}{space}{', '.join(parts)}{comma}{space}{end}"
        pad = " " * (indent + self.pick(2, 4))
        written = begin + (f" {self.comment()}" if self.chance(4) else "") + self.pick("\n", "")
        if not written.endswith("\n") and "#" in written:
            written += "\n"
        for at, part in enumerate(parts):
            last = at == len(parts) - 1
            lead = pad if written.endswith("\n") else " "
            written += f"{lead}{part}{comma if last else ','}"
            if self.chance(4):
                written += f" {self.comment()}\n"
            elif self.chance(2):
                written += "\n"
        if written.endswith("\n"):
            written += f"{pad}{self.comment()}\n" if self.chance(5) else ""
            written += " " * (indent + self.pick(1, 2))
        return written + end

    def event(self) -> dict[str, Any]:
        kind = self.pick("progress", "note", "done", "reminder", "answered")
        values: dict[str, Any] = {"date": self.pick("2009-08-20", "2009-09-01"), "event": kind}
        if self.chance(3):
            values["unit"] = self.pick("VL", "Cục Bảo trợ xã hội", ["VL", "PC"])
        if kind != "note" and self.chance(3):
            values["document"] = self.text()
        if self.chance(2):
            values["note"] = self.text()
        if self.chance(2):
            values["recorded"] = "2009-09-02"
        if self.chance(10):
            values["voided"] = {"recorded": "2009-09-30", "reason": self.text()}
        return values

    def text(self) -> str:
        found = self.pick(*TEXTS)
        return str(found)

    def mapping(self, pairs: dict[str, Any], indent: int) -> list[str]:
        """The keys in block style, their values in any."""
        lines: list[str] = []
        for at, (key, value) in enumerate(pairs.items()):
            lines += self.noise(indent) if at else []
            lines += self.pair(key, value, indent)
        return lines

    def pair(self, key: str, value: Any, indent: int) -> list[str]:  # noqa: ANN401, PLR0911 - a value of any sort
        if isinstance(value, str):
            return self.value(key, value, indent)
        self.in_block = False
        pad, name = " " * indent, self.name(key)
        if value is None:
            return [f"{pad}{name}:{self.pick('', '', ' ~', ' null')}{self.tail()}"]
        if isinstance(value, dict):
            if self.chance(2):
                return f"{pad}{name}: {self.flow_map(value, indent, lines=self.chance(3))}{self.tail()}".split("\n")
            return [f"{pad}{name}:{self.tail()}", *self.mapping(value, indent + self.pick(1, 2, 4))]
        if not value:
            empty = self.pick("[]", "[]", "[ ]", "[  # trong\n ]".replace("# trong", self.comment()))
            broken = [f"{pad}  {self.comment()}", f"{pad}  []{self.tail()}"]
            if self.chance(8):
                return [f"{pad}{name}:", *broken]
            return f"{pad}{name}: {empty}{self.tail()}".replace("\n ", f"\n{pad}  ").split("\n")
        if all(isinstance(one, str) for one in value):
            return self.names(name, value, indent)
        return self.entries(name, value, indent)

    def names(self, name: str, value: list[str], indent: int) -> list[str]:
        if self.chance(2):
            return [f"{' ' * indent}{name}: {self.flow(value)}{self.tail()}"]
        pad = " " * (indent + self.dash)
        items = [f"{pad}-{self.gap()}{self.inline(one, flow=False)}{self.tail()}" for one in value]
        return [f"{' ' * indent}{name}:{self.tail()}", *items]

    def entries(self, name: str, value: list[dict[str, Any]], indent: int) -> list[str]:
        """A list of mappings, with dashes or in brackets."""
        pad = " " * indent
        if self.chance(6):
            several = self.chance(2)
            parts = [self.flow_map(one, indent + 2, lines=several and self.chance(3)) for one in value]
            inside = self.enclosed("[", parts, "]", indent, lines=several)
            return f"{pad}{name}: {inside}{self.tail()}".split("\n")
        lines = [f"{pad}{name}:{self.tail()}"]
        # the same in the whole list, as YAML wants it; blank lines between items as their writer liked
        column = indent + self.pick(self.dash, self.dash, 0, 1, 4)
        parted = self.chance(3)
        for at, one in enumerate(value):
            lines += [""] if parted and at else []
            lines += self.noise(column) if at else []
            lines += self.item(one, column)
        return lines

    def item(self, value: dict[str, Any], column: int) -> list[str]:
        pad, gap = " " * column, self.pick(1, 1, 1, 2, 3)
        if self.chance(4):
            inside = self.flow_map(value, column, lines=self.chance(3))
            return f"{pad}-{' ' * gap}{inside}{self.tail()}".split("\n")
        if self.chance(10):
            behind = self.pick("", f" {self.comment()}")
            return [f"{pad}-{behind}", *self.mapping(value, column + self.pick(1, 2, 4))]
        lines = self.mapping(value, column + 1 + gap)
        return [f"{pad}-{' ' * gap}{lines[0].lstrip(' ')}", *lines[1:]]

    def owner(self, values: dict[str, Any]) -> dict[str, Any]:
        """A task or proposal with events in one of the ways a list can be there or not."""
        form = self.pick("none", "none", "some", "some", "some", "some", "empty", "null")
        if form == "some":
            values["events"] = [self.event() for _ in range(self.pick(1, 1, 2, 3))]
        elif form != "none":
            values["events"] = [] if form == "empty" else None
        if self.chance(6):
            keys = list(values)
            at = self.draw(st.integers(0, len(keys) - 1))
            values = {key: values[key] for key in (*keys[at:], *keys[:at])}
        return values

    def task(self, number: int) -> dict[str, Any]:
        values: dict[str, Any] = {"id": f"1.{number}"}
        if self.chance(3):
            values["group"] = "A"
        values["title"] = self.text()
        values["lead"] = self.pick(["VL"], ["VL", "PC"], ["Cục Phòng, chống tệ nạn xã hội"], "VP")
        for key, choices in _MORE.items():
            if self.chance(4):
                values[key] = self.pick(*choices)
        return self.owner(values)

    def proposal(self, number: int) -> dict[str, Any]:
        return self.owner({"id": f"1.{'abc'[number]}", "text": self.text(), "units": ["VL"]})

    def root(self) -> dict[str, Any]:
        root: dict[str, Any] = {"format": "1", "id": "GB-2009", "title": self.text()}
        root["document"] = {"type": "Kết luận", "number": "01/KL-BT", "date": "2009-08-06"}
        root["groups"] = [{"id": "A", "title": "Nhóm một"}]
        if self.chance(2):
            root["proposals"] = [self.proposal(at) for at in range(self.pick(1, 1, 2))]
        count = self.pick(0, 1, 1, 2, 2, 3)
        if count:
            root["tasks"] = [self.task(at + 1) for at in range(count)]
        elif self.chance(2):
            root["tasks"] = self.pick([], None)
        if self.chance(3):
            root["waived"] = [{"quote": self.text(), "reason": self.text()}]
        return root

    def write(self) -> str:
        if self.chance(15):
            plain = {key: value for key, value in self.root().items() if value is not None}
            return json.dumps(plain, ensure_ascii=False, indent=self.pick(None, 1, 4)) + self.pick("\n", "")
        self.dash = self.pick(2, 2, 0, 4)
        margin = self.pick(0, 0, 0, 0, 0, 0, 0, 2)
        lines = self.pick(
            [], [], [""], ["# yaml-language-server: $schema=x.json"], ["---"], ["# đầu", f"--- {self.comment()}"]
        )
        lines = [*lines, *self.noise(0), *self.mapping(self.root(), margin)]
        lines += self.pick(
            [], [], [], ["", self.comment()], [self.comment()], ["...", self.comment()], ["...", ""], ["", ""]
        )
        return "\n".join(lines) + self.pick("\n", "\n", "\n", "")


_SHORT = {
    "meeting",
    "id",
    "format",
    "date",
    "event",
    "recorded",
    "number",
    "submit_by",
    "priority",
    "deadline",
    "unit",
    "lead",
    "group",
}
_MORE = {
    "deadline": ("2009-Q3", "2009-08-31"),
    "deadline_text": TEXTS,
    "submit_by": ("2009-08-25",),
    "product": TEXTS,
    "priority": ("true", "false"),
    "source": ({"clause": "2", "quote": "Giao Cục Việc làm"}, {"meeting": "2009-07-30"}),
    "note": (*TEXTS, None),
}


@st.composite
def registers(draw: st.DrawFn) -> bytes:
    """The bytes of a register that giaoban reads."""
    writer = _Writer(draw)
    text = writer.write()
    if writer.chance(3):
        text = unicodedata.normalize("NFD", text)
    ends = draw(st.sampled_from(["\n", "\n", "\r\n", "mixed"]))
    if ends == "mixed":
        lines = text.split("\n")
        crlf = draw(st.integers(0, 2 ** min(len(lines), 64) - 1))
        text = (
            "".join(line + ("\r\n" if crlf >> (at % 64) & 1 else "\n") for at, line in enumerate(lines[:-1]))
            + lines[-1]
        )
    else:
        text = text.replace("\n", ends)
    return (b"\xef\xbb\xbf" if writer.chance(6) else b"") + text.encode()
