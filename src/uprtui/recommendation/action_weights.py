"""The fitted weights of an action category: what each sign of a text says for each category.

`action_weights.csv` has one sign a row, its kind and words, and five weights in hundredths: of
categories 1 to 5. Added up over the signs of a text, they are the logarithms of how
likely each category is, but for a constant. The rows `provenance` say what was fitted on what.
`fitting/action.py` writes the file.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

TABLE = "action_weights.csv"
COLUMNS = ("kind", "words", "1", "2", "3", "4", "5")
HUNDREDTHS = 100

Row = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class ActionWeights:
    """Weights in hundredths of each sign, and those that every text starts from."""

    start: Row
    signs: Mapping[str, Row]
    provenance: Mapping[str, str]

    def sums(self, keys: Iterable[str]) -> Row:
        """Return the summed weights of a text with these signs; unknown signs weigh nothing."""
        one, two, three, four, five = self.start
        found = self.signs.get
        for key in keys:
            row = found(key)
            if row is not None:
                one += row[0]
                two += row[1]
                three += row[2]
                four += row[3]
                five += row[4]
        return one, two, three, four, five


def chances(sums: Sequence[int]) -> tuple[float, ...]:
    """Return how likely each category is, by summed weights; together 1."""
    highest = max(sums)
    odds = [math.exp((value - highest) / HUNDREDTHS) for value in sums]
    whole = math.fsum(odds)
    return tuple(each / whole for each in odds)


@cache
def action_weights() -> ActionWeights:
    """Return the package's own weights, read once."""
    text = resources.files("uprtui.recommendation").joinpath(TABLE).read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines())
    next(rows)
    provenance, signs = {}, {}
    start: Row = (0, 0, 0, 0, 0)
    for kind, words, *cells in rows:
        if kind == "provenance":
            provenance[words] = cells[0]
            continue
        one, two, three, four, five = map(int, cells)
        if kind == "start" and not words:
            start = one, two, three, four, five
        else:
            signs[f"{kind} {words}"] = one, two, three, four, five
    return ActionWeights(start, signs, provenance)
