"""How many targets one coalition can carry."""

from __future__ import annotations

from uprtui.campaign import Limits


def too_many_targets(count: int, limits: Limits | None = None) -> str | None:
    """Advise against more targets than can be visited and followed up; None where it is fine.

    Args:
        count: how many targets are chosen.
        limits: how many are a few, as in the check of a plan.
    """
    few = (limits or Limits()).targets
    if count <= few:
        return None
    return f"{count} targets: more than {few} are hard to visit and follow up. Keep the best."
