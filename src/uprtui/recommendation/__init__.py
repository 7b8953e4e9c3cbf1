"""What a recommendation is: its record, identity, issues, action category and response."""

from __future__ import annotations

from uprtui.recommendation.action import ACTIONS, ActionVerdict, classify
from uprtui.recommendation.cycles import cycle_of, next_session, sessions_of
from uprtui.recommendation.identity import bare_text, identity, identity_text
from uprtui.recommendation.issues import ISSUES, canonical_issue
from uprtui.recommendation.record import ActionSource, Kind, Recommendation, Response
from uprtui.recommendation.responses import parse_response
from uprtui.recommendation.suggesting import SuggestedIssue, suggest_issues
from uprtui.recommendation.themes import labels_of_themes, themes_of_label

__all__ = [
    "ACTIONS",
    "ISSUES",
    "ActionSource",
    "ActionVerdict",
    "Kind",
    "Recommendation",
    "Response",
    "SuggestedIssue",
    "bare_text",
    "canonical_issue",
    "classify",
    "cycle_of",
    "identity",
    "identity_text",
    "labels_of_themes",
    "next_session",
    "parse_response",
    "sessions_of",
    "suggest_issues",
    "themes_of_label",
]
