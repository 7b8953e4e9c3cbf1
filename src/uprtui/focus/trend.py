"""Whether ever more States raise an issue, or fewer: a change that chance does not explain.

What counts is States, not recommendations: one State's three recommendations on an issue are one
voice. Of the States that spoke in each review, so many raised the issue. The question is whether
that share rises or falls from review to review (the Cochran-Armitage test for a trend, two-sided).
It is answered exactly, by going through all ways in which the same number of voices could have
fallen on the reviews; only where there are very many ways by the normal curve.

A State has some fifty issues. Of fifty coin tosses a few look striking, so the issues of one State
are judged together (Benjamini and Hochberg, 1995): of the trends that are named, at most one in
twenty is expected to be noise.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

FALSE_TRENDS = 0.05
"""The share of named trends that may be noise."""

_MOST_WAYS = 2_000
_Key = TypeVar("_Key")


class Direction(StrEnum):
    """Where the share of States that raise an issue goes from review to review."""

    RISING = "rising"
    FALLING = "falling"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Trend:
    """The change of an issue over the reviews.

    Attributes:
        direction: none unless the change is more than chance explains.
        chance: how often chance alone makes such a change or a greater one, 0 to 1; None where
            there are not two reviews to compare.
    """

    direction: Direction
    chance: float | None


def trends(voices: Mapping[_Key, Sequence[tuple[int, int]]]) -> dict[_Key, Trend]:
    """Judge the changes of several issues together.

    Args:
        voices: issue → for each review, oldest first, how many States raised it and how many
            spoke at all.
    """
    chances = {key: change_by_chance(counts) for key, counts in voices.items()}
    limit = _limit([chance for chance in chances.values() if chance is not None])
    return {
        key: Trend(_direction(voices[key], chance, limit), chance)
        for key, chance in chances.items()
    }


def change_by_chance(counts: Sequence[tuple[int, int]]) -> float | None:
    """How often chance alone changes a share as much over the reviews as it did change.

    Args:
        counts: for each review, oldest first, how many States raised the issue, of how many.

    Returns:
        0 to 1; None where fewer than two reviews had a State that spoke.
    """
    known = _known(counts)
    if len(known) < 2:
        return None
    sizes = [spoke for _, spoke in known]
    raised = sum(count for count, _ in known)
    seen = abs(_lean(known))
    if _ways(sizes, raised) > _MOST_WAYS:
        return _by_curve(sizes, raised, seen)
    return _by_counting(sizes, raised, seen)


def _known(counts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(raised, spoke) for raised, spoke in counts if spoke > 0]


def _leans(sizes: Sequence[int]) -> list[int]:
    """How late each review is, in whole numbers: voices spread evenly add up to 0."""
    total, moment = sum(sizes), sum(place * size for place, size in enumerate(sizes))
    return [place * total - moment for place in range(len(sizes))]


def _lean(known: Sequence[tuple[int, int]]) -> int:
    """Above 0 where the voices lie late, below where they lie early."""
    leans = _leans([spoke for _, spoke in known])
    return sum(lean * raised for lean, (raised, _) in zip(leans, known, strict=True))


def _few(sizes: Sequence[int], raised: int) -> int:
    """The voices, or the silent States where they are fewer.

    The silent lean as far as the voices, to the other side: either count gives the same chance.
    """
    return min(raised, sum(sizes) - raised)


def _ways(sizes: Sequence[int], raised: int) -> int:
    """At most so many ways there are for the voices to fall on the reviews.

    What falls on the others settles what falls on the last, so the widest one is left out.
    """
    few = _few(sizes, raised)
    choices = [min(size, few) + 1 for size in sizes]
    return math.prod(choices) // max(choices)


def _by_counting(sizes: Sequence[int], raised: int, seen: int) -> float:
    """Add up the ways that lean as far; a way is so many voices in each review.

    Only beginnings that can be finished are followed, so a review costs at most `_ways` steps.
    """
    few, room = _few(sizes, raised), sum(sizes)
    ways: dict[tuple[int, int], int] = {(0, 0): 1}  # voices used, lean → number of ways
    for lean, size in zip(_leans(sizes), sizes, strict=True):
        room -= size  # for voices in the reviews that follow
        longer: dict[tuple[int, int], int] = defaultdict(int)
        for (used, leaning), number in ways.items():
            for voices in range(max(0, few - used - room), min(size, few - used) + 1):
                found = (used + voices, leaning + lean * voices)
                longer[found] += number * math.comb(size, voices)
        ways = longer
    far = (number for (_, leaning), number in ways.items() if abs(leaning) >= seen)
    return sum(far) / math.comb(sum(sizes), few)


def _by_curve(sizes: Sequence[int], raised: int, seen: int) -> float:
    """The same from the normal curve, half a voice short, as voices are whole."""
    total = sum(sizes)
    spread = sum(size * lean**2 for lean, size in zip(_leans(sizes), sizes, strict=True)) / total
    variance = spread * raised * (total - raised) / (total - 1)
    return math.erfc(max(0.0, seen - total / 2) / math.sqrt(2 * variance))


def _limit(chances: Sequence[float]) -> float:
    """The greatest chance that still names a trend, all issues judged together."""
    limit = 0.0
    for place, chance in enumerate(sorted(chances), start=1):
        if chance <= FALSE_TRENDS * place / len(chances):
            limit = chance
    return limit


def _direction(counts: Sequence[tuple[int, int]], chance: float | None, limit: float) -> Direction:
    if chance is None or chance > limit:
        return Direction.NONE
    return Direction.RISING if _lean(_known(counts)) > 0 else Direction.FALLING
