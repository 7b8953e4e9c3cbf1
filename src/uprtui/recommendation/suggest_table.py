"""The tables behind suggested issues, and where they came from.

`suggest_model.csv` is written by `fitting/issues.py` and by nothing else: for every feature how
much it speaks for or against issues, and how the sum becomes the chance of an issue.
`suggest_chart.csv` holds UPR Info's chart of common phrases (October 2014), and
`suggest_words.csv` and `suggest_same.csv` words with a part of their own: see `Vocabulary`.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import pairwise

from uprtui.recommendation.issues import ISSUES
from uprtui.recommendation.suggest_words import Phrase, stem_of, words_of

TABLE = "suggest_model.csv"
COLUMNS = ("part", "name", "value")
SCALE = 100  # weights are written as whole hundredths
# Where no issue reaches its threshold, the nearest stands in: from this part of it on, and from
# this chance on.
NEARLY, LEAST_CHANCE = 0.6, 0.2
_HALVINGS = 40
STAND_ALONE = ("General", "Other")
"""Labels that UPR Info gives to what no other label fits: 98 of 100 times they stand alone."""


@dataclass(frozen=True, slots=True)
class IssueScale:
    """How one issue's margin becomes its chance, and from which chance on it is suggested.

    Attributes:
        start: its margin before any word is read.
        slope, height: what its log-odds are, from those of the common curve.
        threshold: a chance.
    """

    start: float
    slope: float
    height: float
    threshold: float


@dataclass(frozen=True)
class SuggestTable:
    """The fitted model.

    Attributes:
        provenance: what the script wrote down: sessions, date, figures; name → text.
        curve: (margin, log-odds) points, ascending in both; straight between, level outside.
        issues: one an issue, in the order of `ISSUES`.
        weights: feature → the issues that it speaks for or against, by their places in `ISSUES`,
            with its weight in hundredths. Written as "place weight place weight …".
    """

    provenance: Mapping[str, str]
    curve: tuple[tuple[float, float], ...]
    issues: tuple[IssueScale, ...]
    weights: Mapping[str, Mapping[int, int]]

    @cached_property
    def least_margins(self) -> tuple[float, ...]:
        """The margin of each issue below which it cannot be suggested, not even as the nearest."""
        return tuple(self._least_margin(issue) for issue in range(len(self.issues)))

    def _least_margin(self, issue: int) -> float:
        """Found by halving, as the chance never falls where the margin grows."""
        wanted = NEARLY * self.issues[issue].threshold
        low, high = self.curve[0][0] - 1, self.curve[-1][0] + 1
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if self.chance(issue, middle) >= wanted else (middle, high)
        return low

    def chance(self, issue: int, margin: float) -> float:
        """Return the chance of an issue, by its place in `ISSUES`; never 0 or 1."""
        odds = self.curve[0][1]
        for (left, low), (right, high) in pairwise(self.curve):
            if margin > left:
                odds = low + (high - low) * min(1.0, (margin - left) / (right - left))
        scale = self.issues[issue]
        return 1 / (1 + math.exp(-odds * scale.slope - scale.height))


@cache
def suggest_table() -> SuggestTable:
    """Return the model that we ship, read once."""
    return read_table(_text(TABLE))


def read_table(text: str) -> SuggestTable:
    """Read a table as the script writes it; KeyError or ValueError where a part is missing."""
    parts: dict[str, dict[str, str]] = {"provenance": {}, "curve": {}, "issue": {}, "weight": {}}
    rows = csv.reader(io.StringIO(text))
    if tuple(next(rows)) != COLUMNS:
        message = f"the first row must be {','.join(COLUMNS)}"
        raise ValueError(message)
    for part, name, value in rows:
        parts[part][name] = value
    return SuggestTable(
        provenance=parts["provenance"],
        curve=tuple((float(margin), float(odds)) for margin, odds in parts["curve"].items()),
        issues=tuple(IssueScale(*map(float, parts["issue"][issue].split())) for issue in ISSUES),
        weights={feature: _weights(written) for feature, written in parts["weight"].items()},
    )


def _weights(written: str) -> dict[int, int]:
    numbers = iter(map(int, written.split()))
    return dict(zip(numbers, numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a text are read with.

    Attributes:
        skipped: stems of words that carry no issue: see `suggest_words.features_of`.
        foreign: words of other languages.
        edges: stems that no phrase shown to a user begins or ends with ("ensure").
        joining: those that a phrase goes on after ("Convention against Torture").
        same: stem → the stem it is read as: abbreviations that came up, or changed, after the
            sessions of the model.
        chart: UPR Info's phrases by their first stem, the longest first.
    """

    skipped: frozenset[str]
    foreign: frozenset[str]
    edges: frozenset[str]
    joining: frozenset[str]
    same: Mapping[str, str]
    chart: Mapping[str, Sequence[Phrase]]


@cache
def vocabulary() -> Vocabulary:
    """Return the chart and the words without an issue, read once."""
    words: dict[str, set[str]] = {role: set() for role in ("skipped", "foreign", "edge", "joining")}
    for row in _rows("suggest_words.csv"):
        words[row["role"]].add(row["word"])
    skipped, edges, joining = (
        frozenset(map(stem_of, words[role])) for role in ("skipped", "edge", "joining")
    )
    same = {stem_of(row["word"]): stem_of(row["same_as"]) for row in _rows("suggest_same.csv")}
    chart: dict[str, list[Phrase]] = {}
    for row in _rows("suggest_chart.csv"):
        stems = tuple(
            word.stem for word in words_of(row["phrase"], same) if word.stem not in skipped
        )
        issues = tuple(issue for issue in row["issues"].split("; ") if issue)
        chart.setdefault(stems[0], []).append(Phrase(stems, issues))
    for phrases in chart.values():
        phrases.sort(key=lambda phrase: (-len(phrase.stems), phrase.stems))
    edges |= skipped | joining
    return Vocabulary(skipped, frozenset(words["foreign"]), edges, joining, same, chart)


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(_text(name)))


def _text(name: str) -> str:
    return resources.files("uprtui.recommendation").joinpath(name).read_text(encoding="utf-8")
