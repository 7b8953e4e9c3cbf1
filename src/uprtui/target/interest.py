"""Will a State raise an issue in this review? What bends its habit here."""

from __future__ import annotations

from functools import cached_property
from math import log
from typing import NamedTuple

from uprtui.target.habits import Habits
from uprtui.target.history import History

_RAISED = 2.0  # so many times more are taken to have gone by habit, where counts are small
_BY_GROUP, _BY_KIN, _OWN = range(3)


class ForAll(NamedTuple):
    """The signs of `IssueSigns` that are the same for all States."""

    all_group: float
    all_kin: float
    all_sur: float


class IssueSigns(NamedTuple):
    """What bends a State's habit in this review, in the order of the fitted table.

    The first three are of the State; the last three are the same for all States, and tell how much
    the issue is raised with such States under review.

    Attributes:
        group: how much more often than by habit it raised the issue with the SuR's regional group.
        kin: the same for States with blocs or a border in common with the SuR.
        same_sur: whether it raised the issue with the SuR itself before, against its habit.
        all_group: how much more often than by habit all States raised it with the group.
        all_kin: the same for the kin of the SuR.
        all_sur: the same for the SuR itself.
    """

    group: float
    kin: float
    same_sur: float
    all_group: float
    all_kin: float
    all_sur: float


class Interest:
    """Who may raise one issue in one review.

    Args:
        habits: of all States; the history has counted the issue, and the State under review.
        sur: the State under review, ISO alpha-3.
        issue: the label.
    """

    def __init__(self, habits: Habits, sur: str, issue: str) -> None:
        self.history: History = habits.history
        self.sur = sur
        self.issue = issue
        self.habit = habits.on(issue)
        self._signs: dict[str, IssueSigns] = {}

    def signs(self, state: str) -> IssueSigns:
        """What bends the habit of `state`."""
        if state not in self._signs:
            self._signs[state] = self._bend(state)
        return self._signs[state]

    def _bend(self, state: str) -> IssueSigns:
        told = self.history.told(self.sur, state).weights
        raised = self.history.told(self.sur, state, self.issue).weights
        habit = self.habit.expected[state]
        return IssueSigns(
            log((raised[_BY_GROUP] + _RAISED) / (told[_BY_GROUP] * habit + _RAISED)),
            log((raised[_BY_KIN] + _RAISED) / (told[_BY_KIN] * habit + _RAISED)),
            raised[_OWN] - told[_OWN] * min(1.0, habit),
            *self.for_all,
        )

    @cached_property
    def for_all(self) -> ForAll:
        """How much more often than by habit all States raised it with the SuR and its likes."""
        raised, expected = [_RAISED] * 3, [_RAISED] * 3
        for state in self.history.speakers:
            if state == self.sur:
                continue
            told = self.history.told(self.sur, state).weights
            said = self.history.told(self.sur, state, self.issue).weights
            habit = self.habit.expected[state]
            for kind in (_BY_GROUP, _BY_KIN, _OWN):
                raised[kind] += said[kind]
                expected[kind] += told[kind] * habit
        return ForAll(*(log(r / e) for r, e in zip(raised, expected, strict=True)))
