"""The labels of numbered lists."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS = 26
_LONGEST = 10_000
"""Numbers above it, which only a damaged file has, are not spelled in letters."""


def label(kind: str, number: int) -> str:
    """A number as a list of this kind writes it; the kinds are those of WordprocessingML, others are plain digits."""
    if kind == "decimalZero":
        return f"{number:02d}"
    if not 0 < number < _LONGEST:
        return str(number)
    if kind in {"lowerRoman", "upperRoman"}:
        spelled = _roman(number)
    elif kind in {"lowerLetter", "upperLetter"}:
        # behind z Word writes aa, bb, cc
        spelled = chr(ord("A") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
    else:
        return str(number)
    return spelled.lower() if kind.startswith("lower") else spelled


def _roman(number: int) -> str:
    signs = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs.append(sign * count)
    return "".join(signs)
