"""Ridge logistic regression, and the spread of groups around it: the numbers behind a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_ROUNDS = 50
_ENOUGH = 1e-10
_STEPS = tuple(step / 5 for step in range(26))
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(15)


def chance(log_odds: Numbers) -> Numbers:
    """The chances of log-odds: `uprtui.target.log_odds.chance`, for a whole array at once."""
    found: Numbers = 1 / (1 + np.exp(-log_odds))
    return found


def fit(
    signals: Numbers, outcomes: Numbers, *, offset: Numbers, prior: Numbers, penalty: Numbers
) -> Numbers:
    """Return the coefficients of a logistic model, by Newton's method.

    Args:
        signals: one row an outcome, one column a coefficient.
        outcomes: 0 or 1.
        offset: log-odds that are given.
        prior: what the coefficients are drawn to.
        penalty: how strongly, for each.
    """
    found = prior.astype(float)
    for _ in range(_ROUNDS):
        given = chance(signals @ found + offset)
        slope = signals.T @ (outcomes - given) - penalty * (found - prior)
        bend = (signals * (given * (1 - given))[:, None]).T @ signals + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < _ENOUGH:
            return found
    raise ArithmeticError("The coefficients do not settle: look for a signal that is not finite.")


def fit_spread(
    log_odds: Numbers, outcomes: Numbers, unknown: Numbers, groups: Sequence[int]
) -> Numbers:
    """Return variances [least, sur, issue] that make the groups' outcomes most likely.

    Searched one after another on a grid of fifths, from 0 to 5, until none of them moves.

    Args:
        log_odds: of the mean chance of each row.
        outcomes: 0 or 1.
        unknown: for each row the shares not known (see `acceptance.spread.unknown`).
        groups: the number of each row's group; its rows share one deviation.
    """
    columns = np.hstack([np.ones((len(log_odds), 1)), unknown])
    found = np.array([0.3, 0.3, 0.3])
    order = np.argsort(groups, kind="stable")
    log_odds, outcomes, columns = log_odds[order], outcomes[order], columns[order]
    starts = np.flatnonzero(np.diff(np.asarray(groups)[order], prepend=-1))
    while True:
        before = found.copy()
        for place in range(len(found)):
            tried = []
            for step in _STEPS:
                found[place] = step
                tried.append(_likelihood(log_odds, outcomes, columns @ found, starts))
            found[place] = _STEPS[int(np.argmax(tried))]
        if np.array_equal(before, found):
            return found


def _likelihood(
    log_odds: Numbers, outcomes: Numbers, variance: Numbers, starts: NDArray[np.intp]
) -> float:
    """Log-likelihood of rows in the order of their groups, which begin at `starts`."""
    centre = log_odds * np.sqrt(1 + np.pi * variance / 8)
    each = centre[:, None] + np.sqrt(variance)[:, None] * _NODES
    likely = chance(np.where(outcomes[:, None] == 1, each, -each))
    together = np.add.reduceat(np.log(likely), starts, axis=0)
    top = together.max(axis=1, keepdims=True)
    inside = (np.exp(together - top) * _WEIGHTS).sum(axis=1)
    return float((top[:, 0] + np.log(inside)).sum())
