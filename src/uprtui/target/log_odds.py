"""Log-odds and chances: the one scale on which what speaks for and against adds up."""

from __future__ import annotations

from math import exp, log, log1p


def odds(share: float) -> float:
    """Return the log-odds of a share: above 0 where it is more than one half.

    Args:
        share: more than 0 and less than 1.

    Raises:
        ValueError: where it is not: no finite log-odds stand for it.
    """
    if not 0.0 < share < 1.0:
        raise ValueError(f"{share} is no share between 0 and 1")
    return log(share / (1.0 - share))


def chance(log_odds: float) -> float:
    """Return the chance, from 0 to 1, that log-odds stand for; no number is too large."""
    if log_odds < 0.0:
        ratio = exp(log_odds)
        return ratio / (1.0 + ratio)
    return 1.0 / (1.0 + exp(-log_odds))


def log_chance(log_odds: float) -> float:
    """Return the logarithm of that chance; exact also where the chance is next to nothing."""
    return -log1p(exp(-log_odds)) if log_odds > 0.0 else log_odds - log1p(exp(log_odds))
