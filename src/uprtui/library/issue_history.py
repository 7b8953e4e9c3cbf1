"""What a State under review was asked on each issue, review by review and category by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uprtui.library.reading import Library

# A recommendation without a session is not known to be earlier than any: with a limit it is left
# out.
_MADE = """
WITH made AS (
    SELECT row, by_state, session, action, response FROM recommendations
    WHERE sur = $sur AND kind = 'recommendation'
        AND ($before::INTEGER IS NULL OR session < $before::INTEGER)
)
"""
# Only recommendations that have a label count: those without would look like silence on all issues.
_SPOKE = f"""{_MADE}
SELECT session, count(DISTINCT by_state)
FROM made
WHERE session IS NOT NULL AND row IN (SELECT row FROM labels)
GROUP BY session ORDER BY session
"""  # noqa: S608 (our own words; all values are bound)
_RAISED = f"""{_MADE}
SELECT issue, session, count(*), count(DISTINCT by_state)
FROM labels JOIN made USING (row)
WHERE session IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""  # noqa: S608 (our own words; all values are bound)
_ANSWERS = """
    count(*) FILTER (WHERE response = 'supported'),
    count(*) FILTER (WHERE response = 'noted'),
    count(*) FILTER (WHERE response IS NULL OR response NOT IN ('supported', 'noted'))
"""
_CATEGORIES = f"""{_MADE}
SELECT issue, action, {_ANSWERS}
FROM labels JOIN made USING (row)
WHERE action IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""  # noqa: S608 (our own words; all values are bound)
# Without the labels: one that has three of them is still one recommendation.
_WHATEVER_ISSUE = f"""{_MADE}
SELECT action, {_ANSWERS}
FROM made
WHERE action IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""  # noqa: S608 (our own words; all values are bound)


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
    """Recommendations of one action category, on one issue or on any.

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
        categories: whatever the issue, with each recommendation counted once; ascending.
    """

    issues: Mapping[str, IssueHistory]
    silence: IssueHistory
    categories: tuple[CategoryCount, ...]


def issue_history(library: Library, sur: str, *, before_session: int | None = None) -> StateHistory:
    """Count what a State was asked.

    Args:
        library: the open library.
        sur: the State under review, ISO alpha-3.
        before_session: use only sessions before this one; None uses all.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    values: dict[str, object] = {"sur": sur, "before": before_session}
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
    whatever = tuple(CategoryCount(*counts) for counts in library.ask(_WHATEVER_ISSUE, values))
    return StateHistory(issues, IssueHistory(_reviews({}, spoke), ()), whatever)


def _reviews(
    raised: Mapping[int, tuple[int, int]], spoke: Mapping[int, int]
) -> tuple[ReviewCount, ...]:
    return tuple(
        ReviewCount(session, *raised.get(session, (0, 0)), count)
        for session, count in spoke.items()
    )
