"""Where each block stands: the points above it, and how that place is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.draft.lines import Block

_BULLETS = {"dash": "gạch đầu dòng", "dot": "gạch đầu dòng", "plus": "điểm +"}
# bullets that are no dashes stand above or below those
_DOTS = frozenset("*•●▪◦")


@dataclass(slots=True)
class Duty:
    """Who the duties below a heading fall on."""

    lead: tuple[str, ...]
    reason: str
    cooperating: tuple[str, ...] = ()
    sure: bool = True


@dataclass(slots=True, kw_only=True)
class Point:
    """A point, section or bullet that is open where a block is read.

    `duty` is who its heading names, `back` whether it speaks of what has been; None where its heading says
    neither. `heads_units` is whether a heading of a point in it named units.
    """

    kind: str
    label: str
    order: int
    title: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    duty: Duty | None = None
    back: bool | None = None
    heads_units: bool = False

    @property
    def name(self) -> str:
        """How it is cited."""
        if self.kind in _BULLETS:
            return f"{_BULLETS[self.kind]} thứ {self.order}"
        return self.label


class Outline:
    """The open points, outermost first; `enter` moves to the place of a block."""

    def __init__(self) -> None:
        """Begin before the first block."""
        self.root = Point(kind="root", label="", order=0)
        self.open: list[Point] = [self.root]

    def enter(self, block: Block) -> Point:
        """The point whose words `block` gives: a new one where it bears a mark, else the innermost open one."""
        kind = "row" if block.kind == "row" else block.kind
        if kind in {"text", "row"}:
            here = self.open[-1]
            here.counts[kind] = here.counts.get(kind, 0) + 1
            return here
        if kind == "dash" and block.label in _DOTS:
            kind = "dot"
        if kind == "number" and "." in block.label:
            kind = f"number{block.label.count('.')}"
        kinds = [point.kind for point in self.open]
        if kind in kinds:
            del self.open[kinds.index(kind) :]
        elif kind in {"roman", "article", "hash"}:
            # a section closes whatever stands above it, but for another kind of section
            keep = [at for at, each in enumerate(kinds) if each in {"root", "roman", "article", "hash"}]
            del self.open[keep[-1] + 1 :]
        parent = self.open[-1]
        parent.counts[kind] = parent.counts.get(kind, 0) + 1
        point = Point(kind=kind, label=block.label, order=parent.counts[kind], title=block.key[:200])
        self.open.append(point)
        return point

    @property
    def duty(self) -> Duty | None:
        """Who the innermost heading that names somebody names."""
        return next((point.duty for point in reversed(self.open) if point.duty is not None), None)

    @property
    def looks_back(self) -> bool:
        """Whether the innermost section with a heading speaks of what has been."""
        return next((point.back for point in reversed(self.open) if point.back is not None), False)

    def cited(self, block: Block) -> str:
        """The place of `block`: `II.1`, `2.a`, `1, gạch đầu dòng thứ 2`, `3, đoạn 2`; `đoạn 2` outside all points."""
        numbered: list[str] = []
        others: list[str] = []
        for point in self.open[1:]:
            if point.kind in _BULLETS or point.kind == "hash":
                group = re.match(r"nhóm thứ \w+", point.title)
                others.append(group[0] if group else point.name)
            elif point.kind.startswith("number") and point.kind != "number":
                numbered = [each for each in numbered if not point.label.startswith(f"{each}.")]
                numbered.append(point.label)
            else:
                numbered.append(point.name)
        inner = self.open[-1]
        if block.kind in {"text", "row"}:
            word = "đoạn" if block.kind == "text" else "dòng"
            others.append(f"{word} {inner.counts.get(block.kind, 1)}")
        return ", ".join(([".".join(numbered)] if numbered else []) + others)
