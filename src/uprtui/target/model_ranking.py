"""A ranking by the model: every State in its place, with its chance and its reasons."""

from __future__ import annotations

from uprtui.target.interest import Interest
from uprtui.target.model import ReviewModel, Scored
from uprtui.target.model_reasons import model_reasons
from uprtui.target.ranking import MODEL, RankedState, Ranking
from uprtui.target.signals import signals_of


def in_order(model: ReviewModel, interest: Interest) -> list[Scored]:
    """Every State but the one under review, best first; equal ones in the order of their codes."""
    scored = model.scores(interest)
    return sorted(scored, key=lambda found: (-found.score, found.state))


def rank_by_model(model: ReviewModel, issue: str) -> Ranking:
    """Rank every State but the one under review, with reasons.

    Args:
        model: of the review; its history has counted the issue.
        issue: the label.
    """
    interest = model.interest(issue)
    rows = tuple(
        RankedState(
            rank=place,
            state=found.state,
            score=found.score,
            reasons=model_reasons(model, interest, found.state),
            signals=signals_of(model.history, found.state, sur=model.sur, issue=issue),
            probability=found.probability,
        )
        for place, found in enumerate(in_order(model, interest), start=1)
    )
    return Ranking(model.sur, issue, MODEL, rows, fitted_to=model.coefficients.fitted_to)
