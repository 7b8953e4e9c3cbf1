"""The ranking model: how likely each State is to raise an issue in a review.

The chance is a product: that the State takes the floor, times that it raises the issue when it
speaks. The second follows, by a fitted curve, from how often a statement of it raises the issue by
habit, bent by what it did in reviews like this one. A State's score is the logarithm of its chance.
The logarithm of a product is a sum, so the score explains itself: a contribution of 0.7 doubles the
chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log
from operator import mul
from typing import NamedTuple

from uprtui.states import States
from uprtui.target.coefficients import Coefficients, vintage
from uprtui.target.floor import Floor, FloorSigns
from uprtui.target.habits import Habits
from uprtui.target.history import History
from uprtui.target.interest import ForAll, Interest
from uprtui.target.log_odds import log_chance

_TINY = 1e-6
_DIGITS = 9  # sums over the same rows in another order differ beyond


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
        score: the sum of its terms, the logarithm of the chance.
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

    def signs(self, state: str) -> FloorSigns:
        """What tells whether a State will take the floor."""
        return self._signs[state]

    def interest(self, issue: str) -> Interest:
        """What the past tells of an issue in this review."""
        return Interest(self.habits, self.sur, issue)

    def scores(self, interest: Interest) -> list[Scored]:
        """Score every State but the one under review, in the order of their codes."""
        found = []
        for state in self.everyone:
            score = log_chance(self._odds[state]) + self._log_raises(self.rate(interest, state))
            score = round(score, _DIGITS)
            found.append(Scored(state, score, exp(score)))
        return found

    def rate(self, interest: Interest, state: str) -> float:
        """The logarithm of how often a statement of a State raises the issue, before the curve."""
        bent: float = sum(map(mul, self.coefficients.issue, interest.signs(state)))
        return log(interest.habit.expected[state]) + bent

    def terms(self, interest: Interest, state: str) -> tuple[Term, ...]:
        """The contributions that add up to the score of a State.

        "base" is what is expected of an average State on the issue in this review; the others tell
        how this State differs.
        """
        signs, weights = interest.signs(state), self.coefficients.issue
        bends = [
            Term("labels", log(self.habits.labels[state] / self.habits.usual_labels)),
            Term("habit", log(interest.habit.shares[state] / interest.habit.world)),
            *(
                Term(name, weight * sign)
                for name, weight, sign in zip(signs._fields, weights, signs, strict=True)
                if name not in ForAll._fields
            ),
        ]
        usual = self._usual_rate(interest)
        slope = _slope(self._log_raises, usual, self.rate(interest, state))
        return (
            Term("base", self.base(interest)),
            *self._floor_terms(state),
            *(Term(name, slope * contribution) for name, contribution in bends),
        )

    def base(self, interest: Interest) -> float:
        """The score of a State of average habits."""
        if interest.issue not in self._bases:
            usual = self._log_raises(self._usual_rate(interest))
            self._bases[interest.issue] = log_chance(self._floor_odds(self._typical)) + usual
        return self._bases[interest.issue]

    def _usual_rate(self, interest: Interest) -> float:
        weights, signs = self.coefficients.issue, interest.for_all
        return (
            log(self.habits.usual_labels * interest.habit.world)
            + weights.all_group * signs.all_group
            + weights.all_kin * signs.all_kin
            + weights.all_sur * signs.all_sur
        )

    def _log_raises(self, rate: float) -> float:
        """The logarithm of the chance that a State raises the issue when it speaks."""
        return log_chance(on_curve(rate, self.coefficients.curve))

    def _floor_terms(self, state: str) -> list[Term]:
        """How the State's signs move the logarithm of its chance to speak away from the average."""
        signs, typical, fitted = self._signs[state], self._typical, self.coefficients.floor
        slope = _slope(log_chance, self._floor_odds(typical), self._odds[state])
        return [
            Term(f"floor_{name}", slope * weight * (sign - average))
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


def _slope(bent: Callable[[float], float], start: float, end: float) -> float:
    """How much a function changes for each step on the way; by it a sum is shared out.

    What goes in is a sum of terms, what comes out is not: each term gets its part in proportion, so
    that the parts add up exactly.
    """
    step = end - start if abs(end - start) > _TINY else _TINY
    return (bent(start + step) - bent(start)) / step


def on_curve(value: float, curve: Sequence[tuple[float, float]]) -> float:
    """The height of a curve: straight between its points, the first and last stretch going on."""
    place = 1
    while place < len(curve) - 1 and value > curve[place][0]:
        place += 1
    (left, low), (right, high) = curve[place - 1], curve[place]
    return low + (high - low) * (value - left) / (right - left)
