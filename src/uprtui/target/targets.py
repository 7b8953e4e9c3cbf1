"""Rank the States of a library for an issue, and find the recommendations behind the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uprtui.target.asking import ask
from uprtui.target.ranking import RankedState, Ranking, rank
from uprtui.target.signals import count_signals

if TYPE_CHECKING:
    from uprtui.library import Library

#: As many as an advocate could read in an afternoon; a State may have made hundreds.
MOST_EVIDENCE = 200

# What stands behind a reason comes first: on the issue to the State under review, then on the issue
# to any State. Activity counts all recommendations, so there the rest follows.
_EVIDENCE = """
WITH made AS (
    SELECT
        row,
        by_state,
        id,
        session,
        sur = $sur AS here,
        row IN (SELECT row FROM labels WHERE issue = $issue) AS on_issue
    FROM recommendations
    WHERE kind = 'recommendation'
        AND list_contains($states, by_state)
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
), placed AS (
    SELECT by_state, id, row_number() OVER (
        PARTITION BY by_state
        ORDER BY on_issue DESC, on_issue AND here DESC, session DESC NULLS LAST, row
    ) AS place
    FROM made
    WHERE on_issue OR $all_issues
)
SELECT by_state, id FROM placed WHERE place <= $most ORDER BY by_state, place
"""


def rank_states(
    library: Library, *, sur: str, issue: str, method: str, before_session: int | None = None
) -> Ranking:
    """Rank every State that made recommendations, by what the library tells of it.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3; it never ranks itself.
        issue: the issue's label as the library spells it.
        method: a key of METHODS.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    counted = count_signals(library, sur=sur, issue=issue, before_session=before_session)
    return rank(counted, sur=sur, issue=issue, method=method)


def evidence(
    library: Library,
    ranking: Ranking,
    rows: Sequence[RankedState],
    before_session: int | None = None,
    *,
    most: int = MOST_EVIDENCE,
) -> dict[str, list[str]]:
    """Find the recommendations behind the reasons of ranked States.

    Args:
        library: the open library.
        ranking: the ranking that the rows are of.
        rows: the States wanted.
        before_session: as given to `rank_states`.
        most: at most so many of each State.

    Returns:
        for each State the ids of its recommendations on the issue: those to the State under review
        first, then those to others, the latest session first. The method `activity` counts all
        recommendations, so all follow there. A State without any has an empty list.
    """
    found: dict[str, list[str]] = {row.state: [] for row in rows}
    values = {
        "sur": ranking.sur,
        "issue": ranking.issue,
        "states": list(found),
        "before": before_session,
        "all_issues": ranking.method == "activity",
        "most": most,
    }
    for state, recommendation in ask(library, _EVIDENCE, values):
        found[state].append(recommendation)
    return found
