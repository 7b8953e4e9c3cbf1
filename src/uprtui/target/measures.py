"""How good a ranking was, how good chance would have been, and whether a probability kept its word.

All measures take one query: the ranked States, best first and each once, and the set of those that
did recommend (the relevant ones, at least one). Relevance is yes or no. All lie between 0 and 1.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

#: Most States recommend on few issues, so most probabilities are small: narrow bins there.
EDGES: tuple[float, ...] = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)

Interval = tuple[float, float]


class Figures(NamedTuple):
    """The four measures of one query, or their means over many."""

    ndcg10: float
    precision10: float
    recall20: float
    map: float


def figures(ranked: Sequence[str], relevant: Set[str]) -> Figures:
    """Return the four measures of one query, at the places that the backtest reports."""
    return Figures(
        ndcg(ranked, relevant),
        precision(ranked, relevant),
        recall(ranked, relevant),
        average_precision(ranked, relevant),
    )


def ndcg(ranked: Sequence[str], relevant: Set[str], at: int = 10) -> float:
    """Return the normalised discounted cumulative gain of the first `at` places.

    A relevant State in place r gains 1 / log2(r + 1); the sum is divided by that of the best order
    possible. Source: Järvelin and Kekäläinen 2002, with binary gains.
    """
    gained = sum(_discount(i) for i, state in enumerate(ranked[:at], start=1) if state in relevant)
    return gained / _ideal(min(at, len(_some(relevant))))


def precision(ranked: Sequence[str], relevant: Set[str], at: int = 10) -> float:
    """Return the share of the first `at` places that relevant States hold.

    It is always divided by `at`, also where fewer States are ranked or relevant.
    """
    return _hits(ranked[:at], _some(relevant)) / at


def recall(ranked: Sequence[str], relevant: Set[str], at: int = 20) -> float:
    """Return the share of the relevant States that stand in the first `at` places."""
    return _hits(ranked[:at], relevant) / len(_some(relevant))


def average_precision(ranked: Sequence[str], relevant: Set[str]) -> float:
    """Return the mean, over the relevant States, of the precision at the place where each stands.

    A relevant State that is not ranked at all counts 0.
    """
    hits, total = 0, 0.0
    for place, state in enumerate(ranked, start=1):
        if state in relevant:
            hits += 1
            total += hits / place
    return total / len(_some(relevant))


def expected_by_chance(states: int, relevant: int) -> Figures:
    """Return what the four measures are on average over all orders of the States.

    Each place holds a relevant State with the chance R/N. For average precision: the relevant
    State in place k has on average (k - 1)(R - 1)/(N - 1) others before it, so the expectation is
    (1/N) * sum over k of (1 + (k - 1)(R - 1)/(N - 1))/k = (H + (N - H)(R - 1)/(N - 1))/N, where H
    is the sum of 1/k for k from 1 to N.

    Args:
        states: how many States are ranked (N).
        relevant: how many of them are relevant (R), from 1 to N.
    """
    if not 1 <= relevant <= states:
        raise ValueError(f"{relevant} relevant of {states} States")
    share = relevant / states
    harmonic = _harmonic(states)
    others = (relevant - 1) / (states - 1) if states > 1 else 0.0
    return Figures(
        ndcg10=share * _ideal(min(10, states)) / _ideal(min(10, relevant)),
        precision10=share * min(10, states) / 10,
        recall20=min(20, states) / states,
        map=(harmonic + (states - harmonic) * others) / states,
    )


def bootstrap_interval(
    values: Sequence[float],
    clusters: Sequence[Hashable],
    seed: int,
    rounds: int = 1000,
    level: float = 0.9,
) -> Interval | None:
    """Return the percentile interval of the mean of values that hang together in clusters.

    Whole clusters are drawn anew, with replacement: the queries of one review share its speakers,
    so they are no independent proof. Source: Davison and Hinkley 1997, section 3.8.

    Args:
        values: one number a query.
        clusters: the cluster of each, such as (session, State under review).
        seed: equal seeds draw equal clusters, so that two columns of values can be compared.
        rounds: how many times to draw.
        level: the share of the drawn means that lie inside.

    Returns:
        the lower and the upper end; None for fewer than two clusters, which tell nothing of
        how far another one might differ.
    """
    sums: dict[Hashable, float] = {}
    counts: dict[Hashable, int] = {}
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + value
        counts[cluster] = counts.get(cluster, 0) + 1
    if len(sums) < 2:
        return None
    draw = random.Random(seed).choices  # noqa: S311 - a sample, not a secret
    pairs = list(zip(sums.values(), counts.values(), strict=True))
    means = []
    for _ in range(rounds):
        drawn_sums, drawn_counts = zip(*draw(pairs, k=len(pairs)), strict=True)
        means.append(sum(drawn_sums) / sum(drawn_counts))
    means.sort()
    tail = (1 - level) / 2
    return _quantile(means, tail), _quantile(means, 1 - tail)


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions between two probabilities.

    Attributes:
        low: the lower edge, inside.
        high: the upper edge, outside; the last bin holds 1 as well.
        count: how many predictions.
        predicted: their mean.
        observed: the share of them that happened.
    """

    low: float
    high: float
    count: int
    predicted: float
    observed: float


@dataclass(frozen=True, slots=True)
class CalibrationTable:
    """What became of predicted probabilities: bins with at least one of them, lowest first.

    Attributes:
        bins: in each, the mean prediction beside what happened.
        brier: the mean squared difference between prediction and outcome; 0 is perfect.
    """

    bins: tuple[Bin, ...]
    brier: float

    @property
    def expected_error(self) -> float:
        """The mean difference between predicted and observed, each bin weighted by its count."""
        total = sum(each.count for each in self.bins)
        off = math.fsum(each.count * abs(each.predicted - each.observed) for each in self.bins)
        return off / total if total else 0.0


class Calibration:
    """Counts predictions and outcomes as they come, in bins; nothing else is kept.

    Args:
        edges: the edges of the bins, from 0 to 1, rising.
    """

    def __init__(self, edges: Sequence[float] = EDGES) -> None:
        if edges[0] != 0 or edges[-1] != 1 or sorted(set(edges)) != list(edges):
            raise ValueError(f"edges must rise from 0 to 1: {edges}")
        self._edges = tuple(edges)
        self._last = len(edges) - 2
        self._counts = [0] * (len(edges) - 1)
        self._predicted = [0.0] * (len(edges) - 1)
        self._happened = [0] * (len(edges) - 1)
        self._squares = 0.0

    def add(self, probability: float, happened: bool) -> None:
        """Count one prediction, and whether what it spoke of happened."""
        if not 0.0 <= probability <= 1.0:
            raise ValueError(f"{probability} is no probability")
        place = min(bisect_right(self._edges, probability) - 1, self._last)
        self._counts[place] += 1
        self._predicted[place] += probability
        self._happened[place] += happened
        self._squares += (probability - happened) ** 2

    def expected_error(self) -> float:
        """See `CalibrationTable.expected_error`; 0 before anything was counted."""
        return self.table().expected_error

    def brier(self) -> float:
        """The mean squared difference; 0 before anything was counted."""
        total = sum(self._counts)
        return self._squares / total if total else 0.0

    def table(self) -> CalibrationTable:
        """Return what was counted so far."""
        rows = zip(self._counts, self._predicted, self._happened, strict=True)
        bins = tuple(
            Bin(self._edges[i], self._edges[i + 1], count, predicted / count, happened / count)
            for i, (count, predicted, happened) in enumerate(rows)
            if count
        )
        return CalibrationTable(bins, self.brier())


def _some(relevant: Set[str]) -> Set[str]:
    if not relevant:
        raise ValueError("no State is relevant: such a query cannot be measured")
    return relevant


def _hits(ranked: Sequence[str], relevant: Set[str]) -> int:
    return sum(state in relevant for state in ranked)


@cache
def _discount(place: int) -> float:
    return 1 / math.log2(place + 1)


@cache
def _ideal(places: int) -> float:
    return sum(_discount(place) for place in range(1, places + 1))


@cache
def _harmonic(last: int) -> float:
    return math.fsum(1 / k for k in range(1, last + 1))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of the ordered values lies, between its two neighbours."""
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
