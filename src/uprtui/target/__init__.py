"""Which States to ask: signals from earlier sessions, and a ranking that gives its reasons."""

from __future__ import annotations

from uprtui.target.advice import too_many_targets
from uprtui.target.ranking import METHODS, RECIPES, Method, RankedState, Ranking, rank
from uprtui.target.reasons import Reason, all_reasons, speaks_for
from uprtui.target.signals import Signals, count_signals
from uprtui.target.targets import MOST_EVIDENCE, evidence, rank_issues, rank_states, rank_words
from uprtui.target.topic import sought

__all__ = [
    "METHODS",
    "MOST_EVIDENCE",
    "RECIPES",
    "Method",
    "RankedState",
    "Ranking",
    "Reason",
    "Signals",
    "all_reasons",
    "count_signals",
    "evidence",
    "rank",
    "rank_issues",
    "rank_states",
    "rank_words",
    "sought",
    "speaks_for",
    "too_many_targets",
]
