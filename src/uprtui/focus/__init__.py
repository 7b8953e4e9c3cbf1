"""From many issues to a few asks that a State can read out."""

from __future__ import annotations

from uprtui.focus.asks import STATEMENT_SECONDS, WORDS_PER_MINUTE, AskFacts, ask_facts
from uprtui.focus.assessments import (
    assessment_of,
    read_issues,
    read_present,
    statuses_by_issue,
)
from uprtui.focus.avoided import AvoidedTerm, AvoidedTerms, avoided_terms, read_avoided
from uprtui.focus.board import SORTS, IssueRow, arrange, issue_board, matching, vocabulary
from uprtui.focus.departures import Departure
from uprtui.focus.few import MOST_ISSUES, overfull, too_many
from uprtui.focus.ladder import (
    Ladder,
    LadderFinding,
    Rung,
    check_ladder,
    read_ladder,
    read_ladders,
)
from uprtui.focus.ladder_table import SuggestedStep, suggested_steps
from uprtui.focus.past import IssuePast, Pasts, read_pasts
from uprtui.focus.priorities import Priority, propose, take_order
from uprtui.focus.priority_parts import Part, Reach
from uprtui.focus.priority_rules import FIRST_STATES, PARTS, PartRule
from uprtui.focus.similar import Similar, SimilarTexts
from uprtui.focus.statement import (
    Statement,
    StatementLimits,
    StatementPart,
    mock_statement,
)
from uprtui.focus.variants import Difference, asks_for, difference, text_for, variants_of
from uprtui.focus.wording import VerbUse, Wording, read_wording

__all__ = [
    "FIRST_STATES",
    "MOST_ISSUES",
    "PARTS",
    "SORTS",
    "STATEMENT_SECONDS",
    "WORDS_PER_MINUTE",
    "AskFacts",
    "AvoidedTerm",
    "AvoidedTerms",
    "Departure",
    "Difference",
    "IssuePast",
    "IssueRow",
    "Ladder",
    "LadderFinding",
    "Part",
    "PartRule",
    "Pasts",
    "Priority",
    "Reach",
    "Rung",
    "Similar",
    "SimilarTexts",
    "Statement",
    "StatementLimits",
    "StatementPart",
    "SuggestedStep",
    "VerbUse",
    "Wording",
    "arrange",
    "ask_facts",
    "asks_for",
    "assessment_of",
    "avoided_terms",
    "check_ladder",
    "difference",
    "issue_board",
    "matching",
    "mock_statement",
    "overfull",
    "propose",
    "read_avoided",
    "read_issues",
    "read_ladder",
    "read_ladders",
    "read_pasts",
    "read_present",
    "read_wording",
    "statuses_by_issue",
    "suggested_steps",
    "take_order",
    "text_for",
    "too_many",
    "variants_of",
    "vocabulary",
]
