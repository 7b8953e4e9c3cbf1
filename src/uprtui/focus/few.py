"""How many issues a campaign can put into States' statements."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from uprtui.campaign import AskKind, AskRole, Limits

if TYPE_CHECKING:
    from uprtui.campaign import Plan

#: A State raises two to four issues in its two minutes; an advocate aims at one or two of them.
#: Source: fact sheet, "Why is advocacy important" and "FOCUSED".
MOST_ISSUES = 4
#: Recommendations that a State makes in its two minutes, at most. Source: fact sheet.
MOST_ASKS = 4
#: Of these, so many that one campaign can hope to place. Source: fact sheet, "FOCUSED".
ASKS_OF_A_STATE = 2


def too_many(count: int, limits: Limits | None = None) -> str | None:
    """Warn when more issues are chosen than States can carry; None where it is fine.

    Args:
        count: how many issues are chosen.
        limits: how many are a few, as in the check of a plan.
    """
    if count <= (limits or Limits()).issues:
        return None
    if count <= MOST_ISSUES:
        return f"{count} issues fill a State's two minutes. Keep the one or two that matter most."
    return f"{count} issues: no State can raise more than {MOST_ISSUES}. Keep the one or two best."


def overfull(plan: Plan, limits: Limits | None = None) -> tuple[str, ...]:
    """Warn where a plan holds more than States can carry; empty where it is fine.

    Args:
        plan: its issues, its end goals and its targets are counted. Steps, fallbacks and variants
            stand in a goal's place, and advance questions are sent in beforehand: they take none
            of a State's two minutes.
        limits: how many are a few, as in the check of a plan.
    """
    goals = Counter(
        ask.issue
        for ask in plan.asks
        if ask.kind is AskKind.RECOMMENDATION and ask.role is AskRole.GOAL
    )
    warnings = [too_many(len(plan.issues), limits)]
    warnings += [_many_asks(issue.label, goals[issue.id]) for issue in plan.issues]
    warnings.append(_more_than_targets_carry(goals.total(), len(plan.targets)))
    return tuple(warning for warning in warnings if warning is not None)


def _many_asks(label: str, asks: int) -> str | None:
    """Warn of more asks on one issue than a State would make on it."""
    if asks <= ASKS_OF_A_STATE:
        return None
    if asks <= MOST_ASKS:
        return (
            f"{asks} asks on {label}: a State makes 2 to {MOST_ASKS} on all issues. Keep the one "
            "or two best."
        )
    return (
        f"{asks} asks on {label}: no State makes more than {MOST_ASKS}. Keep the one or two best."
    )


def _more_than_targets_carry(asks: int, targets: int) -> str | None:
    """Warn of more asks than the targets can carry; without targets nothing can be said."""
    most = ASKS_OF_A_STATE * targets
    if not targets or asks <= most:
        return None
    who = "one target carries" if targets == 1 else f"{targets} targets carry"
    return f"{asks} asks in all: {who} {most}, one or two each. Drop some, or choose more targets."
