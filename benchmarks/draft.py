"""How well `giaoban draft` reads: its assignments beside annotated ones, for a folder of documents.

    .venv/bin/python benchmarks/draft.py FOLDER [--skip-first-line] [--list] [--write OUT]

FOLDER holds `documents/NAME.{txt,md,docx,html,pdf}` and `gold/NAME.json`, a list of assignments in the document's
order: `{"quote", "lead": [...], "support": [...], "deadline": {"end": "2026-03-31"} or null, "optional": true}`.

An assignment counts as found where the places of both quotes share at least half of the shorter one and a fifth of the
longer, of a quote in pieces (a table row) one of them; pairs are made one to one, best first. What is optional in the
gold list, found or not, changes no figure.
Leads and cooperating units are right where the sets are equal, names compared without case, dashes, commas, titles
and the word Bộ; a deadline is right where its last day is.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from giaoban.draft import files
from giaoban.draft.reading import read
from giaoban.text import fold

if TYPE_CHECKING:
    from giaoban.draft.found import Assignment

Entry = dict[str, Any]

HALF, FIFTH = 0.5, 0.2
_HEADS = ("found/gold", "made up", "precision", "recall", "F1", "leads", "cooper.", "deadline", "ms")
_TITLES = ("các đồng chí", "đồng chí", "bộ trưởng", "thủ trưởng", "giám đốc", "chủ tịch", "bộ", "tập đoàn")
_PREFIX = re.compile(rf"(?:(?:{'|'.join(fold(title) for title in _TITLES)}) )+(?=\S)")
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_RUN_TOGETHER = re.compile(rf"(?<=[^\W\d_{_CAPITALS}])(?=[{_CAPITALS}])")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A quote's place in the document, its white space counted as single blanks."""

    start: int
    end: int

    def shares(self, other: Place) -> tuple[float, float]:
        """How much of the shorter and of the longer one both have."""
        common = max(0, min(self.end, other.end) - max(self.start, other.start))
        short, long = sorted((self.end - self.start, other.end - other.start))
        return (common / short, common / long) if short else (0.0, 0.0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Drafted assignments beside annotated ones.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--skip-first-line", action="store_true", help="the first line of a document is a remark")
    parser.add_argument("--list", action="store_true", help="print what was missed, made up or taken wrongly")
    parser.add_argument("--write", type=Path, metavar="OUT", help="write what was found as JSON of the gold's shape")
    given = parser.parse_args()
    total: Counter[str] = Counter()
    print(
        _row("document", ["found/gold", "made up", "precision", "recall", "F1", "leads", "cooper.", "deadline", "ms"])
    )
    documents = [path for path in sorted((given.folder / "documents").iterdir()) if path.suffix in files.ENDINGS]
    for path in documents:
        gold = json.loads((given.folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        gold = gold["assignments"] if isinstance(gold, dict) else gold
        text = _text(path, skip=given.skip_first_line)
        started = time.perf_counter()
        found = [_entry(one) for one in read(text).assignments]
        took = time.perf_counter() - started
        counts, remarks = compared(gold, found, text)
        total += counts
        print(_row(path.stem, [*_figures(counts), f"{took * 1000:.0f}"]))
        if given.list:
            print("".join(f"    {remark}\n" for remark in remarks), end="")
        if given.write:
            given.write.mkdir(parents=True, exist_ok=True)
            written = json.dumps(found, ensure_ascii=False, indent=1)
            (given.write / f"{path.stem}.json").write_text(f"{written}\n", encoding="utf-8")
    if len(documents) > 1:
        print(_row("all", [*_figures(total), ""]))


def _text(path: Path, *, skip: bool) -> str:
    text = files.content(path.read_bytes(), kind=files.ending(path.name), shown=str(path)).text
    return text.partition("\n")[2] if skip else text


def _entry(one: Assignment) -> Entry:
    """An assignment in the gold's shape."""
    due = one.due
    end = due.deadline.end.isoformat() if due and due.deadline else None
    recurs = due.recurs.value if due and due.recurs else None
    return {
        "clause": one.clause,
        "quote": " ".join(one.quote),
        "pieces": list(one.quote),
        "lead": list(one.lead),
        "support": list(one.cooperating),
        "deadline": {"text": due.text, "end": end, "recurrence": recurs} if due else None,
        "action": one.title,
    }


# --- the comparison --------------------------------------------------------------------------------------------------


def compared(gold: list[Entry], found: list[Entry], text: str) -> tuple[Counter[str], list[str]]:
    """The counts of one document, and a line for each difference."""
    pairs = _pairs(gold, found, _flat(text))
    counts: Counter[str] = Counter()
    remarks = []
    for at, one in enumerate(gold):
        other = found[pairs[at]] if at in pairs else None
        if one.get("optional"):
            continue
        counts["gold"] += 1
        if other is None:
            remarks.append(f"missed [{one.get('clause')}] {_brief(one)}")
            continue
        counts["hit"] += 1
        for name, key in (("leads", "lead"), ("cooperating", "support")):
            is_right = _names(one, key) == _names(other, key)
            counts[name] += is_right
            if not is_right:
                remarks.append(f"{name}: {one.get(key)} drafted {other.get(key)} | {_brief(one)}")
        if end := _end(one):
            counts["dated"] += 1
            counts["deadline"] += end == _end(other)
        if _end(one) != _end(other):
            remarks.append(f"deadline: {_end(one)} drafted {_end(other)} | {_brief(one)}")
    made_up = [at for at in range(len(found)) if at not in pairs.values()]
    counts["made up"] += len(made_up)
    return counts, [*remarks, *(f"made up [{found[at]['clause']}] {_brief(found[at])}" for at in made_up)]


def _pairs(gold: list[Entry], found: list[Entry], text: str) -> dict[int, int]:
    """For each gold assignment that was found the drafted one, best pairs made first."""
    places = _in_order([_flat(one.get("quote") or "") for one in gold], text)
    others = [[place for piece in one["pieces"] for place in _all_places(_flat(piece), text)] for one in found]
    likely = []
    for at, place in enumerate(places):
        for number, candidates in enumerate(others):
            shares = [place.shares(other) for other in candidates] if place else []
            short, long = max(shares, default=(0.0, 0.0))
            if short >= HALF and long >= FIFTH:
                likely.append((-2 * short * long / (short + long), at, number))
    pairs: dict[int, int] = {}
    for _, at, number in sorted(likely):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return pairs


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _in_order(quotes: list[str], text: str) -> list[Place | None]:
    """The place of each quote: behind the one before where it stands there, else the first there is."""
    found: list[Place | None] = []
    at = 0
    for quote in quotes:
        start = text.find(quote, at) if quote else -1
        if start >= 0:
            at = start + 1
        elif quote:
            start = text.find(quote)
        found.append(Place(start=start, end=start + len(quote)) if start >= 0 else None)
    return found


def _all_places(quote: str, text: str) -> list[Place]:
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)] if quote else []
    return [Place(start=start, end=start + len(quote)) for start in starts]


def _names(entry: Entry, key: str) -> set[str]:
    """The units of a role for comparing."""
    given = entry.get(key) or []
    return {_name(one) for one in ([given] if isinstance(given, str) else given) if one.strip()}


def _name(written: str) -> str:
    words = fold(_RUN_TOGETHER.sub(" ", unicodedata.normalize("NFC", written)))
    words = re.sub(r"\bubnd\b", fold("ủy ban nhân dân"), words)
    return re.sub(r"[\W_]", "", _PREFIX.sub("", words))


def _end(entry: Entry) -> str | None:
    deadline = entry.get("deadline")
    return (deadline.get("end") or None) if isinstance(deadline, dict) else None


# --- the table -------------------------------------------------------------------------------------------------------


def _figures(counts: Counter[str]) -> list[str]:
    hit, gold, made_up = counts["hit"], counts["gold"], counts["made up"]
    precision, recall = _ratio(hit, hit + made_up), _ratio(hit, gold)
    both = 2 * precision * recall / (precision + recall) if precision and recall else 0.0
    return [
        f"{hit}/{gold}",
        str(made_up),
        *(f"{value:.3f}" for value in (precision or 0.0, recall or 0.0, both)),
        *(_of(counts[name], hit) for name in ("leads", "cooperating")),
        _of(counts["deadline"], counts["dated"]),
    ]


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.3f}" if whole else "-"


def _row(name: str, cells: list[str]) -> str:
    widths = (10, 7, 9, 6, 5, 11, 11, 11, 6)
    return f"{name[:34]:<34}  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _brief(entry: Entry) -> str:
    quote = _flat(entry.get("quote") or "")
    return quote if len(quote) <= 100 else f"{quote[:97]}..."  # noqa: PLR2004 - what a line of a terminal holds


if __name__ == "__main__":
    main()
