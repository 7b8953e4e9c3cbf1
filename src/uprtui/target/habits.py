"""What each State says wherever it speaks: how many labels, and the share of an issue in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from uprtui.states import RegionalGroup, States
from uprtui.target.history import NOWHERE, History, added
from uprtui.target.kinship import PACES, SLOW, Weights

# Small counts are drawn toward a broader habit: a State's toward its group's as if it had made so
# many more labels in its group's way, and the group's toward that of all.
_STATE = 15.0
_GROUP = 50.0
_WORLD = 20.0
_STATEMENTS = 2.0
_VOCABULARY = 50  # vocabularies have about so many labels; each is taken to be raised half a time

_RECENT = PACES.index(0.5)
_WORLD_PACE = PACES.index(0.7)
_SLOWLY = PACES.index(SLOW)
_EVER = PACES.index(1.0)
_MIXED = (_RECENT, _WORLD_PACE, _EVER)


@dataclass(frozen=True, slots=True)
class Habit:
    """How States are used to speak on one issue.

    Attributes:
        world: the issue's share of all labels given lately.
        shares: State → the issue's share of its labels.
        expected: State → how often a statement of it raises the issue.
    """

    world: float
    shares: Mapping[str, float]
    expected: Mapping[str, float]


@dataclass(frozen=True)
class Habits:
    """How much each State says, and on what, wherever it speaks.

    Attributes:
        history: the past.
        states: the registry, for regional groups; all its States have habits.
    """

    history: History
    states: States
    _known: dict[str, Habit] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """All States of the registry, and others that spoke, in the order of their codes."""
        return tuple(sorted({state.code for state in self.states}.union(self.history.speakers)))

    @cached_property
    def labels(self) -> Mapping[str, float]:
        """State → how many labels a statement of it has, lately."""
        return {state: self._labels_of(state) for state in self.everyone}

    @cached_property
    def usual_labels(self) -> float:
        """Labels of an average statement, lately."""
        statements = _sum(self.history.said(state).weights for state in self.history.speakers)
        labels = self._all_labels[_RECENT]
        return labels / statements[_RECENT] if labels else 1.0

    def on(self, issue: str) -> Habit:
        """How States are used to speak on an issue that the history has counted."""
        if issue not in self._known:
            self._known[issue] = self._habit(issue)
        return self._known[issue]

    def _habit(self, issue: str) -> Habit:
        world = self._world(issue)
        groups = self._by_group(issue, world)
        shares = {
            state: self._share(state, issue, world if group is None else groups[group])
            for state, group in self._groups.items()
        }
        expected = {state: self.labels[state] * share for state, share in shares.items()}
        return Habit(world, shares, expected)

    def _world(self, issue: str) -> float:
        raised = _sum(self.history.said(state, issue).weights for state in self.history.speakers)
        labels = self._all_labels
        ever = (raised[_EVER] + 0.5) / (labels[_EVER] + 0.5 * _VOCABULARY)
        return (raised[_WORLD_PACE] + _WORLD * ever) / (labels[_WORLD_PACE] + _WORLD)

    def _by_group(self, issue: str, world: float) -> dict[RegionalGroup, float]:
        """The share of an issue among the labels of each regional group."""
        raised = dict.fromkeys(RegionalGroup, 0.0)
        for state in self.history.speakers:
            group = self._groups[state]
            if group is not None:
                raised[group] += self.history.said(state, issue).weights[_SLOWLY]
        return {
            group: (raised[group] + _GROUP * world) / (self._group_labels[group] + _GROUP)
            for group in RegionalGroup
        }

    def _share(self, state: str, issue: str, habit: float) -> float:
        """The share of an issue among a State's labels, where `habit` is that of its group."""
        raised = self.history.said(state, issue).weights
        labels = self._labels_given(state)
        shares = ((raised[p] + _STATE * habit) / (labels[p] + _STATE) for p in _MIXED)
        return sum(shares) / len(_MIXED)

    def _labels_of(self, state: str) -> float:
        statements = self.history.said(state).weights[_RECENT]
        labels = self._labels_given(state)[_RECENT]
        return (labels + _STATEMENTS * self.usual_labels) / (statements + _STATEMENTS)

    def _labels_given(self, state: str) -> Weights:
        return self.history.labels.get((None, state), NOWHERE)

    @cached_property
    def _groups(self) -> Mapping[str, RegionalGroup | None]:
        found = ((code, self.states.get(code)) for code in self.everyone)
        return {code: None if state is None else state.group for code, state in found}

    @cached_property
    def _group_labels(self) -> Mapping[RegionalGroup, float]:
        labels = dict.fromkeys(RegionalGroup, 0.0)
        for state in self.history.speakers:
            group = self._groups[state]
            if group is not None:
                labels[group] += self._labels_given(state)[_SLOWLY]
        return labels

    @cached_property
    def _all_labels(self) -> Weights:
        return _sum(self._labels_given(state) for state in self.history.speakers)


def _sum(rows: Iterable[Weights]) -> Weights:
    total = NOWHERE
    for row in rows:
        total = added(total, row)
    return total
