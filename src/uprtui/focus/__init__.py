"""From many issues to a few asks that a State can read out."""

from __future__ import annotations

from uprtui.focus.asks import STATEMENT_SECONDS, AskFacts, ask_facts
from uprtui.focus.board import SORTS, IssueRow, arrange, issue_board, matching, vocabulary
from uprtui.focus.few import MOST_ISSUES, too_many
from uprtui.focus.similar import Similar, SimilarTexts

__all__ = [
    "MOST_ISSUES",
    "SORTS",
    "STATEMENT_SECONDS",
    "AskFacts",
    "IssueRow",
    "Similar",
    "SimilarTexts",
    "arrange",
    "ask_facts",
    "issue_board",
    "matching",
    "too_many",
    "vocabulary",
]
