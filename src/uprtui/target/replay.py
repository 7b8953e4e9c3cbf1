"""A library as it was before each of its sessions, for the backtest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from uprtui.target.backtest import NOT_QUERIED, Query
from uprtui.target.coefficients import vintage
from uprtui.target.habits import Habits
from uprtui.target.history import read_history
from uprtui.target.model import ReviewModel
from uprtui.target.model_ranking import in_order
from uprtui.target.ranking import MODEL, by_counting
from uprtui.target.signals import Signals, signals_of

if TYPE_CHECKING:
    from uprtui.library import Library

_Ranked = list[tuple[str, float, float | None]]

_SESSIONS = """
SELECT DISTINCT session FROM recommendations
WHERE kind = 'recommendation' AND by_state <> sur AND session BETWEEN ? AND ? ORDER BY session
"""
# What did happen is known by sources' labels only: a ranking cannot be measured by our own guesses.
_WHAT_HAPPENED = """
SELECT DISTINCT sur, issue, by_state
FROM labels JOIN recommendations USING (row)
WHERE kind = 'recommendation' AND by_state IS NOT NULL AND by_state <> sur AND session = ?
    AND NOT labels.suggested
"""


def open_replay(library: Library) -> LibraryReplay:
    """Return what a backtest asks; it reads the library as it goes."""
    return LibraryReplay(library)


class LibraryReplay:
    """Ranks anew for the reviews of past sessions; see `backtest.Replay`.

    Args:
        library: the open library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def sessions(self, first: int, last: int) -> list[int]:
        """Return the sessions from first to last with recommendations, in order."""
        found = self._library.ask(_SESSIONS, [first, last])
        return [session for (session,) in found]

    def fitted_to(self, number: int) -> int | None:
        """Return the last session that the coefficients for a session were fitted on."""
        return vintage(number).fitted_to

    def session(self, number: int, methods: Sequence[str]) -> Iterator[Query]:
        """Rank for every State reviewed in a session.

        Asked are the issues raised before it, and those that were raised in it.
        """
        happened: dict[tuple[str, str], set[str]] = {}
        for sur, issue, state in self._library.ask(_WHAT_HAPPENED, [number]):
            happened.setdefault((sur, issue), set()).add(state)
        surs = {sur for sur, _ in happened}
        history = read_history(self._library, before=number, targets=surs, issues=None)
        habits = Habits(history, self._library.states)
        known = {issue for target, _, issue in history.counts if target is None}
        for sur in sorted(surs):
            model = ReviewModel(history, sur, self._library.states, habits=habits)
            asked = known | {issue for where, issue in happened if where == sur}
            for issue in sorted(each for each in asked if each is not None):
                if issue in NOT_QUERIED:
                    continue
                relevant = frozenset(happened.get((sur, issue), ()))
                # A calibration needs every question; a comparison only those with an answer.
                wanted = methods if relevant else [name for name in methods if name == MODEL]
                rankings = _rankings(model, issue, wanted)
                yield Query(number, sur, issue, relevant, rankings)


def _rankings(model: ReviewModel, issue: str, methods: Sequence[str]) -> dict[str, _Ranked]:
    """By method all States but the one under review, best first: code, score, probability."""
    found: dict[str, _Ranked] = {}
    counted: list[Signals] = []
    for method in methods:
        if method == MODEL:
            ordered = in_order(model, model.interest(issue))
            found[method] = [(each.state, each.score, each.probability) for each in ordered]
            continue
        counted = counted or [
            signals_of(model.history, state, sur=model.sur, issue=issue) for state in model.everyone
        ]
        scored = by_counting(counted, model.sur, method)
        found[method] = [(each.state, score, None) for score, each, _ in scored]
    return found
