"""The ranking model: how likely each State is to raise an issue in a review.

A State's score is the logarithm of the statements raising the issue that are to be expected of it:
the chance that it takes the floor, times the labels of its statements, times the issue's share of
these, bent by what it did in reviews like this one. The logarithm of a product is a sum, so the
score explains itself. A fitted curve turns it into a probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from typing import NamedTuple

from uprtui.states import States
from uprtui.target.coefficients import Coefficients, vintage
from uprtui.target.floor import Floor, FloorSigns
from uprtui.target.habits import Habits
from uprtui.target.history import History
from uprtui.target.interest import ForAll, Interest


class Term(NamedTuple):
    """One contribution to a score.

    Attributes:
        sign: a name of IssueSigns, one of FloorSigns after "floor_", or "base", "labels", "habit".
        contribution: what it adds.
    """

    sign: str
    contribution: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A State's place on the model's scale.

    Attributes:
        state: ISO alpha-3.
        score: the sum of its terms.
        probability: that it will raise the issue in the review, in [0, 1].
    """

    state: str
    score: float
    probability: float


class ReviewModel:
    """The model for one review: the State under review, and all that its States did before.

    Args:
        history: counted for the State under review and the issues to rank.
        sur: the State under review, ISO alpha-3.
        states: the registry; all its States are ranked, and others that spoke.
        habits: of the same history, where several reviews share them.
        coefficients: the fitted table; the newest that has not seen the review, unless given.
    """

    def __init__(
        self,
        history: History,
        sur: str,
        states: States,
        *,
        habits: Habits | None = None,
        coefficients: Coefficients | None = None,
    ) -> None:
        self.history = history
        self.sur = sur
        self.habits = habits or Habits(history, states)
        self.coefficients = coefficients or vintage(history.before)
        self.everyone = tuple(state for state in self.habits.everyone if state != sur)
        self.floor = Floor(history, sur)
        self._signs = {state: self.floor.signs(state) for state in self.everyone}
        self._odds = {state: self._floor_odds(signs) for state, signs in self._signs.items()}
        self._bases: dict[str, float] = {}
        self._typical = _average(
            [self._signs[state] for state in history.speakers if state != sur]
            or list(self._signs.values())
        )

    def floor_chance(self, state: str) -> float:
        """The chance that a State takes the floor, in (0, 1)."""
        return exp(_log_chance(self._odds[state]))

    def signs(self, state: str) -> FloorSigns:
        """What tells whether a State will take the floor."""
        return self._signs[state]

    def interest(self, issue: str) -> Interest:
        """What the past tells of an issue in this review."""
        return Interest(self.habits, self.sur, issue)

    def scores(self, interest: Interest) -> list[Scored]:
        """Score every State but the one under review, in the order of their codes."""
        weights = self.coefficients.issue
        found = []
        for state in self.everyone:
            score = (
                _log_chance(self._odds[state])
                + log(interest.habit.expected[state])
                + sum(w * sign for w, sign in zip(weights, interest.signs(state), strict=True))
            )
            found.append(Scored(state, score, probability(score, self.coefficients.curve)))
        return found

    def terms(self, interest: Interest, state: str) -> tuple[Term, ...]:
        """The contributions that add up to the score of a State.

        "base" is what is expected of an average State on the issue in this review; the others tell
        how this State differs.
        """
        fitted = self.coefficients
        signs = interest.signs(state)
        return (
            Term("base", self.base(interest)),
            *self._floor_terms(state),
            Term("labels", log(self.habits.labels[state] / self.habits.usual_labels)),
            Term("habit", log(interest.habit.shares[state] / interest.habit.world)),
            *(
                Term(name, weight * sign)
                for name, weight, sign in zip(signs._fields, fitted.issue, signs, strict=True)
                if name not in ForAll._fields
            ),
        )

    def base(self, interest: Interest) -> float:
        """The score of an average State."""
        if interest.issue not in self._bases:
            self._bases[interest.issue] = self._base(interest)
        return self._bases[interest.issue]

    def _base(self, interest: Interest) -> float:
        weights, signs = self.coefficients.issue, interest.for_all
        return (
            _log_chance(self._floor_odds(self._typical))
            + log(self.habits.usual_labels)
            + log(interest.habit.world)
            + weights.all_group * signs.all_group
            + weights.all_kin * signs.all_kin
            + weights.all_sur * signs.all_sur
        )

    def _floor_terms(self, state: str) -> list[Term]:
        """How the State's signs move the logarithm of its chance to speak away from the average.

        The log-odds are a sum, the logarithm of the chance is not: their change is shared out in
        proportion, which adds up exactly.
        """
        signs, typical, fitted = self._signs[state], self._typical, self.coefficients.floor
        odds, usual = self._odds[state], self._floor_odds(typical)
        change = odds - usual
        rate = (_log_chance(odds) - _log_chance(usual)) / change if change else 0.0
        return [
            Term(f"floor_{name}", rate * weight * (sign - average))
            for name, weight, sign, average in zip(
                signs._fields, fitted, signs, typical, strict=True
            )
            if name not in ("active", "drawn")
        ]

    def _floor_odds(self, signs: FloorSigns) -> float:
        fitted = self.coefficients
        return fitted.floor_start + sum(
            weight * sign for weight, sign in zip(fitted.floor, signs, strict=True)
        )


def _average(signs: Sequence[FloorSigns]) -> FloorSigns:
    """The signs of the average State."""
    return FloorSigns(*(sum(column) / len(signs) for column in zip(*signs, strict=True)))


def probability(score: float, curve: Sequence[tuple[float, float]]) -> float:
    """The chance that a score stands for: straight between the curve's points, in log-odds.

    Beyond its ends the first and the last stretch go on.
    """
    place = 1
    while place < len(curve) - 1 and score > curve[place][0]:
        place += 1
    (left, low), (right, high) = curve[place - 1], curve[place]
    odds = low + (high - low) * (score - left) / (right - left)
    return exp(_log_chance(odds))


def _log_chance(odds: float) -> float:
    """The logarithm of the chance that log-odds stand for."""
    return -log1p(exp(-odds)) if odds > 0 else odds - log1p(exp(odds))
