"""What a State under review was asked on each issue, review by review and category by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.library.reading import Library

# Only recommendations that have a label count: those without would look like silence on all issues.
_SPOKE = """
SELECT session, count(DISTINCT by_state)
FROM recommendations
WHERE sur = $sur AND kind = 'recommendation' AND session IS NOT NULL
    AND row IN (SELECT row FROM labels)
GROUP BY session ORDER BY session
"""
_RAISED = """
SELECT issue, session, count(*), count(DISTINCT by_state)
FROM labels JOIN recommendations USING (row)
WHERE sur = $sur AND kind = 'recommendation' AND session IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""
_CATEGORIES = """
SELECT
    issue, action,
    count(*) FILTER (WHERE response = 'supported'),
    count(*) FILTER (WHERE response = 'noted'),
    count(*) FILTER (WHERE response IS NULL OR response NOT IN ('supported', 'noted'))
FROM labels JOIN recommendations USING (row)
WHERE sur = $sur AND kind = 'recommendation' AND action IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How one review of a State treated one issue.

    Attributes:
        session: number of the review's session.
        times: recommendations on the issue.
        states: recommending States that raised it.
        spoke: States that made any recommendation in that review.
    """

    session: int
    times: int
    states: int
    spoke: int


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """Recommendations of one action category on one issue.

    Attributes:
        action: 1 to 5 on UPR Info's scale.
        supported: how many the State under review supported.
        noted: how many it noted.
        pending: how many have no known position.
    """

    action: int
    supported: int
    noted: int
    pending: int

    @property
    def times(self) -> int:
        """How many there are."""
        return self.supported + self.noted + self.pending


@dataclass(frozen=True, slots=True)
class IssueHistory:
    """One issue in the reviews of one State.

    Attributes:
        reviews: every review whose recommendations have labels, oldest first; with zeros where
            this issue was not raised.
        categories: ascending, those that occur.
    """

    reviews: tuple[ReviewCount, ...]
    categories: tuple[CategoryCount, ...]


@dataclass(frozen=True, slots=True)
class StateHistory:
    """All issues in the reviews of one State.

    Attributes:
        issues: by the label.
        silence: the history of an issue that nobody raised.
    """

    issues: Mapping[str, IssueHistory]
    silence: IssueHistory


def issue_history(library: Library, sur: str) -> StateHistory:
    """Count what a State (ISO alpha-3) was asked.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    values = {"sur": sur}
    spoke: dict[int, int] = dict(library.ask(_SPOKE, values))
    raised: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for issue, session, times, states in library.ask(_RAISED, values):
        raised[issue][session] = (times, states)
    categories: dict[str, list[CategoryCount]] = defaultdict(list)
    for issue, *counts in library.ask(_CATEGORIES, values):
        categories[issue].append(CategoryCount(*counts))
    issues = {
        issue: IssueHistory(_reviews(raised[issue], spoke), tuple(categories[issue]))
        for issue in sorted({*raised, *categories})
    }
    return StateHistory(issues, IssueHistory(_reviews({}, spoke), ()))


def _reviews(
    raised: Mapping[int, tuple[int, int]], spoke: Mapping[int, int]
) -> tuple[ReviewCount, ...]:
    return tuple(
        ReviewCount(session, *raised.get(session, (0, 0)), count)
        for session, count in spoke.items()
    )
