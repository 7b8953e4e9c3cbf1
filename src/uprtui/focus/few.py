"""How many issues a campaign can put into States' statements."""

from __future__ import annotations

from uprtui.campaign import Limits

#: A State raises two to four issues in its two minutes; an advocate aims at one or two of them.
#: Source: fact sheet, "Why is advocacy important" and "FOCUSED".
MOST_ISSUES = 4


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
