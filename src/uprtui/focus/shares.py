"""How sure a share is that was counted: small numbers leave much open."""

from __future__ import annotations

import math

#: Normal quantile of a two-sided interval of 99%: hundreds of words are looked at.
_Z = 2.576


def interval(hits: int, total: int) -> tuple[float, float]:
    """The 99% interval of a share of which `hits` of `total` were seen (Wilson 1927), 0 to 1."""
    if not total:
        return 0.0, 1.0
    share, square = hits / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    half *= _Z / (1 + square / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def absent_by_chance(share: float, total: int) -> float:
    """The chance that none of `total` texts has what each has with the chance `share`."""
    if share >= 1:
        return 0.0 if total else 1.0
    return math.exp(total * math.log1p(-share))
