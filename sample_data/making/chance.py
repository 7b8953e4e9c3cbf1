"""Seeded choices that come out the same on every version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of choices decided by a seed.

    Only `random.Random.random` is used: Python promises its sequence for a seed, and does
    not promise that of `choice`, `sample` or `shuffle`.

    Args:
        seed: a text; equal seeds give equal streams.
    """

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def share(self) -> float:
        """A number from 0 up to, and without, 1."""
        return self._random.random()

    def happens(self, probability: float) -> bool:
        """True in `probability` (0 to 1) of the cases."""
        return self.share() < probability

    def below(self, bound: int) -> int:
        """A whole number from 0 to `bound` - 1."""
        return int(self.share() * bound)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values, each as likely as the others."""
        return values[self.below(len(values))]

    def weighted(self, values: Sequence[T], weights: Sequence[float]) -> T:
        """One of the values, in proportion to its weight (none negative, some above 0)."""
        left = self.share() * sum(weights)
        for value, weight in zip(values, weights, strict=True):
            left -= weight
            if left < 0:
                return value
        return next(v for v, w in zip(reversed(values), reversed(weights), strict=True) if w > 0)

    def several(self, values: Sequence[T], weights: Sequence[float], count: int) -> list[T]:
        """`count` different values in the order drawn, by weight; fewer where there are no more."""
        left = list(values)
        weight = list(weights)
        drawn: list[T] = []
        while left and len(drawn) < count:
            place = self.weighted(range(len(left)), weight)
            drawn.append(left.pop(place))
            weight.pop(place)
        return drawn
