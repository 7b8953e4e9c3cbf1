"""How old a library is at the time of a review, in a sentence."""

from __future__ import annotations

_A_CYCLE = 14  # sessions; source: the order of States repeats after so many


def aged(latest: int | None, before: int | None) -> str:
    """Warn where a library ends long before a review; else return nothing.

    Args:
        latest: its last session before the review; None where it has none.
        before: the session of the review; None where not known.
    """
    if latest is None or before is None or before - latest <= _A_CYCLE:
        return ""
    return (
        f"The library ends with session {latest}, more than a cycle before this review: what "
        "States did since is not counted. Import newer sessions if you can."
    )
