"""How far the true chance may lie from the estimate, and the interval that says so.

Responses of one review on one issue go together more than chance alone would have it, so the
true log-odds spread around the estimate, the more so where little is known of the State under
review. The variances are fitted, together with the coefficients, on what reviews really did.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from uprtui.target.acceptance.habits import CAUTION
from uprtui.target.log_odds import chance

CONFIDENCE = 0.8
"""Share of cases in which the true chance is to lie within the interval."""

DEVIATES = 1.2815515655446004
"""Standard deviations to each side of a normal distribution that hold that share."""


def unknown(known: tuple[float, float]) -> tuple[float, float]:
    """Shares, 0 to 1, that are not known of the State under review, and of it on the issue."""
    of_sur, on_issue = known
    return (
        CAUTION["sur"] / (CAUTION["sur"] + of_sur),
        CAUTION["sur issue"] / (CAUTION["sur issue"] + on_issue),
    )


def variance(known: tuple[float, float], spread: Mapping[str, float]) -> float:
    """Variance of the true log-odds, from the table's `spread`."""
    of_sur, on_issue = unknown(known)
    return spread["least"] + spread["sur"] * of_sur + spread["issue"] * on_issue


def middle(log_odds: float, spread: float) -> float:
    """Log-odds in the middle of the spread, where `log_odds` is those of the mean chance.

    Where log-odds vary, the mean chance is nearer to one half than the middle one. Source: the
    usual normal approximation of the logistic curve (Zeger, Liang and Albert, 1988).
    """
    return log_odds * math.sqrt(1.0 + math.pi * spread / 8.0)


def interval(log_odds: float, spread: float) -> tuple[float, float]:
    """Return the chances between which the true one lies with CONFIDENCE."""
    centre, reach = middle(log_odds, spread), DEVIATES * math.sqrt(spread)
    low, high = min(centre - reach, log_odds), max(centre + reach, log_odds)
    return chance(low), chance(high)
