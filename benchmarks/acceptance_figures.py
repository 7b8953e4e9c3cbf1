"""How good estimated chances were, once the responses are known.

What `uprtui.target.measures` does not count. Everywhere `chances` are between 0 and 1 and
`outcomes` say, in the same order, what happened.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence

from uprtui.target.acceptance.spread import CONFIDENCE, DEVIATES
from uprtui.target.log_odds import chance, odds
from uprtui.target.measures import Calibration

BINS = 10
TENTHS = tuple(number / BINS for number in range(BINS + 1))
_NODES = 21  # points at which a spread is summed
_REACH = 3.0  # standard deviations to each side that they cover


def area_under_curve(chances: Sequence[float], outcomes: Sequence[bool]) -> float:
    """How often a supported ask has the higher chance than a noted one; ties count half."""
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    below, start = 0.0, 0
    while start < len(order):
        end = start
        while end < len(order) and chances[order[end]] == chances[order[start]]:
            end += 1
        rank = (start + end + 1) / 2
        below += rank * sum(outcomes[place] for place in order[start:end])
        start = end
    yes = sum(outcomes)
    return (below - yes * (yes + 1) / 2) / (yes * (len(outcomes) - yes))


def calibration(
    chances: Sequence[float], outcomes: Sequence[bool], edges: Sequence[float] = TENTHS
) -> Calibration:
    """Count all chances and outcomes, in tenths unless other edges are given."""
    counted = Calibration(edges)
    for given, outcome in zip(chances, outcomes, strict=True):
        counted.add(given, outcome)
    return counted


def even_edges(chances: Sequence[float]) -> tuple[float, ...]:
    """Edges between which as many chances lie as between any other two, as far as ties allow."""
    ordered = sorted(chances)
    inner = {ordered[len(ordered) * number // BINS] for number in range(1, BINS)}
    return tuple(sorted({0.0, 1.0} | inner))


def coverage(
    intervals: Sequence[tuple[float, float]],
    outcomes: Sequence[bool],
    groups: Sequence[Hashable],
    least: int = 5,
) -> tuple[float, int]:
    """How often a group's share of supported asks is as the intervals claim.

    A group of ten asks whose true chance is 0.7 may well see five supported: for each group, the
    count's distribution follows from the intervals and from chance, and the group is covered where
    the count is in that distribution's central part of CONFIDENCE (mid-p, as counts are discrete).

    Args:
        intervals: low and high of each ask.
        outcomes: whether it was supported.
        groups: to which group it belongs, such as its State under review and issue.
        least: groups with fewer asks are left out.

    Returns:
        The share of groups covered, and how many groups there were.
    """
    members: dict[Hashable, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    tail = (1 - CONFIDENCE) / 2
    large = [places for places in members.values() if len(places) >= least]
    covered = 0
    for places in large:
        counts = _distribution([intervals[place] for place in places])
        supported = sum(outcomes[place] for place in places)
        covered += tail <= sum(counts[:supported]) + counts[supported] / 2 <= 1 - tail
    return covered / len(large) if large else math.nan, len(large)


def _distribution(intervals: Sequence[tuple[float, float]]) -> list[float]:
    """Chance of each number of supported asks, where all asks of a group lean the same way."""
    ends = [(odds(low), odds(high)) for low, high in intervals]
    total = [0.0] * (len(intervals) + 1)
    whole = 0.0
    for node in range(_NODES):
        lean = _REACH * (2 * node / (_NODES - 1) - 1)
        weight = math.exp(-lean * lean / 2)
        whole += weight
        counts = [weight]
        for low, high in ends:
            share = chance((low + high) / 2 + lean * (high - low) / (2 * DEVIATES))
            counts = [
                (counts[k] * (1 - share) if k < len(counts) else 0.0)
                + (counts[k - 1] * share if k else 0.0)
                for k in range(len(counts) + 1)
            ]
        total = [sum(pair) for pair in zip(total, counts, strict=True)]
    return [value / whole for value in total]
